"""How wide a table's columns are: as their contents need, sharing what is left over, until the user drags one."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTableView

from amdesk.ui.kit.columns import WIDTHS, ColumnKind
from amdesk.ui.kit.table_model import TableModel
from amdesk.ui.kit.table_paint import TablePainter

SAMPLED_ROWS = 120
NARROWEST_PX, WIDEST_PX, STRETCH_LEAST_PX, USUAL_PX = 56, 360, 140, 120


class Widths(QObject):
    """Sets the widths of the columns of `view`."""

    def __init__(self, view: QTableView, model: TableModel, painter: TablePainter) -> None:
        super().__init__(view)
        self._view, self._model, self._painter = view, model, painter
        self.by_user = False
        self._is_sizing = False
        for at, column in enumerate(model.columns):
            view.setColumnWidth(at, column.width or WIDTHS.get(column.kind, USUAL_PX))
        view.horizontalHeader().sectionResized.connect(self._note)

    def fit(self) -> None:
        """Give every column without a width of its own what its first rows need."""
        if self.by_user:
            return
        self._is_sizing = True
        for at, column in enumerate(self._model.columns):
            if not column.width:
                texts = [] if column.kind in WIDTHS else self._model.texts(column.name)[:SAMPLED_ROWS]
                widest = max(self._painter.width_of(column, text[:80]) for text in (*texts, column.title + " ↓"))
                least = WIDTHS.get(column.kind, NARROWEST_PX)
                self._view.setColumnWidth(at, min(max(widest + 4, least), WIDEST_PX))
        self._is_sizing = False
        self.stretch()

    def stretch(self) -> None:
        """Share what is left over, or missing, among the visible columns of text."""
        if self.by_user or not self._model.rowCount():
            return
        visible = [at for at in range(len(self._model.columns)) if not self._view.isColumnHidden(at)]
        texts = [at for at in visible if self._may_stretch(at)]
        spare = self._view.viewport().width() - sum(self._view.columnWidth(at) for at in visible)
        widths = [self._view.columnWidth(at) for at in texts]
        # What is left over is shared by width; what is missing, by what each can give.
        shares = widths if spare > 0 else [max(width - STRETCH_LEAST_PX, 0) for width in widths]
        if not spare or not any(shares):
            return
        self._is_sizing = True
        for at, width, share in zip(texts, widths, shares, strict=True):
            self._view.setColumnWidth(at, max(width + spare * share // sum(shares), min(width, STRETCH_LEAST_PX)))
        self._is_sizing = False

    def kept(self) -> dict[str, int]:
        """The widths the user chose, by column; none while they follow the contents."""
        columns = enumerate(self._model.columns)
        return {column.name: self._view.columnWidth(at) for at, column in columns} if self.by_user else {}

    def restore(self, widths: dict[str, int]) -> None:
        """Bring back what `kept` gave; unknown names are ignored."""
        for at, column in enumerate(self._model.columns):
            if width := widths.get(column.name):
                self._view.setColumnWidth(at, width)
                self.by_user = True

    def _may_stretch(self, at: int) -> bool:
        column = self._model.columns[at]
        return column.kind is ColumnKind.TEXT and not column.width

    def _note(self, _section: int, old: int, new: int) -> None:
        # Hiding and showing come as a size of 0; only dragging is the user's wish.
        if not self._is_sizing and old and new and self._view.isVisible():
            self.by_user = True
