"""Everything a meeting brief is made from, read for one account and one meeting."""

from datetime import date, timedelta
from typing import Any

from amdesk.model.brief_rows import (
    Accepted,
    BriefFacts,
    BriefMeeting,
    BriefPerson,
    Happened,
    HappenedKind,
    Owed,
    OwedKind,
    Remembered,
    Told,
    Wish,
)
from amdesk.model.source import Source
from amdesk.model.values import Channel, PromiseBy, Role, Stance, TouchKind
from amdesk.store.queries import brief_sql as sql
from amdesk.store.queries.cells import choice, day
from amdesk.store.queries.intel import open_intel
from amdesk.store.queries.issues import issue_lines
from amdesk.store.queries.pulse import pulse_events, pulses
from amdesk.words import _

CHANGES_OF_DAYS = 90
"""How far back changes are told where nothing changed since the last contact."""


def brief_facts(
    source: Source, account_id: int, touch_id: int | None = None, person_id: int | None = None
) -> BriefFacts:
    """What a brief is made from; the account's next meeting unless one is named, `person_id` is in view.

    Raises LookupError when there is no such account, or no such meeting of it.
    """
    heads = source.select(sql.ACCOUNT, (account_id,))
    if not heads:
        raise LookupError(account_id)
    says = {"account": account_id, "on": source.today.isoformat()}
    meeting = _meeting(source, says, touch_id)
    starts = _starts(source, says)
    return BriefFacts(
        today=source.today,
        account_id=account_id,
        account=heads[0][0],
        do_nots=heads[0][1],
        meeting=meeting,
        people=_people(source, says, meeting.id if meeting else 0),
        person_id=person_id,
        owed=tuple(_owed(row) for row in source.select(sql.OWED, {"account": account_id})),
        issues=tuple(issue_lines(source, account_id)),
        starts=starts,
        happened=tuple(
            _happened(row) for row in source.select(sql.HAPPENED, {**says, "since": min(starts).isoformat()})
        ),
        told=tuple(_told(row) for row in source.select(sql.TOLD, says)),
        wishes=tuple(_wish(row) for row in source.select(sql.WISHES, says)),
        values=_remembered(source, sql.VALUES, account_id),
        scars=_remembered(source, sql.SCARS, account_id),
        intel=tuple(open_intel(source, account_id)),
        pulses=tuple(pulses(source, account_id)),
        events=tuple(pulse_events(source, account_id)),
        accepted=tuple(accepted_alternatives(source)),
    )


def accepted_alternatives(source: Source) -> list[Accepted]:
    """What was offered instead of a no and accepted, at any account, the newest first."""
    return [Accepted(day(on), *rest) for on, *rest in source.select(sql.ACCEPTED)]


def _meeting(source: Source, says: dict[str, Any], touch_id: int | None) -> BriefMeeting | None:
    if touch_id is None:
        rows = source.select(sql.NEXT_MEETING, says)
    else:
        rows = source.select(sql.MEETING, {"touch": touch_id, "account": says["account"]})
        if not rows:
            raise LookupError(touch_id)
    for number, on, at, minutes, channel, kind, purpose, location in rows:
        colleagues = tuple(name for (name,) in source.select(sql.COLLEAGUES, (number,)) if name != _("Me"))
        when = day(on) or source.today
        return BriefMeeting(number, when, at, minutes, Channel(channel), TouchKind(kind), purpose, location, colleagues)
    return None


def _people(source: Source, says: dict[str, Any], touch: int) -> tuple[BriefPerson, ...]:
    return tuple(_person(row) for row in source.select(sql.PEOPLE, {**says, "touch": touch}))


def _person(row: tuple[Any, ...]) -> BriefPerson:
    number, name, job, unit, roles, stance, influence, wants, privately, feelings, last, covered, expected = row
    held = set((roles or "").split(","))
    return BriefPerson(
        number,
        name,
        job,
        unit,
        tuple(role for role in Role if role.value in held),
        choice(Stance, stance),
        influence,
        wants,
        privately,
        feelings,
        day(last),
        bool(covered),
        bool(expected),
    )


def _owed(row: tuple[Any, ...]) -> Owed:
    kind, subject, number, by, text, issue, who, due, said, visible = row
    who = "" if who == _("Me") else who
    return Owed(OwedKind(kind), subject, number, PromiseBy(by), text, issue, who, day(due), day(said), bool(visible))


def _starts(source: Source, says: dict[str, Any]) -> tuple[date, ...]:
    quarter_ago = source.today - timedelta(days=CHANGES_OF_DAYS)
    return (quarter_ago, *(date.fromisoformat(on) for (on,) in source.select(sql.STARTS, says) if on))


def _happened(row: tuple[Any, ...]) -> Happened:
    kind, on, subject, number, text, before, after = row
    when = date.fromisoformat(on)
    return Happened(HappenedKind(kind), when, subject, number, text, choice(Stance, before), choice(Stance, after))


def _told(row: tuple[Any, ...]) -> Told:
    on, person_id, person, words, subject, number = row
    when = date.fromisoformat(on)
    return Told(when, person_id, person, words, subject, number)


def _wish(row: tuple[Any, ...]) -> Wish:
    subject, number, text, year, by = row
    return Wish(subject, number, text, year, day(by))


def _remembered(source: Source, query: str, account_id: int) -> tuple[Remembered, ...]:
    rows = source.select(query, (account_id,))
    return tuple(Remembered(subject, number, day(on), text) for subject, number, on, text in rows)
