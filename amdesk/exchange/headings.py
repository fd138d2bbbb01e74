"""Whether a table's first row names its columns, and names that no two columns share."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from amdesk.words import _

ROWS_LOOKED_AT = 50
LONGEST_NAME = 100

_VALUE = re.compile(
    r"[-+(]?[\d.,' ]*\d[\d.,' ]*[)%]?(?:e[-+]?\d+)?"  # a number
    r"|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*"  # a date
    r"|\S+@\S+\.\S+|(?:https?://|www\.)\S+"  # a mail or web address
    r"|\+?[\d ()/.-]{6,}"  # a phone number
    r"|true|false|null",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def looks_like_headings(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first of `rows` names the columns.

    It does not when it holds values itself, names a column that has none, or comes again further down.
    A single cell alone names nothing.
    """
    first, below = rows[0], rows[1 : ROWS_LOOKED_AT + 1]
    filled = [cell for cell in first if cell.strip()]
    if not below and len(filled) == 1:
        return False
    if len(set(filled)) < len(filled) * 0.5 or any(len(cell) > LONGEST_NAME for cell in filled):
        return False
    if any(_is_value(cell) for cell in filled):
        return _is_crosstab(filled)
    return not any(_comes_again(cell, column, below) for column, cell in enumerate(first))


def titles_above(rows: Sequence[Sequence[str]]) -> int:
    """How many rows at the top are a report's title: one filled cell each, above rows that mostly fill three."""
    filled = [sum(map(bool, row)) for row in rows[:ROWS_LOOKED_AT]]
    above = len(list(takewhile(lambda count: count == 1, filled)))
    usual = Counter(filled[above:]).most_common(1)
    return above if usual and usual[0][0] >= 3 else 0


def unique_names(cells: Sequence[str], width: int) -> tuple[str, ...]:
    """`width` column names from a heading: empty ones become "Column 3", a second "Name" becomes "Name 2"."""
    names: list[str] = []
    taken: set[str] = set()
    for position in range(width):
        cell = " ".join(cells[position].split())[:LONGEST_NAME] if position < len(cells) else ""
        name = _unused(cell or _("Column {n}").format(n=position + 1), taken)
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def _unused(name: str, taken: set[str]) -> str:
    candidate, count = name, 1
    while candidate.casefold() in taken:
        count += 1
        candidate = f"{name} {count}"
    return candidate


def _is_value(cell: str) -> bool:
    return _VALUE.fullmatch(cell.strip()[:LONGEST_NAME]) is not None


def _is_crosstab(filled: Sequence[str]) -> bool:
    """Names first, then years: a table with one column for each year."""
    values = [cell for cell in filled if _is_value(cell)]
    return not _is_value(filled[0]) and all(_YEAR.fullmatch(cell) for cell in values) and len(values) > 1


def _comes_again(cell: str, column: int, below: Sequence[Sequence[str]]) -> bool:
    return bool(cell.strip()) and any(len(row) > column and row[column] == cell for row in below)
