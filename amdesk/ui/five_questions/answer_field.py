"""One field of a question: the line, names to complete it with, how it is understood, and what is wrong with it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from amdesk.analysis.five_questions import UNKNOWN, Asked
from amdesk.analysis.quick_entry import NamedPerson
from amdesk.analysis.quick_entry.letters import words_of
from amdesk.analysis.series import Tone
from amdesk.letters import folded
from amdesk.ui.five_questions.words import EXAMPLES, LABELS
from amdesk.ui.kit.buttons import Button, menu_safe
from amdesk.ui.kit.flow import Flow
from amdesk.ui.kit.labels import Text, TextRole, shown
from amdesk.ui.kit.panel import restyle
from amdesk.words import _

LONGEST_LINE = 2000
OFFERED = 6
"""Names that are offered at once."""
Keys = Qt.Key


class AnswerLine(QLineEdit):
    """The line itself: Enter is `entered`, Tab is `completed` while something can be completed."""

    entered = Signal()
    completed = Signal()
    backed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.can_complete = False
        self.setMaxLength(LONGEST_LINE)

    def event(self, event: QEvent) -> bool:
        """Tab takes the name that is offered first; Shift+Tab goes back."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Keys.Key_Tab and self.can_complete:
                self.completed.emit()
                return True
            if event.key() == Keys.Key_Backtab:
                self.backed.emit()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on."""
        if event.key() in (Keys.Key_Return, Keys.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class AnswerField(QWidget):
    """A labelled line; `typed` comes with every change, `entered` on Enter, `backed` on Shift+Tab."""

    typed = Signal(object, str)
    entered = Signal(object)
    backed = Signal(object)

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.asked = asked
        self.people: Sequence[NamedPerson] = ()
        self.line = AnswerLine()
        self.line.setObjectName(f"question-{asked.value}")
        self.line.setAccessibleName(LABELS[asked])
        self.line.setPlaceholderText(EXAMPLES[asked])
        self.label = Text(LABELS[asked], role=TextRole.STRONG)
        QLabel.setBuddy(self.label, self.line)
        self.understood = Text("", role=TextRole.MUTED, wrap=True)
        self.understood.setObjectName(f"question-{asked.value}-understood")
        self.names = QWidget()
        self._flow = Flow(self.names)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.label, self.line, self.names, self.understood):
            column.addWidget(widget)
        self.names.setVisible(asked.are_people)
        self.line.textChanged.connect(self._tell)
        self.line.entered.connect(partial(self._emit, self.entered))
        self.line.backed.connect(partial(self._emit, self.backed))
        self.line.completed.connect(self.complete)

    def _emit(self, signal: object) -> None:
        signal.emit(self.asked)  # type: ignore[attr-defined]

    def _tell(self, text: str) -> None:
        self._offer()
        self.typed.emit(self.asked, text)

    # Showing

    def show_answer(self, text: str, people: Sequence[NamedPerson]) -> None:
        """Show what was typed before; `people` can be named."""
        self.people = people
        if self.line.text() != text:
            self.line.setText(text)
        self._offer()

    def show_understood(self, words: str, problem: str = "") -> None:
        """Say how it is understood, or what is wrong."""
        self.understood.setText(shown(problem or words) or " ")
        self.understood.set_tone(Tone.BAD if problem else None)
        self.line.setProperty("wrong", bool(problem))
        restyle(self.line)

    # Completing

    def _parts(self) -> tuple[str, str]:
        """What stands before the last name, and the last name as far as it is typed."""
        text = self.line.text()
        at = max(text.rfind(mark) for mark in ",;") + 1
        return text[:at], text[at:].strip()

    def offered(self) -> list[NamedPerson]:
        """Those whose names begin as typed, who are not named yet; all of them while nothing is typed."""
        before, part = self._parts()
        named = folded(before)
        free = [person for person in self.people if folded(person.name) not in named]
        return [person for person in free if _begins(person.name, part)]

    def _offer(self) -> None:
        if not self.asked.are_people:
            return
        _before, part = self._parts()
        these = [] if part == UNKNOWN else self.offered()
        is_whole = len(these) == 1 and folded(these[0].name) == folded(part)
        self.line.can_complete = bool(part and these) and not is_whole
        self._flow.clear()
        for person in () if is_whole else these[:OFFERED]:
            self._flow.addWidget(self._chip(person))
        self.names.setVisible(bool(self._flow.count()))

    def _chip(self, person: NamedPerson) -> Button:
        chip = Button(menu_safe(shown(f"{person.name} · {person.job}" if person.job else person.name)))
        chip.setProperty("chip", True)
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip.setAccessibleName(_("Add {name}").format(name=person.name))
        chip.clicked.connect(partial(self._take, person.name))
        return chip

    def complete(self) -> None:
        """Take the name that is offered first."""
        if these := self.offered():
            self._take(these[0].name)

    def _take(self, name: str, checked: bool = False) -> None:
        before, _part = self._parts()
        self.line.setText(f"{before} {name}".strip() if before else name)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)


def _begins(name: str, part: str) -> bool:
    """Whether every typed word begins a word of the name, without regard to case and accents."""
    words = words_of(name)
    return all(any(word.startswith(typed) for word in words) for typed in words_of(part))
