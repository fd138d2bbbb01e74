"""The base of all subjects: columns that describe themselves, checked values, history that the user means.

Whatever is set on a subject passes `checked`, so screens, imports and tests obey the same limits.
"""

import re
import secrets
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any, ClassVar, TypeVar, cast

from sqlalchemy import Integer, Text, event
from sqlalchemy import text as sql
from sqlalchemy.orm import DeclarativeBase, Mapped, Mapper, Session, mapped_column, object_session

from amdesk.model.fields import MONEY_LIMIT, Field, FieldError, Kind
from amdesk.words import _

WHOLE_LIMIT = 2**53
HIDDEN_CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


STRICT = {"sqlite_autoincrement": True, "sqlite_strict": True}


class Base(DeclarativeBase):
    """One subject: a table whose rows are numbered once and never again."""

    __table_args__: Any = STRICT
    singular: ClassVar[str] = ""
    plural: ClassVar[str] = ""
    title_column: ClassVar[str] = "name"
    dated_fields: ClassVar[tuple[Field, ...]] = ()

    id: Mapped[int] = mapped_column(Integer, primary_key=True, sort_order=-2)

    @property
    def title(self) -> str:
        """What the row is called in a list."""
        value = getattr(self, self.title_column, "")
        return str(getattr(value, "label", value) or _(self.singular))

    def hold_together(self) -> None:
        """Refuse what must not be stored, whichever way it came.

        Raises FieldError with a sentence; subjects without such rules take everything their fields take.
        """


class Travels:
    """A subject that can leave the workspace and come back: `uid` is the same in every copy."""

    uid: Mapped[str] = mapped_column(
        Text, default=lambda: secrets.token_hex(8), server_default=sql("(lower(hex(randomblob(8))))"), sort_order=-1
    )


def clean(value: str, *, lines: bool = False) -> str:
    """Text without control characters (line ends and tabs stay when `lines`), direction marks or lone surrogates."""
    value = value.encode("utf-8", "replace").decode("utf-8") if not value.isascii() else value
    if lines:
        value = value.replace("\r\n", "\n").replace("\r", "\n")
    if value.isprintable():
        return value
    if lines:
        return "".join(c for c in value if unicodedata.category(c) != "Cc" or c in "\n\t")
    value = HIDDEN_CONTROLS.sub("", value)
    return " ".join("".join(c for c in value if unicodedata.category(c) != "Cc" or c.isspace()).split())


def checked(field: Field, value: Any) -> Any:
    """`value` as it may be stored in `field`.

    Raises FieldError with a sentence when it is missing, too long, out of range or not one of the choices.
    """
    if value is None or value == "":
        if field.required and field.kind is not Kind.MONEY:
            raise FieldError(field.name, _("{label} is needed.").format(label=_(field.label)))
        return value
    check: Callable[[Field, Any], Any] = CHECKS.get(field.kind, _checked_text)
    return check(field, value)


def _checked_text(field: Field, value: Any) -> str:
    lines = field.kind is Kind.NOTE
    kept = clean(str(value), lines=lines)
    if not lines:
        kept = kept.strip()
    if field.required and not kept:
        raise FieldError(field.name, _("{label} is needed.").format(label=_(field.label)))
    if len(kept) > field.limit:
        raise FieldError(
            field.name,
            _("{label} has {n} characters; {limit} fit.").format(label=_(field.label), n=len(kept), limit=field.limit),
        )
    return kept


