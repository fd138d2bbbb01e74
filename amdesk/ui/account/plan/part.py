"""A part of the plan with a picture of its own: a sentence first, the picture, and the plain tables behind it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.looking import looking
from amdesk.ui.place import Place
from amdesk.ui.records.pages import Listed
from amdesk.ui.records.panel import RecordsPanel
from amdesk.ui.records.part import Part
from amdesk.ui.tabs import TabRow
from amdesk.words import _

PICTURE = "picture"


class PlanPart(Part):
    """Subclasses make `picture` and fill it; all of it is ours alone.

    `tables` are offered beside it, to sort, filter and export; each is made when it is asked for.
    """

    private = True

    def __init__(self, desk: Desk, name: str, title: str, tables: Sequence[Listed]) -> None:
        super().__init__(desk)
        self.account_id = 0
        self.name = name
        self.setObjectName(f"{name}-part")
        self.listed = {one.table.replace("_", "-"): one for one in tables}
        self.tables_made: dict[str, RecordsPanel] = {}
        self.sentence = Text("", role=TextRole.STRONG, wrap=True)
        self.sentence.setObjectName(f"{name}-sentence")
        ways = [(PICTURE, title), *((table, _(one.title)) for table, one in self.listed.items())]
        self.ways = TabRow(ways, f"{name}-way")
        self.ways.setAccessibleName(_("How it is shown"))
        self.ways.choose(PICTURE)
        self.ways.chosen.connect(self.show_way)
        self.stack = QStackedWidget()
        self.picture = QWidget()

    def lay_out(self, picture: QWidget, tools: QWidget | None = None) -> None:
        """Put the sentence, what belongs beside it and the picture in their places."""
        self.picture = picture
        self.stack.addWidget(picture)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.sentence, 1)
        if tools is not None:
            head.addWidget(tools)
        head.addWidget(self.ways)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.stack, 1)

    def limit(self, account_id: int) -> None:
        """Show another account."""
        if account_id != self.account_id:
            self.account_id = account_id
            self._grow_stale()
        for table in self.tables_made.values():
            table.limit(account_id)

    def show_way(self, name: str) -> None:
        """Show the picture or one of the tables."""
        self.ways.choose(name)
        self.stack.setCurrentWidget(self.picture if name == PICTURE else self._table(name))

    def _table(self, name: str) -> RecordsPanel:
        table = self.tables_made.get(name)
        if table is None:
            one = self.listed[name]
            table = RecordsPanel(self.desk, one.table, columns=one.columns, account_id=self.account_id)
            self.tables_made[name] = table
            self.stack.addWidget(table)
        table.limit(self.account_id)
        return table

    def go_to(self, place: Place) -> None:
        """Show the row a place names in the picture."""
        self.show_way(PICTURE)
        self.refresh()
        if place.row is not None and not looking().on:
            self.show_row(place.subject, place.row)

    def show_row(self, table: str, row: int) -> None:
        """Lead the keyboard to a row."""
        raise NotImplementedError

    def go_on(self, handle: str) -> None:
        """Show what was stored, and lead the keyboard to where it goes on."""
        self.refresh()
        found: QWidget | None = self.findChild(QWidget, handle) if handle else None
        if found is not None:
            found.setFocus()
