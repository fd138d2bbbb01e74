"""A table that can show its rows as a tree: folded by the sign before a row, by Left and Right, siblings sorted."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from amdesk.ui.kit.columns import TableColumn
from amdesk.ui.kit.table import Table
from amdesk.ui.kit.table_lines import Branch
from amdesk.ui.kit.table_paint import PAD_PX, TablePainter, draw_triangle
from amdesk.ui.kit.theme import Theme

INDENT_PX = 18
SIGN_PX = 18
Keys = Qt.Key


class TreePainter(TablePainter):
    """Paints the first column of a tree with room for its depth and the sign that folds."""

    def width_of(self, column: TableColumn, text: str) -> int:
        """Room for a row one step down, too."""
        return super().width_of(column, text) + (SIGN_PX if column is self._model.columns[0] else 0)

    def _cell(self, painter: QPainter, rect: QRect, place: int, column: TableColumn, now: Theme) -> None:
        branch = self._model.branch(place) if column is self._model.columns[0] else None
        if branch is not None:
            if branch.open is not None:
                draw_triangle(painter, sign_place(rect, branch), branch.open, now.muted)
            rect = rect.adjusted(SIGN_PX + branch.depth * INDENT_PX, 0, 0, 0)
            if not branch.matches:
                painter.setOpacity(0.55)
        super()._cell(painter, rect, place, column, now)


def sign_place(rect: QRect, branch: Branch) -> QPointF:
    """Where the sign that folds a row stands within its first cell."""
    return QPointF(rect.left() + PAD_PX + 4 + branch.depth * INDENT_PX, rect.center().y() + 0.5)


class TreeTable(Table):
    """A table whose rows may be part of one another; `parent_of(row)` gives the key of the row above, or None.

    Shown as a tree, what is searched or filtered for keeps the way down to it in view, paler.
    """

    painter_class = TreePainter

    def __init__(
        self,
        columns: Sequence[TableColumn],
        parent: QWidget | None = None,
        *,
        parent_of: Callable[[Any], Hashable | None],
        name: str = "",
        empty: str = "",
    ) -> None:
        super().__init__(columns, parent, name=name, empty=empty)
        self._model.parent_of = parent_of

    def show_tree(self, wanted: bool) -> None:
        """Show the rows as a tree, or one under the other; a tree is not grouped."""
        self._fit_again = True  # sums of many currencies are wider
        self._model.change(tree=wanted, **({"group": ""} if wanted else {}))

    def is_tree(self) -> bool:
        """Whether the rows are shown as a tree."""
        return self._model.ask.tree

    def fold_row(self, key: Hashable | None, fold: bool) -> None:
        """Fold what is below a row, or open it."""
        folded = self._model.ask.folded_rows
        self._model.change(folded_rows=folded | {key} if fold else folded - {key})

    def fold_all(self, fold: bool) -> None:
        """Fold every row that has something below it, or open all."""
        places = self._model.places().items()
        parents = {key for key, place in places if self._opened(place) is not None}
        self._model.change(folded_rows=frozenset(parents) if fold else frozenset())

    def _opened(self, place: int) -> bool | None:
        branch = self._model.branch(place) if place >= 0 else None
        return branch.open if branch is not None else None

    def _fold_by_key(self, event: QKeyEvent) -> bool:
        if event.key() not in (Keys.Key_Left, Keys.Key_Right) or not self.is_tree():
            return super()._fold_by_key(event)
        place, wanted = self.currentIndex().row(), event.key() == Keys.Key_Right
        key, opened = self.current_key(), self._opened(place)
        if opened is not None and opened != wanted:
            self.fold_row(key, not wanted)
        else:
            self._step(place, 1 if wanted and opened else 0 if wanted else -1)
        return True

    def _step(self, place: int, by: int) -> None:
        """Go to the first row below, or up to the row this one is part of."""
        branch = self._model.branch(place) if place >= 0 else None
        if branch is None or not by:
            return
        to = place + 1
        if by < 0:
            above = (at for at in range(place - 1, -1, -1) if self._depth(at) < branch.depth)
            to = next(above, place)
        self._select([to], to)

    def _depth(self, place: int) -> int:
        branch = self._model.branch(place)
        return 0 if branch is None else branch.depth

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the sign folds or opens, and chooses nothing."""
        index = self.indexAt(event.position().toPoint())
        opened = self._opened(index.row()) if index.isValid() and index.column() == 0 else None
        branch = self._model.branch(index.row()) if opened is not None else None
        if branch is not None:
            sign = sign_place(self.visualRect(index), branch)
            if abs(event.position().x() - sign.x()) <= SIGN_PX / 2:
                self.fold_row(self._model.key(index.row()), bool(opened))
                return
        super().mousePressEvent(event)
