"""The canvas of the map: what mouse and keys do to what it shows."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from amdesk.analysis.map_arrangements import Standing
from amdesk.analysis.map_layout import Place
from amdesk.model.rows import AccountMap
from amdesk.ui.account.map import canvas_keys
from amdesk.ui.account.map.dropped import card_sources
from amdesk.ui.account.map.gestures import DrawLine, FixedCards, Fold, Gesture, Lasso, MoveCards, Push, RateCards
from amdesk.ui.account.map.handles import Aim, Handles, LassoItem
from amdesk.ui.account.map.nudging import Nudge
from amdesk.ui.account.map.showing import Showing
from amdesk.ui.account.map.shown_map import ShownMap
from amdesk.ui.account.map.ways import Way
from amdesk.ui.account.map.zoom_view import STEP
from amdesk.ui.kit.labels import tip_text
from amdesk.words import _

LEAST_FOR_HANDLES = 0.35
Button, Modifier = Qt.MouseButton, Qt.KeyboardModifier


class MapCanvas(ShownMap):
    """Shows the cards of an account and lets one handle them directly.

    It changes nothing by itself: `cards_moved` tells new places by person, `boss_dropped` people and their new boss,
    `group_dropped` people, a group and whether they join it, `group_opened` a group and where the mouse is,
    `line_opened` a line, `line_drawn` source, target and where the mouse is, `cards_rated` people and the
    cell of the grid they were dropped in, `person_named` a name with place and boss, each when there is
    one.
    """

    opened = Signal(int)
    cards_moved = Signal(object)
    boss_dropped = Signal(list, int)
    group_dropped = Signal(list, int, bool)
    group_opened = Signal(int, QPoint)
    grouping_asked = Signal()
    line_asked = Signal()
    line_opened = Signal(int)
    paste_asked = Signal()
    line_drawn = Signal(int, int, QPoint)
    deletion_asked = Signal()
    menu_asked = Signal(QPoint)
    cards_rated = Signal(list, object)
    cell_asked = Signal(int, int)
    place_refused = Signal()
    cards_dropped = Signal(list)
    fold_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("map-view")
        self.setAccessibleName(_("Account map"))
        self.handles, self.aim, self.lasso = Handles(self), Aim(self), LassoItem()
        self.map_scene.addItem(self.lasso)
        self._gesture: Gesture | None = None
        self._space = False
        self._mouse: QPoint | None = None
        self.setAcceptDrops(True)

    def show_map(
        self, shown: AccountMap, standing: Standing, showing: Showing, folded: Mapping[int, int] | None = None
    ) -> None:
        """Show a map; what the mouse was about ends."""
        if self._gesture is not None:
            self._gesture.cancel()
            self._gesture = None
        self.handles.show_on(None)
        super().show_map(shown, standing, showing, folded)

    def place_for_typing(self) -> Place | None:
        """Where a person goes whose name is typed on the canvas: under the mouse when that is over free ground."""
        if not self.map_scene.showing.arrangement.is_free or not self.map_scene.cards:
            return None
        if self._mouse is None or not self.underMouse() or self.card_at(self._mouse) is not None:
            return None
        return self.place_at(self._mouse)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin what the press stands for."""
        where = event.position().toPoint()
        self.glide.settle()
        self.end_nudging()
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
        fold = self.map_scene.fold_sign_at(self.mapToScene(where))
        if fold is not None:
            return Fold(self, where, fold)
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
        arrangement = self.map_scene.showing.arrangement
        moves = MoveCards if arrangement.is_free else RateCards if arrangement.is_rated else FixedCards
        return moves(self, where, person, narrows)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the gesture, or show what is under the mouse."""
        self._mouse = event.position().toPoint()
        if self._gesture is not None:
            self._gesture.follow(self._mouse)
        elif not self.handles.at(self._mouse):
            card = self.card_at(self._mouse) if self.scale_now() >= LEAST_FOR_HANDLES else None
            if card is None and self.map_scene.fold_sign_at(self.mapToScene(self._mouse)) is not None:
                self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
                return
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
        elif (group := self._group_named_at(where)) is not None:
            self.group_opened.emit(group, event.globalPosition().toPoint())
        else:
            self.ask_name(self.place_at(where) if self.map_scene.showing.arrangement.is_free else None)

    def _group_named_at(self, where: QPoint) -> int | None:
        at = self.mapToScene(where)
        return next((group for group, area in self.map_scene.named_areas() if area.contains(at)), None)

    def group_at(self, where: QPoint) -> int | None:
        """The group whose region is at a point of the screen, where no card is."""
        here = self.viewport().mapFromGlobal(where)
        return None if self.card_at(here) is not None else self.map_scene.group_at(self.mapToScene(here))

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

    # Contact cards from elsewhere

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take contact cards."""
        event.setAccepted(bool(card_sources(event.mimeData())))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take them anywhere on the map."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped."""
        event.acceptProposedAction()
        self.cards_dropped.emit(card_sources(event.mimeData()))

    # Keys

    def nudge(self, way: Way) -> None:
        """Move the chosen cards a step, or the one keys act on."""
        if not self.chosen and self.focused in self.map_scene.cards and self.focused is not None:
            self.choose([self.focused])
        if not self.chosen:
            return
        if not self.map_scene.showing.arrangement.is_free:
            self.place_refused.emit()
            return
        self.glide.settle()
        if self._gesture is None:
            self._gesture = Nudge(self)
        if isinstance(self._gesture, Nudge):
            self._gesture.go(way)

    def end_nudging(self) -> None:
        """The cards moved by keys stay where they are, as one move."""
        if isinstance(self._gesture, Nudge):
            gesture, self._gesture = self._gesture, None
            gesture.complete(gesture.pressed)

    def walk_lines(self, step: int) -> None:
        """Choose the next line of the card keys act on, or the one before."""
        own = [line for line in self.map_scene.lines if self.focused in (line.source, line.target)]
        if not own:
            return
        ids = [line.id for line in own]
        place = ids.index(self.chosen_line) + step if self.chosen_line in ids else min(step, 0)
        self.choose_line(ids[place % len(ids)])
        self.say_line(own[place % len(ids)])

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+0 and Space from being taken as shortcuts of the window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and canvas_keys.is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Let a line under the mouse say what it is, where its word has no room too."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.card_at(event.pos()) is None:
            line = self.map_scene.line_at(self.mapToScene(event.pos()), self.scale_now())
            if line is not None:
                QToolTip.showText(event.globalPos(), tip_text(self.words_of(line)), self.viewport())
                return True
        return super().viewportEvent(event)

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
        """Space no longer takes hold of the map; without Alt cards stay where they were moved."""
        if event.key() == Qt.Key.Key_Alt:
            self.end_nudging()
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._point()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the card keys act on."""
        super().focusInEvent(event)
        if self.focused is None and self.map_scene.cards:
            self.focused = min(self.map_scene.cards, key=self.reading_order)
        self._mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keys act elsewhere."""
        super().focusOutEvent(event)
        self.end_nudging()
        self._space = False
        self._mark()
