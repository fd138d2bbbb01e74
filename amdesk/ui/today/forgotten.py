"""Nobody forgotten: how long each account waits for its check-in beside what was agreed, with its name."""

from dataclasses import replace

from PySide6.QtCore import Signal

from amdesk.analysis.series import Bars
from amdesk.ui.kit.chart_bars import BarsPlot
from amdesk.ui.kit.labels import Link, Text, TextRole
from amdesk.ui.kit.panel import Card
from amdesk.words import _, plural

BARS_AT_MOST = 14
HEIGHT_PX = 152


class ForgottenCard(Card):
    """The longest waits as bars; a click opens the account."""

    account_chosen = Signal(int)
    more_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Nobody forgotten"), _("days ÷ agreed rhythm"))
        self.setObjectName("today-forgotten")
        self.shown: Bars | None = None
        self.more = Link("")
        self.more.setObjectName("today-forgotten-more")
        self.more.clicked.connect(self.more_asked)
        self.add_aside(self.more)

    def show_bars(self, bars: Bars, total: int, overdue: int) -> None:
        """Show the longest waits of `total` accounts, `overdue` of which wait longer than agreed."""
        few = replace(bars, bars=bars.bars[:BARS_AT_MOST])
        self.clear()
        self.shown = few
        self._say_more(total - len(few.bars), max(0, overdue - len(few.bars)))
        if not few.bars:
            self.body.addWidget(Text(bars.empty, role=TextRole.MUTED, wrap=True))
            return
        plot = BarsPlot(few)
        plot.setObjectName("today-forgotten-bars")
        plot.setAccessibleName(few.title)
        plot.setAccessibleDescription(", ".join(f"{bar.label}: {bar.hint}" for bar in few.bars))
        plot.setFixedHeight(HEIGHT_PX)
        plot.opened.connect(self._open)
        self.body.addWidget(plot)

    def _say_more(self, behind: int, overdue: int) -> None:
        words = plural("+ {n} in rhythm", "+ {n} in rhythm", behind)
        if overdue:
            words = _("+ {n} more, {late} of them overdue").format(n=behind, late=overdue)
        self.more.say(words)
        self.more.setVisible(behind > 0)

    def _open(self, key: object) -> None:
        if isinstance(key, tuple) and len(key) == 2 and key[0] == "account":
            self.account_chosen.emit(key[1])
