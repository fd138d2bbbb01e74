"""Text on paper: cleaned, cut into runs of one font and wrapped to a width, with every word measured once.

A text is only ever text: nothing in it is read as markup, so no name can become a link, a picture or a colour.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from amdesk.report.faces import Run, runs_of
from amdesk.report.pen import Pen
from amdesk.report.styles import Style, Weight
from amdesk.words import _

MOST_CHARACTERS = 20_000
UNBROKEN_CHARACTERS = 80
ASCENT = 0.969
DESCENT = 0.241

LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")
CONTROLS = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
SURROGATES = re.compile("[\ud800-\udfff]")
COMPLEX = re.compile(
    "[\u0590-\u08ff\u0900-\u109f\u1780-\u18af\ua8e0-\ua8ff\ufb1d-\ufdff\ufe70-\ufefe"
    "\U00010800-\U00011fff\U0001e800-\U0001efff]"
)
IDEOGRAPH = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u30ff\u3100-\u312f\u31f0-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f"
)
CLOSING = "、。〉》」』】〕ーぁぃぅぇぉっゃゅょァィゥェォッャュョ！），．：；？!),.:;?%"
OPENING = "〈《「『【〔（("
TOKENS = re.compile(rf" +|\u200b|[^ \u200b]{{1,{UNBROKEN_CHARACTERS}}}")
BREAKS = re.compile(
    rf"(?<=[{IDEOGRAPH}{CLOSING}])(?=[{IDEOGRAPH}{OPENING}])(?<![{OPENING}])(?![{CLOSING}])"
    rf"|(?<=[^{IDEOGRAPH}{OPENING} ])(?=[{IDEOGRAPH}])(?![{CLOSING}])"
    rf"|(?<=[{IDEOGRAPH}{CLOSING}])(?=[^\W{IDEOGRAPH}])(?<=[{IDEOGRAPH}])"
    r"|(?<=[^\W\d]{3}[-/–—])(?=[^\W\d]{2})"
)


class Line(Protocol):
    """One line ready to be drawn; `width` in points."""

    @property
    def width(self) -> float: ...

    def draw(self, pen: Pen, left: float, baseline: float, room: float, style: Style) -> None:
        """Draw the line in the style's colour, aligned within `room` points from `left`."""


@dataclass(frozen=True)
class PlainLine:
    """A line of scripts that need no shaping: runs one after the other."""

    runs: tuple[Run, ...]
    width: float

    def draw(self, pen: Pen, left: float, baseline: float, room: float, style: Style) -> None:
        """Draw the runs from left to right."""
        start = left + (room - self.width) * style.align.value
        pen.runs(start, baseline, self.runs, style)


