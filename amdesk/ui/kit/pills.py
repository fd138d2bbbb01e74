"""Cells of a matrix as soft fields in the tone of what they say; their signs and words say the same."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from amdesk.analysis.series import Tone
from amdesk.ui.kit.fonts import TextRole, role_font
from amdesk.ui.kit.theme import theme, tone_colours

Index = QModelIndex | QPersistentModelIndex
GAP_PX, INSET_PX, RADIUS_PX = 3, 7, 7


@dataclass(frozen=True)
class Pill:
    """What a cell says: its lines, the first in the role of `first`, in a tone, or else in `ink` on no ground."""

    lines: tuple[str, ...]
    ink: QColor
    tone: Tone | None = None
    first: TextRole = TextRole.BODY


class Pills(QStyledItemDelegate):
    """Paints the cells of a table; `pill` says what one says. The cell keys act on has a frame."""

    def __init__(self, view: QTableView, size: QSize, lines: int = 1) -> None:
        super().__init__(view)
        self.view, self.size, self.lines = view, size, lines

    def pill(self, index: Index) -> Pill:
        """What a cell says."""
        raise NotImplementedError

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, lines and frame."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        area, pill = QRectF(rect).adjusted(GAP_PX, GAP_PX, -GAP_PX, -GAP_PX), self.pill(index)
        ink = pill.ink
        if pill.tone is not None:
            ink, soft = tone_colours(pill.tone)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(soft)
            painter.drawRoundedRect(area, RADIUS_PX, RADIUS_PX)
        painter.setPen(ink)
        for at, text in enumerate(pill.lines):
            painter.setFont(role_font(TextRole.SMALL if at else pill.first))
            self._write(painter, area, at, text)
        if self.view.currentIndex() == index:
            self._frame(painter, area)
        painter.restore()

    def _write(self, painter: QPainter, area: QRectF, at: int, text: str) -> None:
        high = (area.height() - 2 * GAP_PX) / self.lines
        line = QRectF(area.left() + INSET_PX, area.top() + GAP_PX + at * high, area.width() - 12, high)
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(line.width()))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)

    def _frame(self, painter: QPainter, area: QRectF) -> None:
        now = theme()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(now.focus if self.view.hasFocus() else now.control_border, 2))
        painter.drawRoundedRect(area.adjusted(-1, -1, 1, 1), RADIUS_PX + 1, RADIUS_PX + 1)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The same for every cell."""
        return self.size
