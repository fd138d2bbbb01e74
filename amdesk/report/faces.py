"""The fonts of the paper: for every character the first face that can draw it, loaded when it is first needed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from amdesk import paths
from amdesk.report.styles import Weight

Ranges = tuple[tuple[int, int], ...]

ALL: Ranges = ((0, 0x10FFFF),)
SYMBOLS: Ranges = ((0x2190, 0x2BFF), (0x1F000, 0x1FBFF))
MATHEMATICS: Ranges = ((0x2100, 0x22FF), (0x27C0, 0x2AFF), (0x1D400, 0x1D7FF))
HAN_AND_KANA: Ranges = ((0x2E80, 0x312F), (0x3190, 0x9FFF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF))
HANGUL: Ranges = ((0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF))

FALLBACKS: tuple[tuple[str, Ranges], ...] = (
    ("NotoNaskhArabic-Regular", ((0x0600, 0x06FF), (0x0750, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFE))),
    ("NotoSansHebrew-Regular", ((0x0590, 0x05FF), (0xFB1D, 0xFB4F))),
    ("NotoSansDevanagari-Regular", ((0x0900, 0x097F), (0xA8E0, 0xA8FF))),
    ("NotoSansBengali-Regular", ((0x0980, 0x09FF),)),
    ("NotoSansGurmukhi-Regular", ((0x0A00, 0x0A7F),)),
    ("NotoSansGujarati-Regular", ((0x0A80, 0x0AFF),)),
    ("NotoSansOriya-Regular", ((0x0B00, 0x0B7F),)),
    ("NotoSansTamil-Regular", ((0x0B80, 0x0BFF),)),
    ("NotoSansTelugu-Regular", ((0x0C00, 0x0C7F),)),
    ("NotoSansKannada-Regular", ((0x0C80, 0x0CFF),)),
    ("NotoSansMalayalam-Regular", ((0x0D00, 0x0D7F),)),
    ("NotoSansSinhala-Regular", ((0x0D80, 0x0DFF),)),
    ("NotoSansThai-Regular", ((0x0E00, 0x0E7F),)),
    ("NotoSansLao-Regular", ((0x0E80, 0x0EFF),)),
    ("NotoSansMyanmar-Regular", ((0x1000, 0x109F),)),
    ("NotoSansEthiopic-Regular", ((0x1200, 0x139F),)),
    ("NotoSansKhmer-Regular", ((0x1780, 0x17FF), (0x19E0, 0x19FF))),
    ("NotoSansArmenian-Regular", ((0x0530, 0x058F), (0xFB13, 0xFB17))),
    ("NotoSansGeorgian-Regular", ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F))),
    ("NanumGothic", HANGUL),
    ("DroidSansFallback", HAN_AND_KANA),
    ("NotoSansSymbols2-Regular", SYMBOLS),
    ("NotoSansMath-Regular", MATHEMATICS),
)

BEYOND = re.compile("> <([0-9A-F]{5,6})>")
BOX = "NotoSans-Regular"
IGNORABLE = frozenset(map(chr, (0xAD, 0x34F, 0x61C, *range(0x200B, 0x2010), 0x2060, *range(0xFE00, 0xFE10), 0xFEFF)))


@dataclass(frozen=True, eq=False)
class Face:
    """One loaded font file; `thin` when a bold text must be thickened because the face has one weight only."""

    name: str
    font: Any
    thin: bool

    def width(self, text: str) -> float:
        """Width of `text` at a size of one point, in points."""
        return float(self.font.stringWidth(text, 1))

    def has(self, character: str) -> bool:
        """Whether the face can draw the character."""
        return ord(character) in self.font.face.charToGlyph


class PaperFont(TTFont):  # type: ignore[misc]
    """A font that also tells readers the characters beyond the first plane, which reportlab writes wrongly."""

    def addObjects(self, document: Any) -> None:
        """Add the font to the document and mend its table of characters."""
        before = set(document.idToObject)
        super().addObjects(document)
        for name in set(document.idToObject) - before:
            if name.startswith("toUnicodeCMap:"):
                table = document.idToObject[name]
                table.content = BEYOND.sub(as_utf16, table.content)


def as_utf16(found: re.Match[str]) -> str:
    """A character code as PDF readers expect it."""
    return f"> <{chr(int(found.group(1), 16)).encode('utf-16-be').hex().upper()}>"


@cache
def face(name: str) -> Face:
    """The face of a file in resources/fonts, given without its suffix."""
    font = PaperFont(name, str(paths.resources() / "fonts" / f"{name}.ttf"), asciiReadable=0, shapable=False)
    pdfmetrics.registerFont(font)
    return Face(name, font, thin=not name.startswith(("Inter", "NotoSans-")))


def candidates(weight: Weight, tabular: bool) -> Iterator[tuple[str, Ranges]]:
    """The faces of a weight in the order they are tried, each with the characters it is asked for."""
    if tabular:
        yield f"InterTabular-{'SemiBold' if weight.is_bold else 'Regular'}", ALL
    yield f"Inter-{weight.value}", ALL
    yield f"NotoSans-{'Bold' if weight.is_bold else 'Regular'}", ALL
    yield from FALLBACKS


@cache
def face_of(character: str, weight: Weight, tabular: bool) -> Face:
    """The first face with the character; when none has it, one that draws a box and knows what it stands for."""
    code = ord(character)
    for name, ranges in candidates(weight, tabular):
        if any(first <= code <= last for first, last in ranges) and face(name).has(character):
            return face(name)
    boxes = face(BOX)
    boxes.font.face.charToGlyph[code] = 0
    return boxes


@dataclass(frozen=True)
class Run:
    """Characters drawn by one face; `width` at one point of size."""

    face: Face
    text: str
    width: float


def runs_of(text: str, weight: Weight, tabular: bool) -> tuple[Run, ...]:
    """`text` cut into runs of one face each, without the characters that have no width."""
    visible = [c for c in text if c not in IGNORABLE]
    grouped = groupby(visible, key=lambda character: face_of(character, weight, tabular))
    found = ((face_, "".join(group)) for face_, group in grouped)
    return tuple(Run(face_, part, face_.width(part)) for face_, part in found)
