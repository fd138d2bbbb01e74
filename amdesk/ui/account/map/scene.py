"""The map as a scene: cards, lines and grounds of one drawing, all at their places in map units."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsScene

from amdesk.analysis.map_arrangements import Standing
from amdesk.analysis.map_changes import MapChange
from amdesk.analysis.map_layout import Place
from amdesk.analysis.map_lines import MOST_LABELLED, Box, Ground, LineShape
from amdesk.analysis.map_regions import RegionShape
from amdesk.analysis.network import NetworkDrawing, draw
from amdesk.model.rows import AccountMap
from amdesk.ui.account.map.card import CardItem, Zoom
from amdesk.ui.account.map.change_marks import Badge, badges, line_marks
from amdesk.ui.account.map.grounds import GroundItem
from amdesk.ui.account.map.lines import BEHIND, Lines, among, colour_pen, distance, is_near_box, path_of
from amdesk.ui.account.map.moving import Moving
from amdesk.ui.account.map.region_items import Regions
from amdesk.ui.account.map.showing import Showing, lines_wanted
from amdesk.ui.kit.theme import theme

CARDS_ABOVE, LIFTED = 10, 20
SEEN_THROUGH, DIMMED = 0.55, 0.25
LINE_REACH_PX = 6
ENDLESS = QRectF(-200_000, -200_000, 400_000, 400_000)


def _origin(drawing: NetworkDrawing, places: Mapping[int, Place]) -> QPointF:
    """Where the drawing's own corner lies on the map."""
    if not drawing.cards:
        return QPointF()
    card = drawing.cards[0]
    x, y = places[card.id]
    return QPointF(x - card.x, y - card.y)


