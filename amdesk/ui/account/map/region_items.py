"""The groups of a map as items: the region under the cards, and its name above the lines."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QLineF, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QStaticText
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsScene,
    QStyleOptionGraphicsItem,
    QWidget,
)

from amdesk.analysis.map_lines import Box
from amdesk.analysis.map_regions import RegionShape
from amdesk.analysis.map_words import boxes_at, free_box, overlap, region_places
from amdesk.analysis.series import Tone
from amdesk.ui.account.map.card import Zoom
from amdesk.ui.account.map.card_text import cut, fixed, width_of
from amdesk.ui.account.map.look import fonts
from amdesk.ui.kit.labels import tip_text
from amdesk.ui.kit.theme import theme, tone_colours

GROUND_OPACITY, EDGE_OPACITY = 0.4, 0.7
SOFT = 6
NAMES_ABOVE = 15
NAME_INSET, NAME_PAD = 12, 4
LEAST_NAME_WIDE = 90.0
ON_SCREEN_PX, SMALLEST_PX, LARGEST_PX = 10.5, 11, 24
"""How large the name of a group is on the screen at any zoom, and within which sizes in map units."""
LEAST_READ_PX = 7.0
"""Names that would be smaller on the screen are not written; the region tells its name under the mouse."""


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
    """A group: its ground and its outline by kind."""

    def __init__(self, region: RegionShape, at: QPointF) -> None:
        super().__init__(rounded([QPointF(x, y) for x, y in region.outline], region.corner))
        self.region = region
        edge, ground = map(QColor, tone_colours(region.tone))
        edge.setAlphaF(EDGE_OPACITY)
        pen = QPen(edge, 1.2)
        if region.dash:
            pen.setDashPattern([float(length) for length in region.dash])
        self.setPen(pen)
        ground.setAlphaF(GROUND_OPACITY)
        self.setBrush(ground)
        self.setPos(at)
        self.setToolTip(tip_text(region.name))

    def boundingRect(self) -> QRectF:
        """The region, and a little more: soft edges reach further than the outline."""
        return super().boundingRect().adjusted(-SOFT, -SOFT, SOFT, SOFT)


class RegionNames(QGraphicsItem):
    """The names of regions, each on a small ground above lines and cards, where no card is if there is such a place.

    They keep their size on the screen as far as there is room.
    """

    def __init__(self, zoom: Zoom) -> None:
        super().__init__()
        self.zoom = zoom
        self.setZValue(NAMES_ABOVE)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._regions: Sequence[RegionShape] = ()
        self._is_taken: Callable[[Box], bool] = _nowhere
        self._placed: dict[int, list[_Name]] = {}
        self._texts: dict[tuple[str, int, float], tuple[QStaticText, float]] = {}
        self._area = QRectF()

    def show_names(self, regions: Sequence[RegionShape], at: QPointF, is_taken: Callable[[Box], bool]) -> None:
        """Name these regions, whose drawing has its corner `at`; `is_taken` tells where in it something lies."""
        self.prepareGeometryChange()
        self._regions, self._is_taken, self._placed = regions, is_taken, {}
        self.setPos(at)
        xs, ys = ([point[way] for region in regions for point in region.outline] for way in (0, 1))
        reach = LEAST_NAME_WIDE + LARGEST_PX
        around = QMarginsF(reach, 2 * LARGEST_PX, reach, 2 * LARGEST_PX)
        corners = QPointF(min(xs, default=0), min(ys, default=0)), QPointF(max(xs, default=0), max(ys, default=0))
        self._area = QRectF(*corners).marginsAdded(around) if regions else QRectF()

    def areas(self) -> list[tuple[int, QRectF]]:
        """Where the name of each group stands on the map, at the zoom in force."""
        return [(name.group, name.area.translated(self.pos())) for name in self._names()]

    def is_over(self, box: Box) -> bool:
        """Whether a name stands in a box of the drawing, at the zoom in force."""
        left, top, right, bottom = box
        area = QRectF(left, top, right - left, bottom - top)
        return any(name.area.intersects(area) for name in self._names())

    def boundingRect(self) -> QRectF:
        """Wherever a name may stand."""
        return self._area

    def shape(self) -> QPainterPath:
        """Nothing is under the mouse here but what lies below."""
        return QPainterPath()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Draw the grounds, then the names."""
        font = self._font()
        if font.pixelSize() * self.zoom.scale < LEAST_READ_PX:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().card)
        names = self._names()
        for name in names:
            painter.drawRoundedRect(name.area, 3, 3)
        painter.setFont(font)
        for name in names:
            painter.setPen(tone_colours(name.tone)[0])
            painter.drawStaticText(name.area.topLeft() + QPointF(NAME_PAD, 0), name.text)

    def _font(self) -> QFont:
        font = QFont(fonts().small)
        font.setPixelSize(min(max(round(ON_SCREEN_PX / self.zoom.scale), SMALLEST_PX), LARGEST_PX))
        return font

    def _names(self) -> list["_Name"]:
        font = self._font()
        if font.pixelSize() not in self._placed:
            self._placed[font.pixelSize()] = list(self._place(font))
        return self._placed[font.pixelSize()]

    def _place(self, font: QFont) -> Iterable["_Name"]:
        taken: list[Box] = []
        for region in self._regions:
            xs = [x for x, _y in region.outline]
            room = max(max(xs) - min(xs) - 2 * NAME_INSET, LEAST_NAME_WIDE)
            text, wide = self._written(region.name, font, room)
            size = wide + 2 * NAME_PAD, font.pixelSize() + 3.0
            places = region_places(region, size)
            box = free_box(places, size, partial(self._is_used, taken)) or boxes_at(places, size)[0]
            taken.append(box)
            left, top, right, bottom = box
            yield _Name(region.id, text, QRectF(left, top, right - left, bottom - top), region.tone)

    def _written(self, name: str, font: QFont, room: float) -> tuple[QStaticText, float]:
        """The name cut to its room, laid out once, and how wide it is."""
        key = name, font.pixelSize(), room
        if key not in self._texts:
            words = cut(name, font, room)
            self._texts[key] = fixed(words, font), width_of(words, font)
        return self._texts[key]

    def _is_used(self, names: Sequence[Box], box: Box) -> bool:
        return self._is_taken(box) or any(overlap(box, other) for other in names)


