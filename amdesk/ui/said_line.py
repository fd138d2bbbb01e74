"""A line with what is understood of it below, and what is offered where it is not."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from amdesk.ui.desk import Desk
from amdesk.ui.entry_line import LineEdit, TypedLine
from amdesk.ui.understood import Understood, UnderstoodLine, meant

DIGITS = {Qt.Key(Qt.Key.Key_0.value + number): number for number in range(1, 10)}
LONGEST_LINE = 2000


class SaidEdit(LineEdit):
    """One line to type into; `chosen` comes with a number for Alt and a digit, which take an offer below it."""

    chosen = Signal(int)

    def __init__(self, goes: Callable[[bool], bool] | None = None) -> None:
        super().__init__(goes)
        self.setMaxLength(LONGEST_LINE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and a digit take an offer below the line."""
        number = DIGITS.get(Qt.Key(event.key()))
        if number is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.chosen.emit(number)
        else:
            super().keyPressEvent(event)


class SaidLine(TypedLine):
    """`stranger_asked` comes with what is to be added, a colleague or a person, and its name."""

    stranger_asked = Signal(str, str)

    def __init__(
        self, desk: Desk, key: tuple[str, int], name: str, hint: str, understood: Callable[[str], Understood]
    ) -> None:
        super().__init__(desk, key, name, hint, SaidEdit)
        self._understood = understood
        self._says: UnderstoodLine | None = None
        self.look_again()

    @property
    def says(self) -> UnderstoodLine:
        """What stands below the line, made once there is something to say: most lines of a plan are empty."""
        if self._says is None:
            self._says = UnderstoodLine()
            assert isinstance(self.edit, SaidEdit)
            self.edit.chosen.connect(self._says.take_offer)
            self._says.corrected.connect(self._correct)
            self._says.stranger_asked.connect(self.stranger_asked)
            self.column.addWidget(self._says)
        return self._says

    def look_again(self) -> None:
        """Understand the line anew, as when a name became known."""
        self.show_meaning(self.edit.text())

    def show_meaning(self, text: str) -> None:
        """Say what is understood as chips and doubts."""
        if text.strip() or self._says is not None:
            self.says.show_understood(self._understood(text) if text.strip() else Understood())

    def _correct(self, words: str, name: str) -> None:
        self.edit.setText(meant(self.edit.text(), words, name))
        self.edit.setFocus()
