"""The search field: finds anything by its words, and runs commands by their names, as one types."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from amdesk.ui.desk import Desk
from amdesk.ui.kit.focus import FocusBefore
from amdesk.ui.kit.search_field import SearchField
from amdesk.ui.place import Place
from amdesk.words import _

if TYPE_CHECKING:
    from amdesk.ui.found import Found
    from amdesk.ui.found_list import FoundList

FIND_AFTER_MS = 60
WIDTH_PX = 720
REMEMBERED = 12
STEPS = {
    int(Qt.Key.Key_Down): 1,
    int(Qt.Key.Key_Up): -1,
    int(Qt.Key.Key_PageDown): 8,
    int(Qt.Key.Key_PageUp): -8,
}


class Palette(SearchField):
    """The field in the bar. Words find rows; the names of commands find commands; empty, it offers recent places.

    `left` tells that one is done here; the keyboard is back where it was, when that is known.
    """

    left = Signal()

    def __init__(self, desk: Desk, commands: Callable[[], Sequence[QAction]], window: QWidget) -> None:
        super().__init__(_("Search people, plans, issues … or type a command"))
        self.setObjectName("search-field")
        self.desk = desk
        self.commands = commands
        self.top = window
        self.before = FocusBefore(self)
        self.recent: list[Place] = []
        self._made: FoundList | None = None
        self._wait = QTimer(self, singleShot=True, interval=FIND_AFTER_MS)
        self._wait.timeout.connect(self.look)
        self.textEdited.connect(self._typed)
        self.returnPressed.connect(self.open_current)

    def enter(self) -> None:
        """Stand in the field, and remember where one was."""
        self.before.remember()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def note_place(self, place: Place) -> None:
        """Remember where one is, to offer it again."""
        self.recent = [place, *(other for other in self.recent if other != place)][:REMEMBERED]

    def _typed(self) -> None:
        if not self.text().strip():
            self.offer_recent()
            return
        self._wait.start()

    def look(self) -> None:
        """Look for what is typed and show it."""
        self._wait.stop()
        typed = self.text().strip()
        if not typed:
            self._hide_list()
            return
        from amdesk.ui.found import found_rows
        from amdesk.ui.found_commands import found_commands

        commands, worded, other = found_commands(self.desk, self.commands(), typed, next(iter(self.recent), None))
        named, rows = found_rows(self.desk, typed)
        found = [*commands, *named, *worded, *rows, *other]
        self._show(found, typed, _("Nothing found for “{words}”.").format(words=typed))

    def offer_recent(self) -> None:
        """Show where one was before."""
        self._wait.stop()
        from amdesk.ui.found import recent_places

        found = recent_places(self.desk, self.recent[1:])
        if found:
            self._show(found, "", "")
        else:
            self._hide_list()

    def _show(self, found: "Sequence[Found]", typed: str, nothing: str) -> None:
        shown = self.list
        shown.show_found(found, typed, nothing)
        at = self.mapTo(self.top, QPoint(0, self.height() + 4))
        shown.setFixedWidth(min(max(self.width(), WIDTH_PX), self.top.width() - at.x() - 12))
        shown.move(at)
        shown.show()
        shown.raise_()

    @property
    def list(self) -> "FoundList":
        """The list under the field, made when it is first needed."""
        from amdesk.ui.found_list import FoundList

        if self._made is None:
            self._made = FoundList(self.top)
            self._made.view.clicked.connect(self._open_clicked)
        return self._made

    def _is_open(self) -> bool:
        return self._made is not None and self._made.isVisible()

    def _hide_list(self) -> None:
        if self._is_open():
            self.list.hide()

    def _open_clicked(self, index: QModelIndex) -> None:
        self.list.view.setCurrentIndex(index)
        self.open_current()

    def _current(self) -> "Found | None":
        if self._wait.isActive() or not self._is_open():
            self.look()
        return self.list.current() if self._is_open() else None

    def open_current(self) -> None:
        """Open what is chosen in the list."""
        found = self._current()
        if found is not None:
            self.leave()
            found.act()

    def open_account_of_current(self) -> None:
        """Open the account of what is chosen in the list, or what is chosen when it has none."""
        found = self._current()
        if found is not None:
            self.leave()
            (found.second or found.act)()

    def leave(self) -> None:
        """Close the list, empty the field and let the keyboard go back."""
        self._wait.stop()
        self._hide_list()
        self.clear()
        self.before.give_back()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move in the list, Enter opens, with Ctrl the account; Esc leaves."""
        step = STEPS.get(event.key())
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if step is not None:
            if not self._is_open() and not self.text():
                self.offer_recent()
            elif self._made is not None:
                self._made.step(step)
        elif is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.open_account_of_current()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click into the empty field offers recent places."""
        super().mousePressEvent(event)
        if not self.text():
            self.offer_recent()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A shortcut into the empty field offers recent places."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.ShortcutFocusReason and not self.text():
            self.offer_recent()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Losing the focus closes the list."""
        self._hide_list()
        super().focusOutEvent(event)
