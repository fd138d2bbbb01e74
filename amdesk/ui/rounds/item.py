"""The thing of a round in view: what it is, its answers by one key each, and what to know before answering."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from amdesk.analysis.rounds import Fact, RoundItem
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.flow import Flow
from amdesk.ui.kit.labels import Link, Text, TextRole
from amdesk.ui.kit.panel import Card, empty_out
from amdesk.ui.rounds.choices import Choice
from amdesk.ui.rounds.typed import HINTS
from amdesk.ui.said_line import SaidLine
from amdesk.ui.understood import Understood
from amdesk.words import _

LABEL_PX = 128


class ItemCard(Card):
    """`opened` asks for the thing where it is at home, `told` comes with Enter in the line, `chosen` with a number."""

    opened = Signal()
    told = Signal()
    chosen = Signal(int)

    def __init__(self, desk: Desk, understood: Callable[[str], Understood]) -> None:
        super().__init__()
        self.setObjectName("round-item")
        self.step = Text("", role=TextRole.MUTED)
        self.step.setObjectName("round-step")
        self.what = Text("", role=TextRole.HEADING, wrap=True, selectable=True)
        self.what.setObjectName("round-what")
        self.account = Link("")
        self.account.setObjectName("round-account")
        self.account.clicked.connect(self.opened)
        self.note = Text("", role=TextRole.MUTED, wrap=True)
        self.line = SaidLine(desk, ("round", 0), "", "", understood)
        self.line.edit.setObjectName("round-line")
        self.line.edit.returnPressed.connect(self.told)
        self.wrong = Text("", role=TextRole.SMALL, wrap=True)
        self.wrong.setObjectName("round-wrong")
        self.line.edit.textEdited.connect(self.wrong.hide)
        self.answers = QWidget()
        self.flow = Flow(self.answers, gap=8)
        for widget in (self.step, self.what, self.account, self.note, self.line, self.wrong, self.answers):
            self.body.addWidget(widget)

    def show_item(self, item: RoundItem, where: str, offered: Sequence[Choice]) -> None:
        """Show a thing with its answers; `where` says how much of its part is left."""
        self.step.setText(where)
        self.what.setText(item.what)
        self.account.setText(item.account)
        self.note.setText(item.note)
        hint = _(HINTS.get(item.step, ""))
        self.line.says.first = len(offered) + 1
        self.line.turn_to((f"round-{item.step.value}-{item.subject}", item.id))
        self.line.edit.setPlaceholderText(hint)
        self.line.edit.setAccessibleName(hint)
        self.wrong.hide()
        empty_out(self.flow)
        for number, choice in enumerate(offered, 1):
            self.flow.addWidget(self._button(number, choice))
        self._show_parts(item, bool(hint))

    def _show_parts(self, item: RoundItem, is_typed: bool) -> None:
        for widget in (self.step, self.answers):
            widget.show()
        self.account.setVisible(bool(item.account))
        self.note.setVisible(bool(item.note))
        self.line.setVisible(is_typed)

    def _button(self, number: int, choice: Choice) -> Button:
        button = Button(f"{number}  {choice.words}", tip=f"Alt+{number}")
        button.setObjectName(f"round-{choice.name}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self._choose, number - 1))
        return button

    def _choose(self, number: int, checked: bool = False) -> None:
        self.chosen.emit(number)

    def show_done(self, words: str) -> None:
        """Nothing is left."""
        self.what.setText(words)
        empty_out(self.flow)
        for widget in (self.step, self.account, self.note, self.line, self.wrong, self.answers):
            widget.hide()

    def refuse(self, words: str) -> None:
        """Say below the line why it was not understood."""
        self.wrong.setText(words)
        self.wrong.show()


class FactsCard(Card):
    """What to know before answering: labels at the left, words at the right."""

    def __init__(self) -> None:
        super().__init__(_("What to know"))
        self.setObjectName("round-facts")
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(8)
        self.grid.setColumnMinimumWidth(0, LABEL_PX)
        self.grid.setColumnStretch(1, 1)
        self.body.addLayout(self.grid)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show other facts; the card hides without any."""
        empty_out(self.grid)
        self.setVisible(bool(facts))
        for row, fact in enumerate(facts):
            label = Text(fact.label, role=TextRole.MUTED)
            self.grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self.grid.addWidget(Text(fact.words, wrap=True, selectable=True), row, 1)
