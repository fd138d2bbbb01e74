"""Which words of a line could be names, before it is settled whose they are."""

from dataclasses import dataclass
from functools import cached_property

from amdesk.analysis.quick_entry.entry import Decision, EntryKind
from amdesk.analysis.quick_entry.known import Fit
from amdesk.analysis.quick_entry.named import NamedAccount, NamedPerson
from amdesk.analysis.quick_entry.state import Reading

LONGEST_NAME = 5
LOOKED_AT = 40
"""Words of a line that are looked at as names."""
CONNECTORS = frozenset(("with", "at", "from", "and", "of", "by", "&", "+", "for", "to", "in", "on"))
BEFORE_A_NAME = frozenset(("with", "from", "to", "and", "for", "by", "at"))
_COMMON = """
a about after again all also am an any are as ask be been before but call can could did do does for from get go had has
have he her him his how i if in into is it its just let like may me more my new no not now of off on one or our out over
re said say see send she should so some than that the their them then there they this to too under up us use very was
we were what when where which who why will with would you your
"""
COMMON = frozenset(_COMMON.split())
"""Words that begin no name unless the whole name is typed or "@" stands before."""


@dataclass(frozen=True)
class Window:
    """Words that fit names: accounts and people, those that fit best of each."""

    start: int
    end: int
    key: str
    account_fit: Fit | None = None
    accounts: tuple[NamedAccount, ...] = ()
    person_fit: Fit | None = None
    people: tuple[NamedPerson, ...] = ()
    decision: Decision | None = None
    leads: bool = True

    @cached_property
    def homes(self) -> frozenset[int | None]:
        """The accounts of the people."""
        return frozenset(person.account_id for person in self.people)


def windows(reading: Reading) -> list[Window]:
    """The words that fit names, longest first at each place; after other words only whole names of accounts count."""
    found: list[Window] = []
    leads, at = True, reading.begin
    end = min(len(reading.line), LOOKED_AT)
    while at < end:
        line = reading.line
        if not line.is_free(at) or line.tokens[at].word in CONNECTORS:
            at += 1
            continue
        window = _window(reading, at, end, leads)
        if window is None:
            leads = leads and goes_on(reading)
            at += 1
        else:
            found.append(window)
            at = window.end
    return found


def goes_on(reading: Reading) -> bool:
    """Whether names may follow other words: in a meeting the place may stand between them."""
    return reading.kind is EntryKind.MEET


def run_end(reading: Reading, start: int, end: int) -> int:
    """Where the free words that begin at a place end, at most five of them."""
    stop = start
    while stop < min(end, start + LONGEST_NAME) and reading.line.is_free(stop):
        stop += 1
    return stop


def _window(reading: Reading, start: int, end: int, leads: bool) -> Window | None:
    """The longest run of words that fits names; a longer one can only fit where each of its words begins one."""
    stop = run_end(reading, start, end)
    for last in range(stop, start, -1):
        decision = reading.decided.get(key := reading.line.key(start, last))
        if decision is not None:
            return Window(start, last, key, decision=decision, leads=leads)
    longest = None
    for last in range(start + 1, stop + 1):
        word = reading.line.tokens[last - 1].word
        if not (reading.known.begins_account(word) or (leads and reading.known.begins_person(word))):
            break
        longest = _fitting(reading, start, last, reading.line.words(start, last), leads) or longest
    return longest


def _fitting(reading: Reading, start: int, stop: int, words: tuple[str, ...], leads: bool) -> Window | None:
    accounts = reading.known.accounts_named(words, whole_only=not leads)
    if accounts and not _counts(reading, start, words, accounts[0], leads):
        accounts = None
    people = reading.known.people_named(words) if leads and _asks_for_people(reading) else None
    if people and not _counts(reading, start, words, people[0], leads):
        people = None
    if not accounts and not people:
        return None
    fit, these = accounts or (None, [])
    person_fit, those = people or (None, [])
    return Window(start, stop, " ".join(words), fit, tuple(these), person_fit, tuple(those), None, leads)


def _asks_for_people(reading: Reading) -> bool:
    """Without a word for its kind a line is about the account in view, and names people there only."""
    return reading.begin > 0 or reading.here is None


def _counts(reading: Reading, start: int, words: tuple[str, ...], fit: Fit, leads: bool) -> bool:
    """Whether words fit well enough where they stand."""
    if fit is Fit.FULL:
        return len(words) > 1 or words[0] not in COMMON or reading.line.tokens[start].is_capital
    if words[0] in COMMON or words[-1] in COMMON:
        return False
    if not leads:
        return fit is Fit.WORD and reading.line.tokens[start].is_capital and len(words[0]) > 2
    if fit is Fit.WORD:
        return True
    return _takes_beginnings(reading) and begins_enough(words)


def _takes_beginnings(reading: Reading) -> bool:
    """Beginnings of names count where a name is meant to stand: not before the verb of an action or a note."""
    if reading.kind is EntryKind.TO_DO:
        return False
    return reading.begin > 0 or reading.here is None


def begins_enough(words: tuple[str, ...], in_note: bool = False) -> bool:
    """Whether so much of a name was typed that it can be meant: two letters, three in a note, or one of
    a script without an alphabet.
    """
    return len(words[0]) >= 2 + in_note or not words[0].isascii()
