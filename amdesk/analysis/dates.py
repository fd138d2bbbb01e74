"""Dates as people write them: "fri", "in 3 weeks", "end of March", "5 Dec", "2026-12-05".

Days without a year are the ones nearest to today; a weekday is the coming one; words for spans count from today.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from amdesk.words import DAYS, MONTHS, SMALL, _

FIRST_YEAR, LAST_YEAR = 1900, 2199
CENTURY_TURN = 70  # 69 is 2069, 70 is 1970
UNIT = r"(?P<unit>days?|d|weeks?|wks?|w|months?|mo|m|quarters?|q|years?|yrs?|y)"
COUNT = r"(?P<count>\d{1,5}|an?|" + "|".join(SMALL[1:]) + ")"
MONTH = r"(?P<month>[a-z]{3,9})\.?"
YEAR = r"(?P<year>\d{4})"
PART = r"(?P<part>start|beginning|begin|middle|mid|end)"


class NotADate(ValueError):
    """The words do not name a day."""


def parse_day(text: str, today: date, *, month_first: bool = False) -> date:
    """The day meant by `text`; `month_first` reads 5/12 as 12 May.

    Raises ValueError with a sentence when the text names no day, or one outside 1900 to 2199.
    """
    words = " ".join(text.lower().replace(",", " ").split())
    for pattern, meaning in MEANINGS:
        if found := pattern.fullmatch(words):
            try:
                return _checked(meaning(found.groupdict(), today, month_first))
            except (ValueError, OverflowError):
                break
    raise NotADate(
        _("“{text}” is not a date. Write for example 5 Dec, fri, in 3 weeks, end of March or 2026-12-05.").format(
            text=text.strip()[:60]
        )
    )


def parse_limit(text: str, today: date) -> date:
    """The last day meant by `text` after "by" or "until": a month or a quarter is meant to its end.

    Raises ValueError as parse_day does.
    """
    return parse_day(f"end of {text}" if WHOLE_SPAN.fullmatch(text.strip().lower()) else text, today)


Parts = dict[str, str | None]
Meaning = Callable[[Parts, date, bool], date]


def add_months(day: date, months: int) -> date:
    """The same day of another month, or its last day when it is shorter."""
    month = day.year * 12 + day.month - 1 + months
    year, index = divmod(month, 12)
    return date(year, index + 1, min(day.day, monthrange(year, index + 1)[1]))


def month_end(day: date) -> date:
    """The last day of the month of `day`."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def _checked(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError
    return day


def _single_word(parts: Parts, today: date, _month_first: bool) -> date:
    shifts = {"today": 0, "now": 0, "tomorrow": 1, "tmr": 1, "yesterday": -1, "day after tomorrow": 2}
    return today + timedelta(days=shifts[parts["word"] or ""])


def _weekday(parts: Parts, today: date, _month_first: bool) -> date:
    wanted = _weekday_number(parts["day"] or "")
    ahead = (wanted - today.weekday() - 1) % 7 + 1
    if parts["which"] == "last":
        return today - timedelta(days=(today.weekday() - wanted - 1) % 7 + 1)
    if parts["which"] == "next":
        return _monday(today) + timedelta(days=7 + wanted)
    return today + timedelta(days=ahead)


def _span(parts: Parts, today: date, _month_first: bool) -> date:
    count = _counted(parts["count"] or "")
    return _shifted(today, -count if parts.get("ago") else count, (parts["unit"] or "")[:2])


def _shifted(day: date, count: int, unit: str) -> date:
    if unit.startswith("d"):
        return day + timedelta(days=count)
    if unit.startswith("w"):
        return day + timedelta(weeks=count)
    return add_months(day, count * {"m": 1, "q": 3, "y": 12}[unit[0]])


def _turn(parts: Parts, today: date, _month_first: bool) -> date:
    """The first day of the next week, month, quarter or year, or of the one before."""
    unit, step = parts["unit"] or "", -1 if parts["which"] == "last" else 1
    return _shifted(_first_day(today, unit), step, unit)


def _part_of_span(parts: Parts, today: date, _month_first: bool) -> date:
    unit = parts["unit"] or ""
    step = {"next": 1, "last": -1}.get(parts["which"] or "", 0)
    first = _shifted(_first_day(today, unit), step, unit)
    return _within(parts["part"] or "", first, _shifted(first, 1, unit) - timedelta(days=1))


def _end_of_span(parts: Parts, today: date, _month_first: bool) -> date:
    """The last day of this week, month, quarter or year, as "eom" shortens it."""
    unit = parts["unit"] or ""
    return _shifted(_first_day(today, unit), 1, unit) - timedelta(days=1)


def _day_of_month(parts: Parts, today: date, _month_first: bool) -> date:
    """The coming day of that number, in the first month that has it."""
    wanted = int(parts["day"] or 0)
    months = (add_months(today.replace(day=1), ahead) for ahead in range(4))
    days = (first.replace(day=wanted) for first in months if wanted <= month_end(first).day)
    return next(day for day in days if day >= today)


def _part_of_month(parts: Parts, today: date, _month_first: bool) -> date:
    first = _month_named(parts, today)
    return _within(parts["part"] or "", first, month_end(first))


