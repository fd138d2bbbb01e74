"""Money rows read from a real workspace."""

from datetime import date

from amdesk.store.queries.money import account_worths, invoice_rows, launches, revenue_lines, unapplied


def test_revenue_comes_newest_first_with_product_and_range(konex):
    lines = revenue_lines(konex.workspace, konex["konex"])
    assert [(r.document, r.product, r.range, r.currency) for r in lines] == [
        ("R1", "Label A4", "Labels", "EUR"),
        ("R2", "Label A4", "Labels", "EUR"),
    ]
    assert [r.document for r in revenue_lines(konex.workspace, month="2025-11")] == ["R2"]


def test_an_invoice_is_open_by_what_was_not_paid_by_the_day(konex):
    (invoice,) = invoice_rows(konex.workspace, konex["konex"])
    assert (invoice.amount, invoice.paid, invoice.open, invoice.disputed) == (50000, 10000, 40000, 20000)
    (then,) = invoice_rows(konex.workspace, konex["konex"], date(2026, 10, 31))
    assert then.open == 50000
    assert invoice_rows(konex.workspace, on=date(2026, 8, 1)) == []


def test_payments_without_an_invoice_are_kept_apart(konex):
    assert unapplied(konex.workspace, konex["konex"]) == {"EUR": 700}
    assert unapplied(konex.workspace, on=date(2026, 11, 1)) == {}


def test_launches_and_worths(konex):
    assert launches(konex.workspace) == {"Labels": date(2026, 3, 1)}
    assert [(w.name, w.value) for w in account_worths(konex.workspace)] == [("Betasoloin", 0), ("Konex", 100000)]
