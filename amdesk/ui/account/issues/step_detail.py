"""What unfolds under a step: owner, day, note, evidence, and leaving it out with a reason."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from amdesk.model.fields import NAME_LIMIT, FieldError
from amdesk.model.rows import StepRow
from amdesk.model.values import StepAnswer, StepStatus
from amdesk.store.evidence import evidence_rows
from amdesk.store.queries.colleagues import colleagues
from amdesk.store.queries.issue_report import requests_of_step
from amdesk.ui.account.issues import doing
from amdesk.ui.account.issues.proofs import Proofs
from amdesk.ui.account.issues.teams import request_words
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.flow import Flow
from amdesk.ui.kit.form import Form
from amdesk.ui.kit.labels import Link, Text, TextRole
from amdesk.ui.records.subject import subject
from amdesk.words import _

FIELDS = ("owner_id", "due", "note")
INDENT_PX = 54


class StepDetail(QWidget):
    """Everything about a step. `refused` says why something was not stored, `unticked` asks to open it again.

    `team_asked` asks for a request to a team.
    """

    refused = Signal(str)
    unticked = Signal()
    team_asked = Signal()

    def __init__(self, desk: Desk, step: StepRow) -> None:
        super().__init__()
        self.desk, self.step = desk, step
        self.setObjectName(f"issue-step-detail-{step.number}")
        fields = {field.name: field for field in subject("step").fields}
        self.form = Form([fields[name] for name in FIELDS], columns=2)
        self.form.edited.connect(self._store)
        self.proofs = Proofs(desk, "step", step.id, step.name)
        self.proofs.before = self.form.editor("note").control
        self.proofs.refused.connect(self.refused)
        self.reason = QLineEdit()
        self.reason.setMaxLength(NAME_LIMIT)
        self.reason.setPlaceholderText(_("Or in your own words, then Enter"))
        self.reason.setAccessibleName(_("Why it is left out"))
        self.reason.setObjectName("issue-step-skip-reason")
        self.reason.returnPressed.connect(self.skip)
        self.reasons = QWidget()
        self._fill_reasons(Flow(self.reasons))
        self.leave_out = Link(_("Leave this step out…"))
        self.leave_out.setObjectName("issue-step-skip")
        self.leave_out.clicked.connect(self._ask_reason)
        self.again = Link(_("Take it up again"))
        self.again.setObjectName("issue-step-again")
        self.again.clicked.connect(self._again)
        self.skipped = Text("", role=TextRole.MUTED, wrap=True)
        self.asked = Text("", role=TextRole.SMALL, wrap=True)
        self.asked.setObjectName("issue-step-asked")
        self.ask_team = Link(_("Ask a team…"))
        self.ask_team.setObjectName("issue-step-ask-team")
        self.ask_team.setAccessibleName(_("Ask a team or colleague for step {n}").format(n=step.number))
        self.ask_team.clicked.connect(self._ask_team)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(INDENT_PX, 6, 4, 12)
        column.setSpacing(8)
        column.addWidget(self.form)
        column.addWidget(Text(_("Evidence"), role=TextRole.MUTED))
        column.addWidget(self.proofs)
        column.addWidget(self.asked)
        column.addWidget(self.skipped)
        column.addWidget(self.reasons)
        column.addWidget(self.reason)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(self.ask_team)
        line.addWidget(self.leave_out)
        line.addWidget(self.again)
        line.addStretch(1)
        column.addLayout(line)
        self._hide_reasons()

    def _fill_reasons(self, flow: Flow) -> None:
        for answer in StepAnswer:
            button = Button(answer.label)
            button.setObjectName(f"issue-step-skip-{answer.value}")
            button.clicked.connect(partial(self.skip_because, answer))
            flow.addWidget(button)

    def _hide_reasons(self) -> None:
        for widget in (self.reasons, self.reason):
            widget.hide()

    def show_step(self, step: StepRow, owner: int | None, can_work: bool) -> None:
        """Show how the step stands now."""
        if self.isHidden():
            return
        self.step = step
        source = self.desk.workspace
        names = colleagues(source)
        if owner is not None and owner not in dict(names):
            names.append((owner, step.owner))
        self.form.set_options("owner_id", names)
        self.form.set_values({"owner_id": owner, "due": step.due, "note": step.note})
        self.proofs.show_rows(evidence_rows(source, "step", step.id))
        is_open = step.status is StepStatus.OPEN
        said = "\n".join(request_words(each, source.today) for each in requests_of_step(source, step.id))
        self.asked.setText(said)
        self.asked.setVisible(bool(said))
        self.ask_team.setVisible(can_work and is_open)
        self.leave_out.setVisible(can_work and is_open and step.may_be_skipped and self.reason.isHidden())
        self.again.setVisible(can_work and not is_open)
        self.skipped.setVisible(step.status is StepStatus.SKIPPED)
        self.skipped.setText(_("Left out: {reason}").format(reason=step.skipped_because))
        if not is_open:
            self._hide_reasons()

    def _store(self, field: str, value: Any) -> None:
        label = _("Change {field} of step {n}").format(field=_(self._label(field)).lower(), n=self.step.number)
        self.form.editor(field).clear_error()
        act = partial(doing.change_step, number=self.step.id, field=field, value=value)
        self.desk.change(label, act, self._refuse)

    def _label(self, name: str) -> str:
        return self.form.editor(name).field.label

    def _refuse(self, wrong: FieldError) -> None:
        if wrong.field in self.form.names():
            self.form.show_error(wrong.field, wrong.sentence)
        else:
            self.refused.emit(wrong.sentence)

    def _ask_reason(self) -> None:
        self.leave_out.hide()
        for widget in (self.reasons, self.reason):
            widget.show()
        self.reasons.findChildren(Button)[0].setFocus()

    def skip(self) -> None:
        """Leave it out for the reason entered."""
        self._skip(self.reason.text())

    def skip_because(self, answer: StepAnswer, checked: bool = False) -> None:
        """Leave it out for one of the five reasons; words entered beside it are kept with it."""
        words = self.reason.text().strip()
        self._skip(f"{answer.label}: {words}" if words else answer.label)

    def _skip(self, reason: str) -> None:
        label = _("Leave out step {n}").format(n=self.step.number)
        act = partial(doing.skip, number=self.step.id, reason=reason[:NAME_LIMIT])
        if self.desk.change(label, act, self._refuse):
            self.reason.clear()

    def _ask_team(self) -> None:
        self.team_asked.emit()

    def _again(self) -> None:
        self.unticked.emit()
