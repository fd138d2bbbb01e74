"""The white space is filled by keys; a cell becomes an opportunity in one step and leads to it."""

from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amdesk.model.accounts import Unit
from amdesk.model.money import ProductRange
from amdesk.model.values import CellState
from amdesk.ui.account.plan.opportunities.view import OpportunitiesView
from amdesk.ui.account.plan.tab import PlanTab
from amdesk.ui.account.plan.white_space.cell import CellDialog
from amdesk.ui.account.plan.white_space.view import WhiteSpaceView
from amdesk.ui.desk import Desk
from tests.ui.account.plan.parts import Key, child, has_focus, part, shown, tell
from tests.ui.desks import Konex

CELLS = "SELECT state, potential, ours, competitor_id, opportunity_id FROM white_cell"


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, konex: Konex) -> PlanTab:
    return shown(qtbot, desk, konex.account)


@pytest.fixture
def view(desk: Desk, konex: Konex, tab: PlanTab) -> WhiteSpaceView:
    with desk.workspace.write("Ranges and units") as session:
        session.add_all([ProductRange(name="Labels"), ProductRange(name="Sensors")])
        session.add_all([Unit(account_id=konex.account, name=name) for name in ("Plant A", "Plant B")])
    return part(tab, "white-cell", WhiteSpaceView)


def answer(view: WhiteSpaceView, values: dict[str, Any]) -> None:
    """Fill in the cell's fields and keep it."""

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CellDialog)
        dialog.form.set_values(values)
        dialog.save()

    QTimer.singleShot(0, view, fill)


def test_with_no_ranges_it_says_what_belongs_here_and_the_first_one_is_typed(
    qtbot: QtBot, desk: Desk, tab: PlanTab
) -> None:
    view = part(tab, "white-cell", WhiteSpaceView)
    assert "Name the first range below." in view.none.text()
    assert has_focus(view, "white-space-add-range")
    tell(qtbot, view, "white-space-add-range", "Labels")
    assert "whole account" in view.none.text()
    tell(qtbot, view, "white-space-add-unit", "Plant A")
    assert view.matrix is not None
    assert [unit.name for unit in view.matrix.units] == ["Plant A"]


def test_a_digit_says_who_has_a_cell(qtbot: QtBot, desk: Desk, view: WhiteSpaceView) -> None:
    qtbot.keyClick(view.grid, Key.Key_1)
    assert [row[0] for row in desk.workspace.select(CELLS)] == ["ours"]
    qtbot.keyClick(view.grid, Key.Key_4)
    assert [row[0] for row in desk.workspace.select(CELLS)] == ["not-wanted"]
    qtbot.keyClick(view.grid, Key.Key_0)
    assert desk.workspace.select(CELLS) == []


def test_arrows_go_on_and_the_sums_follow(qtbot: QtBot, desk: Desk, view: WhiteSpaceView) -> None:
    qtbot.keyClick(view.grid, Key.Key_1)
    qtbot.keyClick(view.grid, Key.Key_Down)
    qtbot.keyClick(view.grid, Key.Key_3)
    found = desk.workspace.select("SELECT r.name, w.state FROM white_cell w JOIN product_range r ON r.id = w.range_id")
    assert found == [("Labels", "ours"), ("Sensors", "open")]
    assert view.sentence.text() == "Share of wallet: not known; 2 cells are not known."


def test_enter_edits_a_cell_where_it_stands_and_a_new_competitor_is_known_from_then_on(
    qtbot: QtBot, desk: Desk, view: WhiteSpaceView
) -> None:
    answer(view, {"state": CellState.COMPETITOR, "competitor": "Etiqo", "potential": 60_000_00, "ours": 34_300_00})
    qtbot.keyClick(view.grid, Key.Key_Return)
    rival = desk.workspace.select("SELECT id FROM competitor WHERE name = 'Etiqo'")[0][0]
    assert desk.workspace.select(CELLS) == [("competitor", 60_000_00, 34_300_00, rival, None)]
    cell = view.grid.current()
    assert cell is not None
    assert view.grid.rows.lines(view.grid.currentIndex()) == ["✕ Etiqo", "34,300 of 60,000"]
    assert "25,700 to win" in view.cell_card.says.text()


def test_plus_makes_a_cell_an_opportunity_in_one_step(
    qtbot: QtBot, desk: Desk, view: WhiteSpaceView, tab: PlanTab
) -> None:
    answer(view, {"state": CellState.OPEN, "potential": 70_000_00})
    qtbot.keyClick(view.grid, Key.Key_Return)
    qtbot.keyClick(view.grid, Key.Key_Plus)
    made = desk.workspace.select("SELECT id, name, kind, hunting, value FROM opportunity")
    assert [row[1:] for row in made] == [("Labels – Plant A", "cross-sell", 1, 70_000_00)]
    assert desk.workspace.select(CELLS) == [("open", 70_000_00, None, None, made[0][0])]
    assert view.grid.rows.lines(view.grid.currentIndex())[-1] == "→ idea"
    desk.undo()
    assert desk.workspace.select("SELECT count(*) FROM opportunity") == [(0,)]
    assert desk.workspace.select(CELLS) == [("open", 70_000_00, None, None, None)]


def test_a_cell_that_is_an_opportunity_opens_it(
    qtbot: QtBot, desk: Desk, konex: Konex, view: WhiteSpaceView, tab: PlanTab
) -> None:
    qtbot.keyClick(view.grid, Key.Key_Plus)
    desk.travelled.connect(tab.go_to)
    assert view.cell_card.turn.text() == "Open the opportunity"
    child(view, "white-space-turn").click()
    assert tab.row.current() == "opportunity"
    pipeline = tab.panels["opportunity"]
    assert isinstance(pipeline, OpportunitiesView)
    assert pipeline.drawer.shown == ("opportunity", desk.workspace.select("SELECT id FROM opportunity")[0][0])


def test_what_they_do_not_want_is_no_opportunity(qtbot: QtBot, desk: Desk, view: WhiteSpaceView) -> None:
    qtbot.keyClick(view.grid, Key.Key_4)
    qtbot.keyClick(view.grid, Key.Key_Plus)
    assert desk.workspace.select("SELECT count(*) FROM opportunity") == [(0,)]
    assert not view.cell_card.turn.isEnabled()


def test_a_cell_left_with_escape_offers_what_was_typed_the_next_time(
    qtbot: QtBot, desk: Desk, view: WhiteSpaceView
) -> None:
    def leave() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CellDialog)
        dialog.form.editor("potential").set_value(70_000_00)
        dialog.reject()

    QTimer.singleShot(0, view, leave)
    qtbot.keyClick(view.grid, Key.Key_Return)
    assert desk.workspace.select(CELLS) == []
    answer(view, {"state": CellState.OPEN})
    qtbot.keyClick(view.grid, Key.Key_Return)
    assert desk.workspace.select(CELLS) == [("open", 70_000_00, None, None, None)]


def test_an_amount_alone_says_who_has_a_cell(qtbot: QtBot, desk: Desk, view: WhiteSpaceView) -> None:
    def type_it() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CellDialog)
        qtbot.keyClicks(dialog.form.editor("ours").control, "24k")
        dialog.save()

    QTimer.singleShot(0, view, type_it)
    qtbot.keyClick(view.grid, Key.Key_Return)
    assert desk.workspace.select(CELLS) == [("ours", None, 24_000_00, None, None)]
