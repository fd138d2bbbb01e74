"""Pages made of record tables: a title, a sentence that answers first, and tabs of subjects."""

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from amdesk.model.source import Source
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.place import Place
from amdesk.ui.records.panel import RecordsPanel
from amdesk.ui.tabs import TabRow
from amdesk.ui.view import View
from amdesk.words import _

MARGIN_PX = 20


@dataclass(frozen=True)
class Listed:
    """One tab of a page: a subject and the columns shown first; a `quiet` one waits in a menu until asked for.

    `panel` shows it: the table of any subject, or one made for it.
    """

    table: str
    title: str
    columns: tuple[str, ...] = ()
    empty: str = ""
    quiet: bool = False
    panel: type[RecordsPanel] = RecordsPanel


class RecordTabs(QWidget):
    """Tabs of record tables; each is made on its first visit."""

    def __init__(self, desk: Desk, listed: tuple[Listed, ...], prefix: str, account_id: int | None = None) -> None:
        super().__init__()
        self.desk = desk
        self.listed = {one.table: one for one in listed}
        self.account_id = account_id
        self.row = TabRow([(one.table.replace("_", "-"), _(one.title)) for one in listed], prefix)
        self.stack = QStackedWidget()
        self.panels: dict[str, RecordsPanel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        if len(listed) > 1:
            column.addWidget(self.row)
        column.addWidget(self.stack, 1)
        self.row.chosen.connect(self.show_tab)
        self.show_tab(listed[0].table)

    def show_tab(self, name: str) -> RecordsPanel:
        """Show the table of a subject."""
        table = name.replace("-", "_")
        panel = self.panels.get(table)
        if panel is None:
            one = self.listed[table]
            panel = one.panel(
                self.desk,
                table,
                columns=one.columns,
                account_id=self.account_id,
                empty=_(one.empty) if one.empty else "",
            )
            self.panels[table] = panel
            self.stack.addWidget(panel)
        if self.account_id is not None:
            panel.limit(self.account_id)
        self.row.choose(table.replace("_", "-"))
        self.stack.setCurrentWidget(panel)
        return panel

    def limit(self, account_id: int) -> None:
        """Show the rows of another account."""
        self.account_id = account_id
        for panel in self.panels.values():
            panel.limit(account_id)

    def current(self) -> str:
        """The subject in view."""
        return self.row.current().replace("-", "_")

    def stands_on(self) -> tuple[int, int | None] | None:
        """What is chosen in the table in view."""
        return self.panels[self.current()].stands_on()

    def go_to(self, place: Place) -> None:
        """Show the row a place names when its subject stands here."""
        if place.subject in self.listed:
            self.show_tab(place.subject).go_to(place)


class ListPage(View):
    """A page of record tables; subclasses say the title, the tabs and the sentence."""

    title = ""
    name = ""
    listed: tuple[Listed, ...] = ()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.heading = Text(_(self.title), role=TextRole.TITLE)
        self.sentence = Text("", role=TextRole.MUTED, wrap=True)
        self.sentence.setObjectName(f"{self.name}-sentence")
        self.records = RecordTabs(desk, self.listed, f"{self.name}-tab")
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, 16, MARGIN_PX, MARGIN_PX)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.sentence)
        column.addSpacing(8)
        line = QHBoxLayout()
        line.addWidget(self.records)
        column.addLayout(line, 1)

    def says(self, source: Source) -> str:
        """The sentence that answers first."""
        raise NotImplementedError

    def fill(self) -> None:
        """Say the sentence; the tables read for themselves."""
        self.sentence.setText(self.says(self.desk.workspace))

    def go_to(self, place: Place) -> None:
        """Show the row a place names."""
        self.records.go_to(place)

    def stands_on(self) -> tuple[int, int | None] | None:
        """What is chosen in the table in view."""
        return self.records.stands_on()

    def place(self) -> Place | None:
        """The page and the tab in view."""
        return Place(self.name, None, "", self.records.current())
