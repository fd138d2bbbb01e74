"""Which tables hang on an account, which belong to the house, and how their rows are told apart everywhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache, cached_property
from typing import Any

from amdesk.exchange.reading import shown
from amdesk.model.all import SUBJECTS
from amdesk.model.base import Base, Travels, checked, fields_of
from amdesk.model.fields import Field, FieldError, Kind
from amdesk.words import _

Stored = str | int | None
"""A value as the file keeps it; a reference travels as the uid of its row."""

HOUSE: Mapping[str, tuple[str, ...]] = {
    "team": ("name",),
    "colleague": ("name", "function", "team_id", "leads_team", "mail", "phone"),
    "product_range": ("name", "launched_on"),
    "product": ("name", "number", "range_id"),
    "competitor": ("name",),
    "survey": ("name", "kind", "sent_on", "asked"),
    "question": ("survey_id", "place", "text", "highest", "weight"),
}
"""What belongs to no account: known again by uid or name, and made from these columns where it is not known."""

ALSO_OF_ACCOUNT: Mapping[str, str] = {"answer": "account_id"}
"""Rows that go with an account though they are no part of it, and the column that says so."""
ON_ANY_ROW = ("evidence", "origin")
"""Tables whose rows hang on a row of any subject, named by `subject` and `row`."""
OUR_OWN = frozenset({"warning_reply"})
"""What is internal though its fields do not say so."""
STAYS = frozenset({"memo_account"})
"""What hangs on an account and still belongs to something that does not go with it."""


@dataclass(frozen=True)
class Subject:
    """A table as bundles see it: its fields by column, and the columns whose row it goes with."""

    table: str
    model: type[Base]
    fields: Mapping[str, Field]
    parents: Mapping[str, str]
    has_uid: bool

    @cached_property
    def required(self) -> frozenset[str]:
        """References a row cannot be without."""
        return frozenset(c for c, f in self.fields.items() if f.kind is Kind.REFERENCE and f.required)

    @cached_property
    def needed(self) -> frozenset[str]:
        """Columns whose row it cannot be without, also of what hangs on a row of any subject."""
        return self.required | {"row"} if self.table in ON_ANY_ROW else self.required

    @cached_property
    def filled(self) -> frozenset[str]:
        """Columns that always hold something, be it an empty text."""
        columns = self.model.__table__.columns
        return frozenset(c for c in self.fields if not columns[c].nullable)

    @cached_property
    def is_internal(self) -> bool:
        """Whether nothing that may leave remains of a row without its internal fields."""
        marked = any(f.internal and (f.required or c == self.model.title_column) for c, f in self.fields.items())
        return marked or self.table in OUR_OWN

    def target(self, column: str, cells: Mapping[str, Stored]) -> str:
        """The table a column refers to, "" when it is no reference."""
        if column == "row" and self.table in ON_ANY_ROW:
            return str(cells.get("subject") or "")
        return self.fields[column].subject or "" if column in self.fields else ""


@cache
def subject(table: str) -> Subject:
    """The subject of a table."""
    model = SUBJECTS[table]
    fields = {field.name: field for field in fields_of(model) if not field.dated}
    parents = {
        key.parent.name: key.column.table.name
        for key in model.__table__.foreign_keys
        if key.ondelete == "CASCADE" and key.column.table.name != table
    }
    return Subject(table, model, fields, parents, issubclass(model, Travels))


@cache
def account_tables() -> tuple[str, ...]:
    """The tables that can hang on an account, those others refer to first."""
    found = ["account"]
    for made in Base.metadata.sorted_tables:
        parents = subject(made.name).parents.values()
        if made.name not in HOUSE and made.name not in STAYS and not set(parents).isdisjoint(found):
            found.append(made.name)
    return (*found, *ALSO_OF_ACCOUNT, *ON_ANY_ROW)


def as_stored(field: Field, cell: Stored) -> Stored:
    """A cell out of a bundle as it may be kept.

    Raises FieldError for what the model refuses, or what is not of the field's kind at all.
    """
    if cell is None or cell == "":
        return checked(field, cell)  # type: ignore[no-any-return]
    if field.kind is Kind.REFERENCE:
        return str(cell)
    try:
        return _stored(checked(field, _meant(field, cell)))
    except (ValueError, TypeError, InvalidOperation, OverflowError):
        sentence = _("“{value}” cannot stand in {label}.")
        raise FieldError(field.name, sentence.format(value=shown(str(cell)), label=_(field.label))) from None


def _meant(field: Field, cell: Any) -> Any:
    if field.kind is Kind.DATE:
        return date.fromisoformat(cell)
    if field.kind is Kind.INSTANT:
        return datetime.fromisoformat(cell)
    if field.kind is Kind.NUMBER:
        return Decimal(str(cell))
    if field.kind is Kind.YES:
        return bool(_one_or_none(cell))
    return cell


def _one_or_none(cell: Any) -> int:
    if cell not in (0, 1):
        raise ValueError(cell)
    return int(cell)


def _stored(value: Any) -> Stored:
    if isinstance(value, Enum):
        return value.value  # type: ignore[no-any-return]
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if not isinstance(value, int) else value
