"""The whole map in small in a corner of the canvas, with a frame around what is in view; folded until asked for."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame

from amdesk.ui.account.map.look import stance_mark
from amdesk.ui.account.map.zoom_view import ZoomView
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.theme import theme
from amdesk.words import _

WIDE, HIGH, PAD = 210, 140, 8
ABOVE_PX = 54
"""How far from the lower edge of the canvas: the buttons for zooming are below."""
MARGIN_PX = 10
LEAST_CARD_PX = 2.0


class Overview(QFrame):
    """Shows every card as a block in the colour of its stance; a press or drag moves the canvas there."""

    def __init__(self, canvas: ZoomView) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.setObjectName("map-overview-corner")
        self.setAccessibleName(_("Overview"))
        self.setProperty("card", True)
        self.setFixedSize(WIDE, HIGH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()
        canvas.installEventFilter(self)
        canvas.zoomed.connect(self._look_again)
        for bar in (canvas.horizontalScrollBar(), canvas.verticalScrollBar()):
            bar.valueChanged.connect(self._look_again)
        canvas.map_scene.changed.connect(self._look_again)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the canvas changes its size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            room = self.canvas.size()
            self.move(room.width() - WIDE - MARGIN_PX, room.height() - HIGH - ABOVE_PX)
        return False

    def _look_again(self, _what: object = None) -> None:
        if self.isVisible():
            self.update()

    def _scale(self) -> tuple[float, QPointF]:
        """Pixels for a map unit, and where the map's own zero lies."""
        area = self.canvas.map_scene.area()
        if area.isEmpty():
            return 1.0, QPointF()
        scale = min((WIDE - 2 * PAD) / area.width(), (HIGH - 2 * PAD) / area.height())
        return scale, QPointF(WIDE / 2, HIGH / 2) - area.center() * scale

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cards and the frame."""
        super().paintEvent(event)
        scale, zero = self._scale()
        painter = QPainter(self)
        painter.setClipRect(self.rect().adjusted(1, 1, -1, -1))
        for card in self.canvas.map_scene.cards.values():
            shape = card.shape_of_person
            corner = card.pos() * scale + zero
            size = max(shape.width * scale, LEAST_CARD_PX), max(shape.height * scale, LEAST_CARD_PX)
            colour = theme().quiet_mark if looking().on else stance_mark(shape.stance, shape.stance_tone)
            painter.fillRect(QRectF(corner.x(), corner.y(), *size), colour)
        view = self.canvas.mapToScene(self.canvas.viewport().rect()).boundingRect()
        frame = QRectF(view.topLeft() * scale + zero, view.size() * scale)
        inside = QColor(theme().accent)
        inside.setAlphaF(0.1)
        painter.setBrush(inside)
        painter.setPen(QPen(theme().accent, 1.5))
        painter.drawRect(frame.intersected(QRectF(self.rect()).adjusted(2, 2, -3, -3)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along with the mouse."""
        self._go(event)

    def _go(self, event: QMouseEvent) -> None:
        scale, zero = self._scale()
        self.canvas.look_at((event.position() - zero) / scale)
        event.accept()
