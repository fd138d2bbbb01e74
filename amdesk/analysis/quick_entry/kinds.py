"""The first word of a line sets its kind."""

from functools import cache

from amdesk.analysis.quick_entry.entry import EntryKind, Meaning
from amdesk.analysis.quick_entry.letters import bare
from amdesk.analysis.quick_entry.state import KIND_KEY, Reading
from amdesk.model.values import Channel
from amdesk.words import _

WORDS = {
    EntryKind.VISIT: ("visit", "visited"),
    EntryKind.CALL: ("call", "called", "phoned"),
    EntryKind.MAIL: ("mail", "mailed", "email", "e-mail", "emailed"),
    EntryKind.VIDEO: ("video",),
    EntryKind.MEET: ("meet", "meeting"),
    EntryKind.HEARD: ("heard",),
    EntryKind.SAW: ("saw",),
    EntryKind.ISSUE: ("issue",),
    EntryKind.TODO: ("todo", "to-do"),
    EntryKind.ASKS: ("asks", "asked"),
    EntryKind.NOTE: ("note",),
}
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
    if len(line) and (kind := kind_words().get(line.tokens[0].word)) and line.tokens[0].raw[:1] not in "@#":
        line.give(0, 1, Meaning.KIND, KIND_KEY)
        reading.kind, reading.begin = kind, 1
    reading.kind = reading.decision(KIND_KEY).kind or reading.kind
    reading.channel = CHANNELS.get(reading.kind, Channel.OTHER)
