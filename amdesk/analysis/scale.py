"""Where a chart's ticks stand and what they say: round numbers, beginnings of days, months and years, short figures."""

import math
from collections.abc import Iterator
from datetime import date, timedelta

from amdesk.words import MONTHS, _

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)
DAY_STEPS = (1, 2, 7, 14)
MINUS = "−"
MAGNITUDES = ((1e9, "bn"), (1e6, "m"), (1e3, "k"))


def number_ticks(low: float, high: float, about: int = 5) -> tuple[float, ...]:
    """Round numbers, evenly apart, from at or below `low` to at or above `high`; roughly `about` of them.

    Two at least, also when low and high are equal.
    """
    low, high = min(low, high), max(low, high)
    if high - low <= abs(high) * 1e-9:
        low, high = (min(low, 0.0), max(high, 0.0)) if low else (0.0, 1.0)
    step = round_step((high - low) / max(about - 1, 1))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(round(i * step, 10) for i in range(first, last + 1))


def round_step(least: float) -> float:
    """The smallest of 1, 2, 2.5 and 5 times a power of ten that is not below `least`."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in STEPS if step * power >= least * (1 - 1e-9))


def date_ticks(first: date, last: date, about: int = 6) -> tuple[tuple[date, str], ...]:
    """Beginnings of days, weeks, months or years from `first` to `last` with their names; at most about `about`.

    The year is said where it begins, and at the first tick.
    """
    days = max((last - first).days, 0)
    step = next((s for s in DAY_STEPS if days / s < about), None)
    if step is not None and days < 62:
        return tuple((d, f"{d.day} {_(MONTHS[d.month - 1])}") for d in each_day(first, last, step))
    months = days / 30.44
    apart = next((s for s in MONTH_STEPS if months / s < about), MONTH_STEPS[-1])
    return tuple((d, month_name(d, apart, i == 0)) for i, d in enumerate(each_month(first, last, apart)))


def each_day(first: date, last: date, step: int) -> Iterator[date]:
    """Every `step`th day; weeks begin on Monday."""
    when = first + timedelta(days=-first.weekday() % 7) if step % 7 == 0 else first
    while when <= last:
        yield when
        when += timedelta(days=step)


def each_month(first: date, last: date, step: int) -> Iterator[date]:
    """The first day of every `step`th month, counted from the year 0."""
    number = first.year * 12 + first.month - 1 + (first.day > 1)
    number += -number % step
    while number // 12 <= date.max.year and (when := date(number // 12, number % 12 + 1, 1)) <= last:
        yield when
        number += step


def month_name(when: date, apart: int, is_first: bool) -> str:
    """What a tick says: the year alone when ticks are years apart, else the month, with its year where one begins."""
    if apart % 12 == 0:
        return str(when.year)
    name = _(MONTHS[when.month - 1])
    return f"{name} {when.year}" if is_first or when.month <= apart else name


def short(value: float, unit: str = "") -> str:
    """A number as short as a chart needs it, with its unit: "412k", "1.2m", "7.5", "41%", "−3 days"."""
    size = abs(value)
    factor, letter = next(((f, s) for f, s in MAGNITUDES if size >= f * 0.9995), (1.0, ""))
    scaled = size / factor
    places = 0 if scaled >= 99.95 or float(scaled).is_integer() else 1
    figure = f"{scaled:.{places}f}".removesuffix(".0")
    if not letter and 0 < size < 0.1:
        figure = f"{size:.2g}"
    sign = MINUS if value < 0 and figure.strip("0.") else ""
    return f"{sign}{figure}{letter}" + (unit if unit == "%" else f" {unit}" if unit else "")
