"""Carrying an action or an objective to another place with the mouse."""

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

ACTION, OBJECTIVE = "application/x-amdesk-action", "application/x-amdesk-objective"


class Carried:
    """Begins to carry `widget` as `kind` and `row` once the mouse has moved far enough with its button down."""

    def __init__(self, widget: QWidget, kind: str, row: int) -> None:
        self.widget, self.kind, self.row = widget, kind, row
        self._from: QPoint | None = None

    def press(self, event: QMouseEvent) -> None:
        """The button went down."""
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._from = event.position().toPoint() if is_left else None

    def move(self, event: QMouseEvent) -> bool:
        """The mouse moved; True once it was carried somewhere."""
        if self._from is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        if (event.position().toPoint() - self._from).manhattanLength() < QApplication.startDragDistance():
            return False
        drag, mime = QDrag(self.widget), QMimeData()
        mime.setData(self.kind, str(self.row).encode())
        drag.setMimeData(mime)
        drag.setPixmap(self.widget.grab())
        drag.setHotSpot(self._from)
        self._from = None
        drag.exec(Qt.DropAction.MoveAction)
        return True


def carried_row(event: QDropEvent, kind: str) -> int | None:
    """The row of a kind that is carried; None for anything else."""
    mime = event.mimeData()
    return int(mime.data(kind).data()) if mime.hasFormat(kind) else None
