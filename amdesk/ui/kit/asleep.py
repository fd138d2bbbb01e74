"""Controls that are drawn as they look at rest until they are wanted: a page of many of them stands at once."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QWidget

from amdesk.ui.kit.drawn import Drawn, OneSize, looks
from amdesk.ui.kit.drawn_groups import height_of, least_of, put, size_of
from amdesk.ui.kit.fonts import TextRole
from amdesk.ui.kit.labels import Link, draw_link, link_size, shown
from amdesk.ui.kit.theme import theme

W = TypeVar("W", bound=QWidget)


class Asleep(Drawn, Generic[W]):
    """Draws `face` until it wakes; then the widget that `make` gives stands there, as large and looking the same."""

    def __init__(self, face: Drawn, make: Callable[[], W]) -> None:
        self.face, self._make = face, make
        self.widget: W | None = None

    @property
    def awake(self) -> W:
        """The widget, once it has been woken."""
        assert self.widget is not None
        return self.widget

    def widgets(self) -> list[QWidget]:
        """The widget, once it is there."""
        return [] if self.widget is None else [self.widget]

    def wake(self, parent: QWidget) -> None:
        """Let the widget stand there."""
        if self.widget is None:
            self.widget = self._make()
            self.widget.setParent(parent)
            if not self.rect.isNull():
                self.place(self.rect)

    def sleeps(self) -> bool:
        """Whether it is still to wake."""
        return self.widget is None and self.is_shown

    def set_shown(self, is_shown: bool) -> None:
        """Be there, or leave the room to others."""
        self.is_shown = is_shown
        if self.widget is not None:
            self.widget.setVisible(is_shown)

    def height(self, width: int) -> int:
        """The height of what stands there."""
        return self.face.height(width) if self.widget is None else height_of(self.widget, width)

    def size(self) -> QSize:
        """The size of what stands there."""
        return self.face.size() if self.widget is None else size_of(self.widget)

    def least(self) -> int:
        """The least width of what stands there."""
        return self.face.least() if self.widget is None else least_of(self.widget)

    def place(self, rect: QRect) -> None:
        """Stand there."""
        super().place(rect)
        if self.widget is None:
            self.face.place(rect)
        else:
            put(self.widget, QRect(rect))

    def draw(self, painter: QPainter) -> None:
        """Draw the face; a widget does it itself."""
        if self.widget is None:
            self.face.draw(painter)

    def forget(self) -> None:
        """Measure the face anew."""
        self.face.forget()


class LinkFace(OneSize):
    """A link at rest."""

    def __init__(self, words: str) -> None:
        self.words = shown(words)

    def measured(self) -> QSize:
        """As large as the link."""
        return link_size(looks(TextRole.BODY).measures, self.words)

    def draw(self, painter: QPainter) -> None:
        """Draw the words."""
        painter.setFont(looks(TextRole.BODY).font)
        draw_link(painter, self.rect, self.words, theme().accent)


class Picture(OneSize):
    """What a widget that `make` gives looks like at rest, where only the stylesheet knows that.

    `name` is the same for all that look alike.
    """

    def __init__(self, name: str, make: Callable[[], QWidget]) -> None:
        self._name, self._make = name, make

    def measured(self) -> QSize:
        """As large as the widget."""
        if self._name not in _sizes:
            _sizes[self._name] = size_of(self._make())
        return _sizes[self._name]

    def draw(self, painter: QPainter) -> None:
        """Draw the picture."""
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(self.rect.topLeft(), _picture(self._name, self._make, theme().name, ratio))

    def forget(self) -> None:
        """Look at it anew."""
        super().forget()
        _pictures.clear()
        _sizes.clear()


_sizes: dict[str, QSize] = {}
_pictures: dict[tuple[str, str, float], QPixmap] = {}


def _picture(name: str, make: Callable[[], QWidget], theme_name: str, ratio: float) -> QPixmap:
    known = _pictures.get((name, theme_name, ratio))
    if known is None:
        widget = make()
        widget.resize(size_of(widget))
        known = QPixmap(widget.size() * ratio)
        known.setDevicePixelRatio(ratio)
        known.fill(Qt.GlobalColor.transparent)
        widget.render(known, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        _pictures[name, theme_name, ratio] = known
    return known


class Inset(Drawn):
    """A part with margins around it; `ground` draws what lies below it."""

    def __init__(self, part: Drawn, margins: QMargins, ground: Callable[[QPainter, QRect], None] | None = None) -> None:
        self.part, self._margins, self.ground = part, margins, ground

    def height(self, width: int) -> int:
        """The height of the part and the margins."""
        inner = width - self._margins.left() - self._margins.right()
        return self.part.height(max(inner, 1)) + self._margins.top() + self._margins.bottom()

    def size(self) -> QSize:
        """The size of the part and the margins."""
        return self.part.size().grownBy(self._margins)

    def least(self) -> int:
        """The least width of the part and the margins."""
        return self.part.least() + self._margins.left() + self._margins.right()

    def place(self, rect: QRect) -> None:
        """Let the part stand within the margins."""
        super().place(rect)
        self.part.place(rect.marginsRemoved(self._margins))

    def draw(self, painter: QPainter) -> None:
        """Draw what lies below, then the part."""
        if self.ground is not None:
            self.ground(painter, self.rect)
        self.part.draw(painter)

    def forget(self) -> None:
        """Measure the part anew."""
        self.part.forget()


def sleeping_link(
    words: str, name: str, act: Callable[..., object], said: str = "", kind: type[Link] = Link
) -> Asleep[Link]:
    """A link that is called `name` and does `act`; screen readers say `said`, or its words."""

    def make() -> Link:
        link = kind(words)
        link.setAccessibleName(said or words)
        link.setObjectName(name)
        link.clicked.connect(act)
        return link

    return Asleep(LinkFace(words), make)
