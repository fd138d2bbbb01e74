"""Frozen rows a meeting brief is made of."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from amdesk.model.rows import IntelRow, IssueLine, PulseRow, TimelineEntry
from amdesk.model.values import Channel, IssueStatus, PromiseBy, Role, Stance, TouchKind


@dataclass(frozen=True)
class BriefMeeting:
    """The meeting a brief is for; `at` is local time such as "15:30", empty when none was set."""

    id: int
    on: date
    at: str
    minutes: int | None
    channel: Channel
    kind: TouchKind
    purpose: str
    location: str
    colleagues: tuple[str, ...]


@dataclass(frozen=True)
class BriefPerson:
    """Someone to be met; everything from `roles` on is for our eyes only."""

    id: int
    name: str
    job: str
    unit: str
    roles: tuple[Role, ...]
    stance: Stance | None
    influence: int | None
    wants: str
    wants_privately: str
    feelings: str
    last_touch: date | None
    covered: bool
    expected: bool


class OwedKind(Enum):
    """Where something owed comes from."""

    PROMISE = "promise"
    ACTION = "action"
    STEP = "step"
    REQUEST = "request"
    CREDIT_NOTE = "credit-note"


@dataclass(frozen=True)
class Owed:
    """Something one side still owes the other; `issue` is the name of the issue it belongs to.

    `visible` says that the customer knows of it. `said` is the day it was promised, asked or issued.
    """

    kind: OwedKind
    subject: str
    id: int
    by: PromiseBy
    text: str
    issue: str
    who: str
    due: date | None
    said: date | None
    visible: bool

    def days_late(self, today: date) -> int:
        """Days since its day has passed, 0 when it is not late."""
        return max(0, (today - self.due).days) if self.due else 0


class HappenedKind(Enum):
    """What happened at an account since it was last met."""

    REPORTED = "reported"
    RESOLVED = "resolved"
    JOINED = "joined"
    LEFT = "left"
    WE_KEPT = "we-kept"
    THEY_KEPT = "they-kept"
    DONE = "done"
    AGREED = "agreed"
    CREDITED = "credited"
    STANCE = "stance"
    INTEL = "intel"

    @property
    def is_internal(self) -> bool:
        """Whether it is for our eyes only."""
        return self in (HappenedKind.STANCE, HappenedKind.INTEL)


@dataclass(frozen=True)
class Happened:
    """Something that happened on a day; `before` and `after` are stances where one moved."""

    kind: HappenedKind
    on: date
    subject: str
    id: int
    text: str
    before: Stance | None = None
    after: Stance | None = None


@dataclass(frozen=True)
class Told:
    """What a person told us on a day, word for word."""

    on: date
    person_id: int | None
    person: str
    words: str
    subject: str
    id: int


@dataclass(frozen=True)
class Wish:
    """Something they want: an aim of theirs with its year, or a plan of theirs with its day."""

    subject: str
    id: int
    text: str
    year: int | None
    by: date | None


@dataclass(frozen=True)
class Remembered:
    """A text that belongs to a day: a scar, a value we brought."""

    subject: str
    id: int
    on: date | None
    text: str


@dataclass(frozen=True)
class Accepted:
    """An alternative to a no that was accepted: what had been asked for, where, and why it could not be had."""

    on: date | None
    account_id: int
    account: str
    asked: str
    reason: str
    alternative: str
    issue_id: int | None


@dataclass(frozen=True)
class BriefFacts:
    """Everything a brief is made from, as it stands on `today`.

    `starts` are the days changes may be counted from: the last contact, the last review, a quarter ago; never empty.
    """

    today: date
    account_id: int
    account: str
    do_nots: str
    meeting: BriefMeeting | None
    people: tuple[BriefPerson, ...]
    person_id: int | None
    owed: tuple[Owed, ...]
    issues: tuple[IssueLine, ...]
    starts: tuple[date, ...]
    happened: tuple[Happened, ...]
    told: tuple[Told, ...]
    wishes: tuple[Wish, ...]
    values: tuple[Remembered, ...]
    scars: tuple[Remembered, ...]
    intel: tuple[IntelRow, ...]
    pulses: tuple[PulseRow, ...]
    events: tuple[TimelineEntry, ...]
    accepted: tuple[Accepted, ...] = ()

    @property
    def open_issues(self) -> list[IssueLine]:
        """The issues they still wait for, the worst first."""
        order = ("critical", "medium", "low")
        found = [issue for issue in self.issues if issue.status is IssueStatus.OPEN]
        return sorted(found, key=lambda issue: (order.index(issue.severity.value), issue.reported_on, issue.id))
