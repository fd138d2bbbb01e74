"""The tour over the window: a light on one control after another, a callout beside it; any time one can leave."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.focus import FocusBefore
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.theme import theme
from amdesk.ui.place import Place
from amdesk.ui.running import run_command
from amdesk.ui.tour.stops import STOPS, NextStep, next_step
from amdesk.words import _

SHADE = QColor(0, 0, 0, 120)
CALLOUT_PX, GAP_PX, ROUND_PX, AROUND_PX = 360, 14, 10, 4
LARGE_SHARE = 0.4
"""A control that takes more of the window than this has its callout inside it."""


class Callout(QFrame):
    """What is said at a stop, and the ways on, back and out."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tour-callout")
        self.setProperty("card", True)
        self.setProperty("notice", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(CALLOUT_PX)
        self.title = Text("", role=TextRole.HEADING, wrap=True)
        self.title.setObjectName("tour-title")
        self.text = Text("", wrap=True)
        self.count = Text("", role=TextRole.SMALL)
        self.skip, self.back = Button(_("&Skip"), quiet=True), Button(_("&Back"))
        self.next = Button("", primary=True)
        self.buttons = (self.skip, self.back, self.next)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.count)
        line.addStretch(1)
        for button, name in ((self.skip, "skip"), (self.back, "back"), (self.next, "next")):
            button.setObjectName(f"tour-{name}")
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        for widget in (self.title, self.text):
            column.addWidget(widget)
        column.addLayout(line)

    def say(self, title: str, text: str, count: str, button: str) -> None:
        """Say something else."""
        self.title.setText(title)
        self.text.setText(text)
        self.count.setText(count)
        self.next.setText(button)
        self.setAccessibleName(f"{title}. {text}")
        self.next.setAccessibleDescription(f"{title}. {text}")
        self.adjustSize()


class Tour(QWidget):
    """Lies over the whole window while it lasts, and gives the focus back when it ends."""

    def __init__(self, desk: Desk, window: QMainWindow) -> None:
        super().__init__(window)
        self.desk = desk
        self.at = 0
        self.stops = [stop for stop in STOPS if self._target(stop.points_at) is not None]
        self.last: NextStep = next_step(desk.workspace)
        self.before = FocusBefore(self)
        self.before.remember()
        self.setObjectName("tour")
        self.setAccessibleName(_("Short tour"))
        self.callout = Callout(self)
        self.callout.skip.clicked.connect(self.leave)
        self.callout.back.clicked.connect(partial(self.go_by, -1))
        self.callout.next.clicked.connect(partial(self.go_by, 1))
        window.installEventFilter(self)
        for button in self.callout.buttons:
            button.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self._show_stop()

    def _target(self, name: str) -> QWidget | None:
        window = self.parentWidget()
        if window is None:
            return None
        return next((each for each in window.findChildren(QWidget, name) if each.isVisible()), None)

    # Showing

    @property
    def is_at_end(self) -> bool:
        """Whether all stops were seen."""
        return self.at >= len(self.stops)

    def _show_stop(self) -> None:
        count = _("{n} of {all}").format(n=self.at + 1, all=len(self.stops) + 1)
        if self.is_at_end:
            self.callout.say(_("The next useful step"), self.last.text, count, self.last.button)
        else:
            stop = self.stops[self.at]
            self.callout.say(stop.title, stop.text, count, _("&Next"))
        self.callout.skip.setText(_("&Close") if self.is_at_end else _("&Skip"))
        self.callout.back.setVisible(self.at > 0)
        self._place()
        self.callout.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def lit(self) -> QRect:
        """The part of the window the stop points at; empty at the end."""
        window = self.parentWidget()
        target = None if self.is_at_end else self._target(self.stops[self.at].points_at)
        if target is None or window is None:
            return QRect()
        return QRect(target.mapTo(window, QPoint(0, 0)), target.size())

    def _place(self) -> None:
        lit, room = self.lit(), self.rect()
        self.callout.adjustSize()
        width, height = self.callout.width(), self.callout.height()
        if lit.isEmpty() or lit.width() * lit.height() > LARGE_SHARE * room.width() * room.height():
            inside = room if lit.isEmpty() else lit
            x, y = inside.center().x() - width // 2, inside.center().y() - height // 2
        elif lit.height() > room.height() // 2:
            x, y = lit.right() + GAP_PX, lit.top() + 80
        else:
            x, y = lit.center().x() - width // 2, lit.bottom() + GAP_PX
        x = max(GAP_PX, min(x, room.width() - width - GAP_PX))
        y = max(GAP_PX, min(y, room.height() - height - GAP_PX))
        self.callout.move(x, y)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Darken everything but what is pointed at."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QPainterPath()
        whole.addRect(QRectF(self.rect()))
        lit = self.lit()
        if not lit.isEmpty():
            hole = QPainterPath()
            around = QRectF(lit.adjusted(-AROUND_PX, -AROUND_PX, AROUND_PX, AROUND_PX))
            hole.addRoundedRect(around, ROUND_PX, ROUND_PX)
            whole = whole.subtracted(hole)
        painter.fillPath(whole, SHADE)
        if not lit.isEmpty():
            painter.setPen(QPen(theme().accent, 2))
            painter.drawPath(hole)

    # Going

    def go_by(self, distance: int, checked: bool = False) -> None:
        """Go on or back; after the last stop comes the next useful step, and then that step itself."""
        if self.is_at_end and distance > 0:
            self._take_step()
            return
        self.at = max(0, self.at + distance)
        self._show_stop()

    def _take_step(self) -> None:
        window, step = self.parentWidget(), self.last
        self.leave()
        if step.place is not None:
            self.desk.go(step.place)
        elif window is not None:
            run_command(window, step.command)

    def leave(self) -> None:
        """End the tour."""
        self.hide()
        self.before.give_back()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window when it changes its size; the keys of the tour count before those of a button."""
        if watched in self.callout.buttons:
            return isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._goes(event)
        window = self.parentWidget()
        if event.type() is QEvent.Type.Resize and self.isVisible() and window is not None:
            self.setGeometry(window.rect())
            self._place()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays within the callout while it is there."""
        stops = [button for button in self.callout.buttons if button.isVisible()]
        if not stops:
            return super().focusNextPrevChild(forward)
        at = next((n for n, stop in enumerate(stops) if stop.hasFocus()), 0)
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _goes(self, event: QKeyEvent) -> bool:
        """Esc leaves, the arrows go on and back; Enter is left to the button in focus."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.go_by(0 if self.is_at_end else 1)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.go_by(-1)
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the tour, wherever the focus is within it."""
        if not self._goes(event):
            super().keyPressEvent(event)


def take_tour(desk: Desk, window: QMainWindow) -> Tour:
    """Begin the tour on Today; one that runs already begins anew."""
    for running in window.findChildren(Tour):
        running.leave()
    desk.go(Place("today"))
    return Tour(desk, window)
