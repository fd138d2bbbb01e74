"""What answers a piece of intelligence: an action, a reason for none, what came of it; each within one step."""

from typing import TYPE_CHECKING

from amdesk.analysis.plan_lines import ActionSaid
from amdesk.model.values import Effect

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def act_on(session: "Session", intel: int, said: ActionSaid, owner: int | None) -> int:
    """A new action that rests on a piece of intelligence; gives its id."""
    from amdesk.model.intel import Intel
    from amdesk.model.plans import Action

    row = session.get_one(Intel, intel)
    action = Action(
        name=said.name,
        account_id=row.account_id,
        intel_id=intel,
        person_id=row.person_id,
        owner_id=said.owner_or(owner),
        due=said.due,
        effort_hours=said.hours,
    )
    session.add(action)
    session.flush()
    return action.id


def do_nothing(session: "Session", intel: int, reason: str) -> bool:
    """Nothing will be done, for a reason."""
    from amdesk.model.base import today_of
    from amdesk.model.intel import Intel

    row = session.get_one(Intel, intel)
    row.needs_no_action(reason, today_of(row))
    return True


def came_of_it(session: "Session", intel: int, effect: Effect) -> bool:
    """What came of it in the end."""
    from amdesk.model.intel import Intel

    session.get_one(Intel, intel).effect = effect
    return True
