"""What the plan's buttons do to the subjects, each within one step."""

import json
from dataclasses import asdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from amdesk.model.people import Person
from amdesk.model.plans import Action, Agreement, Plan, Target
from amdesk.model.rows import PlanContent
from amdesk.model.source import Source
from amdesk.model.values import ActionStatus
from amdesk.words import MONTHS, _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def me(source: Source) -> int | None:
    """The colleague who is "me"."""
    found = source.select("SELECT id FROM colleague WHERE is_me")
    return int(found[0][0]) if found else None


def next_place(source: Source, objective: int) -> int:
    """The place after an objective's last action."""
    return int(
        source.select("SELECT coalesce(max(place), 0) + 1 FROM action WHERE objective_id = ?", (objective,))[0][0]
    )


def plan_of(session: "Session", plan: int) -> Plan:
    """The plan itself."""
    return session.get_one(Plan, plan)


def add_action(session: "Session", values: dict[str, Any]) -> int:
    """A new action at the end of an objective; gives its id."""
    action = Action(**values)
    session.add(action)
    session.flush()
    return action.id


def set_action(session: "Session", action: int, status: ActionStatus) -> None:
    """Tick an action or take the tick back."""
    row = session.get_one(Action, action)
    if status is ActionStatus.DONE:
        row.finish()
    else:
        row.reopen()


def remember_stance(session: "Session", target: Target) -> None:
    """A person to win is first wanted from the stance of today."""
    person = session.get_one(Person, target.person_id)
    target.stance_then = person.stance


def agree(session: "Session", agreement: Agreement) -> None:
    """With the agreement recorded the plan is agreed."""
    session.get_one(Plan, agreement.plan_id).agree()


def delete_plan(session: "Session", plan: int) -> bool:
    """Delete a plan with all that belongs to it."""
    session.delete(session.get_one(Plan, plan))
    return True


def next_period(today: date) -> dict[str, Any]:
    """A year from the first of this month."""
    starts = today.replace(day=1)
    ends = starts.replace(year=starts.year + 1) - timedelta(days=1)
    name = _("Plan {first} – {last}").format(
        first=f"{_(MONTHS[starts.month - 1])} {starts.year}", last=f"{_(MONTHS[ends.month - 1])} {ends.year}"
    )
    return {"name": name, "starts": starts, "ends": ends}


def frozen(plan: PlanContent) -> str:
    """Everything the plan says, as text that is kept with the proposal."""
    return json.dumps(asdict(plan), default=_written, ensure_ascii=False)


def _written(value: Any) -> str:
    return str(getattr(value, "value", value))
