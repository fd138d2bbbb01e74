"""One amount for several transactions that are wrong alike: what each of them should have charged."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from amdesk.ui.kit.amounts import parse_amount
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.labels import Text
from amdesk.words import _, plural

FIELD_PX = 96


class RightForAll(QWidget):
    """Asks below the table; `answered` comes with the transactions and the amount in minor units, `left` without.

    `refused` comes with why the amount was not understood.
    """

    answered = Signal(object, int)
    refused = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[int, ...] = ()
        self.currency = ""
        self.setObjectName("issue-right-for-all")
        self.words = Text("")
        self.edit = QLineEdit()
        self.edit.setObjectName("issue-right-amount")
        self.edit.setFixedWidth(FIELD_PX)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.edit.returnPressed.connect(self._answer)
        self.unit = Text("")
        keep = Button(_("Set"))
        keep.setObjectName("issue-right-keep")
        keep.clicked.connect(self._answer)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for widget in (self.words, self.edit, self.unit, keep):
            line.addWidget(widget)
        line.addStretch(1)
        self.hide()

    def ask(self, rows: Sequence[int], currency: str) -> None:
        """Ask for the right amount of each of these."""
        self.rows, self.currency = tuple(rows), currency
        count = plural("{n} transaction", "{n} transactions", len(rows))
        said = _("What each of {count} should have charged:").format(count=count)
        self.words.setText(said)
        self.edit.setAccessibleName(said)
        self.edit.clear()
        self.unit.setText(currency)
        self.show()
        self.edit.setFocus()

    def _answer(self, checked: bool = False) -> None:
        try:
            right = parse_amount(self.edit.text(), self.currency)
        except ValueError as wrong:
            self.refused.emit(str(wrong))
            self.edit.setFocus()
            return
        self.answered.emit(self.rows, right)  # the keyboard goes back before the field hides, and the page stays
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc asks no longer; Enter was meant for the amount."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            self.hide()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
