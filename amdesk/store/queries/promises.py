"""How well our promises to an account were kept."""

from amdesk.model.source import Source
from amdesk.model.values import PromiseStatus

COUNTS = "SELECT status, count(*) FROM promise WHERE account_id = ? AND \"by\" = 'us' GROUP BY status"


def promise_counts(source: Source, account_id: int) -> dict[PromiseStatus, int]:
    """How many of our promises to an account are open, kept, kept late and broken."""
    found = {PromiseStatus(status): count for status, count in source.select(COUNTS, (account_id,))}
    return {status: found.get(status, 0) for status in PromiseStatus}
