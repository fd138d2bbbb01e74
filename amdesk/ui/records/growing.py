"""Tabs within an account's tab: the main view, then subjects that appear when they hold something or are asked for."""

from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from amdesk.store.queries.records import count_rows
from amdesk.ui.account.tab import AccountTab
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import MenuButton
from amdesk.ui.place import Place
from amdesk.ui.records.pages import Listed
from amdesk.ui.records.panel import RecordsPanel
from amdesk.ui.records.part import Part
from amdesk.ui.records.subject import subject
from amdesk.ui.tabs import TabRow
from amdesk.ui.view import View
from amdesk.words import _


class GrowingTab(AccountTab):
    """`main` first; each subject of `listed` as a tab while it has rows, the others behind "+ add"."""

    def __init__(self, desk: Desk, title: str, main: AccountTab, listed: tuple[Listed, ...], prefix: str) -> None:
        super().__init__(desk)
        self.main = main
        self.listed = {one.table.replace("_", "-"): one for one in listed}
        self.asked: set[str] = set()
        self.counts: dict[str, int] = {}
        self.panels: dict[str, Part] = {}
        self.row = TabRow([("main", title), *((name, _(one.title)) for name, one in self.listed.items())], prefix)
        self.row.chosen.connect(self.show_tab)
        self.more = MenuButton(_("More"), fill=self._fill_more)
        self.more.setObjectName(f"{prefix}-more")
        self.stack = QStackedWidget()
        self.stack.addWidget(main)
        self.row.choose("main")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.stack, 1)

    def _head(self) -> QWidget:
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(20, 0, 20, 0)
        line.addWidget(self.row, 1)
        line.addWidget(self.more)
        return head

    def fill(self) -> None:
        """Let the tabs that hold something appear."""
        self.counts = {name: self.count(name) for name in self.listed}
        filled = {n for n, one in self.listed.items() if n in self.asked or (self.counts[n] and not one.quiet)}
        shown = {name for name in filled if self.may_show(name)}
        for name in self.listed:
            self.row.show_tab(name, name in shown)
        self.more.setVisible(len(shown) < len(self.listed))
        if self.row.current() != "main" and self.row.current() not in shown:
            self.show_tab("main")

    def may_show(self, name: str) -> bool:
        """Whether the tab of a subject may be offered now."""
        return True

    def count(self, name: str) -> int:
        """How many rows of a subject the account has."""
        of = subject(self.listed[name].table)
        return count_rows(self.desk.workspace, of.shape, self.account_id) if self.account_id else 0

    def _fill_more(self, menu: QMenu) -> None:
        for name, one in self.listed.items():
            if self.may_show(name) and not self.row.buttons[name].isVisibleTo(self.row):
                count = self.counts.get(name, 0)
                words = f"{_(one.title)}  ({count})" if count else _("+ {what}").format(what=_(one.title))
                menu.addAction(words).triggered.connect(_Begin(self, name))

    def begin(self, name: str) -> None:
        """Show the tab of a subject; when it holds nothing yet, ready to add its first row."""
        self.asked.add(name)
        self.row.show_tab(name, True)
        self.show_tab(name)
        if not self.counts.get(name):
            self.panels[name].add()

    def show_tab(self, name: str) -> None:
        """Show the main view or a subject's table."""
        self.row.choose(name)
        if name == "main":
            self.stack.setCurrentWidget(self.main)
            return
        panel = self.panels.get(name)
        if panel is None:
            panel = self.panels[name] = self.make_panel(name)
            panel.setContentsMargins(20, 12, 20, 20)
            self.stack.addWidget(panel)
        panel.limit(self.account_id)
        self.stack.setCurrentWidget(panel)

    def make_panel(self, name: str) -> Part:
        """What shows a subject's rows: a table, unless a tab knows better."""
        one = self.listed[name]
        return RecordsPanel(self.desk, one.table, columns=one.columns, account_id=self.account_id)

    def tab_of(self, table: str) -> str:
        """The tab a subject's rows stand in."""
        return table.replace("_", "-")

    def stands_on(self) -> tuple[int, int | None] | None:
        """What is chosen in the main view or the list in view."""
        view = self.stack.currentWidget()
        return view.stands_on() if isinstance(view, View) else None

    def go_to(self, place: Place) -> None:
        """Show an account, and the row a place names."""
        if place.account is not None and place.account != self.account_id:
            self.asked.clear()
        super().go_to(place)
        for panel in self.panels.values():
            panel.limit(self.account_id)
        name = self.tab_of(place.subject)
        if name in self.listed:
            self.asked.add(name)
            self.row.show_tab(name, True)
            self.show_tab(name)
            self.panels[name].go_to(place)
        else:
            self.main.go_to(place)
            if place.subject:
                self.show_tab("main")


class _Begin:
    """Begins a subject when called."""

    def __init__(self, tab: GrowingTab, name: str) -> None:
        self.tab = tab
        self.name = name

    def __call__(self, checked: bool = False) -> None:
        self.tab.begin(self.name)
