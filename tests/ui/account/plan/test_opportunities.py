"""Opportunities are typed, moved through the stages by keys, and ended with a reason and who had a part."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from amdesk.model.colleagues import Colleague
from amdesk.ui.account.plan.opportunities.view import OpportunitiesView
from amdesk.ui.account.plan.tab import PlanTab
from amdesk.ui.desk import Desk
from amdesk.ui.winning import WhyDialog
from tests.ui.account.plan.parts import Alt, Key, child, has_focus, part, press, shown, tell
from tests.ui.desks import Konex

STAGE = "SELECT stage FROM opportunity"
LINE = "Labels for Plant C 60k 25 % hunting by 31 Mar 2027"


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, konex: Konex) -> PlanTab:
    return shown(qtbot, desk, konex.account)


@pytest.fixture
def view(tab: PlanTab) -> OpportunitiesView:
    return part(tab, "opportunity", OpportunitiesView)


def added(qtbot: QtBot, desk: Desk, view: OpportunitiesView, words: str = LINE) -> int:
    tell(qtbot, view, "opportunities-add", words)
    return int(desk.workspace.select("SELECT max(id) FROM opportunity")[0][0])


def say_why(view: OpportunitiesView, their_words: str, colleague: int | None = None) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, WhyDialog)
        dialog.form.editor("their_words").set_value(their_words)
        dialog.had_part.add(colleague)
        dialog.save()
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(0, view, answer)


def test_an_opportunity_is_typed_with_what_it_is_worth(qtbot: QtBot, desk: Desk, view: OpportunitiesView) -> None:
    added(qtbot, desk, view)
    found = desk.workspace.select("SELECT name, value, probability, hunting, closes_on, stage FROM opportunity")
    assert found == [("Labels for Plant C", 60_000_00, 25, 1, "2027-03-31", "idea")]
    assert view.sentence.text() == "One opportunity is open, worth 60,000 EUR, 15,000 EUR by probability."
    assert has_focus(view, "opportunities-add")


def test_money_that_is_not_understood_is_said_below_the_line_and_tab_leaves_it(
    qtbot: QtBot, desk: Desk, view: OpportunitiesView
) -> None:
    tell(qtbot, view, "opportunities-add", "Labels 60k usd", Key.Key_Tab)
    assert "Money is told in EUR here. “60k usd” stays in the words." in view.entry.says.text()
    assert not has_focus(view, "opportunities-add")
    assert desk.workspace.select(STAGE) == []


def test_alt_right_moves_it_on_and_the_keyboard_stays_with_it(
    qtbot: QtBot, desk: Desk, view: OpportunitiesView
) -> None:
    row = added(qtbot, desk, view)
    press(qtbot, view, f"opportunity-{row}", Key.Key_Right, Alt)
    assert desk.workspace.select(STAGE) == [("qualified",)]
    qtbot.waitUntil(lambda: has_focus(view, f"opportunity-{row}"))
    assert "weighted 15,000 EUR" in child(view, "pipeline-qualified").sum.text()
    desk.undo()
    assert desk.workspace.select(STAGE) == [("idea",)]


def test_arrows_walk_from_card_to_card_over_empty_stages(qtbot: QtBot, desk: Desk, view: OpportunitiesView) -> None:
    first = added(qtbot, desk, view)
    second = added(qtbot, desk, view, "Second line 84k 50 %")
    press(qtbot, view, f"opportunity-{second}", Key.Key_Right, Alt)
    press(qtbot, view, f"opportunity-{second}", Key.Key_Right, Alt)
    press(qtbot, view, f"opportunity-{first}", Key.Key_Right)
    qtbot.waitUntil(lambda: has_focus(view, f"opportunity-{second}"))


def test_winning_asks_why_in_their_words_and_who_had_a_part(qtbot: QtBot, desk: Desk, view: OpportunitiesView) -> None:
    with desk.workspace.write("Paul") as session:
        paul = Colleague(name="Paul Wrona")
        session.add(paul)
        session.flush()
        colleague = paul.id
    row = added(qtbot, desk, view)
    say_why(view, "You were here when it broke", colleague)
    child(view, "pipeline-won").dropped.emit(row, child(view, "pipeline-won").stage)
    assert desk.workspace.select("SELECT stage, their_words, closed_on FROM opportunity") == [
        ("won", "You were here when it broke", desk.workspace.today.isoformat())
    ]
    assert desk.workspace.select("SELECT colleague_id FROM opportunity_colleague") == [(colleague,)]
    assert view.sentence.text() == "Nothing is in the pipeline."
    desk.undo()
    assert desk.workspace.select(STAGE) == [("idea",)]
    assert desk.workspace.select("SELECT count(*) FROM opportunity_colleague") == [(0,)]


def test_nothing_is_lost_without_a_reason(qtbot: QtBot, desk: Desk, view: OpportunitiesView) -> None:
    row = added(qtbot, desk, view)
    say_why(view, "")
    view.move_to(row, child(view, "pipeline-lost").stage)
    assert desk.workspace.select(STAGE) == [("idea",)]


def test_hunting_and_farming_are_turned_by_a_letter_and_shown_apart(
    qtbot: QtBot, desk: Desk, view: OpportunitiesView
) -> None:
    row = added(qtbot, desk, view)
    press(qtbot, view, f"opportunity-{row}", Key.Key_H)
    assert desk.workspace.select("SELECT hunting FROM opportunity") == [(0,)]
    view.kinds.buttons["hunting"].click()
    assert not child(view, "pipeline-idea").cards
    view.kinds.buttons["farming"].click()
    assert [card.id for card in child(view, "pipeline-idea").cards] == [row]


def test_who_decides_is_ticked_in_a_menu(qtbot: QtBot, desk: Desk, konex: Konex, view: OpportunitiesView) -> None:
    row = added(qtbot, desk, view)

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        qtbot.keyClick(menu, Key.Key_Down)
        qtbot.keyClick(menu, Key.Key_Return)

    qtbot.waitUntil(child(view, f"opportunity-{row}").isVisible)
    QTimer.singleShot(0, view, choose)
    qtbot.keyClick(child(view, f"opportunity-{row}"), Key.Key_P)
    assert desk.workspace.select("SELECT person_id FROM opportunity_person") == [(konex.ada,)]
    assert view.rows[row].people[0].name == "Ada Novak"


def test_what_should_have_been_decided_is_seen_as_overdue(qtbot: QtBot, desk: Desk, view: OpportunitiesView) -> None:
    added(qtbot, desk, view, "Labels 60k 25 % by 1 Nov 2026")
    assert "1 should have been decided by now." in view.sentence.text()


def test_delete_takes_it_away_and_undo_brings_it_back(qtbot: QtBot, desk: Desk, view: OpportunitiesView) -> None:
    row = added(qtbot, desk, view)
    press(qtbot, view, f"opportunity-{row}", Key.Key_Delete)
    assert desk.workspace.select(STAGE) == []
    desk.undo()
    assert desk.workspace.select(STAGE) == [("idea",)]
