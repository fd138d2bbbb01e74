"""The lines of a map as items: all lines of one look are one path, their heads and words lie above them."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen, QPolygonF, QStaticText
from PySide6.QtWidgets import QGraphicsItem, QGraphicsItemGroup, QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from amdesk.analysis.map_lines import Box, LineShape
from amdesk.analysis.map_words import free_box, line_places, overlap
from amdesk.analysis.series import Tone
from amdesk.ui.account.map.card import Zoom
from amdesk.ui.account.map.card_text import fixed, width_of
from amdesk.ui.account.map.look import Detail, fonts
from amdesk.ui.kit.theme import mark_colour, theme, tone_colours

HEAD_LONG, HEAD_WIDE = 9.0, 3.8
WIDTHS = {1: 1.3, 2: 2.0, 3: 3.0}
LABEL_PAD, LABEL_REACH = 3, 80
STEPS_OF_A_CURVE = 16
AMONG_MOST, AMONG_LEAST, AS_MUCH_AS = 0.55, 0.16, 80
"""How strongly one of many lines is drawn: together never more than so many, and each within these bounds."""
BEHIND = 0.16
"""How strongly lines are drawn while those of others are followed."""
LEAST_PX = 1.0
"""How wide lines are on the screen at least, from however far the map is looked at."""
LABEL_PAD, LABEL_REACH = 3, 80
STEPS_OF_A_CURVE = 16
AMONG_MOST, AMONG_LEAST, AS_MUCH_AS = 0.55, 0.16, 80
"""How strongly one of many lines is drawn: together never more than so many, and each within these bounds."""
BEHIND = 0.16
"""How strongly lines are drawn while those of others are followed."""


def among(many: int) -> float:
    """How strongly, from 0 to 1, one of so many lines is drawn."""
    return max(AMONG_LEAST, min(AMONG_MOST, AS_MUCH_AS / max(many, 1)))


class Style(NamedTuple):
    """What lines drawn as one path have in common."""

    tone: Tone
    dash: tuple[int, ...]
    width: int
    is_faint: bool


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


class LinePath(QGraphicsPathItem):
    """Lines of one look, which stay wide enough to be seen from far."""

    def __init__(self, path: QPainterPath, style: Style, zoom: Zoom, parent: QGraphicsItem) -> None:
        super().__init__(path)
        self.zoom = zoom
        self.setPen(colour_pen(style.tone, WIDTHS.get(style.width, 2.0), style.dash))
        self.setParentItem(parent)

    def boundingRect(self) -> QRectF:
        """The lines, however wide they are."""
        reach = max(LEAST_PX / self.zoom.scale, self.pen().widthF())
        return self.path().controlPointRect().adjusted(-reach, -reach, reach, reach)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Draw them; from far with a pen of the screen, whose many dashes take a tenth of the time."""
        pen = QPen(self.pen())
        if pen.widthF() * self.zoom.scale <= LEAST_PX:
            pen.setCosmetic(True)
            pen.setWidthF(LEAST_PX)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.path())


class Lines(QGraphicsItemGroup):
    """All lines given, to be laid under the cards; `at` is where the drawing's corner lies on the map."""

    def __init__(self, zoom: Zoom, above: float = 1.0) -> None:
        super().__init__()
        self.zoom = zoom
        self._faint: list[QGraphicsItem] = []
        self.setHandlesChildEvents(False)
        self.setZValue(above)

    def show_lines(
        self,
        lines: Sequence[LineShape],
        at: QPointF,
        faint: Set[int] = frozenset(),
        is_taken: Callable[[Box], bool] | None = None,
    ) -> None:
        """Draw these lines and no others; those `faint` are among many.

        The others say what they are where nothing `is_taken`, and nothing at all without that.
        """
        for item in self.childItems():
            self.removeFromGroup(item)
            scene = item.scene()
            if scene is not None:
                scene.removeItem(item)
        self.setPos(at)
        self._faint = []
        for style, path in sorted(_by_style(lines, faint).items(), key=_faint_first):
            self._add(LinePath(path, style, self.zoom, self), style.is_faint)
        for (tone, is_faint), heads in _heads(lines, faint).items():
            item = QGraphicsPathItem(heads, self)
            item.setPen(QPen(Qt.PenStyle.NoPen))
            item.setBrush(tone_colours(tone)[0])
            self._add(item, is_faint)
        labelled = [line for line in lines if line.label and line.id not in faint]
        if labelled and is_taken is not None:
            Labels(labelled, self.zoom, is_taken, self)

    def _add(self, item: QGraphicsItem, is_faint: bool) -> None:
        if is_faint:
            self._faint.append(item)

    def let_recede(self, strength: float) -> None:
        """Draw those that are faint so strongly, from 0 to 1."""
        for item in self._faint:
            item.setOpacity(strength)


def _faint_first(styled: tuple[Style, QPainterPath]) -> bool:
    return not styled[0].is_faint


def _by_style(lines: Iterable[LineShape], faint: Set[int]) -> dict[Style, QPainterPath]:
    paths: dict[Style, QPainterPath] = {}
    for line in lines:
        style = Style(line.tone, line.dash, line.width, line.id in faint)
        paths.setdefault(style, QPainterPath()).addPath(path_of(line))
    return paths


def _heads(lines: Iterable[LineShape], faint: Set[int]) -> dict[tuple[Tone, bool], QPainterPath]:
    paths: dict[tuple[Tone, bool], QPainterPath] = {}
    for line in lines:
        if line.arrow:
            path = paths.setdefault((line.tone, line.id in faint), QPainterPath())
            path.setFillRule(Qt.FillRule.WindingFill)
            path.addPolygon(head_of(line))
            path.closeSubpath()
    return paths


class Labels(QGraphicsItem):
    """The words on lines, each where it is free on a ground of the canvas's colour; one without room is left out."""

    def __init__(
        self, lines: Sequence[LineShape], zoom: Zoom, is_taken: Callable[[Box], bool], parent: QGraphicsItem
    ) -> None:
        super().__init__()
        self.zoom = zoom
        self._lines, self._is_taken = lines, is_taken
        self._labels: dict[int, list[Label]] = {}
        self._area = QRectF()
        for line in lines:
            self._area = self._area.united(path_of(line).controlPointRect())
        self._area.adjust(-LABEL_REACH, -LABEL_REACH, LABEL_REACH, LABEL_REACH)
        self.setParentItem(parent)

    def boundingRect(self) -> QRectF:
        """Wherever the words may be."""
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
        if font.pixelSize() not in self._labels:
            self._labels[font.pixelSize()] = list(self._placed(font))
        return self._labels[font.pixelSize()]

    def _placed(self, font: QFont) -> Iterator["Label"]:
        words: list[Box] = []
        for line in self._lines:
            size = width_of(line.label, font) + 2 * LABEL_PAD, font.pixelSize() + 3.0
            box = free_box(line_places(line), size, partial(self._is_used, words))
            if box is not None:
                words.append(box)
                left, top, right, bottom = box
                yield Label(fixed(line.label, font), QRectF(left, top, right - left, bottom - top), line.tone)

    def _is_used(self, words: Sequence[Box], box: Box) -> bool:
        return self._is_taken(box) or any(overlap(box, other) for other in words)


class Label(NamedTuple):
    """The word of a line on its ground."""

    text: QStaticText
    ground: QRectF
    tone: Tone


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
