"""How the dated lines, memberships of groups and coverage of a map begin and end on a day."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from amdesk.model.people import Coverage, GroupMember, Line, Person
from amdesk.model.values import LineKind

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Held = Line | Coverage | GroupMember


def end_all(session: "Session", spells: Iterable[Held], on: date) -> None:
    """What holds ends on a day; what began on that day or later was a slip and goes."""
    for spell in spells:
        if spell.since is not None and spell.since >= on:
            session.delete(spell)
        else:
            spell.until = on


def lines_up(session: "Session", person: int) -> list[Line]:
    """The reporting lines of a person that hold now."""
    return session.query(Line).filter_by(source_id=person, kind=LineKind.REPORTS, until=None).all()


def report(session: "Session", person: int, boss: int, on: date) -> None:
    """A person reports to somebody since a day, until the day from which another boss is known."""
    lines = session.query(Line).filter_by(source_id=person, kind=LineKind.REPORTS).order_by(Line.since, Line.id).all()
    before = [line for line in lines if line.since is None or line.since <= on]
    holding = [line for line in before if line.until is None or line.until > on]
    if [line.target_id for line in holding] == [boss]:
        return
    until = next((line.since for line in lines if line.since is not None and line.since > on), None)
    end_all(session, holding, on)
    session.add(Line(source_id=person, target_id=boss, kind=LineKind.REPORTS, since=on, until=until))


def correct_boss(session: "Session", person: int, boss: int | None) -> None:
    """A person always reported to somebody, or the boss known now was none: the line keeps its day, or goes."""
    held = lines_up(session, person)
    for line in held if boss is None else held[1:]:
        session.delete(line)
    if boss is None:
        return
    if held:
        held[0].target_id = boss
        return
    since = session.get_one(Person, person).known_since
    session.add(Line(source_id=person, target_id=boss, kind=LineKind.REPORTS, since=since))
