"""What was understood of the line: its parts as chips, and what it leaves open as questions."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from amdesk.analysis.quick_entry import Decision, Entry, Known, NamedAccount, Question
from amdesk.ui.kit.flow import Flow
from amdesk.ui.kit.labels import Link
from amdesk.ui.kit.panel import empty_out
from amdesk.ui.quick_entry.chips import PartChip
from amdesk.ui.quick_entry.corrections import corrections
from amdesk.ui.quick_entry.parts import Part, parts, telling
from amdesk.ui.quick_entry.questions import QuestionBox
from amdesk.words import _

Shown = tuple[list[Part], tuple[Question, ...], bool]


class Understood(QWidget):
    """Chips and questions; `decided` tells the key of some words and what is to count for them.

    `forgotten` asks to forget all that was decided.
    """

    decided = Signal(str, object)
    forgotten = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[PartChip] = []
        self.questions: list[QuestionBox] = []
        self._shown: Shown = ([], (), False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._questions = QVBoxLayout()
        self._questions.setSpacing(8)
        column.addLayout(self._questions)
        self._box = QWidget()
        self._flow = Flow(self._box)
        column.addWidget(self._box)
        self.hide()

    def show_entry(
        self,
        entry: Entry,
        known: Known,
        today: date,
        decided: Mapping[str, Decision],
        here: NamedAccount | None = None,
    ) -> None:
        """Show an entry; what stands there already stays untouched. With `here`, what goes without saying of a line
        about that account is left out.
        """
        shown = parts(entry, today) if entry.line.strip() else []
        now = (shown if here is None else telling(shown, entry, here), entry.questions, bool(decided))
        if now == self._shown:
            return
        self._shown = now
        self._show_chips(now[0], entry, known, today, decided)
        empty_out(self._questions)
        self.questions = [QuestionBox(question) for question in entry.questions]
        for box in self.questions:
            box.answered.connect(self.decided)
            self._questions.addWidget(box)
        self._settle()

    def _settle(self) -> None:
        """Let the layouts count what is there now, from the inside out."""
        self._flow.invalidate()
        for box in self.questions:
            box.settle()
        self.setVisible(bool(self.chips or self.questions))
        self._questions.invalidate()
        self.updateGeometry()

    def _show_chips(
        self, shown: list[Part], entry: Entry, known: Known, today: date, decided: Mapping[str, Decision]
    ) -> None:
        self._flow.clear()
        self.chips = []
        for part in shown:
            offered = corrections(entry, part, known, today, decided.get(part.key, Decision()))
            chip = PartChip(part, offered)
            chip.corrected.connect(self.decided)
            self._flow.addWidget(chip)
            self.chips.append(chip)
        if decided and shown:
            link = Link(_("Without corrections"))
            link.setObjectName("quick-entry-forget")
            link.clicked.connect(self.forgotten)
            self._flow.addWidget(link)
        self._box.setVisible(bool(shown))

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in reading order."""
        answers = [button for box in self.questions for button in box.buttons]
        return [
            *answers,
            *(chip for chip in self.chips if chip.groups),
            *(link for link in self._box.findChildren(Link) if link.isVisible()),
        ]

    def ask(self) -> None:
        """Stand on the first answer of the first question that must be answered."""
        for box in self.questions:
            if box.question.required and box.buttons:
                box.ask()
                return

    def answer(self, number: int) -> None:
        """Answer the first question that has answers."""
        box = next((box for box in self.questions if box.buttons), None)
        if box is not None:
            box.choose(number)
