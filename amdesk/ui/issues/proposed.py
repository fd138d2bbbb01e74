"""The checklist a new issue will begin with: proposed from kind and severity, or chosen, with the days of its steps."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from amdesk.model import proposals
from amdesk.model.proposals import ListOfSteps
from amdesk.model.served import Served
from amdesk.model.values import IssueKind, Severity
from amdesk.ui.kit.choice_editors import Combo
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.panel import Card, Scroll, empty_out
from amdesk.words import _, day, plural

WIDTH_PX, DAY_PX, NUMBER_PX = 350, 62, 20


class ProposedList(Card):
    """The list with its steps; `chosen` when the user took another one."""

    chosen = Signal()

    def __init__(self, lists: list[ListOfSteps]) -> None:
        super().__init__(_("Checklist"))
        self.setFixedWidth(WIDTH_PX)
        self.setObjectName("new-issue-checklist")
        self.lists = lists
        self.own_choice: int | None = None
        self.choice = Combo()
        self.choice.setAccessibleName(_("Checklist"))
        self.choice.setObjectName("new-issue-list")
        for one in lists:
            words = plural("{n} step", "{n} steps", len(one.usual))
            self.choice.addItem(f"{one.title} · {words}", one.id)
        self.choice.activated.connect(self._choose)
        self.why = Text("", role=TextRole.SMALL, wrap=True)
        self.steps = Scroll(margin=0)
        self.steps.body.setSpacing(4)
        page = self.steps.widget()
        if page is not None:
            page.setProperty("ground", "card")
        for widget in (self.choice, self.why):
            self.body.addWidget(widget)
        self.body.addWidget(self.steps, 1)

    def _choose(self, index: int) -> None:
        self.own_choice = self.choice.itemData(index)
        self.chosen.emit()

    def list_for(self, kind: IssueKind | None, severity: Severity) -> ListOfSteps | None:
        """The one chosen, else the one that fits."""
        own = next((one for one in self.lists if one.id == self.own_choice), None)
        return own or proposals.proposed_list(self.lists, kind or IssueKind.COMPLAINT, severity)

    def show_list(self, found: ListOfSteps, days: dict[int, date], today: date) -> None:
        """Show a list with the day each step is due."""
        self.choice.setCurrentIndex(self.lists.index(found))
        fits = self.own_choice is None
        self.why.setText(_("Proposed from kind and severity.") if fits else _("Chosen by you."))
        empty_out(self.steps.body)
        for step in found.usual:
            line = QHBoxLayout()
            number = Text(str(step.number), role=TextRole.MUTED)
            number.setFixedWidth(NUMBER_PX)
            line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Text(step.name, wrap=True), 1)
            due = Text(day(days[step.number], today), role=TextRole.MUTED)
            due.setFixedWidth(DAY_PX)
            line.addWidget(due, 0, Qt.AlignmentFlag.AlignTop)
            self.steps.body.addLayout(line)
        self.steps.body.addStretch(1)


def days_of(
    found: ListOfSteps, reported: date, answer: date | None, severity: Severity, asked: Served
) -> dict[int, date]:
    """The day each step of a list is due, by its number."""
    by = answer or proposals.answer_by(reported, severity, asked)
    return proposals.due_days([(step.number, step.phase) for step in found.usual], reported, by, severity, asked)
