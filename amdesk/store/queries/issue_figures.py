"""What the figures over all issues and the register of noes are counted from."""

from datetime import date

from amdesk.model.issue_figure_rows import IssuePast, NoRow
from amdesk.model.source import Source
from amdesk.model.values import Cause
from amdesk.store.queries.cells import choice, day
from amdesk.store.queries.issues import CURRENCY

ROOTS = """
SELECT issue_id, text FROM cause_node c WHERE issue_id IS NOT NULL AND text <> ''
 AND NOT EXISTS (SELECT 1 FROM cause_node below WHERE below.parent_id = c.id) ORDER BY id
"""
CALLS = """
SELECT issue_id, count(*), sum(went_badly) FROM touch
WHERE issue_id IS NOT NULL AND kind = 'review-call' AND status = 'held' GROUP BY issue_id
"""
NOES = f"""
SELECT r.id, r.account_id, a.name, r."on", r.reason, r.cause, r.alternative, r.accepted, r.at_stake,
 coalesce(nullif(r.currency, ''), {CURRENCY})
FROM refusal r JOIN account a ON a.id = r.account_id LEFT JOIN issue i ON i.id = r.issue_id
ORDER BY r."on" DESC, r.id DESC
"""


def pasts(source: Source) -> dict[int, IssuePast]:
    """What lies behind each issue that has causes or review calls, by its id."""
    roots: dict[int, list[str]] = {}
    for issue, text in source.select(ROOTS):
        roots.setdefault(issue, []).append(text)
    calls = {issue: (held, bad) for issue, held, bad in source.select(CALLS)}
    return {
        issue: IssuePast(issue, tuple(roots.get(issue, ())), *calls.get(issue, (0, 0)))
        for issue in roots.keys() | calls.keys()
    }


def noes(source: Source, since: date | None = None) -> list[NoRow]:
    """The noes said since a day, or all of them, the newest first; one without a day counts as old."""
    found = [
        NoRow(row, account, name, day(on), reason, choice(Cause, cause), offered, bool(accepted), at_stake, currency)
        for row, account, name, on, reason, cause, offered, accepted, at_stake, currency in source.select(NOES)
    ]
    return [no for no in found if since is None or (no.on is not None and no.on >= since)]
