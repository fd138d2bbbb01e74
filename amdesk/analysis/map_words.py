"""Where the words of a map may stand: along a line or at the edge of a region, where nothing else is."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from amdesk.analysis.map_lines import Box, LineShape
from amdesk.analysis.map_regions import RegionShape

Point = tuple[float, float]
CURVE_STEPS = 20
ALONG = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)
"""Where along a curve its word is tried, the best first."""
FROM_CARD = 1
"""How far from the card above it the name of a region stands."""


def curve(points: Sequence[Point]) -> list[Point]:
    """Points along a cubic Bézier curve."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = points
    found = []
    for i in range(CURVE_STEPS + 1):
        t = i / CURVE_STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        found.append((a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy))
    return found


def line_places(line: LineShape) -> list[Point]:
    """Where the middle of a line's word may be, the best place first: near its middle, then farther out."""
    if line.is_curve:
        points = curve(line.points)
        return [points[round(part * CURVE_STEPS)] for part in ALONG]
    return [((ax + bx) / 2, (ay + by) / 2) for (ax, ay), (bx, by) in sorted(pairwise(line.points), key=_longest_first)]


def _longest_first(piece: tuple[Point, Point]) -> float:
    (ax, ay), (bx, by) = piece
    return -abs(ax - bx) - abs(ay - by)


def region_places(region: RegionShape, size: Point) -> list[Point]:
    """Where the middle of a region's name of some size may be: below or above its cards, at the left or the right."""
    wide, high = size
    heights = [y for _x, y in region.outline]
    away = FROM_CARD + high / 2 - region.around
    places: list[Point] = []
    for edge, at in ((max(heights), max(heights) + away), (min(heights), min(heights) - away)):
        across = [x for x, y in region.outline if y == edge]
        inset = region.corner + wide / 2
        places += [(min(across) + inset, at), (max(across) - inset, at)]
    return places


def free_box(places: Iterable[Point], size: Point, is_taken: Callable[[Box], bool]) -> Box | None:
    """The first box of some size around one of these places where nothing is; None when everywhere is something."""
    return next((box for box in boxes_at(places, size) if not is_taken(box)), None)


def boxes_at(places: Iterable[Point], size: Point) -> list[Box]:
    """The boxes of some size around places."""
    wide, high = size
    return [(round(x - wide / 2), round(y - high / 2), round(x + wide / 2), round(y + high / 2)) for x, y in places]


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share some area."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
