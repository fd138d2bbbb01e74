"""What lies under the cards of an arrangement on paper: named areas, axes, our colleagues and their lines."""

from amdesk.analysis.map_ground import Area, Ground
from amdesk.analysis.map_layout import Place
from amdesk.analysis.map_units import HEAD
from amdesk.report import text
from amdesk.report.network_cards import LEAST_TEXT, Frame, Point
from amdesk.report.pen import Pen
from amdesk.report.styles import HAIRLINE, INK, MUTED, WHITE, Align, Colour, Style, Weight
from amdesk.words import _

PAPER_GREY = Colour(0.965, 0.97, 0.975)
AXIS, ABOVE = 26.0, 26.0
NAME_SIZE, NOTE_SIZE, INSET = 15.0, 11.0, 14.0


def ground_corners(ground: Ground, at: Place) -> list[Point]:
    """The corners of everything on the ground, in map units, with room for names and axes."""
    left, top = at
    areas = (*ground.areas, *ground.ours)
    high = max((area.y + area.height for area in areas), default=0)
    wide = max((area.x + area.width for area in areas), default=0)
    room = AXIS if ground.across else 0.0
    above = ABOVE if any(not area.is_head for area in ground.areas) else 0.0
    return [(left - room, top - above), (left + wide, top + max(high, ground.height + room))]


def draw_ground(pen: Pen, frame: Frame, ground: Ground, at: Place) -> None:
    """Draw areas, names, axes, and colleagues with their lines."""
    for area in ground.areas:
        draw_area(pen, frame, area, at)
    for tie in ground.ties:
        pen.line([frame.at((at[0] + x, at[1] + y)) for x, y in tie.corners], MUTED, 0.6)
    for area in ground.ours:
        draw_colleague(pen, frame, ground, area, at)
    if ground.across:
        draw_axes(pen, frame, ground, at)


def draw_area(pen: Pen, frame: Frame, area: Area, at: Place) -> None:
    """Draw an area and write its name: inside at the top, or above, or inside at the bottom."""
    left, top = frame.at((at[0] + area.x, at[1] + area.y))
    wide, high = area.width * frame.scale, area.height * frame.scale
    pen.box(left, top - high, wide, high, fill=PAPER_GREY, edge=HAIRLINE, radius=3.0)
    style = words(NAME_SIZE, frame, INK if area.is_head else MUTED, Weight.SEMIBOLD)
    inset = INSET * frame.scale
    if area.is_head:
        begin = top - max((HEAD - NAME_SIZE * 1.3) / 2 * frame.scale, 0.5)
        note = words(NOTE_SIZE, frame, MUTED).but(align=Align.RIGHT)
        beside = min(text.natural_width(area.note, note) + 2, wide / 2) if area.note else 0.0
        text.one_line(area.name, style, wide - 2 * inset - beside).draw(pen, left + inset, begin)
        if area.note:
            text.one_line(area.note, note, beside).draw(pen, left + wide - inset - beside, begin)
        return
    begin = top + style.leading if area.y == 0 else top - high + style.leading + 1
    text.one_line(area.name, style, wide - inset).draw(pen, left + inset / 2, begin)


def draw_colleague(pen: Pen, frame: Frame, ground: Ground, area: Area, at: Place) -> None:
    """Draw a colleague's card and the line to the people covered; a dashed one where nobody covers them."""
    left, top = frame.at((at[0] + area.x, at[1] + area.y))
    wide, high = area.width * frame.scale, area.height * frame.scale
    middle, half = top - high / 2, area.y + area.height / 2
    for band in ground.areas:
        if band.y <= half <= band.y + band.height:
            end = frame.at((at[0] + band.x, at[1]))[0]
            pen.line([(left + wide, middle), (end, middle)], INK, 0.9, () if area.is_head else (2.5, 2.0))
    pen.box(left, top - high, wide, high, fill=WHITE, edge=INK, radius=high / 2)
    name, note = words(NAME_SIZE, frame, INK, Weight.SEMIBOLD), words(NOTE_SIZE, frame, MUTED)
    inset, begin = high / 2.6, top - (high - name.leading - note.leading) / 2
    text.one_line(area.name, name, wide - 2 * inset).draw(pen, left + inset, begin)
    text.one_line(area.note, note, wide - 2 * inset).draw(pen, left + inset, begin - name.leading)


def draw_axes(pen: Pen, frame: Frame, ground: Ground, at: Place) -> None:
    """Write what the axes mean, below at the right and above at the left."""
    style = words(NOTE_SIZE, frame, MUTED)
    left, low = frame.at((at[0], at[1] + ground.height))
    wide = ground.width * frame.scale
    across = _("{axis}, low to high →").format(axis=ground.across)
    text.one_line(across, style.but(align=Align.RIGHT), wide).draw(pen, left, low - 1)
    up = _("↑ {axis}, low to high").format(axis=ground.up)
    text.one_line(up, style, wide / 2).draw(pen, left, low - 1)


def words(size: float, frame: Frame, colour: Colour, weight: Weight = Weight.REGULAR) -> Style:
    """A style in map units, never too small to be read."""
    points = max(size * frame.scale, LEAST_TEXT)
    return Style(points, points * 1.25, weight, colour)
