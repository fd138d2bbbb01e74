"""The review of a plan over the whole screen: step by step at the left, decisions as typed at the right."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from amdesk.analysis.dates import parse_day
from amdesk.analysis.plan_lines import ActionSaid, decision_said
from amdesk.analysis.series import Tone
from amdesk.model.fields import NAME_LIMIT
from amdesk.model.plans import Plan
from amdesk.model.reviews import Decision, Review
from amdesk.model.rows import PlanContent
from amdesk.model.values import ReviewKind
from amdesk.store.queries.colleagues import colleagues
from amdesk.store.queries.plan import plan_content
from amdesk.ui.account.plan.entry import PlanLine, meant
from amdesk.ui.account.plan.kept_review import KeptReview
from amdesk.ui.account.plan.review_steps import STEPS
from amdesk.ui.account.plan.understood import Understood, UnderstoodLine, of_action
from amdesk.ui.desk import Desk
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.looking import KEY, looking
from amdesk.ui.kit.panel import Card, Scroll, Separator
from amdesk.ui.records.dialog import ask_for
from amdesk.words import _, full_day, plural

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NEXT_KEYS, BACK_KEYS = "Ctrl+Right", "Ctrl+Left"


def review(desk: Desk, plan: PlanContent, parent: QWidget) -> None:
    """Hold the review of a plan; what was decided is stored as one step when it ends."""
    sheet = ReviewSheet(desk, plan, parent)
    sheet.showFullScreen()
    sheet.exec()
    sheet.deleteLater()


def store_review(
    session: "Session",
    plan: PlanContent,
    kind: ReviewKind,
    with_whom: str,
    decisions: list[ActionSaid],
    next_on: date | None,
) -> int:
    """The review that was held with its decisions, and the plan's next one: one ahead stays when no day is given."""
    today = session.info["today"]
    row = session.get_one(Plan, plan.id)
    next_on = next_on or day_ahead(row.next_review, today)
    held = Review(
        name=_("Review of {plan}").format(plan=plan.name)[:NAME_LIMIT],
        kind=kind,
        account_id=plan.account_id,
        on=today,
        held=True,
        with_whom=with_whom,
        next_on=next_on,
    )
    session.add(held)
    session.flush()
    for said in decisions:
        session.add(
            Decision(
                review_id=held.id, account_id=plan.account_id, text=said.name, owner_id=said.owner_id, due=said.due
            )
        )
    row.next_review = next_on
    session.flush()
    return held.id


def day_ahead(day: date | None, today: date) -> date | None:
    """A day that is still to come."""
    return day if day is not None and day > today else None


