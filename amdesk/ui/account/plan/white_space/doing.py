"""What working in the white space stores: a cell, a range, a unit, and the opportunity a cell becomes."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from amdesk.model.accounts import Unit
from amdesk.model.money import ProductRange
from amdesk.model.opportunities import Opportunity
from amdesk.model.plans import WhiteCell
from amdesk.model.values import CellState, RevenueKind
from amdesk.ui.account.plan.position.doing import competitor_named

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Spot = tuple[int, int | None]
"""A range and a unit; None is the whole account."""


def cell_of(session: "Session", account: int, spot: Spot) -> WhiteCell:
    """The cell of a range and a unit; begun as an open one where nobody looked yet."""
    found = session.query(WhiteCell).filter_by(account_id=account, range_id=spot[0], unit_id=spot[1]).first()
    if found is None:
        found = WhiteCell(account_id=account, range_id=spot[0], unit_id=spot[1], state=CellState.OPEN)
        session.add(found)
    return found


def set_cell(session: "Session", account: int, spot: Spot, values: Mapping[str, Any]) -> None:
    """Change what is known of a cell; `competitor` is a name, and without a state the cell is not known again."""
    cell = cell_of(session, account, spot)
    if values.get("state", cell.state) is None:
        forget(session, cell)
        return
    for name in ("state", "potential", "ours"):
        if name in values:
            setattr(cell, name, values[name])
    rival = str(values.get("competitor") or "").strip()
    if cell.state is not CellState.COMPETITOR:
        cell.competitor_id = None
    elif "competitor" in values:
        cell.competitor_id = competitor_named(session, rival).id if rival else None
    session.flush()


def forget(session: "Session", cell: WhiteCell) -> None:
    """Nobody knows about a cell any more; the opportunity it became stays."""
    if cell in session.new:
        session.expunge(cell)
    else:
        session.delete(cell)


def make_opportunity(
    session: "Session", account: int, spot: Spot, name: str, kind: RevenueKind, value: int | None, owner: int | None
) -> int:
    """A cell becomes an opportunity, linked with it; new business is hunted, the rest is farmed."""
    cell = cell_of(session, account, spot)
    made = Opportunity(account_id=account, name=name, kind=kind, range_id=spot[0], value=value, owner_id=owner)
    made.hunting = kind is not RevenueKind.REPEAT
    session.add(made)
    session.flush()
    cell.opportunity_id = made.id
    session.flush()
    return made.id


def add_range(session: "Session", name: str) -> int:
    """One more range of products."""
    row = ProductRange(name=name)
    session.add(row)
    session.flush()
    return row.id


def add_unit(session: "Session", account: int, name: str) -> int:
    """One more unit of the account."""
    row = Unit(account_id=account, name=name)
    session.add(row)
    session.flush()
    return row.id
