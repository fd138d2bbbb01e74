"""Plans of an account: the list, one plan with everything in it, what stands beside it, and what feeds the wheels."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from amdesk.model.page_rows import PlanLine, PlanSurroundings, WheelFacts
from amdesk.model.rows import ActionRow, ContractDay, ObjectiveRow, PlanContent, ResourceRow, TargetRow
from amdesk.model.source import Source
from amdesk.model.values import (
    ActionStatus,
    ContractDate,
    IntelKind,
    Money,
    PlanStatus,
    ResourceKind,
    Side,
    Stance,
    Tier,
)
from amdesk.store.queries.cells import choice, day, holds, number
from amdesk.store.queries.due_sql import CONTRACT_DAYS
from amdesk.words import _, listed

PLANS = """
SELECT p.id, p.name, p.starts, p.ends, p.status, p.proposed_on,
 (SELECT max(g."on") FROM agreement g WHERE g.plan_id = p.id)
FROM plan p WHERE p.account_id = ? ORDER BY p.starts DESC, p.id DESC
"""
PLAN = """
SELECT p.id, p.account_id, a.name, p.name, p.starts, p.ends, p.status, p.summary, p.needs, p.proposed_on, p.next_review
FROM plan p JOIN account a ON a.id = p.account_id WHERE p.id = ?
"""
AGREED = """
SELECT g."on", coalesce(c.name, e.name, '') FROM agreement g
LEFT JOIN colleague c ON c.id = g.colleague_id LEFT JOIN person e ON e.id = g.person_id
WHERE g.plan_id = ? ORDER BY g."on", g.id
"""
OBJECTIVES = """
SELECT o.id, o.side, o.name, o.why_us, o.why_them, coalesce(m.text, ''), o.measure, o.measure_unit, o.start, o.goal,
 o.actual, o.due, o.place
FROM objective o LEFT JOIN aim m ON m.id = o.aim_id WHERE o.plan_id = ? ORDER BY o.place, o.id
"""
ACTION_COLUMNS = """
x.id, x.name, x.how, x.owner_id, coalesce(c.name, ''), x.due, x.status, x.done_on, x.objective_id, x.issue_id,
 x.intel_id, coalesce(x.account_id, p.account_id, i.account_id), coalesce(a.name, ''), x.effort_hours, x.place
"""
ACTION_SOURCES = """
action x LEFT JOIN colleague c ON c.id = x.owner_id LEFT JOIN objective o ON o.id = x.objective_id
LEFT JOIN plan p ON p.id = o.plan_id LEFT JOIN issue i ON i.id = x.issue_id
LEFT JOIN account a ON a.id = coalesce(x.account_id, p.account_id, i.account_id)
"""
PLAN_ACTIONS = f"SELECT {ACTION_COLUMNS} FROM {ACTION_SOURCES} WHERE o.plan_id = ? ORDER BY x.place, x.id"
ACTIONS_OF = {
    subject: f"SELECT {ACTION_COLUMNS} FROM {ACTION_SOURCES} WHERE x.{subject}_id = ? ORDER BY x.place, x.id"
    for subject in ("account", "issue", "intel", "memo", "loss", "person", "owner")
}
TARGETS = f"""
SELECT t.id, t.person_id, e.name,
 coalesce((SELECT m.job FROM membership m WHERE m.person_id = e.id AND {holds("m")} ORDER BY m.since DESC LIMIT 1), ''),
 t.stance_then,
 (SELECT r.value FROM rating r WHERE r.person_id = e.id AND r.what = 'stance' AND {holds("r")}
  ORDER BY r.since DESC, r.id DESC LIMIT 1),
 t.stance_wanted, t."by", t.approach, coalesce(c.name, ''), t.objective_id
