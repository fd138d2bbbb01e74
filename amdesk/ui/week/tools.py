"""The tools over the week: which kinds, which account, only mine, in which order."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from amdesk.analysis.agenda import kind_word
from amdesk.analysis.week import WeekAsked, WeekOrder
from amdesk.model.day_rows import DueKind
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button, MenuButton, menu_safe
from amdesk.ui.kit.labels import plain_tip
from amdesk.words import _, plural

ACCOUNTS = "SELECT id, name FROM account ORDER BY name COLLATE NOCASE"
SHOWN_KINDS = tuple(kind for kind in DueKind if kind is not DueKind.HALF_FILLED)


class WeekTools(QWidget):
    """`changed` comes with what is asked for now."""

    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.asked = WeekAsked()
        self.kinds = MenuButton(_("All kinds"), icon_name="filter", fill=self._fill_kinds)
        self.kinds.setObjectName("week-kinds")
        self.accounts = MenuButton(_("All accounts"), icon_name="building", fill=self._fill_accounts)
        self.accounts.setObjectName("week-accounts")
        self.mine = Button(_("Mine"))
        self.mine.setCheckable(True)
        self.mine.setObjectName("week-mine")
        plain_tip(self.mine, _("Only what waits for me"))
        self.order = MenuButton(self.asked.order.label, icon_name="arrows-sort", fill=self._fill_order)
        self.order.setObjectName("week-order")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for widget in (self.kinds, self.accounts, self.order, self.mine):
            line.addWidget(widget)
        self.mine.clicked.connect(self.show_mine)

    def _ask(self, asked: WeekAsked) -> None:
        self.asked = asked
        kinds = asked.kinds
        words = kind_word(next(iter(kinds))) if len(kinds) == 1 else plural("{n} kind", "{n} kinds", len(kinds))
        self.kinds.setText((words if kinds else _("All kinds")) + "  ")
        self.order.setText(asked.order.label + "  ")
        self.mine.setChecked(asked.mine)
        if asked.account is None:
            self.accounts.setText(_("All accounts") + "  ")
        self.changed.emit(asked)

    def show_kinds(self, kinds: frozenset[DueKind]) -> None:
        """Show only some kinds; none means all."""
        self._ask(replace(self.asked, kinds=kinds))

    def show_account(self, account: int | None, name: str = "", checked: bool = False) -> None:
        """Show only one account's; None means all."""
        self.accounts.setText(menu_safe(name) + "  ")
        self._ask(replace(self.asked, account=account))

    def show_mine(self, mine: bool) -> None:
        """Show only what waits for me."""
        self._ask(replace(self.asked, mine=mine))

    def put_in_order(self, order: WeekOrder, checked: bool = False) -> None:
        """Order what falls due on a day otherwise."""
        self._ask(replace(self.asked, order=order))

    def show_everything(self) -> None:
        """Take every filter away."""
        self._ask(WeekAsked(order=self.asked.order))

    def _fill_kinds(self, menu: QMenu) -> None:
        menu.addAction(_("All kinds")).triggered.connect(partial(self._choose_kind, None))
        menu.addSeparator()
        for kind in SHOWN_KINDS:
            action = menu.addAction(kind_word(kind))
            action.setCheckable(True)
            action.setChecked(kind in self.asked.kinds)
            action.triggered.connect(partial(self._choose_kind, kind))

    def _choose_kind(self, kind: DueKind | None, checked: bool = False) -> None:
        self.show_kinds(frozenset() if kind is None else self.asked.kinds ^ {kind})

    def _fill_accounts(self, menu: QMenu) -> None:
        menu.addAction(_("All accounts")).triggered.connect(partial(self.show_account, None, ""))
        menu.addSeparator()
        for number, name in self.desk.workspace.select(ACCOUNTS):
            menu.addAction(menu_safe(name)).triggered.connect(partial(self.show_account, number, name))

    def _fill_order(self, menu: QMenu) -> None:
        for order in WeekOrder:
            action = menu.addAction(order.label)
            action.setCheckable(True)
            action.setChecked(order is self.asked.order)
            action.triggered.connect(partial(self.put_in_order, order))
