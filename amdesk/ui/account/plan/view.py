"""The strategy: objectives of both sides beside each other, with their actions; the form stands at the right."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.page_rows import PlanLine
from amdesk.model.rows import ObjectiveRow, PlanContent
from amdesk.model.values import ActionStatus, PlanStatus, Side
from amdesk.store.queries.plan import current_plan, plan_content, plans_of
from amdesk.store.queries.profile import profile
from amdesk.ui.account.plan import doing
from amdesk.ui.account.plan.drawer import Drawer
from amdesk.ui.account.plan.objective import ObjectiveCard
from amdesk.ui.account.plan.side import SideCards
from amdesk.ui.account.tab import AccountTab
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button, MenuButton
from amdesk.ui.kit.choice_editors import Combo
from amdesk.ui.kit.labels import Chip, Text, TextRole
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.panel import Columns, Empty, Scroll, empty_out
from amdesk.ui.place import Place
from amdesk.ui.records.dialog import ask_for
from amdesk.words import _, counted, day, full_day, plural, sentence

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

STATUS_TONES = {
    PlanStatus.DRAFT: Tone.QUIET,
    PlanStatus.PROPOSED: Tone.WARN,
    PlanStatus.AGREED: Tone.GOOD,
    PlanStatus.CLOSED: Tone.QUIET,
}
PLAN_NAME_LENGTH = 28
NEW_TARGET = ("person_id", "stance_wanted", "by", "approach", "owner_id")
NEW_OBJECTIVE = ("name", "side", "measure", "measure_unit", "start", "goal", "due", "why_us", "why_them", "aim_id")


class PlanView(AccountTab):
    """One plan of the account, worked in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setObjectName("plan-view")
        self.plan: PlanContent | None = None
        self.plan_id: int | None = None
        self.sentence = Text("", role=TextRole.STRONG, wrap=True)
        self.sentence.setObjectName("plan-sentence")
        self.choice: QComboBox = Combo()
        self.choice.setAccessibleName(_("Plan"))
        self.choice.setMinimumContentsLength(PLAN_NAME_LENGTH)
        self.choice.activated.connect(self._choose_plan)
        self.status = Chip("")
        self.age = Text("", role=TextRole.MUTED)
        self.buttons = QWidget()
        self.columns = Columns(proportion=(1.0, 1.0), collapse_below=640)
        self.side = SideCards()
        self.side.asked.connect(self._ask)
        self.drawer = Drawer(desk)
        self.drawer.closed.connect(self._drawer_closed)
        self._lay_out()

    def _lay_out(self) -> None:
        self.head = QWidget()
        line = QHBoxLayout(self.head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        for widget in (self.choice, self.status, self.age):
            line.addWidget(widget)
        line.addStretch(1)
        self._commands(line)
        self.area = Scroll()
        self.area.body.addWidget(self.sentence)
        self.area.body.addWidget(self.head)
        self.empty = Empty(
            _("No plan yet. A plan says what we want with this customer, for us and for them, and who does what."),
            _("Begin a plan"),
            self.begin_plan,
        )
        self.area.body.addWidget(self.empty)
        self.body = Columns(proportion=(2.4, 1.0), collapse_below=900)
        self.body.left.addWidget(self.columns)
        self.body.right.addWidget(self.side)
        self.area.body.addWidget(self.body)
        self.area.body.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addWidget(self.drawer)
        self.side.opened.connect(self.open_form)

    def _commands(self, line: QHBoxLayout) -> None:
        self.print_button = Button(_("Print…"), icon_name="printer")
        self.print_button.setObjectName("plan-print")
        self.print_button.clicked.connect(self.print_plan)
        self.agree_button = Button("", primary=True)
        self.agree_button.setObjectName("plan-agree")
        self.agree_button.clicked.connect(self.next_status)
        self.more = MenuButton(_("More"))
        self.more.add(_("Edit this plan"), self.edit_plan, "pencil")
        self.more.add(_("New plan"), self.begin_plan, "plus")
        self.more.add(_("Back to draft"), self.withdraw)
        self.more.add(_("Close this plan"), self.close_plan)
        self.more.add(_("Delete this plan"), self.delete_plan, "trash")
        for button in (self.print_button, self.more, self.agree_button):
            line.addWidget(button)

    # Showing

    def fill(self) -> None:
        """Read the plan and lay its objectives out by side."""
        if not self.account_id:
            return
        source = self.desk.workspace
        names = plans_of(source, self.account_id)
        self._offer_plans(names)
        self.plan = plan_content(source, self.plan_id) if self.plan_id else None
        self.empty.setVisible(self.plan is None)
        self.head.setVisible(self.plan is not None)
        self.body.setVisible(self.plan is not None)
        if self.plan is None:
            self.sentence.setText(_("There is no plan for this account."))
            return
        self._show_head(self.plan)
        self._show_sides(self.plan)
        aims = [text for text in profile(source, self.account_id) if text.section is None]
        self.side.show_plan(self.plan, aims, source.today)
        self.drawer.renew(self.account_id)

    def _offer_plans(self, names: list[PlanLine]) -> None:
        ids = [plan.id for plan in names]
        if self.plan_id not in ids:
            self.plan_id = current_plan(self.desk.workspace, self.account_id)
        self.choice.blockSignals(True)
        self.choice.clear()
        for plan in names:
            self.choice.addItem(plan.name, plan.id)
        self.choice.setCurrentIndex(ids.index(self.plan_id) if self.plan_id in ids else -1)
        self.choice.blockSignals(False)

    def _choose_plan(self, index: int) -> None:
        self.plan_id = self.choice.itemData(index)
        self.drawer.leave()
        self.refresh()

    def _show_head(self, plan: PlanContent) -> None:
        today = self.desk.workspace.today
        words = plan.status.label
        if plan.status is PlanStatus.AGREED and plan.agreed_on is not None:
            words = _("Agreed {day}").format(day=day(plan.agreed_on, today))
        self.status.say(words, STATUS_TONES[plan.status], "✓" if plan.status is PlanStatus.AGREED else "")
        self.age.setText(f"{full_day(plan.starts)} – {full_day(plan.ends)}")
        self.agree_button.setVisible(plan.status in (PlanStatus.DRAFT, PlanStatus.PROPOSED))
        proposed = plan.status is PlanStatus.PROPOSED
        self.agree_button.setText(_("Record agreement…") if proposed else _("Propose"))
        self.sentence.setText(self._says(plan))

    def _says(self, plan: PlanContent) -> str:
        today = self.desk.workspace.today
        actions = [action for objective in plan.objectives for action in objective.actions]
        late = sum(action.status.is_open and action.due is not None and action.due < today for action in actions)
        open_ones = sum(action.status.is_open for action in actions)
        half = sum(objective.is_half for objective in plan.objectives)
        if not plan.objectives:
            return _("The plan is empty: say first what you want with this customer.")
        parts = [counted(open_ones, _("action is open"), _("actions are open"))]
        parts[0] += ", " + (plural("{n} of them late", "{n} of them late", late) if late else _("none of them late"))
        if half and not looking().on:
            parts.append(counted(half, _("objective lacks a reason"), _("objectives lack a reason")))
        return " ".join(sentence(part) for part in parts)

    def _show_sides(self, plan: PlanContent) -> None:
        halves = (
            (self.columns.left, _("For us: protect and grow"), Tone.ACCENT, Side.PROTECT, True),
            (self.columns.right, _("For the customer: care and cultivate"), Tone.CUSTOMER, Side.CARE, False),
        )
        for column, title, tone, side, ours in halves:
            empty_out(column)
            heading = Text(title, role=TextRole.STRONG)
            heading.set_tone(tone)
            column.addWidget(heading)
            for objective in (o for o in plan.objectives if o.side.is_ours == ours):
                column.addWidget(self._card(objective))
            add = Button(_("+ Objective"))
            add.setObjectName("plan-add-objective" if ours else "plan-add-objective-customer")
            add.clicked.connect(_AddObjective(self, side))
            column.addWidget(add)
            column.addStretch(1)

    def _card(self, objective: ObjectiveRow) -> ObjectiveCard:
        assert self.plan is not None
        own = [t.person for t in self.plan.targets if t.objective_id == objective.id]
        card = ObjectiveCard(objective, own, self.desk.workspace.today)
        card.opened.connect(self.open_form)
        card.added.connect(self.add_action)
        card.ticked.connect(self.tick)
        return card

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
        self.drawer.open(table, row, self.account_id)
        self.side.setVisible(False)
        self.drawer.forms[table].focus()

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

    def _ask_for(
        self, table: str, given: dict[str, Any], proposed: dict[str, Any] | None = None, **more: Any
    ) -> int | None:
        return ask_for(self.desk, table, given, proposed, self, account_id=self.account_id, **more)

    def add_objective(self, side: Side) -> None:
        """Ask for a new objective of a side."""
        self._ask_for("objective", {"plan_id": self.plan_id}, {"side": side}, fields=NEW_OBJECTIVE)

    def add_action(self, objective: int, name: str) -> None:
        """Add an action to an objective; I own it until someone else does."""
        source = self.desk.workspace
        values: dict[str, Any] = {
            "name": name,
            "account_id": self.account_id,
            "objective_id": objective,
            "owner_id": doing.me(source),
            "place": doing.next_place(source, objective),
        }
        label = _("Add action: {name}").format(name=name)
        self.desk.change(label, lambda session: doing.add_action(session, values))
        self.refresh()
        entry = self.findChild(QWidget, f"plan-add-action-{objective}")
        if entry is not None:
            entry.setFocus()

    def tick(self, action: int, done: bool) -> None:
        """An action is done, or to be done after all."""
        label = _("Done: {name}") if done else _("To do again: {name}")
        found = [a for o in (self.plan.objectives if self.plan else ()) for a in o.actions if a.id == action]
        name = found[0].name if found else ""
        status = ActionStatus.DONE if done else ActionStatus.OPEN
        self.desk.change(label.format(name=name), lambda session: doing.set_action(session, action, status))
        self.refresh()

    def begin_plan(self) -> None:
        """Begin a plan for a year from today."""
        proposed = doing.next_period(self.desk.workspace.today)
        fields = ("name", "starts", "ends", "summary")
        created = self._ask_for("plan", {"account_id": self.account_id}, proposed, fields=fields)
        if created is not None:
            self.plan_id = created
            self.refresh()

    def edit_plan(self) -> None:
        """Edit the plan's own fields at the right."""
        if self.plan_id is not None:
            self.open_form("plan", self.plan_id)

    def next_status(self) -> None:
        """Propose a draft; record the agreement to what was proposed."""
        plan = self.plan
        if plan is None:
            return
        if plan.status is PlanStatus.DRAFT:
            content = doing.frozen(plan)
            self._change_plan(_("Propose {plan}"), lambda row: row.propose(content))
        else:
            today = {"on": self.desk.workspace.today}
            self._ask_for("agreement", {"plan_id": plan.id}, today, after=doing.agree)

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

    def _change_plan(self, label: str, act: Any) -> None:
        plan = self.plan
        if plan is None:
            return

        def change(session: "Session") -> None:
            act(doing.plan_of(session, plan.id))

        self.desk.change(label.format(plan=plan.name), change)

    def print_plan(self) -> None:
        """Show the plan as it would be printed."""
        from amdesk.ui.printing.plan import preview_plan

        preview_plan(self.desk, self.account_id, self.window())


class _AddObjective:
    """Asks for an objective of one side."""

    def __init__(self, view: PlanView, side: Side) -> None:
        self.view, self.side = view, side

    def __call__(self, checked: bool = False) -> None:
        self.view.add_objective(self.side)
