"""The parts of a row: an account, a person, a product, each read from its columns and found or made."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from amdesk.exchange.drafting import Drafts
from amdesk.exchange.mapping import ColumnMapping, Subject, fold
from amdesk.exchange.matching import UNKNOWN_PROGRAM, Doubt, Known
from amdesk.exchange.meaning import CellRefused, Cells, cells_of, choice_of
from amdesk.exchange.plan import Change, Outcome
from amdesk.exchange.reading import shown
from amdesk.exchange.tables import Table
from amdesk.exchange.targets import targets
from amdesk.model.rows import Source
from amdesk.model.values import Role
from amdesk.words import _

WORKED_OUT = {"id", "parent", "parent_id", "given", "family", "role", "job", "unit_price", "discount"}
"""Targets that are no column of their table."""

Values = dict[str, Any]


@dataclass(frozen=True)
class Met:
    """A row of the workspace or the file that a row of the file is about."""

    row: int
    outcome: Outcome
    changes: tuple[Change, ...] = ()


class Columns:
    """The mapped columns of a file as readers, by table and name of the target."""

    def __init__(self, table: Table, mapping: ColumnMapping) -> None:
        self.cells: dict[str, dict[str, Cells]] = {}
        places = {column: at for at, column in enumerate(table.columns)}
        for column, key in mapping.chosen.items():
            target, at = targets()[key], places[column]
            reader = cells_of(column, target, at, (row.cells[at] for row in table.rows))
            self.cells.setdefault(target.table, {})[target.name] = reader

    def of(self, table: str) -> dict[str, Cells]:
        """The readers of a table's columns."""
        return self.cells.get(table, {})

    def remarks(self) -> list[str]:
        """What the readers left out."""
        return [remark for readers in self.cells.values() for cells in readers.values() for remark in cells.remarks()]


def stored(value: Any) -> Any:
    """A value as its column keeps it."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return plain(value)
    return value


def plain(number: Decimal) -> str:
    """A number without exponent and idle zeros, so that 12 and 12.0 are one."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


class Section:
    """What accounts, people and products have in common: columns read at once, remembered by their cells."""

    def __init__(self, table: str, columns: Columns, known: Known, source: Source) -> None:
        self.readers = columns.of(table)
        labels = {
            name: cells.target.label
            for name, cells in self.readers.items()
            if name not in WORKED_OUT and cells.target.table == table
        }
        self.rows = Drafts(known, source, {"name": "Name", **labels, **self.extra_columns()})
        self.known = known
        self._places = tuple(cells.at for cells in self.readers.values())

    def extra_columns(self) -> dict[str, str]:
        """Columns that are compared although no column of the file fills them directly, with their labels."""
        return {}

    def part(self, cells: tuple[str, ...]) -> tuple[str, ...]:
        """The cells this section reads."""
        return tuple([cells[at] for at in self._places])

    def read(self, cells: tuple[str, ...]) -> Values:
        """The values of a row by name of the target, those that say nothing left out.

        Raises CellRefused.
        """
        found = {name: reader.value(cells) for name, reader in self.readers.items()}
        return {name: value for name, value in found.items() if value is not None}

    def column(self, *names: str) -> str:
        """The file's column of the first of the targets that is mapped."""
        return next((self.readers[name].column for name in names if name in self.readers), "")

    def kept(self, values: Values) -> Values:
        """The values that are columns of the table, as they are stored."""
        return {name: stored(value) for name, value in values.items() if name not in WORKED_OUT and name != "name"}

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


