"""What hangs on cards while they move: their lines and the regions of their groups, drawn apart from all that rests."""

from collections.abc import Iterable, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from amdesk.analysis.map_lines import Box, Ground
from amdesk.analysis.map_regions import RegionShape, around_of, regions
from amdesk.analysis.network import lines_between
from amdesk.model.rows import AccountMap, MapLine, MapPerson
from amdesk.ui.account.map.card import CardItem
from amdesk.ui.account.map.lines import Lines, among
from amdesk.ui.account.map.region_items import Regions

if TYPE_CHECKING:
    from amdesk.ui.account.map.scene import MapScene

FEW = 60
"""Up to so many people lines are led around all cards while one moves, with more only around those they join."""


class Moving:
    """Lines among the lifted cards go along as one picture; only those to cards at rest are drawn anew each time."""

    def __init__(self, scene: "MapScene") -> None:
        self.scene = scene
        self._within, self._across = Lines(scene.zoom), Lines(scene.zoom)
        self._regions = Regions(scene, scene.zoom)
        self._from: dict[int, QPointF] = {}
        self._touched: AccountMap | None = None
        self._resting: dict[int, Box] = {}
        self._taken = Ground()
        for item in (self._within, self._across):
            scene.addItem(item)

    def begin(self, people: Set[int]) -> None:
        """These cards are about to move from where they are now."""
        scene = self.scene
        self._from = {person: scene.cards[person].pos() for person in people}
        self._touched = self._part_of_map()
        self._resting = _boxes(scene.cards[person] for person in scene.cards.keys() - people)
        self._taken = Ground(self._resting.values())
        scene.redraw(people)
        within = [line for line in scene.lines if line.source in people and line.target in people]
        self._within.show_lines(within, scene.origin, scene.faint)
        self._within.let_recede(among(len(scene.faint)))
        self.follow()

    def end(self) -> None:
        """Nothing moves any more."""
        self._from, self._touched = {}, None
        for lines in (self._within, self._across):
            lines.show_lines((), QPointF())
        self._regions.show_regions((), QPointF(), self._taken.is_taken)

    def follow(self, groups: bool = True) -> None:
        """Draw the lines, and groups if wanted, to where the cards are now."""
        if self._touched is None:
            return
        scene, by = self.scene, self._together()
        self._within.setVisible(by is not None)
        if by is not None:
            self._within.setPos(scene.origin + by)
        part = self._touched if by is None else self._across_only(self._touched)
        boxes = _boxes(scene.cards[person.id] for person in part.people)
        around = Ground(boxes.values())
        lines = lines_between(part, boxes, scene.standing.tree, around)
        words = around.is_taken if len(boxes) <= FEW else None
        self._across.show_lines(lines, QPointF(), scene.faint, words)
        self._across.let_recede(among(len(scene.faint)))
        if groups:
            self._regions.show_regions(self._regions_now(self._touched), QPointF(), self._taken.is_taken)

    def _together(self) -> QPointF | None:
        """How far all have moved, when all have moved alike."""
        cards = self.scene.cards
        ways = {(cards[who].pos() - start).toTuple() for who, start in self._from.items()}
        ways = {(round(x, 1), round(y, 1)) for x, y in ways}
        return QPointF(*ways.pop()) if len(ways) == 1 else None

    def _part_of_map(self) -> AccountMap:
        """The lifted people, all lines they have, and who is at the other ends."""
        drawn = self.scene.drawn
        assert drawn is not None
        lines = tuple(line for line in drawn.lines if line.source in self._from or line.target in self._from)
        return replace(drawn, people=_ends(drawn, lines), lines=lines)

    def _across_only(self, part: AccountMap) -> AccountMap:
        """Only the lines between lifted cards and cards at rest, and their ends."""
        lines = tuple(line for line in part.lines if (line.source in self._from) is not (line.target in self._from))
        return replace(part, people=_ends(part, lines), lines=lines)

    def _regions_now(self, part: AccountMap) -> list[RegionShape]:
        """The regions of the groups of lifted people where these are now; the others rest."""
        if not self.scene.shows_groups():
            return []
        boxes = self._resting | _boxes(self.scene.cards[person] for person in self._from)
        return [
            region
            for place, group in enumerate(part.groups)
            if not self._from.keys().isdisjoint(group.members)
            for region in regions(group, boxes, self._taken, around_of(place))
        ]


def _ends(part: AccountMap, lines: Iterable[MapLine]) -> tuple[MapPerson, ...]:
    """The people lines lead to and from; on a small map everyone, so that the lines are led around all cards."""
    if len(part.people) <= FEW:
        return part.people
    ends = {who for line in lines for who in (line.source, line.target)}
    return tuple(person for person in part.people if person.id in ends)


def _boxes(cards: Iterable[CardItem]) -> dict[int, Box]:
    """Where cards lie now, in map units."""
    found = {}
    for card in cards:
        at, shape = card.pos(), card.shape_of_person
        left, top = round(at.x()), round(at.y())
        found[shape.id] = (left, top, left + shape.width, top + shape.height)
    return found
