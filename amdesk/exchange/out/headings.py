"""Which columns the list of a subject has, and what stands over them; written by lists, known again by imports."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from amdesk.model.all import SUBJECTS
from amdesk.model.base import Base, Travels, fields_of
from amdesk.model.fields import Field, Kind
from amdesk.store.queries.records import Shape, title_key

ROLES, LABELS = "roles", "labels"
PEOPLE, ABSENT, COLLEAGUES = "people", "absent", "colleagues"
ADDED: Mapping[str, Sequence[tuple[str, str]]] = {
    "person": ((ROLES, "Buying roles"), (LABELS, "Labels")),
    "touch": ((PEOPLE, "People"), (ABSENT, "Did not come"), (COLLEAGUES, "Colleagues")),
    "opportunity": ((PEOPLE, "Who decides"), (COLLEAGUES, "Who had a part")),
}
"""What a list tells of its rows that is kept in other tables."""


@dataclass(frozen=True)
class Heading:
    """One column: the key its rows are read by, its heading as untranslated label and as name for programs.

    A column without label is for programs only.
    """

    key: str
    label: str
    name: str
    field: Field | None = None
    is_internal: bool = False


def shape_of(model: type[Base]) -> Shape:
    """How the rows of a subject are read."""
    fields = fields_of(model)
    columns = [f.name for f in fields if not f.dated]
    references = {
        f.name: (f.subject, SUBJECTS[f.subject].title_column) for f in fields if f.kind is Kind.REFERENCE and f.subject
    }
    travels = ["uid"] if issubclass(model, Travels) else []
    return Shape(str(model.__tablename__), (*travels, *columns), tuple(f.name for f in fields if f.dated), references)


@cache
def headings_of(table: str) -> tuple[Heading, ...]:
    """All columns the list of a table may have, in their order."""
    return tuple(_headings(SUBJECTS[table], shape_of(SUBJECTS[table])))


def _headings(model: type[Base], shape: Shape) -> Iterator[Heading]:
    if "uid" in shape.columns:
        yield Heading("uid", "", "uid")
    if shape.account and shape.table != "account":
        yield Heading("account_uid", "", "account_uid")
        if "account_id" not in shape.columns:
            yield Heading("account_title", "Account", "account")
    yield from _own_headings(fields_of(model))
    for key, label in ADDED.get(shape.table, ()):
        yield Heading(key, label, key)


def _own_headings(fields: Sequence[Field]) -> Iterator[Heading]:
    """The fields, the currency beside the first amount that leaves with them."""
    amounts = [field for field in fields if field.kind is Kind.MONEY]
    open_amounts = [field for field in amounts if not field.internal]
    for field in fields:
        if field.kind is Kind.CURRENCY and amounts:
            continue
        yield _heading(field, fields)
        if field in (open_amounts or amounts)[:1]:
            yield Heading("currency", "Currency", "currency", None, field.internal)


def _heading(field: Field, fields: Sequence[Field]) -> Heading:
    if field.kind is not Kind.REFERENCE:
        return Heading(field.name, field.label, field.name, field, field.internal)
    bare = field.name.removesuffix("_id")
    name = title_key(field.name) if any(other.name == bare for other in fields) else bare
    return Heading(title_key(field.name), field.label, name, None, field.internal)
