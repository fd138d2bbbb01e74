"""A plan beside what was agreed: each difference by itself, those that need agreement again first."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.page_rows import Change
from amdesk.model.rows import PlanContent
from amdesk.model.values import PlanStatus
from amdesk.ui.account.plan import agreeing
from amdesk.ui.desk import Desk
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.labels import Chip, Text, TextRole
from amdesk.ui.kit.looking import KEY, DialogCurtain, looking
from amdesk.ui.kit.panel import Scroll
from amdesk.words import _, full_day, plural

SIZE = (640, 520)


def compare(desk: Desk, plan: PlanContent, changes: Sequence[Change], parent: QWidget) -> None:
    """Show what is other than agreed."""
    if looking().on:
        desk.say(_("This is ours alone, and someone is looking. Press {key} first.").format(key=KEY))
        return
    dialog = CompareDialog(plan, changes, parent)
    if dialog.exec():
        agreeing.record(desk, plan, changes, parent)
    dialog.deleteLater()


class CompareDialog(QDialog):
    """Lists the differences; accepted, they are to be agreed to."""

    def __init__(self, plan: PlanContent, changes: Sequence[Change], parent: QWidget) -> None:
        super().__init__(parent)
        DialogCurtain(self)
        offer_help(self, "plan")
        self.setObjectName("plan-compare")
        self.setWindowTitle(_("Compared with what was agreed"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(Text(self.windowTitle(), role=TextRole.HEADING))
        column.addWidget(Text(self._says(plan, changes), role=TextRole.STRONG, wrap=True))
        area = Scroll(margin=0)
        column.addWidget(area, 1)
        again = [change for change in changes if change.needs_agreement]
        self._fill(area, _("To be agreed again"), again, Tone.WARN)
        self._fill(area, _("Needs no agreement"), [one for one in changes if not one.needs_agreement], Tone.QUIET)
        area.body.addStretch(1)
        column.addLayout(self._buttons(bool(again)))
        self.resize(*SIZE)

    def _says(self, plan: PlanContent, changes: Sequence[Change]) -> str:
        if plan.agreed_on is None:
            return _("Nobody has agreed to this plan yet.")
        if plan.status is PlanStatus.DRAFT:
            return _("The plan was withdrawn: it is open to every change until it is proposed again.")
        if not changes:
            return _("The plan is as it was agreed.")
        again = sum(change.needs_agreement for change in changes)
        words = plural("{n} difference", "{n} differences", len(changes))
        return words + (plural(", {n} to be agreed again.", ", {n} to be agreed again.", again) if again else ".")

    def _fill(self, area: Scroll, title: str, changes: Sequence[Change], tone: Tone) -> None:
        if not changes:
            return
        area.body.addWidget(Text(title, role=TextRole.STRONG))
        for at, change in enumerate(changes):
            line = QHBoxLayout()
            words = Text(change.what, wrap=True)
            words.setObjectName(f"plan-difference-{change.table}-{change.row}-{at}")
            line.addWidget(words, 1)
            line.addWidget(Chip(full_day(change.on), tone, "≠" if tone is Tone.WARN else ""))
            area.body.addLayout(line)

    def _buttons(self, can_agree: bool) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        line.addWidget(buttons)
        if can_agree:
            agree = Button(_("Agree to changes…"), primary=True)
            agree.setObjectName("plan-compare-agree")
            agree.clicked.connect(self.accept)
            line.addWidget(agree)
        return line
