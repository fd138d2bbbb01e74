"""No key means two things: what a view has a key for is no shortcut of the menus, and no menu has a key twice."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from amdesk.ui.app import open_desk
from amdesk.ui.pages import ASIDE, PAGES, SETTINGS, TABS
from amdesk.ui.place import Place
from amdesk.ui.tabs import TabRow
from amdesk.ui.window import Window
from tests.conftest import TODAY
from tests.ui.sampled import sample_file as sample_file


@pytest.fixture(scope="module")
def window(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    """The desk on the sample workspace."""
    path = tmp_path_factory.mktemp("shortcuts") / "sample.amdesk"
    path.write_bytes(sample_file.read_bytes())
    opened = open_desk(path, TODAY)
    yield opened
    opened.close()


def keys_of_menus(window: Window) -> list[str]:
    return [written for action in window.commands() for keys in action.shortcuts() if (written := keys.toString())]


def walk(window: Window) -> None:
    """Visit every page and every tab on it, so that all of them are made."""
    pages = [Place(page.name) for page in (*PAGES, *ASIDE) if page.name not in (SETTINGS, "account")]
    for place in [*pages, *(Place("account", 1, tab.name) for tab in TABS)]:
        window.visit(place)
        page = window.stack.currentWidget()
        for row in page.findChildren(TabRow) if page else ():
            before = row.current()
            for button in row.buttons.values():
                if button.isVisible():
                    button.click()
            row.buttons[before].click()


def test_no_menu_has_a_key_twice(window: Window) -> None:
    counts = Counter(keys_of_menus(window))
    assert [keys for keys, count in counts.items() if count > 1] == []


def test_no_view_has_a_key_of_the_menus(qtbot: QtBot, window: Window) -> None:
    qtbot.waitUntil(lambda: bool(window.property("ready")), timeout=20_000)
    walk(window)
    taken = set(keys_of_menus(window))
    shortcuts = {shortcut.key().toString() for shortcut in window.findChildren(QShortcut)}
    buttons = {button.shortcut().toString() for button in window.findChildren(QPushButton)}
    assert QKeySequence("Ctrl+Shift+K").toString() in shortcuts
    assert (shortcuts | buttons) & taken == set()
