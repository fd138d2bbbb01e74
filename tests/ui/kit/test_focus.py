"""The keyboard goes back where it was before something lay over the window, never staying in what is hidden."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from amdesk.ui.kit.focus import FocusBefore


class Room(QWidget):
    """A window with a page that takes keys, a field on it, and something that can lie over both."""

    def __init__(self) -> None:
        super().__init__()
        self.page = QWidget()
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.field = QLineEdit()
        QVBoxLayout(self.page).addWidget(self.field)
        QVBoxLayout(self).addWidget(self.page)
        self.over = QFrame(self)
        self.line = QLineEdit(self.over)
        self.over.hide()
        self.before = FocusBefore(self.over)

    def lay_over(self) -> None:
        """Open what lies over the page, with the keyboard in its line."""
        self.before.remember()
        self.over.show()
        self.line.setFocus()

    def leave(self) -> None:
        """Put it away."""
        self.over.hide()
        self.before.give_back()


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    """The window, with the keyboard in its field."""
    made = Room()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.field.setFocus()
    return made


def test_the_keyboard_goes_back_to_the_field(room: Room) -> None:
    room.lay_over()
    assert room.line.hasFocus()
    room.leave()
    assert room.field.hasFocus()


def test_where_the_field_is_gone_its_page_takes_the_keyboard(qtbot: QtBot, room: Room) -> None:
    room.lay_over()
    with qtbot.waitSignal(room.field.destroyed):
        room.field.deleteLater()
    room.leave()
    assert room.page.hasFocus()


def test_where_the_field_is_hidden_its_page_takes_the_keyboard(room: Room) -> None:
    room.lay_over()
    room.field.hide()
    room.leave()
    assert room.page.hasFocus()


def test_what_lies_over_the_page_is_no_place_to_go_back_to(room: Room) -> None:
    room.lay_over()
    room.before.remember()
    room.leave()
    assert room.field.hasFocus()


def test_where_nothing_had_the_keyboard_nothing_has_it_again(room: Room) -> None:
    room.field.clearFocus()
    room.lay_over()
    room.leave()
    assert QApplication.focusWidget() is None


def test_one_who_went_on_elsewhere_stays_there(room: Room) -> None:
    room.lay_over()
    room.before.forget()
    room.page.setFocus()
    room.leave()
    assert room.page.hasFocus()


def test_where_nothing_is_remembered_the_keyboard_stays_in_nothing_hidden(room: Room) -> None:
    room.field.clearFocus()
    room.lay_over()
    room.before.forget()
    room.leave()
    focused = QApplication.focusWidget()
    assert focused is None or focused.isVisible()