class AccountSection(Section):
    """Accounts, named in a row or meant by their id."""

    def __init__(self, columns: Columns, known: Known, source: Source, subject: Subject) -> None:
        self.subject = subject
        self.parents: list[tuple[int, str | None, str | None]] = []
        super().__init__("account", columns, known, source)
        self._met: dict[tuple[str, ...], Met] = {}

    def extra_columns(self) -> dict[str, str]:
        """The currency is settled by the first amount, the number stands in for a missing name."""
        return {"currency": "Currency", "number": "Customer number", "parent_id": "Parent account"}

    def take(self, cells: tuple[str, ...], values: Values, person: str) -> Met:
        """The account of a row; `person` names it where the customer is a person.

        Raises CellRefused when the row names none.
        """
        met = self._find(values, person)
        if "name" in values or not person:
            self._met[self.part(cells)] = Met(met.row, Outcome.UNCHANGED)
        return met

    def taken(self, cells: tuple[str, ...]) -> Met:
        """The account of a row, read only when no row before had the same cells.

        Raises CellRefused when the row names none.
        """
        return self._met.get(self.part(cells)) or self.take(cells, self.read(cells), "")

    def _find(self, values: Values, person: str) -> Met:
        key, name = values.get("id"), values.get("name")
        kept = self.kept(values)
        if name is None and self.subject is Subject.ACCOUNTS:
            name = person or None
        if name is None:
            return self._by_id(key or values.get("number"), kept)
        met = self.meet_or_add(key, name, kept)
        if values.get("parent_id") or values.get("parent"):
            self.parents.append((met.row, values.get("parent_id"), values.get("parent")))
        return met

    def _by_id(self, key: str | None, kept: Values) -> Met:
        if key is None:
            raise CellRefused(self.column("name", "id", "number"), _("The row names no customer."))
        try:
            row = self.known.find(key, None)
            row = self.known.find(None, key) if row is None else row
        except Doubt as doubt:
            raise CellRefused(self.column("id"), str(doubt)) from None
        if row is not None:
            return Met(row, *self.rows.meet(row, key, kept))
        if self.known.program != UNKNOWN_PROGRAM or self.subject is Subject.PEOPLE:
            sentence = _("No account with the id “{id}” is known. Import the accounts first.")
            raise CellRefused(self.column("id"), sentence.format(id=shown(key)))
        return Met(self.rows.add(key, key, {"number": key, **kept}), Outcome.ADDED)

    def settle_parents(self) -> list[str]:
        """Put accounts under their parents, now that all are known; gives remarks about those not found."""
        remarks = []
        for row, key, name in self.parents:
            try:
                parent = self.known.find(key, name)
            except Doubt as doubt:
                remarks.append(str(doubt))
                continue
            if parent is None or parent == row or row in self._above(parent):
                sentence = _("The parent “{name}” of {account} is not known here and is left out.")
                said = name or key or ""
                remarks.append(sentence.format(name=shown(said), account=shown(self.known.names[row])))
            else:
                outcome, _changes = self.rows.meet(row, None, {"parent_id": parent})
                self.rows.mark(row, outcome)
        return remarks

    def _above(self, row: int) -> list[int]:
        above: list[int] = []
        while (parent := self.rows.value(row, "parent_id")) is not None and parent not in above:
            above.append(parent)
            row = parent
        return above


class PersonSection(Section):
    """People at the account of the row."""

    def __init__(self, columns: Columns, known: Known, source: Source, today: date) -> None:
        super().__init__("person", columns, known, source)
        self.source = source
        self.today = today
        jobs = "SELECT person_id, job FROM membership WHERE until IS NULL ORDER BY id"
        self.jobs: dict[int, str] = dict(source.select(jobs)) if "job" in self.readers else {}

    @staticmethod
    def name_in(values: Values) -> str:
        """The name in the values of a row; a mail address stands in for a missing one, "" for none at all."""
        whole = values.get("name") or " ".join(filter(None, (values.get("given"), values.get("family"))))
        return str(whole or values.get("mail") or "")

    def take(self, values: Values, account: int) -> Met:
        """The person of a row at an account.

        Raises CellRefused when it is not plain who is meant, or the person is at another account here.
        """
        name, key = self.name_in(values), values.get("id")
        met = self.meet_or_add(key, name, self._described(values), account)
        if self.known.scopes[met.row] != account:
            raise CellRefused(
                self.column("name", "family", "id"),
                _("{name} is at another account here. Move the person first.").format(name=shown(name)),
            )
        changes = (*self._job(met, values.get("job")), *self._role(met, values.get("role")))
        if changes and met.row > 0:
            self.rows.mark(met.row, Outcome.CHANGED)
            return Met(met.row, Outcome.CHANGED, met.changes + changes)
        return met

    def _described(self, values: Values) -> Values:
        return self.kept(values)

    def _job(self, met: Met, job: str | None) -> tuple[Change, ...]:
        now = self.jobs.get(met.row, "")
        if not job or job == now or (met.row < 0 and now) or self._was_changed_here(met.row, job):
            return ()
        self.rows.draft(met.row).job = job
        self.jobs[met.row] = job
        return (Change(_("Title"), now, job),)

    def _was_changed_here(self, row: int, job: str) -> bool:
        """Whether the title the file says is one the person had before: then the newer one here stays."""
        query = (
            "SELECT job FROM membership WHERE person_id = ? AND until IS NOT NULL UNION "
            "SELECT j.before->>'$.job' FROM journal j JOIN membership m ON j.tbl = 'membership' AND j.row = m.id "
            "WHERE m.person_id = ? AND j.op = 'U'"
        )
        return row > 0 and (job,) in self.source.select(query, (row, row))

    def _role(self, met: Met, text: str | None) -> tuple[Change, ...]:
        changes = []
        for word in (text or "").replace("/", ";").replace(",", ";").split(";"):
            if word := word.strip():
                changes += self._one_role(met.row, word)
        return tuple(changes)

    def _one_role(self, row: int, word: str) -> list[Change]:
        role = choice_of(Role, word)
        draft = self.rows.drafts.get(row)
        if role is not None:
            query = "SELECT 1 FROM person_role WHERE person_id = ? AND role = ?"
            known = (row > 0 and self.source.select(query, (row, role.value))) or (draft and role.value in draft.roles)
            if not known:
                self.rows.draft(row).roles.append(str(role.value))
        else:
            query = "SELECT 1 FROM label WHERE person_id = ? AND text = ?"
            known = (row > 0 and self.source.select(query, (row, word))) or (draft and word in draft.labels)
            if not known:
                self.rows.draft(row).labels.append(word)
        return [] if known else [Change(_("Buying role") if role else _("Label"), "", word)]


