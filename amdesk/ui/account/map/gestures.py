"""What a press of the mouse becomes: moving cards, drawing a line, a lasso, pushing the map along."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication

from amdesk.analysis.network import boss_of
from amdesk.ui.account.map.card import CardItem
from amdesk.ui.account.map.ways import followers
from amdesk.words import _, plural

if TYPE_CHECKING:
    from amdesk.ui.account.map.canvas import MapCanvas

EDGE_SHARE, EDGE_ABOVE = 0.3, 14
"""How much of a card counts as its upper edge, and how far above it dropping still counts, in map units."""


class Gesture:
    """One press until its release; it begins in earnest when the mouse has moved a little."""

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, canvas: "MapCanvas", at: QPoint) -> None:
        self.canvas = canvas
        self.pressed = at
        self.begun = False

    def follow(self, at: QPoint) -> None:
        """The mouse moved with the button down."""
        if not self.begun and (at - self.pressed).manhattanLength() >= QApplication.startDragDistance():
            self.begun = True
            self.begin()
        if self.begun:
            self.go_on(at)

    def finish(self, at: QPoint) -> None:
        """The button was released."""
        if self.begun:
            self.go_on(at)
            self.complete(at)
        else:
            self.click()

    def begin(self) -> None:
        """It is more than a click."""

    def go_on(self, at: QPoint) -> None:
        """Show where it stands."""

    def complete(self, at: QPoint) -> None:
        """Do what it was for."""

    def click(self) -> None:
        """It was only a click."""

    def cancel(self) -> None:
        """Leave everything as it was."""

    def _moved(self, at: QPoint) -> QPointF:
        return self.canvas.mapToScene(at) - self.canvas.mapToScene(self.pressed)


class MoveCards(Gesture):
    """Moves the chosen cards, and with them who follows; on the upper edge of another card it sets the boss."""

    def __init__(self, canvas: "MapCanvas", at: QPoint, pressed_on: int, narrows: bool) -> None:
        super().__init__(canvas, at)
        self.pressed_on = pressed_on
        self.narrows = narrows
        self.boss: CardItem | None = None
        self.from_where: dict[int, QPointF] = {}
        self.own: set[int] = set()

    def begin(self) -> None:
        """Lift the cards."""
        scene = self.canvas.map_scene
        shown = scene.shown
        assert shown is not None
        self.own = set(self.canvas.chosen)
        boss = boss_of(shown) if scene.standing.tree is not None else {}
        moving = self.own | followers(self.own, boss, shown.placed)
        self.from_where = {person: scene.cards[person].pos() for person in moving if person in scene.cards}
        self.canvas.handles.show_on(None)
        scene.lift(set(self.from_where))

    def go_on(self, at: QPoint) -> None:
        """Carry the cards along."""
        by, mouse = self._moved(at), self.canvas.mapToScene(at)
        scene = self.canvas.map_scene
        self.boss = self._edge_under(mouse)
        for person, start in self.from_where.items():
            # Over someone who would follow, the followers wait where they were: one can only aim at what stands still.
            stays = self.boss is not None and person not in self.own
            scene.cards[person].setPos(start if stays else start + by)
        scene.follow()
        self._show_aim(mouse)

    def _show_aim(self, mouse: QPointF) -> None:
        self.canvas.map_scene.fade(self.own, self.boss is not None)
        if self.boss is None:
            self.canvas.aim.away()
            return
        moved = [self.canvas.map_scene.cards[person] for person in self.own]
        boss = self.boss.shape_of_person.name
        if len(moved) == 1:
            words = _("{who} will report to {boss}").format(who=moved[0].shape_of_person.name, boss=boss)
        else:
            words = plural("{n} person", "{n} people will report to", len(moved)) + f" {boss}"
        self.canvas.aim.at_boss(self.boss, moved, words, mouse)

    def _edge_under(self, mouse: QPointF) -> CardItem | None:
        for person, card in self.canvas.map_scene.cards.items():
            size, corner = card.shape_of_person, self.from_where.get(person, card.pos())
            edge = QRectF(corner, corner + QPointF(size.width, size.height * EDGE_SHARE))
            if person not in self.own and edge.adjusted(0, -EDGE_ABOVE, 0, 0).contains(mouse):
                return card
        return None

    def complete(self, at: QPoint) -> None:
        """Tell the new boss, or the new places of those that were chosen themselves."""
        scene = self.canvas.map_scene
        scene.put_down(set(self.from_where))
        self.canvas.aim.away()
        if self.boss is not None:
            self.canvas.boss_dropped.emit(sorted(self.own), self.boss.person_id)
            return
        places = {person: scene.cards[person].pos() for person in self.own}
        self.canvas.cards_moved.emit({person: (round(p.x()), round(p.y())) for person, p in places.items()})

    def click(self) -> None:
        """Of several chosen cards, choose the one clicked."""
        if self.narrows:
            self.canvas.choose([self.pressed_on])

    def cancel(self) -> None:
        """Put the cards back."""
        scene = self.canvas.map_scene
        for person, start in self.from_where.items():
            scene.cards[person].setPos(start)
        self.canvas.aim.away()
        if self.begun:
            scene.follow()
            scene.put_down(set(self.from_where))


class FixedCards(MoveCards):
    """Cards whose place follows from ratings do not move; a click is a click."""

    def begin(self) -> None:
        """Say why nothing moves."""
        self.canvas.place_refused.emit()

    def go_on(self, at: QPoint) -> None:
        """Nothing moves."""

    def complete(self, at: QPoint) -> None:
        """Nothing has moved."""


class Fold(Gesture):
    """A click on the sign under a card folds who stands below it, or unfolds them."""

    def __init__(self, canvas: "MapCanvas", at: QPoint, person: int) -> None:
        super().__init__(canvas, at)
        self.person = person

    def click(self) -> None:
        """Tell whose."""
        self.canvas.fold_asked.emit(self.person)


class DrawLine(Gesture):
    """Draws a line of influence from a card's edge to another card."""

    def __init__(self, canvas: "MapCanvas", at: QPoint, source: CardItem) -> None:
        super().__init__(canvas, at)
        self.source = source
        self.target: CardItem | None = None

    def go_on(self, at: QPoint) -> None:
        """Draw it to the mouse."""
        card = self.canvas.card_at(at)
        self.target = card if card is not self.source else None
        words = _("From {source} to {target}") if self.target else _("Drop it on another card")
        names = {"source": self.source.shape_of_person.name}
        names["target"] = self.target.shape_of_person.name if self.target else ""
        start, end = self.canvas.mapToScene(self.pressed), self.canvas.mapToScene(at)
        self.canvas.aim.at_end(start, end, self.target, words.format(**names))

    def complete(self, at: QPoint) -> None:
        """Tell which two cards it joins."""
        self.canvas.aim.away()
        if self.target is not None:
            where = self.canvas.viewport().mapToGlobal(at)
            self.canvas.line_drawn.emit(self.source.person_id, self.target.person_id, where)

    def cancel(self) -> None:
        """No line."""
        self.canvas.aim.away()


