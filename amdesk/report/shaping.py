"""Scripts whose letters change shape or run from right to left: laid out by Qt, drawn as outlines, read as text.

Qt is imported here alone and only when such a text is printed. Under the outlines lies the same text, invisible, so
that the PDF can be searched and copied from.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from amdesk import paths
from amdesk.report.faces import FALLBACKS, IGNORABLE, Run, face, runs_of
from amdesk.report.pen import THICKENED, Pen, number
from amdesk.report.styles import Align, Style, Weight
from amdesk.words import _

FINE = 256
QT_WEIGHTS = {Weight.REGULAR: 400, Weight.MEDIUM: 500, Weight.SEMIBOLD: 600, Weight.BOLD: 700, Weight.ITALIC: 400}
FAMILIES = (
    "Inter",
    "Noto Sans",
    "Noto Naskh Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Bengali",
    "Noto Sans Gurmukhi",
    "Noto Sans Gujarati",
    "Noto Sans Oriya",
    "Noto Sans Tamil",
    "Noto Sans Telugu",
    "Noto Sans Kannada",
    "Noto Sans Malayalam",
    "Noto Sans Sinhala",
    "Noto Sans Thai",
    "Noto Sans Lao",
    "Noto Sans Myanmar",
    "Noto Sans Ethiopic",
    "Noto Sans Khmer",
    "Noto Sans Armenian",
    "Noto Sans Georgian",
    "Droid Sans Fallback",
    "NanumGothic",
    "Noto Sans Symbols2",
    "Noto Sans Math",
)
FILES = ("Inter-Regular", "NotoSans-Regular", *(name for name, _ranges in FALLBACKS))
BOX = "□"
UNSEEN = "\u2060"
OPERATORS = {0: "m", 1: "l"}
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")

Steps = tuple[tuple[str, tuple[float, ...]], ...]
Place = tuple[str, tuple[float, float]]


class ShapingMissing(Exception):
    """Qt is not there, so a text in such a script cannot be printed; the message says it in one sentence."""


@dataclass(frozen=True)
class Glyph:
    """An outline as path steps (operator, coordinates) at one point of size, moved to (x, y) on its line."""

    steps: Steps
    x: float
    y: float
    thin: bool


@dataclass(frozen=True)
class Stretch:
    """Characters under some of the outlines, as they stand from left to right, at one point of size.

    `forwards` when nothing on the line runs from right to left.
    """

    left: float
    width: float
    runs: tuple[Run, ...]
    forwards: bool


@dataclass(frozen=True)
class ShapedLine:
    """A line Qt has laid out; `indent` and `width` in points."""

    glyphs: tuple[Glyph, ...]
    stretches: tuple[Stretch, ...]
    indent: float
    width: float

    def draw(self, pen: Pen, left: float, baseline: float, room: float, style: Style) -> None:
        """Draw the outlines, then the text that readers and searches find; Qt has aligned the line in its room."""
        start = left + self.indent
        for thin in (False, True):
            code = " ".join(path(g, start, baseline, style.size) for g in self.glyphs if g.thin is thin and g.steps)
            if code:
                pen.outlines(code, style.colour, style.size * THICKENED if thin else 0.0)
        for part in self.stretches:
            place, width = left + part.left * style.size, part.width * style.size
            pen.unseen(place, baseline, width, part.runs, style.size, part.forwards)


def path(glyph: Glyph, left: float, baseline: float, size: float) -> str:
    """The PDF operators of an outline."""
    origin = (left + glyph.x * size, baseline + glyph.y * size)
    return " ".join(
        " ".join(number(origin[i % 2] + value * size) for i, value in enumerate(values)) + f" {operator}"
        for operator, values in glyph.steps
    )


@cache
def qt() -> Any:
    """Qt's text engine with the fonts of the paper in it.

    Raises ShapingMissing when Qt is not installed or the running program has no screen or fonts.
    """
    try:
        from PySide6 import QtCore, QtGui
    except ImportError as error:
        reason = _("Arabic, Hebrew and Indic scripts cannot be printed because the Qt library cannot be loaded.")
        raise ShapingMissing(reason) from error
    application = QtCore.QCoreApplication.instance() or own_application(QtCore, QtGui)
    if not isinstance(application, QtGui.QGuiApplication):
        raise ShapingMissing(_("Arabic, Hebrew and Indic scripts cannot be printed by a program without fonts."))
    for file in sorted((paths.resources() / "fonts").glob("*.ttf")):
        QtGui.QFontDatabase.addApplicationFont(str(file))
    return QtGui


@cache
def own_application(core: Any, gui: Any) -> Any:
    """An application without a screen, kept for as long as the program runs; it says nothing about fonts tried."""
    core.QLoggingCategory.setFilterRules("qt.text.font.db*=false")
    return gui.QGuiApplication(["amdesk", "-platform", "offscreen"])


def shaped_lines(paragraph: str, style: Style, width: float) -> Iterator[ShapedLine]:
    """One paragraph wrapped to `width` points by Qt. Raises ShapingMissing."""
    gui = qt()
    layout = gui.QTextLayout("".join(map(stand_in, paragraph)), font(gui, style.weight))
    layout.setTextOption(option(gui, style.align))
    scale = style.size / FINE
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width / scale)
    layout.endLayout()
    for index in range(layout.lineCount()):
        yield shaped_line(layout.lineAt(index), paragraph, style)


@cache
def stand_in(character: str) -> str:
    """What Qt lays out for a character: a box where no font of the paper has it, in as many places of Qt's.

    Else Qt would look among the fonts of this machine: the paper would differ from one machine to the next, and Qt
    ends the program when it takes an old PostScript font for it.
    """
    if any(face(name).has(character) for name in FILES):
        return character
    shown = UNSEEN if character in IGNORABLE else " " if character.isspace() else BOX
    return shown + UNSEEN * (character > "\uffff")


def font(gui: Any, weight: Weight) -> Any:
    """Qt's font of a weight, unhinted and large, so that outlines are exact."""
    made = gui.QFont(list(FAMILIES))
    made.setPixelSize(FINE)
    made.setWeight(gui.QFont.Weight(QT_WEIGHTS[weight]))
    made.setItalic(weight is Weight.ITALIC)
    made.setHintingPreference(gui.QFont.HintingPreference.PreferNoHinting)
    return made


