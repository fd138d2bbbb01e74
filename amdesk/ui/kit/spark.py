"""Sparklines: a row of values as one small line, painted directly."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

END_RADIUS_PX = 2.0


def draw_spark(painter: QPainter, rect: QRectF, values: Sequence[float | None], colour: QColor) -> None:
    """Draw `values` in order over all of `rect`, lowest at its foot; None is a gap, a level line lies in the middle."""
    known = [value for value in values if value is not None]
    if not known:
        return
    area = QRectF(rect).adjusted(1, 2, -1 - END_RADIUS_PX, -2)
    points = _points(area, values, min(known), max(known))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    for run in _runs(points):
        painter.drawPolyline(QPolygonF(run))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(next(p for p in reversed(points) if p is not None), END_RADIUS_PX, END_RADIUS_PX)
    painter.restore()


def _points(area: QRectF, values: Sequence[float | None], low: float, high: float) -> list[QPointF | None]:
    step = area.width() / max(len(values) - 1, 1)
    span = high - low

    def at(index: int, value: float) -> QPointF:
        part = (value - low) / span if span else 0.5
        return QPointF(area.left() + index * step, area.bottom() - part * area.height())

    return [None if value is None else at(index, value) for index, value in enumerate(values)]


def _runs(points: list[QPointF | None]) -> list[list[QPointF]]:
    runs: list[list[QPointF]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if len(run) > 1]
