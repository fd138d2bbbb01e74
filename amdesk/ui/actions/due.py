"""Everything due from anywhere in one table: done, later and give to, each on many rows in one step."""

from collections.abc import Callable, Hashable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from amdesk.analysis.agenda import asks_how
from amdesk.analysis.series import Tone
from amdesk.model.day_rows import Due, DueKind
from amdesk.store.queries.agenda import due_rows
from amdesk.ui.actions import doing
from amdesk.ui.actions.ask_day import DayDialog
from amdesk.ui.actions.colleagues import Colleagues, print_asked
from amdesk.ui.actions.columns import columns
from amdesk.ui.clock import local_time
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button, MenuButton, menu_safe
from amdesk.ui.kit.filter_bar import FilterBar
from amdesk.ui.kit.flow import Flow
from amdesk.ui.kit.panel import Card
from amdesk.ui.kit.table import Table
from amdesk.ui.meeting import fill_meeting_menu
from amdesk.ui.reminders import fill_reminder_menu
from amdesk.ui.rows_out import RowsOut
from amdesk.ui.table_memory import recall_table, remember_table
from amdesk.ui.view import View
from amdesk.words import _, full_day, plural

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

COLLEAGUES = "SELECT id, name FROM colleague ORDER BY is_me DESC, name"
ASKED_KEY, MESSAGE_KEY = "Ctrl+Shift+K", "Ctrl+Shift+J"
STEPS = ((1, "A day"), (7, "A week"), (30, "A month"))


def _row_of(key: Hashable) -> tuple[str, int] | None:
    return (key[1], key[2]) if isinstance(key, tuple) else None


def key_of(due: Due) -> Hashable:
    """What tells one due line from another."""
    return due.kind.value, due.subject, due.id, due.on, due.what


