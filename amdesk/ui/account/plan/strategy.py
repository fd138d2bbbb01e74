"""Both sides of a plan beside each other: a column of objectives each, with a line to type the next one."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.values import Side
from amdesk.ui.account.plan.dragging import OBJECTIVE, carried_row
from amdesk.ui.account.plan.names import PlanNames
from amdesk.ui.account.plan.objective import CardFacts, ObjectiveCard
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.panel import Columns
from amdesk.ui.said_line import SaidLine
from amdesk.ui.understood import Understood, of_objective
from amdesk.words import _

AT_ONCE = 4
"""So many cards fill a screen; the others are made right after it is painted."""
BREATH_MS = 30
"""Between them there is time for keys and for painting."""


class SideColumn(QWidget):
    """The objectives of one side; `entered` comes with a new one's line and whether its card is wanted next.

    `dropped` comes with an objective that was let go below the others, `stranger_asked` as from its line.
    """

    entered = Signal(object, str, bool)
    made = Signal(object)
    dropped = Signal(int, object)
    stranger_asked = Signal(str, str)

    def __init__(self, desk: Desk, names: PlanNames, title: str, tone: Tone, side: Side, name: str) -> None:
        super().__init__()
        self.desk, self.names, self.side, self.name = desk, names, side, name
        self.setAcceptDrops(True)
        self.cards: dict[int, ObjectiveCard] = {}
        self._waiting: list[CardFacts] = []
        self._soon = QTimer(self, singleShot=True, interval=BREATH_MS)
        self._soon.timeout.connect(self._make_more)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        heading = Text(title, role=TextRole.STRONG)
        heading.set_tone(tone)
        self.column.addWidget(heading)
        self.column.addStretch(1)
        self.entry: SaidLine | None = None

    def show_objectives(self, plan_id: int, facts: Sequence[CardFacts]) -> None:
        """Show these in this order; the cards of those that are as before stay."""
        wanted = {one.objective.id for one in facts}
        for number_ in [each for each in self.cards if each not in wanted]:
            self._drop(number_)
        shown, self._waiting = list(facts), []
        if not self.cards and len(shown) > AT_ONCE:
            shown, self._waiting = shown[:AT_ONCE], shown[AT_ONCE:]
            self._soon.start()
        for at, one in enumerate(shown, 1):
            self._put(at, one)
        self._offer_entry(plan_id)

    def make_all(self) -> None:
        """Make the cards that were left for later."""
        while self._waiting:
            self._make_more()

    def _make_more(self) -> None:
        now, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
        for one in now:
            self._put(len(self.cards) + 1, one)
        if self._waiting:
            self._soon.start()

    def _put(self, at: int, facts: CardFacts) -> None:
        card = self.cards.get(facts.objective.id)
        if card is not None and card.facts == facts:
            if self.column.indexOf(card) != at:
                self.column.insertWidget(at, card)
            return
        self._drop(facts.objective.id)
        card = ObjectiveCard(self.desk, self.names, facts)
        self.cards[facts.objective.id] = card
        self.column.insertWidget(at, card)
        self.made.emit(card)

    def _drop(self, number_: int) -> None:
        card = self.cards.pop(number_, None)
        if card is not None:
            self.column.removeWidget(card)
            card.hide()
            card.setParent(None)
            card.deleteLater()

    def _offer_entry(self, plan_id: int) -> None:
        if self.entry is not None and self.entry.key == (self.name, plan_id):
            return
        if self.entry is not None:
            self.column.removeWidget(self.entry)
            self.entry.deleteLater()
        hint = _("+ objective: what we want: measure 0 > 5 by end of June")
        if not self.side.is_ours:
            hint = _("+ objective: what they gain: measure 9 > 2 by end of June")
        label = _("New objective for us") if self.side.is_ours else _("New objective for the customer")
        self.entry = SaidLine(self.desk, (self.name, plan_id), label, hint, self._understood)
        self.entry.edit.setObjectName(self.name)
        self.entry.entered.connect(self._enter)
        self.entry.deeper.connect(self._deeper)
        self.entry.stranger_asked.connect(self.stranger_asked)
        self.column.insertWidget(self.column.count() - 1, self.entry)

    def _understood(self, text: str) -> Understood:
        return of_objective(self.names.objective(text), self.side)

    def _enter(self, text: str) -> None:
        self.entered.emit(self.side, text, False)

    def _deeper(self, text: str) -> None:
        self.entered.emit(self.side, text, True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take objectives."""
        if event.mimeData().hasFormat(OBJECTIVE):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """An objective comes to the end."""
        objective = carried_row(event, OBJECTIVE)
        if objective is not None:
            self.dropped.emit(objective, self.side)
        event.acceptProposedAction()


class Strategy(Columns):
    """The two sides."""

    def __init__(self, desk: Desk, names: PlanNames) -> None:
        super().__init__(proportion=(1.0, 1.0), collapse_below=640, fill=True)
        ours, theirs = _("For us: protect and grow"), _("For the customer: care and cultivate")
        self.us = SideColumn(desk, names, ours, Tone.ACCENT, Side.PROTECT, "plan-add-objective")
        self.them = SideColumn(desk, names, theirs, Tone.CUSTOMER, Side.CARE, "plan-add-objective-customer")
        for layout, side in ((self.left, self.us), (self.right, self.them)):
            layout.addWidget(side, 1)

    @property
    def sides(self) -> tuple[SideColumn, SideColumn]:
        """Ours and theirs."""
        return self.us, self.them

    def show_objectives(self, plan_id: int, facts: Sequence[CardFacts]) -> None:
        """Show a plan's objectives, each on its side."""
        for side in self.sides:
            side.show_objectives(plan_id, [one for one in facts if one.objective.side.is_ours == side.side.is_ours])

    def card(self, objective: int) -> ObjectiveCard | None:
        """The card of an objective, made now if it was left for later."""
        for side in self.sides:
            if objective not in side.cards:
                side.make_all()
            if objective in side.cards:
                return side.cards[objective]
        return None
