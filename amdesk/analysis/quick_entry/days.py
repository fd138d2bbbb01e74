"""Days among the words of a line; stricter than a date field: "we may" and "twice a day" are none."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
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
DAY_OF_MONTH = re.compile(r"(?:the )?(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)")
"""Only after "by", "on" and the like: "the 5th floor" is no day."""
PERIOD = re.compile(f"eo[wmqy]|q[1-4]{YEAR}")
"""What says by when and never when: "eom", "q1"."""
AFTER_A_WORD = re.compile(rf"{MONTH}|q[1-4]{YEAR}|\d{{1,2}}\.\d{{1,2}}|{COUNT} {UNIT}")
"""What is a day only after "by", "in", "on" and the like."""
FRACTION = re.compile(r"\d/\d")
AROUND = ("on", "in")
UNTIL = ("by", "until", "till", "before", "due", "within")
NOT_BEFORE = frozenset(
    ("the", "a", "an", "of", "every", "each", "since", "from", "for", "our", "his", "her", "their", "your", "its")
)


class Style(Enum):
    """How a day was written."""

    WEEKDAY = "weekday"
    DAY_MONTH = "day and month"
    DAY_OF_MONTH = "day of a month"
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
        if self.style is Style.WEEKDAY:
            return self.day - timedelta(days=7)
        return add_months(self.day, -1) if self.style is Style.DAY_OF_MONTH else self.day


def _starters() -> frozenset[str]:
    months = [name[:length] for name in MONTH_NAMES for length in (3, 4, len(name))]
    days = [name[:length] for name in WEEKDAYS for length in (3, 4, 5, len(name))]
    local = [_(word).lower().rstrip(".") for word in (*DAYS, *MONTHS)]
    single = ("today", "tomorrow", "tmr", "yesterday", "day", "this", "next", "last", "a", "an", *AROUND, *UNTIL)
    parts = ("start", "beginning", "begin", "middle", "mid", "end")
    periods = (*(f"eo{unit}" for unit in "wmqy"), *(f"q{number}" for number in range(1, 5)))
    return frozenset((*months, *days, *local, *single, *parts, *periods, *SMALL[1:]))


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
                is_limit = lead in UNTIL or PERIOD.fullmatch(_written(line, begin, stop)) is not None
                return FoundDay(start, stop, *found, is_limit, before in NOT_BEFORE and not marked, marked)
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
    elif SURE.fullmatch(words) or PERIOD.fullmatch(words):
        style = Style.SURE
    elif after and DAY_OF_MONTH.fullmatch(words):
        style = Style.DAY_OF_MONTH
    elif after and AFTER_A_WORD.fullmatch(words):
        style = Style.DAY_MONTH if words[0].isdigit() and "." in words else Style.SURE
    else:
        return None
    try:
        return (parse_limit if after in LIMITS else parse_day)(words, today), style
    except NotADate:
        return None