def decided_words(said: ActionSaid) -> str:
    """Who does what was decided, by when, and what was not understood of it."""
    parts = [said.owner, full_day(said.due) if said.due else "", *(doubt.sentence for doubt in said.doubts)]
    return " · ".join(filter(None, parts))


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
        self._restore()
        looking().changed.connect(self._show)
        self._show()
        self.entry.setFocus()

    def _make(self) -> None:
        self.title = Text("", role=TextRole.TITLE)
        self.where = Text("", role=TextRole.MUTED)
        self.where.setObjectName("plan-review-where")
        self.content = Scroll(margin=0)
        self.back_button = self._button(_("&Back"), "plan-review-back", self.go_back)
        self.next_button = self._button(_("&Next"), "plan-review-next", self.go_on)
        self.customer_button = self._button(_("With the &customer"), "plan-review-customer", self._turn_kind)
        self.customer_button.setCheckable(True)
        self.leave_button = self._button(_("&Leave, go on later"), "plan-review-leave", self.reject)
        self.done_button = Button(_("&Review held"), primary=True, icon_name="check")
        self.done_button.setObjectName("plan-review-done")
        self.done_button.setAutoDefault(False)
        self.done_button.clicked.connect(self.finish)
        self.entry = self._field("plan-review-entry", _("Decision: what, @who, by when"), _("New decision"))
        self.entry.chosen.connect(self._take_offer)
        self.entry.returnPressed.connect(self.take_down)
        self.entry.textChanged.connect(self._typed)
        self.says = UnderstoodLine()
        self.says.corrected.connect(self._correct)
        self.says.stranger_asked.connect(self._add_stranger)
        self.decisions = _Decisions(self)
        self.with_whom = self._field("plan-review-with", _("Names, our people and theirs"), _("With whom"))
        self.with_whom.textChanged.connect(self._typed)
        self.next_on = self._field("plan-review-next-on", _("in 3 months, 5 Feb …"), _("Next review"))
        self.next_on.textChanged.connect(self._typed)
        self.next_says = Text("", role=TextRole.SMALL, wrap=True)

    def _button(self, words: str, name: str, act: object) -> Button:
        button = Button(words)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _field(self, name: str, hint: str, label: str) -> PlanLine:
        field = PlanLine()
        field.setObjectName(name)
        field.setPlaceholderText(hint)
        field.setAccessibleName(label)
        field.setMaxLength(NAME_LIMIT)
        return field

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
        right = Card(_("Decisions"))
        for widget in (self.entry, self.says, self.decisions):
            right.body.addWidget(widget, 1 if widget is self.decisions else 0)
        for label, field in ((_("With whom"), self.with_whom), (_("Next review"), self.next_on)):
            right.body.addWidget(Text(label, role=TextRole.SMALL))
            right.body.addWidget(field)
        right.body.addWidget(self.next_says)
        halves = QHBoxLayout()
        halves.setSpacing(18)
        halves.addLayout(left, 16)
        halves.addWidget(right, 9)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 22)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(Separator())
        column.addLayout(halves, 1)

    def _restore(self) -> None:
        for field, words in (
            (self.entry, self.draft.typing),
            (self.with_whom, self.draft.with_whom),
            (self.next_on, self.draft.next_words),
        ):
            field.blockSignals(True)
            field.setText(words)
            field.blockSignals(False)
        is_customer = self.draft.kind == ReviewKind.CUSTOMER.value
        self.customer_button.setChecked(is_customer)
        if is_customer:
            self._let_look()

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
        self.content.clear()
        found = list(widgets(source, self.plan)) or [Text(_(none), role=TextRole.MUTED, wrap=True)]
        has_map = False
        for widget in found:
            is_map = widget.findChild(QWidget, "plan-review-map") is not None
            self.content.body.addWidget(widget, 1 if is_map else 0)
            has_map = has_map or is_map
        self.content.body.addStretch(0 if has_map else 1)
        self._show_decisions()

    def _show_decisions(self) -> None:
        self.decisions.clear()
        for text in self.draft.decisions:
            said = self._understood(text)
            beside = decided_words(said)
            self.decisions.addItem(f"{said.name}\n{beside}" if beside else said.name)
        typed = self.entry.text().strip()
        self.says.show_understood(of_action(self._understood(typed)) if typed else Understood())
        day, wrong = self._next_day()
        self.next_says.setText(wrong or (full_day(day) if day else self._stays()))
        self.next_says.set_tone(Tone.BAD if wrong else None)

    def _stays(self) -> str:
        ahead = day_ahead(self.plan.next_review, self.desk.whole.today)
        return _("The one of {day} stays.").format(day=full_day(ahead)) if ahead else ""

    def _take_offer(self, at: int) -> None:
        self.says.take_offer(at)

    def _correct(self, words: str, name: str) -> None:
        self.entry.setText(meant(self.entry.text(), words, name))
        self.entry.setFocus()

    def _add_stranger(self, kind: str, name: str) -> None:
        """Add the colleague a decision names and nobody knows yet."""
        ask_for(self.desk, kind, {}, {"name": name}, self)
        self._show_decisions()
        self.entry.setFocus()

    def _understood(self, text: str) -> ActionSaid:
        return decision_said(text, self.desk.whole.today, colleagues(self.desk.whole))

    def _next_day(self) -> tuple[date | None, str]:
        words = self.next_on.text().strip()
        if not words:
            return None, ""
        try:
            return parse_day(words, self.desk.whole.today), ""
        except ValueError as wrong:
            return None, str(wrong)

    # Doing

    def go_on(self) -> None:
        """The next step."""
        self._step(1)

    def go_back(self) -> None:
        """The step before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        step = min(max(self.draft.step + by, 0), len(STEPS) - 1)
        self._keep(step=step)
        self._show()

    def _turn_kind(self) -> None:
        is_customer = self.customer_button.isChecked()
        self._keep(kind=(ReviewKind.CUSTOMER if is_customer else ReviewKind.MANAGER).value)
        if is_customer:
            self._let_look()
        else:
            looking().set_on(False)

    def _let_look(self) -> None:
        looking().look_at(self.plan.account_id)
        looking().set_on(True)

    def _typed(self) -> None:
        self._keep(typing=self.entry.text(), with_whom=self.with_whom.text(), next_words=self.next_on.text())
        self._show_decisions()

    def _keep(self, **says: object) -> None:
        self.draft = replace(self.draft, **says)  # type: ignore[arg-type]
        self.kept.keep(self.draft)

    def take_down(self) -> None:
        """Take down the decision that is typed."""
        text = self.entry.text().strip()
        if text:
            self._keep(decisions=(*self.draft.decisions, text), typing="")
            self.entry.clear()
            self._show_decisions()

    def take_away(self, row: int) -> None:
        """Put a decision back into the line to be worded anew."""
        if 0 <= row < len(self.draft.decisions):
            decisions = list(self.draft.decisions)
            text = decisions.pop(row)
            self._keep(decisions=tuple(decisions))
            self.entry.setText(text)
            self.entry.setFocus()

    def finish(self) -> None:
        """Store the review, its decisions and the next day as one step."""
        self.take_down()
        day, wrong = self._next_day()
        if wrong:
            self.next_says.setText(wrong)
            self.next_on.setFocus()
            return
        decisions = [self._understood(text) for text in self.draft.decisions]
        kind, whom, plan = (
            ReviewKind(self.draft.kind),
            self.draft.with_whom.strip(),
            plan_content(self.desk.whole, self.plan.id),
        )
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


class _Decisions(QListWidget):
    """The decisions; Enter words one anew, Delete as well."""

    def __init__(self, sheet: ReviewSheet) -> None:
        super().__init__()
        self.sheet = sheet
        self.setObjectName("plan-review-decisions")
        self.setAccessibleName(_("Decisions"))
        self.setWordWrap(True)
        self.setSpacing(3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Word the decision one stands on anew."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete):
            self.sheet.take_away(self.currentRow())
        else:
            super().keyPressEvent(event)
