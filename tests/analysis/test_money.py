"""Revenue by month and its kinds."""

from dataclasses import replace
from datetime import date

from amdesk.analysis.money import kinds, revenue_bars, revenue_sentence
from amdesk.model.rows import RevenueRow
from amdesk.model.values import (
    RevenueKind,
)

TODAY = date(2026, 11, 21)


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
