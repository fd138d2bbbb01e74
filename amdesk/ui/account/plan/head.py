"""What stands above a plan: a sentence and what can be done; which plan, how it stands, what is other than agreed."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.page_rows import Change, PlanLine
from amdesk.model.rows import PlanContent
from amdesk.model.values import PlanStatus
from amdesk.ui.kit.buttons import Button, MenuButton
from amdesk.ui.kit.choice_editors import Combo
from amdesk.ui.kit.flow import Flow
from amdesk.ui.kit.labels import Chip, Link, Text, TextRole
from amdesk.ui.kit.panel import show_if
from amdesk.words import _, day, full_day, plural

STATUS_TONES = {
    PlanStatus.DRAFT: Tone.QUIET,
    PlanStatus.PROPOSED: Tone.WARN,
    PlanStatus.AGREED: Tone.GOOD,
    PlanStatus.CLOSED: Tone.QUIET,
}
PLAN_NAME_LENGTH = 28


class PlanHead(QWidget):
    """`chosen` names another plan; `asked` the deed that is wanted."""

    chosen = Signal(int)
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.sentence = Text("", role=TextRole.STRONG, wrap=True)
        self.sentence.setObjectName("plan-sentence")
        self.choice: QComboBox = Combo()
        self.choice.setAccessibleName(_("Plan"))
        self.choice.setObjectName("plan-choice")
        self.choice.setMinimumContentsLength(PLAN_NAME_LENGTH)
        self.choice.activated.connect(self._choose)
        self.status = Chip("")
        self.period = Text("", role=TextRole.MUTED)
        self.changes = Link("")
        self.changes.setObjectName("plan-changes")
        self.changes.hide()
        self.changes.clicked.connect(self._compare)
        self.agree_button = Button("", primary=True)
        self.agree_button.setObjectName("plan-agree")
        self.agree_button.clicked.connect(self._agree)
        self.review_button = Button(_("Review"), icon_name="presentation")
        self.review_button.setObjectName("plan-review")
        self.review_button.clicked.connect(self._review)
        self.print_button = Button(_("Print…"), icon_name="printer")
        self.print_button.setObjectName("plan-print")
        self.print_button.clicked.connect(self._print)
        self.more = MenuButton(_("More"))
        self.more.setObjectName("plan-more")
        self._fill_more()
        self.deeds, self.stands = QWidget(), QWidget()
        self._offered: object = None
        self._lay_out()

    def _lay_out(self) -> None:
        deeds = QHBoxLayout(self.deeds)
        deeds.setContentsMargins(0, 0, 0, 0)
        deeds.setSpacing(10)
        for button in (self.review_button, self.print_button, self.more, self.agree_button):
            deeds.addWidget(button)
        stands = Flow(self.stands, gap=10)
        for part in (self.choice, self.status, self.period, self.changes):
            stands.addWidget(part)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.sentence, 1)
        top.addWidget(self.deeds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.stands)

    def show_none(self) -> None:
        """There is no plan."""
        self.sentence.setText(_("There is no plan for this account."))
        self.deeds.hide()
        self.stands.hide()

    def _fill_more(self) -> None:
        for words, name, icon in (
            (_("Edit this plan"), "edit_plan", "pencil"),
            (_("New plan…"), "begin_plan", "plus"),
            (_("Next period: carry over…"), "carry_over", "arrow-right"),
            (_("Compare with agreed…"), "compare", "scale"),
            (_("Back to draft"), "withdraw", ""),
            (_("Close this plan"), "close_plan", ""),
            (_("Delete this plan"), "delete_plan", "trash"),
        ):
            self.more.add(words, _Ask(self, name), icon)

    def offer(self, plans: list[PlanLine], current: int | None) -> None:
        """Offer the plans of the account, one chosen."""
        offered = [plan.id for plan in plans], [plan.name for plan in plans], current
        if offered == self._offered:
            return
        self._offered, ids = offered, offered[0]
        self.choice.blockSignals(True)
        self.choice.clear()
        for plan in plans:
            self.choice.addItem(plan.name, plan.id)
        self.choice.setCurrentIndex(ids.index(current) if current in ids else -1)
        self.choice.blockSignals(False)

    def show_plan(self, plan: PlanContent, changes: list[Change], today: date) -> None:
        """Say how a plan stands."""
        show_if(self.deeds, True)
        show_if(self.stands, True)
        words = plan.status.label
        if plan.status is PlanStatus.AGREED and plan.agreed_on is not None:
            words = _("Agreed {day}").format(day=day(plan.agreed_on, today))
            if plan.agreed_by:
                words = _("Agreed {day} by {who}").format(day=day(plan.agreed_on, today), who=plan.agreed_by)
        self.status.say(words, STATUS_TONES[plan.status], "✓" if plan.status is PlanStatus.AGREED else "")
        self.period.setText(f"{full_day(plan.starts)} – {full_day(plan.ends)}")
        self.changes.say(plural("{n} change since agreed", "{n} changes since agreed", len(changes)))
        show_if(self.changes, bool(changes))
        self.agree_button.setText(self._next_words(plan, any(change.needs_agreement for change in changes)))
        show_if(self.agree_button, bool(self.agree_button.text()))

    def _next_words(self, plan: PlanContent, needs_again: bool) -> str:
        if plan.status is PlanStatus.DRAFT:
            return _("Propose…")
        if plan.status is PlanStatus.PROPOSED:
            return _("Record agreement…")
        return _("Agree to changes…") if needs_again and plan.status is PlanStatus.AGREED else ""

    def _choose(self, index: int) -> None:
        self.chosen.emit(self.choice.itemData(index))

    def _compare(self) -> None:
        self.asked.emit("compare")

    def _agree(self) -> None:
        self.asked.emit("next_status")

    def _review(self) -> None:
        self.asked.emit("review")

    def _print(self) -> None:
        self.asked.emit("print_plan")


class _Ask:
    """Asks for a deed."""

    def __init__(self, head: PlanHead, name: str) -> None:
        self.head, self.name = head, name

    def __call__(self) -> None:
        self.head.asked.emit(self.name)
