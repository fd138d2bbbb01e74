"""A text on a few lines at most, as many as it needs; the last ends in "…" when there is more."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from amdesk.ui.kit.labels import Text, TextRole, shown

ROUNDED_PX = 2
"""What fits by its advance may be wider by so much when it is drawn."""


class FewLines(Text):
    """Breaks its words into `most` lines at most, as its width allows."""

    def __init__(self, text: str, most: int, *, role: TextRole = TextRole.BODY) -> None:
        self.most = most
        super().__init__(shown(text), role=role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The width says how many lines there are."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """So does the font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self.fontMetrics().lineSpacing() * len(self.lines()))

    def lines(self) -> list[str]:
        """The text by whole words as it fits; the last line holds all that is left."""
        left = self.text().split(" ")
        found: list[str] = []
        while left and len(found) < self.most - 1:
            count = self._fitting(left)
            found.append(" ".join(left[:count]))
            left = left[count:]
        return [*found, " ".join(left)] if left else found

    def _fitting(self, words: list[str]) -> int:
        metrics, width = self.fontMetrics(), self.width()
        counts = range(len(words), 1, -1)
        return next((n for n in counts if metrics.horizontalAdvance(" ".join(words[:n])) <= width), 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every line."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        metrics, height = self.fontMetrics(), self.fontMetrics().lineSpacing()
        for number, line in enumerate(self.lines()):
            cut = metrics.elidedText(line, Qt.TextElideMode.ElideRight, self.width() + ROUNDED_PX)
            painter.drawText(0, number * height + metrics.ascent(), cut)
