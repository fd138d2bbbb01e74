"""White space and share of wallet against numbers worked out by hand (formulae F13)."""

from dataclasses import replace
from datetime import date

from amdesk.analysis.white_space import Total, gap, kind_of_cell, matrix, total, wallet
from amdesk.model.values import CellState, RevenueKind
from amdesk.model.white_space_rows import Place, WhiteRow

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


RANGES = (Place(1, "Labels"), Place(2, "Sensors"))
UNITS = (Place(1, "Plant A"), Place(2, "Plant B"), Place(3, "Office"))


def at(
    range_: int, unit: int | None, state: CellState, potential: int | None = None, ours: int | None = None
) -> WhiteRow:
    return replace(cell(state, potential, ours), id=range_ * 10 + (unit or 0), range_id=range_, unit_id=unit)


def test_the_matrix_shows_every_range_in_the_units_somebody_looked_at() -> None:
    shown = matrix([at(1, 1, CellState.OPEN)], RANGES, UNITS)
    assert [unit.name for unit in shown.units] == ["Plant A"]
    assert [one.state for one in shown.all()] == [CellState.OPEN, None]
    assert [unit.name for unit in matrix([at(1, 1, CellState.OPEN)], RANGES, UNITS, asked=[3]).units][1:] == ["Office"]


def test_where_nobody_looked_all_units_are_offered_or_the_whole_account() -> None:
    assert len(matrix([], RANGES, UNITS).units) == 3
    assert [unit.id for unit in matrix([], RANGES, ()).units] == [None]


def test_what_is_said_of_the_whole_account_leaves_nothing_open_in_its_units() -> None:
    shown = matrix([at(1, None, CellState.OURS, 100_00, 100_00), at(2, 1, CellState.OPEN, 30_00)], RANGES, UNITS)
    assert len(shown.all()) == 2
    assert wallet(shown.all()).unknown == 0


def test_rows_and_columns_add_up_to_the_same() -> None:
    cells = [
        at(1, 1, CellState.OURS, 110_00, 98_00),
        at(1, 2, CellState.COMPETITOR, 120_00, 44_00),
        at(2, 1, CellState.OPEN, 70_00),
        at(2, 2, CellState.NOT_WANTED, 900_00),
    ]
    shown = matrix(cells, RANGES, UNITS)
    # worth 110 + 120 + 70, ours 98 + 44, to win 12 + 76 + 70; what is not wanted is nowhere
    assert total(shown.all()) == Total(300_00, 142_00, 158_00, 0)
    assert total(shown.of_range(RANGES[0])) == Total(230_00, 142_00, 88_00, 0)
    assert total(shown.of_unit(UNITS[0])) == Total(180_00, 98_00, 82_00, 0)


def test_a_cell_nobody_knows_is_counted_and_not_added() -> None:
    shown = matrix([at(1, 1, CellState.COMPETITOR), at(1, 2, CellState.OPEN, 50_00)], RANGES[:1], UNITS)
    assert total(shown.all()) == Total(50_00, 0, 50_00, 1)


def test_a_new_range_is_a_new_product_and_one_never_bought_is_cross_selling() -> None:
    today = date(2026, 11, 21)
    assert kind_of_cell(date(2025, 1, 1), None, False, today) is RevenueKind.NEW_PRODUCT
    assert kind_of_cell(date(2020, 1, 1), None, False, today) is RevenueKind.CROSS_SELL
    assert kind_of_cell(None, date(2026, 6, 1), True, today) is RevenueKind.CROSS_SELL
    assert kind_of_cell(None, date(2024, 6, 1), True, today) is RevenueKind.REPEAT
    assert kind_of_cell(None, None, True, today) is RevenueKind.REPEAT
