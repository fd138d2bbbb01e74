"""What was found out waits for an answer: an action, or one of five reasons; in the end it says what came of it."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from amdesk.model.accounts import Account
from amdesk.model.intel import Intel
from amdesk.model.plans import Action
from amdesk.model.values import IntelKind
from amdesk.ui.account.intelligence.page import IntelligencePage
from amdesk.ui.account.intelligence.tab import IntelligenceTab
from amdesk.ui.desk import Desk
from amdesk.ui.place import Place
from amdesk.ui.records.dialog import NewRecord
from tests.conftest import TODAY

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    """A workspace with nothing but what a test puts into it."""
    return empty_desk


@pytest.fixture
def heard(desk: Desk) -> None:
    """Two accounts with three pieces, none of them answered."""
    with desk.workspace.write("Fill") as session:
        for name in ("Konex", "Isdom"):
            session.add(Account(name=name))
        session.flush()
        ids = {name: number for number, name in session.query(Account.id, Account.name)}
        for account, text, day in (
            ("Konex", "They open a third plant", 1),
            ("Konex", "Their buyer leaves in May", 2),
            ("Isdom", "A competitor was on site", 3),
        ):
            session.add(Intel(account_id=ids[account], text=text, on=date(2026, 11, day), kind=IntelKind.MARKET))


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, heard: None) -> Iterator[IntelligencePage]:
    """The queue of all accounts, in view."""
    made = IntelligencePage(desk)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    qtbot.waitUntil(lambda: bool(made.findings.wheels.sentence.text()))
    yield made


def click(qtbot: QtBot, page: IntelligencePage | IntelligenceTab, name: str) -> None:
    button = page.findChild(QAbstractButton, name)
    assert isinstance(button, QAbstractButton), name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def line(page: IntelligencePage, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit), name
    return found


def one(desk: Desk, sql: str) -> object:
    return desk.workspace.select(sql)[0][0]


def test_the_oldest_piece_of_all_accounts_comes_first_and_is_chosen(page: IntelligencePage) -> None:
    queue = page.findings.queue
    assert [row.text for row in queue.rows.values()] == [
        "They open a third plant",
        "Their buyer leaves in May",
        "A competitor was on site",
    ]
    assert queue.answer.words.text() == "They open a third plant"
    assert page.sentence.text() == "3 pieces wait for an action or a reason for none."


def test_an_action_typed_with_its_day_answers_it_and_the_next_one_is_chosen(
    qtbot: QtBot, desk: Desk, page: IntelligencePage
) -> None:
    qtbot.keyClicks(line(page, "intelligence-action"), "Visit the new plant 2026-12-04")
    qtbot.keyClick(line(page, "intelligence-action"), Key.Key_Return)
    ((name, due, intel, account),) = desk.workspace.select("SELECT name, due, intel_id, account_id FROM action")
    assert (name, due) == ("Visit the new plant", "2026-12-04")
    assert intel == one(desk, "SELECT id FROM intel WHERE text = 'They open a third plant'")
    assert account == one(desk, "SELECT id FROM account WHERE name = 'Konex'")
    assert page.findings.queue.answer.words.text() == "Their buyer leaves in May"
    assert line(page, "intelligence-action").text() == ""
    assert page.sentence.text() == "2 pieces wait for an action or a reason for none."


def test_a_name_nobody_has_is_offered_as_a_colleague_and_words_stay_with_their_piece(
    qtbot: QtBot, desk: Desk, page: IntelligencePage
) -> None:
    def keep() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewRecord)
        qtbot.keyClick(dialog, Key.Key_Return)

    queue, typed = page.findings.queue, line(page, "intelligence-action")
    qtbot.keyClicks(typed, "Visit the new plant @zoe fri")
    first = queue.table.chosen_keys()
    queue.table.choose([queue.table.shown_keys()[1]])
    assert typed.text() == ""
    queue.table.choose(first)
    QTimer.singleShot(0, page, keep)
    qtbot.keyClick(typed, Key.Key_6, Modifier.AltModifier)
    qtbot.keyClick(typed, Key.Key_Return)
    assert one(desk, "SELECT c.name FROM action a JOIN colleague c ON c.id = a.owner_id") == "zoe"


def test_a_reason_for_none_is_one_click_with_words_when_there_are_any(
    qtbot: QtBot, desk: Desk, page: IntelligencePage
) -> None:
    qtbot.keyClicks(line(page, "intelligence-because"), "it was in the news")
    click(qtbot, page, "intelligence-no-known")
    assert (
        one(desk, "SELECT no_action FROM intel WHERE text LIKE 'They open%'") == "Known and in hand: it was in the news"
    )
    assert one(desk, "SELECT no_action_on FROM intel WHERE text LIKE 'They open%'") == TODAY.isoformat()
    desk.undo()
    assert one(desk, "SELECT no_action FROM intel WHERE text LIKE 'They open%'") == ""


def test_the_whole_queue_is_answered_by_keys(qtbot: QtBot, desk: Desk, page: IntelligencePage) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    table = page.findings.queue.table
    table.setFocus()
    for number in (Key.Key_1, Key.Key_2, Key.Key_3):
        qtbot.keyClick(table, number, Modifier.AltModifier)
    assert page.sentence.text() == "Nothing waits for an answer."
    assert one(desk, "SELECT count(*) FROM intel WHERE no_action <> ''") == 3


def test_what_was_done_asks_what_came_of_it(qtbot: QtBot, desk: Desk, page: IntelligencePage) -> None:
    intel = one(desk, "SELECT id FROM intel WHERE text LIKE 'They open%'")
    with desk.workspace.write("Act") as session:
        action = Action(name="Visit", intel_id=intel)
        session.add(action)
        session.flush()
        action.finish()
    page.findings.queue.refresh()
    click(qtbot, page, "intelligence-part-over")
    page.findings.queue.refresh()
    assert page.findings.queue.answer.words.text() == "They open a third plant"
    click(qtbot, page, "intelligence-effect-won")
    assert one(desk, f"SELECT effect FROM intel WHERE id = {intel}") == "won"
    assert not page.findings.queue.rows


def test_the_tab_shows_one_account_only_and_its_wheels(qtbot: QtBot, desk: Desk, heard: None) -> None:
    tab = IntelligenceTab(desk)
    qtbot.addWidget(tab)
    tab.resize(1100, 760)
    tab.go_to(Place("account", int(str(one(desk, "SELECT id FROM account WHERE name = 'Isdom'"))), "intelligence"))
    tab.show()
    qtbot.waitUntil(lambda: bool(tab.findings.wheels.sentence.text()))
    assert [row.text for row in tab.findings.queue.rows.values()] == ["A competitor was on site"]
    assert tab.sentence.text() == "1 piece waits for an action or a reason for none."
    assert "0 % is answered" in tab.findings.wheels.links.text()
    assert "not known rests" in tab.findings.wheels.links.text()


def test_an_empty_workspace_says_not_known_and_nowhere_nought_percent(qtbot: QtBot, desk: Desk) -> None:
    page = IntelligencePage(desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: bool(page.findings.wheels.sentence.text()))
    assert page.findings.wheels.sentence.text() == "Nothing is known or due yet."
    assert "not known" in page.findings.wheels.links.text()
    assert "0 %" not in page.findings.wheels.links.text()
