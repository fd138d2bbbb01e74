"""Words of a plan that are read, and typed where they stand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from amdesk.ui.kit.fonts import role_font
from amdesk.ui.kit.labels import TextRole

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
FRAME_PX = 10


class InlineField(QPlainTextEdit):
    """Words that are read, and typed where they stand. `stored` when they changed, `left` on Enter.

    `grown` when they need another height. Shift+Enter begins a new line, Tab goes on, Esc brings back the words
    that were.
    """

    stored = Signal(str)
    left = Signal()
    grown = Signal()

    def __init__(self, label: str, text: str, hint: str, name: str) -> None:
        super().__init__(text)
        self._kept = text
        self.setProperty("plain", True)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(hint)
        self.setAccessibleName(label)
        self.setObjectName(name)
        self.setFont(role_font(TextRole.SMALL))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def show_text(self, text: str) -> None:
        """Show other words, unless some are being typed."""
        if text != self._kept and not (self.hasFocus() and self.toPlainText() != self._kept):
            self._kept = text
            self.setPlainText(text)

    def finish(self) -> None:
        """Tell the words when they are others than before."""
        text = self.toPlainText().strip()
        if text != self._kept.strip():
            self._kept = text
            self.stored.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, which keeps the words; Esc gives up; Alt with an arrow is for the card."""
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in ENTER and is_plain:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._kept:
            self.setPlainText(self._kept)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is kept when one goes elsewhere."""
        super().focusOutEvent(event)
        self.finish()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        rows = max(1, round(self.document().size().height()))
        height = self.fontMetrics().lineSpacing() * rows + FRAME_PX
        if self.height() != height:
            self.setFixedHeight(height)
            self.grown.emit()
