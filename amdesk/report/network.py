"""A map on paper: cards, lines and regions as vectors, fitted to a width and height, readable without colour.

Stance is a sign in a band, buying roles are shapes with their words, influence is counted in dots, and every kind of
influence has its dash and its name. On a map too large for all of that the cards keep name, sign and shapes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from amdesk.analysis.map_layout import CARD
from amdesk.analysis.map_lines import MOST_LABELLED, LineShape
from amdesk.analysis.map_lines import Box as MapBox
from amdesk.analysis.map_regions import RegionShape
from amdesk.analysis.map_words import boxes_at, curve, free_box, line_places, overlap, region_places
from amdesk.analysis.network import NetworkDrawing, box_of
from amdesk.analysis.series import Tone
from amdesk.model.values import UNKNOWN_SIGN, LineKind, Stance
from amdesk.report import text
from amdesk.report.blocks import Block
from amdesk.report.network_cards import DETAIL_SCALE, LEAST_CARD, LEAST_TEXT, NAMES_SCALE, Frame, Point, draw_card
from amdesk.report.network_ground import draw_ground, ground_corners
from amdesk.report.pen import Pen
from amdesk.report.styles import (
    BODY_MUTED,
    MUTED,
    STEP,
    TONES,
    WHITE,
    Colour,
    Style,
    Weight,
    text_colour,
)
from amdesk.words import _

LARGEST_SCALE = 0.92
CORNER_STEPS = 4
MOST_OF_WORD = 400
AROUND = 10.0
ARROW = 9.0
TINT = 0.07
FAINT = {1: 0.3, 2: 0.45, 3: 0.7}
"""How much of its colour one of very many lines has, by its strength."""
LEAST_GROUP = 3.4
"""Points of the name of a group on a map with very many cards: never larger than the names on those."""
LEGEND_LINES = 2
STROKES = {LineKind.MENTORS: "— —", LineKind.PEER: "- - -", LineKind.CONFLICT: "· · ·"}
"""How the strokes of a kind of line look, in letters; the others have middling ones."""
LEGEND = Style(7.0, 10.5, colour=MUTED)


@dataclass
class Network(Block):
    """A map at most `high` points high; `legend` explains the signs that are on it."""

    drawing: NetworkDrawing
    high: float = 300.0
    legend: bool = True
    before: float = STEP
    after: float = STEP * 2

    def __post_init__(self) -> None:
        self.bounds = bounds(self.drawing)

    def scale(self, width: float) -> float:
        """Points for each map unit so that the whole map fits."""
        return self._fitting(width, self._legend_height(width))

    def _fitting(self, width: float, legend: float) -> float:
        left, top, right, bottom = self.bounds
        room = max(self.high - legend, 20.0)
        return min(LARGEST_SCALE, width / max(right - left, 1), room / max(bottom - top, 1))

    def legend_box(self, width: float) -> text.TextBox | None:
        """What the signs mean, wrapped."""
        if not (self.legend and self.drawing.cards and legend_words(self.drawing)):
            return None
        scale = self._fitting(width, LEGEND_LINES * LEGEND.leading)
        words = legend_words(self.drawing, in_full=scale >= DETAIL_SCALE, names_only=scale < NAMES_SCALE)
        return text.layout(words, LEGEND, width)

    def _legend_height(self, width: float) -> float:
        box = self.legend_box(width)
        return box.height + STEP * 1.5 if box else 0.0

    def height(self, width: float) -> float:
        if not self.drawing.cards:
            return BODY_MUTED.leading
        return (self.bounds[3] - self.bounds[1]) * self.scale(width) + self._legend_height(width)

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        if not self.drawing.cards:
            text.layout(_("Nobody is on the map yet."), BODY_MUTED, width).draw(pen, left, top)
            return
        scale = self.scale(width)
        drawn = (self.bounds[2] - self.bounds[0]) * scale
        frame = Frame(left + (width - drawn) / 2, top, self.bounds[0], self.bounds[1], scale)
        if self.drawing.ground is not None:
            draw_ground(pen, frame, self.drawing.ground, self.drawing.ground_at)
        for region in self.drawing.groups:
            draw_region(pen, frame, region)
        named = {line.id for line in labelled(self.drawing)}
        for line in sorted(self.drawing.lines, key=_weakest_first):
            draw_line(pen, frame, line, is_faint=line.id not in named)
        for card in self.drawing.cards:
            draw_card(pen, frame, card)
        shapes: tuple[LineShape | RegionShape, ...] = (*self.drawing.groups, *labelled(self.drawing))
        taken = [box_of(card) for card in self.drawing.cards]
        for shape in shapes:
            write_label(pen, frame, shape, taken)
        if box := self.legend_box(width):
            box.draw(pen, left, top - self.height(width) + box.height)


def bounds(drawing: NetworkDrawing) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of everything drawn, in map units, with a little room around."""
    points: list[Point] = []
    for card in drawing.cards:
        points += [(card.x, card.y), (card.x + card.width, card.y + card.height)]
    for line in drawing.lines:
        points += curve(line.points) if line.is_curve else line.points
    for region in drawing.groups:
        points += region.outline
    if drawing.ground is not None:
        points += ground_corners(drawing.ground, drawing.ground_at)
    if not points:
        return 0.0, 0.0, 1.0, 1.0
    across, down = [x for x, _y in points], [y for _x, y in points]
    return min(across) - AROUND, min(down) - AROUND, max(across) + AROUND, max(down) + AROUND


