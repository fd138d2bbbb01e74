"""Repeating meetings: the dates of the coming weeks, by rules that cannot run away."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

WEEKS_AHEAD = 13
"""For how long a series is taken in at once; dropping it again later brings the weeks after."""
MOST_DATES = 65
_KEYS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NUMBERS = re.compile(r"[+-]?\d{1,3}(?:,[+-]?\d{1,3})*")


@dataclass(frozen=True)
class Dates:
    """The dates of a series as wall times; `is_followed` is False for a rule that is not understood.

    `goes_on` tells that there are more after the last.
    """

    moments: tuple[datetime, ...]
    is_followed: bool = True
    goes_on: bool = False


def dates_of(rule: str, start: datetime, more: Sequence[datetime], but: Collection[datetime], today: date) -> Dates:
    """The dates of a series from today on for `WEEKS_AHEAD` weeks; `more` are added to the rule's, `but` left out.

    Wall times without zones: a meeting at 9 stays at 9 when the clocks change. A date without a time in `but` leaves
    out its whole day.
    """
    begin = datetime.combine(today, time())
    end = begin + timedelta(weeks=WEEKS_AHEAD)
    parts = _parts(rule)
    ruled = _ruled(parts, start, begin, end) if parts is not None else None
    moments = {start, *more} if ruled is None else {*ruled, *more}
    skipped_days = {moment.date() for moment in but if moment.time() == time()}
    wanted = sorted(m for m in moments if begin <= m and m not in but and m.date() not in skipped_days)
    kept = tuple(m for m in wanted if m < end)[:MOST_DATES]
    if ruled is None and rule:
        return Dates(kept or (start,), is_followed=False)
    return Dates(kept, goes_on=len(kept) < len(wanted) or (bool(rule) and _goes_on(parts or {}, start, end)))


def _parts(rule: str) -> dict[str, str] | None:
    """The parts of a rule that can be followed to its end, else None."""
    found = dict(part.partition("=")[::2] for part in rule.upper().replace(" ", "").split(";") if part)
    frequency = found.get("FREQ", "")
    if not found or frequency not in _FREQUENCIES or found.keys() - _KEYS:
        return None
    days, months = found.get("BYMONTHDAY", ""), found.get("BYMONTH", "")
    if any(text and not _NUMBERS.fullmatch(text) for text in (days, months, found.get("INTERVAL", "1"))):
        return None
    if frequency in ("DAILY", "WEEKLY") and (days or "BYSETPOS" in found):
        return None
    if frequency == "DAILY" and "BYDAY" in found and found.get("INTERVAL", "1") != "1":
        return None
    if days and months and not _comes(days, months):
        return None
    return found


def _comes(days: str, months: str) -> bool:
    """Whether any of the months has any of the days."""
    longest = max((_LONGEST_MONTH[int(month) - 1] for month in months.split(",") if 0 < int(month) < 13), default=0)
    return any(0 < abs(int(day)) <= longest for day in days.split(","))


def _ruled(parts: dict[str, str], start: datetime, begin: datetime, end: datetime) -> list[datetime] | None:
    from dateutil.rrule import rrulestr

    rule = {key: value for key, value in parts.items() if key != "UNTIL"}
    until = _until(parts.get("UNTIL", ""))
    text = ";".join(f"{key}={value}" for key, value in rule.items())
    last = min(end + timedelta(days=1), until) if until else end + timedelta(days=1)
    if last < start:
        return []
    try:
        return list(rrulestr(text, dtstart=start).between(begin, last, inc=True))
    except (ValueError, OverflowError, TypeError, KeyError, IndexError):
        return None


def _until(text: str) -> datetime | None:
    """The last moment of a series; a day counts whole, and what is told in another zone gets a day's grace."""
    try:
        day = datetime.strptime(text[:8], "%Y%m%d")
    except ValueError:
        return None
    return day + timedelta(days=1) - timedelta(seconds=1)


def _goes_on(parts: dict[str, str], start: datetime, end: datetime) -> bool:
    until = _until(parts.get("UNTIL", ""))
    return "COUNT" not in parts and (until is None or until > end)
