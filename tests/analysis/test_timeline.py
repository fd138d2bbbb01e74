"""Touches by week."""

from datetime import date

from amdesk.analysis.timeline import touch_bars
from amdesk.model.rows import TouchRow
from amdesk.model.values import (
    Channel,
    TouchKind,
    TouchStatus,
)

TODAY = date(2026, 11, 21)


def test_touches_are_counted_by_week():
    def touch(number, on, kind=TouchKind.SALES, status=TouchStatus.HELD):
        return TouchRow(number, 1, "Konex", on, "", status, Channel.CALL, kind, "", "", ())

    bars = touch_bars(
        [
            touch(1, date(2026, 11, 16)),
            touch(2, TODAY, TouchKind.CHECK_IN),
            touch(3, date(2026, 11, 15)),
            touch(4, date(2026, 11, 22)),
            touch(5, TODAY, status=TouchStatus.CANCELLED),
        ],
        TODAY,
        weeks=2,
    )
    assert [(bar.label, bar.value) for bar in bars.bars] == [("9 Nov", 1), ("16 Nov", 2)]
    assert [bar.value for bar in bars.compare] == [0, 1]
