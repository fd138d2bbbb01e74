"""Any subject as a table beside a form: what one does with lists everywhere, made from the subject's fields."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout

from amdesk.model.fields import Field, Kind
from amdesk.store.queries.currency import own_currency
from amdesk.store.queries.records import record_rows, title_key
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.columns import TableColumn
from amdesk.ui.kit.filter_bar import FilterBar
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.panel import Card
from amdesk.ui.kit.table import Table
from amdesk.ui.place import Place
from amdesk.ui.records.deleting import delete_rows
from amdesk.ui.records.dialog import ask_for
from amdesk.ui.records.form import RecordForm
from amdesk.ui.records.part import Part
from amdesk.ui.records.shown import column
from amdesk.ui.records.subject import subject
from amdesk.ui.rows_out import RowsOut
from amdesk.ui.table_memory import recall_table, remember_table
from amdesk.words import _, plural

SHOWN_AT_FIRST = 7
DATED = frozenset(
    ("touch", "action", "promise", "request", "step", "review", "decision", "checkpoint", "memo", "contract", "plan")
)
"""Subjects that have days to come, for a calendar."""
TALL_PX = 260
MERGED = ("person", "product")
"""What may be there twice and is compared on a page of its own."""


class RecordsPanel(Part):
    """A table of one subject's rows, of one account or of all; the chosen row's form stands at the right.

    `given` are the values every row here has and every new one gets. `columns` names those shown first.
    """

    def __init__(
        self,
        desk: Desk,
        table: str,
        *,
        given: Mapping[str, Any] | None = None,
        columns: Sequence[str] = (),
        account_id: int | None = None,
        empty: str = "",
        short: bool = False,
    ) -> None:
        super().__init__(desk)
        self.of = subject(table)
        self.given = dict(given or {})
        self.account_id = account_id
        self.home = own_currency(desk.workspace)
        self.rows: dict[int, dict[str, Any]] = {}
        self.empty = empty or self._nothing()
        self.table = Table(self._columns(columns), name=_(self.of.model.plural), empty=self.empty)
        self.table.setObjectName(f"{table.replace('_', '-')}-table")
        self.bar = FilterBar(self.table)
        self.form = RecordForm(desk, self.of)
        self.form.closed.connect(self._close_form)
        self.add_button = Button(_("+ {subject}").format(subject=_(self.of.model.singular)), primary=True)
        self.add_button.setObjectName(f"{table.replace('_', '-')}-add")
        self.add_button.clicked.connect(self.add)
        self.out = RowsOut(
            desk,
            self.table,
            _(self.of.model.plural),
            self.bar,
            subject_of=self._row_of,
            dated=table in DATED,
            people=table == "person",
        )
        recall_table(self.table, self._memory())
        self._lay_out(short)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._open)
        self.table.set_menu(self._fill_menu)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.delete)

    def _nothing(self) -> str:
        return _("No {subjects} yet. Add the first one with the button above.").format(
            subjects=_(self.of.model.plural).lower()
        )

    def _said_of_none(self) -> str:
        """Nothing of what is ours alone while someone is looking: its rows are hidden, not missing."""
        return "" if looking().on and any(f.required and f.is_ours_alone for f in self.of.fields) else self.empty

    def _columns(self, first: Sequence[str]) -> list[TableColumn]:
        fields = [f for f in self.of.fields if f.name not in self.given]
        if self.account_id is not None:
            fields = [f for f in fields if f.name != "account_id"]
        shown = set(first) if first else {f.name for f in [f for f in fields if f.listed][:SHOWN_AT_FIRST]}
        order = {name: at for at, name in enumerate(first)}
        fields.sort(key=lambda f: order.get(f.name, len(order)))
        return [self._column(field, field.name in shown) for field in fields]

    def _column(self, field: Field, visible: bool) -> TableColumn:
        key = title_key(field.name) if field.kind is Kind.REFERENCE else field.name
        made = column(field, key, self.home, of_many=self.account_id is None)
        strong = field.name == self.of.model.title_column
        return TableColumn(**{**vars(made), "visible": visible, "strong": strong, "locked": strong})

    def _lay_out(self, short: bool) -> None:
        self.bar.add(self.add_button)
        left = Card()
        left.body.addWidget(self.table)
        self.split = QSplitter()
        self.split.addWidget(left)
        self.split.addWidget(self.form)
        self.split.setStretchFactor(0, 5)
        self.split.setStretchFactor(1, 2)
        self.split.setChildrenCollapsible(False)
        self.form.hide()
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(10)
        column_.addWidget(self.bar)
        column_.addWidget(self.split, 1)
        if short:
            self.table.setMinimumHeight(TALL_PX)

    # Showing

    def _memory(self) -> str:
        return f"{self.of.table}-{'all' if self.account_id is None else 'account'}"

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember how the table was left."""
        remember_table(self.table, self._memory())
        super().hideEvent(event)

    def limit(self, account_id: int) -> None:
        """Show the rows of another account."""
        if account_id != self.account_id:
            self.account_id = account_id
            self._close_form()
            self._grow_stale()

    def fill(self) -> None:
        """Read the rows and the chosen one's form."""
        where = {k: v for k, v in self.given.items() if k != "account_id"}
        rows = record_rows(self.desk.workspace, self.of.shape, self.account_id, where)
        self.rows = {row["id"]: row for row in rows}
        self.table.set_empty(self._said_of_none())
        self.table.set_rows(rows, [row["id"] for row in rows])
        if self.form.row is not None:
            if self.form.row in self.rows:
                self.form.show_row(self.form.row, self._account_of(self.form.row))
            else:
                self._close_form()

    def go_to(self, place: Place) -> None:
        """Choose the row a place names."""
        if place.subject == self.of.table and place.row is not None:
            self.refresh()
            self.table.choose([place.row])
            self._open(place.row)

    def stands_on(self) -> tuple[int, int | None] | None:
        """The account and person of the one row chosen."""
        keys = [key for key in self.table.chosen_keys() if isinstance(key, int)]
        if len(keys) != 1:
            return None
        account = keys[0] if self.of.table == "account" else self._account_of(keys[0])
        person = keys[0] if self.of.table == "person" else self.rows[keys[0]].get("person_id")
        return None if account is None else (account, person)

    def _account_of(self, row: int) -> int | None:
        found = self.rows.get(row, {}).get("account_id")
        return int(found) if found else self.account_id

    def _choose(self, keys: list[Hashable]) -> None:
        if len(keys) == 1 and isinstance(keys[0], int) and self.form.isVisible():
            self.form.show_row(keys[0], self._account_of(keys[0]))

    def _open(self, key: object) -> None:
        if isinstance(key, int):
            self.form.show_row(key, self._account_of(key))
            self.form.show()
            self.form.focus()

    def _close_form(self) -> None:
        self.form.clear()
        self.form.hide()

    # Doing

    def add(self) -> None:
        """Ask for a new row."""
        given = dict(self.given)
        if self.account_id is not None and "account_id" in self.of.shape.columns:
            given["account_id"] = self.account_id
        created = ask_for(self.desk, self.of.table, given, parent=self, account_id=self.account_id)
        if created is not None:
            self.refresh()
            self.table.choose([created])

    def delete(self) -> None:
        """Delete the chosen rows as one step that can be undone."""
        chosen = [key for key in self.table.chosen_keys() if isinstance(key, int)]
        if not chosen:
            return
        titles = [str(self.rows[row].get(self.of.model.title_column) or "") for row in chosen]
        what = titles[0] if len(chosen) == 1 else plural("{n} row", "{n} rows", len(chosen))
        delete_rows(self.desk, self.of, chosen, what)

    def _row_of(self, key: Hashable) -> tuple[str, int] | None:
        return (self.of.table, key) if isinstance(key, int) else None

    def _compare(self, keys: list[int]) -> None:
        self.desk.go(Place("duplicates", None, "", self.of.table, *keys))

    def _fill_menu(self, menu: QMenu, keys: list[Hashable]) -> None:
        menu.addAction(_("Delete"), self.delete)
        if len(keys) == 2 and self.of.table in MERGED:
            menu.addAction(_("Compare and merge…"), _Call(self._compare, keys))
        if len(keys) == 1 and isinstance(keys[0], int):
            menu.addAction(_("Edit"), _Call(self._open, keys[0]))
            account = self._account_of(keys[0])
            if account is not None and self.account_id is None:
                menu.addAction(_("Open the account"), _Call(self.desk.open_account, account))


class _Call:
    """Calls something with what was known when the menu was made."""

    def __init__(self, act: Callable[[Any], object], argument: object) -> None:
        self.act = act
        self.argument = argument

    def __call__(self) -> None:
        self.act(self.argument)
