"""Today: what is due, who needs me and why, nobody forgotten, the two wheels, and what crossed a line by time."""

from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from amdesk.analysis import attention
from amdesk.analysis.agenda import asking, asks_how
from amdesk.analysis.attention import NeedsMe, TodayContent
from amdesk.analysis.measured import measured_sentence
from amdesk.analysis.series import Tone
from amdesk.model.day_rows import Due, DueKind
from amdesk.model.values import WarningAnswer
from amdesk.store.queries.goals import goal_weights
from amdesk.store.queries.today import today
from amdesk.store.queries.waiting import accounts_with_rhythm, has_accounts
from amdesk.ui.backing_up import Backups
from amdesk.ui.begun import BegunCard, begun
from amdesk.ui.clock import local_time
from amdesk.ui.creating import Creating
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Link, Text, TextRole, plain_tip
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.panel import Columns, Scroll
from amdesk.ui.meeting import fill_meeting_menu, press_on_meeting
from amdesk.ui.pages import WEEK_KEYS
from amdesk.ui.place import Place
from amdesk.ui.reminders import fill_reminder_menu
from amdesk.ui.running import run_command
from amdesk.ui.today import doing
from amdesk.ui.today.due import DueCard
from amdesk.ui.today.forgotten import ForgottenCard
from amdesk.ui.today.lines import CrossedCard, MemosCard
from amdesk.ui.today.needs import NeedsCard
from amdesk.ui.today.welcome import Welcome
from amdesk.ui.today.wheels import WheelsCard
from amdesk.ui.view import View
from amdesk.words import FULL_DAYS, FULL_MONTHS, _

LOOK_EVERY_MS = 60_000


