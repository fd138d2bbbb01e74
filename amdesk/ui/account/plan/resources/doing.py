"""What asking, granting, refusing and using stores."""

from decimal import Decimal
from typing import TYPE_CHECKING

from amdesk.analysis.resources import ResourceSaid
from amdesk.model.plans import Resource

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def add(session: "Session", plan: int, said: ResourceSaid) -> int:
    """Ask for what was typed."""
    row = Resource(plan_id=plan, what=said.what, kind=said.kind, asked=said.asked)
    row.colleague_id, row.due = said.colleague_id, said.due
    session.add(row)
    session.flush()
    return row.id


def set_figure(session: "Session", resource: int, name: str, value: Decimal | None) -> None:
    """What is asked, granted or used is another number."""
    setattr(session.get_one(Resource, resource), name, value)


def grant(session: "Session", resource: int) -> None:
    """All that is asked for is granted."""
    row = session.get_one(Resource, resource)
    row.granted = row.asked


def refuse(session: "Session", resource: int) -> None:
    """Nothing of it is granted."""
    session.get_one(Resource, resource).granted = Decimal(0)


def use(session: "Session", resource: int) -> None:
    """All that was granted is used; what nobody granted was used as asked."""
    row = session.get_one(Resource, resource)
    row.used = row.asked if row.granted is None else row.granted


def remove(session: "Session", resource: int) -> bool:
    """Take a resource away."""
    session.delete(session.get_one(Resource, resource))
    return True
