"""Scales: round steps for an axis of values, and days that make good marks on an axis of time."""

from datetime import date, timedelta
from math import ceil, floor, log10

from amdesk.analysis.dates import add_months
from amdesk.words import MONTHS, _


def steps(low: float, high: float, most: int = 5) -> list[float]:
    """Round values from below `low` to above `high`, at most about `most` of them."""
    if high <= low:
        high = low + 1
    step = _round_step((high - low) / max(most, 1))
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [round(at * step, 10) for at in range(first, last + 1)]


def _round_step(raw: float) -> float:
    power = 10.0 ** floor(log10(raw))
    return next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= raw * 0.999)


def day_marks(first: date, last: date, most: int = 8) -> list[tuple[date, str]]:
    """Days between `first` and `last` worth naming, with their names: days, Mondays, months, quarters or years."""
    span = max((last - first).days, 1)
    if span <= most:
        return [(day, _short(day)) for day in _every(first, last, 1)]
    if span <= most * 7:
        return [(day, _short(day)) for day in _every(first + timedelta(days=-first.weekday() % 7), last, 7)]
    months = next(n for n in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400) if span / 30.4 / n <= most)
    return [(day, _month_name(day, months, first)) for day in _months(first, last, months)]


def _every(first: date, last: date, days: int) -> list[date]:
    return [first + timedelta(days=at) for at in range(0, (last - first).days + 1, days)]


def _months(first: date, last: date, months: int) -> list[date]:
    start = date(first.year, 1, 1) if months >= 12 else date(first.year, (first.month - 1) // months * months + 1, 1)
    marks = []
    while start <= last:
        marks += [start] if start >= first else []
        start = add_months(start, months)
    return marks


def _short(day: date) -> str:
    return f"{day.day} {_(MONTHS[day.month - 1])}"


def _month_name(day: date, months: int, first: date) -> str:
    if months >= 12:
        return str(day.year)
    is_first_of_year = day.month <= months or (day - first).days < months * 31
    return f"{_(MONTHS[day.month - 1])} {day.year}" if is_first_of_year else _(MONTHS[day.month - 1])
