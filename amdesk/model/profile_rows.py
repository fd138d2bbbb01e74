"""Rows of what is known of a customer's business: the profile, aims, plans of theirs, value brought and its price."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from amdesk.model.values import Money, Section, UsageEffect


@dataclass(frozen=True)
class ProfileText:
    """An entry of the profile, or an aim when it has no section."""

    id: int
    section: Section | None
    text: str
    on: date | None
    source: str


@dataclass(frozen=True)
class AimRow:
    """An aim of theirs with the objectives of ours that serve it, by id and name."""

    id: int
    text: str
    year: int | None
    measure: str
    source: str
    on: date | None
    reached: bool
    served_by: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class AcknowledgedRow:
    """Where and when words of theirs were taken up in our dealings."""

    id: int
    section: Section
    words: str
    on: date | None
    where: str


@dataclass(frozen=True)
class TheirPlanLine:
    """A plan of theirs with what it does to the use of our products; `asked_of` is who is to change the product."""

    id: int
    text: str
    effect: UsageEffect | None
    by: date | None
    is_risk: bool
    product_change: str
    asked_of: str


@dataclass(frozen=True)
class ValueLine:
    """Value we brought; `amount` is None when it was not counted in money, or may not be seen."""

    id: int
    text: str
    amount: Money | None
    on: date | None
    accepted: bool


@dataclass(frozen=True)
class CostLine:
    """What dealing with us cost the customer as it was known on a day; `amount` is that of a year."""

    id: int
    text: str
    hours: Decimal | None
    queries: int | None
    amount: Money | None
    on: date | None


@dataclass(frozen=True)
class LevelLine:
    """A service level of a month in percent, beside what was agreed."""

    id: int
    what: str
    on: date | None
    agreed: int | None
    reached: int | None


@dataclass(frozen=True)
class OwnRiskLine:
    """Something on our side that puts this account, or all, at risk."""

    id: int
    text: str
    on: date | None
    is_of_all: bool


@dataclass(frozen=True)
class IdeaLine:
    """An idea for saving or quality with what came of it."""

    id: int
    text: str
    told_by: str
    worth: Money | None
    outcome: str


def current(texts: Sequence[ProfileText]) -> list[ProfileText]:
    """The entries that hold now: what is newer in a section takes the place of what is older.

    Entries of one day stand beside each other, and so do those without a day, whose age nobody knows.
    """
    newest: dict[Section | None, date] = {}
    for text in texts:
        if text.on is not None:
            newest[text.section] = max(text.on, newest.get(text.section, text.on))
    return [text for text in texts if text.on is None or text.on == newest[text.section]]


def former(texts: Sequence[ProfileText]) -> list[ProfileText]:
    """The entries that newer ones took the place of, newest first."""
    now = {text.id for text in current(texts)}
    return sorted((text for text in texts if text.id not in now), key=lambda text: (text.on, text.id), reverse=True)
