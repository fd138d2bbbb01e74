"""The card and meeting mode are reached from wherever a meeting or an overdue check-in is listed."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from amdesk.model.accounts import Account
from amdesk.model.touches import Touch
from amdesk.ui.after.card import AfterCard
from amdesk.ui.kit.looking import looking
from amdesk.ui.meeting import fill_meeting_menu
from amdesk.ui.place import Place
from amdesk.ui.today.due import DueLine
from amdesk.ui.today.page import TodayPage
from amdesk.ui.window import Window
from tests.conftest import TODAY
from tests.ui.after.conftest import card_of, opened_window, room_of


@pytest.fixture
def window(qtbot: QtBot, path: Path) -> Iterator[Window]:
    opened = opened_window(qtbot, path)
    yield opened
    looking().set_on(False)
    opened.close()


def asked(qtbot: QtBot, window: Window) -> tuple[int, int | None]:
    """The account and the meeting the card asks about."""
    card: AfterCard = card_of(qtbot, window)
    assert card.facts is not None
    return card.facts.account_id, card.facts.touch_id


def put_on(window: Window, on: date, at: str = "15:30") -> None:
    with window.desk.whole.write("Day") as session:
        touch = session.get_one(Touch, 1)
        touch.on, touch.at = on, at


@pytest.mark.parametrize(("now", "asks"), [(time(14), False), (time(17), True)])
def test_a_meeting_of_today_asks_once_its_time_has_passed(qtbot: QtBot, window: Window, now: time, asks: bool) -> None:
    put_on(window, TODAY)
    page = window.views["today"]
    assert isinstance(page, TodayPage)
    page.clock = lambda: now
    page.refresh()
    line = page.findChild(DueLine, "due-meeting-1")
    assert line is not None
    assert (line.due.note == "how did it go?") is asks
    line.clicked.emit()
    assert bool(window.findChildren(AfterCard)) is asks


def test_an_overdue_check_in_is_logged_from_its_line(qtbot: QtBot, window: Window) -> None:
    with window.desk.whole.write("Long ago") as session:
        session.get_one(Account, 1).came_in = date(2026, 1, 1)
    line = window.findChild(DueLine, "due-check-in-1")
    qtbot.waitUntil(lambda: window.findChild(DueLine, "due-check-in-1") is not None)
    line = window.findChild(DueLine, "due-check-in-1")
    assert line is not None
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert asked(qtbot, window) == (1, None)


def test_the_brief_of_a_meeting_that_was_asks_how_it_went(qtbot: QtBot, window: Window) -> None:
    window.briefing.show_meeting(1, 1)
    button = window.findChild(QWidget, "brief-how")
    assert button is not None and button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked(qtbot, window) == (1, 1)


def test_the_brief_of_a_meeting_ahead_leads_into_the_room(qtbot: QtBot, window: Window) -> None:
    put_on(window, TODAY, "")
    window.briefing.show_meeting(1, 1)
    button = window.findChild(QWidget, "brief-meeting-mode")
    assert button is not None and button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert room_of(qtbot, window).title.text() == "Konex"


def test_the_timeline_asks_about_the_meeting_that_waits(qtbot: QtBot, window: Window) -> None:
    window.visit(Place("account", 1, "timeline"))
    qtbot.waitUntil(lambda: window.findChild(QWidget, "timeline-how") is not None)
    qtbot.mouseClick(window.findChild(QWidget, "timeline-how"), Qt.MouseButton.LeftButton)
    assert asked(qtbot, window) == (1, 1)


def test_the_menu_of_a_meeting_has_both(qtbot: QtBot, window: Window) -> None:
    put_on(window, TODAY)
    menu = QMenu(window)
    fill_meeting_menu(menu, window.desk, 1, window)
    names = [action.objectName() for action in menu.actions() if action.objectName()]
    assert names == ["meeting-move", "meeting-cancel", "meeting-mode", "meeting-how"]
    next(action for action in menu.actions() if action.objectName() == "meeting-how").trigger()
    assert asked(qtbot, window) == (1, 1)


def test_the_search_field_runs_it(qtbot: QtBot, window: Window) -> None:
    field = window.bar.search
    field.setFocus()
    qtbot.keyClicks(field, "how did it")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert asked(qtbot, window) == (1, 1)
