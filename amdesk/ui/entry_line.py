"""The line something new is typed into: Enter keeps it and waits for the next, Tab goes deeper."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QMetaMethod, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.fields import NAME_LIMIT, FieldError
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Text, TextRole

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

T = TypeVar("T")
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineEdit(QLineEdit):
    """Tells Tab and Shift+Tab before they move the focus; `goes`, when given, says whether they were taken.

    Enter is for the line alone, and no word to what stands around it.
    """

    def __init__(self, goes: Callable[[bool], bool] | None = None) -> None:
        super().__init__()
        self.goes = goes
        self.setMaxLength(NAME_LIMIT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter to itself."""
        super().keyPressEvent(event)
        if event.key() in ENTER:
            event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab with something typed goes deeper."""
        return (self.goes is not None and self.goes(forward)) or super().focusNextPrevChild(forward)


class TypedLine(QWidget):
    """`entered` comes with the words on Enter, `deeper` on Tab; they stay until they are kept.

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
        self._wrong: Text | None = None
        self.column.activate()  # else it would ask what it stands in to be laid out anew when it is shown
        self.setFocusProxy(self.edit)

    def show_meaning(self, text: str) -> None:
        """Say what is understood of the words."""
        raise NotImplementedError

    def keep(self, label: str, act: "Callable[[Session], T]") -> T | None:
        """Store what was typed as one named step, which clears the line; else it says here why it was refused."""
        kept = self.desk.change(label, act, self._refuse)
        if kept is not None:
            self.clear()
        return kept

    def clear(self) -> None:
        """The words were taken."""
        self.edit.clear()

    def take(self) -> str:
        """The words, which stay."""
        return self.edit.text().strip()

    def _refuse(self, wrong: FieldError) -> None:
        if self._wrong is None:
            self._wrong = Text("", role=TextRole.SMALL, wrap=True)
            self._wrong.setObjectName(f"{self.edit.objectName()}-wrong")
            self._wrong.set_tone(Tone.BAD)
            self.column.addWidget(self._wrong)
        self._wrong.setText(wrong.sentence)
        self._wrong.show()

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
        if self._wrong is not None:
            self._wrong.hide()
        self.show_meaning(text)

    def _enter(self) -> None:
        if self.edit.text().strip():
            self.entered.emit(self.take())

    def _go(self, forward: bool) -> bool:
        goes_deeper = self.isSignalConnected(QMetaMethod.fromSignal(self.deeper))
        if not forward or not goes_deeper or not self.edit.text().strip():
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
