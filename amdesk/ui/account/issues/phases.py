"""The checklist by its five phases: the one in work is open, the others folded to how far they are."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from amdesk.model.rows import StepRow
from amdesk.model.values import Phase, StepStatus
from amdesk.ui.account.issues.reading import PHASES, Content
from amdesk.ui.account.issues.step import StepLine
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import IconButton
from amdesk.ui.kit.icons import icon
from amdesk.ui.kit.panel import Card, empty_out
from amdesk.words import _

HEAD_PX = 44


class PhaseCard(Card):
    """One phase with its steps; `step_unfolded` names the step whose details are asked for.

    `team_asked` names the step for which something is to be asked of a team.
    """

    step_unfolded = Signal(int)
    team_asked = Signal(int)

    def __init__(self, desk: Desk, phase: Phase) -> None:
        super().__init__(f"{PHASES.index(phase) + 1} {phase.label}")
        self.desk, self.phase = desk, phase
        self.setObjectName(f"issue-phase-{phase.value}")
        self.lines: dict[int, StepLine] = {}
        self.own_choice: bool | None = None
        self.is_in_work = False
        self.turn = IconButton("chevron-right", _("Show the steps of {phase}").format(phase=phase.label))
        self.turn.setObjectName(f"issue-phase-turn-{phase.value}")
        self.turn.clicked.connect(self.turn_over)
        self.add_aside(self.turn)
        self.steps = QWidget()
        self.column = QVBoxLayout(self.steps)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.body.addWidget(self.steps)

    def show_phase(self, steps: Sequence[StepRow], content: Content, unfolded: int | None) -> None:
        """Show how the phase stands now; lines that are there already are told, not made anew."""
        if [step.id for step in steps] != list(self.lines):
            self._make_lines(steps)
        done = sum(step.status is not StepStatus.OPEN for step in steps)
        complete = done == len(steps)
        self.set_aside(_("complete") if complete else _("{n} of {all}").format(n=done, all=len(steps)))
        in_work = content.phase is self.phase
        if in_work != self.is_in_work:
            self.own_choice = None
        self.is_in_work = in_work
        self.set_strong(in_work)
        for step in steps:
            line = self.lines[step.id]
            line.unfold(step.id == unfolded)
            line.show_step(step, content.owners.get(step.id), content.is_open)
        self._fold(unfolded in self.lines)

    def _make_lines(self, steps: Sequence[StepRow]) -> None:
        empty_out(self.column)
        self.lines = {step.id: StepLine(self.desk, step) for step in steps}
        for line in self.lines.values():
            line.unfolded.connect(self.step_unfolded)
            line.team_asked.connect(self.team_asked)
            self.column.addWidget(line)

    def is_open(self) -> bool:
        """Whether its steps are shown."""
        return not self.steps.isHidden()

    def turn_over(self) -> None:
        """Show the steps, or fold them."""
        self.own_choice = not self.is_open()
        self._fold(False)

    def open(self) -> None:
        """Show the steps."""
        self.own_choice = True
        self._fold(False)

    def _fold(self, holds_unfolded: bool) -> None:
        wanted = self.is_in_work if self.own_choice is None else self.own_choice
        self.steps.setVisible(wanted or holds_unfolded)
        opened = self.is_open()
        self._squeeze(opened)
        words = _("Fold the steps of {phase}") if opened else _("Show the steps of {phase}")
        self.turn.setIcon(icon("chevron-down" if opened else "chevron-right"))
        self.turn.setAccessibleName(words.format(phase=self.phase.label))

    def _squeeze(self, opened: bool) -> None:
        """A folded card is a line."""
        whole = self.layout()
        if whole is not None:
            whole.setSpacing(6 if opened else 0)
            whole.setContentsMargins(16, 7, 12, 10 if opened else 7)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the head turns it over."""
        if event.position().y() < HEAD_PX:
            self.turn_over()


class Checklist(QWidget):
    """The five phases of one issue; `team_asked` names the step for which something is to be asked of a team."""

    team_asked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("issue-checklist")
        self.setAccessibleName(_("Checklist"))
        self.issue: int | None = None
        self.content: Content | None = None
        self.unfolded: int | None = None
        self.cards = {phase: PhaseCard(desk, phase) for phase in PHASES}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for card in self.cards.values():
            card.step_unfolded.connect(self.turn_step)
            card.team_asked.connect(self.team_asked)
            column.addWidget(card)

    def show_content(self, content: Content) -> None:
        """Show the steps of an issue."""
        if content.line.id != self.issue:
            self.issue, self.unfolded = content.line.id, None
            for card in self.cards.values():
                card.own_choice = None
        self.content = content
        focus = QApplication.focusWidget()
        was_here = focus is not None and self.isAncestorOf(focus)
        for phase, card in self.cards.items():
            steps = [step for step in content.steps if step.phase is phase]
            card.setVisible(bool(steps))
            card.show_phase(steps, content, self.unfolded)
        if was_here and focus is not None and not focus.isVisibleTo(self):
            self._go_on()

    def _go_on(self) -> None:
        """With the last step of a phase done its steps are folded away: the next one is where the work goes on."""
        step = self.content.next_step if self.content is not None else None
        line = self.line(step.id) if step is not None else None
        if line is not None:
            line.box.setFocus()

    def turn_step(self, step: int) -> None:
        """Unfold a step, or fold it when it is unfolded."""
        self._unfold(None if step == self.unfolded else step)

    def open_step(self, step: int) -> None:
        """Unfold a step and stand on it."""
        self._unfold(step)
        line = self.line(step)
        if line is not None:
            line.row.setFocus()

    def _unfold(self, step: int | None) -> None:
        self.unfolded = step
        if self.content is not None:
            for card in self.cards.values():
                if step in card.lines:
                    card.own_choice = True
            self.show_content(self.content)

    def line(self, step: int) -> StepLine | None:
        """The line of a step."""
        return next((card.lines[step] for card in self.cards.values() if step in card.lines), None)
