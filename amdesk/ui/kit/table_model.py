"""A table's rows as Qt's views want them; the painting itself asks `line` and `cell` directly."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from amdesk.ui.kit.columns import Align, ColumnKind, TableColumn
from amdesk.ui.kit.labels import shown
from amdesk.ui.kit.table_lines import Ask, Branch, GroupLine, Line, Rows
from amdesk.words import _, plural

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ALIGNMENTS = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    Align.CENTRE: Qt.AlignmentFlag.AlignCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
}


class TableModel(QAbstractTableModel):
    """Shows `Rows` under an `Ask`. `asked` tells that search, filters, order or groups are new."""

    asked = Signal()
    checked = Signal(object, str, object)

    def __init__(self, columns: Sequence[TableColumn]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.ask = Ask()
        self.parent_of: Callable[[Any], Hashable | None] | None = None
        self._rows = Rows(columns)
        self._lines: list[Line] = []
        self._branches: Mapping[int, Branch] = {}

    def set_rows(self, rows: Sequence[Any], keys: Sequence[Hashable]) -> None:
        """Show other rows under the same ask."""
        wanted = Rows(self.columns, rows, keys, self.parent_of)
        self.beginResetModel()
        self._rows = wanted
        self._order()
        self.endResetModel()

    def change(self, **wanted: Any) -> None:
        """Change parts of the ask (see `Ask`)."""
        self.ask = replace(self.ask, **wanted)
        self.beginResetModel()
        self._order()
        self.endResetModel()
        self.asked.emit()

    def _order(self) -> None:
        self._branches = self._rows.branches(self.ask)
        self._lines = list(self._branches) if self._rows.is_tree(self.ask) else self._rows.lines(self.ask)

    def branch(self, index: int) -> Branch | None:
        """Where line `index` stands in the tree; None when the rows are not shown as one."""
        line = self._lines[index]
        return None if isinstance(line, GroupLine) else self._branches.get(line)

    def line(self, index: int) -> Line:
        """What stands in line `index`."""
        return self._lines[index]

    def row(self, index: int) -> Any:
        """The row object in line `index`, None for the head of a group."""
        line = self._lines[index]
        return None if isinstance(line, GroupLine) else self._rows.rows[line]

    def key(self, index: int) -> Hashable | None:
        """The key of the row in line `index`, None for the head of a group."""
        line = self._lines[index]
        return None if isinstance(line, GroupLine) else self._rows.keys[line]

    def places(self) -> dict[Hashable, int]:
        """The line of every key in view."""
        keys = self._rows.keys
        return {keys[line]: place for place, line in enumerate(self._lines) if isinstance(line, int)}

    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._rows.rows)

    def found(self) -> int:
        """How many rows pass search and filters, in folded groups too."""
        return len(self._rows.matching(self.ask))

    def found_rows(self) -> list[Any]:
        """The rows that pass search and filters, in the order they were given."""
        return [self._rows.rows[at] for at in self._rows.matching(self.ask)]

    def texts(self, name: str) -> list[str]:
        """How every row reads in the column `name`."""
        return self._rows.texts(name)

    def line_text(self, index: int, name: str) -> str:
        """How line `index` reads in the column `name`; the head of a group by its name."""
        line = self._lines[index]
        return line.name if isinstance(line, GroupLine) else self._rows.texts(name)[line]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns there are, hidden ones too."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Text for screen readers and searching; at most 300 characters of it."""
        if not index.isValid():
            return None
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return shown(self._text(index.row(), self.columns[index.column()]))
        if role == Role.CheckStateRole and self.columns[index.column()].kind is ColumnKind.CHECK:
            return self._check_state(index.row(), self.columns[index.column()])
        if role == Role.TextAlignmentRole:
            return ALIGNMENTS[self.columns[index.column()].alignment()]
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Tell that a check was asked for; the owner decides and brings new rows."""
        if role != Role.CheckStateRole or isinstance(self._lines[index.row()], GroupLine):
            return False
        wanted = Qt.CheckState(value) is Qt.CheckState.Checked
        self.checked.emit(self.key(index.row()), self.columns[index.column()].name, wanted)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen; heads of groups can only be stood on."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if isinstance(self._lines[index.row()], GroupLine):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        is_check = self.columns[index.column()].kind is ColumnKind.CHECK
        return usual | Qt.ItemFlag.ItemIsUserCheckable if is_check else usual

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Titles, with an arrow on the column the rows are sorted by."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Role.DisplayRole:
            arrow = " ↓" if self.ask.falling else " ↑"
            return column.title + (arrow if column.name == self.ask.sort else "")
        if role == Role.TextAlignmentRole:
            return ALIGNMENTS[column.alignment()]
        return None

    def _text(self, place: int, column: TableColumn) -> str:
        line = self._lines[place]
        if isinstance(line, GroupLine):
            state = _("open") if line.open else _("folded")
            return f"{line.name or _('none')}, {plural('{n} row', '{n} rows', line.count)}, {state}"
        if column.kind is ColumnKind.SPARK:
            return column.copy_of(self._rows.rows[line])
        return self._rows.texts(column.name)[line]

    def _check_state(self, place: int, column: TableColumn) -> Qt.CheckState | None:
        line = self._lines[place]
        if isinstance(line, GroupLine):
            return None
        return Qt.CheckState.Checked if column.value_of(self._rows.rows[line]) else Qt.CheckState.Unchecked
