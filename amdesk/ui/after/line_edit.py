"""One line of what was said: wraps where it is long, and tells the keys that lead to other lines."""

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from amdesk.analysis.quick_entry.reading import LONGEST_LINE
from amdesk.ui.kit.labels import tip_text

DIGITS = {Qt.Key(Qt.Key.Key_1.value + at): at for at in range(9)}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
FRAME_PX = 14


class LineEdit(QPlainTextEdit):
    """Tells `entered` on Enter, `stepped` with -1 or 1 at its upper or lower edge, `emptied` for Backspace where
    nothing stands, `pasted` with further lines, `chosen` with a number for Alt and a digit, `chips_asked` for Alt+Down.
    """

    entered = Signal()
    stepped = Signal(int)
    emptied = Signal()
    pasted = Signal(list)
    chosen = Signal(int)
    chips_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(3)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def text(self) -> str:
        """What is typed."""
        return self.toPlainText()

    def say(self, text: str) -> None:
        """Show other words."""
        if text != self.text():
            self.setPlainText(text)
            self.moveCursor(QTextCursor.MoveOperation.End)

    def sizeHint(self) -> QSize:
        """As high as its words."""
        rows = max(1, round(self.document().size().height()))
        return QSize(200, self.fontMetrics().lineSpacing() * rows + FRAME_PX)

    def minimumSizeHint(self) -> QSize:
        """Never lower than its words."""
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        if self.height() != self.sizeHint().height():
            self.setFixedHeight(self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, the arrows at the edges, Backspace in an empty line, Alt with a digit or the arrow down."""
        key, is_alt = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key in ENTER and is_plain:
            self.entered.emit()
        elif key in ENTER:
            event.ignore()
        elif is_alt and key in DIGITS:
            self.chosen.emit(DIGITS[key])
        elif is_alt and key == Qt.Key.Key_Down:
            self.chips_asked.emit()
        elif is_plain and key == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        elif is_plain and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(event)
        else:
            super().keyPressEvent(event)

    def _step(self, event: QKeyEvent) -> None:
        """Move within the words, and at their edge to another line."""
        before = self.textCursor().position()
        super().keyPressEvent(event)
        if self.textCursor().position() == before:
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text; each further line becomes a line of its own."""
        first, *rest = source.text().splitlines() or [""]
        room = LONGEST_LINE - len(self.text()) + len(self.textCursor().selectedText())
        self.textCursor().insertText(first[: max(room, 0)])
        if rest:
            self.pasted.emit(rest)

    def show_hint(self, words: str) -> None:
        """Say in the empty line what can stand there."""
        self.setPlaceholderText(words)
        self.setToolTip(tip_text(words))
