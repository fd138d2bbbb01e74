"""Piles beside each other, measured once at the width each has; one above the other where there is no room."""

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

GAP_PX = 16


class Abreast(QWidget):
    """Shares its width among `columns` in the given proportion; below `collapse_below` pixels each has all of it.

    What is hidden leaves its room to the others. All are as high as the highest.
    """

    def __init__(self, *columns: QWidget, proportion: tuple[float, ...], collapse_below: int) -> None:
        super().__init__()
        self._columns, self._proportion, self._collapse_below = columns, proportion, collapse_below
        self._stands = False
        self._heights: dict[int, int] = {}
        for column in columns:
            column.setParent(self)

    def _widths(self, width: int) -> list[tuple[QWidget, int]]:
        shares = zip(self._columns, self._proportion, strict=True)
        seen = [(column, share) for column, share in shares if not column.isHidden()]
        if width < self._collapse_below:
            return [(column, width) for column, _share in seen]
        room, whole = width - GAP_PX * (len(seen) - 1), sum(share for _column, share in seen)
        return [(column, round(room * share / whole)) for column, share in seen]

    def heightForWidth(self, width: int) -> int:
        """As high as the highest, or as all of them; worked out once, as layouts ask for it over and over."""
        if width not in self._heights:
            self._heights[width] = self._height(width)
        return self._heights[width]

    def _height(self, width: int) -> int:
        heights = [column.heightForWidth(own) for column, own in self._widths(width)]
        if width < self._collapse_below:
            return sum(heights) + GAP_PX * max(len(heights) - 1, 0)
        return max(heights, default=0)

    def sizeHint(self) -> QSize:
        """As narrow as the one that needs most; how high it is shows once it has its width."""
        hints = [column.sizeHint() for column in self._columns if not column.isHidden()]
        least, height = max((hint.width() for hint in hints), default=0), max((h.height() for h in hints), default=0)
        return QSize(least, self.heightForWidth(self.width()) if self._stands else height)

    def minimumSizeHint(self) -> QSize:
        """The same: it takes the width it is given, and is never lower."""
        return self.sizeHint()

    def stand(self) -> None:
        """Let all stand in their places now, and what is around it take the new height."""
        self._stands = True
        self._heights.clear()
        x = y = 0
        for column, width in self._widths(self.width()):
            is_stacked = self.width() < self._collapse_below
            height = column.heightForWidth(width) if is_stacked else self.height()
            column.setGeometry(QRect(x, y, width, height))
            x, y = (0, y + height + GAP_PX) if is_stacked else (x + width + GAP_PX, 0)
        if self.heightForWidth(self.width()) != self.height():
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand anew."""
        self.stand()

    def event(self, event: QEvent) -> bool:
        """One of them is of another height, or was hidden."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.stand()
        return super().event(event)
