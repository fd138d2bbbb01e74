"""Days on which something was learned, as people tell them: "told in august", "fri", "since 2024"."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from amdesk.analysis.dates import add_months, parse_day
from amdesk.words import DAYS, MONTHS, _

LEAD = re.compile(r"^(?:(?:told|said|heard|read|seen|known|since|from|in|on|of|the|last)\s+)+", re.IGNORECASE)
YEAR = re.compile(r"\b(19|20)\d{2}\b")
ONLY_YEAR = re.compile(r"(19|20)\d{2}")
NUMBERS = re.compile(r"\d\s*[./-]\s*\d")
WEEK_DAYS = 7


def known_day(text: str, today: date, *, month_first: bool = False) -> date:
    """The day that has been and is meant by `text`: without a year the last such day, a bare year its first day.

    Raises ValueError with a sentence when the text names no day.
    """
    words = LEAD.sub("", text.strip())
    if ONLY_YEAR.fullmatch(words):
        return date(int(words), 1, 1)
    try:
        day = parse_day(text, today, month_first=month_first)
    except ValueError:
        day = parse_day(words, today, month_first=month_first)
    if day <= today or YEAR.search(words):
        return day
    if _begins(words, DAYS):
        return day - timedelta(days=WEEK_DAYS)
    last = add_months(day, -12)
    return last if last <= today and _is_of_a_year(words) else day


def _begins(words: str, names: Sequence[str]) -> bool:
    begun = words.lower()[:3]
    return any(name.lower().startswith(begun) for each in names for name in (each, _(each)))


def _is_of_a_year(words: str) -> bool:
    """Whether it is a day of the calendar, which comes again each year, and no span from today."""
    return bool(NUMBERS.search(words)) or any(_begins(word, MONTHS) for word in words.split() if word.isalpha())
