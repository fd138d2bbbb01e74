"""Needs and promises: "needs …", "we promise …", "they will …", until a comma, semicolon or the next of them.

"We promise the sheet fri and samples mon" are two promises: a day closes one before "and".
"""

from collections.abc import Iterator
from datetime import date

from amdesk.analysis.quick_entry.alternatives import OR
from amdesk.analysis.quick_entry.days import FoundDay, find_days
from amdesk.analysis.quick_entry.entry import Asked, Choice, Decision, Meaning, Question
from amdesk.analysis.quick_entry.entry import Promised as Promise
from amdesk.analysis.quick_entry.line import Line
from amdesk.analysis.quick_entry.promising import Keyword, keyword_at
from amdesk.analysis.quick_entry.state import Reading
from amdesk.model.values import PromiseBy
from amdesk.words import _

FILLERS = ("to", "that")
AND = ("and", "but", "&", "+", "then")


def read_clauses(reading: Reading) -> None:
    """Take needs and promises out of the line; needs only where they have a place of their own."""
    at = reading.begin
    while at < len(reading.line):
        keyword = keyword_at(reading, at)
        if keyword is None:
            at += 1
            continue
        _drop_and(reading, at - 1)
        end = _end(reading, at + keyword.length)
        _take(reading, keyword, at, end)
        at = end


def _drop_and(reading: Reading, at: int) -> None:
    """The "and" before a clause is no word of what stands before it."""
    if at >= reading.begin and _is_and(reading.line, at) and reading.line.roles[at] is None:
        reading.line.dropped.add(at)


def _is_and(line: Line, at: int) -> bool:
    return 0 <= at < len(line) and line.tokens[at].raw.lower() in AND


def _end(reading: Reading, start: int) -> int:
    line = reading.line
    for at in range(start, len(line)):
        if line.is_boundary(at) and line.tokens[at].raw not in OR:
            return at
        begins = keyword_at(reading, at) or (_is_and(line, at) and keyword_at(reading, at + 1))
        if begins or (at > start and _new_sentence(line, at)):
            return at
    return len(line)


def _new_sentence(line: Line, at: int) -> bool:
    return line.tokens[at - 1].raw.endswith((".", "!", "?")) and line.tokens[at].is_capital


def _take(reading: Reading, keyword: Keyword, start: int, end: int) -> None:
    if keyword.meaning is Meaning.NEED:
        _take_need(reading, start, start + keyword.length, end)
        return
    for begin, stop in _parted(reading, start + keyword.length, end):
        first = start if begin == start + keyword.length else begin
        _take_promise(reading, keyword, (first, begin, stop))


def _take_need(reading: Reading, start: int, begin: int, end: int) -> None:
    key = f"{Meaning.NEED.value}:{reading.line.key(begin, end)}"
    words = reading.line.said(range(begin, end))
    if words and not reading.decision(key).as_text:
        reading.line.give(start, end, Meaning.NEED, key)
        reading.needs.append(words)


def _parted(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The promises of one clause: "and" after a day begins the next, unless only another day follows."""
    line = reading.line
    days = _days(reading, start, end)
    starts, ends = {day.start for day in days}, {day.end for day in days}
    for at in range(start + 1, end - 1):
        if at in ends and _is_and(line, at) and at + 1 not in starts:
            line.dropped.add(at)
            yield start, at
            start = at + 1
    yield start, end


def _take_promise(reading: Reading, keyword: Keyword, places: tuple[int, int, int]) -> None:
    """Give a promise its words: from where its role begins, where what was promised begins, to before its end."""
    start, begin, end = places
    line = reading.line
    key = f"{Meaning.PROMISE.value}:{line.key(begin, end)}"
    said = reading.decision(key)
    words, due = _promised(reading, begin, end)
    if said.as_text or not words:
        return
    by = said.by or keyword.by
    if by is None:
        line.give(start, end, Meaning.ASKED, key)
        reading.aside.append(Question(Asked.PROMISER, words, key, _promisers()))
    else:
        line.give(start, end, Meaning.PROMISE, key)
        reading.promises.append(Promise(by, words, said.day or due, key))


def _promisers() -> tuple[Choice, ...]:
    return (
        Choice(_("We did"), Decision(by=PromiseBy.US)),
        Choice(_("They did"), Decision(by=PromiseBy.THEM)),
        Choice(_("Only words"), Decision(as_text=True)),
    )


def _days(reading: Reading, start: int, end: int) -> list[FoundDay]:
    return [one for one in find_days(reading.line, start, end, reading.today) if not one.is_modifier]


def _promised(reading: Reading, start: int, end: int) -> tuple[str, date | None]:
    """What was promised, and by when: the last day named at the end or the beginning, else the first one."""
    line = reading.line
    while start < end and line.tokens[start].word in FILLERS:
        start += 1
    found = _days(reading, start, end)
    chosen = next((one for one in found if one.end == end), None) or next(iter(found), None)
    if chosen is None:
        return line.said(range(start, end)), None
    within = start < chosen.start and chosen.end < end
    kept = within or _is_one_of_several(line, chosen)
    words = [at for at in range(start, end) if kept or not chosen.start <= at < chosen.end]
    return line.said(words), chosen.coming(reading.today)


def _is_one_of_several(line: Line, day: FoundDay) -> bool:
    """Whether a day is joined to another: "fri and sat", "mon or tue"; then the words keep both."""
    return day.start > 0 and (_is_and(line, day.start - 1) or line.tokens[day.start - 1].raw.lower() in OR)
