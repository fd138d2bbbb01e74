"""What the plan's buttons do to the subjects, each within one step."""

import json
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from amdesk.analysis.plan_lines import ActionSaid, ObjectiveSaid
from amdesk.model.people import Person
from amdesk.model.plans import Action, Agreement, MeasureValue, Objective, Plan, Resource, Target
from amdesk.model.rows import PlanContent
from amdesk.model.values import ActionStatus, PlanStatus, Side

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def plan_of(session: "Session", plan: int) -> Plan:
    """The plan itself."""
    return session.get_one(Plan, plan)


def add_action(session: "Session", objective: int, said: ActionSaid, me: int | None) -> int:
    """A new action at the end of an objective, as it was typed, with what it needs; gives its id."""
    plan = session.get_one(Plan, session.get_one(Objective, objective).plan_id)
    action = Action(
        name=said.name,
        account_id=plan.account_id,
        objective_id=objective,
        owner_id=said.owner_or(me),
        due=said.due,
        effort_hours=said.hours,
        how=said.how,
        after_id=said.after_id,
        place=len(actions_of(session, objective)) + 1,
    )
    session.add(action)
    session.flush()
    for need in said.needs:
        session.add(
            Resource(
                plan_id=plan.id,
                action_id=action.id,
                kind=need.kind,
                what=need.what,
                colleague_id=need.colleague_id,
                asked=need.asked,
                due=need.due,
            )
        )
    return action.id


def add_objective(session: "Session", plan: int, side: Side, said: ObjectiveSaid) -> int:
    """A new objective at the end of its side, as it was typed, with whom it wins; gives its id."""
    objective = Objective(
        plan_id=plan,
        side=said.side or side,
        name=said.name,
        aim_id=said.aim_id,
        measure=said.measure,
        measure_unit=said.unit,
        start=said.start,
        goal=said.goal,
        due=said.due,
        place=len(objectives_of(session, plan)) + 1,
    )
    session.add(objective)
    session.flush()
    for win in said.wins:
        target = Target(
            plan_id=plan, person_id=win.person_id, objective_id=objective.id, stance_wanted=win.stance, by=win.by
        )
        remember_stance(session, target)
        session.add(target)
    return objective.id


def objectives_of(session: "Session", plan: int) -> list[Objective]:
    """A plan's objectives as they stand on the screen: ours, then theirs."""
    found = session.query(Objective).filter_by(plan_id=plan).order_by(Objective.place, Objective.id)
    return sorted(found, key=lambda objective: not objective.side.is_ours)


def actions_of(session: "Session", objective: int) -> list[Action]:
    """An objective's actions in their order."""
    return session.query(Action).filter_by(objective_id=objective).order_by(Action.place, Action.id).all()


def shift_action(session: "Session", action: int, step: int) -> bool:
    """Move an action up or down, over the edge into the next objective; False where there is none."""
    row = session.get_one(Action, action)
    if row.objective_id is None:
        return False
    mates = actions_of(session, row.objective_id)
    at = mates.index(row) + step
    if 0 <= at < len(mates):
        put_action(session, action, row.objective_id, at)
        return True
    plan = session.get_one(Objective, row.objective_id).plan_id
    objectives = [objective.id for objective in objectives_of(session, plan)]
    beside = objectives.index(row.objective_id) + step
    if not 0 <= beside < len(objectives):
        return False
    put_action(session, action, objectives[beside], 0 if step > 0 else len(actions_of(session, objectives[beside])))
    return True


def put_action(session: "Session", action: int, objective: int, at: int) -> None:
    """Give an action its place among those of an objective."""
    row = session.get_one(Action, action)
    mates = [mate for mate in actions_of(session, objective) if mate.id != action]
    mates.insert(at, row)
    row.objective_id = objective
    for place, mate in enumerate(mates, 1):
        mate.place = place


def shift_objective(session: "Session", objective: int, step: int) -> bool:
    """Move an objective up or down, over the edge of its side onto the other; False where there is none."""
    row = session.get_one(Objective, objective)
    mates = _side_of(session, row.plan_id, row.side)
    at = mates.index(row) + step
    if 0 <= at < len(mates):
        put_objective(session, objective, row.side, at)
        return True
    if (step > 0) is not row.side.is_ours:
        return False
    other = Side.CARE if row.side.is_ours else Side.PROTECT
    put_objective(session, objective, other, 0 if step > 0 else len(_side_of(session, row.plan_id, other)))
    return True


def put_objective(session: "Session", objective: int, side: Side, at: int) -> None:
    """Give an objective its place on a side; coming from the other one it serves `side` from now on."""
    row = session.get_one(Objective, objective)
    if row.side.is_ours is not side.is_ours:
        row.side = side
    mates = [mate for mate in _side_of(session, row.plan_id, side) if mate is not row]
    mates.insert(at, row)
    for place, mate in enumerate(mates, 1):
        mate.place = place


def put_beside(session: "Session", objective: int, other: int, after: bool) -> None:
    """Put an objective before or after another one."""
    row = session.get_one(Objective, other)
    mates = [mate.id for mate in _side_of(session, row.plan_id, row.side) if mate.id != objective]
    put_objective(session, objective, row.side, mates.index(other) + after)


def put_last(session: "Session", objective: int, side: Side) -> None:
    """Put an objective at the end of a side, be it empty."""
    plan = session.get_one(Objective, objective).plan_id
    put_objective(session, objective, side, len(_side_of(session, plan, side)))


def _side_of(session: "Session", plan: int, side: Side) -> list[Objective]:
    return [one for one in objectives_of(session, plan) if one.side.is_ours is side.is_ours]


def measure(session: "Session", objective: int, value: Decimal, on: date) -> None:
    """Note what an objective's measure is on a day; a second note of the day replaces the first."""
    found = session.query(MeasureValue).filter_by(objective_id=objective, on=on).first()
    if found is None:
        found = MeasureValue(objective_id=objective, on=on)
        session.add(found)
    found.value = value
    session.get_one(Objective, objective).actual = value


def set_field(session: "Session", objective: int, name: str, value: Any) -> None:
    """Change a field of an objective."""
    setattr(session.get_one(Objective, objective), name, value)


def remove_action(session: "Session", action: int) -> bool:
    """Take an action away."""
    session.delete(session.get_one(Action, action))
    return True


def set_action(session: "Session", action: int, status: ActionStatus) -> None:
    """Tick an action or take the tick back."""
    row = session.get_one(Action, action)
    if status is ActionStatus.DONE:
        row.finish()
    else:
        row.reopen()


def remember_stance(session: "Session", target: Target) -> None:
    """A person to win is first wanted from the stance of today."""
    target.stance_then = session.get_one(Person, target.person_id).stance


def agree(session: "Session", plan: int, values: dict[str, Any], frozen: str) -> int:
    """Record an agreement; `frozen` is what an agreed plan says now that its changes are agreed to."""
    agreement = Agreement(plan_id=plan, **values)
    session.add(agreement)
    row = session.get_one(Plan, plan)
    if row.status is PlanStatus.AGREED:
        row.agree_again(frozen)
    else:
        row.agree()
    session.flush()
    return agreement.id


def delete_plan(session: "Session", plan: int) -> bool:
    """Delete a plan with all that belongs to it."""
    session.delete(session.get_one(Plan, plan))
    return True


def frozen(plan: PlanContent) -> str:
    """Everything the plan says, as text that is kept with the proposal."""
    return json.dumps(asdict(plan), default=_written, ensure_ascii=False)


def _written(value: Any) -> str:
    return str(getattr(value, "value", value))
