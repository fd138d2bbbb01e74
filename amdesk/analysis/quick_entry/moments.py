"""Which of the days and times in a line are its own, and whether they make it a meeting to come."""

import re
from dataclasses import replace
from datetime import date, timedelta

from amdesk.analysis.quick_entry.alternatives import asks_for_day, joined, settle_or_ask
from amdesk.analysis.quick_entry.days import FoundDay, Style, find_days
from amdesk.analysis.quick_entry.entry import Asked, Choice, Decision, EntryKind, Meaning, Question
from amdesk.analysis.quick_entry.kinds import CHANNELS
from amdesk.analysis.quick_entry.line import Line
from amdesk.analysis.quick_entry.scores import HIGHEST, SCORE, UNSCORED
from amdesk.analysis.quick_entry.state import DAY_KEY, KIND_KEY, Reading
from amdesk.analysis.quick_entry.times import FoundTime, find_times
from amdesk.model.values import Channel
from amdesk.words import day as day_words

DAYS_OFFERED = 5
HOURS = re.compile(r"(?:1?\d|2[0-3])[-–—](?:1?\d|2[0-3])")
_AHEAD = """
will shall ll wants want until till should would could can may might
"""
AHEAD = frozenset(_AHEAD.split())
"""After these in one part of a line a weekday is one to come."""
CLAUSES = (Meaning.NEED, Meaning.PROMISE)
EITHER_WAY = (Style.WEEKDAY, Style.DAY_OF_MONTH)
"""Days that are to come as well as past."""
SATURDAY = 5


def find_moments(reading: Reading) -> None:
    """Hold the words of every day and time back from being names, and see whether they make a meeting."""
    line = reading.line
    found = find_days(line, reading.begin, len(line), reading.today)
    days = [day for day in found if not _is_only_words(reading, day)]
    reading.days = _without_hours(line, days)
    line.held.update(at for day in reading.days for at in range(day.start, day.end))
    if reading.kind.is_touch:
        is_meeting = reading.kind is EntryKind.MEET
        times = find_times(
            *(line, reading.begin, len(line), reading.days), is_meeting=is_meeting, is_contact=reading.kind.is_contact
        )
        reading.times = [one for one in times if not reading.decision(line.key(one.start, one.end)).as_text]
        line.held.update(at for one in reading.times for at in range(one.start, one.end))
    _see_meeting(reading)
    _see_action(reading)


def _without_hours(line: Line, days: list[FoundDay]) -> list[FoundDay]:
    """The days, but "10-11" beside another day is a time."""
    hours = [day for day in days if HOURS.fullmatch(line.tokens[day.start].raw) and day.end == day.start + 1]
    return [day for day in days if day not in hours] if len(days) > len(hours) else days


def _see_action(reading: Reading) -> None:
    """ "!fri" says by when: a note that says so is something to do."""
    is_told = reading.decision(KIND_KEY).kind or reading.begin or reading.tells_of_the_past
    if reading.kind is EntryKind.NOTE and not is_told and any(day.is_marked for day in reading.days):
        reading.kind = EntryKind.TO_DO


def _is_only_words(reading: Reading, day: FoundDay) -> bool:
    """Whether the user said so, or it reads like one score too many."""
    line = reading.line
    if reading.decision(line.key(day.start, day.end)).as_text:
        return True
    return reading.kind not in UNSCORED and _looks_scored(line.said(range(day.start, day.end)))


def _looks_scored(words: str) -> bool:
    found = SCORE.fullmatch(words)
    return found is not None and int(found[1]) <= HIGHEST


def _see_meeting(reading: Reading) -> None:
    """A day and a time to come are a meeting, and so is a day that can only be to come beside a kind of contact."""
    kind = reading.kind
    if reading.decision(KIND_KEY).kind or reading.tells_of_the_past or not (kind.is_contact or kind is EntryKind.NOTE):
        return
    ahead = [day for day in reading.days if day.day > reading.today and not _is_aside(day)]
    leading = [day for day in ahead if day.style not in EITHER_WAY and _belongs(reading, day)]
    if (ahead and reading.times) or (kind.is_contact and leading):
        reading.kind = EntryKind.MEET
        reading.channel = CHANNELS.get(kind, Channel.VISIT)


def _is_aside(day: FoundDay) -> bool:
    """Whether a day is said of something else, or by when."""
    return day.is_limit or day.is_modifier or day.is_marked


