"""Draws on a page of the PDF: text runs, lines, boxes and hatching, in points from the lower left corner.

The only module that writes to the reportlab canvas; everything above it thinks in blocks.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from typing import Any

from amdesk.report.faces import Run
from amdesk.report.styles import HAIRLINE, INK, WHITE, Colour, Style

THICKENED = 0.03


class Hatch(Enum):
    """A pattern of white lines that tells areas apart without colour, as the directions of its lines."""

    SOLID = ()
    RISING = (1,)
    FALLING = (-1,)
    CROSSED = (1, -1)
    LEVEL = (0,)


def number(value: float) -> str:
    """A coordinate as the PDF has it: at most three decimals."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if value else "0"


def told(runs: Sequence[Run]) -> str:
    """The operator that tells readers what the next glyphs mean."""
    text = "".join(run.text for run in runs)
    return f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>>> BDC"


class Pen:
    """A pen on the current page; blocks get it to draw themselves.

    `page` counts from 1; `total` is the number of pages; `page_of` knows the page of every heading by its key.
    """

    def __init__(self, canvas: Any, total: int = 1, page_of: dict[str, int] | None = None) -> None:
        self.canvas = canvas
        self.total = total
        self.page = 1
        self.page_of = page_of or {}
        self._code: list[str] = canvas._code
        self._fill: Colour | None = None
        self._level = -1
        self._encoded: dict[tuple[str, str], list[tuple[str, str]]] = {}

    def next_page(self) -> None:
        """End this page and begin the next."""
        self.canvas.showPage()
        self._code = self.canvas._code
        self._fill = None
        self.page += 1

    def fill(self, colour: Colour) -> None:
        """Fill with `colour` from now on."""
        if colour != self._fill:
            self._code.append(f"{colour.red} {colour.green} {colour.blue} rg")
            self._fill = colour

    def stroke(self, colour: Colour, width: float, dash: Sequence[float] = ()) -> None:
        """Draw lines in `colour`, `width` points wide, from now on."""
        dashes = " ".join(map(number, dash))
        self._code.append(f"{colour.red} {colour.green} {colour.blue} RG {number(width)} w [{dashes}] 0 d")

    def encoded(self, run: Run) -> list[tuple[str, str]]:
        """A run as the font's parts in this document: (name of the part, escaped string)."""
        key = (run.face.name, run.text)
        if key not in self._encoded:
            font, document = run.face.font, self.canvas._doc
            self._encoded[key] = [
                (font.getSubsetInternalName(subset, document), self.canvas._escape(codes))
                for subset, codes in font.splitString(run.text, document)
            ]
        return self._encoded[key]

    def runs(self, left: float, baseline: float, runs: Sequence[Run], style: Style) -> None:
        """Write runs one after the other from (left, baseline)."""
        if not runs:
            return
        self.fill(style.colour)
        code = [f"BT 1 0 0 1 {left:.2f} {baseline:.2f} Tm"]
        size = number(style.size)
        for run in runs:
            thicken = run.face.thin and style.weight.is_bold
            if thicken:
                self.stroke(style.colour, style.size * THICKENED)
                code.append("2 Tr")
            code.append(self._shown(run, size))
            if thicken:
                code.append("0 Tr")
        code.append("ET")
        self._code.append(" ".join(code))

    def unseen(
        self, left: float, baseline: float, width: float, runs: Sequence[Run], size: float, forwards: bool
    ) -> None:
        """Lay invisible text under drawn outlines, stretched to `width`, so that it can be selected and searched.

        On a line that runs forwards it is told once more in plain: some readers drop the space after a mark without
        width. On a line with text that runs backwards it must not be: they would not turn it round.
        """
        natural = sum(run.width for run in runs) * size
        stretch = 100 * width / natural if natural and width else 100
        code = [f"BT 3 Tr {number(stretch)} Tz 1 0 0 1 {left:.2f} {baseline:.2f} Tm"]
        shown = " ".join(self._shown(run, number(size)) for run in runs)
        code.append(f"{told(runs)} {shown} EMC" if forwards else shown)
        code.append("0 Tr 100 Tz ET")
        self._code.append(" ".join(code))

    def _shown(self, run: Run, size: str) -> str:
        return " ".join(f"{name} {size} Tf ({string}) Tj" for name, string in self.encoded(run))

    def outlines(self, operators: str, colour: Colour, thicken: float = 0.0) -> None:
        """Fill a path given as PDF operators; `thicken` draws its edge too, in points."""
        self.fill(colour)
        if thicken:
            self.stroke(colour, thicken)
        self._code.append(f"{operators} {'B' if thicken else 'f'}")

    def line(
        self,
        points: Sequence[tuple[float, float]],
        colour: Colour = INK,
        width: float = 0.75,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a line through points."""
        self.stroke(colour, width, dash)
        (x, y), *rest = points
        steps = " ".join(f"{number(a)} {number(b)} l" for a, b in rest)
        ends = "1 j 0 J" if dash else "1 j 1 J"
        self._code.append(f"{ends} {number(x)} {number(y)} m {steps} S 0 J")

    def hairline(self, left: float, right: float, height: float, colour: Colour = HAIRLINE, width: float = 0.5) -> None:
        """Draw a level line."""
        self.stroke(colour, width)
        self._code.append(f"{number(left)} {number(height)} m {number(right)} {number(height)} l S")

    def area(self, points: Sequence[tuple[float, float]], colour: Colour) -> None:
        """Fill the area inside points."""
        self.fill(colour)
        (x, y), *rest = points
        self._code.append(f"{number(x)} {number(y)} m {' '.join(f'{number(a)} {number(b)} l' for a, b in rest)} f")

    def box(
        self,
        left: float,
        bottom: float,
        width: float,
        height: float,
        *,
        fill: Colour | None = None,
        edge: Colour | None = None,
        radius: float = 0.0,
        thick: float = 0.6,
    ) -> None:
        """Draw a rectangle, filled and edged as given, with round corners of `radius` points."""
        if fill:
            self.fill(fill)
        if edge:
            self.stroke(edge, thick)
        if radius:
            self.canvas.roundRect(left, bottom, width, height, radius, stroke=bool(edge), fill=bool(fill))
            return
        ending = "B" if fill and edge else "f" if fill else "S"
        self._code.append(f"{number(left)} {number(bottom)} {number(width)} {number(height)} re {ending}")

    def hatched(
        self, left: float, bottom: float, width: float, height: float, colour: Colour, hatch: Hatch, edge: bool = False
    ) -> None:
        """Fill a rectangle in `colour` with white lines of the pattern across it."""
        if width <= 0 or height <= 0:
            return
        self.box(left, bottom, width, height, fill=colour, edge=colour if edge else None)
        if hatch is Hatch.SOLID:
            return
        with self.clipped(left, bottom, width, height):
            self.stroke(WHITE, 0.7)
            for slope in hatch.value:
                self._code += self._strokes(left, bottom, width, height, slope)

    @staticmethod
    def _strokes(left: float, bottom: float, width: float, height: float, slope: int) -> Iterator[str]:
        gap = 3.0 if slope == 0 else 4.5
        rise = height if slope else 0.0
        steps = int((height if slope == 0 else width + height) / gap) + 1
        for i in range(1, steps + 1):
            if slope == 0:
                y = bottom + i * gap
                yield f"{number(left)} {number(y)} m {number(left + width)} {number(y)} l S"
                continue
            x = left - height + i * gap
            low, high = (bottom, bottom + rise) if slope > 0 else (bottom + rise, bottom)
            yield f"{number(x)} {number(low)} m {number(x + height)} {number(high)} l S"

    def dot(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """Draw a filled circle, as a point drawn with a round pen: much shorter than four curves."""
        self.line([(x, y), (x + 0.01, y)], colour, 2 * radius)

    @contextmanager
    def saved(self) -> Iterator[None]:
        """Whatever is set inside is forgotten after."""
        self._code.append("q")
        before = self._fill
        yield
        self._code.append("Q")
        self._fill = before

    @contextmanager
    def clipped(self, left: float, bottom: float, width: float, height: float) -> Iterator[None]:
        """Draw inside a rectangle only."""
        with self.saved():
            self._code.append(f"{number(left)} {number(bottom)} {number(width)} {number(height)} re W n")
            yield

    @contextmanager
    def scaled(self, left: float, top: float, factor: float) -> Iterator[None]:
        """Draw `factor` times as large, the point (left, top) staying where it is."""
        with self.saved():
            move = f"{number(left * (1 - factor))} {number(top * (1 - factor))}"
            self._code.append(f"{number(factor)} 0 0 {number(factor)} {move} cm")
            yield

    def bookmark(self, key: str, title: str, level: int, top: float) -> None:
        """Enter the place in the document's outline, `level` from 0; a level left out above it moves it up."""
        level = self._level = min(level, self._level + 1)
        self.canvas.bookmarkHorizontal(key, 0, top)
        self.canvas.addOutlineEntry(title, key, level, closed=level > 0)

    def link(self, key: str, left: float, bottom: float, right: float, top: float) -> None:
        """Make a rectangle lead to the place of that key in this document."""
        self.canvas.linkRect("", key, (left, bottom, right, top), thickness=0)
