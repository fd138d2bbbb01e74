"""Bars, upright or lying, with bars to compare, a level, and a curve of percent over them."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from amdesk.analysis.scale import number_ticks, short
from amdesk.analysis.series import Bar, Bars, Tone
from amdesk.ui.kit.chart_text import value_text
from amdesk.ui.kit.labels import shown
from amdesk.ui.kit.plot import LEGEND_GAP_PX, LEGEND_LINE_PX, Mark, Plot, draw_legend, fill, legend_width
from amdesk.ui.kit.theme import Theme, theme
from amdesk.words import _

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEGEND_PX = 24
WIDEST_BAR_PX = 46
ROW_PX = 28
TILTED_PX = 96  # length of a name that stands at an angle
TILT = 42  # degrees
TILTED_ACROSS = 0.74  # of a tilted name's length lies across
LEAST_SLOT_PX = 14  # narrower bars share their names


class BarsPlot(Plot):
    """Paints `Bars`."""

    def __init__(self, chart: Bars, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = chart
        self._now: Theme = theme()
        values = [bar.value for bar in (*chart.bars, *chart.compare) if bar.value is not None]
        levels = [] if chart.limit is None else [chart.limit]
        self._steps = number_ticks(min([0.0, *values, *levels]), max([0.0, *values, *levels]), 4)
        vertical = QSizePolicy.Policy.Fixed if chart.horizontal else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)

    def sizeHint(self) -> QSize:
        """Lying bars need a line each, upright ones a usual height."""
        height = len(self._chart.bars) * ROW_PX + self._head() + 8 if self._chart.horizontal else 220
        return QSize(360, height)

    def minimumSizeHint(self) -> QSize:
        """Small, but still to be read."""
        return QSize(180, self.sizeHint().height() if self._chart.horizontal else 140)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw everything anew."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.small)
        self._now, self.marks = theme(), []
        self._legend(painter)
        if self._chart.horizontal:
            self._lying(painter)
        else:
            self._upright(painter)
        self.paint_focus(painter)

    # Upright

    def _upright(self, painter: QPainter) -> None:
        area = self._area()
        self._grid(painter, area)
        slot = area.width() / max(len(self._chart.bars), 1)
        for at, bar in enumerate(self._chart.bars):
            place = QRectF(area.left() + at * slot, area.top(), slot, area.height())
            self._bar(painter, area, place, at, bar)
        self._names(painter, area, slot)
        self._level(painter, area)
        self._values(painter, area, slot)
        self._curve(painter, area, slot)

    def _area(self) -> QRectF:
        left = max(self.metrics.horizontalAdvance(short(step)) for step in self._steps) + 10
        right = self.metrics.horizontalAdvance("100 %") + 10 if self._chart.line else 6
        slot = (self.width() - left - right) / max(len(self._chart.bars), 1)
        if self._is_tilted(slot):
            left = max(left, self._overhang(slot))
        low = self._tilted_height() + 6 if self._is_tilted(slot) else 22
        return QRectF(left, self._head() + 8, self.width() - left - right, self.height() - self._head() - 8 - low)

    def _overhang(self, slot: float) -> int:
        """How far tilted names reach to the left of the first bar."""
        reaches = (
            min(self.metrics.horizontalAdvance(shown(bar.label)), TILTED_PX) * TILTED_ACROSS - (at + 0.5) * slot
            for at, bar in enumerate(self._chart.bars[:8])
        )
        return round(max(reaches, default=0)) + 4

    def _y(self, area: QRectF, value: float) -> float:
        low, high = self._steps[0], self._steps[-1]
        return area.bottom() - (value - low) / (high - low) * area.height()

    def _grid(self, painter: QPainter, area: QRectF) -> None:
        for step in self._steps:
            y = self._y(area, step)
            painter.setPen(self._now.control_border if step == 0 else self._now.hairline)
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(self._now.muted)
            painter.drawText(QRectF(0, y - 9, area.left() - 6, 18), RIGHT, short(step))

    def _bar(self, painter: QPainter, area: QRectF, place: QRectF, at: int, bar: Bar) -> None:
        width = min(place.width() * (0.62 if place.width() > 8 else 0.8), WIDEST_BAR_PX)
        zero, centre = self._y(area, 0), place.center().x()
        if at == self.hovered:
            painter.fillRect(place, self._now.hover)
        if at < len(self._chart.compare) and (behind := self._chart.compare[at].value) is not None:
            wide = min(width * 1.4, place.width() - 1)
            shape = QRectF(centre - wide / 2, self._y(area, behind), wide, zero - self._y(area, behind)).normalized()
            fill(painter, shape, Tone.QUIET, 3, self._now.pressed)
        if bar.value is not None:
            top = self._y(area, bar.value)
            fill(painter, QRectF(centre - width / 2, top, width, zero - top).normalized(), bar.tone)
        else:
            painter.setPen(self._now.muted)
            painter.drawText(QRectF(place.left(), zero - 20, place.width(), 18), Qt.AlignmentFlag.AlignCenter, "–")
        self.marks.append(Mark(place, self._said(at, bar), bar.key))

    def _values(self, painter: QPainter, area: QRectF, slot: float) -> None:
        """The figures at the ends of the bars, where all of them fit."""
        texts = ["" if bar.value is None else value_text(bar.value) for bar in self._chart.bars]
        widths = [self.metrics.horizontalAdvance(text) for text in texts]
        if self._chart.line or max(widths, default=0) + 6 > slot:
            return
        for at, bar in enumerate(self._chart.bars):
            y = self._y(area, bar.value or 0) + (-17 if (bar.value or 0) >= 0 else 2)
            place = QRectF(area.left() + (at + 0.5) * slot - widths[at] / 2 - 2, y, widths[at] + 4, 15)
            if texts[at]:
                painter.fillRect(place, self._now.hover if at == self.hovered else self._now.card)
                painter.setPen(self._now.text)
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, texts[at])

    def _names(self, painter: QPainter, area: QRectF, slot: float) -> None:
        painter.setPen(self._now.muted)
        if not self._is_tilted(slot):
            for at, bar in enumerate(self._chart.bars):
                place = QRectF(area.left() + at * slot, area.bottom() + 4, slot, 18)
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown(bar.label))
            return
        every = max(1, round(LEAST_SLOT_PX / slot + 0.49))
        for at in range(0, len(self._chart.bars), every):
            self._tilted_name(painter, QPointF(area.left() + (at + 0.5) * slot, area.bottom() + 6), at)

    def _tilted_name(self, painter: QPainter, at: QPointF, index: int) -> None:
        painter.save()
        painter.translate(at)
        painter.rotate(-TILT)
        text = self.metrics.elidedText(shown(self._chart.bars[index].label), Qt.TextElideMode.ElideRight, TILTED_PX)
        painter.drawText(QRectF(-TILTED_PX - 4, -2, TILTED_PX + 4, 16), RIGHT, text)
        painter.restore()

    def _is_tilted(self, slot: float) -> bool:
        return any(self.metrics.horizontalAdvance(shown(bar.label)) > slot - 4 for bar in self._chart.bars)

    def _tilted_height(self) -> int:
        widest = max((self.metrics.horizontalAdvance(shown(bar.label)) for bar in self._chart.bars), default=0)
        return round(min(widest, TILTED_PX) * 0.67 + 16)

    def _level(self, painter: QPainter, area: QRectF) -> None:
        if self._chart.limit is None:
            return
        y = self._y(area, self._chart.limit)
        painter.setPen(QPen(self._now.muted, 1.2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        text = shown(self._chart.limit_name)
        if text:
            place = self._level_place(area, y, text)
            painter.fillRect(place, self._now.card)
            painter.drawText(place, RIGHT, text)

    def _level_place(self, area: QRectF, y: float, text: str) -> QRectF:
        """Where the name of the level stands: at its right end above it, below it where it is the top of the chart."""
        wide = self.metrics.horizontalAdvance(text) + 8
        return QRectF(area.right() - wide, y - 19 if y - 19 >= self._head() else y + 3, wide, 16)

    def _curve(self, painter: QPainter, area: QRectF, slot: float) -> None:
        if not self._chart.line:
            return
        painter.setPen(self._now.muted)
        for percent in (0, 50, 100):
            y = area.bottom() - area.height() * percent / 100
            painter.drawText(QRectF(area.right() + 6, y - 9, 60, 18), LEFT, f"{percent} %")
        points = [
            QPointF(area.left() + (at + 0.5) * slot, area.bottom() - area.height() * percent / 100)
            for at, percent in enumerate(self._chart.line)
        ]
        painter.setPen(QPen(self._now.customer, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(self._now.card)
        for point in points if slot > 12 else []:
            painter.drawEllipse(point, 3, 3)

    # Lying

    def _lying(self, painter: QPainter) -> None:
        names = max((self.metrics.horizontalAdvance(shown(bar.label)) for bar in self._chart.bars), default=0)
        left = min(names + 12, round(self.width() * 0.4))
        ends = max((self.metrics.horizontalAdvance(self._end(bar)) for bar in self._chart.bars), default=0)
        area = QRectF(left, self._head() + 4, self.width() - left - ends - 12, len(self._chart.bars) * ROW_PX)
        for at, bar in enumerate(self._chart.bars):
            self._row(painter, area, QRectF(0, area.top() + at * ROW_PX, self.width(), ROW_PX), at, bar)
        if self._chart.limit is not None:
            self._upright_level(painter, area)

    def _row(self, painter: QPainter, area: QRectF, row: QRectF, at: int, bar: Bar) -> None:
        if at == self.hovered:
            painter.fillRect(row, self._now.hover)
        painter.setPen(self._now.text)
        cut = self.metrics.elidedText(shown(bar.label), Qt.TextElideMode.ElideRight, int(area.left()) - 12)
        painter.drawText(QRectF(2, row.top(), area.left() - 12, ROW_PX), LEFT, cut)
        zero, middle = self._x(area, 0), row.center().y()
        if at < len(self._chart.compare) and (behind := self._chart.compare[at].value) is not None:
            shape = QRectF(zero, middle - 9, self._x(area, behind) - zero, 18).normalized()
            fill(painter, shape, Tone.QUIET, 3, self._now.pressed)
        end = zero
        if bar.value is not None:
            end = max(self._x(area, bar.value), zero)
            fill(painter, QRectF(zero, middle - 6, self._x(area, bar.value) - zero, 12).normalized(), bar.tone)
        painter.setPen(self._now.text)
        painter.drawText(QRectF(end + 7, row.top(), 400, ROW_PX), LEFT, self._end(bar))
        self.marks.append(Mark(row, self._said(at, bar), bar.key))

    def _upright_level(self, painter: QPainter, area: QRectF) -> None:
        x = self._x(area, self._chart.limit or 0)
        painter.setPen(QPen(self._now.text, 1.4, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    def _x(self, area: QRectF, value: float) -> float:
        low, high = self._steps[0], self._steps[-1]
        return area.left() + (value - low) / (high - low) * area.width()

    def _end(self, bar: Bar) -> str:
        return value_text(bar.value, self._chart.unit)

    # Both

    def _said(self, at: int, bar: Bar) -> str:
        lines = [f"{bar.label}: {value_text(bar.value, self._chart.unit)}"]
        if at < len(self._chart.compare):
            name = self._chart.compare_name or _("Compared with")
            lines.append(f"{name}: {value_text(self._chart.compare[at].value, self._chart.unit)}")
        if at < len(self._chart.line):
            lines.append(f"{self._chart.line_name}: {value_text(round(self._chart.line[at], 1), '%')}".lstrip(": "))
        return "\n".join([*lines, bar.hint] if bar.hint else lines)

    def _entries(self) -> list[tuple[str, Tone, bool]]:
        tone = self._chart.bars[0].tone if self._chart.bars else Tone.ACCENT
        said = [(self._chart.name, tone, False), (self._chart.compare_name, Tone.QUIET, True)]
        said.append((self._chart.line_name, Tone.CUSTOMER, False))
        if self._chart.horizontal and self._chart.limit is not None:
            level = value_text(self._chart.limit, self._chart.unit)
            said.append((f"{self._chart.limit_name or _('Level')} {level}", Tone.QUIET, False))
        named = [entry for entry in said if entry[0]]
        is_plain = named == [said[0]]
        return [] if is_plain else named

    def _places(self) -> list[QPointF]:
        """Where each entry of the legend begins: in more than one line where it is narrow."""
        found: list[QPointF] = []
        x, y = 4.0, LEGEND_PX / 2
        for text, _tone, _is_behind in self._entries():
            room = legend_width(self.metrics, shown(text))
            if found and x + room - LEGEND_GAP_PX > self.width():
                x, y = 4.0, y + LEGEND_LINE_PX
            found.append(QPointF(x, y))
            x += room
        return found

    def _head(self) -> int:
        places = self._places()
        return int(places[-1].y() + LEGEND_PX / 2) if places else 0

    def _legend(self, painter: QPainter) -> None:
        for (text, tone, is_behind), at in zip(self._entries(), self._places(), strict=True):
            colour = self._now.pressed if is_behind else None
            draw_legend(painter, at, shown(text), tone, self.small, colour)
