"""People's cards of a map on paper: everything they say, or name, sign and shapes when they are small."""

from dataclasses import dataclass

from amdesk.analysis.network import CardShape, abbreviated
from amdesk.report import text
from amdesk.report.pen import Pen, number
from amdesk.report.styles import HAIRLINE, INK, MUTED, QUIET, STEP, WHITE, Align, Colour, Style, Weight, text_colour
from amdesk.words import _, plural

Point = tuple[float, float]

DETAIL_SCALE, NAMES_SCALE = 0.37, 0.22
"""From which scale on a card says everything; below the second it says its name alone, as on the screen from far."""
FAR_NAME, LEAST_FAR = 25.0, 3.4
LEAST_TEXT = 5.3
LEAST_NAME = 5.8
LEAST_CARD = 8.0
BAND = 19.0
DOTS = 5
ROUND = 0.5523  # how far a curve is pulled to make a quarter of a circle


@dataclass(frozen=True)
class Frame:
    """How map units come onto paper: `scale` points for each, the map's corner (x, y) lying at (left, top)."""

    left: float
    top: float
    x: float
    y: float
    scale: float

    def at(self, point: Point) -> Point:
        """A point of the map on paper."""
        return self.left + (point[0] - self.x) * self.scale, self.top - (point[1] - self.y) * self.scale


@dataclass(frozen=True)
class Spot:
    """Where a card lies on paper: its upper left corner and size in points, and the scale of the map."""

    left: float
    top: float
    width: float
    height: float
    scale: float
    has_band: bool = True

    @property
    def corner(self) -> float:
        """Radius of its corners."""
        return min(STEP, self.height / 5)

    @property
    def band(self) -> float:
        """Width of the band with the stance."""
        return max(BAND * self.scale, 8.5 if self.scale >= NAMES_SCALE else 5.0)

    @property
    def inner(self) -> tuple[float, float]:
        """Left edge and width of the room for words."""
        pad = max(6.0 * self.scale, 2.2)
        band = self.band if self.has_band else 0.0
        return self.left + band + pad, self.width - band - 2 * pad

    def style(
        self, size: float, weight: Weight = Weight.REGULAR, colour: Colour = INK, least: float = LEAST_TEXT
    ) -> Style:
        """A style in map units, never too small to be read."""
        points = max(size * self.scale, least)
        return Style(points, points * 1.24, weight, colour)


def draw_card(pen: Pen, frame: Frame, card: CardShape) -> None:
    """Draw a person's card."""
    left, top = frame.at((card.x, card.y))
    wide, high = card.width * frame.scale, card.height * frame.scale
    spot = Spot(left, top, wide, high, frame.scale, has_band=not card.is_plain)
    if card.is_placeholder or card.has_left:
        pen.box(left, top - spot.height, spot.width, spot.height, fill=WHITE)
        dashed_edge(pen, spot)
    else:
        edge, thick = (INK, 1.1) if card.is_decider else (QUIET, 0.6)
        pen.outlines(rounded_path(spot, -thick / 2), edge)
        pen.outlines(rounded_path(spot, thick / 2), WHITE)
    if spot.height < LEAST_CARD:
        return
    if not (card.is_placeholder or card.is_plain):
        draw_band(pen, spot, card)
    if frame.scale >= DETAIL_SCALE:
        write_all(pen, spot, card)
    elif frame.scale < NAMES_SCALE:
        write_name(pen, spot, card)
    else:
        write_short(pen, spot, card)


def dashed_edge(pen: Pen, spot: Spot) -> None:
    """Draw the edge of somebody who is not there (yet or any more)."""
    right, bottom = spot.left + spot.width, spot.top - spot.height
    corners = [(spot.left, spot.top), (right, spot.top), (right, bottom), (spot.left, bottom), (spot.left, spot.top)]
    pen.line(corners, MUTED, 0.7, (2.5, 2.0))


def draw_band(pen: Pen, spot: Spot, card: CardShape) -> None:
    """Draw the band with the sign of the stance."""
    bottom = spot.top - spot.height
    pen.outlines(band_path(spot, 0.0 if card.has_left else spot.corner), text_colour(card.stance_tone))
    size = max(10.0 * spot.scale, 5.6 if spot.scale >= NAMES_SCALE else 4.4)
    style = Style(size, size, Weight.BOLD, WHITE, Align.CENTER)
    sign = text.one_line(card.stance_sign, style, spot.band + 4)
    sign.draw(pen, spot.left - 2, bottom + spot.height / 2 + size / 2)


def band_path(spot: Spot, corner: float) -> str:
    """The band as PDF operators, its corners at the left rounded."""
    left, right, top, bottom = spot.left, spot.left + spot.band, spot.top, spot.top - spot.height
    near = corner * (1 - ROUND)
    return operators(
        (right, bottom, "m"),
        (right, top, "l"),
        (left + corner, top, "l"),
        (left + near, top, left, top - near, left, top - corner, "c"),
        (left, bottom + corner, "l"),
        (left, bottom + near, left + near, bottom, left + corner, bottom, "c"),
    )


def rounded_path(spot: Spot, inset: float) -> str:
    """The outline of a card as PDF operators, `inset` points inside; two of them cost less than a drawn edge."""
    left, right = spot.left + inset, spot.left + spot.width - inset
    top, bottom = spot.top - inset, spot.top - spot.height + inset
    corner = spot.corner - inset
    near = corner * (1 - ROUND)
    return operators(
        (left + corner, top, "m"),
        (right - corner, top, "l"),
        (right - near, top, right, top - near, right, top - corner, "c"),
        (right, bottom + corner, "l"),
        (right, bottom + near, right - near, bottom, right - corner, bottom, "c"),
        (left + corner, bottom, "l"),
        (left + near, bottom, left, bottom + near, left, bottom + corner, "c"),
        (left, top - corner, "l"),
        (left, top - near, left + near, top, left + corner, top, "c"),
    )


