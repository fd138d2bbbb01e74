"""Who is in a line: people at its account by name or title, in any order; unknown names are offered as new."""

from amdesk.analysis.quick_entry.asking import ask_which, offer_new
from amdesk.analysis.quick_entry.entry import EntryKind, Meaning
from amdesk.analysis.quick_entry.known import Fit
from amdesk.analysis.quick_entry.named import NamedPerson
from amdesk.analysis.quick_entry.naming import (
    BEFORE_A_NAME,
    COMMON,
    CONNECTORS,
    LOOKED_AT,
    Window,
    begins_enough,
    goes_on,
    run_end,
)
from amdesk.analysis.quick_entry.state import Reading

MOST_UNKNOWN = 2
"""Words that are offered together as one new name."""


def settle_people(reading: Reading) -> None:
    """Find the people at the account; unknown words where a name should stand are offered as new."""
    end = min(len(reading.line), LOOKED_AT)
    leads, at = True, reading.begin
    unknown: list[int] = []
    while at < end:
        if not reading.line.is_free(at) or reading.line.tokens[at].word in CONNECTORS:
            at += 1
        elif (stop := _person_at(reading, at, end, leads)) is not None:
            at = stop
        else:
            unknown += [at] if leads else []
            leads = leads and goes_on(reading)
            at += 1
    if unknown and not reading.questions:
        _offer_unknown(reading, unknown[0])
    _drop_connectors(reading)


def _person_at(reading: Reading, start: int, end: int, leads: bool) -> int | None:
    """Take the person named at a place, or ask which; gives where the name ends."""
    account = None if reading.account is None else reading.account.id
    if account is None:
        return None
    for stop in range(run_end(reading, start, end), start, -1):
        words = reading.line.words(start, stop)
        if reading.decision(" ".join(words)).as_text:
            continue
        found = reading.known.people_named(words, account) if _all_begin(reading, words, account) else None
        if found and _counts(reading, start, stop, words, found[0], leads):
            _take(reading, start, stop, found[1])
            return stop
        doing = reading.known.people_doing(account, words)
        if doing and leads and words[0] not in COMMON:
            _take(reading, start, stop, doing)
            return stop
    return None


def _all_begin(reading: Reading, words: tuple[str, ...], account: int) -> bool:
    return all(reading.known.begins_person(word, account) for word in words)


def _counts(reading: Reading, start: int, stop: int, words: tuple[str, ...], fit: Fit, leads: bool) -> bool:
    line = reading.line
    is_capital = line.tokens[start].is_capital
    if fit is Fit.BEGINNING:
        enough = begins_enough(words, reading.kind is EntryKind.NOTE) and words[0] not in COMMON
        return enough and leads and reading.kind is not EntryKind.TO_DO and (len(words) == 1 or words[-1] not in COMMON)
    if words[0] in COMMON and not is_capital and len(words) == 1:
        return False
    return leads or is_capital or _is_led(reading, start) or _beside_account(reading, start, stop)


def _is_led(reading: Reading, start: int) -> bool:
    """Whether a word like "with" stands before."""
    return start > 0 and reading.line.tokens[start - 1].word in BEFORE_A_NAME


def _beside_account(reading: Reading, start: int, stop: int) -> bool:
    roles = reading.line.roles
    sides = [roles[at] for at in (start - 1, stop) if 0 <= at < len(roles)]
    return any(role is not None and role.meaning in (Meaning.ACCOUNT, Meaning.PERSON) for role in sides)


def _take(reading: Reading, start: int, stop: int, people: list[NamedPerson]) -> None:
    line = reading.line
    if len(people) == 1:
        line.give(start, stop, Meaning.PERSON)
        reading.add(people[0])
        return
    ask_which(reading, Window(start, stop, line.key(start, stop)), (), people)


def _offer_unknown(reading: Reading, start: int) -> None:
    """Offer the unknown word where a name should stand, and the one after it, as new."""
    line = reading.line
    stop = start + 1
    while not line.is_boundary(stop) and stop - start <= MOST_UNKNOWN:
        stop += 1
    names = [at for at in range(start, stop) if line.tokens[at].word in COMMON | CONNECTORS]
    if stop - start > MOST_UNKNOWN or names or any(c.isdigit() for c in line.said(range(start, stop))):
        return
    if reading.decision(line.key(start, stop)).as_text or not reading.kind.is_touch:
        return
    certainty = _looks_like_name(reading, start, stop)
    if certainty is not None:
        offer_new(reading, start, stop, certainty)


def _looks_like_name(reading: Reading, start: int, stop: int) -> bool | None:
    """Whether unknown words must be asked about (True), may be (False), or are only words (None)."""
    line, kind = reading.line, reading.kind
    if kind is EntryKind.NOTE:
        return None
    before_account = stop < len(line) and (role := line.roles[stop]) is not None and role.meaning is Meaning.ACCOUNT
    if before_account:
        return True
    is_capital = all(line.tokens[at].is_capital for at in range(start, stop))
    if kind is EntryKind.MEET:
        return False if is_capital and _before_moment(reading, stop) else None
    is_followed = stop < len(line)
    if start == reading.begin and not reading.people and not _names_account(reading):
        return is_followed or reading.account is None
    if is_capital:
        return True
    return False if is_followed and line.roles[stop] is not None else None


def _names_account(reading: Reading) -> bool:
    return any(role is not None and role.meaning is Meaning.ACCOUNT for role in reading.line.roles)


def _before_moment(reading: Reading, stop: int) -> bool:
    return stop < len(reading.line) and stop in reading.line.held


def _drop_connectors(reading: Reading) -> None:
    """ "with", "at" and the like before a name that leads the line are no text."""
    line = reading.line
    for at in range(reading.begin, len(line)):
        if line.is_free(at) and line.tokens[at].word not in CONNECTORS:
            return
        role = line.roles[at + 1] if at + 1 < len(line) else None
        named = role is not None and role.meaning in (Meaning.ACCOUNT, Meaning.PERSON, Meaning.ASKED)
        if line.is_free(at) and named:
            line.dropped.add(at)
