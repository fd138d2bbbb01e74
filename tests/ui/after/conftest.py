"""A window on Konex with a meeting of last Thursday that nobody told of yet: Ada and Priya were expected."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amdesk.model.colleagues import Colleague
from amdesk.model.people import Person
from amdesk.model.touches import Touch, TouchColleague, TouchPerson
from amdesk.model.values import Channel, TouchKind, TouchStatus
from amdesk.store.workspace import Workspace
from amdesk.ui.after.card import AfterCard
from amdesk.ui.after.room import MeetingRoom
from amdesk.ui.app import open_desk
from amdesk.ui.kit.looking import looking
from amdesk.ui.window import Window
from tests.conftest import TODAY
from tests.ui.desks import Konex, make_konex

THURSDAY = date(2026, 11, 19)
CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def make_meeting(workspace: Workspace, konex: Konex, on: date = THURSDAY) -> int:
    """The meeting; Ada stands neutral since long before it."""
    with workspace.write("Meeting") as session:
        Person.stance.current(session.get_one(Person, konex.ada)).since = date(2026, 1, 5)
        priya = Colleague(name="Priya Nair")
        touch = Touch(
            account_id=konex.account,
            on=on,
            at="15:30",
            status=TouchStatus.PLANNED,
            channel=Channel.VISIT,
            kind=TouchKind.MEETING,
            purpose="Renewal",
        )
        session.add_all([priya, touch])
        session.flush()
        session.add(TouchPerson(touch_id=touch.id, person_id=konex.ada))
        session.add(TouchColleague(touch_id=touch.id, colleague_id=priya.id))
        return touch.id


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The workspace, closed."""
    made = tmp_path / "after.amdesk"
    workspace = Workspace.create(made, today=TODAY)
    make_meeting(workspace, make_konex(workspace))
    workspace.close()
    return made


def opened_window(qtbot: QtBot, path: Path) -> Window:
    """The window, ready for changes."""
    window = open_desk(path, TODAY)
    qtbot.waitUntil(lambda: bool(window.property("ready")), timeout=10_000)
    window.activateWindow()
    return window


@pytest.fixture
def window(qtbot: QtBot, path: Path) -> Iterator[Window]:
    """The window; nobody is looking."""
    opened = opened_window(qtbot, path)
    yield opened
    looking().set_on(False)
    opened.desk.whole.read_only_because = ""
    opened.close()


@dataclass
class Hands:
    """Types and presses where the focus is."""

    qtbot: QtBot
    window: Window
    presses: int = 0

    def press(self, key: Qt.Key, with_key: Qt.KeyboardModifier = PLAIN) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        self.presses += 1
        self.qtbot.keyClick(focused, key, with_key)
        self.qtbot.wait(5)

    def type(self, words: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        self.qtbot.keyClicks(focused, words)

    def line(self, words: str) -> None:
        """Type a line and go on to the next."""
        self.type(words)
        self.press(Qt.Key.Key_Return)

    def keep(self) -> None:
        """Keep the card from wherever one stands."""
        self.press(Qt.Key.Key_Return, CTRL)


@pytest.fixture
def hands(qtbot: QtBot, window: Window) -> Hands:
    return Hands(qtbot, window)


def card_of(qtbot: QtBot, window: Window) -> AfterCard:
    """The card once it is open and knows the names."""
    card = window.findChild(AfterCard, "after-card")
    assert card is not None
    qtbot.waitUntil(lambda: card.isVisible() and card.names.book is not None, timeout=10_000)
    return card


@pytest.fixture
def card(qtbot: QtBot, window: Window) -> AfterCard:
    """The card of the meeting, opened by its command."""
    window.actions_by_name["how-did-it-go"].trigger()
    return card_of(qtbot, window)


def room_of(qtbot: QtBot, window: Window) -> MeetingRoom:
    """Meeting mode once it knows the names."""
    room = window.findChild(MeetingRoom, "meeting-room")
    assert room is not None
    qtbot.waitUntil(lambda: room.isVisible() and room.names.book is not None, timeout=10_000)
    return room


def rows(window: Window, sql: str) -> list[tuple[Any, ...]]:
    return window.desk.whole.select(sql)


COUNTED = ("touch", "touch_person", "touch_colleague", "pulse", "promise", "intel", "action", "person", "rating")


def counts(window: Window) -> dict[str, int]:
    """How many rows there are of what a card can become."""
    return {table: rows(window, f"SELECT count(*) FROM {table}")[0][0] for table in COUNTED}
