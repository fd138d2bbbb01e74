"""What a press of the mouse becomes: moving cards, drawing a line, a lasso, pushing the map along."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QMarginsF, QPoint, QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication

from amdesk.analysis.map_grid import GridKind, rating_words
from amdesk.analysis.map_ground import Cell
from amdesk.analysis.network import boss_of
from amdesk.model.rows import MapGroup
from amdesk.ui.account.map.card import CardItem
from amdesk.ui.account.map.ways import followers
from amdesk.words import _, plural

if TYPE_CHECKING:
    from amdesk.ui.account.map.canvas import MapCanvas

NAME_REACH = 8
"""How far from the name of a group dropping still counts, in map units."""
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
    """Moves the chosen cards, and with them who follows.

    On the upper edge of another card it sets the boss, on the name of a group it lets them join or leave it.
    """

    def __init__(self, canvas: "MapCanvas", at: QPoint, pressed_on: int, narrows: bool) -> None:
        super().__init__(canvas, at)
        self.pressed_on = pressed_on
        self.narrows = narrows
        self.boss: CardItem | None = None
        self.group: MapGroup | None = None
        self.names: list[tuple[MapGroup, QRectF]] = []
        self.from_where: dict[int, QPointF] = {}
        self.own: set[int] = set()
        self.edges: list[Edge] = []

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
        groups = {group.id: group for group in shown.groups}
        around = QMarginsF(NAME_REACH, NAME_REACH, NAME_REACH, NAME_REACH)
        self.names = [(groups[number], area.marginsAdded(around)) for number, area in scene.named_areas()]
        self.edges = [_edge(card) for person, card in scene.cards.items() if person not in self.own]
        scene.lift(set(self.from_where))

    def go_on(self, at: QPoint) -> None:
        """Carry the cards along."""
        by, mouse = self._moved(at), self.canvas.mapToScene(at)
        scene = self.canvas.map_scene
        self.boss = self._edge_under(mouse)
        self.group = None if self.boss is not None else self._name_under(mouse)
        if self.group is not None:
            # As with a boss: one can only aim at what stands still.
            self._carry(QPointF())
            scene.follow()
        self._carry(by)
        scene.follow(groups=self.group is None)
        self._show_aim(mouse)

    def _carry(self, by: QPointF) -> None:
        scene = self.canvas.map_scene
        for person, start in self.from_where.items():
            # Over someone who would follow, the followers wait where they were: one can only aim at what stands still.
            stays = self.boss is not None and person not in self.own
            scene.cards[person].setPos(start if stays else start + by)

    def _show_aim(self, mouse: QPointF) -> None:
        self.canvas.map_scene.fade(self.own, self.boss is not None or self.group is not None)
        if self.group is not None:
            area = next(area for group, area in self.names if group is self.group)
            self.canvas.aim.at_area(area, self._group_words(self.group), mouse)
            return
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

    def _leaves(self, group: MapGroup) -> bool:
        """Whether dropping takes them out of the group: when all of them are in it."""
        return self.own <= set(group.members)

    def _group_words(self, group: MapGroup) -> str:
        words = _("{who} will leave {group}") if self._leaves(group) else _("{who} will join {group}")
        return words.format(who=self._who(), group=group.name)

    def _who(self) -> str:
        names = [self.canvas.map_scene.cards[person].shape_of_person.name for person in self.own]
        return names[0] if len(names) == 1 else plural("{n} person", "{n} people", len(names))

    def _name_under(self, mouse: QPointF) -> MapGroup | None:
        return next((group for group, area in self.names if area.contains(mouse)), None)

    def _edge_under(self, mouse: QPointF) -> CardItem | None:
        x, y = mouse.x(), mouse.y()
        return next((e.card for e in self.edges if e.left <= x <= e.right and e.top <= y <= e.bottom), None)

    def complete(self, at: QPoint) -> None:
        """Tell the new boss, or the new places of those that were chosen themselves."""
        scene = self.canvas.map_scene
        scene.put_down(set(self.from_where))
        self.canvas.aim.away()
        if self.boss is not None:
            self.canvas.boss_dropped.emit(sorted(self.own), self.boss.person_id)
            return
        if self.group is not None:
            self.canvas.group_dropped.emit(sorted(self.own), self.group.id, not self._leaves(self.group))
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
            scene.put_down(set(self.from_where))


class Edge(NamedTuple):
    """Where dropping a card makes the person of another one the boss, in map units."""

    card: CardItem
    left: float
    top: float
    right: float
    bottom: float


def _edge(card: CardItem) -> Edge:
    size, x, y = card.shape_of_person, card.pos().x(), card.pos().y()
    return Edge(card, x, y - EDGE_ABOVE, x + size.width, y + size.height * EDGE_SHARE)


class RateCards(MoveCards):
    """In a grid a card dropped in another cell has the ratings of that cell; beside the grid it goes back."""

    def begin(self) -> None:
        """Lift the cards."""
        scene = self.canvas.map_scene
        self.own = set(self.canvas.chosen)
        self.cell: Cell | None = None
        self.from_where = {person: scene.cards[person].pos() for person in self.own}
        self.canvas.handles.show_on(None)
        scene.lift(self.own)

    def go_on(self, at: QPoint) -> None:
        """Carry the cards along and say what dropping them here would mean."""
        self._carry(self._moved(at))
        scene, mouse = self.canvas.map_scene, self.canvas.mapToScene(at)
        scene.follow()
        scene.fade(self.own, True)
        ground = scene.standing.ground
        self.cell = ground.cell_at(mouse.x(), mouse.y()) if ground is not None else None
        if self.cell is None:
            self.canvas.aim.away()
            return
        words = rating_words(GridKind(scene.showing.arrangement.value), self.cell)
        area = QRectF(self.cell.x, self.cell.y, self.cell.width, self.cell.height)
        self.canvas.aim.at_area(area, f"{self._who()}: {words}", mouse)

    def complete(self, at: QPoint) -> None:
        """Tell the ratings, or put the cards back."""
        cell = self.cell
        self.cancel()
        if cell is not None:
            self.canvas.cards_rated.emit(sorted(self.own), cell)


class FixedCards(MoveCards):
    """Cards whose place follows from unit or coverage do not move; a click is a click."""

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
