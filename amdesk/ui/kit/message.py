"""One short message over the lower edge of a window."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QEnterEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.ui.kit.buttons import IconButton
from amdesk.ui.kit.icons import Ink
from amdesk.ui.kit.labels import Link, Text
from amdesk.ui.kit.sign import Sign
from amdesk.words import _

SHADOW = QColor(0, 0, 0, 60)
SIGNS = {
    Tone.ACCENT: ("info-circle", Ink.ACCENT),
    Tone.CUSTOMER: ("info-circle", Ink.CUSTOMER),
    Tone.QUIET: ("info-circle", Ink.MUTED),
    Tone.GOOD: ("circle-check", Ink.GOOD),
    Tone.WARN: ("alert-triangle", Ink.WARN),
    Tone.BAD: ("alert-circle", Ink.BAD),
}


class Notice(QFrame):
    """One message with a sign, words, perhaps something to click, and a button to close it."""

    closed = Signal()

    def __init__(self, text: str, tone: Tone = Tone.QUIET, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setProperty("notice", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = text
        self.offered: list[Callable[[], object]] = []
        self.words = Text(text, wrap=True)
        self.middle = QVBoxLayout()
        self.middle.setSpacing(6)
        self.middle.addWidget(self.words)
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(14, 9, 8, 9)
        self.line.setSpacing(10)
        self.line.addWidget(Sign(SIGNS[tone][0], 19, SIGNS[tone][1]))
        self.line.addLayout(self.middle, 1)
        self._close = IconButton("x", _("Close this message"))
        self._close.clicked.connect(self.close_now)
        self.line.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.close_now)
        self.setAccessibleName(text)
        self.setGraphicsEffect(QGraphicsDropShadowEffect(self, blurRadius=24, offset=QPointF(0, 4), color=SHADOW))

    def add_link(self, text: str, action: Callable[[], object]) -> Link:
        """Offer `action`; taking it closes the message."""
        self.offered.append(action)
        link = Link(text)
        link.clicked.connect(self.close_now)
        link.clicked.connect(lambda _checked=False: action())
        self.line.insertWidget(self.line.count() - 1, link)
        return link

    def close_after(self, seconds: float) -> None:
        """Close by itself, but not while the mouse rests on it; 0 means stay."""
        self._timer.setInterval(round(seconds * 1000))
        if seconds:
            self._timer.start()

    def close_now(self) -> None:
        """Go away."""
        self._timer.stop()
        self.closed.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while it is being read."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go on counting."""
        if self._timer.interval():
            self._timer.start()

    def announce(self) -> None:
        """Let a screen reader say it."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text))
