"""Everything that happened at an account, newest first: touches by week, then the list, page by page."""

from collections.abc import Callable, Hashable, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from amdesk.analysis.timeline import touch_bars
from amdesk.model.rows import TimelineEntry, TouchRow
from amdesk.model.values import TouchStatus
from amdesk.store.queries.records import options
from amdesk.store.queries.timeline import SUBJECTS, Key, timeline, touch_rows
from amdesk.ui.account.tab import AccountTab
from amdesk.ui.account.timeline.ahead import AheadCard
from amdesk.ui.account.timeline.words import SUBJECT_WORDS, kind_word, subject_tone, subject_word
from amdesk.ui.chart_card import ChartCard
from amdesk.ui.creating import Creating
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button, MenuButton, menu_safe
from amdesk.ui.kit.columns import ColumnKind, TableColumn
from amdesk.ui.kit.filter_bar import FilterBar
from amdesk.ui.kit.labels import Link, Text, TextRole
from amdesk.ui.kit.panel import Card, Scroll
from amdesk.ui.kit.table import Table
from amdesk.ui.meeting import CANCEL, HELD, MOVE, ask_how, ask_when, ask_who_cancelled, fill_meeting_menu
from amdesk.ui.place import Place
from amdesk.ui.rows_out import RowsOut
from amdesk.ui.running import run_command
from amdesk.words import _, day, full_day, plural, sentence

PAGE = 100
MOST_SEARCHED = 5000
CHART_PX, TABLE_PX = 190, 420
CHARTED_DAYS = 190
NOT_HELD = ("not-told", "cancelled")
"""What a meeting is in a timeline that did not take place, or of which nobody has told yet."""
COUNTED_DAYS = 90


def key_of(entry: TimelineEntry) -> Hashable:
    """What tells one happening from another."""
    return entry.subject, entry.id, entry.kind, entry.on


def _when(entry: TimelineEntry) -> str:
    return full_day(entry.on)


def _columns() -> list[TableColumn]:
    return [
        TableColumn("on", _("Date"), ColumnKind.DATE, 106, text=_when, muted=True),
        TableColumn("subject", _("Kind"), ColumnKind.CHIP, 120, text=subject_word, tone=subject_tone),
        TableColumn("what", _("What"), locked=True),
        TableColumn("kind", _("Event"), ColumnKind.TEXT, 130, text=kind_word, muted=True),
        TableColumn("who", _("Who"), muted=True),
    ]


