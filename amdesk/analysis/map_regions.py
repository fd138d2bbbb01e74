"""The regions of a map without a pen: the outline around the cards of a group, to be drawn with round corners."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from amdesk.analysis.map_layout import Place
from amdesk.analysis.map_lines import Box
from amdesk.analysis.series import Tone
from amdesk.model.rows import MapGroup
from amdesk.model.values import GroupKind

Pair = tuple[tuple[int, ...], tuple[int, ...]]
"""Two parts of a group that may become one."""

AROUND = 14
CORNER = 12
TONES = {GroupKind.POWER_BASE: Tone.ACCENT, GroupKind.CAMP: Tone.BAD, GroupKind.COMMITTEE: Tone.CUSTOMER}
DASHES = {GroupKind.POWER_BASE: (), GroupKind.CAMP: (4, 3), GroupKind.COMMITTEE: (8, 4)}


@dataclass(frozen=True)
class RegionShape:
    """A group, or the part of it that stands together: a convex outline in order, its corners rounded by `corner`.

    The name stands at `label_at`. `members` are all of the group's.
    """

    id: int
    name: str
    kind: GroupKind
    members: tuple[int, ...]
    outline: tuple[Place, ...]
    corner: int
    tone: Tone
    dash: tuple[int, ...]
    label_at: Place


def regions(group: MapGroup, cards: Mapping[int, Box], others: Iterable[Box]) -> tuple[RegionShape, ...]:
    """The outlines of a group around its cards: one, or several where a common one would run over `others`."""
    strangers = tuple(others)
    parts: list[tuple[int, ...]] = [(who,) for who in group.members if who in cards]
    hopeless: set[Pair] = set()
    while (joined := _nearest_join(parts, cards, strangers, hopeless)) is not None:
        one, other = joined
        parts = [part for part in parts if part not in joined] + [one + other]
    return tuple(_region(group, [cards[who] for who in part]) for part in sorted(parts))


def _nearest_join(
    parts: Sequence[tuple[int, ...]], cards: Mapping[int, Box], strangers: Sequence[Box], hopeless: set[Pair]
) -> Pair | None:
    """The two parts nearest to each other whose common outline covers nobody else; `hopeless` pairs do."""
    untried = (pair for pair in combinations(parts, 2) if pair not in hopeless)
    pairs = sorted((_distance(one, other, cards), one, other) for one, other in untried)
    for _far, one, other in pairs:
        outline = hull([corner for who in one + other for corner in _corners(cards[who])])
        left, top, right, bottom = _bounds(outline)
        near = (c for c in strangers if c[0] < right and c[2] > left and c[1] < bottom and c[3] > top)
        if not any(_covers(outline, card) for card in near):
            return one, other
        hopeless.add((one, other))
    return None


def _distance(one: Sequence[int], other: Sequence[int], cards: Mapping[int, Box]) -> int:
    return min(abs(cards[a][0] - cards[b][0]) + abs(cards[a][1] - cards[b][1]) for a in one for b in other)


def _covers(outline: Sequence[Place], card: Box) -> bool:
    """Whether a convex outline and a card have ground in common: no edge of either keeps them apart."""
    corners = ((card[0], card[1]), (card[2], card[1]), (card[2], card[3]), (card[0], card[3]))
    return not (_is_apart(outline, corners) or _is_apart(corners, outline))


def _bounds(outline: Sequence[Place]) -> Box:
    xs, ys = [x for x, _y in outline], [y for _x, y in outline]
    return min(xs), min(ys), max(xs), max(ys)


def _is_apart(outline: Sequence[Place], points: Sequence[Place]) -> bool:
    """Whether all points lie outside one edge of a convex outline that goes around clockwise as drawn."""
    edges = zip(outline, (*outline[1:], outline[0]), strict=True)
    return any(all(_turn(a, b, point) <= 0 for point in points) for a, b in edges)


def _region(group: MapGroup, cards: Sequence[Box]) -> RegionShape:
    outline = hull([corner for card in cards for corner in _corners(card)])
    lowest = max(y for _x, y in outline)
    left = min(x for x, y in outline if y == lowest)
    return RegionShape(
        group.id,
        group.name,
        group.kind,
        group.members,
        outline,
        CORNER,
        TONES[group.kind],
        DASHES[group.kind],
        (left + CORNER, lowest - 4),
    )


def _corners(card: Box) -> tuple[Place, ...]:
    left, top, right, bottom = card[0] - AROUND, card[1] - AROUND, card[2] + AROUND, card[3] + AROUND
    return (left, top), (right, top), (right, bottom), (left, bottom)


def hull(points: Sequence[Place]) -> tuple[Place, ...]:
    """The smallest convex outline around points, once around. Source: Andrew's monotone chain."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return tuple(ordered)
    lower, upper = _chain(ordered), _chain(ordered[::-1])
    return tuple(lower[:-1] + upper[:-1])


def _chain(points: Sequence[Place]) -> list[Place]:
    chain: list[Place] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _turn(a: Place, b: Place, c: Place) -> int:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
