"""Everything the inspector says of one person, read at once."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from amdesk.model.colleagues import Colleague
from amdesk.model.people import Coverage, Label, Line, Person
from amdesk.model.touches import Touch, TouchPerson
from amdesk.model.values import LineKind, TouchStatus
from amdesk.store.workspace import Workspace
from amdesk.ui.records.subject import subject, values_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Query, Session

TOUCHES_SHOWN = 3


@dataclass(frozen=True)
class TouchLine:
    """A touch in one line."""

    id: int
    on: date
    how: str
    purpose: str


@dataclass(frozen=True)
class Known:
    """A person as the inspector shows them; `values` by the name of the field."""

    id: int
    name: str
    account_id: int
    values: dict[str, Any]
    boss: tuple[int, str] | None
    labels: str
    covered_by: tuple[tuple[int, str], ...]
    colleagues: tuple[tuple[int, str], ...]
    touches: tuple[TouchLine, ...]
    touch_count: int


def known(workspace: Workspace, person_id: int) -> Known | None:
    """What is known of a person; None when there is no such person any more."""
    with workspace.read() as session:
        person = session.get(Person, person_id)
        if person is None:
            return None
        return Known(
            person_id,
            person.name,
            person.account_id,
            values_of(person, subject("person").fields),
            _boss(session, person_id),
            ", ".join(label.text for label in session.query(Label).filter_by(person_id=person_id).order_by(Label.id)),
            _covered_by(session, person_id),
            _pairs(session.query(Colleague.id, Colleague.name).filter(Colleague.left_on.is_(None))),
            _touches(session, person_id),
            _held(session, person_id).count(),
        )


def _pairs(query: "Query[Any]") -> tuple[tuple[int, str], ...]:
    return tuple((number, name) for number, name in query)


def _boss(session: "Session", person_id: int) -> tuple[int, str] | None:
    query = session.query(Person.id, Person.name).join(Line, Line.target_id == Person.id)
    held = query.filter(Line.source_id == person_id, Line.kind == LineKind.REPORTS, Line.until.is_(None))
    return next(iter(_pairs(held.order_by(Line.id.desc()))), None)


def _covered_by(session: "Session", person_id: int) -> tuple[tuple[int, str], ...]:
    query = session.query(Colleague.id, Colleague.name).join(Coverage, Coverage.colleague_id == Colleague.id)
    return _pairs(query.filter(Coverage.person_id == person_id, Coverage.until.is_(None)))


def _held(session: "Session", person_id: int) -> "Query[Touch]":
    query = session.query(Touch).join(TouchPerson, TouchPerson.touch_id == Touch.id)
    return query.filter(TouchPerson.person_id == person_id, Touch.status == TouchStatus.HELD)


def _touches(session: "Session", person_id: int) -> tuple[TouchLine, ...]:
    newest = _held(session, person_id).order_by(Touch.on.desc(), Touch.id.desc()).limit(TOUCHES_SHOWN)
    return tuple(TouchLine(t.id, t.on, t.channel.label, t.purpose or t.kind.label) for t in newest if t.on is not None)
