"""Ticks are round, cover what is shown and say it in few signs."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amdesk.analysis.scale import date_ticks, number_ticks, short

FINITE = st.floats(-1e12, 1e12).filter(lambda x: x == 0 or abs(x) > 1e-6)


@given(FINITE, FINITE, st.integers(2, 12))
def test_ticks_cover_the_values_and_are_few(low: float, high: float, about: int) -> None:
    ticks = number_ticks(low, high, about)
    least, most = min(low, high), max(low, high)
    near = 1e-6 * max(abs(least), abs(most), 1e-6)
    assert ticks[0] <= least + near and ticks[-1] >= most - near
    assert 2 <= len(ticks) <= about + 2 and list(ticks) == sorted(set(ticks))


def test_ticks_are_round() -> None:
    assert number_ticks(0, 52_000) == (0, 20_000, 40_000, 60_000)
    assert number_ticks(-3, 4) == (-4, -2, 0, 2, 4)
    assert number_ticks(5, 5) == (0, 2, 4, 6)
    assert number_ticks(0, 0) == (0, 0.25, 0.5, 0.75, 1)


@given(st.dates(), st.dates(), st.integers(2, 12))
def test_days_lie_in_their_span_and_are_few(one: date, other: date, about: int) -> None:
    first, last = min(one, other), max(one, other)
    ticks = date_ticks(first, last, about)
    assert all(first <= when <= last for when, _words in ticks)
    assert len(ticks) <= about + 1 or (last - first).days > 240 * 30 * about


def test_months_say_the_year_where_it_begins() -> None:
    found = date_ticks(date(2025, 11, 21), date(2026, 11, 20), 7)
    assert [words for _when, words in found] == ["Jan 2026", "Mar", "May", "Jul", "Sep", "Nov"]


def test_days_and_years_have_their_names() -> None:
    assert [w for _d, w in date_ticks(date(2026, 11, 19), date(2026, 11, 21))] == ["19 Nov", "20 Nov", "21 Nov"]
    assert [w for _d, w in date_ticks(date(2019, 5, 1), date(2023, 5, 1), 6)] == ["2020", "2021", "2022", "2023"]


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (412_000, "", "412k"),
        (1_240_000, "EUR", "1.2m EUR"),
        (3e9, "", "3bn"),
        (7.5, "", "7.5"),
        (41, "%", "41%"),
        (-3, "days", "−3 days"),
        (0, "", "0"),
        (999_999, "", "1m"),
        (99.97, "", "100"),
        (0.004, "", "0.004"),
        (-0.0, "", "0"),
    ],
)
def test_numbers_are_short(value: float, unit: str, words: str) -> None:
    assert short(value, unit) == words
