"""Day and time of a meeting in one field: "thu 14:00", "next tue", "14:30", "fri 2pm for 45 min"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from amdesk.analysis.dates import parse_day
from amdesk.words import _

LONGEST_MINUTES = 6_000
_CLOCK = re.compile(
    r"(?:^|\s)(?:at\s+|@\s*)?(?:(?P<twelve>1[0-2]|0?[1-9])(?:[:.](?P<past>[0-5]\d))?\s?(?P<half>[ap])\.?m\.?"
    r"|(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)|(?<=at\s)(?P<plain>[01]?\d|2[0-3]))"
    r"(?:\s*[-–]\s*(?P<end_hour>[01]?\d|2[0-3])[:.h](?P<end_minute>[0-5]\d))?(?=\s|$)"
)
_LASTS = re.compile(r"(?:^|\s)for\s+(?P<count>\d{1,4})\s?(?P<unit>min(?:utes?)?|m|h(?:ours?)?)(?=\s|$)")
_SHIFT = re.compile(r"(?P<sign>[+-])\s?(?P<count>\d{1,3})\s?(?P<unit>d|days?|w|weeks?)")
DAY_MINUTES = 24 * 60


@dataclass(frozen=True)
class Appointment:
    """When a meeting is: `at` is "14:00", "" for no particular time; `minutes` is None when it was not said."""

    on: date
    at: str
    minutes: int | None = None


def parse_appointment(text: str, before: Appointment, today: date) -> Appointment:
    """What is meant by words such as "thu 14:00"; what they leave open stays as it was `before`.

    "+1" and "-1 week" count from the day before. Raises ValueError with a sentence when the words name no day or time.
    """
    words = " ".join(text.lower().replace(",", " ").split())
    words, minutes = _lasting(words)
    words, at, until = _clock(words)
    if not words and at is None and minutes is None:
        raise ValueError(_("Say when: such as thu 14:00, next tue, in 2 weeks, 14:30 or +1 day."))
    day = before.on if not words else _day(words, before.on, today)
    return Appointment(day, before.at if at is None else at, until or minutes or before.minutes)


def _day(words: str, before: date, today: date) -> date:
    if shift := _SHIFT.fullmatch(words if words[-1:].isalpha() else f"{words}d"):
        days = int(shift["count"]) * (7 if shift["unit"].startswith("w") else 1)
        return before + timedelta(days=-days if shift["sign"] == "-" else days)
    return parse_day(words.removeprefix("on "), today)


def _lasting(words: str) -> tuple[str, int | None]:
    found = _LASTS.search(words)
    if found is None:
        return words, None
    minutes = int(found["count"]) * (60 if found["unit"].startswith("h") else 1)
    return _without(words, found), minutes if 0 < minutes <= LONGEST_MINUTES else None


def _clock(words: str) -> tuple[str, str | None, int | None]:
    """The words left, the time of day in them, and for how long when they say until when."""
    found = _CLOCK.search(words)
    if found is None or _is_a_date(words, found):
        return words, None, None
    hour = int(found["hour"] or found["plain"] or found["twelve"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] == "p" else 0)
    minute = int(found["minute"] or found["past"] or 0)
    lasts = None
    if found["end_hour"]:
        lasts = (int(found["end_hour"]) * 60 + int(found["end_minute"]) - hour * 60 - minute) % DAY_MINUTES or None
    return _without(words, found), f"{hour:02d}:{minute:02d}", lasts


def _is_a_date(words: str, found: re.Match[str]) -> bool:
    """Whether "5.12" is the only thing said: that is a day, not a time."""
    return "." in found[0] and not found["half"] and found[0].strip() == words


def _without(words: str, found: re.Match[str]) -> str:
    return f"{words[: found.start()]} {words[found.end() :]}".strip()
