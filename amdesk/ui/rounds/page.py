"""The rounds: one thing after the other, each with its answers by one key, until it says done."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from amdesk.analysis.rounds import Fact, RoundItem, RoundKind, RoundStep
from amdesk.model.fields import FieldError
from amdesk.ui.desk import Desk
from amdesk.ui.entry_line import ENTER
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.panel import Scroll
from amdesk.ui.managers_page import ManagersPageView
from amdesk.ui.place import Place
from amdesk.ui.rounds import words
from amdesk.ui.rounds.choices import CARRY, PRINT, Choice, choices
from amdesk.ui.rounds.evidence import evidence
from amdesk.ui.rounds.item import FactsCard, ItemCard
from amdesk.ui.rounds.kept import KeptRound
from amdesk.ui.rounds.reading import round_items, taken_words
from amdesk.ui.rounds.steps import StepsCard
from amdesk.ui.rounds.typed import HINTS, answer_named, meant, understood
from amdesk.ui.strangers import add_stranger
from amdesk.ui.understood import Understood
from amdesk.ui.view import View
from amdesk.words import _

WIDEST_PX = 980
MOST_CHOICES = 5


class RoundPage(View):
    """What is left of a round; things left for later stay out until one begins again."""

    private = True
    kind = RoundKind.WEEK

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setObjectName(f"{self.kind.value}-page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.kept = KeptRound(desk, self.kind)
        self.first: RoundStep | None = None
        self.items: list[RoundItem] = []
        self.offered: list[Choice] = []
        self.reading = Text("", role=TextRole.MUTED, wrap=True)
        self.reading.setObjectName("round-reading")
        self.parts = StepsCard(self.kind)
        self.parts.chosen.connect(self.go_on_with)
        self.item = ItemCard(desk, self._understood)
        self.item.opened.connect(self.open_item)
        self.item.told.connect(self.tell)
        self.item.chosen.connect(self.choose)
        self.item.line.stranger_asked.connect(self.add_stranger)
        self.facts = FactsCard()
        self.page: ManagersPageView | None = None
        for number in range(1, MOST_CHOICES + 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.choose, number - 1))
        self._lay_out()

    def _lay_out(self) -> None:
        self.skip = self._button("round-later", Button(_("Leave it for later"), tip=_("Enter")), self.leave)
        self.again = self._button("round-again", Button(_("Begin again"), icon_name="refresh"), self.begin)
        self.home = self._button("round-home", Button(_("To Today"), primary=True), self._go_home)
        buttons = QHBoxLayout()
        for button in (self.skip, self.again, self.home):
            buttons.addWidget(button)
        buttons.addStretch(1)
        area = Scroll(margin=0)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.middle = area.body
        for widget in (self.item, self.facts):
            widget.setMaximumWidth(WIDEST_PX)
        self.middle.addWidget(self.item)
        self.middle.addLayout(buttons)
        self.middle.addWidget(self.facts)
        self.middle.addStretch(1)
        sides = QHBoxLayout()
        sides.setSpacing(16)
        sides.addWidget(self.parts, 0, Qt.AlignmentFlag.AlignTop)
        sides.addWidget(area, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(6)
        column.addWidget(Text(self.kind.label, role=TextRole.TITLE))
        column.addWidget(self.reading)
        column.addSpacing(6)
        column.addLayout(sides, 1)

    def _button(self, name: str, button: Button, act: object) -> Button:
        button.setObjectName(name)
        button.clicked.connect(act)
        return button

    # Showing

    def fill(self) -> None:
        """Read what is left and show the first of it."""
        found = [item for item in round_items(self.desk.workspace, self.kind) if not self.kept.is_past(item)]
        self.items = sorted(found, key=self._comes_later)
        self._show(self.items[0] if self.items else None)

    def _comes_later(self, item: RoundItem) -> bool:
        return self.first is not None and item.step is not self.first

    def _show(self, item: RoundItem | None) -> None:
        self.reading.setText(words.left(self.kind, self.items))
        self.parts.show_round(self.items, self.kept.answered + len(self.kept.later))
        self.again.setVisible(item is None and bool(self.kept.later or self.kept.through))
        self.home.setVisible(item is None)
        self.skip.setVisible(item is not None)
        self.offered = []
        self._show_page(item)
        if item is None:
            self.item.show_done(words.done(self.kept))
            self.facts.show_facts([])
            self.setFocus()
            return
        self.offered = choices(self.desk.workspace, item, self.items)
        self.item.show_item(item, words.where(item, self.items), self.offered)
        self.facts.show_facts([*self._taken(item), *evidence(self.desk.workspace, item)])
        (self.item.line if item.step in HINTS else self).setFocus()

    def _understood(self, words: str) -> Understood:
        return understood(self.desk.workspace, self.items[0], words) if self.items else Understood()

    def _show_page(self, item: RoundItem | None) -> None:
        """The manager's page stands below the first thing of the month."""
        wanted = item is not None and item.step is RoundStep.PAGE
        if wanted and self.page is None:
            self.page = ManagersPageView(self.desk)
            self.middle.insertWidget(self.middle.count() - 1, self.page)
        if self.page is not None:
            self.page.setVisible(wanted)

    def _taken(self, item: RoundItem) -> list[Fact]:
        if self.kind is not RoundKind.MONTH or item.account_id is None:
            return []
        return [Fact(_("Decided now"), one) for one in taken_words(self.desk.workspace, item.account_id)]

    def stands_on(self) -> tuple[int, int | None] | None:
        """The account of the thing in view."""
        account = self.items[0].account_id if self.items else None
        return (account, None) if account is not None else None

    # Doing

    def begin(self, checked: bool = False) -> None:
        """Go through everything again, also what was left for later."""
        self.kept.begin()
        self.first = None
        self.refresh()

    def go_on_with(self, step: RoundStep) -> None:
        """Go on with another part; the others come after it."""
        self.first = step
        self.refresh()

    def leave(self, checked: bool = False) -> None:
        """Leave the thing in view for later; one on which something was decided is gone through."""
        if not self.items:
            return
        item = self.items[0]
        if self._taken(item):
            self.kept.pass_by(item)
        else:
            self.kept.leave(item)
        self.refresh()

    def choose(self, number: int, checked: bool = False) -> None:
        """Answer the thing in view, or take what is offered for the line behind its answers."""
        if number < len(self.offered):
            self._answer(self.offered[number])
        else:
            self.item.line.says.take_offer(number + 1)

    def add_stranger(self, kind: str, name: str) -> None:
        """Add the colleague the line names and nobody knows yet; it then knows the name."""
        add_stranger(self.desk, kind, name, self)
        self.item.line.look_again()

    def tell(self) -> None:
        """Answer with what was typed; nothing typed leaves it for later."""
        said = self.item.line.take()
        if not said or not self.items:
            self.leave()
            return
        try:
            named = answer_named(self.items[0], self.offered, said)
            choice = named or meant(self.desk.workspace, self.items[0], said)
        except ValueError as wrong:
            self.item.refuse(str(wrong))
            return
        self._answer(choice, is_typed=True)

    def _answer(self, choice: Choice, is_typed: bool = False) -> None:
        item, before = self.items[0], {each.key for each in self.items}
        if choice.name in (CARRY, PRINT):
            self._open_own(choice.name, item)
        elif choice.act is not None and not self.desk.change(choice.label, choice.act, self._refused):
            return
        if is_typed:
            self.item.line.clear()
        if choice.passes:
            self.kept.pass_by(item)
            self.refresh()
            return
        self.refresh()
        gone = len(before - {each.key for each in self.items})
        if gone:
            self.kept.count(gone)
            self._show(self.items[0] if self.items else None)

    def _refused(self, wrong: FieldError) -> None:
        self.item.refuse(wrong.sentence)

    def _open_own(self, name: str, item: RoundItem) -> None:
        if name == PRINT:
            from amdesk.ui.printing.managers_page import preview_managers_page

            preview_managers_page(self.desk, self.window())
            return
        from amdesk.store.queries.plan import plan_content
        from amdesk.ui.account.plan.carrying import carry

        carry(self.desk, plan_content(self.desk.workspace, item.id), self.window())

    def open_item(self, checked: bool = False) -> None:
        """Show the thing in view where it is at home."""
        if self.items:
            item = self.items[0]
            self.desk.open_row(item.subject, item.id, item.account_id)

    def _go_home(self, checked: bool = False) -> None:
        self.desk.go(Place("today"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers answer, Enter leaves a thing for later or, at the end, the round; Esc leaves the round."""
        key = event.key()
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.choose(key - Qt.Key.Key_1)
        elif key in ENTER and self.items:
            self.leave()
        elif key in (*ENTER, Qt.Key.Key_Escape):
            self._go_home()
        else:
            super().keyPressEvent(event)


class WeeklyRoundPage(RoundPage):
    """The week, about ten minutes."""


class MonthRoundPage(RoundPage):
    """The month with the manager."""

    kind = RoundKind.MONTH


class YearRoundPage(RoundPage):
    """The year: plans, tiers, rhythms."""

    kind = RoundKind.YEAR
