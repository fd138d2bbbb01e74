"""The preview's table, where one says of rows that may be there already whether they are the same."""

from collections.abc import Hashable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from amdesk.exchange.likely import Meant
from amdesk.ui.kit.table import Table
from amdesk.words import _

KEYS = {int(Qt.Key.Key_S): Meant.SAME, int(Qt.Key.Key_D): Meant.DIFFERENT, int(Qt.Key.Key_L): Meant.LATER}
AFTER = {Meant.LATER: Meant.SAME, Meant.SAME: Meant.DIFFERENT, Meant.DIFFERENT: Meant.LATER}


class PreviewTable(Table):
    """`said` tells rows of the file, by their keys, and what the user says of them."""

    said = Signal(list, object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """S, D and L answer for the chosen rows that may be there already; the rest as in any table."""
        meant = KEYS.get(event.key()) if not event.modifiers() else None
        if meant is not None and self._asked():
            self.say(meant)
        else:
            super().keyPressEvent(event)

    def say(self, meant: Meant) -> None:
        """Answer for the chosen rows."""
        if asked := self._asked():
            self.said.emit(asked, meant)

    def _asked(self) -> list[Hashable]:
        """The chosen rows that may be there already."""
        keys = self.chosen_keys()
        return [key for key, row in zip(keys, self.rows_of(keys), strict=True) if row.likely]

    def turn(self, key: Hashable) -> None:
        """Enter and double click go on to the next answer."""
        for row in self.rows_of([key]):
            if row.likely:
                self.said.emit([key], AFTER[row.meant])

    def fill_answers(self, menu: QMenu, keys: list[Hashable]) -> None:
        """What can be answered for the chosen rows."""
        if self._asked():
            menu.addAction(_("Same: becomes part of that one (S)"), self.call_same)
            menu.addAction(_("Different: keep them apart (D)"), self.call_different)
            menu.addAction(_("Decide later, under Duplicates (L)"), self.leave_open)

    def call_same(self) -> None:
        """The chosen rows are the ones that are there."""
        self.say(Meant.SAME)

    def call_different(self) -> None:
        """The chosen rows are others."""
        self.say(Meant.DIFFERENT)

    def leave_open(self) -> None:
        """The chosen rows are decided on later."""
        self.say(Meant.LATER)
