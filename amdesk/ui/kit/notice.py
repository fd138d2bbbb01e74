"""Short messages at the bottom of the window that ask for nothing: "Undone: … [Redo]", errors, progress."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.ui.kit.buttons import IconButton
from amdesk.ui.kit.icons import Ink
from amdesk.ui.kit.labels import Link, Text
from amdesk.ui.kit.sign import Sign
from amdesk.words import _

MOST_SHOWN = 4
WIDTH_PX = 520
GAP_PX = 16
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


class Notices(QWidget):
    """The messages of a window, newest lowest, floating over its lower edge. Esc closes the newest."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._bars: list[Notice] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GAP_PX, GAP_PX, GAP_PX, GAP_PX)
        self._column.setSpacing(8)
        self.setObjectName("notices")
        self.setAccessibleName(_("Messages"))
        self.hide()

    def say(
        self,
        text: str,
        tone: Tone = Tone.QUIET,
        action_text: str = "",
        action: Callable[[], object] | None = None,
        seconds: float = 8,
    ) -> Notice:
        """Show a sentence for `seconds` (0: until closed), with a link that runs `action` when both are given."""
        bar = Notice(text, tone)
        if action_text and action is not None:
            bar.add_link(action_text, action)
        self.add(bar)
        bar.close_after(seconds)
        return bar

    def add(self, bar: Notice) -> None:
        """Show a bar made elsewhere. One with the same words is replaced, the oldest beyond four go."""
        for old in [old for old in self._bars if old.text == bar.text] + self._bars[: -MOST_SHOWN + 1]:
            self.remove(old)
        if not self._bars:
            self._over.installEventFilter(self)
        self._bars.append(bar)
        self._column.addWidget(bar)
        bar.closed.connect(self._remove_sender)
        bar.show()
        self._place()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(bar, bar.text))

    def remove(self, bar: Notice) -> None:
        """Take a bar away; nothing when it is gone already."""
        if bar in self._bars:
            self._bars.remove(bar)
            if not self._bars:
                self._over.removeEventFilter(self)
            self._column.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
            self._place()

    def texts(self) -> list[str]:
        """What is shown now, oldest first."""
        return [bar.text for bar in self._bars]

    def close_newest(self) -> bool:
        """Close the newest message; False when there is none."""
        if self._bars:
            self._bars[-1].close_now()
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the lower edge; take Esc when nobody else wanted it."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            return self.close_newest()
        return super().eventFilter(watched, event)

    def _remove_sender(self) -> None:
        bar = self.sender()
        if isinstance(bar, Notice):
            self.remove(bar)

    def _place(self) -> None:
        self.setVisible(bool(self._bars))
        window = self.parentWidget()
        if window is None:
            return
        room = window.rect()
        width = min(WIDTH_PX, room.width())
        height = max(self._column.totalHeightForWidth(width), 0)
        self.setGeometry((room.width() - width) // 2, room.height() - height, width, height)
        self.raise_()
