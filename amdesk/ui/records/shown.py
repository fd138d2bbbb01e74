"""How stored values of any field read in a table."""

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from amdesk.model.fields import Field, Kind
from amdesk.model.values import Money
from amdesk.ui.kit.amounts import amount_text, number
from amdesk.ui.kit.columns import ColumnKind, TableColumn
from amdesk.words import _, full_day

COLUMN_KINDS = {
    Kind.DATE: ColumnKind.DATE,
    Kind.MONEY: ColumnKind.MONEY,
    Kind.WHOLE: ColumnKind.NUMBER,
    Kind.NUMBER: ColumnKind.NUMBER,
    Kind.SCALE: ColumnKind.NUMBER,
    Kind.PERCENT: ColumnKind.NUMBER,
    Kind.CHOICE: ColumnKind.CHIP,
}


def meant(field: Field, stored: Any) -> Any:
    """The value a stored one stands for: a choice, a date, a number; None stays None."""
    if stored is None or stored == "":
        return None
    if field.choices is not None:
        return field.choices(stored)
    if field.kind is Kind.DATE:
        return date.fromisoformat(stored) if isinstance(stored, str) else stored
    if field.kind is Kind.NUMBER:
        return Decimal(stored)
    return bool(stored) if field.kind is Kind.YES else stored


def words(field: Field, value: Any, currency: str) -> str:
    """A meant value in words; empty for what is not known."""
    if value is None:
        return ""
    if isinstance(value, Enum):
        return str(getattr(value, "label", value.value))
    if field.kind is Kind.DATE:
        return full_day(value)
    if field.kind is Kind.MONEY:
        return amount_text(value, currency)
    if field.kind is Kind.YES:
        return _("yes") if value else ""
    if field.kind in (Kind.WHOLE, Kind.NUMBER, Kind.PERCENT, Kind.SCALE):
        return f"{number(value)} {field.unit}".strip() if field.unit in ("%",) else number(value)
    return " ".join(str(value).split()) if field.kind is Kind.NOTE else str(value)


def column(field: Field, key: str, home: str, *, of_many: bool = False) -> TableColumn:
    """The table column of a field whose value lies in a row's dictionary under `key`.

    Amounts say their currency where the rows are `of_many` accounts, or it is not the account's.
    """

    def value(row: dict[str, Any]) -> Any:
        stored = row.get(key)
        return stored if field.kind is Kind.REFERENCE else meant(field, stored)

    def currency(row: dict[str, Any]) -> str:
        return str(row.get("currency") or row.get("account_currency") or home)

    def text(row: dict[str, Any]) -> str:
        said = words(field, value(row), currency(row))
        return f"{said} {currency(row)}" if said and field.kind is Kind.MONEY and names_currency(row) else said

    def names_currency(row: dict[str, Any]) -> bool:
        """Amounts that are not alike in their currency say it."""
        return of_many or currency(row) != str(row.get("account_currency") or home)

    def amount(row: dict[str, Any]) -> tuple[Decimal, str] | None:
        stored = value(row)
        return None if stored is None else (Money(stored, currency(row)).decimal, currency(row))

    return TableColumn(
        field.name,
        _(field.label),
        COLUMN_KINDS.get(field.kind, ColumnKind.TEXT),
        value=value,
        text=text,
        visible=field.listed,
        amount=amount if field.kind is Kind.MONEY else None,
        private=field.internal or field.private,
    )
