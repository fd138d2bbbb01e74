"""The fields of two rows side by side, and which value of each will stand."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from amdesk.analysis.duplicates import Sort
from amdesk.model.fields import Field, Kind
from amdesk.model.merging import Taken, usually_taken
from amdesk.model.source import Source
from amdesk.store.queries.currency import own_currency
from amdesk.store.queries.records import record_rows, title_key
from amdesk.ui.records.shown import meant, words
from amdesk.ui.records.subject import subject
from amdesk.words import _


class Fate(Enum):
    """How the two values of a field stand to each other."""

    DIFFERS = "differs"
    ONE_SIDED = "one-sided"
    SAME = "same"

    @property
    def label(self) -> str:
        """The word for it."""
        return {
            Fate.DIFFERS: _("differs"),
            Fate.ONE_SIDED: _("only one says it"),
            Fate.SAME: _("same"),
        }[self]


@dataclass(frozen=True)
class Compared:
    """One field of both: how each reads, and whose value will stand."""

    name: str
    label: str
    left: str
    right: str
    fate: Fate
    taken: Taken
    can_have_both: bool = False

    @property
    def stands(self) -> str:
        """What will stand, in a word."""
        if self.fate is Fate.SAME:
            return _("same")
        return {Taken.KEPT: _("left"), Taken.OTHER: _("right"), Taken.BOTH: _("both")}[self.taken]

    def taking(self, taken: Taken) -> "Compared":
        """The same with another choice; a field that says the same or cannot hold both stays as it is."""
        if self.fate is Fate.SAME or (taken is Taken.BOTH and not self.can_have_both):
            return self
        if self.fate is Fate.ONE_SIDED and not (self.left if taken is Taken.KEPT else self.right):
            return self
        return replace(self, taken=taken)


def are_there(source: Source, sort: Sort, rows: Collection[int]) -> bool:
    """Whether none of these rows is gone."""
    marks = ", ".join("?" * len(rows))
    found = source.select(f'SELECT count(*) FROM "{sort.value}" WHERE id IN ({marks})', tuple(rows))
    return int(found[0][0]) == len(rows)


def compared(source: Source, sort: Sort, left: int, right: int) -> list[Compared]:
    """All fields of two rows: first what differs, then what only one says, then what is the same."""
    of = subject(sort.value)
    rows = {row["id"]: row for number in (left, right) for row in record_rows(source, of.shape, None, {"id": number})}
    home = own_currency(source)
    found = [_compared(field, rows[left], rows[right], home) for field in of.fields]
    order = list(Fate)
    return sorted((each for each in found if each.left or each.right), key=lambda each: order.index(each.fate))


def _compared(field: Field, left: dict[str, Any], right: dict[str, Any], home: str) -> Compared:
    texts = [_text(field, row, home) for row in (left, right)]
    values = [_value(field, row) for row in (left, right)]
    differs = Fate.DIFFERS if all(texts) else Fate.ONE_SIDED
    fate = Fate.SAME if values[0] == values[1] else differs
    both = field.kind is Kind.NOTE and fate is Fate.DIFFERS
    return Compared(field.name, _(field.label), texts[0], texts[1], fate, usually_taken(field, *values), both)


def _value(field: Field, row: dict[str, Any]) -> Any:
    stored = row.get(field.name)
    return stored if field.kind is Kind.REFERENCE else meant(field, stored)


def _text(field: Field, row: dict[str, Any], home: str) -> str:
    if field.kind is Kind.REFERENCE:
        return str(row.get(title_key(field.name)) or "")
    currency = str(row.get("account_currency") or row.get("currency") or home)
    return words(field, meant(field, row.get(field.name)), currency)


def all_from(fields: Sequence[Compared], side: Taken) -> list[Compared]:
    """Every field that differs as one side has it."""
    return [each.taking(side) if each.fate is Fate.DIFFERS else each for each in fields]
