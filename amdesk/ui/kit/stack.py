"""A small horizontal bar made of its parts, painted directly; the names stand below."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from amdesk.analysis.series import Stack
from amdesk.ui.kit.amounts import number
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.theme import mark_colour, theme

BAR_HEIGHT_PX = 10


class StackBar(QWidget):
    """Shows a `Stack` of positive parts."""

    def __init__(self, stack: Stack) -> None:
        super().__init__()
        self.stack = stack
        self.setAccessibleName(stack.title)
        self.setAccessibleDescription(", ".join(f"{part.name}: {number(part.value)}" for part in stack.parts))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(_Bar(stack))
        line = QHBoxLayout()
        for part in stack.parts:
            line.addWidget(Text(f"{number(part.value)} {part.name}", role=TextRole.SMALL))
        line.addStretch(1)
        column.addLayout(line)


class _Bar(QWidget):
    """The bar alone."""

    def __init__(self, stack: Stack) -> None:
        super().__init__()
        self.stack = stack
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(160, BAR_HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the parts from left to right over a quiet ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        outline = QPainterPath()
        outline.addRoundedRect(area, BAR_HEIGHT_PX / 2, BAR_HEIGHT_PX / 2)
        painter.setClipPath(outline)
        painter.fillRect(area, theme().quiet_soft)
        total = sum(max(0.0, part.value) for part in self.stack.parts)
        left = area.left()
        for part in self.stack.parts:
            width = area.width() * max(0.0, part.value) / total if total else 0.0
            painter.fillRect(QRectF(left, area.top(), width, area.height()), mark_colour(part.tone))
            left += width
