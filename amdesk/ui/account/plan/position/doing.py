"""What working in the position stores."""

from typing import TYPE_CHECKING, Any

from amdesk.letters import folded
from amdesk.model.fields import FieldError
from amdesk.model.plans import Competitor, PositionLine, Presence
from amdesk.model.values import PositionKind, Whose
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def lines_of(session: "Session", account: int, whose: Whose, kind: PositionKind) -> list[PositionLine]:
    """The lines of one quadrant in their order."""
    found = session.query(PositionLine).filter_by(account_id=account, whose=whose, kind=kind)
    return found.order_by(PositionLine.place, PositionLine.id).all()


def add_line(session: "Session", account: int, whose: Whose, kind: PositionKind, text: str) -> int:
    """Add a line at the end of a quadrant."""
    mates = lines_of(session, account, whose, kind)
    row = PositionLine(account_id=account, whose=whose, kind=kind, text=text)
    row.place = max((mate.place for mate in mates), default=0) + 1
    session.add(row)
    session.flush()
    return row.id


def put_line(session: "Session", line: int, whose: Whose, kind: PositionKind, at: int) -> None:
    """Put a line into a quadrant, before the one that stands at `at` there."""
    row = session.get_one(PositionLine, line)
    mates = [mate for mate in lines_of(session, row.account_id, whose, kind) if mate.id != line]
    mates.insert(at, row)
    row.whose, row.kind = whose, kind
    for place, mate in enumerate(mates, 1):
        mate.place = place


def set_line(session: "Session", line: int, name: str, words: str) -> None:
    """Change the words of a line or its evidence."""
    setattr(session.get_one(PositionLine, line), name, words)


def remove_line(session: "Session", line: int) -> bool:
    """Take a line away."""
    session.delete(session.get_one(PositionLine, line))
    return True


def competitor_named(session: "Session", name: str) -> Competitor:
    """The competitor of a name, known from now on if it was not."""
    for one in session.query(Competitor).order_by(Competitor.id):
        if folded(one.name) == folded(name):
            return one
    made = Competitor(name=name)
    session.add(made)
    session.flush()
    return made


def add_presence(session: "Session", account: int, name: str) -> int:
    """A competitor is here.

    Raises FieldError when it is here already.
    """
    rival = competitor_named(session, name)
    if session.query(Presence).filter_by(account_id=account, competitor_id=rival.id).first() is not None:
        raise FieldError("competitor_id", _("{competitor} stands here already.").format(competitor=rival.name))
    row = Presence(account_id=account, competitor_id=rival.id)
    session.add(row)
    session.flush()
    return row.id


def set_presence(session: "Session", presence: int, name: str, value: Any) -> None:
    """Change what is known of a competitor here."""
    setattr(session.get_one(Presence, presence), name, value)


def remove_presence(session: "Session", presence: int) -> bool:
    """The competitor is no longer here; elsewhere it stays."""
    session.delete(session.get_one(Presence, presence))
    return True
