"""White space and share of wallet against numbers worked out by hand (formulae F13)."""

from dataclasses import replace

from amdesk.analysis.white_space import gap, wallet
from amdesk.model.values import CellState
from amdesk.model.white_space_rows import WhiteRow

CELL = WhiteRow(1, 1, "Labels", 1, "Plant A", None, None, None, "", None)


def cell(state: CellState | None, potential: int | None = None, ours: int | None = None) -> WhiteRow:
    return replace(CELL, state=state, potential=potential, ours=ours)


def test_a_cell_is_potential_less_current_and_never_negative() -> None:
    assert gap(cell(CellState.OURS, 100_00, 60_00)) == 40_00
    assert gap(cell(CellState.OURS, 100_00, 120_00)) == 0
    assert gap(cell(CellState.OPEN, 50_00)) == 50_00
    assert gap(cell(CellState.COMPETITOR)) is None
    assert gap(cell(CellState.NOT_WANTED, 50_00)) == 0


def test_share_of_wallet_is_ours_of_ours_and_the_competitors() -> None:
    # ours 60 of 100, a competitor's 100: 60 of 200 is 30 %
    found = wallet([cell(CellState.OURS, 100_00, 60_00), cell(CellState.COMPETITOR, 100_00)])
    assert (found.ours, found.spent, found.unknown) == (60_00, 200_00, 0)
    assert found.sentence == "Share of wallet: 30 %."


def test_not_wanted_leaves_the_denominator_and_unknown_is_counted_not_nought() -> None:
    cells = [
        cell(CellState.OURS, None, 50_00),
        cell(CellState.COMPETITOR, 150_00),
        cell(CellState.NOT_WANTED, 900_00),
        cell(CellState.COMPETITOR),
        cell(None),
    ]
    found = wallet(cells)
    assert (found.ours, found.spent, found.unknown) == (50_00, 200_00, 2)
    assert found.sentence == "Share of wallet: 25 %; 2 cells are not known."


def test_an_open_cell_is_to_be_won_and_not_yet_spent() -> None:
    found = wallet([cell(CellState.OURS, 80_00, 80_00), cell(CellState.OPEN, 40_00), cell(CellState.OPEN)])
    assert (found.share, found.open, found.unknown) == (1.0, 40_00, 1)


def test_nothing_known_is_said_as_not_known() -> None:
    assert wallet([]).share is None
    assert wallet([cell(None)]).sentence == "Share of wallet: not known; 1 cell is not known."
    assert wallet([cell(CellState.OPEN, 40_00)]).sentence == "Share of wallet: not known."
