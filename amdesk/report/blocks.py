"""The blocks a document is made of, and how they fill a page: each knows its height, its cuts and how to draw itself.

Light on purpose: a block wraps its words once with cached widths and writes them straight to the page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from amdesk.report import text
from amdesk.report.pen import Pen
from amdesk.report.styles import (
    BODY,
    BODY_MUTED,
    HAIRLINE,
    INK,
    MINOR,
    SECTION,
    STEP,
    SUBSECTION,
    TITLE,
    Align,
    Colour,
    Style,
)


class Block:
    """Something that stands on paper below what came before and above what comes after.

    `before` and `after` are the least distances to its neighbours in points; the larger of two counts.
    """

    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False

    def height(self, width: float) -> float:
        """Height in points when it is `width` points wide."""
        raise NotImplementedError

    def lead(self, width: float) -> float:
        """Height of the least part that may stand alone at the foot of a page."""
        return self.height(width)

    def cut(self, width: float, room: float, must: bool = False) -> "tuple[Block, Block] | None":
        """A part at most `room` points high and the rest; None when it cannot be cut there.

        `must` is true when a whole page is not enough, so that even an ugly cut is better than none.
        """
        return None

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        """Draw with the upper left corner at (left, top)."""
        raise NotImplementedError

    def headings(self) -> "Iterator[Heading]":
        """The headings inside, in the order of reading."""
        return iter(())


@dataclass(frozen=True)
class Placed:
    """A block with its place: `down` points below the top of what it fills; `scale` below 1 when it was too high."""

    block: Block
    down: float
    height: float
    scale: float = 1.0

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        """Draw the block where it was placed."""
        if self.scale == 1.0:
            self.block.draw(pen, left, top - self.down, width)
            return
        with pen.scaled(left, top - self.down, self.scale):
            self.block.draw(pen, left, top - self.down, width)


def fill(blocks: Sequence[Block], width: float, room: float, must: bool = True) -> tuple[list[Placed], list[Block]]:
    """As many blocks as fit into `room` points, and the rest.

    With `must` at least a part of the first is placed, made smaller when it can neither fit nor be cut.
    """
    placed: list[Placed] = []
    down = after = 0.0
    for i, block in enumerate(blocks):
        top = down + max(after, block.before) if placed else 0.0
        first = not placed and must
        height = block.height(width)
        if top + height <= room and (first or top + chain(blocks[i:], width) <= room):
            placed.append(Placed(block, top, height))
            down, after = top + height, block.after
            continue
        parts = None if block.keeps_next else block.cut(width, room - top, must=first)
        if parts:
            placed.append(Placed(parts[0], top, parts[0].height(width)))
            return placed, [parts[1], *blocks[i + 1 :]]
        if first:
            return [Placed(block, 0.0, room, min(1.0, room / height))], list(blocks[i + 1 :])
        return placed, list(blocks[i:])
    return placed, []


def chain(blocks: Sequence[Block], width: float) -> float:
    """Height of a block together with the beginning of what it must not be parted from."""
    total = 0.0
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        if not block.keeps_next or following is None:
            return total + (block.lead(width) if total else block.height(width))
        total += block.height(width) + max(block.after, following.before)
    return total


def extent(placed: Sequence[Placed]) -> float:
    """Height of what has been placed."""
    return placed[-1].down + placed[-1].height if placed else 0.0


@dataclass
class Space(Block):
    """An empty height."""

    points: float = STEP * 3

    def height(self, width: float) -> float:
        return self.points

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        """Draw nothing."""


@dataclass
class PageBreak(Block):
    """Continue on a new page; `header` is the text at its upper right from there on, None leaves it.

    It counts in the story itself, not inside a group.
    """

    header: str | None = None

    def height(self, width: float) -> float:
        return 0.0

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        """Draw nothing."""


@dataclass
class Rule(Block):
    """A hairline over the whole width."""

    before: float = STEP * 2
    after: float = STEP * 2

    def height(self, width: float) -> float:
        return 0.5

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        pen.hairline(left, left + width, top)


@dataclass
class Text(Block):
    """A paragraph; it is cut between lines, never leaving one line alone. Hebrew and Arabic stand at the right."""

    words: str
    style: Style = BODY
    before: float = 0.0
    after: float = STEP
    keeps_next: bool = False
    box: text.TextBox | None = None

    def laid(self, width: float) -> text.TextBox:
        """The words wrapped to `width`."""
        if self.box is None or self.box.width != width:
            right = self.style.align is Align.LEFT and text.begins_right(self.words)
            style = self.style.but(align=Align.RIGHT) if right else self.style
            self.box = text.layout(self.words, style, width)
        return self.box

    def height(self, width: float) -> float:
        return self.laid(width).height

    def lead(self, width: float) -> float:
        return min(self.height(width), 2 * self.style.leading)

    def cut(self, width: float, room: float, must: bool = False) -> tuple[Block, Block] | None:
        box = self.laid(width)
        fits = min(int(room / self.style.leading), len(box.lines) - (1 if must else 2))
        if fits < (1 if must else 2):
            return None
        return self._some(box.part(0, fits)), self._some(box.part(fits))

    def _some(self, box: text.TextBox) -> "Text":
        return Text(self.words, self.style, self.before, self.after, self.keeps_next, box)

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        self.laid(width).draw(pen, left, top)


HEADINGS = {0: TITLE, 1: SECTION, 2: SUBSECTION, 3: MINOR}
ABOVE = {0: 0.0, 1: STEP * 5, 2: STEP * 3, 3: STEP * 2}
RULE_ROOM = 3.5


@dataclass
class Heading(Block):
    """A heading; level 0 is the document's title, 1 a section with its rule, 2 and 3 stand below.

    It enters the bookmarks and the contents unless `listed` is off; `aside` is said quietly at the right.
    """

    words: str
    level: int = 1
    aside: str = ""
    listed: bool = True
    keeps_next: bool = True
    key: str = ""

    def __post_init__(self) -> None:
        self.before = ABOVE[self.level]
        self.after = STEP * 1.5 if self.level < 2 else STEP * 0.5
        self.style = HEADINGS[self.level]

    def laid(self, width: float) -> text.TextBox:
        """The words wrapped beside the aside."""
        room = width - (text.natural_width(self.aside, BODY) + STEP * 3 if self.aside else 0.0)
        return text.layout(self.words, self.style, max(room, width / 2))

    def height(self, width: float) -> float:
        return self.laid(width).height + (RULE_ROOM if self.level == 1 else 0.0)

    def headings(self) -> "Iterator[Heading]":
        if self.listed:
            yield self

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        box = self.laid(width)
        if self.key:
            pen.bookmark(self.key, " ".join(text.clean(self.words).split()), self.level, top)
        box.draw(pen, left, top)
        if self.aside:
            write_aside(pen, self.aside, left + width, top - (self.style.leading - BODY.leading) / 2, width / 2)
        if self.level == 1:
            pen.hairline(left, left + width, top - box.height - RULE_ROOM + 0.5, INK, 1.0)


def write_aside(pen: Pen, words: str, right: float, top: float, room: float, style: Style = BODY_MUTED) -> None:
    """Write quiet words on one line, ending at `right`."""
    style = style.but(align=Align.RIGHT)
    text.one_line(words, style, room).draw(pen, right - room, top)


@dataclass
class Group(Block):
    """Blocks one below the other; `together` keeps them on one page as long as a page can hold them."""

    blocks: Sequence[Block]
    together: bool = False
    before: float = 0.0
    after: float = 0.0
    placed: list[Placed] = field(default_factory=list)
    placed_width: float = -1.0

    def laid(self, width: float) -> list[Placed]:
        """All blocks placed."""
        if self.placed_width != width:
            self.placed, _rest = fill(self.blocks, width, 1e9)
            self.placed_width = width
        return self.placed

    def height(self, width: float) -> float:
        return extent(self.laid(width))

    def lead(self, width: float) -> float:
        return self.height(width) if self.together or not self.blocks else self.blocks[0].lead(width)

    def cut(self, width: float, room: float, must: bool = False) -> tuple[Block, Block] | None:
        if self.together and not must:
            return None
        placed, rest = fill(self.blocks, width, room, must)
        if not placed or not rest:
            return None
        return Group([p.block for p in placed]), Group(rest, self.together, self.before, self.after)

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        for each in self.laid(width):
            each.draw(pen, left, top, width)

    def headings(self) -> Iterator[Heading]:
        for block in self.blocks:
            yield from block.headings()


def together(*blocks: Block) -> Group:
    """Blocks that stay on one page, as far below what came before as the first of them."""
    return Group(blocks, together=True, before=blocks[0].before)


@dataclass
class Columns(Block):
    """Groups side by side, e.g. the objectives of both sides; each is cut on its own at the foot of a page."""

    columns: Sequence[Sequence[Block]]
    shares: Sequence[float] = ()
    gap: float = STEP * 4
    before: float = 0.0
    after: float = STEP * 2

    def __post_init__(self) -> None:
        self.groups = [Group(column) for column in self.columns]

    def widths(self, width: float) -> list[float]:
        """Widths of the columns in points."""
        shares = self.shares or [1.0] * len(self.columns)
        room = width - self.gap * (len(self.columns) - 1)
        return [room * share / sum(shares) for share in shares]

    def height(self, width: float) -> float:
        return max(g.height(w) for g, w in zip(self.groups, self.widths(width), strict=True))

    def lead(self, width: float) -> float:
        return max(g.lead(w) for g, w in zip(self.groups, self.widths(width), strict=True))

    def cut(self, width: float, room: float, must: bool = False) -> tuple[Block, Block] | None:
        halves = [fill(c, w, room, must) for c, w in zip(self.columns, self.widths(width), strict=True)]
        if any(c and not placed for c, (placed, _rest) in zip(self.columns, halves, strict=True)):
            return None
        upper = [[p.block for p in placed] for placed, _rest in halves]
        lower = [rest for _placed, rest in halves]
        return Columns(upper, self.shares, self.gap), Columns(lower, self.shares, self.gap, self.before, self.after)

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        for group, each in zip(self.groups, self.widths(width), strict=True):
            group.draw(pen, left, top, each)
            left += each + self.gap

    def headings(self) -> Iterator[Heading]:
        for group in self.groups:
            yield from group.headings()


@dataclass
class Card(Block):
    """Blocks in a box with a hairline, its left edge thick in `edge`'s colour when given."""

    blocks: Sequence[Block]
    edge: Colour | None = None
    together: bool = True
    before: float = STEP
    after: float = STEP * 2
    pad: float = STEP * 2

    def __post_init__(self) -> None:
        self.group = Group(self.blocks, self.together)

    def inner(self, width: float) -> float:
        """Width left for the blocks."""
        return width - 2 * self.pad - (2.0 if self.edge else 0.0)

    def height(self, width: float) -> float:
        return self.group.height(self.inner(width)) + 2 * self.pad

    def lead(self, width: float) -> float:
        return self.group.lead(self.inner(width)) + 2 * self.pad

    def cut(self, width: float, room: float, must: bool = False) -> tuple[Block, Block] | None:
        parts = self.group.cut(self.inner(width), room - 2 * self.pad, must)
        if parts is None:
            return None
        upper, lower = (Card([part], self.edge, False, self.before, self.after, self.pad) for part in parts)
        return upper, lower

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        height = self.height(width)
        pen.box(left, top - height, width, height, edge=HAIRLINE, radius=STEP)
        start = left + self.pad
        if self.edge:
            pen.box(left, top - height, 2.5, height, fill=self.edge, radius=1.2)
            start += 2.0
        self.group.draw(pen, start, top - self.pad, self.inner(width))

    def headings(self) -> Iterator[Heading]:
        return self.group.headings()
