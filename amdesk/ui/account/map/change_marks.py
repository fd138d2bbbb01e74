"""What is different between two days, marked on the map: words at the cards, new lines lit, gone ones dashed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsLineItem, QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from amdesk.analysis.map_changes import Difference, MapChange
from amdesk.analysis.map_lines import LineShape
from amdesk.analysis.series import Tone
from amdesk.ui.account.map.card import CardItem
from amdesk.ui.account.map.card_text import fixed, width_of
from amdesk.ui.account.map.lines import path_of
from amdesk.ui.account.map.look import fonts
from amdesk.ui.kit.theme import theme, tone_colours

HIGH, ABOVE, INSET = 21.0, 14.0, 6.0
MARKS_ABOVE, LINES_AT = 30, 3
LIT_WIDTH, LIT_OPACITY = 7.0, 0.35


def tone_of(change: MapChange) -> Tone:
    """The colour of a difference."""
    if change.is_better is not None:
        return Tone.GOOD if change.is_better else Tone.BAD
    tones = {Difference.LEFT: Tone.BAD, Difference.GONE_LINE: Tone.BAD}
    return tones.get(change.difference, Tone.ACCENT)


class Badge(QGraphicsItem):
    """What changed of a person, at the upper edge of the card; it goes along with the card."""

    def __init__(self, card: CardItem, changes: Sequence[MapChange]) -> None:
        super().__init__(card)
        self.setZValue(MARKS_ABOVE)
        self._parts = [(words, tone) for words, tone in dict.fromkeys((c.mark, tone_of(c)) for c in changes)]
        widths = [width_of(words, fonts().role) + 2 * INSET for words, _tone in self._parts]
        lefts = [sum(widths[:at]) + 3.0 * at for at in range(len(widths))]
        self._areas = [QRectF(left, -ABOVE, wide, HIGH) for left, wide in zip(lefts, widths, strict=True)]

    @property
    def words(self) -> list[str]:
        """What it says."""
        return [words for words, _tone in self._parts]

    def boundingRect(self) -> QRectF:
        """All of its parts."""
        return QRectF(0, -ABOVE, self._areas[-1].right(), HIGH) if self._areas else QRectF()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Draw a chip for each difference."""
        painter.setFont(fonts().role)
        for (words, tone), area in zip(self._parts, self._areas, strict=True):
            colour, ground = tone_colours(tone)
            painter.setPen(QPen(colour, 1))
            painter.setBrush(ground)
            painter.drawRoundedRect(area, HIGH / 2, HIGH / 2)
            painter.drawStaticText(area.topLeft() + QPointF(INSET, 1), fixed(words, fonts().role))


def badges(cards: Mapping[int, CardItem], changes: Sequence[MapChange]) -> list[Badge]:
    """A badge on each card of whom something changed."""
    mine: dict[int, list[MapChange]] = {}
    for change in changes:
        if change.person in cards:
            mine.setdefault(change.person, []).append(change)
    return [Badge(cards[person], of) for person, of in mine.items()]


def line_marks(
    cards: Mapping[int, CardItem], lines: Sequence[LineShape], origin: QPointF, changes: Sequence[MapChange]
) -> list[QGraphicsItem]:
    """New lines lit, and gone ones dashed from card to card."""
    new = {change.line for change in changes if change.difference is Difference.NEW_LINE}
    gone = [(c.person, c.other) for c in changes if c.difference is Difference.GONE_LINE]
    lit: list[QGraphicsItem] = [_lit(line, origin) for line in lines if line.id in new]
    dashed = [_gone(cards[one], cards[end]) for one, end in gone if end is not None and {one, end} <= cards.keys()]
    for item in (marks := [*lit, *dashed]):
        item.setZValue(LINES_AT)
    return marks


def _lit(line: LineShape, origin: QPointF) -> QGraphicsItem:
    item = QGraphicsPathItem(path_of(line))
    item.setPos(origin)
    colour = QColor(theme().accent)
    colour.setAlphaF(LIT_OPACITY)
    item.setPen(QPen(colour, LIT_WIDTH))
    return item


def _gone(one: CardItem, other: CardItem) -> QGraphicsItem:
    item = QGraphicsLineItem(QLineF(one.sceneBoundingRect().center(), other.sceneBoundingRect().center()))
    item.setPen(QPen(tone_colours(Tone.BAD)[0], 1.6, Qt.PenStyle.DashLine))
    return item
