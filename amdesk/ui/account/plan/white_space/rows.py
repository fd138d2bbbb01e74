"""The rows of the white space: what each cell says in up to three short lines, and in a sentence."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from amdesk.analysis.white_space import Matrix, gap, state_words, total_lines
from amdesk.model.values import CellState
from amdesk.model.white_space_rows import WhiteRow
from amdesk.ui.kit.amounts import plain_amount
from amdesk.ui.kit.pills import Index
from amdesk.words import _

Role = Qt.ItemDataRole


class WhiteRows(QAbstractTableModel):
    """Ranges down, units across, sums at the right and below; each cell is up to three short lines."""

    def __init__(self) -> None:
        super().__init__()
        self.matrix: Matrix | None = None
        self.currency = "EUR"

    def show_matrix(self, matrix: Matrix, currency: str) -> None:
        """Show another matrix."""
        self.beginResetModel()
        self.matrix, self.currency = matrix, currency
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """One for each range, and the sums."""
        return 0 if parent.isValid() or self.matrix is None else len(self.matrix.ranges) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """The range, each unit, and the sums."""
        return 0 if parent.isValid() or self.matrix is None else len(self.matrix.units) + 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Which unit a column is."""
        if self.matrix is None or orientation != Qt.Orientation.Horizontal:
            return None
        names = [_("Range"), *(unit.name for unit in self.matrix.units), _("All units")]
        if role in (Role.DisplayRole, Role.ToolTipRole) and section < len(names):
            return names[section]
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def cell(self, index: Index) -> WhiteRow | None:
        """The cell an index stands for; None for names and sums."""
        if self.matrix is None or not index.isValid():
            return None
        row, column = index.row(), index.column() - 1
        if row >= len(self.matrix.ranges) or not 0 <= column < len(self.matrix.units):
            return None
        return self.matrix.cell(self.matrix.ranges[row], self.matrix.units[column])

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """What a cell says."""
        if self.matrix is None or not index.isValid():
            return None
        if role == Role.DisplayRole:
            return "\n".join(self.lines(index))
        if role in (Role.AccessibleTextRole, Role.ToolTipRole):
            cell = self.cell(index)
            return self.words(cell) if cell is not None else ", ".join(self.lines(index))
        return None

    def lines(self, index: Index) -> list[str]:
        """The lines of a cell, the most telling first."""
        assert self.matrix is not None
        cell = self.cell(index)
        if cell is not None:
            return self._cell_lines(cell)
        row, column = index.row(), index.column()
        is_sum = row == len(self.matrix.ranges)
        if column == 0:
            return [_("All ranges")] if is_sum else [self.matrix.ranges[row].name]
        if column <= len(self.matrix.units):
            cells = self.matrix.of_unit(self.matrix.units[column - 1])
        else:
            cells = self.matrix.all() if is_sum else self.matrix.of_range(self.matrix.ranges[row])
        return total_lines(cells, self.amount)

    def _cell_lines(self, cell: WhiteRow) -> list[str]:
        assert self.matrix is not None
        if not self.matrix.counts(cell):
            return ["·"]
        lines = [state_words(cell)]
        if cell.state not in (None, CellState.NOT_WANTED):
            lines.append(self.figures(cell))
        if cell.opportunity_id is not None:
            stage = cell.stage.label.lower() if cell.stage else ""
            lines.append(f"→ {stage}")
        return lines

    def figures(self, cell: WhiteRow) -> str:
        """What is ours of what it is worth: "98,000 of 110,000"."""
        worth = _("?") if cell.potential is None else self.amount(cell.potential)
        if cell.ours:
            return _("{ours} of {worth}").format(ours=self.amount(cell.ours), worth=worth)
        return worth if cell.potential is not None else _("worth not known")

    def amount(self, minor: int) -> str:
        """An amount of the account's currency."""
        return plain_amount(minor, self.currency)

    def words(self, cell: WhiteRow) -> str:
        """A cell in a sentence."""
        assert self.matrix is not None
        where = _("{range}, {unit}").format(range=cell.range, unit=cell.unit or _("whole account"))
        if not self.matrix.counts(cell):
            return _("{where}: answered for by the rest of the row").format(where=where)
        parts = [state_words(cell)]
        if cell.potential is not None and cell.state is not CellState.NOT_WANTED:
            parts.append(_("worth {amount} a year").format(amount=self.amount(cell.potential)))
        if cell.ours:
            parts.append(_("ours {amount}").format(amount=self.amount(cell.ours)))
        if gap(cell):
            parts.append(_("{amount} to win").format(amount=self.amount(gap(cell) or 0)))
        if cell.opportunity:
            stage = cell.stage.label.lower() if cell.stage else ""
            parts.append(_("opportunity “{name}”, {stage}").format(name=cell.opportunity, stage=stage))
        return f"{where}: {', '.join(parts)}"
