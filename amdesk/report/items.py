"""Blocks with a form of their own: key figures, facts, lists with marks, lines to write on and to sign on."""

from collections.abc import Sequence
from dataclasses import dataclass

from amdesk.analysis.series import Tone
from amdesk.report import text
from amdesk.report.blocks import Block, Group, write_aside
from amdesk.report.pen import Pen
from amdesk.report.styles import (
    ACCENT,
    BODY,
    BODY_MUTED,
    FIGURE,
    HAIRLINE,
    INK,
    MUTED,
    QUIET,
    SMALL_MUTED,
    STEP,
    Style,
    text_colour,
)


@dataclass(frozen=True)
class Figure:
    """A key figure: its name, its value as words ("72 ▼ 6") and what to know about it in a tone."""

    name: str
    value: str
    note: str = ""
    tone: Tone = Tone.QUIET


@dataclass
class Figures(Block):
    """Key figures as cards in a row, at most `most` in one; more go on in the next row."""

    figures: Sequence[Figure]
    most: int = 4
    before: float = STEP * 2
    after: float = STEP * 3
    gap: float = STEP * 3
    pad: float = STEP * 2

    def __post_init__(self) -> None:
        count = len(self.figures)
        in_row = -(-count // -(-count // self.most)) if count else 1
        self.rows = [self.figures[i : i + in_row] for i in range(0, count, in_row)]
        self.in_row = in_row

    def boxes(self, figure: Figure, room: float) -> list[text.TextBox]:
        """Name, value and note of a card, wrapped."""
        note = SMALL_MUTED.but(colour=text_colour(figure.tone))
        value = text.layout(figure.value, FIGURE.but(tabular=False), room)
        found = [text.layout(figure.name, SMALL_MUTED, room), value]
        return [*found, text.layout(figure.note, note, room)] if figure.note else found

    def card_width(self, width: float) -> float:
        """Width of one card."""
        return (width - self.gap * (self.in_row - 1)) / self.in_row

    def row_height(self, row: Sequence[Figure], width: float) -> float:
        """Height of a row: that of its tallest card."""
        room = self.card_width(width) - 2 * self.pad
        return max(sum(box.height for box in self.boxes(f, room)) for f in row) + 2 * self.pad

    def height(self, width: float) -> float:
        return sum(self.row_height(row, width) for row in self.rows) + self.gap * max(len(self.rows) - 1, 0)

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        each = self.card_width(width)
        for row in self.rows:
            height = self.row_height(row, width)
            for i, figure in enumerate(row):
                self._card(pen, figure, left + i * (each + self.gap), top, (each, height))
            top -= height + self.gap

    def _card(self, pen: Pen, figure: Figure, left: float, top: float, size: tuple[float, float]) -> None:
        pen.box(left, top - size[1], *size, edge=HAIRLINE, radius=STEP)
        top -= self.pad
        for box in self.boxes(figure, size[0] - 2 * self.pad):
            box.draw(pen, left + self.pad, top)
            top -= box.height


@dataclass(frozen=True)
class Mark:
    """What stands before a listed line: a dot, a number, or a box to tick, ticked or not."""

    sign: str = ""
    box: bool = False
    ticked: bool = False


DOT = Mark("•")
TO_DO = Mark(box=True)
DONE = Mark(box=True, ticked=True)


def draw_tick_box(pen: Pen, left: float, top: float, leading: float, ticked: bool) -> None:
    """Draw a box of 7 points to tick, in the middle of a line."""
    size = 7.0
    bottom = top - leading / 2 - size / 2
    pen.box(left, bottom, size, size, edge=INK if ticked else MUTED, radius=1.2, thick=0.7)
    if ticked:
        pen.line([(left + 1.5, bottom + 3.6), (left + 3.0, bottom + 1.9), (left + 5.7, bottom + 5.4)], INK, 1.1)


@dataclass
class Item(Block):
    """One listed line with its mark; `aside` is said quietly at the right: who and when."""

    words: str
    mark: Mark = DOT
    aside: str = ""
    note: str = ""
    style: Style = BODY
    aside_tone: Tone = Tone.QUIET
    before: float = 0.0
    after: float = STEP * 0.75
    indent: float = STEP * 3.5

    def boxes(self, width: float) -> list[text.TextBox]:
        """The words, and below them the note."""
        beside = min(text.natural_width(self.aside, BODY_MUTED), width * 0.45) + STEP * 2 if self.aside else 0.0
        found = [text.layout(self.words, self.style, width - self.indent - beside)]
        return [*found, text.layout(self.note, SMALL_MUTED, width - self.indent)] if self.note else found

    def height(self, width: float) -> float:
        return sum(box.height for box in self.boxes(width))

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        if self.mark.box:
            draw_tick_box(pen, left + 0.5, top, self.style.leading, self.mark.ticked)
        else:
            text.layout(self.mark.sign, self.style.but(colour=MUTED), self.indent).draw(pen, left + 1.0, top)
        if self.aside:
            tone = self.style.but(colour=text_colour(self.aside_tone))
            write_aside(pen, self.aside, left + width, top, width * 0.45, tone)
        for box in self.boxes(width):
            box.draw(pen, left + self.indent, top)
            top -= box.height


def bullets(lines: Sequence[str], style: Style = BODY) -> Group:
    """Lines with a dot each."""
    return Group([Item(line, style=style) for line in lines], after=STEP * 2)


def numbered(lines: Sequence[str], style: Style = BODY) -> Group:
    """Lines with a number each."""
    return Group([Item(line, Mark(f"{i}."), style=style) for i, line in enumerate(lines, 1)], after=STEP * 2)


LEAST_FACTS = 2
"""So many names with their words stand at least below what leads to them, and on the page they go on to."""


@dataclass
class Facts(Block):
    """Names with what is known: the name quietly at the left, the words beside it."""

    pairs: Sequence[tuple[str, str]]
    share: float = 0.22
    style: Style = BODY
    before: float = 0.0
    after: float = STEP * 2
    gap: float = STEP * 0.5

    def boxes(self, pair: tuple[str, str], width: float) -> tuple[text.TextBox, text.TextBox]:
        """Name and words wrapped in their columns."""
        name = width * self.share
        muted = self.style.but(colour=MUTED)
        return text.layout(pair[0], muted, name - STEP * 2), text.layout(pair[1], self.style, width - name)

    def row(self, pair: tuple[str, str], width: float) -> float:
        """Height of one pair."""
        return max(box.height for box in self.boxes(pair, width)) + self.gap

    def height(self, width: float) -> float:
        return sum(self.row(pair, width) for pair in self.pairs)

    def lead(self, width: float) -> float:
        return sum(self.row(pair, width) for pair in self.pairs[:LEAST_FACTS])

    def cut(self, width: float, room: float, must: bool = False) -> tuple[Block, Block] | None:
        used, fits = 0.0, 0
        while fits < len(self.pairs) and used + self.row(self.pairs[fits], width) <= room:
            used += self.row(self.pairs[fits], width)
            fits += 1
        if not 0 < fits < len(self.pairs):
            return self._cut_words(width, room) if must and not fits else None
        if fits == len(self.pairs) - 1 and fits > LEAST_FACTS:
            fits -= 1
        return self._some(self.pairs[:fits]), self._some(self.pairs[fits:])

    def _cut_words(self, width: float, room: float) -> tuple[Block, Block] | None:
        name, words = self.pairs[0]
        lines = max(int(room / self.style.leading) - 1, 1)
        per_line = len(text.clean(words)) / max(len(self.boxes(self.pairs[0], width)[1].lines), 1)
        at = max(int(lines * per_line * 0.9), 1)
        at = words.rfind(" ", 0, at) + 1 or at
        return self._some([(name, words[:at])]), self._some([("", words[at:]), *self.pairs[1:]])

    def _some(self, pairs: Sequence[tuple[str, str]]) -> "Facts":
        return Facts(pairs, self.share, self.style, self.before, self.after, self.gap)

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        for pair in self.pairs:
            name, words = self.boxes(pair, width)
            name.draw(pen, left, top)
            words.draw(pen, left + width * self.share, top)
            top -= self.row(pair, width)


@dataclass
class NoteLines(Block):
    """Empty lines to write on by hand, 22 points apart."""

    count: int = 4
    before: float = 0.0
    after: float = STEP * 2
    apart: float = 22.0

    def height(self, width: float) -> float:
        return self.count * self.apart

    def cut(self, width: float, room: float, must: bool = False) -> tuple[Block, Block] | None:
        fits = int(room / self.apart)
        if not 0 < fits < self.count:
            return None
        return NoteLines(fits, apart=self.apart), NoteLines(self.count - fits, apart=self.apart)

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        for i in range(self.count):
            pen.hairline(left, left + width, top - (i + 1) * self.apart + 1, QUIET, 0.6)


@dataclass
class Signatures(Block):
    """A line to sign on for each name, two beside each other, with a place for the date."""

    names: Sequence[str]
    date_word: str = ""
    before: float = STEP * 2
    after: float = STEP * 2
    high: float = 56.0
    gap: float = STEP * 6

    def height(self, width: float) -> float:
        return -(-len(self.names) // 2) * self.high

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        each = (width - self.gap) / 2
        for i, name in enumerate(self.names):
            start, line = left + (i % 2) * (each + self.gap), top - (i // 2) * self.high - 36
            pen.hairline(start, start + each, line, INK, 0.7)
            text.one_line(name, SMALL_MUTED, each * 0.7).draw(pen, start, line - 2)
            if self.date_word:
                write_aside(pen, self.date_word, start + each, line - 2, each * 0.28, SMALL_MUTED)


@dataclass
class Quote(Block):
    """Words that matter most, beside a thick line in the accent."""

    words: str
    style: Style = BODY
    before: float = STEP
    after: float = STEP * 2

    def box(self, width: float) -> text.TextBox:
        """The words wrapped."""
        return text.layout(self.words, self.style, width - STEP * 3)

    def height(self, width: float) -> float:
        return self.box(width).height + STEP

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        height = self.height(width)
        pen.box(left, top - height, 2.0, height, fill=ACCENT)
        self.box(width).draw(pen, left + STEP * 3, top - STEP / 2)
