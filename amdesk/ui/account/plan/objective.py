"""One objective as a card: whom it serves, its measure, both reasons, its actions and a line to add one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

from amdesk.analysis.series import Tone
from amdesk.model.rows import ActionRow, ObjectiveRow
from amdesk.model.values import Side
from amdesk.ui.account.plan.action_line import STEPS, ActionLine, AltPasses, changed_mark
from amdesk.ui.account.plan.dragging import ACTION, OBJECTIVE, Carried, carried_row
from amdesk.ui.account.plan.measure import MeasureLine, Values
from amdesk.ui.account.plan.resting import RestingLine, RestingReason
from amdesk.ui.account.plan.told import Told
from amdesk.ui.kit.buttons import menu_safe
from amdesk.ui.kit.drawn import Words
from amdesk.ui.kit.drawn_groups import Down
from amdesk.ui.kit.labels import Link, TextRole
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.surface import DrawnCard
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


class ObjectiveCard(DrawnCard):
    """What is done on it is told through `told`, which all cards of a plan share."""

    def __init__(self, desk: "Desk", names: "PlanNames", told: Told, facts: CardFacts) -> None:
        o = facts.objective
        self.side = _link(o.side.label, f"plan-side-{o.id}", _("Side: {side}. Change it").format(side=o.side.label))
        self.edit = _link(_("edit"), f"plan-edit-{o.id}", _("Edit {what}").format(what=o.name))
        super().__init__(o.name, self.side, self.edit, tone=Tone.ACCENT if o.side.is_ours else Tone.CUSTOMER)
        self.desk, self.names, self.told = desk, names, told
        self.facts, self.objective = facts, o
        self.fields: list[RestingReason] = []
        self.lines: list[ActionLine] = []
        self.carried = Carried(self, OBJECTIVE, o.id)
        self.setObjectName(f"plan-objective-{o.id}")
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.side.clicked.connect(self._choose_side)
        self.edit.clicked.connect(self._open)
        self._facts()
        self._measure()
        self._reasons()
        for action in o.actions:
            self._line(action)
        self._entry()
        self.stand()

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
            self.add(Words(" · ".join(parts), TextRole.MUTED))
        if self.facts.changed:
            self.add(changed_mark(self.facts.changed, _("changed")))
        words = _("Their aim: {aim}").format(aim=o.aim) if o.aim else _("+ their aim it serves")
        self.serves = _link(words, f"plan-serves-{o.id}")
        self.serves.clicked.connect(self._choose_aim)
        self.add(self.serves)

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
            self.told.stored.emit(self.objective.id, "aim_id", chosen.data() or None)

    def _measure(self) -> None:
        if self.objective.goal is not None:
            line = MeasureLine(self.objective, self.facts.values)
            line.measured.connect(self.told.measured)
            self.add(line)

    def _reasons(self) -> None:
        o = self.objective
        hint = _("½ {label}? Without this reason it is half an objective.")
        us = (WHY_US, _("Why for us"), o.why_us, "plan-why-us")
        them = (WHY_THEM, _("Why for them"), o.why_them, "plan-why-them")
        for name, label, text, handle in (them,) if looking().on else (us, them):
            one = RestingReason(label, text, hint.format(label=label), f"{handle}-{o.id}")
            one.stored.connect(_Store(self, name))
            one.left.connect(_Next(self, len(self.fields)))
            self.fields.append(one)
            self.add(Down(Words(label, TextRole.SMALL), one) if text else one)

    def _line(self, action: ActionRow) -> None:
        changed = self.facts.changed_actions.get(action.id, "")
        waits_for = dict(self.facts.waits).get(action.id, "")
        line = ActionLine(self.told, action, waits_for, changed, self.facts.today)
        self.lines.append(line)
        self.add(line)

    def _entry(self) -> None:
        o = self.objective
        label = _("New action for {what}").format(what=o.name)
        self.adder = RestingLine(label, add_hint(), f"plan-add-action-{o.id}", self._line_to_type)
        self.add(self.adder)
        if ("plan-action", o.id) in self.desk.drafts:
            self.adder.field()

    @property
    def entry(self) -> SaidLine:
        """The line for a new action, made when it is wanted first."""
        line = self.adder.field()
        assert isinstance(line, SaidLine)
        return line

    def _line_to_type(self) -> SaidLine:
        o = self.objective
        label = _("New action for {what}").format(what=o.name)
        line = SaidLine(self.desk, ("plan-action", o.id), label, add_hint(), self._understood)
        line.entered.connect(self._add)
        line.deeper.connect(self._add_and_open)
        line.stranger_asked.connect(self.told.stranger_asked)
        return line

    def _understood(self, text: str) -> Understood:
        return of_action(self.names.action(self.objective.id, text), self.names.currency)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Up and Alt+Down move the objective."""
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in STEPS:
            self.told.objective_moved.emit(self.objective.id, STEPS[key])
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
            self.told.action_dropped.emit(action, self.objective.id, above)
        elif objective is not None:
            self.told.objective_dropped.emit(objective, self.objective.id, event.position().y() > self.height() / 2)
        event.acceptProposedAction()

    # Doing

    def _open(self) -> None:
        self.told.opened.emit("objective", self.objective.id)

    def _choose_side(self) -> None:
        menu = QMenu(self)
        for side in Side:
            one = menu.addAction(side.label)
            one.setData(side)
            one.setCheckable(True)
            one.setChecked(side is self.objective.side)
        chosen = menu.exec(self.side.mapToGlobal(self.side.rect().bottomLeft()))
        if chosen is not None and chosen.data() is not self.objective.side:
            self.told.stored.emit(self.objective.id, "side", chosen.data())

    def _add(self, text: str) -> None:
        self.told.added.emit(self, text, False)

    def _add_and_open(self, text: str) -> None:
        self.told.added.emit(self, text, True)


def add_hint() -> str:
    """What the line for a new action understands."""
    return _("+ action: what, @who, by when, ~2h, needs 2d …")


def _link(words: str, name: str, said: str = "") -> _CardLink:
    link = _CardLink(words)
    link.setAccessibleName(said or words)
    link.setObjectName(name)
    return link


class _Store:
    """Stores one of the card's reasons."""

    def __init__(self, card: ObjectiveCard, name: str) -> None:
        self.card, self.name = card, name

    def __call__(self, text: str) -> None:
        self.card.told.stored.emit(self.card.objective.id, self.name, text)


class _Next:
    """Goes from one reason to the next, and from the last one to the actions."""

    def __init__(self, card: ObjectiveCard, at: int) -> None:
        self.card, self.at = card, at

    def __call__(self) -> None:
        following = self.card.fields[self.at + 1 :]
        (following[0] if following else self.card.entry).setFocus()
