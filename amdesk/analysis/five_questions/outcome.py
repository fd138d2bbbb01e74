"""What the answers mean: people with roles and lines, aims, promises, a meeting; and in words what came out of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from amdesk.analysis.five_questions.answers import Answers, Asked
from amdesk.analysis.five_questions.mentions import BREAK, Mention, mentions, which
from amdesk.analysis.quick_entry import Entry, Known, NamedAccount, NamedPerson, Promised, understand
from amdesk.analysis.quick_entry.letters import whole_words
from amdesk.model.values import Channel, PromiseBy
from amdesk.words import DAYS, MONTHS, _, listed, plural

AIM_BREAK = re.compile(r"[;\n]+")
CHANNELS = {"call": Channel.CALL, "video": Channel.VIDEO, "visit": Channel.VISIT}
OWN_SENTENCE = re.compile(r"(we|i|they|he|she)\s+promised?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Outcome:
    """The answers understood. `wrong` says at a field what keeps it from being taken; then nothing is stored."""

    deciders: tuple[Mention, ...] = ()
    users: tuple[Mention, ...] = ()
    listened_to: tuple[Mention, ...] = ()
    decider_unknown: bool = False
    user_unknown: bool = False
    aims: tuple[str, ...] = ()
    promises: tuple[Promised, ...] = ()
    meeting: Entry | None = None
    wrong: tuple[tuple[Asked, str], ...] = ()

    @property
    def people(self) -> tuple[Mention, ...]:
        """Everyone named, in the order of the questions."""
        return (*self.deciders, *self.users, *self.listened_to)

    def problem(self, field: Asked) -> str:
        """What is wrong in a field, or ""."""
        return dict(self.wrong).get(field, "")


def outcome(answers: Answers, people: Sequence[NamedPerson], here: NamedAccount, today: date) -> Outcome:
    """What all answers mean for the account `here` and its people; who is new can be named for the meeting too."""
    known = Known((here,), people)
    told = _told(_everyone(answers, known, here).values(), here)
    named = _everyone(answers, Known((here,), [*people, *told]), here)
    new = [NamedPerson(None, one.name, here.id) for found in named.values() for one in found if one.id is None]
    meeting = _meeting(answers, Known((here,), [*people, *new]), here, today)
    wrong = [(field, which(one)) for field, found in named.items() for one in _unclear(found)]
    if meeting is not None and (problem := _lacks(meeting, today)):
        wrong.append((Asked.MEETING, problem))
    return Outcome(
        named[Asked.DECIDERS],
        named[Asked.USERS],
        named[Asked.LISTENED_TO],
        answers.is_unknown(Asked.DECIDERS),
        answers.is_unknown(Asked.USERS),
        _aims(answers),
        _promises(answers, known, here, today),
        meeting,
        tuple(wrong),
    )


def _unclear(found: Sequence[Mention]) -> list[Mention]:
    return [one for mention in found for one in mention.everyone if one.candidates]


def _everyone(answers: Answers, known: Known, here: NamedAccount) -> dict[Asked, tuple[Mention, ...]]:
    return {field: _people(answers, field, known, here) for field in Asked if field.are_people}


def _told(fields: Iterable[Sequence[Mention]], here: NamedAccount) -> list[NamedPerson]:
    """Who is new, each once by the fullest name given: "Dana Scully", wherever else only "dana" is said."""
    named = [one for found in fields for mention in found for one in mention.everyone]
    new = [one for one in named if one.id is None and not one.is_placeholder and not one.candidates]
    told: list[NamedPerson] = []
    for one in sorted(new, key=_most_told_first):
        if Known((here,), told).people_named(whole_words(one.name), here.id) is None:
            told.append(NamedPerson(None, one.name, here.id, one.job))
    return told


def _most_told_first(mention: Mention) -> tuple[int, bool]:
    return -len(whole_words(mention.name)), not mention.job


def _people(answers: Answers, field: Asked, known: Known, here: NamedAccount) -> tuple[Mention, ...]:
    if answers.is_unknown(field) or here.id is None:
        return ()
    return mentions(answers.text(field), known, here.id)


def _aims(answers: Answers) -> tuple[str, ...]:
    if answers.is_unknown(Asked.AIMS):
        return ()
    parts = (" ".join(part.split()) for part in AIM_BREAK.split(answers.text(Asked.AIMS)))
    return tuple(part[:1].upper() + part[1:] for part in parts if part)


def _promises(answers: Answers, known: Known, here: NamedAccount, today: date) -> tuple[Promised, ...]:
    """Each part as in quick entry: "cost sheet fri" is ours, "they promise the figures by Monday" is theirs."""
    if answers.is_unknown(Asked.PROMISES):
        return ()
    found: list[Promised] = []
    for part in (part.strip() for part in BREAK.split(answers.text(Asked.PROMISES)) if part.strip()):
        line = part if OWN_SENTENCE.match(part) else f"we promise {part}"
        said = understand(line, known, today, here).promises
        found += said or (Promised(PromiseBy.US, part, None, part),)
    return tuple(found)


def _meeting(answers: Answers, known: Known, here: NamedAccount, today: date) -> Entry | None:
    """The meeting as in quick entry; a first word may say that it is a call or a video."""
    text = answers.text(Asked.MEETING).strip()
    if not text or answers.is_unknown(Asked.MEETING):
        return None
    first, _space, rest = text.partition(" ")
    channel = CHANNELS.get(first.lower())
    words = rest if channel is not None or first.lower() in ("meet", "meeting") else text
    entry = understand(f"meet {words}", known, today, here)
    return entry if channel is None else replace(entry, channel=channel)


def _lacks(meeting: Entry, today: date) -> str:
    if meeting.day is None:
        return _("On which day? Write for example tue 15:30, or 5 Dec.")
    return _("That day has passed. Write a day to come.") if meeting.day < today else ""


def understood(found: Outcome, field: Asked) -> str:
    """How a field was understood, in a line."""
    if field.are_people:
        these = {
            Asked.DECIDERS: found.deciders,
            Asked.USERS: found.users,
            Asked.LISTENED_TO: found.listened_to,
        }[field]
        unknown = {Asked.DECIDERS: found.decider_unknown, Asked.USERS: found.user_unknown}.get(field, False)
        return _("a placeholder on the map") if unknown else " · ".join(mention.said for mention in these)
    if field is Asked.AIMS:
        return " · ".join(found.aims)
    if field is Asked.PROMISES:
        return " · ".join(_promised(promise) for promise in found.promises)
    return _met(found.meeting) if found.meeting is not None else ""


def _promised(promise: Promised) -> str:
    who = _("we") if promise.by is PromiseBy.US else _("they")
    due = _(" by {day}").format(day=day_said(promise.due)) if promise.due else _(", no day said")
    return f"{who}: {promise.text}{due}"


def _met(meeting: Entry) -> str:
    if meeting.day is None:
        return ""
    when = day_said(meeting.day) + (f" {meeting.time:%H:%M}" if meeting.time else "")
    return " · ".join(part for part in (when, meeting.people_named, meeting.text, meeting.place) if part)


def day_said(day: date) -> str:
    """A day to come as one says it: "Tue 24 Nov"."""
    return f"{_(DAYS[day.weekday()])} {day.day} {_(MONTHS[day.month - 1])}"


@dataclass(frozen=True)
class CameOut:
    """What was stored: counts, and the day of the meeting; `objectives` is None where a plan was there already."""

    people: int
    placeholders: int
    aims: int
    promises: int
    objectives: int | None
    meeting: date | None


def came_out(result: CameOut) -> str:
    """Said in a sentence: "3 people on the map, one aim, a draft plan with 4 objectives, next meeting Tue 24 Nov."."""
    parts = [
        plural("{n} person on the map", "{n} people on the map", result.people),
        plural("{n} placeholder", "{n} placeholders", result.placeholders) if result.placeholders else "",
        plural("{n} aim", "{n} aims", result.aims) if result.aims else "",
        plural("{n} promise", "{n} promises", result.promises) if result.promises else "",
        _plan_said(result.objectives),
        _("next meeting {day}").format(day=day_said(result.meeting)) if result.meeting else _("no meeting yet"),
    ]
    return listed([part for part in parts if part]) + "."


def _plan_said(objectives: int | None) -> str:
    if objectives is None:
        return _("the plan that is there stays")
    return plural("a draft plan with {n} objective", "a draft plan with {n} objectives", objectives)
