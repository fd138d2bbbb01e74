"""The line above a table: search, filters as chips, and the menus for filtering, grouping and columns."""

from collections import Counter

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from amdesk.ui.kit.buttons import Button, MenuButton, menu_safe
from amdesk.ui.kit.columns import ColumnKind, TableColumn
from amdesk.ui.kit.flow import Flow
from amdesk.ui.kit.labels import Text, TextRole, shown
from amdesk.ui.kit.search_field import SearchField
from amdesk.ui.kit.table import Table
from amdesk.words import _

SEARCH_AFTER_MS = 120
MOST_VALUES = 40  # a column with more different texts is searched, not picked from
PICKED_KINDS = (ColumnKind.CHIP, ColumnKind.TEXT)
GROUPED_KINDS = (ColumnKind.CHIP, ColumnKind.TEXT, ColumnKind.DATE)


class StayingMenu(QMenu):
    """A menu that stays open while entries are checked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Check without closing."""
        action = self.activeAction()
        if action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)


class FilterBar(QWidget):
    """Search, filter, group and choose the columns of `table`; `add` puts the view's own buttons at the right."""

    def __init__(self, table: Table, parent: QWidget | None = None, *, hint: str = "") -> None:
        super().__init__(parent)
        self._table = table
        self.search = SearchField(hint or _("Search this table"))
        self.search.setMaximumWidth(320)
        self.search.setMinimumWidth(140)
        self._count = Text(role=TextRole.MUTED)
        self.filter_button = MenuButton(_("Filter"), icon_name="filter", fill=self._fill_filters)
        self.group_button = MenuButton(_("Group"), icon_name="layout-rows", fill=self._fill_groups)
        self.column_button = MenuButton(_("Columns"), icon_name="columns", fill=table.fill_column_menu)
        self._line = QHBoxLayout()
        self._chips_box = QWidget()
        self._chips = Flow(self._chips_box)
        self._wait = QTimer(self, singleShot=True, interval=SEARCH_AFTER_MS)
        self._lay_out()
        self._wait.timeout.connect(self._search)
        self.search.textChanged.connect(self._wait.start)
        self.search.returnPressed.connect(self._search)
        table.ask_changed.connect(self._show_ask)
        table.shown_changed.connect(self._show_count)
        self._show_ask()

    def add(self, widget: QWidget) -> None:
        """Append a widget at the right end."""
        self._line.addWidget(widget)

    def focus_search(self) -> None:
        """Stand in the search field with its text selected."""
        self.search.setFocus()
        self.search.selectAll()

    def count_text(self) -> str:
        """What is said about the number of rows, e.g. "12 of 42"."""
        return self._count.text()

    def _lay_out(self) -> None:
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(8)
        self._line.addWidget(self.search, 2)
        self._line.addWidget(self._count)
        self._line.addStretch(1)
        for button in (self.filter_button, self.group_button, self.column_button):
            self._line.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(self._line)
        whole.addWidget(self._chips_box)

    def _search(self) -> None:
        self._wait.stop()
        if self.search.text() != self._table.words():
            self._table.search(self.search.text())

    def _show_count(self, found: int, total: int) -> None:
        self._count.setText(str(total) if found == total else _("{n} of {all}").format(n=found, all=total))

    def _show_ask(self) -> None:
        if not self._wait.isActive() and self.search.text() != self._table.words():
            self.search.setText(self._table.words())
            self._wait.stop()
        self._chips.clear()
        for column in self._table.columns():
            if picked := self._table.filters().get(column.name):
                self._add_chip(f"{column.title}: {', '.join(sorted(picked))}", column.name, _("Lift this filter"))
        self._chips_box.setVisible(self._chips.count() > 0)
        grouped = self._titles().get(self._table.grouping())
        self.group_button.setText(
            (_("Group: {column}").format(column=menu_safe(grouped)) if grouped else _("Group")) + "  "
        )

    def _add_chip(self, text: str, name: str, tip: str) -> None:
        chip = Button(menu_safe(shown(text)[:60]) + "  ✕", tip=tip)
        chip.setProperty("chip", True)
        chip.setAccessibleName(f"{tip}: {shown(text)}")
        chip.setProperty("column", name)
        chip.clicked.connect(self._lift_of_sender)
        self._chips.addWidget(chip)
        chip.show()

    def _lift_of_sender(self) -> None:
        if chip := self.sender():
            self._table.filter_column(str(chip.property("column")), None)

    def _titles(self) -> dict[str, str]:
        return {column.name: column.title for column in self._table.columns()}

    def _fill_filters(self, menu: QMenu) -> None:
        for column in self._table.columns():
            if column.kind in PICKED_KINDS:
                self._add_values(menu, column)
        if menu.isEmpty():
            menu.addAction(_("No column has few enough values to pick from")).setEnabled(False)
        if self._table.filters() or self._table.words():
            menu.addSeparator()
            menu.addAction(_("Clear search and filters"), self._table.clear_filters)

    def _add_values(self, menu: QMenu, column: TableColumn) -> None:
        counts = Counter(self._table.texts(column.name))
        if not 1 < len(counts) <= MOST_VALUES:
            return
        picked = self._table.filters().get(column.name, frozenset())
        values = StayingMenu(menu_safe(column.title), menu)
        for value in sorted(counts, key=str.casefold):
            action = QAction(f"{menu_safe(shown(value)[:60]) or _('none')}\t{counts[value]}", values, checkable=True)
            action.setChecked(value in picked)
            action.setData((column.name, value))
            action.toggled.connect(self._pick_of_sender)
            values.addAction(action)
        menu.addMenu(values)

    def _pick_of_sender(self, wanted: bool) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            name, value = action.data()
            picked = self._table.filters().get(name, frozenset())
            self._table.filter_column(name, picked | {value} if wanted else picked - {value})

    def _fill_groups(self, menu: QMenu) -> None:
        self._add_group(menu, "", _("No groups"))
        for column in self._table.columns():
            if column.kind in GROUPED_KINDS and len(set(self._table.texts(column.name))) <= MOST_VALUES:
                self._add_group(menu, column.name, column.title)

    def _add_group(self, menu: QMenu, name: str, title: str) -> None:
        action = QAction(menu_safe(title), menu, checkable=True)
        action.setChecked(self._table.grouping() == name)
        action.setData(name)
        action.triggered.connect(self._group_of_sender)
        menu.addAction(action)

    def _group_of_sender(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._table.group_by(str(action.data()))
