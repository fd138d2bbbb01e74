"""Frozen rows the first picture is made of: the rail and Today. Apart from `rows`, so that it comes quickly."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from amdesk.model.health_rows import Band
from amdesk.model.values import Tier


@dataclass(frozen=True)
class RailCounts:
    """The figures beside the rail's entries; `today` counts what is mine and due or late, the others what is open."""

    today: int
    accounts: int
    actions: int
    issues: int
    memos: int
    reviews: int
    losses: int
    questions: int


@dataclass(frozen=True)
class Pinned:
    """An account pinned to the rail."""

    id: int
    name: str
    health: int | None
    band: Band


class DueKind(Enum):
    """Where something due comes from."""

    MEETING = "meeting"
    ACTION = "action"
    PROMISE = "promise"
    STEP = "step"
    REQUEST = "request"
    CHECKPOINT = "checkpoint"
    ANSWER = "answer"
    REVIEW_CALL = "review-call"
    CHECK_IN = "check-in"
    HALF_FILLED = "half-filled"
    MEMO = "memo"
    REVIEW = "review"
    CONTRACT = "contract"
    DECISION = "decision"


REMINDER_DAYS = (120, 60, 30)
"""How long before a date of a contract one is reminded of it, also of what was answered before (MON-6)."""


@dataclass(frozen=True)
class Reminder:
    """The date of a contract a line reminds of, and the rule its answer is kept under."""

    rule: str
    day: date

    def comes_again(self, today: date) -> date:
        """The day it comes back when something is done about it today: the next of its days, never once it is past."""
        days = (self.day - timedelta(days=before) for before in (*REMINDER_DAYS, 0))
        return next((day for day in days if day > today), date.max)


@dataclass(frozen=True)
class Due:
    """Something due: `subject` and `id` open it; `days_late` is positive when its day has passed."""

    kind: DueKind
    subject: str
    id: int
    account_id: int | None
    account: str
    what: str
    on: date
    at: str
    owner: str
    mine: bool
    note: str
    days_late: int
    reminder: Reminder | None = None


@dataclass(frozen=True)
class Concern:
    """Why an account needs attention: a rule, its reason in a sentence, and the next step it offers.

    `weight` orders concerns, the largest first.
    """

    account_id: int
    account: str
    rule: str
    weight: int
    sentence: str
    next_step: str = ""
    since: date | None = None


@dataclass(frozen=True)
class Beat:
    """How long an account waits for its check-in: days since the last one beside the days agreed.

    Counted from the day the account came in when there was none since; `next_on` is a check-in already planned.
    """

    account_id: int
    account: str
    tier: Tier
    days: int
    rhythm_days: int
    next_on: date | None

    @property
    def ratio(self) -> float:
        """Days since the last check-in ÷ agreed rhythm; above 1 it is overdue."""
        return self.days / self.rhythm_days


@dataclass(frozen=True)
class MemoWaiting:
    """A memo that waits to be acknowledged or carried out."""

    id: int
    subject: str
    sender: str
    on: date | None
    due: date | None
    acknowledged: bool
    days_late: int
    snoozed_times: int


@dataclass(frozen=True)
class Troubled:
    """An account with its concerns, the weightiest first, and how its health went week by week."""

    account_id: int
    account: str
    tier: Tier
    health: int | None
    band: Band
    trend: tuple[int, ...]
    concerns: tuple[Concern, ...]


@dataclass(frozen=True)
class BandChange:
    """An account whose health reads otherwise than on an earlier day."""

    account_id: int
    account: str
    before: Band
    now: Band
    health_before: int | None
    health: int | None


@dataclass(frozen=True)
class TodayRows:
    """What Today is made of; `analysis.attention.today` turns it into what is shown.

    `late` counts by kind what has passed its day and waits for me; `became_late` the part of it since `last_opened`.
    `overdue_check_ins` and `slipping` count accounts.
    """

    today: date
    last_opened: date | None
    due: tuple[Due, ...]
    more_due: int
    meetings_today: int
    late: dict[DueKind, int]
    became_late: dict[DueKind, int]
    troubled: tuple[Troubled, ...]
    more_troubled: int
    slipping: int
    beats: tuple[Beat, ...]
    overdue_check_ins: int
    memos: tuple[MemoWaiting, ...]
    more_memos: int
    band_changes: tuple[BandChange, ...]
    new_concerns: tuple[Concern, ...]
