"""The field of quick entry: one line, with the lines before it a key away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from amdesk.analysis.quick_entry.reading import LONGEST_LINE
from amdesk.ui.kit.fonts import TextRole, role_font
from amdesk.words import _

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
DIGITS = {Qt.Key(Qt.Key.Key_1.value + at): at for at in range(9)}


class LineField(QLineEdit):
    """Tells `recalled` with a distance for the arrows up and down, and `chosen` with a number for Alt and a digit."""

    recalled = Signal(int)
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quick-entry-line")
        self.setAccessibleName(_("Quick entry"))
        self.setMaxLength(LONGEST_LINE)
        large = role_font(TextRole.HEADING)
        large.setWeight(QFont.Weight.Normal)
        self.setFont(large)
        self.setPlaceholderText(_("call ada konex 8/10 needs labels, we promise a cost sheet fri"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down recall lines, Alt and a digit answer the question."""
        key = Qt.Key(event.key())
        if key in STEPS and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            self.recalled.emit(STEPS[key])
        elif key in DIGITS and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.chosen.emit(DIGITS[key])
        else:
            super().keyPressEvent(event)
