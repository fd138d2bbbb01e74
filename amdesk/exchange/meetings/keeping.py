"""Invitations stored as meetings, all of a drop within one step."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import select

from amdesk.exchange.meetings.invitation import Answer, Invited
from amdesk.exchange.meetings.planning import Fate, MeetingPlan, when_words
from amdesk.exchange.reading import shown
from amdesk.model.accounts import Account
from amdesk.model.fields import FieldError
from amdesk.model.natural import UID
from amdesk.model.people import Person
from amdesk.model.touches import Touch, TouchColleague, TouchPerson
from amdesk.model.values import Channel, TouchKind, TouchStatus
from amdesk.words import _, plural

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Choice = TypeVar("Choice", bound=Enum)
_CALLED = ("phone", "telephone", "telefon", "call", "dial", "anruf", "tel.", "tel:")


@dataclass(frozen=True)
class Chosen:
    """A plan as it was confirmed: the account, who is expected, who becomes a new person, and what stays as it is.

    Without an account `new_account` names the one that is made.
    """

    plan: MeetingPlan
    account_id: int | None
    people: tuple[int, ...] = ()
    new_people: tuple[Invited, ...] = ()
    left: frozenset[str] = frozenset()
    new_account: str = ""


@dataclass
class _Keeping:
    """What was made on the way, so that each new account and person is made once in a drop."""

    session: "Session"
    accounts: dict[str, int] = field(default_factory=dict)
    people: dict[tuple[int, str], int] = field(default_factory=dict)


def as_planned(plan: MeetingPlan) -> Chosen:
    """A plan confirmed as it stands; nobody becomes a new person by that. Its account must be plain."""
    if not plan.has_account:
        raise ValueError("which account it is with must be asked first")
    people = tuple(guest.id for guest in plan.guests.people if guest.is_expected)
    own = plan.touch is not None and plan.touch.purpose_is_own
    return Chosen(plan, plan.account_id, people, (), frozenset({"purpose"} if own else ()), plan.new_account)


def label_of(chosen: Sequence[Chosen], file: str) -> str:
    """What the step is called."""
    if len(chosen) != 1:
        return _("{meetings} from {file}").format(
            meetings=plural("{n} meeting", "{n} meetings", len(chosen)), file=shown(file)
        )
    plan = chosen[0].plan
    pattern = {
        Fate.CANCELLED: _("Meeting cancelled: {what}"),
        Fate.CHANGED: _("Meeting changed: {what}"),
        Fate.ANSWERED: _("Invitation answered: {what}"),
    }.get(plan.fate, _("Meeting: {what}"))
    when = when_words(plan.invitation.on, plan.invitation.at)
    return pattern.format(what=", ".join(part for part in (plan.account, shown(plan.title), when) if part))


def keep(session: "Session", chosen: Sequence[Chosen]) -> list[int]:
    """Store what was confirmed; gives the meetings' ids.

    Raises FieldError for what the model refuses, and when a meeting was deleted meanwhile.
    """
    keeping = _Keeping(session)
    return [_keep(keeping, one) for one in chosen if one.plan.fate.writes]


def _keep(keeping: _Keeping, one: Chosen) -> int:
    plan, session = one.plan, keeping.session
    touch = _touch(keeping, one)
    if plan.fate is Fate.ANSWERED:
        _note_answers(session, touch, plan)
        return int(touch.id)
    if plan.fate is Fate.CANCELLED:
        touch.cancel(plan.cancelled_by)
    elif plan.fate is Fate.CHANGED:
        _change(touch, one)
    _mark_version(touch, plan)
    session.flush()
    if plan.fate is not Fate.CANCELLED:
        _expect(keeping, touch, one)
    return int(touch.id)


def _touch(keeping: _Keeping, one: Chosen) -> Touch:
    """The meeting that is here, or a new one."""
    if one.plan.touch is None:
        return _new(keeping, one)
    touch = keeping.session.get(Touch, one.plan.touch.id)
    if touch is None:
        raise FieldError("status", _("This meeting was deleted meanwhile. Drop the file again."))
    return touch


def _account(keeping: _Keeping, one: Chosen) -> int:
    """The account that was chosen, or the one that is made for it."""
    if one.account_id is not None:
        return one.account_id
    if one.new_account not in keeping.accounts:
        account = Account(name=one.new_account, came_in=keeping.session.info["today"])
        said = one.plan.invitation
        if UID.fullmatch(said.account_uid) and one.new_account == said.account:
            account.uid = said.account_uid
        keeping.session.add(account)
        keeping.session.flush()
        keeping.accounts[one.new_account] = int(account.id)
    return keeping.accounts[one.new_account]


def _new(keeping: _Keeping, one: Chosen) -> Touch:
    said = one.plan.invitation
    touch = Touch(
        account_id=_account(keeping, one),
        on=said.on,
        at=said.at,
        zone=said.zone,
        minutes=said.minutes,
        status=TouchStatus.PLANNED,
        channel=_meant(Channel, said.channel, channel_of(said.place)),
        kind=_meant(TouchKind, said.kind, TouchKind.MEETING),
        purpose=one.plan.title,
        location=said.place,
        agenda=said.agenda,
    )
    keeping.session.add(touch)
    return touch


def _meant(choices: type[Choice], said: str, usual: Choice) -> Choice:
    """The choice a calendar of amdesk says, the usual one in any other."""
    return next((choice for choice in choices if choice.value == said), usual)


def channel_of(place: str) -> Channel:
    """How one meets, by what stands as the place."""
    words = place.casefold()
    if "https://" in words or "teams" in words.split() or "zoom" in words.split():
        return Channel.VIDEO
    return Channel.CALL if any(word in words for word in _CALLED) else Channel.VISIT


def _change(touch: Touch, one: Chosen) -> None:
    said, fields = one.plan.invitation, set(one.plan.fields) - one.left
    if "when" in fields:
        touch.move(said.on, said.at)
        touch.at, touch.zone = said.at, said.zone
        touch.minutes = said.minutes if said.minutes is not None else touch.minutes
    if "status" in fields:
        touch.status, touch.cancelled_by = TouchStatus.PLANNED, ""
    if "location" in fields:
        touch.location = said.place
    if "purpose" in fields:
        touch.purpose = one.plan.title
    touch.agenda = said.agenda or touch.agenda


def _mark_version(touch: Touch, plan: MeetingPlan) -> None:
    said = plan.invitation
    touch.calendar_uid = said.uid
    touch.calendar_occurrence = said.occurrence
    touch.calendar_sequence = said.sequence
    touch.calendar_stamp = said.stamp or datetime.now(UTC).replace(microsecond=0)


def _expect(keeping: _Keeping, touch: Touch, one: Chosen) -> None:
    """Add who is expected and not there yet; who was added by hand stays."""
    session = keeping.session
    people = set(session.scalars(select(TouchPerson.person_id).where(TouchPerson.touch_id == touch.id)))
    wanted = [] if "people" in one.left else [*one.people]
    wanted += [_new_person(keeping, touch.account_id, who) for who in one.new_people]
    for person in dict.fromkeys(wanted):
        if person not in people:
            session.add(TouchPerson(touch_id=touch.id, person_id=person))
    colleagues = set(session.scalars(select(TouchColleague.colleague_id).where(TouchColleague.touch_id == touch.id)))
    for colleague, _name in one.plan.guests.colleagues:
        if colleague not in colleagues:
            session.add(TouchColleague(touch_id=touch.id, colleague_id=colleague))


def _new_person(keeping: _Keeping, account: int, who: Invited) -> int:
    """Someone met in the invitation becomes a person of the account."""
    key = (account, who.mail)
    if key not in keeping.people:
        today = keeping.session.info["today"]
        person = Person(account_id=account, name=who.said_name, mail=who.mail, came_in=today)
        keeping.session.add(person)
        keeping.session.flush()
        keeping.people[key] = int(person.id)
    return keeping.people[key]


def _note_answers(session: "Session", touch: Touch, plan: MeetingPlan) -> None:
    """Who declines is no longer expected; who accepts is again."""
    answers = {who.mail: who.answer for who in plan.invitation.people}
    for guest in plan.guests.people:
        answer = answers.get(guest.mail, Answer.NONE)
        if answer in (Answer.NONE, Answer.TENTATIVE):
            continue
        row = session.scalars(
            select(TouchPerson).where(TouchPerson.touch_id == touch.id, TouchPerson.person_id == guest.id)
        ).first()
        if row is not None:
            row.came = answer is Answer.ACCEPTED
