"""Quick filters above the account list: one click for a status, a tier, or those that need me."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from amdesk.model.rows import AccountLine
from amdesk.model.values import Status, Tier
from amdesk.ui.accounts.columns import NEEDS_ME
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.flow import Flow
from amdesk.ui.kit.table import Table
from amdesk.words import _

FILTERED = (NEEDS_ME, "status", "tier")
QUIET_STATUSES = (Status.ACTIVE,)


class QuickFilters(QWidget):
    """Buttons that filter `table`; each says how many rows it leaves."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table
        self._line = Flow(self, gap=6)
        self.buttons: dict[str, Button] = {}
        self._add("all", _("All"))
        self._add(f"{NEEDS_ME}:{_('yes')}", _("Needs me"))
        for status in Status:
            if status not in QUIET_STATUSES:
                self._add(f"status:{status.label}", status.label)
        for tier in Tier:
            self._add(f"tier:{tier.label}", tier.label)
        table.ask_changed.connect(self._show_ask)
        self._show_ask()

    def _add(self, name: str, text: str) -> None:
        button = Button(text)
        button.setCheckable(True)
        button.setProperty("filter", name)
        button.setProperty("title", text)
        button.setObjectName("quick-" + name.split(":")[-1].lower().replace(" ", "-"))
        if name.startswith(NEEDS_ME):
            button.setObjectName("quick-needs-me")
        button.clicked.connect(self._filter_by_sender)
        self._line.addWidget(button)
        self.buttons[name] = button

    def show_counts(self, lines: Sequence[AccountLine], needing: int) -> None:
        """Say how many accounts each button leaves; those that leave none hide."""
        counts = {"all": len(lines), f"{NEEDS_ME}:{_('yes')}": needing}
        counts |= {f"status:{s.label}": n for s, n in Counter(line.status for line in lines).items()}
        counts |= {f"tier:{t.label}": n for t, n in Counter(line.tier for line in lines).items()}
        for name, button in self.buttons.items():
            count = counts.get(name, 0)
            button.setText(f"{button.property('title')}  {count}")
            button.setVisible(bool(count) or name == "all" or button.isChecked())

    def _filter_by_sender(self, wanted: bool) -> None:
        button = self.sender()
        if not isinstance(button, Button):
            return
        name = str(button.property("filter"))
        if name == "all":
            self._table.clear_filters()
        else:
            column, _colon, value = name.partition(":")
            self._toggle(column, value, wanted)
        self._show_ask()

    def _toggle(self, column: str, value: str, wanted: bool) -> None:
        picked = self._table.filters().get(column, frozenset())
        self._table.filter_column(column, picked | {value} if wanted else picked - {value})

    def _show_ask(self) -> None:
        filters = self._table.filters()
        for name, button in self.buttons.items():
            column, _colon, value = name.partition(":")
            button.setChecked(value in filters.get(column, frozenset()) if value else not filters)
