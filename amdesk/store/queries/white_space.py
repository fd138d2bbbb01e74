"""The white space of an account: every range of products in every unit somebody looked at."""

from datetime import date

from amdesk.model.source import Source
from amdesk.model.values import CellState, OpportunityStage
from amdesk.model.white_space_rows import Place, WhiteRow
from amdesk.store.queries.cells import choice, day

CELLS = """
SELECT w.id, w.range_id, r.name, w.unit_id, coalesce(u.name, ''), w.state, w.potential, w.ours, coalesce(c.name, ''),
 w.opportunity_id, coalesce(o.name, ''), o.stage
FROM white_cell w JOIN product_range r ON r.id = w.range_id LEFT JOIN unit u ON u.id = w.unit_id
LEFT JOIN competitor c ON c.id = w.competitor_id LEFT JOIN opportunity o ON o.id = w.opportunity_id
WHERE w.account_id = ? ORDER BY r.name COLLATE NOCASE, w.range_id, u.name COLLATE NOCASE, w.id
"""
RANGES = "SELECT id, name, launched_on FROM product_range ORDER BY name COLLATE NOCASE, id"
UNITS = "SELECT id, name FROM unit WHERE account_id = ? ORDER BY name COLLATE NOCASE, id"
BOUGHT = """
SELECT p.range_id, min(r."on") FROM revenue r JOIN product p ON p.id = r.product_id
WHERE r.account_id = ? AND p.range_id IS NOT NULL GROUP BY p.range_id
"""


def white_rows(source: Source, account_id: int) -> list[WhiteRow]:
    """The cells that were filled in, as they were."""
    return [
        WhiteRow(
            id_,
            range_id,
            range_,
            unit_id,
            unit,
            choice(CellState, state),
            potential,
            ours,
            rival,
            opportunity_id,
            opportunity,
            choice(OpportunityStage, stage),
        )
        for (
            id_,
            range_id,
            range_,
            unit_id,
            unit,
            state,
            potential,
            ours,
            rival,
            opportunity_id,
            opportunity,
            stage,
        ) in source.select(CELLS, (account_id,))
    ]


def ranges(source: Source) -> list[Place]:
    """All ranges of products we sell."""
    return [Place(row, name, day(launched)) for row, name, launched in source.select(RANGES)]


def units(source: Source, account_id: int) -> list[Place]:
    """All units and sites of an account."""
    return [Place(row, name) for row, name in source.select(UNITS, (account_id,))]


def first_bought(source: Source, account_id: int) -> dict[int, date]:
    """By range: the day the account first bought of it."""
    return {range_id: date.fromisoformat(on) for range_id, on in source.select(BOUGHT, (account_id,))}
