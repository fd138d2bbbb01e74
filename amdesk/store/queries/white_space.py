"""The white space of an account: every range of products it was looked at for, in every unit."""

from amdesk.model.source import Source
from amdesk.model.values import CellState
from amdesk.model.white_space_rows import WhiteRow
from amdesk.store.queries.cells import choice

CELLS = """
SELECT w.id, w.range_id, r.name, w.unit_id, coalesce(u.name, ''), w.state, w.potential, w.ours, coalesce(c.name, ''),
 w.opportunity_id
FROM white_cell w JOIN product_range r ON r.id = w.range_id LEFT JOIN unit u ON u.id = w.unit_id
LEFT JOIN competitor c ON c.id = w.competitor_id WHERE w.account_id = ?
ORDER BY r.name COLLATE NOCASE, w.range_id, u.name COLLATE NOCASE, w.id
"""


def white_rows(source: Source, account_id: int) -> list[WhiteRow]:
    """The cells that were filled in, and an empty one for each range and unit that were not looked at together."""
    cells = [
        WhiteRow(id_, range_id, range_, unit_id, unit, choice(CellState, state), potential, ours, rival, opportunity)
        for id_, range_id, range_, unit_id, unit, state, potential, ours, rival, opportunity in source.select(
            CELLS, (account_id,)
        )
    ]
    ranges = {cell.range_id: cell.range for cell in cells if cell.unit_id is not None}
    units = {cell.unit_id: cell.unit for cell in cells if cell.unit_id is not None}
    known = {(cell.range_id, cell.unit_id) for cell in cells}
    whole = {cell.range_id for cell in cells if cell.unit_id is None}
    missing = [
        WhiteRow(None, range_id, range_, unit_id, unit, None, None, None, "", None)
        for range_id, range_ in ranges.items()
        for unit_id, unit in units.items()
        if (range_id, unit_id) not in known and range_id not in whole
    ]
    return [*cells, *missing]