def _part_of_quarter(parts: Parts, today: date, _month_first: bool) -> date:
    first = date(int(parts["year"] or today.year), int(parts["quarter"] or 1) * 3 - 2, 1)
    last = month_end(add_months(first, 2))
    if not parts["year"] and last < today:
        first, last = add_months(first, 12), month_end(add_months(first, 14))
    return _within(parts["part"] or "start", first, last)


def _within(part: str, first: date, last: date) -> date:
    if part == "end":
        return last
    return first + (last - first) // 2 if part.startswith("mid") else first


def _day_and_month(parts: Parts, today: date, _month_first: bool) -> date:
    day, month = int(parts["day"] or 0), _month_number(parts["month"] or "")
    return _dated(day, month, parts["year"], today)


def _numbers(parts: Parts, today: date, month_first: bool) -> date:
    first, second = int(parts["first"] or 0), int(parts["second"] or 0)
    is_swapped = (month_first and parts["mark"] == "/" and first <= 12) or second > 12
    return _dated(*((second, first) if is_swapped else (first, second)), parts["year"], today)


def _iso(parts: Parts, _today: date, _month_first: bool) -> date:
    return date(int(parts["year"] or 0), int(parts["month"] or 0), int(parts["day"] or 0))


def _whole_month(parts: Parts, today: date, _month_first: bool) -> date:
    return _month_named(parts, today)


def _dated(day: int, month: int, year: str | None, today: date) -> date:
    if year:
        return date(_full_year(year), month, day)
    near = [_or_none(today.year + shift, month, day) for shift in (-1, 0, 1, 2, 3, 4)]
    return min((each for each in near if each), key=lambda each: abs((each - today).days))


def _or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_named(parts: Parts, today: date) -> date:
    """The first of a named month: of its year if given, else this month or the next of that name."""
    month = _month_number(parts["month"] or "")
    if parts["year"]:
        return date(int(parts["year"]), month, 1)
    return date(today.year + (month < today.month), month, 1)


def _full_year(year: str) -> int:
    number = int(year)
    return number if number > 99 else number + (2000 if number < CENTURY_TURN else 1900)


def _first_day(day: date, unit: str) -> date:
    if unit.startswith("w"):
        return _monday(day)
    if unit.startswith("q"):
        return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return day.replace(month=1, day=1) if unit.startswith("y") else day.replace(day=1)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _counted(word: str) -> int:
    if word.isdigit():
        return int(word)
    return 1 if word in ("a", "an") else SMALL.index(word)


def _weekday_number(word: str) -> int:
    return _begun(word, WEEKDAYS, [_(day) for day in DAYS])


def _month_number(word: str) -> int:
    return _begun(word, MONTH_NAMES, [_(month) for month in MONTHS]) + 1


def _begun(word: str, names: tuple[str, ...], local: list[str]) -> int:
    """Which name begins with `word`, in English or as the user's language shortens it. Raises ValueError for none."""
    for index, (name, short) in enumerate(zip(names, local, strict=True)):
        if name.startswith(word) or word == short.lower().rstrip("."):
            return index
    raise ValueError


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_A_DAY = "|".join(rf"{name[:2]}\w?|{name[:4]}|{name[:5]}|{name}" for name in WEEKDAYS)
_A_MONTH = "|".join(MONTH_NAMES) + "|" + "|".join(name[:3] for name in MONTH_NAMES) + "|sept"
_WHICH = r"(?P<which>this|next|last)"
WHOLE_SPAN = re.compile(rf"(?:{_A_MONTH}|q[1-4])\.?(?: \d{{4}})?")
LIMITS = ("by", "until", "till")
"""After these a month or a quarter is meant to its last day."""

MEANINGS: tuple[tuple[re.Pattern[str], Meaning], ...] = tuple(
    (re.compile(pattern), meaning)
    for pattern, meaning in (
        (r"(?P<word>today|now|tomorrow|tmr|yesterday|day after tomorrow)", _single_word),
        (r"eo(?P<unit>[wmqy])", _end_of_span),
        (r"(?:on )?(?:the )?(?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)", _day_of_month),
        (r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})", _iso),
        (r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)", _iso),
        (r"(?P<first>\d{1,2})(?P<mark>[./-])\s?(?P<second>\d{1,2})(?:[./-]\s?(?P<year>\d{4}|\d\d)?)?", _numbers),
        (rf"(?:in )?{COUNT} ?{UNIT}(?P<ago> ago)?", _span),
        (rf"\+{COUNT} ?{UNIT}", _span),
        (rf"{PART} (?:of )?(?:the )?(?:{_WHICH} )?(?P<unit>week|month|quarter|year)", _part_of_span),
        (r"(?P<which>next|last) (?P<unit>week|month|quarter|year)", _turn),
        (rf"(?:(?:{PART} (?:of )?)?)q(?P<quarter>[1-4])(?: {YEAR})?", _part_of_quarter),
        (rf"{PART}[ -](?:of )?{MONTH}(?: {YEAR})?", _part_of_month),
        (rf"(?:on )?(?:{_WHICH} )?(?P<day>{_A_DAY})\.?", _weekday),
        (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)? ?(?:of )?{MONTH}(?: (?P<year>\d{{4}}|\d\d))?", _day_and_month),
        (rf"{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: {YEAR})?", _day_and_month),
        (rf"(?P<month>{_A_MONTH})\.?(?: {YEAR})?", _whole_month),
    )
)
