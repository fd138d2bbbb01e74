"""Frozen rows of the white space: each range of products in each unit."""

from dataclasses import dataclass

from amdesk.model.values import CellState


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
