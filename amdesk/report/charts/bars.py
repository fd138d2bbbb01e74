"""Bars on paper: upright where the labels have room, lying down where they do not."""

from dataclasses import dataclass

from amdesk.analysis.scale import number_ticks, short
from amdesk.analysis.series import Bar, Bars, Tone
from amdesk.report import text
from amdesk.report.charts.marks import (
    Entry,
    Scale,
    draw_legend,
    draw_level_axis,
    knot,
    label,
    legend_height,
    paint,
    widest,
)
from amdesk.report.pen import Pen
from amdesk.report.styles import AXIS, BAD, CHART_LABEL, HAIRLINE, INK, MUTED, STEP, Align, Weight

MOST_LABEL_LINES = 3
LIMIT_DASH = (4.0, 2.5)
CURVE_DASH = (1.5, 1.5)
ROW = 16.0
VALUE = CHART_LABEL.but(weight=Weight.MEDIUM, tabular=True)
LABEL = CHART_LABEL.but(align=Align.CENTER)
PERCENT = (0.0, 20.0, 40.0, 60.0, 80.0, 100.0)


def is_empty(chart: Bars) -> bool:
    """Whether no bar has a value."""
    return all(bar.value is None for bar in (*chart.bars, *chart.compare))


def values_of(chart: Bars) -> list[float]:
    """All the values the scale must hold, 0 among them."""
    limit = [] if chart.limit is None else [chart.limit]
    return [0.0, *limit, *(bar.value for bar in (*chart.bars, *chart.compare) if bar.value is not None)]


def ticks_of(chart: Bars, about: int) -> list[tuple[float, str]]:
    """Ticks of the scale with their words."""
    values = values_of(chart)
    unit = "%" if chart.unit == "%" else ""
    return [(value, short(value, unit)) for value in number_ticks(min(values), max(values), about)]


def entries_of(chart: Bars) -> list[Entry]:
    """The legend; a chart of one kind of bar in one unit needs none but its unit."""
    unit = f" ({chart.unit})" if chart.unit and chart.unit != "%" else ""
    tone = chart.bars[0].tone if chart.bars else Tone.ACCENT
    found = [Entry(chart.name + unit, tone)] if chart.name else [Entry(chart.unit)] if unit else []
    if chart.compare and chart.compare_name:
        found.append(Entry(chart.compare_name, Tone.QUIET))
    if chart.line and chart.line_name:
        found.append(Entry(chart.line_name, dash=CURVE_DASH))
    return found


def lies_down(chart: Bars, width: float) -> bool:
    """Whether the bars must lie down, because their chart says so or their labels do not fit below them."""
    if chart.horizontal:
        return True
    slot = (width - 60.0) / max(len(chart.bars), 1) - 3.0
    if slot < 9.0:
        return True
    style = LABEL
    return any(
        text.narrowest(bar.label, style) > slot or len(text.layout(bar.label, style, slot).lines) > MOST_LABEL_LINES
        for bar in chart.bars
    )


def pairs_of(chart: Bars) -> list[tuple[Bar, Bar | None]]:
    """Each bar with the one it is compared with."""
    compare = [*chart.compare, *[None] * (len(chart.bars) - len(chart.compare))]
    return list(zip(chart.bars, compare, strict=False))


