"""The matrix of ranges and units: arrows go from cell to cell, Enter edits, digits set who has it, + makes a sale."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from amdesk.analysis.series import Tone
from amdesk.analysis.white_space import Matrix
from amdesk.model.values import CellState
from amdesk.model.white_space_rows import WhiteRow
from amdesk.ui.account.plan.white_space.rows import WhiteRows
from amdesk.ui.kit.fonts import TextRole
from amdesk.ui.kit.pills import Index, Pill, Pills
from amdesk.ui.kit.theme import theme
from amdesk.words import _

Key = Qt.Key
RANGE_WIDE, CELL_WIDE, WIDEST_PX, ROW_HIGH = 130, 150, 220, 62
LINES = 3
"""Lines of a cell."""
TONES = {CellState.OURS: Tone.GOOD, CellState.COMPETITOR: Tone.BAD, CellState.OPEN: Tone.ACCENT}
STATES = {
    Key.Key_1: CellState.OURS,
    Key.Key_2: CellState.COMPETITOR,
    Key.Key_3: CellState.OPEN,
    Key.Key_4: CellState.NOT_WANTED,
    Key.Key_0: None,
    Key.Key_Delete: None,
    Key.Key_Backspace: None,
}
TURNS = (Key.Key_Plus, Key.Key_Insert)


class _Cells(Pills):
    """Who has a cell gives its tone."""

    def pill(self, index: Index) -> Pill:
        """Names are strong; a cell nobody has is quiet."""
        model, now = index.model(), theme()
        assert isinstance(model, WhiteRows)
        cell, lines = model.cell(index), tuple(model.lines(index))
        if cell is None:
            return Pill(lines, now.text, first=TextRole.BODY if index.column() else TextRole.STRONG)
        return Pill(lines, now.muted, TONES.get(cell.state) if cell.state is not None else None)


class WhiteGrid(QTableView):
    """`asked` tells the cell to edit, `set_to` the cell and its new state, `turned` the one to become a sale.

    `gone_to` tells which cell is current, None for names and sums.
    """

    asked = Signal(object)
    set_to = Signal(object, object)
    turned = Signal(object)
    gone_to = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = WhiteRows()
        self.rows.setParent(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Cells(self, QSize(CELL_WIDE, ROW_HIGH), LINES))
        self.setObjectName("white-space-grid")
        self.setAccessibleName(_("White space: ranges of products by unit"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HIGH)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultSectionSize(CELL_WIDE)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_matrix(self, matrix: Matrix, currency: str) -> None:
        """Show another matrix; the current cell stays the one of its range and unit."""
        held = self.current()
        self.rows.show_matrix(matrix, currency)
        self._widen()
        self.setFixedHeight(self._height())
        if held is not None:
            self.go_to(held.range_id, held.unit_id)
        elif matrix.ranges and matrix.units:
            self.setCurrentIndex(self.rows.index(0, 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out among the columns."""
        super().resizeEvent(event)
        self._widen()

    def _widen(self) -> None:
        """Cells as wide as there is room for, so that no sum is cut."""
        count = self.rows.columnCount() - 1
        if count > 0:
            share = (self.viewport().width() - RANGE_WIDE) // count
            self.setColumnWidth(0, RANGE_WIDE)
            for column in range(1, count + 1):
                self.setColumnWidth(column, min(max(share, CELL_WIDE), WIDEST_PX))

    def _height(self) -> int:
        bar = self.horizontalScrollBar().sizeHint().height()
        return self.horizontalHeader().sizeHint().height() + self.rows.rowCount() * ROW_HIGH + bar + 4

    def current(self) -> WhiteRow | None:
        """The current cell; None for names and sums."""
        return self.rows.cell(self.currentIndex())

    def go_to(self, range_id: int, unit_id: int | None) -> None:
        """Make the cell of a range and a unit the current one."""
        matrix = self.rows.matrix
        if matrix is None:
            return
        downs, acrosses = [one.id for one in matrix.ranges], [one.id for one in matrix.units]
        if range_id in downs and unit_id in acrosses:
            self.setCurrentIndex(self.rows.index(downs.index(range_id), acrosses.index(unit_id) + 1))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which cell it is."""
        super().currentChanged(current, previous)
        self.gone_to.emit(self.rows.cell(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 edit, digits set who has it, + makes it a sale, Copy takes the matrix."""
        cell, key = self.current(), Key(event.key())
        is_plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_tsv())
        elif cell is not None and is_plain and key in (Key.Key_Return, Key.Key_Enter, Key.Key_F2):
            self.asked.emit(cell)
        elif cell is not None and is_plain and key in STATES:
            self.set_to.emit(cell, STATES[key])
        elif cell is not None and is_plain and key in TURNS:
            self.turned.emit(cell)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the cell."""
        cell = self.current()
        if cell is not None:
            self.asked.emit(cell)

    def as_tsv(self) -> str:
        """The matrix as tab-separated lines."""
        columns = range(self.rows.columnCount())
        head = [str(self.rows.headerData(c, Qt.Orientation.Horizontal)) for c in columns]
        lines = [
            [", ".join(self.rows.lines(self.rows.index(r, c))) for c in columns] for r in range(self.rows.rowCount())
        ]
        return "\n".join("\t".join(line) for line in [head, *lines])
