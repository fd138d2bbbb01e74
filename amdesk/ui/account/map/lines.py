"""The lines of a map as items: all lines of one look are one path, their heads and labels lie above them."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, TypedDict

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen, QPolygonF, QStaticText
from PySide6.QtWidgets import QGraphicsItem, QGraphicsItemGroup, QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from amdesk.analysis.map_lines import LineShape
from amdesk.analysis.series import Tone
from amdesk.ui.account.map.card import Zoom
from amdesk.ui.account.map.card_text import fixed, width_of
from amdesk.ui.account.map.look import Detail, fonts
from amdesk.ui.kit.theme import mark_colour, theme, tone_colours

HEAD_LONG, HEAD_WIDE = 9.0, 3.8
WIDTHS = {1: 1.3, 2: 2.0, 3: 3.0}
LABEL_PAD = 3
STEPS_OF_A_CURVE = 16
AMONG_MANY, BEHIND = 0.5, 0.16
"""How strongly one of very many lines is drawn, and how strongly while the lines of others are followed."""


class Emphasis(TypedDict):
    """Whether there are too many influences to tell apart, whether they recede, and whose stand out all the same."""

    crowded: bool
    recede: bool
    lit: frozenset[int]


ALL_ALIKE: Emphasis = {"crowded": False, "recede": False, "lit": frozenset()}


class Style(NamedTuple):
    """What lines drawn as one path have in common."""

    tone: Tone
    dash: tuple[int, ...]
    width: int
    opacity: float


def path_of(line: LineShape) -> QPainterPath:
    """A line as a path."""
    points = [QPointF(x, y) for x, y in line.points]
    path = QPainterPath(points[0])
    if line.is_curve:
        path.cubicTo(*points[1:4])
    else:
        for point in points[1:]:
            path.lineTo(point)
    return path


def colour_pen(tone: Tone, width: float, dash: Sequence[int] = ()) -> QPen:
    """A pen in the colour of a tone."""
    pen = QPen(mark_colour(tone) if tone is Tone.QUIET else tone_colours(tone)[0], width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash:
        pen.setDashPattern([float(length) for length in dash])
    return pen


def head_of(line: LineShape) -> QPolygonF:
    """The arrow's head at the end of a curve."""
    (bx, by), (ex, ey) = line.points[-2], line.points[-1]
    shaft = QLineF(ex, ey, bx, by)
    if not shaft.length():
        return QPolygonF()
    shaft.setLength(HEAD_LONG + WIDTHS.get(line.width, 2) * 1.4)
    across = shaft.normalVector()
    across.setLength(HEAD_WIDE + WIDTHS.get(line.width, 2) * 0.8)
    aside = QPointF(across.dx(), across.dy())
    return QPolygonF([shaft.p1(), shaft.p2() + aside, shaft.p2() - aside])


class Lines(QGraphicsItemGroup):
    """All lines given, to be laid under the cards; `at` is where the drawing's corner lies on the map."""

    def __init__(self, zoom: Zoom) -> None:
        super().__init__()
        self.zoom = zoom
        self.setHandlesChildEvents(False)
        self.setZValue(1)

    def show_lines(self, lines: Sequence[LineShape], at: QPointF, emphasis: Emphasis = ALL_ALIKE) -> None:
        """Draw these lines and no others."""
        for item in self.childItems():
            self.removeFromGroup(item)
            scene = item.scene()
            if scene is not None:
                scene.removeItem(item)
        self.setPos(at)
        weights = {line.id: _weight(line, emphasis) for line in lines}
        for style, path in sorted(_by_style(lines, weights).items(), key=_opacity):
            item = QGraphicsPathItem(path, self)
            item.setPen(colour_pen(style.tone, WIDTHS.get(style.width, 2.0), style.dash))
            item.setOpacity(style.opacity)
        for (tone, opacity), heads in _heads(lines, weights).items():
            item = QGraphicsPathItem(heads, self)
            item.setPen(QPen(Qt.PenStyle.NoPen))
            item.setBrush(tone_colours(tone)[0])
            item.setOpacity(opacity)
        labelled = [line for line in lines if line.label and weights[line.id] == 1.0]
        if labelled:
            Labels(labelled, self.zoom, self)


