"""The two wheels of an account or of all, with a sentence, and how they turned over the last year."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.balance import Wheels, wheels
from amdesk.analysis.series import Tone
from amdesk.analysis.wheels_over_time import wheels_over_time
from amdesk.store.queries.plan import wheels_facts
from amdesk.ui.desk import Desk
from amdesk.ui.kit.chart import ChartView
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.meter import Ring
from amdesk.ui.kit.panel import Card, empty_out
from amdesk.ui.later import LaterView
from amdesk.words import _

RING_PX, CHART_PX, CARD_PX = 76, 138, 166


class WheelsOverTime(LaterView):
    """Knowing and doing now, what links them, and the curve of both."""

    private = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.account_id: int | None = None
        self.sentence = Text("", role=TextRole.STRONG, wrap=True)
        self.sentence.setObjectName("wheels-sentence")
        self.links = Text("", role=TextRole.MUTED, wrap=True)
        self.links.setObjectName("wheels-links")
        self.rings = QHBoxLayout()
        self.rings.setSpacing(16)
        self.chart = ChartView()
        self.chart.setObjectName("wheels-chart")
        self.chart.setFixedHeight(CHART_PX)
        words = QVBoxLayout()
        words.addStretch(1)
        words.addWidget(self.sentence)
        words.addWidget(self.links)
        words.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(20)
        line.addLayout(self.rings)
        line.addLayout(words, 2)
        line.addWidget(self.chart, 3)
        card = Card()
        card.setFixedHeight(CARD_PX)
        card.body.addLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def limit(self, account_id: int | None) -> None:
        """Show the wheels of another account, or of all."""
        if account_id != self.account_id:
            self.account_id = account_id
            self._grow_stale()

    def fill(self) -> None:
        """Read what is known and done now and was at each month's end."""
        source = self.desk.workspace
        facts_on = partial(wheels_facts, source, self.account_id or None)
        shares = wheels(facts_on(source.today), source.today)
        self.sentence.setText(shares.sentence)
        self.links.setText(link_words(shares))
        empty_out(self.rings)
        for share, name, tone in (
            (shares.knowing, _("we know"), Tone.ACCENT),
            (shares.doing, _("we do"), Tone.CUSTOMER),
        ):
            self.rings.addWidget(_ring(share, name, tone))
        self.chart.show_chart(wheels_over_time(facts_on, source.today))


def percent(share: float | None) -> str:
    """A share in words; never 0 where nothing is known."""
    return _("not known") if share is None else f"{round(share * 100)} %"


def link_words(shares: Wheels) -> str:
    """What links the wheels, in words."""
    return _("Of what we know {answered} is answered; of what we do {resting} rests on something we know.").format(
        answered=percent(shares.answered), resting=percent(shares.resting)
    )


def _ring(share: float | None, name: str, tone: Tone) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    column.addStretch(1)
    figure = "–" if share is None else percent(share)
    column.addWidget(Ring(share, figure, tone, f"{name}: {percent(share)}", size=RING_PX))
    column.addWidget(Text(name, role=TextRole.MUTED), 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(1)
    return box
