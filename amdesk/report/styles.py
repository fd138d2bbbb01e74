"""What paper looks like: sizes in points, its own palette, spacing in steps of four.

The palette keeps its contrast on a black and white printer; a tone is never told by colour alone.
"""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Self

from amdesk.analysis.series import Tone

STEP = 4.0


class PaperSize(Enum):
    """A sheet, as width and height in points."""

    A4 = (595.28, 841.89)
    A3 = (841.89, 1190.55)
    A2 = (1190.55, 1683.78)
    LETTER = (612.0, 792.0)


class Weight(Enum):
    """How heavy a text is set."""

    REGULAR = "Regular"
    MEDIUM = "Medium"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"
    ITALIC = "Italic"

    @property
    def is_bold(self) -> bool:
        """Whether a face without this weight has to be thickened."""
        return self in (Weight.SEMIBOLD, Weight.BOLD)


class Align(Enum):
    """Where a line of text stands in its width."""

    LEFT = 0.0
    CENTER = 0.5
    RIGHT = 1.0


@dataclass(frozen=True)
class Colour:
    """A colour as red, green and blue from 0 to 1."""

    red: float
    green: float
    blue: float

    @classmethod
    def of(cls, code: str) -> Self:
        """The colour of a code like "#1c2230"."""
        return cls(*(round(int(code[i : i + 2], 16) / 255, 3) for i in (1, 3, 5)))


INK = Colour.of("#1c2230")
MUTED = Colour.of("#5d6676")
HAIRLINE = Colour.of("#d5dae3")
WASH = Colour.of("#f3f5f8")
WHITE = Colour.of("#ffffff")
ACCENT = Colour.of("#0b6e8a")
CUSTOMER = Colour.of("#7a4fa3")
QUIET = Colour.of("#b4bcc9")
GOOD = Colour.of("#1f7a4d")
WARN = Colour.of("#9a5b00")
BAD = Colour.of("#b3372b")

TONES = {
    Tone.ACCENT: ACCENT,
    Tone.CUSTOMER: CUSTOMER,
    Tone.QUIET: QUIET,
    Tone.GOOD: GOOD,
    Tone.WARN: WARN,
    Tone.BAD: BAD,
}


def text_colour(tone: Tone) -> Colour:
    """The colour of words in a tone: quiet words are darker than quiet areas, to be read."""
    return MUTED if tone is Tone.QUIET else TONES[tone]


@dataclass(frozen=True)
class Style:
    """How a text is set: `size` and `leading` (line to line) in points; `tabular` gives figures one width."""

    size: float = 9.0
    leading: float = 13.0
    weight: Weight = Weight.REGULAR
    colour: Colour = INK
    align: Align = Align.LEFT
    tabular: bool = False

    def but(
        self,
        *,
        weight: Weight | None = None,
        colour: Colour | None = None,
        align: Align | None = None,
        tabular: bool | None = None,
    ) -> Self:
        """The same style with some of it changed."""
        return replace(
            self,
            weight=weight or self.weight,
            colour=colour or self.colour,
            align=align or self.align,
            tabular=self.tabular if tabular is None else tabular,
        )


BODY = Style()
BODY_MUTED = Style(colour=MUTED)
BODY_STRONG = Style(weight=Weight.SEMIBOLD)
SMALL = Style(8.0, 11.0)
SMALL_MUTED = Style(8.0, 11.0, colour=MUTED)
TITLE = Style(22.0, 28.0, Weight.BOLD)
SECTION = Style(12.0, 16.0, Weight.BOLD)
SUBSECTION = Style(10.0, 14.0, Weight.SEMIBOLD)
MINOR = Style(9.0, 13.0, Weight.SEMIBOLD, MUTED)
CELL = Style(8.25, 11.5)
CELL_HEAD = Style(8.0, 11.0, Weight.MEDIUM, MUTED)
FIGURE = Style(15.0, 19.0, Weight.BOLD)
RUNNING = Style(8.0, 11.0, colour=MUTED)
AXIS = Style(7.25, 9.5, colour=MUTED, tabular=True)
CHART_TITLE = Style(9.0, 12.0, Weight.SEMIBOLD)
CHART_LABEL = Style(7.5, 10.0)
