"""Editing people of a map in their table: F2 or a double click opens a cell, Enter keeps, Tab goes on, Esc leaves."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QWidget

from amdesk.analysis.network import SIGNS
from amdesk.model.fields import FieldError
from amdesk.model.rows import MapPerson
from amdesk.model.values import UNKNOWN_SIGN, Role, Stance
from amdesk.store.queries.map_choices import colleagues_of, units_of
from amdesk.ui.account.map.choices import stance_word
from amdesk.ui.account.map.deeds import Deeds
from amdesk.ui.kit.buttons import menu_safe
from amdesk.ui.kit.choice_editors import Combo
from amdesk.ui.kit.filter_bar import StayingMenu
from amdesk.ui.kit.table import Table
from amdesk.ui.kit.table_model import TableModel
from amdesk.words import _

TEXTS, CHOICES, TICKS = ("name", "job", "labels"), ("unit", "stance", "influence", "interest"), ("roles", "covered_by")
EDITABLE = (*TEXTS, *CHOICES, *TICKS)
HIGHEST = {"influence": 5, "interest": 10}
NEXT = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
Option = tuple[object, str]


class TableEditing(QObject):
    """Opens one editor at a time over a cell of the table; what is refused stays open with its sentence."""

    def __init__(self, table: Table, deeds: Deeds, person_of: Callable[[int], MapPerson | None]) -> None:
        super().__init__(table)
        self.table, self.deeds, self.person_of = table, deeds, person_of
        self.editor: QLineEdit | QComboBox | None = None
        self.menu: QMenu | None = None
        self._cell: tuple[int, str] = (0, "")
        self._keeping = False
        table.installEventFilter(self)
        table.viewport().installEventFilter(self)

    # Opening

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """F2 and a double click open a cell; in an editor Tab goes on, Enter keeps and Esc leaves."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if watched is self.editor:
                return self._press(event)
            if watched is self.table and event.key() == Qt.Key.Key_F2:
                return self.open_current()
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonDblClick:
            index = self.table.indexAt(event.position().toPoint())
            key = self.table.current_key()
            if watched is self.table.viewport() and index.isValid() and isinstance(key, int):
                return self.open(key, self._columns()[index.column()])
        if event.type() is QEvent.Type.FocusOut and watched is self.editor and not self._keeping:
            self._keep_unless_popup()
        return super().eventFilter(watched, event)

    def _keep_unless_popup(self) -> None:
        if isinstance(self.editor, QComboBox) and self.editor.view().isVisible():
            return
        self.keep()

    def open_current(self) -> bool:
        """Open the cell the keyboard stands on, or the first of its row that can be edited."""
        key, index = self.table.current_key(), self.table.currentIndex()
        if not isinstance(key, int):
            return False
        name = self._columns()[index.column()]
        return self.open(key, name if name in EDITABLE else EDITABLE[0])

    def open(self, key: int, column: str) -> bool:
        """Open a cell; False when it is none that can be edited."""
        person = self.person_of(key)
        if person is None or column not in EDITABLE or not self.table.is_column_shown(column):
            return False
        self.leave()
        self._cell = (key, column)
        area = self._area(key, column)
        if column in TICKS:
            self._open_ticks(person, column, area)
            return True
        self.editor = self._line(person, column) if column in TEXTS else self._choice(person, column)
        self.editor.setObjectName(f"map-table-{column}")
        self.editor.setAccessibleName(next(c.title for c in self.table.columns() if c.name == column))
        self.editor.setGeometry(area)
        self.editor.installEventFilter(self)
        self.editor.show()
        self.editor.setFocus()
        return True

    def _columns(self) -> list[str]:
        """The names of all columns, in the order of the model; hidden ones too."""
        model = self.table.model()
        return [column.name for column in model.columns] if isinstance(model, TableModel) else []

    def _area(self, key: int, column: str) -> QRect:
        if self.table.current_key() != key:
            self.table.choose([key])
        index = self.table.currentIndex().siblingAtColumn(self._columns().index(column))
        self.table.scrollTo(index)
        return self.table.visualRect(index)

    def _line(self, person: MapPerson, column: str) -> QLineEdit:
        text = ", ".join(person.labels) if column == "labels" else str(getattr(person, column))
        line = QLineEdit(text, self.table.viewport())
        line.selectAll()
        return line

    def _choice(self, person: MapPerson, column: str) -> QComboBox:
        combo = Combo(self.table.viewport())
        options = self._options(column)
        for value, words in options:
            combo.addItem(words, value)
        held = getattr(person, column)
        values = [words if column == "unit" else value for value, words in options]
        combo.setCurrentIndex(values.index(held) if held in values else 0)
        combo.activated.connect(self.keep)
        return combo

    def _options(self, column: str) -> list[Option]:
        nothing: list[Option] = [(None, _("Not known"))]
        if column == "unit":
            return [(None, ""), *units_of(self.deeds.desk.workspace, self.deeds.account_id)]
        if column == "stance":
            return [*((s, f"{s.sign}  {s.label}") for s in Stance), (None, f"{UNKNOWN_SIGN}  {stance_word(None)}")]
        low = 0 if column == "interest" else 1
        return [*nothing, *((value, str(value)) for value in range(low, HIGHEST[column] + 1))]

    # Ticking several

    def _open_ticks(self, person: MapPerson, column: str, area: QRect) -> None:
        self.menu = menu = StayingMenu(self.table)
        menu.setObjectName(f"map-table-{column}")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ticks: Sequence[tuple[str, bool, Callable[[bool], None]]]
        if column == "roles":
            ticks = [
                (f"{SIGNS[role]}  {role.label}", role in person.roles, partial(self._set_role, person, role))
                for role in Role
            ]
        else:
            ticks = [
                (menu_safe(name), name in person.covered_by, partial(self._cover, person, number, name))
                for number, name in colleagues_of(self.deeds.desk.workspace)
            ]
        for words, checked, act in ticks:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(checked)
            action.toggled.connect(act)
        menu.popup(self.table.viewport().mapToGlobal(area.bottomLeft()))

    def _set_role(self, person: MapPerson, role: Role, held: bool) -> None:
        self.deeds.set_role({person.id: person.name}, role, held)

    def _cover(self, person: MapPerson, colleague: int, name: str, covers: bool) -> None:
        self.deeds.cover({person.id: person.name}, colleague, name, covers)

    # Keeping

    def _press(self, event: QKeyEvent) -> bool:
        if event.key() in NEXT:
            self._go_on(NEXT[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.keep():
                self.table.setFocus()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
            self.table.setFocus()
        else:
            return False
        return True

    def _go_on(self, step: int) -> None:
        """Keep and open the next cell of the row that can be edited."""
        key, column = self._cell
        if not self.keep():
            return
        columns = [c.name for c in self.table.shown_columns() if c.name in EDITABLE]
        at = columns.index(column) + step
        if 0 <= at < len(columns):
            self.open(key, columns[at])
        else:
            self.table.setFocus()

    def keep(self, picked: int = 0) -> bool:
        """Store what is in the editor and close it; when it is refused it stays open."""
        editor, (key, column), person = self.editor, self._cell, self.person_of(self._cell[0])
        if editor is None or person is None:
            self.leave()
            return True
        value = editor.text().strip() if isinstance(editor, QLineEdit) else editor.currentData()
        refused: list[FieldError] = []
        self._keeping = True
        names = {key: person.name}
        if column == "labels":
            self.deeds.set_labels(names, str(value))
        elif value != self._held(person, column):
            self.deeds.set_value(names, "unit_id" if column == "unit" else column, value, refused=refused.append)
        self._keeping = False
        if refused:
            self.deeds.desk.say(refused[0].sentence)
            editor.setFocus()
            return False
        self.leave()
        return True

    def _held(self, person: MapPerson, column: str) -> object:
        if column != "unit":
            return getattr(person, column)
        units = units_of(self.deeds.desk.workspace, self.deeds.account_id)
        return next((number for number, name in units if name == person.unit), None)

    def leave(self) -> None:
        """Close the editor; nothing is changed."""
        editor: QWidget | None = self.editor
        self.editor = None
        if editor is not None:
            editor.hide()
            editor.deleteLater()
