"""The week from Monday to Sunday: worked in by mouse and keyboard, filtered, copied, printed, saved as a calendar."""

from collections.abc import Hashable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from amdesk.analysis.week import Proposal, WeekAsked, WeekContent, monday_of, title, week
from amdesk.model.values import TouchStatus
from amdesk.store.queries.week import week_rows
from amdesk.ui.creating import Creating
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button, IconButton, MenuButton
from amdesk.ui.kit.labels import Link, Text, TextRole
from amdesk.ui.meeting import fill_meeting_menu, press_on_meeting
from amdesk.ui.place import Place
from amdesk.ui.view import View
from amdesk.ui.week import doing, leaving
from amdesk.ui.week.blocks import DueBlock, MeetingBlock, ProposalBlock
from amdesk.ui.week.grid import WeekGrid
from amdesk.ui.week.tools import WeekTools
from amdesk.words import _, plural

FIRST, LAST = date(1990, 1, 1), date(2199, 1, 1)
Keys = Qt.Key
WALKS = {Keys.Key_Left: (-1, 0), Keys.Key_Right: (1, 0), Keys.Key_Up: (0, -1), Keys.Key_Down: (0, 1)}


class WeekPage(View):
    """The arrows walk in the days, Ctrl and an arrow carries a meeting to the next day, Page Up and Down turn weeks."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.monday = monday_of(desk.workspace.today)
        self.content: WeekContent | None = None
        self.title = Text("", role=TextRole.TITLE)
        self.title.setObjectName("week-title")
        self.sentence = Text("", role=TextRole.MUTED, wrap=True)
        self.sentence.setObjectName("week-sentence")
        self.everything = Link("")
        self.everything.setObjectName("week-everything")
        self.tools = WeekTools(desk)
        self.grid = WeekGrid()
        self.grid.setObjectName("week-days")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.sentence, 1)
        line.addWidget(self.everything)
        line.addWidget(self.tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(8)
        column.addLayout(self._head())
        column.addLayout(line)
        column.addWidget(self.grid, 1)

    def _head(self) -> QHBoxLayout:
        self.before = IconButton("chevron-left", _("The week before (Page Up)"))
        self.before.setObjectName("week-before")
        self.now = Button(_("This week"), tip="Home")
        self.now.setObjectName("week-now")
        self.after = IconButton("chevron-right", _("The week after (Page Down)"))
        self.after.setObjectName("week-after")
        self.more = MenuButton(_("More"), fill=self._fill_more)
        self.more.setObjectName("week-more")
        self.new_button = Button(_("+ &Meeting"), primary=True, tip="N")
        self.new_button.setObjectName("week-new")
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.title)
        head.addSpacing(8)
        for button in (self.before, self.now, self.after):
            head.addWidget(button)
        head.addStretch(1)
        head.addWidget(self.more)
        head.addWidget(self.new_button)
        return head

    def _connect(self) -> None:
        self.before.clicked.connect(partial(self.step, -1))
        self.after.clicked.connect(partial(self.step, 1))
        self.now.clicked.connect(self.show_now)
        self.tools.changed.connect(self._show_asked)
        self.everything.clicked.connect(self.tools.show_everything)
        self.new_button.clicked.connect(self.new_here)
        self.grid.opened.connect(self.open)
        self.grid.booked.connect(self.book)
        self.grid.new_asked.connect(self.new_meeting)
        self.grid.carried_here.connect(self.carry)
        self.grid.menu_asked.connect(self.show_menu)

    # Showing

    def fill(self) -> None:
        """Read the week and show it."""
        rows = week_rows(self.desk.workspace, self.monday)
        content = self.content = week(rows, self.tools.asked)
        self.title.setText(title(content))
        self.sentence.setText(content.sentence)
        self.everything.say(plural("Show {n} more", "Show {n} more", content.left_out))
        self.everything.setVisible(self.tools.asked.is_filtered)
        self.now.setEnabled(self.monday != monday_of(content.today))
        if self.shows_new("days", content.days, content.today):
            self.grid.show_week(content)

    def go_to(self, place: Place) -> None:
        """Show the week a place names by its Monday."""
        if place.subject == "monday" and place.row:
            self.show_week_of(date.fromordinal(place.row))

    def place(self) -> Place | None:
        """The week in view."""
        return Place("week", None, "", "monday", self.monday.toordinal())

    def step(self, weeks: int, checked: bool = False) -> None:
        """Show the week before or after."""
        self.show_week_of(self.monday + timedelta(weeks=weeks))

    def show_now(self) -> None:
        """Show the week one is in."""
        self.show_week_of(self.desk.workspace.today)

    def show_week_of(self, day: date) -> None:
        """Show the week of a day; the keyboard stays at the same day of the week."""
        monday = monday_of(day)
        if FIRST <= monday <= LAST and monday != self.monday:
            if isinstance(self.grid.stands_on, date):
                self.grid.stands_on += monday - self.monday
            self.monday = monday
            self._again()

    def _show_asked(self, asked: WeekAsked) -> None:
        self._again()

    def _again(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Ctrl and an arrow carries, N begins a meeting, Page Up and Down turn the weeks."""
        key, block = Keys(event.key()), self.grid.current()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif key in WALKS and plain:
            self.grid.walk(*WALKS[key], self.desk.workspace.today)
        elif key in (Keys.Key_Left, Keys.Key_Right) and control and isinstance(block, MeetingBlock):
            self.carry(block.meeting.id, block.meeting.on + timedelta(days=WALKS[key][0]))
        elif key in (Keys.Key_PageUp, Keys.Key_PageDown) and plain:
            self.step(-1 if key == Keys.Key_PageUp else 1)
        elif key == Keys.Key_Home and plain:
            self.show_now()
        elif key == Keys.Key_N and plain:
            self.new_here()
        elif not (isinstance(block, MeetingBlock) and press_on_meeting(event, self.desk, block.meeting.id, self)):
            super().keyPressEvent(event)

    # Doing

    def open(self, key: Hashable) -> None:
        """Open what stands in the week where it is at home."""
        block = self.grid.block(key)
        if isinstance(block, MeetingBlock):
            self._open_meeting(block)
        elif isinstance(block, DueBlock):
            self.desk.open_row(block.due.subject, block.due.id, block.due.account_id)
        elif isinstance(block, ProposalBlock):
            self.desk.open_account(block.one.account_id)

    def _open_meeting(self, block: MeetingBlock) -> None:
        """A meeting ahead opens with its brief, one whose time has passed asks how it went."""
        meeting = block.meeting
        if block.waits:
            self.desk.ask_how(meeting.account_id, meeting.id)
        elif meeting.status is TouchStatus.PLANNED:
            self.desk.show_brief(meeting.account_id, meeting.id)
        else:
            self.desk.open_row("touch", meeting.id, meeting.account_id)

    def book(self, one: Proposal) -> None:
        """Book a check-in; the keyboard stands on it afterwards."""
        booked = doing.book(self.desk, one)
        if booked is not None:
            self.grid.stand_on(("meeting", booked))

    def carry(self, touch: int, on: date) -> None:
        """Move a meeting to another day; the week follows it."""
        self.grid.stand_on(("meeting", touch))
        if doing.carry(self.desk, touch, on):
            self.show_week_of(on)

    def new_here(self) -> None:
        """Ask for a meeting on the day one stands at."""
        self.new_meeting(self.grid.current_day(self.desk.workspace.today))

    def new_meeting(self, on: date) -> None:
        """Ask for a meeting on a day."""
        creating = Creating(self.desk, self.window())
        creating.account = self.tools.asked.account
        creating.new_meeting(on)

    # Menus

    def show_menu(self, key: Hashable, at: QPoint) -> None:
        """Offer what can be done with something."""
        menu = self.build_menu(key)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def build_menu(self, key: Hashable) -> QMenu:
        """What can be done with something in the week."""
        menu = QMenu(self)
        block = self.grid.block(key)
        menu.addAction(_("Open")).triggered.connect(partial(self._open_of_menu, key))
        if isinstance(block, ProposalBlock):
            menu.addAction(_("Book"), block.book)
            return menu
        account = block.meeting.account_id if isinstance(block, MeetingBlock) else None
        account = block.due.account_id if isinstance(block, DueBlock) else account
        if account is not None:
            menu.addAction(_("Open the account")).triggered.connect(partial(self._open_account, account))
        if isinstance(block, MeetingBlock):
            fill_meeting_menu(menu, self.desk, block.meeting.id, self)
        return menu

    def _open_of_menu(self, key: Hashable, checked: bool = False) -> None:
        self.open(key)

    def _open_account(self, account: int, checked: bool = False) -> None:
        self.desk.open_account(account)

    def _fill_more(self, menu: QMenu) -> None:
        menu.addAction(_("Copy the week"), QKeySequence(QKeySequence.StandardKey.Copy), self.copy)
        menu.addAction(_("Print…"), self.print_week)
        menu.addAction(_("Save as calendar (.ics)…"), self.save_calendar)

    # Going out

    def copy(self) -> None:
        """Put the week on the clipboard as a table."""
        if self.content is not None:
            leaving.copy_week(self.desk, self.content)

    def print_week(self) -> None:
        """Show the week as it would be printed."""
        if self.content is not None:
            leaving.print_week(self.desk, self.content, self.window())

    def save_calendar(self) -> None:
        """Ask where the week goes as a calendar file."""
        if self.content is not None:
            leaving.ask_calendar_file(self.desk, self.content, self.tools.asked.account, self)
