"""A small window beside the mouse or the card, on the map: opens within the screen, goes when one clicks elsewhere."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from amdesk.ui.kit.labels import Elided, TextRole

TITLE_WIDTH_PX = 230


class Popup(QFrame):
    """A framed column with a title."""

    def __init__(self, title: str, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName(name)
        self.setProperty("card", True)
        self.setProperty("notice", True)
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 10, 12, 12)
        self.column.setSpacing(4)
        heading = Elided(title, role=TextRole.STRONG)
        heading.setMaximumWidth(TITLE_WIDTH_PX)
        self.column.addWidget(heading)

    def open_at(self, where: QPoint) -> None:
        """Open beside a point of the screen, within it."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        x = max(room.left(), min(where.x() + 8, room.right() - self.width()))
        y = max(room.top(), min(where.y() + 8, room.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self.focus_first()

    def focus_first(self) -> None:
        """Stand where one begins."""
