"""The texts of a card, cut to their room and laid out once, in the order in which fonts and colours change least."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPen, QStaticText, QTextOption

from amdesk.analysis.network import CardShape, abbreviated
from amdesk.ui.account.map.look import DOTS_WIDTH, Detail, Fonts, Ink
from amdesk.ui.kit.labels import shown
from amdesk.words import _

STRIPE, SIGN_BAND = 5, 21
DOUBT_SIGN, DOUBT_UP = "≈", 3
"""What stands under the sign of a stance that was guessed or is old, and how far above the lower edge."""
LEFT, RIGHT = 29, 9
ROWS = (8, 26, 46)
SMALL_ROWS = (6, 23)
MIDDLE_ROWS, MIDDLE_SMALL_ROW = (4, 28), 9
PILL_PAD = 5
FAR_LEADING = 0.9


@dataclass(frozen=True, eq=False)
class Words:
    """One text at its place, with font and pen."""

    text: QStaticText
    at: QPointF
    font: QFont
    pen: QPen


@dataclass(frozen=True, eq=False)
class CardText:
    """The texts of a card at each detail; `pill` are left edge and width of the ground under the initials."""

    at: dict[Detail, tuple[Words, ...]]
    pill: tuple[float, float] | None


def fixed(text: str, font: QFont) -> QStaticText:
    """A plain text that is laid out once."""
    made = QStaticText(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    made.setTextOption(option)
    made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    made.prepare(font=font)
    return made


def cut(text: str, font: QFont, room: float) -> str:
    """A text as one line within `room`."""
    return QFontMetricsF(font).elidedText(shown(text), Qt.TextElideMode.ElideRight, max(room, 0))


def width_of(text: str, font: QFont) -> float:
    """How wide a text is."""
    return QFontMetricsF(font).horizontalAdvance(text)


def lay_out(card: CardShape, fonts: Fonts, ink: Ink) -> CardText:
    """The texts of a card; all keep within it."""
    full = _small_card(card, fonts, ink) if card.is_small else _card(card, fonts, ink)
    texts = {
        Detail.FULL: _in_order([_sign(card, fonts.sign, ink), *_doubt(card, fonts.sign, ink), *full]),
        Detail.MIDDLE: _in_order([_sign(card, fonts.large_sign, ink), *_middle(card, fonts, ink)]),
        Detail.NAMES: (_sign(card, fonts.large_sign, ink), *_far(card, fonts, ink)),
        Detail.BLOCKS: (),
    }
    return CardText(texts, _pill(card, fonts))


def _in_order(words: list[Words]) -> tuple[Words, ...]:
    return tuple(sorted(words, key=lambda each: (id(each.font), id(each.pen))))


def _far(card: CardShape, fonts: Fonts, ink: Ink) -> Iterator[Words]:
    """The name alone: forenames above the surname where both do not fit side by side."""
    room, high = card.width - LEFT - 4, QFontMetricsF(fonts.far).height() * FAR_LEADING
    first, _space, last = card.name.rpartition(" ")
    is_long = width_of(card.name, fonts.far) > room and first and card.height >= 2 * high
    lines = [first, last] if is_long else [card.name]
    top = (card.height - high * len(lines)) / 2
    for number, words in enumerate(lines):
        yield _line(words, LEFT, top + number * high - 1, room, fonts.far, _name_pen(card, ink))


def _middle(card: CardShape, fonts: Fonts, ink: Ink) -> Iterator[Words]:
    """Name, roles and days, larger."""
    end = card.width - RIGHT
    top = MIDDLE_SMALL_ROW if card.is_small else MIDDLE_ROWS[0]
    yield _name(card, top, end - LEFT, fonts.middle, ink)
    if card.is_small:
        return
    taken = width_of(card.days, fonts.role)
    room = end - taken - 6 - LEFT
    roles = cut(_roles(card, fonts.role, room), fonts.role, room)
    yield _words(roles, LEFT, MIDDLE_ROWS[1], fonts.role, ink.faint if card.has_left else ink.accent)
    yield _words(card.days, end - taken, MIDDLE_ROWS[1], fonts.role, ink.tones[card.days_tone])


def _name(card: CardShape, top: float, room: float, font: QFont, ink: Ink) -> Words:
    """The name; one that does not fit with its first words as initials."""
    is_long = not card.is_placeholder and width_of(shown(card.name), font) > room
    return _line(abbreviated(card.name) if is_long else card.name, LEFT, top, room, font, _name_pen(card, ink))


def _name_pen(card: CardShape, ink: Ink) -> QPen:
    return ink.faint if card.has_left else ink.muted if card.is_placeholder else ink.text


def _corner(card: CardShape) -> str:
    """What stands at the upper right: days since the last touch, or why there are none."""
    return _("left") if card.has_left else _("not known yet") if card.is_placeholder else card.days


def _card(card: CardShape, fonts: Fonts, ink: Ink) -> Iterator[Words]:
    corner = _corner(card)
    taken = width_of(corner, fonts.small)
    end = card.width - RIGHT
    yield _name(card, ROWS[0], end - taken - 6 - LEFT, fonts.name, ink)
    yield _words(corner, end - taken, ROWS[0] + 2, fonts.small, ink.tones[card.days_tone])
    pill = _pill(card, fonts)
    room = (end if pill is None else pill[0] - 5) - LEFT
    yield _line(_job(card), LEFT, ROWS[1], room, fonts.small, ink.faint if card.has_left else ink.muted)
    if pill is not None:
        yield _words(_initials(card), pill[0] + PILL_PAD, ROWS[1], fonts.small, ink.muted)
    room_of_roles = end - DOTS_WIDTH - 6 - LEFT
    roles = cut(_roles(card, fonts.small, room_of_roles), fonts.small, room_of_roles)
    if roles:
        pen = ink.faint if card.has_left else ink.accent if card.roles else ink.muted
        yield _words(roles, LEFT, ROWS[2], fonts.small, pen)


def _small_card(card: CardShape, fonts: Fonts, ink: Ink) -> Iterator[Words]:
    end = card.width - RIGHT
    yield _line(card.name, LEFT, SMALL_ROWS[0], end - LEFT, fonts.name, _name_pen(card, ink))
    yield _line(card.account, LEFT, SMALL_ROWS[1], end - LEFT, fonts.small, ink.customer)


def _sign(card: CardShape, font: QFont, ink: Ink) -> Words:
    left = STRIPE + (SIGN_BAND - STRIPE - width_of(card.stance_sign, font)) / 2
    top = (card.height - QFontMetricsF(font).height()) / 2
    return _words(card.stance_sign, left, top, font, ink.tones[card.stance_tone])


def _doubt(card: CardShape, font: QFont, ink: Ink) -> Iterator[Words]:
    """The sign of what was guessed or is old, at the foot of the band."""
    if card.doubt and not card.is_small:
        left = STRIPE + (SIGN_BAND - STRIPE - width_of(DOUBT_SIGN, font)) / 2
        yield _words(DOUBT_SIGN, left, card.height - QFontMetricsF(font).height() - DOUBT_UP, font, ink.muted)


def _line(text: str, left: float, top: float, room: float, font: QFont, pen: QPen) -> Words:
    return _words(cut(text, font, room), left, top, font, pen)


def _words(text: str, left: float, top: float, font: QFont, pen: QPen) -> Words:
    return Words(fixed(text, font), QPointF(left, top), font, pen)


def _job(card: CardShape) -> str:
    return " · ".join(part for part in (card.job, card.unit) if part)


def _roles(card: CardShape, font: QFont, room: float) -> str:
    """Every role's shape, each with its word as far as there is room; then the labels."""
    if not card.roles:
        return " · ".join(card.labels)
    whole = "  ".join(f"{sign} {word}" for sign, word in card.roles)
    if width_of(whole, font) > room:
        (sign, word), *others = card.roles
        whole = " ".join([f"{sign} {word}", *(other for other, _word in others)])
    return " · ".join([whole, *card.labels])


def _initials(card: CardShape) -> str:
    """Who covers the person: one or two colleagues, and how many more."""
    first, more = card.covered_by[:2], len(card.covered_by) - 2
    return " ".join(first) + (f" +{more}" if more > 0 else "")


def _pill(card: CardShape, fonts: Fonts) -> tuple[float, float] | None:
    if card.is_small or not card.covered_by:
        return None
    width = width_of(_initials(card), fonts.small) + 2 * PILL_PAD
    return card.width - RIGHT - width, width