class Regions:
    """The regions of some groups on a scene, with their names."""

    def __init__(self, scene: QGraphicsScene, zoom: Zoom) -> None:
        self.scene = scene
        self.items: list[RegionItem] = []
        self.names = RegionNames(zoom)
        scene.addItem(self.names)

    def show_regions(self, regions: Sequence[RegionShape], at: QPointF, is_taken: Callable[[Box], bool]) -> None:
        """Show these regions and no others; `at` is where their drawing's corner lies on the map."""
        wanted = set(regions)
        before = {item.region: item for item in self.items if item.pos() == at}
        for item in self.items:
            if before.get(item.region) is not item or item.region not in wanted:
                self.scene.removeItem(item)
        self.items = [before.get(region) or self._added(RegionItem(region, at)) for region in regions]
        self.names.show_names(regions, at, is_taken)

    def _added(self, item: RegionItem) -> RegionItem:
        self.scene.addItem(item)
        return item

    def area(self) -> QRectF:
        """What they take up on the map."""
        area = QRectF()
        for item in self.items:
            area = area.united(item.sceneBoundingRect())
        return area

    def group_at(self, at: QPointF) -> int | None:
        """The group whose region is at a point of the map, the innermost first."""
        under = [item for item in self.items if item.shape().contains(at - item.pos())]
        found = min(under, key=_extent, default=None)
        return None if found is None else found.region.id


def _extent(region: RegionItem) -> float:
    area = region.boundingRect()
    return area.width() * area.height()


class _Name(NamedTuple):
    """One name on its ground."""

    group: int
    text: QStaticText
    area: QRectF
    tone: Tone


def _nowhere(box: Box) -> bool:
    return False
