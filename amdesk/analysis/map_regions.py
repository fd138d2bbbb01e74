"""The regions of a map without a pen: the outline around the cards of a group, to be drawn with round corners."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from amdesk.analysis.map_layout import Place
from amdesk.analysis.map_lines import Box, Ground
from amdesk.analysis.series import Tone
from amdesk.model.rows import MapGroup
from amdesk.model.values import GroupKind

AROUND = (14, 10, 17)
"""How far from the cards an outline runs; of groups that share people not all in one place."""
REACH = 600
"""Cards farther from each other than this never share an outline, though nobody stands between."""
CORNER = 12
TONES = {GroupKind.POWER_BASE: Tone.ACCENT, GroupKind.CAMP: Tone.BAD, GroupKind.COMMITTEE: Tone.CUSTOMER}
DASHES = {GroupKind.POWER_BASE: (), GroupKind.CAMP: (4, 3), GroupKind.COMMITTEE: (8, 4)}


@dataclass(frozen=True)
class RegionShape:
    """A group, or the part of it that stands together: a convex outline in order, its corners rounded by `corner`.

    It runs `around` units from the cards. `members` are all of the group's.
    """

    id: int
    name: str
    kind: GroupKind
    members: tuple[int, ...]
    outline: tuple[Place, ...]
    around: int
    corner: int
    tone: Tone
    dash: tuple[int, ...]


def around_of(place: int) -> int:
    """How far from its cards the outline of the group at some place among those of a map runs."""
    return AROUND[place % len(AROUND)]


def regions(
    group: MapGroup, cards: Mapping[int, Box], ground: Ground, around: int = AROUND[0]
) -> tuple[RegionShape, ...]:
    """The outlines of a group around its cards: one, or several where a common one would run over somebody else.

    Parts are joined from the nearest on; once two cannot be joined, whatever they grow into cannot either.
    """
    own = {who: cards[who] for who in group.members if who in cards}
    part_of = {who: _Part((who,), hull(_corners(card, around))) for who, card in own.items()}
    hopeless: set[tuple[int, ...]] = set()
    members = frozenset(own.values())
    for _far, one, other in sorted(_near_pairs(own)):
        parts = part_of[one], part_of[other]
        pair = tuple(sorted((parts[0].people[0], parts[1].people[0])))
        if parts[0] is parts[1] or pair in hopeless:
            continue
        outline = hull((*parts[0].outline, *parts[1].outline))
        if any(_covers(outline, card) for card in ground.near(_bounds(outline)) if card not in members):
            hopeless.add(pair)
            continue
        joined = _Part(parts[0].people + parts[1].people, outline)
        part_of |= dict.fromkeys(joined.people, joined)
    found = sorted(set(part_of.values()), key=_first)
    return tuple(_region(group, part.outline, around) for part in found)


@dataclass(frozen=True)
class _Part:
    """People of a group who stand together, and the outline around their cards."""

    people: tuple[int, ...]
    outline: tuple[Place, ...]


def _first(part: _Part) -> int:
    return min(part.people)


def _near_pairs(cards: Mapping[int, Box]) -> Iterator[tuple[int, int, int]]:
    """Every two cards that are near enough to share an outline, with the gap between them."""
    from_left = sorted((card, who) for who, card in cards.items())
    for place, (a, one) in enumerate(from_left):
        reached = a[2] + REACH
        for b, other in from_left[place + 1 :]:
            if b[0] > reached:
                break
            far = max(b[0] - a[2], 0) + max(a[1] - b[3], b[1] - a[3], 0)
            if far <= REACH:
                yield far, one, other


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


def _region(group: MapGroup, outline: tuple[Place, ...], around: int) -> RegionShape:
    return RegionShape(
        group.id, group.name, group.kind, group.members, outline, around, CORNER, TONES[group.kind], DASHES[group.kind]
    )


def _corners(card: Box, around: int) -> tuple[Place, ...]:
    left, top, right, bottom = card[0] - around, card[1] - around, card[2] + around, card[3] + around
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