def _belongs(reading: Reading, day: FoundDay) -> bool:
    """Whether a day stands in the first part of the line, or alone between breaks."""
    line = reading.line
    if not any(line.tokens[at].is_break for at in range(day.start)):
        return True
    return _alone(reading, day)


def _alone(reading: Reading, day: FoundDay) -> bool:
    line, start, end = reading.line, day.start, day.end
    times = {at for one in reading.times for at in range(one.start, one.end)}
    while start - 1 in times:
        start -= 1
    while end in times:
        end += 1
    return (start == 0 or line.tokens[start - 1].is_break) and (end == len(line) or line.tokens[end].is_break)


def take_moments(reading: Reading) -> None:
    """Give the day and the time that are the line's own their roles; the others are words again."""
    line = reading.line
    day = next((one for one in _in_order_of_trust(reading) if _is_own(reading, one)), None)
    at = reading.times[0] if reading.times and _has_time(reading) else None
    line.held.clear()
    if day is not None:
        other = joined(reading, day)
        if other is None:
            _take_day(reading, day)
        else:
            settle_or_ask(reading, (day, other), [_meant(reading, one) for one in (day, other)])
    if at is not None and not any(line.roles[place] for place in range(at.start, at.end)):
        _take_time(reading, at)
    reading.day = reading.decision(DAY_KEY).day or reading.day
    if reading.kind is EntryKind.MEET and reading.day is None and not asks_for_day(reading):
        reading.questions.append(Question(Asked.DAY, "", DAY_KEY, _next_days(reading)))


def _in_order_of_trust(reading: Reading) -> list[FoundDay]:
    return sorted(
        reading.days, key=lambda one: (not one.is_marked, one.is_modifier, not _is_at_edge(reading, one), one.start)
    )


def _is_at_edge(reading: Reading, day: FoundDay) -> bool:
    """Whether no words that are left stand before the day, or none after it."""
    line = reading.line
    before = any(line.is_free(at) for at in range(reading.begin, day.start))
    return not before or not any(line.is_free(at) for at in range(day.end, len(line)))


def _is_own(reading: Reading, day: FoundDay) -> bool:
    kind, edge = reading.kind, _is_at_edge(reading, day)
    if kind is EntryKind.MEET:
        return not day.is_limit
    if kind is EntryKind.TO_DO:
        return day.is_marked or (not day.is_modifier and (edge or day.is_limit))
    if day.is_limit or day.is_modifier or not edge or day.past() > reading.today:
        return False
    return day.style is Style.SURE or _alone(reading, day) or _tells_when(reading, day)


def _tells_when(reading: Reading, day: FoundDay) -> bool:
    """Whether a weekday or date says when it was: not what they asked, heard or promised, nor what will be."""
    line = reading.line
    if any(role is not None and role.meaning in CLAUSES for role in line.roles[: day.start]):
        return False
    if not any(line.is_free(at) for at in range(reading.begin, day.start)):
        return True
    begin = max((at + 1 for at in range(day.start) if line.tokens[at].is_break), default=reading.begin)
    said = {line.tokens[at].word for at in range(begin, day.start)}
    return reading.kind.is_contact and not said & AHEAD


def _has_time(reading: Reading) -> bool:
    return reading.kind is EntryKind.MEET or reading.kind.is_contact


def _meant(reading: Reading, found: FoundDay) -> date:
    """The day as one to come for what is ahead, else as one that was."""
    ahead = reading.kind in (EntryKind.MEET, EntryKind.TO_DO)
    return found.coming(reading.today) if ahead else found.past()


def _take_day(reading: Reading, found: FoundDay) -> None:
    line, today = reading.line, reading.today
    key = line.key(found.start, found.end)
    reading.day = reading.decision(key).day or _meant(reading, found)
    line.give(found.start, found.end, Meaning.DAY, key)
    if reading.kind is EntryKind.MEET and reading.day < today and not reading.decision(KIND_KEY).kind:
        reading.kind = EntryKind.VISIT


def _take_time(reading: Reading, found: FoundTime) -> None:
    reading.time, reading.minutes = found.time, found.minutes
    reading.line.give(found.start, found.end, Meaning.TIME)


def _next_days(reading: Reading) -> tuple[Choice, ...]:
    days = (reading.today + timedelta(days=ahead) for ahead in range(1, 10))
    working = [one for one in days if one.weekday() < SATURDAY][:DAYS_OFFERED]
    return tuple(Choice(day_words(one, reading.today), replace(Decision(), day=one)) for one in working)
