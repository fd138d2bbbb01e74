"""One bar made of its parts on paper, each named below with its value and share."""

from collections.abc import Sequence
from dataclasses import dataclass

from amdesk.analysis.scale import short
from amdesk.analysis.series import Part, Stack
from amdesk.report import text
from amdesk.report.charts.marks import Entry, Scale, draw_legend, legend_height, paint
from amdesk.report.pen import Pen
from amdesk.report.styles import CHART_LABEL, INK, STEP, WHITE

THICK = 14.0


@dataclass(frozen=True)
class PartsBar:
    """Parts side by side; credits stand left of zero."""

    chart: Stack

    def parts(self) -> Sequence[Part]:
        """The parts that are something."""
        return [part for part in self.chart.parts if part.value]

    def words(self, part: Part) -> str:
        """What is said of a part: name, value and share of the whole."""
        whole = sum(abs(each.value) for each in self.parts())
        has_credit = any(each.value < 0 for each in self.parts())
        share = "" if has_credit or self.chart.unit == "%" else f" · {short(round(100 * part.value / whole), '%')}"
        return f"{part.name} {short(part.value, self.chart.unit)}{share}"

    def scale(self, left: float, width: float) -> Scale:
        """From all credits to all the rest."""
        values = [part.value for part in self.parts()]
        return Scale(sum(v for v in values if v < 0), sum(v for v in values if v > 0), left, left + width)

    def pieces(self, left: float, width: float) -> list[tuple[Part, float, float]]:
        """Each part with its left end and its width."""
        scale = self.scale(left, width)
        up = down = 0.0
        found = []
        for part in self.parts():
            begin = up if part.value > 0 else down + part.value
            up, down = (up + part.value, down) if part.value > 0 else (up, down + part.value)
            found.append((part, scale.at(begin), scale.at(begin + abs(part.value)) - scale.at(begin)))
        return found

    def fits_below(self, width: float) -> bool:
        """Whether every part is wide enough for its words."""
        found = self.pieces(0.0, width)
        return all(text.natural_width(self.words(p), CHART_LABEL) + STEP <= wide for p, _left, wide in found)

    def entries(self) -> list[Entry]:
        """The parts as a legend."""
        return [Entry(self.words(part), part.tone) for part in self.parts()]

    def height(self, width: float) -> float:
        below = CHART_LABEL.leading if self.fits_below(width) else legend_height(self.entries(), width)
        return THICK + STEP + below

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        below = self.fits_below(width)
        for i, (part, start, wide) in enumerate(self.pieces(left, width)):
            paint(pen, start, top - THICK, wide, THICK, part.tone)
            if i:
                pen.line([(start, top), (start, top - THICK)], WHITE, 1.2)
            if below:
                text.layout(self.words(part), CHART_LABEL, wide).draw(pen, start, top - THICK - STEP)
        zero = self.scale(left, width).at(0.0)
        if zero > left:
            pen.line([(zero, top + 2), (zero, top - THICK - 2)], INK, 0.9)
        if not below:
            draw_legend(pen, self.entries(), left, top - THICK - STEP, width)
