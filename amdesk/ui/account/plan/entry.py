"""The line something new is typed into: Enter keeps it and waits for the next, Tab goes deeper."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from amdesk.model.fields import NAME_LIMIT
from amdesk.ui.desk import Desk
from amdesk.ui.kit.fonts import role_font
from amdesk.ui.kit.labels import Text, TextRole

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
FRAME_PX = 10


class _Line(QLineEdit):
    """Tells Tab and Shift+Tab before they move the focus; `goes` says whether they were taken."""

    def __init__(self, goes: Callable[[bool], bool]) -> None:
        super().__init__()
        self.goes = goes
        self.setMaxLength(NAME_LIMIT)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab with something typed goes deeper."""
        return self.goes(forward) or super().focusNextPrevChild(forward)


class EntryLine(QWidget):
    """`entered` comes with the words on Enter, `deeper` on Tab; below it stands what is understood.

    What is typed and not kept stays with the desk under `key`, whatever becomes of this widget.
    """

    entered = Signal(str)
    deeper = Signal(str)

    def __init__(
        self, desk: Desk, key: tuple[str, int], name: str, hint: str, understood: Callable[[str], str]
    ) -> None:
        super().__init__()
        self.desk, self.key, self._understood = desk, key, understood
        self.edit = _Line(self._go)
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(name)
        self.edit.setText(str(desk.drafts.get(key, {}).get("text", "")))
        self.edit.textChanged.connect(self._typed)
        self.edit.returnPressed.connect(self._enter)
        self.says = Text("", role=TextRole.SMALL, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.edit)
        column.addWidget(self.says)
        self.setFocusProxy(self.edit)
        self._typed(self.edit.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.edit.text():
            self.edit.clear()
        else:
            super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        if text.strip():
            self.desk.drafts[self.key] = {"text": text}
        else:
            self.desk.drafts.pop(self.key, None)
        words = self._understood(text) if text.strip() else ""
        self.says.setText(words)
        self.says.setVisible(bool(words))

    def _take(self) -> str:
        text = self.edit.text().strip()
        self.edit.clear()
        return text

    def _enter(self) -> None:
        if self.edit.text().strip():
            self.entered.emit(self._take())

    def _go(self, forward: bool) -> bool:
        if not forward or not self.edit.text().strip():
            return False
        self.deeper.emit(self._take())
        return True


class InlineField(QPlainTextEdit):
    """Words that are read, and typed where they stand. `stored` when they changed, `left` on Enter.

    Shift+Enter begins a new line, Tab goes on, Esc brings back the words that were.
    """

    stored = Signal(str)
    left = Signal()

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
