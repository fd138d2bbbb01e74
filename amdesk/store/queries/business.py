"""What stands between a customer and us: their plans, value brought, cost of dealing, service, risks, ideas."""

from amdesk.model.profile_rows import CostLine, IdeaLine, LevelLine, OwnRiskLine, TheirPlanLine, ValueLine
from amdesk.model.source import Source
from amdesk.model.values import Money, UsageEffect
from amdesk.store.queries.cells import choice, day, number

THEIR_PLANS = """
SELECT t.id, t.text, t.effect, t."by", t.is_risk, t.product_change, coalesce(c.name, '') FROM their_plan t
LEFT JOIN colleague c ON c.id = t.asked_of_id WHERE t.account_id = ? ORDER BY t."by" IS NULL, t."by", t.id
"""
MONEY = "coalesce(nullif(x.currency, ''), a.currency)"
VALUES = f"""
SELECT x.id, x.text, x.amount, {MONEY}, x."on", x.accepted FROM value_brought x JOIN account a ON a.id = x.account_id
WHERE x.account_id = ? ORDER BY x."on" DESC, x.id DESC
"""
COSTS = f"""
SELECT x.id, x.text, x.hours_a_month, x.queries_a_month, x.amount, {MONEY}, x."on"
FROM dealing_cost x JOIN account a ON a.id = x.account_id WHERE x.account_id = ? ORDER BY x."on", x.id
"""
LEVELS = """
SELECT id, what, "on", agreed, reached FROM service_level WHERE account_id = ? ORDER BY what, "on", id
"""
RISKS = """
SELECT id, text, "on", account_id IS NULL FROM own_risk WHERE (account_id = :account OR account_id IS NULL)
AND (over_on IS NULL OR over_on > :on) ORDER BY account_id IS NULL, "on" DESC, id
"""
IDEAS = f"""
SELECT x.id, x.text, x.told_by, x.worth, {MONEY}, x.outcome FROM idea x JOIN account a ON a.id = x.account_id
WHERE x.account_id = ? ORDER BY x.outcome <> '', x."on" DESC, x.id DESC
"""


def _money(minor: int | None, currency: str) -> Money | None:
    return None if minor is None else Money(minor, currency)


def their_plans(source: Source, account_id: int) -> list[TheirPlanLine]:
    """Plans of theirs, the nearest first."""
    return [
        TheirPlanLine(row, text, choice(UsageEffect, effect), day(by), bool(risk), change, asked)
        for row, text, effect, by, risk, change, asked in source.select(THEIR_PLANS, (account_id,))
    ]


def values(source: Source, account_id: int) -> list[ValueLine]:
    """Value we brought, the newest first."""
    return [
        ValueLine(row, text, _money(amount, currency), day(on), bool(accepted))
        for row, text, amount, currency, on, accepted in source.select(VALUES, (account_id,))
    ]


def costs(source: Source, account_id: int) -> list[CostLine]:
    """What dealing with us costs, as it was known from day to day, oldest first."""
    return [
        CostLine(row, text, number(hours), queries, _money(amount, currency), day(on))
        for row, text, hours, queries, amount, currency, on in source.select(COSTS, (account_id,))
    ]


def levels(source: Source, account_id: int) -> list[LevelLine]:
    """Service levels by service, oldest month first."""
    return [
        LevelLine(row, what, day(on), agreed, reached)
        for row, what, on, agreed, reached in source.select(LEVELS, (account_id,))
    ]


def own_risks(source: Source, account_id: int) -> list[OwnRiskLine]:
    """What puts an account at risk on our side and is not over: its own first, then what concerns all."""
    says = {"account": account_id, "on": source.today.isoformat()}
    return [OwnRiskLine(row, text, day(on), bool(of_all)) for row, text, on, of_all in source.select(RISKS, says)]


def ideas(source: Source, account_id: int) -> list[IdeaLine]:
    """Ideas for saving and quality: those nothing has come of yet first."""
    return [
        IdeaLine(row, text, told_by, _money(worth, currency), outcome)
        for row, text, told_by, worth, currency, outcome in source.select(IDEAS, (account_id,))
    ]
