"""What stands in a day: a meeting as a block, what falls due as a line, a check-in that should be booked."""

from collections.abc import Hashable

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from amdesk.analysis.agenda import kind_word
from amdesk.analysis.series import Tone
from amdesk.analysis.week import Proposal, status_word, time_words
from amdesk.model.day_rows import Due, DueKind
from amdesk.model.values import Channel, TouchKind, TouchStatus
from amdesk.model.week_rows import WeekMeeting
from amdesk.ui.kit.icons import Ink
from amdesk.ui.kit.labels import Elided, Link, Text, TextRole, tip_text
from amdesk.ui.kit.sign import Sign
from amdesk.ui.kit.theme import mark_colour, theme, tone_colours
from amdesk.ui.week.few_lines import FewLines
from amdesk.words import _, full_day, listed, plural

CARRIED = "application/x-amdesk-meeting"
CHANNEL_ICONS = {
    Channel.VISIT: "building",
    Channel.VIDEO: "video",
    Channel.CALL: "phone",
    Channel.MAIL: "mail",
    Channel.OTHER: "message",
}
ICONS = {
    DueKind.ACTION: "list-check",
    DueKind.PROMISE: "flag",
    DueKind.STEP: "message-report",
    DueKind.REQUEST: "users",
    DueKind.CHECKPOINT: "circle-check",
    DueKind.ANSWER: "message-report",
    DueKind.REVIEW_CALL: "phone",
    DueKind.MEMO: "mail",
    DueKind.REVIEW: "presentation",
    DueKind.CONTRACT: "file-text",
    DueKind.DECISION: "scale",
}
STRIPE_PX, ROUND_PX, SIGN_PX = 4, 7, 15
PURPOSE_LINES, DUE_LINES = 3, 2


