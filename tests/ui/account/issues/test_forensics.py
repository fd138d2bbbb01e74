"""Transactions in dispute: pasted, dropped, taken from invoices, judged by keys, and added up into the issue."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from amdesk.model.issues import Issue
from amdesk.model.money import Invoice
from amdesk.model.values import IssueSubject
from amdesk.ui.account.issues.invoices import InvoiceChoice
from tests.ui.account.issues.conftest import Seen
from tests.ui.desks import Konex

BLOCK = (
    "Invoice\tDate\tCharged\tRight\n"
    "R-1\t2026-07-01\t100.00\t60.00\nR-2\t2026-08-01\t50.00\t50.00\nR-3\t2026-09-01\t70.00\t\n"
)


@pytest.fixture
def billing(seen: Seen) -> Seen:
    """A complaint about bills."""
    with seen.desk.workspace.write("Billing") as session:
        issue = session.get_one(Issue, seen.issue)
        issue.subject, issue.currency = IssueSubject.BILLING, "EUR"
    seen.look()
    return seen


def paste(seen: Seen, text: str = BLOCK) -> None:
    QGuiApplication.clipboard().setText(text)
    seen.click("issue-paste-transactions")


def stored(seen: Seen) -> list[tuple[object, ...]]:
    return seen.desk.workspace.select('SELECT document, "on", charged, right FROM disputed_line ORDER BY id')


def press(seen: Seen, document: str, key: Qt.Key) -> None:
    table = seen.child("issue-transactions-table")
    row = seen.one(f"SELECT id FROM disputed_line WHERE document = '{document}'")
    table.choose([row])
    seen.qtbot.keyClick(table, key)
    seen.look()


def test_a_complaint_about_something_else_shows_no_table(seen: Seen) -> None:
    assert seen.child("issue-transactions").isHidden()


def test_a_pasted_block_becomes_transactions_and_their_sum(billing: Seen) -> None:
    paste(billing)
    assert stored(billing)[0] == ("R-1", "2026-07-01", 10000, 6000)
    assert billing.child("issue-transactions-sentence").text() == (
        "3 transactions: 1 wrong by 40 EUR together, 1 right and 1 not clear yet."
    )
    billing.click("issue-take-sum")
    assert billing.one("SELECT disputed FROM issue") == 4000
    assert billing.child("issue-take-sum").isHidden()
    billing.undo()
    billing.undo()
    assert stored(billing) == []


def test_no_row_hides_behind_the_bar_where_the_columns_need_more_room(billing: Seen) -> None:
    paste(billing)
    table = billing.child("issue-transactions-table")
    for width in (1500, 900):
        billing.view.resize(width, 700)
        billing.qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() == 0)
    assert table.horizontalScrollBar().maximum() > 0


def test_keys_say_right_and_not_clear_and_delete(billing: Seen) -> None:
    paste(billing)
    press(billing, "R-3", Qt.Key.Key_R)
    assert stored(billing)[2][3] == 7000
    press(billing, "R-1", Qt.Key.Key_U)
    assert stored(billing)[0][3] is None
    press(billing, "R-2", Qt.Key.Key_Delete)
    assert [line[0] for line in stored(billing)] == ["R-1", "R-3"]


def test_wrong_asks_what_would_be_right(billing: Seen) -> None:
    paste(billing)
    press(billing, "R-2", Qt.Key.Key_W)
    assert billing.view.drawer.shown is not None
    assert billing.view.drawer.shown[0] == "disputed_line"
    names = billing.view.drawer.forms["disputed_line"].form.names()
    assert "right" in names and "issue_id" not in names  # which issue it hangs on is plain


def test_several_that_are_wrong_alike_get_their_right_amount_at_once(billing: Seen) -> None:
    paste(billing)
    table, right = billing.child("issue-transactions-table"), billing.child("issue-right-amount")
    table.choose([row for (row,) in billing.desk.workspace.select("SELECT id FROM disputed_line")])
    billing.qtbot.keyClick(table, Qt.Key.Key_W)
    for words in ("nothing", "40"):
        right.setText(words)
        billing.qtbot.keyClick(right, Qt.Key.Key_Return)
        billing.look()
        if words == "nothing":
            assert "is not a number" in billing.child("issue-transactions-trouble").text()
    assert [line[3] for line in stored(billing)] == [4000, 4000, 4000]
    assert billing.child("issue-right-for-all").isHidden() and billing.child("issue-transactions-trouble").isHidden()
    billing.undo()
    assert [line[3] for line in stored(billing)] == [6000, 5000, None]
    table.choose([row for (row,) in billing.desk.workspace.select("SELECT id FROM disputed_line")])
    billing.qtbot.keyClick(table, Qt.Key.Key_W)
    billing.qtbot.keyClick(right, Qt.Key.Key_Escape)
    assert billing.child("issue-right-for-all").isHidden()


def test_what_is_not_understood_is_said_with_its_line(billing: Seen) -> None:
    paste(billing, "Invoice\tCharged\nR-1\tmuch\nR-2\t5.00\n")
    assert [line[0] for line in stored(billing)] == ["R-2"]
    assert "Line 2" in billing.child("issue-transactions-trouble").text()


def test_a_dropped_file_is_read(billing: Seen, tmp_path: Path) -> None:
    path = tmp_path / "lines.csv"
    path.write_text("Rechnungsnr;Datum;Betrag\nR-9;01.07.2026;1.234,50\n", "utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    card = billing.view.forensics
    copies, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    card.dropEvent(QDropEvent(QPointF(5, 5), copies, mime, button, none))
    assert stored(billing) == [("R-9", "2026-07-01", 123450, None)]


def test_invoices_of_the_periods_are_chosen_and_put_in_dispute(billing: Seen, konex: Konex, qtbot: QtBot) -> None:
    with billing.desk.workspace.write("Invoices") as session:
        issue = session.get_one(Issue, billing.issue)
        issue.period_from, issue.period_until = date(2026, 7, 1), date(2026, 8, 31)
        for number, month in (("A-7", 7), ("A-8", 8), ("A-9", 9)):
            session.add(Invoice(account_id=konex.account, number=number, on=date(2026, month, 5), amount=1000))
    billing.look()
    billing.click("issue-from-invoices")
    choice = billing.view.window().findChild(InvoiceChoice)
    assert choice is not None
    qtbot.keyClick(choice, Qt.Key.Key_Return)
    billing.look()
    assert {(line[0], line[2]) for line in stored(billing)} == {("A-7", 1000), ("A-8", 1000)}
    assert billing.one("SELECT count(*) FROM disputed_line WHERE invoice_id IS NOT NULL") == 2


def test_a_pasted_document_that_is_an_invoice_here_is_linked_to_it(billing: Seen, konex: Konex) -> None:
    with billing.desk.workspace.write("Invoice") as session:
        session.add(Invoice(account_id=konex.account, number="R-2", on=date(2026, 8, 1), amount=5000))
    paste(billing)
    assert billing.desk.workspace.select(
        "SELECT d.document, n.number FROM disputed_line d JOIN invoice n ON n.id = d.invoice_id"
    ) == [("R-2", "R-2")]
