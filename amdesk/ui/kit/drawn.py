"""What a surface draws itself: words, pills and bars. They are no widgets, so that hundreds of them open at once."""

from functools import cache
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QStaticText, QTextOption
from PySide6.QtWidgets import QWidget

from amdesk.analysis.series import Stack, Tone
from amdesk.ui.kit.fonts import TextRole, role_font
from amdesk.ui.kit.labels import QUIET_ROLES, chip_size, draw_chip, shown
from amdesk.ui.kit.stack import BAR_HEIGHT_PX, draw_stack
from amdesk.ui.kit.theme import theme, tone_colours

LEAST_WORDS_PX = 60
WIDER = 1.1
"""No letter of English is wider than a W by more than this, nor pulled further from the one before it."""
LINE_BREAK = "\u2028"  # a laid out text knows no other
PROGRESS_PX = 8


class Drawn:
    """Something that stands in a rectangle of a surface."""

    rect = QRect()
    is_shown = True

    def height(self, width: int) -> int:
        """How high it is, in pixels, when it is `width` wide."""
        raise NotImplementedError

    def size(self) -> QSize:
        """How large it is where it has the room it likes."""
        raise NotImplementedError

    def least(self) -> int:
        """The least width it can be read at, in pixels."""
        return self.size().width()

    def place(self, rect: QRect) -> None:
        """Stand there."""
        self.rect = rect

    def draw(self, painter: QPainter) -> None:
        """Draw it where it stands."""

    def said(self) -> str:
        """Its words, for who does not see them."""
        return ""

    def widgets(self) -> list[QWidget]:
        """The widgets that stand in it, in reading order."""
        return []

    def wake(self, parent: QWidget) -> None:
        """Let what is drawn in place of a widget be one, on `parent`."""

    def sleeps(self) -> bool:
        """Whether something of it is drawn in place of a widget."""
        return False

    def forget(self) -> None:
        """The fonts are others now."""


class Look(NamedTuple):
    """A font and its measures; `height` and `ascent` of a line and the widest letter of English, in pixels."""

    font: QFont
    measures: QFontMetrics
    height: int
    ascent: int
    widest: float


@cache
def looks(role: TextRole) -> Look:
    """The look of a role, as long as the program's font stays: `forget_looks` when it does not."""
    font = role_font(role)
    measures = QFontMetrics(font)
    return Look(font, measures, measures.height(), measures.ascent(), measures.horizontalAdvance("W") * WIDER)


def forget_looks() -> None:
    """The program's font is another."""
    looks.cache_clear()


class Words(Drawn):
    """A text in the look of its role, wrapped; `tone` gives it a colour, the words must say it too.

    `quiet` says whether it steps back, where its role does not.
    """

    def __init__(
        self, text: str, role: TextRole = TextRole.BODY, tone: Tone | None = None, quiet: bool | None = None
    ) -> None:
        self.text, self.role, self.tone = text, role, tone
        self._is_one_line, self._is_plain = "\n" not in text, text.isascii()
        self._is_quiet = role in QUIET_ROLES if quiet is None else quiet
        self._laid: QStaticText | None = None
        self._advance: int | None = None
        self._heights: dict[int, int] = {}

    def height(self, width: int) -> int:
        """As many lines as it takes."""
        if self._is_line(width):
            return looks(self.role).height
        known = self._heights.get(width)
        if known is None:
            laid = self._lines()
            laid.setTextWidth(width)
            laid.prepare(font=looks(self.role).font)
            known = self._heights[width] = ceil(laid.size().height())
        return known

    def _is_line(self, width: int) -> bool:
        """Whether all of it stands in one line, as most of it does: then nothing needs to be wrapped.

        What would fit if all its letters were wide is not even measured.
        """
        if not self._is_one_line:
            return False
        if self._is_plain and len(self.text) * looks(self.role).widest <= width:
            return True
        return self.size().width() <= width

    def _lines(self) -> QStaticText:
        if self._laid is None:
            self._laid = QStaticText(self.text.replace("\n", LINE_BREAK))
            self._laid.setTextFormat(Qt.TextFormat.PlainText)
            self._laid.setTextOption(_wrapping())
        return self._laid

    def size(self) -> QSize:
        """In one line."""
        look = looks(self.role)
        if self._advance is None:
            self._advance = look.measures.horizontalAdvance(self.text) + 1
        return QSize(self._advance, look.height)

    def least(self) -> int:
        """A few letters."""
        return LEAST_WORDS_PX

    def draw(self, painter: QPainter) -> None:
        """Draw the lines."""
        look = looks(self.role)
        painter.setFont(look.font)
        painter.setPen(self._ink())
        if self._is_line(self.rect.width()):
            painter.drawText(self.rect.x(), self.rect.y() + look.ascent, self.text)
            return
        laid = self._lines()
        if laid.textWidth() != self.rect.width():
            laid.setTextWidth(self.rect.width())
        painter.drawStaticText(self.rect.topLeft(), laid)

    def said(self) -> str:
        """The words."""
        return self.text

    def forget(self) -> None:
        """Measure anew."""
        self._advance = None
        self._heights.clear()

    def _ink(self) -> QColor:
        if self.tone is not None:
            return tone_colours(self.tone)[0]
        return theme().muted if self._is_quiet else theme().text


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


