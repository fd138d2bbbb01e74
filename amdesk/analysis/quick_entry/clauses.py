"""Needs and promises: "needs …", "we promise …", "they promise …", until a comma, semicolon or the next keyword."""

from datetime import date

from amdesk.analysis.quick_entry.days import FoundDay, find_days
from amdesk.analysis.quick_entry.entry import EntryKind, Meaning
from amdesk.analysis.quick_entry.entry import Promised as Promise
from amdesk.analysis.quick_entry.line import Line
from amdesk.analysis.quick_entry.state import Reading
from amdesk.model.values import PromiseBy

WE, THEY = ("we", "i"), ("they", "he", "she")
PROMISE = ("promise", "promised", "promises")
NEED = ("needs", "need", "needed")
FILLERS = ("to", "that", "them", "us", "him", "her", "a", "an", "the")
Keyword = tuple[Meaning, PromiseBy, int]


def read_clauses(reading: Reading) -> None:
    """Take needs and promises out of the line; needs only where they have a place of their own."""
    at = reading.begin
    while at < len(reading.line):
        keyword = _keyword(reading, at)
        if keyword is None:
            at += 1
            continue
        end = _end(reading, at + keyword[2])
        _take(reading, keyword, at, end)
        at = end


def _keyword(reading: Reading, at: int) -> Keyword | None:
    """The keyword at a place with its length in words."""
    line = reading.line
    if not line.is_free(at):
        return None
    word = line.tokens[at].word
    following = line.tokens[at + 1].word if at + 1 < len(line) and line.is_free(at + 1) else ""
    if word in WE + THEY and following in PROMISE:
        return Meaning.PROMISE, PromiseBy.US if word in WE else PromiseBy.THEM, 2
    if not reading.kind.is_touch or reading.kind is EntryKind.MEET:
        return None
    if word in THEY and following in NEED:
        return Meaning.NEED, PromiseBy.THEM, 2
    return (Meaning.NEED, PromiseBy.THEM, 1) if word == NEED[0] else None


def _end(reading: Reading, start: int) -> int:
    line = reading.line
    for at in range(start, len(line)):
        if line.is_boundary(at) or _keyword(reading, at) or (at > start and _new_sentence(line, at)):
            return at
    return len(line)


def _new_sentence(line: Line, at: int) -> bool:
    return line.tokens[at - 1].raw.endswith((".", "!", "?")) and line.tokens[at].is_capital


def _take(reading: Reading, keyword: Keyword, start: int, end: int) -> None:
    meaning, by, length = keyword
    line = reading.line
    key = f"{meaning.value}:{line.key(start + length, end)}"
    if reading.decision(key).as_text:
        return
    if meaning is Meaning.NEED:
        words, due = line.said(range(start + length, end)), None
    else:
        words, due = _promised(reading, start + length, end)
    if not words:
        return
    line.give(start, end, meaning, key)
    if meaning is Meaning.NEED:
        reading.needs.append(words)
    else:
        said = reading.decision(key)
        reading.promises.append(Promise(said.by or by, words, said.day or due, key))


def _promised(reading: Reading, start: int, end: int) -> tuple[str, date | None]:
    """What was promised, and by when: the last day named at the end or the beginning, else the last one."""
    line = reading.line
    while start < end and line.tokens[start].word in FILLERS[:2]:
        start += 1
    found = [one for one in find_days(line, start, end, reading.today) if not one.is_modifier]
    chosen = next((one for one in found if one.end == end), None) or next(iter(found), None)
    if chosen is None:
        return line.said(range(start, end)), None
    within = start < chosen.start and chosen.end < end
    words = [at for at in range(start, end) if within or not chosen.start <= at < chosen.end]
    return line.said(words), _due(chosen, reading.today)


def _due(found: FoundDay, today: date) -> date:
    return found.coming(today)
