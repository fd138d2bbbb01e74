"""A map alone on paper: on one sheet lying on its long side, or over several to be joined where their edges overlap."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from amdesk.analysis.network import NetworkDrawing
from amdesk.report import text
from amdesk.report.blocks import Block, Heading, Text
from amdesk.report.listing import Turned, across
from amdesk.report.network import Network
from amdesk.report.page import FOOT_MARGIN, SIDE_MARGIN, TOP_MARGIN, Paper
from amdesk.report.pen import Pen
from amdesk.report.styles import BODY, MUTED, RUNNING, STEP, Align, PaperSize
from amdesk.words import _

OVERLAP = 34.0
"""How much of each sheet is printed on its neighbour too, in points: 12 mm."""
MARK = 9.0
HEADING_ROOM, SENTENCE_ROOM = 46.0, 24.0
ENDLESS = 1_000_000.0


@dataclass(frozen=True)
class MapContent:
    """A map as it is printed: its title, what it says, how it is drawn, and whether the customer may see it."""

    title: str
    sentence: str
    drawing: NetworkDrawing
    for_customer: bool = False


@dataclass
class Tile(Block):
    """The part of a map that lies on one of `sheets` times `sheets` pages, with marks where the next page goes.

    Below it stand the title and which part it is, on the first page also what the signs mean.
    """

    title: str
    whole: Network
    sheets: int
    column: int
    row: int
    room: float

    def height(self, width: float) -> float:
        return self.room

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        step = (width - OVERLAP, self.room - OVERLAP)
        with pen.clipped(left, top - self.room, width, self.room):
            begin = (left - self.column * step[0], top + self.row * step[1])
            self.whole.draw(pen, *begin, width + (self.sheets - 1) * step[0])
        for x in self._joints(self.column, left, left + width):
            for y in (top, top - self.room):
                pen.line([(x, y - MARK), (x, y + MARK)], MUTED, 0.6)
        for y in self._joints(self.row, top, top - self.room):
            for x in (left, left + width):
                pen.line([(x - MARK, y), (x + MARK, y)], MUTED, 0.6)
        words = _("Row {row}, column {column} of {n} × {n}; sheets overlap as far as the marks.")
        said = f"{self.title} · " + words.format(row=self.row + 1, column=self.column + 1, n=self.sheets)
        low = top - self.room - STEP * 3
        text.one_line(said, RUNNING.but(align=Align.CENTER), width).draw(pen, left, low)
        legend = legend_box(self.whole.drawing, width)
        if legend is not None and not (self.row or self.column):
            legend.draw(pen, left, low - RUNNING.leading - STEP)

    def _joints(self, place: int, begin: float, end: float) -> list[float]:
        """Where the neighbours' edges lie on this sheet, across or down."""
        inward = OVERLAP if end > begin else -OVERLAP
        before = [begin + inward] if place else []
        return [*before, end - inward] if place < self.sheets - 1 else before


def map_paper(
    content: MapContent, size: PaperSize = PaperSize.A4, sheets: int = 1, *, printed: datetime
) -> tuple[Paper, list[Block]]:
    """A map as paper and blocks; `sheets` times `sheets` pages that can be joined when it is more than 1."""
    mark = "" if content.for_customer else _("Internal")
    paper = Paper(content.title, printed, size=across(size), header_left=mark, header_right=content.title)
    if sheets > 1:
        return paper, list(_tiles(content, sheets, paper))
    blocks: list[Block] = [Heading(content.title, 0)]
    if content.sentence:
        blocks.append(Text(content.sentence, BODY, after=STEP))
    room = paper.room - HEADING_ROOM - (SENTENCE_ROOM if content.sentence else 0.0)
    return paper, [*blocks, Network(content.drawing, room)]


def picture_paper(content: MapContent, width: float, printed: datetime) -> tuple[Paper, list[Block]]:
    """A map on a sheet cut to its own size, to be made a picture of."""
    network = Network(content.drawing, ENDLESS)
    sheet = cast(PaperSize, Turned((width + 2 * SIDE_MARGIN, network.height(width) + TOP_MARGIN + FOOT_MARGIN + STEP)))
    mark = "" if content.for_customer else _("Internal")
    return Paper(content.title, printed, size=sheet, header_left=mark, header_right=content.title), [network]


def legend_box(drawing: NetworkDrawing, width: float) -> text.TextBox | None:
    """What the signs of a map on several sheets mean, as wide as a sheet."""
    return Network(drawing, ENDLESS).legend_box(width)


def _tiles(content: MapContent, sheets: int, paper: Paper) -> list[Block]:
    legend = legend_box(content.drawing, paper.width)
    room = paper.room - STEP * 8 - (legend.height if legend is not None else 0.0)
    whole = Network(content.drawing, room + (sheets - 1) * (room - OVERLAP), legend=False)
    return [Tile(content.title, whole, sheets, column, row, room) for row in range(sheets) for column in range(sheets)]