class TodayPage(View):
    """The day at a glance."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.heading = Text("", role=TextRole.TITLE)
        self.heading.setObjectName("today-date")
        self.week = Link(_("The week"))
        self.week.setObjectName("today-week")
        plain_tip(self.week, WEEK_KEYS)
        self.sentence = Text("", role=TextRole.MUTED, wrap=True)
        self.sentence.setObjectName("today-sentence")
        self.measured = Link("")
        self.measured.setObjectName("today-measured")
        self.backups = Backups(desk, self)
        self.old_backup = Text("", role=TextRole.SMALL, wrap=True)
        self.old_backup.setObjectName("today-old-backup")
        self.old_backup.set_tone(Tone.WARN)
        self.back_up = Link(_("Back up now"))
        self.back_up.setObjectName("today-back-up")
        self.crossed = CrossedCard()
        self.begun = BegunCard(desk, _("Five questions you began"))
        self.due = DueCard()
        self.wheels = WheelsCard(desk)
        self.needs = NeedsCard()
        self.forgotten = ForgottenCard()
        self.memos = MemosCard()
        self.welcome = Welcome()
        self.content: TodayContent | None = None
        self.clock = local_time
        self._each_minute = QTimer(self, interval=LOOK_EVERY_MS)
        self._each_minute.timeout.connect(self._show_due)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.columns = Columns(proportion=(1.1, 1.0))
        self.columns.left.addLayout(self._head())
        left: tuple[QWidget, ...] = (self.crossed, self.begun, self.due, self.wheels)
        right: tuple[QWidget, ...] = (self.needs, self.forgotten, self.memos)
        for column, cards in ((self.columns.left, left), (self.columns.right, right)):
            for card in cards:
                column.addWidget(card)
        scroll = Scroll()
        scroll.body.setContentsMargins(20, 16, 20, 16)
        scroll.body.addWidget(self.columns)
        scroll.body.addStretch(1)
        self.pages = QStackedLayout(self)
        self.pages.addWidget(scroll)
        self.pages.addWidget(self.welcome)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(4)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.heading)
        first.addWidget(self.week, 0, Qt.AlignmentFlag.AlignBottom)
        first.addStretch(1)
        head.addLayout(first)
        head.addWidget(self.sentence)
        head.addWidget(self.measured, 0, Qt.AlignmentFlag.AlignLeft)
        head.addWidget(self.old_backup)
        head.addWidget(self.back_up, 0, Qt.AlignmentFlag.AlignLeft)
        return head

    def _connect(self) -> None:
        self._each_minute.start()
        self._each_minute.timeout.connect(self._show_backups)
        self.back_up.clicked.connect(self.backups.take)
        self.measured.clicked.connect(partial(self.desk.go, Place("performance")))
        self.crossed.opened.connect(self._open_crossed)
        self.crossed.dismissed.connect(self.dismiss)
        self.due.ticked.connect(self.finish)
        self.due.opened.connect(self._open_due)
        self.due.account_asked.connect(self.desk.open_account)
        self.due.menu_opening.connect(self._offer_more)
        self.due.key_pressed.connect(self._press_on_meeting)
        self.due.more_asked.connect(partial(self.desk.go, Place("actions")))
        self.week.clicked.connect(partial(self.desk.go, Place("week")))
        self.wheels.opened.connect(self._open_intelligence)
        self.needs.opened.connect(self.desk.open_account)
        self.needs.snoozed.connect(self.snooze)
        self.needs.action_asked.connect(self.plan_action)
        for more in (self.needs.more_asked, self.forgotten.more_asked):
            more.connect(partial(self.desk.go, Place("accounts")))
        self.forgotten.account_chosen.connect(self.desk.open_account)
        self.memos.opened.connect(self._open_memo)
        self.memos.more_asked.connect(partial(self.desk.go, Place("memos")))
        self.welcome.import_asked.connect(partial(run_command, self, "import-file"))
        self.welcome.account_asked.connect(partial(run_command, self, "new-account"))
        self.welcome.tour_asked.connect(partial(run_command, self, "take-tour"))

    # Showing

    def fill(self) -> None:
        """Read the day and show it, or how to begin while there is no account."""
        source = self.desk.workspace
        now = source.today
        self.pages.setCurrentIndex(0 if has_accounts(source) else 1)
        self.heading.setText(f"{_(FULL_DAYS[now.weekday()])} {now.day} {_(FULL_MONTHS[now.month - 1])}")
        rows = today(source)
        content = self.content = attention.today(rows)
        self.sentence.setText(content.sentence)
        self.crossed.show_crossed(content.crossed, content.more_crossed)
        self._show_due()
        self._show_backups()
        said = "" if looking().on else measured_sentence(goal_weights(source))
        self.measured.say(said)
        self.measured.setVisible(bool(said))
        self.needs.show_accounts(content.needs_me, content.more_accounts, now)
        self.forgotten.show_bars(content.forgotten, accounts_with_rhythm(source), content.overdue_check_ins)
        self._show_memos(content)
        self.begun.show_begun([] if looking().on else begun(source))
        self._hide_what_is_ours()

    def _hide_what_is_ours(self) -> None:
        """Who is in trouble, who was forgotten and how well they are known is not for other eyes."""
        for card in (self.wheels, self.needs, self.forgotten):
            card.setVisible(not looking().on)
        if looking().on:
            self.crossed.hide()

    def _show_backups(self) -> None:
        """Where backups grow older than a week; on the first day, before any was taken, nothing."""
        if self.desk.closed:
            return
        old = self.backups.old() if self.backups.any_taken() else []
        for part in (self.old_backup, self.back_up):
            part.setVisible(bool(old) and not looking().on)
        self.old_backup.setText(" ".join(old))

    def _show_due(self) -> None:
        """What is due, as the clock stands: a meeting that is over asks how it went."""
        if self.content is not None and not self.desk.closed:
            dues = asking(self.content.due, self.content.today, self.clock())
            if self.shows_new("due", dues, self.content.more_due):
                self.due.show_due(dues, self.content.more_due, self.content.today)

    def _show_memos(self, content: TodayContent) -> None:
        """Those that do not stand among what is due already."""
        due = {line.id for line in content.due if line.subject == "memo"}
        others = tuple(memo for memo in content.memos if memo.id not in due)
        self.memos.show_memos(others, content.more_memos, content.today)

    # Going

    def _open_due(self, due: Due) -> None:
        if due.account_id is not None and asks_how(due, self.desk.workspace.today, self.clock()):
            self.desk.ask_how(due.account_id, due.id if due.subject == "touch" else None)
        elif due.kind is DueKind.MEETING and due.account_id is not None:
            self.desk.show_brief(due.account_id, due.id)
        else:
            self.desk.open_row(due.subject, due.id, due.account_id)

    def _open_crossed(self, account: int) -> None:
        if account:
            self.desk.open_account(account)
        else:
            self.desk.go(Place("actions"))

    def _open_intelligence(self, account: int) -> None:
        if account:
            self.desk.open_account(account, "intelligence")
        else:
            self.desk.go(Place("intelligence"))

    def _open_memo(self, memo: int) -> None:
        self.desk.open_row("memo", memo)

    def _offer_more(self, menu: QMenu, due: Due) -> None:
        if due.kind is DueKind.MEETING:
            fill_meeting_menu(menu, self.desk, due.id, self)
        fill_reminder_menu(menu, self.desk, due, self)

    def _press_on_meeting(self, event: QKeyEvent, due: Due) -> None:
        if due.kind is DueKind.MEETING:
            event.setAccepted(press_on_meeting(event, self.desk, due.id, self))

    # Doing

    def finish(self, due: Due) -> None:
        """Finish what one tick finishes, as one step that can be undone."""
        label = _("Done: {what}").format(what=due.what)
        if self.desk.change(label, partial(doing.finish, due=due)):
            self.desk.say(label, Tone.QUIET, _("Undo"), self.desk.undo)
        else:
            self.refresh()

    def snooze(self, one: NeedsMe, reason: WarningAnswer, days: int) -> None:
        """Put an account's weightiest warning aside for some days."""
        end = self.desk.workspace.today + timedelta(days=days)
        label = _("Put a warning aside: {account}").format(account=one.account)
        act = partial(doing.snooze, account=one.account_id, rule=one.rule, reason=reason, until=end)
        if self.desk.change(label, act):
            self.desk.say(label, Tone.QUIET, _("Undo"), self.desk.undo)

    def plan_action(self, account: int) -> None:
        """Ask for an action with an account; I own it unless someone else is chosen."""
        creating = Creating(self.desk, self.window())
        creating.account = account
        creating.new_action()

    def dismiss(self) -> None:
        """Take note of everything that crossed a line; it does not come again."""
        now = self.desk.workspace.today
        self.desk.change(_("Dismiss what crossed a line"), partial(doing.looked_at, today=now))
