"""The words that begin a need or a promise, and who made it: "we promise", "they'll", "needs", a bare "promised"."""

import re
from dataclasses import dataclass

from amdesk.analysis.quick_entry.entry import EntryKind, Meaning
from amdesk.analysis.quick_entry.state import Reading
from amdesk.model.values import PromiseBy

WE, THEY = ("we", "i"), ("they", "he", "she")
PROMISE = ("promise", "promised", "promises")
THEIRS = "promises"
"""Said of a third person without naming who: it is theirs."""
WILL = ("will", "shall")
SHORT = re.compile(r"(we|i|they|he|she)['’]ll", re.IGNORECASE)
NEED = ("needs", "need", "needed")
_NO_PROMISE = """
not never see be have probably likely perhaps maybe hopefully think know talk speak meet
"""
NO_PROMISE = frozenset(_NO_PROMISE.split())
"""Verbs that promise nothing after "will"."""
_DOUBT = """
if whether when think thinks hope hopes believe believes maybe perhaps what where how why
"""
DOUBT = frozenset(_DOUBT.split())
"""Before "we will" these make it no promise."""
_A_THING = """
a an the no not any our my his her their your its about of on this that broken last
"""
A_THING = frozenset(_A_THING.split())
"""Before "promise" these make it a thing that is spoken of."""


@dataclass(frozen=True)
class Keyword:
    """What begins a clause, in how many words; `by` is None where it is to be asked who promised."""

    meaning: Meaning
    by: PromiseBy | None
    length: int


def keyword_at(reading: Reading, at: int) -> Keyword | None:
    """The keyword at a place, if one begins there."""
    line = reading.line
    if not line.free_word(at):
        return None
    return _promised(reading, at) or _will(reading, at) or _need(reading, at) or _bare(reading, at)


def _side(word: str) -> PromiseBy:
    return PromiseBy.US if word in WE else PromiseBy.THEM


def _is_told(reading: Reading) -> bool:
    """Whether the line tells of what was said: a contact or a note, not what is still to come."""
    return reading.kind.is_touch and reading.kind is not EntryKind.MEET


def _promised(reading: Reading, at: int) -> Keyword | None:
    word, following = reading.line.free_word(at), reading.line.free_word(at + 1)
    if word in WE + THEY and following in PROMISE:
        return Keyword(Meaning.PROMISE, _side(word), 2)
    return None


def _will(reading: Reading, at: int) -> Keyword | None:
    """ "We will" and "they'll": a promise, unless what follows promises nothing."""
    line = reading.line
    short = SHORT.fullmatch(line.tokens[at].raw)
    word = short[1].lower() if short else line.free_word(at)
    length = 1 if short else 2
    if word not in WE + THEY or (not short and line.free_word(at + 1) not in WILL):
        return None
    if not _is_told(reading) and not (reading.kind is EntryKind.ISSUE and word in WE):
        return None
    following = line.free_word(at + length)
    if not following or following in NO_PROMISE or line.free_word(at - 1) in DOUBT:
        return None
    if word in THEY and following in NEED:
        return Keyword(Meaning.NEED, PromiseBy.THEM, length + 1)
    return Keyword(Meaning.PROMISE, _side(word), length)


def _need(reading: Reading, at: int) -> Keyword | None:
    if not _is_told(reading):
        return None
    word, following = reading.line.free_word(at), reading.line.free_word(at + 1)
    if word in THEY and following in NEED:
        return Keyword(Meaning.NEED, PromiseBy.THEM, 2)
    return Keyword(Meaning.NEED, PromiseBy.THEM, 1) if word == NEED[0] else None


def _bare(reading: Reading, at: int) -> Keyword | None:
    """ "Promised" without who: "promises" is theirs, else it is asked."""
    word = reading.line.free_word(at)
    if not _is_told(reading) or word not in PROMISE or reading.line.free_word(at - 1) in A_THING:
        return None
    return Keyword(Meaning.PROMISE, PromiseBy.THEM if word == THEIRS else None, 1)
