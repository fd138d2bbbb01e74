"""The rows of a table on the screen: which are shown, which are chosen, how they look; `table.py` adds the rest."""

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from amdesk.ui.kit.columns import TableColumn
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.table_hidden import Hidden
from amdesk.ui.kit.table_lines import GroupLine
from amdesk.ui.kit.table_model import TableModel
from amdesk.ui.kit.table_paint import TablePainter
from amdesk.ui.kit.table_widths import Widths
from amdesk.ui.kit.theme import theme
from amdesk.words import _

MOST_SPANS = 500  # more groups than this are painted in their first cell only
Flag = QItemSelectionModel.SelectionFlag


class RowsView(QTableView):
    """Shows rows the caller keeps, as the user asks for them, and remembers what is chosen by key."""

    painter_class = TablePainter
    chosen = Signal(list)
    shown_changed = Signal(int, int)
    ask_changed = Signal()

    def __init__(
        self, columns: Sequence[TableColumn], parent: QWidget | None, name: str, empty: str, height: int
    ) -> None:
        super().__init__(parent)
        self._model = TableModel(columns)
        self._model.setParent(self)
        self._empty = empty or _("Nothing here yet.")
        self._keeps_selection = False
        self.setAccessibleName(name)
        self.setModel(self._model)
        self._painter = self.painter_class(self._model, self)
        self.setItemDelegate(self._painter)
        self._dress(height or self._painter.fonts.plain_metrics.height() + 20)
        self._dress_header()
        self._widths = Widths(self, self._model, self._painter)
        self._fit_again = False
        self._hidden = Hidden(self, self._model)
        looking().changed.connect(self._after_looking)
        self._model.asked.connect(self._after_ask)
        self._model.modelAboutToBeReset.connect(self._remember)
        self._model.modelReset.connect(self._recall)
        self.selectionModel().selectionChanged.connect(self._tell_chosen)

    # What is shown

    def set_rows(self, rows: Sequence[Any], keys: Sequence[Hashable]) -> None:
        """Show other rows; what was selected and still exists stays selected, the view stays where it is."""
        was_empty = not self._model.total()
        self._model.set_rows(rows, keys)
        if (was_empty or self._fit_again) and rows:
            self._fit_again = False
            self._widths.fit()
        self.shown_changed.emit(self._model.found(), len(rows))

    def columns(self) -> tuple[TableColumn, ...]:
        """Every column, hidden ones too; while someone is looking those that are not private."""
        return self._hidden.columns()

    def said_when_empty(self) -> str:
        """What is said when there are no rows."""
        return self._empty

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
        self._model.change(group=name, folded_groups=set(), tree=False)

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
            self._hidden.hide(name, not visible)
            self._widths.stretch()

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

    def found_rows(self) -> list[Any]:
        """The rows that pass search and filters, those in folded groups too, in the order they were given."""
        return self._model.found_rows()

    def rows_of(self, keys: Sequence[Hashable]) -> list[Any]:
        """The rows with these keys that are in view."""
        places = self._model.places()
        return [self._model.row(places[key]) for key in keys if key in places]

    def shown_columns(self) -> list[TableColumn]:
        """The columns in view, in order."""
        return [self._model.columns[at] for at in self._visible_sections()]

    # Look

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after the program's font changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_painter"):
            self._painter.renew_fonts()

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
        if hasattr(self, "_widths"):
            self._widths.stretch()

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

    # Inner workings

    def _section(self, name: str) -> int:
        return next(at for at, column in enumerate(self._model.columns) if column.name == name)

    def _visible_sections(self) -> list[int]:
        header = self.horizontalHeader()
        in_order = (header.logicalIndex(at) for at in range(header.count()))
        return [at for at in in_order if not self.isColumnHidden(at)]

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

    def _after_looking(self) -> None:
        self._fit_again = True  # a width would tell how long the names are

    def _after_ask(self) -> None:
        self.horizontalHeader().viewport().update()
        self.ask_changed.emit()
        self.shown_changed.emit(self._model.found(), self._model.total())
