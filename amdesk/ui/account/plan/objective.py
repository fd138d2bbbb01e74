"""One objective as a card: whom it serves, its measure, both reasons, its actions and a line to add one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

from amdesk.analysis.series import Tone
from amdesk.model.rows import ActionRow, ObjectiveRow
from amdesk.model.values import Side
from amdesk.ui.account.plan.action_line import STEPS, ActionLine, AltPasses, changed_mark
from amdesk.ui.account.plan.dragging import ACTION, OBJECTIVE, Carried, carried_row
from amdesk.ui.account.plan.entry import InlineField
from amdesk.ui.account.plan.measure import MeasureLine, Values
from amdesk.ui.kit.buttons import menu_safe
from amdesk.ui.kit.labels import Link, Text, TextRole
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.panel import Card
from amdesk.ui.said_line import SaidLine
from amdesk.ui.understood import Understood, of_action
from amdesk.words import _, full_day

if TYPE_CHECKING:
    from amdesk.ui.account.plan.names import PlanNames
    from amdesk.ui.desk import Desk

WHY_US, WHY_THEM = "why_us", "why_them"


class _CardLink(AltPasses, Link):
    """A link of a card."""


@dataclass(frozen=True)
class CardFacts:
    """All a card shows: it is made anew only when something of this is other than before."""

    objective: ObjectiveRow
    targets: tuple[str, ...]
    waits: tuple[tuple[int, str], ...]
    values: Values
    aims: tuple[tuple[int, str], ...]
    today: date
    changed: str = ""
    changed_actions: Mapping[int, str] = field(default_factory=dict)
    looking: bool = False


class ObjectiveCard(Card):
    """`opened` asks for a form, `added` for a new action, `stored` for a field, `carried` for another place."""

    opened = Signal(str, int)
    added = Signal(str, bool)
    ticked = Signal(int, bool)
    stored = Signal(int, str, object)
    measured = Signal(int, object)
    action_moved = Signal(int, int)
    action_removed = Signal(int)
    moved = Signal(int, int)
    removed = Signal(int)
    action_dropped = Signal(int, int, int)
    dropped = Signal(int, int, bool)
    stranger_asked = Signal(str, str)

    def __init__(self, desk: "Desk", names: "PlanNames", facts: CardFacts) -> None:
        super().__init__(facts.objective.name, wrap=True)
        self.desk, self.names, self.facts, self.objective = desk, names, facts, facts.objective
        self.fields: list[InlineField] = []
        self.lines: list[ActionLine] = []
        self.carried = Carried(self, OBJECTIVE, self.objective.id)
        self.setObjectName(f"plan-objective-{self.objective.id}")
        self.setAcceptDrops(True)
        self.title.setCursor(Qt.CursorShape.OpenHandCursor)
        self.set_side(Tone.ACCENT if self.objective.side.is_ours else Tone.CUSTOMER)
        self._head_links()
        self._facts()
        self._measure()
        self._reasons()
        for action in self.objective.actions:
            self._line(action)
        self._entry()

    def _head_links(self) -> None:
        side = _CardLink(self.objective.side.label)
        side.setAccessibleName(_("Side: {side}. Change it").format(side=self.objective.side.label))
        side.setObjectName(f"plan-side-{self.objective.id}")
        side.clicked.connect(self._choose_side)
        edit = _CardLink(_("edit"))
        edit.setAccessibleName(_("Edit {what}").format(what=self.objective.name))
        edit.setObjectName(f"plan-edit-{self.objective.id}")
        edit.clicked.connect(self._open)
        self.side = side
        self.add_aside(side)
        self.add_aside(edit)

    def _facts(self) -> None:
        o = self.objective
        parts = []
        if self.facts.targets:
            parts.append(_("Target: {people}").format(people=", ".join(self.facts.targets)))
        if o.measure:
            parts.append(_("Measure: {measure}").format(measure=o.measure))
        if o.due:
            parts.append(_("By {day}").format(day=full_day(o.due)))
        if parts:
            self.body.addWidget(Text(" · ".join(parts), role=TextRole.MUTED, wrap=True))
        serves = _CardLink(_("Their aim: {aim}").format(aim=o.aim) if o.aim else _("+ their aim it serves"))
        serves.setObjectName(f"plan-serves-{o.id}")
        serves.clicked.connect(self._choose_aim)
        self.serves = serves
        if self.facts.changed:
            self.body.addWidget(changed_mark(self.facts.changed, _("changed")))
        self.body.addWidget(serves)

    def _choose_aim(self) -> None:
        menu = QMenu(self)
        for aim, text in self.facts.aims:
            menu.addAction(menu_safe(text)).setData(aim)
        if not self.facts.aims:
            menu.addAction(_("None of their aims is known yet")).setEnabled(False)
        elif self.objective.aim:
            menu.addSeparator()
            menu.addAction(_("None")).setData(0)
        chosen = menu.exec(self.serves.mapToGlobal(self.serves.rect().bottomLeft()))
        if chosen is not None:
            self.stored.emit(self.objective.id, "aim_id", chosen.data() or None)

    def _measure(self) -> None:
        if self.objective.goal is None:
            return
        line = MeasureLine(self.objective, self.facts.values)
        line.measured.connect(self.measured)
        self.body.addWidget(line)

    def _reasons(self) -> None:
        o = self.objective
        hint = _("½ {label}? Without this reason it is half an objective.")
        us = (WHY_US, _("Why for us"), o.why_us, "plan-why-us")
        them = (WHY_THEM, _("Why for them"), o.why_them, "plan-why-them")
        for name, label, text, handle in (them,) if looking().on else (us, them):
            if text:
                self.body.addWidget(Text(label, role=TextRole.SMALL))
            one = InlineField(label, text, hint.format(label=label), f"{handle}-{o.id}")
            one.stored.connect(_Store(self, name))
            one.left.connect(_Next(self, len(self.fields)))
            self.fields.append(one)
            self.body.addWidget(one)

    def _line(self, action: ActionRow) -> None:
        changed = self.facts.changed_actions.get(action.id, "")
        line = ActionLine(action, dict(self.facts.waits).get(action.id, ""), changed, self.facts.today)
        line.ticked.connect(self.ticked)
        line.opened.connect(self.opened)
        line.moved.connect(self.action_moved)
        line.removed.connect(self.action_removed)
        self.lines.append(line)
        self.body.addWidget(line)

    def _entry(self) -> None:
        self.entry = SaidLine(
            self.desk,
            ("plan-action", self.objective.id),
            _("New action for {what}").format(what=self.objective.name),
            _("+ action: what, @who, by when, ~2h, needs 2d …"),
            self._understood,
        )
        self.entry.edit.setObjectName(f"plan-add-action-{self.objective.id}")
        self.entry.entered.connect(self._add)
        self.entry.deeper.connect(self._add_and_open)
        self.entry.stranger_asked.connect(self.stranger_asked)
        self.body.addWidget(self.entry)

    def _understood(self, text: str) -> Understood:
        return of_action(self.names.action(self.objective.id, text), self.names.currency)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Up and Alt+Down move the objective."""
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in STEPS:
            self.moved.emit(self.objective.id, STEPS[key])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """It may become a pull."""
        self.carried.press(event)
        super().mousePressEvent(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull the objective elsewhere."""
        if not self.carried.move(event):
            super().mouseMoveEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take actions and objectives."""
        mime = event.mimeData()
        if mime.hasFormat(ACTION) or mime.hasFormat(OBJECTIVE):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """An action comes to where it was let go, an objective before or after this one."""
        action, objective = carried_row(event, ACTION), carried_row(event, OBJECTIVE)
        if action is not None:
            above = sum(line.geometry().center().y() < event.position().y() for line in self.lines)
            self.action_dropped.emit(action, self.objective.id, above)
        elif objective is not None:
            self.dropped.emit(objective, self.objective.id, event.position().y() > self.height() / 2)
        event.acceptProposedAction()

    # Doing

    def _open(self) -> None:
        self.opened.emit("objective", self.objective.id)

    def _choose_side(self) -> None:
        menu = QMenu(self)
        for side in Side:
            one = menu.addAction(side.label)
            one.setData(side)
            one.setCheckable(True)
            one.setChecked(side is self.objective.side)
        chosen = menu.exec(self.side.mapToGlobal(self.side.rect().bottomLeft()))
        if chosen is not None and chosen.data() is not self.objective.side:
            self.stored.emit(self.objective.id, "side", chosen.data())

    def _add(self, text: str) -> None:
        self.added.emit(text, False)

    def _add_and_open(self, text: str) -> None:
        self.added.emit(text, True)


class _Store:
    """Stores one of the card's reasons."""

    def __init__(self, card: ObjectiveCard, name: str) -> None:
        self.card, self.name = card, name

    def __call__(self, text: str) -> None:
        self.card.stored.emit(self.card.objective.id, self.name, text)


class _Next:
    """Goes from one reason to the next, and from the last one to the actions."""

    def __init__(self, card: ObjectiveCard, at: int) -> None:
        self.card, self.at = card, at

    def __call__(self) -> None:
        following = self.card.fields[self.at + 1 :]
        (following[0] if following else self.card.entry).setFocus()
