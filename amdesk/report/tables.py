"""Tables on paper: cells wrapped with cached widths, the head on every page, rows cut when a page is too short."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from amdesk.analysis.series import Tone
from amdesk.report import text
from amdesk.report.blocks import Block
from amdesk.report.items import draw_tick_box
from amdesk.report.pen import Pen
from amdesk.report.styles import (
    CELL,
    CELL_HEAD,
    HAIRLINE,
    QUIET,
    STEP,
    WASH,
    Align,
    Style,
    Weight,
    text_colour,
)

TICK_ROOM = 12.0
LEAST_ROWS = 2
"""So many rows stand under a head before the page ends."""
SHORT_ROWS = 6
"""A table of so few rows goes to the next page whole rather than with its last rows."""
SIGNS = {Tone.GOOD: "✓ ", Tone.WARN: "▲ ", Tone.BAD: "◆ "}


@dataclass(frozen=True)
class Column:
    """A column: its title, and its width as a share of what is left or fixed in `points`.

    Numbers stand right in figures of one width.
    """

    title: str
    share: float = 1.0
    points: float | None = None
    numbers: bool = False

    @property
    def align(self) -> Align:
        """Where its words stand."""
        return Align.RIGHT if self.numbers else Align.LEFT


@dataclass(frozen=True)
class Cell:
    """Words in a table; in a tone they get its sign and colour; `ticked` puts a box to tick before them."""

    words: str = ""
    tone: Tone | None = None
    strong: bool = False
    ticked: bool | None = None


@dataclass(frozen=True)
class Row:
    """Cells from left to right, plain words or cells; `strong` for sums, `wash` for the head of a part."""

    cells: Sequence[str | Cell]
    strong: bool = False
    wash: bool = False


@dataclass(frozen=True)
class LaidCell:
    """A cell wrapped to its column."""

    box: text.TextBox
    ticked: bool | None = None

    def part(self, first: int, last: int | None = None) -> "LaidCell":
        """Some of its lines; the box to tick stays with the first."""
        return LaidCell(self.box.part(first, last), self.ticked if first == 0 else None)


@dataclass(frozen=True)
class LaidRow:
    """A row with its cells wrapped; `height` in points with the space above and below."""

    cells: tuple[LaidCell, ...]
    height: float
    wash: bool = False

    def part(self, first: int, last: int | None, pad: float) -> "LaidRow":
        """Some of the lines of all cells."""
        return laid_row(tuple(cell.part(first, last) for cell in self.cells), pad, self.wash)

    @property
    def lines(self) -> int:
        """Lines of the tallest cell."""
        return max(len(cell.box.lines) for cell in self.cells)


def laid_row(cells: tuple[LaidCell, ...], pad: float, wash: bool = False) -> LaidRow:
    """A row of wrapped cells."""
    return LaidRow(cells, max((cell.box.height for cell in cells), default=0.0) + 2 * pad, wash)


@dataclass
class Table(Block):
    """Rows under a head that comes again on every page; `headless` leaves it out."""

    columns: Sequence[Column]
    rows: Sequence[Row | Sequence[str | Cell]]
    headless: bool = False
    style: Style = CELL
    before: float = 0.0
    after: float = STEP * 3
    pad: float = STEP
    gap: float = STEP * 2
    laid_rows: tuple[LaidRow, ...] | None = None
    laid_width: float = -1.0

    def widths(self, width: float) -> list[float]:
        """Widths of the columns in points, gaps left out."""
        gaps = self.gap * max(len(self.columns) - 1, 0)
        room = max(width - gaps - sum(c.points or 0.0 for c in self.columns), 1.0)
        shares = sum(c.share for c in self.columns if c.points is None) or 1.0
        return [c.points if c.points is not None else room * c.share / shares for c in self.columns]

    def laid(self, width: float) -> tuple[LaidRow, ...]:
        """All rows wrapped to `width`."""
        if self.laid_rows is None or self.laid_width != width:
            widths = self.widths(width)
            self.laid_rows = tuple(self._row(row, widths) for row in self.rows)
            self.laid_width = width
        return self.laid_rows

    def _row(self, row: Row | Sequence[str | Cell], widths: Sequence[float]) -> LaidRow:
        row = row if isinstance(row, Row) else Row(row)
        cells = [*row.cells, *[""] * (len(self.columns) - len(row.cells))]
        together = zip(cells, self.columns, widths, strict=False)
        return laid_row(tuple(self._cell(c, column, w, row.strong) for c, column, w in together), self.pad, row.wash)

    def _cell(self, cell: str | Cell, column: Column, width: float, strong: bool) -> LaidCell:
        if isinstance(cell, str):
            cell = Cell(cell)
        style = self.style.but(align=column.align, tabular=column.numbers)
        if strong or cell.strong:
            style = style.but(weight=Weight.SEMIBOLD)
        if cell.tone:
            style = style.but(colour=text_colour(cell.tone))
        words = SIGNS.get(cell.tone, "") + cell.words if cell.tone and cell.words else cell.words
        room = width - (TICK_ROOM if cell.ticked is not None else 0.0)
        return LaidCell(text.layout(words, style, room), cell.ticked)

    def head(self, width: float) -> LaidRow | None:
        """The row of titles."""
        if self.headless or not any(column.title for column in self.columns):
            return None
        cells = zip(self.columns, self.widths(width), strict=True)
        laid = (LaidCell(text.layout(c.title, CELL_HEAD.but(align=c.align), w)) for c, w in cells)
        return laid_row(tuple(laid), self.pad)

    def head_height(self, width: float) -> float:
        """Height of the head, 0 without one."""
        head = self.head(width)
        return head.height if head else 0.0

    def height(self, width: float) -> float:
        return self.head_height(width) + sum(row.height for row in self.laid(width))

    def lead(self, width: float) -> float:
        rows = self.laid(width)
        if len(rows) <= SHORT_ROWS:
            return self.height(width)
        first = [min(row.height, 3 * self.style.leading + 2 * self.pad) for row in rows[:LEAST_ROWS]]
        return self.head_height(width) + sum(first)

    def cut(self, width: float, room: float, must: bool = False) -> tuple[Block, Block] | None:
        rows = self.laid(width)
        if len(rows) <= SHORT_ROWS and not must:
            return None
        left = room - self.head_height(width)
        fits = 0
        while fits < len(rows) and rows[fits].height <= left:
            left -= rows[fits].height
            fits += 1
        if fits == len(rows):
            return None
        if fits and fits == len(rows) - 1 and fits > 2 and rows[fits].height < 3 * self.style.leading:
            fits -= 1
        whole_row_is_too_high = rows[fits].height > room / 2 and rows[fits].lines > 4
        if not fits or whole_row_is_too_high:
            parted = self._cut_row(rows, fits, left, must)
            if parted or not fits:
                return parted
        return self._some(rows[:fits]), self._some(rows[fits:])

    def _cut_row(self, rows: tuple[LaidRow, ...], at: int, left: float, must: bool) -> tuple[Block, Block] | None:
        row = rows[at]
        lines = min(int((left - 2 * self.pad) / self.style.leading), row.lines - 1)
        if lines < (1 if must else 3):
            return None
        upper, lower = row.part(0, lines, self.pad), row.part(lines, None, self.pad)
        return self._some((*rows[:at], upper)), self._some((lower, *rows[at + 1 :]))

    def _some(self, rows: tuple[LaidRow, ...]) -> "Table":
        return replace(self, laid_rows=rows)

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        widths = self.widths(width)
        head = self.head(width)
        rows = self.laid(width)
        if head:
            self._draw_row(pen, head, left, top, widths)
            top -= head.height
            pen.hairline(left, left + width, top, QUIET, 0.6)
        for row in rows:
            if row.wash:
                pen.box(left, top - row.height, width, row.height, fill=WASH)
            self._draw_row(pen, row, left, top, widths)
            top -= row.height
            pen.hairline(left, left + width, top, HAIRLINE)

    def _draw_row(self, pen: Pen, row: LaidRow, left: float, top: float, widths: Sequence[float]) -> None:
        for cell, width in zip(row.cells, widths, strict=True):
            start = left
            if cell.ticked is not None:
                draw_tick_box(pen, left, top - self.pad, self.style.leading, cell.ticked)
                start += TICK_ROOM
            cell.box.draw(pen, start, top - self.pad)
            left += width + self.gap
