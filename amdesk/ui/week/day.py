"""One day of the week as a column: its name, its meetings, what falls due, check-ins to book."""

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from amdesk.analysis.series import Tone
from amdesk.analysis.week import WeekDay
from amdesk.ui.kit.buttons import IconButton
from amdesk.ui.kit.labels import Elided, Text, TextRole
from amdesk.ui.kit.panel import Separator, empty_out
from amdesk.ui.kit.theme import theme
from amdesk.ui.week.blocks import CARRIED, Block, DueBlock, MeetingBlock, ProposalBlock
from amdesk.words import DAYS, MONTHS, _, full_day

SATURDAY = 5
EDGE_PX = 6


class DayColumn(QFrame):
    """`new_asked` comes with the day on a double click, N or the plus; `carried_here` with a meeting's id."""

    opened = Signal(object)
    booked = Signal(object)
    new_asked = Signal(object)
    carried_here = Signal(int, object)
    menu_asked = Signal(object, QPoint)
    stood_on = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.on = date.min
        self.blocks: list[Block] = []
        self._takes = False
        self._is_today = False
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE_PX, 8, EDGE_PX, EDGE_PX)
        column.setSpacing(6)
        self.name = Text("", role=TextRole.STRONG)
        self.count = Elided("", role=TextRole.SMALL)
        self.plus = IconButton("plus", _("New meeting on this day"))
        self.plus.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plus.clicked.connect(self.ask_new)
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 0, 0)
        head.setSpacing(6)
        head.addWidget(self.name)
        head.addWidget(self.count, 1)
        head.addWidget(self.plus)
        column.addLayout(head)
        self.body = QVBoxLayout()
        self.body.setSpacing(5)
        column.addLayout(self.body)
        column.addStretch(1)

    def show_day(self, day: WeekDay, today: date) -> None:
        """Show another day, or the same one with something else in it."""
        self.on = day.on
        self._is_today = day.is_today
        self.setObjectName(f"week-day-{day.on.weekday() + 1}")
        words = f"{_(DAYS[day.on.weekday()])} {day.on.day}"
        self.name.setText(words)
        self.name.set_tone(Tone.ACCENT if day.is_today else Tone.QUIET if day.on.weekday() >= SATURDAY else None)
        self.count.setText(_("today") if day.is_today else _(MONTHS[day.on.month - 1]) if day.on.day == 1 else "")
        self.setAccessibleName(self._says(day))
        empty_out(self.body)
        self.blocks = []
        for meeting in day.meetings:
            self._add(MeetingBlock(meeting, day.on < today))
        if day.meetings and (day.dues or day.proposals):
            self.body.addWidget(Separator())
        for one in day.proposals:
            block = ProposalBlock(one)
            block.booked.connect(self.booked)
            self._add(block)
        for due in day.dues:
            self._add(DueBlock(due))
        self.update()

    def _says(self, day: WeekDay) -> str:
        said = f"{_(DAYS[day.on.weekday()])} {full_day(day.on)}"
        if day.is_today:
            said += f", {_('today')}"
        return said if not day.is_empty else f"{said}, {_('nothing')}"

    def _add(self, block: Block) -> None:
        block.opened.connect(self.opened)
        block.menu_asked.connect(self.menu_asked)
        block.stood_on.connect(self.stood_on)
        self.blocks.append(block)
        self.body.addWidget(block)

    def ask_new(self) -> None:
        """Ask for a meeting on this day."""
        self.new_asked.emit(self.on)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A new meeting on this day."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.ask_new()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the day itself has the keyboard."""
        super().focusInEvent(event)
        self.stood_on.emit(self.on)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No longer."""
        super().focusOutEvent(event)
        self.update()

    # Carrying

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A meeting can be dropped here."""
        if event.mimeData().hasFormat(CARRIED):
            self._takes = True
            self.update()
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went on."""
        self._takes = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Move the meeting to this day."""
        self._takes = False
        self.update()
        carried = bytes(event.mimeData().data(CARRIED).data())
        if carried.isdigit():
            event.acceptProposedAction()
            self.carried_here.emit(int(carried), self.on)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card; today is framed, a weekend lies lower, a day that would take a meeting says so."""
        now = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_weekend = self.on.weekday() >= SATURDAY and not self._is_today
        painter.setBrush(now.selection if self._takes else now.rail if is_weekend else now.card)
        strong = self._is_today or self._takes or self.hasFocus()
        painter.setPen(QPen(now.accent if strong else now.card_border, 1.6 if strong else 1))
        area = self.rect().adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(area, 10, 10)
