"""What the manager's page is made of, read since the last review held with the manager (REV-2)."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal

from amdesk.model.managers_rows import Asked, Decided, Happened, Happening, ManagersFacts, Noes, Proposed
from amdesk.model.source import Source
from amdesk.model.values import Cause, Money, ResourceKind
from amdesk.store.queries.cells import choice, day, number
from amdesk.store.queries.currency import own_currency
from amdesk.store.queries.goals import goal_weights
from amdesk.store.queries.portfolio import rates_of, worths_at_home
from amdesk.store.queries.today import band_changes, troubled

USUAL_DAYS = 30
"""How far the page looks back while no review with the manager was held."""

LAST = """
SELECT max("on") FROM review WHERE held AND kind = 'manager' AND account_id IS NULL AND "on" < ?
"""
ME = "SELECT name FROM colleague WHERE is_me ORDER BY id LIMIT 1"
MANAGER = "SELECT name FROM colleague WHERE is_manager AND left_on IS NULL ORDER BY id LIMIT 1"
HAPPENED = """
SELECT 'won', o.closed_on AS day, a.id, a.name, o.name, o.value, coalesce(nullif(o.currency, ''), a.currency)
FROM opportunity o JOIN account a ON a.id = o.account_id WHERE o.stage = 'won' AND o.closed_on BETWEEN :since AND :today
UNION ALL SELECT 'new', a.customer_since, a.id, a.name, '', NULL, '' FROM account a
WHERE a.status IN ('active', 'at-risk') AND a.customer_since BETWEEN :since AND :today
UNION ALL SELECT 'lost', a.lost_on, a.id, a.name, coalesce((SELECT l.words FROM loss l WHERE l.account_id = a.id
  ORDER BY l."on" DESC LIMIT 1), ''), (SELECT sum(l.revenue_lost) FROM loss l WHERE l.account_id = a.id
  AND l."on" BETWEEN :since AND :today), a.currency
FROM account a WHERE a.status = 'lost' AND a.lost_on BETWEEN :since AND :today
UNION ALL SELECT 'resolved', i.resolved_on, a.id, a.name, i.name, i.disputed,
 coalesce(nullif(i.currency, ''), a.currency)
FROM issue i JOIN account a ON a.id = i.account_id WHERE i.resolved_on BETWEEN :since AND :today
 AND i.status IN ('resolved', 'closed')
