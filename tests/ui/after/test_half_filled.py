"""Nothing typed is lost: Esc, the window closed, the program killed; it waits on Today until told or discarded."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from amdesk.model.touches import Touch
from amdesk.model.values import TouchStatus
from amdesk.store.cipher import Connection
from amdesk.store.workspace import Workspace
from amdesk.ui.after.card import AfterCard
from amdesk.ui.place import Place
from amdesk.ui.today.due import DueLine
from amdesk.ui.window import Window
from tests.conftest import TODAY
from tests.ui.after.conftest import Hands, card_of, opened_window, rows

ROOT = Path(__file__).parents[3]


def due_lines(qtbot: QtBot, window: Window) -> list[tuple[str, str]]:
    """The lines of Today that ask about Konex, with their notes."""
    window.visit(Place("today"))
    qtbot.waitUntil(lambda: not window.views["today"]._stale)
    qtbot.wait(30)
    lines = window.findChildren(DueLine)
    return [(line.due.what, line.due.note) for line in lines if line.due.account == "Konex" and line.isVisible()]


def fill_half(hands: Hands) -> None:
    hands.line("we promise cost sheet fri")
    hands.type("they were gl")
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Minus)


def is_half_filled(card: AfterCard) -> bool:
    guest = card.guests.rows[0].guest
    return card.lines.lines() == ("we promise cost sheet fri", "they were gl") and guest.moved_to is not None


def test_an_untold_meeting_asks_on_today(qtbot: QtBot, window: Window) -> None:
    assert due_lines(qtbot, window) == [("Visit · Renewal", "how did it go?")]


def test_a_click_on_that_line_opens_the_card(qtbot: QtBot, window: Window) -> None:
    window.visit(Place("today"))
    line = window.findChild(DueLine, "due-meeting-1")
    assert line is not None
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert card_of(qtbot, window).facts is not None


def test_half_filled_it_waits_on_today(qtbot: QtBot, window: Window, card: AfterCard, hands: Hands) -> None:
    fill_half(hands)
    hands.press(Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert due_lines(qtbot, window) == [("Visit · Renewal", "half filled")]
    assert rows(window, "SELECT status FROM touch") == [("planned",)]
    window.desk.ask_how(1, 1)
    assert is_half_filled(card)


def test_untouched_it_leaves_no_trace(qtbot: QtBot, window: Window, card: AfterCard, hands: Hands) -> None:
    hands.press(Qt.Key.Key_Escape)
    assert rows(window, "SELECT key FROM draft WHERE key LIKE 'after%'") == []
    assert due_lines(qtbot, window) == [("Visit · Renewal", "how did it go?")]


def test_going_elsewhere_keeps_it(window: Window, card: AfterCard, hands: Hands) -> None:
    fill_half(hands)
    window.desk.go(Place("accounts"))
    assert not card.isVisible()
    window.desk.ask_how(1, 1)
    assert is_half_filled(card)


@pytest.mark.parametrize("way", ["a page of the rail", "back"])
def test_it_lies_over_no_other_page(window: Window, card: AfterCard, hands: Hands, way: str) -> None:
    window.go_to_page("actions")
    window.desk.ask_how(1, 1)
    fill_half(hands)
    window.back() if way == "back" else window.go_to_page("issues")
    assert not card.isVisible()
    window.desk.ask_how(1, 1)
    assert is_half_filled(card)


def test_closing_the_window_keeps_it(qtbot: QtBot, path: Path) -> None:
    window = opened_window(qtbot, path)
    window.desk.ask_how(1, 1)
    card_of(qtbot, window)
    fill_half(Hands(qtbot, window))
    window.close()
    again = opened_window(qtbot, path)
    again.desk.ask_how(1, 1)
    assert is_half_filled(card_of(qtbot, again))
    again.close()


CHILD = """
import sys
from datetime import date
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from amdesk.ui.app import open_desk
window = open_desk(Path(sys.argv[1]), date(2026, 11, 21))
while not window.property("ready"):
    QTest.qWait(10)
