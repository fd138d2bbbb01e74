"""The supplied plans one begins with, and a draft made from one: objectives of all four sides with their first actions.

A template is a file in resources/plan_templates. Covers PLAN-11.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from amdesk import paths
from amdesk.model.colleagues import Colleague
from amdesk.model.people import Person
from amdesk.model.plans import Action, Objective, Plan, Target
from amdesk.model.values import Side, Stance, Template
from amdesk.words import MONTHS, _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SATURDAY = 5
WON = (Stance.CHAMPION, Stance.SUPPORTER)


@dataclass(frozen=True)
class PlanTemplate:
    """One supplied plan: what it is for, how long it runs, and its objectives as they stand in the file."""

    kind: Template
    name: str
    about: str
    months: int
    summary: str
    approach: str
    objectives: tuple[dict[str, Any], ...]


@cache
def plan_template(kind: Template) -> PlanTemplate:
    """A supplied plan, from its file."""
    path = paths.resources() / "plan_templates" / f"{kind.value}.json"
    says = json.loads(path.read_text("utf-8"))
    return PlanTemplate(
        kind, says["name"], says["about"], says["months"], says["summary"], says["approach"], tuple(says["objectives"])
    )


def draft_plan(
    session: "Session", account_id: int, kind: Template, *, aim_id: int | None = None, targets: Sequence[int] = ()
) -> Plan:
    """Add a draft plan to an account: the objectives of all four sides, each with measure, day and first actions.

    `aim_id` is the customer's aim the plan serves, `targets` the people to win. The plan runs from the first of this
    month; its actions are mine.
    """
    template, today = plan_template(kind), session.info["today"]
    me = session.query(Colleague).filter_by(is_me=True).first()
    starts = today.replace(day=1)
    plan = Plan(
        account_id=account_id,
        name=_plan_name(template, starts),
        starts=starts,
        ends=_months_after(starts, template.months) - timedelta(days=1),
        summary=_(template.summary),
    )
    session.add(plan)
    session.flush()
    for place, says in enumerate(template.objectives, 1):
        objective = _objective(plan, place, says, aim_id)
        session.add(objective)
        session.flush()
        session.add_all(_actions(objective, account_id, says, today, me.id if me else None))
    session.add_all(_target(session.get_one(Person, person), plan, template, me) for person in targets)
    session.flush()
    return plan


def _plan_name(template: PlanTemplate, starts: date) -> str:
    ends = _months_after(starts, template.months) - timedelta(days=1)
    first, last = (f"{_(MONTHS[day.month - 1])} {day.year}" for day in (starts, ends))
    return _("{template}, {first} – {last}").format(template=_(template.name), first=first, last=last)


def _objective(plan: Plan, place: int, says: dict[str, Any], aim_id: int | None) -> Objective:
    assert plan.starts is not None and plan.ends is not None
    return Objective(
        plan_id=plan.id,
        side=Side(says["side"]),
        name=_(says["name"]),
        why_us=_(says["why_us"]),
        why_them=_(says["why_them"]),
        measure=_(says["measure"]),
        measure_unit=_(says["unit"]) if says["unit"] else "",
        start=_number(says["start"]),
        goal=_number(says["goal"]),
        due=min(_months_after(plan.starts, says["months"]), plan.ends),
        aim_id=aim_id if says.get("serves_aim") else None,
        place=place,
    )


def _actions(
    objective: Objective, account_id: int, says: dict[str, Any], today: date, owner: int | None
) -> list[Action]:
    return [
        Action(
            name=_(action["name"]),
            account_id=account_id,
            objective_id=objective.id,
            owner_id=owner,
            due=_workday(today + timedelta(days=action["days"])),
            how=_(action["how"]) if action["how"] else "",
            place=place,
        )
        for place, action in enumerate(says["actions"], 1)
    ]


def _target(person: Person, plan: Plan, template: PlanTemplate, me: Colleague | None) -> Target:
    """A person to win: at least for us, by the middle of the plan; who is for us already stays so."""
    assert plan.starts is not None
    stance = person.stance
    return Target(
        plan_id=plan.id,
        person_id=person.id,
        stance_then=stance,
        stance_wanted=stance if stance in WON else Stance.SUPPORTER,
        by=_months_after(plan.starts, max(1, template.months // 2)),
        approach=_(template.approach),
        owner_id=me.id if me else None,
    )


def _number(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _months_after(first: date, months: int) -> date:
    """The first of the month that many months after the first of another."""
    year, index = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, index + 1, 1)


def _workday(day: date) -> date:
    """The day, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() >= SATURDAY else day
