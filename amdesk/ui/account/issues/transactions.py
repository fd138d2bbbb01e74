"""What is done with transactions in dispute: read, stored, judged, deleted, added up into the issue."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from amdesk.analysis.disputed import Verdict
from amdesk.words import _, plural

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from amdesk.exchange.disputed_lines import NewLine
    from amdesk.exchange.tables import Table

TOLD = 3


@dataclass(frozen=True)
class Read:
    """Transactions that were read, and what to say of those that were not."""

    lines: Sequence["NewLine"]
    sentence: str = ""


def pasted(currency: str) -> Read:
    """The transactions of the block on the clipboard."""
    from amdesk.exchange.tables import ReadError, read_text

    try:
        table = read_text(QGuiApplication.clipboard().text())
    except ReadError as wrong:
        return Read((), str(wrong))
    return _of_table(table, currency)


def of_file(path: Path, currency: str) -> Read:
    """The transactions of a file."""
    from amdesk.exchange.tables import ReadError, read_table

    try:
        table = read_table(path)
    except ReadError as wrong:
        return Read((), str(wrong))
    return _of_table(table, currency)


def _of_table(table: "Table", currency: str) -> Read:
    from amdesk.exchange.disputed_lines import disputed_lines

    lines, problems = disputed_lines(table, currency)
    said = [_("Line {n}: {why}").format(n=problem.number, why=problem.sentence) for problem in problems[:TOLD]]
    if len(problems) > TOLD:
        said.append(plural("and {n} more line", "and {n} more lines", len(problems) - TOLD))
    if not lines and not problems:
        said.append(_("There was no transaction to take."))
    return Read(lines, " ".join(said))


def add(issue: int, lines: Sequence["NewLine"], session: "Session") -> bool:
    """Keep transactions; one whose document is an invoice of the account here is linked to it."""
    from amdesk.model.issues import DisputedLine, Issue
    from amdesk.model.money import Invoice

    account = session.get_one(Issue, issue).account_id
    known = {
        invoice.number: invoice.id for invoice in session.query(Invoice).filter_by(account_id=account) if invoice.number
    }
    for line in lines:
        session.add(
            DisputedLine(
                issue_id=issue,
                invoice_id=known.get(line.document),
                document=line.document,
                on=line.on,
                charged=line.charged,
                right=line.right,
                note=line.note,
            )
        )
    return True


def add_invoices(issue: int, invoices: Sequence[int], session: "Session") -> bool:
    """Put invoices in dispute with what they charged; what would be right is not known yet."""
    from amdesk.model.issues import DisputedLine
    from amdesk.model.money import Invoice

    for number in invoices:
        invoice = session.get_one(Invoice, number)
        session.add(
            DisputedLine(
                issue_id=issue,
                invoice_id=invoice.id,
                document=invoice.number,
                on=invoice.on,
                charged=invoice.amount,
            )
        )
    return bool(invoices)


def judge(found: Verdict, rows: Sequence[int], session: "Session") -> bool:
    """Right: what was charged is right. Not clear: what would be right is not known."""
    from amdesk.model.issues import DisputedLine

    for row in rows:
        line = session.get_one(DisputedLine, row)
        line.right = line.charged if found is Verdict.RIGHT else None
    return True


def set_right(rows: Sequence[int], right: int, session: "Session") -> bool:
    """Say what each of some transactions should have charged."""
    from amdesk.model.issues import DisputedLine

    for row in rows:
        session.get_one(DisputedLine, row).right = right
    return True


def delete(rows: Sequence[int], session: "Session") -> bool:
    """Delete transactions."""
    from amdesk.model.issues import DisputedLine

    for row in rows:
        session.delete(session.get_one(DisputedLine, row))
    return True


def take_sum(issue: int, too_much: int, session: "Session") -> bool:
    """Let a sum be what is in dispute."""
    from amdesk.model.issues import Issue

    session.get_one(Issue, issue).disputed = too_much
    return True