def option(gui: Any, align: Align) -> Any:
    """How Qt wraps and aligns; the direction is that of the first letter."""
    flags = type(gui.QTextOption().alignment())
    sides = {Align.LEFT: flags.AlignLeft, Align.CENTER: flags.AlignHCenter}
    made = gui.QTextOption(sides.get(align, flags.AlignRight))
    made.setTextDirection(type(made.textDirection()).LayoutDirectionAuto)
    made.setWrapMode(gui.QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return made


def shaped_line(line: Any, paragraph: str, style: Style) -> ShapedLine:
    """A line of Qt's as outlines and text."""
    rect = line.naturalTextRect()
    scale = style.size / FINE
    glyphs = tuple(glyphs_of(line, rect.left(), line.y() + line.ascent(), style.weight))
    stretches = tuple(stretches_of(line, paragraph, style.weight))
    return ShapedLine(glyphs, stretches, rect.left() * scale, rect.width() * scale)


def glyphs_of(line: Any, left: float, baseline: float, weight: Weight) -> Iterator[Glyph]:
    """The outlines of a line, from left to right."""
    for run in line.glyphRuns():
        raw = run.rawFont()
        thin = weight.is_bold and "Bold" not in raw.styleName()
        for index, place in zip(run.glyphIndexes(), run.positions(), strict=True):
            yield Glyph(outline(raw, index), (place.x() - left) / FINE, (baseline - place.y()) / FINE, thin)


outlines: dict[tuple[str, str, int], Steps] = {}


def outline(raw: Any, index: int) -> Steps:
    """The path of a glyph at one point of size, upright; kept, as letters come again."""
    key = (raw.familyName(), raw.styleName(), index)
    if key not in outlines:
        outlines[key] = tuple(steps_of(raw.pathForGlyph(index)))
    return outlines[key]


def steps_of(drawn: Any) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Qt's path elements as PDF steps: moves, lines and curves of three points."""
    points: list[float] = []
    for i in range(drawn.elementCount()):
        element = drawn.elementAt(i)
        here = (element.x / FINE, -element.y / FINE)
        kind = element.type.value
        if kind in OPERATORS:
            yield OPERATORS[kind], here
            continue
        points += here
        if len(points) == 6:
            yield "c", tuple(points)
            points = []


def stretches_of(line: Any, paragraph: str, weight: Weight) -> Iterator[Stretch]:
    """The text of a line where it stands, cut where its direction turns."""
    span = range(line.textStart(), line.textStart() + line.textLength())
    letters = utf16_places(paragraph)
    places = [(letters[at], edges_of(line, at)) for at in span if letters[at]]
    forwards = not any(runs_backwards(*place) for place in places)
    for backwards, group in groupby(places, key=lambda place: runs_backwards(*place)):
        part = trimmed(list(group))
        if not part:
            continue
        shown = "".join(letter for letter, _edges in part)
        edges = [x for _letter, both in part for x in both]
        runs = runs_of(shown[::-1].translate(MIRRORED) if backwards else shown, weight, False)
        yield Stretch(min(edges) / FINE, (max(edges) - min(edges)) / FINE, runs, forwards)


def utf16_places(paragraph: str) -> list[str]:
    """The characters at Qt's places, which count those beyond the first plane twice: "" at their second."""
    return [place for letter in paragraph for place in ((letter, "") if letter > "\uffff" else (letter,))]


def trimmed(places: list[Place]) -> list[Place]:
    """Places without the spaces at both ends: readers see those as gaps."""
    solid = [i for i, (letter, _edges) in enumerate(places) if not letter.isspace()]
    return places[solid[0] : solid[-1] + 1] if solid else []


def edges_of(line: Any, at: int) -> tuple[float, float]:
    """Where a character begins and ends; the end lies left of the beginning when it runs backwards."""
    edge = type(line).Edge
    return line.cursorToX(at, edge.Leading)[0], line.cursorToX(at, edge.Trailing)[0]


def runs_backwards(letter: str, edges: tuple[float, float]) -> bool:
    """Whether a character is written from right to left where it stands; marks without a width go by their script."""
    begin, end = edges
    return end < begin if begin != end else RIGHT_TO_LEFT.match(letter) is not None
