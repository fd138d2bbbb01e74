"""The five questions as a list: which one is in work, and what the others were answered."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from amdesk.analysis.five_questions import FIELDS_OF, Answers, Outcome, Question, understood
from amdesk.analysis.five_questions.answers import SENTENCES
from amdesk.ui.five_questions.words import SHORT
from amdesk.ui.kit.icons import Ink
from amdesk.ui.kit.labels import Elided, TextRole
from amdesk.ui.kit.panel import Card
from amdesk.ui.kit.row import Row
from amdesk.ui.kit.sign import Sign
from amdesk.words import _


class Steps(Card):
    """Each question with its answer; `chosen` comes with the place of the one clicked."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("So far"))
        self.setObjectName("question-steps")
        self.body.setSpacing(0)

    def show_steps(self, answers: Answers, found: Outcome, at: int) -> None:
        """Show all five, the one in work strong."""
        self.clear()
        for place, question in enumerate(Question):
            said = [understood(found, field) for field in FIELDS_OF[question]]
            is_unknown = any(answers.is_unknown(field) for field in FIELDS_OF[question])
            words = " · ".join(part for part in said if part) or (_("not known") if is_unknown else "")
            self.body.addWidget(self._row(place, question, words, place == at))
        self.body.addStretch(1)

    def _row(self, place: int, question: Question, answer: str, in_work: bool) -> Row:
        row = Row(f"{place + 1}. {SENTENCES[question]} {answer}".strip())
        row.setObjectName(f"question-step-{place + 1}")
        row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sign, ink = ("arrow-right", Ink.ACCENT) if in_work else ("minus", Ink.FAINT)
        if answer and not in_work:
            sign, ink = "circle-check", Ink.GOOD
        row.line.addWidget(Sign(sign, 18, ink), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        role = TextRole.STRONG if in_work else TextRole.BODY
        words.addWidget(Elided(f"{place + 1}  {SHORT[question]}", role=role))
        words.addWidget(Elided(answer, role=TextRole.MUTED))
        row.line.addLayout(words, 1)
        row.clicked.connect(partial(self.chosen.emit, place))
        return row
