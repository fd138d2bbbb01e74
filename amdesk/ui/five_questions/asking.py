"""The panel that asks: one question at a time, its fields, and the keys that lead on and back."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.five_questions import FIELDS_OF, UNKNOWN, Answers, Asked, Outcome, Question, understood
from amdesk.analysis.five_questions.answers import SENTENCES
from amdesk.analysis.quick_entry import NamedPerson
from amdesk.model.values import Role, Template
from amdesk.ui.five_questions.answer_field import AnswerField
from amdesk.ui.five_questions.steps import Steps
from amdesk.ui.five_questions.words import HINTS, known_already
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.choice_editors import Combo
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.panel import Card
from amdesk.words import _

WIDTH_PX, STEPS_PX, CARD_PX = 1080, 300, 372
LAST = len(Question) - 1


class Asking(QWidget):
    """`altered` comes with the answers as they are now, `finished` after the last question, `left` on leaving."""

    altered = Signal(object)
    finished = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.answers = Answers()
        self.found = Outcome()
        self.holders: Sequence[tuple[Role, str]] = ()
        self.has_plan = False
        self.title = Text("", role=TextRole.TITLE)
        self.title.setObjectName("questions-title")
        self.count = Text("", role=TextRole.SMALL)
        self.question = Text("", role=TextRole.HEADING, wrap=True)
        self.question.setObjectName("question")
        self.hint = Text("", role=TextRole.MUTED, wrap=True)
        self.known = Text("", role=TextRole.MUTED, wrap=True)
        self.fields = {asked: AnswerField(asked) for asked in Asked}
        self.steps = Steps()
        self._make_buttons()
        self._lay_out()
        self._connect()

    def _make_buttons(self) -> None:
        self.back_button = Button(_("&Back"), icon_name="chevron-left")
        self.unknown_button = Button(_("Don't &know"))
        self.leave_button = Button(_("&Leave, keep the answers"), quiet=True)
        self.next_button = Button(_("&Next"), primary=True)
        self.template = Combo()
        self.template.setObjectName("question-template")
        self.template.setAccessibleName(_("Draft plan from"))
        for template in Template:
            self.template.addItem(template.label, template)
        self.template.addItem(_("No plan"), None)
        self.plan_line = QWidget()
        self.plan_words = Text(_("Draft plan from"), role=TextRole.STRONG)
        self.plan_words.setBuddy(self.template)
        for button, name in (
            (self.back_button, "back"),
            (self.unknown_button, "unknown"),
            (self.leave_button, "leave"),
            (self.next_button, "next"),
        ):
            button.setObjectName(f"question-{name}")
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        card = Card()
        card.setMinimumHeight(CARD_PX)
        card.body.setContentsMargins(10, 8, 10, 4)
        card.body.setSpacing(10)
        for widget in (self.count, self.question, self.hint, self.known):
            card.body.addWidget(widget)
        for field in self.fields.values():
            card.body.addWidget(field)
        plan = QHBoxLayout(self.plan_line)
        plan.setContentsMargins(0, 0, 0, 0)
        plan.addWidget(self.plan_words)
        plan.addWidget(self.template, 1)
        card.body.addWidget(self.plan_line)
        card.body.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.back_button, self.unknown_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.leave_button, self.next_button):
            buttons.addWidget(button)
        card.body.addLayout(buttons)
        keys = _("Enter goes on · Tab completes a name · Alt+Left goes back · Alt+K: I don't know · Esc leaves")
        card.body.addWidget(Text(keys, role=TextRole.SMALL, wrap=True))
        self.steps.setFixedWidth(STEPS_PX)
        both = QHBoxLayout()
        both.setSpacing(14)
        both.addWidget(self.steps)
        both.addWidget(card, 1)
        middle = QWidget()
        middle.setMaximumWidth(WIDTH_PX)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addLayout(both)
        outer = QHBoxLayout()
        outer.addStretch(1)
        outer.addWidget(middle, 100)
        outer.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 20, 20, 20)
        whole.addLayout(outer)
        whole.addStretch(1)

    def _connect(self) -> None:
        for field in self.fields.values():
            field.typed.connect(self._take)
            field.entered.connect(self._go_on)
            field.backed.connect(self._go_back)
        self.steps.chosen.connect(self.go_to)
        self.template.activated.connect(self._take_template)
        self.back_button.clicked.connect(partial(self.go_by, -1))
        self.next_button.clicked.connect(partial(self.go_by, 1))
        self.unknown_button.clicked.connect(self.say_unknown)
        self.leave_button.clicked.connect(self.left)

    # Showing

    def begin(self, account: str, answers: Answers, people: Sequence[NamedPerson], template: Template) -> None:
        """Ask about an account, going on with the answers there are."""
        self.answers = answers
        self.title.setText(_("Five questions about {account}").format(account=account))
        for asked, field in self.fields.items():
            field.show_answer(answers.text(asked), people)
        self.template.setCurrentIndex(self.template.findData(answers.template or template))
        self.go_to(answers.at)

    def offer_people(self, people: Sequence[NamedPerson]) -> None:
        """Let other people be named."""
        for asked, field in self.fields.items():
            field.show_answer(self.answers.text(asked), people)

    def show_outcome(self, found: Outcome) -> None:
        """Say at every field how it is understood; what is wrong is said when one wants to go on."""
        self.found = found
        for asked, field in self.fields.items():
            field.show_understood(understood(found, asked))
        self.steps.show_steps(self.answers, found, self.answers.at)

    def _show_question(self) -> None:
        at = self.answers.at
        question = list(Question)[at]
        self.count.setText(_("{n} of {all}").format(n=at + 1, all=LAST + 1))
        self.question.setText(SENTENCES[question])
        self.hint.setText(HINTS[question])
        self.known.setText(known_already(question, self.holders))
        self.known.setVisible(bool(self.known.text()))
        for asked, field in self.fields.items():
            field.setVisible(asked in FIELDS_OF[question])
            field.label.setVisible(len(FIELDS_OF[question]) > 1)
        self.plan_line.setVisible(at == LAST)
        self.template.setVisible(not self.has_plan)
        self.plan_words.setText(_("The plan that is there stays.") if self.has_plan else _("Draft plan from"))
        self.back_button.setEnabled(at > 0)
        self.next_button.setText(_("&Finish") if at == LAST else _("&Next"))

    @property
    def _shown(self) -> list[AnswerField]:
        return [self.fields[asked] for asked in FIELDS_OF[list(Question)[self.answers.at]]]

    # Answering

    def _take(self, asked: Asked, text: str) -> None:
        if text != self.answers.text(asked):
            self.answers = self.answers.with_text(asked, text)
            self.altered.emit(self.answers)

    def _take_template(self, index: int) -> None:
        self.answers = replace(self.answers, template=self.template.itemData(index))
        self.altered.emit(self.answers)

    @property
    def wanted(self) -> Template | None:
        """The template the plan is drafted from; none where a plan is there already, or none is wanted."""
        return None if self.has_plan else self.template.currentData()

    def say_unknown(self) -> None:
        """I don't know: that is an answer too, and one goes on."""
        fields = self._shown
        at = next((field for field in fields if field.line.hasFocus()), None)
        for field in fields if at is None else [at]:
            field.line.setText(UNKNOWN)
        self._go_on((at or fields[-1]).asked)

    # Going on and back

    def _go_on(self, asked: Asked) -> None:
        """Enter in a field: to the next field of the question, else to the next question."""
        if self._refused(asked):
            return
        fields = self._shown
        place = [field.asked for field in fields].index(asked)
        if place + 1 < len(fields):
            self._stand_in(fields[place + 1])
        else:
            self.go_by(1)

    def _go_back(self, asked: Asked) -> None:
        fields = self._shown
        place = [field.asked for field in fields].index(asked)
        if place:
            self._stand_in(fields[place - 1])
        else:
            self.go_by(-1)

    def _refused(self, asked: Asked) -> bool:
        problem = self.found.problem(asked)
        if problem:
            self.fields[asked].show_understood("", problem)
            self._stand_in(self.fields[asked])
        return bool(problem)

    def go_by(self, distance: int, checked: bool = False) -> None:
        """Go on or back; after the last question everything is told."""
        if distance > 0 and any(self._refused(field.asked) for field in self._shown):
            return
        if self.answers.at + distance > LAST:
            self._finish()
        elif self.answers.at + distance >= 0:
            self.go_to(self.answers.at + distance)

    def go_to(self, at: int) -> None:
        """Show a question and stand in its first field."""
        self.answers = replace(self.answers, at=at)
        self._show_question()
        self.altered.emit(self.answers)
        self._stand_in(self._shown[0])

    def _finish(self) -> None:
        wrong = next((asked for asked, _problem in self.found.wrong), None)
        if wrong is None:
            self.finished.emit()
            return
        at = next(n for n, question in enumerate(Question) if wrong in FIELDS_OF[question])
        self.go_to(at)
        self._refused(wrong)

    def _stand_in(self, field: AnswerField) -> None:
        field.line.setFocus(Qt.FocusReason.OtherFocusReason)
        field.line.end(False)
