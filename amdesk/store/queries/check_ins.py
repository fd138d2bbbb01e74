"""Who waits for a check-in, how they want to be served, and which days are taken."""

from datetime import date, timedelta

from amdesk.model.loop_rows import Waiting
from amdesk.model.source import Source
from amdesk.model.values import Channel, Tier
from amdesk.store.queries.cells import choice, day
from amdesk.store.queries.due_sql import WAITING

BOOKED_DAYS = 120
WAITS = f"""
SELECT w.id, w.name, w.tier, w.since, w.days, w.next_on, x.channel, x.do_nots
FROM ({WAITING}) w JOIN account x ON x.id = w.id WHERE w.since <> '' AND w.days > 0
"""
BOOKED = (
    """SELECT "on", count(*) FROM touch WHERE status = 'planned' AND "on" BETWEEN :today AND :until GROUP BY "on" """
)


def waiting(source: Source) -> list[Waiting]:
    """Every account with a rhythm and a day its silence counts from."""
    return [
        Waiting(
            number,
            name,
            Tier(tier),
            date.fromisoformat(since),
            days,
            day(planned),
            choice(Channel, channel or None),
            do_nots or "",
        )
        for number, name, tier, since, days, planned, channel, do_nots in source.select(
            WAITS, {"today": source.today.isoformat()}
        )
    ]


def booked(source: Source) -> dict[date, int]:
    """How many meetings are planned on each day to come."""
    until = (source.today + timedelta(days=BOOKED_DAYS)).isoformat()
    rows = source.select(BOOKED, {"today": source.today.isoformat(), "until": until})
    return {date.fromisoformat(on): count for on, count in rows}
