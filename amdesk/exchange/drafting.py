"""Rows of one table while an import is planned: found or new, compared value by value with what the workspace holds."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from amdesk.exchange.as_read import as_read
from amdesk.exchange.matching import Known
from amdesk.exchange.plan import Change, Draft, Outcome, label_start
from amdesk.model.all import SUBJECTS
from amdesk.model.base import fields_of
from amdesk.model.fields import Field, Kind
from amdesk.model.source import Source
from amdesk.store.queries.currency import own_currency
from amdesk.words import _


class Drafts:
    """The rows of a table that the file adds or changes.

    What the workspace holds is only changed where the file says something else than at its last import: what the user
    changed since stays, as long as the file says the same as before.
    """

    def __init__(
        self, known: Known, source: Source, labels: Mapping[str, str], title: str = "name", owner: str = ""
    ) -> None:
        self.known = known
        self.source = source
        self.labels = labels
        self.title = title
        self.owner = "account_id" if known.table in ("person", "unit") else owner
        self.keeps_notes = False
        """Whether a note written here stays, whatever the file says."""
        self.notes_kept = 0
        self.newest = 0
        """The number of the row made last."""
        self.drafts: dict[int, Draft] = {}
        self.touched: dict[int, Outcome] = {}
        """What becomes of the rows that are here already."""
        self._said_of: dict[int, set[str]] = {}
        self.current = self._load(tuple(labels))
        """What the rows that are here already hold, with what the file changed so far."""

    def _load(self, columns: tuple[str, ...]) -> dict[int, dict[str, Any]]:
        if not columns:
            return {row: {} for row in self.known.names}
        names = ", ".join(f'"{column}"' for column in columns)
        found = self.source.select(f'SELECT id, {names} FROM "{self.known.table}"')
        return {row: dict(zip(columns, values, strict=True)) for row, *values in found}

    def add(self, key: str | None, name: str, values: dict[str, Any], scope: int = 0) -> int:
        """A new row, which keeps `values` as its own; gives its number, below 0."""
        row = self.add_alone(key, name, values, scope)
        self.known.add(row, key, name, scope)
        return row

    def add_alone(self, key: str | None, name: str, values: dict[str, Any], scope: int = 0) -> int:
        """A new row that no other row of the file can mean, so that it need not be found again."""
        self.newest = row = self.newest - 1
        if None in values.values():
            values = {column: value for column, value in values.items() if value is not None}
        values[self.title] = name
        if self.owner:
            values[self.owner] = scope
        self.drafts[row] = Draft(self.known.table, row, values, key or "")
        return row

    def meet(self, row: int, key: str | None, values: Mapping[str, Any]) -> tuple[Outcome, tuple[Change, ...]]:
        """Compare a row that is there with what the file says of it, and draft what changes.

        Where several rows of the file are about one row here, the first that says something of a column counts.
        """
        if key and not self.known.has_key(row, key):
            self.draft(row).key = key
            self.known.give_key(row, key)
        said = self._said(row)
        different = [c for c, value in values.items() if c not in said and self._differs(row, c, value)]
        said.update(column for column, value in values.items() if value is not None)
        said.add(self.title)
        changes = tuple(self._change(row, column, values[column]) for column in different)
        outcome = Outcome.CHANGED if changes and row > 0 else Outcome.UNCHANGED
        self.mark(row, outcome)
        return outcome, changes if row > 0 else ()

    def mark(self, row: int, outcome: Outcome) -> None:
        """Remember what becomes of a row; what weighs more stays, and what is new is new."""
        if row > 0 and (outcome is Outcome.CHANGED or row not in self.touched):
            self.touched[row] = outcome

    def counts(self) -> Counter[Outcome]:
        """How many rows have which outcome."""
        counted = Counter(self.touched.values())
        if self.newest:
            counted[Outcome.ADDED] = -self.newest
        return counted

    def draft(self, row: int) -> Draft:
        """The draft of a row."""
        return self.drafts.setdefault(row, Draft(self.known.table, row))

    def value(self, row: int, column: str) -> Any:
        """What a row holds in a column, with what the file changed so far."""
        return self._held(row).get(column)

    def _held(self, row: int) -> dict[str, Any]:
        return self.drafts[row].values if row < 0 else self.current[row]

    def _said(self, row: int) -> set[str]:
        """The columns of which a row of the file said something."""
        if row not in self._said_of:
            self._said_of[row] = set(self._held(row)) if row < 0 else set()
        return self._said_of[row]

    def _differs(self, row: int, column: str, value: Any) -> bool:
        now = self.value(row, column)
        if value is None or value == now:
            return False
        if now in (None, "") or row < 0:
            return True
        if (
            self.keeps_notes
            and column == "note"
            and last_imported(self.source, self.known.table, row, column, now) != now
        ):
            self.notes_kept += 1
            return False
        return value not in self._said_before(row, column, now)

    def _said_before(self, row: int, column: str, now: Any) -> Iterator[Any]:
        """What imports left in a column of the row, or of those merged into it; what those held then."""
        yield last_imported(self.source, self.known.table, row, column, now)
        for merged in self.known.merged.get(row, ()):
            held = merged.held.get(column)
            yield held
            yield last_imported(self.source, self.known.table, merged.row, column, held)

    def _change(self, row: int, column: str, value: Any) -> Change:
        before = self.value(row, column)
        self.draft(row).values[column] = value
        self._held(row)[column] = value
        return Change(
            _(self.labels.get(column, column)), self._as_read(row, column, before), self._as_read(row, column, value)
        )

    def _as_read(self, row: int, column: str, value: Any) -> str:
        """A value in words, a reference by the title of its row."""
        described = self._fields.get(column)
        if value in (None, "") or described is None:
            return "" if value is None else str(value)
        if described.kind is not Kind.REFERENCE:
            return as_read(described, value, self.value(row, "currency") or self._own_currency)
        of = SUBJECTS[described.subject or ""]
        query = f'SELECT "{of.title_column}" FROM "{of.__tablename__}" WHERE id = ?'
        found = self.source.select(query, (value,))
        return str(found[0][0]) if found else _("a new one")

    @cached_property
    def _fields(self) -> Mapping[str, Field]:
        return {field.name: field for field in fields_of(SUBJECTS[self.known.table]) if not field.dated}

    @cached_property
    def _own_currency(self) -> str:
        return own_currency(self.source)


def last_imported(source: Source, table: str, row: int, column: str, now: Any) -> Any:
    """What the last import left in a column of a row, None when none did; `now` is what stands there.

    The journal tells it: the value an import left is the one noted before the next change.
    """
    query = (
        "SELECT s.label, j.op, j.op = 'U' AND json_type(j.before, '$.' || ?) IS NOT NULL, j.before->>('$.' || ?) "
        "FROM journal j JOIN journal_step s ON s.id = j.step WHERE j.tbl = ? AND j.row = ? ORDER BY j.id DESC"
    )
    after = now
    for label, op, changed_it, before in source.select(query, (column, column, table, row)):
        if op == "I" or changed_it:
            if label.startswith(label_start()):
                return after
            after = before
    return None
