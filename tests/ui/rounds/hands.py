"""How a round is gone through by keys."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from amdesk.analysis.rounds import RoundStep
from amdesk.ui.desk import Desk
from amdesk.ui.rounds.page import RoundPage

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def shown(qtbot: QtBot, desk: Desk, kind: type[RoundPage]) -> RoundPage:
    """A round, in view and with the keyboard."""
    page = kind(desk)
    qtbot.addWidget(page)
    page.resize(1100, 760)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def focus(page: RoundPage) -> QWidget:
    """What has the keyboard."""
    found = page.window().focusWidget()
    assert found is not None
    return found


def press(page: RoundPage, key: Key, modifier: Modifier = Modifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(focus(page), key, modifier)


def type_line(page: RoundPage, words: str) -> None:
    """Type into the line and press Enter."""
    QTest.keyClicks(focus(page), words)
    press(page, Key.Key_Return)


def go_to(page: RoundPage, step: RoundStep) -> None:
    """Leave for later what comes before a part."""
    while page.items[0].step is not step:
        press(page, Key.Key_Return)


def steps(page: RoundPage) -> list[RoundStep]:
    """The parts that still have something, in order."""
    return list(dict.fromkeys(item.step for item in page.items))


def one(desk: Desk, sql: str) -> object:
    """The one value a question has."""
    return desk.workspace.select(sql)[0][0]
