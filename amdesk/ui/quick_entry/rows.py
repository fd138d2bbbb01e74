"""The rows an entry becomes, each written into the session of the step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from amdesk.analysis.quick_entry import Entry, EntryKind
from amdesk.model import proposals
from amdesk.model.fields import NAME_LIMIT
from amdesk.model.served import served_within
from amdesk.model.values import IssueKind, PromiseBy, PulseKind, Severity, TouchStatus

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from amdesk.model.base import Base

LONGEST_TITLE = 120


@dataclass(frozen=True)
class Stored:
    """The row an entry became."""

    subject: str
    id: int
    account: int | None


@dataclass(frozen=True)
class Writing:
    """What every row is written with."""

    session: "Session"
    entry: Entry
    account: int | None
    people: tuple[int, ...]
    today: date
    me: int | None

    @property
    def day(self) -> date:
        """The day of the entry, today unless it says another."""
        return self.entry.day or self.today

    @property
    def person(self) -> int | None:
        """The first of the people."""
        return next(iter(self.people), None)


def account_of(session: "Session", entry: Entry, today: date) -> int | None:
    """The account's id; a new one is made first."""
    if entry.account is None or entry.account.id is not None:
        return None if entry.account is None else entry.account.id
    from amdesk.model.accounts import Account

    made = Account(name=entry.account.name, came_in=today)
    session.add(made)
    session.flush()
    return made.id


def people_of(session: "Session", entry: Entry, account: int | None, today: date) -> tuple[int, ...]:
    """The people's ids; new ones are made first."""
    from amdesk.model.people import Person

    found = []
    for person in entry.people:
        if person.id is None:
            made = Person(account_id=account, name=person.name, came_in=today)
            session.add(made)
            session.flush()
        found.append(made.id if person.id is None else person.id)
    return tuple(found)


def titled(text: str) -> tuple[str, str]:
    """A text as a title and, where it is longer than one, the whole of it as a note."""
    if len(text) <= LONGEST_TITLE:
        return text, ""
    return text[: LONGEST_TITLE - 1].rsplit(" ", 1)[0][: LONGEST_TITLE - 1] + "…", text


def touch(writing: Writing) -> Stored:
    """A contact, a note, or a meeting to come, with who was there."""
    from amdesk.model.touches import Touch, TouchColleague, TouchPerson

    entry, session = writing.entry, writing.session
    title, note = titled(entry.text)
    made = Touch(
        account_id=writing.account,
        on=writing.day,
        at=f"{entry.time:%H:%M}" if entry.time else "",
        minutes=entry.minutes,
        status=TouchStatus.PLANNED if entry.kind is EntryKind.MEET else TouchStatus.HELD,
        channel=entry.channel,
        kind=entry.touch,
        purpose=title,
        note=note,
        needs="\n".join(entry.needs),
        location=entry.place,
        issue_id=entry.issue.id if entry.issue else None,
        typed=entry.line,
    )
    session.add(made)
    session.flush()
    session.add_all(TouchPerson(touch_id=made.id, person_id=person) for person in writing.people)
    if writing.me is not None and entry.kind is not EntryKind.NOTE:
        session.add(TouchColleague(touch_id=made.id, colleague_id=writing.me))
    session.flush()
    return Stored("touch", made.id, writing.account)


def intel(writing: Writing) -> Stored:
    """A piece of intelligence: told by the people named, or seen."""
    from amdesk.model.intel import Intel

    entry = writing.entry
    made = Intel(
        account_id=writing.account,
        on=writing.day,
        kind=entry.about,
        text=entry.text,
        said_by=entry.people_named if entry.kind is EntryKind.HEARD else "",
        person_id=writing.person,
        certainty=entry.certainty,
        typed=entry.line,
    )
    return _added(writing, made, "intel")


def issue(writing: Writing, lists: Sequence[proposals.ListOfSteps]) -> Stored:
    """An issue in their words, with the checklist and the days that are proposed for it."""
    from amdesk.model.issues import Issue

    entry = writing.entry
    made = Issue(
        account_id=writing.account,
        name=titled(entry.text)[0],
        person_id=writing.person,
        words=entry.text,
        reported_on=writing.day,
        answer_by=proposals.answer_by(writing.day, Severity.MEDIUM, served_within(writing.session, writing.account)),
        owner_id=writing.me,
        typed=entry.line,
    )
    stored = _added(writing, made, "issue")
    found = proposals.proposed_list(lists, IssueKind.COMPLAINT, Severity.MEDIUM)
    if found is not None:
        proposals.begin_list(writing.session, made, found.id)
    return stored


def action(writing: Writing) -> Stored:
    """An action of mine."""
    from amdesk.model.plans import Action

    entry = writing.entry
    made = Action(
        name=titled(entry.text)[0],
        account_id=writing.account,
        issue_id=entry.issue.id if entry.issue else None,
        person_id=writing.person,
        owner_id=writing.me,
        due=entry.day,
        typed=entry.line,
    )
    return _added(writing, made, "action")


def enquiry(writing: Writing) -> Stored:
    """A question that reached me."""
    from amdesk.model.answers import Enquiry

    entry = writing.entry
    made = Enquiry(
        account_id=writing.account, person_id=writing.person, on=writing.day, text=entry.text, typed=entry.line
    )
    return _added(writing, made, "enquiry")


def pulse(writing: Writing, stored: Stored) -> None:
    """The score, of the one person named, with what they need next."""
    entry = writing.entry
    if not entry.has_score or writing.account is None:
        return
    from amdesk.model.surveys import Pulse

    issue_id = stored.id if stored.subject == "issue" else entry.issue.id if entry.issue else None
    made = Pulse(
        account_id=writing.account,
        person_id=writing.person if len(writing.people) == 1 else None,
        on=writing.day,
        kind=PulseKind.CHECK_IN,
        company=entry.company,
        products=entry.products,
        needs="; ".join(entry.needs)[:NAME_LIMIT],
        touch_id=stored.id if stored.subject == "touch" else None,
        issue_id=issue_id,
    )
    writing.session.add(made)
    writing.session.flush()


def promises(writing: Writing, stored: Stored) -> None:
    """What was promised: ours are mine to keep."""
    from amdesk.model.touches import Promise

    for promise in writing.entry.promises:
        made = Promise(
            account_id=writing.account,
            by=promise.by,
            text=promise.text,
            person_id=writing.person,
            touch_id=stored.id if stored.subject == "touch" else None,
            owner_id=writing.me if promise.by is PromiseBy.US else None,
            said_on=writing.day,
            due=promise.due,
        )
        writing.session.add(made)
    writing.session.flush()


def _added(writing: Writing, made: "Base", subject: str) -> Stored:
    writing.session.add(made)
    writing.session.flush()
    return Stored(subject, made.id, writing.account)