window.activateWindow()
window.desk.ask_how(1, 1)
QTest.qWait(50)
QTest.keyClicks(QApplication.focusWidget(), "we promise cost sheet fri")
QTest.qWait(600)
print("typed", flush=True)
QTest.qWait(60000)
"""


def test_a_killed_program_keeps_it(qtbot: QtBot, path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == "typed"
        child.send_signal(signal.SIGKILL)
    time.sleep(0.1)
    window = opened_window(qtbot, path)
    window.desk.ask_how(1, 1)
    assert card_of(qtbot, window).lines.lines() == ("we promise cost sheet fri",)
    window.close()


def test_what_cannot_be_kept_keeps_the_card_open(window: Window, card: AfterCard, hands: Hands) -> None:
    window.desk.whole.read_only_because = "The file may only be read."
    fill_half(hands)
    hands.press(Qt.Key.Key_Escape)
    assert card.isVisible()
    assert card.wrong.text().startswith("The file takes no changes now")


def test_a_discarded_card_can_be_brought_back_at_once(
    qtbot: QtBot, window: Window, card: AfterCard, hands: Hands
) -> None:
    fill_half(hands)
    qtbot.mouseClick(card.discard_button, Qt.MouseButton.LeftButton)
    assert due_lines(qtbot, window) == [("Visit · Renewal", "how did it go?")]
    card._open_discarded()
    assert is_half_filled(card)


def test_a_discarded_card_can_be_brought_back_later(
    qtbot: QtBot, window: Window, card: AfterCard, hands: Hands
) -> None:
    fill_half(hands)
    card.discard()
    window.desk.ask_how(1, 1)
    assert card.lines.lines() == ()
    assert card.bring_back.text() == "Bring back what was typed: 2 lines"
    qtbot.mouseClick(card.bring_back, Qt.MouseButton.LeftButton)
    assert is_half_filled(card)


def test_told_it_is_no_longer_half_filled(qtbot: QtBot, window: Window, card: AfterCard, hands: Hands) -> None:
    fill_half(hands)
    hands.press(Qt.Key.Key_Escape)
    window.desk.ask_how(1, 1)
    hands.keep()
    assert due_lines(qtbot, window) == [("cost sheet", "")]
    assert rows(window, "SELECT key FROM draft WHERE key LIKE 'after%'") == []


def test_a_check_in_half_filled_waits_on_today(qtbot: QtBot, window: Window, hands: Hands) -> None:
    window.desk.ask_how(1)
    card = card_of(qtbot, window)
    hands.type("8/10")
    hands.press(Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert ("How did it go with Konex?", "half filled") in due_lines(qtbot, window)


@pytest.mark.parametrize("change", ["moved", "told", "deleted"])
def test_a_card_whose_meeting_changed_meanwhile_still_waits(
    qtbot: QtBot, window: Window, card: AfterCard, hands: Hands, change: str
) -> None:
    fill_half(hands)
    hands.press(Qt.Key.Key_Escape)
    with window.desk.whole.write(change) as session:
        touch = session.get_one(Touch, 1)
        if change == "moved":
            touch.move(TODAY.replace(year=2027))
        elif change == "told":
            touch.hold()
        else:
            session.delete(touch)
    assert ("How did it go with Konex?", "half filled") in due_lines(qtbot, window)
    line = next(line for line in window.findChildren(DueLine) if line.due.note == "half filled")
    line.clicked.emit()
    assert is_half_filled(card_of(qtbot, window))


def test_what_is_told_of_a_meeting_told_already_is_added(
    qtbot: QtBot, window: Window, card: AfterCard, hands: Hands
) -> None:
    hands.type("they were glad")
    hands.keep()
    window.desk.ask_how(1, 1)
    hands.type("and Ben too")
    hands.keep()
    assert rows(window, "SELECT status, typed FROM touch WHERE id = 1") == [("held", "they were glad\nand Ben too")]
    assert rows(window, f"SELECT count(*) FROM touch WHERE status = '{TouchStatus.PLANNED.value}'") == [(1,)]


def break_card(raw: Connection) -> None:
    raw.execute("INSERT INTO draft VALUES ('after:1:1', '{broken')")


def test_an_unreadable_kept_card_is_an_empty_one(qtbot: QtBot, path: Path) -> None:
    workspace = Workspace.open(path, today=TODAY)
    workspace.keep_derived(break_card, frozenset())
    workspace.close()
    window = opened_window(qtbot, path)
    window.desk.ask_how(1, 1)
    assert card_of(qtbot, window).lines.lines() == ()
    window.close()
