"""Both sides of a plan beside each other: a column of objectives each, with a line to type the next one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.values import Side
from amdesk.ui.account.plan.dragging import OBJECTIVE, carried_row
from amdesk.ui.account.plan.names import PlanNames
from amdesk.ui.account.plan.objective import CardFacts, ObjectiveCard
from amdesk.ui.account.plan.resting import line_face
from amdesk.ui.account.plan.told import Told
from amdesk.ui.desk import Desk
from amdesk.ui.kit.abreast import Abreast
from amdesk.ui.kit.asleep import Asleep
from amdesk.ui.kit.drawn import Room, Words
from amdesk.ui.kit.focus import let_go, tab_stops
from amdesk.ui.kit.labels import TextRole
from amdesk.ui.kit.pile import Pile
from amdesk.ui.said_line import SaidLine
from amdesk.ui.understood import Understood, of_objective
from amdesk.words import _

AT_ONCE = 3
"""So many cards that nobody sees yet are made at a time."""
GAP_PX = 12


class SideColumn(Pile):
    """The objectives of one side; `entered` comes with a new one's line and whether its card is wanted next.

    What is done on the cards is told through `told`.
    """

    entered = Signal(object, str, bool)

    def __init__(self, desk: Desk, names: PlanNames, told: Told, title: str, tone: Tone, side: Side, name: str) -> None:
        super().__init__(GAP_PX)
        self.desk, self.names, self.told, self.side, self.name = desk, names, told, side, name
        self.setAcceptDrops(True)
        self.cards: dict[int, ObjectiveCard] = {}
        self._order: list[ObjectiveCard] = []
        self._waiting: list[CardFacts] = []
        self.setAccessibleName(title)
        self._rest = Room()
        self._heading = Words(title, TextRole.STRONG, tone)
        self.insert(0, self._heading)
        self.insert(1, self._rest)
        self._line: Asleep[SaidLine] | None = None
        self._line_key: tuple[str, int] | None = None
        self._left: tuple[ObjectiveCard, str, int] | None = None

    def show_objectives(self, plan_id: int, facts: Sequence[CardFacts], room: int) -> None:
        """Show these in this order; the cards of those that are as before stay.

        Those that stand within `room` pixels are made now, others that are not there yet after them.
        """
        wanted, focus = {one.objective.id for one in facts}, QApplication.focusWidget()
        gone = [each for each in self.cards if each not in wanted]
        is_left = focus is not None and any(_holds(self.cards[each], focus) for each in gone)
        for each in gone:
            self._drop(each)
        made, self._order, self._waiting = len(self.cards), [], list(facts)
        self._soon.stop()
        self._make(made)
        self._fill(room)
        self._leave_room()
        if made:
            self.wake()
            self._soon.start()  # what is seen was painted before, and may not need to be again
        self._offer_entry(plan_id)
        if is_left and self.entry is not None:
            self.entry.setFocus()

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in reading order."""
        self.wake()
        line = [] if self.entry is None else tab_stops(self.entry)
        return [*(stop for card in self._order for stop in card.stops()), *line]

    def give_back(self) -> None:
        """Give the keyboard back that stood on a card which was made anew; all stands in its place now."""
        if self._left is not None:
            card, name, at = self._left
            self._left = None
            card.take_keyboard(name, at)

    def _fill(self, room: int) -> None:
        high = self._heading.height(self.width())
        while self._waiting and (high < room or not self._order):
            self._make(1)
            high += GAP_PX + self._order[-1].height(self.width())

    def make_all(self) -> None:
        """Make the cards that were left for later."""
        if self._waiting:
            self._make(len(self._waiting))
            self._leave_room()
            self.stand()
        self.wake()

    @property
    def is_ready(self) -> bool:
        """Whether all cards are there and awake."""
        return not self._waiting and super().is_ready

    def after_the_picture(self) -> None:
        """What is seen can be worked with; then the others are made."""
        if not self.isVisible():
            return
        if super().is_ready and self._waiting:
            self._make(AT_ONCE)
            self._leave_room()
        self.wake()
        if self._waiting:
            self._soon.start()

    def _make(self, most: int) -> None:
        now, self._waiting = self._waiting[:most], self._waiting[most:]
        for one in now:
            self._put(one)

    def _leave_room(self) -> None:
        """Stand as high as if all cards were there."""
        self._rest.is_shown = bool(self._waiting)
        if self._waiting:
            heights = [card.height(self.width()) for card in self._order]
            self._rest.high = len(self._waiting) * (sum(heights) // len(heights) + GAP_PX) - GAP_PX
        self.arrange_soon()

    def _put(self, facts: CardFacts) -> None:
        """Let a card stand below those that were put before it."""
        at = len(self._order) + 1
        card = self.cards.get(facts.objective.id)
        if card is None or card.facts != facts:
            stood = card.keyboard() if card is not None else None
            self._drop(facts.objective.id)
            card = self._make_card(facts)
            self._left = (card, *stood) if stood is not None else self._left
        if self.index(card) != at:
            self.insert(at, card)
        if card.is_typed:
            card.wake(self)
        self._order.append(card)

    def _make_card(self, facts: CardFacts) -> ObjectiveCard:
        card = ObjectiveCard(self.desk, self.names, self.told, facts)
        self.cards[facts.objective.id] = card
        return card

    def _drop(self, number_: int) -> None:
        card = self.cards.pop(number_, None)
        if card is not None:
            self.take(card)
            if card.widget is not None:
                let_go(card.widget)

    def _offer_entry(self, plan_id: int) -> None:
        key = self.name, plan_id
        if self._line_key == key:
            return
        if self._line is not None:
            self.take(self._line)
            for widget in self._line.widgets():
                let_go(widget)
        hint = _("+ objective: what we want: measure 0 > 5 by end of June")
        if not self.side.is_ours:
            hint = _("+ objective: what they gain: measure 9 > 2 by end of June")
        self._line_key, self._line = key, Asleep(line_face(hint), partial(self._line_to_type, key, hint))
        self.insert(len(self._order) + 2, self._line)
        if key in self.desk.drafts:
            self._line.wake(self)

    def _line_to_type(self, key: tuple[str, int], hint: str) -> SaidLine:
        label = _("New objective for us") if self.side.is_ours else _("New objective for the customer")
        line = SaidLine(self.desk, key, label, hint, self._understood)
        line.edit.setObjectName(self.name)
        line.entered.connect(self._enter)
        line.deeper.connect(self._deeper)
        line.stranger_asked.connect(self.told.stranger_asked)
        return line

    @property
    def entry(self) -> SaidLine | None:
        """The line for a new objective; None while there is no plan."""
        if self._line is None:
            return None
        self._line.wake(self)
        return self._line.awake

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
            self.told.objective_dropped_last.emit(objective, self.side)
        event.acceptProposedAction()


def _holds(card: ObjectiveCard, widget: QWidget) -> bool:
    return card.widget is not None and card.widget.isAncestorOf(widget)


class Strategy(Abreast):
    """The two sides; `told` tells what is done on their cards."""

    def __init__(self, desk: Desk, names: PlanNames) -> None:
        ours, theirs = _("For us: protect and grow"), _("For the customer: care and cultivate")
        self.told = Told()
        self.us = SideColumn(desk, names, self.told, ours, Tone.ACCENT, Side.PROTECT, "plan-add-objective")
        self.them = SideColumn(desk, names, self.told, theirs, Tone.CUSTOMER, Side.CARE, "plan-add-objective-customer")
        super().__init__(self.us, self.them, proportion=(1.0, 1.0), collapse_below=640)

    @property
    def sides(self) -> tuple[SideColumn, SideColumn]:
        """Ours and theirs."""
        return self.us, self.them

    def show_objectives(self, plan_id: int, facts: Sequence[CardFacts], room: int) -> None:
        """Show a plan's objectives, each on its side; `room` pixels of them are seen at first."""
        for side in self.sides:
            side.show_objectives(
                plan_id, [one for one in facts if one.objective.side.is_ours == side.side.is_ours], room
            )

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in reading order."""
        return [stop for side in self.sides for stop in side.stops()]

    def give_back(self) -> None:
        """Give the keyboard back that stood on a card which was made anew."""
        for side in self.sides:
            side.give_back()

    def make_all(self) -> None:
        """Make the cards that were left for later."""
        for side in self.sides:
            side.make_all()

    def card(self, objective: int) -> ObjectiveCard | None:
        """The card of an objective, awake, made now if it was left for later."""
        for side in self.sides:
            if objective not in side.cards:
                side.make_all()
            if objective in side.cards:
                side.wake()
                return side.cards[objective]
        return None
