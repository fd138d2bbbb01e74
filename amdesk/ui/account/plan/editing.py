"""What typing, ticking, moving and carrying in a plan stores: each one step, undone as one."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from amdesk.analysis.series import Tone
from amdesk.model.values import ActionStatus, Side
from amdesk.store.queries.colleagues import me as me_of
from amdesk.ui.account.plan import doing
from amdesk.ui.account.plan.names import PlanNames
from amdesk.ui.account.plan.objective import ObjectiveCard
from amdesk.ui.account.plan.told import Told
from amdesk.ui.desk import Desk
from amdesk.ui.said_line import SaidLine
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

FIELD_WORDS = {
    "why_us": "Why for us: {what}",
    "why_them": "Why for them: {what}",
    "aim_id": "Their aim: {what}",
    "side": "Side: {what}",
}
NAMES = {"action": "SELECT name FROM action WHERE id = ?", "objective": "SELECT name FROM objective WHERE id = ?"}


class Editing:
    """Stores what is done on the cards; `after` is called with the handle the keyboard goes on at."""

    def __init__(self, desk: Desk, names: PlanNames, after: Callable[[str], object]) -> None:
        self.desk, self.names, self.after = desk, names, after

    def listen(self, told: Told) -> None:
        """Store what is done on the cards."""
        told.added.connect(self.add_action)
        told.ticked.connect(self.tick)
        told.stored.connect(self.set_field)
        told.measured.connect(self.measure)
        told.action_moved.connect(self.move_action)
        told.action_removed.connect(self.remove_action)
        told.action_dropped.connect(self.drop_action)
        told.objective_moved.connect(self.move_objective)
        told.objective_dropped.connect(self.drop_objective)
        told.objective_dropped_last.connect(self.drop_last)

    def _name(self, table: str, row: int) -> str:
        found = self.desk.workspace.select(NAMES[table], (row,))
        return str(found[0][0]) if found else ""

    def _change(self, words: str, name: str, act: "Callable[[Session], Any]", focus: str = "") -> Any:
        done = self.desk.change(_(words).format(what=name), act)
        self.after(focus)
        return done

    # Adding

    def add_objective(self, plan: int, entry: SaidLine, side: Side, text: str, deeper: bool) -> None:
        """Add what was typed; `deeper` goes on at its reasons, else the line waits for the next."""
        said = self.names.objective(text)
        act = partial(doing.add_objective, plan=plan, side=side, said=said)
        added = entry.keep(_("Add objective: {what}").format(what=said.name), act)
        self.after(f"plan-why-us-{added}" if deeper and added is not None else entry.edit.objectName())

    def add_action(self, card: ObjectiveCard, text: str, deeper: bool) -> None:
        """Add an action as typed; I own it unless someone else is named. `deeper` opens all of it at the right."""
        said, number = self.names.action(card.objective.id, text), card.objective.id
        act = partial(doing.add_action, objective=number, said=said, me=me_of(self.desk.workspace))
        added = card.entry.keep(_("Add action: {what}").format(what=said.name), act)
        self.after(f"plan-add-action-{number}")
        if deeper and added is not None:
            card.told.opened.emit("action", added)

    # Changing

    def tick(self, action: int, done: bool) -> None:
        """Tick an action, or take the tick back."""
        status = ActionStatus.DONE if done else ActionStatus.OPEN
        words = "Done: {what}" if done else "Not done: {what}"
        act = partial(doing.set_action, action=action, status=status)
        self._change(words, self._name("action", action), act, f"plan-action-tick-{action}")

    def set_field(self, objective: int, name: str, value: Any) -> None:
        """Store a field of an objective."""
        act = partial(doing.set_field, objective=objective, name=name, value=value)
        self._change(FIELD_WORDS[name], self._name("objective", objective), act)

    def measure(self, objective: int, value: Decimal) -> None:
        """Note what the measure is today."""
        act = partial(doing.measure, objective=objective, value=value, on=self.desk.workspace.today)
        self._change("Measure: {what}", self._name("objective", objective), act, f"plan-measure-{objective}")

    def remove_action(self, action: int) -> None:
        """Take an action away and offer it again."""
        name = self._name("action", action)
        if self._change("Delete action: {what}", name, partial(doing.remove_action, action=action)):
            self.desk.say(_("Deleted: {what}").format(what=name), Tone.QUIET, _("Undo"), self.desk.undo)

    # Moving

    def move_action(self, action: int, step: int) -> None:
        """Up or down, over the edge into the next objective."""
        act = partial(doing.shift_action, action=action, step=step)
        self._change("Move action: {what}", self._name("action", action), act, f"plan-action-row-{action}")

    def drop_action(self, action: int, objective: int, at: int) -> None:
        """To where it was let go."""
        act = partial(doing.put_action, action=action, objective=objective, at=at)
        self._change("Move action: {what}", self._name("action", action), act, f"plan-action-row-{action}")

    def move_objective(self, objective: int, step: int) -> None:
        """Up or down on its side, over the edge onto the other."""
        act = partial(doing.shift_objective, objective=objective, step=step)
        self._change("Move objective: {what}", self._name("objective", objective), act, f"plan-edit-{objective}")

    def drop_objective(self, objective: int, other: int, after: bool) -> None:
        """Before or after the one it was let go on."""
        if objective != other:
            self._put(objective, partial(doing.put_beside, objective=objective, other=other, after=after))

    def drop_last(self, objective: int, side: Side) -> None:
        """At the end of the side it was let go on."""
        self._put(objective, partial(doing.put_last, objective=objective, side=side))

    def _put(self, objective: int, act: "Callable[[Session], Any]") -> None:
        self._change("Move objective: {what}", self._name("objective", objective), act, f"plan-edit-{objective}")
