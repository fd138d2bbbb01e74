"""What stands over the map while another arrangement is being worked out: the map of before, pale, and a sentence."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.theme import theme
from amdesk.words import _

VEIL = 0.7


class WorkingWords(QWidget):
    """Covers the map of before until the one asked for is there; clicks go through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("map-working")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        words = Text(_("Working out where everyone stands…"), role=TextRole.STRONG)
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignCenter)
        parent.installEventFilter(self)
        self.hide()

    def show_over(self, shown: bool) -> None:
        """Cover what is there, or uncover it."""
        parent = self.parentWidget()
        assert parent is not None
        self.setGeometry(parent.rect())
        self.setVisible(shown)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover all of it when it changes its size."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the veil."""
        veil = QColor(theme().card)
        veil.setAlphaF(VEIL)
        QPainter(self).fillRect(self.rect(), veil)
