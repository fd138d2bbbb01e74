"""The lines of a map without a pen: reporting lines with corners, influence lines as curves with arrow and label."""

from dataclasses import dataclass

from amdesk.analysis.map_layout import Place
from amdesk.analysis.series import Tone
from amdesk.model.rows import MapLine
from amdesk.model.values import LineKind

Box = tuple[int, int, int, int]
"""Left, top, right and bottom of a card."""

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
    label_at: Place


def reporting_line(line: MapLine, corners: tuple[Place, ...]) -> LineShape:
    """The line of a person up to a boss; the main one carries no label, since its place says what it is."""
    upward = tuple(reversed(corners))
    label = "" if line.kind is LineKind.REPORTS else line.kind.label
    middle = upward[len(upward) // 2]
    return _shape(line, upward, is_curve=False, label=label, label_at=middle)


def influence_line(line: MapLine, source: Box, target: Box) -> LineShape:
    """The curve of an influence, from the edge of one card to the edge of the other that faces it."""
    start, out = _facing(source, target)
    end, back = _facing(target, source)
    pull = BEND_ABOVE if _far_in_a_row(source, target) else _pull(start, end)
    points = (
        start,
        (start[0] + out[0] * pull, start[1] + out[1] * pull),
        (end[0] + back[0] * pull, end[1] + back[1] * pull),
        end,
    )
    return _shape(line, points, is_curve=True, label=line.kind.label.lower(), label_at=_halfway(points))


def _shape(line: MapLine, points: tuple[Place, ...], *, is_curve: bool, label: str, label_at: Place) -> LineShape:
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
        label_at=label_at,
    )


def _facing(box: Box, other: Box) -> tuple[Place, Place]:
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


def _halfway(points: tuple[Place, ...]) -> Place:
    """The middle of a cubic curve."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = points
    return (ax + 3 * bx + 3 * cx + dx) // 8, (ay + 3 * by + 3 * cy + dy) // 8
