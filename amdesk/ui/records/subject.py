"""A subject as the screen needs it: its fields, where its references lead, how its rows are read."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from amdesk.model.all import SUBJECTS
from amdesk.model.base import Base, fields_of
from amdesk.model.fields import Field, Kind
from amdesk.model.source import Source
from amdesk.store.queries.currency import own_currency
from amdesk.store.queries.records import Shape, options
from amdesk.ui.kit.form import Form


@dataclass(frozen=True)
class Subject:
    """The class of a subject with what forms and tables ask of it."""

    table: str
    model: type[Base]
    fields: tuple[Field, ...]
    shape: Shape

    @property
    def references(self) -> tuple[Field, ...]:
        """The fields that point to other rows."""
        return tuple(field for field in self.fields if field.kind is Kind.REFERENCE)


@cache
def subject(table: str) -> Subject:
    """The subject of a table."""
    model = SUBJECTS[table]
    fields = fields_of(model)
    references = {
        f.name: (f.subject, SUBJECTS[f.subject].title_column) for f in fields if f.kind is Kind.REFERENCE and f.subject
    }
    shape = Shape(
        table,
        tuple(f.name for f in fields if not f.dated),
        tuple(f.name for f in fields if f.dated),
        references,
    )
    return Subject(table, model, fields, shape)


def offer_options(form: Form, of: Subject, source: Source, account_id: int | None) -> None:
    """Let every reference of a form choose among the rows it may point to, those of the account where there is one."""
    for field in of.references:
        if field.subject is None or field.name not in form.names():
            continue
        target = subject(field.subject)
        limited = account_id if "account_id" in target.shape.columns else None
        form.set_options(field.name, options(source, field.subject, target.model.title_column, limited))


def currency_of(source: Source, account_id: int | None) -> str:
    """The currency amounts of an account are in."""
    if account_id is None:
        return own_currency(source)
    found = source.select("SELECT currency FROM account WHERE id = ?", (account_id,))
    return str(found[0][0]) if found and found[0][0] else own_currency(source)


def values_of(row: Base, fields: tuple[Field, ...]) -> dict[str, Any]:
    """The values of a row by field, as a form shows them."""
    return {field.name: getattr(row, field.name) for field in fields}
