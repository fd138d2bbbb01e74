"""One action of a plan as a line: its tick, its words, who does it, what it waits for, and by when."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox

from amdesk.analysis.series import Tone
from amdesk.model.rows import ActionRow
from amdesk.model.values import ActionStatus
from amdesk.ui.account.plan.dragging import ACTION, Carried
from amdesk.ui.account.plan.told import Told
from amdesk.ui.kit.amounts import number
from amdesk.ui.kit.asleep import Asleep, Picture
from amdesk.ui.kit.drawn import Pill, Words
from amdesk.ui.kit.drawn_groups import Across, Down, Group
from amdesk.ui.kit.labels import Chip, TextRole, plain_tip
from amdesk.ui.kit.surface import DrawnRow, row_face
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


def due_words(action: ActionRow, today: date) -> tuple[str, Tone, str]:
    """How an action stands or by when it is to be done: the words, tone and sign of a chip."""
    if action.status is ActionStatus.DONE:
        return _("done"), Tone.GOOD, "✓"
    if action.status is ActionStatus.DROPPED:
        return _("dropped"), Tone.QUIET, ""
    if action.due is None:
        return _("no date"), Tone.QUIET, ""
    tone = due_tone(action, today)
    return day(action.due, today), tone, "!" if tone is Tone.BAD else ""


class ActionLine(DrawnRow):
    """Alt+Up and Alt+Down move the action, Ctrl+Return ticks it, Delete takes it away, Enter or a click opens it.

    Pulled, it goes elsewhere. `group` shows it, with the `tick` among its parts.
    """

    def __init__(self, told: Told, action: ActionRow, group: Group, tick: Asleep[QCheckBox]) -> None:
        super().__init__(action.name, group)
        self.told, self.action, self.box = told, action, tick.awake
        self.carried = Carried(self, ACTION, action.id)
        self.setObjectName(f"plan-action-row-{action.id}")
        self.box.clicked.connect(self._tick)
        self.clicked.connect(self._open)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """It may become a pull."""
        self.carried.press(event)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull."""
        if not self.carried.move(event):
            super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, tick or take away."""
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in STEPS:
            self.told.action_moved.emit(self.action.id, STEPS[key])
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_Return:
            self.told.ticked.emit(self.action.id, not self.box.isChecked())
        elif key == Qt.Key.Key_Delete:
            self.told.action_removed.emit(self.action.id)
        else:
            super().keyPressEvent(event)

    def _tick(self, checked: bool) -> None:
        self.told.ticked.emit(self.action.id, checked)

    def _open(self) -> None:
        self.told.opened.emit("action", self.action.id)


def sleeping_action(told: Told, action: ActionRow, waits_for: str, changed: str, today: date) -> Asleep[ActionLine]:
    """The line of an action, drawn until it is wanted."""
    is_done = action.status is ActionStatus.DONE
    face = Picture(f"tick {is_done}", partial(_tick, is_done=is_done))
    tick = Asleep(face, partial(_tick, action.name, is_done, f"plan-action-tick-{action.id}"))
    name, under = Words(action.name, quiet=not action.status.is_open), under_words(action, waits_for)
    words = Down(name, Words(under, TextRole.SMALL)) if under else name
    marks = [changed_mark(changed)] if changed else []
    group = Across(tick, words, *marks, Pill(*due_words(action, today)), wide=1)
    return Asleep(row_face(group), partial(ActionLine, told, action, group, tick))


def _tick(said: str = "", is_done: bool = False, name: str = "") -> QCheckBox:
    box = _Tick()
    box.setProperty("done", True)
    box.setChecked(is_done)
    box.setAccessibleName(said)
    box.setObjectName(name)
    return box


def changed_mark(sentences: str, words: str = "") -> Asleep[Chip]:
    """The mark of what is other than agreed, its sign alone where there is no room; pointed at, it says what."""
    told = words or "≠", Tone.WARN, "≠" if words else ""

    def make() -> Chip:
        mark = Chip(*told)
        mark.setAccessibleName(_("changed"))
        plain_tip(mark, sentences)
        return mark

    return Asleep(Pill(*told), make)
