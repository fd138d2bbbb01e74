"""What working in the pipeline stores."""

from typing import TYPE_CHECKING

from amdesk.analysis.pipeline import OpportunitySaid
from amdesk.model.opportunities import Opportunity, OpportunityPerson
from amdesk.model.values import OpportunityStage, RevenueKind

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def add(session: "Session", account: int, said: OpportunitySaid, stage: OpportunityStage, owner: int | None) -> int:
    """Add an opportunity as typed; what is hunted is taken for cross-selling until it is said otherwise."""
    kind = RevenueKind.CROSS_SELL if said.hunting else RevenueKind.REPEAT
    row = Opportunity(account_id=account, name=said.name, stage=stage, kind=kind, hunting=said.hunting, owner_id=owner)
    row.value, row.probability, row.closes_on = said.value, said.probability, said.closes_on
    session.add(row)
    session.flush()
    return row.id


def move(session: "Session", opportunity: int, stage: OpportunityStage) -> bool:
    """Take an open opportunity to another open stage, or open one again that was decided."""
    row = session.get_one(Opportunity, opportunity)
    row.stage, row.closed_on = stage, None
    return True


def turn_way(session: "Session", opportunity: int) -> None:
    """Hunting becomes farming, and the other way round."""
    row = session.get_one(Opportunity, opportunity)
    row.hunting = not row.hunting


def add_decider(session: "Session", opportunity: int, person: int) -> None:
    """One more person decides."""
    found = session.query(OpportunityPerson).filter_by(opportunity_id=opportunity, person_id=person).first()
    if found is None:
        session.add(OpportunityPerson(opportunity_id=opportunity, person_id=person))


def remove_decider(session: "Session", opportunity: int, person: int) -> None:
    """A person does not decide after all."""
    for row in session.query(OpportunityPerson).filter_by(opportunity_id=opportunity, person_id=person):
        session.delete(row)


def remove(session: "Session", opportunity: int) -> bool:
    """Take an opportunity away."""
    session.delete(session.get_one(Opportunity, opportunity))
    return True