class Block(QFrame):
    """Something in a day that can be stood on; `opened` comes on Enter and double click.

    `menu_asked` comes with the place on the screen where its menu belongs.
    """

    opened = Signal(object)
    menu_asked = Signal(object, QPoint)
    stood_on = Signal(object)

    def __init__(self, key: Hashable, says: str) -> None:
        super().__init__()
        self.key = key
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(says)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(10, 6, 8, 7)
        self.column.setSpacing(1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stand here."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self.key)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done."""
        self.menu_asked.emit(self.key, event.globalPos())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; arrows and the rest are the page's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit(self.key)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell who has the keyboard."""
        super().focusInEvent(event)
        self.stood_on.emit(self.key)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No longer."""
        super().focusOutEvent(event)
        self.update()

    def paint_ground(self, ground: QColor | None, stripe: QColor | None, dashed: bool = False) -> None:
        """Draw what lies below the words."""
        now = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse():
            ground = now.hover if ground is None else ground.lighter(104) if now.is_dark else ground.darker(103)
        if ground is not None:
            painter.setBrush(ground)
            painter.drawRoundedRect(area, ROUND_PX, ROUND_PX)
        if stripe is not None:
            painter.setBrush(stripe)
            painter.drawRoundedRect(QRectF(area.left(), area.top() + 4, STRIPE_PX, area.height() - 8), 2, 2)
        if dashed or self.hasFocus():
            pen = QPen(now.focus if self.hasFocus() else now.control_border, 1.6 if self.hasFocus() else 1)
            pen.setStyle(Qt.PenStyle.SolidLine if self.hasFocus() else Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, ROUND_PX, ROUND_PX)


class MeetingBlock(Block):
    """A meeting: when, with whom, what for, who comes, where. It can be carried to another day."""

    def __init__(self, meeting: WeekMeeting, today_is_after: bool) -> None:
        super().__init__(("meeting", meeting.id), _says(meeting))
        self.meeting = meeting
        self.waits = today_is_after and meeting.status is TouchStatus.PLANNED
        self._pressed_at: QPoint | None = None
        self.setObjectName(f"week-meeting-{meeting.id}")
        self.setToolTip(tip_text(_says(meeting)))
        self._fill()
        if meeting.status is not TouchStatus.HELD:
            self.setCursor(Qt.CursorShape.OpenHandCursor)

    def _fill(self) -> None:
        meeting = self.meeting
        self.column.addLayout(self._head())
        account = Elided(meeting.account, role=TextRole.STRONG)
        self.column.addWidget(self._struck(account))
        if meeting.lacks_purpose and not self.waits:
            bare = Text(_("⚠ no purpose yet"), role=TextRole.SMALL)
            bare.set_tone(Tone.WARN)
            self.column.addWidget(bare)
        else:
            self.column.addWidget(self._struck(FewLines(meeting.purpose or meeting.kind.label, PURPOSE_LINES)))
        people = listed([*meeting.people, *meeting.colleagues])
        for words in (people, meeting.place):
            if words:
                self.column.addWidget(Elided(words, role=TextRole.SMALL))
        if (state := self._state()) is not None:
            self.column.addWidget(state)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(Elided(time_words(self.meeting) or _("all day"), role=TextRole.SMALL), 1)
        is_check_in = self.meeting.kind is TouchKind.CHECK_IN
        head.addWidget(Sign("heart-handshake" if is_check_in else CHANNEL_ICONS[self.meeting.channel], SIGN_PX))
        return head

    def _state(self) -> QWidget | None:
        """What became of it, in words."""
        meeting = self.meeting
        if self.waits:
            text, tone = _("How did it go?"), Tone.BAD
        elif meeting.status is TouchStatus.HELD:
            text, tone = _("✓ held"), Tone.GOOD
        elif meeting.status is TouchStatus.CANCELLED:
            by = meeting.cancelled_by
            text, tone = f"✕ {_('cancelled')}{' · ' + by if by else ''}", Tone.QUIET
        else:
            return None
        state = Elided(text, role=TextRole.SMALL)
        state.set_tone(tone)
        return state

    def _struck(self, label: Text) -> Text:
        if self.meeting.status is TouchStatus.CANCELLED:
            font = QFont(label.font())
            font.setStrikeOut(True)
            label.setFont(font)
            label.set_tone(Tone.QUIET)
        return label

    def paintEvent(self, event: QPaintEvent) -> None:
        """A soft ground with a stripe: ours in the accent, check-ins in the customer's colour."""
        status = self.meeting.status
        if status is TouchStatus.PLANNED:
            tone = Tone.CUSTOMER if self.meeting.kind is TouchKind.CHECK_IN else Tone.ACCENT
            tone = Tone.WARN if self.meeting.lacks_purpose or self.waits else tone
            self.paint_ground(tone_colours(tone)[1], mark_colour(tone))
        else:
            self.paint_ground(theme().quiet_soft, mark_colour(Tone.QUIET))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Perhaps the beginning of carrying it to another day."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.meeting.status is not TouchStatus.HELD:
            self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry it."""
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        far = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if far >= QApplication.startDragDistance():
            self._pressed_at = None
            self._carry()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It was only a click."""
        self._pressed_at = None
        event.accept()

    def _carry(self) -> None:
        carried = QMimeData()
        carried.setData(CARRIED, str(self.meeting.id).encode())
        drag = QDrag(self)
        drag.setMimeData(carried)
        drag.setPixmap(self.grab())
        drag.setHotSpot(QPoint(20, 12))
        drag.exec(Qt.DropAction.MoveAction)


class DueBlock(Block):
    """Something that falls due."""

    def __init__(self, due: Due) -> None:
        whose = due.owner or (_("Me") if due.mine else "")
        says = f"{kind_word(due.kind)}: {due.what}"
        super().__init__((due.kind.value, due.subject, due.id), ". ".join(p for p in (says, due.account, whose) if p))
        self.due = due
        self.setObjectName(f"week-due-{due.kind.value}-{due.id}")
        self.setToolTip(tip_text("\n".join(part for part in (says, due.account, whose, due.note) if part)))
        self.column.setContentsMargins(6, 3, 6, 3)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(
            Sign(ICONS.get(due.kind, "flag"), SIGN_PX, Ink.BAD if due.days_late > 0 else Ink.MUTED),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(FewLines(due.what, DUE_LINES))
        beside = " · ".join(part for part in (due.account, "" if due.mine else due.owner) if part)
        if beside:
            words.addWidget(Elided(beside, role=TextRole.SMALL))
        line.addLayout(words, 1)
        self.column.addLayout(line)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing below the words but the mouse and the keyboard."""
        self.paint_ground(None, None)


class ProposalBlock(Block):
    """A check-in that should be booked; `booked` comes with it."""

    booked = Signal(object)

    def __init__(self, one: Proposal) -> None:
        late = plural("{n} day over the rhythm", "{n} days over the rhythm", one.days_late)
        said = late if one.days_late > 0 else _("due by {day}").format(day=full_day(one.check_in.due))
        super().__init__(("check-in", one.account_id), f"{_('Check-in to book')}: {one.account}. {said}")
        self.one = one
        self.setObjectName(f"week-check-in-{one.account_id}")
        self.setToolTip(tip_text(f"{_('Check-in (no selling)')}\n{one.account}\n{said}\n{_('Enter or B books it')}"))
        self.column.setContentsMargins(8, 4, 8, 5)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(Sign("heart-handshake", SIGN_PX, Ink.CUSTOMER))
        head.addWidget(FewLines(one.account, DUE_LINES), 1)
        self.book_link = Link(_("Book"))
        self.book_link.setObjectName(f"week-book-{one.account_id}")
        self.book_link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.book_link.clicked.connect(self.book)
        self.column.addLayout(head)
        words = FewLines(said, DUE_LINES, role=TextRole.SMALL)
        words.set_tone(Tone.BAD if one.days_late > 0 else None)
        self.column.addWidget(words)
        self.column.addWidget(self.book_link, 0, Qt.AlignmentFlag.AlignRight)

    def book(self) -> None:
        """Book it on the day it is proposed for."""
        self.booked.emit(self.one)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and B book it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_B) and not event.modifiers():
            self.book()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed frame: it is not there yet."""
        self.paint_ground(None, None, dashed=True)


def _says(meeting: WeekMeeting) -> str:
    """A meeting as a screen reader says it and as its tip tells it."""
    parts = (
        time_words(meeting),
        meeting.account,
        meeting.purpose or _("no purpose yet"),
        listed([*meeting.people, *meeting.colleagues]),
        meeting.place,
        status_word(meeting),
        meeting.cancelled_by,
    )
    return "\n".join(part for part in parts if part)