@dataclass(frozen=True)
class TextBox:
    """A text wrapped to `width`."""

    lines: tuple[Line, ...]
    style: Style
    width: float

    @property
    def height(self) -> float:
        """Height of all lines in points."""
        return len(self.lines) * self.style.leading

    def part(self, first: int, last: int | None = None) -> "TextBox":
        """Some of the lines as a box of their own."""
        return replace(self, lines=self.lines[first:last])

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw the box with its upper left corner at (left, top)."""
        style = self.style
        baseline = top - (style.leading - (ASCENT + DESCENT) * style.size) / 2 - ASCENT * style.size
        for line in self.lines:
            line.draw(pen, left, baseline, self.width, style)
            baseline -= style.leading


def clean(text: str) -> str:
    """`text` as it may be printed: composed, without control and direction characters, at most 20,000 characters.

    What is cut is said at the end of the text. A zero byte stays visible.
    """
    if len(text) > MOST_CHARACTERS:
        mark = _("… [{n} more characters are not printed]").format(n=f"{len(text) - MOST_CHARACTERS:,}")
        return clean(text[:MOST_CHARACTERS]) + mark
    if text.isascii() and text.isprintable():
        return text
    text = SURROGATES.sub("\ufffd", LINE_ENDS.sub("\n", text)).replace("\x00", "\u2400").replace("\t", "    ")
    return unicodedata.normalize("NFC", CONTROLS.sub("", BIDI_CONTROLS.sub("", text)))


def needs_shaping(text: str) -> bool:
    """Whether `text` has letters that change their shape or run from right to left."""
    return not text.isascii() and COMPLEX.search(text) is not None


def begins_right(text: str) -> bool:
    """Whether a paragraph starts at its right edge: its first letter is Hebrew or Arabic."""
    if not needs_shaping(text):
        return False
    directions = (unicodedata.bidirectional(character) for character in text[:MOST_CHARACTERS])
    return next((d for d in directions if d in ("L", "R", "AL")), "L") != "L"


@dataclass(frozen=True)
class Piece:
    """What is not broken over two lines; `width` at one point."""

    runs: tuple[Run, ...]
    width: float


def piece(text: str, weight: Weight, tabular: bool) -> Piece:
    """`text` measured."""
    runs = runs_of(text, weight, tabular)
    return Piece(runs, sum(run.width for run in runs))


@lru_cache(maxsize=20_000)
def pieces(word: str, weight: Weight, tabular: bool) -> tuple[Piece, ...]:
    """The parts of a word between which a line may end."""
    parts = BREAKS.split(word) if len(word) > 1 else [word]
    return tuple(piece(part, weight, tabular) for part in parts if part)


def letters(whole: Piece, style: Style) -> Iterator[Piece]:
    """A piece wider than its line, cut into its characters."""
    for run in whole.runs:
        for character in run.text:
            yield piece(character, style.weight, style.tabular)


def joined(runs: list[Run]) -> tuple[Run, ...]:
    """Runs in sequence with neighbours of one face made one."""
    merged: list[Run] = []
    for run in runs:
        if merged and merged[-1].face is run.face:
            last = merged.pop()
            run = Run(run.face, last.text + run.text, last.width + run.width)
        merged.append(run)
    return tuple(merged)


class Wrapper:
    """Fills lines of one width with pieces, first come first set."""

    def __init__(self, style: Style, width: float) -> None:
        self.style = style
        self.room = width / style.size + 1e-6
        self.lines: list[PlainLine] = []
        self.runs: list[Run] = []
        self.gap: tuple[Run, ...] = ()
        self.used = 0.0
        self.gap_width = 0.0

    def space(self, gap: Piece) -> None:
        """Remember the space before the next piece."""
        self.gap, self.gap_width = gap.runs, gap.width

    def add(self, part: Piece) -> None:
        """Set a piece on this line or the next."""
        if self.used + self.gap_width + part.width > self.room and self.runs:
            self.end_line()
        if part.width > self.room and (len(part.runs) > 1 or len(part.runs[0].text) > 1):
            for letter in letters(part, self.style):
                self.add(letter)
            return
        self.runs += [*self.gap, *part.runs]
        self.used += self.gap_width + part.width
        self.gap, self.gap_width = (), 0.0

    def end_line(self) -> None:
        """Close the line; spaces at its end are dropped."""
        self.lines.append(PlainLine(joined(self.runs), self.used * self.style.size))
        self.runs, self.used = [], 0.0
        self.gap, self.gap_width = (), 0.0


def plain_lines(paragraph: str, style: Style, width: float) -> list[PlainLine]:
    """One paragraph of simple scripts wrapped to `width`; an empty one is one empty line."""
    wrapper = Wrapper(style, width)
    for token in TOKENS.findall(paragraph):
        parts = pieces(token, style.weight, style.tabular)
        if token[0] == " ":
            wrapper.space(parts[0])
            continue
        for part in parts:
            if part.runs:
                wrapper.add(part)
    wrapper.end_line()
    return wrapper.lines


def lines_of(paragraph: str, style: Style, width: float) -> list[Line]:
    """One paragraph wrapped to `width`, by Qt when its script needs shaping."""
    if needs_shaping(paragraph):
        from amdesk.report.shaping import shaped_lines

        return list(shaped_lines(paragraph, style, width))
    return list(plain_lines(paragraph, style, width))


@lru_cache(maxsize=4_000)
def layout(text: str, style: Style, width: float) -> TextBox:
    """`text` cleaned and wrapped to `width` points; line ends in it are kept.

    Raises ShapingMissing when its script needs Qt and Qt is not there.
    """
    found: list[Line] = []
    for paragraph in clean(text).rstrip().split("\n"):
        found += lines_of(paragraph, style, max(width, style.size))
    return TextBox(tuple(found), style, width)


def one_line(text: str, style: Style, room: float) -> TextBox:
    """`text` on a single line, ended by "…" when it is wider than `room` points."""
    text = " ".join(clean(text[:1000]).split())
    box = layout(text, style, room)
    if len(box.lines) == 1 and box.lines[0].width <= room:
        return box
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = len(layout(text[:middle] + "…", style, room).lines) == 1
        low, high = (middle, high) if fits else (low, middle - 1)
    return layout(text[:low].rstrip() + "…", style, room).part(0, 1)


def natural_width(text: str, style: Style) -> float:
    """Width in points of the widest line of `text` when nothing is wrapped."""
    return max(line.width for line in layout(text, style, 1e5).lines)


def narrowest(text: str, style: Style) -> float:
    """Width in points of the longest part of `text` that should not be broken."""
    if needs_shaping(text):
        return max(natural_width(word, style) for word in text.split() or [""])
    parts = [p for token in TOKENS.findall(clean(text)) for p in pieces(token, style.weight, style.tabular)]
    return max((p.width for p in parts), default=0.0) * style.size