class Lasso(Gesture):
    """Chooses the cards a frame touches; a click on nothing chooses nothing."""

    def __init__(self, canvas: "MapCanvas", at: QPoint, adds: bool) -> None:
        super().__init__(canvas, at)
        self.before = set(canvas.chosen) if adds else set()

    def go_on(self, at: QPoint) -> None:
        """Choose what the frame touches now."""
        area = QRectF(self.canvas.mapToScene(self.pressed), self.canvas.mapToScene(at)).normalized()
        self.canvas.lasso.span(area)
        touched = {
            who for who, card in self.canvas.map_scene.cards.items() if card.sceneBoundingRect().intersects(area)
        }
        self.canvas.choose(sorted(self.before | touched), tell=False)

    def complete(self, at: QPoint) -> None:
        """Tell what is chosen."""
        self.canvas.lasso.hide()
        self.canvas.tell_chosen()

    def click(self) -> None:
        """Choose a line that is near, or nothing."""
        self.canvas.click_ground(self.pressed, keep=bool(self.before))

    def cancel(self) -> None:
        """Choose what was chosen before."""
        self.canvas.lasso.hide()
        self.canvas.choose(sorted(self.before))


class Push(Gesture):
    """Pushes the map along under the window."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def begin(self) -> None:
        """Take hold."""
        self.last = self.pressed

    def go_on(self, at: QPoint) -> None:
        """Move the view as far as the mouse."""
        self.canvas.push(at - self.last)
        self.last = at
