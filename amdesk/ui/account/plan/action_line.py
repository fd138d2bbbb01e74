"""One action of a plan as a line: its tick, its words, who does it, what it waits for, and by when."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.rows import ActionRow
from amdesk.model.values import ActionStatus
from amdesk.ui.account.plan.dragging import ACTION, Carried
from amdesk.ui.kit.amounts import number
from amdesk.ui.kit.labels import Chip, Text, TextRole, plain_tip
from amdesk.ui.kit.row import Row
from amdesk.words import _, day

SOON_DAYS = 7
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class AltPasses:
    """Leaves Alt with an arrow to what it stands in, which moves by it; a button would only move the focus."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass it on."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)  # type: ignore[misc]


class _Tick(AltPasses, QCheckBox):
    """Done or not."""


def due_tone(action: ActionRow, today: date) -> Tone:
    """How a due date reads: late, soon, later."""
    if action.due is None:
        return Tone.QUIET
    if action.due < today:
        return Tone.BAD
    return Tone.WARN if (action.due - today).days <= SOON_DAYS else Tone.QUIET


def under_words(action: ActionRow, waits_for: str) -> str:
    """What stands small under an action: who, how much work, what it needs and waits for."""
    effort = _("{n} h").format(n=number(action.effort_hours)) if action.effort_hours else ""
    waiting = _("waits for “{what}”").format(what=waits_for) if waits_for and action.status.is_open else ""
    return " · ".join(dict.fromkeys(part for part in (action.owner, effort, action.needs, waiting) if part))


def due_chip(action: ActionRow, today: date) -> Chip:
    """How an action stands, or by when it is to be done."""
    if action.status is ActionStatus.DONE:
        return Chip(_("done"), Tone.GOOD, "✓")
    if action.status is ActionStatus.DROPPED:
        return Chip(_("dropped"), Tone.QUIET)
    if action.due is None:
        return Chip(_("no date"), Tone.QUIET)
    tone = due_tone(action, today)
    return Chip(day(action.due, today), tone, "!" if tone is Tone.BAD else "")


class _ActionRow(Row):
    """The words of an action: clicked they open it, pulled they carry it elsewhere."""

    def __init__(self, action: ActionRow) -> None:
        super().__init__(action.name)
        self.carried = Carried(self, ACTION, action.id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """It may become a pull."""
        self.carried.press(event)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull."""
        if not self.carried.move(event):
            super().mouseMoveEvent(event)


class ActionLine(QWidget):
    """Alt+Up and Alt+Down move the action, Ctrl+Return ticks it, Delete takes it away, Enter opens it."""

    ticked = Signal(int, bool)
    opened = Signal(str, int)
    moved = Signal(int, int)
    removed = Signal(int)

    def __init__(self, action: ActionRow, waits_for: str, changed: str, today: date) -> None:
        super().__init__()
        self.action = action
        self.setObjectName(f"plan-action-{action.id}")
        self.box = _Tick()
        self.box.setProperty("done", True)
        self.box.setChecked(action.status is ActionStatus.DONE)
        self.box.setAccessibleName(action.name)
        self.box.setObjectName(f"plan-action-tick-{action.id}")
        self.box.clicked.connect(self._tick)
        self.row = _ActionRow(action)
        self.row.setObjectName(f"plan-action-row-{action.id}")
        self.row.line.setContentsMargins(2, 2, 2, 2)
        self.row.line.addLayout(self._words(waits_for), 1)
        if changed:
            self.row.line.addWidget(changed_mark(changed))
        self.row.line.addWidget(due_chip(action, today))
        self.row.clicked.connect(self._open)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 1, 0, 1)
        line.setSpacing(6)
        line.addWidget(self.box)
        line.addWidget(self.row, 1)

    def _words(self, waits_for: str) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        ended = not self.action.status.is_open
        words.addWidget(Text(self.action.name, role=TextRole.MUTED if ended else TextRole.BODY, wrap=True))
        under = under_words(self.action, waits_for)
        if under:
            words.addWidget(Text(under, role=TextRole.SMALL, wrap=True))
        return words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, tick or take away."""
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in STEPS:
            self.moved.emit(self.action.id, STEPS[key])
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_Return:
            self.ticked.emit(self.action.id, not self.box.isChecked())
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(self.action.id)
        else:
            super().keyPressEvent(event)

    def _tick(self, checked: bool) -> None:
        self.ticked.emit(self.action.id, checked)

    def _open(self) -> None:
        self.opened.emit("action", self.action.id)


def changed_mark(sentences: str, words: str = "") -> Chip:
    """The mark of what is other than agreed, its sign alone where there is no room; pointed at, it says what."""
    mark = Chip(words or "≠", Tone.WARN, "≠" if words else "")
    mark.setAccessibleName(_("changed"))
    plain_tip(mark, sentences)
    return mark
