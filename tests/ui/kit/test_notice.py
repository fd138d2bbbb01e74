"""Notices tell, offer one thing, and go away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.ui.kit.labels import Link
from amdesk.ui.kit.notice import Notices


@pytest.fixture
def window(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made).addWidget(QPushButton("somewhere"))
    made.resize(800, 600)
    made.show()
    return made


def test_a_notice_stands_at_the_lower_edge_and_stays_there(window: QWidget) -> None:
    notices = Notices(window)
    notices.say("Saved.")
    assert notices.geometry().bottom() == window.rect().bottom()
    window.resize(640, 480)
    assert notices.geometry().bottom() == window.rect().bottom()
    assert notices.isVisible()


def test_a_notice_goes_by_itself(window: QWidget, qtbot) -> None:
    notices = Notices(window)
    notices.say("Saved.", seconds=0.02)
    qtbot.waitUntil(lambda: notices.texts() == [])
    assert not notices.isVisible()


def test_its_action_runs_once_and_closes_it(window: QWidget, qtbot) -> None:
    done: list[str] = []
    notices = Notices(window)
    bar = notices.say("Undone: Change influence.", Tone.QUIET, "Redo", lambda: done.append("redo"))
    qtbot.mouseClick(bar.findChild(Link), Qt.MouseButton.LeftButton)
    assert done == ["redo"]
    assert notices.texts() == []


def test_escape_closes_the_newest_first(window: QWidget, qtbot) -> None:
    notices = Notices(window)
    notices.say("one", seconds=0)
    notices.say("two", seconds=0)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert notices.texts() == ["one"]


def test_the_same_words_stand_only_once_and_never_more_than_three(window: QWidget) -> None:
    notices = Notices(window)
    for text in ("a", "b", "b", "c", "d", "e"):
        notices.say(text)
    assert notices.texts() == ["c", "d", "e"]
