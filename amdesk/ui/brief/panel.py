"""The brief over the window: a line each to say, ask and avoid, and the rest below; Esc puts it away."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from amdesk.analysis import agenda
from amdesk.analysis.brief import BriefContent, brief, meeting_words
from amdesk.store.queries.brief import brief_facts
from amdesk.ui.brief.advice import AdviceCard
from amdesk.ui.brief.parts import fill_parts
from amdesk.ui.clock import local_time
from amdesk.ui.desk import Desk
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.buttons import Button, IconButton
from amdesk.ui.kit.chart import ChartView
from amdesk.ui.kit.focus import FocusBefore
from amdesk.ui.kit.labels import Elided, Text, TextRole
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.message import SHADOW
from amdesk.ui.kit.panel import Card, Scroll, Separator
from amdesk.ui.meeting import fill_meeting_menu, press_on_meeting
from amdesk.ui.view import View
from amdesk.words import _

WIDTH_PX = 520
TOP_PX = 82
EDGE_PX = 12
CHART_PX = 170


class BriefPanel(View):
    """Lies over the right side of `window` while it is open, and gives the focus back when it closes."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(desk, window)
        self.account_id = 0
        self.touch_id: int | None = None
        self._seen_before: int | None = None
        self.person_id: int | None = None
        self.content: BriefContent | None = None
        self._unfolded = False
        self.before = FocusBefore(self)
        self._chart_soon = QTimer(self, singleShot=True, interval=0)
        self._chart_soon.timeout.connect(self._add_chart)
        self.setObjectName("brief-panel")
        offer_help(self, "brief")
        self.setAccessibleName(_("Brief"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        window.installEventFilter(self)
        desk.arrived.connect(self.leave)
        self.hide()

    def _build(self) -> None:
        frame = QFrame()
        frame.setProperty("card", True)
        frame.setProperty("notice", True)
        frame.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        frame.setGraphicsEffect(QGraphicsDropShadowEffect(self, blurRadius=36, offset=QPointF(0, 6), color=SHADOW))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(EDGE_PX, 0, EDGE_PX, EDGE_PX)
        outer.addWidget(frame)
        self.below = Scroll(margin=16)
        self.below.body.setSpacing(10)
        column = QVBoxLayout(frame)
        column.setContentsMargins(1, 12, 1, 1)
        column.setSpacing(10)
        column.addLayout(self._head())
        column.addWidget(Separator())
        column.addWidget(self.below, 1)

    def _head(self) -> QVBoxLayout:
        self.title = Elided("", role=TextRole.HEADING)
        self.title.setObjectName("brief-title")
        self.when = Text("", role=TextRole.MUTED, wrap=True)
        self.when.setObjectName("brief-meeting")
        self.purpose = Text("", wrap=True)
        self.purpose.setObjectName("brief-purpose")
        self.print_button = Button(_("&Print…"), icon_name="printer")
        self.print_button.setObjectName("brief-print")
        self.print_button.clicked.connect(self.print_it)
        self.open_button = Button(_("&Open the account"), icon_name="building")
        self.open_button.setObjectName("brief-open-account")
        self.open_button.clicked.connect(self.open_account)
        self.room_button = Button(_("&Meeting mode"), icon_name="users", tip="F9")
        self.room_button.setObjectName("brief-meeting-mode")
        self.room_button.clicked.connect(self.begin_meeting)
        self.how_button = Button(_("&How did it go?"), icon_name="message", tip="Ctrl+H")
        self.how_button.setObjectName("brief-how")
        self.how_button.clicked.connect(self.ask_how)
        self.meeting_button = IconButton("calendar-event", _("Move or cancel this meeting"))
        self.meeting_button.setObjectName("brief-meeting-menu")
        self.meeting_button.clicked.connect(self.show_meeting_menu)
        close = IconButton("x", _("Close the brief"))
        close.setObjectName("brief-close")
        close.clicked.connect(self.leave)
        first = QHBoxLayout()
        first.addWidget(self.title, 1)
        first.addWidget(self.meeting_button)
        first.addWidget(close)
        second = QHBoxLayout()
        second.setSpacing(8)
        for button in (self.room_button, self.how_button, self.print_button, self.open_button):
            second.addWidget(button)
        second.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(18, 0, 10, 0)
        head.setSpacing(6)
        head.addLayout(first)
        head.addWidget(self.when)
        head.addWidget(self.purpose)
        head.addLayout(second)
        return head

    # Opening and closing

    def open(self, account_id: int, touch_id: int | None = None, person_id: int | None = None) -> None:
        """Show the brief of an account: of its next meeting unless one is named, a person in view first."""
        self.account_id, self.touch_id, self.person_id = account_id, touch_id, person_id
        if not self.isVisible():
            self.before.remember()
        self._seen_before = looking().account
        looking().look_at(account_id)
        self.refresh()
        if self.content is None:
            return
        self._place()
        self.show()
        self.raise_()
        self.below.verticalScrollBar().setValue(0)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Put the brief away."""
        if not self.isVisible():
            return
        self.hide()
        if looking().account == self.account_id:
            looking().look_at(self._seen_before)
        self.before.give_back()

    def open_account(self) -> None:
        """Go to the account's page; like any other journey it puts the brief away."""
        self.desk.open_account(self.account_id)

    def begin_meeting(self) -> None:
        """Go into the room with what may lie on the table."""
        self.leave()
        self.desk.hold_meeting(self.account_id, self._meeting())

    def ask_how(self) -> None:
        """Tell how the meeting went."""
        self.leave()
        self.desk.ask_how(self.account_id, self._meeting())

    def _meeting(self) -> int | None:
        return self.content.meeting.id if self.content and self.content.meeting else None

    def build_meeting_menu(self) -> QMenu:
        """What can be done with the meeting itself."""
        menu = QMenu(self)
        if self.content is not None and self.content.meeting is not None:
            fill_meeting_menu(menu, self.desk, self.content.meeting.id, self)
        return menu

    def show_meeting_menu(self) -> None:
        """Offer to move the meeting, to cancel it, or to say how it went."""
        menu = self.build_meeting_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.meeting_button.mapToGlobal(QPoint(0, self.meeting_button.height())))

    def print_it(self) -> None:
        """Show the brief as it would be printed."""
        from amdesk.ui.brief.printing import preview_brief

        preview_brief(self.desk, self.account_id, self.touch_id, self.window())

    # Showing

    def fill(self) -> None:
        """Read the account and show what the brief says of it; nothing when account or meeting are gone."""
        try:
            found = brief(brief_facts(self.desk.workspace, self.account_id, self.touch_id, self.person_id))
        except LookupError:
            self.content = None
            self.leave()
            return
        self.content = found.for_the_table() if looking().on else found.for_us()
        self.title.setText(self.content.account)
        self.when.setText(meeting_words(self.content.meeting))
        meeting = self.content.meeting
        now = self.desk.workspace.today
        is_over = meeting is not None and agenda.is_over(meeting.on, meeting.at, now, local_time(), meeting.minutes)
        self.room_button.setVisible(not is_over)
        self.how_button.setVisible(is_over)
        purpose = meeting.purpose if meeting else ""
        self.meeting_button.setVisible(meeting is not None)
        self.purpose.setText(purpose)
        self.purpose.setVisible(bool(purpose))
        self.below.clear()
        advice = AdviceCard(self.content, self.desk, self._unfolded)
        advice.unfolded_changed.connect(self._keep_unfolded)
        self.below.body.addWidget(advice)
        fill_parts(self.below.body, self.content, self.desk)
        if self.content.series.lines:
            self._chart_soon.start()
        self.below.body.addStretch(1)

    def _keep_unfolded(self, unfolded: bool) -> None:
        self._unfolded = unfolded

    def _add_chart(self) -> None:
        """Add satisfaction with its events, after the words are there to be read."""
        if self.content is None or not self.content.series.lines:
            return
        card = Card(_("Satisfaction and events"))
        card.setObjectName("brief-satisfaction")
        chart = ChartView(self.content.series)
        chart.setFixedHeight(CHART_PX)
        card.body.addWidget(chart)
        self.below.body.insertWidget(self.below.body.count() - 1, card)

    def _place(self) -> None:
        window = self.parentWidget()
        if window is not None:
            width = min(WIDTH_PX + 2 * EDGE_PX, window.width())
            self.setGeometry(window.width() - width, TOP_PX, width, window.height() - TOP_PX)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the window's right side when it changes its size."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the brief away; the keys for meetings mean the one it is for."""
        meeting = self.content.meeting if self.content is not None else None
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif meeting is not None and press_on_meeting(event, self.desk, meeting.id, self):
            event.accept()
        else:
            super().keyPressEvent(event)
