"""Times of day among the words of a line: "15:30", "3pm", "9.15" after a day, and where it is clear "at 9", "10-11"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from amdesk.analysis.quick_entry.days import FoundDay
from amdesk.analysis.quick_entry.line import OPENING, Line

HOUR, MINUTE = r"(?:[01]?\d|2[0-3])", r"[0-5]\d"
CLOCK = re.compile(rf"({HOUR})[:h]({MINUTE})")
TWELVE = re.compile(rf"(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>{MINUTE}))? ?(?P<half>[ap])\.?m\.?")
POINTED = re.compile(rf"({HOUR})\.({MINUTE})")
WHOLE_HOUR = re.compile(rf"({HOUR})h")
FOUR_DIGITS = re.compile(rf"({HOUR})({MINUTE})")
FOUR = 4
"""So many digits may be hours and minutes without a sign between."""
BARE = re.compile(HOUR)
DASHES = re.compile("[-–—]")
NOON = time(12)
NAMED = {"noon": NOON, "midday": NOON}
EARLIEST_HOUR = 7
"""A bare hour before this one is meant in the afternoon: nobody meets at 3 in the night."""
TO, AT, OCLOCK = ("to", "till", "until", "-", "–", "—"), "at", "oclock"
MINUTES_PER_HOUR, HALF_A_DAY = 60, 12


@dataclass(frozen=True)
class FoundTime:
    """A time of day from one word to before another, and how long from then on where an end was said."""

    start: int
    end: int
    time: time
    minutes: int | None = None


@dataclass(frozen=True)
class _Read:
    """A time as it was written: in how many words, and whether it could as well be another number."""

    time: time
    words: int
    is_bare: bool = False


def find_times(
    line: Line, start: int, end: int, days: list[FoundDay], *, is_meeting: bool = False, is_contact: bool = False
) -> list[FoundTime]:
    """The times of day named by words without a role; hours alone only where no time is written out.

    "9.15" is one where it can be no date or follows a day. "1530" is one after "at", and after a day where the line
    begins with a meeting, or with another contact and says nothing it could count: "tue 1200 pallets" are pallets. An
    hour alone is one after "at", and after a day in a meeting. `days` hold back their own words.
    """
    places = _Places(line, start, end, days, is_meeting, is_contact)
    found = list(_times(places))
    sure = [one for one, is_bare in found if not is_bare]
    return sure or [one for one, _is_bare in found]


@dataclass(frozen=True)
class _Places:
    """Where times are looked for."""

    line: Line
    start: int
    end: int
    days: list[FoundDay]
    is_meeting: bool
    is_contact: bool

    def is_free(self, at: int) -> bool:
        """Whether a word there may be part of a time; dashes between are."""
        in_line = self.start <= at < self.end
        return in_line and (self.line.is_free(at) or self.line.tokens[at].raw in TO)

    def raw(self, at: int) -> str:
        """The word as it is compared; empty where there is none."""
        return self.line.tokens[at].raw.lower().strip(OPENING + ")]}\"'!?:;") if self.is_free(at) else ""

    def follows_day(self, at: int) -> bool:
        """Whether a day ends just before."""
        return any(day.end == at for day in self.days)

    def stands_apart(self, at: int) -> bool:
        """Whether an hour after "at" is one: "looked at 9 pallets" names none."""
        beside_day = self.follows_day(at - 1) or self.is_day(at + 1)
        return self.is_meeting or beside_day or at + 1 >= self.end or self.line.is_boundary(at + 1)

    def may_lack_sign(self, at: int) -> bool:
        """Whether four digits after a day are a time and no quantity."""
        ends = at + 1 >= self.end or self.line.is_boundary(at + 1)
        return self.follows_day(at) and (self.is_meeting or (self.is_contact and ends))

    def is_day(self, at: int) -> bool:
        """Whether the word belongs to a day."""
        return any(day.start <= at < day.end for day in self.days)


def _times(places: _Places) -> Iterator[tuple[FoundTime, bool]]:
    at = places.start
    while at < places.end:
        follows_at = at > places.start and places.raw(at - 1) == AT
        found = None if places.is_day(at) else _time_at(places, at, follows_at)
        if found is not None:
            yield found[0], found[1]
        at = found[0].end if found else at + 1


def _time_at(places: _Places, at: int, follows_at: bool) -> tuple[FoundTime, bool] | None:
    """The time that begins at a place, with its end where one is said, and whether it is a bare number."""
    begin = at - 1 if follows_at else at
    surely = follows_at or places.follows_day(at)
    joined = DASHES.split(places.raw(at))
    is_span = len(joined) == 2 and (len(joined[0]) < FOUR or follows_at or places.may_lack_sign(at))
    if is_span and (span := _span(joined[0], joined[1], surely)):
        return FoundTime(begin, at + 1, *span), False
    first = _read(places, at, surely, follows_at)
    if first is None:
        return None
    stop = at + first.words
    last = _read(places, stop + 1, True, True) if places.raw(stop) in TO else None
    minutes = _between(first.time, last.time) if last else None
    if last is None or minutes is None:
        return FoundTime(begin, stop, first.time), first.is_bare
    return FoundTime(begin, stop + 1 + last.words, first.time, minutes), False


def _span(first: str, last: str, surely: bool) -> tuple[time, int] | None:
    """ "10-11" and "11-1" after a day or "at", "10:00-11:30" anywhere: when it begins, and the minutes it takes."""
    if not surely and _clock(first, False) is None:
        return None
    begin, end = _clock(first, True) or _bare(first), _clock(last, True) or _bare(last)
    minutes = _between(begin, end) if begin and end else None
    return (begin, minutes) if begin and minutes else None


def _between(begin: time, end: time) -> int | None:
    """The minutes from one time to a later one of the day; None where it is not later."""
    minutes = (end.hour - begin.hour) * MINUTES_PER_HOUR + end.minute - begin.minute
    return minutes if minutes > 0 else None


def _read(places: _Places, at: int, surely: bool, follows_at: bool) -> _Read | None:
    word, following = places.raw(at), places.raw(at + 1)
    if word[:1].isdigit() and (when := _twelve(f"{word} {following}")) is not None:
        return _Read(when, 2)
    is_quantity = FOUR_DIGITS.fullmatch(word) and len(word) == FOUR and not (follows_at or places.may_lack_sign(at))
    if not is_quantity and (when := _clock(word.rstrip("."), surely) or NAMED.get(word)) is not None:
        return _Read(when, 1)
    is_oclock = places.is_free(at + 1) and places.line.tokens[at + 1].word == OCLOCK
    may_be = is_oclock or (follows_at and places.stands_apart(at)) or (places.is_meeting and places.follows_day(at))
    when = _bare(word) if may_be else None
    return None if when is None else _Read(when, 1 + is_oclock, not is_oclock)


def _clock(word: str, surely: bool) -> time | None:
    """A time written with its minutes, or with "am" and "pm"; `surely` where "9.15" and "1530" can be nothing else."""
    if found := CLOCK.fullmatch(word):
        return time(int(found[1]), int(found[2]))
    if found := POINTED.fullmatch(word):
        hour, minute = int(found[1]), int(found[2])
        return time(hour, minute) if surely or minute > 12 or hour == 0 else None
    if surely and (found := WHOLE_HOUR.fullmatch(word)):
        return time(int(found[1]))
    if surely and len(word) == FOUR and (found := FOUR_DIGITS.fullmatch(word)):
        return time(int(found[1]), int(found[2]))
    return _twelve(word)


def _bare(word: str) -> time | None:
    """An hour alone, of the working day."""
    if not BARE.fullmatch(word) or not int(word):
        return None
    hour = int(word)
    return time(hour + HALF_A_DAY if hour < EARLIEST_HOUR else hour)


def _twelve(words: str) -> time | None:
    found = TWELVE.fullmatch(words)
    if found is None:
        return None
    hour = int(found["hour"]) % HALF_A_DAY + (HALF_A_DAY if found["half"] == "p" else 0)
    return time(hour, int(found["minute"] or 0))
