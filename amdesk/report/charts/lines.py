"""Curves over time on paper, each with its name at its end, happenings as named upright lines."""

from dataclasses import dataclass
from datetime import date

from amdesk.analysis.scale import date_ticks, number_ticks, short
from amdesk.analysis.series import Event, Line, Lines, Tone
from amdesk.report import text
from amdesk.report.charts.marks import Scale, clear, draw_level_axis, knot, label, spread, widest
from amdesk.report.pen import Pen
from amdesk.report.styles import AXIS, CHART_LABEL, MUTED, STEP, TONES, Align, Weight, text_colour

DASHES: dict[Tone, tuple[float, ...]] = {
    Tone.ACCENT: (),
    Tone.CUSTOMER: (6.0, 2.5),
    Tone.QUIET: (1.0, 2.0),
    Tone.GOOD: (9.0, 2.0, 2.0, 2.0),
    Tone.WARN: (4.0, 2.0),
    Tone.BAD: (2.0, 1.5),
}
DASHED = (3.0, 2.0)
MOST_DOTS = 40
NAME = CHART_LABEL.but(weight=Weight.MEDIUM)


@dataclass(frozen=True)
class Label:
    """A happening's name: the row it stands in above the plot, where its line is, where it begins, and its words."""

    row: int
    line: float
    left: float
    box: text.TextBox

    def meets(self, row: int, start: float, end: float) -> bool:
        """Whether another name in that row would touch this name or its line."""
        apart = end + STEP < self.left or start > self.left + self.box.lines[0].width + STEP
        crossed = self.row >= row and start - 1 < self.line < end + 1
        return crossed or (self.row == row and not apart)


@dataclass(frozen=True)
class Curves:
    """Curves on one scale; `high` is the height of the plot."""

    chart: Lines
    high: float

    def shown(self) -> list[Line]:
        """The curves that have points."""
        return [line for line in self.chart.lines if line.points]

    def span(self) -> tuple[date, date]:
        """First and last day of the curves; happenings outside are left out."""
        days = [point.when for line in self.chart.lines for point in line.points]
        return min(days), max(days)

    def events(self) -> list[Event]:
        """The happenings within the days shown, in order."""
        first, last = self.span()
        return sorted((e for e in self.chart.events if first <= e.when <= last), key=lambda event: event.when)

    def ticks(self) -> list[tuple[float, str]]:
        """Ticks of the values with their words."""
        values = [point.value for line in self.chart.lines for point in line.points]
        low = min(values) if self.chart.low is None else self.chart.low
        high = max(values) if self.chart.high is None else self.chart.high
        unit = "%" if self.chart.unit == "%" else ""
        return [(value, short(value, unit)) for value in number_ticks(low, high, 5)]

    def edges(self, width: float) -> tuple[float, float]:
        """Room left of the plot for numbers and right of it for the names of the curves."""
        names = widest([line.name for line in self.shown()], NAME) + STEP * 2
        return widest([words for _value, words in self.ticks()]) + STEP * 1.5, min(names, width * 0.25)

    def across(self, left: float, width: float) -> Scale:
        """The scale of days."""
        before, after = self.edges(width)
        first, last = self.span()
        return Scale(first.toordinal(), last.toordinal(), left + before, left + width - after)

    def labels(self, left: float, width: float) -> list[Label]:
        """The names of the happenings, in as many rows as they need not to touch.

        The latest stand lowest, so that the name of an earlier one passes above their lines.
        """
        found: list[Label] = []
        scale = self.across(left, width)
        for event in reversed(self.events()):
            box = text.one_line(event.name, CHART_LABEL.but(colour=text_colour(event.tone)), width * 0.6)
            size, line = box.lines[0].width, scale.at(event.when.toordinal())
            start = line + 2 if line + 2 + size <= left + width else line - size - 2
            row = next(r for r in range(len(found) + 1) if not any(e.meets(r, start, start + size) for e in found))
            found.append(Label(row, line, start, box))
        return found[::-1]

    def top_room(self, left: float, width: float) -> float:
        """Height above the plot for happenings and the unit."""
        rows = max((found.row + 1 for found in self.labels(left, width)), default=0)
        return rows * CHART_LABEL.leading + STEP + (CHART_LABEL.leading if self.unit_words() else 0.0)

    def unit_words(self) -> str:
        """The unit, where the numbers do not carry it."""
        return "" if self.chart.unit == "%" else self.chart.unit

    def height(self, width: float) -> float:
        return self.top_room(0.0, width) + self.high + AXIS.leading + STEP * 2

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        if self.unit_words():
            text.one_line(self.unit_words(), AXIS, width).draw(pen, left, top)
        room = self.top_room(left, width)
        plot = top - room
        ticks, across = self.ticks(), self.across(left, width)
        scale = Scale(ticks[0][0], ticks[-1][0], plot - self.high, plot)
        draw_level_axis(pen, scale, ticks, across.start, across.end)
        self._days(pen, across, plot - self.high)
        for event, found in zip(self.events(), self.labels(left, width), strict=True):
            upper = plot + CHART_LABEL.leading * (found.row + 1)
            ends = [(found.line, plot - self.high), (found.line, upper - 1)]
            pen.line(ends, text_colour(event.tone), 0.7, (2.5, 2.0))
        for found in self.labels(left, width):
            upper = plot + CHART_LABEL.leading * (found.row + 1)
            clear(pen, found.left, upper - 7.6, found.box.lines[0].width, CHART_LABEL.size)
            found.box.draw(pen, found.left, upper)
        for line in self.shown():
            self._curve(pen, line, across, scale)
        self._names(pen, across, scale, width)

    def _days(self, pen: Pen, across: Scale, bottom: float) -> None:
        first, last = self.span()
        end = float("-inf")
        about = max(int((across.end - across.start) / 48), 2)
        for when, words in date_ticks(first, last, about) or ((first, str(first)),):
            x = across.at(when.toordinal()) if last > first else (across.start + across.end) / 2
            half = text.natural_width(words, AXIS) / 2
            pen.line([(x, bottom), (x, bottom - 2.5)], MUTED, 0.5)
            if x - half > end + STEP:
                label(pen, words, x, bottom - AXIS.leading - 1, Align.CENTER, AXIS)
                end = x + half

    def _curve(self, pen: Pen, line: Line, across: Scale, scale: Scale) -> None:
        first, last = self.span()
        middle = (across.start + across.end) / 2
        points = [(across.at(p.when.toordinal()) if last > first else middle, scale.at(p.value)) for p in line.points]
        colour = TONES[line.tone]
        if len(points) > 1:
            pen.line(points, colour, 1.6, DASHED if line.dashed else DASHES[line.tone])
        if len(points) <= MOST_DOTS:
            for x, y in points:
                knot(pen, x, y, 1.7, colour)

    def _names(self, pen: Pen, across: Scale, scale: Scale, width: float) -> None:
        lines = self.shown()
        room = self.edges(width)[1] - STEP
        wanted = [scale.at(line.points[-1].value) for line in lines]
        places = spread(wanted, CHART_LABEL.leading, scale.start + 3, scale.end - 3)
        for line, place in zip(lines, places, strict=True):
            box = text.one_line(line.name, NAME.but(colour=text_colour(line.tone)), max(room, 20.0))
            box.draw(pen, across.end + STEP, place + CHART_LABEL.leading / 2)
