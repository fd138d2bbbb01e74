"""Someone leaves and someone follows: what hangs on a place goes over, person and history stay (MAP-11)."""

from collections.abc import Collection
from datetime import date
from enum import Enum
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from amdesk.model.fields import FieldError
from amdesk.model.people import BuyingStep, Coverage, GroupMember, Line, Person, PersonRole, Placement
from amdesk.model.values import LineKind
from amdesk.words import _


class Heritage(Enum):
    """What of a place goes over to whoever follows."""

    ROLES = "roles"
    LINES = "lines"
    COVERAGE = "coverage"
    GROUPS = "groups"
    POSITION = "position"
    AUTHORITY = "authority"

    @property
    def label(self) -> str:
        """What goes over, in words."""
        return HERITAGE_WORDS[self]


HERITAGE_WORDS = {
    Heritage.ROLES: _("Buying roles, and steps of the buying process"),
    Heritage.LINES: _("Who reports to whom, and lines of influence"),
    Heritage.COVERAGE: _("Who of ours looks after them, and how often"),
    Heritage.GROUPS: _("Membership of groups"),
    Heritage.POSITION: _("Title and unit"),
    Heritage.AUTHORITY: _("What they may sign"),
}


def leave_vacant(session: Session, person: Person, on: date) -> Person:
    """A placeholder stands where the person stood, with everything that hangs on the place; gives the placeholder."""
    place = Person(
        account_id=person.account_id,
        name=_vacancy_of(person),
        is_placeholder=True,
        joined_on=on,
        came_in=session.info["today"],
    )
    session.add(place)
    session.flush()
    hand_over(session, person, place, on, tuple(Heritage))
    return place


def _vacancy_of(person: Person) -> str:
    job = person.job
    return _("Vacant: {job}").format(job=job) if job else _("Vacant: place of {name}").format(name=person.name)


def follow(session: Session, person: Person, successor: Person, on: date, what: Collection[Heritage]) -> None:
    """The successor takes over from a person, or fills a vacant place, on a day.

    Raises FieldError where somebody would follow themselves.
    """
    if successor is person:
        raise FieldError("successor", _("Nobody follows themselves."))
    if successor.left_on is not None:
        raise FieldError("successor", _("{name} has left.").format(name=successor.name))
    hand_over(session, person, successor, on, what)
    if person.is_placeholder:
        person.left_on = on


def hand_over(session: Session, person: Person, to: Person, on: date, what: Collection[Heritage]) -> None:
    """What hangs on a person's place ends with them on a day and goes on with another."""
    for part, over in HANDS.items():
        if part in what:
            over(session, person, to, on)
    _keep_place(session, person, to)
    session.flush()


def _held(session: Session, table: Any, *those: Any) -> list[Any]:
    query = select(table).where(*those, table.until.is_(None))
    return list(session.scalars(query.order_by(table.id)))


def _end(session: Session, spell: Any, on: date) -> None:
    """It ends on the day; what only began then or later never was the predecessor's."""
    if spell.since is not None and spell.since >= on:
        session.delete(spell)
        session.flush()
    else:
        spell.until = on


def _roles(session: Session, person: Person, to: Person, on: date) -> None:
    for spell in _held(session, PersonRole, PersonRole.person_id == person.id):
        role, sure = spell.role, spell.certainty
        _end(session, spell, on)
        to.take_role(role, on, sure)
    for step in session.scalars(select(BuyingStep).where(BuyingStep.person_id == person.id)):
        step.person_id = to.id


def _lines(session: Session, person: Person, to: Person, on: date) -> None:
    """The successor takes the predecessor's boss; who reported to the predecessor reports to the successor."""
    lines = _held(session, Line, or_(Line.source_id == person.id, Line.target_id == person.id))
    if any(line.kind is LineKind.REPORTS and line.source_id == person.id for line in lines):
        for own in _held(session, Line, Line.source_id == to.id, Line.kind == LineKind.REPORTS):
            _end(session, own, on)
    for line in lines:
        source = to.id if line.source_id == person.id else line.source_id
        target = to.id if line.target_id == person.id else line.target_id
        kind = line.kind
        kept = {"strength": line.strength, "label": line.label, "note": line.note}
        _end(session, line, on)
        if source != target and not _joined(session, source, target, kind):
            session.add(Line(source_id=source, target_id=target, kind=kind, since=on, **kept))
    session.flush()


def _joined(session: Session, source: int, target: int, kind: LineKind) -> bool:
    return bool(_held(session, Line, Line.source_id == source, Line.target_id == target, Line.kind == kind))


def _coverage(session: Session, person: Person, to: Person, on: date) -> None:
    already = {spell.colleague_id for spell in _held(session, Coverage, Coverage.person_id == to.id)}
    for spell in _held(session, Coverage, Coverage.person_id == person.id):
        colleague, every = spell.colleague_id, spell.every_days
        _end(session, spell, on)
        if colleague not in already:
            session.add(Coverage(person_id=to.id, colleague_id=colleague, every_days=every, since=on))
    to.rhythm_days = to.rhythm_days or person.rhythm_days


def _groups(session: Session, person: Person, to: Person, on: date) -> None:
    already = {spell.group_id for spell in _held(session, GroupMember, GroupMember.person_id == to.id)}
    for spell in _held(session, GroupMember, GroupMember.person_id == person.id):
        group = spell.group_id
        _end(session, spell, on)
        if group not in already:
            session.add(GroupMember(person_id=to.id, group_id=group, since=on))


def _position(session: Session, person: Person, to: Person, on: date) -> None:
    if person.job:
        Person.job.change(to, person.job, on)
    if person.unit_id is not None:
        Person.unit_id.change(to, person.unit_id, on)


def _authority(session: Session, person: Person, to: Person, on: date) -> None:
    if person.authority is not None:
        Person.authority.change(to, person.authority, on)
    to.authority_note = to.authority_note or person.authority_note


def _keep_place(session: Session, person: Person, to: Person) -> None:
    """The card of who follows stands where the other stood, unless it was placed already."""
    placed = set(session.scalars(select(Placement.arrangement).where(Placement.person_id == to.id)))
    for spot in session.scalars(select(Placement).where(Placement.person_id == person.id)):
        if spot.arrangement not in placed:
            spot.person_id = to.id


HANDS = {
    Heritage.ROLES: _roles,
    Heritage.LINES: _lines,
    Heritage.COVERAGE: _coverage,
    Heritage.GROUPS: _groups,
    Heritage.POSITION: _position,
    Heritage.AUTHORITY: _authority,
}
