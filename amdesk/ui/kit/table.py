"""A table of rows in memory: sort, search, filter, group, choose, copy and paste; fast at twenty thousand rows."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QElapsedTimer, QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from amdesk.letters import folded
from amdesk.ui.kit import table_text
from amdesk.ui.kit.buttons import menu_safe
from amdesk.ui.kit.columns import Align, ColumnKind, TableColumn
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.rows_view import RowsView
from amdesk.ui.kit.table_lines import GroupLine
from amdesk.words import _

__all__ = ["Align", "ColumnKind", "Table", "TableColumn"]

TYPE_AHEAD_MS = 900
TheKeys = Qt.Key
EXPORT = "Ctrl+Shift+E"


class Outlet(Protocol):
    """Where the rows of a table go out to."""

    def export_rows(self) -> None:
        """Write them to a file."""

    def print_rows(self) -> None:
        """Show them on paper."""


class Table(RowsView):
    """Shows rows the caller keeps.

    `opened` comes on Enter and double click, `chosen` with the keys selected now, `row_edited` when a check is clicked
    (bring new rows to accept it), `pasted` with the cells of a block from a spreadsheet, `shown_changed` with the
    number of rows in view and of all.
    """

    opened = Signal(object)
    row_edited = Signal(object, str, object)
    pasted = Signal(list)

    def __init__(
        self,
        columns: Sequence[TableColumn],
        parent: QWidget | None = None,
        *,
        name: str = "",
        empty: str = "",
        row_height: int = 0,
    ) -> None:
        super().__init__(columns, parent, name, empty, row_height)
        self._fill_menu: Callable[[QMenu, list[Hashable]], None] | None = None
        self._outlet: Outlet | None = None
        self._typed, self._typed_at = "", QElapsedTimer()
        self._model.checked.connect(self.row_edited)
        header = self.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_header_menu)
        header.sectionClicked.connect(self._sort_by_section)

    # Menus

    def set_menu(self, fill: Callable[[QMenu, list[Hashable]], None]) -> None:
        """Let `fill(menu, keys)` put its commands first into the context menu of the chosen rows."""
        self._fill_menu = fill

    def build_menu(self) -> QMenu:
        """The context menu for what is chosen now."""
        menu = QMenu(self)
        if self._fill_menu:
            self._fill_menu(menu, self.chosen_keys())
            menu.addSeparator()
        self.fill_outlet_menu(menu)
        menu.addAction(_("Select all"), QKeySequence(QKeySequence.StandardKey.SelectAll), self.selectAll)
        return menu

    def let_out(self, outlet: Outlet) -> None:
        """Offer to export and print the rows, in the menu and by the keys that elsewhere do so with everything."""
        self._outlet = outlet

    def fill_outlet_menu(self, menu: QMenu) -> None:
        """Copy, export and print."""
        menu.addAction(_("Copy"), QKeySequence(QKeySequence.StandardKey.Copy), self.copy)
        if self._outlet is not None:
            menu.addAction(_("Export these rows…"), QKeySequence(EXPORT), self._outlet.export_rows)
            paper = QKeySequence(QKeySequence.StandardKey.Print)
            menu.addAction(_("Print these rows…"), paper, self._outlet.print_rows)

    def build_header_menu(self, section: int) -> QMenu:
        """What can be done with a column: sort, group, hide, and choose which are shown."""
        menu = QMenu(self)
        if 0 <= section < len(self._model.columns):
            column = self._model.columns[section]
            menu.addAction(_("Sort rising"), lambda: self.sort_by(column.name))
            menu.addAction(_("Sort falling"), lambda: self.sort_by(column.name, falling=True))
            if column.kind in (ColumnKind.CHIP, ColumnKind.TEXT, ColumnKind.DATE):
                menu.addAction(_("Group by this"), lambda: self.group_by(column.name))
            menu.addSeparator()
        self.fill_column_menu(menu)
        return menu

    def fill_column_menu(self, menu: QMenu) -> None:
        """One checkable entry for each column."""
        for column in self.columns():
            action = QAction(menu_safe(column.title or column.name), menu, checkable=True)
            action.setChecked(self.is_column_shown(column.name))
            action.setEnabled(not column.locked)
            action.setData(column.name)
            action.toggled.connect(self._show_column_of_sender)
            menu.addAction(action)

    # Clipboard

    def as_tsv(self, keys: Sequence[Hashable] | None = None) -> str:
        """The rows with `keys`, or all in view, as tab-separated lines under their titles, visible columns only."""
        places = self._model.places()
        wanted = list(places.values()) if keys is None else [places[key] for key in keys if key in places]
        columns = [self._model.columns[section] for section in self._visible_sections()]
        return table_text.tsv(columns, [self._model.row(place) for place in wanted])

    def copy(self) -> None:
        """Put the chosen rows on the clipboard as TSV, all in view when none is chosen."""
        if self._model.places():
            QGuiApplication.clipboard().setText(self.as_tsv(self.chosen_keys() or None))

    def paste(self) -> None:
        """Tell the cells of the text on the clipboard."""
        if block := table_text.cells(QGuiApplication.clipboard().text()):
            self.pasted.emit(block)

    # State

    def state(self) -> dict[str, Any]:  # type: ignore[override]  # Qt's own is protected and unused here
        """Order, widths and visibility of columns, sorting, grouping and filters, for `restore` and for JSON."""
        ask, header = self._hidden.asked(), self.horizontalHeader()
        order = [self._model.columns[header.logicalIndex(at)].name for at in range(header.count())]
        return {
            "order": order,
            "widths": self._widths.kept(),
            "hidden": [column.name for column in self._model.columns if column.name in self._hidden.by_user],
            "sort": ask.sort,
            "falling": ask.falling,
            "group": ask.group,
            "folded": sorted(ask.folded_groups),
            "tree": ask.tree,
            "folded_rows": list(ask.folded_rows),
            "picked": {name: sorted(values) for name, values in ask.picked.items()},
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Bring back what `state` gave; columns it does not know keep their place, unknown names are ignored."""
        names = [column.name for column in self._model.columns]
        header = self.horizontalHeader()
        for at, name in enumerate(name for name in state.get("order", []) if name in names):
            header.moveSection(header.visualIndex(names.index(name)), at)
        for column in self._model.columns:
            if state.get("order") and column.name in state["order"]:
                self._hidden.hide(column.name, column.name in state.get("hidden", []) and not column.locked)
        self._widths.restore(state.get("widths", {}))
        self._model.change(
            sort=state.get("sort", ""),
            falling=bool(state.get("falling")),
            group=state.get("group", ""),
            folded_groups=set(state.get("folded", [])),
            tree=bool(state.get("tree")),
            folded_rows=frozenset(state.get("folded_rows", [])),
            picked={name: frozenset(values) for name, values in state.get("picked", {}).items() if name in names},
        )
        if looking().on:
            self._hidden.set_aside()

    # Keyboard and mouse

    def event(self, event: QEvent) -> bool:
        """Take the keys for exporting and printing before the window does, when the rows can go out."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._going_out(event):
            event.accept()
            return True
        return super().event(event)

    def _going_out(self, event: QKeyEvent) -> Callable[[], None] | None:
        outlet: Outlet | None = getattr(self, "_outlet", None)  # Qt asks before it is there
        if outlet is None:
            return None
        if event.matches(QKeySequence.StandardKey.Print):
            return outlet.print_rows
        return outlet.export_rows if QKeySequence(event.keyCombination()).toString() == EXPORT else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space checks or folds, Left and Right fold, Copy and Paste; the rest as in any list."""
        if act := self._going_out(event):
            act()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        elif event.key() in (TheKeys.Key_Return, TheKeys.Key_Enter):
            self._open(self.currentIndex())
        elif not self._fold_by_key(event) and not self._check_by_key(event):
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last row."""
        last = self._model.rowCount() - 1
        column = max(self.currentIndex().column(), self._first_section())
        if last >= 0 and action is QAbstractItemView.CursorAction.MoveHome:
            return self._model.index(0, column)
        if last >= 0 and action is QAbstractItemView.CursorAction.MoveEnd:
            return self._model.index(last, column)
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, typed: str) -> None:
        """Stand on the next row whose first text begins with what is typed, without regard to accents."""
        is_new = not self._typed_at.isValid() or self._typed_at.elapsed() > TYPE_AHEAD_MS
        self._typed = typed if is_new else self._typed + typed
        self._typed_at.start()
        name = next((c.name for c in self.shown_columns() if c.kind is ColumnKind.TEXT), None)
        wanted, count = folded(self._typed).strip(), self._model.rowCount()
        if name is None or not wanted:
            return
        start = self.currentIndex().row() + (1 if is_new else 0)
        for place in ((start + step) % count for step in range(count)):
            if self._model.key(place) is not None and folded(self._model.line_text(place, name)).startswith(wanted):
                self._select([place], place)
                return

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the head of a group folds it, on a check sets it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            if self._model.key(index.row()) is None:
                self._toggle_group(index.row())
            elif self._model.columns[index.column()].kind is ColumnKind.CHECK:
                self._toggle_check(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the row."""
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_check = index.isValid() and self._model.columns[index.column()].kind is ColumnKind.CHECK
        if event.button() == Qt.MouseButton.LeftButton and self._model.rowCount() and not is_check:
            self._open(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """Let the row go dark."""
        super().leaveEvent(event)
        self._hover(-1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the chosen rows."""
        menu = self.build_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    # Inner workings

    def _sort_by_section(self, section: int) -> None:
        name, (sorted_by, falling) = self._model.columns[section].name, self.sorting()
        if name != sorted_by:
            self.sort_by(name)
        elif falling:
            self.sort_by("")
        else:
            self.sort_by(name, falling=True)

    def _show_header_menu(self, at: QPoint) -> None:
        section = self.horizontalHeader().logicalIndexAt(at)
        menu = self.build_header_menu(section)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def _show_column_of_sender(self, visible: bool) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.show_column(str(action.data()), visible)
            self.ask_changed.emit()

    def _open(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        key = self._model.key(index.row())
        if key is None:
            self._toggle_group(index.row())
        else:
            self.opened.emit(key)

    def _toggle_group(self, place: int) -> None:
        line = self._model.line(place)
        if isinstance(line, GroupLine):
            self.fold_group(line.name, line.open)
            self._select([], min(place, self._model.rowCount() - 1))

    def _fold_by_key(self, event: QKeyEvent) -> bool:
        place = self.currentIndex().row()
        line = self._model.line(place) if place >= 0 else None
        if not isinstance(line, GroupLine):
            return False
        wanted = {TheKeys.Key_Left: False, TheKeys.Key_Right: True, TheKeys.Key_Space: not line.open}
        if event.key() not in wanted:
            return False
        if wanted[TheKeys(event.key())] != line.open:
            self._toggle_group(place)
        return True

    def _check_by_key(self, event: QKeyEvent) -> bool:
        checks = [at for at in self._visible_sections() if self._model.columns[at].kind is ColumnKind.CHECK]
        if event.key() != TheKeys.Key_Space or not checks or not self.currentIndex().isValid():
            return False
        self._toggle_check(self.currentIndex().siblingAtColumn(checks[0]))
        return True

    def _toggle_check(self, index: QModelIndex) -> None:
        is_on = Qt.CheckState(self._model.data(index, Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
        self._model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)

    def _hover(self, place: int) -> None:
        if place != self._painter.hovered:
            self._painter.hovered = place
            self.viewport().update()
