"""The map as a scene: cards, lines and grounds of one drawing, all at their places in map units."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsScene

from amdesk.analysis.map_arrangements import Standing
from amdesk.analysis.map_changes import MapChange
from amdesk.analysis.map_layout import Place
from amdesk.analysis.map_lines import MOST_LABELLED, LineShape
from amdesk.analysis.network import NetworkDrawing, boss_of, draw
from amdesk.model.rows import AccountMap
from amdesk.ui.account.map.card import CardItem, Zoom
from amdesk.ui.account.map.change_marks import Badge, badges, line_marks
from amdesk.ui.account.map.grounds import GroundItem, RegionItem
from amdesk.ui.account.map.lines import Emphasis, Lines, colour_pen, distance, is_near_box, path_of
from amdesk.ui.account.map.showing import Showing, lines_wanted
from amdesk.ui.kit.theme import theme

CARDS_ABOVE, LIFTED = 10, 20
SEEN_THROUGH, DIMMED = 0.55, 0.25
LINE_REACH_PX = 6
FEW = 60
"""Up to so many people everything is drawn anew while a card moves, with more only what hangs on it."""


def _extent(region: RegionItem) -> float:
    area = region.boundingRect()
    return area.width() * area.height()


class MapScene(QGraphicsScene):
    """Shows one map at a time; cards stay the same items as long as their people stay on it."""

    def __init__(self) -> None:
        super().__init__()
        # A map is looked at as a whole, and dragging would sort an index anew with every step.
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.zoom = Zoom()
        self.cards: dict[int, CardItem] = {}
        self.shown: AccountMap | None = None
        self.showing = Showing()
        self.lines: tuple[LineShape, ...] = ()
        self.origin = QPointF()
        self.standing = Standing({})
        self._drawn: AccountMap | None = None
        self._lit: frozenset[int] = frozenset()
        self._still, self._moving = Lines(self.zoom), Lines(self.zoom)
        self._grounds: list[QGraphicsItem] = []
        self._dimmed: frozenset[int] = frozenset()
        self._marks: list[QGraphicsItem] = []
        self.badges: list[Badge] = []
        self._chosen_line = QGraphicsPathItem()
        self._chosen_line.setZValue(2)
        for item in (self._still, self._moving, self._chosen_line):
            self.addItem(item)

    def show_map(
        self, shown: AccountMap, standing: Standing, showing: Showing, folded: Mapping[int, int] | None = None
    ) -> None:
        """Show people where they stand (upper left corners in map units) with the lines and groups wanted.

        `folded` tells how many people are left out below whom.
        """
        self.shown, self.showing, self.standing = shown, showing, standing
        self._drawn = lines_wanted(shown, showing)
        drawing = draw(self._drawn, standing.places, standing.tree, folded)
        self.origin = self._origin(drawing, standing.places)
        self._show_cards(drawing, standing.places)
        self._show_grounds(drawing, standing)
        self.lines = drawing.lines
        self._moving.show_lines((), QPointF())
        self.redraw_lines()
        self._choose_line(None)
        self.setSceneRect(self.area())

    def places(self) -> dict[int, QPointF]:
        """Where every card is now."""
        return {person: card.pos() for person, card in self.cards.items()}

    def area(self) -> QRectF:
        """What the cards take up where they belong, with regions and the ground of an arrangement."""
        area = QRectF()
        for person, card in self.cards.items():
            area = area.united(card.boundingRect().translated(*self.standing.places[person]))
        for ground in self._grounds:
            area = area.united(ground.sceneBoundingRect())
        return area

    @staticmethod
    def _origin(drawing: NetworkDrawing, places: Mapping[int, Place]) -> QPointF:
        """Where the drawing's own corner lies on the map."""
        if not drawing.cards:
            return QPointF()
        card = drawing.cards[0]
        x, y = places[card.id]
        return QPointF(x - card.x, y - card.y)

    def _show_cards(self, drawing: NetworkDrawing, places: Mapping[int, Place]) -> None:
        wanted = {card.id: replace(card, x=0, y=0) for card in drawing.cards}
        for person in self.cards.keys() - wanted.keys():
            self.removeItem(self.cards.pop(person))
        for person, shape in wanted.items():
            if person in self.cards:
                self.cards[person].show_shape(shape)
            else:
                self.cards[person] = card = CardItem(shape, self.zoom)
                card.setZValue(CARDS_ABOVE)
                self.addItem(card)
            self.cards[person].setPos(*places[person])

    def _show_grounds(self, drawing: NetworkDrawing, standing: Standing) -> None:
        for item in self._grounds:
            self.removeItem(item)
        self._grounds = [GroundItem(standing.ground, standing.places)] if standing.ground is not None else []
        for item in self._grounds:
            self.addItem(item)
        if self.showing.groups and standing.ground is None:
            self._add_regions(drawing, self.origin)

    def _add_regions(self, drawing: NetworkDrawing, origin: QPointF) -> None:
        named: list[QRectF] = []
        for region in drawing.groups:
            item = RegionItem(region, origin, named)
            named.append(item.name_area)
            self._grounds.append(item)
            self.addItem(item)

    def dress(self) -> None:
        """Take the colours of the theme in force."""
        for card in self.cards.values():
            card.forget_theme()

    # While cards move

    def lift(self, people: set[int]) -> None:
        """Draw the lines of these people apart from the others, since they are about to move."""
        self._affected = self._lines_touched(people)
        rest = [line for line in self.lines if line.id not in self._affected]
        self._still.show_lines(rest, self.origin, self._emphasis())
        self._part = self._part_of_map()
        for person in people:
            self.cards[person].setZValue(LIFTED)

    def follow(self, groups: bool = True) -> None:
        """Draw the lifted lines, and the groups unless they are to stand still, to where the cards are now."""
        places = {person: (round(at.x()), round(at.y())) for person, at in self.places().items()}
        places = {person.id: places[person.id] for person in self._part.people}
        drawing = draw(self._part, places, self.standing.tree)
        origin = self._origin(drawing, places)
        lines = [line for line in drawing.lines if line.id in self._affected]
        self._moving.show_lines(lines, origin, self._emphasis())
        if not groups:
            return
        for ground in self._regions():
            self._grounds.remove(ground)
            self.removeItem(ground)
        if self.showing.groups and self.standing.ground is None:
            self._add_regions(drawing, origin)

    def fade(self, people: Iterable[int], fades: bool) -> None:
        """Let what lies under the cards of these people shine through, or no longer."""
        for person in people:
            self.cards[person].setOpacity(SEEN_THROUGH if fades else DIMMED if person in self._dimmed else 1.0)

    def dim(self, people: Set[int]) -> None:
        """Let these cards recede, and no others."""
        if people != self._dimmed:
            self._dimmed = frozenset(people)
            self.fade(self.cards, False)

    def put_down(self, people: set[int]) -> None:
        """The cards have stopped moving."""
        here = people & self.cards.keys()
        self.fade(here, False)
        for person in here:
            self.cards[person].setZValue(CARDS_ABOVE)

    def redraw_lines(self) -> None:
        """Draw all lines to where the cards belong."""
        self._moving.show_lines((), QPointF())
        self._still.show_lines(self.lines, self.origin, self._emphasis())

    def light(self, people: Iterable[int]) -> None:
        """Let the lines of these people stand out where there are too many to follow."""
        lit = frozenset(people) & self.cards.keys()
        if lit != self._lit:
            self._lit = lit
            if self._is_crowded():
                self.redraw_lines()

    def _is_crowded(self) -> bool:
        many = sum(not line.kind.is_formal for line in self.lines) > MOST_LABELLED
        return many or self.standing.ground is not None

    def _emphasis(self) -> Emphasis:
        recede = self.standing.ground is not None or bool(self._lit)
        return {"crowded": self._is_crowded(), "recede": recede, "lit": self._lit}

    def _lines_touched(self, people: set[int]) -> set[int]:
        """The lines of these people and of whom they share a boss with: their lines turn at one level."""
        assert self._drawn is not None
        boss = boss_of(self._drawn)
        higher = {boss[person] for person in people if person in boss} | people
        return {
            line.id
            for line in self._drawn.lines
            if line.source in people or line.target in people or (line.kind.is_formal and line.target in higher)
        }

    def _part_of_map(self) -> AccountMap:
        """Only what the lifted lines and the groups need."""
        assert self._drawn is not None
        lines = tuple(line for line in self._drawn.lines if line.id in self._affected)
        ends = {who for line in lines for who in (line.source, line.target)}
        ends |= {who for group in self._drawn.groups for who in group.members}
        few = len(self._drawn.people) <= FEW
        people = tuple(person for person in self._drawn.people if few or person.id in ends)
        return replace(self._drawn, people=people, lines=lines)

    def fold_sign_at(self, at: QPointF) -> int | None:
        """Whose sign for folding is at a point of the map; who has nobody below has none."""
        for person, card in self.cards.items():
            area = card.fold_sign()
            if area is not None and area.translated(card.pos()).contains(at):
                return person
        return None

    def mark_changes(self, changes: Sequence[MapChange]) -> None:
        """Mark what is different between two days; with none the marks go."""
        for item in [*self._marks, *self.badges]:
            if item.scene() is self:
                self.removeItem(item)
        self.badges = badges(self.cards, changes)
        self._marks = line_marks(self.cards, self.lines, self.origin, changes)
        for item in self._marks:
            self.addItem(item)

    # Groups

    def _regions(self) -> list[RegionItem]:
        return [each for each in self._grounds if isinstance(each, RegionItem)]

    def group_at(self, at: QPointF) -> int | None:
        """The group whose region is at a point of the map, the innermost first."""
        under = [region for region in self._regions() if region.shape().contains(at - region.pos())]
        found = min(under, key=_extent, default=None)
        return None if found is None else found.region.id

    def named_areas(self) -> list[tuple[int, QRectF]]:
        """Where on the map the names of the groups stand: dropping a card there is for the group."""
        return [(region.region.id, region.name_area.translated(region.pos())) for region in self._regions()]

    # Lines

    def line_at(self, at: QPointF, scale: float) -> LineShape | None:
        """The line nearest to a point of the map, when it is near enough to be meant."""
        reach = LINE_REACH_PX / scale
        point = at - self.origin
        near = [(distance(line, point), line) for line in self.lines if is_near_box(line, point, reach)]
        found = min(near, key=lambda each: each[0], default=None)
        return found[1] if found is not None and found[0] <= reach else None

    def _choose_line(self, line: LineShape | None) -> None:
        self._chosen_line.setVisible(line is not None)
        if line is not None:
            pen = colour_pen(line.tone, 5)
            colour = QColor(theme().accent)
            colour.setAlphaF(0.45)
            pen.setColor(colour)
            self._chosen_line.setPen(pen)
            self._chosen_line.setPath(path_of(line))
            self._chosen_line.setPos(self.origin)

    def choose_line(self, line_id: int | None) -> None:
        """Mark a line as chosen, or none."""
        self._choose_line(next((line for line in self.lines if line.id == line_id), None))
