"""Fields of a plan that are drawn until they are typed into: there are many, and hardly one of them is."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMargins, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QTextCursor
from PySide6.QtWidgets import QWidget

from amdesk.ui.account.plan.entry import InlineField
from amdesk.ui.kit.asleep import Inset
from amdesk.ui.kit.drawn import Words, looks
from amdesk.ui.kit.drawn_groups import Down
from amdesk.ui.kit.focus import tab_stops
from amdesk.ui.kit.labels import TextRole, draw_frame
from amdesk.ui.kit.surface import Surface
from amdesk.ui.kit.theme import theme
from amdesk.ui.said_line import SaidLine

RADIUS_PX = 7
REASON_MARGINS = QMargins(3, 3, 3, 7)
LINE_SIDE_PX, LINE_FRAME_PX, LEAST_LINE_PX = 9, 6, 20


class Resting(Surface):
    """Becomes a field when the keyboard or the mouse comes to it, under the same name, and passes on what was typed.

    Subclasses say in `made` what it becomes.
    """

    def __init__(self, words: Words, margins: QMargins, label: str, name: str) -> None:
        super().__init__(Down(words), margins)
        self._words, self._label = words, label
        self._field: QWidget | None = None
        self._is_heard = False
        self.setAccessibleName(label)
        self.setAccessibleDescription(words.text)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def made(self, name: str) -> QWidget:
        """The field of this name; it, or its focus proxy, takes the keyboard."""
        raise NotImplementedError

    def field(self) -> QWidget:
        """What one types into, made when it is wanted first."""
        if self._field is None:
            name = self.objectName()
            for say in (self.setObjectName, self.setAccessibleName, self.setAccessibleDescription):
                say("")
            self._field = self.made(name)
            self._field.setParent(self)
            self._keyed(self._field).installEventFilter(self)
            self.show_instead(Down(self._field))
            QWidget.setTabOrder(self, self._keyed(self._field))
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setFocusProxy(self._field)
            self._field.show()
        return self._field

    def stops(self) -> list[QWidget]:
        """Itself, or its field."""
        return [self] if self._field is None else tab_stops(self._field)

    def _keyed(self, field: QWidget) -> QWidget:
        return field.focusProxy() or field

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let one type."""
        self.field().setFocus(event.reason())

    def event(self, event: QEvent) -> bool:
        """What is understood below the line comes and goes."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.arrange_anew()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key pressed in the field, which comes here next when the field has no use for it."""
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self._is_heard = event.type() is QEvent.Type.KeyPress
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed here goes into the field; what the field had no use for goes on."""
        if self._is_heard:
            event.ignore()
        else:
            self._keyed(self.field()).keyPressEvent(event)


class RestingReason(Resting):
    """A reason of an objective, as an `InlineField` shows it; its signals are those of the field."""

    stored = Signal(str)
    left = Signal()

    def __init__(self, label: str, text: str, hint: str, name: str) -> None:
        super().__init__(_reason_words(text, hint), REASON_MARGINS, label, name)
        self._text, self._hint = text, hint

    def made(self, name: str) -> InlineField:
        """A field that grows with its words."""
        field = InlineField(self._label, self._text, self._hint, name)
        field.stored.connect(self.stored)
        field.left.connect(self.left)
        field.grown.connect(self.arrange_anew)
        return field

    def text(self) -> str:
        """The words as they stand now."""
        return self._text if not isinstance(self._field, InlineField) else self._field.toPlainText()

    def draw_ground(self, painter: QPainter) -> None:
        """Framed while it is pointed at."""
        if self._field is None and self.underMouse():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            draw_frame(painter, self.rect(), theme().quiet_mark, RADIUS_PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Type where one pressed."""
        self._type_at(event, QTextCursor.MoveMode.MoveAnchor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark from where one pressed to here."""
        self._type_at(event, QTextCursor.MoveMode.KeepAnchor)

    def _type_at(self, event: QMouseEvent, how: QTextCursor.MoveMode) -> None:
        field = self.field()
        if isinstance(field, InlineField):
            cursor, here = field.textCursor(), field.cursorForPosition(event.position().toPoint())
            cursor.setPosition(here.position(), how)
            field.setTextCursor(cursor)


def _reason_words(text: str, hint: str) -> Words:
    return Words(text or hint, TextRole.SMALL, quiet=not text)


def reason_face(text: str, hint: str) -> Inset:
    """A reason as it looks before it can be typed."""
    return Inset(_reason_words(text, hint), REASON_MARGINS)


class RestingLine(Resting):
    """The line for a new action; `make` makes the one that is typed into."""

    def __init__(self, label: str, hint: str, name: str, make: Callable[[], SaidLine]) -> None:
        super().__init__(Words(hint, quiet=True), _line_margins(), label, name)
        self._make = make

    def made(self, name: str) -> SaidLine:
        """A line that says what it understands."""
        line = self._make()
        line.edit.setObjectName(name)
        return line

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Type here; the card below is not pulled."""
        self.field().setFocus(Qt.FocusReason.MouseFocusReason)

    def draw_ground(self, painter: QPainter) -> None:
        """Framed as a line to type into."""
        if self._field is None:
            _draw_line(painter, self.rect(), self.underMouse())


def _line_margins() -> QMargins:
    measures = looks(TextRole.BODY).measures
    above = round((max(LEAST_LINE_PX, measures.height() + 2) - measures.height()) / 2 + LINE_FRAME_PX)
    return QMargins(LINE_SIDE_PX + 2, above, LINE_SIDE_PX, above)


def _draw_line(painter: QPainter, rect: QRect, is_pointed_at: bool = False) -> None:
    painter.setBrush(theme().control)
    draw_frame(painter, rect, theme().quiet_mark if is_pointed_at else theme().control_border, RADIUS_PX)


def line_face(hint: str) -> Inset:
    """The line for a new action as it looks before it can be typed into."""
    return Inset(Words(hint, quiet=True), _line_margins(), _draw_line)