class TimelineView(AccountTab):
    """The list reads one page at a time; a search or filter reads on until everything was looked at."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sentence = Text("", role=TextRole.STRONG, wrap=True)
        self.sentence.setObjectName("timeline-sentence")
        self.weeks = ChartCard(_("Touches by week"), "timeline-weeks", CHART_PX)
        self.weeks.opened.connect(self.show_week)
        self.table = Table(_columns(), name=_("Timeline"), empty=_("Nothing happened here yet. Log the first touch."))
        self.table.setObjectName("timeline-table")
        self.table.setMinimumHeight(TABLE_PX)
        self.table.opened.connect(self._open)
        self.table.ask_changed.connect(self._read_on)
        self.table.set_menu(self._fill_menu)
        for keys, act in ((MOVE, ask_when), (CANCEL, ask_who_cancelled), (HELD, ask_how)):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self._press_on_meeting, act))
        self.entries: dict[Hashable, TimelineEntry] = {}
        self.subjects: frozenset[str] = frozenset(SUBJECTS)
        self.person: tuple[int, str] | None = None
        self.start: Key | None = None
        self.is_whole = False
        self._lay_out()

    def _lay_out(self) -> None:
        self.kinds = MenuButton(_("All kinds"), icon_name="filter", fill=self._fill_kinds)
        self.kinds.setObjectName("timeline-kinds")
        self.people = MenuButton(_("Everyone"), icon_name="user", fill=self._fill_people)
        self.people.setObjectName("timeline-people")
        self.add_button = Button(_("+ Touch"), primary=True)
        self.add_button.setObjectName("timeline-add")
        self.add_button.clicked.connect(self.add_touch)
        self.how_button = Button(_("How did it go?…"), tip="Ctrl+H")
        self.how_button.setObjectName("timeline-how")
        self.how_button.clicked.connect(self.ask_how)
        self.bar = FilterBar(self.table, hint=_("Search what happened"))
        self.bar.filter_button.hide()
        self.out = RowsOut(self.desk, self.table, _("Timeline"), self.bar, prepare=self._read_all)
        for button in (self.kinds, self.people, self.how_button, self.add_button):
            self.bar.add(button)
        self.newest = Link(_("← Back to the newest"))
        self.newest.setObjectName("timeline-newest")
        self.newest.clicked.connect(self.show_newest)
        self.earlier = Button(_("Earlier"), icon_name="chevron-down")
        self.earlier.setObjectName("timeline-earlier")
        self.earlier.clicked.connect(self.read_earlier)
        card = Card()
        card.setContentsMargins(-8, -4, -8, -6)
        card.body.addWidget(self.newest, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self.table)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.earlier)
        foot.addStretch(1)
        card.body.addLayout(foot)
        scroll = Scroll()
        self.ahead = AheadCard(self.desk)
        for widget in (self.sentence, self.ahead, self.weeks, self.bar, card):
            scroll.body.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    # Showing

    def fill(self) -> None:
        """Read the touches of half a year and as much of the list as was shown before."""
        if not self.account_id:
            return
        source, today = self.desk.workspace, self.desk.workspace.today
        touches = touch_rows(source, self.account_id, since=today - timedelta(days=CHARTED_DAYS))
        self.sentence.setText(says(touches, today))
        self.weeks.setVisible(bool(touches))
        self.weeks.show_chart(touch_bars(touches, today), "")
        self.ahead.show_meetings(touches, today)
        wanted = max(PAGE, len(self.entries))
        self.entries = {}
        self._read(wanted)

    def _read(self, count: int) -> None:
        """Read `count` more entries after those shown."""
        last = list(self.entries.values())[-1] if self.entries else None
        before = self.start if last is None else (last.on, last.id)
        who = self.person[0] if self.person else None
        found = timeline(self.desk.workspace, self.account_id, before, count, self.subjects, who)
        self.is_whole = len(found) < count
        self.entries |= {key_of(entry): entry for entry in found}
        self.table.set_rows(list(self.entries.values()), list(self.entries))
        self.earlier.setVisible(not self.is_whole)
        self.newest.setVisible(self.start is not None)

    def read_earlier(self) -> None:
        """Read one page more."""
        self._read(PAGE)

    def _read_on(self) -> None:
        """A search looks at everything, not only at what was read so far."""
        if (self.table.words() or self.table.filters()) and not self.is_whole and self.account_id:
            self._read(MOST_SEARCHED)

    def _read_all(self) -> None:
        """What goes out is everything that is asked for, not only what was read so far."""
        while not self.is_whole and self.account_id:
            self._read(MOST_SEARCHED)

    def show_week(self, key: object) -> None:
        """Begin the list with the end of a week, named by its Monday."""
        if isinstance(key, date):
            self.start = (key + timedelta(days=7), 0)
            self._again()

    def show_newest(self) -> None:
        """Begin the list with what happened last."""
        self.start = None
        self._again()

    def show_kinds(self, subjects: frozenset[str]) -> None:
        """Show only some kinds of happenings; none means all."""
        self.subjects = subjects or frozenset(SUBJECTS)
        everything = len(self.subjects) == len(SUBJECTS)
        words = plural("{n} kind", "{n} kinds", len(self.subjects))
        self.kinds.setText((_("All kinds") if everything else words) + "  ")
        self._again()

    def show_person(self, person: tuple[int, str] | None, checked: bool = False) -> None:
        """Show only what one person had part in; None means everyone."""
        self.person = person
        self.people.setText((menu_safe(person[1]) if person else _("Everyone")) + "  ")
        self._again()

    def _again(self) -> None:
        self.entries = {}
        self.refresh()

    def go_to(self, place: Place) -> None:
        """Show an account from its newest on."""
        if place.account is not None and place.account != self.account_id:
            self.start, self.person, self.entries = None, None, {}
            self.people.setText(_("Everyone") + "  ")
        super().go_to(place)

    def _press_on_meeting(self, act: Callable[[Desk, int, QWidget], object]) -> None:
        """Move, cancel or hold the meeting one stands on."""
        entry = self.entries.get(next(iter(self.table.chosen_keys()), None))
        if entry is not None and entry.subject == "touch" and entry.kind in NOT_HELD:
            act(self.desk, entry.id, self)

    # Menus

    def _fill_kinds(self, menu: QMenu) -> None:
        menu.addAction(_("All kinds")).triggered.connect(partial(self._choose_kinds, frozenset(SUBJECTS)))
        menu.addSeparator()
        for subject in SUBJECTS:
            action = menu.addAction(_(SUBJECT_WORDS.get(subject, subject)))
            action.setCheckable(True)
            action.setChecked(self.subjects == {subject})
            action.triggered.connect(partial(self._choose_kinds, frozenset({subject})))

    def _choose_kinds(self, subjects: frozenset[str], checked: bool = False) -> None:
        self.show_kinds(subjects)

    def _fill_people(self, menu: QMenu) -> None:
        menu.addAction(_("Everyone")).triggered.connect(partial(self.show_person, None))
        for number, name in options(self.desk.workspace, "person", "name", self.account_id):
            menu.addAction(menu_safe(name)).triggered.connect(partial(self.show_person, (number, name)))

    # Doing

    def _open(self, key: Hashable) -> None:
        if (entry := self.entries.get(key)) is not None:
            self.desk.open_row(entry.subject, entry.id, self.account_id)

    def _fill_menu(self, menu: QMenu, keys: list[Hashable]) -> None:
        entries = [self.entries[key] for key in keys if key in self.entries]
        if len(entries) != 1:
            return
        (entry,) = entries
        menu.addAction(_("Open"), partial(self._open, key_of(entry)))
        if entry.subject == "touch" and entry.kind in NOT_HELD:
            fill_meeting_menu(menu, self.desk, entry.id, self)
        elif entry.subject == "touch" and self.account_id:
            menu.addAction(_("How did it go?…"), partial(self.desk.ask_how, self.account_id, entry.id))

    def ask_how(self) -> None:
        """Tell how the meeting that waits went, or log a check-in."""
        run_command(self, "how-did-it-go")

    def add_touch(self) -> None:
        """Ask for a contact that was, or a meeting to come."""
        creating = Creating(self.desk, self.window())
        creating.account = self.account_id
        creating.new_touch()


def says(touches: Sequence[TouchRow], today: date) -> str:
    """How often there was contact, when the last was, and what comes next."""
    held = [touch for touch in touches if touch.status is TouchStatus.HELD and touch.on <= today]
    ahead = [touch for touch in touches if touch.status is TouchStatus.PLANNED and touch.on >= today]
    if not held:
        said = _("No touch in half a year.")
    else:
        recent = sum((today - touch.on).days <= COUNTED_DAYS for touch in held)
        last = (today - max(touch.on for touch in held)).days
        ago = _("today") if last == 0 else plural("{n} day ago", "{n} days ago", last)
        said = plural("{n} touch in 90 days", "{n} touches in 90 days", recent)
        said = sentence(_("{touches}, the last {ago}").format(touches=said, ago=ago))
    if not ahead:
        return f"{said} {_('Nothing is planned.')}"
    following = min(ahead, key=_order)
    what = following.purpose or following.kind.label.lower()
    when = day(following.on, today)
    return f"{said} {_('Next: {what}, {when}.').format(what=what, when=when)}"


def _order(touch: TouchRow) -> tuple[date, str]:
    return touch.on, touch.at
