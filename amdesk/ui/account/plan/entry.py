"""The line something new is typed into: Enter keeps it and waits for the next, Tab goes deeper."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from amdesk.ui.account.plan.understood import Understood, UnderstoodLine
from amdesk.ui.desk import Desk
from amdesk.ui.kit.fonts import role_font
from amdesk.ui.kit.labels import TextRole

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
DIGITS = {Qt.Key(Qt.Key.Key_1.value + at): at for at in range(9)}
LONGEST_LINE = 2000
FRAME_PX = 10


class PlanLine(QLineEdit):
    """One line to type into; `chosen` comes with a number for Alt and a digit.

    `goes` is asked before Tab moves the focus, and says whether it took the key.
    """

    chosen = Signal(int)

    def __init__(self, goes: Callable[[bool], bool] | None = None) -> None:
        super().__init__()
        self.goes = goes
        self.setMaxLength(LONGEST_LINE)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab with something typed goes deeper."""
        return (self.goes is not None and self.goes(forward)) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and a digit take an offer below the line."""
        at = DIGITS.get(Qt.Key(event.key()))
        if at is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.chosen.emit(at)
        else:
            super().keyPressEvent(event)


def meant(line: str, words: str, name: str) -> str:
    """A line with `words` in it replaced by the whole name that is meant, after an @ as one word."""
    if f"@{words}" in line:
        return line.replace(f"@{words}", "@" + ".".join(name.split()), 1)
    return line.replace(words, name, 1)


class EntryLine(QWidget):
    """`entered` comes with the words on Enter, `deeper` on Tab; below it stands what is understood.

    Words stay until they were taken; what is typed and not kept stays with the desk under `key`, whatever becomes of
    this widget. `stranger_asked` comes with what is to be added and its name.
    """

    entered = Signal(str)
    deeper = Signal(str)
    stranger_asked = Signal(str, str)

    def __init__(
        self, desk: Desk, key: tuple[str, int], name: str, hint: str, understood: Callable[[str], Understood]
    ) -> None:
        super().__init__()
        self.desk, self.key, self._understood = desk, key, understood
        self.edit = PlanLine(self._go)
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(name)
        self.edit.setText(str(desk.drafts.get(key, {}).get("text", "")))
        self.edit.textChanged.connect(self._typed)
        self.edit.returnPressed.connect(self._enter)
        self._says: UnderstoodLine | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        self.column.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self.look_again()

    @property
    def says(self) -> UnderstoodLine:
        """What stands below the line, made once there is something to say: most lines of a plan are empty."""
        if self._says is None:
            self._says = UnderstoodLine()
            self.edit.chosen.connect(self._says.take_offer)
            self._says.corrected.connect(self._correct)
            self._says.stranger_asked.connect(self.stranger_asked)
            self.column.addWidget(self._says)
        return self._says

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.edit.text():
            self.edit.clear()
        else:
            super().keyPressEvent(event)

    def look_again(self) -> None:
        """Understand the line anew, as when a name became known."""
        self._typed(self.edit.text())

    def clear(self) -> None:
        """The words were taken."""
        self.edit.clear()

    def _typed(self, text: str) -> None:
        if text.strip():
            self.desk.drafts[self.key] = {"text": text}
        else:
            self.desk.drafts.pop(self.key, None)
        if text.strip() or self._says is not None:
            self.says.show_understood(self._understood(text) if text.strip() else Understood())

    def _correct(self, words: str, name: str) -> None:
        self.edit.setText(meant(self.edit.text(), words, name))
        self.edit.setFocus()

    def _enter(self) -> None:
        if self.edit.text().strip():
            self.entered.emit(self.edit.text().strip())

    def _go(self, forward: bool) -> bool:
        if not forward or not self.edit.text().strip():
            return False
        self.deeper.emit(self.edit.text().strip())
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
