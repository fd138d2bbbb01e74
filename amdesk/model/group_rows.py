"""Rows of groups: companies that belong together, and units within one of them."""

from dataclasses import dataclass

from amdesk.model.health_rows import Band
from amdesk.model.values import Money, Status


@dataclass(frozen=True)
class Company:
    """An account within its group; revenue in minor units of its own currency, what is outstanding in any."""

    id: int
    parent_id: int | None
    name: str
    status: Status
    currency: str
    revenue_12: int = 0
    revenue_before: int = 0
    outstanding: tuple[Money, ...] = ()
    open_issues: int = 0
    critical_issues: int = 0
    health: int | None = None
    band: Band = Band.UNKNOWN


@dataclass(frozen=True)
class UnitRow:
    """A unit or site of an account with how many people are in it by itself."""

    id: int
    parent_id: int | None
    name: str
    is_site: bool
    place: str
    people: int
