"""A person's card as an item of the scene: painted with few changes of pen and font, its texts laid out beforehand."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from amdesk.analysis.network import CardShape
from amdesk.ui.account.map.card_text import RIGHT, ROWS, SIGN_BAND, STRIPE, CardText, lay_out
from amdesk.ui.account.map.look import DOTS, DOTS_WIDTH, Detail, dots, fonts, ink, stance_mark
from amdesk.ui.account.map.said import said_of
from amdesk.ui.kit.labels import tip_text
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.theme import theme

CORNER = 6
EDGE = 3
"""How far the frame of a chosen card reaches beyond it."""
PILL_HEIGHT = 15
FOLD_HEIGHT, FOLD_WIDE, FOLD_AT, FOLD_INSIDE = 17.0, 42.0, 0.78, 4.0
"""The sign under a card that folds who stands below: its size, where its middle is along the lower edge, and
how much of it lies on the card."""
DOTS_AT = {Detail.FULL: ROWS[2] + 7.5, Detail.MIDDLE: 56.0}


class Zoom:
    """What all items of a canvas share: how much of them can be read, and pixels for a map unit."""

    def __init__(self) -> None:
        self.detail = Detail.FULL
        self.scale = 1.0


class CardItem(QGraphicsItem):
    """One card. Its position is that of its upper left corner in map units."""

    def __init__(self, shape: CardShape, zoom: Zoom) -> None:
        super().__init__()
        self.zoom = zoom
        self.chosen = self.focused = self.hovered = self.aimed_at = False
        self._show(shape)

    @property
    def person_id(self) -> int:
        """Whose card it is."""
        return self.shape_of_person.id

    def _show(self, shape: CardShape) -> None:
        self.shape_of_person = shape
        self._hides = looking().on
        self._text: CardText | None = None
        self._area = QRectF(0, 0, shape.width, shape.height)
        below = FOLD_HEIGHT - FOLD_INSIDE if shape.below or shape.leads else 0
        self._bounds = self._area.adjusted(-EDGE, -EDGE, EDGE, EDGE + below)
        self._round = QPainterPath()
        self._round.addRoundedRect(self._area, CORNER, CORNER)
        self._stripe = _left_part(self._round, STRIPE, shape.height)
        self._band = _left_part(self._round, SIGN_BAND, shape.height)
        self.setToolTip(tip_text(said_of(shape, "\n")))

    def show_shape(self, shape: CardShape) -> None:
        """Show what the person's card says now, at its place."""
        if shape != self.shape_of_person or self._hides != looking().on:
            self.prepareGeometryChange()
            self._show(shape)
            self.update()

    def forget_theme(self) -> None:
        """Lay the texts out anew in the colours and letters of now."""
        self._text = None
        self.update()

    def mark(self, *, chosen: bool, focused: bool) -> None:
        """Show whether the card is chosen, and whether keys act on it."""
        if (chosen, focused) != (self.chosen, self.focused):
            self.chosen, self.focused = chosen, focused
            self.update()

    def hover(self, hovered: bool) -> None:
        """Show that the mouse is over the card."""
        if hovered != self.hovered:
            self.hovered = hovered
            self.update()

    def aim(self, aimed_at: bool) -> None:
        """Show that what is dragged would land here."""
        if aimed_at != self.aimed_at:
            self.aimed_at = aimed_at
            self.update()

    def boundingRect(self) -> QRectF:
        """The card with its frame."""
        return self._bounds

    def shape(self) -> QPainterPath:
        """Where a click counts as on the card."""
        return self._round

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Draw ground, stripe with sign, and as many texts as can be read."""
        now = ink()
        card = self.shape_of_person
        painter.fillPath(self._round, now.gone if card.has_left or card.is_placeholder else now.card)
        detail = self.zoom.detail
        if self._hides:
            painter.fillPath(self._stripe, now.pill)
        elif detail is Detail.BLOCKS:
            painter.fillPath(self._band, self._mark())
        else:
            painter.fillPath(self._band, now.soft[card.stance_tone])
            painter.fillPath(self._stripe, self._mark())
        painter.setPen(self._frame())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._round)
        if detail is not Detail.BLOCKS:
            self._paint_texts(painter, detail)
        if self.chosen or self.focused or self.aimed_at:
            self._paint_frame(painter)

        if card.below or (card.leads and self.hovered):
            self._paint_fold_sign(painter)

    def fold_sign(self) -> QRectF | None:
        """Where a click folds who stands below, or unfolds them; None when there is nobody or nothing to see."""
        card = self.shape_of_person
        if not card.below and not (card.leads and self.hovered):
            return None
        wide = FOLD_WIDE if card.below else FOLD_HEIGHT
        return QRectF(card.width * FOLD_AT - wide / 2, card.height - FOLD_INSIDE, wide, FOLD_HEIGHT)

    def _paint_fold_sign(self, painter: QPainter) -> None:
        area, now = self.fold_sign(), theme()
        if area is None:
            return
        painter.setPen(QPen(now.accent, 1.3))
        painter.setBrush(now.accent if self.shape_of_person.below else now.card)
        painter.drawRoundedRect(area, FOLD_HEIGHT / 2, FOLD_HEIGHT / 2)
        painter.setPen(now.on_accent if self.shape_of_person.below else now.accent)
        painter.setFont(fonts().name)
        words = f"+{self.shape_of_person.below}" if self.shape_of_person.below else "–"
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)

    def _mark(self) -> QColor:
        card = self.shape_of_person
        return stance_mark(card.stance, card.stance_tone)

    def _frame(self) -> QPen:
        now, card = ink(), self.shape_of_person
        if card.is_placeholder or card.has_left:
            return now.placeholder
        if self.hovered:
            return now.hovered
        return now.decider if card.is_decider else now.border

    def _paint_texts(self, painter: QPainter, detail: Detail) -> None:
        text = self._texts()
        if detail is not Detail.NAMES and not self.shape_of_person.is_small and not self._hides:
            self._paint_dots(painter, DOTS_AT[detail])
        if text.pill is not None and detail is Detail.FULL:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink().pill)
            left, width = text.pill
            painter.drawRoundedRect(QRectF(left, ROWS[1] - 1, width, PILL_HEIGHT), 7, 7)
        font = pen = None
        for words in text.at[detail]:
            if words.font is not font:
                font = words.font
                painter.setFont(font)
            if words.pen is not pen:
                pen = words.pen
                painter.setPen(pen)
            painter.drawStaticText(words.at, words.text)

    def _paint_dots(self, painter: QPainter, middle: float) -> None:
        card = self.shape_of_person
        left = card.width - RIGHT - DOTS_WIDTH
        painter.fillPath(dots(DOTS, left, middle, card.influence), ink().no_dots)
        if card.influence:
            painter.fillPath(dots(card.influence, left, middle), ink().dots)

    def _paint_frame(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(ink().chosen)
        if self.chosen:
            painter.drawRoundedRect(self._area, CORNER, CORNER)
        elif self.focused:
            painter.setPen(ink().hovered)
            painter.drawRoundedRect(self._area.adjusted(-2, -2, 2, 2), CORNER + 2, CORNER + 2)
        if self.aimed_at:
            painter.setPen(ink().chosen)
            painter.drawRoundedRect(self._area.adjusted(-2, -2, 2, 2), CORNER + 2, CORNER + 2)

    def _texts(self) -> CardText:
        if self._text is None:
            shape = self.shape_of_person
            self._text = lay_out(replace(shape, stance_sign="", doubt="") if self._hides else shape, fonts(), ink())
        return self._text


def _left_part(card: QPainterPath, width: float, height: float) -> QPainterPath:
    part = QPainterPath()
    part.addRect(QRectF(QPointF(0, 0), QPointF(width, height)))
    return card.intersected(part)
