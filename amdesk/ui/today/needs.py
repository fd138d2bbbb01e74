"""The accounts that need me, each with its reason in a sentence, its next step and how its health went."""

from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from amdesk.analysis.attention import NeedsMe
from amdesk.model.values import WarningAnswer
from amdesk.ui.bands import BAND_SIGNS, BAND_TONES, health_said
from amdesk.ui.kit.labels import Chip, Elided, Link, Text, TextRole, plain_tip
from amdesk.ui.kit.panel import Card
from amdesk.ui.kit.row import Row
from amdesk.ui.kit.spark import draw_spark
from amdesk.ui.kit.theme import tone_colours
from amdesk.words import _, full_day, plural

SNOOZES = (14, 30, 90)
"""For how many days a warning can be put aside; the first is one click away."""
TABS = {
    **dict.fromkeys(("unanswered", "critical-issue", "dispute"), "issues"),
    **dict.fromkeys(("decider-gone", "decider-silent", "opponent", "single-thread", "never-met", "no-decider"), "map"),
    **dict.fromkeys(("neglected", "role-left", "no-influencer", "no-user", "nobody"), "map"),
    **dict.fromkeys(("promises", "silence", "check-in"), "timeline"),
    **dict.fromkeys(("pulse", "slipping", "watermelon"), "pulse"),
    **dict.fromkeys(("contract", "buying-less", "paying"), "money"),
    **dict.fromkeys(("renewal", "no-plan", "only-sells", "competitor", "review"), "plan"),
}
"""Where the next step of a rule is done."""


class Spark(QWidget):
    """A sparkline of weekly health in the colour of its band."""

    def __init__(self, one: NeedsMe) -> None:
        super().__init__()
        self._one = one
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if one.trend:
            first, last = one.trend[0], one.trend[-1]
            plain_tip(self, _("Health of 13 weeks: from {first} to {last}").format(first=first, last=last))
        self.setAccessibleName(_("Health over 13 weeks"))

    def sizeHint(self) -> QSize:
        """Small."""
        return QSize(92, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        draw_spark(QPainter(self), QRectF(self.rect()), self._one.trend, tone_colours(BAND_TONES[self._one.band])[0])


class _Snooze:
    """Puts a warning aside with a reason when called."""

    def __init__(self, row: "NeedsRow", reason: WarningAnswer, days: int) -> None:
        self.row, self.reason, self.days = row, reason, days

    def __call__(self) -> None:
        self.row.snoozed.emit(self.row.one, self.reason, self.days)


class NeedsRow(Row):
    """One account that needs me."""

    opened = Signal(int, str)
    snoozed = Signal(object, object, int)
    action_asked = Signal(int)

    def __init__(self, one: NeedsMe, today: date) -> None:
        super().__init__(f"{one.account}. {health_said(one.health, one.band)}. {one.sentence}")
        self.one, self.today = one, today
        self.setObjectName(f"needs-{one.account_id}")
        words = QVBoxLayout()
        self.line.setContentsMargins(4, 4, 4, 4)
        words.setSpacing(2)
        words.addLayout(self._head())
        words.addWidget(Elided(one.sentence, role=TextRole.MUTED))
        self.line.addLayout(words, 1)
        self.clicked.connect(self._open)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Elided(self.one.account, role=TextRole.STRONG))
        figure = "–" if self.one.health is None else str(self.one.health)
        chip = Chip(figure, BAND_TONES[self.one.band], BAND_SIGNS[self.one.band])
        plain_tip(chip, health_said(self.one.health, self.one.band))
        head.addWidget(chip)
        head.addStretch(1)
        if self.one.next_step:
            step = Link(self.one.next_step)
            step.setObjectName(f"needs-step-{self.one.account_id}")
            step.clicked.connect(self._open_step)
            head.addWidget(step)
        head.addSpacing(6)
        head.addWidget(Spark(self.one))
        return head

    def _open(self) -> None:
        self.opened.emit(self.one.account_id, "")

    def _open_step(self) -> None:
        self.opened.emit(self.one.account_id, TABS.get(self.one.rule, ""))

    def _ask_action(self) -> None:
        self.action_asked.emit(self.one.account_id)

    def build_menu(self) -> QMenu:
        """Open, plan an action, or put the warning aside with one of five reasons."""
        menu = QMenu(self)
        menu.addAction(_("Open"), self._open)
        menu.addAction(_("Plan an action…"), self._ask_action)
        if self.one.rule:
            menu.addSeparator()
            first, *others = SNOOZES
            snooze = menu.addMenu(self._until(first))
            self._reasons(snooze, first)
            snooze.addSeparator()
            for days in others:
                self._reasons(snooze.addMenu(self._until(days)), days)
        return menu

    def _until(self, days: int) -> str:
        return _("Put the warning aside until {day}").format(day=full_day(self.today + timedelta(days=days)))

    def _reasons(self, menu: QMenu, days: int) -> None:
        for reason in WarningAnswer:
            menu.addAction(reason.label, _Snooze(self, reason, days))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done."""
        menu = self.build_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


class NeedsCard(Card):
    """At most four accounts; `more_asked` leads to the others."""

    opened = Signal(int, str)
    snoozed = Signal(object, object, int)
    action_asked = Signal(int)
    more_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Accounts that need you"), _("why, not just a score"))
        self.setObjectName("today-needs")
        self.rows: list[NeedsRow] = []
        self.body.setSpacing(0)

    def show_accounts(self, ones: tuple[NeedsMe, ...], more: int, today: date) -> None:
        """Show other accounts."""
        self.clear()
        self.rows = [self._row(one, today) for one in ones]
        for row in self.rows:
            self.body.addWidget(row)
        if not ones:
            self.body.addWidget(Text(_("No account gives cause for concern today."), role=TextRole.MUTED, wrap=True))
        if more:
            link = Link(plural("and {n} more", "and {n} more", more))
            link.setObjectName("today-needs-more")
            link.clicked.connect(self.more_asked)
            self.body.addSpacing(5)
            self.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _row(self, one: NeedsMe, today: date) -> NeedsRow:
        row = NeedsRow(one, today)
        row.opened.connect(self.opened)
        row.snoozed.connect(self.snoozed)
        row.action_asked.connect(self.action_asked)
        return row
