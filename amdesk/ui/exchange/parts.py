"""The files and sheets that are imported together: which of them, and which is in view."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from amdesk.ui.exchange.work import Read
from amdesk.ui.kit.labels import shown, tip_text
from amdesk.words import _

ROW_PX = 28
MOST_ROWS_PX = 5 * ROW_PX


class PartList(QListWidget):
    """One line for each table; a tick says that it is imported. `chosen` tells which is in view, `ticked` which may be.

    Space ticks the line in view.
    """

    chosen = Signal(int)
    ticked = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import-parts")
        self.setAccessibleName(_("What is imported together"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.currentRowChanged.connect(self._choose)
        self.itemChanged.connect(self._tick)
        self.hide()

    def show_parts(self, reads: Sequence[Read], at: int) -> None:
        """Show the tables, one of them in view; a single one needs no list."""
        self.blockSignals(True)
        lines = [f"{read.mapping.subject.label} · {shown(read.choices.name)}" for read in reads]
        if lines != [self.item(row).text() for row in range(self.count())]:
            self._fill(lines)
        for row, read in enumerate(reads):
            self.item(row).setCheckState(Qt.CheckState.Checked if read.is_wanted else Qt.CheckState.Unchecked)
        self.setCurrentRow(at)
        self.blockSignals(False)
        self.setVisible(len(reads) > 1)

    def _fill(self, lines: Sequence[str]) -> None:
        self.clear()
        for line in lines:
            item = QListWidgetItem(line)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setToolTip(tip_text(line))
            self.addItem(item)
        self.setFixedHeight(min(MOST_ROWS_PX, ROW_PX * len(lines) + 6))

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)

    def _tick(self, item: QListWidgetItem) -> None:
        self.ticked.emit(self.row(item), item.checkState() is Qt.CheckState.Checked)