class Room(Drawn):
    """Nothing, `high` pixels high."""

    high = 0

    def height(self, width: int) -> int:
        """As high as it was told to be."""
        return self.high

    def size(self) -> QSize:
        """As narrow as one likes."""
        return QSize(0, self.high)


class OneSize(Drawn):
    """A part as large wherever it stands; it is measured once."""

    _size: QSize | None = None

    def measured(self) -> QSize:
        """How large it is."""
        raise NotImplementedError

    def size(self) -> QSize:
        """As large as it was measured."""
        if self._size is None:
            self._size = self.measured()
        return self._size

    def height(self, width: int) -> int:
        """Always the same."""
        return self.size().height()

    def forget(self) -> None:
        """Measure anew."""
        self._size = None


class Pill(OneSize):
    """A chip; `sign` is a shape before the words so that colour is never the only carrier."""

    def __init__(self, text: str, tone: Tone = Tone.QUIET, sign: str = "") -> None:
        self.text, self.tone = text, tone
        self._shown = shown(f"{sign} {text}" if sign else text)

    def measured(self) -> QSize:
        """The words and a round end on each side."""
        return chip_size(looks(TextRole.SMALL).measures, self._shown)

    def draw(self, painter: QPainter) -> None:
        """Draw the chip at its own size."""
        painter.setFont(looks(TextRole.SMALL).font)
        draw_chip(painter, QRect(self.rect.topLeft(), self.size()), self._shown, self.tone)

    def said(self) -> str:
        """The words."""
        return self.text


class Bar(Drawn):
    """A bar of the parts of a stack; its words stand elsewhere."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack

    def height(self, width: int) -> int:
        """Always the same."""
        return BAR_HEIGHT_PX

    def size(self) -> QSize:
        """As wide as there is room."""
        return QSize(LEAST_WORDS_PX, BAR_HEIGHT_PX)

    def draw(self, painter: QPainter) -> None:
        """Fill the parts."""
        draw_stack(painter, QRectF(self.rect), self.stack)


class Progress(Drawn):
    """A bar filled from the left by `share`, 0 to 1."""

    def __init__(self, share: float) -> None:
        self.share = min(1.0, max(0.0, share))

    def height(self, width: int) -> int:
        """Always the same."""
        return PROGRESS_PX

    def size(self) -> QSize:
        """As wide as there is room."""
        return QSize(LEAST_WORDS_PX, PROGRESS_PX)

    def draw(self, painter: QPainter) -> None:
        """Fill it over a quiet ground."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect)
        for share, colour in ((1.0, theme().quiet_soft), (self.share, theme().accent)):
            if share > 0:
                filled = QRectF(whole.x(), whole.y(), max(whole.width() * share, whole.height()), whole.height())
                painter.setBrush(colour)
                painter.drawRoundedRect(filled, PROGRESS_PX / 2, PROGRESS_PX / 2)
