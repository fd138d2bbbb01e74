"""Any subject's rows as a list for spreadsheets: references as titles, money as decimals beside its currency."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from amdesk.exchange.out.headings import ABSENT, COLLEAGUES, LABELS, PEOPLE, ROLES, Heading, headings_of, shape_of
from amdesk.exchange.out.refusing import ExportRefused
from amdesk.exchange.writing import Cell
from amdesk.model.base import Base, fields_of
from amdesk.model.fields import Field, Kind
from amdesk.model.source import Source
from amdesk.model.values import Money, Role
from amdesk.store.queries.currency import own_currency
from amdesk.store.queries.records import record_rows
from amdesk.words import _

BETWEEN = "; "
"""What stands between several names or labels in one cell; a single one may hold a comma."""
SAME_NAMES = "SELECT 1 FROM account GROUP BY name COLLATE NOCASE HAVING count(*) > 1 LIMIT 1"
WITH_PART = "w.name || CASE WHEN l.part = '' THEN '' ELSE ' (' || l.part || ')' END"
WHO: Mapping[str, Mapping[str, str]] = {
    "touch": {
        PEOPLE: "SELECT l.touch_id, w.name FROM touch_person l JOIN person w ON w.id = l.person_id WHERE l.came",
        ABSENT: "SELECT l.touch_id, w.name FROM touch_person l JOIN person w ON w.id = l.person_id WHERE NOT l.came",
        COLLEAGUES: "SELECT l.touch_id, w.name FROM touch_colleague l JOIN colleague w ON w.id = l.colleague_id",
    },
    "opportunity": {
        PEOPLE: f"SELECT l.opportunity_id, {WITH_PART} FROM opportunity_person l JOIN person w ON w.id = l.person_id",
        COLLEAGUES: f"SELECT l.opportunity_id, {WITH_PART} FROM opportunity_colleague l "
        "JOIN colleague w ON w.id = l.colleague_id",
    },
}
"""Who hangs on the rows of a table, by column of its list."""


@dataclass(frozen=True)
class Listed:
    """A list on its way out: every row has a cell for each column."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]


def list_of(
    source: Source,
    model: type[Base],
    account: int | None = None,
    *,
    with_internal: bool = False,
    names: bool = False,
    keeps: Callable[[Mapping[str, Any]], bool] | None = None,
) -> Listed:
    """All rows of a subject, or those of one account, oldest first; `keeps` tells which of them by their values.

    Headings and choices are words people read, or with `names` those programs read. The uids of accounts go along with
    the latter, and wherever two accounts have one name. Internal fields are left out unless they are asked for. Raises
    ExportRefused for a subject that does not belong to accounts when one is named, and for one internal as a whole.
    """
    shape = shape_of(model)
    if account is not None and shape.account is None:
        raise ExportRefused(_("{subject} do not belong to an account.").format(subject=_(model.plural)))
    if not with_internal and is_internal(model):
        sentence = _("{subject} are internal as a whole. They only leave when internal remarks are asked for.")
        raise ExportRefused(sentence.format(subject=_(model.plural)))
    told_apart = "uid" if shape.table == "account" else "account_uid"
    needs = told_apart if source.select(SAME_NAMES) else ""
    columns = [each for each in headings_of(shape.table) if each.key == needs or _leaves(each, with_internal, names)]
    home = own_currency(source)
    rows = [row for row in record_rows(source, shape, account) if keeps is None or keeps(row)]
    if shape.table == "person":
        _add_roles(source, rows, names)
    for column, query in WHO.get(shape.table, {}).items():
        _add_named(source, column, query, rows)
    cells = [tuple(_cell(column, row, home, names) for column in columns) for row in rows]
    return Listed(_(model.plural), tuple(c.name if names or not c.label else _(c.label) for c in columns), cells)


def _leaves(heading: Heading, with_internal: bool, names: bool) -> bool:
    return (with_internal or not heading.is_internal) and bool(names or heading.label)


def is_internal(model: type[Base]) -> bool:
    """Whether nothing is left of a subject's rows without what is internal: their title, or a value they need."""
    return any(f.internal and (f.required or f.name == model.title_column) for f in fields_of(model))


def _cell(column: Heading, row: dict[str, Any], home: str, names: bool) -> Cell:
    currency = str(row.get("currency") or row.get("account_currency") or home)
    if column.key == "currency":
        return currency
    value = row[column.key]
    if column.field is None or value is None:
        return value if isinstance(value, int) else str(value or "")
    return _meant(column.field, value, currency, names)


def _meant(field: Field, value: Any, currency: str, names: bool) -> Cell:
    """A stored value as a spreadsheet is to have it."""
    if field.kind is Kind.MONEY:
        return Money(int(value), currency).decimal
    if field.kind is Kind.NUMBER:
        return Decimal(value)
    if field.kind is Kind.YES:
        return _yes(bool(value), names)
    if field.kind is Kind.DATE:
        return date.fromisoformat(value) if value else None
    if field.kind is Kind.CHOICE and field.choices is not None:
        return _choice(field.choices(value), names) if value != "" else ""
    return value if isinstance(value, int) else str(value)


def _yes(value: bool, names: bool) -> str:
    if names:
        return "yes" if value else "no"
    return _("yes") if value else _("no")


def _choice(choice: Enum, names: bool) -> Cell:
    return choice.value if names else str(getattr(choice, "label", choice.value))


def _add_roles(source: Source, rows: Sequence[dict[str, Any]], names: bool) -> None:
    """The buying roles held now and the free labels of people, each in one cell."""
    held: dict[int, list[str]] = {}
    query = "SELECT DISTINCT person_id, role FROM person_role WHERE until IS NULL ORDER BY role"
    for person, role in source.select(query):
        held.setdefault(person, []).append(str(role) if names else Role(role).label)
    labels: dict[int, list[str]] = {}
    for person, text in source.select("SELECT person_id, text FROM label ORDER BY id"):
        labels.setdefault(person, []).append(text)
    for row in rows:
        row[ROLES], row[LABELS] = ", ".join(held.get(row["id"], ())), BETWEEN.join(labels.get(row["id"], ()))


def _add_named(source: Source, column: str, query: str, rows: Sequence[dict[str, Any]]) -> None:
    """The names of those who hang on each row, in one cell."""
    named: dict[int, list[str]] = {}
    for row, name in source.select(f"{query} ORDER BY l.id"):
        named.setdefault(row, []).append(name)
    for each in rows:
        each[column] = BETWEEN.join(named.get(each["id"], ()))
