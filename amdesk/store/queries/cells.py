"""Stored cells as the values they mean, for rows read by plain SQL without the models."""

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar

Choice = TypeVar("Choice", bound=Enum)
THE_ONE_IN_WORK_FIRST = "(? BETWEEN p.starts AND p.ends) IS NOT 1, p.starts DESC, p.id DESC"
"""The order of an account's plans `p`: the one whose period is now, today as the parameter, then the latest."""


def day(cell: str | None) -> date | None:
    """The date of a cell, or None."""
    return date.fromisoformat(cell) if cell else None


def number(cell: str | None) -> Decimal | None:
    """The exact number of a cell, or None."""
    return Decimal(cell) if cell else None


def choice(words: type[Choice], cell: Any) -> Choice | None:
    """The choice of a cell, or None when nothing was chosen."""
    return None if cell is None else words(cell)


def chosen(ids: Iterable[int]) -> str:
    """Ids as one parameter, read by `IN (SELECT value FROM json_each(:ids))`: the SQL text stays the same."""
    return json.dumps(sorted(ids))


def holds(spell: str) -> str:
    """The SQL condition that the dated row `spell` holds on the day `:on`."""
    return f"({spell}.since IS NULL OR {spell}.since <= :on) AND ({spell}.until IS NULL OR {spell}.until > :on)"
