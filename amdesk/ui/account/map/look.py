"""What cards and lines are painted with: fonts in map units, pens and brushes of the theme, how much is shown."""

from dataclasses import dataclass
from enum import Enum
from functools import cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainterPath, QPen
from PySide6.QtWidgets import QApplication

from amdesk.analysis.series import Tone
from amdesk.model.values import Stance
from amdesk.ui.kit.theme import Theme, mark_colour, theme, tone_colours

NAME_PX, SMALL_PX, SIGN_PX = 13, 11, 12
MIDDLE_PX, ROLE_PX, LARGE_SIGN_PX, FAR_PX = 19, 15, 16, 27
FULL_ABOVE, MIDDLE_ABOVE, NAMES_ABOVE = 0.75, 0.4, 0.16
"""From which zoom on a card shows all its texts, the most important ones larger, or its name; below it is a block."""
DOTS, DOT_RADIUS, DOT_STEP = 5, 2.7, 8.0
SUPPORTER_SHARE = 0.6
"""How much of a champion's colour a supporter has."""


class Detail(Enum):
    """How much of a card can be read at the zoom in force."""

    FULL = "full"
    MIDDLE = "middle"
    NAMES = "names"
    BLOCKS = "blocks"


def detail_at(scale: float) -> Detail:
    """What can be read at a zoom; 1 is one pixel for a map unit."""
    if scale >= FULL_ABOVE:
        return Detail.FULL
    if scale >= MIDDLE_ABOVE:
        return Detail.MIDDLE
    return Detail.NAMES if scale >= NAMES_ABOVE else Detail.BLOCKS


def _font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(QApplication.font())
    # With hinting widths would differ between zooms; texts are cut once for all of them.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font


@dataclass(frozen=True, eq=False)
class Fonts:
    """The letters of a map."""

    name: QFont
    small: QFont
    sign: QFont
    middle: QFont
    role: QFont
    large_sign: QFont
    far: QFont


@cache
def _fonts_of(_program: str) -> Fonts:
    bold = QFont.Weight.DemiBold
    return Fonts(
        name=_font(NAME_PX, bold),
        small=_font(SMALL_PX),
        sign=_font(SIGN_PX, QFont.Weight.Bold),
        middle=_font(MIDDLE_PX, bold),
        role=_font(ROLE_PX),
        large_sign=_font(LARGE_SIGN_PX, QFont.Weight.Bold),
        far=_font(FAR_PX, bold),
    )


def fonts() -> Fonts:
    """The letters of a map in the program's typeface."""
    return _fonts_of(QApplication.font().toString())


def stance_mark(stance: Stance | None, tone: Tone) -> QColor:
    """The colour of a stance's stripe: a supporter's is paler than a champion's, beside its sign."""
    full = mark_colour(tone)
    return mixed(full, theme().card, SUPPORTER_SHARE) if stance is Stance.SUPPORTER else full


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """`share` of one colour with the rest of another."""
    rest = 1 - share
    return QColor.fromRgbF(
        one.redF() * share + other.redF() * rest,
        one.greenF() * share + other.greenF() * rest,
        one.blueF() * share + other.blueF() * rest,
    )


@dataclass(frozen=True, eq=False)
class Ink:
    """Pens and brushes of one theme, made once: a map uses few and each many times."""

    card: QBrush
    gone: QBrush
    soft: dict[Tone, QBrush]
    text: QPen
    muted: QPen
    faint: QPen
    accent: QPen
    customer: QPen
    tones: dict[Tone, QPen]
    border: QPen
    decider: QPen
    placeholder: QPen
    chosen: QPen
    hovered: QPen
    dots: QBrush
    no_dots: QBrush
    pill: QBrush


@cache
def _ink_of(now: Theme) -> Ink:
    return Ink(
        card=QBrush(now.card),
        gone=QBrush(now.ground),
        soft={tone: QBrush(tone_colours(tone)[1]) for tone in Tone},
        text=QPen(now.text),
        muted=QPen(now.muted),
        faint=QPen(now.faint),
        accent=QPen(now.accent),
        customer=QPen(now.customer),
        tones={tone: QPen(tone_colours(tone)[0]) for tone in Tone},
        border=QPen(now.control_border, 1),
        decider=QPen(now.text, 1.6),
        placeholder=QPen(now.quiet_mark, 1.4, Qt.PenStyle.DashLine),
        chosen=QPen(now.accent, 2.6),
        hovered=QPen(now.accent, 1.2),
        dots=QBrush(now.text),
        no_dots=QBrush(now.pressed),
        pill=QBrush(now.quiet_soft),
    )


def ink() -> Ink:
    """Pens and brushes of the theme in force."""
    return _ink_of(theme())


@cache
def dots(count: int, left: float, middle: float, first: int = 0) -> QPainterPath:
    """The influence dots from `first` up to `count`, the leftmost with its edge at `left`."""
    path = QPainterPath()
    for place in range(first, count):
        centre = QPointF(left + DOT_RADIUS + place * DOT_STEP, middle)
        path.addEllipse(centre, DOT_RADIUS, DOT_RADIUS)
    return path


DOTS_WIDTH = (DOTS - 1) * DOT_STEP + 2 * DOT_RADIUS