class ProductSection(Section):
    """Products in their ranges; a product is its number where there is one, else its name."""

    def __init__(self, columns: Columns, known: Known, ranges: Known, source: Source) -> None:
        super().__init__("product", columns, known, source)
        self.ranges = Drafts(ranges, source, {"name": "Name"})
        self.range_readers = columns.of("product_range")
        self._places += tuple(cells.at for cells in self.range_readers.values())
        self._met: dict[tuple[str, ...], Met] = {}
        query = "SELECT id, number FROM product WHERE number <> '' ORDER BY id DESC"
        self.by_number: dict[str, int] = {fold(number): row for row, number in source.select(query)}

    def extra_columns(self) -> dict[str, str]:
        """The range is a row of its own."""
        return {"range_id": "Range", "number": "Number"}

    @property
    def is_mapped(self) -> bool:
        """Whether the file says anything of products."""
        return bool({"name", "number"} & self.readers.keys())

    def read(self, cells: tuple[str, ...]) -> Values:
        """The values of the product, and the name of its range under "range"."""
        values = super().read(cells)
        if (named := self.range_readers.get("name")) and (name := named.value(cells)) is not None:
            values["range"] = name
        return values

    def taken(self, cells: tuple[str, ...]) -> Met | None:
        """The product of a row whose cells were met before."""
        return self._met.get(self.part(cells))

    def take(self, cells: tuple[str, ...], values: Values, *, renames: bool) -> Met | None:
        """The product of a row, or None when the row names none."""
        name = values.get("name") or values.get("number")
        if name is None:
            return None
        met = self._find(name, values, renames)
        self._met[self.part(cells)] = Met(met.row, Outcome.UNCHANGED)
        return met

    def _find(self, name: str, values: Values, renames: bool) -> Met:
        kept = self.kept({column: value for column, value in values.items() if column != "range"})
        if "range" in values:
            kept["range_id"] = self._range(values["range"])
        number = values.get("number")
        row = self.by_number.get(fold(number)) if number else None
        if row is not None:
            if renames and "name" in values and fold(self.rows.value(row, "name")) != fold(name):
                kept = {"name": name, **kept}
            return Met(row, *self.rows.meet(row, values.get("id"), kept))
        scope = 0
        if number and self._has_other_number(name):
            met = Met(self.rows.add(values.get("id"), name, kept, scope), Outcome.ADDED)
        else:
            met = self.meet_or_add(values.get("id"), name, kept, scope, renames=renames)
        if number:
            self.by_number[fold(number)] = met.row
        return met

    def _has_other_number(self, name: str) -> bool:
        named = self.known.by_name.get((0, fold(name)), [])
        return any(self.rows.value(row, "number") for row in named)

    def _range(self, name: str) -> int:
        row = self.ranges.known.find(None, name)
        if row is None:
            return self.ranges.add(None, name, {})
        self.ranges.mark(row, Outcome.UNCHANGED)
        return row
