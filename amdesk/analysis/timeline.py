"""How the touches of an account spread over the weeks."""

from collections.abc import Iterable
from datetime import date, timedelta

from amdesk.analysis.series import Bar, Bars
from amdesk.model.rows import TouchRow
from amdesk.model.values import TouchKind, TouchStatus
from amdesk.words import MONTHS, _, plural

WEEKS_SHOWN = 26


def touch_bars(touches: Iterable[TouchRow], today: date, weeks: int = WEEKS_SHOWN) -> Bars:
    """Held touches week by week, the check-ins among them behind; a bar opens its week by its Monday."""
    monday = today - timedelta(days=today.weekday())
    starts = [monday - timedelta(weeks=weeks - 1 - i) for i in range(weeks)]
    counts, check_ins = dict.fromkeys(starts, 0), dict.fromkeys(starts, 0)
    for touch in touches:
        week = touch.on - timedelta(days=touch.on.weekday())
        if touch.status is TouchStatus.HELD and touch.on <= today and week in counts:
            counts[week] += 1
            check_ins[week] += touch.kind is TouchKind.CHECK_IN
    return Bars(
        _("Touches by week"),
        tuple(_bar(week, counts[week]) for week in starts),
        tuple(_bar(week, check_ins[week]) for week in starts),
        name=_("All touches"),
        compare_name=_("Check-ins"),
        empty=_("No touch yet."),
    )


def _bar(week: date, count: int) -> Bar:
    label = f"{week.day} {_(MONTHS[week.month - 1])}"
    return Bar(label, count, key=week, hint=plural("{n} touch", "{n} touches", count))
