"""Rounded cards that draw what stands on them: many stand at once, as they are widgets only once they were seen."""

from functools import partial

from PySide6.QtCore import QEvent, QMargins, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from amdesk.analysis.series import Tone
from amdesk.ui.kit.asleep import Asleep, Inset
from amdesk.ui.kit.drawn import Words
from amdesk.ui.kit.drawn_groups import Across, Down, Group, Part, size_of
from amdesk.ui.kit.focus import let_go
from amdesk.ui.kit.fonts import TextRole
from amdesk.ui.kit.surface import LINE_GUESS_PX, Surface
from amdesk.ui.kit.theme import theme, tone_colours

MARGINS = QMargins(17, 14, 17, 15)
RADIUS_PX, STRIPE_PX = 10, 4
GAP_PX = 6


class DrawnCard(Surface):
    """The widget of a card: what sleeps on it is awake."""

    def __init__(self, title: str, group: Group, tone: Tone | None = None) -> None:
        super().__init__(group, _margins(tone))
        self._tone = tone
        self._sizes: list[QSize] = []
        self.setAccessibleName(title)

    def _guess(self) -> int:
        return LINE_GUESS_PX * (len(self.group.widgets()) + 1)

    def stand(self, said: str) -> None:
        """All parts are there: let them stand; screen readers say `said` of those that are no widgets."""
        self.wake()
        self.setAccessibleDescription(said)
        self.arrange_anew()

    def arrange_anew(self) -> None:
        """A part is of another size, or another part."""
        super().arrange_anew()
        self._sizes = self._sizes_now()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the parts stand in their places, and know how large the widgets among them were."""
        super().resizeEvent(event)
        self._sizes = self._sizes_now()

    def _sizes_now(self) -> list[QSize]:
        return [size_of(widget) for widget in self.group.widgets()]

    def event(self, event: QEvent) -> bool:
        """A widget on it may have become higher or lower; mostly it only says so because it was shown."""
        if event.type() == QEvent.Type.LayoutRequest and self._sizes_now() != self._sizes:
            self.arrange_anew()
        return super().event(event)

    def draw_ground(self, painter: QPainter) -> None:
        """Draw the card and its stripe."""
        _draw_card(self._tone, painter, self.rect())


class SleepingCard(Asleep[DrawnCard]):
    """A card: a title, something quiet or links at its right, and parts below it, added one by one.

    `tone` marks whose card it is by a stripe; `name` is that of the widget it becomes.
    """

    def __init__(self, title: str, *asides: Part, tone: Tone | None = None, name: str = "") -> None:
        self.title, self.tone, self.name, self._asides = title, tone, name, asides
        self.body = Down(gap=GAP_PX)
        self.group = Down(self._head(""), self.body, gap=GAP_PX + 2)
        super().__init__(Inset(self.group, _margins(tone), partial(_draw_card, tone)), self._made)

    def _made(self) -> DrawnCard:
        card = self.made()
        card.setObjectName(self.name)
        card.stand(self.body.said())
        return card

    def made(self) -> DrawnCard:
        """The widget it becomes."""
        return DrawnCard(self.title, self.group, self.tone)

    def _head(self, aside: str) -> Across:
        quiet = [Words(aside, TextRole.MUTED)] if aside else []
        return Across(Words(self.title, TextRole.STRONG), *self._asides, *quiet, gap=10, at_top=True)

    def set_aside(self, text: str) -> None:
        """Change the quiet words at the right of the title."""
        self.group.parts[0] = self._head(text)

    def add(self, part: Part) -> None:
        """Append a part."""
        self.body.parts.append(part)

    def clear(self) -> None:
        """Take all parts away."""
        for widget in self.body.widgets():
            let_go(widget)
        self.body.parts.clear()

    def stand(self) -> None:
        """All parts are there now."""
        self.group.stand_anew()
        if self.widget is not None:
            self.widget.stand(self.body.said())

    def stops(self) -> list[QWidget]:
        """Where Tab stops on it, in reading order, once it is awake."""
        return self.widget.stops() if self.widget is not None and self.is_shown else []


def _margins(tone: Tone | None) -> QMargins:
    return MARGINS + QMargins(STRIPE_PX - 1, 0, 0, 0) if tone is not None else MARGINS


def _draw_card(tone: Tone | None, painter: QPainter, rect: QRect) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme().card_border))
    painter.setBrush(theme().card)
    inner = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(inner, RADIUS_PX, RADIUS_PX)
    if tone is not None:
        colour = tone_colours(tone)[0]
        painter.save()
        painter.setClipRect(QRect(rect.topLeft(), QSize(STRIPE_PX, rect.height())), Qt.ClipOperation.IntersectClip)
        painter.setPen(QPen(colour))
        painter.setBrush(colour)
        painter.drawRoundedRect(inner, RADIUS_PX, RADIUS_PX)
        painter.restore()
