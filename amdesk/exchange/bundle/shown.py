"""Rows and cells of a bundle as people read them."""

from typing import TYPE_CHECKING

from amdesk.exchange.as_read import as_read
from amdesk.exchange.bundle.rows import Row
from amdesk.exchange.bundle.subjects import subject
from amdesk.exchange.reading import shown
from amdesk.model.fields import Kind
from amdesk.model.source import Source
from amdesk.store.queries.currency import own_currency
from amdesk.words import _

if TYPE_CHECKING:
    from amdesk.exchange.bundle.matching import Matched


class Shower:
    """Knows the titles of everything a cell may refer to."""

    def __init__(self, source: Source, matched: "Matched") -> None:
        self.matched = matched
        accounts = [*matched.there.by_key.get("account", {}).values(), *matched.here.by_key.get("account", {}).values()]
        told = (str(row.cells.get("currency") or "") for row in accounts)
        self.currency = next((currency for currency in told if currency), "") or own_currency(source)

    def title(self, row: Row) -> str:
        """What a row is called; by what it refers to when it has no words of its own."""
        of = subject(row.table)
        own = self.cell(row, of.model.title_column) if of.model.title_column in row.cells else ""
        if own and (of.has_uid or of.fields[of.model.title_column].kind is Kind.REFERENCE):
            return shown(own)
        owners = [self.cell(row, column) for column in of.required if row.cells.get(column)]
        return shown(" · ".join(text for text in (*owners, own) if text)) or _(of.model.singular)

    def cell(self, row: Row, column: str) -> str:
        """A cell as it reads; a reference by its title."""
        of, cell = subject(row.table), row.cells.get(column)
        if cell is None or cell == "":
            return ""
        target = of.target(column, row.cells)
        if target:
            return self._referred(target, str(cell))
        return as_read(of.fields[column], cell, str(row.cells.get("currency") or self.currency))

    def _referred(self, table: str, uid: str) -> str:
        for rows in (self.matched.here, self.matched.there):
            found = rows.house.get(table, {}).get(uid) or rows.by_key.get(table, {}).get(uid)
            if found is not None:
                title = found.cells.get(subject(table).model.title_column)
                return str(title or _(subject(table).model.singular))
        return _(subject(table).model.singular)
