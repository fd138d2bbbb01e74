"""What every editor has in common: a control, a value, an error under it."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.fields import Field
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.words import _


class Editor(QWidget):
    """Edits the value of one field.

    `edited` comes with the new value when the user has finished: Enter, leaving the field, a choice. `typing` comes
    with unfinished text a second after the last key, to be kept as a draft. A value that cannot be is not told; its
    error stands under the control and the text stays.
    """

    edited = Signal(object)
    typing = Signal(str)

    def __init__(self, field: Field, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.control = control
        self._kept: Any = None
        self._error = Text(role=TextRole.SMALL, wrap=True)
        self._error.hide()
        self.line = QHBoxLayout()
        self.line.setSpacing(6)
        self.line.addWidget(control, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(3)
        whole.addLayout(self.line)
        whole.addWidget(self._error)
        control.setAccessibleName(_(field.label))
        control.setAccessibleDescription(_(field.hint) if field.hint else "")
        control.setObjectName(f"field-{field.name.replace('_', '-')}")
        self.setFocusProxy(control)
        self.setFocusPolicy(control.focusPolicy())

    def value(self) -> Any:
        """What is entered now; the last value that was possible when the text makes no sense."""
        return self._kept

    def set_value(self, value: Any) -> None:
        """Show `value` without telling it as edited."""
        self._kept = value
        self._show(value)
        self.clear_error()

    def is_typing(self) -> bool:
        """Whether there is unfinished input that `set_value` would destroy."""
        return False

    def finish(self) -> bool:
        """Take what is entered as if the field were left; False when it cannot be."""
        return not self.problem()

    def problem(self) -> str:
        """Why what is entered cannot be kept, as a sentence; "" when it can."""
        if self.field.required and self.value() in (None, ""):
            return _("{label} is needed.").format(label=_(self.field.label))
        return ""

    def show_error(self, sentence: str) -> None:
        """Say under the control what is wrong."""
        self._error.set_tone(Tone.BAD)
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._mark(bool(sentence))

    def clear_error(self) -> None:
        """Take the error away."""
        if self.error():
            self._error.setText("")
            self._error.hide()
            self._mark(False)

    def error(self) -> str:
        """The error shown, or ""."""
        return self._error.text()

    def _show(self, value: Any) -> None:
        raise NotImplementedError

    def _take(self, value: Any) -> None:
        """Tell `value` if it is new."""
        if value != self._kept:
            self._kept = value
            self.edited.emit(value)

    def _mark(self, wrong: bool) -> None:
        self.control.setProperty("wrong", wrong)
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)
        hint = _(self.field.hint) if self.field.hint else ""
        self.control.setAccessibleDescription(self.error() or hint)


def never_by_wheel(control: QWidget) -> None:
    """Let the wheel scroll the page unless the control was clicked."""
    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
