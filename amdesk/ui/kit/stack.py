"""A small horizontal bar made of its parts, painted directly; the names stand below."""

from PySide6.QtCore import QRectF, QSize, Qt
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
        draw_stack(QPainter(self), QRectF(self.rect()), self.stack)


def draw_stack(painter: QPainter, area: QRectF, stack: Stack) -> None:
    """Fill the positive parts of a stack from left to right over a quiet ground with round ends."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(area, BAR_HEIGHT_PX / 2, BAR_HEIGHT_PX / 2)
    painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
    painter.fillRect(area, theme().quiet_soft)
    total = sum(max(0.0, part.value) for part in stack.parts)
    left = area.left()
    for part in stack.parts:
        width = area.width() * max(0.0, part.value) / total if total else 0.0
        painter.fillRect(QRectF(left, area.top(), width, area.height()), mark_colour(part.tone))
        left += width
    painter.restore()