FROM target t JOIN person e ON e.id = t.person_id LEFT JOIN colleague c ON c.id = t.owner_id
WHERE t.plan_id = :plan ORDER BY t."by" IS NULL, t."by", t.id
"""
RESOURCES = """
SELECT r.id, r.kind, r.what, coalesce(c.name, ''), r.asked, r.granted, r.used, r.due, coalesce(x.name, ''), r.action_id
FROM resource r LEFT JOIN colleague c ON c.id = r.colleague_id LEFT JOIN action x ON x.id = r.action_id
WHERE r.plan_id = ? ORDER BY r.id
"""

CONTRACTS = f"""
SELECT k.contract, k.name, k.what, k.day FROM ({CONTRACT_DAYS}) k
WHERE k.account_id = :account AND k.day BETWEEN :starts AND :ends ORDER BY k.day, k.contract, k.what
"""


def plans_of(source: Source, account_id: int) -> list[PlanLine]:
    """The plans of an account, the latest period first."""
    return [
        PlanLine(
            row[0],
            row[1],
            date.fromisoformat(row[2]),
            date.fromisoformat(row[3]),
            PlanStatus(row[4]),
            day(row[5]),
            day(row[6]),
        )
        for row in source.select(PLANS, (account_id,))
    ]


def current_plan(source: Source, account_id: int) -> int | None:
    """The plan to work in: the one whose period is now, else the latest that is not closed, else the latest."""
    plans = plans_of(source, account_id)
    now = [p for p in plans if p.starts <= source.today <= p.ends and p.status is not PlanStatus.CLOSED]
    alive = [p for p in plans if p.status is not PlanStatus.CLOSED]
    return next((p.id for p in (*now, *alive, *plans)), None)


def plan_content(source: Source, plan_id: int) -> PlanContent:
    """One plan with its objectives, actions, people to win and resources.

    Raises LookupError when there is no such plan.
    """
    head = source.select(PLAN, (plan_id,))
    if not head:
        raise LookupError(plan_id)
    number_, account_id, account, name, starts, ends, status, summary, needs, proposed, review = head[0]
    resources = source.select(RESOURCES, (plan_id,))
    agreed = source.select(AGREED, (plan_id,))
    return PlanContent(
        id=number_,
        account_id=account_id,
        account=account,
        name=name,
        starts=date.fromisoformat(starts),
        ends=date.fromisoformat(ends),
        status=PlanStatus(status),
        summary=summary,
        needs=needs,
        proposed_on=day(proposed),
        agreed_on=day(agreed[-1][0]) if agreed else None,
        agreed_by=listed(list(dict.fromkeys(by for _on, by in agreed if by))),
        next_review=day(review),
        objectives=_objectives(source, plan_id, resources),
        targets=tuple(
            _target(row) for row in source.select(TARGETS, {"plan": plan_id, "on": source.today.isoformat()})
        ),
        resources=tuple(_resource(row) for row in resources),
        contracts=_contracts(source, account_id, starts, ends),
    )


def _contracts(source: Source, account_id: int, starts: str, ends: str) -> tuple[ContractDay, ...]:
    says = {"account": account_id, "starts": starts, "ends": ends}
    return tuple(
        ContractDay(number_, name, ContractDate(what), date.fromisoformat(on))
        for number_, name, what, on in source.select(CONTRACTS, says)
    )


def _objectives(source: Source, plan_id: int, resources: list[tuple[Any, ...]]) -> tuple[ObjectiveRow, ...]:
    needs = _needs(resources)
    actions: dict[int | None, list[ActionRow]] = defaultdict(list)
    for row in source.select(PLAN_ACTIONS, (plan_id,)):
        action = _action(row, needs.get(row[0], ""))
        actions[action.objective_id].append(action)
    return tuple(_objective(row, tuple(actions[row[0]])) for row in source.select(OBJECTIVES, (plan_id,)))


def _objective(row: tuple[Any, ...], actions: tuple[ActionRow, ...]) -> ObjectiveRow:
    id_, side, name, why_us, why_them, aim, measure, unit, start, goal, actual, due, place = row
    return ObjectiveRow(
        id_,
        Side(side),
        name,
        why_us,
        why_them,
        aim,
        measure,
        unit,
        number(start),
        number(goal),
        number(actual),
        day(due),
        place,
        actions,
    )


def _action(row: tuple[Any, ...], needs: str = "") -> ActionRow:
    return ActionRow(
        id=row[0],
        name=row[1],
        how=row[2],
        owner_id=row[3],
        owner=row[4],
        due=day(row[5]),
        status=ActionStatus(row[6]),
        done_on=day(row[7]),
        objective_id=row[8],
        issue_id=row[9],
        intel_id=row[10],
        account_id=row[11],
        account=row[12],
        effort_hours=number(row[13]),
        needs=needs,
        place=row[14],
    )


def actions_of(source: Source, subject: str, row: int) -> list[ActionRow]:
    """The actions of one row; `subject` is account, issue, intel, memo, loss, person or owner."""
    return [_action(found) for found in source.select(ACTIONS_OF[subject], (row,))]


def _target(row: tuple[Any, ...]) -> TargetRow:
    id_, person_id, person, job, then, now, wanted, by, approach, owner, objective_id = row
    return TargetRow(
        id_,
        person_id,
        person,
        job,
        choice(Stance, then),
        choice(Stance, now),
        choice(Stance, wanted),
        day(by),
        approach,
        owner,
        objective_id,
    )


def _resource(row: tuple[Any, ...]) -> ResourceRow:
    return ResourceRow(
        row[0],
        ResourceKind(row[1]),
        row[2],
        row[3],
        number(row[4]),
        number(row[5]),
        number(row[6]),
        day(row[7]),
        row[8],
    )


def _needs(resources: Iterable[tuple[Any, ...]]) -> dict[int, str]:
    """What each action needs, as its line in the plan says it: "Finance, 2 days"."""
    found: dict[int, list[str]] = defaultdict(list)
    for row in resources:
        if row[9] is not None:
            found[row[9]].append(_need(_resource(row)))
    return {action: listed(needs) for action, needs in found.items()}


def _need(resource: ResourceRow) -> str:
    name = resource.colleague or resource.what or resource.kind.label
    if resource.asked is None:
        return name
    amount = f"{resource.asked.normalize():,f}"
    if resource.kind in (ResourceKind.DAYS, ResourceKind.MANAGEMENT):
        return _("{name}, {n} d").format(name=name, n=amount)
    return f"{name}, {amount}"


SURROUNDINGS = """
SELECT
 (SELECT count(*) FROM aim WHERE account_id = p.account_id AND (year IS NULL OR year >= substr(p.starts, 1, 4))),
 (SELECT count(*) FROM position_line WHERE account_id = p.account_id),
 (SELECT count(*) FROM presence WHERE account_id = p.account_id),
 (SELECT count(*) FROM presence WHERE account_id = p.account_id AND answer = ''),
 (SELECT count(*) FROM white_cell WHERE account_id = p.account_id),
 (SELECT count(*) FROM opportunity WHERE account_id = p.account_id AND stage NOT IN ('won', 'lost')),
 (SELECT count(*) FROM buying_step WHERE account_id = p.account_id),
 (SELECT count(*) FROM buying_step WHERE account_id = p.account_id AND person_id IS NULL),
 (SELECT count(DISTINCT e.id) FROM person e JOIN person_role r ON r.person_id = e.id
   WHERE e.account_id = p.account_id AND e.left_on IS NULL AND r.role = 'decider' AND r.until IS NULL),
 (SELECT max(x.done_on) FROM objective o JOIN action x ON x.objective_id = o.id WHERE o.plan_id = p.id)
