"""Whether someone is looking: then what is ours alone stays hidden until F8 is pressed again."""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.sign import Sign
from amdesk.words import _

KEY = "F8"


class Looking(QObject):
    """Whether someone is looking, and at which account: its name is no secret, those of all others are.

    `changed` comes after either has changed. `hidden` follows when it is turned on: what is in view is drawn anew at
    once, so that nothing is painted of which a part is hidden and a part is not. It is off at each start.
    """

    changed = Signal()
    hidden = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.on = False
        self.blot: Callable[[str], str | None] | None = None
        self.account: int | None = None

    def set_on(self, on: bool) -> None:
        """Hide what is ours alone, or show it again."""
        if on != self.on:
            self.on = on
            self.changed.emit()
            if self.on:
                self.hidden.emit()

    def seen(self, text: str) -> str:
        """What of a text may be seen now: no other account's name and no amount while someone is looking."""
        return (self.blot(text) or "") if self.on and self.blot is not None else text

    def turn(self) -> None:
        """Someone sits down beside us, or leaves."""
        self.set_on(not self.on)

    def look_at(self, account: int | None) -> None:
        """This account is in view."""
        if account != self.account:
            self.account = account
            if self.on:
                self.changed.emit()


@cache
def looking() -> Looking:
    """The program's one `Looking`."""
    return Looking()


class Curtain(QWidget):
    """A calm surface over all of `over`: its parts are hidden, not merely covered, and come back as they were."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("curtain")
        self.setAutoFillBackground(True)
        self._hidden = [
            part
            for part in over.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
            if part is not self and not part.isWindow() and not part.isHidden()
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(Sign("eye-off", 28, parent=self), 0, Qt.AlignmentFlag.AlignHCenter)
        words = _("Hidden while someone is looking. {key} shows it again.").format(key=KEY)
        said = Text(words, role=TextRole.MUTED, wrap=True)
        said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(said)
        column.addStretch(3)
        for part in self._hidden:
            part.hide()
        over.installEventFilter(self)
        self.setGeometry(over.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as what it hides."""
        if event.type() == QEvent.Type.Resize:
            over = self.parentWidget()
            if over is not None:
                self.setGeometry(over.rect())
        return super().eventFilter(watched, event)

    def lift(self) -> None:
        """Show again what was hidden."""
        over = self.parentWidget()
        if over is not None:
            over.removeEventFilter(self)
        self.hide()
        for part in self._hidden:
            part.show()
        self.setParent(None)
        self.deleteLater()


class Curtained(QObject):
    """Draws a curtain over a part that is private as a whole, and lifts it."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self._part = part
        self._curtain: Curtain | None = None
        looking().changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        if looking().on and self._curtain is None:
            self._curtain = Curtain(self._part)
        elif not looking().on and self._curtain is not None:
            self._curtain.lift()
            self._curtain = None


class DialogCurtain(QObject):
    """Lets F8 hide a dialog that stands before the window, with what is typed in it, and bring both back.

    One opened while someone is looking reads what may be seen; a `private` one stays behind its curtain.
    """

    def __init__(self, dialog: QDialog, *, private: bool = False) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._curtain: Curtain | None = None
        QShortcut(QKeySequence(KEY), dialog).activated.connect(looking().turn)
        looking().changed.connect(self._follow)
        if private:
            dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw the curtain before the first picture."""
        if event.type() == QEvent.Type.Show:
            self._draw()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        if looking().on and self._dialog.isVisible():
            self._draw()
        elif not looking().on and self._curtain is not None:
            self._curtain.lift()
            self._curtain = None

    def _draw(self) -> None:
        if looking().on and self._curtain is None:
            self._curtain = Curtain(self._dialog)
