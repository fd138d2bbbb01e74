"""The position is written, moved and taken back by keys; competitors are named, rated and answered."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from amdesk.model.plans import Competitor
from amdesk.ui.account.plan.position.line import LINE
from amdesk.ui.account.plan.position.view import PositionView
from amdesk.ui.account.plan.tab import PlanTab
from amdesk.ui.desk import Desk
from amdesk.ui.kit.looking import Curtain, looking
from tests.ui.account.plan.parts import Alt, Key, child, has_focus, part, shown, tell
from tests.ui.desks import Konex

LINES = "SELECT text, whose, kind, proof FROM position_line ORDER BY whose, kind, place"
ADD_STRENGTH = "position-add-ours-strength"


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, konex: Konex) -> PlanTab:
    return shown(qtbot, desk, konex.account)


@pytest.fixture
def view(tab: PlanTab) -> PositionView:
    return part(tab, "position-line", PositionView)


def ids(desk: Desk) -> dict[str, int]:
    return {text: row for row, text in desk.workspace.select("SELECT id, text FROM position_line")}


def test_lines_are_typed_one_after_the_other_and_each_is_one_step(qtbot: QtBot, desk: Desk, view: PositionView) -> None:
    tell(qtbot, view, ADD_STRENGTH, "Plant A runs on us")
    assert has_focus(view, ADD_STRENGTH)
    tell(qtbot, view, ADD_STRENGTH, "Close by")
    assert [text for text, *_rest in desk.workspace.select(LINES)] == ["Plant A runs on us", "Close by"]
    desk.undo()
    assert [text for text, *_rest in desk.workspace.select(LINES)] == ["Plant A runs on us"]


def test_tab_goes_on_to_the_evidence_and_enter_there_back_to_the_next_line(
    qtbot: QtBot, desk: Desk, view: PositionView
) -> None:
    tell(qtbot, view, ADD_STRENGTH, "Close by", Key.Key_Tab)
    row = ids(desk)["Close by"]
    assert has_focus(view, f"position-proof-{row}")
    tell(qtbot, view, f"position-proof-{row}", "Forty minutes by car")
    assert has_focus(view, ADD_STRENGTH)
    assert desk.workspace.select(LINES) == [("Close by", "ours", "strength", "Forty minutes by car")]


def test_a_line_without_evidence_says_so_quietly(qtbot: QtBot, desk: Desk, view: PositionView) -> None:
    tell(qtbot, view, ADD_STRENGTH, "Close by")
    proof = child(view, f"position-proof-{ids(desk)['Close by']}")
    assert (proof.toPlainText(), proof.placeholderText()) == ("", "without evidence")
    assert "1 line is without evidence." in view.sentence.text()


def test_a_line_is_reworded_where_it_stands(qtbot: QtBot, desk: Desk, view: PositionView) -> None:
    tell(qtbot, view, ADD_STRENGTH, "Close")
    name = f"position-text-{ids(desk)['Close']}"
    qtbot.keyClick(child(view, name), Key.Key_End)
    tell(qtbot, view, name, " by")
    assert list(ids(desk)) == ["Close by"]


def test_alt_with_arrows_takes_a_line_to_other_quadrants_and_over_to_the_other_side(
    qtbot: QtBot, desk: Desk, view: PositionView
) -> None:
    tell(qtbot, view, ADD_STRENGTH, "Own monitoring")
    name = f"position-text-{ids(desk)['Own monitoring']}"
    for key, expected in (
        (Key.Key_Right, ("ours", "weakness")),
        (Key.Key_Right, ("theirs", "strength")),
        (Key.Key_Down, ("theirs", "opportunity")),
        (Key.Key_Left, ("ours", "threat")),
    ):
        qtbot.keyClick(child(view, name), key, Alt)
        assert desk.workspace.select("SELECT whose, kind FROM position_line") == [expected]
        assert has_focus(view, name)


def test_alt_with_up_and_down_orders_the_lines_of_a_quadrant(qtbot: QtBot, desk: Desk, view: PositionView) -> None:
    for words in ("First", "Second", "Third"):
        tell(qtbot, view, ADD_STRENGTH, words)
    qtbot.keyClick(child(view, f"position-text-{ids(desk)['Third']}"), Key.Key_Up, Alt)
    assert [text for text, *_rest in desk.workspace.select(LINES)] == ["First", "Third", "Second"]


def test_a_line_is_let_go_in_another_quadrant(qtbot: QtBot, desk: Desk, view: PositionView) -> None:
    tell(qtbot, view, ADD_STRENGTH, "Own monitoring")
    mime = QMimeData()
    mime.setData(LINE, str(ids(desk)["Own monitoring"]).encode())
    left = Qt.MouseButton.LeftButton
    drop = QDropEvent(QPointF(20, 40), Qt.DropAction.MoveAction, mime, left, Qt.KeyboardModifier.NoModifier)
    child(view, "position-theirs-threat").dropEvent(drop)
    assert desk.workspace.select("SELECT whose, kind FROM position_line") == [("theirs", "threat")]
    desk.undo()
    assert desk.workspace.select("SELECT whose, kind FROM position_line") == [("ours", "strength")]


def test_alt_delete_takes_a_line_away_and_undo_brings_it_back(qtbot: QtBot, desk: Desk, view: PositionView) -> None:
    tell(qtbot, view, ADD_STRENGTH, "Close by")
    qtbot.keyClick(child(view, f"position-text-{ids(desk)['Close by']}"), Key.Key_Delete, Alt)
    assert ids(desk) == {}
    desk.undo()
    assert list(ids(desk)) == ["Close by"]


def test_a_competitor_is_named_rated_and_answered(qtbot: QtBot, desk: Desk, view: PositionView) -> None:
    tell(qtbot, view, "position-add-competitor", "Varnadal")
    row = desk.workspace.select("SELECT id FROM presence")[0][0]
    tell(qtbot, view, f"competitor-where-{row}", "Plant B")
    tell(qtbot, view, f"competitor-says-{row}", "Within the day")
    tell(qtbot, view, f"competitor-answer-{row}", "A named technician")
    qtbot.keyClick(child(view, f"competitor-strength-{row}"), Key.Key_4)
    qtbot.keyClick(child(view, f"competitor-vulnerability-{row}"), Key.Key_5)
    found = desk.workspace.select('SELECT "where", says, answer, strength, vulnerability FROM presence')
    assert found == [("Plant B", "Within the day", "A named technician", 4, 5)]
    qtbot.waitUntil(lambda: view.competitors.lines[row].threat.text() == "threat: ▲ serious")
    assert view.sentence.text().startswith("Varnadal threatens us most here")


def test_a_competitor_known_elsewhere_is_not_made_twice(qtbot: QtBot, desk: Desk, view: PositionView) -> None:
    with desk.workspace.write("Varnadal") as session:
        session.add(Competitor(name="Varnadal"))
    tell(qtbot, view, "position-add-competitor", "varnadal")
    assert desk.workspace.select("SELECT count(*) FROM competitor") == [(1,)]


def test_a_competitor_that_is_here_already_is_refused_at_its_line_and_what_was_typed_stays(
    qtbot: QtBot, desk: Desk, view: PositionView
) -> None:
    tell(qtbot, view, "position-add-competitor", "Varnadal")
    tell(qtbot, view, "position-add-competitor", "Varnadal")
    assert desk.workspace.select("SELECT count(*) FROM presence") == [(1,)]
    assert view.competitors.entry.edit.text() == "Varnadal"
    assert child(view, "position-add-competitor-wrong").text() == "Varnadal stands here already."


def test_the_competitors_of_the_plan_lead_to_the_line_for_the_next_one(tab: PlanTab) -> None:
    tab.begin("presence")
    assert tab.row.current() == "position-line"
    assert has_focus(tab, "position-add-competitor")


def test_the_plain_table_stands_behind_the_picture(qtbot: QtBot, desk: Desk, view: PositionView) -> None:
    tell(qtbot, view, ADD_STRENGTH, "Close by")
    view.ways.buttons["position-line"].click()
    assert list(view.tables_made["position-line"].rows) == [ids(desk)["Close by"]]


def test_while_someone_is_looking_the_position_is_behind_its_curtain_and_comes_back(
    qtbot: QtBot, desk: Desk, konex: Konex, tab: PlanTab, view: PositionView
) -> None:
    tell(qtbot, view, ADD_STRENGTH, "Close by")
    looking().look_at(konex.account)
    looking().set_on(True)
    qtbot.waitUntil(lambda: bool(view.findChildren(Curtain)))
    assert not view.sides.isVisible()
    assert not tab.row.buttons["white-cell"].isVisible()
    looking().set_on(False)
    qtbot.waitUntil(view.sides.isVisible)
