"""Receivables by age."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amdesk.analysis.aging import (
    Bucket,
    aging,
    aging_sentence,
    aging_stack,
    best_possible_days,
    days_sales_outstanding,
)
from amdesk.model.rows import InvoiceRow
from amdesk.model.values import (
    Money,
)

TODAY = date(2026, 11, 21)


def invoice(amount=10000, late=0, **says):
    """An invoice whose due date is `late` days ago."""
    due = TODAY - timedelta(days=late)
    return replace(InvoiceRow(1, "N", due, due, amount, 0, 0, 0, "EUR", None), **says)


@pytest.mark.parametrize(
    ("late", "bucket"),
    [
        (-5, Bucket.NOT_DUE),
        (0, Bucket.NOT_DUE),
        (1, Bucket.TO_30),
        (30, Bucket.TO_30),
        (31, Bucket.TO_60),
        (60, Bucket.TO_60),
        (61, Bucket.TO_90),
        (90, Bucket.TO_90),
        (91, Bucket.OVER_90),
    ],
)
def test_the_day_decides_the_column(late, bucket):
    (owed,) = aging([invoice(late=late)], TODAY)
    assert owed.amounts[bucket] == owed.outstanding == 10000


def test_without_a_due_date_the_invoice_date_counts_and_is_marked():
    (owed,) = aging([invoice(due=None, on=TODAY - timedelta(days=45))], TODAY)
    assert (owed.amounts[Bucket.TO_60], owed.by_invoice_date) == (10000, (1,))


def test_without_any_date_it_is_undated_and_in_the_sum():
    (owed,) = aging([invoice(due=None, on=None)], TODAY)
    assert (owed.amounts[Bucket.UNDATED], owed.outstanding, owed.by_invoice_date) == (10000, 10000, ())


def test_credits_and_overpayments_are_negative_in_a_column_of_their_own():
    rows = [invoice(late=10), invoice(id=2, paid=12000, late=10), invoice(id=3, amount=-3000)]
    (owed,) = aging(rows, TODAY, {"EUR": 500})
    assert owed.amounts[Bucket.CREDITS] == -2000 - 3000 - 500
    assert (owed.outstanding, owed.late) == (4500, 10000)
    assert owed.invoices[Bucket.CREDITS] == (2, 3)


def test_each_currency_has_its_own_columns():
    found = aging([invoice(), invoice(currency="USD", amount=1)], TODAY, {"GBP": 7})
    assert [(owed.currency, owed.outstanding) for owed in found] == [("EUR", 10000), ("GBP", -7), ("USD", 1)]


def test_what_is_disputed_is_shown_apart_and_never_more_than_is_open():
    (owed,) = aging([invoice(late=40, disputed=9000, paid=4000)], TODAY)
    assert (owed.disputed, owed.disputed_invoices, owed.outstanding) == (6000, (1,), 6000)


days_or_none = st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))


invoices = st.builds(
    InvoiceRow,
    st.integers(1, 99),
    st.just("N"),
    days_or_none,
    days_or_none,
    st.integers(-(10**9), 10**9),
    st.integers(0, 10**9),
    st.integers(0, 10**6),
    st.integers(0, 10**9),
    st.sampled_from(["EUR", "JPY"]),
    st.none(),
)


@given(st.lists(invoices, max_size=30), st.integers(0, 10**6))
def test_the_buckets_always_sum_to_what_is_owed(rows, loose):
    found = aging(rows, TODAY, {"EUR": loose})
    assert sum(owed.outstanding for owed in found) == sum(row.open for row in rows) - loose
    for owed in found:
        assert owed.amounts[Bucket.CREDITS] <= 0
        assert all(amount >= 0 for bucket, amount in owed.amounts.items() if bucket is not Bucket.CREDITS)


def test_a_stack_and_a_sentence_say_it():
    (owed,) = aging([invoice(100000), invoice(50000, late=95), invoice(50000, late=5)], TODAY)
    assert [(p.name, p.value) for p in aging_stack(owed).parts] == [
        ("Not due", 1000.0),
        ("1–30 days", 500.0),
        ("Over 90 days", 500.0),
    ]
    assert aging_sentence(owed) == "1,000 of 2,000 EUR owed is late, 500 of it over 90 days."


def test_days_sales_outstanding_as_in_the_source():
    assert days_sales_outstanding(Money(10869, "EUR"), Money(17674, "EUR"), 90) == pytest.approx(55.35, abs=0.005)
    with pytest.raises(ValueError):
        days_sales_outstanding(Money(1, "EUR"), Money(0, "EUR"), 90)
    with pytest.raises(ValueError):
        days_sales_outstanding(Money(1, "EUR"), Money(1, "USD"), 90)
    (owed,) = aging([invoice(5000), invoice(5000, late=9)], TODAY)
    assert best_possible_days(owed, Money(20000, "EUR"), 90) == 22.5
