"""Foreign text becomes the value it stands for, or a sentence says why it cannot."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amdesk.exchange.values import (
    guess_day_first,
    guess_decimal_comma,
    parse_amount,
    parse_date,
    parse_whole,
    parse_yes,
)
from amdesk.words import full_day

FIFTH = date(2026, 12, 5)
DAYS = st.dates(date(1970, 1, 1), date(2069, 12, 31))
AMOUNTS = st.decimals(-(10**12), 10**12, places=2)


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-05",
        "2026-12-05T14:30:00Z",
        "2026-12-05 14:30:00.000",
        "2026/12/5",
        "20261205",
        "05.12.2026",
        "5.12.26",
        "5. 12. 2026",
        "05.12.2026 14:30",
        "5 Dec 2026",
        "5-Dec-26",
        "Sat, 5 Dec 2026",
        " 5 DEC 2026 ",
        "Saturday, December 5th, 2026",
        "Dec 5, 2026 2:30 PM",
        "5. Dezember 2026",
        "5 décembre 2026",
        "5 de diciembre de 2026",
    ],
)
def test_a_date_is_understood_as_people_write_it(text):
    assert parse_date(text) == FIFTH


@pytest.mark.parametrize("text", ["12/31/2026", "31/12/2026", "31.12.2026", "31-12-2026"])
def test_a_day_above_twelve_decides_the_order(text):
    assert parse_date(text) == date(2026, 12, 31)


def test_march_is_a_month_and_a_french_tuesday():
    assert parse_date("mar 5, 2026") == date(2026, 3, 5)
    assert parse_date("mar. 5 mai 2026") == date(2026, 5, 5)


def test_the_order_of_day_and_month_must_be_known():
    assert parse_date("12/5/2026", day_first=False) == FIFTH
    assert parse_date("5/12/2026", day_first=True) == FIFTH
    with pytest.raises(ValueError, match="may be two dates"):
        parse_date("5/12/2026")


def test_a_column_tells_the_order():
    assert guess_day_first(["1/2/2026", "3/25/2026"]) is False
    assert guess_day_first(["1/2/2026", "25/3/2026"]) is True
    assert guess_day_first(["1/2/2026", ""]) is None


@pytest.mark.parametrize(
    ("text", "day"), [("1", date(1900, 1, 1)), ("59", date(1900, 2, 28)), ("61", date(1900, 3, 1)), ("46361.5", FIFTH)]
)
def test_excels_days_are_counted_when_asked(text, day):
    assert parse_date(text, serial=True) == day


@pytest.mark.parametrize(
    "text", ["soon", "31.02.2026", "2026-13-01", "46361", "before 5 Dec 2026", "5 Foo 2026", "0.5"]
)
def test_what_is_no_date_is_said(text):
    with pytest.raises(ValueError, match=r"\.$"):
        parse_date(text)


def test_blank_text_is_no_value():
    assert (parse_date(" "), parse_amount(""), parse_whole("\t"), parse_yes(" ")) == (None, None, None, None)


@given(DAYS)
def test_every_day_comes_back(day):
    assert parse_date(day.isoformat()) == day
    assert parse_date(full_day(day)) == day
    assert parse_date(f"{day.day}.{day.month}.{day.year % 100:02}") == day
    assert parse_date(f"{day.day}/{day.month}/{day.year}", day_first=True) == day
    assert parse_date(f"{day.month}/{day.day}/{day.year}", day_first=False) == day
    assert parse_date(str((day - date(1899, 12, 30)).days), serial=True) == day


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1 234,56", "1234.56"),
        ("1\u202f234,56 €", "1234.56"),
        ("1'234.50", "1234.5"),
        ("12,34,567.50", "1234567.5"),
        ("(12.00)", "-12"),
        ("12.00-", "-12"),
        ("−12.50", "-12.5"),
        ("€ 12.50", "12.5"),
        ("US$12.50", "12.5"),
        ("-$1,234,567", "-1234567"),
        ("12.50 EUR", "12.5"),
        ("CHF 12.-", "12"),
        ("12,5 kr", "12.5"),
        ("1,234,567", "1234567"),
        ("0,125", "0.125"),
        ("1234", "1234"),
        (".5", "0.5"),
        ("17850.0", "17850"),
        ("1e5", "100000"),
        ("2.9999999999999999E-2", "0.029999999999999999"),
    ],
)
def test_an_amount_is_understood_as_people_write_it(text, amount):
    assert parse_amount(text) == Decimal(amount)


def test_three_digits_after_one_sign_need_the_columns_word():
    assert parse_amount("1.234", decimal_comma=True) == 1234
    assert parse_amount("1.234", decimal_comma=False) == Decimal("1.234")
    with pytest.raises(ValueError, match=r"may be 1\.234 or 1234"):
        parse_amount("1.234")


def test_a_column_tells_its_decimal_sign():
    assert guess_decimal_comma(["1.234", "5,50 €", ""]) is True
    assert guess_decimal_comma(["1,234", "5.50"]) is False
    assert guess_decimal_comma(["1,234", "12", "n/a"]) is None


def test_an_amount_that_contradicts_its_column_is_said():
    with pytest.raises(ValueError, match="another decimal sign"):
        parse_amount("1,234.56", decimal_comma=True)


@pytest.mark.parametrize(
    "text", ["abc", "12 pcs", "1.5k", "1,2,3", "1.2.3", "12%", "--5", "1" * 80, "1" * 20, "nan", "inf", "1 2", "."]
)
def test_what_is_no_amount_is_said(text):
    with pytest.raises(ValueError, match=r"\.$"):
        parse_amount(text)


@given(AMOUNTS)
def test_every_amount_comes_back(amount):
    english, german = f"{amount:,.2f}", f"{amount:,.2f}".translate({44: 46, 46: 44})
    assert parse_amount(str(amount)) == parse_amount(english) == parse_amount(german) == amount
    assert parse_amount(f"EUR {german}", decimal_comma=True) == amount
    assert parse_amount(english.replace(",", "\u00a0") + " $", decimal_comma=False) == amount
    assert parse_amount(f"({abs(amount):,.2f})") == -abs(amount)


@given(st.text(max_size=20), st.sampled_from([None, True, False]))
def test_no_text_is_answered_with_anything_but_a_value_or_a_sentence(text, choice):
    for parse in (
        lambda: parse_amount(text, decimal_comma=choice),
        lambda: parse_whole(text, decimal_comma=choice),
        lambda: parse_date(text, day_first=choice, serial=True),
        lambda: parse_yes(text),
    ):
        try:
            parse()
        except ValueError as refusal:
            assert str(refusal).startswith("“")


@pytest.mark.parametrize(
    ("text", "number"),
    [("17850.0", 17850), ("1,234", 1234), ("1.234.567", 1234567), ("1 234", 1234), ("75 %", 75), ("-3", -3)],
)
def test_a_whole_number_is_understood(text, number):
    assert parse_whole(text) == number


def test_a_fraction_is_no_whole_number():
    with pytest.raises(ValueError, match="not a whole number"):
        parse_whole("1.5")


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("Yes", True),
        ("TRUE", True),
        ("1", True),
        ("1.0", True),
        ("ja", True),
        ("✓", True),
        ("No", False),
        ("0", False),
        ("nein", False),
    ],
)
def test_yes_and_no_are_understood(text, yes):
    assert parse_yes(text) is yes


def test_maybe_is_neither():
    with pytest.raises(ValueError, match="neither yes nor no"):
        parse_yes("maybe")
