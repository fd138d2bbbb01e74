"""One objective as a card: whom it serves, its measure, both reasons, its actions and a line to add one."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.fields import NAME_LIMIT
from amdesk.model.rows import ActionRow, ObjectiveRow
from amdesk.model.values import ActionStatus
from amdesk.ui.kit.amounts import number
from amdesk.ui.kit.labels import Chip, Link, Text, TextRole, plain_tip
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.panel import Card
from amdesk.ui.kit.row import Row
from amdesk.words import _, day, full_day

SOON_DAYS = 7


def due_tone(action: ActionRow, today: date) -> Tone:
    """How a due date reads: late, soon, later."""
    if action.due is None:
        return Tone.QUIET
    if action.due < today:
        return Tone.BAD
    return Tone.WARN if (action.due - today).days <= SOON_DAYS else Tone.QUIET


class ActionLine(QWidget):
    """An action with its tick, name, owner and due day."""

    ticked = Signal(int, bool)
    opened = Signal(str, int)

    def __init__(self, action: ActionRow, today: date) -> None:
        super().__init__()
        self.action = action
        self.setObjectName(f"plan-action-{action.id}")
        self.box = QCheckBox()
        self.box.setProperty("done", True)
        self.box.setChecked(action.status is ActionStatus.DONE)
        self.box.setAccessibleName(action.name)
        self.box.setObjectName(f"plan-action-tick-{action.id}")
        self.box.clicked.connect(self._tick)
        row = Row(action.name)
        row.line.setContentsMargins(2, 2, 2, 2)
        row.line.addLayout(self._words(action), 1)
        row.line.addWidget(self._chip(action, today))
        row.clicked.connect(self._open)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 1, 0, 1)
        line.setSpacing(6)
        line.addWidget(self.box)
        line.addWidget(row, 1)

    def _words(self, action: ActionRow) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        ended = not action.status.is_open
        words.addWidget(Text(action.name, role=TextRole.MUTED if ended else TextRole.BODY, wrap=True))
        owner = " · ".join(dict.fromkeys(part for part in (action.owner, action.needs) if part))
        if owner:
            words.addWidget(Text(owner, role=TextRole.SMALL, wrap=True))
        return words

    def _chip(self, action: ActionRow, today: date) -> Chip:
        if action.status is ActionStatus.DONE:
            return Chip(_("done"), Tone.GOOD, "✓")
        if action.status is ActionStatus.DROPPED:
            return Chip(_("dropped"), Tone.QUIET)
        if action.due is None:
            return Chip(_("no date"), Tone.QUIET)
        tone = due_tone(action, today)
        return Chip(day(action.due, today), tone, "!" if tone is Tone.BAD else "")

    def _tick(self, checked: bool) -> None:
        self.ticked.emit(self.action.id, checked)

    def _open(self) -> None:
        self.opened.emit("action", self.action.id)


class ObjectiveCard(Card):
    """An objective. `opened` asks for its form or an action's, `added` for a new action by name."""

    opened = Signal(str, int)
    added = Signal(int, str)
    ticked = Signal(int, bool)

    def __init__(self, objective: ObjectiveRow, targets: Sequence[str], today: date) -> None:
        super().__init__(objective.name)
        self.objective = objective
        self.setObjectName(f"plan-objective-{objective.id}")
        self.set_side(Tone.ACCENT if objective.side.is_ours else Tone.CUSTOMER)
        self.add_aside(Text(objective.side.label, role=TextRole.MUTED))
        edit = Link(_("edit"))
        edit.setAccessibleName(_("Edit {what}").format(what=objective.name))
        edit.clicked.connect(self._open)
        self.add_aside(edit)
        self._facts(targets)
        self._measure()
        self._reasons()
        for action in objective.actions:
            line = ActionLine(action, today)
            line.ticked.connect(self.ticked)
            line.opened.connect(self.opened)
            self.body.addWidget(line)
        self.entry = QLineEdit()
        self.entry.setPlaceholderText(_("+ action: what is to be done, then Enter"))
        self.entry.setMaxLength(NAME_LIMIT)
        self.entry.setAccessibleName(_("New action for {what}").format(what=objective.name))
        self.entry.setObjectName(f"plan-add-action-{objective.id}")
        self.entry.returnPressed.connect(self._add)
        self.body.addWidget(self.entry)

    def _facts(self, targets: Sequence[str]) -> None:
        o = self.objective
        parts = []
        if targets:
            parts.append(_("Target: {people}").format(people=", ".join(targets)))
        if o.measure:
            parts.append(_("Measure: {measure}").format(measure=o.measure))
        if o.aim:
            parts.append(_("Customer aim: {aim}").format(aim=o.aim))
        if o.due:
            parts.append(_("By {day}").format(day=full_day(o.due)))
        if parts:
            self.body.addWidget(Text(" · ".join(parts), role=TextRole.MUTED, wrap=True))

    def _measure(self) -> None:
        o = self.objective
        if o.progress is None:
            return
        line = QHBoxLayout()
        bar = QProgressBar()
        bar.setRange(0, 100)
        bar.setValue(round(o.progress * 100))
        said = _("{start} → {actual} of {goal} {unit}").format(
            start=number(o.start or 0), actual=number(o.actual or 0), goal=number(o.goal or 0), unit=o.measure_unit
        )
        bar.setAccessibleName(said)
        line.addWidget(bar, 1)
        line.addWidget(Text(said.strip(), role=TextRole.SMALL))
        self.body.addLayout(line)

    def _reasons(self) -> None:
        o = self.objective
        column = QVBoxLayout()
        column.setSpacing(2)
        ours = [] if looking().on else [(_("Why for us"), o.why_us)]
        for label, reason in (*ours, (_("Why for them"), o.why_them)):
            if reason.strip():
                column.addWidget(Text(f"{label}: {reason}", role=TextRole.SMALL, wrap=True))
            else:
                mark = Chip(_("{label}?").format(label=label), Tone.WARN, "½")
                plain_tip(mark, _("Without this reason it is half an objective."))
                line = QHBoxLayout()
                line.addWidget(mark)
                line.addStretch(1)
                column.addLayout(line)
        self.body.addLayout(column)

    def _open(self) -> None:
        self.opened.emit("objective", self.objective.id)

    def _add(self) -> None:
        name = self.entry.text().strip()
        if name:
            self.entry.clear()
            self.added.emit(self.objective.id, name)
