"""The canvas of the map: what is shown of it, what is chosen on it, and what the mouse does to it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from amdesk.analysis.map_grid import Grid
from amdesk.analysis.map_layout import CARD, Place
from amdesk.model.rows import AccountMap
from amdesk.ui.account.map import canvas_keys
from amdesk.ui.account.map.card import CardItem
from amdesk.ui.account.map.gestures import DrawLine, FixedCards, Gesture, Lasso, MoveCards, Push
from amdesk.ui.account.map.glide import Glide, motion_is_wanted
from amdesk.ui.account.map.handles import Aim, Handles, LassoItem
from amdesk.ui.account.map.look import detail_at
from amdesk.ui.account.map.name_field import NameField
from amdesk.ui.account.map.said import said_of
from amdesk.ui.account.map.scene import MapScene
from amdesk.ui.account.map.showing import Showing
from amdesk.ui.kit.theme import theme
from amdesk.words import _, plural

SMALLEST, LARGEST, STEP = 0.06, 3.0, 1.2
ENDLESS = QRectF(-200_000, -200_000, 400_000, 400_000)
FIT_MARGIN_PX = 22
LEAST_FOR_HANDLES = 0.35
Button, Modifier = Qt.MouseButton, Qt.KeyboardModifier


class MapCanvas(QGraphicsView):
    """Shows the cards of an account and lets one handle them directly.

    It changes nothing by itself: `cards_moved` tells new places by person, `boss_dropped` people and their new boss,
    `line_drawn` source, target and where the mouse is, `person_named` a name with place and boss, each when there is
    one. `chosen_changed` comes when other cards or another line are chosen.
    """

    chosen_changed = Signal()
    opened = Signal(int)
    cards_moved = Signal(object)
    boss_dropped = Signal(list, int)
    line_drawn = Signal(int, int, QPoint)
    person_named = Signal(str, object, object)
    deletion_asked = Signal()
    menu_asked = Signal(QPoint)
    place_refused = Signal()
    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.map_scene = MapScene()
        self.setScene(self.map_scene)
        self.setObjectName("map-view")
        self.setAccessibleName(_("Account map"))
        self.chosen: list[int] = []
        self.chosen_line: int | None = None
        self.focused: int | None = None
        self.handles, self.aim, self.lasso = Handles(self), Aim(self), LassoItem()
        self.map_scene.addItem(self.lasso)
        self.name_field = NameField(self.viewport())
        self.name_field.named.connect(self.person_named)
        self.glide = Glide(self.map_scene, self)
        self._gesture: Gesture | None = None
        self._space = False
        self._fits = False
        self._mouse: QPoint | None = None
        self._dress()

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setOptimizationFlags(
            QGraphicsView.OptimizationFlag.DontSavePainterState
            | QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setSceneRect(ENDLESS)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(300, 200))
        self.setBackgroundBrush(theme().card)

    # Showing

    def show_map(self, shown: AccountMap, places: Mapping[int, Place], showing: Showing, grid: Grid | None) -> None:
        """Show a map; cards that were on the canvas before go to their new places."""
        self.glide.settle()
        if self._gesture is not None:
            self._gesture.cancel()
            self._gesture = None
        before = self.map_scene.places()
        is_other = self.map_scene.shown is None or self.map_scene.shown.account_id != shown.account_id
        self.handles.show_on(None)
        self.setBackgroundBrush(theme().card)
        self.map_scene.show_map(shown, places, showing, grid)
        self._keep_chosen()
        self.setAccessibleDescription(
            plural(
                "{n} person. Arrow keys go from card to card.",
                "{n} people. Arrow keys go from card to card.",
                len(places),
            )
        )
        if is_other:
            self.fit()
        elif self.isVisible() and motion_is_wanted():
            self.glide.run(before)

    def dress(self) -> None:
        """Take the colours of the theme in force."""
        self.map_scene.dress()

    def card(self, person: int) -> CardItem:
        """The item of a person's card.

        Raises KeyError when the person is not on the map shown.
        """
        return self.map_scene.cards[person]

    def viewport_point(self, at: QPointF) -> QPoint:
        """Where a point of the map is in the viewport."""
        return self.mapFromScene(at)

    def card_rect(self, person: int) -> QRectF:
        """Where a person's card is in the viewport."""
        shape = self.card(person).shape_of_person
        corner = self.card(person).pos()
        return QRectF(self.mapFromScene(QRectF(corner.x(), corner.y(), shape.width, shape.height)).boundingRect())

    def card_at(self, where: QPoint) -> CardItem | None:
        """The card at a point of the viewport that is not lifted."""
        for item in self.items(where):
            if isinstance(item, CardItem):
                return item
        return None

    # Choosing

    def choose(self, people: Sequence[int], *, tell: bool = True) -> None:
        """Choose these people and nobody else; the last is the one keys act on."""
        self.chosen = [person for person in people if person in self.map_scene.cards]
        self.chosen_line = None
        self.focused = self.chosen[-1] if self.chosen else self.focused
        self._mark()
        if tell:
            self.tell_chosen()

    def choose_line(self, line: int | None) -> None:
        """Choose a line and nobody."""
        self.chosen, self.chosen_line = [], line
        self._mark()
        self.tell_chosen()

    def tell_chosen(self) -> None:
        """Say what is chosen, also to who listens."""
        self.chosen_changed.emit()
        if self.chosen and self.hasFocus():
            words = said_of(self.card(self.chosen[-1]).shape_of_person)
            if len(self.chosen) > 1:
                words = plural("{n} card chosen", "{n} cards chosen", len(self.chosen))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def click_ground(self, where: QPoint, keep: bool) -> None:
        """A click beside all cards: on a line, or on nothing."""
        line = self.map_scene.line_at(self.mapToScene(where), self.scale_now())
        if line is not None:
            self.choose_line(line.id)
        elif not keep:
            self.choose([])

    def _keep_chosen(self) -> None:
        kept = [person for person in self.chosen if person in self.map_scene.cards]
        lines = {line.id for line in self.map_scene.lines}
        if self.focused not in self.map_scene.cards:
            self.focused = None
        gone = kept != self.chosen or (self.chosen_line is not None and self.chosen_line not in lines)
        self.chosen = kept
        self.chosen_line = self.chosen_line if self.chosen_line in lines else None
        self._mark()
        if gone:
            self.tell_chosen()

    def _mark(self) -> None:
        chosen = set(self.chosen)
        focused = self.focused if self.hasFocus() else None
        for person, card in self.map_scene.cards.items():
            card.mark(chosen=person in chosen, focused=person == focused)
        self.map_scene.choose_line(self.chosen_line)

    # Zoom

    def scale_now(self) -> float:
        """Pixels for a map unit."""
        return self.transform().m11()

    def zoom_to(self, scale: float, around: QPointF | None = None) -> None:
        """Zoom so that a point of the viewport, its middle unless another is given, keeps its place."""
        centre = around or QPointF(self.viewport().rect().center())
        scale = min(max(scale, SMALLEST), LARGEST)
        held = self.mapToScene(centre.toPoint())
        self.resetTransform()
        self.scale(scale, scale)
        self.push((centre - QPointF(self.mapFromScene(held))).toPoint())
        self._fits = False
        self._after_zoom()

    def zoom_by(self, steps: float) -> None:
        """Zoom in by steps, or out by negative ones."""
        self.zoom_to(self.scale_now() * STEP**steps)

    def fit(self) -> None:
        """Show all of the map, never larger than life."""
        area = self.map_scene.area()
        room = self.viewport().rect()
        self._fits = True
        if area.isEmpty():
            self.resetTransform()
            self.centerOn(CARD[0] / 2, CARD[1] / 2)
            return self._after_zoom()
        across = (room.width() - 2 * FIT_MARGIN_PX) / area.width()
        down = (room.height() - 2 * FIT_MARGIN_PX) / area.height()
        scale = min(max(min(across, down), SMALLEST), 1.0)
        self.resetTransform()
        self.scale(scale, scale)
        self.centerOn(area.center())
        self._after_zoom()

    def _after_zoom(self) -> None:
        detail = detail_at(self.scale_now())
        if detail is not self.map_scene.zoom.detail:
            self.map_scene.zoom.detail = detail
            self.viewport().update()
        self.zoomed.emit(self.scale_now())

    def push(self, by: QPoint) -> None:
        """Move the map under the window by pixels."""
        self._fits = False
        for bar, pixels in ((self.horizontalScrollBar(), by.x()), (self.verticalScrollBar(), by.y())):
            bar.setValue(bar.value() - pixels)

    def reveal(self, person: int) -> None:
        """Bring a card into view, readable."""
        if self.scale_now() < 0.6:
            self.zoom_to(0.8)
        self.ensureVisible(self.card(person), 40, 40)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep showing the whole when it was shown."""
        super().resizeEvent(event)
        if self._fits:
            self.fit()

    # Naming

    def ask_name(self, at: Place | None = None, boss: int | None = None, typed: str = "") -> None:
        """Open a field for a new person: at a place of the map, under a boss, or where there is room."""
        if boss is not None:
            card = self.card(boss)
            corner = card.pos() + QPointF(0, card.shape_of_person.height + 24)
        elif at is not None:
            corner = QPointF(*at)
        else:
            corner = self.mapToScene(self.viewport().rect().center()) - QPointF(CARD[0] / 2, CARD[1] / 2)
        self.name_field.ask(self.mapFromScene(corner), at, boss, typed, self.scale_now())

    def place_at(self, where: QPoint) -> Place:
        """The place of a card whose middle is at a point of the viewport."""
        at = self.mapToScene(where)
        return round(at.x() - CARD[0] / 2), round(at.y() - CARD[1] / 2)

    def place_for_typing(self) -> Place | None:
        """Where a person goes whose name is typed on the canvas: under the mouse when that is over free ground."""
        if self.map_scene.showing.arrangement.is_grid or not self.map_scene.cards:
            return None
        if self._mouse is None or not self.underMouse() or self.card_at(self._mouse) is not None:
            return None
        return self.place_at(self._mouse)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin what the press stands for."""
        where = event.position().toPoint()
        self.glide.settle()
        if event.button() is Button.MiddleButton or (event.button() is Button.LeftButton and self._space):
            self._gesture = Push(self, where)
        elif event.button() is Button.LeftButton:
            self._gesture = self._pressed(where, event.modifiers())
        elif event.button() is Button.RightButton:
            self._choose_for_menu(where)
        if self._gesture is not None:
            self.viewport().setCursor(self._gesture.cursor)
        event.accept()

    def _pressed(self, where: QPoint, keys: Qt.KeyboardModifier) -> Gesture:
        adds = bool(keys & (Modifier.ControlModifier | Modifier.ShiftModifier))
        if self.handles.at(where) and self.handles.card is not None:
            return DrawLine(self, where, self.handles.card)
        card = self.card_at(where)
        if card is None:
            return Lasso(self, where, adds)
        person = card.person_id
        narrows = person in self.chosen and len(self.chosen) > 1 and not adds
        if adds and person in self.chosen:
            self.choose([each for each in self.chosen if each != person])
        elif person not in self.chosen:
            self.choose([*(self.chosen if adds else []), person])
        moves = FixedCards if self.map_scene.showing.arrangement.is_grid else MoveCards
        return moves(self, where, person, narrows)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the gesture, or show what is under the mouse."""
        self._mouse = event.position().toPoint()
        if self._gesture is not None:
            self._gesture.follow(self._mouse)
        elif not self.handles.at(self._mouse):
            card = self.card_at(self._mouse) if self.scale_now() >= LEAST_FOR_HANDLES else None
            self.handles.show_on(card)
            self._point()
        else:
            self.viewport().setCursor(Qt.CursorShape.CrossCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish the gesture."""
        gesture, self._gesture = self._gesture, None
        self._point()
        if gesture is not None:
            gesture.finish(event.position().toPoint())
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a card, or name a new person here."""
        where = event.position().toPoint()
        card = self.card_at(where)
        self._gesture = None
        if event.button() is not Button.LeftButton:
            return
        if card is not None:
            self.opened.emit(card.person_id)
        else:
            self.ask_name(None if self.map_scene.showing.arrangement.is_grid else self.place_at(where))

    def _point(self) -> None:
        shape = Qt.CursorShape.OpenHandCursor if self._space else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse."""
        self._mouse = None
        if self._gesture is None:
            self.handles.show_on(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Push the map, or zoom with Ctrl."""
        turned = event.angleDelta()
        if event.modifiers() & Modifier.ControlModifier:
            self.zoom_to(self.scale_now() * STEP ** (turned.y() / 120), event.position())
        elif event.modifiers() & Modifier.ShiftModifier:
            self.push(QPoint(turned.y() or turned.x(), 0) / 2)
        else:
            self.push(turned / 2)
        event.accept()

    def _choose_for_menu(self, where: QPoint) -> None:
        card = self.card_at(where)
        if card is None:
            self.click_ground(where, keep=False)
        elif card.person_id not in self.chosen:
            self.choose([card.person_id])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with what is chosen."""
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard and self.focused is not None:
            at = self.viewport().mapToGlobal(self.card_rect(self.focused).center().toPoint())
        self.menu_asked.emit(at)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+0 and Space from being taken as shortcuts of the window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and canvas_keys.is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from card to card, open, delete, zoom, or begin a name."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = True
            self._point()
        elif event.key() == Qt.Key.Key_Escape and self._gesture is not None:
            self._gesture.cancel()
            self._gesture = None
        elif not canvas_keys.press(self, event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space no longer takes hold of the map."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._point()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the card keys act on."""
        super().focusInEvent(event)
        if self.focused is None and self.map_scene.cards:
            self.focused = min(self.map_scene.cards, key=self._reading_order)
        self._mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keys act elsewhere."""
        super().focusOutEvent(event)
        self._space = False
        self._mark()

    def _reading_order(self, person: int) -> tuple[float, float]:
        at = self.card(person).pos()
        return at.y(), at.x()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing moves while nobody looks."""
        self.glide.settle()
        super().hideEvent(event)
