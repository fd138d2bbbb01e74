"""Days and times among the words of a line; stricter than a date field: "we may" and "twice a day" are none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import Enum

from amdesk.analysis.dates import LIMITS, MONTH_NAMES, WEEKDAYS, NotADate, add_months, parse_day, parse_limit
from amdesk.analysis.quick_entry.line import CLOSING, OPENING, Line
from amdesk.words import DAYS, MONTHS, SMALL, _

LONGEST = 6
MARK = "!"
"""What stands before a day that says by when."""
STARTING = ("+", "mid-", "end-", "start-")
_LOCAL_DAYS = [re.escape(_(day).lower().rstrip(".")) for day in DAYS]
_LOCAL_MONTHS = [re.escape(_(month).lower().rstrip(".")) for month in MONTHS]
WEEKDAY = "(?:" + "|".join([*(rf"{name[:3]}|{name}" for name in WEEKDAYS), "tues|thur|thurs", *_LOCAL_DAYS]) + ")"
MONTH = "(?:" + "|".join([*(rf"{name}|{name[:3]}" for name in MONTH_NAMES), "sept", *_LOCAL_MONTHS]) + ")"
COUNT = r"(?:\d{1,3}|an?|" + "|".join(SMALL[1:]) + ")"
UNIT = "(?:days?|weeks?|wks?|months?|quarters?|years?)"
SHORT_UNIT = "[dwmy]"
SPAN_UNIT = "(?:week|month|quarter|year)"
PART = "(?:start|beginning|begin|middle|mid|end)"
YEAR = r"(?: \d{4})?"
ORDINAL = r"\d{1,2}(?:st|nd|rd|th|\.)?"

BARE_WEEKDAY = re.compile(WEEKDAY)
DAY_MONTH = re.compile(
    rf"{ORDINAL} ?(?:of )?{MONTH}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}\. ?\d{{1,2}}\.|\d{{1,2}}[/-]\d{{1,2}}"
)
SURE = re.compile(
    "|".join(
        (
            "today|tomorrow|tmr|yesterday|day after tomorrow",
            rf"(?:this|next|last) {WEEKDAY}",
            f"(?:next|last) {SPAN_UNIT}",
            f"in {COUNT} {UNIT}|{COUNT} {UNIT} ago|in \\d{{1,3}} ?{SHORT_UNIT}",
            rf"\+\d{{1,3}} ?(?:{SHORT_UNIT}|{UNIT})",
            rf"{PART} (?:of )?(?:the )?(?:(?:this|next|last) )?{SPAN_UNIT}",
            rf"{PART}[ -](?:of )?{MONTH}{YEAR}",
            rf"{PART} (?:of )?q[1-4]{YEAR}",
            rf"{ORDINAL} ?(?:of )?{MONTH} \d{{4}}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)? \d{{4}}|{MONTH} \d{{4}}",
            r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d\d)",
        )
    )
)
AFTER_A_WORD = re.compile(rf"{MONTH}|q[1-4]{YEAR}|\d{{1,2}}\.\d{{1,2}}|{COUNT} {UNIT}")
"""What is a day only after "by", "in", "on" and the like."""
FRACTION = re.compile(r"\d/\d")
AROUND = ("on", "in")
UNTIL = ("by", "until", "till", "before", "due", "within")
NOT_BEFORE = frozenset(
    ("the", "a", "an", "of", "every", "each", "since", "from", "for", "our", "his", "her", "their", "your", "its")
)

CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:h][0-5]\d")
TWELVE = re.compile(r"(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap])\.?m\.?")
POINTED = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
DIGIT = re.compile(r"\d+")


class Style(Enum):
    """How a day was written."""

    WEEKDAY = "weekday"
    DAY_MONTH = "day and month"
    SURE = "sure"


@dataclass(frozen=True)
class FoundDay:
    """A day from one word to before another; `is_limit` after "by" and the like, `is_modifier` after "the", "of" …,
    `is_marked` when it was written "!fri".
    """

    start: int
    end: int
    day: date
    style: Style
    is_limit: bool = False
    is_modifier: bool = False
    is_marked: bool = False

    def coming(self, today: date) -> date:
        """The day as one to come."""
        if self.style is Style.DAY_MONTH and self.day < today:
            return add_months(self.day, 12)
        return self.day

    def past(self) -> date:
        """The day as one that was: a weekday is the last one, today included."""
        return self.day - timedelta(days=7) if self.style is Style.WEEKDAY else self.day


@dataclass(frozen=True)
class FoundTime:
    """A time of day from one word to before another."""

    start: int
    end: int
    time: time


def _starters() -> frozenset[str]:
    months = [name[:length] for name in MONTH_NAMES for length in (3, 4, len(name))]
    days = [name[:length] for name in WEEKDAYS for length in (3, 4, 5, len(name))]
    local = [_(word).lower().rstrip(".") for word in (*DAYS, *MONTHS)]
    single = ("today", "tomorrow", "tmr", "yesterday", "day", "this", "next", "last", "a", "an", *AROUND, *UNTIL)
    parts = ("start", "beginning", "begin", "middle", "mid", "end")
    return frozenset((*months, *days, *local, *single, *parts, *SMALL[1:]))


STARTERS = _starters()
MOST_DAYS = 12
"""Days that are looked for in one line."""


def find_days(line: Line, start: int, end: int, today: date) -> list[FoundDay]:
    """The days named by words without a role, in order."""
    found: list[FoundDay] = []
    at = start
    while at < end and len(found) < MOST_DAYS:
        one = _day_at(line, at, end, today) if line.is_free(at) else None
        if one is not None:
            found.append(one)
        at = one.end if one else at + 1
    return found


def _day_at(line: Line, start: int, end: int, today: date) -> FoundDay | None:
    lead, raw = line.tokens[start].word, line.tokens[start].raw
    if lead not in STARTERS and not (lead[:1].isdigit() or raw.lower().lstrip(MARK).startswith(STARTING)):
        return None
    first = start + 1 if lead in AROUND + UNTIL else start
    for stop in range(min(end, start + LONGEST), start, -1):
        if not all(line.is_free(at) for at in range(start, stop)):
            continue
        for begin in dict.fromkeys((start, first)):
            if begin < stop and (found := _meant(_written(line, begin, stop), lead if begin > start else "", today)):
                before = line.tokens[start - 1].word if start else ""
                marked = raw.startswith(MARK)
                return FoundDay(start, stop, *found, lead in UNTIL, before in NOT_BEFORE and not marked, marked)
    return None


def _written(line: Line, start: int, stop: int) -> str:
    words = [token.raw.lower().strip(OPENING + "\"'”’)]}!?:") for token in line.tokens[start:stop]]
    last = words[-1]
    return " ".join([*words[:-1], last if last[:1].isdigit() and last.count(".") != 1 else last.rstrip(CLOSING)])


def _meant(words: str, after: str, today: date) -> tuple[date, Style] | None:
    if BARE_WEEKDAY.fullmatch(words):
        style = Style.WEEKDAY
    elif DAY_MONTH.fullmatch(words) and (after or not FRACTION.fullmatch(words)):
        style = Style.DAY_MONTH
    elif SURE.fullmatch(words):
        style = Style.SURE
    elif after and AFTER_A_WORD.fullmatch(words):
        style = Style.DAY_MONTH if words[0].isdigit() and "." in words else Style.SURE
    else:
        return None
    try:
        return (parse_limit if after in LIMITS else parse_day)(words, today), style
    except NotADate:
        return None


def find_times(line: Line, start: int, end: int, days: list[FoundDay]) -> list[FoundTime]:
    """The times of day named by words without a role; "9.15" is one where it can be no date or follows a day."""
    after_days = {day.end for day in days}
    return list(_times(line, start, end, after_days))


def _times(line: Line, start: int, end: int, after_days: set[int]) -> Iterator[FoundTime]:
    for at in range(start, end):
        if not line.is_free(at):
            continue
        follows_at = at > start and line.tokens[at - 1].word == "at" and line.is_free(at - 1)
        begin = at - 1 if follows_at else at
        raw = line.tokens[at].raw.lower().strip(OPENING + ")]}\"'!?:;")
        if (when := _clock(raw.rstrip("."), follows_at or at in after_days)) is not None:
            yield FoundTime(begin, at + 1, when)
        elif at + 1 < end and line.is_free(at + 1) and (raw[:1].isdigit()):
            half = line.tokens[at + 1].raw.lower()
            if (when := _twelve(f"{raw} {half}")) is not None:
                yield FoundTime(begin, at + 2, when)


def _clock(word: str, surely: bool) -> time | None:
    if CLOCK.fullmatch(word):
        hour, minute = (int(part) for part in DIGIT.findall(word))
        return time(hour, minute)
    if POINTED.fullmatch(word):
        hour, minute = (int(part) for part in word.split("."))
        return time(hour, minute) if surely or minute > 12 or hour == 0 else None
    return _twelve(word)


def _twelve(words: str) -> time | None:
    found = TWELVE.fullmatch(words)
    if found is None:
        return None
    return time(int(found["hour"]) % 12 + (12 if found["half"] == "p" else 0), int(found["minute"] or 0))
