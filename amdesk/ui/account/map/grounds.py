"""What lies under lines and cards in an arrangement: its areas, axes and colleagues."""

from collections.abc import Mapping

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from amdesk.analysis.map_ground import Area, Ground
from amdesk.analysis.map_layout import CARD, Place
from amdesk.analysis.map_units import HEAD
from amdesk.ui.account.map.card_text import cut, width_of
from amdesk.ui.account.map.look import fonts
from amdesk.ui.kit.theme import theme

NAME_INSET = 12
AXIS_ROOM = 36
ROUND = 8
LARGEST_PX, COLLEAGUE_PX, SHRUNK = 26, 19, 0.85
"""How large words on the ground become at most, and how much smaller than near they look from far."""
ARROW_LONG, ARROW_WIDE = 10.0, 4.0
Align = Qt.AlignmentFlag
LEFT_TOP, LEFT_LOW = Align.AlignLeft | Align.AlignTop, Align.AlignLeft | Align.AlignBottom
LEFT_MIDDLE = Align.AlignLeft | Align.AlignVCenter


class GroundItem(QGraphicsItem):
    """The ground of an arrangement: named areas, axes, our colleagues with their lines, and from where people moved.

    Its words keep their size on the screen when the map is looked at from far, as far as there is room.
    """

    def __init__(self, ground: Ground, places: Mapping[int, Place]) -> None:
        super().__init__()
        self.ground = ground
        self._moves = [
            (QPointF(x + CARD[0] / 2, y + CARD[1] / 2), QPointF(places[who][0] + 14, places[who][1] + CARD[1]))
            for who, (x, y) in ground.moved_from.items()
            if who in places
        ]
        self._area = QRectF(0, 0, ground.width, ground.height)
        for area in ground.areas:
            self._area = self._area.united(_box(area))
        if ground.across:
            self._area.adjust(-AXIS_ROOM, -AXIS_ROOM, 0, AXIS_ROOM)

    def boundingRect(self) -> QRectF:
        """The areas and the words beside them."""
        return self._area

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Draw areas, names, axes, colleagues and lines."""
        now = theme()
        scale = painter.worldTransform().m11()
        painter.setPen(QPen(now.hairline, 1.5))
        painter.setBrush(now.ground)
        for area in self.ground.areas:
            painter.drawRoundedRect(_box(area), ROUND, ROUND)
        for area in self.ground.areas:
            _write_name(painter, area, _fitting(area, _readable(fonts().name, scale)))
        painter.setPen(QPen(now.accent, 1.2))
        for tie in self.ground.ties:
            painter.drawPolyline([QPointF(x, y) for x, y in tie.corners])
        for area in self.ground.ours:
            self._draw_colleague(painter, area, scale)
        for start, end in self._moves:
            _draw_move(painter, start, end)
        if self.ground.across:
            self._draw_axes(painter, _readable(fonts().small, scale))

    def _draw_colleague(self, painter: QPainter, area: Area, scale: float) -> None:
        now = theme()
        box = _box(area)
        painter.setPen(QPen(now.accent, 1.4) if area.is_head else QPen(now.warn, 1.4, Qt.PenStyle.DashLine))
        painter.setBrush(now.card)
        painter.drawRoundedRect(box, area.height / 2, area.height / 2)
        for band in self.ground.areas:
            if band.y <= box.center().y() <= band.y + band.height:
                painter.drawLine(QPointF(box.right(), box.center().y()), QPointF(band.x, box.center().y()))
        inner = box.adjusted(18, 4, -12, -4)
        font = _readable(fonts().name, scale, least=COLLEAGUE_PX)
        painter.setPen(now.text)
        painter.setFont(font)
        painter.drawText(inner, LEFT_TOP, cut(area.name, font, inner.width()))
        painter.setPen(now.muted)
        painter.setFont(_readable(fonts().small, scale, least=COLLEAGUE_PX - 2))
        painter.drawText(inner, LEFT_LOW, area.note)

    def _draw_axes(self, painter: QPainter, font: QFont) -> None:
        ground, high = self.ground, font.pixelSize() + 6
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme().muted)
        painter.setFont(font)
        painter.drawText(QRectF(0, ground.height + 2, ground.width, high), right, f"{ground.across} →")
        painter.save()
        painter.translate(-high - 2, ground.height)
        painter.rotate(-90)
        painter.drawText(QRectF(0, 0, ground.height, high), right, f"{ground.up} →")
        painter.restore()


def _box(area: Area) -> QRectF:
    return QRectF(area.x, area.y, area.width, area.height)


def _readable(font: QFont, scale: float, least: int = LARGEST_PX) -> QFont:
    """A font that looks equally large from far, up to what there is room for."""
    wanted = min(max(round(font.pixelSize() / max(scale, 0.05) * SHRUNK), font.pixelSize()), max(least, 1))
    larger = QFont(font)
    larger.setPixelSize(wanted)
    return larger


def _fitting(area: Area, font: QFont) -> QFont:
    """The font, smaller where the name above or below an area is too long for it."""
    wide = width_of(area.name, font)
    if area.is_head or wide <= area.width - NAME_INSET:
        return font
    smaller = QFont(font)
    smaller.setPixelSize(max(round(font.pixelSize() * (area.width - NAME_INSET) / wide), fonts().small.pixelSize()))
    return smaller


def _write_name(painter: QPainter, area: Area, font: QFont) -> None:
    now, high = theme(), font.pixelSize() + 5
    painter.setPen(now.muted)
    painter.setFont(font)
    if not area.is_head:
        above = QRectF(area.x + 6, area.y - high - 2, area.width - 12, high)
        below = QRectF(area.x + 8, area.y + area.height - high - 2, area.width - 16, high)
        painter.drawText(above if area.y == 0 else below, LEFT_MIDDLE, cut(area.name, font, area.width - 12))
        return
    box = QRectF(area.x + NAME_INSET + 4, area.y + 2, area.width - 2 * NAME_INSET - 8, HEAD)
    room = box.width() - width_of(area.note, font) - 8
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, area.note)
    painter.setPen(now.text)
    painter.drawText(box, LEFT_MIDDLE, cut(area.name, font, room))


def _draw_move(painter: QPainter, start: QPointF, end: QPointF) -> None:
    """An arrow from where somebody stood to the card of now."""
    painter.setPen(QPen(theme().quiet_mark, 1.4, Qt.PenStyle.DotLine))
    painter.setBrush(theme().quiet_mark)
    painter.drawLine(start, end)
    painter.drawEllipse(start, 3.5, 3.5)
    shaft = QLineF(end, start)
    shaft.setLength(min(ARROW_LONG, shaft.length()))
    across = shaft.normalVector()
    across.setLength(ARROW_WIDE)
    aside = QPointF(across.dx(), across.dy())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon([shaft.p1(), shaft.p2() + aside, shaft.p2() - aside])
