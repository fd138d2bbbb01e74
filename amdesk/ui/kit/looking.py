"""Whether someone is looking: then what is ours alone stays hidden until F8 is pressed again."""

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

    `changed` comes after either has changed. It is off at each start.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.on = False
        self.account: int | None = None

    def set_on(self, on: bool) -> None:
        """Hide what is ours alone, or show it again."""
        if on != self.on:
            self.on = on
            self.changed.emit()

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
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(Sign("eye-off", 28, parent=self), 0, Qt.AlignmentFlag.AlignHCenter)
        said = Text(_("Hidden while someone is looking. {key} shows it again.").format(key=KEY), role=TextRole.MUTED)
        column.addWidget(said, 0, Qt.AlignmentFlag.AlignHCenter)
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


class DialogCurtain(QObject):
    """Lets F8 hide a dialog that was open before: nothing typed in it is lost. Make one in each dialog."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._curtain: Curtain | None = None
        QShortcut(QKeySequence(KEY), dialog).activated.connect(looking().turn)
        looking().changed.connect(self._draw)

    def _draw(self) -> None:
        if looking().on and self._curtain is None and self._dialog.isVisible():
            self._curtain = Curtain(self._dialog)
        elif not looking().on and self._curtain is not None:
            self._curtain.lift()
            self._curtain = None
