"""The rows of any table on their way out: copied, written to a file, printed; as shown, in the order shown."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox

from amdesk.analysis.series import Tone
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import MenuButton
from amdesk.ui.kit.columns import ColumnKind, TableColumn
from amdesk.ui.kit.filter_bar import FilterBar
from amdesk.ui.kit.jobs import JobControl
from amdesk.ui.kit.table import Table
from amdesk.words import _, listed, plural

if TYPE_CHECKING:
    from amdesk.exchange.writing import Cell
    from amdesk.store.workspace import Workspace

CSV, XLSX, VCF, ICS = ".csv", ".xlsx", ".vcf", ".ics"
Row = tuple[str, int]


@dataclass(frozen=True)
class Kept:
    """What is to be written: the cells as shown, or the people or dated rows among them."""

    title: str
    columns: tuple[str, ...]
    cells: tuple[tuple["Cell", ...], ...]
    rows: frozenset[Row]


class RowsOut(QObject):
    """Lets the rows of `table` go out under a `title`; those chosen when several are, else all in view.

    `subject_of(key)` names the stored row behind a key: people go out as contact cards then, what is due as a
    calendar. `prepare` brings everything into the table first. With a `bar` a button above the table offers the same.
    """

    def __init__(
        self,
        desk: Desk,
        table: Table,
        title: str,
        bar: FilterBar | None = None,
        *,
        subject_of: Callable[[Hashable], Row | None] | None = None,
        dated: bool = False,
        people: bool = False,
        prepare: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(table)
        self.desk, self.table, self.title = desk, table, title
        self.subject_of, self.prepare = subject_of, prepare
        self.suffixes = (CSV, XLSX, *((VCF,) if people else ()), *((ICS,) if dated else ()))
        table.let_out(self)
        if bar is not None:
            self.button = MenuButton("", icon_name="file-export", fill=self._fill)
            self.button.setAccessibleName(_("Copy, export or print these rows"))
            self.button.setToolTip(_("Copy, export or print these rows"))
            self.button.setObjectName(f"{table.objectName()}-out")
            bar.add(self.button)

    def _fill(self, menu: QMenu) -> None:
        self.table.fill_outlet_menu(menu)

    # What goes out

    def keys(self) -> list[Hashable]:
        """The rows chosen when several are, else all in view."""
        if self.prepare is not None:
            self.prepare()
        chosen = self.table.chosen_keys()
        return chosen if len(chosen) > 1 else self.table.shown_keys()

    def columns(self) -> list[TableColumn]:
        """The columns in view, without those that only serve to tick."""
        return [column for column in self.table.shown_columns() if column.kind is not ColumnKind.CHECK]

    def kept(self, columns: Sequence[TableColumn]) -> Kept:
        """What is to be written of these columns."""
        keys = self.keys()
        rows = self.table.rows_of(keys)
        stored = [self.subject_of(key) for key in keys] if self.subject_of is not None else []
        return Kept(
            self.title,
            tuple(title for column in columns for title in titles(column)),
            tuple(tuple(cell for column in columns for cell in cells(column, row)) for row in rows),
            frozenset(one for one in stored if one is not None),
        )

    def says(self, count: int) -> str:
        """How many rows there are, and what they were chosen by."""
        asked = [f"{c.title}: {', '.join(sorted(v))}" for c in self.table.columns() if (v := self._picked(c))]
        words = self.table.words().strip()
        searched = [_("“{words}”").format(words=words)] if words else []
        by = [_("by {what}").format(what=listed([*searched, *asked]))] if searched or asked else []
        return " ".join([plural("{n} row", "{n} rows", count), *by]) + "."

    def _picked(self, column: TableColumn) -> frozenset[str]:
        return self.table.filters().get(column.name, frozenset())

    # On paper

    def print_rows(self) -> None:
        """Show the rows as a list on paper."""
        from amdesk.ui.printing.lists import preview_listing

        columns = self.columns()
        rows = self.table.rows_of(self.keys())
        lines = [[column.text_of(row) for column in columns] for row in rows]
        preview_listing(self.desk, self.title, self.says(len(lines)), columns, lines, self.table.window())

    # As a file

    def export_rows(self) -> None:
        """Ask with the system's own dialog where the file goes; its ending says of which kind it is."""
        from amdesk.store.evidence import safe_name

        if not self.keys():
            self.desk.say(_("There are no rows to export."))
            return
        path = self.desk.workspace.path.parent / safe_name(self.title + CSV)
        kinds = ";;".join(f"{_(KINDS[suffix])} (*{suffix})" for suffix in self.suffixes)
        asking = QFileDialog(self.table.window(), _("Export these rows"), str(path), kinds)
        asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setDefaultSuffix(CSV[1:])
        asking.filterSelected.connect(partial(_follow_kind, asking))
        asking.fileSelected.connect(self.export_to)
        asking.open()

    def export_to(self, name: str) -> None:
        """Write the rows to a file, asking first whether what is ours alone goes along."""
        path = Path(name)
        if path.suffix.lower() not in self.suffixes:
            self.desk.say(_("Rows of this list go out as {kinds}.").format(kinds=listed(self.suffixes)), Tone.WARN)
            return
        private = [column for column in self.columns() if column.private]
        if private and path.suffix.lower() in (CSV, XLSX):
            self._ask_about(private, path)
        else:
            self.write(path, with_private=True)

    def _ask_about(self, private: Sequence[TableColumn], path: Path) -> None:
        asking = QMessageBox(self.table.window())
        asking.setObjectName("export-private")
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setTextFormat(Qt.TextFormat.PlainText)
        asking.setText(_("Internal: {columns}.").format(columns=listed([column.title for column in private])))
        asking.setInformativeText(_("Whoever gets the file can read them."))
        without = asking.addButton(_("&Leave them out"), QMessageBox.ButtonRole.AcceptRole)
        along = asking.addButton(_("&Take them along"), QMessageBox.ButtonRole.DestructiveRole)
        asking.addButton(QMessageBox.StandardButton.Cancel)
        asking.setDefaultButton(without)
        without.clicked.connect(partial(self.write, path, with_private=False))
        along.clicked.connect(partial(self.write, path, with_private=True))
        asking.open()

    def write(self, path: Path, checked: bool = False, *, with_private: bool) -> None:
        """Write the file in the background and say what is in it."""
        kept = self.kept([column for column in self.columns() if with_private or not column.private])
        writing = partial(_write, self.desk.workspace, kept, path)
        self.desk.jobs.run(writing, partial(self._finish, path), self._refuse, _("Export"))

    def _finish(self, path: Path, what: str) -> None:
        self.desk.say(_("Exported {what}: {file}").format(what=what, file=path.name), Tone.GOOD)

    def _refuse(self, problem: Exception) -> None:
        if not isinstance(problem, OSError):
            raise problem
        self.desk.say(_("The file could not be written: {why}.").format(why=problem.strerror), Tone.BAD)


