"""Check-ins by the agreed rhythm: who waits too long, a day proposed for each, logged or planned by one key."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QVBoxLayout

from amdesk.analysis.check_ins import proposed
from amdesk.analysis.series import Tone
from amdesk.model.loop_rows import CheckIn
from amdesk.store.queries.check_ins import booked, waiting
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.columns import ColumnKind, TableColumn
from amdesk.ui.kit.filter_bar import FilterBar
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.panel import Card
from amdesk.ui.kit.table import Table
from amdesk.ui.planning import plan_check_ins
from amdesk.ui.rows_out import RowsOut
from amdesk.ui.table_memory import recall_table, remember_table
from amdesk.ui.view import View
from amdesk.words import _, day, plural

LOG_KEY, PLAN_KEY = "Ctrl+Return", "Ctrl+Shift+Return"


class CheckInsView(View):
    """The table of check-ins; Enter opens the account."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.rows: dict[int, CheckIn] = {}
        self.reading = Text("", role=TextRole.MUTED, wrap=True)
        self.reading.setObjectName("check-ins-reading")
        self.table = Table(
            self._columns(),
            name=_("Check-ins"),
            empty=_("Nobody waits for a check-in this week. Accounts stand here by their agreed rhythm."),
        )
        self.table.setObjectName("check-ins-table")
        self.bar = FilterBar(self.table, hint=_("Search accounts"))
        self.out = RowsOut(desk, self.table, _("Check-ins"), self.bar)
        self.log_button = Button(_("Log it"), icon_name="message", tip=LOG_KEY)
        self.log_button.setObjectName("check-in-log")
        self.plan_button = Button(_("Plan as proposed"), icon_name="calendar-event", tip=PLAN_KEY)
        self.plan_button.setObjectName("check-in-plan")
        self._lay_out()
        self._connect()
        recall_table(self.table, "check-ins")

    def _lay_out(self) -> None:
        for button in (self.log_button, self.plan_button):
            button.setEnabled(False)
            self.bar.add(button)
        card = Card()
        card.setContentsMargins(-8, -4, -8, -6)
        card.body.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.reading)
        column.addWidget(self.bar)
        column.addWidget(card, 1)

    def _connect(self) -> None:
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._offer)
        self.table.set_menu(self._fill_menu)
        keys: tuple[tuple[Button, str, Callable[[], object]], ...] = (
            (self.log_button, LOG_KEY, self.log),
            (self.plan_button, PLAN_KEY, self.plan),
        )
        for button, key, act in keys:
            button.clicked.connect(act)
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember how the table was left."""
        remember_table(self.table, "check-ins")
        super().hideEvent(event)

    def _columns(self) -> list[TableColumn]:
        text, today = ColumnKind.TEXT, self.desk.workspace.today
        return [
            TableColumn("account", _("Account"), strong=True, locked=True, text=_account),
            TableColumn("tier", _("Tier"), ColumnKind.CHIP, 84, text=_tier),
            TableColumn("over", _("State"), ColumnKind.CHIP, text=_over_words, sort=_over, tone=_tone),
            TableColumn("days", _("Silent"), ColumnKind.NUMBER, 72, tip=_("Days since the last check-in")),
            TableColumn("rhythm", _("Agreed"), ColumnKind.NUMBER, 76, value=_rhythm, tip=_("Days between check-ins")),
            TableColumn("proposed", _("Proposed"), ColumnKind.DATE, 112, text=lambda row: day(row.proposed, today)),
            TableColumn("channel", _("How"), text, 96, text=_channel),
            TableColumn("do_nots", _("Do not"), text, text=_do_nots, muted=True, private=True),
        ]

    # Showing

    def fill(self) -> None:
        """Read who waits, and propose a day for each."""
        source = self.desk.workspace
        rows = proposed(waiting(source), source.today, booked(source))
        self.rows = {row.waiting.account_id: row for row in rows}
        self.table.set_rows(rows, list(self.rows))
        self.reading.setText(says(rows))
        self._offer(self.table.chosen_keys())

    def _chosen(self) -> list[CheckIn]:
        return [self.rows[key] for key in self.table.chosen_keys() if isinstance(key, int) and key in self.rows]

    def stands_on(self) -> tuple[int, int | None] | None:
        """The one account chosen."""
        rows = self._chosen()
        return (rows[0].waiting.account_id, None) if len(rows) == 1 else None

    def _offer(self, keys: list[Hashable]) -> None:
        chosen = self._chosen()
        self.log_button.setEnabled(len(chosen) == 1)
        self.plan_button.setEnabled(any(row.waiting.planned is None for row in chosen))

    def _open(self, key: object) -> None:
        if isinstance(key, int):
            self.desk.open_account(key)

    def _fill_menu(self, menu: QMenu, keys: list[Hashable]) -> None:
        if len(keys) == 1:
            menu.addAction(_("Open the account")).triggered.connect(partial(self._open_of_menu, keys[0]))
            menu.addAction(_("Log it"), QKeySequence(LOG_KEY), self.log)
        menu.addAction(_("Plan as proposed"), QKeySequence(PLAN_KEY), self.plan)

    def _open_of_menu(self, key: Hashable, checked: bool = False) -> None:
        self._open(key)

    # Doing

    def log(self) -> None:
        """Ask how the check-in with the chosen account went."""
        chosen = self._chosen()
        if len(chosen) == 1:
            self.desk.ask_how(chosen[0].waiting.account_id)

    def plan(self) -> None:
        """Plan the chosen check-ins on the days proposed, in one step."""
        rows = [row for row in self._chosen() if row.waiting.planned is None]
        if not rows:
            return
        what = rows[0].waiting.account if len(rows) == 1 else plural("{n} check-in", "{n} check-ins", len(rows))
        said = _("Plan check-in: {what}").replace("{what}", what)
        if self.desk.change(said, partial(plan_check_ins, rows=rows)):
            self.desk.say(said, Tone.QUIET, _("Undo"), self.desk.undo)


def says(rows: Sequence[CheckIn]) -> str:
    """How many wait too long, and how the proposed days were found."""
    over = sum(row.days_over > 0 for row in rows)
    first = (
        plural("{n} account waits longer than agreed.", "{n} accounts wait longer than agreed.", over)
        if over
        else _("Nobody waits longer than agreed.")
    )
    if not rows:
        return first
    how = _("The proposed days follow the rhythm, the way they want it and your calendar: at most three a day.")
    return f"{first} {how}"


def _account(row: CheckIn) -> str:
    return row.waiting.account


def _tier(row: CheckIn) -> str:
    return row.waiting.tier.label


def _over(row: CheckIn) -> int:
    return row.days_over


def _over_words(row: CheckIn) -> str:
    if row.waiting.planned is not None:
        return _("planned")
    if row.days_over > 0:
        return plural("{n} day over", "{n} days over", row.days_over)
    return _("due") if row.days_over == 0 else plural("in {n} day", "in {n} days", -row.days_over)


def _tone(row: CheckIn) -> Tone:
    if row.waiting.planned is not None or row.days_over < 0:
        return Tone.QUIET
    return Tone.BAD if row.days >= 1.5 * row.waiting.rhythm_days else Tone.WARN


def _rhythm(row: CheckIn) -> int:
    return row.waiting.rhythm_days


def _channel(row: CheckIn) -> str:
    return row.channel.label


def _do_nots(row: CheckIn) -> str:
    return " ".join(row.waiting.do_nots.split())
