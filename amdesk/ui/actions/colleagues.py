"""Who owes what: for each colleague what waits, as a message, on paper, noted as asked for."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from amdesk.model.day_rows import Due
from amdesk.ui.actions import doing
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import MenuButton, menu_safe
from amdesk.words import _, full_day, plural

if TYPE_CHECKING:
    from amdesk.ui.actions.due import DueView


class Colleagues(MenuButton):
    """A menu of everyone who owes something, whoever owes most first."""

    def __init__(self, view: "DueView") -> None:
        super().__init__(_("Colleagues"), icon_name="users", fill=self.fill_menu)
        self.view = view
        self.setObjectName("due-colleagues")

    def fill_menu(self, menu: QMenu) -> None:
        """One entry for each who owes something, with what can be done about it."""
        counts = Counter(due.owner for due in self.view.dues.values() if not due.mine and due.owner)
        for name, count in counts.most_common():
            self._add(menu.addMenu(f"{menu_safe(name)}  ({count})"), name)
        if not counts:
            menu.addAction(_("Nobody owes anything")).setEnabled(False)

    def _add(self, menu: QMenu, name: str) -> None:
        dues = self.view.waiting_for(name)
        menu.addAction(_("Show")).triggered.connect(partial(self.show_owner, name))
        menu.addAction(_("Copy as a message")).triggered.connect(partial(self.view.copy_message, dues))
        menu.addAction(_("Print…")).triggered.connect(partial(self.view.print_for, name))
        if any(map(doing.can_ask, dues)):
            menu.addSeparator()
            menu.addAction(_("Asked for it today")).triggered.connect(partial(self._ask, dues))
            menu.addAction(_("Asked for it on a day…")).triggered.connect(partial(self.view.ask_when_asked, dues))

    def _ask(self, dues: Sequence[Due], checked: bool = False) -> None:
        self.view.ask(of=dues)

    def show_owner(self, name: str, checked: bool = False) -> None:
        """Show only what waits for one colleague."""
        self.view.table.clear_filters()
        self.view.table.filter_column("whose", {_("Waiting for")})
        self.view.table.filter_column("owner", {name})


def print_asked(desk: Desk, name: str, dues: Sequence[Due], parent: QWidget) -> None:
    """Show what someone owes on paper, ready to be talked through."""
    from amdesk.report.listing import ListColumn
    from amdesk.ui.printing.lists import preview_listing

    columns = [ListColumn(title) for title in (_("By"), _("What"), _("Account"), _("State"), _("Agreed"))]
    rows = [(full_day(due.on), due.what, due.account, due.note, "") for due in dues]
    late = sum(due.days_late > 0 for due in dues)
    said = plural("{n} thing is waited for", "{n} things are waited for", len(dues))
    sentence = f"{said}, {plural('{n} of them late', '{n} of them late', late)}." if late else f"{said}."
    preview_listing(desk, _("Asked of {name}").format(name=name), sentence, columns, rows, parent)
