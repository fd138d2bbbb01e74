"""What they want this year: each aim with the objective of ours that serves it, or one step towards one."""

from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from amdesk.analysis.profile import is_aim_stale
from amdesk.analysis.series import Tone
from amdesk.model.profile_rows import AimRow
from amdesk.store.queries.profile import aim_rows, free_objectives, plan_in_work
from amdesk.ui.account.overview import doing
from amdesk.ui.account.overview.inline import Wish
from amdesk.ui.account.overview.part import WORDS, Part
from amdesk.ui.account.overview.sections import old_chip
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import MenuButton, menu_safe
from amdesk.ui.kit.flow import Flow
from amdesk.ui.kit.labels import Chip, Link, Text, TextRole, shown
from amdesk.ui.kit.looking import looking
from amdesk.words import _, full_day

FIELDS = ("text", "measure", "year", "source", "on")
ALL_FIELDS = (*FIELDS, "reached")
NEW = "new"


class AimsPart(Part):
    """Their aims, those not reached first; whether ours serve them is not for their eyes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("What they want this year"), "aims")
        self.plan: int | None = None

    def fill(self) -> None:
        """Read the aims and what serves them."""
        source = self.desk.workspace
        aims = aim_rows(source, self.account_id)
        self.plan = plan_in_work(source, self.account_id)
        if not self.shows_new(aims, self.plan, source.today):
            return
        for aim in aims:
            self._add_aim(aim)
        if not aims:
            self.body.addWidget(Text(_("Not known yet: ask what they want to reach this year."), wrap=True))
        if self.asked == NEW:
            proposed = {"year": source.today.year, "on": source.today}
            self.add_form(self.body, Wish("aim", self.account_id, FIELDS, {"account_id": self.account_id}, proposed))
        else:
            link = self.link(_("+ aim"), "overview-add-aim", self.ask, NEW)
            self.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def name_after(self, key: Hashable) -> str:
        """An aim is followed by itself, a new one by the next."""
        return "overview-add-aim" if key == NEW else f"aim-{key}"

    def _add_aim(self, aim: AimRow) -> None:
        if self.asked == aim.id:
            values = {name: getattr(aim, name) for name in ALL_FIELDS}
            self.add_form(self.body, Wish("aim", self.account_id, ALL_FIELDS, {}, values, aim.id))
            return
        told = [aim.measure, str(aim.year) if aim.year else "", aim.source, full_day(aim.on) if aim.on else ""]
        chip = Chip(_("reached"), Tone.GOOD, "✓") if aim.reached else None
        if chip is None and is_aim_stale(aim, self.desk.workspace.today):
            chip = old_chip()
        row = self.line(aim.text, " · ".join(part for part in told if part), partial(self.ask, aim.id), chip)
        row.setObjectName(f"aim-{aim.id}")
        words = row.findChild(QVBoxLayout, WORDS)
        if isinstance(words, QVBoxLayout) and not looking().on and not aim.reached:
            words.addWidget(self._serving(aim))
        self.body.addWidget(row)

    def _serving(self, aim: AimRow) -> QWidget:
        box = QWidget()
        flow = Flow(box, gap=8)
        flow.setContentsMargins(0, 2, 0, 0)
        if aim.served_by:
            flow.addWidget(Text(_("Served by"), role=TextRole.MUTED))
        for number, name in aim.served_by:
            link = Link(name)
            link.setObjectName(f"aim-served-by-{number}")
            link.clicked.connect(partial(self._open_objective, number))
            flow.addWidget(link)
        if not aim.served_by:
            flow.addWidget(Chip(_("no objective serves this"), Tone.WARN, "!"))
            flow.addWidget(self._step(aim))
        return box

    def _step(self, aim: AimRow) -> QWidget:
        if self.plan is None:
            link = self.link(_("Begin a plan"), f"aim-plan-{aim.id}", self._open_plan)
            return link
        button = MenuButton(_("Serve it"), fill=partial(self._fill_step, aim))
        button.setObjectName(f"aim-serve-{aim.id}")
        return button

    def _fill_step(self, aim: AimRow, menu: QMenu) -> None:
        if self.plan is None:
            return
        menu.addAction(_("New objective for it")).triggered.connect(partial(self.begin_objective, aim))
        free = free_objectives(self.desk.workspace, self.plan)
        if free:
            menu.addSeparator()
        for number, name in free:
            action = menu.addAction(menu_safe(shown(name)))
            action.triggered.connect(partial(self.serve, aim, number))

    def begin_objective(self, aim: AimRow, checked: bool = False) -> None:
        """Put a new objective for an aim into the plan."""
        label = _("New objective for their aim: {aim}").format(aim=shown(aim.text))
        act = partial(doing.begin_objective, aim=aim.id, plan=self.plan or 0)
        if (number := self.desk.change(label, act)) is not None:
            self.desk.say(label, Tone.QUIET, _("Open it"), partial(self._open_objective, number))

    def serve(self, aim: AimRow, objective: int, checked: bool = False) -> None:
        """Let an objective of the plan serve an aim."""
        label = _("Serves their aim: {aim}").format(aim=shown(aim.text))
        self.desk.change(label, partial(doing.serve_aim, aim=aim.id, objective=objective))

    def _open_objective(self, number: int, checked: bool = False) -> None:
        self.desk.open_row("objective", number, self.account_id)

    def _open_plan(self, checked: bool = False) -> None:
        self.desk.open_account(self.account_id, "plan")
