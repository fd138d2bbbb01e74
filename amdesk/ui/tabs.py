"""A row of tabs, each a button with a name of its own."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

Focus = Qt.FocusPolicy


class _Tab(QPushButton):
    """One tab; `strayed` when a keyboard comes back to it while another one is chosen."""

    strayed = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A view that is shown again gives the keyboard to what had it last."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.OtherFocusReason and not self.isChecked():
            self.strayed.emit()


class TabRow(QWidget):
    """Tabs of which one is chosen; the keyboard stands on it, arrow keys move along.

    `chosen` comes with the name the user chose.
    """

    chosen = Signal(str)

    def __init__(self, tabs: Sequence[tuple[str, str]], prefix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.prefix = prefix
        self.buttons: dict[str, _Tab] = {}
        self._group = QButtonGroup(self)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        for name, title in tabs:
            self._add(name, title)
        self._line.addStretch(1)

    def _add(self, name: str, title: str) -> None:
        button = _Tab(title)
        button.setProperty("tab", True)
        button.setCheckable(True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setObjectName(f"{self.prefix}-{name}")
        button.clicked.connect(self._tell)
        button.strayed.connect(self._go_to_chosen)
        self._group.addButton(button)
        self._line.addWidget(button)
        self.buttons[name] = button

    def current(self) -> str:
        """The name of the tab in view."""
        return next((name for name, button in self.buttons.items() if button.isChecked()), next(iter(self.buttons)))

    def choose(self, name: str) -> None:
        """Show a tab as chosen without telling; the keyboard goes along when it stands on another one."""
        had_focus = any(button.hasFocus() for button in self.buttons.values())
        self.buttons[name].setChecked(True)
        for each, button in self.buttons.items():  # Qt moves the stop of Tab only with the keyboard
            button.setFocusPolicy(Focus.StrongFocus if each == name else Focus.ClickFocus)
        if had_focus:
            self.buttons[name].setFocus()

    def show_tab(self, name: str, visible: bool) -> None:
        """Let a tab appear or vanish."""
        self.buttons[name].setVisible(visible)

    def _go_to_chosen(self) -> None:
        self.buttons[self.current()].setFocus()

    def _tell(self) -> None:
        self.chosen.emit(self.current())
