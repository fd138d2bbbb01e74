"""A sheet that lies over the window: its place, the round Tab takes on it, and giving the focus back."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QGraphicsDropShadowEffect, QWidget

from amdesk.ui.kit.focus import FocusBefore
from amdesk.ui.kit.message import SHADOW

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Sheet(QFrame):
    """Stays where `place_in` says while the window changes its size. Enter means `enter`, unless a button has it."""

    def __init__(self, window: QWidget, name: str) -> None:
        super().__init__(window)
        self.before = FocusBefore(self)
        self.setObjectName(name)
        self.setProperty("card", True)
        self.setProperty("notice", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        window.installEventFilter(self)
        self.hide()

    def cast_shadow(self) -> None:
        """Stand out from what lies below."""
        self.setGraphicsEffect(QGraphicsDropShadowEffect(self, blurRadius=36, offset=QPointF(0, 8), color=SHADOW))

    def place_in(self, room: QRect) -> QRect:
        """Where the sheet lies in a window of this size."""
        return room

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in reading order."""
        return []

    def enter(self) -> None:
        """Do what Enter means here."""

    def escape(self) -> None:
        """Do what Esc means here."""
        self.leave()

    def lay_over(self) -> None:
        """Show the sheet over the window."""
        if not self.isVisible():
            self.before.remember()
        self._place()
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Put the sheet away and go on where one was."""
        if not self.isVisible():
            return
        self.hide()
        self.before.give_back()

    def _place(self) -> None:
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(self.place_in(window.rect()))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round on the sheet."""
        stops = [stop for stop in self.stops() if stop.isVisible() and stop.isEnabled()]
        if not stops:
            return super().focusNextPrevChild(forward)
        at = next((n for n, stop in enumerate(stops) if stop.hasFocus()), -1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep its place when the window changes its size."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button one stands on, or is the sheet's; with Ctrl it is always the sheet's."""
        focused = QApplication.focusWidget()
        is_plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.escape()
        elif event.key() in ENTER and is_plain and isinstance(focused, QAbstractButton) and not focused.isCheckable():
            focused.click()
        elif event.key() in ENTER:
            self.enter()
        else:
            super().keyPressEvent(event)
