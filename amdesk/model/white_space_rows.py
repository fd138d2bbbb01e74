"""Frozen rows of the white space: each range of products in each unit."""

from dataclasses import dataclass
from datetime import date

from amdesk.model.values import CellState, OpportunityStage


@dataclass(frozen=True)
class Place:
    """A row or a column of the white space: a range of products, or a unit; a unit of None is the whole account."""

    id: int | None
    name: str
    launched: date | None = None


@dataclass(frozen=True)
class WhiteRow:
    """One range in one unit; amounts a year in minor units of the account's currency, None where not known."""

    id: int | None
    range_id: int
    range: str
    unit_id: int | None
    unit: str
    state: CellState | None
    potential: int | None
    ours: int | None
    competitor: str
    opportunity_id: int | None
    opportunity: str = ""
    stage: OpportunityStage | None = None
