"""A rating as a row of dots, set by mouse, arrow keys or digits."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from amdesk.ui.kit.theme import theme
from amdesk.words import _

STEP_PX, RADIUS_PX, EDGE_PX = 22, 6.5, 4
Keys = Qt.Key


class Dots(QWidget):
    """Shows and sets a whole number from `low` to `high`; `rated` comes with it, or with None when it is cleared."""

    rated = Signal(object)

    def __init__(self, low: int = 1, high: int = 5, parent: QWidget | None = None, *, can_clear: bool = True) -> None:
        super().__init__(parent)
        self._low, self._high, self._can_clear = low, high, can_clear
        self._value: int | None = None
        self._hovered: int | None = None
        self._typed = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_value(None)

    def value(self) -> int | None:
        """The rating shown, None when not known."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show a rating without telling it."""
        self._value = value
        said = _("not known") if value is None else _("{n} of {high}").format(n=value, high=self._high)
        self.setAccessibleDescription(said)
        self.setToolTip(f"<qt>{said}</qt>")
        self.update()

    def sizeHint(self) -> QSize:
        """The dots and room for the figure."""
        return QSize(2 * EDGE_PX + STEP_PX * self._count() + 52, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw filled dots up to the value, rings beyond it, and the figure."""
        now, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(now.focus, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        shown = self._value if self._hovered is None else self._hovered
        for place in range(self._count()):
            is_on = shown is not None and self._low + place <= shown
            painter.setPen(QPen(now.accent if is_on else now.quiet_mark, 1.4))
            painter.setBrush(now.accent if is_on else now.control)
            painter.drawEllipse(self._centre(place), RADIUS_PX, RADIUS_PX)
        painter.setPen(now.muted)
        text = "–" if shown is None else f"{shown} / {self._high}"
        painter.drawText(self._figure(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the dot clicked; the one that is set already is cleared."""
        self._typed = ""
        at = self._at(event.position())
        if at is not None:
            self._rate(None if at == self._value and self._can_clear else at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would set."""
        self._hovered = self._at(event.position())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show the value again."""
        self._hovered = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits set, two of them where a scale is so long; arrows change, Delete clears."""
        value, key = self._value, event.key()
        before, self._typed = self._typed, event.text() if event.text().isdecimal() else ""
        if before and self._typed and self._low <= int(before + self._typed) <= self._high:
            self._rate(int(before + self._typed))
        elif self._typed and self._low <= int(self._typed) <= self._high:
            self._rate(int(self._typed))
        elif key in (Keys.Key_Right, Keys.Key_Up) and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._rate(self._low if value is None else min(value + 1, self._high))
        elif key in (Keys.Key_Left, Keys.Key_Down) and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._rate(self._low if value is None else max(value - 1, self._low))
        elif key in (Keys.Key_Delete, Keys.Key_Backspace) and self._can_clear:
            self._rate(None)
        else:
            super().keyPressEvent(event)

    def _rate(self, value: int | None) -> None:
        if value != self._value:
            self.set_value(value)
            self.rated.emit(value)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _count(self) -> int:
        return self._high - self._low + 1

    def _centre(self, place: int) -> QPointF:
        return QPointF(EDGE_PX + STEP_PX * (place + 0.5), self.height() / 2)

    def _figure(self) -> QRectF:
        return QRectF(EDGE_PX + STEP_PX * self._count() + 6, 0, 48, self.height())

    def _at(self, where: QPointF) -> int | None:
        place = int((where.x() - EDGE_PX) // STEP_PX)
        return self._low + place if 0 <= place < self._count() else None
