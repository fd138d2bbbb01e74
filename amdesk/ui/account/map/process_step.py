"""One step of the buying process as a box with an arrow to the next: what, who, how long; a gap is dashed."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.coverage_rows import StepOfBuying
from amdesk.ui.kit.fonts import TextRole, role_font
from amdesk.ui.kit.labels import shown, tip_text
from amdesk.ui.kit.theme import theme, tone_colours
from amdesk.words import _, plural

HIGH, LEAST_WIDE, WIDEST, POINT = 66, 96, 190, 11
"""Pixels: a box's height, how narrow and wide it gets, and how far its arrow reaches into the next."""
LEFT, ROWS = 20, (7, 26, 45)
Key = Qt.Key


def step_words(step: StepOfBuying) -> str:
    """A step in words, for who listens and for the tooltip."""
    who = step.person or _("nobody known")
    days = plural("{n} day", "{n} days", step.days) if step.days is not None else ""
    return ", ".join(part for part in (f"{step.name}: {who}", days, step.criteria) if part)


class StepBox(QWidget):
    """`chosen` and `opened` tell the step, `moved` a step and by how many places, `dropped` a step and where."""

    chosen = Signal(int)
    opened = Signal(int)
    moved = Signal(int, int)
    dropped = Signal(int, QPoint)
    removed = Signal(int)
    walked = Signal(int, int)

    def __init__(self, step: StepOfBuying, number: int, *, is_chosen: bool, is_first: bool) -> None:
        super().__init__()
        self.step, self.is_chosen, self.is_first = step, is_chosen, is_first
        self._pressed: QPoint | None = None
        self._dragged = False
        self.setObjectName(f"process-step-{number}")
        self.setAccessibleName(step_words(step))
        self.setToolTip(tip_text(step_words(step)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Room for its words, within limits."""
        lines = (self.step.name, self._who(), self._how())
        wide = max(self.fontMetrics().horizontalAdvance(shown(line)) for line in lines)
        return QSize(max(LEAST_WIDE, min(WIDEST, wide + LEFT + POINT + 14)), HIGH)

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(LEAST_WIDE, HIGH)

    def _who(self) -> str:
        return self.step.person or _("nobody known")

    def _how(self) -> str:
        days = _("{n} d").format(n=self.step.days) if self.step.days is not None else ""
        return " · ".join(part for part in (days, self.step.criteria) if part)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box with its point, then its three lines."""
        now, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = not self.step.is_known
        ink, soft = tone_colours(Tone.WARN) if gap else (now.text, now.card)
        painter.setBrush(now.selection if self.is_chosen else soft)
        painter.setPen(self._frame(ink))
        painter.drawPolygon(self._outline())
        room = self.width() - LEFT - POINT - 4
        painter.setPen(now.text)
        painter.setFont(role_font(TextRole.STRONG))
        self._line(painter, self.step.name, ROWS[0], room)
        painter.setFont(self.font())
        painter.setPen(ink if gap else now.text)
        self._line(painter, f"? {self._who()}" if gap else self._who(), ROWS[1], room)
        painter.setFont(role_font(TextRole.SMALL))
        painter.setPen(now.muted)
        self._line(painter, self._how(), ROWS[2], room)

    def _frame(self, ink: QColor) -> QPen:
        now = theme()
        if self.hasFocus():
            return QPen(now.focus, 2)
        if self.is_chosen:
            return QPen(now.accent, 1.6)
        return QPen(ink, 1.2, Qt.PenStyle.DashLine) if not self.step.is_known else QPen(now.control_border, 1)

    def _outline(self) -> QPolygonF:
        """A box that points to the next; the first has a straight left edge."""
        wide, high, notch = self.width() - 1.5, HIGH - 2.0, 0 if self.is_first else POINT
        points = [(1, 1), (wide - POINT, 1), (wide, high / 2), (wide - POINT, high), (1, high), (1 + notch, high / 2)]
        return QPolygonF([QPointF(x, y) for x, y in points])

    def _line(self, painter: QPainter, text: str, top: int, room: int) -> None:
        cut = painter.fontMetrics().elidedText(shown(text), Qt.TextElideMode.ElideRight, room)
        area = QRectF(LEFT, top, room, 18)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A step that is held moves to another place."""
        here = event.position().toPoint()
        far = QApplication.startDragDistance()
        if self._pressed is not None and (here - self._pressed).manhattanLength() >= far:
            self._dragged = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.raise_()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the step, or drop it where it was moved to."""
        pressed, self._pressed = self._pressed, None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if pressed is None:
            return
        if self._dragged:
            self.dropped.emit(self.step.id, self.mapToGlobal(event.position().toPoint()))
        else:
            self.chosen.emit(self.step.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the step."""
        self.opened.emit(self.step.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, with Ctrl they move the step; Enter opens, Space chooses, Delete removes."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Key.Key_Left, Key.Key_Right) and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            by = -1 if event.key() == Key.Key_Left else 1
            (self.moved if control else self.walked).emit(self.step.id, by)
        elif event.key() in (Key.Key_Return, Key.Key_Enter):
            self.opened.emit(self.step.id)
        elif event.key() == Key.Key_Space:
            self.chosen.emit(self.step.id)
        elif event.key() == Key.Key_Delete:
            self.removed.emit(self.step.id)
        else:
            super().keyPressEvent(event)
