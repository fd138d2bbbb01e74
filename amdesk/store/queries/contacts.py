"""Every held touch with every person, read once and packed small, so that the contact on any day is found quickly."""

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from amdesk.model.source import Source
from amdesk.model.values import Channel
from amdesk.store.queries.scope import says, scoped

EPOCH = date(1970, 1, 1).toordinal()
FREQUENCY_DAYS = 90
SHORTEST_WINDOW_DAYS = 90
LONGEST_RHYTHM = """
SELECT max(days) FROM (SELECT max(r.days) AS days FROM rhythm r WHERE r.account_id {these}
 UNION ALL SELECT max(p.rhythm_days) FROM person p WHERE p.account_id {these}
 UNION ALL SELECT max(check_in_days) FROM tier_default)
"""

CHANNELS = sorted(Channel, key=lambda channel: (channel.depth, channel.value))
"""The ways of contact, the shallowest first: the place in this list is what is packed."""
DEPTHS = tuple(channel.depth for channel in CHANNELS)
PLACES = " ".join(f"WHEN '{channel.value}' THEN {place}" for place, channel in enumerate(CHANNELS))
PACKED = f'unixepoch(t."on") / 86400 * 32 + CASE t.channel {PLACES} ELSE 0 END * 4 + t.two_way * 2 + t.level_match'
"""A touch as one number: its day, how deep it was, whether they answered, whether the level was met."""
WITH_PEOPLE = """FROM touch t CROSS JOIN touch_person tp ON tp.touch_id = t.id
WHERE t.account_id {these} AND t.status = 'held' AND tp.came = 1"""
RECENT = f'SELECT tp.person_id, {PACKED} {WITH_PEOPLE} AND t."on" >= :since AND t."on" <= :on'
OLDER = (
    f"""SELECT tp.person_id, max(unixepoch(t."on") / 86400) {WITH_PEOPLE} AND t."on" < :since GROUP BY +tp.person_id"""
)

Contact = tuple[date | None, int, float, bool, bool]
"""Last touch, touches of 90 days, and the best depth, answer and level of the last two rhythms."""
NONE: Contact = (None, 0, 0.0, False, False)


@dataclass(frozen=True)
class Contacts:
    """The packed touches by person in order of day, and for people without recent ones the day of the last before."""

    recent: dict[int, list[int]]
    older: dict[int, int]

    def on(self, person: int, day: date, rhythm_days: int) -> Contact:
        """The contact with a person up to a day."""
        packed = self.recent.get(person, ())
        number = day.toordinal() - EPOCH
        end = bisect_left(packed, (number + 1) * 32)
        if not end:
            last = self.older.get(person)
            return NONE if last is None else (date.fromordinal(EPOCH + last), *NONE[1:])
        touches = end - bisect_left(packed, (number - FREQUENCY_DAYS + 1) * 32, 0, end)
        start = bisect_left(packed, (number - max(SHORTEST_WINDOW_DAYS, 2 * rhythm_days)) * 32, 0, end)
        last = packed[end - 1] // 32
        return date.fromordinal(EPOCH + last), touches, *_best(packed[start:end])


def _best(packed: Collection[int]) -> tuple[float, bool, bool]:
    if not packed:
        return 0.0, False, False
    flags = 0
    for code in packed:
        flags |= code
    return DEPTHS[max(code // 4 % 8 for code in packed)], bool(flags & 2), bool(flags & 1)


def contacts(source: Source, oldest: date, newest: date, accounts: Collection[int] | None) -> Contacts:
    """The touches that decide the contact on any day from `oldest` to `newest`."""
    these = says(newest, accounts)
    ((longest,),) = source.select(scoped(LONGEST_RHYTHM, accounts), these)
    since = oldest - timedelta(days=max(SHORTEST_WINDOW_DAYS, 2 * (longest or 0)))
    these["since"] = since.isoformat()
    recent: dict[int, list[int]] = {}
    for person, code in source.select(scoped(RECENT, accounts), these):
        recent.setdefault(person, []).append(code)
    for codes in recent.values():
        codes.sort()
    return Contacts(recent, dict(source.select(scoped(OLDER, accounts), these)))