UNION ALL SELECT 'agreed', max(g."on"), a.id, a.name, p.name, NULL, '' FROM agreement g JOIN plan p ON p.id = g.plan_id
JOIN account a ON a.id = p.account_id WHERE g."on" BETWEEN :since AND :today AND p.status = 'agreed' GROUP BY p.id
ORDER BY day DESC, 4
"""
WON_BACK = """
SELECT s.at, a.id, a.name FROM journal j JOIN journal_step s ON s.id = j.step JOIN account a ON a.id = j.row
WHERE j.tbl = 'account' AND a.status = 'won-back' AND s.at >= :since AND j.before->>'$.status' = 'lost'
ORDER BY s.at DESC
"""
ASKED = """
SELECT a.id, a.name, r.kind, r.what, coalesce(c.name, ''), r.asked, r.due
FROM resource r JOIN plan p ON p.id = r.plan_id
JOIN account a ON a.id = p.account_id LEFT JOIN colleague c ON c.id = r.colleague_id
WHERE r.asked IS NOT NULL AND r.granted IS NULL AND p.status <> 'closed' AND a.status <> 'lost'
ORDER BY r.due IS NULL, r.due, a.name, r.id
"""
NOES = """
SELECT r.cause, r.accepted, r.at_stake, coalesce(nullif(r.currency, ''), a.currency) FROM refusal r
JOIN account a ON a.id = r.account_id WHERE r."on" BETWEEN :since AND :today
"""
PROPOSED = """
SELECT p.id, a.id, a.name, p.name, p.proposed_on FROM plan p JOIN account a ON a.id = p.account_id
WHERE p.status = 'proposed' AND a.status <> 'lost' ORDER BY p.proposed_on, a.name
"""
DECIDED = """
SELECT d.id, d.text, coalesce(d.account_id, r.account_id), coalesce(a.name, ''), coalesce(c.name, ''), d.due, d.kept_on
FROM decision d JOIN review r ON r.id = d.review_id LEFT JOIN account a ON a.id = coalesce(d.account_id, r.account_id)
LEFT JOIN colleague c ON c.id = d.owner_id
WHERE r.kind = 'manager' AND r.held AND r."on" < :today AND (d.kept_on IS NULL OR d.kept_on >= :since)
ORDER BY d.kept_on IS NOT NULL, coalesce(d.due, '9999'), d.id
"""


def last_with_manager(source: Source) -> date | None:
    """The day of the last review of many accounts held with the manager, before today."""
    return day(source.select(LAST, (source.today.isoformat(),))[0][0])


def managers_facts(source: Source) -> ManagersFacts:
    """Everything of the page, since the last review or, without one, of 30 days."""
    last = last_with_manager(source)
    since = last or source.today - timedelta(days=USUAL_DAYS)
    says = {"since": since.isoformat(), "today": source.today.isoformat()}
    worths = worths_at_home(source)
    rates = {worths.currency: Decimal(1), "": Decimal(1)} | rates_of(source)
    return ManagersFacts(
        today=source.today,
        since=since,
        reviewed=last is not None,
        me=_name(source, ME),
        manager=_name(source, MANAGER),
        currency=own_currency(source),
        worths={row.id: row.value for row in worths.rows},
        band_changes=band_changes(source, since),
        troubled=troubled(source),
        happened=_happened(source, says, rates),
        asked=_asked(source),
        noes=_noes(source, says, rates),
        proposed=tuple(
            Proposed(number_, account, name, plan, day(on))
            for number_, account, name, plan, on in source.select(PROPOSED)
        ),
        decided=_decided(source, says),
        goals=goal_weights(source),
    )


def _decided(source: Source, says: dict[str, str]) -> tuple[Decided, ...]:
    return tuple(
        Decided(number_, text, account, name, owner, day(due), day(kept))
        for number_, text, account, name, owner, due, kept in source.select(DECIDED, says)
    )


def _name(source: Source, sql: str) -> str:
    found = source.select(sql)
    return str(found[0][0]) if found else ""


def _at_home(minor: int | None, currency: str, rates: Mapping[str, Decimal]) -> int | None:
    if minor is None or currency not in rates:
        return None
    exact = Money(minor, currency or "EUR").decimal * rates[currency]
    return int(exact.quantize(Decimal(1), ROUND_HALF_EVEN))


def _happened(source: Source, says: dict[str, str], rates: Mapping[str, Decimal]) -> tuple[Happened, ...]:
    found = [
        Happened(Happening(what), date.fromisoformat(on), account, name, words, _at_home(money, currency or "", rates))
        for what, on, account, name, words, money, currency in source.select(HAPPENED, says)
    ]
    back = {
        account: Happened(Happening.WON_BACK, date.fromisoformat(at[:10]), account, name, "", None)
        for at, account, name in source.select(WON_BACK, {"since": says["since"]})
    }
    return (*back.values(), *found)


def _asked(source: Source) -> tuple[Asked, ...]:
    return tuple(
        Asked(account, name, ResourceKind(kind), what, colleague, number(asked) or Decimal(0), day(due))
        for account, name, kind, what, colleague, asked, due in source.select(ASKED)
    )


def _noes(source: Source, says: dict[str, str], rates: Mapping[str, Decimal]) -> tuple[Noes, ...]:
    causes: dict[Cause | None, list[tuple[bool, int | None]]] = defaultdict(list)
    for cause, accepted, stake, currency in source.select(NOES, says):
        causes[choice(Cause, cause)].append((bool(accepted), _at_home(stake, currency or "", rates)))
    found = [
        Noes(
            cause,
            len(rows),
            sum(accepted for accepted, _money in rows),
            sum(money or 0 for _accepted, money in rows) if any(money is not None for _a, money in rows) else None,
        )
        for cause, rows in causes.items()
    ]
    return tuple(sorted(found, key=lambda noes: (-(noes.money or 0), -noes.count)))