class MapScene(QGraphicsScene):
    """Shows one map at a time; cards stay the same items as long as their people stay on it."""

    def __init__(self) -> None:
        super().__init__()
        # A map is looked at as a whole, and dragging would sort an index anew with every step.
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        # Fitted to the map it would be smaller without a card: what was painted outside would stay on the screen.
        self.setSceneRect(ENDLESS)
        self.zoom = Zoom()
        self.cards: dict[int, CardItem] = {}
        self.shown: AccountMap | None = None
        self.showing = Showing()
        self.lines: tuple[LineShape, ...] = ()
        self.origin = QPointF()
        self.standing = Standing({})
        self.drawn: AccountMap | None = None
        self.drawn_regions: tuple[RegionShape, ...] = ()
        self.is_crowded = False
        self.faint: frozenset[int] = frozenset()
        self.lit: frozenset[int] = frozenset()
        self._still, self._lit_lines = Lines(self.zoom), Lines(self.zoom, above=2)
        self._regions = Regions(self, self.zoom)
        self._moving = Moving(self)
        self._taken = Ground()
        self._ground: GroundItem | None = None
        self._dimmed: frozenset[int] = frozenset()
        self._marks: list[QGraphicsItem] = []
        self.badges: list[Badge] = []
        self._chosen_line = QGraphicsPathItem()
        self._chosen_line.setZValue(2)
        for item in (self._still, self._lit_lines, self._chosen_line):
            self.addItem(item)

    def show_map(
        self, shown: AccountMap, standing: Standing, showing: Showing, folded: Mapping[int, int] | None = None
    ) -> None:
        """Show people where they stand (upper left corners in map units) with the lines and groups wanted.

        `folded` tells how many people are left out below whom.
        """
        self.shown, self.showing, self.standing = shown, showing, standing
        self.drawn = lines_wanted(shown, showing)
        drawing = draw(self.drawn, standing.places, standing.tree, folded)
        self.origin = _origin(drawing, standing.places)
        self._taken = drawing.taken
        self._show_cards(drawing, standing.places)
        self._show_ground(standing)
        self.lines = drawing.lines
        self.drawn_regions = drawing.groups if self.shows_groups() else ()
        influence = frozenset(line.id for line in self.lines if not line.kind.is_formal)
        self.is_crowded = len(influence) > MOST_LABELLED or standing.ground is not None
        self.faint = influence if self.is_crowded else frozenset()
        self._moving.end()
        self.redraw()
        self._choose_line(None)

    def shows_groups(self) -> bool:
        """Whether groups are wanted where cards stand freely."""
        return self.showing.groups and self.standing.ground is None

    def places(self) -> dict[int, QPointF]:
        """Where every card is now."""
        return {person: card.pos() for person, card in self.cards.items()}

    def area(self) -> QRectF:
        """What the map takes up: cards where they belong, lines, regions and the ground of an arrangement."""
        area = QRectF()
        for person, card in self.cards.items():
            area = area.united(card.boundingRect().translated(*self.standing.places[person]))
        for line in self.lines:
            area = area.united(path_of(line).controlPointRect().translated(self.origin))
        area = area.united(self._regions.area())
        return area if self._ground is None else area.united(self._ground.sceneBoundingRect())

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

    def _show_ground(self, standing: Standing) -> None:
        if self._ground is not None:
            self.removeItem(self._ground)
        self._ground = None if standing.ground is None else GroundItem(standing.ground, standing.places)
        if self._ground is not None:
            self.addItem(self._ground)

    def dress(self) -> None:
        """Take the colours of the theme in force."""
        for card in self.cards.values():
            card.forget_theme()

    # While cards move

    def lift(self, people: Set[int]) -> None:
        """These people's cards are about to move: what hangs on them is drawn apart from the rest."""
        self._moving.begin(people & self.cards.keys())
        for person in people & self.cards.keys():
            self.cards[person].setZValue(LIFTED)

    def follow(self, groups: bool = True) -> None:
        """Draw what hangs on the lifted cards, groups only if wanted, to where the cards are now."""
        self._moving.follow(groups)

    def put_down(self, people: Set[int]) -> None:
        """The cards have stopped moving, and what hangs on them is drawn with the rest again."""
        here = people & self.cards.keys()
        self.fade(here, False)
        for person in here:
            self.cards[person].setZValue(CARDS_ABOVE)
        self._moving.end()
        self.redraw()

    def fade(self, people: Iterable[int], fades: bool) -> None:
        """Let what lies under the cards of these people shine through, or no longer."""
        for person in people:
            self.cards[person].setOpacity(SEEN_THROUGH if fades else DIMMED if person in self._dimmed else 1.0)

    def dim(self, people: Set[int]) -> None:
        """Let these cards recede, and no others."""
        if people != self._dimmed:
            self._dimmed = frozenset(people)
            self.fade(self.cards, False)

    # Lines and groups where the cards belong

    def redraw(self, moving: Set[int] = frozenset()) -> None:
        """Draw lines and groups to where the cards belong, but for what hangs on those `moving`."""
        still = [region for region in self.drawn_regions if not set(region.members) & moving]
        self._regions.show_regions(still, self.origin, self._taken.is_taken)
        rest = [line for line in self.lines if not {line.source, line.target} & moving]
        self._still.show_lines(rest, self.origin, self.faint, self._is_full)
        self._light_up(moving)

    def _is_full(self, box: Box) -> bool:
        """Whether a card or the name of a group is in a box of the drawing."""
        return self._taken.is_taken(box) or self._regions.names.is_over(box)

    def light(self, people: Iterable[int]) -> None:
        """Let the lines of these people stand out where there are too many to follow."""
        lit = frozenset(people) & self.cards.keys()
        if lit != self.lit:
            self.lit = lit
            self._light_up()

    def _light_up(self, moving: Set[int] = frozenset()) -> None:
        recede = self.standing.ground is not None or bool(self.lit)
        self._still.let_recede(BEHIND if recede else among(len(self.faint)))
        wanted = [line for line in self.lines if {line.source, line.target} & (self.lit - moving)]
        self._lit_lines.show_lines(wanted if self.is_crowded else (), self.origin, is_taken=self._is_full)

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

    def group_at(self, at: QPointF) -> int | None:
        """The group whose region is at a point of the map, the innermost first."""
        return self._regions.group_at(at)

    def named_areas(self) -> list[tuple[int, QRectF]]:
        """Where on the map the names of the groups stand: dropping a card there is for the group."""
        return self._regions.names.areas()

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
