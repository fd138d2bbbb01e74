"""Proposing a plan with the page to sign, and recording who agreed to it, when and how."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from amdesk import paths
from amdesk.analysis.series import Tone
from amdesk.model.fields import FieldError
from amdesk.model.page_rows import Change
from amdesk.model.rows import PlanContent
from amdesk.model.values import PlanStatus
from amdesk.store.evidence import attach, bytes_of
from amdesk.store.queries.plan import plan_content
from amdesk.ui.account.plan import doing
from amdesk.ui.desk import Desk
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.form import Form
from amdesk.ui.kit.labels import Elided, Text, TextRole
from amdesk.ui.kit.looking import KEY, DialogCurtain, looking
from amdesk.ui.records.subject import offer_options, subject
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

FIELDS = ("on", "how", "colleague_id", "person_id")
WAYS = ("In the room", "Signed page", "Mail")
SIZE = (560, 480)


def propose(desk: Desk, plan: PlanContent, window: QWidget) -> None:
    """Freeze what is proposed, and show it as it goes out, with the page to sign."""
    if looking().on:
        desk.say(_("This is ours alone, and someone is looking. Press {key} first.").format(key=KEY))
        return
    content = doing.frozen(plan)

    def act(session: "Session") -> bool:
        doing.plan_of(session, plan.id).propose(content)
        return True

    if desk.change(_("Propose {plan}").format(plan=plan.name), act):
        from amdesk.ui.printing.plan import PROPOSAL, preview_plan

        preview_plan(desk, plan.account_id, window, plan.id, chosen=PROPOSAL)


def record(desk: Desk, plan: PlanContent, changes: Sequence[Change], parent: QWidget) -> None:
    """Ask who agreed: to what was proposed, or to what was changed since and needs agreement again."""
    if looking().on:
        desk.say(_("This is ours alone, and someone is looking. Press {key} first.").format(key=KEY))
        return
    dialog = AgreementDialog(desk, plan, changes, parent)
    dialog.exec()
    dialog.deleteLater()


class AgreementDialog(QDialog):
    """By whom, when and how it was agreed, with the signed page as evidence."""

    def __init__(self, desk: Desk, plan: PlanContent, changes: Sequence[Change], parent: QWidget) -> None:
        super().__init__(parent)
        DialogCurtain(self)
        offer_help(self, "plan")
        self.desk, self.plan = desk, plan
        self.again = [change for change in changes if change.needs_agreement]
        self.page: Path | None = None
        self.setObjectName("plan-agreement")
        self.setWindowTitle(_("Agreement to changes") if self._is_again else _("Agreement"))
        fields = {field.name: field for field in subject("agreement").fields}
        self.form = Form([fields[name] for name in FIELDS], columns=2)
        offer_options(self.form, subject("agreement"), desk.workspace, plan.account_id)
        self.form.set_values({"on": desk.workspace.today, "colleague_id": self._manager(), **self._draft()})
        self.refusal = Text("", wrap=True)
        self.refusal.setObjectName("plan-agreement-refusal")
        self.refusal.set_tone(Tone.BAD)
        self._lay_out()
        self.form.focus("how")

    @property
    def _is_again(self) -> bool:
        return self.plan.status is PlanStatus.AGREED

    def _draft(self) -> dict[str, Any]:
        return self.desk.drafts.get(("agreement", self.plan.id), {})

    def _manager(self) -> int | None:
        found = self.desk.workspace.select("SELECT id FROM colleague WHERE is_manager ORDER BY id LIMIT 1")
        return int(found[0][0]) if found else None

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(Text(self.windowTitle(), role=TextRole.HEADING))
        column.addWidget(Text(self._about(), role=TextRole.MUTED, wrap=True))
        ways = QHBoxLayout()
        for way in WAYS:
            button = Button(_(way))
            button.setObjectName(f"plan-agreed-{way.lower().replace(' ', '-')}")
            button.clicked.connect(_Say(self, _(way)))
            ways.addWidget(button)
        ways.addStretch(1)
        column.addWidget(self.form)
        column.addLayout(ways)
        column.addLayout(self._page_line())
        column.addWidget(self.refusal)
        column.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        save = buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setText(_("&Agreed"))
        save.setProperty("primary", True)
        save.setObjectName("plan-agreement-keep")
        save.setDefault(True)
        buttons.accepted.connect(self.keep)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(*SIZE)

    def _about(self) -> str:
        if not self._is_again:
            return _("What was proposed becomes what is agreed; later changes are listed against it.")
        return _("Agreed again: {changes}").format(changes=" · ".join(change.what for change in self.again))

    def _page_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        choose = Button(_("Signed page…"), icon_name="paperclip")
        choose.setObjectName("plan-agreement-page")
        choose.clicked.connect(self.choose_page)
        self.page_name = Elided(_("none yet"), role=TextRole.SMALL)
        line.addWidget(choose)
        line.addWidget(self.page_name, 1)
        return line

    def choose_page(self) -> None:
        """Choose the scan or photo of the signed page."""
        name, _kind = QFileDialog.getOpenFileName(self, _("Signed page"), str(paths.documents_folder()))
        if name:
            self.take_page(Path(name))

    def take_page(self, page: Path) -> None:
        """Keep this file with the agreement."""
        self.page = page
        self.page_name.setText(page.name)

    def say_how(self, words: str) -> None:
        """One of the usual ways."""
        self.form.set_values({"how": words})

    def keep(self) -> None:
        """Store the agreement, or say why it cannot be."""
        self.form.clear_errors()
        if not self.form.check():
            return
        values = self.form.values()
        if values["colleague_id"] is None and values["person_id"] is None:
            self.refusal.setText(_("Say who agreed: the manager, or one of the customer's people."))
            return
        try:
            content = bytes_of(self.page) if self.page else b""
        except FieldError as wrong:
            self.refusal.setText(wrong.sentence)
            return
        words = _("Agreement to changes of {plan}") if self._is_again else _("Agreement to {plan}")
        if self.desk.change(words.format(plan=self.plan.name), self._act(values, content), self._refused):
            self.desk.drafts.pop(("agreement", self.plan.id), None)
            self.accept()

    def _act(self, values: dict[str, Any], content: bytes) -> Any:
        frozen = doing.frozen(plan_content(self.desk.whole, self.plan.id)) if self._is_again else ""
        page = self.page.name if self.page else ""

        def act(session: "Session") -> bool:
            agreement = doing.agree(session, self.plan.id, values, frozen)
            if content:
                attach(self.desk.whole, session, "agreement", agreement, page, content)
            return True

        return act

    def _refused(self, wrong: FieldError) -> None:
        self.refusal.setText(wrong.sentence)

    def reject(self) -> None:
        """Close and keep what was entered for the next time."""
        self.desk.drafts["agreement", self.plan.id] = self.form.values()
        super().reject()


class _Say:
    """Enters one of the usual ways."""

    def __init__(self, dialog: AgreementDialog, words: str) -> None:
        self.dialog, self.words = dialog, words

    def __call__(self, checked: bool = False) -> None:
        self.dialog.say_how(self.words)
