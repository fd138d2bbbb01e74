"""What the search field found: a list under the field, made when something is looked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from amdesk.store import search
from amdesk.store.queries.search_results import Result, results
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import ICON_SIZE
from amdesk.ui.kit.icons import icon
from amdesk.ui.kit.labels import shown
from amdesk.words import _

MOST_SHOWN = 12
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


def found_rows(desk: Desk, typed: str) -> list[Found]:
    """What is found by the words typed; choosing it opens it."""
    hits = search.find(desk.workspace.raw, typed)
    return [_found(desk, result) for result in results(desk.workspace, hits, typed)]


def _found(desk: Desk, result: Result) -> Found:
    def open_it() -> None:
        desk.open_row(result.subject, result.id, result.account_id)

    line = " · ".join(part for part in (result.account, result.line) if part and part != result.title)
    return Found(result.title, line, ICONS.get(result.subject, "notes"), open_it)
