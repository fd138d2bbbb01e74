"""Spans over which things are counted: everything, or the last months."""

from dataclasses import dataclass
from datetime import date, timedelta

from amdesk.words import _

YEAR_DAYS, QUARTER_DAYS = 365, 91


@dataclass(frozen=True)
class Span:
    """So many days up to today; None for all there is."""

    days: int | None

    @property
    def label(self) -> str:
        """The span in words."""
        if self.days is None:
            return _("All issues")
        return {YEAR_DAYS: _("Last 12 months"), 2 * YEAR_DAYS: _("Last 24 months"), QUARTER_DAYS: _("Last 3 months")}[
            self.days
        ]

    def since(self, today: date) -> date | None:
        """The first day of the span, None when it has none."""
        return None if self.days is None else today - timedelta(days=self.days - 1)


SPANS = (Span(None), Span(2 * YEAR_DAYS), Span(YEAR_DAYS), Span(QUARTER_DAYS))
