"""The parts of a row: an account, a person, a product, each read from its columns and found or made."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Any, ClassVar, NamedTuple

from amdesk.exchange.drafting import Drafts
from amdesk.exchange.mapping import ColumnMapping, fold
from amdesk.exchange.matching import Doubt, Known
from amdesk.exchange.meaning import CellRefused, Readers, cells_of
from amdesk.exchange.own_cells import own_cells
from amdesk.exchange.plan import Change, Outcome
from amdesk.exchange.tables import Table
from amdesk.exchange.targets import targets
from amdesk.model.natural import OURS
from amdesk.model.source import Source

WORKED_OUT = {
    *("id", "parent", "parent_id", "given", "family", "role", "labels", "job", "reports_to"),
    *("unit_price", "discount", "stance", "influence", "interest", "authority", "counterpart"),
}
"""Targets that are no column of their table."""

IDS = ("id", "parent_id", "reports_to", "people", "from", "to")
"""Targets that hold ids of the other program."""

_LONG_ID = re.compile(r"(?=.*\d)[A-Za-z0-9]{18}")
Values = dict[str, Any]


@dataclass(frozen=True)
class Met:
    """A row of the workspace or the file that a row of the file is about."""

    row: int
    outcome: Outcome
    changes: tuple[Change, ...] = ()


class Taken(NamedTuple):
    """What became of a row: its title, the outcome, and what it changes."""

    title: str
    outcome: Outcome
    changes: tuple[Change, ...] = ()


class Columns:
    """The mapped columns of a file as readers, by table and name of the target."""

    def __init__(self, table: Table, mapping: ColumnMapping) -> None:
        self.cells: dict[str, Readers] = {}
        self.mapping = mapping
        places = {column: at for at, column in enumerate(table.columns)}
        for column, key in mapping.chosen.items():
            target, at = targets()[key], places[column]
            texts = (row.cells[at] for row in table.rows)
            reader = cells_of(column, target, at, texts, mapping.values.get(key))
            if mapping.program == OURS:
                reader = own_cells(reader, (row.cells[at] for row in table.rows))
            if mapping.program == "salesforce" and target.name in IDS:
                reader.parse = with_short_ids(reader.parse)
            self.cells.setdefault(target.table, Readers())[target.name] = reader

    def of(self, table: str) -> Readers:
        """The readers of a table's columns."""
        return self.cells.get(table, Readers())

    def remarks(self) -> list[str]:
        """What the readers left out."""
        return [remark for readers in self.cells.values() for cells in readers.values() for remark in cells.remarks()]


def with_short_ids(parse: Callable[[str], Any]) -> Callable[[str], Any]:
    """Salesforce writes one id with 15 signs in reports and with 18 in exports; the first 15 tell which."""

    def parsed(text: str) -> Any:
        found = parse(text)
        return found[:15] if isinstance(found, str) and _LONG_ID.fullmatch(found) else found

    return parsed


def stored(value: Any) -> Any:
    """A value as its column keeps it."""
    if value.__class__ is str:
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, Decimal):
        return plain(value)
    return value


def plain(number: Decimal) -> str:
    """A number without exponent and idle zeros, so that 12 and 12.0 are one."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def part_read_by(*readers: Readers) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
    """What takes the cells out of a row that some readers read, as a tuple even when it is one."""
    places = [cells.at for each in readers for cells in each.values()]
    if len(places) > 1:
        return itemgetter(*places)
    return itemgetter(slice(places[0], places[0] + 1) if places else slice(0))


class Section:
    """What accounts, people and products have in common: columns read at once, remembered by their cells."""

    worked_out: ClassVar[Collection[str]] = WORKED_OUT
    """Targets of this section that are no column of its table."""

    def __init__(self, table: str, columns: Columns, known: Known, source: Source) -> None:
        self.readers = columns.of(table)
        self.mapping = columns.mapping
        labels = {
            name: cells.target.label
            for name, cells in self.readers.items()
            if name not in self.worked_out and cells.target.table == table
        }
        self.rows = Drafts(known, source, {"name": "Name", **labels, **self.extra_columns()})
        self.known = known
        self.part = part_read_by(self.readers)
        """The cells of a row that this section reads."""

    def extra_columns(self) -> dict[str, str]:
        """Columns that are compared although no column of the file fills them directly, with their labels."""
        return {}

    def read(self, cells: tuple[str, ...]) -> Values:
        """The values of a row by name of the target, those that say nothing left out.

        Raises CellRefused.
        """
        return self.readers.read(cells)

    def column(self, *names: str) -> str:
        """The file's column of the first of the targets that is mapped."""
        return next((self.readers[name].column for name in names if name in self.readers), "")

    def kept(self, values: Values) -> Values:
        """The values that are columns of the table, as they are stored."""
        return {name: stored(value) for name, value in values.items() if name not in self.worked_out and name != "name"}

    def meet_or_add(self, key: str | None, name: str, values: Values, scope: int = 0, *, renames: bool = True) -> Met:
        """Find the row, or make it.

        Raises CellRefused when it is not plain which one is meant.
        """
        try:
            row = self.known.find(key, name, scope)
        except Doubt as doubt:
            raise CellRefused(self.column("name", "id"), str(doubt)) from None
        if row is None:
            return Met(self.rows.add(key, name, values, scope), Outcome.ADDED)
        if renames and fold(self.rows.value(row, "name") or "") != fold(name):
            values = {"name": name, **values}
        return Met(row, *self.rows.meet(row, key, values))
