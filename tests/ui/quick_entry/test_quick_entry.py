"""Quick entry on a real workspace: what is stored, what is asked, and that no typed line is ever lost."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from amdesk.analysis.quick_entry import Decision
from amdesk.model.accounts import Account
from amdesk.model.people import Person
from amdesk.ui.app import open_desk
from amdesk.ui.place import Place
from amdesk.ui.quick_entry.chips import PartChip
from amdesk.ui.quick_entry.panel import QuickEntry
from amdesk.ui.window import Window
from tests.conftest import TODAY
from tests.ui.quick_entry.conftest import opened

EXAMPLE = "call ada konex 8/10 needs nordic labels, we promise cost sheet fri"


def rows(window: Window, sql: str) -> list[tuple[Any, ...]]:
    return window.desk.workspace.select(sql)


def enter(qtbot: QtBot, quick: QuickEntry, line: str) -> None:
    quick.line.clear()
    qtbot.keyClicks(quick.line, line)
    qtbot.keyClick(quick.line, Qt.Key.Key_Return)


def press(qtbot: QtBot, key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key)


def add_second_ada(window: Window) -> None:
    with window.desk.workspace.write("Zeta") as session:
        account = Account(name="Zeta")
        session.add(account)
        session.flush()
        session.add(Person(account_id=account.id, name="Ada Byron"))


def test_the_example_is_stored_exactly(qtbot: QtBot, window: Window, quick: QuickEntry) -> None:
    enter(qtbot, quick, EXAMPLE)
    touch = 'SELECT account_id, "on", status, channel, kind, purpose, note, needs, typed FROM touch'
    assert rows(window, touch) == [(1, "2026-11-21", "held", "call", "check-in", "", "", "nordic labels", EXAMPLE)]
    assert rows(window, "SELECT touch_id, person_id FROM touch_person") == [(1, 1)]
    pulse = 'SELECT account_id, person_id, "on", kind, company, products, needs, touch_id FROM pulse'
    assert rows(window, pulse) == [(1, 1, "2026-11-21", "check-in", 8, None, "nordic labels", 1)]
    promise = 'SELECT "by", text, person_id, touch_id, owner_id, said_on, due, status FROM promise'
    me = rows(window, "SELECT id FROM colleague WHERE is_me")[0][0]
    assert rows(window, promise) == [("us", "cost sheet", 1, 1, me, "2026-11-21", "2026-11-27", "open")]


def test_a_notice_says_what_was_stored_and_opens_it(qtbot: QtBot, window: Window, quick: QuickEntry) -> None:
    enter(qtbot, quick, EXAMPLE)
    assert window.notices.texts() == ["Call with Ada Novak, Konex: score 8, one need and a promise by Fri 27 Nov."]
    link = window.findChild(QWidget, "quick-entry-open")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert window.trail.here is not None
    assert (window.trail.here.account, window.trail.here.tab) == (1, "timeline")


def test_one_undo_takes_all_of_a_line_back(qtbot: QtBot, window: Window, quick: QuickEntry) -> None:
    enter(qtbot, quick, EXAMPLE)
    qtbot.mouseClick(window.findChild(QWidget, "quick-entry-undo"), Qt.MouseButton.LeftButton)
    for table in ("touch", "touch_person", "pulse", "promise"):
        assert rows(window, f"SELECT * FROM {table}") == []


def test_two_candidates_are_asked_and_a_digit_answers(qtbot: QtBot, window: Window, quick: QuickEntry) -> None:
    quick.leave()
    add_second_ada(window)
    quick = opened(qtbot, window)
    enter(qtbot, quick, "call ada 8/10")
    assert rows(window, "SELECT * FROM touch") == []
    press(qtbot, Qt.Key.Key_2)
    assert quick.line.hasFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert rows(
        window,
        "SELECT a.name, p.name FROM touch t JOIN account a ON a.id = t.account_id "
        "JOIN touch_person tp ON tp.touch_id = t.id JOIN person p ON p.id = tp.person_id",
    ) == [("Zeta", "Ada Byron")]


def test_arrows_and_enter_answer_as_well(qtbot: QtBot, window: Window, quick: QuickEntry) -> None:
    quick.leave()
    add_second_ada(window)
    quick = opened(qtbot, window)
    enter(qtbot, quick, "call ada")
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Return)
    assert quick.entry.account is not None
    assert quick.entry.account.name == "Zeta"


def test_an_unknown_name_becomes_a_person_when_it_is_wanted(qtbot: QtBot, window: Window, quick: QuickEntry) -> None:
    enter(qtbot, quick, "call zoe konex 7/10")
    assert quick.understood.questions[0].question.sentence == "New person “Zoe” at Konex?"
    press(qtbot, Qt.Key.Key_1)
    press(qtbot, Qt.Key.Key_Return)
    assert rows(window, "SELECT account_id, name, came_in FROM person WHERE name = 'Zoe'") == [(1, "Zoe", "2026-11-21")]
    assert rows(window, "SELECT person_id FROM touch_person") == [(3,)]
    standing = QApplication.focusWidget()
    window.actions_by_name["undo"].trigger()
    assert rows(window, "SELECT name FROM person WHERE name = 'Zoe'") == []
    assert standing is not None
    assert QApplication.focusWidget() is standing


def test_a_new_name_is_known_the_next_time(qtbot: QtBot, window: Window, quick: QuickEntry) -> None:
    enter(qtbot, quick, "call zoe konex 7/10")
    press(qtbot, Qt.Key.Key_1)
    press(qtbot, Qt.Key.Key_Return)
    again = opened(qtbot, window)
    qtbot.keyClicks(again.line, "call zoe")
    assert [person.name for person in again.entry.people] == ["Zoe"]


def test_a_line_put_aside_with_esc_comes_back(qtbot: QtBot, window: Window, quick: QuickEntry) -> None:
    qtbot.keyClicks(quick.line, "call ada kon")
    press(qtbot, Qt.Key.Key_Escape)
    assert not quick.isVisible()
    assert opened(qtbot, window).line.text() == "call ada kon"


def test_a_line_put_aside_comes_back_after_closing_the_program(qtbot: QtBot, window: Window, path: Path) -> None:
    quick = opened(qtbot, window)
    qtbot.keyClicks(quick.line, "call ada kon")
    window.close()
    other = open_desk(path, TODAY)
    qtbot.waitUntil(lambda: bool(other.property("ready")), timeout=10_000)
    other.activateWindow()
    assert opened(qtbot, other).line.text() == "call ada kon"
    other.close()


def test_what_the_file_does_not_take_stays_in_the_field(qtbot: QtBot, window: Window, quick: QuickEntry) -> None:
    window.desk.workspace.read_only_because = "The file may only be read."
    enter(qtbot, quick, EXAMPLE)
    assert quick.isVisible()
    assert quick.line.text() == EXAMPLE
    assert "The file may only be read." in window.notices.texts()


def test_the_arrow_up_recalls_the_last_lines(qtbot: QtBot, window: Window, quick: QuickEntry) -> None:
    enter(qtbot, quick, "call ada konex")
    enter(qtbot, opened(qtbot, window), "visit konex yesterday")
    again = opened(qtbot, window)
    qtbot.keyClicks(again.line, "half")
    press(qtbot, Qt.Key.Key_Up)
    assert again.line.text() == "visit konex yesterday"
    press(qtbot, Qt.Key.Key_Up)
    assert again.line.text() == "call ada konex"
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Down)
    assert again.line.text() == "half"


def test_enter_before_the_names_are_known_waits_for_them(qtbot: QtBot, window: Window) -> None:
    window.quick_entry()
    quick = window.findChild(QuickEntry)
    assert quick is not None
    quick.line.setText(EXAMPLE)
    quick.enter()
    qtbot.waitUntil(lambda: rows(window, "SELECT typed FROM touch") == [(EXAMPLE,)], timeout=10_000)


def test_the_account_in_view_is_meant(qtbot: QtBot, window: Window) -> None:
    window.visit(Place("account", 1, "plan"))
    enter(qtbot, opened(qtbot, window), "labels arrived late again")
    note = "SELECT account_id, kind, purpose, typed FROM touch"
    assert rows(window, note) == [(1, "note", "labels arrived late again", "labels arrived late again")]


def test_a_meeting_to_come_is_planned(qtbot: QtBot, window: Window, quick: QuickEntry) -> None:
    enter(qtbot, quick, "konex tue 15:30 leeds ada, cfo")
    meeting = 'SELECT "on", at, status, channel, location FROM touch'
    assert rows(window, meeting) == [("2026-11-24", "15:30", "planned", "visit", "leeds")]
    assert rows(window, "SELECT person_id FROM touch_person") == [(1,)]


def test_intelligence_says_who_told_it(qtbot: QtBot, window: Window, quick: QuickEntry) -> None:
    enter(qtbot, quick, "heard from ada konex that they plan a warehouse")
    intel = 'SELECT account_id, "on", text, said_by, person_id, certainty FROM intel'
    assert rows(window, intel) == [(1, "2026-11-21", "they plan a warehouse", "Ada Novak", 1, "told")]


def test_an_issue_begins_with_its_checklist(qtbot: QtBot, window: Window, quick: QuickEntry) -> None:
    enter(qtbot, quick, "issue konex ada wrong bill again")
    issue = "SELECT account_id, name, words, person_id, reported_on, answer_by FROM issue"
    assert rows(window, issue) == [(1, "wrong bill again", "wrong bill again", 1, "2026-11-21", "2026-11-24")]
    ((steps, dated),) = rows(window, "SELECT count(*), count(due) FROM step")
    assert steps == dated > 5


def test_an_action_is_mine_and_has_its_day(qtbot: QtBot, window: Window, quick: QuickEntry) -> None:
    enter(qtbot, quick, "todo konex send cost sheet fri")
    action = "SELECT x.name, x.account_id, x.due, c.is_me, x.typed FROM action x JOIN colleague c ON c.id = x.owner_id"
    line = "todo konex send cost sheet fri"
    assert rows(window, action) == [("send cost sheet", 1, "2026-11-27", 1, line)]


def test_an_enquiry_is_logged(qtbot: QtBot, window: Window, quick: QuickEntry) -> None:
    enter(qtbot, quick, "asks ada konex where is the invoice")
    assert rows(window, "SELECT account_id, person_id, text FROM enquiry") == [(1, 1, "where is the invoice")]


def test_a_line_without_account_is_not_stored_but_says_so(qtbot: QtBot, window: Window, quick: QuickEntry) -> None:
    enter(qtbot, quick, "zzz hello")
    assert rows(window, "SELECT * FROM touch") == []
    assert quick.hint.text() == "Which account is it about? Name it in the line."


def test_a_click_on_a_chip_corrects_it(qtbot: QtBot, window: Window, quick: QuickEntry) -> None:
    quick.line.setText("visit konex ada")
    chip = next(chip for chip in quick.understood.chips if chip.objectName() == "quick-entry-person")
    choices = [choice for group in chip.groups for choice in group]
    assert [choice.words for choice in choices] == ["Ben Okafor · Konex", "Only a word"]
    chip.correct(choices[0])
    assert [person.name for person in quick.entry.people] == ["Ben Okafor"]
    qtbot.mouseClick(window.findChild(QWidget, "quick-entry-forget"), Qt.MouseButton.LeftButton)
    assert [person.name for person in quick.entry.people] == ["Ada Novak"]


def test_the_kind_can_be_changed_by_its_chip(quick: QuickEntry) -> None:
    quick.line.setText("visit konex ada")
    chip = quick.understood.chips[0]
    chip.correct(next(choice for group in chip.groups for choice in group if choice.words == "Call"))
    assert quick.entry.kind.label == "Call"


def test_tab_goes_from_the_line_to_the_answers_and_esc_back(qtbot: QtBot, quick: QuickEntry) -> None:
    qtbot.keyClicks(quick.line, "call zoe konex")
    press(qtbot, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert quick.understood.isAncestorOf(focused)
    press(qtbot, Qt.Key.Key_Escape)
    assert quick.line.hasFocus()


def test_every_chip_can_be_reached_and_has_a_name(quick: QuickEntry) -> None:
    quick.line.setText(EXAMPLE)
    names = [chip.accessibleName() for chip in quick.understood.chips]
    assert names == [
        "Kind: Call · check-in",
        "Account: Konex",
        "Person: Ada Novak",
        "Score: Company 8/10",
        "Need: Needs nordic labels",
        "Promise: We promise cost sheet · Fri 27 Nov",
    ]
    assert all(chip.focusPolicy() is Qt.FocusPolicy.StrongFocus for chip in quick.understood.chips)


@pytest.mark.parametrize("keys", ["Ctrl+Space", "Ctrl+Shift+Space"])
def test_quick_entry_has_two_shortcuts(window: Window, keys: str) -> None:
    assert keys in [one.toString() for one in window.actions_by_name["quick-entry"].shortcuts()]


def test_the_bar_has_a_button_for_it(qtbot: QtBot, window: Window) -> None:
    qtbot.mouseClick(window.findChild(QWidget, "bar-quick-entry"), Qt.MouseButton.LeftButton)
    panel = window.findChild(QuickEntry)
    assert panel is not None
    assert panel.isVisible()


def test_going_on_elsewhere_closes_it_and_keeps_the_line(qtbot: QtBot, window: Window, quick: QuickEntry) -> None:
    qtbot.keyClicks(quick.line, "call ada")
    window.search()
    assert not quick.isVisible()
    assert quick.kept.line == "call ada"


def test_a_corrected_line_is_stored_as_corrected(qtbot: QtBot, window: Window, quick: QuickEntry) -> None:
    qtbot.keyClicks(quick.line, "call ada konex 8/10")
    quick.decide("score:company", Decision(as_text=True))
    press(qtbot, Qt.Key.Key_Return)
    assert rows(window, "SELECT purpose FROM touch") == [("8/10",)]
    assert rows(window, "SELECT * FROM pulse") == []


def test_markup_in_a_line_is_only_text(qtbot: QtBot, window: Window, quick: QuickEntry) -> None:
    enter(qtbot, quick, "call konex <b>&bold</b> '; DROP TABLE touch")
    assert rows(window, "SELECT purpose FROM touch") == [("<b>&bold</b> '; DROP TABLE touch",)]


def test_chips_are_buttons_with_menus(quick: QuickEntry) -> None:
    quick.line.setText(EXAMPLE)
    chip = quick.findChild(PartChip, "quick-entry-promise")
    assert chip is not None
    menu = chip.menu()
    assert menu.actions()[0].text() == "They promised"
    menu.deleteLater()


def test_line_after_line_the_keyboard_never_stays_in_the_hidden_field(qtbot: QtBot, window: Window) -> None:
    for _time in range(2):
        quick = opened(qtbot, window)
        enter(qtbot, quick, EXAMPLE)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.isVisible()
        assert not quick.isAncestorOf(focused)
        window.desk.undo()
        qtbot.waitUntil(lambda: rows(window, "SELECT * FROM touch") == [])


def test_the_keyboard_leaves_the_field_where_the_line_before_was_is_gone(qtbot: QtBot, window: Window) -> None:
    quick = opened(qtbot, window)
    quick.leave()
    chip = QWidget(window.stack)
    chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    chip.show()
    chip.setFocus()
    quick = opened(qtbot, window)
    with qtbot.waitSignal(chip.destroyed):
        chip.deleteLater()
    enter(qtbot, quick, EXAMPLE)
    assert window.stack.hasFocus()


def test_a_bare_promise_is_asked_with_two_keys(qtbot: QtBot, window: Window, quick: QuickEntry) -> None:
    enter(qtbot, quick, "call ada konex promised cost sheet fri")
    press(qtbot, Qt.Key.Key_2)
    press(qtbot, Qt.Key.Key_Return)
    promise = 'SELECT "by", text, due FROM promise'
    assert rows(window, promise) == [("them", "cost sheet", "2026-11-27")]


def test_a_meeting_with_its_end_is_stored_with_how_long_it_takes(
    qtbot: QtBot, window: Window, quick: QuickEntry
) -> None:
    enter(qtbot, quick, "meet konex next tuesday 10-11:30 ada")
    touch = 'SELECT "on", "at", minutes, status FROM touch'
    assert rows(window, touch) == [("2026-11-24", "10:00", 90, "planned")]
