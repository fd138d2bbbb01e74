"""What a click on a chip offers: other kinds, candidates and days, and that the words are only words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from amdesk.analysis.quick_entry import Choice, Decision, Entry, EntryKind, Known, Meaning
from amdesk.analysis.quick_entry.asking import person_label
from amdesk.model.values import IntelKind, PromiseBy, TouchKind
from amdesk.ui.quick_entry.parts import Part, day_words
from amdesk.words import _

MOST_OFFERED = 12
WEEK = timedelta(days=7)
REASONS = (TouchKind.CHECK_IN, TouchKind.MEETING, TouchKind.SALES, TouchKind.REVIEW, TouchKind.BUSINESS_REVIEW)


def corrections(entry: Entry, part: Part, known: Known, today: date, said: Decision) -> list[list[Choice]]:
    """The answers a chip offers in groups; each replaces what was `said` about its words before."""
    if not part.key or part.meaning is None:
        return []
    offered = {
        Meaning.KIND: _kinds,
        Meaning.ACCOUNT: _accounts,
        Meaning.PERSON: _people,
        Meaning.DAY: _days,
        Meaning.PROMISE: _promise,
    }.get(part.meaning)
    groups = list(offered(entry, part, known, today, said)) if offered else []
    return groups if part.meaning is Meaning.KIND else [*groups, [_only_words(part)]]


def _only_words(part: Part) -> Choice:
    words = _("Only words") if part.meaning in (Meaning.PROMISE, Meaning.NEED, Meaning.PLACE) else _("Only a word")
    return Choice(words, Decision(as_text=True))


Groups = Iterator[list[Choice]]


def _kinds(entry: Entry, part: Part, known: Known, today: date, said: Decision) -> Groups:
    yield [Choice(kind.label, Decision(kind=kind)) for kind in EntryKind if kind is not entry.kind]
    if entry.kind.is_contact or entry.kind is EntryKind.MEET:
        reasons = [one for one in REASONS if one is not entry.touch]
        yield [Choice(_("For: {what}").format(what=one.label), replace(said, touch=one)) for one in reasons]
    if entry.kind.is_intel:
        kinds = [one for one in IntelKind if one is not entry.about]
        yield [Choice(_("About: {what}").format(what=one.label), replace(said, about=one)) for one in kinds]


def _accounts(entry: Entry, part: Part, known: Known, today: date, said: Decision) -> Groups:
    others = [one for one in known.accounts_like(part.key.split()) if one != entry.account]
    yield [Choice(one.name, Decision(account=one)) for one in others[:MOST_OFFERED]]


def _people(entry: Entry, part: Part, known: Known, today: date, said: Decision) -> Groups:
    account = entry.account.id if entry.account else None
    others = [one for one in known.people_at(account) if one not in entry.people and not one.has_left]
    yield [Choice(person_label(known, one), Decision(person=one)) for one in others[:MOST_OFFERED]]


def _days(entry: Entry, part: Part, known: Known, today: date, said: Decision) -> Groups:
    assert entry.day is not None
    ahead = entry.kind in (EntryKind.MEET, EntryKind.TO_DO)
    near = [today + timedelta(days=step if ahead else -step) for step in range(8)]
    around = [entry.day - WEEK, entry.day + WEEK] if ahead else [entry.day - WEEK]
    yield _as_choices([one for one in dict.fromkeys((*near, *around)) if one != entry.day], today, said)


def _promise(entry: Entry, part: Part, known: Known, today: date, said: Decision) -> Groups:
    promise = next(one for one in entry.promises if one.key == part.key)
    other = PromiseBy.THEM if promise.by is PromiseBy.US else PromiseBy.US
    yield [Choice(other.label, replace(said, by=other))]
    week = [today + timedelta(days=step) for step in (*range(1, 8), 14, 28)]
    yield _as_choices([one for one in week if one != promise.due], today, said)


def _as_choices(days: list[date], today: date, said: Decision) -> list[Choice]:
    return [Choice(day_words(one, today), replace(said, as_text=False, day=one)) for one in days]
