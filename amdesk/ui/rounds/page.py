"""The weekly round: one thing after the other, each with its answers by one key, until it says done."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from amdesk.analysis.plan_lines import action_said
from amdesk.analysis.weekly_round import RoundItem, RoundStep
from amdesk.store.queries.colleagues import colleagues, me
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.flow import Flow
from amdesk.ui.kit.labels import Link, Text, TextRole
from amdesk.ui.kit.panel import Card, Scroll, empty_out
from amdesk.ui.place import Place
from amdesk.ui.rounds import doing
from amdesk.ui.rounds.choices import Choice, choices
from amdesk.ui.rounds.reading import open_check_ins, round_items
from amdesk.ui.view import View
from amdesk.words import _, plural

WIDEST_PX = 820
MOST_CHOICES = 5
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TYPED = {
    RoundStep.INTEL: "An action that answers it: what, who, by when; or a reason with Alt+1 to Alt+5",
    RoundStep.PURPOSE: "What the meeting is for",
}


class Line(QLineEdit):
    """Keeps Enter to itself, which a line of text would hand on to the page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell what was typed."""
        super().keyPressEvent(event)
        if event.key() in ENTER:
            event.accept()


class WeeklyRoundPage(View):
    """What is left of the round; things left for later stay out until one begins again."""

    private = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setObjectName("weekly-round")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.later: set[tuple[RoundStep, str, int]] = set()
        self.answered = 0
        self.items: list[RoundItem] = []
        self.offered: list[Choice] = []
        self.reading = Text("", role=TextRole.MUTED, wrap=True)
        self.reading.setObjectName("round-reading")
        self.step = Text("", role=TextRole.MUTED)
        self.step.setObjectName("round-step")
        self.what = Text("", role=TextRole.HEADING, wrap=True, selectable=True)
        self.what.setObjectName("round-what")
        self.note = Text("", role=TextRole.MUTED, wrap=True)
        self.account = Link("")
        self.account.setObjectName("round-account")
        self.account.clicked.connect(self.open_item)
        self.line = Line()
        self.line.setObjectName("round-line")
        self.line.returnPressed.connect(self.tell)
        self.answers = QWidget()
        self.flow = Flow(self.answers, gap=8)
        for number in range(1, MOST_CHOICES + 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.choose, number - 1))
        self._lay_out()

    def _lay_out(self) -> None:
        self.card = Card()
        for widget in (self.step, self.what, self.account, self.note, self.line, self.answers):
            self.card.body.addWidget(widget)
        self.skip = Button(_("Leave it for later"), tip=_("Enter"))
        self.skip.setObjectName("round-later")
        self.skip.clicked.connect(self.leave)
        self.again = Button(_("Begin again"), icon_name="refresh")
        self.again.setObjectName("round-again")
        self.again.clicked.connect(self.begin)
        self.home = Button(_("To Today"), primary=True)
        self.home.setObjectName("round-home")
        self.home.clicked.connect(self._go_home)
        line = QHBoxLayout()
        for button in (self.skip, self.again, self.home):
            line.addWidget(button)
        line.addStretch(1)
        area = Scroll()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.body.addWidget(Text(_("Weekly round"), role=TextRole.TITLE))
        area.body.addWidget(self.reading)
        area.body.addWidget(self.card)
        area.body.addLayout(line)
        area.body.addStretch(1)
        for widget in (self.card, self.reading):
            widget.setMaximumWidth(WIDEST_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    # Showing

    def fill(self) -> None:
        """Read what is left and show the first of it."""
        self.items = [item for item in round_items(self.desk.workspace) if item.key not in self.later]
        self._show(self.items[0] if self.items else None)

    def _show(self, item: RoundItem | None) -> None:
        self.reading.setText(self._says())
        self.again.setVisible(item is None and bool(self.later))
        self.home.setVisible(item is None)
        self.skip.setVisible(item is not None)
        for widget in (self.account, self.note, self.answers, self.step):
            widget.setVisible(item is not None)
        self.line.setVisible(item is not None and item.step in TYPED)
        self.line.clear()
        empty_out(self.flow)
        self.offered = []
        if item is None:
            self.what.setText(self._done())
            self.setFocus()
            return
        steps = list(dict.fromkeys(each.step for each in self.items))
        of_step = sum(each.step is item.step for each in self.items)
        left = plural("{n} left here", "{n} left here", of_step)
        more = (
            plural("then {n} more part", "then {n} more parts", len(steps) - 1)
            if len(steps) > 1
            else _("the last part")
        )
        self.step.setText(f"{item.step.label} · {left} · {more}")
        self.what.setText(item.what)
        self.account.setText(item.account)
        self.account.setVisible(bool(item.account))
        self.note.setText(item.note)
        self._offer(item)
        self.line.setPlaceholderText(_(TYPED.get(item.step, "")))
        self.line.setAccessibleName(self.line.placeholderText())
        (self.line if item.step in TYPED else self).setFocus()

    def _offer(self, item: RoundItem) -> None:
        waiting = open_check_ins(self.desk.workspace) if item.step is RoundStep.CHECK_INS else []
        asked_for = {each.id for each in self.items if each.step is RoundStep.CHECK_INS}
        self.offered = choices(item, [row for row in waiting if row.waiting.account_id in asked_for])
        for number, choice in enumerate(self.offered, 1):
            button = Button(f"{number}  {choice.words}", tip=f"Alt+{number}")
            button.setObjectName(f"round-{choice.name}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self.choose, number - 1))
            self.flow.addWidget(button)

    def _says(self) -> str:
        if not self.items:
            return _("Once a week, about ten minutes.")
        left = plural("{n} thing is left.", "{n} things are left.", len(self.items))
        return left + " " + _("A number answers, Enter leaves it for later, Esc leaves the round.")

    def _done(self) -> str:
        done = _("Done.")
        if self.answered:
            done += " " + plural("{n} thing answered.", "{n} things answered.", self.answered)
        if self.later:
            done += " " + plural("{n} left for later.", "{n} left for later.", len(self.later))
        return done

    def stands_on(self) -> tuple[int, int | None] | None:
        """The account of the thing in view."""
        account = self.items[0].account_id if self.items else None
        return (account, None) if account is not None else None

    # Doing

    def begin(self, checked: bool = False) -> None:
        """Go through everything again, also what was left for later."""
        self.later.clear()
        self.answered = 0
        self.refresh()

    def leave(self, checked: bool = False) -> None:
        """Leave the thing in view for later."""
        if self.items:
            self.later.add(self.items[0].key)
            self.refresh()

    def choose(self, number: int, checked: bool = False) -> None:
        """Answer the thing in view."""
        if number < len(self.offered):
            self._change(self.offered[number])

    def tell(self) -> None:
        """Answer with what was typed; nothing typed leaves it for later."""
        words = self.line.text().strip()
        if not words or not self.items:
            self.leave()
            return
        item, source = self.items[0], self.desk.workspace
        if item.step is RoundStep.PURPOSE:
            label = _("Purpose: {what}").format(what=words)
            self._change(Choice("purpose", words, label, partial(doing.say_purpose, item=item, words=words)))
            return
        said = action_said(words, source.today, colleagues(source))
        label = _("Add action: {name}").format(name=said.name)
        self._change(Choice("action", words, label, partial(doing.act_on, item=item, said=said, owner=me(source))))

    def _change(self, choice: Choice) -> None:
        before = len(self.items)
        asked = self.items[0] if self.items else None
        if not self.desk.change(choice.label, choice.act):
            return
        if choice.name == "asked" and asked is not None:
            self.later.add(asked.key)  # it still waits, but was gone through
        self.refresh()
        self.answered += max(1, before - len(self.items))
        if not self.items:
            self._show(None)

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
