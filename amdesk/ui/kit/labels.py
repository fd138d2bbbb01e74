"""Texts that are always plain: labels by role, labels that shorten themselves, chips, links, tooltips."""

from PySide6.QtCore import QEvent, QMargins, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from amdesk.analysis.series import Tone
from amdesk.ui.kit.fonts import TextRole, role_font
from amdesk.ui.kit.theme import theme, themes, tone_colours

MOST_SHOWN = 300  # characters of one line that are ever laid out; Qt needs seconds for a megabyte
MOST_IN_TIP = 1500
MARKUP = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\n", "<br>"))
LINK_MARGINS, LINK_RADIUS_PX = QMargins(3, 1, 3, 1), 4
CENTRED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
KEYPAD = Qt.KeyboardModifier.KeypadModifier
QUIET_ROLES = (TextRole.MUTED, TextRole.SMALL)

__all__ = ["Chip", "Elided", "Link", "Text", "TextRole", "plain_tip", "tip_text"]


def shown(text: str) -> str:
    """`text` as one line of at most 300 characters, for lists and labels that cut it anyway."""
    line = " ".join(text[: MOST_SHOWN * 2].split())
    return line if len(line) <= MOST_SHOWN else line[: MOST_SHOWN - 1] + "…"


def tip_text(text: str) -> str:
    """`text` as a tooltip that wraps and shows every character as typed."""
    cut = text if len(text) <= MOST_IN_TIP else text[:MOST_IN_TIP] + "…"
    for letter, written in MARKUP:
        cut = cut.replace(letter, written)
    return f"<qt>{cut}</qt>" if cut else ""


def plain_tip(widget: QWidget, text: str) -> None:
    """Give `widget` a tooltip that cannot contain markup."""
    widget.setToolTip(tip_text(text))


class Text(QLabel):
    """A label that shows what it is given character by character, in the look of its role."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        role: TextRole = TextRole.BODY,
        wrap: bool = False,
        selectable: bool = False,
    ) -> None:
        super().__init__(parent)
        self._tone: Tone | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.set_role(role)
        if wrap:
            self._wrap()
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.setText(text)

    def set_role(self, role: TextRole) -> None:
        """Look like `role`."""
        if role is not TextRole.BODY:
            self.setFont(role_font(role))
        quiet = role in QUIET_ROLES
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText if quiet else QPalette.ColorRole.WindowText)
        if self._tone is not None:
            self._colour()

    def set_tone(self, tone: Tone | None) -> None:
        """Colour the text by `tone`, None for its role's own; the words themselves must say it too."""
        if tone is not None and self._tone is None:
            themes().changed.connect(self._colour)
            self.installEventFilter(self)
        elif tone is None and self._tone is not None:
            themes().changed.disconnect(self._colour)
            self.removeEventFilter(self)
        self._tone = tone
        self._colour()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the tone when a new parent takes the colour away; only toned texts look at their events."""
        if event.type() is QEvent.Type.StyleChange:
            self._colour()
        return False

    def _colour(self) -> None:
        """Take the tone's colour from the theme in force."""
        palette = QPalette()
        if self._tone is not None:
            self.ensurePolished()  # the first polish would take the colour away again
            palette.setColor(self.foregroundRole(), tone_colours(self._tone)[0])
        self.setPalette(palette)

    def _wrap(self) -> None:
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class Elided(Text):
    """One line that ends in "…" when there is no room; the tooltip then has all of it."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, role: TextRole = TextRole.BODY) -> None:
        super().__init__(text, parent, role=role)
        self._offered = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the whole line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(shown(self.text())) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """As wide as a few letters."""
        metrics = self.fontMetrics()
        few = metrics.averageCharWidth() * 6
        return QSize(min(metrics.horizontalAdvance(shown(self.text())) + 2, few), metrics.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, shortened to the room there is."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        painter.drawText(self.rect(), self.alignment() | Qt.TextFlag.TextSingleLine, self._cut())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Offer the whole text as a tooltip while some of it is cut, unless another tip was given."""
        if self.toolTip() in ("", self._offered):
            self._offered = tip_text(self.text()) if self._cut() != self.text() else ""
            self.setToolTip(self._offered)
        super().enterEvent(event)

    def _cut(self) -> str:
        return self.fontMetrics().elidedText(shown(self.text()), Qt.TextElideMode.ElideRight, self.width())


