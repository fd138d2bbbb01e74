"""Promises both ways: how well each side keeps them, per account and in total, and every one with its end."""

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QVBoxLayout

from amdesk.analysis.series import Tone
from amdesk.model.loop_rows import KeptRate, PromiseRow
from amdesk.model.values import PromiseBy, PromiseStatus
from amdesk.store.queries.promises import kept_rate, promise_rows
from amdesk.ui.desk import Desk
from amdesk.ui.figures import Figure, FigureLine
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.columns import ColumnKind, TableColumn
from amdesk.ui.kit.filter_bar import FilterBar
from amdesk.ui.kit.panel import Card
from amdesk.ui.kit.table import Table
from amdesk.ui.rows_out import RowsOut
from amdesk.ui.table_memory import recall_table, remember_table
from amdesk.ui.view import View
from amdesk.words import _, plural

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from amdesk.model.touches import Promise

KEPT_KEY, LATE_KEY, BROKEN_KEY = "Ctrl+Return", "Ctrl+Shift+Return", "Ctrl+Backspace"
BY_WORDS = {PromiseBy.US: "We", PromiseBy.THEM: "They"}
TONES = {
    PromiseStatus.KEPT: Tone.GOOD,
    PromiseStatus.LATE: Tone.WARN,
    PromiseStatus.BROKEN: Tone.BAD,
    PromiseStatus.OPEN: Tone.QUIET,
}


def state_words(row: PromiseRow, today: date) -> str:
    """What became of a promise, or how late it is."""
    if row.status is PromiseStatus.OPEN and row.due is not None and row.due < today:
        return plural("{n} day late", "{n} days late", (today - row.due).days)
    return row.status.label


def rate_words(rate: KeptRate) -> str:
    """A share in time with what it is of: "78 % of 18"."""
    return "–" if rate.share is None else _("{share} % of {n}").format(share=round(100 * rate.share), n=rate.ended)


