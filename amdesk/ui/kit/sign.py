"""An icon that stands by itself and follows the theme."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from amdesk.ui.kit.icons import Ink, pixmap


class Sign(QWidget):
    """Shows the icon `name` at `size` pixels; give it an accessible name when it says what no word beside it says."""

    def __init__(self, name: str, size: int = 18, ink: Ink = Ink.MUTED, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._size, self._ink = name, size, ink
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(QSize(size, size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in the theme's colour."""
        QPainter(self).drawPixmap(0, 0, pixmap(self._name, self._size, self._ink, self.devicePixelRatioF()))
