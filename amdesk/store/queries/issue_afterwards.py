"""What came of an account after an issue: scores, revenue, tier and contracts before and after it (ISS-10)."""

from datetime import date
from typing import Any

from amdesk.model.issue_rows import Afterwards
from amdesk.model.source import Source
from amdesk.model.values import Status, Tier
from amdesk.store.queries.cells import choice, day

HEAD = """
SELECT i.account_id, i.reported_on, coalesce(i.resolved_on, i.closed_on), a.currency, a.tier, a.status
FROM issue i JOIN account a ON a.id = i.account_id WHERE i.id = ?
"""
BEFORE = """
SELECT company FROM pulse
WHERE account_id = ? AND company IS NOT NULL AND "on" <= ? AND (issue_id IS NULL OR issue_id <> ?)
ORDER BY "on" DESC, id DESC LIMIT 1
"""
AFTER = """
SELECT company FROM pulse WHERE account_id = :account AND company IS NOT NULL
 AND ((issue_id = :issue AND kind = 'closing') OR "on" >= :ended) ORDER BY issue_id IS :issue DESC, "on", id LIMIT 1
"""
YEAR = """
SELECT coalesce(sum(amount), 0) FROM revenue WHERE account_id = ? AND currency IN ('', ?)
 AND "on" > date(?, ?) AND "on" <= date(?, ?)
"""
TIER_THEN = """
SELECT j.before->>'$.tier' FROM journal j JOIN journal_step s ON s.id = j.step
WHERE j.tbl = 'account' AND j.row = :account AND j.op = 'U' AND j.before->>'$.tier' IS NOT NULL AND coalesce(
 j.id > (SELECT min(id) FROM journal WHERE tbl = 'issue' AND row = :issue AND op = 'I'), s.at >= :reported)
ORDER BY j.id LIMIT 1
"""
CONTRACT = """
SELECT name, value, starts FROM contract WHERE account_id = ? AND value > 0 AND starts >= ? AND currency IN ('', ?)
ORDER BY value DESC, id LIMIT 1
"""


def afterwards(source: Source, issue_id: int) -> Afterwards:
    """What came of the account of an issue.

    Raises LookupError when there is no such issue.
    """
    found = source.select(HEAD, (issue_id,))
    if not found:
        raise LookupError(issue_id)
    account, reported, ended, currency, tier, status = found[0]
    today = source.today.isoformat()
    since = ended or date.max.isoformat()

    def revenue(*span: str) -> int:
        return int(source.select(YEAR, (account, currency, *span))[0][0])

    keys = {"account": account, "issue": issue_id, "ended": since, "reported": reported}
    contracts = source.select(CONTRACT, (account, since, currency))
    return Afterwards(
        ended_on=day(ended),
        before=_first(source.select(BEFORE, (account, reported, issue_id))),
        after=_first(source.select(AFTER, keys)),
        revenue_before=revenue(reported, "-1 year", reported, "+0 days"),
        revenue_after=revenue(ended, "+0 days", ended, "+1 year") if ended else 0,
        revenue_now=revenue(today, "-1 year", today, "+0 days"),
        currency=currency,
        tier_then=choice(Tier, _first(source.select(TIER_THEN, keys))),
        tier_now=Tier(tier),
        status_now=Status(status),
        contract=(contracts[0][0], contracts[0][1], date.fromisoformat(contracts[0][2])) if contracts else None,
    )


def _first(rows: list[tuple[Any, ...]]) -> Any:
    return rows[0][0] if rows else None