def operators(*steps: tuple[float | str, ...]) -> str:
    """Steps of a path, each its coordinates and what is drawn, as the PDF has them."""
    return " ".join(" ".join(part if isinstance(part, str) else number(part) for part in step) for step in steps)


def name_style(spot: Spot, card: CardShape, size: float, least: float) -> Style:
    """How a name is set: quiet for those who are not there."""
    absent = card.is_placeholder or card.has_left
    weight = Weight.ITALIC if card.is_placeholder else Weight.SEMIBOLD
    return spot.style(size, weight, MUTED if absent else INK, least)


def second_line(card: CardShape) -> str:
    """Title, unit and labels of a person; for others the account."""
    parts = [card.account] if card.account else [card.job, card.unit, *card.labels]
    if card.below:
        parts.insert(0, plural("+ {n} person below", "+ {n} people below", card.below))
    if card.has_left:
        parts.insert(0, _("has left"))
    return " · ".join(part for part in parts if part)


def write_all(pen: Pen, spot: Spot, card: CardShape) -> None:
    """Write everything a card says, and its influence in dots."""
    left, room = spot.inner
    top = spot.top - 5.0 * spot.scale
    small = spot.style(8.4, colour=MUTED)
    days = small.but(colour=text_colour(card.days_tone), align=Align.RIGHT)
    beside = text.natural_width(card.days, days) + 4 if card.days else 0.0
    name = name_style(spot, card, 10.6, LEAST_NAME)
    if not (second_line(card) or card.covered_by):
        text.layout(card.name, name, room).part(0, 2).draw(pen, left, top)
        return write_roles(pen, spot, card, spot.top - spot.height + 5.0 * spot.scale + small.leading)
    text.one_line(shortened(card, name, room - beside), name, room - beside).draw(pen, left, top)
    if card.days:
        text.one_line(card.days, days, beside + 4).draw(pen, left + room - beside - 4, top - 1.5 * spot.scale)
    covers = ", ".join(card.covered_by)
    covered = text.natural_width(covers, small) + 4 if covers else 0.0
    second = top - name.leading - 1.5 * spot.scale
    text.one_line(second_line(card), small, room - covered).draw(pen, left, second)
    if covers:
        text.one_line(covers, small.but(align=Align.RIGHT), covered).draw(pen, left + room - covered, second)
    if not card.is_small:
        write_roles(pen, spot, card, spot.top - spot.height + 5.0 * spot.scale + small.leading)


def write_roles(pen: Pen, spot: Spot, card: CardShape, top: float) -> None:
    """Write the buying roles with their shapes, and the influence in dots at the right."""
    left, room = spot.inner
    dots = DOTS * 6.4 * spot.scale if card.influence else 0.0
    style = spot.style(8.4, Weight.MEDIUM, INK)
    roles = " ".join(f"{sign} {word}" for sign, word in card.roles)
    text.one_line(roles, style, room - dots - 2).draw(pen, left, top)
    if not card.influence:
        return
    centre = top - style.leading / 2
    for i in range(DOTS):
        colour = INK if i < card.influence else HAIRLINE
        x = left + room - dots + (i + 0.5) * 6.4 * spot.scale
        pen.line([(x, centre), (x + 0.01, centre)], colour, 4.2 * spot.scale)  # a round end is a dot


def shortened(card: CardShape, style: Style, room: float) -> str:
    """A person's name; one that does not fit with its first words as initials: "A. Okonjo-Bright"."""
    name = card.name
    if card.is_placeholder or text.needs_shaping(name) or text.natural_width(name, style) <= room:
        return name
    return abbreviated(name)


def write_short(pen: Pen, spot: Spot, card: CardShape) -> None:
    """Write the name on as many lines as fit and the shapes of the roles."""
    left, room = spot.inner
    style = name_style(spot, card, 11.0, LEAST_TEXT)
    roles = card.job if card.is_plain else "".join(sign for sign, _word in card.roles)
    quiet = spot.style(9.0, colour=MUTED)
    lines = max(int((spot.height - 2 - (quiet.leading if roles else 0)) / style.leading), 1)
    box = text.layout(card.name, style, room)
    if len(box.lines) > lines or any(line.width > room for line in box.lines):
        box = text.one_line(shortened(card, style, room), style, room)
    used = box.height + (quiet.leading if roles and spot.height >= box.height + quiet.leading else 0.0)
    top = spot.top - max((spot.height - used) / 2, 0.5)
    box.draw(pen, left, top)
    if used > box.height:
        words = f"{roles} {card.days}" if card.days else roles
        text.one_line(words, quiet, room).draw(pen, left, top - box.height)


def write_name(pen: Pen, spot: Spot, card: CardShape) -> None:
    """Write the name alone, forenames above the surname where both do not fit side by side."""
    left, room = spot.inner
    style = name_style(spot, card, FAR_NAME, LEAST_FAR)
    first, _space, last = card.name.rpartition(" ")
    is_long = bool(first) and text.natural_width(card.name, style) > room
    lines = [first, last] if is_long and spot.height >= 2 * style.size else [card.name]
    leading = min(style.leading, spot.height / 2)
    top = spot.top - (spot.height - leading * len(lines)) / 2
    for place, words in enumerate(lines):
        text.one_line(words, style, room + 1).draw(pen, left, top - place * leading)
