"""White space (formulae F13): what is still to be won in each cell, and our share of what the customer spends."""

from collections.abc import Sequence
from dataclasses import dataclass

from amdesk.model.values import CellState
from amdesk.model.white_space_rows import WhiteRow
from amdesk.words import _, plural


def gap(cell: WhiteRow) -> int | None:
    """Potential less what we have; None where the potential is not known, nothing where they do not want it."""
    if cell.state is CellState.NOT_WANTED:
        return 0
    if cell.potential is None:
        return None
    return max(0, cell.potential - (cell.ours or 0))


@dataclass(frozen=True)
class Wallet:
    """Our part of what the customer spends on what we could deliver; `unknown` cells are in neither figure."""

    ours: int
    spent: int
    open: int
    unknown: int

    @property
    def share(self) -> float | None:
        """The share 0..1; None while nothing is known to be spent."""
        return self.ours / self.spent if self.spent > 0 else None

    @property
    def sentence(self) -> str:
        """Said with what it is of, and with what is not known."""
        unknown = plural("{n} cell is not known", "{n} cells are not known", self.unknown)
        share = _("not known") if self.share is None else f"{round(100 * self.share)} %"
        words = _("Share of wallet: {share}").format(share=share)
        return f"{words}; {unknown}." if self.unknown else f"{words}."


def wallet(cells: Sequence[WhiteRow]) -> Wallet:
    """What is ours of what is spent with us, with competitors and inside; "not wanted" is left out.

    In a cell that is ours or a competitor's, what is spent is its potential, and at least what we have there. An open
    cell spends nothing yet. A cell nobody looked at, or without an amount, is counted as not known.
    """
    wanted = [cell for cell in cells if cell.state is not CellState.NOT_WANTED]
    taken = [cell for cell in wanted if cell.state in (CellState.OURS, CellState.COMPETITOR)]
    known = [(cell.ours or 0, spent) for cell in taken if (spent := _spent(cell)) is not None]
    open_cells = [cell for cell in wanted if cell.state is CellState.OPEN]
    unknown = len(wanted) - len(known) - sum(cell.potential is not None for cell in open_cells)
    return Wallet(
        sum(ours for ours, _spent_there in known),
        sum(spent for _ours, spent in known),
        sum(gap(cell) or 0 for cell in open_cells),
        unknown,
    )


def _spent(cell: WhiteRow) -> int | None:
    """What the customer spends a year in a cell, as far as it is known."""
    amounts = [amount for amount in (cell.potential, cell.ours) if amount is not None]
    if cell.state is CellState.COMPETITOR and cell.potential is None:
        return None
    return max(amounts, default=None)