class Chip(QLabel):
    """A small rounded label; `sign` is a shape before the words so that colour is never the only carrier."""

    def __init__(self, text: str, tone: Tone = Tone.QUIET, sign: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(role_font(TextRole.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tone = tone
        self.say(text, tone, sign)

    def say(self, text: str, tone: Tone | None = None, sign: str = "") -> None:
        """Show another text, and another tone when one is given."""
        self._tone = tone or self._tone
        self.setText(shown(f"{sign} {text}" if sign else text))
        self.setAccessibleName(text)
        self.update()

    def tone(self) -> Tone:
        """The tone it is painted in."""
        return self._tone

    def sizeHint(self) -> QSize:
        """The words and a round end on each side."""
        return chip_size(self.fontMetrics(), self.text())

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill and the words in the tone's colours."""
        draw_chip(QPainter(self), self.rect(), self.text(), self._tone)


def chip_size(metrics: QFontMetrics, text: str) -> QSize:
    """Room for words and a round end on each side."""
    return QSize(metrics.horizontalAdvance(text) + 16, metrics.height() + 5)


def draw_chip(painter: QPainter, rect: QRect, text: str, tone: Tone) -> None:
    """Draw a pill over all of `rect`, and words in the painter's font."""
    ink, ground = tone_colours(tone)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(rect), rect.height() / 2, rect.height() / 2)
    painter.setPen(ink)
    painter.drawText(rect, CENTRED, text)


class Link(QAbstractButton):
    """Words that can be clicked, or reached by Tab and pressed by Enter or Space; `&` in them is only a character."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(text)

    def say(self, text: str) -> None:
        """Show other words."""
        self.setText(shown(text).replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    def _words(self) -> str:
        return self.text().replace("&&", "&")

    def _drawn(self) -> str:
        return self._words()

    def sizeHint(self) -> QSize:
        """Its words and a frame."""
        return link_size(self.fontMetrics(), self._words())

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, underlined while they are pointed at, and a frame while the keyboard is here."""
        painter, now = QPainter(self), theme()
        font, ink = self.font(), now.accent if self.isEnabled() else now.faint
        if self.isEnabled() and self.underMouse():
            font.setUnderline(True)
            ink = now.accent_hover
        painter.setFont(font)
        draw_link(painter, self.rect(), self._drawn(), ink)
        if self.hasFocus():
            draw_frame(painter, self.rect(), now.focus, LINK_RADIUS_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is as good as Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~KEYPAD:
            self.click()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the click here: a link inside a clickable row must not open the row as well."""
        super().mousePressEvent(event)
        event.accept()


def draw_frame(painter: QPainter, rect: QRect, ink: QColor, radius: int) -> None:
    """Draw a rounded line around `rect`, just within it, filled as the painter fills."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(ink)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def link_size(metrics: QFontMetrics, words: str) -> QSize:
    """Room for words that can be clicked, and the frame the keyboard shows around them."""
    inner = QSize(metrics.horizontalAdvance(words), metrics.height())
    return inner.grownBy(LINK_MARGINS)


def draw_link(painter: QPainter, rect: QRect, words: str, ink: QColor) -> None:
    """Draw words that can be clicked in one line, in the painter's font."""
    measures = painter.fontMetrics()
    above = (rect.height() - measures.height()) // 2
    painter.setPen(ink)
    painter.drawText(rect.x() + LINK_MARGINS.left(), rect.y() + above + measures.ascent(), words)
