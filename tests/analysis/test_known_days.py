"""Days on which something was learned: without a year they are the last such day."""

from datetime import date

import pytest

from amdesk.analysis.known_days import known_day

TODAY = date(2026, 11, 21)  # a Saturday


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("told in august", date(2026, 8, 1)),
        ("in December", date(2025, 12, 1)),
        ("5 Dec", date(2025, 12, 5)),
        ("5.12.", date(2025, 12, 5)),
        ("fri", date(2026, 11, 20)),
        ("sat", TODAY),
        ("yesterday", date(2026, 11, 20)),
        ("3 weeks ago", date(2026, 10, 31)),
        ("since 2024", date(2024, 1, 1)),
        ("march 2027", date(2027, 3, 1)),
        ("tomorrow", date(2026, 11, 22)),
    ],
)
def test_words_mean_the_last_such_day(words: str, day: date) -> None:
    assert known_day(words, TODAY) == day


def test_what_is_no_day_says_so() -> None:
    with pytest.raises(ValueError, match="is not a date"):
        known_day("the blue one", TODAY)
