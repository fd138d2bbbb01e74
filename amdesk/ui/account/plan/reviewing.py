"""The review of a plan, full screen: step by step through it, decisions taken down as they are typed, the next day.

With the customer the screen shows only what may be seen (F8). What was typed stays when it is left, and after a crash.
"""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from amdesk.model.rows import PlanContent
from amdesk.model.values import ReviewKind
from amdesk.store.queries.plan import plan_content
from amdesk.ui.account.plan.deciding import Deciding
from amdesk.ui.account.plan.kept_review import KeptReview, ReviewDraft, store_review
from amdesk.ui.account.plan.review_map import ReviewMap
from amdesk.ui.account.plan.review_steps import STEPS
from amdesk.ui.desk import Desk
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.looking import KEY, looking
from amdesk.ui.kit.panel import Scroll, Separator
from amdesk.words import _, plural

NEXT_KEYS, BACK_KEYS = "Ctrl+Right", "Ctrl+Left"


def review(desk: Desk, plan: PlanContent, parent: QWidget) -> None:
    """Hold the review of a plan; what was decided is stored as one step when it ends."""
    sheet = ReviewSheet(desk, plan, parent)
    sheet.showFullScreen()
    sheet.exec()
    sheet.deleteLater()


class ReviewSheet(QDialog):
    """Ctrl+Right and Ctrl+Left step on and back, Enter takes a decision down, F8 hides what is ours alone."""

    def __init__(self, desk: Desk, plan: PlanContent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.plan = desk, plan
        self.kept = KeptReview(desk, plan.id)
        self.draft = self.kept.draft
        self.setObjectName("plan-review-sheet")
        self.setWindowTitle(_("Review"))
        offer_help(self, "plan")
        QShortcut(QKeySequence(KEY), self).activated.connect(looking().turn)
        QShortcut(QKeySequence(NEXT_KEYS), self).activated.connect(self.go_on)
        QShortcut(QKeySequence(BACK_KEYS), self).activated.connect(self.go_back)
        self._make()
        self._lay_out()
        if self.customer_button.isChecked():
            self._let_look()
        looking().changed.connect(self._show)
        self._show()
        self.deciding.entry.setFocus()

    def _make(self) -> None:
        self.title = Text("", role=TextRole.TITLE)
        self.where = Text("", role=TextRole.MUTED)
        self.where.setObjectName("plan-review-where")
        self.content = Scroll(margin=0)
        self.back_button = self._button(_("&Back"), "plan-review-back", self.go_back)
        self.next_button = self._button(_("&Next"), "plan-review-next", self.go_on)
        self.customer_button = self._button(_("With the &customer"), "plan-review-customer", self._turn_kind)
        self.customer_button.setCheckable(True)
        self.customer_button.setChecked(self.draft.kind == ReviewKind.CUSTOMER.value)
        self.leave_button = self._button(_("&Leave, go on later"), "plan-review-leave", self.reject)
        self.done_button = Button(_("&Review held"), primary=True, icon_name="check")
        self.done_button.setObjectName("plan-review-done")
        self.done_button.setAutoDefault(False)
        self.done_button.clicked.connect(self.finish)
        self.deciding = Deciding(self.desk, self.draft)
        self.deciding.typed.connect(self._typed)

    def _button(self, words: str, name: str, act: object) -> Button:
        button = Button(words)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.where)
        head.addLayout(words, 1)
        for button in (self.customer_button, self.leave_button, self.done_button):
            head.addWidget(button)
        steps = QHBoxLayout()
        steps.addWidget(self.back_button)
        steps.addWidget(self.next_button)
        steps.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.content, 1)
        left.addLayout(steps)
        halves = QHBoxLayout()
        halves.setSpacing(18)
        halves.addLayout(left, 18)
        halves.addWidget(self.deciding, 7)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 22)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(Separator())
        column.addLayout(halves, 1)

    # Showing

    def _show(self) -> None:
        """Show the step one is at, as far as it may be seen now."""
        if self.desk.closed:
            return
        source = self.desk.workspace
        self.plan = plan_content(source, self.plan.id)
        name, widgets, none = STEPS[self.draft.step]
        self.title.setText(f"{self.plan.account}: {_(name)}")
        self.where.setText(
            _("{n} of {all} · {plan}").format(n=self.draft.step + 1, all=len(STEPS), plan=self.plan.name)
        )
        self.back_button.setEnabled(self.draft.step > 0)
        self.next_button.setEnabled(self.draft.step < len(STEPS) - 1)
        self._show_step(list(widgets(source, self.plan)) or [Text(_(none), role=TextRole.MUTED, wrap=True)])
        self.deciding.show_planned(self.plan.next_review)

    def _show_step(self, widgets: list[QWidget]) -> None:
        """Cards from the top on; a map takes the room that is left."""
        self.content.clear()
        grows = [widget.findChild(ReviewMap) is not None for widget in widgets]
        for widget, is_map in zip(widgets, grows, strict=True):
            self.content.body.addWidget(widget, int(is_map))
        self.content.body.addStretch(0 if any(grows) else 1)

    # Doing

    def go_on(self) -> None:
        """The next step."""
        self._step(1)

    def go_back(self) -> None:
        """The step before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        step = min(max(self.draft.step + by, 0), len(STEPS) - 1)
        self._keep(replace(self.draft, step=step))
        self._show()

    def _turn_kind(self) -> None:
        is_customer = self.customer_button.isChecked()
        self._keep(replace(self.draft, kind=(ReviewKind.CUSTOMER if is_customer else ReviewKind.MANAGER).value))
        if is_customer:
            self._let_look()
        else:
            looking().set_on(False)

    def _let_look(self) -> None:
        looking().look_at(self.plan.account_id)
        looking().set_on(True)

    def _typed(self) -> None:
        self._keep(self.deciding.written(self.draft))

    def _keep(self, draft: ReviewDraft) -> None:
        self.draft = draft
        self.kept.keep(draft)

    def finish(self) -> None:
        """Store the review, its decisions and the next day as one step."""
        self.deciding.take_down()
        if self.deciding.refuse_day():
            return
        plan, decisions = plan_content(self.desk.whole, self.plan.id), self.deciding.decisions()
        kind, whom = ReviewKind(self.draft.kind), self.draft.with_whom.strip()
        day, _wrong = self.deciding.next_day()
        label = _("Review of {plan}").format(plan=plan.name)
        if self.desk.change(label, lambda session: store_review(session, plan, kind, whom, decisions, day)):
            self.kept.drop()
            self.accept()
            words = plural("Review held, {n} decision.", "Review held, {n} decisions.", len(decisions))
            self.desk.say(words, link=_("Undo"), action=self.desk.undo)

    def done(self, result: int) -> None:
        """Hear no more of who is looking."""
        looking().changed.disconnect(self._show)
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes a decision down and ends nothing."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
