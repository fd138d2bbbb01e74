"""What the rounds go through and what to know before answering, read from the workspace."""

from datetime import date

from amdesk.model.managers_rows import Decided
from amdesk.model.round_rows import PlanEnding, PlanStanding, RhythmHeld
from amdesk.model.source import Source
from amdesk.model.values import Tier
from amdesk.store.queries.cells import day
from amdesk.store.queries.due_sql import RHYTHM

AHEAD_DAYS = 120
"""How long before its end a plan is carried over."""

STANDINGS = """
SELECT p.id, a.id, a.name, p.name, p.ends, count(x.id), coalesce(sum(x.status = 'done'), 0),
 coalesce(sum(x.status IN ('open', 'doing') AND x.due < :today), 0),
 min(CASE WHEN x.status IN ('open', 'doing') AND x.due < :today THEN x.due END),
 (SELECT count(*) FROM objective o WHERE o.plan_id = p.id AND o.due < :today
  AND NOT coalesce(CAST(o.actual AS REAL) = CAST(o.goal AS REAL)
   OR (CAST(o.actual AS REAL) > CAST(o.goal AS REAL)) = (CAST(o.goal AS REAL) > CAST(o.start AS REAL)), 0))
FROM "plan" p JOIN account a ON a.id = p.account_id LEFT JOIN objective o ON o.plan_id = p.id
LEFT JOIN action x ON x.objective_id = o.id AND x.status <> 'dropped'
WHERE p.status <> 'closed' AND p.starts <= :today AND a.status NOT IN ('lost', 'prospect')
 AND NOT EXISTS (SELECT 1 FROM "plan" n WHERE n.account_id = a.id AND n.starts > p.starts AND n.starts <= :today)
GROUP BY p.id ORDER BY a.name, p.id
"""
ENDINGS = """
SELECT p.id, a.id, a.name, p.name, p.ends, (SELECT count(*) FROM objective o WHERE o.plan_id = p.id),
 (SELECT count(*) FROM objective o JOIN action x ON x.objective_id = o.id WHERE o.plan_id = p.id)
FROM "plan" p JOIN account a ON a.id = p.account_id
WHERE p.status <> 'closed' AND p.ends <= date(:today, :ahead) AND a.status NOT IN ('lost', 'prospect')
 AND NOT EXISTS (SELECT 1 FROM "plan" n WHERE n.account_id = a.id AND n.starts > p.starts)
ORDER BY p.ends, a.name, p.id
"""
RHYTHMS = f"""
SELECT a.id, a.name, a.tier, {RHYTHM}, d.check_in_days,
 (SELECT count(*) FROM touch t WHERE t.account_id = a.id AND t.status = 'held' AND t.kind = 'check-in'
  AND t."on" > date(:today, '-365 days') AND t."on" <= :today),
 CAST(min(365, julianday(:today) - julianday(coalesce(a.came_in, a.customer_since, :today))) AS INTEGER)
FROM account a JOIN tier_default d ON d.tier = a.tier WHERE a.status IN ('active', 'at-risk', 'won-back')
ORDER BY a.name
"""
REVIEW_AHEAD = """
SELECT id FROM review WHERE kind = 'manager' AND account_id IS NULL AND NOT held
 AND "on" BETWEEN date(:today, '-31 days') AND date(:today, '+7 days')
ORDER BY "on" <> :today, "on" DESC, id DESC LIMIT 1
"""
HELD = """
SELECT count(*) FROM review WHERE kind = 'manager' AND account_id IS NULL AND held
 AND "on" BETWEEN date(:today, 'start of month') AND :today
"""
TAKEN = """
SELECT d.id, d.text, d.account_id, coalesce(a.name, ''), coalesce(c.name, ''), d.due, d.kept_on FROM decision d
LEFT JOIN account a ON a.id = d.account_id LEFT JOIN colleague c ON c.id = d.owner_id
WHERE d.review_id = ? ORDER BY d.id
"""


def plan_standings(source: Source) -> list[PlanStanding]:
    """How the plan of today of each account stands."""
    says = {"today": source.today.isoformat()}
    return [
        PlanStanding(number, account, name, plan, date.fromisoformat(ends), actions, done, late, day(oldest), passed)
        for number, account, name, plan, ends, actions, done, late, oldest, passed in source.select(STANDINGS, says)
    ]


def plans_ending(source: Source) -> list[PlanEnding]:
    """The plans that end within 120 days, or have ended, with none to follow; the first to end first."""
    says = {"today": source.today.isoformat(), "ahead": f"+{AHEAD_DAYS} days"}
    return [
        PlanEnding(number, account, name, plan, date.fromisoformat(ends), objectives, actions)
        for number, account, name, plan, ends, objectives, actions in source.select(ENDINGS, says)
    ]


def rhythms_held(source: Source) -> list[RhythmHeld]:
    """How the check-ins of every account followed its rhythm, by name."""
    return [
        RhythmHeld(number, name, Tier(tier), days if days != usual else None, usual, held, max(0, known))
        for number, name, tier, days, usual, held, known in source.select(RHYTHMS, {"today": source.today.isoformat()})
    ]


def review_in_work(source: Source) -> int | None:
    """The review with the manager that is planned for about today and not held yet."""
    found = source.select(REVIEW_AHEAD, {"today": source.today.isoformat()})
    return int(found[0][0]) if found else None


def was_held(source: Source) -> bool:
    """Whether the review of this month was held."""
    return bool(source.select(HELD, {"today": source.today.isoformat()})[0][0])


def decisions_taken(source: Source, review: int | None) -> list[Decided]:
    """The decisions of a review in the order they were taken."""
    if review is None:
        return []
    return [
        Decided(number, text, account, name, owner, day(due), day(kept))
        for number, text, account, name, owner, due, kept in source.select(TAKEN, (review,))
    ]
