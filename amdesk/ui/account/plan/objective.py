"""One objective as a card: whom it serves, its measure, both reasons, its actions and a line to add one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMenu, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.rows import ActionRow, ObjectiveRow
from amdesk.model.values import Side
from amdesk.ui.account.plan.action_line import ActionLine, AltPasses, changed_mark, sleeping_action
from amdesk.ui.account.plan.measure import Values, sleeping_measure
from amdesk.ui.account.plan.objective_board import ObjectiveBoard
from amdesk.ui.account.plan.resting import RestingLine, RestingReason, line_face, reason_face
from amdesk.ui.account.plan.told import Told
from amdesk.ui.kit.asleep import Asleep, sleeping_link
from amdesk.ui.kit.buttons import menu_safe
from amdesk.ui.kit.cards import SleepingCard
from amdesk.ui.kit.drawn import Words
from amdesk.ui.kit.drawn_groups import Down
from amdesk.ui.kit.labels import Link, TextRole
from amdesk.ui.kit.looking import looking
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
    waits: Mapping[int, str]
    values: Values
    aims: tuple[tuple[int, str], ...]
    today: date
    changed: str = ""
    changed_actions: Mapping[int, str] = field(default_factory=dict)
    looking: bool = False


class ObjectiveCard(SleepingCard):
    """What is done on it is told through `told`, which all cards of a plan share."""

    def __init__(self, desk: "Desk", names: "PlanNames", told: Told, facts: CardFacts) -> None:
        o = facts.objective
        said = _("Side: {side}. Change it").format(side=o.side.label)
        self._side = self._link(o.side.label, f"plan-side-{o.id}", self._choose_side, said)
        edit = self._link(_("edit"), f"plan-edit-{o.id}", self._open, _("Edit {what}").format(what=o.name))
        tone = Tone.ACCENT if o.side.is_ours else Tone.CUSTOMER
        super().__init__(o.name, self._side, edit, tone=tone, name=f"plan-objective-{o.id}")
        self.desk, self.names, self.told = desk, names, told
        self.facts, self.objective = facts, o
        self._reasons_shown: list[Asleep[RestingReason]] = []
        self.lines: list[Asleep[ActionLine]] = []
        self._facts()
        self._measure()
        self._reasons()
        for action in o.actions:
            self._line(action)
        self._entry()

    def made(self) -> ObjectiveBoard:
        """What takes keys, pulls and drops."""
        return ObjectiveBoard(self.told, self.objective, self.group, self.tone, self.lines)

    def _link(self, words: str, name: str, act: Callable[[], None], said: str = "") -> Asleep[Link]:
        return sleeping_link(words, name, act, said, _CardLink)

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
        self._serves = self._link(words, f"plan-serves-{o.id}", self._choose_aim)
        self.add(self._serves)

    @property
    def serves(self) -> Link:
        """The aim of theirs it serves, to be chosen; the card is awake."""
        return self._serves.awake

    def _choose_aim(self) -> None:
        menu = QMenu(self.awake)
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
            self.add(sleeping_measure(self.told, self.objective, self.facts.values))

    def _reasons(self) -> None:
        o = self.objective
        hint = _("½ {label}? Without this reason it is half an objective.")
        us = (WHY_US, _("Why for us"), o.why_us, "plan-why-us")
        them = (WHY_THEM, _("Why for them"), o.why_them, "plan-why-them")
        for name, label, text, handle in (them,) if looking().on else (us, them):
            asked = hint.format(label=label)
            made = partial(RestingReason, label, text, asked, f"{handle}-{o.id}")
            one = Asleep(reason_face(text, asked), partial(self._reason, made, name, len(self._reasons_shown)))
            self._reasons_shown.append(one)
            self.add(Down(Words(label, TextRole.SMALL), one) if text else one)

    def _reason(self, made: Callable[[], RestingReason], name: str, at: int) -> RestingReason:
        one = made()
        one.stored.connect(_Store(self, name))
        one.left.connect(_Next(self, at))
        return one

    @property
    def fields(self) -> list[RestingReason]:
        """Both reasons; the card is awake."""
        return [one.awake for one in self._reasons_shown]

    def _line(self, action: ActionRow) -> None:
        changed = self.facts.changed_actions.get(action.id, "")
        waits_for = self.facts.waits.get(action.id, "")
        line = sleeping_action(self.told, action, waits_for, changed, self.facts.today)
        self.lines.append(line)
        self.add(line)

    def _entry(self) -> None:
        self._adder = Asleep(line_face(add_hint()), self._resting_line)
        self.add(self._adder)

    @property
    def is_typed(self) -> bool:
        """Whether words for a new action wait in its line."""
        return ("plan-action", self.objective.id) in self.desk.drafts

    def _resting_line(self) -> RestingLine:
        o = self.objective
        label = _("New action for {what}").format(what=o.name)
        line = RestingLine(label, add_hint(), f"plan-add-action-{o.id}", self._line_to_type)
        if self.is_typed:
            line.field()
        return line

    def keyboard(self) -> tuple[str, int] | None:
        """The name of what on it has the keyboard, and of which action's line from the top; None when nothing has."""
        focus = QApplication.focusWidget()
        if focus is None or self.widget is None or not self.widget.isAncestorOf(focus):
            return None
        here = (at for at, line in enumerate(self.lines) if focus in (line.awake, line.awake.box))
        return focus.objectName(), next(here, len(self.lines))

    def take_keyboard(self, name: str, at: int) -> None:
        """Give the keyboard to what has this name, else to the line that stands there now, else to the line to type."""
        lines = [line.awake for line in self.lines]
        found: QWidget | None = self.awake.findChild(QWidget, name) if name else None
        (found or (lines[min(at, len(lines) - 1)] if lines else self._adder.awake)).setFocus()

    @property
    def entry(self) -> SaidLine:
        """The line for a new action, made when it is wanted first; the card is awake."""
        line = self._adder.awake.field()
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

    # Doing

    def _open(self) -> None:
        self.told.opened.emit("objective", self.objective.id)

    def _choose_side(self) -> None:
        menu = QMenu(self.awake)
        for side in Side:
            one = menu.addAction(side.label)
            one.setData(side)
            one.setCheckable(True)
            one.setChecked(side is self.objective.side)
        chosen = menu.exec(self._side.awake.mapToGlobal(self._side.awake.rect().bottomLeft()))
        if chosen is not None and chosen.data() is not self.objective.side:
            self.told.stored.emit(self.objective.id, "side", chosen.data())

    def _add(self, text: str) -> None:
        self.told.added.emit(self, text, False)

    def _add_and_open(self, text: str) -> None:
        self.told.added.emit(self, text, True)


def add_hint() -> str:
    """What the line for a new action understands."""
    return _("+ action: what, @who, by when, ~2h, needs 2d …")


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
