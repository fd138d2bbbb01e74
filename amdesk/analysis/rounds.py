"""Rounds (REV-1): guided lists that end in "done"; what each goes through, in which order, and about how long."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from amdesk.words import _, plural


class RoundKind(Enum):
    """A round, by the name of its page."""

    WEEK = "round"
    MONTH = "month"
    YEAR = "year"

    @property
    def label(self) -> str:
        """The round's name."""
        return {
            RoundKind.WEEK: _("Weekly round"),
            RoundKind.MONTH: _("Month with the manager"),
            RoundKind.YEAR: _("Year"),
        }[self]

    @property
    def about(self) -> str:
        """When it is gone through."""
        return {
            RoundKind.WEEK: _("Once a week, about ten minutes."),
            RoundKind.MONTH: _("Once a month with the manager, about two minutes for each thing."),
            RoundKind.YEAR: _("Once a year: every plan line by line, then tiers, then rhythms."),
        }[self]


class RoundStep(Enum):
    """A part of a round."""

    LATE = "late"
    WAITING = "waiting"
    INTEL = "intel"
    CHECK_INS = "check-ins"
    PURPOSE = "purpose"
    PAGE = "page"
    DECIDED = "decided"
    BANDS = "bands"
    OFF_TRACK = "off-track"
    CRITICAL = "critical"
    MEMOS = "memos"
    HELD = "held"
    PLANS = "plans"
    TIERS = "tiers"
    RHYTHMS = "rhythms"

    @property
    def label(self) -> str:
        """The part's heading."""
        return _(LABELS[self])


LABELS = {
    RoundStep.LATE: "Late promises",
    RoundStep.WAITING: "Waiting for others",
    RoundStep.INTEL: "Intelligence without an answer",
    RoundStep.CHECK_INS: "Check-ins overdue",
    RoundStep.PURPOSE: "Next week's meetings without a purpose",
    RoundStep.PAGE: "The page",
    RoundStep.DECIDED: "Last time's decisions",
    RoundStep.BANDS: "Accounts that changed band",
    RoundStep.OFF_TRACK: "Plans off track",
    RoundStep.CRITICAL: "Critical issues",
    RoundStep.MEMOS: "Memos",
    RoundStep.HELD: "The review",
    RoundStep.PLANS: "Plans to carry over",
    RoundStep.TIERS: "Tiers",
    RoundStep.RHYTHMS: "Rhythms",
}
WEEK = (RoundStep.LATE, RoundStep.WAITING, RoundStep.INTEL, RoundStep.CHECK_INS, RoundStep.PURPOSE)
MONTH = (
    RoundStep.PAGE,
    RoundStep.DECIDED,
    RoundStep.BANDS,
    RoundStep.OFF_TRACK,
    RoundStep.CRITICAL,
    RoundStep.MEMOS,
    RoundStep.HELD,
)
YEAR = (RoundStep.PLANS, RoundStep.TIERS, RoundStep.RHYTHMS)
STEPS = {RoundKind.WEEK: WEEK, RoundKind.MONTH: MONTH, RoundKind.YEAR: YEAR}
DECIDED_ON = frozenset(MONTH) - {RoundStep.PAGE, RoundStep.HELD}
"""Parts in which decisions are typed."""
MINUTES = {**dict.fromkeys(WEEK, 0.5), **dict.fromkeys(MONTH, 2.0), **dict.fromkeys(YEAR, 0.5), RoundStep.PLANS: 5.0}
"""About how long a thing of a part takes, in minutes."""
LASTS_DAYS = {RoundKind.WEEK: 7, RoundKind.MONTH: 31, RoundKind.YEAR: 120}
"""How long a round that was begun can be taken up again, at most."""


@dataclass(frozen=True)
class Fact:
    """Something to know before answering: what it is about, and its words."""

    label: str
    words: str


@dataclass(frozen=True)
class RoundItem:
    """One thing of a round: what it is, whose account, and what to know about it."""

    step: RoundStep
    subject: str
    id: int
    account_id: int | None
    account: str
    what: str
    note: str
    facts: tuple[Fact, ...] = ()

    @property
    def key(self) -> tuple[RoundStep, str, int]:
        """What tells it from the others."""
        return self.step, self.subject, self.id


def is_same_round(kind: RoundKind, begun: date, today: date) -> bool:
    """Whether a round begun on a day goes on today: within its week, its month, or a season for the year."""
    if kind is RoundKind.WEEK:
        return begun - timedelta(days=begun.weekday()) == today - timedelta(days=today.weekday())
    if kind is RoundKind.MONTH:
        return (begun.year, begun.month) == (today.year, today.month)
    return 0 <= (today - begun).days < LASTS_DAYS[kind]


def time_left(items: Iterable[RoundItem]) -> str:
    """About how long the rest takes, in words."""
    minutes = round(sum(MINUTES[item.step] for item in items))
    return plural("about {n} minute", "about {n} minutes", max(1, minutes))
