"""The first word of a line sets its kind; "to do" are two."""

from functools import cache

from amdesk.analysis.quick_entry.entry import EntryKind, Meaning
from amdesk.analysis.quick_entry.known import Fit
from amdesk.analysis.quick_entry.letters import bare
from amdesk.analysis.quick_entry.state import KIND_KEY, Reading
from amdesk.model.values import Channel
from amdesk.words import _

WORDS = {
    EntryKind.VISIT: ("visit", "visited", "met"),
    EntryKind.CALL: ("call", "called", "phone", "phoned", "ring", "rang"),
    EntryKind.MAIL: ("mail", "mailed", "email", "e-mail", "emailed"),
    EntryKind.VIDEO: ("video", "zoom", "zoomed", "teams"),
    EntryKind.MEET: ("meet", "meeting"),
    EntryKind.HEARD: ("heard",),
    EntryKind.SAW: ("saw",),
    EntryKind.ISSUE: ("issue",),
    EntryKind.TO_DO: ("todo", "to-do"),
    EntryKind.ASKS: ("asks", "asked"),
    EntryKind.NOTE: ("note",),
}
ASK = "ask"
"""Whom one is to ask is something to do, and "ask" is part of it."""
WAS = ("visited", "met", "called", "phoned", "rang", "mailed", "emailed", "zoomed")
TO_DO = ("to", "do")
BRANDS = ("zoom", "teams", "ring")
"""Kinds that are names of companies, too."""
CHANNELS = {
    EntryKind.VISIT: Channel.VISIT,
    EntryKind.CALL: Channel.CALL,
    EntryKind.MAIL: Channel.MAIL,
    EntryKind.VIDEO: Channel.VIDEO,
    EntryKind.MEET: Channel.VISIT,
}


@cache
def kind_words() -> dict[str, EntryKind]:
    """Every word that sets a kind, in English and in the user's language."""
    found = {bare(word): kind for kind, words in WORDS.items() for word in words}
    return {bare(_(words[0])): kind for kind, words in WORDS.items()} | found


def read_kind(reading: Reading) -> None:
    """Take the first word as the kind, where it is one and was not said to be only a word."""
    line = reading.line
    for length in (2, 1):
        kind = _kind_said(reading, length)
        if kind is not None:
            line.give(0, length, Meaning.KIND, KIND_KEY)
            reading.kind, reading.begin = kind, length
            reading.was = line.tokens[0].word in WAS
            reading.keeps_verb = line.tokens[0].word == ASK
            break
    reading.kind = reading.decision(KIND_KEY).kind or reading.kind
    reading.channel = CHANNELS.get(reading.kind, Channel.OTHER)


def _kind_said(reading: Reading, length: int) -> EntryKind | None:
    """The kind that the first word, or the first two as one, stand for; none where an account has that very name."""
    words = reading.line.words(0, length)
    if len(words) < length or reading.line.tokens[0].raw[:1] in "@#":
        return None
    if length > 1:
        return EntryKind.TO_DO if words == TO_DO else None
    if words[0] == ASK:
        return EntryKind.TO_DO
    known = reading.known.accounts_named(words, whole_only=True) if words[0] in BRANDS else None
    return None if known and known[0] is Fit.FULL else kind_words().get(words[0])
