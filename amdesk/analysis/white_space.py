"""White space (formulae F13): what is still to be won in each cell, and our share of what the customer spends."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from amdesk.analysis.dates import add_months
from amdesk.analysis.money import CROSS_SELL_MONTHS, NEW_RANGE_MONTHS
from amdesk.model.values import CellState, RevenueKind
from amdesk.model.white_space_rows import Place, WhiteRow
from amdesk.words import _, plural

NOT_KNOWN = "?"
SIGNS = {CellState.OURS: "✓", CellState.COMPETITOR: "✕", CellState.OPEN: "○", CellState.NOT_WANTED: "–"}


def state_words(cell: WhiteRow) -> str:
    """Who has a cell, by sign and word: "✓ Ours", "✕ Varnadal", "? Not known"."""
    if cell.state is None:
        return f"{NOT_KNOWN} {_('Not known')}"
    rival = cell.competitor if cell.state is CellState.COMPETITOR else ""
    return f"{SIGNS[cell.state]} {rival or cell.state.label}"


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


@dataclass(frozen=True)
class Total:
    """Cells added up, amounts a year in minor units; a cell without what is needed is in `unknown` alone."""

    worth: int = 0
    ours: int = 0
    gap: int = 0
    unknown: int = 0


def total(cells: Iterable[WhiteRow]) -> Total:
    """What cells are worth together, what of it is ours, what is still to be won; "not wanted" is left out."""
    wanted = [cell for cell in cells if cell.state is not CellState.NOT_WANTED]
    worth = {at: _worth(cell) for at, cell in enumerate(wanted)}
    return Total(
        sum(amount or 0 for amount in worth.values()),
        sum(cell.ours or 0 for cell in wanted),
        sum(gap(cell) or 0 for cell in wanted),
        sum(amount is None for amount in worth.values()),
    )


def total_lines(cells: Iterable[WhiteRow], amount: Callable[[int], str]) -> list[str]:
    """The sum of cells in short lines: ours of its worth, what is to win, how many nobody knows."""
    found = total(cells)
    lines = []
    if found.worth or not found.unknown:
        lines.append(_("{ours} of {worth}").format(ours=amount(found.ours), worth=amount(found.worth)))
    if found.gap:
        lines.append(_("{gap} to win").format(gap=amount(found.gap)))
    if found.unknown:
        lines.append(plural("{n} not known", "{n} not known", found.unknown))
    return lines


@dataclass(frozen=True)
class Matrix:
    """Ranges of products down, units across; a unit whose id is None stands for the whole account."""

    ranges: tuple[Place, ...]
    units: tuple[Place, ...]
    cells: dict[tuple[int | None, int | None], WhiteRow]

    def cell(self, range_: Place, unit: Place) -> WhiteRow:
        """What stands where a range meets a unit; nobody may have looked there yet."""
        found = self.cells.get((range_.id, unit.id))
        empty = WhiteRow(None, range_.id or 0, range_.name, unit.id, unit.name, None, None, None, "", None)
        return found if found is not None else empty

    def counts(self, cell: WhiteRow) -> bool:
        """Whether a cell counts; units and the whole account answer for each other where one of them was filled in."""
        if cell.id is not None:
            return True
        return len(self.units) == 1 if cell.unit_id is None else (cell.range_id, None) not in self.cells

    def of_range(self, range_: Place) -> list[WhiteRow]:
        """The cells of a row that count."""
        return [cell for unit in self.units if self.counts(cell := self.cell(range_, unit))]

    def of_unit(self, unit: Place) -> list[WhiteRow]:
        """The cells of a column that count."""
        return [cell for range_ in self.ranges for cell in self.of_range(range_) if cell.unit_id == unit.id]

    def all(self) -> list[WhiteRow]:
        """Every cell that counts."""
        return [cell for range_ in self.ranges for cell in self.of_range(range_)]


def matrix(
    cells: Sequence[WhiteRow], ranges: Sequence[Place], units: Sequence[Place], asked: Iterable[int] = ()
) -> Matrix:
    """The white space of an account: every range, and the units somebody looked at or asked for.

    Nobody looked anywhere yet: all units, or the whole account where it has none.
    """
    looked = {cell.unit_id for cell in cells} | set(asked)
    shown = [unit for unit in units if unit.id in looked] if looked else list(units)
    whole = [Place(None, _("Whole account"))] if None in looked or not shown else []
    return Matrix(tuple(ranges), (*shown, *whole), {(cell.range_id, cell.unit_id): cell for cell in cells})


def kind_of_cell(launched: date | None, first_bought: date | None, is_ours: bool, today: date) -> RevenueKind:
    """What kind of sale a cell would be when it is won.

    A range launched less than 24 months ago is a new product; one they never bought, or first bought less than 12
    months ago, is cross-selling; all else repeats. `is_ours` tells that they have it from us in some unit, though no
    order is known. Source: formulae F18.
    """
    if launched is not None and today < add_months(launched, NEW_RANGE_MONTHS):
        return RevenueKind.NEW_PRODUCT
    if first_bought is None:
        return RevenueKind.REPEAT if is_ours else RevenueKind.CROSS_SELL
    is_recent = today < add_months(first_bought, CROSS_SELL_MONTHS)
    return RevenueKind.CROSS_SELL if is_recent else RevenueKind.REPEAT


def _worth(cell: WhiteRow) -> int | None:
    """What a cell is worth a year, whoever has it, as far as it is known."""
    return None if cell.state is None else _spent(cell)


def _spent(cell: WhiteRow) -> int | None:
    """What the customer spends a year in a cell, as far as it is known."""
    amounts = [amount for amount in (cell.potential, cell.ours) if amount is not None]
    if cell.state is CellState.COMPETITOR and cell.potential is None:
        return None
    return max(amounts, default=None)
