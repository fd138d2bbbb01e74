"""The strategy: objectives of both sides beside each other, with their actions; the form stands at the right."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.page_rows import Change
from amdesk.model.rows import ObjectiveRow, PlanContent
from amdesk.model.values import PlanStatus, Side
from amdesk.store.queries.booked import booked
from amdesk.store.queries.colleagues import me
from amdesk.store.queries.coverage import buying_steps
from amdesk.store.queries.findings import findings
from amdesk.store.queries.plan import current_plan, plan_content, plan_surroundings, plans_of
from amdesk.store.queries.plan_agreed import changes_since_agreed
from amdesk.store.queries.plan_work import aims_of, measured, waits
from amdesk.store.queries.profile import profile
from amdesk.ui.account.plan import doing
from amdesk.ui.account.plan.drawer import Drawer
from amdesk.ui.account.plan.editing import Editing
from amdesk.ui.account.plan.head import PlanHead
from amdesk.ui.account.plan.names import PlanNames
from amdesk.ui.account.plan.objective import CardFacts
from amdesk.ui.account.plan.side import BesidePlan, SideCards
from amdesk.ui.account.plan.strategy import Strategy
from amdesk.ui.account.tab import AccountTab
from amdesk.ui.desk import Desk
from amdesk.ui.kit.abreast import Abreast
from amdesk.ui.kit.focus import step_through, tab_stops
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.panel import Empty, Scroll, show_if
from amdesk.ui.place import Place
from amdesk.ui.records.dialog import ask_for
from amdesk.ui.said_line import SaidLine
from amdesk.ui.strangers import add_stranger
from amdesk.words import _, counted, plural, sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from amdesk.model.plans import Plan

NEW_TARGET = ("person_id", "stance_wanted", "by", "approach", "owner_id", "objective_id")
ACTION_FIELDS = ("name", "objective_id", "owner_id", "due", "effort_hours", "how")
OPENERS = {"action": "plan-action-row-{}", "objective": "plan-edit-{}"}
"""What opens the form of a row, by its name."""
AT_HOME_ELSEWHERE = ("intel", "profile_entry", "buying_step")
PARTS_OF_ANGLES = {"position": "position-line", "competitors": "presence"}


class PlanView(AccountTab):
    """One plan of the account, worked in; `part_asked` names the tab beside it that is wanted."""

    part_asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setObjectName("plan-view")
        self.plan: PlanContent | None = None
        self.plan_id: int | None = None
        self.changes: list[Change] = []
        self.head = PlanHead()
        self.names = PlanNames(desk)
        self.strategy = Strategy(desk, self.names)
        self.side = SideCards()
        self.drawer = Drawer(desk)
        self.editing = Editing(desk, self.names, self._go_on)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.area = Scroll(steady=True)
        self.area.body.addWidget(self.head)
        self.empty = Empty(
            _("No plan yet. A plan says what we want with this customer, for us and for them, and who does what."),
            _("Begin a plan…"),
            self.begin_plan,
        )
        if self.empty.button is not None:
            self.empty.button.setObjectName("plan-begin")
        self.empty.hide()
        self.area.body.addWidget(self.empty)
        self.body = Abreast(self.strategy, self.side, proportion=(2.4, 1.0), collapse_below=900)
        self.area.body.addWidget(self.body)
        self.area.body.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addWidget(self.drawer)

    def _connect(self) -> None:
        self.head.chosen.connect(self._choose_plan)
        self.head.asked.connect(self._do)
        self.side.asked.connect(self._ask)
        self.side.opened.connect(self._open)
        self.side.acted.connect(self.act_on)
        self.side.stepped.connect(self.close_angle)
        self.drawer.closed.connect(self._drawer_closed)
        for side in self.strategy.sides:
            side.entered.connect(self._add_objective)
        self.strategy.told.opened.connect(self.open_form)
        self.strategy.told.stranger_asked.connect(self.add_stranger)
        self.editing.listen(self.strategy.told)

    def _do(self, name: str) -> None:
        getattr(self, name)()

    # Showing

    def fill(self) -> None:
        """Read the plan and lay its objectives out by side."""
        if not self.account_id:
            return
        source = self.desk.workspace
        names = plans_of(source, self.account_id)
        if self.plan_id not in [plan.id for plan in names]:
            self.plan_id = current_plan(source, self.account_id)
        self.head.offer(names, self.plan_id)
        self.plan = plan_content(source, self.plan_id) if self.plan_id else None
        show_if(self.empty, self.plan is None)
        show_if(self.body, self.plan is not None)
        if self.plan is None:
            self.head.show_none()
            return
        self.changes = [] if looking().on else changes_since_agreed(source, self.plan.id)
        self.head.show_plan(self.plan, self.changes, source.today)
        self.head.sentence.setText(self._says(self.plan))
        self._show_objectives(self.plan)
        self.side.show_plan(self._beside(self.plan), source.today)
        self.drawer.renew(self.account_id)
        self._settle()
        self.strategy.give_back()

    def _settle(self) -> None:
        """Let all stand in its place now: the first picture shows it whole, and the keyboard finds what is new."""
        if self.isVisible():
            self.area.settle()

    def _beside(self, plan: PlanContent) -> BesidePlan:
        source = self.desk.workspace
        waiting = [] if looking().on else [one for one in findings(source, self.account_id) if one.waits]
        return BesidePlan(
            plan,
            profile(source, self.account_id),
            buying_steps(source, self.account_id),
            waiting,
            plan_surroundings(source, plan.id),
            booked(source),
        )

    def _choose_plan(self, plan: int) -> None:
        self.plan_id = plan
        self.drawer.leave()
        self.refresh()

    def _says(self, plan: PlanContent) -> str:
        today = self.desk.workspace.today
        actions = [action for objective in plan.objectives for action in objective.actions if action.status.is_open]
        late, open_ones = sum(action.due is not None and action.due < today for action in actions), len(actions)
        half = sum(objective.is_half for objective in plan.objectives)
        if not plan.objectives:
            return _("The plan is empty: say first what you want with this customer.")
        parts = [counted(open_ones, _("action is open"), _("actions are open"))]
        parts[0] += ", " + (plural("{n} of them late", "{n} of them late", late) if late else _("none of them late"))
        if half and not looking().on:
            parts.append(counted(half, _("objective lacks a reason"), _("objectives lack a reason")))
        return " ".join(sentence(part) for part in parts)

    def _show_objectives(self, plan: PlanContent) -> None:
        source = self.desk.workspace
        waiting, values = waits(source, plan.id), measured(source, plan.id)
        self.names.read(plan)
        aims = tuple(self.names.theirs.aims)
        told, told_actions = told_by_row(self.changes, "objective"), told_by_row(self.changes, "action")
        facts = [
            CardFacts(
                objective,
                tuple([t.person for t in plan.targets if t.objective_id == objective.id]),
                _of_actions(objective, waiting),
                values.get(objective.id, ()),
                aims,
                source.today,
                told.get(objective.id, ""),
                _of_actions(objective, told_actions),
                looking().on,
            )
            for objective in plan.objectives
        ]
        self.strategy.show_objectives(plan.id, facts, self.area.height() - self.body.y())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the plan as it is read, whichever cards were made anew."""
        parts = [*self.strategy.stops(), *self.side.stops(), *tab_stops(self.drawer)]
        stops = [self.area, *tab_stops(self.head), *tab_stops(self.empty), *parts]
        return step_through(self, stops, forward) or super().focusNextPrevChild(forward)

    def _go_on(self, handle: str) -> None:
        """Show what was stored, and give the keyboard back to where it was."""
        focus = QApplication.focusWidget()
        wanted = handle or (focus.objectName() if focus is not None and self.isAncestorOf(focus) else "")
        self.refresh()
        if wanted and self.findChild(QWidget, wanted) is None:
            self.strategy.make_all()
        found: QWidget | None = self.findChild(QWidget, wanted) if wanted else None
        if found is not None:
            found.setFocus()

    def go_to(self, place: Place) -> None:
        """Show the plan, and the row a place names in the drawer."""
        super().go_to(place)
        if place.subject == "plan" and place.row is not None:
            self.plan_id = place.row
            self._grow_stale()
        elif place.subject in ("objective", "action", "target", "resource") and place.row is not None:
            self.open_form(place.subject, place.row)

    # Doing

    def open_form(self, table: str, row: int) -> None:
        """Edit a row at the right."""
        self.drawer.open(table, row, self.account_id, OPENERS.get(table, "").format(row))
        self.side.setVisible(False)
        self.drawer.forms[table].focus()

    def _open(self, table: str, row: int) -> None:
        """Edit what belongs to the plan at the right; show anything else where it is at home."""
        if table in AT_HOME_ELSEWHERE:
            self.desk.open_row(table, row, self.account_id)
        else:
            self.open_form(table, row)

    def act_on(self, intel: int) -> None:
        """Ask for the action of this plan that answers a piece of intelligence."""
        first = self.plan.objectives[0].id if self.plan is not None and self.plan.objectives else None
        given = {"account_id": self.account_id, "intel_id": intel}
        proposed = {"objective_id": first, "owner_id": me(self.desk.workspace)}
        ask_for(self.desk, "action", given, proposed, self, account_id=self.account_id, fields=ACTION_FIELDS)

    def _drawer_closed(self) -> None:
        self.side.setVisible(True)

    def _ask(self, table: str) -> None:
        """Ask for a new row of a subject that belongs to the plan or the account."""
        if table == "aim":
            self._ask_for("aim", {"account_id": self.account_id})
        elif table == "target":
            self._ask_for("target", {"plan_id": self.plan_id}, fields=NEW_TARGET, after=doing.remember_stance)
        else:
            self._ask_for(table, {"plan_id": self.plan_id})

    def _ask_for(self, table: str, given: dict[str, Any], **more: Any) -> int | None:
        return ask_for(self.desk, table, given, {}, self, account_id=self.account_id, **more)

    def _add_objective(self, side: Side, text: str, deeper: bool) -> None:
        entry = (self.strategy.us if side.is_ours else self.strategy.them).entry
        if self.plan_id is not None and entry is not None:
            self.editing.add_objective(self.plan_id, entry, side, text, deeper)

    def add_stranger(self, kind: str, name: str) -> None:
        """Add the colleague or the person that a line names and nobody knows yet; the line then knows the name."""
        add_stranger(self.desk, kind, name, self, self.account_id)
        if self.plan is not None:
            self.names.read(self.plan)
        for line in self.findChildren(SaidLine):
            line.look_again()

    def close_angle(self, name: str) -> None:
        """Do the one step that closes an open angle, or go where it is done."""
        plan = self.plan
        if plan is None:
            return
        if name in PARTS_OF_ANGLES:
            self.part_asked.emit(PARTS_OF_ANGLES[name])
        elif name == "buying":
            self.desk.open_account(self.account_id, "map")
        elif name == "agreement":
            self.next_status()
        elif name == "review":
            self.review()
        elif name in ("people", "resources"):
            self._ask({"people": "target", "resources": "resource"}[name])
        elif name == "aims" and not aims_of(self.desk.workspace, self.account_id):
            self._ask("aim")
        else:
            self._work_on(name, plan)

    def _work_on(self, name: str, plan: PlanContent) -> None:
        """Go to the first objective that lacks something, or to the line for a new one."""
        lacking = {
            "reasons": lambda o: o.is_half,
            "measures": lambda o: not o.measure or o.goal is None,
            "dates": lambda o: o.due is None,
            "actions": lambda o: not o.actions or any(a.due is None or a.owner_id is None for a in o.actions),
            "aims": lambda o: not o.aim,
        }.get(name)
        found: ObjectiveRow | None = next(filter(lacking, plan.objectives), None) if lacking else None
        if found is None:
            side = next((side for side in Side if side.value == name), Side.PROTECT)
            column = self.strategy.us if side.is_ours else self.strategy.them
            if column.entry is not None:
                column.entry.edit.setFocus()
                column.entry.edit.setText(f"{side.label}: ")
            return
        card = self.strategy.card(found.id)
        if name in ("measures", "dates"):
            self.open_form("objective", found.id)
        elif card is not None and name == "reasons":
            next(one for one in card.fields if not one.text().strip()).setFocus()
        elif card is not None:
            (card.serves if name == "aims" else card.entry).setFocus()

    def begin_plan(self) -> None:
        """Begin a plan from one of the supplied ones, or from the last."""
        from amdesk.ui.account.plan.beginning import begin

        self._chosen_anew(begin(self.desk, self.account_id, self))

    def carry_over(self) -> None:
        """Begin the next period with every line of this plan confirmed or dropped."""
        if self.plan is not None:
            from amdesk.ui.account.plan.carrying import carry

            self._chosen_anew(carry(self.desk, self.plan, self))

    def _chosen_anew(self, plan: int | None) -> None:
        if plan is not None:
            self.plan_id = plan
            self.refresh()
            if self.strategy.us.entry is not None:
                self.strategy.us.entry.setFocus()

    def edit_plan(self) -> None:
        """Edit the plan's own fields at the right."""
        if self.plan_id is not None:
            self.open_form("plan", self.plan_id)

    def next_status(self) -> None:
        """Propose a draft; record the agreement to what was proposed, or to what was changed since."""
        if self.plan is None:
            return
        from amdesk.ui.account.plan import agreeing

        if self.plan.status is PlanStatus.DRAFT:
            agreeing.propose(self.desk, self.plan, self.window())
        elif self.plan.status in (PlanStatus.PROPOSED, PlanStatus.AGREED):
            agreeing.record(self.desk, self.plan, self.changes, self)

    def compare(self) -> None:
        """Show what is other than agreed, field by field."""
        if self.plan is not None:
            from amdesk.ui.account.plan.comparing import compare

            compare(self.desk, self.plan, self.changes, self)

    def review(self) -> None:
        """Step through the plan with the manager or the customer."""
        if self.plan is not None:
            from amdesk.ui.account.plan.reviewing import review

            review(self.desk, self.plan, self)

    def withdraw(self) -> None:
        """Make the plan a draft again."""
        self._change_plan(_("Back to draft: {plan}"), lambda row: row.withdraw())

    def close_plan(self) -> None:
        """End the plan."""
        self._change_plan(_("Close {plan}"), lambda row: row.close())

    def delete_plan(self) -> None:
        """Delete the plan and everything in it; it can be undone."""
        plan = self.plan
        if plan is None:
            return
        label = _("Delete plan: {plan}").format(plan=plan.name)
        if self.desk.change(label, lambda session: doing.delete_plan(session, plan.id)):
            self.desk.say(label, Tone.QUIET, _("Undo"), self.desk.undo)

    def _change_plan(self, label: str, act: "Callable[[Plan], object]") -> None:
        plan = self.plan
        if plan is None:
            return

        def change(session: "Session") -> None:
            act(doing.plan_of(session, plan.id))

        self.desk.change(label.format(plan=plan.name), change)

    def print_plan(self) -> None:
        """Show the plan as it would be printed."""
        from amdesk.ui.printing.plan import preview_plan

        preview_plan(self.desk, self.account_id, self.window(), self.plan_id)


def _of_actions(objective: ObjectiveRow, said: dict[int, str]) -> dict[int, str]:
    """What is said of the actions of an objective."""
    return {action.id: said[action.id] for action in objective.actions if action.id in said} if said else {}


def told_by_row(changes: list[Change], table: str) -> dict[int, str]:
    """By row of a table: what is other than agreed, in sentences."""
    found: dict[int, list[str]] = {}
    for change in changes:
        if change.table == table:
            found.setdefault(change.row, []).append(change.what)
    return {row: "\n".join(sentences) for row, sentences in found.items()}
