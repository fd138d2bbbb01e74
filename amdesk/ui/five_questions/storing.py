"""Storing the answers: people with their roles and lines, aims, promises, the meeting and a draft plan, as one step."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from amdesk.analysis.five_questions import CameOut, Mention, Outcome
from amdesk.analysis.quick_entry import NamedPerson
from amdesk.letters import folded
from amdesk.model.values import Certainty, LineKind, PromiseBy, Role, Template, TouchKind, TouchStatus
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from amdesk.model.people import Person

VACANT = {Role.DECIDER: _("Whoever decides"), Role.USER: _("Whoever uses it")}
"""What placeholders are called whom nobody knows yet."""


@dataclass
class _Writing:
    """What the step is written with; `people` are those made or found so far, by how they were named."""

    session: "Session"
    account: int
    me: int | None
    people: dict[str, "Person"] = field(default_factory=dict)
    placeholders: int = 0


def store(
    session: "Session", account: int, found: Outcome, template: Template | None, me: int | None = None
) -> CameOut:
    """Store everything the answers mean; without a template no plan is drafted."""
    from amdesk.store.plan_templates import draft_plan

    writing = _Writing(session, account, me)
    _people(writing, found)
    aims = _aims(writing, found)
    promises = _promises(writing, found)
    meeting = _meeting(writing, found)
    objectives = None
    if template is not None:
        plan = draft_plan(session, account, template, aim_id=aims[0] if aims else None, targets=_to_win(writing, found))
        objectives = _count_objectives(session, plan.id)
    named = {person.id for person in writing.people.values() if not person.is_placeholder}
    return CameOut(len(named), writing.placeholders, len(aims), promises, objectives, meeting)


def _to_win(writing: _Writing, found: Outcome) -> list[int]:
    """Those with a name who decide or are listened to."""
    these = [writing.people[_key(one)] for one in (*found.deciders, *found.listened_to)]
    return list(dict.fromkeys(person.id for person in these if not person.is_placeholder))


# People


def _key(mention: Mention) -> str:
    return f"#{mention.id}" if mention.id is not None else folded(mention.name)


def _people(writing: _Writing, found: Outcome) -> None:
    roles = ((Role.DECIDER, found.deciders), (Role.USER, found.users), (Role.INFLUENCER, found.listened_to))
    for role, these in roles:
        for mention in these:
            _person(writing, mention, role).take_role(role, certainty=Certainty.TOLD)
    for mention in found.people:
        if mention.heeds is not None:
            _line(writing, mention, *mention.heeds)
    for role, is_unknown in ((Role.DECIDER, found.decider_unknown), (Role.USER, found.user_unknown)):
        if is_unknown and not _holders(writing, role):
            _placeholder(writing, VACANT[role]).take_role(role)


def _person(writing: _Writing, mention: Mention, role: Role | None = None) -> "Person":
    """The one named: known, made, or put in the place of a placeholder that held the role."""
    from amdesk.model.people import Person

    key = _key(mention)
    if key in writing.people:
        return writing.people[key]
    if mention.id is not None:
        person = writing.session.get_one(Person, mention.id)
        _clear_vacancy(writing, role)
    elif mention.is_placeholder:
        person = _placeholder(writing, mention.name)
    else:
        person = _vacancy(writing, role) or _made(writing)
        person.name, person.is_placeholder = mention.name, False
        writing.session.flush()
    if mention.job and not mention.is_placeholder and person.job != mention.job:
        person.job = mention.job
    writing.people[key] = person
    return person


def _made(writing: _Writing) -> "Person":
    from amdesk.model.people import Person

    person = Person(account_id=writing.account, name="?", came_in=writing.session.info["today"])
    writing.session.add(person)
    return person


def _placeholder(writing: _Writing, name: str) -> "Person":
    """A placeholder of this name, made unless there is one."""
    from amdesk.model.people import Person

    there = writing.session.query(Person).filter_by(account_id=writing.account, is_placeholder=True, name=name).first()
    if there is not None:
        return there
    person = _made(writing)
    person.name, person.is_placeholder = name, True
    writing.session.flush()
    writing.placeholders += 1
    return person


def _holders(writing: _Writing, role: Role) -> "list[Person]":
    from amdesk.model.people import Person, PersonRole

    query = writing.session.query(Person).join(PersonRole, PersonRole.person_id == Person.id)
    held = query.filter(PersonRole.role == role, PersonRole.until.is_(None), Person.left_on.is_(None))
    return held.filter(Person.account_id == writing.account).order_by(Person.id).all()


def _vacancy(writing: _Writing, role: Role | None) -> "Person | None":
    """The placeholder that stands for the role and was drawn here; its lines go over to whoever is found."""
    if role not in VACANT:
        return None
    vacant = [person for person in _holders(writing, role) if person.is_placeholder and person.name == VACANT[role]]
    return vacant[0] if vacant else None


def _clear_vacancy(writing: _Writing, role: Role | None) -> None:
    """Someone known holds the role: the placeholder that stood for it goes, unless lines hang on it."""
    from amdesk.model.people import Line

    vacant = _vacancy(writing, role)
    if vacant is None:
        return
    ends = (Line.source_id == vacant.id) | (Line.target_id == vacant.id)
    if not writing.session.query(Line).filter(ends).count():
        writing.session.delete(vacant)
        writing.session.flush()


def _line(writing: _Writing, mention: Mention, kind: LineKind, whom: Mention) -> None:
    """Who reports stands at the start of the line; who is listened to stands at the start of an influence."""
    from amdesk.model.people import Line

    one, other = _person(writing, mention), _person(writing, whom)
    source, target = (one, other) if kind.is_formal else (other, one)
    drawn = writing.session.query(Line).filter_by(source_id=source.id, target_id=target.id, kind=kind, until=None)
    if source is not target and not drawn.count():
        today = writing.session.info["today"]
        writing.session.add(Line(source_id=source.id, target_id=target.id, kind=kind, since=today))
        writing.session.flush()


# The rest


def _aims(writing: _Writing, found: Outcome) -> list[int]:
    from amdesk.model.profile import Aim

    today = writing.session.info["today"]
    made = [Aim(account_id=writing.account, text=text, year=today.year, on=today) for text in _new_aims(writing, found)]
    writing.session.add_all(made)
    writing.session.flush()
    return [aim.id for aim in made]


def _new_aims(writing: _Writing, found: Outcome) -> Iterable[str]:
    from amdesk.model.profile import Aim

    there = {folded(aim.text) for aim in writing.session.query(Aim).filter_by(account_id=writing.account)}
    return [text for text in found.aims if folded(text) not in there]


def _promises(writing: _Writing, found: Outcome) -> int:
    from amdesk.model.touches import Promise

    for promise in found.promises:
        writing.session.add(
            Promise(
                account_id=writing.account,
                by=promise.by,
                text=promise.text,
                owner_id=writing.me if promise.by is PromiseBy.US else None,
                said_on=writing.session.info["today"],
                due=promise.due,
            )
        )
    writing.session.flush()
    return len(found.promises)


def _meeting(writing: _Writing, found: Outcome) -> date | None:
    from amdesk.model.touches import Touch, TouchColleague, TouchPerson

    entry = found.meeting
    if entry is None or entry.day is None:
        return None
    touch = Touch(
        account_id=writing.account,
        on=entry.day,
        at=f"{entry.time:%H:%M}" if entry.time else "",
        status=TouchStatus.PLANNED,
        channel=entry.channel,
        kind=TouchKind.MEETING,
        purpose=entry.text,
        location=entry.place,
        typed=entry.line,
    )
    writing.session.add(touch)
    writing.session.flush()
    for number in _expected(writing, found):
        writing.session.add(TouchPerson(touch_id=touch.id, person_id=number))
    if writing.me is not None:
        writing.session.add(TouchColleague(touch_id=touch.id, colleague_id=writing.me))
    writing.session.flush()
    return entry.day


def _expected(writing: _Writing, found: Outcome) -> list[int]:
    """Who is expected: those named for the meeting, else the people who decide."""
    assert found.meeting is not None
    named = [_id_of(writing, person) for person in found.meeting.people]
    deciding = [writing.people[_key(one)] for one in found.deciders]
    return named or [person.id for person in deciding if not person.is_placeholder]


def _id_of(writing: _Writing, person: NamedPerson) -> int:
    return person.id if person.id is not None else writing.people[folded(person.name)].id


def _count_objectives(session: "Session", plan: int) -> int:
    from amdesk.model.plans import Objective

    return session.query(Objective).filter_by(plan_id=plan).count()