def _checked_whole(field: Field, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise FieldError(field.name, _("{label} is a whole number.").format(label=_(field.label)))
    widest = MONEY_LIMIT if field.kind is Kind.MONEY else WHOLE_LIMIT
    low = -widest if field.low is None else field.low
    high = widest if field.high is None else field.high
    if not low <= value <= high:
        raise FieldError(field.name, _between(field, low, high, widest))
    return value


def _between(field: Field, low: int, high: int, widest: int) -> str:
    label = _(field.label)
    if field.kind is Kind.MONEY and high == widest and low == -widest:
        return _("{label} is too large an amount to keep.").format(label=label)
    if high == widest:
        return _("{label} is at least {low}.").format(label=label, low=low)
    return _("{label} goes from {low} to {high}.").format(label=label, low=low, high=high)


def _checked_choice(field: Field, value: Any) -> Enum:
    choices = cast(type[Enum], field.choices)
    if isinstance(value, choices):
        return value
    try:
        return choices(value)
    except ValueError:
        raise FieldError(
            field.name, _("“{value}” is not one of the choices of {label}.").format(value=value, label=_(field.label))
        ) from None


def _checked_day(field: Field, value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise FieldError(field.name, _("{label} is a date.").format(label=_(field.label)))


def _checked_number(field: Field, value: Any) -> Decimal:
    try:
        exact = Decimal(value)
    except (InvalidOperation, TypeError, ValueError):
        raise FieldError(field.name, _("{label} is a number.").format(label=_(field.label))) from None
    if not exact.is_finite() or abs(exact) > MONEY_LIMIT or (field.low is not None and exact < field.low):
        raise FieldError(field.name, _("{label} is not a number that can be kept.").format(label=_(field.label)))
    return exact


def _as_given(field: Field, value: Any) -> Any:
    return value


CHECKS: dict[Kind, Callable[[Field, Any], Any]] = {
    Kind.WHOLE: _checked_whole,
    Kind.YEAR: _checked_whole,
    Kind.SCALE: _checked_whole,
    Kind.PERCENT: _checked_whole,
    Kind.MONEY: _checked_whole,
    Kind.REFERENCE: _checked_whole,
    Kind.NUMBER: _checked_number,
    Kind.CHOICE: _checked_choice,
    Kind.DATE: _checked_day,
    Kind.INSTANT: _as_given,
    Kind.YES: _as_given,
}


def _name_fields(mapper: Mapper[Any], cls: type[Any]) -> None:
    """Give each field the name of its attribute, and check whatever is set there."""
    for prop in mapper.column_attrs:
        field = prop.columns[0].info.get("field")
        if isinstance(field, Field):
            named = Field(**{**vars(field), "name": prop.key})
            prop.columns[0].info["field"] = named
            _check_on_set(getattr(cls, prop.key), named)


def _check_on_set(attribute: Any, field: Field) -> None:
    def check(target: Any, value: Any, old: Any, initiator: Any) -> Any:
        return checked(field, value)

    event.listen(attribute, "set", check, retval=True)


event.listen(Mapper, "mapper_configured", _name_fields)


@event.listens_for(Session, "before_flush")
def _nothing_required_is_missing(session: Session, context: Any, instances: Any) -> None:
    """A new row without a value that must be given is refused with the field's name."""
    for row in session.new:
        for field in fields_of(type(row)):
            if field.required and not field.dated and field.kind is not Kind.MONEY:
                value = getattr(row, field.name)
                if value is None:
                    checked(field, None)


Row = TypeVar("Row", bound=Base)


def plain_fields(cls: type[Base]) -> tuple[Field, ...]:
    """The fields of a subject that lie in its own table, in the order they are declared."""
    return tuple(c.info["field"] for c in cls.__table__.columns if "field" in c.info)


def fields_of(cls: type[Base]) -> tuple[Field, ...]:
    """The fields of a subject in the order they are declared, those with history last."""
    return plain_fields(cls) + cls.dated_fields


def subjects() -> dict[str, type[Base]]:
    """Every subject by the name of its table."""
    Base.registry.configure()
    found = {str(m.class_.__tablename__): m.class_ for m in Base.registry.mappers}
    return dict(sorted(found.items()))


def today_of(row: Base) -> date:
    """The day the workspace counts as today, for a row of an open session.

    Raises ValueError for a row that belongs to none: a change needs its day.
    """
    session = object_session(row)
    if session is None:
        raise ValueError("a row outside a session does not know what day it is")
    return cast(date, session.info["today"])


def in_order(rows: Iterable[Row], column: str = "place") -> list[Row]:
    """`rows` by their place, then by age."""
    return sorted(rows, key=lambda row: (getattr(row, column) or 0, row.id or 0))
