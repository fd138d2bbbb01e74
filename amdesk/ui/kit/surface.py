"""Widgets that draw what stands on them themselves; rows of which there are many."""

from collections.abc import Callable

from PySide6.QtCore import QMargins, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from amdesk.ui.kit.asleep import Asleep, Inset
from amdesk.ui.kit.drawn_groups import Group
from amdesk.ui.kit.labels import draw_frame
from amdesk.ui.kit.row import Opens
from amdesk.ui.kit.theme import theme

ROW_MARGINS = QMargins(2, 3, 2, 4)
ROW_RADIUS_PX = 4
LINE_GUESS_PX = 28


class Surface(QWidget):
    """Shows a group of parts: the drawn ones are drawn by it, the widgets among them stand on it.

    What sleeps among them is drawn too, until `wake`.
    """

    def __init__(self, group: Group, margins: QMargins, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group, self._margins = group, margins
        self._least: int | None = None
        self._stands = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in group.widgets():
            widget.setParent(self)

    def heightForWidth(self, width: int) -> int:
        """As high as its parts are at this width."""
        inner = width - self._margins.left() - self._margins.right()
        return self.group.height(max(inner, 1)) + self._margins.top() + self._margins.bottom()

    def sizeHint(self) -> QSize:
        """As narrow as can be read: it takes the width it is given."""
        if self._least is None:
            self._least = self.group.least() + self._margins.left() + self._margins.right()
        return QSize(self._least, self.heightForWidth(self.width()) if self._stands else self._guess())

    def _guess(self) -> int:
        """About how high it will be, before it has its width: whether a page scrolls is known at once."""
        return LINE_GUESS_PX * max(len(self.group.parts), 1)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def stops(self) -> list[QWidget]:
        """Where Tab stops on it, in reading order."""
        return [stop for widget in self.group.widgets() for stop in _stops_of(widget)]

    def wake(self) -> None:
        """Let all that sleeps be the widget it looks like."""
        self.group.wake(self)

    def arrange_anew(self) -> None:
        """A part is of another size, or another part."""
        self._least = None
        self.group.stand_anew()
        if self._stands:
            self._arrange()
            self.update()
        if not self._stands or self.heightForWidth(self.width()) != self.height():
            self.updateGeometry()

    def show_instead(self, group: Group) -> None:
        """Show other parts, with no margins of its own around them."""
        self.group, self._margins = group, QMargins()
        self.arrange_anew()

    def _arrange(self) -> None:
        self.group.place(self.rect().marginsRemoved(self._margins))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the parts stand in their places."""
        self._stands = True
        self._arrange()

    def measure_anew(self) -> None:
        """The program's font is another; who piles surfaces up tells them."""
        self.group.forget()
        self.arrange_anew()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, then what stands on it."""
        painter = QPainter(self)
        self.draw_ground(painter)
        self.group.draw(painter)

    def draw_ground(self, painter: QPainter) -> None:
        """Draw what lies below the parts; nothing by itself."""


def _stops_of(widget: QWidget) -> list[QWidget]:
    if isinstance(widget, Surface):
        return widget.stops()
    stop = widget.focusProxy() or widget
    return [stop] if stop.focusPolicy() & Qt.FocusPolicy.TabFocus else []


class DrawnRow(Opens, Surface):
    """A line that stands for something: `clicked` opens it; screen readers say `name`, then its words."""

    clicked = Signal()

    def __init__(self, name: str, group: Group) -> None:
        super().__init__(group, ROW_MARGINS)
        self.wake()
        self.stand_for(name)
        self.setAccessibleDescription(group.said())

    def stops(self) -> list[QWidget]:
        """The line, then what else can be pressed on it."""
        return [self, *super().stops()]

    def draw_ground(self, painter: QPainter) -> None:
        """A hairline below; a ground when pointed at, a frame while the keyboard is here."""
        if self.underMouse():
            painter.fillRect(self.rect(), theme().hover)
        if self.hasFocus():
            draw_frame(painter, self.rect(), theme().focus, ROW_RADIUS_PX)
        else:
            draw_hairline(painter, self.rect())


def draw_hairline(painter: QPainter, rect: QRect) -> None:
    """Draw the line below a row."""
    painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme().hairline)


def sleeping_row(name: str, group: Group, act: Callable[[], object]) -> Asleep[DrawnRow]:
    """A row that does `act` when it is opened."""

    def make() -> DrawnRow:
        row = DrawnRow(name, group)
        row.clicked.connect(act)
        return row

    return Asleep(row_face(group), make)


def row_face(group: Group) -> Inset:
    """A row at rest."""
    return Inset(group, ROW_MARGINS, draw_hairline)