def _opacity(styled: tuple[Style, QPainterPath]) -> float:
    return styled[0].opacity


def _weight(line: LineShape, emphasis: Emphasis) -> float:
    """How strongly a line is drawn: in a crowd those that are not followed recede."""
    if not emphasis["crowded"] or line.kind.is_formal or {line.source, line.target} & emphasis["lit"]:
        return 1.0
    return BEHIND if emphasis["recede"] else AMONG_MANY


def _by_style(lines: Iterable[LineShape], weights: Mapping[int, float]) -> dict[Style, QPainterPath]:
    paths: dict[Style, QPainterPath] = {}
    for line in lines:
        style = Style(line.tone, line.dash, line.width, weights[line.id])
        paths.setdefault(style, QPainterPath()).addPath(path_of(line))
    return paths


def _heads(lines: Iterable[LineShape], weights: Mapping[int, float]) -> dict[tuple[Tone, float], QPainterPath]:
    paths: dict[tuple[Tone, float], QPainterPath] = {}
    for line in lines:
        if line.arrow:
            path = paths.setdefault((line.tone, weights[line.id]), QPainterPath())
            path.setFillRule(Qt.FillRule.WindingFill)
            path.addPolygon(head_of(line))
            path.closeSubpath()
    return paths


class Labels(QGraphicsItem):
    """The words on lines, each on a ground of the canvas's colour; unreadable ones are not drawn."""

    def __init__(self, lines: Sequence[LineShape], zoom: Zoom, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.zoom = zoom
        self._lines = lines
        self._labels: dict[int, list[Label]] = {}
        self._area = QRectF()
        for label in self._labels_in(fonts().role):
            self._area = self._area.united(label.ground)

    def boundingRect(self) -> QRectF:
        """All the labels."""
        return self._area

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Draw the grounds, then the words."""
        font = {Detail.FULL: fonts().small, Detail.MIDDLE: fonts().role}.get(self.zoom.detail)
        if font is None:
            return
        labels = self._labels_in(font)
        canvas = theme().card
        for label in labels:
            painter.fillRect(label.ground, canvas)
        painter.setFont(font)
        for label in labels:
            painter.setPen(tone_colours(label.tone)[0])
            painter.drawStaticText(label.ground.topLeft() + QPointF(LABEL_PAD, 0), label.text)

    def _labels_in(self, font: QFont) -> list["Label"]:
        found = self._labels.get(font.pixelSize())
        if found is None:
            found = self._labels[font.pixelSize()] = [_label(line, font) for line in self._lines]
        return found


class Label(NamedTuple):
    """The word of a line on its ground."""

    text: QStaticText
    ground: QRectF
    tone: Tone


def _label(line: LineShape, font: QFont) -> Label:
    width, height = width_of(line.label, font) + 2 * LABEL_PAD, font.pixelSize() + 3.0
    x, y = line.label_at
    return Label(fixed(line.label, font), QRectF(x - width / 2, y - height / 2, width, height), line.tone)


def distance(line: LineShape, at: QPointF) -> float:
    """How far a point of the drawing is from a line, in map units."""
    corners = _corners(line)
    return min(_from_piece(at, start, end) for start, end in pairwise(corners))


def _corners(line: LineShape) -> list[QPointF]:
    if not line.is_curve:
        return [QPointF(x, y) for x, y in line.points]
    path = path_of(line)
    return [path.pointAtPercent(step / STEPS_OF_A_CURVE) for step in range(STEPS_OF_A_CURVE + 1)]


def _from_piece(at: QPointF, start: QPointF, end: QPointF) -> float:
    along = end - start
    length = QPointF.dotProduct(along, along)
    share = 0.0 if not length else min(1.0, max(0.0, QPointF.dotProduct(at - start, along) / length))
    return QLineF(at, start + along * share).length()


def is_near_box(line: LineShape, at: QPointF, reach: float) -> bool:
    """Whether a point lies in the box around a line, widened by `reach`: a quick no for most lines."""
    xs, ys = [x for x, _y in line.points], [y for _x, y in line.points]
    return min(xs) - reach <= at.x() <= max(xs) + reach and min(ys) - reach <= at.y() <= max(ys) + reach
