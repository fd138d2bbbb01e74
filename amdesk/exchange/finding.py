"""The person a cell means: by the other program's id, else by name, within an account where one is known."""

from amdesk.exchange.matching import Known
from amdesk.exchange.meaning import CellRefused
from amdesk.exchange.reading import shown
from amdesk.words import _


def person_meant(known: Known, column: str, key: str, name: str = "", account: int | None = None) -> int:
    """The person with an id or a name; without a name, what stands for the id may be one.

    Raises CellRefused when nobody is meant, or several.
    """
    rows = _within(known, known.with_key(key, name) if key else [], account)
    rows = rows or _within(known, known.called(name or key), account)
    if not rows:
        sentence = _("“{said}” is nobody known here. Import the people first.")
        raise CellRefused(column, sentence.format(said=shown(name or key)))
    if len(rows) > 1:
        sentence = _("{n} people are known as “{said}”, so it is not plain who is meant.")
        raise CellRefused(column, sentence.format(n=len(rows), said=shown(name or key)))
    return rows[0]


def _within(known: Known, rows: list[int], account: int | None) -> list[int]:
    """The rows of the account, all of them when none is there."""
    return [row for row in rows if known.scopes[row] == account] or list(rows)
