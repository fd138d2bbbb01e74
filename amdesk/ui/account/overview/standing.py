"""How an account stands: its health with the evidence, and what is due there."""

from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from amdesk.analysis.series import Tone
from amdesk.model.day_rows import Due
from amdesk.model.rows import AccountHead
from amdesk.store.queries.accounts import account_head
from amdesk.store.queries.agenda import due_rows
from amdesk.ui.account.overview.part import Part
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Chip, Elided, Link, Text, TextRole
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.row import Row
from amdesk.ui.place import Place
from amdesk.words import _, day, plural

AHEAD_DAYS = 30
OPEN_AT_MOST = 7
DAY_WIDTH_PX = 66
PART_WIDTH_PX = 104


class HealthPart(Part):
    """The parts of the score with their evidence; hidden while someone is looking."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Health"), "health")

    def fill(self) -> None:
        """Read the newest health."""
        self.setVisible(not looking().on)
        head = account_head(self.desk.workspace, self.account_id)
        if self.shows_new(head.health):
            self._show(head)

    def _show(self, head: AccountHead) -> None:
        known = head.health.score is not None
        self.set_aside(str(head.health.score) if known else _("not enough known"))
        for part in head.health.parts:
            row = QHBoxLayout()
            label = Text(part.label)
            label.setFixedWidth(PART_WIDTH_PX)
            row.addWidget(label)
            row.addWidget(Text(part.evidence, role=TextRole.SMALL, wrap=True), 1)
            row.addWidget(Text("–" if part.score is None else str(round(part.score)), role=TextRole.STRONG))
            self.body.addLayout(row)
        for cap in head.health.caps:
            self.body.addWidget(Text(cap, role=TextRole.SMALL, wrap=True))
        share = head.health.confidence
        said = _("{n} % of what health is made of is known.") if share else _("Nothing that makes health is known yet.")
        self.body.addWidget(Text(said.format(n=share), role=TextRole.MUTED, wrap=True))


class OpenPart(Part):
    """What is due at the account; `late` counts what should have been done."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Open"), "open")
        self.late = 0

    def fill(self) -> None:
        """Read what is due within a month."""
        today = self.desk.workspace.today
        until = today + timedelta(days=AHEAD_DAYS)
        rows = due_rows(self.desk.workspace, until, self.account_id)
        self.late = sum(due.days_late > 0 for due in rows)
        if self.shows_new(rows, today):
            self._show(rows)

    def _show(self, rows: list[Due]) -> None:
        self.set_aside(str(len(rows)) if rows else "")
        for due in rows[:OPEN_AT_MOST]:
            self.body.addWidget(self._due(due))
        if len(rows) > OPEN_AT_MOST:
            more = Link(_("and {n} more").format(n=len(rows) - OPEN_AT_MOST))
            more.clicked.connect(partial(self.desk.go, Place("actions")))
            self.body.addWidget(more)
        if not rows:
            self.body.addWidget(Text(_("Nothing is due."), role=TextRole.MUTED))

    def _due(self, due: Due) -> Row:
        line = Row(due.what)
        when = Text(day(due.on, self.desk.workspace.today), role=TextRole.MUTED)
        when.setFixedWidth(DAY_WIDTH_PX)
        line.line.addWidget(when)
        line.line.addWidget(Elided(due.what), 1)
        if due.days_late > 0:
            line.line.addWidget(Chip(plural("{n} day late", "{n} days late", due.days_late), Tone.BAD))
        line.clicked.connect(partial(self.desk.open_row, due.subject, due.id, self.account_id))
        return line
