"""Meeting mode: what may be read on the table, notes beside it, and how they become the card."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from amdesk.model.accounts import Account
from amdesk.model.touches import Promise
from amdesk.model.values import PromiseBy
from amdesk.store.workspace import Workspace
from amdesk.ui.after.room import MeetingRoom
from amdesk.ui.kit.looking import looking
from amdesk.ui.place import Place
from amdesk.ui.window import Window
from tests.conftest import TODAY
from tests.ui.after.conftest import CTRL, Hands, card_of, make_meeting, opened_window, room_of, rows
from tests.ui.desks import make_konex


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Konex with a meeting today, a promise of ours, and another account."""
    made = tmp_path / "room.amdesk"
    workspace = Workspace.create(made, today=TODAY)
    konex = make_konex(workspace)
    make_meeting(workspace, konex, TODAY)
    with workspace.write("More") as session:
        session.add(Promise(account_id=konex.account, by=PromiseBy.US, text="Cost sheet", due=TODAY))
        session.add(Account(name="Secretive Foods", came_in=TODAY))
    workspace.close()
    return made


@pytest.fixture
def window(qtbot: QtBot, path: Path) -> Iterator[Window]:
    opened = opened_window(qtbot, path)
    opened.visit(Place("account", 1, "map"))
    yield opened
    looking().set_on(False)
    opened.close()


@pytest.fixture
def room(qtbot: QtBot, window: Window) -> MeetingRoom:
    """Meeting mode by its command."""
    window.actions_by_name["meeting-mode"].trigger()
    return room_of(qtbot, window)


def words(widget: QWidget) -> str:
    """Everything that can be read on a widget."""
    found = [part.text() for part in widget.findChildren(QLabel) if part.isVisible()]
    found += [part.text() for part in widget.findChildren(QAbstractButton) if part.isVisible()]
    found += [part.text() for part in widget.findChildren(QLineEdit) if part.isVisible()]
    found += [part.toPlainText() for part in widget.findChildren(QPlainTextEdit) if part.isVisible()]
    return "\n".join(found)


def test_f9_covers_the_window_and_someone_is_looking(window: Window, room: MeetingRoom) -> None:
    assert QKeySequence("F9") in window.actions_by_name["meeting-mode"].shortcuts()
    assert room.geometry() == window.rect()
    assert looking().on


def test_it_shows_what_may_lie_on_the_table(room: MeetingRoom) -> None:
    said = words(room)
    for shown in ("Konex", "Renewal", "Who is expected", "Ada Novak", "What we owe", "Cost sheet"):
        assert shown in said
    for hidden in ("Neutral", "Not known", "Secretive", "From 0 to 10"):
        assert hidden not in said


def test_no_other_account_is_named_even_when_it_is_typed(room: MeetingRoom, hands: Hands) -> None:
    hands.type("they also buy from Secretive Foods")
    chips = [chip.part.words for row in room.lines.rows for chip in row.understood.chips]
    assert chips == ["Note"]


def test_notes_show_what_was_understood(room: MeetingRoom, hands: Hands) -> None:
    hands.type("send the drawings to @ada !fri")
    chips = [chip.part.words for chip in room.lines.rows[0].understood.chips]
    assert chips == ["Action", "Ada Novak", "Fri 27 Nov", "send the drawings to @ada"]


def test_the_notes_become_the_card_after_a_look(qtbot: QtBot, window: Window, room: MeetingRoom, hands: Hands) -> None:
    hands.line("@ada is glad")
    hands.line("send the drawings to @ada !fri")
    hands.type("we promise cost sheet mon")
    hands.press(Qt.Key.Key_Return, CTRL)
    assert not room.isVisible()
    assert rows(window, "SELECT count(*) FROM action") == [(0,)]
    looking().set_on(False)
    card = card_of(qtbot, window)
    assert card.lines.lines() == ("@ada is glad", "send the drawings to @ada !fri", "we promise cost sheet mon")
    card.enter()
    assert rows(window, "SELECT status, note FROM touch WHERE id = 1") == [("held", "@ada is glad")]
    assert rows(window, "SELECT name, due FROM action") == [("send the drawings to @ada", "2026-11-27")]
    assert rows(window, "SELECT text, due FROM promise WHERE touch_id = 1") == [("cost sheet", "2026-11-23")]


def test_the_card_stays_behind_the_curtain_until_f8(
    qtbot: QtBot, window: Window, room: MeetingRoom, hands: Hands
) -> None:
    hands.press(Qt.Key.Key_Return, CTRL)
    card = card_of(qtbot, window)
    assert looking().on
    assert not card.guests.isVisible()


def test_the_notes_wait_when_one_leaves(qtbot: QtBot, window: Window, room: MeetingRoom, hands: Hands) -> None:
    hands.type("@ada is gl")
    hands.press(Qt.Key.Key_Escape)
    assert not room.isVisible()
    assert looking().on
    window.actions_by_name["meeting-mode"].trigger()
    assert room.lines.lines() == ("@ada is gl",)


def test_closing_the_window_keeps_the_notes(qtbot: QtBot, path: Path) -> None:
    window = opened_window(qtbot, path)
    window.desk.hold_meeting(1)
    room_of(qtbot, window)
    Hands(qtbot, window).type("@ada is gl")
    window.close()
    looking().set_on(False)
    again = opened_window(qtbot, path)
    again.desk.ask_how(1, 1)
    assert card_of(qtbot, again).lines.lines() == ("@ada is gl",)
    again.close()


def test_the_next_meeting_is_meant_where_no_account_is_in_view(qtbot: QtBot, window: Window) -> None:
    window.visit(Place("today"))
    with window.desk.whole.write("Later") as session:
        from amdesk.model.touches import Touch

        session.get_one(Touch, 1).at = ""
    window.actions_by_name["meeting-mode"].trigger()
    assert room_of(qtbot, window).title.text() == "Konex"
