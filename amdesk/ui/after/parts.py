"""Small parts of the card: its day and kind, the scores, what comes next, and why it did not take place."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QGridLayout, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from amdesk.analysis.after import Card, Outcome, Proposal
from amdesk.model.after_rows import AfterFacts
from amdesk.model.fields import Field, Kind
from amdesk.model.values import Channel, TouchKind
from amdesk.ui.kit.choice_editors import ChoiceEditor
from amdesk.ui.kit.date_editor import DateEditor
from amdesk.ui.kit.dots import Dots
from amdesk.ui.kit.editor import Editor
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.line_editors import LineEditor, TimeEditor
from amdesk.words import _, day, sentence

CONTACTS = tuple(kind for kind in TouchKind if kind is not TouchKind.NOTE)
NEXT_PX, TIME_PX, KIND_PX = 236, 84, 150

Today = Callable[[], date]


def _labelled(words: str, widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(3)
    label = Text(words, role=TextRole.MUTED)
    label.setBuddy(widget)
    column.addWidget(label)
    column.addWidget(widget)
    return column


def _kind(label: str, name: str) -> ChoiceEditor:
    editor = ChoiceEditor(Field(name, label, Kind.CHOICE, choices=TouchKind, required=True))
    editor.set_choices(CONTACTS)
    editor.control.setObjectName(name)
    return editor


def _date(label: str, name: str, today: Today) -> DateEditor:
    editor = DateEditor(Field(name, label, Kind.DATE), today=today)
    editor.control.setObjectName(name)
    return editor


def _time(label: str, name: str) -> TimeEditor:
    editor = TimeEditor(Field(name, label, Kind.TIME, limit=5))
    editor.control.setObjectName(name)
    editor.edit.setPlaceholderText(_("time"))
    editor.setFixedWidth(TIME_PX)
    return editor


class Part(QWidget):
    """A part of the card; `changed` comes with every change of its."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.editors: list[Editor] = []

    def follow(self, *editors: Editor) -> None:
        """Tell the changes of editors."""
        self.editors += editors
        for editor in editors:
            editor.edited.connect(self.changed)

    def finish(self) -> bool:
        """Take what is being typed; False, with the reason shown, where it cannot be."""
        for editor in self.editors:
            if editor.isEnabled() and editor.isVisible() and not editor.finish():
                editor.show_error(editor.problem())
                editor.control.setFocus()
                return False
        return True

    def stops(self) -> list[QWidget]:
        """Where Tab stops."""
        return [editor.control for editor in self.editors]


class HeadPart(Part):
    """Which day it was, how, and what for."""

    def __init__(self, today: Today) -> None:
        super().__init__()
        self.on = _date("Day", "after-day", today)
        self.channel = ChoiceEditor(Field("channel", "How", Kind.CHOICE, choices=Channel, required=True))
        self.channel.control.setObjectName("after-channel")
        self.kind = _kind("For", "after-kind")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        for editor, share in ((self.on, 3), (self.channel, 2), (self.kind, 2)):
            line.addLayout(_labelled(_(editor.field.label), editor), share)
        self.follow(self.on, self.channel, self.kind)

    def show_card(self, card: Card) -> None:
        """Show the day and kind of a card."""
        self.on.set_value(card.on)
        self.channel.set_value(card.channel)
        self.kind.set_value(card.kind)

    def on_card(self, card: Card) -> Card:
        """The card with what stands here."""
        on = self.on.value() or card.on
        return replace(card, on=on, channel=self.channel.value(), kind=self.kind.value())


class ScorePart(Part):
    """How satisfied they are with the company and with the products, the mood, and whether our level met theirs."""

    def __init__(self) -> None:
        super().__init__()
        self.company = self._dots(_("Satisfied with the company"), "after-company", 0, 10)
        self.products = self._dots(_("Satisfied with the products"), "after-products", 0, 10)
        self.mood = self._dots(_("Mood"), "after-mood", 1, 5)
        self.level = QCheckBox(_("Our level met theirs"))
        self.level.setObjectName("after-level")
        self.level.clicked.connect(self._tell)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        for row, dots in enumerate((self.company, self.products, self.mood)):
            label = Text(dots.accessibleName().removeprefix(_("Satisfied with the ")).capitalize(), role=TextRole.MUTED)
            label.setBuddy(dots)
            grid.addWidget(label, row, 0)
            grid.addWidget(dots, row, 1)
        grid.addWidget(self.level, 3, 1)
        grid.setColumnStretch(1, 1)

    def _dots(self, name: str, handle: str, low: int, high: int) -> Dots:
        dots = Dots(low, high)
        dots.setAccessibleName(name)
        dots.setObjectName(handle)
        dots.rated.connect(self._tell)
        return dots

    def _tell(self) -> None:
        self.changed.emit()

    def show_card(self, card: Card) -> None:
        """Show the scores of a card."""
        self.company.set_value(card.company)
        self.products.set_value(card.products)
        self.mood.set_value(card.mood)
        self.level.setChecked(card.level_match)

    def on_card(self, card: Card) -> Card:
        """The card with what stands here."""
        return replace(
            card,
            company=self.company.value(),
            products=self.products.value(),
            mood=self.mood.value(),
            level_match=self.level.isChecked(),
        )

    def stops(self) -> list[QWidget]:
        """Where Tab stops."""
        return [self.company, self.products, self.mood, self.level]