@dataclass(frozen=True)
class UprightBars:
    """Bars standing on their labels; `high` is the height of the plot."""

    chart: Bars
    high: float

    def edges(self, width: float) -> tuple[float, float]:
        """Room left of the plot for the numbers, and right of it for the percentages or the limit's name."""
        left = widest([words for _value, words in ticks_of(self.chart, 5)]) + STEP * 1.5
        limit = text.natural_width(self.chart.limit_name, AXIS) + STEP if self.chart.limit is not None else 0.0
        return left, max(30.0 if self.chart.line else 0.0, min(limit, width * 0.25))

    def slot(self, width: float) -> float:
        """Width of the place of one bar with its label."""
        return (width - sum(self.edges(width))) / len(self.chart.bars)

    def label_boxes(self, width: float) -> list[text.TextBox]:
        """The labels below the bars, wrapped."""
        return [text.layout(bar.label, LABEL, self.slot(width) - 2.0) for bar in self.chart.bars]

    def height(self, width: float) -> float:
        labels = max(box.height for box in self.label_boxes(width))
        return legend_height(entries_of(self.chart), width) + STEP * 3 + self.high + labels + STEP

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        draw_legend(pen, entries_of(self.chart), left, top, width)
        top -= legend_height(entries_of(self.chart), width) + STEP * 3
        ticks = ticks_of(self.chart, 5)
        before, after = self.edges(width)
        start, end = left + before, left + width - after
        scale = Scale(ticks[0][0], ticks[-1][0], top - self.high, top)
        draw_level_axis(pen, scale, ticks, start, end)
        slot = self.slot(width)
        for i, (bar, compared) in enumerate(pairs_of(self.chart)):
            self._bar(pen, scale, start + i * slot, slot, bar, compared)
        if self.chart.limit is not None:
            self._limit(pen, scale.at(self.chart.limit), start, end, after)
        if self.chart.line:
            self._curve(pen, Scale(0.0, 100.0, scale.at(0.0), top), start, end, slot)
        for i, (bar, compared) in enumerate(pairs_of(self.chart)):
            self._value(pen, scale, start + i * slot, slot, bar, compared)
        for i, box in enumerate(self.label_boxes(width)):
            box.draw(pen, start + i * slot + 1.0, top - self.high - STEP)

    def _limit(self, pen: Pen, y: float, start: float, end: float, room: float) -> None:
        pen.line([(start, y), (end, y)], BAD, 0.9, LIMIT_DASH)
        name = text.one_line(self.chart.limit_name, AXIS.but(colour=BAD), max(room - STEP, 8.0))
        name.draw(pen, end + STEP, y + AXIS.leading / 2)

    def _place(self, left: float, slot: float, compared: Bar | None) -> tuple[float, float]:
        thick = min(slot * (0.34 if compared else 0.6), 34.0)
        middle = left + slot / 2
        return (middle + thick * 0.04 if compared else middle - thick / 2), thick

    def _bar(self, pen: Pen, scale: Scale, left: float, slot: float, bar: Bar, compared: Bar | None) -> None:
        place, thick = self._place(left, slot, compared)
        zero = scale.at(0.0)
        if compared and compared.value is not None:
            paint(pen, place - thick * 1.08, zero, thick, scale.at(compared.value) - zero, Tone.QUIET)
        if bar.value is not None:
            paint(pen, place, zero, thick, scale.at(bar.value) - zero, bar.tone)

    def _value(self, pen: Pen, scale: Scale, left: float, slot: float, bar: Bar, compared: Bar | None) -> None:
        place, thick = self._place(left, slot, compared)
        words = "" if bar.value is None else short(bar.value, "%" if self.chart.unit == "%" else "")
        if bar.value is None or text.natural_width(words, VALUE) > slot - (thick if compared else 0.0) + 4:
            return
        y = scale.at(bar.value) + (2.5 if bar.value >= 0 else -8.0)
        label(pen, words, place + thick / 2, y, Align.CENTER, VALUE, on_paper=True)

    def _curve(self, pen: Pen, scale: Scale, start: float, end: float, slot: float) -> None:
        for value in PERCENT:
            label(pen, short(value, "%"), end + STEP, scale.at(value) - 2.5, Align.LEFT, AXIS)
        points = [(start + (i + 0.5) * slot, scale.at(value)) for i, value in enumerate(self.chart.line)]
        if len(points) > 1:
            pen.line(points, INK, 1.0, CURVE_DASH)
        for x, y in points:
            knot(pen, x, y, 1.6, INK)


