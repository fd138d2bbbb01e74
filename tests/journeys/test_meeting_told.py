"""A meeting dropped as .ics, moved by a second .ics, held, and told: by real keys, which are counted."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amdesk.model.people import Person
from amdesk.model.values import Stance
from amdesk.store.workspace import Workspace
from amdesk.ui.after.card import AfterCard
from amdesk.ui.app import open_desk
from amdesk.ui.meetings.invitation import InvitationDialog
from amdesk.ui.window import Window
from tests.conftest import TODAY
from tests.journeys import hands
from tests.ui.desks import make_konex

MOST_PRESSES = 12
THE_DAY_AFTER = date(2026, 11, 27)
INVITATION = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Konex//EN
METHOD:REQUEST
BEGIN:VEVENT
UID:renewal-2026@konex.example
SEQUENCE:{sequence}
DTSTAMP:20261120T08000{sequence}Z
DTSTART:202611{day}T153000
DTEND:202611{day}T163000
SUMMARY:Renewal
LOCATION:Leeds
ORGANIZER;CN=Ada Novak:mailto:ada@konex.example
ATTENDEE;CN=Ada Novak;PARTSTAT=ACCEPTED:mailto:ada@konex.example
END:VEVENT
END:VCALENDAR
"""


class Keyboard:
    """Counts every key pressed beyond typed words; digits and signs that set something count as keys."""

    def __init__(self) -> None:
        self.presses = 0

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        self.presses += 1
        QTest.keyClick(focused, key, held)
        QTest.qWait(20)

    def type(self, words: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, words)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Konex with Ada, who is known by her mail address and stands neutral."""
    file = tmp_path / "mine.amdesk"
    workspace = Workspace.create(file, today=TODAY)
    konex = make_konex(workspace)
    with workspace.write("Mail") as session:
        session.get_one(Person, konex.ada).mail = "ada@konex.example"
    workspace.close()
    return file


def written(folder: Path, sequence: int, day: int) -> Path:
    file = folder / f"invitation-{sequence}.ics"
    file.write_text(INVITATION.format(sequence=sequence, day=day).replace("\n", "\r\n"), "utf-8", newline="")
    return file


def drop(window: Window, file: Path) -> None:
    """Let a file fall on the middle of the window."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(file))])
    how = (Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(600, 400), *how))
    QApplication.sendEvent(window, QDropEvent(QPointF(600, 400), *how))


def confirm(window: Window, keyboard: Keyboard) -> None:
    """Keep the invitation that was dropped."""
    hands.wait_until(lambda: any(one.isVisible() for one in window.findChildren(InvitationDialog)))
    keyboard.press(Qt.Key.Key_Return)
    hands.wait_until(lambda: not any(one.isVisible() for one in window.findChildren(InvitationDialog)))


def told(window: Window, keyboard: Keyboard) -> None:
    """Two promises, a stance move, a score, and the next date as the rhythm proposes it."""
    keyboard.press(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    hands.wait_until(lambda: any(card.isVisible() for card in window.findChildren(AfterCard)))
    keyboard.type("we promise cost sheet fri")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type("they promise the forecast mon")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.press(Qt.Key.Key_Plus)
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.press(Qt.Key.Key_8)
    keyboard.press(Qt.Key.Key_Return)
    hands.wait_until(lambda: not any(card.isVisible() for card in window.findChildren(AfterCard)))


def test_a_dropped_meeting_is_moved_held_and_told_with_few_keys(qtbot: QtBot, path: Path, tmp_path: Path) -> None:
    keyboard = Keyboard()
    window = hands.ready(open_desk(path, TODAY))
    select = window.desk.whole.select
    for sequence, day in ((0, 24), (1, 26)):
        drop(window, written(tmp_path, sequence, day))
        confirm(window, keyboard)
    assert select('SELECT "on", at, status, location FROM touch') == [("2026-11-26", "15:30", "planned", "Leeds")]
    window.close()

    window = hands.ready(open_desk(path, THE_DAY_AFTER))
    select = window.desk.whole.select
    told(window, keyboard)
    assert keyboard.presses <= MOST_PRESSES
    assert select("SELECT status FROM touch WHERE id = 1") == [("held",)]
    promise = 'SELECT "by", text, said_on, due FROM promise ORDER BY id'
    assert select(promise) == [
        ("us", "cost sheet", "2026-11-26", "2026-12-04"),
        ("them", "the forecast", "2026-11-26", "2026-11-30"),
    ]
    assert select('SELECT company, "on" FROM pulse') == [(8, "2026-11-26")]
    stance = "SELECT value, since FROM rating WHERE what = 'stance' AND until IS NULL"
    assert select(stance) == [(Stance.SUPPORTER.value, "2026-11-26")]
    assert select("SELECT \"on\", kind FROM touch WHERE status = 'planned'") == [("2026-12-28", "check-in")]

    window.undo()
    assert select("SELECT status FROM touch") == [("planned",)]
    assert select("SELECT count(*) FROM promise") == [(0,)]
    window.close()
