"""Beside the steps of a review: decisions taken down as they are typed, with whom it is held, when the next one is."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget

from amdesk.analysis.dates import parse_day
from amdesk.analysis.plan_lines import ActionSaid, decision_said
from amdesk.analysis.series import Tone
from amdesk.model.fields import NAME_LIMIT
from amdesk.store.queries.colleagues import colleagues
from amdesk.ui.account.plan.kept_review import ReviewDraft, day_ahead
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.panel import Card
from amdesk.ui.said_line import SaidEdit
from amdesk.ui.strangers import add_stranger
from amdesk.ui.understood import Understood, UnderstoodLine, meant, of_action
from amdesk.words import _, full_day


def decided_words(said: ActionSaid) -> str:
    """Who does what was decided, by when, and what was not understood of it."""
    parts = [said.owner, full_day(said.due) if said.due else "", *(doubt.sentence for doubt in said.doubts)]
    return " · ".join(filter(None, parts))


class Deciding(Card):
    """`typed` comes with every letter; Enter takes a decision down, Enter or Delete on one words it anew."""

    typed = Signal()

    def __init__(self, desk: Desk, draft: ReviewDraft) -> None:
        super().__init__(_("Decisions"))
        self.desk = desk
        self.taken = draft.decisions
        self.planned: date | None = None
        self.entry = _field("plan-review-entry", _("Decision: what, @who, by when"), _("New decision"), draft.typing)
        self.says = UnderstoodLine()
        self.list = _Decisions(self)
        hint = _("Names, our people and theirs")
        self.with_whom = _field("plan-review-with", hint, _("With whom"), draft.with_whom)
        self.next_on = _field("plan-review-next-on", _("in 3 months, 5 Feb …"), _("Next review"), draft.next_words)
        self.next_says = Text("", role=TextRole.SMALL, wrap=True)
        self._lay_out()
        self.entry.returnPressed.connect(self.take_down)
        self.entry.chosen.connect(self.says.take_offer)
        self.says.corrected.connect(self._correct)
        self.says.stranger_asked.connect(self._add_stranger)
        for field in (self.entry, self.with_whom, self.next_on):
            field.textChanged.connect(self._tell)

    def _lay_out(self) -> None:
        for widget in (self.entry, self.says, self.list):
            self.body.addWidget(widget, 1 if widget is self.list else 0)
        for label, field in ((_("With whom"), self.with_whom), (_("Next review"), self.next_on)):
            self.body.addWidget(Text(label, role=TextRole.SMALL))
            self.body.addWidget(field)
        self.body.addWidget(self.next_says)

    def written(self, draft: ReviewDraft) -> ReviewDraft:
        """A draft with what is entered here."""
        whom, next_words = self.with_whom.text(), self.next_on.text()
        return replace(draft, decisions=self.taken, typing=self.entry.text(), with_whom=whom, next_words=next_words)

    def show_planned(self, day: date | None) -> None:
        """Say what is understood, and which day stays the next one when none is typed."""
        self.planned = day_ahead(day, self.desk.whole.today)
        self._show()

    def _show(self) -> None:
        self.list.clear()
        for said in self.decisions():
            beside = decided_words(said)
            self.list.addItem(f"{said.name}\n{beside}" if beside else said.name)
        typed = self.entry.text().strip()
        self.says.show_understood(of_action(self._understood(typed)) if typed else Understood())
        day, wrong = self.next_day()
        stays = _("The one of {day} stays.").format(day=full_day(self.planned)) if self.planned else ""
        self.next_says.setText(wrong or (full_day(day) if day else stays))
        self.next_says.set_tone(Tone.BAD if wrong else None)

    def decisions(self) -> list[ActionSaid]:
        """What was decided, as it is understood."""
        return [self._understood(text) for text in self.taken]

    def _understood(self, text: str) -> ActionSaid:
        return decision_said(text, self.desk.whole.today, colleagues(self.desk.whole))

    def next_day(self) -> tuple[date | None, str]:
        """The next review that is typed, or what is wrong with it."""
        words = self.next_on.text().strip()
        if not words:
            return None, ""
        try:
            return parse_day(words, self.desk.whole.today), ""
        except ValueError as wrong:
            return None, str(wrong)

    def refuse_day(self) -> bool:
        """Go to the next day when it is none; whether it was."""
        _day, wrong = self.next_day()
        if wrong:
            self._show()
            self.next_on.setFocus()
        return bool(wrong)

    def _tell(self) -> None:
        self._show()
        self.typed.emit()

    def take_down(self) -> None:
        """Take down the decision that is typed."""
        text = self.entry.text().strip()
        if text:
            self.taken = (*self.taken, text)
            self.entry.clear()

    def take_away(self, row: int) -> None:
        """Put a decision back into the line to be worded anew; what stands there is taken down first."""
        if 0 <= row < len(self.taken):
            text = self.taken[row]
            self.taken = (*self.taken[:row], *self.taken[row + 1 :])
            self.take_down()
            self.entry.setText(text)
            self.entry.setFocus()

    def _correct(self, words: str, name: str) -> None:
        self.entry.setText(meant(self.entry.text(), words, name))
        self.entry.setFocus()

    def _add_stranger(self, kind: str, name: str) -> None:
        """Add the colleague a decision names and nobody knows yet."""
        add_stranger(self.desk, kind, name, self)
        self._show()


def _field(name: str, hint: str, label: str, text: str) -> SaidEdit:
    field = SaidEdit()
    field.setObjectName(name)
    field.setPlaceholderText(hint)
    field.setAccessibleName(label)
    field.setMaxLength(NAME_LIMIT)
    field.setText(text)
    return field


class _Decisions(QListWidget):
    """The decisions; Enter words one anew, Delete as well."""

    def __init__(self, deciding: Deciding) -> None:
        super().__init__()
        self.deciding = deciding
        self.setObjectName("plan-review-decisions")
        self.setAccessibleName(_("Decisions"))
        self.setWordWrap(True)
        self.setSpacing(3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Word the decision one stands on anew."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete):
            self.deciding.take_away(self.currentRow())
        else:
            super().keyPressEvent(event)
