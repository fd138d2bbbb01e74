"""The regions of a map without a pen: the outline around the cards of a group, to be drawn with round corners."""

from collections.abc import Sequence
from dataclasses import dataclass

from amdesk.analysis.map_layout import Place
from amdesk.analysis.map_lines import Box
from amdesk.analysis.series import Tone
from amdesk.model.rows import MapGroup
from amdesk.model.values import GroupKind

AROUND = 14
CORNER = 12
TONES = {GroupKind.POWER_BASE: Tone.ACCENT, GroupKind.CAMP: Tone.BAD, GroupKind.COMMITTEE: Tone.CUSTOMER}
DASHES = {GroupKind.POWER_BASE: (), GroupKind.CAMP: (4, 3), GroupKind.COMMITTEE: (8, 4)}


@dataclass(frozen=True)
class RegionShape:
    """A group: a convex outline in order, its corners rounded by `corner`; the name stands at `label_at`."""

    id: int
    name: str
    kind: GroupKind
    members: tuple[int, ...]
    outline: tuple[Place, ...]
    corner: int
    tone: Tone
    dash: tuple[int, ...]
    label_at: Place


def region(group: MapGroup, cards: Sequence[Box]) -> RegionShape:
    """The outline of a group around its cards, of which there is at least one."""
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
