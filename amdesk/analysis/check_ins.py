"""When to call whom: check-ins proposed by the agreed rhythm, the way they want it, spread over the working week."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from amdesk.model.loop_rows import CheckIn, Waiting
from amdesk.model.served import SATURDAY, spared_weekdays
from amdesk.model.values import Channel

A_DAY_AT_MOST = 3
"""More check-ins than this on one day are not done well, meetings of the day counted in."""
LOOK_AHEAD_DAYS = 7
USUAL = Channel.CALL


def proposed(waiting: Iterable[Waiting], today: date, booked: Mapping[date, int]) -> list[CheckIn]:
    """A day for every check-in that is due within a week or overdue, who waits longest first.

    No day comes before the agreed one, none falls on a weekend or on a weekday they asked to be spared, and none gets
    more than three together with what is `booked` on it. Source: PULSE-1, ACC-3.
    """
    full: Counter[date] = Counter(booked)
    found = []
    for one in sorted(waiting, key=lambda one: (-_ratio(one, today), one.account)):
        agreed = one.since + timedelta(days=one.rhythm_days)
        if agreed > today + timedelta(days=LOOK_AHEAD_DAYS):
            continue
        day = one.planned or free_day(max(today, agreed), full, spared_weekdays(one.do_nots))
        if one.planned is None:
            full[day] += 1
        days = (today - one.since).days
        found.append(CheckIn(one, days, (today - agreed).days, day, one.channel or USUAL))
    return found


def _ratio(one: Waiting, today: date) -> float:
    return (today - one.since).days / one.rhythm_days


def free_day(day: date, full: Mapping[date, int], spared: frozenset[int]) -> date:
    """The first working day from `day` on with room, which is not spared unless all are."""
    spared = frozenset() if len(spared) >= SATURDAY else spared
    while day.weekday() >= SATURDAY or day.weekday() in spared or full.get(day, 0) >= A_DAY_AT_MOST:
        day += timedelta(days=1)
    return day
