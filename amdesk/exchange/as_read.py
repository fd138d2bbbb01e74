"""Stored values as people read them: dates, choices, money, yes and no."""

from datetime import date, datetime
from enum import Enum
from typing import Any

from amdesk.model.fields import Field, Kind
from amdesk.model.values import Money
from amdesk.words import _, full_day


def as_read(field: Field, cell: Any, currency: str) -> str:
    """What a field holds in words; `currency` is that of an amount."""
    if field.kind is Kind.MONEY:
        return str(Money(int(cell or 0), currency))
    if field.kind is Kind.YES:
        return _("yes") if cell else _("no")
    if field.kind is Kind.DATE:
        return full_day(date.fromisoformat(str(cell)))
    if field.kind is Kind.INSTANT:
        return datetime.fromisoformat(str(cell)).strftime("%Y-%m-%d %H:%M UTC")
    if field.choices is not None:
        choice: Enum = field.choices(cell)
        return str(getattr(choice, "label", choice.value))
    return str(cell)
