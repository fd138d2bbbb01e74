"""Parts one below the other, measured once at the width there is: many cards that wrap their words stand at once.

What sleeps among them is woken once it was seen.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from amdesk.ui.kit.drawn import Drawn, forget_looks
from amdesk.ui.kit.drawn_groups import Down, Part
from amdesk.ui.kit.surface import Surface

BREATH_MS = 15
"""After the picture there is time to show it, and for keys."""


class Pile(QWidget):
    """As high as what stands in it. A box layout would ask each card for its height at many widths it never gets."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self.group = Down(gap=gap)
        self._stands = False
        self._font = self.font()
        self._soon = QTimer(self, singleShot=True, interval=BREATH_MS)
        self._soon.timeout.connect(self.after_the_picture)
        self._seen = QTimer(self, singleShot=True, interval=0)
        self._seen.timeout.connect(self._soon.start)

    def insert(self, at: int, part: Part) -> None:
        """Let a part stand at a place from the top, also one that stands elsewhere in it now."""
        if part in self.group.parts:
            self.group.parts.remove(part)
        elif isinstance(part, QWidget):
            part.setParent(self)
        self.group.parts.insert(at, part)
        self.arrange_soon()

    def take(self, part: Part) -> None:
        """Let the others close up; a widget is the caller's to keep or to delete."""
        self.group.parts.remove(part)
        self.arrange_soon()

    def index(self, part: Part) -> int:
        """Where a part stands from the top; -1 when it does not."""
        return self.group.parts.index(part) if part in self.group.parts else -1

    def arrange_soon(self) -> None:
        """A part is of another size: arrange them as layouts do, once, however much changes until then."""
        self.group.stand_anew()
        if self._stands:
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))

    @property
    def is_ready(self) -> bool:
        """Whether nothing in it sleeps."""
        return not self.group.sleeps()

    def wake(self) -> None:
        """Wake what sleeps in it now."""
        self.group.wake(self)

    def after_the_picture(self) -> None:
        """What is seen can be worked with."""
        self.wake()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is no widget where something is to be painted; what sleeps is seen now."""
        painter = QPainter(self)
        for part in self.group.parts:
            if isinstance(part, Drawn) and part.is_shown and part.rect.intersects(event.rect()):
                part.draw(painter)
        if not self.is_ready and not self._soon.isActive():
            self._seen.start()

    def heightForWidth(self, width: int) -> int:
        """As high as all that stands in it is at this width."""
        return self.group.height(width)

    def stand(self) -> None:
        """Let all stand in their places now."""
        self._stands = True
        self.group.place(self.rect())

    def sizeHint(self) -> QSize:
        """As narrow as can be read; how high it is shows once it has its width."""
        if self._stands:
            return QSize(self.group.least(), self.heightForWidth(self.width()))
        return self.group.size()

    def minimumSizeHint(self) -> QSize:
        """The same: it takes the width it is given, and is never lower."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand anew at another width."""
        if not self._stands or event.size().width() != event.oldSize().width():
            self.stand()

    def changeEvent(self, event: QEvent) -> None:
        """Measure all anew in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._font != self.font():
            self._font = self.font()
            forget_looks()
            self.group.forget()
            for surface in self.findChildren(Surface):
                surface.measure_anew()
            self.arrange_soon()

    def event(self, event: QEvent) -> bool:
        """Something in it is of another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.group.stand_anew()
            self.stand()
            self.updateGeometry()
        return super().event(event)
