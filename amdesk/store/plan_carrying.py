"""The next period of a plan: every line that is to go on, as a new draft (PLAN-11)."""

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from amdesk.model.people import Person
from amdesk.model.plans import Action, Objective, Plan, Resource, Target
from amdesk.words import MONTHS, _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Line = tuple[str, int]
"""A line of a plan: its table and its id."""
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Shift:
    """How far the days of a period move into the next: by months where it is made of whole ones, else by days."""

    months: int
    days: int

    def later(self, day: date) -> date:
        """The day that answers to this one; the last of its month where that is shorter."""
        if not self.months:
            return day + timedelta(days=self.days)
        year, index = divmod(day.year * 12 + day.month - 1 + self.months, 12)
        return date(year, index + 1, min(day.day, monthrange(year, index + 1)[1]))

    def due(self, day: date | None) -> date | None:
        """The same for a day that may be open."""
        return None if day is None else self.later(day)


def shift_of(starts: date, ends: date) -> Shift:
    """The shift of a period from its first to its last day: a year from 1 October leads to 1 October."""
    following = ends + DAY
    months = (following.year - starts.year) * 12 + following.month - starts.month
    return Shift(months if following.day == starts.day else 0, (following - starts).days)


def carry_over(session: "Session", plan_id: int, kept: Collection[Line]) -> Plan:
    """Add the plan of the period that follows, with the lines that are kept; measures start where they stand.

    Dates move by the length of the period, stances start from today's. An action whose objective is dropped goes too.
    """
    old = session.get_one(Plan, plan_id)
    assert old.starts is not None and old.ends is not None
    shift, starts = shift_of(old.starts, old.ends), old.ends + DAY
    ends = shift.later(starts) - DAY
    plan = Plan(account_id=old.account_id, name=_name(starts, ends), starts=starts, ends=ends, summary=old.summary)
    session.add(plan)
    session.flush()
    objectives = _objectives(session, plan, plan_id, kept, shift)
    actions = _actions(session, objectives, kept, shift)
    _targets(session, plan, plan_id, objectives, kept, shift)
    _resources(session, plan, plan_id, actions, kept, shift)
    session.flush()
    return plan


def _name(starts: date, ends: date) -> str:
    first, last = (f"{_(MONTHS[day.month - 1])} {day.year}" for day in (starts, ends))
    return _("Plan {first} – {last}").format(first=first, last=last)


def _objectives(session: "Session", plan: Plan, old: int, kept: Collection[Line], shift: Shift) -> dict[int, Objective]:
    made = {}
    for row in session.query(Objective).filter_by(plan_id=old).order_by(Objective.place, Objective.id):
        if ("objective", row.id) in kept:
            made[row.id] = Objective(
                plan_id=plan.id,
                side=row.side,
                name=row.name,
                why_us=row.why_us,
                why_them=row.why_them,
                aim_id=row.aim_id,
                measure=row.measure,
                measure_unit=row.measure_unit,
                start=row.start if row.actual is None else row.actual,
                goal=row.goal,
                due=shift.due(row.due),
                place=row.place,
            )
    session.add_all(made.values())
    session.flush()
    return made


def _actions(
    session: "Session", objectives: dict[int, Objective], kept: Collection[Line], shift: Shift
) -> dict[int, Action]:
    made: dict[int, Action] = {}
    waiting: dict[int, int] = {}
    for old, objective in objectives.items():
        for row in session.query(Action).filter_by(objective_id=old).order_by(Action.place, Action.id):
            if ("action", row.id) not in kept:
                continue
            made[row.id] = Action(
                name=row.name,
                account_id=row.account_id,
                objective_id=objective.id,
                person_id=row.person_id,
                owner_id=row.owner_id,
                due=shift.due(row.due),
                how=row.how,
                effort_hours=row.effort_hours,
                place=row.place,
            )
            if row.after_id is not None:
                waiting[row.id] = row.after_id
    session.add_all(made.values())
    session.flush()
    for row_id, after in waiting.items():
        if after in made:
            made[row_id].after_id = made[after].id
    return made


def _targets(
    session: "Session",
    plan: Plan,
    old: int,
    objectives: dict[int, Objective],
    kept: Collection[Line],
    shift: Shift,
) -> None:
    for row in session.query(Target).filter_by(plan_id=old).order_by(Target.id):
        if ("target", row.id) in kept:
            objective = objectives.get(row.objective_id or 0)
            session.add(
                Target(
                    plan_id=plan.id,
                    person_id=row.person_id,
                    objective_id=objective.id if objective else None,
                    stance_then=session.get_one(Person, row.person_id).stance,
                    stance_wanted=row.stance_wanted,
                    by=shift.due(row.by),
                    approach=row.approach,
                    owner_id=row.owner_id,
                )
            )


def _resources(
    session: "Session", plan: Plan, old: int, actions: dict[int, Action], kept: Collection[Line], shift: Shift
) -> None:
    for row in session.query(Resource).filter_by(plan_id=old).order_by(Resource.id):
        if ("resource", row.id) in kept:
            action = actions.get(row.action_id or 0)
            session.add(
                Resource(
                    plan_id=plan.id,
                    action_id=action.id if action else None,
                    kind=row.kind,
                    what=row.what,
                    colleague_id=row.colleague_id,
                    asked=row.asked,
                    due=shift.due(row.due),
                )
            )