def labelled(drawing: NetworkDrawing) -> list[LineShape]:
    """The lines whose names are written; of very many influences the legend tells the dashes once instead."""
    informal = [line for line in drawing.lines if not line.kind.is_formal]
    crowded = len(informal) > MOST_LABELLED or drawing.ground is not None
    return [line for line in drawing.lines if line.kind.is_formal or not crowded]


def legend_words(drawing: NetworkDrawing, *, in_full: bool = True, names_only: bool = False) -> str:
    """What the signs on this map mean, in a line or two; `in_full` when the cards say everything."""
    if all(card.is_plain for card in drawing.cards):
        return ""
    roles = dict.fromkeys(role for card in drawing.cards for role in card.roles)
    stances = {card.stance for card in drawing.cards}
    known = [f"{stance.sign} {stance.label.lower()}" for stance in Stance if stance in stances]
    signs = [*known, *([_("{sign} not known").format(sign=UNKNOWN_SIGN)] if None in stances else [])]
    parts = [
        _("Band: stance {signs}").format(signs=", ".join(signs)),
        "" if names_only else ", ".join(f"{sign} {word.lower()}" for sign, word in roles),
        _("dots: influence 1–5") if in_full and any(card.influence for card in drawing.cards) else "",
        _("right: last touch, who covers") if in_full else "" if names_only else _("days since the last touch"),
        told_lines(drawing),
    ]
    return " · ".join(part for part in parts if part)


# Lines and regions


def told_lines(drawing: NetworkDrawing) -> str:
    """What the lines without names are, when there are some."""
    named = {line.id for line in labelled(drawing)}
    kinds = dict.fromkeys(line.kind for line in drawing.lines if line.id not in named)
    told = ", ".join(f"{kind.label.lower()} {STROKES.get(kind, '– –')}" for kind in kinds)
    return _("lines: {kinds}").format(kinds=told) if kinds else ""


def rounded(outline: Sequence[Point], corner: float) -> Iterator[Point]:
    """An outline with its corners rounded, closed."""
    count = len(outline)
    for i, point in enumerate(outline):
        begin = toward(point, outline[i - 1], corner)
        end = toward(point, outline[(i + 1) % count], corner)
        for step in range(CORNER_STEPS + 1):
            t = step / CORNER_STEPS
            yield tuple_between(begin, point, end, t)