class PromisesView(View):
    """Figures for both sides, which filter; the table; and one key for each end of a promise."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.rows: dict[int, PromiseRow] = {}
        self.rates: dict[tuple[int, PromiseBy], KeptRate] = {}
        self.figures = FigureLine()
        self.figures.opened.connect(self.show_figure)
        self.table = Table(self._columns(), name=_("Promises"), empty=_("Nothing was promised yet, by us or by them."))
        self.table.setObjectName("promises-table")
        self.bar = FilterBar(self.table, hint=_("Search promises"))
        self.out = RowsOut(desk, self.table, _("Promises"), self.bar, subject_of=_row_of, dated=True)
        self._lay_out()
        self._connect()
        recall_table(self.table, "promises")

    def _lay_out(self) -> None:
        self.ends: dict[str, Button] = {}
        for name, words, icon in (
            ("kept", _("Kept"), "check"),
            ("late", _("Kept late"), "clock"),
            ("broken", _("Broken"), "x"),
        ):
            button = Button(words, icon_name=icon, tip={"kept": KEPT_KEY, "late": LATE_KEY, "broken": BROKEN_KEY}[name])
            button.setObjectName(f"promise-{name}")
            button.setEnabled(False)
            self.bar.add(button)
            self.ends[name] = button
        card = Card()
        card.setContentsMargins(-8, -4, -8, -6)
        card.body.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.figures)
        column.addWidget(self.bar)
        column.addWidget(card, 1)

    def _connect(self) -> None:
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._offer)
        self.table.set_menu(self._fill_menu)
        keys: tuple[tuple[str, str, Callable[[], object]], ...] = (
            ("kept", KEPT_KEY, self.keep),
            ("late", LATE_KEY, self.keep_late),
            ("broken", BROKEN_KEY, self.break_them),
        )
        for name, key, act in keys:
            self.ends[name].clicked.connect(act)
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember how the table was left."""
        remember_table(self.table, "promises")
        super().hideEvent(event)

    # Columns

    def _columns(self) -> list[TableColumn]:
        text, today = ColumnKind.TEXT, self.desk.workspace.today
        return [
            TableColumn("by", _("Who"), text, 64, text=_by_words),
            TableColumn("text", _("Promise"), strong=True, locked=True),
            TableColumn("account", _("Account"), text, 130),
            TableColumn("person", _("To or from"), text, 130),
            TableColumn("due", _("Due"), ColumnKind.DATE, 104),
            TableColumn("status", _("State"), ColumnKind.CHIP, text=partial(state_words, today=today), tone=self._tone),
            TableColumn("rate", _("Kept in time here"), text, 126, text=self._rate, sort=self._share, muted=True),
            TableColumn("said_on", _("Said on"), ColumnKind.DATE, visible=False),
            TableColumn("kept_on", _("Kept on"), ColumnKind.DATE, visible=False),
            TableColumn("owner", _("Owner"), visible=False),
            TableColumn("end", _("End"), text=_end_words, visible=False),
        ]

    def _tone(self, row: PromiseRow) -> Tone:
        is_late = row.status.is_open and row.due is not None and row.due < self.desk.workspace.today
        return Tone.BAD if is_late else TONES[row.status]

    def _rate(self, row: PromiseRow) -> str:
        return rate_words(self.rates[row.account_id, row.by])

    def _share(self, row: PromiseRow) -> float | None:
        return self.rates[row.account_id, row.by].share

    # Showing

    def fill(self) -> None:
        """Read the promises of both sides and how they were kept."""
        rows = promise_rows(self.desk.workspace)
        self.rows = {row.id: row for row in rows}
        by_account: dict[int, list[PromiseRow]] = {}
        for row in rows:
            by_account.setdefault(row.account_id, []).append(row)
        self.rates = {
            (account, by): kept_rate(theirs, by) for account, theirs in by_account.items() for by in PromiseBy
        }
        self.table.set_rows(rows, list(self.rows))
        self.figures.show_figures([self._figure(rows, by) for by in PromiseBy])
        self._offer(self.table.chosen_keys())

    def _figure(self, rows: Sequence[PromiseRow], by: PromiseBy) -> Figure:
        rate = kept_rate(rows, by)
        value = "–" if rate.share is None else f"{round(100 * rate.share)} %"
        label = _("We keep in time") if by is PromiseBy.US else _("They keep in time")
        note = _("{n} of {all}, {late} late, {broken} broken, {open} open").format(
            n=rate.in_time, all=rate.ended, late=rate.late, broken=rate.broken, open=rate.open
        )
        return Figure(value, label, by.value, note)

    def show_figure(self, name: str) -> None:
        """Show the rows a figure is made of: one side's promises."""
        self.table.clear_filters()
        self.table.filter_column("by", {_(BY_WORDS[PromiseBy(name)])})

    def show_account(self, account: int) -> None:
        """Show the promises of one account, of both sides."""
        names = self.desk.workspace.select("SELECT name FROM account WHERE id = ?", (account,))
        self.table.clear_filters()
        if names:
            self.table.filter_column("account", {names[0][0]})

    def _chosen(self) -> list[PromiseRow]:
        return [self.rows[key] for key in self.table.chosen_keys() if isinstance(key, int) and key in self.rows]

    def stands_on(self) -> tuple[int, int | None] | None:
        """The account of the one promise chosen."""
        rows = self._chosen()
        return (rows[0].account_id, None) if len(rows) == 1 else None

    def _offer(self, keys: list[Hashable]) -> None:
        for button in self.ends.values():
            button.setEnabled(bool(keys))

    def _open(self, key: object) -> None:
        if isinstance(key, int) and key in self.rows:
            self.desk.open_row("promise", key, self.rows[key].account_id)

    def _fill_menu(self, menu: QMenu, keys: list[Hashable]) -> None:
        if len(keys) == 1:
            menu.addAction(_("Open")).triggered.connect(partial(self._open_of_menu, keys[0]))
            account = self._chosen()[0].account_id
            menu.addAction(_("All of this account")).triggered.connect(partial(self._show_of_menu, account))
        menu.addAction(_("Kept in time"), QKeySequence(KEPT_KEY), self.keep)
        menu.addAction(_("Kept late"), QKeySequence(LATE_KEY), self.keep_late)
        menu.addAction(_("Broken"), QKeySequence(BROKEN_KEY), self.break_them)

    def _open_of_menu(self, key: Hashable, checked: bool = False) -> None:
        self._open(key)

    def _show_of_menu(self, account: int, checked: bool = False) -> None:
        self.show_account(account)

    # Doing

    def keep(self) -> None:
        """The chosen promises were kept in time: on their day, or today when that lies ahead."""
        today = self.desk.workspace.today
        self._change(_("Kept: {what}"), lambda row: row.keep(min(row.due or today, today)))

    def keep_late(self) -> None:
        """The chosen promises were kept today; late where their day has passed."""
        self._change(_("Kept late: {what}"), lambda row: row.keep())

    def break_them(self) -> None:
        """The chosen promises were not kept and will not be."""
        self._change(_("Broken: {what}"), lambda row: row.break_it())

    def _change(self, label: str, act: "Callable[[Promise], object]") -> None:
        rows = self._chosen()
        if not rows:
            return
        what = rows[0].text if len(rows) == 1 else plural("{n} promise", "{n} promises", len(rows))
        said = label.replace("{what}", what)
        if self.desk.change(said, partial(_end, rows=rows, act=act)):
            self.desk.say(said, Tone.QUIET, _("Undo"), self.desk.undo)


def _end(session: "Session", rows: Sequence[PromiseRow], act: "Callable[[Promise], object]") -> bool:
    from amdesk.model.touches import Promise

    for row in rows:
        act(session.get_one(Promise, row.id))
    return True


def _row_of(key: Hashable) -> tuple[str, int] | None:
    return ("promise", key) if isinstance(key, int) else None


def _by_words(row: PromiseRow) -> str:
    return _(BY_WORDS[row.by])


def _end_words(row: PromiseRow) -> str:
    return row.status.label


__all__ = ["PromisesView", "rate_words", "state_words"]
