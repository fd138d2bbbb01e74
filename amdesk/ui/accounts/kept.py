"""Kept filters of the account list: save what is asked for now, choose one, delete one."""

import json
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QInputDialog, QMenu

from amdesk.store.queries.portfolio import KeptFilter, kept_filters
from amdesk.ui.accounts import doing
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import MenuButton, menu_safe
from amdesk.ui.kit.table import Table
from amdesk.words import _

ASKED = ("sort", "falling", "group", "folded", "picked", "tree", "folded_rows")


def content_of(table: Table) -> str:
    """What a table is asked for now, as it is kept."""
    state = table.state()
    return json.dumps({"words": table.words(), **{name: state[name] for name in ASKED}}, ensure_ascii=False)


def apply(table: Table, content: str) -> None:
    """Ask a table for what was kept; what cannot be read is ignored."""
    try:
        kept: Any = json.loads(content)
    except ValueError:
        return
    if isinstance(kept, dict):
        table.restore({name: kept[name] for name in ASKED if name in kept})
        table.search(str(kept.get("words", "")))


class KeptFilters(MenuButton):
    """A menu of the filters kept for the list."""

    applied = Signal(str)

    def __init__(self, desk: Desk, table: Table) -> None:
        super().__init__(_("Saved"), icon_name="star", fill=self.fill_menu)
        self._desk, self._table = desk, table
        self.setObjectName("account-filters")
        self.setAccessibleName(_("Saved filters"))

    def fill_menu(self, menu: QMenu) -> None:
        """The kept filters, then saving and deleting."""
        kept = kept_filters(self._desk.workspace, doing.PAGE)
        for one in kept:
            menu.addAction(menu_safe(one.name)).triggered.connect(partial(self._apply, one))
        if kept:
            menu.addSeparator()
        menu.addAction(_("Save this filter…")).triggered.connect(self._ask_name)
        if kept:
            deleting = menu.addMenu(_("Delete"))
            for one in kept:
                deleting.addAction(menu_safe(one.name)).triggered.connect(partial(self._delete, one))

    def _apply(self, one: KeptFilter, checked: bool = False) -> None:
        apply(self._table, one.content)
        self.applied.emit(one.name)

    def _ask_name(self) -> None:
        name, accepted = QInputDialog.getText(self, _("Save this filter"), _("Name"))
        if accepted and name.strip():
            self.keep(name.strip())

    def keep(self, name: str) -> None:
        """Keep what the table is asked for now."""
        act = partial(doing.keep_filter, page=doing.PAGE, name=name, content=content_of(self._table))
        self._desk.change(_("Save filter: {name}").format(name=name), act)

    def _delete(self, one: KeptFilter, checked: bool = False) -> None:
        self._desk.change(_("Delete filter: {name}").format(name=one.name), partial(doing.delete_filter, row=one.id))
