"""What appears on the canvas only while the mouse does something: handles to draw lines from, aims, the lasso."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsRectItem,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

from amdesk.ui.account.map.card import CardItem
from amdesk.ui.account.map.card_text import fixed, width_of
from amdesk.ui.account.map.look import fonts
from amdesk.ui.kit.theme import theme

HANDLE_PX = 13
REACH_PX = 10
"""How far from a handle's centre the mouse still takes it."""
ABOVE_ALL = 40
AREA_OPACITY = 0.2


class Handle(QGraphicsItem):
    """A dot on a card's edge, of one size at every zoom."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setZValue(ABOVE_ALL)
        self.hide()

    def boundingRect(self) -> QRectF:
        """The dot."""
        return QRectF(-HANDLE_PX / 2 - 1, -HANDLE_PX / 2 - 1, HANDLE_PX + 2, HANDLE_PX + 2)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Draw a ring with a plus."""
        now = theme()
        painter.setPen(QPen(now.accent, 1.5))
        painter.setBrush(now.card)
        painter.drawEllipse(QPointF(), HANDLE_PX / 2, HANDLE_PX / 2)
        painter.drawLine(QPointF(-3, 0), QPointF(3, 0))
        painter.drawLine(QPointF(0, -3), QPointF(0, 3))


class Handles:
    """The handles of the card under the mouse: left, right and lower edge."""

    def __init__(self, view: QGraphicsView) -> None:
        self.view = view
        self.card: CardItem | None = None
        self.dots = (Handle(), Handle(), Handle())
        for dot in self.dots:
            view.scene().addItem(dot)

    def show_on(self, card: CardItem | None) -> None:
        """Show the handles on another card, or on none."""
        if card is not self.card and self.card is not None:
            self.card.hover(False)
        self.card = card
        if card is not None:
            card.hover(True)
            area = card.sceneBoundingRect().center()
            half = card.shape_of_person
            edges = (QPointF(-half.width / 2, 0), QPointF(half.width / 2, 0), QPointF(0, half.height / 2))
            for dot, edge in zip(self.dots, edges, strict=True):
                dot.setPos(area + edge)
        for dot in self.dots:
            dot.setVisible(card is not None)

    def at(self, where: QPoint) -> bool:
        """Whether the mouse is on one of them."""
        return self.card is not None and any(
            (self.view.mapFromScene(dot.pos()) - where).manhattanLength() <= REACH_PX for dot in self.dots
        )


class Aim:
    """Where what is dragged would lead: a line, the card it would land on, and what that means in words."""

    def __init__(self, view: QGraphicsView) -> None:
        self.view = view
        self.card: CardItem | None = None
        self.edge = QGraphicsRectItem()
        self.line = QGraphicsPathItem()
        self.hint = Hint()
        for item in (self.edge, self.line, self.hint):
            item.setZValue(ABOVE_ALL)
            item.hide()
            view.scene().addItem(item)

    def at_boss(self, card: CardItem, people: list[CardItem], words: str, mouse: QPointF) -> None:
        """Show that dropping here makes the card's person the boss of these people."""
        self._on(card)
        area = card.mapRectToScene(QRectF(0, 0, card.shape_of_person.width, card.shape_of_person.height))
        self.edge.setRect(QRectF(area.left(), area.top() - 3, area.width(), 6))
        self.edge.setPen(QPen(Qt.PenStyle.NoPen))
        self.edge.setBrush(theme().accent)
        self.edge.show()
        path = QPainterPath()
        for each in people:
            below = each.pos() + QPointF(each.shape_of_person.width / 2, 0)
            middle = (area.bottom() + below.y()) / 2
            path.moveTo(area.center().x(), area.bottom())
            for point in ((area.center().x(), middle), (below.x(), middle), (below.x(), below.y())):
                path.lineTo(*point)
        self._draw(path, words, mouse)

    def at_area(self, area: QRectF, words: str, mouse: QPointF) -> None:
        """Show that dropping here means what the words say of this part of the ground."""
        self._on(None)
        self.edge.setRect(area)
        ground = QColor(theme().accent)
        ground.setAlphaF(AREA_OPACITY)
        pen = QPen(theme().accent, 2)
        pen.setCosmetic(True)
        self.edge.setPen(pen)
        self.edge.setBrush(ground)
        self.edge.show()
        self.line.hide()
        self._tell(words, mouse)

    def at_end(self, start: QPointF, end: QPointF, card: CardItem | None, words: str) -> None:
        """Show a line being drawn from one card, to another when there is one."""
        self._on(card)
        self.edge.hide()
        path = QPainterPath(start)
        bend = QPointF((end.x() - start.x()) / 2, 0)
        path.cubicTo(start + bend, end - bend, end)
        self._draw(path, words, end)

    def _draw(self, path: QPainterPath, words: str, mouse: QPointF) -> None:
        pen = QPen(theme().accent, 2, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        self.line.setPen(pen)
        self.line.setPath(path)
        self.line.show()
        self._tell(words, mouse)

    def _tell(self, words: str, mouse: QPointF) -> None:
        self.hint.say(words)
        self.hint.setPos(mouse)
        self.hint.setVisible(bool(words))

    def _on(self, card: CardItem | None) -> None:
        if self.card is not None and self.card is not card:
            self.card.aim(False)
        self.card = card
        if card is not None:
            card.aim(True)

    def away(self) -> None:
        """Show nothing."""
        self._on(None)
        for item in (self.edge, self.line, self.hint):
            item.hide()


class Hint(QGraphicsItem):
    """A few words beside the mouse, of one size at every zoom."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.words = ""
        self._text = fixed("", fonts().small)
        self._area = QRectF()

    def say(self, words: str) -> None:
        """Show other words."""
        if words != self.words:
            self.prepareGeometryChange()
            self.words = words
            self._text = fixed(words, fonts().small)
            self._area = QRectF(14, 12, width_of(words, fonts().small) + 16, 22)

    def boundingRect(self) -> QRectF:
        """The words on their ground."""
        return self._area

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Draw them like a tooltip."""
        now = theme()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.tip)
        painter.drawRoundedRect(self._area, 5, 5)
        painter.setPen(now.on_tip)
        painter.setFont(fonts().small)
        painter.drawStaticText(self._area.topLeft() + QPointF(8, 4), self._text)


class LassoItem(QGraphicsRectItem):
    """The frame drawn around cards to choose them."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(ABOVE_ALL)
        self.hide()

    def span(self, area: QRectF) -> None:
        """Show the frame over an area."""
        pen = QPen(theme().accent, 1)
        pen.setCosmetic(True)
        ground = QColor(theme().accent)
        ground.setAlphaF(0.10)
        self.setPen(pen)
        self.setBrush(ground)
        self.setRect(area)
        self.show()
