"""The ways to the duplicates: the menu, its keys, its name, two chosen rows, and back again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from amdesk.model.people import Person
from amdesk.ui.accounts.page import AccountsPage
from amdesk.ui.app import open_desk
from amdesk.ui.duplicates.page import DuplicatesPage
from amdesk.ui.place import Place
from amdesk.ui.records.panel import RecordsPanel
from amdesk.ui.window import Window
from tests.conftest import TODAY
from tests.ui.sampled import own_settings as own_settings
from tests.ui.sampled import sample_file as sample_file


@pytest.fixture
def window(sample_file: Path, tmp_path: Path, own_settings: None, qtbot: QtBot) -> Iterator[Window]:
    """The desk on the sample, where one person is there twice."""
    path = tmp_path / "sample.amdesk"
    path.write_bytes(sample_file.read_bytes())
    opened = open_desk(path, TODAY)
    with opened.desk.workspace.write("Twice") as session:
        ada = session.get_one(Person, 1)
        session.add(Person(account_id=ada.account_id, name=ada.name.upper()))
    with qtbot.waitActive(opened):
        opened.show()
        opened.activateWindow()
    yield opened
    opened.close()


def page_of(window: Window) -> DuplicatesPage:
    page = window.stack.currentWidget()
    assert isinstance(page, DuplicatesPage)
    return page


def test_the_menu_and_its_keys_lead_there(qtbot: QtBot, window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    page = page_of(window)
    qtbot.waitUntil(lambda: bool(page.found))
    assert page.comparison.reason.text().startswith("Likely: same name, same account")
    window.back()
    assert window.stack.currentWidget() is not page


def test_the_command_is_found_by_its_name(window: Window) -> None:
    actions = [action for action in window.commands() if "uplicates" in action.text()]
    assert [action.objectName() for action in actions] == ["command-duplicates"]


def entry(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == words)


def test_two_chosen_accounts_are_compared(window: Window) -> None:
    window.visit(Place("accounts"))
    accounts = window.stack.currentWidget()
    assert isinstance(accounts, AccountsPage)
    accounts.table.choose([1, 2])
    menu = accounts.table.build_menu()
    entry(menu, "Compare and merge…").trigger()
    sides = page_of(window).comparison
    assert {sides.left_id, sides.right_id} == {1, 2}
    assert page_of(window).tabs.current() == "account"


def test_two_chosen_people_are_compared(qtbot: QtBot, window: Window) -> None:
    panel = RecordsPanel(window.desk, "person")
    qtbot.addWidget(panel)
    panel.refresh()
    panel.table.choose([1, 2])
    menu = panel.table.build_menu()
    entry(menu, "Compare and merge…").trigger()
    sides = page_of(window).comparison
    assert {sides.left_id, sides.right_id} == {1, 2}


def test_undo_of_a_merge_in_the_window_brings_the_pair_back(qtbot: QtBot, window: Window) -> None:
    window.visit(Place("duplicates"))
    page = page_of(window)
    qtbot.waitUntil(lambda: bool(page.found))
    count = len(window.desk.workspace.select("SELECT id FROM person"))
    page.merge()
    assert len(window.desk.workspace.select("SELECT id FROM person")) == count - 1
    window.undo()
    assert len(window.desk.workspace.select("SELECT id FROM person")) == count
