"""A pen that writes SVG: the same marks as on paper, as vectors other programs can open and change."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape

from amdesk.report.blocks import Block
from amdesk.report.faces import Run
from amdesk.report.pen import Pen, number
from amdesk.report.styles import HAIRLINE, INK, Colour, Style, Weight

WEIGHTS = {Weight.REGULAR: 400, Weight.MEDIUM: 500, Weight.SEMIBOLD: 600, Weight.BOLD: 700}
FAMILY = "Inter, 'Noto Sans', 'Segoe UI', sans-serif"
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{wide}pt" height="{high}pt" viewBox="0 0 {wide} {high}" '
    'font-family="{family}"><title>{title}</title><rect width="100%" height="100%" fill="#fff"/>'
)


def as_svg(block: Block, width: float, title: str, margin: float = 12.0) -> str:
    """A block as an SVG picture of its own size, in points."""
    high = block.height(width)
    pen = SvgPen(high + 2 * margin)
    block.draw(pen, margin, high + margin, width)
    sizes = {"wide": number(width + 2 * margin), "high": number(high + 2 * margin)}
    return HEAD.format(**sizes, family=FAMILY, title=escape(title)) + "".join(pen.marks) + "</svg>\n"


def hexadecimal(colour: Colour) -> str:
    """A colour as SVG has it."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in (colour.red, colour.green, colour.blue))


class SvgPen(Pen):
    """Takes what blocks draw, with heights from below as on paper, and keeps it as marks with heights from above."""

    def __init__(self, height: float) -> None:
        self.marks: list[str] = []
        self.page, self.total = 1, 1
        self.page_of = {}
        self._height = height
        self._clips = 0

    def _at(self, x: float, y: float) -> str:
        return f"{number(x)} {number(self._height - y)}"

    def runs(self, left: float, baseline: float, runs: Sequence[Run], style: Style) -> None:
        """Write runs one after the other; each keeps its width whatever font the reader has."""
        for run in runs:
            wide = run.width * style.size
            slant = ' font-style="italic"' if style.weight not in WEIGHTS else ""
            weight = WEIGHTS.get(style.weight, 400)
            x, y = number(left), number(self._height - baseline)
            self.marks.append(
                f'<text x="{x}" y="{y}" font-size="{number(style.size)}" font-weight="{weight}"{slant} '
                f'fill="{hexadecimal(style.colour)}" textLength="{number(wide)}" lengthAdjust="spacingAndGlyphs" '
                f'xml:space="preserve">{escape(run.text)}</text>'
            )
            left += wide

    def unseen(
        self, left: float, baseline: float, width: float, runs: Sequence[Run], size: float, forwards: bool
    ) -> None:
        """Outlines need no text below them here."""

    def outlines(self, operators: str, colour: Colour, thicken: float = 0.0) -> None:
        """Fill a path given as PDF operators."""
        edge = f' stroke="{hexadecimal(colour)}" stroke-width="{number(thicken)}"' if thicken else ""
        self.marks.append(f'<path d="{self._path(operators)}" fill="{hexadecimal(colour)}"{edge}/>')

    def _path(self, operators: str) -> str:
        found: list[str] = []
        numbers: list[float] = []
        for word in operators.split():
            if word in ("m", "l", "c"):
                points = [self._at(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
                found.append(word.upper() + " ".join(points))
                numbers = []
            elif word == "h":
                found.append("Z")
            else:
                numbers.append(float(word))
        return "".join(found)

    def line(
        self,
        points: Sequence[tuple[float, float]],
        colour: Colour = INK,
        width: float = 0.75,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a line through points."""
        dashes = f' stroke-dasharray="{" ".join(map(number, dash))}"' if dash else ' stroke-linecap="round"'
        corners = " ".join(self._at(x, y) for x, y in points)
        self.marks.append(
            f'<polyline points="{corners}" fill="none" stroke="{hexadecimal(colour)}" '
            f'stroke-width="{number(width)}"{dashes} stroke-linejoin="round"/>'
        )

    def hairline(self, left: float, right: float, height: float, colour: Colour = HAIRLINE, width: float = 0.5) -> None:
        """Draw a level line."""
        self.line([(left, height), (right, height)], colour, width)

    def area(self, points: Sequence[tuple[float, float]], colour: Colour) -> None:
        """Fill the area inside points."""
        corners = " ".join(self._at(x, y) for x, y in points)
        self.marks.append(f'<polygon points="{corners}" fill="{hexadecimal(colour)}"/>')

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
        """Draw a rectangle, filled and edged as given."""
        stroke = f' stroke="{hexadecimal(edge)}" stroke-width="{number(thick)}"' if edge else ""
        self.marks.append(
            f'<rect x="{number(left)}" y="{number(self._height - bottom - height)}" width="{number(width)}" '
            f'height="{number(height)}" rx="{number(radius)}" fill="{hexadecimal(fill) if fill else "none"}"{stroke}/>'
        )

    @contextmanager
    def clipped(self, left: float, bottom: float, width: float, height: float) -> Iterator[None]:
        """Draw inside a rectangle only."""
        self._clips += 1
        area = (left, self._height - bottom - height, width, height)
        x, y, wide, high = map(number, area)
        rect = f'<rect x="{x}" y="{y}" width="{wide}" height="{high}"/>'
        self.marks.append(f'<clipPath id="clip{self._clips}">{rect}</clipPath><g clip-path="url(#clip{self._clips})">')
        yield
        self.marks.append("</g>")
