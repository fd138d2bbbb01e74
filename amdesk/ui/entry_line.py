"""The line something new is typed into: Enter keeps it and waits for the next, Tab goes deeper."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from amdesk.model.fields import NAME_LIMIT
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Text, TextRole


class LineEdit(QLineEdit):
    """Tells Tab and Shift+Tab before they move the focus; `goes`, when given, says whether they were taken."""

    def __init__(self, goes: Callable[[bool], bool] | None = None) -> None:
        super().__init__()
        self.goes = goes
        self.setMaxLength(NAME_LIMIT)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab with something typed goes deeper."""
        return (self.goes is not None and self.goes(forward)) or super().focusNextPrevChild(forward)


class TypedLine(QWidget):
    """`entered` comes with the words on Enter, `deeper` on Tab.

    What is typed and not kept stays with the desk under `key`, whatever becomes of this widget. What the words mean is
    shown by those made from this one.
    """

    entered = Signal(str)
    deeper = Signal(str)

    def __init__(self, desk: Desk, key: tuple[str, int], name: str, hint: str, line: type[LineEdit] = LineEdit) -> None:
        super().__init__()
        self.desk, self.key = desk, key
        self.edit = line(self._go)
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(name)
        self.edit.setText(str(desk.drafts.get(key, {}).get("text", "")))
        self.edit.textChanged.connect(self._typed)
        self.edit.returnPressed.connect(self._enter)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        self.column.addWidget(self.edit)
        self.setFocusProxy(self.edit)

    def show_meaning(self, text: str) -> None:
        """Say what is understood of the words."""
        raise NotImplementedError

    def take(self) -> str:
        """The words, out of the line."""
        text = self.edit.text().strip()
        self.edit.clear()
        return text

    def turn_to(self, key: tuple[str, int]) -> None:
        """Take lines of something else, with what was typed for it before."""
        if key != self.key:
            self.key = key
            self.edit.setText(str(self.desk.drafts.get(key, {}).get("text", "")))

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
        self.show_meaning(text)

    def _enter(self) -> None:
        if self.edit.text().strip():
            self.entered.emit(self.take())

    def _go(self, forward: bool) -> bool:
        if not forward or not self.edit.text().strip():
            return False
        self.deeper.emit(self.take())
        return True


class EntryLine(TypedLine):
    """Below it stands what is understood, in words."""

    def __init__(
        self, desk: Desk, key: tuple[str, int], name: str, hint: str, understood: Callable[[str], str]
    ) -> None:
        super().__init__(desk, key, name, hint)
        self._understood = understood
        self.says = Text("", role=TextRole.SMALL, wrap=True)
        self.column.addWidget(self.says)
        self.show_meaning(self.edit.text())

    def show_meaning(self, text: str) -> None:
        """Say it in a line."""
        words = self._understood(text) if text.strip() else ""
        self.says.setText(words)
        self.says.setVisible(bool(words))