def toward(point: Point, other: Point, distance: float) -> Point:
    """The place `distance` from a point in the direction of another, at most half way."""
    dx, dy = other[0] - point[0], other[1] - point[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    part = min(distance / length, 0.5)
    return point[0] + dx * part, point[1] + dy * part


def tuple_between(a: Point, b: Point, c: Point, t: float) -> Point:
    """A point of the curve from `a` to `c` pulled by `b`."""
    first, second, third = (1 - t) ** 2, 2 * t * (1 - t), t * t
    return first * a[0] + second * b[0] + third * c[0], first * a[1] + second * b[1] + third * c[1]


def mixed(colour: Colour, share: float) -> Colour:
    """So much of a colour with white."""
    return Colour(*(round(1 - share + share * part, 3) for part in (colour.red, colour.green, colour.blue)))


def draw_region(pen: Pen, frame: Frame, region: RegionShape) -> None:
    """Draw a group's area and edge."""
    outline = [frame.at(point) for point in rounded(region.outline, region.corner)]
    colour = TONES[region.tone]
    pen.area(outline, mixed(colour, TINT))
    pen.line([*outline, outline[0]], colour, 0.7, [max(part * frame.scale, 1.2) for part in region.dash])


def _weakest_first(line: LineShape) -> tuple[bool, int]:
    return line.kind.is_formal, line.width


def draw_line(pen: Pen, frame: Frame, line: LineShape, *, is_faint: bool = False) -> None:
    """Draw a line between two cards with its arrow; one of very many is thinner, and paler the weaker it is."""
    colour = MUTED if line.tone is Tone.QUIET else TONES[line.tone]
    width = (0.5 + 0.35 * line.width) * max(frame.scale, 0.55)
    if is_faint:
        colour, width = mixed(colour, FAINT.get(line.width, 0.5)), width * 0.6
    points = [frame.at(point) for point in (curve(line.points) if line.is_curve else line.points)]
    pen.line(points, colour, width, [part * max(width, 0.6) for part in line.dash])
    if line.arrow:
        draw_arrow(pen, points[-3], points[-1], colour, max(ARROW * frame.scale, 4.0))


def draw_arrow(pen: Pen, before: Point, tip: Point, colour: Colour, size: float) -> None:
    """Draw an arrow's head."""
    dx, dy = tip[0] - before[0], tip[1] - before[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    dx, dy = dx / length * size, dy / length * size
    back = (tip[0] - dx, tip[1] - dy)
    pen.area([tip, (back[0] - dy * 0.42, back[1] + dx * 0.42), (back[0] + dy * 0.42, back[1] - dx * 0.42)], colour)


def write_label(pen: Pen, frame: Frame, shape: LineShape | RegionShape, taken: list[MapBox]) -> None:
    """Write what a line or a region is called where nothing is `taken`; the place is taken then.

    A line too crowded for its word goes without, the legend tells its dash; the name of a region is always there.
    """
    is_region = isinstance(shape, RegionShape)
    words = shape.name if isinstance(shape, RegionShape) else shape.label
    if not words or frame.scale * CARD[1] < LEAST_CARD:
        return
    size = max(8.6 * frame.scale, LEAST_GROUP if is_region else LEAST_TEXT)
    style = Style(size, size * 1.25, Weight.MEDIUM, text_colour(shape.tone))
    box = text.one_line(words, style, _room_for(shape) * frame.scale)
    room = box.lines[0].width / frame.scale + 4, style.leading / frame.scale
    places = region_places(shape, room) if isinstance(shape, RegionShape) else line_places(shape)
    free = free_box(places, room, partial(_is_taken, taken))
    if free is None and not is_region:
        return
    place = free or boxes_at(places, room)[0]
    taken.append(place)
    left, top = frame.at((place[0], place[1]))
    pen.box(left, top - style.leading + 0.6, room[0] * frame.scale, style.leading - 1.2, fill=WHITE)
    box.draw(pen, left + 2 * frame.scale, top)


def _room_for(shape: LineShape | RegionShape) -> float:
    """How wide a word may be, in map units: the name of a region no wider than that."""
    xs = [x for x, _y in shape.outline] if isinstance(shape, RegionShape) else [0, MOST_OF_WORD]
    return max(xs) - min(xs)


def _is_taken(taken: list[MapBox], box: MapBox) -> bool:
    return any(overlap(box, other) for other in taken)
