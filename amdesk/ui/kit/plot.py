"""What every painted chart has in common: marks one can hover, walk over with the keys and open."""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from amdesk.analysis.series import Tone
from amdesk.ui.kit.fonts import TextRole, role_font, tabular
from amdesk.ui.kit.labels import tip_text
from amdesk.ui.kit.theme import mark_colour, theme

SWATCH_PX, LEGEND_GAP_PX, LEGEND_LINE_PX = 9, 16, 20
HATCHES = {Tone.BAD: Qt.BrushStyle.BDiagPattern, Tone.WARN: Qt.BrushStyle.Dense6Pattern}
HATCH_INK = QColor(255, 255, 255, 70)


@dataclass(frozen=True)
class Mark:
    """A place in a chart that stands for something: its area, what is said of it, what a click opens."""

    area: QRectF
    said: str
    key: Hashable


class Plot(QWidget):
    """Paints a chart; subclasses fill `marks` while they paint."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks: list[Mark] = []
        self.hovered = -1
        self.small = tabular(role_font(TextRole.SMALL))
        self.metrics = QFontMetrics(self.small)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what lies under the mouse."""
        self._hover(self._at(event.position()), event.globalPosition())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked."""
        at = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and at >= 0:
            self._open(at)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget what was hovered."""
        self.hovered = -1
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right walk over the marks, Enter opens one."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self.marks and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            at = min(max(self.hovered + step, 0), len(self.marks) - 1)
            self._hover(at, QPointF(self.mapToGlobal(self.marks[at].area.center().toPoint())))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self.hovered < len(self.marks):
            self._open(self.hovered)
        else:
            super().keyPressEvent(event)

    def _at(self, where: QPointF) -> int:
        return next((at for at, mark in enumerate(self.marks) if mark.area.contains(where)), -1)

    def _hover(self, at: int, where: QPointF) -> None:
        if at != self.hovered:
            self.hovered = at
            self.update()
        can_open = at >= 0 and self.marks[at].key is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if can_open else Qt.CursorShape.ArrowCursor)
        QToolTip.showText(where.toPoint(), tip_text(self.marks[at].said) if at >= 0 else "", self)

    def _open(self, at: int) -> None:
        if self.marks[at].key is not None:
            self.opened.emit(self.marks[at].key)

    def paint_focus(self, painter: QPainter) -> None:
        """Draw the focus ring."""
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().focus, 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)


def fill(painter: QPainter, shape: QRectF, tone: Tone, radius: float = 3, colour: QColor | None = None) -> None:
    """Fill a bar in its tone; attention and bad carry a pattern as well as a colour."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour or mark_colour(tone))
    radius = min(radius, shape.width() / 2, shape.height() / 2)
    painter.drawRoundedRect(shape, radius, radius)
    if tone in HATCHES and min(shape.width(), shape.height()) >= 5:
        painter.setBrush(QBrush(HATCH_INK, HATCHES[tone]))
        painter.drawRoundedRect(shape, radius, radius)


def legend_width(metrics: QFontMetrics, text: str) -> int:
    """Pixels one entry of a legend takes."""
    return SWATCH_PX + 6 + metrics.horizontalAdvance(text) + LEGEND_GAP_PX


def draw_legend(
    painter: QPainter, at: QPointF, text: str, tone: Tone, font: QFont, colour: QColor | None = None
) -> None:
    """Draw a swatch and its name; `at` is the left end of its middle line."""
    swatch = QRectF(at.x(), at.y() - SWATCH_PX / 2, SWATCH_PX, SWATCH_PX)
    fill(painter, swatch, tone, 2, colour)
    painter.setPen(theme().muted)
    painter.setFont(font)
    area = QRectF(at.x() + SWATCH_PX + 6, at.y() - 10, 2000, 20)
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
