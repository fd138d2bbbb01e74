"""The matrix of who of ours meets whom: arrows go from cell to cell, Enter asks how often, Delete ends it."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from amdesk.analysis.coverage_matrix import Cell, CellSort, Matrix
from amdesk.analysis.network import SIGNS
from amdesk.analysis.series import Tone
from amdesk.model.rows import MapPerson
from amdesk.ui.kit.pills import Index, Pill, Pills
from amdesk.ui.kit.theme import theme
from amdesk.words import _, plural

PERSON, RHYTHM, FIRST = 0, 1, 2
"""The columns before those of colleagues."""
PERSON_WIDE, RHYTHM_WIDE, CELL_WIDE, ROW_HIGH = 210, 96, 112, 34
TONES = {CellSort.KEPT: Tone.GOOD, CellSort.LATE: Tone.WARN, CellSort.UNPLANNED: Tone.CUSTOMER}
SIGNS_OF = {CellSort.KEPT: "✓", CellSort.LATE: "!", CellSort.UNPLANNED: "~", CellSort.NOTHING: ""}
Role, Key = Qt.ItemDataRole, Qt.Key


def cell_text(cell: Cell) -> str:
    """Planned and real in a few letters: "✓ 30 d · 4×"."""
    if cell.sort is CellSort.NOTHING and not cell.last:
        return ""
    times = _("{n}×").format(n=cell.touches)
    if not cell.covers:
        return f"~ {times}" if cell.touches else _("earlier")
    every = _("{n} d").format(n=cell.every_days) if cell.every_days else _("as agreed")
    return f"{SIGNS_OF[cell.sort]} {every} · {times}"


def cell_words(cell: Cell, person: str, colleague: str, rhythm: int) -> str:
    """A cell in a sentence, for who listens and for the tooltip."""
    times = plural("met {n} time in 90 days", "met {n} times in 90 days", cell.touches) if cell.touches else ""
    times = times or _("not met in 90 days")
    if cell.covers:
        words = _("{colleague} looks after {person} every {n} days, {times}")
        return words.format(colleague=colleague, person=person, n=cell.every_days or rhythm, times=times)
    return _("{colleague} does not look after {person}, {times}").format(
        colleague=colleague, person=person, times=times
    )


class CoverageRows(QAbstractTableModel):
    """The rows of a matrix, sorted and narrowed."""

    def __init__(self) -> None:
        super().__init__()
        self.matrix: Matrix | None = None
        self.people: list[MapPerson] = []
        self.text, self.only_gaps = "", False
        self.column, self.order = PERSON, Qt.SortOrder.AscendingOrder

    def show_matrix(self, matrix: Matrix) -> None:
        """Show another matrix, sorted and narrowed as before."""
        self.beginResetModel()
        self.matrix = matrix
        self._arrange()
        self.endResetModel()

    def narrow(self, text: str, only_gaps: bool) -> None:
        """Show only people whose name, title or unit holds the text, or only those nobody looks after."""
        self.beginResetModel()
        self.text, self.only_gaps = text, only_gaps
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        self.beginResetModel()
        self.column, self.order = column, order
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        if self.matrix is None:
            return
        wanted = self.text.casefold()
        self.people = [
            p
            for p in self.matrix.people
            if wanted in f"{p.name} {p.job} {p.unit}".casefold() and not (self.only_gaps and p.covered_by)
        ]
        self.people.sort(key=self._sort_key, reverse=self.order == Qt.SortOrder.DescendingOrder)

    def _sort_key(self, person: MapPerson) -> tuple[Any, ...]:
        if self.column == PERSON or self.matrix is None:
            return (person.name.casefold(),)
        if self.column == RHYTHM:
            return (person.rhythm_days, person.name.casefold())
        cell = self.cell(person, self.column)
        return (not cell.covers, -cell.touches, person.name.casefold())

    def cell(self, person: MapPerson, column: int) -> Cell:
        """What stands in a column of colleagues."""
        assert self.matrix is not None
        return self.matrix.cell(person.id, self.matrix.colleagues[column - FIRST].id)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """One for each person."""
        return 0 if parent.isValid() else len(self.people)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Person and rhythm, then our colleagues."""
        return 0 if parent.isValid() or self.matrix is None else FIRST + len(self.matrix.colleagues)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Who stands over a column."""
        if self.matrix is None or orientation != Qt.Orientation.Horizontal or section >= self.columnCount():
            return None
        if role == Role.DisplayRole:
            if section < FIRST:
                return (_("Person"), _("Rhythm"))[section]
            return self.matrix.colleagues[section - FIRST].name
        if role == Role.ToolTipRole and section >= FIRST:
            one = self.matrix.colleagues[section - FIRST]
            count = sum(self.cell(p, section).covers for p in self.matrix.people)
            words = plural("looks after {n} person here", "looks after {n} people here", count)
            return f"{one.name} · {one.function} · {words}" if one.function else f"{one.name} · {words}"
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """What a cell says."""
        if not index.isValid() or self.matrix is None:
            return None
        person, column = self.people[index.row()], index.column()
        if role == Role.DisplayRole:
            return self._text(person, column)
        if role in (Role.AccessibleTextRole, Role.ToolTipRole):
            if column < FIRST:
                return self._text(person, column)
            colleague = self.matrix.colleagues[column - FIRST].name
            return cell_words(self.cell(person, column), person.name, colleague, person.rhythm_days)
        return None

    def _text(self, person: MapPerson, column: int) -> str:
        if column == PERSON:
            signs = " ".join(SIGNS[role] for role in person.roles)
            return f"{person.name}  {signs}".strip()
        if column == RHYTHM:
            return _("{n} days").format(n=person.rhythm_days)
        return cell_text(self.cell(person, column))


class _Cells(Pills):
    """Whether the rhythm is kept gives a cell its tone."""

    def pill(self, index: Index) -> Pill:
        """A person, the rhythm, or how often one of ours meets that person."""
        model, now = index.model(), theme()
        assert isinstance(model, CoverageRows)
        words = (str(index.data() or ""),)
        if index.column() < FIRST:
            return Pill(words, now.text if index.column() == PERSON else now.muted)
        return Pill(words, now.faint, TONES.get(model.cell(model.people[index.row()], index.column()).sort))


class CoverageGrid(QTableView):
    """`asked` and `ended` tell the person and the colleague of a cell, `opened` a person, `gone_to` who is current."""

    asked = Signal(int, int)
    ended = Signal(int, int)
    opened = Signal(int)
    gone_to = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = CoverageRows()
        self.setModel(self.rows)
        self.setItemDelegate(_Cells(self, QSize(CELL_WIDE, ROW_HIGH)))
        self.setObjectName("coverage-grid")
        self.setAccessibleName(_("Who of ours meets whom"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setSortingEnabled(True)
        self.sortByColumn(PERSON, Qt.SortOrder.AscendingOrder)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HIGH)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setDefaultSectionSize(CELL_WIDE)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_matrix(self, matrix: Matrix) -> None:
        """Show another matrix; the current cell stays with its person and colleague."""
        held, was_empty = self.current(), self.rows.columnCount() == 0
        self.rows.show_matrix(matrix)
        if was_empty:
            self.setColumnWidth(PERSON, PERSON_WIDE)
            self.setColumnWidth(RHYTHM, RHYTHM_WIDE)
        if held is not None:
            self.go_to(*held)

    def current(self) -> tuple[int, int | None] | None:
        """Person and colleague of the current cell; no colleague in the columns before them."""
        index = self.currentIndex()
        if not index.isValid() or self.rows.matrix is None:
            return None
        ours = self.rows.matrix.colleagues
        colleague = ours[index.column() - FIRST].id if index.column() >= FIRST else None
        return self.rows.people[index.row()].id, colleague

    def go_to(self, person: int, colleague: int | None = None) -> None:
        """Make the cell of a person and a colleague the current one."""
        if self.rows.matrix is None:
            return
        rows = [p.id for p in self.rows.people]
        ours = [c.id for c in self.rows.matrix.colleagues]
        if person in rows:
            column = FIRST + ours.index(colleague) if colleague in ours else PERSON
            self.setCurrentIndex(self.rows.index(rows.index(person), column))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell whose row it is."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.gone_to.emit(self.rows.people[current.row()].id)

    def _open(self) -> None:
        held = self.current()
        if held is not None and held[1] is not None:
            self.asked.emit(*held)
        elif held is not None:
            self.opened.emit(held[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space ask, Delete ends, Copy takes the matrix; the rest as in any table."""
        held = self.current()
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_tsv())
        elif event.key() in (Key.Key_Return, Key.Key_Enter, Key.Key_Space):
            self._open()
        elif event.key() in (Key.Key_Delete, Key.Key_Backspace) and held is not None and held[1] is not None:
            self.ended.emit(*held)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask about the cell."""
        self._open()

    def as_tsv(self) -> str:
        """The matrix in view as tab-separated lines."""
        columns = range(self.rows.columnCount())
        head = [str(self.rows.headerData(c, Qt.Orientation.Horizontal)) for c in columns]
        lines = [[str(self.rows.index(r, c).data() or "") for c in columns] for r in range(self.rows.rowCount())]
        return "\n".join("\t".join(line) for line in [head, *lines])
