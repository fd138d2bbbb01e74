"""Cells of amdesk's own lists: only an empty one says nothing, notes keep their spaces, and points separate decimals.

What was saved again by a spreadsheet with another decimal sign is read as that of any program.
"""

from collections.abc import Iterable
from functools import partial
from typing import Any

from amdesk.exchange.meaning import CellRefused, Cells
from amdesk.exchange.values import parse_amount
from amdesk.model.base import checked
from amdesk.model.fields import FieldError, Kind

WORDS = (Kind.TEXT, Kind.NOTE, Kind.MAIL, Kind.PHONE)


class OwnCells(Cells):
    """One column of a list that amdesk wrote."""

    def text(self, cells: tuple[str, ...]) -> str:
        """The cell as it stands there; “None” is a word like any other."""
        return cells[self.at].strip()

    def _text(self, text: str) -> Any:
        return self._work_out(text)  # no word is a blank here, and blanks around a note are its own

    def _work_out(self, text: str) -> Any:
        if self.target.kind not in WORDS:
            return super()._work_out(text)
        described = self.target.field
        kept = text if described is not None and described.kind is Kind.NOTE else text.strip()
        try:
            return (checked(described, kept) if described is not None else kept) or None
        except FieldError as wrong:
            return CellRefused(self.column, wrong.sentence)


def own_cells(read: Cells, texts: Iterable[str]) -> OwnCells:
    """A column as amdesk wrote it; `texts` are its cells."""
    parse = read.parse
    if read.target.kind in (Kind.MONEY, Kind.NUMBER) and not any("," in text for text in texts):
        parse = partial(parse_amount, decimal_comma=False)
    return OwnCells(read.column, read.target, read.at, parse, read.corrected)
