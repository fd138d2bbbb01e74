"""Frozen rows for plan, intelligence, changes and money that single pages need, beside those of `rows`."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from amdesk.model.values import IntelKind, PlanStatus, Tier


@dataclass(frozen=True)
class PlanLine:
    """A plan in the list of an account's plans."""

    id: int
    name: str
    starts: date
    ends: date
    status: PlanStatus
    proposed_on: date | None
    agreed_on: date | None


@dataclass(frozen=True)
class PlanSurroundings:
    """How much stands beside a plan at its account: counts, and when the newest of it was written."""

    aims: int
    position_lines: int
    competitors: int
    competitors_unanswered: int
    white_cells: int
    opportunities: int
    buying_steps: int
    buying_steps_without_person: int
    deciders: int
    last_work: date | None


@dataclass(frozen=True)
class WheelFacts:
    """What one account says about the two wheels (formulae F14).

    `heard` is the newest day of each kind of intelligence, `revenue` the last 12 months in major units of the user's
    own currency; `due` actions of the last 90 days, of which `on_time` were done by their day.
    """

    account_id: int | None
    account: str
    tier: Tier
    revenue: float
    heard: tuple[tuple[IntelKind, date], ...]
    due: int
    on_time: int
    intel: int
    answered: int
    actions: int
    resting: int


@dataclass(frozen=True)
class Change:
    """A change of one row, in words; `needs_agreement` when it alters what was agreed (PLAN-1)."""

    on: date
    table: str
    row: int
    what: str
    needs_agreement: bool = False


@dataclass(frozen=True)
class Worth:
    """A subject with what it is worth, in the unit of the whole list."""

    id: int
    name: str
    value: int


class Unpriced(Enum):
    """Why it is not known what an account brings."""

    NO_SALES = "no-sales"
    NO_RATE = "no-rate"


@dataclass(frozen=True)
class TierWorth:
    """An account that is served, with its tier and what it brought in a year, in major units of the user's currency.

    `value` is None where that is not known, and `unpriced` says why.
    """

    id: int
    name: str
    place: str
    tier: Tier
    potential: bool
    value: int | None
    unpriced: Unpriced | None = None


@dataclass(frozen=True)
class TierWorths:
    """What every account that is served brought in the twelve months up to and including `month`, its first day."""

    currency: str
    month: date
    rows: tuple[TierWorth, ...]