@dataclass(frozen=True)
class LevelBars:
    """Bars lying down, one below the other, their labels wrapped at the left and their values at their ends."""

    chart: Bars

    def label_width(self, width: float) -> float:
        """Width of the labels: as they need, at most two fifths."""
        need = max((text.natural_width(bar.label, CHART_LABEL) for bar in self.chart.bars), default=0.0)
        return min(need, width * 0.4) + STEP * 2

    def rows(self, width: float) -> list[tuple[text.TextBox, float]]:
        """The labels wrapped, with the height of each row."""
        room = self.label_width(width) - STEP * 2
        boxes = [text.layout(bar.label, CHART_LABEL, room) for bar in self.chart.bars]
        least = ROW + (6.0 if self.chart.compare else 0.0)
        return [(box, max(box.height + STEP, least)) for box in boxes]

    def height(self, width: float) -> float:
        limit = CHART_LABEL.leading if self.chart.limit is not None else 0.0
        axis = AXIS.leading if self.chart.line else 0.0
        rows = sum(height for _box, height in self.rows(width))
        return legend_height(entries_of(self.chart), width) + STEP + limit + rows + axis + STEP

    def value_words(self) -> list[str]:
        """What stands at the ends of the bars."""
        unit = "%" if self.chart.unit == "%" else ""
        return ["" if bar.value is None else short(bar.value, unit) for bar in self.chart.bars]

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        entries = entries_of(self.chart)
        draw_legend(pen, entries, left, top, width)
        top -= legend_height(entries, width) + STEP + (CHART_LABEL.leading if self.chart.limit is not None else 0.0)
        values = values_of(self.chart)
        room = widest(self.value_words(), VALUE) + STEP
        start = left + self.label_width(width) + (room if min(values) < 0 else 0.0)
        scale = Scale(min(values), max(values), start, left + width - room)
        bottom = top - sum(height for _box, height in self.rows(width))
        self._rows(pen, scale, left, top, width)
        pen.line([(scale.at(0.0), top), (scale.at(0.0), bottom)], MUTED, 0.6)
        if self.chart.line:
            self._curve(pen, Scale(0.0, 100.0, scale.at(0.0), scale.end), top, bottom, width)
        if self.chart.limit is not None:
            self._limit(pen, scale.at(self.chart.limit), top, bottom, left, width)

    def _rows(self, pen: Pen, scale: Scale, left: float, top: float, width: float) -> None:
        for (box, height), (bar, compared), words in zip(
            self.rows(width), pairs_of(self.chart), self.value_words(), strict=True
        ):
            box.draw(pen, left, top - (height - box.height) / 2)
            middle, thick = top - height / 2, 7.0 if compared else 9.0
            if compared and compared.value is not None:
                long = scale.at(compared.value) - scale.at(0.0)
                paint(pen, scale.at(0.0), middle - thick, long, thick - 1, Tone.QUIET)
            if bar.value is not None:
                low = middle if compared else middle - thick / 2
                end = scale.at(bar.value)
                paint(pen, scale.at(0.0), low, end - scale.at(0.0), thick, bar.tone)
                place, align = (end + 3, Align.LEFT) if bar.value >= 0 else (end - 3, Align.RIGHT)
                label(pen, words, place, low + thick / 2 - 2.6, align, VALUE, on_paper=True)
            top -= height

    def _curve(self, pen: Pen, scale: Scale, top: float, bottom: float, width: float) -> None:
        y, points = top, []
        for (_box, height), value in zip(self.rows(width), self.chart.line, strict=False):
            points.append((scale.at(value), y - height / 2))
            y -= height
        for value in PERCENT[1:]:
            pen.line([(scale.at(value), top), (scale.at(value), bottom)], HAIRLINE, 0.4)
            label(pen, short(value, "%"), scale.at(value), bottom - AXIS.size - 1, Align.CENTER, AXIS)
        if len(points) > 1:
            pen.line(points, INK, 1.0, CURVE_DASH)
        for x, y in points:
            knot(pen, x, y, 1.6, INK)

    def _limit(self, pen: Pen, place: float, top: float, bottom: float, left: float, width: float) -> None:
        pen.line([(place, top + 2), (place, bottom)], BAD, 0.9, LIMIT_DASH)
        box = text.one_line(self.chart.limit_name, AXIS.but(colour=BAD), width)
        half = box.lines[0].width / 2
        start = min(max(place - half, left), left + width - 2 * half)
        box.draw(pen, start, top + CHART_LABEL.leading + 1)
