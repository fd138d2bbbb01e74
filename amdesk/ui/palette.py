"""The search field: finds anything by its words, and runs commands by their names, as one types."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from amdesk.ui.desk import Desk
from amdesk.ui.kit.search_field import SearchField
from amdesk.words import _

if TYPE_CHECKING:
    from amdesk.ui.found import Found, FoundList

FIND_AFTER_MS = 60
STEPS = {
    int(Qt.Key.Key_Down): 1,
    int(Qt.Key.Key_Up): -1,
    int(Qt.Key.Key_PageDown): 8,
    int(Qt.Key.Key_PageUp): -8,
}


class Palette(SearchField):
    """The field in the bar. Words find rows; the names of commands find commands."""

    ran = Signal()

    def __init__(self, desk: Desk, commands: Callable[[], Sequence[QAction]], window: QWidget) -> None:
        super().__init__(_("Search people, plans, issues … or type a command"))
        self.setObjectName("search-field")
        self.desk = desk
        self.commands = commands
        self.top = window
        self._made: FoundList | None = None
        self._wait = QTimer(self, singleShot=True, interval=FIND_AFTER_MS)
        self._wait.timeout.connect(self.look)
        self.textEdited.connect(self._wait.start)
        self.returnPressed.connect(self.open_current)

    def look(self) -> None:
        """Look for what is typed and show it."""
        typed = self.text().strip()
        if not typed:
            self._hide_list()
            return
        from amdesk.ui.found import found_rows

        found = [*self._commands(typed), *found_rows(self.desk, typed)]
        shown = self.list
        shown.show_found(found, _("Nothing found for “{words}”.").format(words=typed))
        shown.setFixedWidth(max(self.width(), 520))
        shown.move(self.mapTo(self.top, QPoint(0, self.height() + 4)))
        shown.show()
        shown.raise_()

    @property
    def list(self) -> "FoundList":
        """The list under the field, made when it is first needed."""
        from amdesk.ui.found import FoundList

        if self._made is None:
            self._made = FoundList(self.top)
            self._made.view.clicked.connect(self._open_clicked)
        return self._made

    def _is_open(self) -> bool:
        return self._made is not None and self._made.isVisible()

    def _hide_list(self) -> None:
        if self._is_open():
            self.list.hide()

    def _commands(self, typed: str) -> "Sequence[Found]":
        from amdesk.ui.found import Found

        words = typed.casefold().split()
        named = [(action, action.text().replace("&", "").removesuffix("…")) for action in self.commands()]
        fitting = [(a, n) for a, n in named if a.isEnabled() and n and all(w in n.casefold() for w in words)]
        return [Found(n, a.shortcut().toString(), "command", a.trigger) for a, n in fitting[:4]]

    def _open_clicked(self, index: QModelIndex) -> None:
        self.list.view.setCurrentIndex(index)
        self.open_current()

    def open_current(self) -> None:
        """Open what is chosen in the list."""
        self._wait.stop()
        if not self._is_open():
            self.look()
        found = self.list.current() if self._is_open() else None
        if found is not None:
            self.leave()
            found.act()

    def leave(self) -> None:
        """Close the list and empty the field."""
        self._hide_list()
        self.clear()
        self.clearFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move in the list, Esc leaves."""
        step = STEPS.get(event.key())
        if step is not None and self._made is not None:
            self._made.step(step)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Losing the focus closes the list."""
        self._hide_list()
        super().focusOutEvent(event)
