"""One step of the checklist: its tick, name, owner, day and evidence; a click unfolds all of it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.fields import FieldError
from amdesk.model.rows import StepRow
from amdesk.model.values import StepStatus
from amdesk.ui.account.issues import doing
from amdesk.ui.account.issues.proofs import can_be_kept
from amdesk.ui.account.issues.reading import is_late
from amdesk.ui.account.issues.step_detail import StepDetail
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import menu_safe
from amdesk.ui.kit.focus import reach_after
from amdesk.ui.kit.labels import Elided, Link, Text, TextRole, plain_tip
from amdesk.ui.kit.row import Row
from amdesk.ui.kit.sign import Sign
from amdesk.words import _, day, plural

OWNER_PX, DUE_PX, PROOF_PX, NUMBER_PX = 92, 70, 66, 20
INDENT_PX = 26


class StepLine(QWidget):
    """A step. `unfolded` asks for its details to be shown, or not any more, `team_asked` for a request to a team."""

    unfolded = Signal(int)
    team_asked = Signal(int)

    def __init__(self, desk: Desk, step: StepRow) -> None:
        super().__init__()
        self.desk, self.step = desk, step
        self.owner: int | None = None
        self.setObjectName(f"issue-step-{step.number}")
        self.setAcceptDrops(True)
        self.box = QCheckBox()
        self.box.setProperty("done", True)
        self.box.setObjectName(f"issue-step-tick-{step.number}")
        self.box.clicked.connect(self.tick)
        self.row = Row(step.name)
        self.row.setObjectName(f"issue-step-row-{step.number}")
        self.row.clicked.connect(self._ask_unfold)
        self.trouble = Text("", role=TextRole.SMALL, wrap=True)
        self.trouble.set_tone(Tone.BAD)
        self.trouble.setObjectName(f"issue-step-refused-{step.number}")
        self.add_proof = Link(_("Add evidence"))
        self.add_proof.setObjectName(f"issue-step-add-evidence-{step.number}")
        self.add_proof.clicked.connect(self._offer_proof)
        self.detail: StepDetail | None = None
        self._lay_out()
        self._fill_row()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.box)
        line.addWidget(self.row, 1)
        self.said = QWidget()
        said = QHBoxLayout(self.said)
        said.setContentsMargins(INDENT_PX, 0, 0, 4)
        said.addWidget(self.trouble, 1)
        said.addWidget(self.add_proof)
        self.said.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addLayout(line)
        self.column.addWidget(self.said)

    def _fill_row(self) -> None:
        self.number = Text("", role=TextRole.MUTED)
        self.number.setFixedWidth(NUMBER_PX)
        self.name = Text("", wrap=True)
        self.owner_link = Link("")
        self.owner_link.setObjectName(f"issue-step-owner-{self.step.number}")
        self.owner_link.clicked.connect(self._choose_owner)
        self.due = Elided("", role=TextRole.SMALL)
        self.due.setFixedWidth(DUE_PX)
        self.clip = Sign("paperclip", 14)
        self.proof = Elided("", role=TextRole.SMALL)
        self.proof.setFixedWidth(PROOF_PX)
        self.row.line.setContentsMargins(4, 5, 4, 5)
        self.row.line.setSpacing(6)
        self.row.line.addWidget(self.number)
        self.row.line.addWidget(self.name, 1)
        owner = QWidget()
        owner.setFixedWidth(OWNER_PX)
        whose = QHBoxLayout(owner)
        whose.setContentsMargins(0, 0, 0, 0)
        whose.addWidget(self.owner_link, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (owner, self.due, self.clip, self.proof):
            self.row.line.addWidget(widget)
        QWidget.setTabOrder(self.owner_link, self.add_proof)  # as they are read

    # Showing

    def show_step(self, step: StepRow, owner: int | None, can_work: bool) -> None:
        """Show how the step stands now; what is being typed in it stays."""
        if step != self.step:
            self.refuse("")
        self.step, self.owner = step, owner
        ended = step.status is not StepStatus.OPEN
        self.box.setChecked(step.status is StepStatus.DONE)
        self.box.setEnabled(can_work and step.status is not StepStatus.SKIPPED)
        plain_tip(self.box, "" if can_work else _("Reopen the issue to change its steps."))
        self.box.setAccessibleName(_("Done: {n} {name}").format(n=step.number, name=step.name))
        self.number.setText(str(step.number))
        self.name.setText(step.name)
        self.name.set_role(TextRole.MUTED if ended else TextRole.BODY)
        self.owner_link.say(step.owner or _("no owner"))
        self.owner_link.setAccessibleName(_("Owner: {name}").format(name=step.owner or _("nobody")))
        self._show_due(step)
        self._show_proof(step)
        self.row.setAccessibleName(f"{step.number} {step.name}. {self.due.text()}. {self.proof.text()}")
        if self.detail is not None:
            self.detail.show_step(step, owner, can_work)

    def _show_due(self, step: StepRow) -> None:
        today = self.desk.workspace.today
        tone: Tone | None = None
        if step.status is StepStatus.SKIPPED:
            words = _("left out")
        elif step.status is StepStatus.DONE:
            words = day(step.done_on, today) if step.done_on else _("done")
        elif step.due is None:
            words = _("no date")
        elif is_late(step, today):
            words, tone = _("late: {day}").format(day=day(step.due, today)), Tone.BAD
        else:
            words = day(step.due, today)
        self.due.set_tone(tone)
        self.due.setText(words)

    def _show_proof(self, step: StepRow) -> None:
        self.clip.setVisible(bool(step.evidence))
        self.proof.setFixedWidth(PROOF_PX - (22 if step.evidence else 0))
        missing = step.needs_evidence and not step.evidence and step.status is StepStatus.OPEN
        self.proof.set_tone(Tone.WARN if missing else None)
        if step.evidence:
            self.proof.setText(plural("{n} item", "{n} items", step.evidence))
        else:
            self.proof.setText(_("! evidence") if missing else "")

    def unfold(self, wanted: bool) -> None:
        """Show or hide note, owner, day and evidence."""
        if wanted and self.detail is None:
            self.detail = StepDetail(self.desk, self.step)
            self.detail.refused.connect(self.refuse)
            self.detail.unticked.connect(self.untick)
            self.detail.team_asked.connect(self._ask_team)
            self.column.addWidget(self.detail)
            reach_after(self.add_proof, self.detail)
        if self.detail is not None:
            if not wanted and self.is_unfolded():
                self.refuse("")
            self.detail.setVisible(wanted)

    def is_unfolded(self) -> bool:
        """Whether its details are shown."""
        return self.detail is not None and not self.detail.isHidden()

    def refuse(self, sentence: str, offer_proof: bool = False) -> None:
        """Say at the step why something was not done; an empty sentence takes it away."""
        self.trouble.setText(sentence)
        self.add_proof.setVisible(offer_proof)
        self.said.setVisible(bool(sentence))

    # Doing

    def tick(self, checked: bool) -> None:
        """It is done, or to be done after all."""
        if not checked:
            self.untick()
            return
        label = _("Step {n} done: {name}").format(n=self.step.number, name=self.step.name)
        act = partial(doing.tick, self.desk.workspace, number=self.step.id)
        if not self.desk.change(label, act, self._needs_proof):
            self.box.setChecked(False)

    def _needs_proof(self, wrong: FieldError) -> None:
        lacks = self.step.needs_evidence and not self.step.evidence
        self.refuse(wrong.sentence, offer_proof=lacks)
        if lacks:
            self.add_proof.setFocus()

    def untick(self) -> None:
        """It is to be done after all."""
        label = _("Step {n} to be done: {name}").format(n=self.step.number, name=self.step.name)
        if not self.desk.change(label, partial(doing.untick, number=self.step.id), self._refuse):
            self.box.setChecked(self.step.status is StepStatus.DONE)

    def _refuse(self, wrong: FieldError) -> None:
        self.refuse(wrong.sentence)

    def _offer_proof(self) -> None:
        if not self.is_unfolded():
            self.unfolded.emit(self.step.id)
        if self.detail is not None:
            self.detail.proofs.entry.setFocus()

    def _ask_team(self) -> None:
        self.team_asked.emit(self.step.id)

    def _ask_unfold(self) -> None:
        self.unfolded.emit(self.step.id)

    def _choose_owner(self) -> None:
        menu = self.owner_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.owner_link.mapToGlobal(self.owner_link.rect().bottomLeft()))

    def owner_menu(self) -> QMenu:
        """The colleagues who may own it."""
        from amdesk.store.queries.colleagues import colleagues

        menu = QMenu(self)
        choices: Sequence[tuple[int | None, str]] = [*colleagues(self.desk.workspace), (None, _("Nobody"))]
        for number, name in choices:
            action = menu.addAction(menu_safe(name))
            action.setCheckable(True)
            action.setChecked(number == self.owner)
            action.triggered.connect(_Give(self, number))
        return menu

    def give_to(self, colleague: int | None) -> None:
        """Let someone own it."""
        label = _("Change owner of step {n}").format(n=self.step.number)
        act = partial(doing.change_step, number=self.step.id, field="owner_id", value=colleague)
        self.desk.change(label, act, self._refuse)

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures."""
        if can_be_kept(event.mimeData()):
            event.acceptProposedAction()
            self.trouble.set_tone(Tone.ACCENT)
            self.refuse(_("Drop it here to add it as evidence."))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went on."""
        self._end_drag()

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep what was dropped as evidence."""
        self._end_drag()
        event.acceptProposedAction()
        if not self.is_unfolded():
            self.unfolded.emit(self.step.id)
        self.unfold(True)
        if self.detail is not None:
            self.detail.proofs.take(event.mimeData())

    def _end_drag(self) -> None:
        self.trouble.set_tone(Tone.BAD)
        self.refuse("")


class _Give:
    """Gives a step to a colleague when called."""

    def __init__(self, line: StepLine, colleague: int | None) -> None:
        self.line, self.colleague = line, colleague

    def __call__(self, checked: bool = False) -> None:
        self.line.give_to(self.colleague)
