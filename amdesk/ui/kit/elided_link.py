"""A link that shortens itself where there is no room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from amdesk.ui.kit.labels import Link, plain_tip

FEW_LETTERS = 12


class ElidedLink(Link):
    """A link whose middle gives way to "…" where there is no room: the ending of a file's name stays in sight."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        plain_tip(self, text)

    def minimumSizeHint(self) -> QSize:
        """As wide as a few letters."""
        wanted = self.sizeHint()
        return QSize(min(wanted.width(), self.fontMetrics().averageCharWidth() * FEW_LETTERS), wanted.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the link with as much of its words as there is room for."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        missing = self.sizeHint().width() - self.width()
        if missing > 0:
            metrics = self.fontMetrics()
            room = metrics.horizontalAdvance(option.text) - missing
            option.text = metrics.elidedText(option.text, Qt.TextElideMode.ElideMiddle, room)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
