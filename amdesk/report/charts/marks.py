"""What all charts share: the looks of tones, legends, axes and labels that give way to each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from amdesk.analysis.series import Tone
from amdesk.report import text
from amdesk.report.pen import Hatch, Pen
from amdesk.report.styles import AXIS, CHART_LABEL, HAIRLINE, MUTED, STEP, TONES, WHITE, Align, Colour, Style

SWATCH = 8.0

HATCHES = {
    Tone.ACCENT: Hatch.SOLID,
    Tone.CUSTOMER: Hatch.RISING,
    Tone.QUIET: Hatch.SOLID,
    Tone.GOOD: Hatch.LEVEL,
    Tone.WARN: Hatch.FALLING,
    Tone.BAD: Hatch.CROSSED,
}


class Drawing(Protocol):
    """A chart ready to be drawn at a width."""

    def height(self, width: float) -> float:
        """Height in points."""

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        """Draw with the upper left corner at (left, top)."""


def paint(pen: Pen, left: float, bottom: float, width: float, height: float, tone: Tone) -> None:
    """Fill an area in the look of a tone; negative sizes go the other way."""
    left, width = (left + width, -width) if width < 0 else (left, width)
    bottom, height = (bottom + height, -height) if height < 0 else (bottom, height)
    pen.hatched(left, bottom, width, height, TONES[tone], HATCHES[tone])


@dataclass(frozen=True)
class Entry:
    """A line of a legend: a name with the look it stands for."""

    name: str
    tone: Tone | None = None
    dash: tuple[float, ...] | None = None


def legend_rows(entries: Sequence[Entry], width: float) -> list[list[tuple[Entry, text.TextBox, float]]]:
    """Entries set in rows no wider than `width`: (entry, its words, width of both)."""
    rows: list[list[tuple[Entry, text.TextBox, float]]] = [[]]
    used = 0.0
    for entry in entries:
        box = text.one_line(entry.name, CHART_LABEL, width - SWATCH * 2)
        need = SWATCH * 1.6 + box.lines[0].width + STEP * 3
        if rows[-1] and used + need > width:
            rows.append([])
            used = 0.0
        rows[-1].append((entry, box, need))
        used += need
    return rows if entries else []


def legend_height(entries: Sequence[Entry], width: float) -> float:
    """Height of a legend in points."""
    return len(legend_rows(entries, width)) * CHART_LABEL.leading


def draw_legend(pen: Pen, entries: Sequence[Entry], left: float, top: float, width: float) -> None:
    """Draw a legend."""
    for row in legend_rows(entries, width):
        start = left
        for entry, box, need in row:
            middle = top - CHART_LABEL.leading / 2
            if entry.dash is not None:
                pen.line([(start - 2, middle), (start + SWATCH + 2, middle)], MUTED, 1.0, entry.dash)
            elif entry.tone:
                paint(pen, start, middle - SWATCH / 2 + 0.5, SWATCH, SWATCH - 1, entry.tone)
            box.draw(pen, start + SWATCH * 1.6, top)
            start += need
        top -= CHART_LABEL.leading


@dataclass(frozen=True)
class Scale:
    """Values from `low` to `high` on points from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The place of a value."""
        return self.start + (self.end - self.start) * (value - self.low) / ((self.high - self.low) or 1.0)


def label(
    pen: Pen,
    words: str,
    place: float,
    baseline: float,
    align: Align,
    style: Style = CHART_LABEL,
    on_paper: bool = False,
) -> None:
    """Write a short label that begins, is centred or ends at `place`; `on_paper` clears the ground below it."""
    box = text.layout(words, style.but(align=Align.LEFT), 1e5)
    line = box.lines[0]
    left = place - line.width * align.value
    if on_paper:
        clear(pen, left, baseline, line.width, style.size)
    line.draw(pen, left, baseline, line.width, box.style)


def clear(pen: Pen, left: float, baseline: float, width: float, size: float) -> None:
    """Whiten the ground of a label, so that lines behind do not cross it."""
    pen.box(left - 1.0, baseline - size * 0.16, width + 2.0, size * 0.95, fill=WHITE)


def knot(pen: Pen, x: float, y: float, radius: float, colour: Colour) -> None:
    """Draw a point of a curve, ringed in white to stand out on what lies behind."""
    pen.dot(x, y, radius + 0.7, WHITE)
    pen.dot(x, y, radius, colour)


def draw_level_axis(pen: Pen, scale: Scale, ticks: Sequence[tuple[float, str]], left: float, right: float) -> None:
    """Draw level gridlines with their numbers left of `left`; zero is darker."""
    for value, words in ticks:
        y = scale.at(value)
        pen.hairline(left, right, y, MUTED if value == 0 else HAIRLINE, 0.6 if value == 0 else 0.4)
        label(pen, words, left - STEP, y - 2.5, Align.RIGHT, AXIS)


def widest(words: Sequence[str], style: Style = AXIS) -> float:
    """Width of the widest label in points."""
    return max((text.natural_width(word, style) for word in words), default=0.0)


def spread(wanted: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Places near the wanted ones, at least `apart` from each other and within low and high where there is room."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    places = list(wanted)
    floor = low
    for i in order:
        places[i] = max(places[i], floor)
        floor = places[i] + apart
    ceiling = high
    for i in reversed(order):
        places[i] = min(places[i], ceiling)
        ceiling = places[i] - apart
    return places
