"""The two wheels month by month: how much we knew of what we should, and how much we did in time (WHEEL-3)."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from amdesk.analysis.balance import wheels
from amdesk.analysis.dates import add_months
from amdesk.analysis.series import Line, Lines, Point, Tone
from amdesk.model.page_rows import WheelFacts
from amdesk.words import _

MONTHS_BACK = 12

Facts = Callable[[date], Sequence[WheelFacts]]


def days_to_look_at(today: date) -> list[date]:
    """The last days of the eleven months before this one, and today."""
    first = today.replace(day=1)
    ends = [add_months(first, -back) - timedelta(days=1) for back in range(MONTHS_BACK - 2, -1, -1)]
    return [*ends, today]


def wheels_over_time(facts_on: Facts, today: date) -> Lines:
    """Both shares in percent at each month's end; nothing stands there before the first piece was recorded."""
    knowing, doing = [], []
    for when in days_to_look_at(today):
        facts = facts_on(when)
        shares = wheels(facts, when)
        if shares.knowing is not None and any(one.heard for one in facts):
            knowing.append(Point(when, round(100 * shares.knowing)))
        if shares.doing is not None:
            doing.append(Point(when, round(100 * shares.doing)))
    lines = (Line(_("we know"), tuple(knowing)), Line(_("we do"), tuple(doing), Tone.CUSTOMER, dashed=True))
    return Lines(
        _("Both wheels over time"),
        tuple(line for line in lines if line.points),
        low=0,
        high=100,
        unit="%",
        empty=_("Not known yet: nothing was found out and nothing was due."),
    )