class NextPart(Part):
    """When to meet next: proposed by the rhythm until the user says another day, or none."""

    def __init__(self, today: Today) -> None:
        super().__init__()
        self.today = today
        self.is_own = False
        self.proposal: Proposal | None = None
        self.on = _date("Meet next on", "after-next-on", today)
        self.at = _time("At", "after-next-at")
        self.kind = _kind("Next is", "after-next-kind")
        self.why = Text("", role=TextRole.SMALL, wrap=True)
        self.why.setObjectName("after-next-why")
        self.on.setFixedWidth(NEXT_PX)
        self.kind.setFixedWidth(KIND_PX)
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 0, 20, 0)
        line.setSpacing(10)
        label = Text(_("Meet ne&xt"), role=TextRole.STRONG)
        label.setBuddy(self.on.control)
        for widget in (label, self.on, self.at, self.kind):
            line.addWidget(widget)
        line.addWidget(self.why, 1)
        self.on.edited.connect(self._own)
        self.follow(self.on, self.at, self.kind)

    def _own(self) -> None:
        self.is_own = True
        self._explain()

    def show_card(self, card: Card) -> None:
        """Show what a card says of the next meeting."""
        self.is_own = card.next_is_own
        self.on.set_value(card.next_on)
        self.at.set_value(card.next_at)
        self.kind.set_value(card.next_kind)

    def propose(self, proposal: Proposal | None, facts: AfterFacts, planned_by_line: bool) -> None:
        """Propose a day, unless the user said one, one is planned already, or a line plans it."""
        self.proposal = proposal
        if not self.is_own and not self.on.is_typing():
            self.on.set_value(proposal.on if proposal else None)
        for editor in self.editors:
            editor.setEnabled(not planned_by_line)
        self._explain(facts, planned_by_line)

    def _explain(self, facts: AfterFacts | None = None, planned_by_line: bool = False) -> None:
        if planned_by_line:
            words = _("One of the lines plans the next meeting.")
        elif self.is_own:
            words = _("It is booked with the card.") if self.on.value() else _("Nothing is booked.")
        elif facts is not None and facts.ahead is not None:
            on = day(facts.ahead.on, self.today())
            words = _("A check-in is planned already: {day}.").format(day=f"{on} {facts.ahead.at}".strip())
        elif self.proposal is not None:
            words = sentence(_("{why}: booked with the card, or empty the day").format(why=self.proposal.why))
        else:
            words = _("No rhythm is agreed. A day booked here stands in the agenda.")
        self.why.setText(words)

    def on_card(self, card: Card) -> Card:
        """The card with what stands here."""
        return replace(
            card, next_on=self.on.value(), next_at=self.at.value(), next_kind=self.kind.value(), next_is_own=self.is_own
        )


class MissedPart(Part):
    """Why the meeting did not take place: moved to another day, or cancelled by someone."""

    def __init__(self, today: Today) -> None:
        super().__init__()
        self.moved = QRadioButton(_("Moved to"))
        self.moved.setObjectName("after-moved")
        self.cancelled = QRadioButton(_("Cancelled by"))
        self.cancelled.setObjectName("after-cancelled")
        self.both = QButtonGroup(self)
        self.both.addButton(self.moved)
        self.both.addButton(self.cancelled)
        self.both.buttonClicked.connect(self._choose)
        self.on = _date("Moved to", "after-moved-on", today)
        self.at = _time("At", "after-moved-at")
        self.by = LineEditor(Field("by", "Cancelled by", Kind.TEXT))
        self.by.control.setObjectName("after-cancelled-by")
        self.by.edit.setPlaceholderText(_("us, them, or a name"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(8)
        grid.addWidget(self.moved, 0, 0)
        grid.addWidget(self.on, 0, 1)
        grid.addWidget(self.at, 0, 2)
        grid.addWidget(self.cancelled, 1, 0)
        grid.addWidget(self.by, 1, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        self.follow(self.on, self.at, self.by)

    def _choose(self) -> None:
        self._offer()
        (self.on if self.moved.isChecked() else self.by).control.setFocus()
        self.changed.emit()

    def _offer(self) -> None:
        for editor in (self.on, self.at):
            editor.setEnabled(self.moved.isChecked())
        self.by.setEnabled(self.cancelled.isChecked())

    def show_card(self, card: Card) -> None:
        """Show what became of the meeting instead."""
        self.cancelled.setChecked(card.outcome is Outcome.CANCELLED)
        self.moved.setChecked(card.outcome is not Outcome.CANCELLED)
        self.on.set_value(card.moved_on)
        self.at.set_value(card.moved_at)
        self.by.set_value(card.cancelled_by)
        self._offer()

    def on_card(self, card: Card) -> Card:
        """The card with what stands here; it did not take place."""
        outcome = Outcome.MOVED if self.moved.isChecked() else Outcome.CANCELLED
        return replace(
            card, outcome=outcome, moved_on=self.on.value(), moved_at=self.at.value(), cancelled_by=self.by.value()
        )

    def stops(self) -> list[QWidget]:
        """Where Tab stops."""
        if self.moved.isChecked():
            return [self.moved, self.on.control, self.at.control]
        return [self.cancelled, self.by.control]
