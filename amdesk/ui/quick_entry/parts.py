"""What the chips say: each part of an entry with its words, tone and sign."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from amdesk.analysis.quick_entry import Entry, EntryKind, Meaning, NamedAccount, Promised
from amdesk.analysis.quick_entry.state import DAY_KEY, KIND_KEY
from amdesk.analysis.series import Tone
from amdesk.model.values import PromiseBy, TouchKind
from amdesk.words import _, day

KIND_SIGNS = {
    EntryKind.VISIT: "briefcase",
    EntryKind.CALL: "phone",
    EntryKind.MAIL: "mail",
    EntryKind.VIDEO: "video",
    EntryKind.MEET: "calendar-event",
    EntryKind.HEARD: "bulb",
    EntryKind.SAW: "eye",
    EntryKind.ISSUE: "message-report",
    EntryKind.TO_DO: "list-check",
    EntryKind.ASKS: "help-circle",
    EntryKind.NOTE: "notes",
}
GOOD_FROM, FAIR_FROM = 8, 5
"""Scores from here on are good, or fair."""


@dataclass(frozen=True)
class Part:
    """One chip: `name` says what it is; `key` is empty where nothing can be corrected."""

    meaning: Meaning | None
    name: str
    words: str
    tone: Tone
    sign: str
    key: str = ""


def parts(entry: Entry, today: date) -> list[Part]:
    """The chips of an entry in a fixed order, so that none jumps while one types."""
    return list(_parts(entry, today))


def telling(shown: list[Part], entry: Entry, here: NamedAccount) -> list[Part]:
    """The chips that say something of a line about `here`: not its name, not the words of a note once more."""
    if entry.account is not None and entry.account.id == here.id:
        shown = [part for part in shown if part.meaning is not Meaning.ACCOUNT]
    if entry.kind is not EntryKind.NOTE:
        return shown
    left = [part for part in shown if part.meaning not in (None, Meaning.KIND)]
    return left or [part for part in shown if part.meaning is Meaning.KIND]


def _parts(entry: Entry, today: date) -> Iterator[Part]:
    yield Part(Meaning.KIND, _("Kind"), kind_words(entry), Tone.ACCENT, KIND_SIGNS[entry.kind], KIND_KEY)
    if entry.account is not None:
        new = _(" (new)") if entry.account.id is None else ""
        key = _key(entry, Meaning.ACCOUNT)
        yield Part(Meaning.ACCOUNT, _("Account"), entry.account.name + new, Tone.QUIET, "building", key)
    yield from _people(entry)
    if entry.issue is not None:
        words = f"#{entry.issue.id} {entry.issue.name}"
        yield Part(Meaning.ISSUE, _("Issue"), words, Tone.WARN, "message-report", _key(entry, Meaning.ISSUE))
    yield from _moment(entry, today)
    yield from _scores(entry)
    yield from _said(entry, today)
    if entry.text:
        yield Part(None, _("Text"), entry.text, Tone.QUIET, "notes")


def kind_words(entry: Entry) -> str:
    """The kind of an entry, and what the contact was for where that says more."""
    if entry.kind is EntryKind.MEET:
        return f"{_('Meeting')} · {entry.channel.label.lower()}"
    if entry.kind.is_contact and entry.touch is not TouchKind.MEETING:
        return f"{entry.kind.label} · {entry.touch.label.lower()}"
    if entry.kind.is_intel:
        return f"{entry.kind.label} · {entry.about.label.lower()}"
    return entry.kind.label


def _people(entry: Entry) -> Iterator[Part]:
    keys = [span.key for span in entry.spans if span.meaning is Meaning.PERSON]
    for at, person in enumerate(entry.people):
        new = _(" (new)") if person.id is None else ""
        key = keys[at] if at < len(keys) else ""
        yield Part(Meaning.PERSON, _("Person"), person.name + new, Tone.CUSTOMER, "user", key)


def _moment(entry: Entry, today: date) -> Iterator[Part]:
    if entry.day is not None:
        key = _key(entry, Meaning.DAY) or DAY_KEY
        yield Part(Meaning.DAY, _("Day"), day_words(entry.day, today), Tone.QUIET, "calendar", key)
    if entry.time is not None:
        key = _key(entry, Meaning.TIME)
        yield Part(Meaning.TIME, _("Time"), time_words(entry.time, entry.minutes), Tone.QUIET, "clock", key)
    if entry.place:
        yield Part(Meaning.PLACE, _("Place"), entry.place, Tone.QUIET, "world", _key(entry, Meaning.PLACE))


def time_words(at: time, minutes: int | None) -> str:
    """A time of day, with its end where one was said: "10:00–11:30"."""
    begin = datetime.combine(date.min, at)
    return f"{begin:%H:%M}–{begin + timedelta(minutes=minutes):%H:%M}" if minutes else f"{begin:%H:%M}"


def day_words(when: date, today: date) -> str:
    """A day with its date beside its name: "Fri 27 Nov"."""
    short, far = day(when, today), f"{day(when, date.min)}".rsplit(" ", 1)[0]
    return short if any(letter.isdigit() for letter in short) else f"{short} {far}"


def _scores(entry: Entry) -> Iterator[Part]:
    for name, score, key in (
        (_("Company"), entry.company, "score:company"),
        (_("Products"), entry.products, "score:products"),
    ):
        if score is not None:
            tone = Tone.GOOD if score >= GOOD_FROM else Tone.WARN if score >= FAIR_FROM else Tone.BAD
            yield Part(Meaning.SCORE, _("Score"), f"{name} {score}/10", tone, "star", key)


def _said(entry: Entry, today: date) -> Iterator[Part]:
    keys = [span.key for span in entry.spans if span.meaning is Meaning.NEED]
    for key, need in zip(keys, entry.needs, strict=False):
        yield Part(Meaning.NEED, _("Need"), _("Needs {what}").format(what=need), Tone.CUSTOMER, "target", key)
    for promise in entry.promises:
        tone = Tone.ACCENT if promise.by is PromiseBy.US else Tone.CUSTOMER
        yield Part(Meaning.PROMISE, _("Promise"), _promise_words(promise, today), tone, "flag", promise.key)


def _promise_words(promise: Promised, today: date) -> str:
    said = _("We promise {what}") if promise.by is PromiseBy.US else _("They promise {what}")
    due = f" · {day_words(promise.due, today)}" if promise.due else ""
    return said.format(what=promise.text) + due


def _key(entry: Entry, meaning: Meaning) -> str:
    return next((span.key for span in entry.spans if span.meaning is meaning), "")
