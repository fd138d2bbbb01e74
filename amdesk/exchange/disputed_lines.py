"""Transactions in dispute out of a table of any layout: its columns are found by their heads or by what they hold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from amdesk.exchange.contents import is_amount, is_date
from amdesk.exchange.headers import squashed
from amdesk.exchange.tables import Problem, Table
from amdesk.exchange.values import guess_day_first, guess_decimal_comma, parse_amount, parse_date
from amdesk.model.fields import NAME_LIMIT
from amdesk.model.values import Money
from amdesk.words import _

HEADS = {
    "document": "document documentno documentnumber invoice invoiceno invoicenumber invoiceid number no nr bill billno "
    "rechnung rechnungsnummer rechnungsnr beleg belegnummer facture numerofacture factura documento transaction "
    "transactionid reference ref",
    "on": "date day on invoicedate billdate datum rechnungsdatum belegdatum fecha fechafactura datefacture dated",
    "charged": "charged billed amount invoiced total sum betrag berechnet montant facture importe facturado was "
    "gross net",
    "right": "right correct shouldbe rightwouldbe expected agreed richtig soll korrekt sollbetrag correcte correcto is",
    "note": "note notes remark remarks comment comments bemerkung notiz remarque nota observaciones text description",
}
FIELDS = tuple(HEADS)


@dataclass(frozen=True)
class NewLine:
    """A transaction as a table gives it, amounts in minor units."""

    document: str
    on: date | None
    charged: int | None
    right: int | None
    note: str


def disputed_lines(table: Table, currency: str) -> tuple[list[NewLine], list[Problem]]:
    """The transactions of a table, and what was not understood with its line; blank amounts stay unknown."""
    columns = _columns(table)
    texts = {name: [row.cells[at] for row in table.rows] for name, at in columns.items()}
    comma = guess_decimal_comma(texts.get("charged", []) + texts.get("right", []))
    first = guess_day_first(texts.get("on", []))
    lines, problems = [], []
    for row in table.rows:
        cells = {name: row.cells[at].strip() for name, at in columns.items()}
        try:
            lines.append(_line(cells, currency, comma, first))
        except ValueError as wrong:
            problems.append(Problem(row.number, str(wrong)))
    return lines, problems


def _line(cells: dict[str, str], currency: str, comma: bool | None, day_first: bool | None) -> NewLine:
    charged = _minor(parse_amount(cells.get("charged", ""), decimal_comma=comma), currency)
    right = _minor(parse_amount(cells.get("right", ""), decimal_comma=comma), currency)
    document = cells.get("document", "")[:NAME_LIMIT]
    if not document and charged is None and right is None:
        raise ValueError(_("There is neither a document nor an amount."))
    on = parse_date(cells.get("on", ""), day_first=day_first)
    return NewLine(document, on, charged, right, cells.get("note", "")[:NAME_LIMIT])


def _minor(amount: Decimal | None, currency: str) -> int | None:
    return None if amount is None else Money.parse(amount, currency).minor


def _columns(table: Table) -> dict[str, int]:
    """Which column holds what: by the heads where they say it, the rest by what the cells look like."""
    found: dict[str, int] = {}
    if table.has_header:
        for at, head in enumerate(table.columns):
            name = next((n for n, heads in HEADS.items() if squashed(head) in heads.split() and n not in found), None)
            if name is not None:
                found[name] = at
    for at in range(len(table.columns)):
        if at not in found.values():
            name = _looks_like([row.cells[at] for row in table.rows], found)
            if name is not None:
                found[name] = at
    return found


def _looks_like(cells: Sequence[str], found: Iterable[str]) -> str | None:
    free = [name for name in FIELDS if name not in found]
    filled = [cell for cell in cells if cell.strip()]
    if not filled:
        return None
    if "on" in free and all(is_date(cell) for cell in filled):
        return "on"
    if all(is_amount(cell) for cell in filled) and any(not cell.strip().isdigit() for cell in filled):
        return next((name for name in ("charged", "right") if name in free), None)
    others = ("document", "charged", "right", "note")
    return next((name for name in others if name in free and _fits(name, filled)), None)


def _fits(name: str, cells: Sequence[str]) -> bool:
    return name in ("document", "note") or all(is_amount(cell) for cell in cells)
