"""Widgets one below the other, measured once at the width there is: many cards that wrap their words stand at once."""

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from amdesk.ui.kit.drawn import forget_looks
from amdesk.ui.kit.drawn_groups import Down
from amdesk.ui.kit.surface import Surface


class Pile(QWidget):
    """As high as what stands in it. A box layout would ask each card for its height at many widths it never gets."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._pile = Down(gap=gap)
        self._stands = False
        self._font = self.font()

    def insert(self, at: int, widget: QWidget) -> None:
        """Let a widget stand at a place from the top, also one that stands elsewhere in it now."""
        if widget in self._pile.parts:
            self._pile.parts.remove(widget)
        else:
            widget.setParent(self)
        self._pile.parts.insert(at, widget)
        self._arrange_soon()

    def take(self, widget: QWidget) -> None:
        """Let the others close up; the widget is the caller's to keep or to delete."""
        self._pile.parts.remove(widget)
        self._arrange_soon()

    def index(self, widget: QWidget) -> int:
        """Where a widget stands from the top; -1 when it does not."""
        return self._pile.parts.index(widget) if widget in self._pile.parts else -1

    def _arrange_soon(self) -> None:
        """As layouts do: once, however much changes until then."""
        self._pile.stand_anew()
        if self._stands:
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def heightForWidth(self, width: int) -> int:
        """As high as all that stands in it is at this width."""
        return self._pile.height(width)

    def stand(self) -> None:
        """Let all stand in their places now."""
        self._stands = True
        self._pile.place(self.rect())

    def sizeHint(self) -> QSize:
        """As narrow as can be read; how high it is shows once it has its width."""
        if self._stands:
            return QSize(self._pile.least(), self.heightForWidth(self.width()))
        return self._pile.size()

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
            for surface in self.findChildren(Surface):
                surface.measure_anew()
            self._arrange_soon()

    def event(self, event: QEvent) -> bool:
        """Something in it is of another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._pile.stand_anew()
            self.stand()
            self.updateGeometry()
        return super().event(event)
