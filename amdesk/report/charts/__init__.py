"""Charts on paper: one block that draws bars, lines and stacks of amdesk.analysis.series as vectors.

Marks differ by pattern, dash and shape as well as by colour, and curves carry their names.
"""

from dataclasses import dataclass

from amdesk.analysis.series import Bars, Chart, Lines
from amdesk.report import text
from amdesk.report.blocks import Block
from amdesk.report.charts.bars import LevelBars, UprightBars, is_empty, lies_down
from amdesk.report.charts.lines import Curves
from amdesk.report.charts.marks import Drawing
from amdesk.report.charts.stack import PartsBar
from amdesk.report.pen import Pen
from amdesk.report.styles import BODY_MUTED, CHART_TITLE, STEP
from amdesk.words import _


@dataclass
class ChartBlock(Block):
    """A chart with its title; `high` is the height of its plot in points where the chart may choose.

    Without anything to show it says so in the chart's own words.
    """

    chart: Chart
    high: float = 130.0
    titled: bool = True
    before: float = STEP
    after: float = STEP * 3

    def drawing(self, width: float) -> Drawing | None:
        """The chart as something that can be drawn `width` points wide; None when it is empty."""
        chart = self.chart
        if isinstance(chart, Bars):
            if is_empty(chart):
                return None
            return LevelBars(chart) if lies_down(chart, width) else UprightBars(chart, self.high)
        if isinstance(chart, Lines):
            return Curves(chart, self.high) if any(line.points for line in chart.lines) else None
        return PartsBar(chart) if any(part.value for part in chart.parts) else None

    def title_box(self, width: float) -> text.TextBox | None:
        """The title wrapped."""
        shown = self.titled and self.chart.title
        return text.layout(self.chart.title, CHART_TITLE, width) if shown else None

    def empty_box(self, width: float) -> text.TextBox:
        """What is said when there is nothing to show."""
        return text.layout(self.chart.empty or _("Nothing to show yet."), BODY_MUTED, width)

    def height(self, width: float) -> float:
        title, drawing = self.title_box(width), self.drawing(width)
        body = drawing.height(width) if drawing else self.empty_box(width).height
        return body + (title.height + STEP if title else 0.0)

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        if title := self.title_box(width):
            title.draw(pen, left, top)
            top -= title.height + STEP
        if drawing := self.drawing(width):
            drawing.draw(pen, left, top, width)
        else:
            self.empty_box(width).draw(pen, left, top)
