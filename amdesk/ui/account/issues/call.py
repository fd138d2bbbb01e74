"""The review call: its own short checklist, what was said, and how it ends the issue or opens it again (ISS-3)."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLineEdit, QRadioButton

from amdesk.analysis.series import Tone
from amdesk.model.fields import NAME_LIMIT
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.panel import Card
from amdesk.words import _, full_day, sentence

YES, NO = 1, 0


@dataclass(frozen=True)
class Question:
    """A question of the call; with `must` unanswered by yes the issue comes back."""

    name: str
    words: str
    must: bool


QUESTIONS = (
    Question("runs", _("Does it run well?"), must=True),
    Question("bills", _("Are the bills right?"), must=True),
    Question("new", _("Is there anything new?"), must=False),
)


class CallCard(Card):
    """How did the review call go? `answered` says whether it went well, and what is noted of it."""

    answered = Signal(bool, str)

    def __init__(self) -> None:
        super().__init__(_("The review call"))
        self.setObjectName("issue-call")
        self.words = Text("", wrap=True)
        self.groups = {question.name: QButtonGroup(self) for question in QUESTIONS}
        self.said = QLineEdit()
        self.said.setObjectName("issue-call-said")
        self.said.setMaxLength(NAME_LIMIT)
        self.said.setPlaceholderText(_("What was said"))
        self.said.setAccessibleName(_("What was said in the call"))
        self.trouble = Text("", role=TextRole.SMALL, wrap=True)
        self.trouble.setObjectName("issue-call-refused")
        self.trouble.set_tone(Tone.BAD)
        self.body.addWidget(self.words)
        self.body.addLayout(self._questions())
        self.body.addWidget(self.said)
        self.body.addWidget(self.trouble)
        self.body.addLayout(self._buttons())
        self.hide()

    def _questions(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(3, 1)
        for row, question in enumerate(QUESTIONS):
            grid.addWidget(Text(question.words), row, 0)
            for column, (key, words) in enumerate(((YES, _("Yes")), (NO, _("No"))), 1):
                choice = QRadioButton(words)
                choice.setObjectName(f"issue-call-{question.name}-{'yes' if key else 'no'}")
                choice.setAccessibleName(f"{question.words} {words}")
                choice.toggled.connect(self._follow)
                self.groups[question.name].addButton(choice, key)
                grid.addWidget(choice, row, column)
        return grid

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.well = Button(_("It went well: close"), primary=True)
        self.well.setObjectName("issue-call-well")
        self.well.clicked.connect(self._went_well)
        self.badly = Button(_("It went badly: reopen"))
        self.badly.setObjectName("issue-call-badly")
        self.badly.clicked.connect(self._went_badly)
        self.later = Button(_("Not held yet"), quiet=True)
        self.later.setObjectName("issue-call-later")
        self.later.clicked.connect(self.hide)
        for button in (self.well, self.badly, self.later):
            line.addWidget(button)
        line.addStretch(1)
        return line

    def ask(self, planned: date | None, held: date | None) -> None:
        """Ask how it went."""
        if held is not None:
            words = _("The call was held on {day}. How did it go?").format(day=full_day(held))
        elif planned is not None:
            words = _("The call is planned for {day}. An issue is closed when it was held and went well.")
            words = words.format(day=full_day(planned))
        else:
            words = _("An issue is closed when the review call was held and went well.")
        self.words.setText(words)
        self._clear()
        self.show()
        self.groups[QUESTIONS[0].name].button(YES).setFocus(Qt.FocusReason.TabFocusReason)

    def _clear(self) -> None:
        self.said.clear()
        for group in self.groups.values():
            group.setExclusive(False)
            for button in group.buttons():
                button.setChecked(False)
            group.setExclusive(True)
        self._follow()

    def _follow(self) -> None:
        """The button that follows from the answers stands first in view."""
        self.trouble.hide()
        self.well.setEnabled(not self._failed())

    def _failed(self) -> bool:
        return any(one.must and self.groups[one.name].checkedId() == NO for one in QUESTIONS)

    def _went_well(self) -> None:
        if open_ones := [one.words for one in QUESTIONS if self.groups[one.name].checkedId() < 0]:
            self._refuse(_("Answer first: {questions}").format(questions=" ".join(open_ones)))
        elif self.groups["new"].checkedId() == YES and not self.said.text().strip():
            self._refuse(_("Write down what is new."))
            self.said.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.answered.emit(True, self.note())

    def _went_badly(self) -> None:
        if not self._failed() and not self.said.text().strip():
            self._refuse(_("Say what went badly: answer a question with no, or write it down."))
        else:
            self.answered.emit(False, self.note())

    def _refuse(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.show()

    def note(self) -> str:
        """The answers and what was said, as the call keeps them."""
        parts = []
        for one in QUESTIONS:
            answer = self.groups[one.name].checkedId()
            if answer >= 0:
                parts.append(f"{one.words} {_('Yes') if answer == YES else _('No')}.")
        said = self.said.text().strip()
        return " ".join([*parts, sentence(said)] if said else parts)
