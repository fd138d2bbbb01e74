"""Promises of both sides: the rows, and how well they were kept."""

from collections.abc import Iterable

from amdesk.model.loop_rows import KeptRate, PromiseRow
from amdesk.model.source import Source
from amdesk.model.values import PromiseBy, PromiseStatus
from amdesk.store.queries.cells import day

ROWS = """
SELECT x.id, x.account_id, a.name, x."by", x.text, coalesce(p.name, ''), coalesce(c.name, ''), x.said_on, x.due,
 x.status, x.kept_on
FROM promise x JOIN account a ON a.id = x.account_id LEFT JOIN person p ON p.id = x.person_id
LEFT JOIN colleague c ON c.id = x.owner_id WHERE :account IS NULL OR x.account_id = :account
ORDER BY x.status <> 'open', coalesce(x.due, '9999'), x.id
"""


def promise_rows(source: Source, account_id: int | None = None) -> list[PromiseRow]:
    """Every promise, or those of one account: the open ones first, by day."""
    return [
        PromiseRow(
            number,
            account,
            name,
            PromiseBy(by),
            text,
            person,
            owner,
            day(said),
            day(due),
            PromiseStatus(status),
            day(kept),
        )
        for number, account, name, by, text, person, owner, said, due, status, kept in source.select(
            ROWS, {"account": account_id}
        )
    ]


def kept_rate(rows: Iterable[PromiseRow], by: PromiseBy) -> KeptRate:
    """How one side kept its promises."""
    counts = dict.fromkeys(PromiseStatus, 0)
    for row in rows:
        if row.by is by:
            counts[row.status] += 1
    return KeptRate(
        counts[PromiseStatus.KEPT], counts[PromiseStatus.LATE], counts[PromiseStatus.BROKEN], counts[PromiseStatus.OPEN]
    )
