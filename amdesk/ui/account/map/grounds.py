"""What lies under lines and cards: the regions of groups, and the named areas of a grid."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from amdesk.analysis.map_grid import Grid
from amdesk.analysis.map_regions import RegionShape
from amdesk.ui.account.map.card_text import cut, fixed, width_of
from amdesk.ui.account.map.look import fonts
from amdesk.ui.kit.theme import theme, tone_colours

GROUND_OPACITY = 0.4
NAME_INSET = 12
NAME_ROOM = 15
"""Room kept for a region's name under its cards."""
AXIS_ROOM = 34


def rounded(points: Sequence[QPointF], corner: float) -> QPainterPath:
    """A closed outline whose corners are rounded."""
    path = QPainterPath()
    count = len(points)
    for place, point in enumerate(points):
        into, out = QLineF(point, points[place - 1]), QLineF(point, points[(place + 1) % count])
        into.setLength(min(corner, into.length() / 2))
        out.setLength(min(corner, out.length() / 2))
        if place:
            path.lineTo(into.p2())
        else:
            path.moveTo(into.p2())
        path.quadTo(point, out.p2())
    path.closeSubpath()
    return path


class RegionItem(QGraphicsPathItem):
    """A group: its ground, its outline by kind, its name at the lower edge."""

    def __init__(self, region: RegionShape, at: QPointF, names_of_others: Sequence[QRectF] = ()) -> None:
        super().__init__()
        self.region = region
        self._place_name(names_of_others)
        self.setPath(rounded(self._points, region.corner))
        ink, ground = tone_colours(region.tone)
        pen = QPen(ink, 1.2)
        if region.dash:
            pen.setDashPattern([float(length) for length in region.dash])
        self.setPen(pen)
        ground.setAlphaF(GROUND_OPACITY)
        self.setBrush(ground)
        self.setPos(at)
        self._ink = ink

    def _place_name(self, others: Sequence[QRectF]) -> None:
        """The name goes to the lower edge, or to the upper one when another name is there; it gets room of its own."""
        outline, font = self.region.outline, fonts().small
        lowest, highest = max(y for _x, y in outline), min(y for _x, y in outline)
        for edge, away in ((lowest, 1), (highest, -1)):
            xs = [x for x, y in outline if y == edge]
            name = cut(self.region.name, font, max(xs) - min(xs) - 2 * NAME_INSET)
            top = edge - 1 if away > 0 else edge - NAME_ROOM + 3
            self.name_area = QRectF(min(xs) + NAME_INSET, top, width_of(name, font), 13)
            self._points = [QPointF(x, y + (NAME_ROOM * away if y == edge else 0)) for x, y in outline]
            if not any(self.name_area.intersects(other) for other in others):
                break
        self._name = fixed(name, font)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Draw the region and its name."""
        super().paint(painter, option, widget)
        painter.setFont(fonts().small)
        painter.setPen(self._ink)
        painter.drawStaticText(self.name_area.topLeft(), self._name)


class GridItem(QGraphicsItem):
    """The ground of a grid: its areas with their names, and what its axes mean."""

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self.grid = grid
        self._area = QRectF(-AXIS_ROOM, -AXIS_ROOM, grid.width + 2 * AXIS_ROOM, grid.height + 2 * AXIS_ROOM)

    def boundingRect(self) -> QRectF:
        """The areas and the words beside them."""
        return self._area

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Draw areas, names and axes."""
        now, grid = theme(), self.grid
        painter.setPen(QPen(now.hairline, 1.5))
        painter.setBrush(now.ground)
        for area in grid.areas:
            painter.drawRect(QRectF(area.x, area.y, area.width, area.height))
        painter.setPen(now.muted)
        painter.setFont(fonts().name)
        for area in grid.areas:
            box = QRectF(area.x + 6, -22, area.width - 12, 18) if area.y == 0 else None
            below = QRectF(area.x + 6, area.y + area.height - 22, area.width - 12, 18)
            painter.drawText(box or below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, area.name)
        self._draw_axes(painter)

    def _draw_axes(self, painter: QPainter) -> None:
        grid = self.grid
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(fonts().small)
        painter.drawText(QRectF(0, grid.height + 4, grid.width, 18), right, f"{grid.across} →")
        painter.save()
        painter.translate(-20, grid.height)
        painter.rotate(-90)
        painter.drawText(QRectF(0, 0, grid.height, 18), right, f"{grid.up} →")
        painter.restore()