KINDS = {CSV: "Table for any program", XLSX: "Excel workbook", VCF: "Contact cards", ICS: "Calendar"}


def _follow_kind(asking: QFileDialog, chosen: str) -> None:
    asking.setDefaultSuffix(next(suffix[1:] for suffix in KINDS if f"*{suffix})" in chosen))


def titles(column: TableColumn) -> tuple[str, ...]:
    """The headings of a column in a file: an amount has its currency beside it."""
    title = column.title or column.name
    return (title, _("{column}, currency").format(column=title)) if column.amount is not None else (title,)


def cells(column: TableColumn, row: Any) -> "tuple[Cell, ...]":
    """A cell as a spreadsheet is to have it: numbers, dates and amounts to count with, all else as it reads."""
    if column.amount is not None:
        return column.amount(row) or (None, "")
    value = column.value_of(row)
    if column.kind is ColumnKind.NUMBER and isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return (value if isinstance(value, int) else Decimal(str(round(value, 2))),)
    if column.kind is ColumnKind.DATE and isinstance(value, date):
        return (value,)
    return (column.copy_of(row) if column.kind is ColumnKind.SPARK else column.text_of(row),)


def _write(workspace: "Workspace", kept: Kept, path: Path, control: JobControl) -> str:
    """Write the file; gives what was written. Raises OSError."""
    from amdesk.exchange.out.calendar import CalendarWish, write_calendar
    from amdesk.exchange.out.contacts import write_contacts
    from amdesk.exchange.out.lists import Listed
    from amdesk.exchange.out.spreadsheets import write_list

    suffix = path.suffix.lower()
    if suffix == VCF:
        people = [row for subject, row in kept.rows if subject == "person"]
        with workspace.reader() as source:
            return plural("{n} contact", "{n} contacts", write_contacts(path, source, people=people, former=True))
    if suffix == ICS:
        with workspace.reader() as source:
            count = write_calendar(path, source, wish=CalendarWish(rows=kept.rows))
        return plural("{n} date", "{n} dates", count)
    write_list(path, Listed(kept.title, kept.columns, kept.cells))
    return plural("{n} row", "{n} rows", len(kept.cells))
