"""An editor for many lines of plain text that never loses what is typed."""

from typing import Any

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from amdesk.model.fields import Field
from amdesk.ui.kit.editor import Editor
from amdesk.words import _

TYPING_AFTER_MS = 1000
FEWEST_LINES, MOST_LINES = 3, 12


class NoteEdit(QPlainTextEdit):
    """Plain text that grows with its lines; `left` comes when it loses the focus or on Ctrl+Enter."""

    left = Signal()

    def __init__(self, limit: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit = limit
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def sizeHint(self) -> QSize:
        """As high as its lines, within bounds."""
        lines = min(max(self.document().size().height(), FEWEST_LINES), MOST_LINES)
        return QSize(240, round(self.fontMetrics().lineSpacing() * lines) + 20)

    def minimumSizeHint(self) -> QSize:
        """A few lines."""
        return QSize(120, self.sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the text is finished, but not for the context menu."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter finishes."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text, no more than fits the field."""
        if source.hasText():
            room = self._limit - len(self.toPlainText()) + len(self.textCursor().selectedText())
            self.textCursor().insertText(source.text()[: max(room, 0)])

    def _grow(self) -> None:
        self.updateGeometry()


class NoteEditor(Editor):
    """A note. `typing` comes a second after the last key with all of the text."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self.edit = NoteEdit(field.limit)
        super().__init__(field, self.edit, parent)
        self._kept = ""
        self.edit.left.connect(self.finish)
        self.edit.textChanged.connect(self._on_typing)
        self._wait = QTimer(self, singleShot=True, interval=TYPING_AFTER_MS)
        self._wait.timeout.connect(self._tell_typing)

    def value(self) -> str:
        """The text without white space at its end."""
        return self.edit.toPlainText().rstrip()

    def is_typing(self) -> bool:
        """Whether there is text not told yet."""
        return self.edit.hasFocus() and self.value() != self._kept

    def problem(self) -> str:
        """Whether the text is missing or too long."""
        if len(self.value()) > self.field.limit:
            return _("At most {n} characters; this has {has}.").format(n=self.field.limit, has=len(self.value()))
        return super().problem()

    def finish(self) -> bool:
        """Tell the text, or say what is wrong."""
        self._wait.stop()
        if sentence := self.problem():
            self.show_error(sentence)
            return False
        self.clear_error()
        self._take(self.value())
        return True

    def _show(self, value: Any) -> None:
        if (value or "") != self.edit.toPlainText():
            self.edit.setPlainText(value or "")
        self._kept = value or ""
        self._wait.stop()

    def _on_typing(self) -> None:
        if self.value() != self._kept:
            self.clear_error()
            self._wait.start()

    def _tell_typing(self) -> None:
        self.typing.emit(self.edit.toPlainText())
