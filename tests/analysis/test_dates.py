"""Dates are understood as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amdesk.analysis.dates import FIRST_YEAR, LAST_YEAR, add_months, month_end, parse_day, parse_limit
from amdesk.words import full_day

SATURDAY = date(2026, 11, 21)
DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", (2026, 11, 21)),
        ("Tomorrow", (2026, 11, 22)),
        ("yesterday", (2026, 11, 20)),
        ("fri", (2026, 11, 27)),
        ("on Friday", (2026, 11, 27)),
        ("sat", (2026, 11, 28)),
        ("next mon", (2026, 11, 23)),
        ("last fri", (2026, 11, 20)),
        ("last sat", (2026, 11, 14)),
        ("thurs", (2026, 11, 26)),
        ("in 3 weeks", (2026, 12, 12)),
        ("3w", (2026, 12, 12)),
        ("+2d", (2026, 11, 23)),
        ("in a month", (2026, 12, 21)),
        ("two weeks", (2026, 12, 5)),
        ("2 weeks ago", (2026, 11, 7)),
        ("end of March", (2027, 3, 31)),
        ("mid Dec", (2026, 12, 16)),
        ("end of next month", (2026, 12, 31)),
        ("end of the year", (2026, 12, 31)),
        ("start of next quarter", (2027, 1, 1)),
        ("next week", (2026, 11, 23)),
        ("end of Q1", (2027, 3, 31)),
        ("q3 2027", (2027, 7, 1)),
        ("2026-12-05", (2026, 12, 5)),
        ("5 Dec", (2026, 12, 5)),
        ("5th of December 2027", (2027, 12, 5)),
        ("Dec 5, 2026", (2026, 12, 5)),
        ("5 Nov", (2026, 11, 5)),
        ("5 Mar", (2027, 3, 5)),
        ("5.12.", (2026, 12, 5)),
        ("5.12.2026", (2026, 12, 5)),
        ("5/12/26", (2026, 12, 5)),
        ("12/25", (2026, 12, 25)),
        ("29 feb", (2028, 2, 29)),
        ("march", (2027, 3, 1)),
        ("Feb 2028", (2028, 2, 1)),
    ],
)
def test_words_name_days(text: str, day: tuple[int, int, int]) -> None:
    assert parse_day(text, SATURDAY) == date(*day)


def test_the_month_comes_first_where_people_write_it_so() -> None:
    assert parse_day("5/12/2026", SATURDAY, month_first=True) == date(2026, 5, 12)


@pytest.mark.parametrize(
    "text", ["", "soon", "31 feb", "29.2.2027", "0", "5", "99999 years", "1e9", "<img src=x>", "m"]
)
def test_what_names_no_day_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date\. Write"):
        parse_day(text, SATURDAY)


@given(DAYS, DAYS)
def test_a_day_as_shown_and_in_iso_is_understood_again(day: date, today: date) -> None:
    assert parse_day(full_day(day), today) == day
    assert parse_day(day.isoformat(), today) == day


@given(st.text(max_size=40), DAYS)
def test_any_text_is_a_day_or_a_sentence(text: str, today: date) -> None:
    try:
        assert FIRST_YEAR <= parse_day(text, today).year <= LAST_YEAR
    except ValueError as problem:
        assert "is not a date" in str(problem)


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))
def test_a_weekday_is_the_coming_one(today: date, name: str) -> None:
    day = parse_day(name, today)
    assert 1 <= (day - today).days <= 7
    assert f"{day:%a}".lower() == name


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(-300, 300))
def test_months_are_added_without_leaving_the_month_meant(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == min(day.day, month_end(later).day)


@pytest.mark.parametrize(
    ("text", "day"),
    [("q1", (2027, 3, 31)), ("March", (2027, 3, 31)), ("Q4 2027", (2027, 12, 31)), ("5 Dec", (2026, 12, 5))],
)
def test_a_limit_of_a_month_or_a_quarter_is_its_last_day(text: str, day: tuple[int, int, int]) -> None:
    assert parse_limit(text, SATURDAY) == date(*day)
