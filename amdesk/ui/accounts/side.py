"""Beside the account list: the chosen account's health with its evidence, and value beside attention."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from amdesk.analysis.pareto import ranked
from amdesk.analysis.series import Bars
from amdesk.analysis.value import value_and_attention, value_sentence
from amdesk.model.day_rows import Concern
from amdesk.model.health_rows import Health, HealthPart
from amdesk.model.rows import AccountHead, AccountLine
from amdesk.store.queries.portfolio import touches_of_90_days, worths_at_home
from amdesk.ui.bands import BAND_SIGNS, BAND_TONES, moved
from amdesk.ui.desk import Desk
from amdesk.ui.kit.chart_bars import BarsPlot
from amdesk.ui.kit.flow import Flow
from amdesk.ui.kit.labels import Chip, Elided, Link, Text, TextRole, plain_tip
from amdesk.ui.kit.panel import Card, Scroll
from amdesk.ui.kit.row import Row
from amdesk.ui.later import LaterView
from amdesk.ui.place import Place
from amdesk.words import _, plural

TABS = {
    "pulse": "pulse",
    "relationships": "map",
    "issues": "issues",
    "receivables": "money",
    "sales": "money",
    "plan": "plan",
}
CONCERNS_SHOWN = 3
CHART_PX = 210


class PartRow(Row):
    """One part of the health with its evidence; a click opens the rows behind it."""

    opened = Signal(str)

    def __init__(self, part: HealthPart, moves: dict[str, int]) -> None:
        figure = _("not known") if part.score is None else str(round(part.score))
        super().__init__(f"{part.label} {figure}: {part.evidence}")
        self._tab = TABS.get(part.name, "")
        self.line.setContentsMargins(4, 4, 4, 4)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Elided(part.label))
        words.addWidget(Elided(part.evidence, role=TextRole.SMALL))
        self.line.addLayout(words, 1)
        if move := moves.get(part.label):
            moving = Text(moved(move), role=TextRole.MUTED)
            plain_tip(moving, _("Moved the score by {n} points in 90 days").format(n=move))
            self.line.addWidget(moving)
        score = Text("–" if part.score is None else figure, role=TextRole.STRONG)
        score.setMinimumWidth(28)
        score.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.line.addWidget(score)
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self.opened.emit(self._tab)


class HealthCard(Card):
    """One account: who it is, its health with the parts, why it needs me."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("account-side")
        self.body.setSpacing(0)
        self.open_link = Link(_("open ↵"))
        self.open_link.clicked.connect(self._open)
        self.add_aside(self.open_link)
        self.open_link.hide()

    def _open(self) -> None:
        self.opened.emit("")

    def show_nothing(self, text: str) -> None:
        """Say why no account is shown."""
        self.clear()
        self.open_link.hide()
        self.set_title(_("Account"))
        self.body.addWidget(Text(text, role=TextRole.MUTED, wrap=True))

    def show_account(self, line: AccountLine, head: AccountHead, concerns: tuple[Concern, ...]) -> None:
        """Show one account."""
        self.clear()
        self.open_link.show()
        self.set_title(line.name)
        places = " · ".join(part for part in (line.tier.label, line.status.label, line.city, line.industry) if part)
        self.body.addWidget(Text(places, role=TextRole.MUTED, wrap=True))
        self.body.addSpacing(8)
        self.body.addWidget(self._chips(head))
        self.body.addSpacing(4)
        for concern in concerns[:CONCERNS_SHOWN]:
            self.body.addWidget(Text(f"• {concern.sentence}", wrap=True))
        self.body.addSpacing(6)
        moves = dict(head.health.movers)
        for part in head.health.parts:
            row = PartRow(part, moves)
            row.opened.connect(self.opened)
            self.body.addWidget(row)
        self.body.addSpacing(6)
        self.body.addWidget(Text(confidence(head.health), role=TextRole.SMALL, wrap=True))

    def _chips(self, head: AccountHead) -> QWidget:
        box = QWidget()
        flow = Flow(box)
        health = head.health
        words = _("Health not known") if health.score is None else _("Health {score}").format(score=health.score)
        text = f"{words} {moved(health.movement)}".strip()
        flow.addWidget(Chip(text, BAND_TONES[health.band], BAND_SIGNS[health.band]))
        if head.plan_status is not None:
            flow.addWidget(Chip(_("Plan {status}").format(status=head.plan_status.label.lower())))
        if head.open_issues:
            flow.addWidget(Chip(plural("{n} open issue", "{n} open issues", head.open_issues)))
        return box


def confidence(health: Health) -> str:
    """How sure the score is, and what holds it down."""
    known = sum(part.score is not None for part in health.parts)
    words = _("Confidence {percent} %: {known} of {all} parts are known.").format(
        percent=health.confidence, known=known, all=len(health.parts)
    )
    words = words if known else _("None of its {all} parts is known yet.").format(all=len(health.parts))
    return " ".join([words, *(f"{cap[:1].upper()}{cap[1:]}." for cap in health.caps)])


class ValueCard(LaterView):
    """Shares of revenue and attention with their sentence; `opened` comes with an account."""

    opened = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setObjectName("account-value")
        self.card = Card(_("Value and attention"), _("12 months"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)

    def fill(self) -> None:
        """Read what every account brings and how much of the touches it gets."""
        source = self.desk.workspace
        worths = worths_at_home(source)
        rows, touches = ranked(worths.rows), touches_of_90_days(source)
        said = value_sentence(rows, touches)
        if worths.without_rate:
            said += " " + plural("{n} has no rate.", "{n} have no rate.", worths.without_rate)
        self._show(value_and_attention(rows, touches), said)

    def _show(self, bars: Bars, said: str) -> None:
        self.card.clear()
        self.card.body.addWidget(Text(said, wrap=True))
        if bars.bars:
            plot = BarsPlot(bars)
            plot.setFixedHeight(CHART_PX)
            plot.setAccessibleName(bars.title)
            plot.setAccessibleDescription(said)
            plot.opened.connect(self._open)
            self.card.body.addWidget(plot)
        link = Link(_("All charts →"))
        link.clicked.connect(partial(self.desk.go, Place("charts")))
        self.card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _open(self, key: object) -> None:
        if isinstance(key, tuple) and key[:1] == ("account",):
            self.opened.emit(key[1])


class Side(Scroll):
    """Both cards; `opened` names a tab of the account shown, `account_chosen` another account."""

    opened = Signal(str)
    account_chosen = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=0)
        self.health = HealthCard()
        self.health.opened.connect(self.opened)
        self.value = ValueCard(desk)
        self.value.opened.connect(self.account_chosen)
        self.body.addWidget(self.health)
        self.body.addWidget(self.value)
        self.body.addStretch(1)
