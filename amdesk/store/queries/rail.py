"""What the rail shows: how much waits on each page, and the pinned accounts."""

from amdesk.model.day_rows import Pinned, RailCounts
from amdesk.model.health_rows import Band
from amdesk.model.source import Source
from amdesk.store.queries import agenda
from amdesk.store.queries.states import NEWEST

COUNTS = """
SELECT (SELECT count(*) FROM account WHERE status <> 'lost'),
 (SELECT count(*) FROM action WHERE status IN ('open', 'doing')),
 (SELECT count(*) FROM issue WHERE status = 'open'),
 (SELECT count(*) FROM memo WHERE acknowledged_on IS NULL OR carried_out_on IS NULL),
 (SELECT count(*) FROM review WHERE held = 0),
 (SELECT count(*) FROM account a WHERE a.status = 'lost'
  AND NOT EXISTS (SELECT 1 FROM loss WHERE account_id = a.id AND done_on IS NOT NULL)),
 (SELECT count(*) FROM enquiry WHERE answered_on IS NULL)
"""
PINNED = f"""
SELECT a.id, a.name, h.health, h.band FROM account a LEFT JOIN account_state h ON {NEWEST}
WHERE a.pinned = 1 ORDER BY a.name
"""


def rail_counts(source: Source) -> RailCounts:
    """The figures beside the rail's entries."""
    counts = source.select(COUNTS)[0]
    return RailCounts(agenda.due_counts(source, source.today)[1], *counts)


def pinned(source: Source) -> list[Pinned]:
    """The accounts pinned to the rail, by name."""
    rows = source.select(PINNED)
    return [Pinned(number, name, health, Band(band or "unknown")) for number, name, health, band in rows]
