"""Receivables by age, revenue by month, kinds of revenue, and the few that bring most."""

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
from amdesk.analysis.causes import causes, causes_sentence, recent, team_stack
from amdesk.analysis.money import kinds, revenue_bars, revenue_sentence
from amdesk.analysis.pareto import Letter, pareto_bars, pareto_sentence, proposed_tiers, ranked
from amdesk.analysis.timeline import touch_bars
from amdesk.model.page_rows import Worth
from amdesk.model.rows import InvoiceRow, IssueLine, RevenueRow, TouchRow
from amdesk.model.values import (
    Channel,
    IssueKind,
    IssueStatus,
    IssueSubject,
    Money,
    RevenueKind,
    Severity,
    Tier,
    TouchKind,
    TouchStatus,
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


def worths(*values):
    return [Worth(i, f"Name {i}", value) for i, value in enumerate(values, 1)]


def test_classes_as_in_the_source():
    rows = ranked(worths(30, 500, 15, 120, 5, 80, 40, 10, 200))
    assert "".join(row.letter.value for row in rows) == "AAABBBCCC"
    assert rows[-1].cumulated == 1


def test_what_brings_nothing_is_outside_the_total():
    rows = ranked(worths(100, 0, -50))
    assert [(row.letter, row.cumulated) for row in rows] == [(Letter.A, 1.0), (Letter.D, 1.0), (Letter.D, 1.0)]
    assert [row.letter for row in ranked(worths(0))] == [Letter.D]


@given(st.lists(st.integers(-100, 10**9), max_size=30))
def test_classes_never_rise_as_worth_falls(values):
    rows = ranked(worths(*values))
    letters = [row.letter.value for row in rows]
    assert letters == sorted(letters)
    assert [row.value for row in rows] == sorted(values, reverse=True)
    if any(value > 0 for value in values):
        assert letters[0] == "A"


def test_tiers_follow_the_classes_up_to_what_capacity_allows():
    rows = ranked(worths(500, 200, 120, 80, 40, 30, 15, 10, 5))
    tiers = proposed_tiers(rows, potential={9}, capacity=2)
    assert [tiers[row.id] for row in rows] == [
        Tier.KEY,
        Tier.KEY,
        Tier.GROWTH,
        Tier.STANDARD,
        Tier.STANDARD,
        Tier.STANDARD,
        Tier.SMALL,
        Tier.SMALL,
        Tier.GROWTH,
    ]


def test_the_pareto_draws_its_curve():
    rows = ranked(worths(500, 300, 200, 0))
    bars = pareto_bars(rows, "Value", scale=100)
    assert ([bar.value for bar in bars.bars], bars.line) == ([5.0, 3.0, 2.0], (50.0, 80.0, 100.0))
    assert pareto_sentence(rows) == "Two accounts bring 80 % of the revenue."


def sale(number, on, amount=10000, range_="", **says):
    return replace(RevenueRow(number, 1, "Konex", on, "", range_, amount, None, "EUR", None, ""), **says)


def test_revenue_shows_thirteen_months_beside_last_year():
    rows = [sale(1, date(2026, 11, 3)), sale(2, date(2026, 11, 9), 5000), sale(3, date(2025, 11, 30), 8000)]
    bars = revenue_bars(rows, TODAY)
    assert len(bars.bars) == len(bars.compare) == 13
    assert (bars.bars[0].value, bars.bars[1].value, bars.bars[-1].value) == (80.0, 0.0, 150.0)
    assert (bars.compare[-1].value, bars.compare[0].value) == (80.0, None)
    assert (bars.bars[-1].key, bars.bars[-1].label, bars.unit) == ("2026-11", "Nov", "EUR")


def test_currencies_are_never_mixed():
    rows = [sale(1, TODAY), sale(2, TODAY), sale(3, TODAY, 999, currency="JPY")]
    assert revenue_bars(rows, TODAY).bars[-1].value == 200.0
    assert revenue_bars(rows, TODAY, "JPY").bars[-1].value == 999.0
    assert revenue_bars([], TODAY).bars[-1].value is None


def test_revenue_in_a_sentence():
    rows = [sale(1, date(2025, 12, 1), 10400000), sale(2, date(2024, 11, 1), 10000000)]
    assert revenue_sentence(rows, TODAY) == "104,000 EUR in the last 12 whole months, 4 % more than the year before."
    assert revenue_sentence(rows[:1], TODAY) == "104,000 EUR in the last 12 whole months."


def test_kinds_of_revenue():
    rows = [
        sale(1, date(2024, 1, 5), range_="Old"),
        sale(2, date(2025, 1, 5), range_="Other"),
        sale(3, date(2026, 1, 4), range_="Other"),
        sale(4, date(2026, 1, 5), range_="Other"),
        sale(5, date(2026, 2, 1), range_="New"),
        sale(6, date(2026, 2, 1), range_="New", kind=RevenueKind.REPEAT),
    ]
    found = kinds(rows, {"New": date(2024, 3, 1), "Old": date(2022, 1, 5)})
    assert [found[n] for n in range(1, 7)] == [
        RevenueKind.REPEAT,
        RevenueKind.CROSS_SELL,
        RevenueKind.CROSS_SELL,
        RevenueKind.REPEAT,
        RevenueKind.NEW_PRODUCT,
        RevenueKind.REPEAT,
    ]


def issue(number, cause, reported=TODAY):
    return IssueLine(
        number, 1, "Konex", Tier.KEY, "Late", IssueKind.COMPLAINT, IssueSubject.BILLING, Severity.LOW, IssueStatus.OPEN,
        None, 0, 0, reported, None, None, None, "", None, 0, "EUR", cause, 0,
    )  # fmt: skip


def test_the_causes_that_count_most_come_first():
    lines = [issue(n, cause) for n, cause in enumerate(["Skill", "Process", "Process", "", "Policy", "Process"])]
    bars = causes(lines)
    assert [(bar.label, bar.value) for bar in bars.bars] == [("Process", 3), ("Policy", 1), ("Skill", 1)]
    assert bars.line == (60.0, 80.0, 100.0)
    assert causes_sentence(lines) == "Process is behind 3 of 5. One issue has no cause yet."
    assert causes([]).bars == ()
    assert causes_sentence([]) == "No issues."


def test_only_issues_of_a_year_count():
    assert [line.id for line in recent([issue(1, ""), issue(2, "", TODAY - timedelta(days=365))], TODAY)] == [1]


def test_shares_of_teams_are_percent_of_all_that_was_shared_out():
    assert [(p.name, p.value) for p in team_stack([("Billing", 150), ("Us", 50)]).parts] == [
        ("Billing", 75.0),
        ("Us", 25.0),
    ]
    assert team_stack([]).parts == ()


def test_touches_are_counted_by_week():
    def touch(number, on, kind=TouchKind.SALES, status=TouchStatus.HELD):
        return TouchRow(number, 1, "Konex", on, "", status, Channel.CALL, kind, "", "", ())

    bars = touch_bars(
        [
            touch(1, date(2026, 11, 16)),
            touch(2, TODAY, TouchKind.CHECK_IN),
            touch(3, date(2026, 11, 15)),
            touch(4, date(2026, 11, 22)),
            touch(5, TODAY, status=TouchStatus.CANCELLED),
        ],
        TODAY,
        weeks=2,
    )
    assert [(bar.label, bar.value) for bar in bars.bars] == [("9 Nov", 1), ("16 Nov", 2)]
    assert [bar.value for bar in bars.compare] == [0, 1]
