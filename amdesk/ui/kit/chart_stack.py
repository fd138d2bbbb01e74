"""One bar made of its parts, with their names and values under it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from amdesk.analysis.series import Part, Stack
from amdesk.ui.kit.chart_text import value_text
from amdesk.ui.kit.labels import shown
from amdesk.ui.kit.plot import LEGEND_LINE_PX, Mark, Plot, draw_legend, fill, legend_width
from amdesk.ui.kit.theme import theme

BAR_PX, TOP_PX, GAP_PX = 14, 6, 8


@dataclass(frozen=True)
class _Entry:
    part: Part
    text: str
    at: QPointF
    width: float


class StackPlot(Plot):
    """Paints a `Stack`: parts in proportion to their size, credits (negative parts) hollow."""

    def __init__(self, chart: Stack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = chart
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Narrower means more lines of names."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The bar and the lines of names under it."""
        last = self._entries(width)[-1:]
        return int(last[0].at.y() + LEGEND_LINE_PX / 2) + 2 if last else TOP_PX + BAR_PX + GAP_PX

    def sizeHint(self) -> QSize:
        """A usual width."""
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        """Room for a short bar and its names."""
        return QSize(140, self.heightForWidth(max(self.width(), 140)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar and the names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.marks = []
        self._bar(painter)
        for entry in self._entries(self.width()):
            draw_legend(painter, entry.at, entry.text, entry.part.tone, self.small)
            area = QRectF(entry.at.x(), entry.at.y() - LEGEND_LINE_PX / 2, entry.width, LEGEND_LINE_PX)
            self.marks.append(Mark(area, self._said(entry.part), entry.part.key))
        self.paint_focus(painter)

    def _bar(self, painter: QPainter) -> None:
        whole = QRectF(2, TOP_PX, self.width() - 4, BAR_PX)
        clip = QPainterPath()
        clip.addRoundedRect(whole, BAR_PX / 2, BAR_PX / 2)
        painter.save()
        painter.setClipPath(clip)
        painter.fillRect(whole, theme().quiet_soft)
        size = sum(abs(part.value) for part in self._chart.parts) or 1
        x = whole.left()
        for part in self._chart.parts:
            width = whole.width() * abs(part.value) / size
            area = QRectF(x, whole.top(), width, BAR_PX)
            self._part(painter, area.adjusted(0, 0, -1, 0), part)
            self.marks.append(Mark(area, self._said(part), part.key))
            x += width
        painter.restore()

    def _part(self, painter: QPainter, area: QRectF, part: Part) -> None:
        fill(painter, area, part.tone, 0)
        if part.value < 0:
            painter.setBrush(theme().card)
            painter.setPen(QPen(theme().quiet_mark, 1, Qt.PenStyle.DashLine))
            painter.drawRect(area.adjusted(1, 1, -1, -1))

    def _said(self, part: Part) -> str:
        return f"{part.name}: {value_text(part.value, self._chart.unit)}"

    def _entries(self, width: int) -> list[_Entry]:
        entries: list[_Entry] = []
        x, y = 2.0, TOP_PX + BAR_PX + GAP_PX + LEGEND_LINE_PX / 2
        for part in self._chart.parts:
            text = shown(f"{part.name}  {value_text(part.value, self._chart.unit)}")
            room = legend_width(self.metrics, text)
            if x > 2 and x + room > width:
                x, y = 2.0, y + LEGEND_LINE_PX
            entries.append(_Entry(part, text, QPointF(x, y), room))
            x += room
        return entries
