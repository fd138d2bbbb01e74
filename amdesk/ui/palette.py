"""The search field: finds anything by its words, and runs commands by their names, as one types."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from amdesk.store import search
from amdesk.store.queries.search_results import Result, results
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import ICON_SIZE
from amdesk.ui.kit.filter_bar import SearchField
from amdesk.ui.kit.icons import icon
from amdesk.ui.kit.labels import shown
from amdesk.words import _

MOST_SHOWN = 12
FIND_AFTER_MS = 60
FOUND_ROLE = Qt.ItemDataRole.UserRole + 1
ICONS = {
    "account": "building",
    "person": "user",
    "touch": "message",
    "issue": "message-report",
    "intel": "bulb",
    "action": "list-check",
    "objective": "target",
    "memo": "mail",
    "evidence": "paperclip",
    "opportunity": "star",
    "promise": "flag",
    "common_question": "help-circle",
    "contract": "file-text",
    "plan": "presentation",
}


@dataclass(frozen=True)
class Found:
    """A line of the list: what it says and what choosing it does."""

    title: str
    line: str
    icon: str
    act: Callable[[], object]


class FoundList(QFrame):
    """The list under the search field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setObjectName("search-results")
        self.model = QStandardItemModel(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setIconSize(ICON_SIZE)
        self.view.setAccessibleName(_("Found"))
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.view)
        self.hide()

    def show_found(self, found: Sequence[Found], nothing: str) -> None:
        """List what was found, or say that nothing was."""
        self.model.clear()
        for one in found:
            item = QStandardItem(icon(one.icon), shown(f"{one.title}   {one.line}".strip()))
            item.setData(one, FOUND_ROLE)
            self.model.appendRow(item)
        if not found:
            item = QStandardItem(nothing)
            item.setEnabled(False)
            self.model.appendRow(item)
        self.view.setCurrentIndex(self.model.index(0, 0))
        rows = min(self.model.rowCount(), MOST_SHOWN)
        self.setFixedHeight(rows * 32 + 22)

    def step(self, distance: int) -> None:
        """Move the choice up or down."""
        row = max(0, min(self.model.rowCount() - 1, self.view.currentIndex().row() + distance))
        self.view.setCurrentIndex(self.model.index(row, 0))

    def current(self) -> Found | None:
        """What would be opened now."""
        found = self.view.currentIndex().data(FOUND_ROLE)
        return found if isinstance(found, Found) else None


class Palette(SearchField):
    """The field in the bar. Words find rows; the names of commands find commands."""

    ran = Signal()

    def __init__(self, desk: Desk, commands: Callable[[], Sequence[QAction]], window: QWidget) -> None:
        super().__init__(_("Search people, plans, issues … or type a command"))
        self.setObjectName("search-field")
        self.desk = desk
        self.commands = commands
        self.top = window
        self.list = FoundList(window)
        self.list.view.clicked.connect(self._open_clicked)
        self._wait = QTimer(self, singleShot=True, interval=FIND_AFTER_MS)
        self._wait.timeout.connect(self.look)
        self.textEdited.connect(self._wait.start)
        self.returnPressed.connect(self.open_current)
        self.installEventFilter(self)

    def look(self) -> None:
        """Look for what is typed and show it."""
        typed = self.text().strip()
        if not typed:
            self.list.hide()
            return
        found = [*self._commands(typed), *self._rows(typed)]
        self.list.show_found(found, _("Nothing found for “{words}”.").format(words=typed))
        self._place()
        self.list.show()
        self.list.raise_()

    def _rows(self, typed: str) -> list[Found]:
        workspace = self.desk.workspace
        hits = search.find(workspace.raw, typed)
        return [self._found(result) for result in results(workspace, hits, typed)]

    def _found(self, result: Result) -> Found:
        def open_it() -> None:
            self.desk.open_row(result.subject, result.id, result.account_id)

        line = " · ".join(part for part in (result.account, result.line) if part and part != result.title)
        return Found(result.title, line, ICONS.get(result.subject, "notes"), open_it)

    def _commands(self, typed: str) -> list[Found]:
        words = typed.casefold().split()
        named = [(action, action.text().replace("&", "").removesuffix("…")) for action in self.commands()]
        fitting = [(a, n) for a, n in named if a.isEnabled() and n and all(w in n.casefold() for w in words)]
        return [Found(n, a.shortcut().toString(), "command", a.trigger) for a, n in fitting[:4]]

    def _place(self) -> None:
        corner = self.mapTo(self.top, QPoint(0, self.height() + 4))
        self.list.move(corner)
        self.list.setFixedWidth(max(self.width(), 520))

    def _open_clicked(self, index: QModelIndex) -> None:
        self.list.view.setCurrentIndex(index)
        self.open_current()

    def open_current(self) -> None:
        """Open what is chosen in the list."""
        self._wait.stop()
        if not self.list.isVisible():
            self.look()
        found = self.list.current() if self.list.isVisible() else None
        if found is not None:
            self.leave()
            found.act()

    def leave(self) -> None:
        """Close the list and empty the field."""
        self.list.hide()
        self.clear()
        self.clearFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list, Esc leaves, losing the focus closes the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                self.list.step(step)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
        if event.type() == QEvent.Type.FocusOut and isinstance(watched, QLineEdit):
            self.list.hide()
        return super().eventFilter(watched, event)