FROM plan p WHERE p.id = ?
"""


def plan_surroundings(source: Source, plan_id: int) -> PlanSurroundings:
    """What stands beside a plan at its account, for its completeness.

    Raises LookupError when there is no such plan.
    """
    rows = source.select(SURROUNDINGS, (plan_id,))
    if not rows:
        raise LookupError(plan_id)
    *counts, last_work = rows[0]
    return PlanSurroundings(*(*counts, day(last_work)))


WHEELS = """
SELECT a.id, a.name, a.tier, a.currency, coalesce(s.revenue_12, 0),
 (SELECT count(*) FROM action x WHERE x.account_id = a.id AND {due}),
 (SELECT count(*) FROM action x WHERE x.account_id = a.id AND {due} AND x.done_on <= x.due),
 (SELECT count(*) FROM intel i WHERE i.account_id = a.id AND i."on" <= :on),
 (SELECT count(*) FROM intel i WHERE i.account_id = a.id AND i."on" <= :on AND (i.no_action <> ''
   OR EXISTS (SELECT 1 FROM action x WHERE x.intel_id = i.id))),
 (SELECT count(*) FROM action x WHERE x.account_id = a.id AND x.status <> 'dropped'),
 (SELECT count(*) FROM action x WHERE x.account_id = a.id AND x.status <> 'dropped' AND x.intel_id IS NOT NULL)
FROM account a LEFT JOIN account_summary s ON s.account_id = a.id WHERE {whose} ORDER BY a.id
"""
DUE = (
    """x.due > date(:on, '-90 days') AND (x.due < :on OR x.due = :on AND x.status = 'done') AND x.status <> 'dropped'"""
)
WHEELS_OF_ALL = WHEELS.format(due=DUE, whose="a.status NOT IN ('lost', 'prospect')")
WHEELS_OF_ONE = WHEELS.format(due=DUE, whose="a.id = :account")
HEARD = 'SELECT account_id, kind, max("on") FROM intel WHERE account_id IS NOT NULL AND "on" <= :on GROUP BY 1, 2'
HEARD_OF_ONE = 'SELECT account_id, kind, max("on") FROM intel WHERE account_id = :account AND "on" <= :on GROUP BY 2'
RATES = 'SELECT currency, worth FROM rate WHERE "on" <= :on ORDER BY "on", id'


def wheels_facts(source: Source, account_id: int | None = None, on: date | None = None) -> list[WheelFacts]:
    """What feeds the two wheels on a day: of one account, or of every account that is served."""
    says = {"on": (on or source.today).isoformat()}
    one = {**says, "account": account_id}
    rows = source.select(WHEELS_OF_ALL, says) if account_id is None else source.select(WHEELS_OF_ONE, one)
    heard: dict[int, list[tuple[IntelKind, date]]] = defaultdict(list)
    for who, kind, when in source.select(HEARD, says) if account_id is None else source.select(HEARD_OF_ONE, one):
        heard[who].append((IntelKind(kind), date.fromisoformat(when)))
    rates = {currency: Decimal(worth) for currency, worth in source.select(RATES, says) if worth}
    return [_wheel_facts(row, heard.get(row[0], []), rates) for row in rows]


def _wheel_facts(row: tuple[Any, ...], heard: list[tuple[IntelKind, date]], rates: Mapping[str, Decimal]) -> WheelFacts:
    account_id, account, tier, currency, revenue, due, on_time, intel, answered, actions, resting = row
    worth = Money(revenue, currency).decimal * rates.get(currency, Decimal(1))
    return WheelFacts(
        account_id,
        account,
        Tier(tier),
        float(worth),
        tuple(heard),
        due,
        on_time,
        intel,
        answered,
        actions,
        resting,
    )
