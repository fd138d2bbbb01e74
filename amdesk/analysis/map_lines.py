"""The lines of a map without a pen: reporting lines with corners, influence lines as curves with arrow and label."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from amdesk.analysis.map_layout import Place
from amdesk.analysis.series import Tone
from amdesk.model.rows import MapLine
from amdesk.model.values import LineKind

Box = tuple[int, int, int, int]
"""Left, top, right and bottom of a card."""
Curve = tuple[Place, Place, Place, Place]
"""The four points of a cubic Bézier curve."""
Leaving = tuple[Place, Place]
"""A point on the edge of a card, and the direction away from the card."""
EDGES: tuple[Place, ...] = ((0, -1), (1, 0), (-1, 0), (0, 1))
WAYS = tuple((out, back, bend) for bend in (1, 2, 4) for out in EDGES for back in EDGES)
CROSSING_COST, AWAY_COST = 3, 4
RASTER = (200, 80)
LOOKS = 14
BEZIER = tuple(
    ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3) for t in (i / LOOKS for i in range(1, LOOKS))
)
"""The weights of the four points at each place a curve is looked at."""

DASHES: dict[LineKind, tuple[int, ...]] = {
    LineKind.REPORTS: (),
    LineKind.DOTTED: (2, 3),
    LineKind.ADVISES: (6, 3),
    LineKind.TRUSTS: (6, 3),
    LineKind.MENTORS: (9, 3),
    LineKind.PEER: (3, 3),
    LineKind.CONFLICT: (1, 3),
}
"""How long strokes and gaps are, in widths of the line; none is drawn through."""

TONES = {LineKind.REPORTS: Tone.QUIET, LineKind.DOTTED: Tone.QUIET, LineKind.CONFLICT: Tone.BAD}
BEND_LEAST, BEND_MOST, BEND_ABOVE = 30, 160, 50
MOST_LED_AROUND = 60
"""Of more influence lines than this none is led around cards: they run straight below them."""
MOST_LABELLED = 40
"""Of more influence lines than this only those of chosen people say what they are: words would cover the rest."""
BOW, BOW_MOST = 0.09, 46
"""How far a straight line is bowed aside, so that there and back again are two lines."""


@dataclass(frozen=True)
class LineShape:
    """A line between two cards, from source to target.

    A curve has four points: its ends with the two points that pull it (a cubic Bézier curve); else `points` are the
    corners of a line of upright and level pieces. `arrow` tells whether its end at the target has a head.
    """

    id: int
    source: int
    target: int
    kind: LineKind
    points: tuple[Place, ...]
    is_curve: bool
    arrow: bool
    dash: tuple[int, ...]
    tone: Tone
    width: int
    label: str


def reporting_line(line: MapLine, corners: tuple[Place, ...]) -> LineShape:
    """The line of a person up to a boss; the main one carries no label, since its place says what it is."""
    upward = tuple(reversed(corners))
    label = "" if line.kind is LineKind.REPORTS else line.kind.label
    return _shape(line, upward, is_curve=False, label=label)


def influence_line(line: MapLine, source: Box, target: Box, ground: "Ground | None" = None) -> LineShape:
    """The curve of an influence from card to card: between the edges that face each other, or past the cards between.

    `ground` knows where the cards lie; without it the line goes straight there, a little bowed.
    """
    if ground is None:
        points = _bowed(source, target)
    else:
        straight = _curve(source, target, _facing(source, target), _facing(target, source))
        points = _clearest(straight, source, target, ground)
    return _shape(line, points, is_curve=True, label=line.words)


def _bowed(source: Box, target: Box) -> Curve:
    """From edge to edge on the way between the middles, bowed to the left as seen on the way."""
    (ax, ay), (bx, by) = _middle(source), _middle(target)
    dx, dy = bx - ax, by - ay
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    aside = min(length * BOW, BOW_MOST) / length
    bow = ((ax + bx) / 2 + dy * aside, (ay + by) / 2 - dx * aside)
    start, end = _edge_towards(source, bow), _edge_towards(target, bow)
    return start, _two_thirds(start, bow), _two_thirds(end, bow), end


def _middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _two_thirds(start: Place, goal: tuple[float, float]) -> Place:
    return round(start[0] + (goal[0] - start[0]) * 2 / 3), round(start[1] + (goal[1] - start[1]) * 2 / 3)


def _edge_towards(box: Box, goal: tuple[float, float]) -> Place:
    """Where the way from the middle of a card to a goal leaves the card."""
    x, y = _middle(box)
    dx, dy = goal[0] - x, goal[1] - y
    across, down = (box[2] - box[0]) / 2, (box[3] - box[1]) / 2
    share = min(across / abs(dx) if dx else 1.0, down / abs(dy) if dy else 1.0, 1.0)
    return round(x + dx * share), round(y + dy * share)


def _clearest(straight: Curve, source: Box, target: Box, ground: "Ground") -> Curve:
    """The curve that crosses the fewest cards and turns away from its goal least."""
    crossed = ground.crossings(straight)
    if not crossed:
        return straight
    best, least = straight, crossed * CROSSING_COST
    for out, back, bend in WAYS:
        leaving, arriving = _leaving(source, out), _leaving(target, back)
        away = _is_away(leaving, target) + _is_away(arriving, source)
        cost = away * AWAY_COST
        if cost < least:
            curve = _bent(
                leaving, arriving, BEND_ABOVE if away or out == back else _pull(leaving[0], arriving[0]) // bend
            )
            most = (least - cost - 1) // CROSSING_COST + 1
            cost += ground.crossings(curve, most) * CROSSING_COST
            if cost < least:
                best, least = curve, cost
    return best


def _is_away(leaving: Leaving, goal: Box) -> bool:
    """Whether a curve that leaves so begins by turning its back to the whole goal."""
    (x, y), (dx, dy) = leaving
    return max((goal[0] - x) * dx, (goal[2] - x) * dx) + max((goal[1] - y) * dy, (goal[3] - y) * dy) < 0


def _curve(source: Box, target: Box, leaving: Leaving, arriving: Leaving) -> Curve:
    return _bent(leaving, arriving, BEND_ABOVE if _far_in_a_row(source, target) else _pull(leaving[0], arriving[0]))


def _bent(leaving: Leaving, arriving: Leaving, pull: int) -> Curve:
    (start, out), (end, back) = leaving, arriving
    return (
        start,
        (start[0] + out[0] * pull, start[1] + out[1] * pull),
        (end[0] + back[0] * pull, end[1] + back[1] * pull),
        end,
    )


def _leaving(box: Box, out: Place) -> Leaving:
    """Where a curve leaves a card in a direction: a little off the middle of that edge."""
    left, top, right, bottom = box
    if out[0]:
        return (right if out[0] > 0 else left, (top + bottom) // 2), out
    return (left + (right - left) // (4 if out[1] > 0 else 3), bottom if out[1] > 0 else top), out


class Ground:
    """Where cards lie, found by the cells of a raster."""

    def __init__(self, cards: Iterable[Box] = ()) -> None:
        self._cells: dict[Place, list[Box]] = {}
        for card in cards:
            for column in range(card[0] // RASTER[0], card[2] // RASTER[0] + 1):
                for row in range(card[1] // RASTER[1], card[3] // RASTER[1] + 1):
                    self._cells.setdefault((column, row), []).append(card)

    def near(self, area: Box) -> Iterator[Box]:
        """The cards that share ground with an upright area, each once."""
        left, top, right, bottom = area
        seen: set[Box] = set()
        for column in range(left // RASTER[0], right // RASTER[0] + 1):
            for row in range(top // RASTER[1], bottom // RASTER[1] + 1):
                for card in self._cells.get((column, row), ()):
                    if card not in seen and _is_over(card, area):
                        seen.add(card)
                        yield card

    def is_taken(self, area: Box) -> bool:
        """Whether a card has ground in common with an upright area."""
        return next(self.near(area), None) is not None

    def crossings(self, curve: Curve, most: int = LOOKS) -> int:
        """How many of the points looked at along a curve lie inside a card, counted up to `most`; its ends never do."""
        found = 0
        for point in _along(curve):
            found += self._is_covered(point)
            if found >= most:
                break
        return found

    def _is_covered(self, point: Place) -> bool:
        x, y = point
        for left, top, right, bottom in self._cells.get((x // RASTER[0], y // RASTER[1]), ()):
            if left < x < right and top < y < bottom:
                return True
        return False


def _is_over(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _along(curve: Curve) -> Iterator[Place]:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = curve
    for a, b, c, d in BEZIER:
        yield round(a * ax + b * bx + c * cx + d * dx), round(a * ay + b * by + c * cy + d * dy)


def _shape(line: MapLine, points: tuple[Place, ...], *, is_curve: bool, label: str) -> LineShape:
    return LineShape(
        id=line.id,
        source=line.source,
        target=line.target,
        kind=line.kind,
        points=points,
        is_curve=is_curve,
        arrow=is_curve and line.kind is not LineKind.PEER,
        dash=DASHES[line.kind],
        tone=TONES.get(line.kind, Tone.CUSTOMER),
        width=line.strength or 1,
        label=label,
    )


def _facing(box: Box, other: Box) -> Leaving:
    """The middle of the edge of `box` that faces `other`, and the direction away from the card.

    Cards side by side are joined at their sides, cards above one another at their upper and lower edges, a little off
    the middle so that the curve stays apart from reporting lines; cards far apart in one row are joined above the row.
    """
    left, top, right, bottom = box
    if _far_in_a_row(box, other):
        return ((left + right) // 2 + (right - left) // 8, top), (0, -1)
    if other[0] >= right:
        return (right, (top + bottom) // 2), (1, 0)
    if other[2] <= left:
        return (left, (top + bottom) // 2), (-1, 0)
    aside = left + (right - left) // 4
    return ((aside, bottom), (0, 1)) if other[1] >= bottom else ((aside, top), (0, -1))


def _far_in_a_row(box: Box, other: Box) -> bool:
    apart = max(other[0] - box[2], box[0] - other[2])
    return box[1] < other[3] and other[1] < box[3] and apart > box[2] - box[0]


def _pull(start: Place, end: Place) -> int:
    distance = max(abs(start[0] - end[0]), abs(start[1] - end[1]))
    return min(BEND_MOST, max(BEND_LEAST, distance // 2))