class DueView(View):
    """The table of everything due; `counted` comes with the lines after each reading."""

    counted = Signal(list)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.dues: dict[Hashable, Due] = {}
        today = desk.workspace.today
        self.table = Table(columns(today), name=_("Everything due"), empty=_("Nothing is due. Enjoy the day."))
        self.table.setObjectName("due-table")
        self.bar = FilterBar(self.table, hint=_("Search what is due"))
        self.out = RowsOut(desk, self.table, _("Everything due"), self.bar, subject_of=_row_of, dated=True)
        self.quick: dict[str, Button] = {}
        self._lay_out()
        self._connect()
        recall_table(self.table, "due")

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember how the table was left."""
        remember_table(self.table, "due")
        super().hideEvent(event)

    def _lay_out(self) -> None:
        self.done_button = Button(_("Done"), icon_name="check", tip="Ctrl+Return")
        self.done_button.setObjectName("due-done")
        self.later_button = MenuButton(_("Later"), icon_name="clock", fill=self._fill_later)
        self.later_button.setObjectName("due-later")
        self.give_button = MenuButton(_("Give to"), icon_name="user", fill=self._fill_give)
        self.give_button.setObjectName("due-give")
        self.colleagues = Colleagues(self)
        card = Card()
        card.setContentsMargins(-8, -4, -8, -6)
        card.body.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        first = QHBoxLayout()
        first.addLayout(self._quick_line(), 1)
        for button in (self.done_button, self.later_button, self.give_button):
            first.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(first)
        column.addWidget(self.bar)
        column.addWidget(card, 1)
        self._offer([])

    def _quick_line(self) -> Flow:
        line = Flow()
        entries = (("all", _("All")), ("mine", _("Mine")), ("waiting", _("Waiting for")), ("late", _("Late")))
        for name, text in (*entries, ("week", _("This week"))):
            button = Button(text)
            button.setCheckable(True)
            button.setProperty("filter", name)
            button.setProperty("title", text)
            button.setObjectName(f"due-quick-{name}")
            button.clicked.connect(self._filter_by_sender)
            line.addWidget(button)
            self.quick[name] = button
        line.addWidget(self.colleagues)
        return line

    def _connect(self) -> None:
        self.done_button.clicked.connect(self.finish)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._offer)
        self.table.row_edited.connect(self._tick)
        self.table.set_menu(self._fill_menu)
        self.table.ask_changed.connect(self._show_quick)
        later = partial(self.put_off_by, 1)
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+Return", self.finish),
            ("Ctrl+L", later),
            ("Ctrl+G", self.give_button.showMenu),
            (ASKED_KEY, self.ask),
            (MESSAGE_KEY, self.copy_message),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    # Showing

    def fill(self) -> None:
        """Read everything due."""
        dues = due_rows(self.desk.workspace)
        self.dues = {key_of(due): due for due in dues}
        self.table.set_rows(list(self.dues.values()), list(self.dues))
        self._count(dues)
        self._show_quick()
        self.counted.emit(dues)

    def _count(self, dues: Sequence[Due]) -> None:
        today = self.desk.workspace.today
        sunday = today + timedelta(days=6 - today.weekday())
        counts = {
            "all": len(dues),
            "mine": sum(due.mine for due in dues),
            "waiting": sum(not due.mine for due in dues),
            "late": sum(due.days_late > 0 for due in dues),
            "week": sum(due.days_late <= 0 and due.on <= sunday for due in dues),
        }
        for name, button in self.quick.items():
            button.setText(f"{button.property('title')}  {counts[name]}")

    def _filter_by_sender(self, wanted: bool) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.filter(str(button.property("filter")), wanted)

    def filter(self, name: str, wanted: bool = True) -> None:
        """Show all, what is mine, what waits for others, what is late or due this week."""
        column, value = self._filters().get(name, ("", ""))
        if not column:
            self.table.clear_filters()
        else:
            self.table.filter_column(column, {value} if wanted else None)
        self._show_quick()

    def _filters(self) -> dict[str, tuple[str, str]]:
        return {
            "mine": ("whose", _("Mine")),
            "waiting": ("whose", _("Waiting for")),
            "late": ("week", _("Late")),
            "week": ("week", _("This week")),
        }

    def _show_quick(self) -> None:
        asked = self.table.filters()
        for name, (column, value) in self._filters().items():
            self.quick[name].setChecked(value in asked.get(column, frozenset()))
        self.quick["all"].setChecked(not asked)

    def _offer(self, keys: list[Hashable]) -> None:
        chosen = self._chosen(keys)
        self.done_button.setEnabled(any(map(doing.can_finish, chosen)))
        self.later_button.setEnabled(any(map(doing.day_field, chosen)))
        self.give_button.setEnabled(any(map(doing.owner_field, chosen)))

    def _chosen(self, keys: Sequence[Hashable] | None = None) -> list[Due]:
        return [self.dues[key] for key in (self.table.chosen_keys() if keys is None else keys) if key in self.dues]

    def _open(self, key: Hashable) -> None:
        due = self.dues.get(key)
        if due is None:
            return
        if due.account_id is not None and asks_how(due, self.desk.workspace.today, local_time()):
            self.desk.ask_how(due.account_id, due.id if due.subject == "touch" else None)
        elif due.kind is DueKind.MEETING and due.account_id is not None:
            self.desk.show_brief(due.account_id, due.id)
        else:
            self.desk.open_row(due.subject, due.id, due.account_id)

    def stands_on(self) -> tuple[int, int | None] | None:
        """The account of the one line chosen, and the person it concerns."""
        chosen = self._chosen()
        if len(chosen) != 1 or chosen[0].account_id is None:
            return None
        return chosen[0].account_id, doing.person_of(self.desk.workspace, chosen[0])

    # Menus

    def _fill_menu(self, menu: QMenu, keys: list[Hashable]) -> None:
        chosen = self._chosen(keys)
        if len(chosen) == 1:
            menu.addAction(_("Open")).triggered.connect(partial(self._open_of_menu, keys[0]))
            if chosen[0].account_id is not None:
                act = partial(self._open_account, chosen[0].account_id)
                menu.addAction(_("Open the account")).triggered.connect(act)
            if chosen[0].kind is DueKind.MEETING:
                fill_meeting_menu(menu, self.desk, chosen[0].id, self)
                menu.addSeparator()
            fill_reminder_menu(menu, self.desk, chosen[0], self)
        if any(map(doing.can_finish, chosen)):
            menu.addAction(_("Done"), QKeySequence("Ctrl+Return"), self.finish)
        if any(map(doing.day_field, chosen)):
            self._fill_later(menu.addMenu(_("Later")))
        if any(map(doing.owner_field, chosen)):
            self._fill_give(menu.addMenu(_("Give to")))
        if any(map(doing.can_ask, chosen)):
            menu.addAction(_("Asked for it today"), QKeySequence(ASKED_KEY), self.ask)
            menu.addAction(_("Asked for it on a day…"), self.ask_when_asked)
        menu.addAction(_("Copy as a message"), QKeySequence(MESSAGE_KEY), self.copy_message)

    def _open_of_menu(self, key: Hashable, checked: bool = False) -> None:
        self._open(key)

    def _open_account(self, account: int, checked: bool = False) -> None:
        self.desk.open_account(account)

    def _fill_later(self, menu: QMenu) -> None:
        for days, words in STEPS:
            menu.addAction(_(words)).triggered.connect(partial(self._put_off_of_menu, days))
        menu.addSeparator()
        menu.addAction(_("Until a date…")).triggered.connect(self._ask_day)

    def _fill_give(self, menu: QMenu) -> None:
        for number, name in self.desk.workspace.select(COLLEAGUES):
            menu.addAction(menu_safe(name)).triggered.connect(partial(self._give_of_menu, number, name))

    def _put_off_of_menu(self, days: int, checked: bool = False) -> None:
        self.put_off_by(days)

    def _give_of_menu(self, colleague: int, name: str, checked: bool = False) -> None:
        self.give(colleague, name)

    def _ask_day(self) -> None:
        understand = partial(doing.coming_day, today=self.desk.workspace.today)
        question = _("Until when? Such as fri, in 2 weeks, 5 Dec")
        take = partial(self.put_off_until, dues=self._movable())
        DayDialog(_("Later"), question, understand, take, self.window()).open()

    # Doing

    def finish(self) -> None:
        """Finish the chosen lines in one step."""
        self._finish([due for due in self._chosen() if doing.can_finish(due)])

    def _tick(self, key: Hashable, name: str, value: Any) -> None:
        due = self.dues.get(key)
        if due is None:
            return
        if doing.can_finish(due):
            self._finish([due])
        else:
            if not asks_how(due, self.desk.workspace.today, local_time()):
                self.desk.say(_("This takes more than a tick: here is where it is finished."))
            self._open(key)

    def _finish(self, dues: list[Due]) -> None:
        self._change(_("Done: {what}"), dues, partial(doing.finish, dues=dues))

    def put_off_by(self, days: int) -> None:
        """Put the chosen lines off by some days, counted from today for what is late."""
        today, dues = self.desk.workspace.today, self._movable()
        self._put_off(dues, [max(due.on, today) + timedelta(days=days) for due in dues], "")

    def put_off_until(self, day: date, dues: Sequence[Due] | None = None) -> None:
        """Put the chosen lines, or these, off until a day."""
        put_off = self._movable() if dues is None else list(dues)
        self._put_off(put_off, [day] * len(put_off), full_day(day))

    def _movable(self) -> list[Due]:
        return [due for due in self._chosen() if doing.day_field(due)]

    def _put_off(self, dues: list[Due], days: list[date], until: str) -> None:
        label = _("Later, {day}: {{what}}").format(day=until) if until else _("Later: {what}")
        self._change(label, dues, partial(doing.put_off, dues=dues, days=days))

    def give(self, colleague: int, name: str) -> None:
        """Let a colleague act on the chosen lines."""
        dues = [due for due in self._chosen() if doing.owner_field(due)]
        safe = name.replace("{", "{{").replace("}", "}}")
        self._change(f"{_('Give to')} {safe}: {{what}}", dues, partial(doing.give, dues=dues, colleague=colleague))

    def ask(self, on: date | None = None, of: Sequence[Due] | None = None) -> None:
        """Note that the chosen lines, or these, were asked for on a day, today unless one is given."""
        dues = [due for due in (self._chosen() if of is None else of) if doing.can_ask(due)]
        day = on or self.desk.workspace.today
        self._change(_("Asked for: {what}"), dues, partial(doing.ask, dues=dues, on=day), of=of)

    def ask_when_asked(self, of: Sequence[Due] | None = None, checked: bool = False) -> None:
        """Ask on which day the chosen lines, or these, were asked for."""
        understand = partial(doing.past_day, today=self.desk.workspace.today)
        question = _("On which day? Such as yesterday, mon, 5 Nov")
        take = partial(self.ask, of=self._chosen() if of is None else list(of))
        dialog = DayDialog(_("Asked for it"), question, understand, take, self.window())
        dialog.begin_with(_("today"))
        dialog.open()

    def copy_message(self, of: Sequence[Due] | None = None, checked: bool = False) -> None:
        """Put the chosen lines, or these, on the clipboard as a message, by who has to act."""
        dues = self._chosen() if of is None else list(of)
        today = self.desk.workspace.today
        QGuiApplication.clipboard().setText(doing.as_message(dues, [doing.line_of(due, today) for due in dues]))
        self.desk.say(plural("{n} line copied as a message.", "{n} lines copied as a message.", len(dues)))

    def print_for(self, name: str, checked: bool = False) -> None:
        """Show what a colleague owes on paper."""
        print_asked(self.desk, name, self.waiting_for(name), self.window())

    def waiting_for(self, name: str) -> list[Due]:
        """What a colleague owes, in the order of its days."""
        return [due for due in self.dues.values() if not due.mine and due.owner == name]

    def _change(
        self, label: str, dues: list[Due], act: "Callable[[Session], int]", of: Sequence[Due] | None = None
    ) -> None:
        if not dues:
            return
        what = dues[0].what if len(dues) == 1 else plural("{n} line", "{n} lines", len(dues))
        said = label.format(what=what)
        left = len(self._chosen() if of is None else of) - len(dues)
        if self.desk.change(said, act):
            more = plural("{n} was left alone.", "{n} were left alone.", left) if left > 0 else ""
            self.desk.say(f"{said} {more}".strip(), Tone.QUIET, _("Undo"), self.desk.undo)
