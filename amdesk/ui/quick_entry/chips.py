"""A chip that can be clicked: a pill in the tone of its part, with its sign, and a menu of corrections."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from amdesk.analysis.quick_entry import Choice
from amdesk.analysis.series import Tone
from amdesk.ui.kit.buttons import menu_safe
from amdesk.ui.kit.fonts import TextRole, role_font
from amdesk.ui.kit.icons import Ink, pixmap
from amdesk.ui.kit.labels import plain_tip, shown
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.theme import theme, tone_colours
from amdesk.ui.quick_entry.parts import Part
from amdesk.words import _

WIDEST_PX = 420
SIGN_PX = 14
SIDE_PX = 9
GAP_PX = 5
INKS = {
    Tone.ACCENT: Ink.ACCENT,
    Tone.CUSTOMER: Ink.CUSTOMER,
    Tone.QUIET: Ink.MUTED,
    Tone.GOOD: Ink.GOOD,
    Tone.WARN: Ink.WARN,
    Tone.BAD: Ink.BAD,
}


class PartChip(QAbstractButton):
    """Shows one part of an entry; `corrected` tells the key and what is to count instead."""

    corrected = Signal(str, object)

    def __init__(self, part: Part, groups: list[list[Choice]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = part
        self.words = looking().seen(part.words)
        self.groups = [group for group in groups if group]
        self.setFont(role_font(TextRole.SMALL))
        self.setObjectName(f"quick-entry-{part.meaning.value if part.meaning else 'text'}")
        self.setAccessibleName(f"{part.name}: {self.words}")
        plain_tip(self, f"{part.name}: {self.words}" + (f"\n{_('Click to correct')}" if self.groups else ""))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.groups else Qt.FocusPolicy.NoFocus)
        if self.groups:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.clicked.connect(self.open_menu)

    def sizeHint(self) -> QSize:
        """The sign, the words and a round end on each side."""
        words = self.fontMetrics().horizontalAdvance(shown(self.words))
        return QSize(min(words + 2 * SIDE_PX + SIGN_PX + GAP_PX, WIDEST_PX), self.fontMetrics().height() + 8)

    def menu(self) -> QMenu:
        """The corrections as a menu."""
        menu = QMenu(self)
        for at, group in enumerate(self.groups):
            if at:
                menu.addSeparator()
            for choice in group:
                action = menu.addAction(menu_safe(looking().seen(choice.words)))
                action.setData(choice)
        return menu

    def open_menu(self) -> None:
        """Offer the corrections below the chip."""
        menu = self.menu()
        chosen = menu.exec(self.mapToGlobal(QPoint(0, self.height() + 2)))
        choice = chosen.data() if chosen is not None else None
        menu.deleteLater()
        if isinstance(choice, Choice):
            self.correct(choice)

    def correct(self, choice: Choice) -> None:
        """Tell what is to count."""
        self.corrected.emit(self.part.key, choice.decision)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the arrow down open the menu like a click."""
        if self.groups and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.open_menu()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill, the sign and the words; a ring when it has the focus."""
        ink, ground = tone_colours(self.part.tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        framed = self.hasFocus() or (self.underMouse() and bool(self.groups))
        painter.setPen(QPen(theme().focus if self.hasFocus() else ink, 1.5) if framed else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        sign = pixmap(self.part.sign, SIGN_PX, INKS[self.part.tone], self.devicePixelRatioF())
        painter.drawPixmap(SIDE_PX, (self.height() - SIGN_PX) // 2, sign)
        painter.setPen(ink)
        left = SIDE_PX + SIGN_PX + GAP_PX
        room = self.rect().adjusted(left, 0, -SIDE_PX, 0)
        words = self.fontMetrics().elidedText(shown(self.words), Qt.TextElideMode.ElideRight, room.width() + 1)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
