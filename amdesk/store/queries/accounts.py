"""Accounts in lists and the head of an account's page; read from summaries, never from the subjects."""

from datetime import date, timedelta

from amdesk.model.health_rows import Band
from amdesk.model.rows import AccountHead, AccountLine
from amdesk.model.source import Source
from amdesk.model.values import Channel, PlanStatus, Status, Tier
from amdesk.store.queries.cells import THE_ONE_IN_WORK_FIRST, day
from amdesk.store.queries.states import HEADER, NEWEST, header_of, health_of
from amdesk.words import _

LINES = f"""
SELECT a.id, a.name, a.tier, a.status, a.currency, a.city, a.country, a.industry, a.potential, a.pinned,
 coalesce(u.name, ''), coalesce(s.people, 0), s.last_touch, s.last_check_in, coalesce(a.came_in, a.customer_since),
 s.next_due, coalesce(s.open_issues, 0), coalesce(s.critical_issues, 0), coalesce(s.revenue_12, 0),
 coalesce(s.revenue_before, 0), h.health, h.band, {HEADER}, a.parent_id
FROM account a LEFT JOIN account_summary s ON s.account_id = a.id LEFT JOIN account u ON u.id = a.parent_id
LEFT JOIN account_state h ON {NEWEST} ORDER BY a.name
"""
NEXT = """
SELECT s.account_id, 'action', x.name FROM action x CROSS JOIN account_summary s ON x.account_id = s.account_id
 AND x.due = s.next_due WHERE x.status IN ('open', 'doing')
UNION ALL SELECT s.account_id, 'promise', x.text FROM promise x
 CROSS JOIN account_summary s ON x.account_id = s.account_id
 AND x.due = s.next_due WHERE x.status = 'open'
UNION ALL SELECT s.account_id, 'answer', x.name FROM issue x CROSS JOIN account_summary s ON x.account_id = s.account_id
 AND x.answer_by = s.next_due WHERE x.status = 'open' AND x.answered_on IS NULL
UNION ALL SELECT s.account_id, x.channel, x.at FROM account_summary s CROSS JOIN touch x ON x.account_id = s.account_id
 AND x."on" = s.next_due AND x.status = 'planned' WHERE s.next_meeting = s.next_due
"""
TIER_DAYS = "SELECT tier, check_in_days FROM tier_default"
RHYTHMS = """
SELECT account_id, days FROM rhythm WHERE (since IS NULL OR since <= :on) AND (until IS NULL OR until > :on)
 AND days IS NOT NULL ORDER BY since
"""
SERVED = frozenset(status.value for status in (Status.ACTIVE, Status.AT_RISK, Status.WON_BACK))
"""The accounts that have a rhythm: neither prospects nor lost ones."""
HEAD = f"""
SELECT a.id, a.name, a.tier, a.status, a.currency, a.pinned, coalesce(s.open_issues, 0),
 h.health, h.band, h.confidence, h.parts
FROM account a LEFT JOIN account_summary s ON s.account_id = a.id LEFT JOIN account_state h ON {NEWEST} WHERE a.id = ?
"""
MEETING = """
SELECT "on", at, channel, purpose FROM touch WHERE account_id = ? AND status = 'planned' AND "on" >= ?
ORDER BY "on", at, id LIMIT 1
"""
PLAN = f"""
SELECT p.status, coalesce((SELECT max("on") FROM agreement WHERE plan_id = p.id AND p.status = 'agreed'),
 p.proposed_on, p.starts) FROM "plan" p WHERE p.account_id = ? AND p.status <> 'closed'
ORDER BY {THE_ONE_IN_WORK_FIRST} LIMIT 1
"""


def account_lines(source: Source) -> list[AccountLine]:
    """All accounts by name, with health, trend of 13 weeks, last touch, what is next and revenue of 12 months."""
    upcoming = _upcoming(source)
    tier_days = dict(source.select(TIER_DAYS))
    rhythms = dict(source.select(RHYTHMS, {"on": source.today.isoformat()}))
    tiers = {str(tier.value): tier for tier in Tier}
    statuses = {str(status.value): status for status in Status}
    bands = {str(band.value): band for band in Band}
    overdue, ahead = _("Check-in overdue"), _("Check-in")
    lines = []
    for row in source.select(LINES):
        number, name, tier, status, currency, city, country, industry, potential, is_pinned, parent = row[:11]
        people, last_touch, last_check_in, came_in, due, issues, critical, revenue, before, health = row[11:21]
        days = (rhythms.get(number) or tier_days.get(tier)) if status in SERVED else None
        next_due, next_what = day(due), upcoming.get(number, "")
        if days is not None and (since := max(last_check_in or "", came_in or "")):
            check_in = date.fromisoformat(since) + timedelta(days=days)
            if next_due is None or check_in < next_due:
                next_due, next_what = check_in, overdue if check_in < source.today else ahead
        trend, movement = header_of(row[22])
        lines.append(
            AccountLine(
                number,
                name,
                tiers[tier],
                statuses[status],
                currency,
                city,
                country,
                industry,
                bool(potential),
                bool(is_pinned),
                parent,
                people,
                day(last_touch),
                next_due,
                next_what,
                issues,
                critical,
                revenue,
                before,
                health,
                bands[row[21] or "unknown"],
                trend,
                movement,
                row[23],
            )
        )
    return lines


def _upcoming(source: Source) -> dict[int, str]:
    """What falls on each account's next due day, in a few words; a meeting goes before the rest."""
    return {account: _what(kind, text) for account, kind, text in source.select(NEXT)}


def _what(kind: str, text: str) -> str:
    if kind == "answer":
        return _("Answer “{issue}”").format(issue=text)
    if kind in ("action", "promise"):
        return text
    return f"{Channel(kind).label} {text}".strip()


def account_head(source: Source, account_id: int) -> AccountHead:
    """What stands above the tabs of an account's page. Raises LookupError when there is no such account."""
    rows = source.select(HEAD, (account_id,))
    if not rows:
        raise LookupError(account_id)
    number, name, tier, status, currency, pinned, issues, *state = rows[0]
    meeting_on, meeting_what = _next_meeting(source, account_id)
    plan_status, plan_on = _plan(source, account_id)
    return AccountHead(
        number,
        name,
        Tier(tier),
        Status(status),
        currency,
        health_of(*state),
        meeting_on,
        meeting_what,
        plan_status,
        plan_on,
        issues,
        bool(pinned),
    )


def _next_meeting(source: Source, account_id: int) -> tuple[date | None, str]:
    for on, at, channel, purpose in source.select(MEETING, (account_id, source.today.isoformat())):
        return day(on), " · ".join(part for part in (f"{Channel(channel).label} {at}".strip(), purpose) if part)
    return None, ""


def _plan(source: Source, account_id: int) -> tuple[PlanStatus | None, date | None]:
    for status, on in source.select(PLAN, (account_id, source.today.isoformat())):
        return PlanStatus(status), day(on)
    return None, None


def account_names(source: Source) -> list[tuple[int, str]]:
    """Every account's id and name, by name."""
    return [(number, name) for number, name in source.select("SELECT id, name FROM account ORDER BY name")]
