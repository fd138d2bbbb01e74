"""The table of the comparison: arrow keys or a click choose whose value of a field stands."""

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.merging import Taken
from amdesk.ui.duplicates.fields import Compared, Fate
from amdesk.ui.kit.columns import ColumnKind, TableColumn
from amdesk.ui.kit.table import Table
from amdesk.words import _

KEYS = {
    int(Qt.Key.Key_Left): Taken.KEPT,
    int(Qt.Key.Key_Right): Taken.OTHER,
    int(Qt.Key.Key_B): Taken.BOTH,
}
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
CLICKED = {"left": Taken.KEPT, "right": Taken.OTHER}
TICK = "✓ "


class FieldTable(Table):
    """`taken` tells the names of fields and whose value the user chose for them."""

    taken = Signal(list, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_columns(), parent, name=_("Side by side"), empty=_("Choose a pair in the list."))
        self.setObjectName("duplicate-fields")
        self.clicked.connect(self._click)
        self.opened.connect(self._turn)
        self.set_menu(self._fill_choices)

    def show_fields(self, fields: Sequence[Compared]) -> None:
        """Show these fields; the place one stands at stays."""
        held = self.chosen_keys()
        self.set_rows(list(fields), [field.name for field in fields])
        if held:
            self.choose(held)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right take that side for the chosen fields, B both; the rest as in any table."""
        side = KEYS.get(event.key())
        if side is not None and event.modifiers() in PLAIN:
            self._take(side)
        else:
            super().keyPressEvent(event)

    def _take(self, side: Taken) -> None:
        if names := [str(key) for key in self.chosen_keys()]:
            self.taken.emit(names, side)

    def _click(self, index: QModelIndex) -> None:
        side = CLICKED.get(self.columns()[index.column()].name)
        if side is not None:
            self._take(side)

    def _turn(self, key: Hashable) -> None:
        """Enter and double click take the other side."""
        for field in self.rows_of([key]):
            self.taken.emit([field.name], Taken.KEPT if field.taken is Taken.OTHER else Taken.OTHER)

    def _fill_choices(self, menu: QMenu, keys: list[Hashable]) -> None:
        menu.addAction(_("Take the left one"), self.take_left)
        menu.addAction(_("Take the right one"), self.take_right)
        menu.addAction(_("Keep both texts"), self.take_both)

    def take_left(self) -> None:
        """The chosen fields stand as the left one has them."""
        self._take(Taken.KEPT)

    def take_right(self) -> None:
        """The chosen fields stand as the right one has them."""
        self._take(Taken.OTHER)

    def take_both(self) -> None:
        """Of the chosen fields both texts stand, where a field can hold them."""
        self._take(Taken.BOTH)


def _columns() -> list[TableColumn]:
    return [
        TableColumn("label", _("Field"), width=124, tone=_label_tone, strong=True, locked=True),
        TableColumn("left", _("Left"), text=_left, tone=_left_tone, locked=True),
        TableColumn("right", _("Right"), text=_right, tone=_right_tone, locked=True),
        TableColumn("stands", _("Will stand"), ColumnKind.CHIP, width=88, tone=_choice_tone),
        TableColumn("fate", _("How they stand"), text=_fate, visible=False),
    ]


def _is_left(field: Compared) -> bool:
    return field.taken is not Taken.OTHER


def _is_right(field: Compared) -> bool:
    return field.taken is not Taken.KEPT or field.fate is Fate.SAME


def _left(field: Compared) -> str:
    return (TICK if field.left and _is_left(field) else "") + (field.left or "–")


def _right(field: Compared) -> str:
    return (TICK if field.right and _is_right(field) else "") + (field.right or "–")


def _label_tone(field: Compared) -> Any:
    return Tone.WARN if field.fate is Fate.DIFFERS else None


def _left_tone(field: Compared) -> Any:
    return None if _is_left(field) and field.left else Tone.QUIET


def _right_tone(field: Compared) -> Any:
    return None if _is_right(field) and field.right else Tone.QUIET


def _choice_tone(field: Compared) -> Tone:
    return Tone.QUIET if field.fate is Fate.SAME else Tone.ACCENT


def _fate(field: Compared) -> str:
    return field.fate.label
