"""A table of rows in memory: sort, search, filter, group, choose, copy and paste; fast at twenty thousand rows."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from amdesk.ui.kit import table_text
from amdesk.ui.kit.buttons import menu_safe
from amdesk.ui.kit.columns import WIDTHS, Align, ColumnKind, TableColumn, folded
from amdesk.ui.kit.table_lines import GroupLine
from amdesk.ui.kit.table_model import TableModel
from amdesk.ui.kit.table_paint import TablePainter
from amdesk.ui.kit.theme import theme
from amdesk.words import _

__all__ = ["Align", "ColumnKind", "Table", "TableColumn"]

SAMPLED_ROWS = 120
NARROWEST_PX, WIDEST_PX, STRETCH_LEAST_PX = 56, 360, 140
TYPE_AHEAD_MS = 900
MOST_SPANS = 500  # more groups than this are painted in their first cell only
Flag = QItemSelectionModel.SelectionFlag
TheKeys = Qt.Key


class Table(QTableView):
    """Shows rows the caller keeps.

    `opened` comes on Enter and double click, `chosen` with the keys selected now, `row_edited` when a check is clicked
    (bring new rows to accept it), `pasted` with the cells of a block from a spreadsheet, `shown_changed` with the
    number of rows in view and of all.
    """

    opened = Signal(object)
    chosen = Signal(list)
    row_edited = Signal(object, str, object)
    pasted = Signal(list)
    shown_changed = Signal(int, int)
    ask_changed = Signal()

    def __init__(
        self,
        columns: Sequence[TableColumn],
        parent: QWidget | None = None,
        *,
        name: str = "",
        empty: str = "",
        row_height: int = 0,
    ) -> None:
        super().__init__(parent)
        self._model = TableModel(columns)
        self._model.setParent(self)
        self._empty = empty or _("Nothing here yet.")
        self._fill_menu: Callable[[QMenu, list[Hashable]], None] | None = None
        self._typed, self._typed_at = "", QElapsedTimer()
        self._sized_by_user = self._is_sizing = False
        self._keeps_selection = False
        self.setAccessibleName(name)
        self.setModel(self._model)
        self._painter = TablePainter(self._model, self)
        self.setItemDelegate(self._painter)
        self._dress(row_height or self._painter.fonts.plain_metrics.height() + 20)
        self._dress_header()
        self._model.asked.connect(self._after_ask)
        self._model.checked.connect(self.row_edited)
        self._model.modelAboutToBeReset.connect(self._remember)
        self._model.modelReset.connect(self._recall)
        self.selectionModel().selectionChanged.connect(self._tell_chosen)

    # What is shown

    def set_rows(self, rows: Sequence[Any], keys: Sequence[Hashable]) -> None:
        """Show other rows; what was selected and still exists stays selected, the view stays where it is."""
        was_empty = not self._model.total()
        self._model.set_rows(rows, keys)
        if was_empty and rows and not self._sized_by_user:
            self._size_columns()
        self.shown_changed.emit(self._model.found(), len(rows))

    def columns(self) -> tuple[TableColumn, ...]:
        """Every column, hidden ones too."""
        return self._model.columns

    def set_empty(self, text: str) -> None:
        """Change what is said when there are no rows."""
        self._empty = text
        self.viewport().update()

    def search(self, words: str) -> None:
        """Show rows that hold every word, without regard to case and accents."""
        self._model.change(words=words)

    def filter_column(self, name: str, values: set[str] | frozenset[str] | None) -> None:
        """Show only rows that read as one of `values` in column `name`; None or nothing lifts the filter."""
        picked = {column: wanted for column, wanted in self._model.ask.picked.items() if column != name}
        if values:
            picked[name] = frozenset(values)
        self._model.change(picked=picked)

    def filters(self) -> dict[str, frozenset[str]]:
        """The filters in force, by column."""
        return dict(self._model.ask.picked)

    def clear_filters(self) -> None:
        """Lift the search and every filter."""
        self._model.change(words="", picked={})

    def words(self) -> str:
        """What is searched for."""
        return self._model.ask.words

    def texts(self, name: str) -> list[str]:
        """How every row reads in a column, for a list of values to pick from."""
        return self._model.texts(name)

    def sort_by(self, name: str, falling: bool = False) -> None:
        """Order the rows by a column; "" restores the order they were given in."""
        self._model.change(sort=name, falling=falling)

    def sorting(self) -> tuple[str, bool]:
        """The column sorted by and whether it falls."""
        return self._model.ask.sort, self._model.ask.falling

    def group_by(self, name: str) -> None:
        """Group the rows by how they read in a column; "" ends grouping."""
        self._model.change(group=name, folded_groups=set())

    def grouping(self) -> str:
        """The column grouped by, or ""."""
        return self._model.ask.group

    def fold_group(self, name: str, fold: bool) -> None:
        """Fold or open the group called `name`."""
        groups = self._model.ask.folded_groups
        self._model.change(folded_groups=groups | {name} if fold else groups - {name})

    def show_column(self, name: str, visible: bool) -> None:
        """Show or hide a column; locked ones stay."""
        at = self._section(name)
        if visible or not self._model.columns[at].locked:
            self.setColumnHidden(at, not visible)
            self._stretch()

    def is_column_shown(self, name: str) -> bool:
        """Whether a column is visible."""
        return not self.isColumnHidden(self._section(name))

    # What is chosen

    def chosen_keys(self) -> list[Hashable]:
        """The keys of the selected rows, from the top."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        keys = (self._model.key(place) for place in places)
        return [key for key in keys if key is not None]

    def choose(self, keys: Sequence[Hashable]) -> None:
        """Select the rows with these keys and stand on the first; unknown keys are ignored."""
        places = self._model.places()
        found = [places[key] for key in keys if key in places]
        self._select(found, found[0] if found else -1)
        if found:
            self.scrollTo(self._model.index(found[0], self._first_section()))

    def current_key(self) -> Hashable | None:
        """The key of the row the keyboard stands on."""
        index = self.currentIndex()
        return self._model.key(index.row()) if index.isValid() else None

    def shown_keys(self) -> list[Hashable]:
        """The keys in view, in order."""
        return list(self._model.places())

    def set_menu(self, fill: Callable[[QMenu, list[Hashable]], None]) -> None:
        """Let `fill(menu, keys)` put its commands first into the context menu of the chosen rows."""
        self._fill_menu = fill

    def build_menu(self) -> QMenu:
        """The context menu for what is chosen now."""
        menu = QMenu(self)
        if self._fill_menu:
            self._fill_menu(menu, self.chosen_keys())
            menu.addSeparator()
        menu.addAction(_("Copy"), QKeySequence(QKeySequence.StandardKey.Copy), self.copy)
        menu.addAction(_("Select all"), QKeySequence(QKeySequence.StandardKey.SelectAll), self.selectAll)
        return menu

    # Clipboard

    def as_tsv(self, keys: Sequence[Hashable] | None = None) -> str:
        """The rows with `keys`, or all in view, as tab-separated lines under their titles, visible columns only."""
        places = self._model.places()
        wanted = list(places.values()) if keys is None else [places[key] for key in keys if key in places]
        columns = [self._model.columns[section] for section in self._visible_sections()]
        return table_text.tsv(columns, [self._model.row(place) for place in wanted])

    def copy(self) -> None:
        """Put the chosen rows on the clipboard as TSV."""
        if keys := self.chosen_keys():
            QGuiApplication.clipboard().setText(self.as_tsv(keys))

    def paste(self) -> None:
        """Tell the cells of the text on the clipboard."""
        if block := table_text.cells(QGuiApplication.clipboard().text()):
            self.pasted.emit(block)

    # State

    def state(self) -> dict[str, Any]:  # type: ignore[override]  # Qt's own is protected and unused here
        """Order, widths and visibility of columns, sorting, grouping and filters, for `restore` and for JSON."""
        ask, header = self._model.ask, self.horizontalHeader()
        order = [self._model.columns[header.logicalIndex(at)].name for at in range(header.count())]
        return {
            "order": order,
            "widths": {column.name: self.columnWidth(at) for at, column in enumerate(self._model.columns)}
            if self._sized_by_user
            else {},
            "hidden": [column.name for at, column in enumerate(self._model.columns) if self.isColumnHidden(at)],
            "sort": ask.sort,
            "falling": ask.falling,
            "group": ask.group,
            "folded": sorted(ask.folded_groups),
            "picked": {name: sorted(values) for name, values in ask.picked.items()},
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Bring back what `state` gave; columns it does not know keep their place, unknown names are ignored."""
        names = [column.name for column in self._model.columns]
        header = self.horizontalHeader()
        for at, name in enumerate(name for name in state.get("order", []) if name in names):
            header.moveSection(header.visualIndex(names.index(name)), at)
        for at, column in enumerate(self._model.columns):
            if state.get("order") and column.name in state["order"]:
                self.setColumnHidden(at, column.name in state.get("hidden", []) and not column.locked)
        self._restore_widths({name: width for name, width in state.get("widths", {}).items() if name in names})
        self._model.change(
            sort=state.get("sort", ""),
            falling=bool(state.get("falling")),
            group=state.get("group", ""),
            folded_groups=set(state.get("folded", [])),
            picked={name: frozenset(values) for name, values in state.get("picked", {}).items() if name in names},
        )

    # Keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space checks or folds, Left and Right fold, Copy and Paste; the rest as in any list."""
        if event.matches(QKeySequence.StandardKey.Copy):
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
        name = next((c.name for c in self._visible_columns() if c.kind is ColumnKind.TEXT), None)
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

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after the program's font changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_painter"):
            self._painter.renew_fonts()

    # Look

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or say why there are none."""
        super().paintEvent(event)
        if not self._model.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(theme().muted)
            text = _("Nothing matches the search and filters.") if self._model.total() else self._empty
            area = self.viewport().rect().adjusted(24, 16, -24, -16)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room left over to the columns without a width of their own."""
        super().resizeEvent(event)
        self._stretch()

    def _dress(self, row_height: int) -> None:
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(row_height)

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(36)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_header_menu)
        header.sectionClicked.connect(self._sort_by_section)
        header.sectionResized.connect(self._note_size)
        for at, column in enumerate(self._model.columns):
            self.setColumnHidden(at, not column.visible)
            self.setColumnWidth(at, column.width or WIDTHS.get(column.kind, 120))

    def _size_columns(self) -> None:
        self._is_sizing = True
        for at, column in enumerate(self._model.columns):
            if not column.width:
                texts = [] if column.kind in WIDTHS else self._model.texts(column.name)[:SAMPLED_ROWS]
                widest = max(self._painter.width_of(column, text[:80]) for text in (*texts, column.title + " ↓"))
                least = WIDTHS.get(column.kind, NARROWEST_PX)
                self.setColumnWidth(at, min(max(widest + 4, least), WIDEST_PX))
        self._is_sizing = False
        self._stretch()

    def _stretch(self) -> None:
        if self._sized_by_user or not self._model.rowCount():
            return
        visible = self._visible_sections()
        texts = [at for at in visible if not self._model.columns[at].width and self._is_text(at)]
        spare = self.viewport().width() - sum(self.columnWidth(at) for at in visible)
        if not texts or not spare:
            return
        self._is_sizing = True
        weights = [self.columnWidth(at) for at in texts]
        for at, weight in zip(texts, weights, strict=True):
            self.setColumnWidth(at, max(weight + spare * weight // sum(weights), min(weight, STRETCH_LEAST_PX)))
        self._is_sizing = False

    def _is_text(self, section: int) -> bool:
        return self._model.columns[section].kind is ColumnKind.TEXT

    def _restore_widths(self, widths: dict[str, int]) -> None:
        if widths:
            for name, width in widths.items():
                self.setColumnWidth(self._section(name), width)
            self._sized_by_user = True

    def _note_size(self, _section: int, old: int, new: int) -> None:
        # Hiding and showing come as a size of 0; only dragging is the user's wish.
        if not self._is_sizing and old and new and self.isVisible():
            self._sized_by_user = True

    # Inner workings

    def _section(self, name: str) -> int:
        return next(at for at, column in enumerate(self._model.columns) if column.name == name)

    def _visible_sections(self) -> list[int]:
        header = self.horizontalHeader()
        in_order = (header.logicalIndex(at) for at in range(header.count()))
        return [at for at in in_order if not self.isColumnHidden(at)]

    def _visible_columns(self) -> list[TableColumn]:
        return [self._model.columns[at] for at in self._visible_sections()]

    def _first_section(self) -> int:
        return next(iter(self._visible_sections()), 0)

    def _remember(self) -> None:
        self._kept = (self.chosen_keys(), self.current_key(), self.verticalScrollBar().value())
        self._keeps_selection = True

    def _recall(self) -> None:
        keys, current, scrolled = self._kept
        places = self._model.places()
        self._span_groups()
        self._select([places[key] for key in keys if key in places], places.get(current, -1), scroll=False)
        self._keeps_selection = False
        self.verticalScrollBar().setValue(scrolled)
        if self.chosen_keys() != keys:
            self._tell_chosen()

    def _span_groups(self) -> None:
        self.clearSpans()
        if self._model.ask.group:
            heads = [at for at in range(self._model.rowCount()) if isinstance(self._model.line(at), GroupLine)]
            for at in heads if len(heads) <= MOST_SPANS else []:
                self.setSpan(at, 0, 1, len(self._model.columns))

    def _select(self, places: list[int], current: int, *, scroll: bool = True) -> None:
        last = len(self._model.columns) - 1
        wanted = QItemSelection()
        for place in places:
            wanted.select(self._model.index(place, 0), self._model.index(place, last))
        chooser = self.selectionModel()
        if current >= 0:
            index = self._model.index(current, self._first_section())
            chooser.setCurrentIndex(index, Flag.NoUpdate)
            if scroll:
                self.scrollTo(index)
        chooser.select(wanted, Flag.ClearAndSelect)

    def _tell_chosen(self) -> None:
        self.viewport().update()
        if not self._keeps_selection:
            self.chosen.emit(self.chosen_keys())

    def _after_ask(self) -> None:
        self.horizontalHeader().viewport().update()
        self.ask_changed.emit()
        self.shown_changed.emit(self._model.found(), self._model.total())

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
        for column in self._model.columns:
            action = QAction(menu_safe(column.title or column.name), menu, checkable=True)
            action.setChecked(self.is_column_shown(column.name))
            action.setEnabled(not column.locked)
            action.setData(column.name)
            action.toggled.connect(self._show_column_of_sender)
            menu.addAction(action)

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
