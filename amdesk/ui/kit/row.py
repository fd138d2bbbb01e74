"""A line in a card that stands for something and opens it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from amdesk.ui.kit.labels import Elided, TextRole

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object


class Opens(_Widget):
    """Goes before a widget's class: a click, Enter and Space emit its `clicked`, and Tab leads to it."""

    clicked = Signal()

    def stand_for(self, name: str) -> None:
        """Be reached by Tab and pointed at as what opens `name`."""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open on a click."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that the release comes here."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter and Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


class Row(Opens, QFrame):
    """Fill `line` from left to right. `clicked` comes on a click, Enter or Space; screen readers say `name`."""

    clicked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("row", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.stand_for(name)
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(4, 6, 4, 6)
        self.line.setSpacing(10)

    def add_words(self, first: str, second: str = "") -> None:
        """Append a strong line, and a quiet one under it."""
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Elided(first, role=TextRole.STRONG if second else TextRole.BODY))
        if second:
            words.addWidget(Elided(second, role=TextRole.MUTED))
        self.line.addLayout(words, 1)
