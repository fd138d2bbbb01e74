"""Short messages at the bottom of the window that ask for nothing: "Undone: … [Redo]", errors, progress."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.words import _

if TYPE_CHECKING:
    from amdesk.ui.kit.message import Notice

MOST_SHOWN = 3
WIDTH_PX = 520
GAP_PX = 16


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
    ) -> "Notice":
        """Show a sentence for `seconds` (0: until closed), with a link that runs `action` when both are given."""
        from amdesk.ui.kit.message import Notice

        bar = Notice(text, tone)
        if action_text and action is not None:
            bar.add_link(action_text, action)
        self.add(bar)
        bar.close_after(seconds)
        return bar

    def add(self, bar: "Notice") -> None:
        """Show a bar made elsewhere. One with the same words is replaced, the oldest beyond three go."""
        for old in [old for old in self._bars if old.text == bar.text] + self._bars[: -MOST_SHOWN + 1]:
            self.remove(old)
        if not self._bars:
            self._over.installEventFilter(self)
        self._bars.append(bar)
        self._column.addWidget(bar)
        bar.closed.connect(self._remove_sender)
        bar.show()
        self._place()
        bar.announce()

    def remove(self, bar: "Notice") -> None:
        """Take a bar away; nothing when it is gone already."""
        if bar in self._bars:
            self._bars.remove(bar)
            if not self._bars:
                self._over.removeEventFilter(self)
            self._column.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
            self._place()

    def drop(self, *actions: Callable[[], object]) -> None:
        """Take away every message that offers one of these."""
        for bar in [bar for bar in self._bars if any(action in bar.offered for action in actions)]:
            self.remove(bar)

    def texts(self) -> list[str]:
        """What is shown now, oldest first."""
        return [bar.text for bar in self._bars]

    def clear(self) -> None:
        """Take every message away."""
        for bar in list(self._bars):
            self.remove(bar)

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
        for bar in [bar for bar in self._bars if bar is self.sender()]:
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
