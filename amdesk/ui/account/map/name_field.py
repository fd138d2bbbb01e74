"""The field that opens on the canvas to name a new person: Enter keeps, Esc leaves."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from amdesk.analysis.map_layout import CARD, Place
from amdesk.model.fields import NAME_LIMIT
from amdesk.words import _

LEAST_WIDTH_PX = 180


class NameField(QLineEdit):
    """Asks for one name; `named` comes with it, with the place it was asked for and the boss, when there are any."""

    named = Signal(str, object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("map-name")
        self.setAccessibleName(_("Name of the new person"))
        self.setPlaceholderText(_("Name, then Enter"))
        self.setMaxLength(NAME_LIMIT)
        self.place: Place | None = None
        self.boss: int | None = None
        self.hide()

    def ask(self, at: QPoint, place: Place | None, boss: int | None, typed: str, scale: float) -> None:
        """Open at a point of the parent with what was typed already."""
        self.place, self.boss = place, boss
        self.setFixedWidth(max(LEAST_WIDTH_PX, round(CARD[0] * scale)))
        parent = self.parentWidget()
        assert parent is not None
        room = parent.size()
        self.adjustSize()
        x = min(max(at.x(), 4), max(4, room.width() - self.width() - 4))
        y = min(max(at.y(), 4), max(4, room.height() - self.height() - 4))
        self.move(x, y)
        self.setText(typed)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deselect()
        self.end(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps the name, Esc leaves without."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is kept when one goes on elsewhere."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and self.isVisible():
            self._keep()

    def _keep(self) -> None:
        name, place, boss = self.text().strip(), self.place, self.boss
        self._leave()
        if name:
            self.named.emit(name, place, boss)

    def _leave(self) -> None:
        self.clear()
        self.hide()
        canvas = self.focusProxy() or self.parentWidget()
        if canvas is not None:
            canvas.setFocus()
