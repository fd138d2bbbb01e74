"""Makers of columns that describe themselves: each gives a plain SQLite type and keeps its `Field` in `info`.

Used as `from amdesk.model import columns as field`, so that a subject reads `name = field.name("Name")`.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from sqlalchemy import ForeignKey, Integer, Text
from sqlalchemy import text as sql
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import MappedColumn, mapped_column
from sqlalchemy.types import TypeDecorator

from amdesk.model.fields import NOTE_LIMIT, Field, Kind
from amdesk.model.values import Word


class Choice(TypeDecorator[Enum]):
    """An enumeration, stored by its value."""

    impl: Any = Text
    cache_ok = True

    def __init__(self, enumeration: type[Enum]) -> None:
        super().__init__()
        self.enumeration = enumeration
        if isinstance(next(iter(enumeration)).value, int):
            self.impl = Integer()

    def process_bind_param(self, value: Enum | None, dialect: Dialect) -> Any:
        """The stored value."""
        return None if value is None else value.value

    def process_result_value(self, value: Any, dialect: Dialect) -> Enum | None:
        """The choice meant by a stored value."""
        return None if value is None else self.enumeration(value)


class Day(TypeDecorator[date]):
    """A date, stored as "2026-11-21"."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """The date as ISO 8601 text."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        """The date of an ISO 8601 text."""
        return None if value is None else date.fromisoformat(value)


class Instant(TypeDecorator[datetime]):
    """A moment in UTC, stored as "2026-11-21T14:02:00+00:00"."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """The moment as ISO 8601 text in UTC."""
        return None if value is None else value.astimezone(UTC).isoformat(timespec="seconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """The moment of an ISO 8601 text."""
        return None if value is None else datetime.fromisoformat(value)


class Yes(TypeDecorator[bool]):
    """Yes or no, stored as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        """1 or 0."""
        return None if value is None else int(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:
        """Yes for 1."""
        return None if value is None else bool(value)


class Number(TypeDecorator[Decimal]):
    """An exact decimal number, stored as text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """The number without exponent."""
        return None if value is None else format(value, "f")

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """The exact number of a text."""
        return None if value is None else Decimal(value)


def _column(column_type: Any, description: Field, **options: Any) -> MappedColumn[Any]:
    return mapped_column(column_type, info={"field": description}, **options)


def text(label: str, *, kind: Kind = Kind.TEXT, **says: Any) -> MappedColumn[Any]:
    """A line of text, empty when not given."""
    return _column(Text, Field("", label, kind, **says), default="", server_default="")


def name(label: str, **says: Any) -> MappedColumn[Any]:
    """A name that must be given; sorted and compared without regard to case."""
    return _column(Text(collation="NOCASE"), Field("", label, Kind.TEXT, required=True, **says))


def note(label: str, **says: Any) -> MappedColumn[Any]:
    """A text of many lines, empty when not given."""
    says.setdefault("limit", NOTE_LIMIT)
    return text(label, kind=Kind.NOTE, **says)


def whole(label: str, *, kind: Kind = Kind.WHOLE, default: int | None = None, **says: Any) -> MappedColumn[Any]:
    """A whole number, or not known; 0 is a default only where nothing means none."""
    stored = {} if default is None else {"default": default, "server_default": sql(str(default))}
    return _column(Integer, Field("", label, kind, **says), **stored)


def year(label: str, **says: Any) -> MappedColumn[Any]:
    """A calendar year, or not known."""
    return whole(label, kind=Kind.YEAR, low=1990, high=2200, **says)


def scale(label: str, low: int = 1, high: int = 5, **says: Any) -> MappedColumn[Any]:
    """A rating from `low` to `high`, or not known."""
    return whole(label, kind=Kind.SCALE, low=low, high=high, **says)


def percent(label: str, **says: Any) -> MappedColumn[Any]:
    """Whole percent from 0 to 100, or not known."""
    return whole(label, kind=Kind.PERCENT, low=0, high=100, unit="%", **says)


def number(label: str, **says: Any) -> MappedColumn[Any]:
    """An exact decimal number, or not known."""
    return _column(Number, Field("", label, Kind.NUMBER, **says))


def money(label: str, *, required: bool = False, **says: Any) -> MappedColumn[Any]:
    """An amount in minor units of the row's currency, or not known."""
    stored = {"default": 0, "server_default": sql("0")} if required else {}
    return _column(Integer, Field("", label, Kind.MONEY, required=required, **says), **stored)


def currency(label: str = "Currency") -> MappedColumn[Any]:
    """A currency by its three letters (ISO 4217), empty for the account's."""
    return text(label, kind=Kind.CURRENCY, limit=3)


def yes(label: str, default: bool = False, **says: Any) -> MappedColumn[Any]:
    """Yes or no."""
    return _column(Yes, Field("", label, Kind.YES, **says), default=default, server_default=sql(str(int(default))))


def day(label: str, *, required: bool = False, **says: Any) -> MappedColumn[Any]:
    """A date, or not known."""
    return _column(Day, Field("", label, Kind.DATE, required=required, **says))


def instant(label: str, **says: Any) -> MappedColumn[Any]:
    """A moment in UTC, or not known."""
    return _column(Instant, Field("", label, Kind.INSTANT, **says))


def choice(label: str, choices: type[Word], default: Word | None = None, **says: Any) -> MappedColumn[Any]:
    """One of `choices`; without a default it may be not known."""
    stored = {} if default is None else {"default": default, "server_default": str(default.value)}
    column_type = Choice(choices)
    return _column(column_type, Field("", label, Kind.CHOICE, choices=choices, **says), **stored)


def belongs(subject: str, label: str, *, required: bool = True, **says: Any) -> MappedColumn[Any]:
    """The row it is part of: it goes when that one goes."""
    return _reference(Field("", label, Kind.REFERENCE, subject=subject, required=required, **says), "CASCADE")


def points(subject: str, label: str, *, required: bool = False, **says: Any) -> MappedColumn[Any]:
    """A row it refers to: when that one goes, the reference is emptied."""
    return _reference(Field("", label, Kind.REFERENCE, subject=subject, required=required, **says), "SET NULL")


def _reference(description: Field, on_delete: str) -> MappedColumn[Any]:
    key = ForeignKey(f"{description.subject}.id", ondelete=on_delete)
    return mapped_column(Integer, key, index=True, info={"field": description})
