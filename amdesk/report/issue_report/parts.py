"""What both reports of an issue show: amounts and the table of transactions in dispute."""

from collections.abc import Iterator, Sequence
from datetime import date

from amdesk.analysis.disputed import disputed
from amdesk.analysis.series import Tone
from amdesk.model.issue_rows import DisputedRow
from amdesk.model.values import Money
from amdesk.report.blocks import Block
from amdesk.report.tables import Cell, Column, Row, Table
from amdesk.words import _, full_day

DAY = 62.0
GAP = 12.0


def amount(minor: int | None, currency: str) -> str:
    """An amount with its currency, "" when not known."""
    return "" if minor is None else f"{Money(minor, currency).short} {currency}"


def on(day: date | None) -> str:
    """A day in full, "" when not known."""
    return full_day(day) if day else ""


def transactions(lines: Sequence[DisputedRow], currency: str) -> Iterator[Block]:
    """The transactions in dispute with what was charged, what is right and the difference, and their sum."""
    columns = [
        Column(_("Document"), 1.4),
        Column(_("Day"), points=DAY),
        Column(_("Charged"), 1.0, numbers=True),
        Column(_("Right"), 1.0, numbers=True),
        Column(_("Difference"), 1.0, numbers=True),
        Column(_("Note"), 2.0),
    ]
    rows = [transaction(line, currency) for line in lines]
    found = disputed(lines, currency)
    if found.right or found.wrong:
        total = Cell(amount(found.too_much, currency), strong=True)
        rows.append(Row([Cell(_("Together"), strong=True), "", "", "", total, ""], strong=True))
    yield Table(columns, rows, gap=GAP)


def transaction(line: DisputedRow, currency: str) -> Row:
    """A transaction; one that is right is said so, one that is not clear yet too."""
    verdict: str | Cell = amount(line.difference, currency)
    if line.difference is None:
        verdict = Cell(_("not clear yet"), Tone.WARN)
    elif line.difference == 0:
        verdict = Cell(_("right"), Tone.GOOD)
    charged, right = amount(line.charged, currency), amount(line.right, currency)
    return Row([line.document, on(line.on), charged, right, verdict, line.note])
