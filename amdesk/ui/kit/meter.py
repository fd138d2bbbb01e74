"""Shares at a glance: a bar with its target, and a ring around a figure."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from amdesk.analysis.series import Tone
from amdesk.ui.kit.fonts import TextRole, role_font
from amdesk.ui.kit.labels import plain_tip
from amdesk.ui.kit.plot import fill
from amdesk.ui.kit.theme import mark_colour, theme

BAR_PX, TARGET_PX, RING_PX = 10, 18, 12
FULL_CIRCLE = 360 * 16  # Qt counts sixteenths of a degree


class Meter(QWidget):
    """A bar filled to `share` (0 to 1) with an upright mark at `target`; `said` is what it means in words."""

    def __init__(
        self, share: float | None, target: float | None, tone: Tone, said: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._share, self._target, self._tone = share, target, tone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(said)
        plain_tip(self, said)

    def sizeHint(self) -> QSize:
        """A usual length."""
        return QSize(180, TARGET_PX)

    def minimumSizeHint(self) -> QSize:
        """Short, but still to be read."""
        return QSize(60, TARGET_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the groove, the share and the target."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        groove = QRectF(0, (self.height() - BAR_PX) / 2, self.width(), BAR_PX)
        fill(painter, groove, Tone.QUIET, BAR_PX / 2, theme().quiet_soft)
        if self._share is not None and self._share > 0:
            length = max(groove.width() * min(self._share, 1), BAR_PX)
            fill(painter, QRectF(groove.left(), groove.top(), length, BAR_PX), self._tone, BAR_PX / 2)
        if self._target is not None:
            x = min(groove.width() * min(max(self._target, 0), 1), self.width() - 1.5)
            painter.setPen(QPen(theme().text, 2))
            painter.drawLine(QPointF(x, 1), QPointF(x, self.height() - 1))


class Ring(QWidget):
    """A ring filled to `share` (0 to 1, None is not known) around a `figure`; `said` is what it means in words."""

    def __init__(
        self, share: float | None, figure: str, tone: Tone, said: str, parent: QWidget | None = None, *, size: int = 100
    ) -> None:
        super().__init__(parent)
        self._share, self._figure, self._tone, self._size = share, figure, tone, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(said)
        plain_tip(self, said)

    def sizeHint(self) -> QSize:
        """Square."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring from the top, clockwise, and the figure in its middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(RING_PX / 2, RING_PX / 2, -RING_PX / 2, -RING_PX / 2)
        painter.setPen(QPen(theme().quiet_soft, RING_PX))
        painter.drawArc(area, 0, FULL_CIRCLE)
        if self._share is not None and self._share > 0:
            painter.setPen(QPen(mark_colour(self._tone), RING_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawArc(area, FULL_CIRCLE // 4, -round(FULL_CIRCLE * min(self._share, 1)))
        painter.setPen(theme().text)
        painter.setFont(role_font(TextRole.HEADING))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._figure)
