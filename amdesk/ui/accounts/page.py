"""The account list: everyone served at a glance, sorted, filtered and grouped, with one account's health beside it."""

import json
from collections.abc import Callable, Hashable, Sequence
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from amdesk.analysis.account_tree import Figures, sums_of_parents
from amdesk.analysis.series import Tone
from amdesk.model.health_rows import Band
from amdesk.model.rows import AccountLine
from amdesk.model.values import Status, Tier
from amdesk.store.queries.accounts import account_head, account_lines
from amdesk.store.queries.agenda import overdue_check_ins
from amdesk.store.queries.portfolio import accounts_in_need
from amdesk.store.queries.today import concerns_of
from amdesk.ui.accounts import doing
from amdesk.ui.accounts.columns import columns
from amdesk.ui.accounts.kept import KeptFilters
from amdesk.ui.accounts.quick import QuickFilters
from amdesk.ui.accounts.side import Side
from amdesk.ui.creating import Creating
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button, IconButton
from amdesk.ui.kit.filter_bar import FilterBar
from amdesk.ui.kit.labels import Chip, Text, TextRole
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.panel import Card
from amdesk.ui.kit.table_tree import TreeTable
from amdesk.ui.place import Place
from amdesk.ui.remembered import settings
from amdesk.ui.rows_out import RowsOut
from amdesk.ui.running import run_command
from amdesk.ui.table_memory import recall_table, remember_table
from amdesk.ui.view import View
from amdesk.words import _, counted, plural, sentence

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

KEPT, SPLIT, BESIDE = "accounts/table", "accounts/split", "accounts/beside"
SIDE_PX = 246
ROOM_FOR_SIDE_PX = 1120


