"""Widgets that draw what stands on them themselves: cards and rows of which there are many."""

from PySide6.QtCore import QEvent, QMargins, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from amdesk.analysis.series import Tone
from amdesk.ui.kit.drawn import Words
from amdesk.ui.kit.drawn_groups import Across, Down, Group, Part, size_of, widgets_of
from amdesk.ui.kit.focus import let_go
from amdesk.ui.kit.fonts import TextRole
from amdesk.ui.kit.row import Opens
from amdesk.ui.kit.theme import theme, tone_colours

CARD_MARGINS = QMargins(17, 14, 17, 15)
CARD_RADIUS_PX, STRIPE_PX = 10, 4
CARD_GAP_PX = 6
ROW_MARGINS = QMargins(2, 3, 2, 4)
ROW_RADIUS_PX = 4
LINE_GUESS_PX = 28


class Surface(QWidget):
    """Shows a group of parts: the drawn ones are drawn by it, the widgets among them stand on it."""

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
        return LINE_GUESS_PX * max(len(self.group.widgets()), 1)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def stops(self) -> list[QWidget]:
        """Where Tab stops on it, in reading order."""
        return [stop for widget in self.group.widgets() for stop in _stops_of(widget)]

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
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme().focus)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), ROW_RADIUS_PX, ROW_RADIUS_PX)
        else:
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme().hairline)


class DrawnCard(Surface):
    """A rounded card: a title, something quiet or links at its right, and parts below it added one by one.

    `tone` marks whose card it is by a stripe.
    """

    def __init__(self, title: str, *asides: QWidget, tone: Tone | None = None) -> None:
        self._body = Down(gap=CARD_GAP_PX)
        self._asides = asides
        margins = CARD_MARGINS + QMargins(STRIPE_PX - 1, 0, 0, 0) if tone is not None else CARD_MARGINS
        super().__init__(Down(self._head(title, ""), self._body, gap=CARD_GAP_PX + 2), margins)
        self._title, self._tone = title, tone
        self._sizes: list[QSize] = []
        self.setAccessibleName(title)

    def _head(self, title: str, aside: str) -> Across:
        quiet = [Words(aside, TextRole.MUTED)] if aside else []
        return Across(Words(title, TextRole.STRONG), *self._asides, *quiet, gap=10, at_top=True)

    def set_aside(self, text: str) -> None:
        """Change the quiet words at the right of the title."""
        self.group.parts[0] = self._head(self._title, text)

    def add(self, part: Part) -> None:
        """Append a part."""
        self._body.parts.append(part)
        for widget in widgets_of(part):
            widget.setParent(self)

    def clear(self) -> None:
        """Take all parts away."""
        for widget in self._body.widgets():
            let_go(widget)
        self._body.parts.clear()

    def stand(self) -> None:
        """All parts are there: let them stand, and say their words to who does not see them."""
        self.setAccessibleDescription(self._body.said())
        self.arrange_anew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the parts stand in their places, and know how large the widgets among them were."""
        super().resizeEvent(event)
        self._sizes = self._sizes_now()

    def _sizes_now(self) -> list[QSize]:
        return [size_of(widget) for widget in self._body.widgets()]

    def event(self, event: QEvent) -> bool:
        """A widget on it may have become higher or lower; mostly it only says so because it was shown."""
        if event.type() == QEvent.Type.LayoutRequest:
            sizes = self._sizes_now()
            if sizes != self._sizes:
                self._sizes = sizes
                self.arrange_anew()
        return super().event(event)

    def draw_ground(self, painter: QPainter) -> None:
        """Draw the card and its stripe."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        inner = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline.addRoundedRect(inner, CARD_RADIUS_PX, CARD_RADIUS_PX)
        painter.setPen(QPen(theme().card_border))
        painter.setBrush(theme().card)
        painter.drawPath(outline)
        if self._tone is not None:
            colour = tone_colours(self._tone)[0]
            painter.save()
            painter.setClipRect(0, 0, STRIPE_PX, self.height(), Qt.ClipOperation.IntersectClip)
            painter.setPen(QPen(colour))
            painter.setBrush(colour)
            painter.drawPath(outline)
            painter.restore()
