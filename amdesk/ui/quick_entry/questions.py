"""A question the line leaves open, with its answers as numbered buttons."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from amdesk.analysis.quick_entry import Choice, Question
from amdesk.ui.kit.buttons import menu_safe
from amdesk.ui.kit.flow import Flow
from amdesk.ui.kit.icons import Ink
from amdesk.ui.kit.labels import Text, TextRole, shown
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.sign import Sign
from amdesk.words import plural

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Answer(QPushButton):
    """One answer; its keys are the question's, but for the space bar."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave digits, arrows and Enter to the question."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()


class QuestionBox(QWidget):
    """Asks one question; `answered` tells the key and what was decided. Digits, arrows and Enter answer as well."""

    answered = Signal(str, object)

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.asked = looking().seen(question.sentence)
        self.setObjectName("quick-entry-question")
        self.setAccessibleName(self.asked)
        self.buttons = [self._button(at, choice) for at, choice in enumerate(question.choices)]
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        sign = Sign("help-circle", 16, Ink.WARN if self.question.required else Ink.MUTED)
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(5)
        column.addWidget(Text(self._sentence(), role=TextRole.STRONG if self.question.required else TextRole.MUTED))
        if self.buttons:
            box = QWidget()
            flow = Flow(box)
            for button in self.buttons:
                flow.addWidget(button)
            column.addWidget(box)
        line.addLayout(column, 1)

    def settle(self) -> None:
        """Let the layouts count the answers."""
        for layout in self.findChildren(QLayout):
            layout.invalidate()
        self.updateGeometry()

    def _sentence(self) -> str:
        more = plural("{n} more: type another letter.", "{n} more: type another letter.", self.question.more)
        return f"{self.asked}  {more}" if self.question.more else self.asked

    def _button(self, at: int, choice: Choice) -> Answer:
        button = Answer(menu_safe(f"{at + 1}  {shown(looking().seen(choice.words))}"))
        button.setProperty("chip", True)
        button.setAutoDefault(False)
        button.setObjectName(f"quick-entry-choice-{at + 1}")
        button.setAccessibleName(f"{self.asked} {looking().seen(choice.words)}")
        button.clicked.connect(partial(self.choose, at))
        return button

    def choose(self, at: int, checked: bool = False) -> None:
        """Answer with one of the choices; nothing for a number there is none of."""
        if 0 <= at < len(self.buttons):
            self.answered.emit(self.question.key, self.question.choices[at].decision)

    def ask(self) -> None:
        """Stand on the first answer."""
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, arrows move, Enter takes the answer one stands on."""
        key = Qt.Key(event.key())
        at = next((n for n, button in enumerate(self.buttons) if button.hasFocus()), -1)
        if event.text().isdecimal() and event.text().isascii():
            self.choose(int(event.text()) - 1)
        elif key in STEPS and self.buttons:
            self.buttons[(at + STEPS[key]) % len(self.buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose(at)
        else:
            super().keyPressEvent(event)