class AccountsPage(View):
    """All accounts; Enter opens one, the menu changes many."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.lines: dict[int, AccountLine] = {}
        self.in_need: frozenset[int] = frozenset()
        self.count = Chip("")
        self.sentence = Text("", role=TextRole.MUTED, wrap=True)
        self.sentence.setObjectName("accounts-sentence")
        self.summed: dict[int, Figures] = {}
        self._is_summed = False
        self.table = TreeTable(
            columns(desk.workspace.today, self._needs_me, self._summed),
            parent_of=attrgetter("parent_id"),
            name=_("Accounts"),
            empty=_("No accounts yet. Import them from a file, or add the first one with the button above."),
        )
        self.table.setObjectName("account-table")
        self.table.sort_by("name")
        self.bar = FilterBar(self.table, hint=_("Search accounts"))
        self.out = RowsOut(desk, self.table, _("Accounts"), self.bar)
        self.kept = KeptFilters(desk, self.table)
        self.bar.add(self.kept)
        self.tree = IconButton("sitemap", _("Tree: subsidiaries under their parent"), checkable=True)
        self.tree.setObjectName("account-tree-toggle")
        self.bar.add(self.tree)
        self.beside = IconButton("info-circle", _("Health and value beside the list"), checkable=True)
        self.beside.setObjectName("account-side-toggle")
        self.beside.setChecked(True)
        self.bar.add(self.beside)
        self._beside_by_user = False
        self.quick = QuickFilters(self.table)
        self.side = Side(desk)
        self._lay_out()
        self._connect()
        self._restore()

    def _needs_me(self, account: int) -> bool:
        return account in self.in_need

    def _summed(self, account: int) -> Figures | None:
        return self.summed.get(account)

    def _lay_out(self) -> None:
        card = Card()
        card.setContentsMargins(-8, -4, -8, -6)
        card.body.addWidget(self.table)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self.quick, self.bar):
            column.addWidget(widget)
        column.addWidget(card, 1)
        self.split = QSplitter()
        self.split.addWidget(left)
        self.split.addWidget(self.side)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 0)
        self.split.setChildrenCollapsible(False)
        self.side.setMinimumWidth(230)
        self.split.setSizes([937, SIDE_PX])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 14, 20, 18)
        whole.setSpacing(10)
        whole.addLayout(self._head())
        whole.addWidget(self.split, 1)

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        title = QHBoxLayout()
        title.setSpacing(10)
        title.addWidget(Text(_("Accounts"), role=TextRole.TITLE))
        title.addWidget(self.count)
        title.addStretch(1)
        words.addLayout(title)
        words.addWidget(self.sentence)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(words, 1)
        self.import_button = Button(_("Import…"), icon_name="file-import")
        self.import_button.setObjectName("accounts-import")
        self.add_button = Button(_("+ Account"), primary=True)
        self.add_button.setObjectName("accounts-add")
        for button in (self.import_button, self.add_button):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _connect(self) -> None:
        self.import_button.clicked.connect(partial(run_command, self, "import-file"))
        self.add_button.clicked.connect(self.add)
        self.beside.clicked.connect(self._choose_beside)
        self.tree.clicked.connect(self.table.show_tree)
        self.table.ask_changed.connect(self._follow_tree)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._show_chosen)
        self.table.set_menu(self.fill_menu)
        self.side.opened.connect(self._open_shown)
        self.side.account_chosen.connect(self.desk.open_account)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._delete_chosen)

    # Showing

    def fill(self) -> None:
        """Read all accounts and what the side shows."""
        source = self.desk.workspace
        lines = account_lines(source)
        self.in_need = accounts_in_need(source)
        self.lines = {line.id: line for line in lines}
        self.count.say(str(len(lines)))
        self.sentence.setText(says(lines, overdue_check_ins(source)))
        self.sentence.setVisible(not looking().on)
        self._show_beside()
        self._show_lines()
        self.quick.show_counts(lines, len(self.in_need))
        self._show_chosen(self.table.chosen_keys())

    def _show_lines(self) -> None:
        """Bring the rows; parents of a tree say what they come to with their subsidiaries."""
        lines = list(self.lines.values())
        self._is_summed = self.table.is_tree()
        self.summed = sums_of_parents(lines) if self._is_summed else {}
        self.table.set_rows(lines, list(self.lines))

    def _follow_tree(self) -> None:
        self.tree.setChecked(self.table.is_tree())
        if self.table.is_tree() != self._is_summed:
            self._show_lines()

    def _show_chosen(self, keys: Sequence[Hashable]) -> None:
        chosen = self._ids(keys)
        if len(chosen) == 1:
            source, number = self.desk.workspace, chosen[0]
            self.side.health.show_account(self.lines[number], account_head(source, number), concerns_of(source, number))
        elif chosen:
            words = plural("{n} account chosen.", "{n} accounts chosen.", len(chosen))
            self.side.health.show_nothing(words + " " + _("The menu of the rows changes all of them in one step."))
        else:
            self.side.health.show_nothing(_("Choose an account to see its health, and why."))

    def _ids(self, keys: Sequence[Hashable]) -> list[int]:
        return [key for key in keys if isinstance(key, int) and key in self.lines]

    def stands_on(self) -> tuple[int, int | None] | None:
        """The one account chosen."""
        ids = self._ids(self.table.chosen_keys())
        return (ids[0], None) if len(ids) == 1 else None

    def go_to(self, place: Place) -> None:
        """Choose the account a place names."""
        if place.row is not None:
            self.refresh()
            self.table.choose([place.row])

    # Going

    def _open(self, key: object) -> None:
        if isinstance(key, int):
            self.desk.open_account(key)

    def _open_shown(self, tab: str) -> None:
        chosen = self._ids(self.table.chosen_keys())
        if len(chosen) == 1:
            self.desk.open_account(chosen[0], tab)

    # Doing

    def fill_menu(self, menu: QMenu, keys: Sequence[Hashable]) -> None:
        """What can be done with the chosen accounts."""
        ids = self._ids(keys)
        if not ids:
            return
        if len(ids) == 1:
            menu.addAction(_("Open")).triggered.connect(partial(self._open, ids[0]))
            menu.addAction(_("Log a touch…")).triggered.connect(partial(self._create, ids[0], "new_touch"))
            menu.addAction(_("Plan an action…")).triggered.connect(partial(self._create, ids[0], "new_action"))
        if len(ids) == 2:
            menu.addAction(_("Compare and merge…")).triggered.connect(partial(self._compare, ids[0], ids[1]))
        pinned = all(self.lines[number].pinned for number in ids)
        words = _("Take off the rail") if pinned else _("Pin to the rail")
        menu.addAction(words).triggered.connect(partial(self.set_pinned, ids, not pinned))
        tiers, statuses = menu.addMenu(_("Tier")), menu.addMenu(_("Status"))
        for tier in Tier:
            tiers.addAction(tier.label).triggered.connect(partial(self.set_tier, ids, tier))
        for status in Status:
            statuses.addAction(status.label).triggered.connect(partial(self.set_status, ids, status))
        menu.addAction(_("Delete")).triggered.connect(partial(self.delete, ids))
        if self.table.is_tree():
            menu.addSeparator()
            menu.addAction(_("Fold all")).triggered.connect(partial(self.table.fold_all, True))
            menu.addAction(_("Open all")).triggered.connect(partial(self.table.fold_all, False))

    def add(self) -> None:
        """Ask for a new account."""
        Creating(self.desk, self.window()).new_account()

    def _create(self, account: int, what: str, checked: bool = False) -> None:
        creating = Creating(self.desk, self.window())
        creating.account = account
        getattr(creating, what)()

    def _compare(self, one: int, other: int, checked: bool = False) -> None:
        self.desk.go(Place("duplicates", None, "", "account", one, other))

    def _change(self, label: str, ids: Sequence[int], act: "Callable[[Session], bool]") -> None:
        names = self.lines[ids[0]].name if len(ids) == 1 else plural("{n} account", "{n} accounts", len(ids))
        said = label.format(accounts=names)
        if self.desk.change(said, act):
            self.desk.say(said, Tone.QUIET, _("Undo"), self.desk.undo)

    def set_tier(self, ids: Sequence[int], tier: Tier, checked: bool = False) -> None:
        """Serve accounts as another tier, in one step."""
        label = _("Tier {tier}: {{accounts}}").format(tier=tier.label.lower())
        self._change(label, ids, partial(doing.set_tier, ids=ids, tier=tier))

    def set_status(self, ids: Sequence[int], status: Status, checked: bool = False) -> None:
        """Give accounts another status, in one step."""
        label = _("Status {status}: {{accounts}}").format(status=status.label.lower())
        self._change(label, ids, partial(doing.set_status, ids=ids, status=status))

    def set_pinned(self, ids: Sequence[int], pinned: bool, checked: bool = False) -> None:
        """Pin accounts to the rail or take them off, in one step."""
        label = _("Pin {accounts}") if pinned else _("Unpin {accounts}")
        self._change(label, ids, partial(doing.set_pinned, ids=ids, pinned=pinned))

    def delete(self, ids: Sequence[int], checked: bool = False) -> None:
        """Delete accounts with all that belongs to them, in one step that can be undone."""
        self._change(_("Delete {accounts}"), ids, partial(doing.delete, ids=ids))

    def _delete_chosen(self) -> None:
        if ids := self._ids(self.table.chosen_keys()):
            self.delete(ids)

    # State

    def _choose_beside(self, wanted: bool) -> None:
        self._beside_by_user = True
        self._show_beside()

    def _show_beside(self) -> None:
        self.beside.setVisible(not looking().on)
        self.side.setVisible(self.beside.isChecked() and not looking().on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the table in a small window, unless the user chose otherwise."""
        super().resizeEvent(event)
        if not self._beside_by_user:
            self.beside.setChecked(event.size().width() >= ROOM_FOR_SIDE_PX)
            self._show_beside()

    def _restore(self) -> None:
        recall_table(self.table, KEPT)
        try:
            sizes = json.loads(str(settings().value(SPLIT, "[]")))
        except ValueError:
            return
        beside = settings().value(BESIDE)
        if beside is not None:
            self._beside_by_user = True
            self.beside.setChecked(str(beside) == "true")
            self._show_beside()
        if isinstance(sizes, list) and len(sizes) == 2 and all(isinstance(size, int) for size in sizes):
            self.split.setSizes(sizes)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember how the table was left."""
        remember_table(self.table, KEPT)
        if self.side.isVisibleTo(self):
            settings().setValue(SPLIT, json.dumps(self.split.sizes()))
        if self._beside_by_user:
            settings().setValue(BESIDE, "true" if self.beside.isChecked() else "false")
        super().hideEvent(event)


def says(lines: Sequence[AccountLine], overdue: int) -> str:
    """How many accounts are in trouble, and how many wait for a check-in longer than agreed."""
    if not lines:
        return _("There are no accounts yet.")
    served = [line for line in lines if line.status not in (Status.LOST, Status.PROSPECT)]
    bad = sum(line.band is Band.BAD or line.status is Status.AT_RISK for line in served)
    if not bad and not overdue:
        return sentence(counted(len(served), _("account, no trouble known"), _("accounts, none of them in trouble")))
    first = _("{n} of {all} accounts are in trouble") if bad != 1 else _("{n} of {all} accounts is in trouble")
    parts = [first.format(n=bad, all=len(served))]
    if overdue:
        parts.append(
            plural(
                "{n} has had no check-in for longer than agreed",
                "{n} have had no check-in for longer than agreed",
                overdue,
            )
        )
    return sentence("; ".join(parts))
