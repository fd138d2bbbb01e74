"""Meeting mode: the brief as it may lie on the table, and quick notes beside it, over all of the window."""

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.after import Card, blank
from amdesk.analysis.brief import brief, meeting_words
from amdesk.analysis.quick_entry import NamedAccount
from amdesk.analysis.series import Tone
from amdesk.model.after_rows import AfterFacts
from amdesk.store.queries.brief import brief_facts
from amdesk.ui.after.card import KEEP_AFTER_MS
from amdesk.ui.after.kept import KeptCard
from amdesk.ui.after.lines import Lines
from amdesk.ui.after.names import MeetingNames
from amdesk.ui.after.pocket import fill_pocket
from amdesk.ui.after.sheet import Sheet
from amdesk.ui.desk import Desk
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.labels import Elided, Text, TextRole
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.panel import Card as Surface
from amdesk.ui.kit.panel import Scroll, Separator
from amdesk.words import _

HINT = _("@ada wants it by spring · send the drawings !fri · #labels is settled · we promise …")


class MeetingRoom(Sheet):
    """Covers the window during a meeting; its notes wait on the card of the meeting. `told` asks how it went."""

    told = Signal(object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window, "meeting-room")
        self.desk = desk
        self.facts: AfterFacts | None = None
        self.kept: KeptCard | None = None
        self._card: Card | None = None
        self.names = MeetingNames(desk, self, only_here=True)
        self._keep_soon = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self.setAccessibleName(_("Meeting mode"))
        offer_help(self, "after")
        self.setProperty("card", False)
        self.setProperty("ground", "page")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.title = Elided("", role=TextRole.TITLE)
        self.title.setObjectName("room-title")
        self.when = Text("", role=TextRole.MUTED, wrap=True)
        self.tell_button = Button(_("&How did it go?"), primary=True, icon_name="check")
        self.tell_button.setObjectName("room-tell")
        self.tell_button.setAutoDefault(False)
        self.leave_button = Button(_("&Leave meeting mode"), icon_name="logout")
        self.leave_button.setObjectName("room-leave")
        self.brief = Scroll(margin=0)
        self.brief.body.setSpacing(12)
        self.lines = Lines(HINT)
        self.wrong = Text("", role=TextRole.SMALL, wrap=True)
        halves = QHBoxLayout()
        halves.setSpacing(18)
        halves.addWidget(self.brief, 11)
        halves.addWidget(self._notes(), 9)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 22)
        column.setSpacing(14)
        column.addLayout(self._top())
        column.addWidget(Separator())
        column.addLayout(halves, 1)

    def _top(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.when)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addLayout(words, 1)
        line.addWidget(self.tell_button)
        line.addWidget(self.leave_button)
        return line

    def _notes(self) -> QWidget:
        surface = Surface(_("Notes"))
        surface.setObjectName("room-notes")
        scroll = Scroll(margin=0)
        page = scroll.widget()
        if page is not None:
            page.setProperty("ground", "card")
        scroll.body.addWidget(self.lines)
        scroll.body.addStretch(1)
        hint = _("@ a person, # an issue, ! a day. The notes are kept as typed and become the card afterwards.")
        surface.body.addWidget(scroll, 1)
        surface.body.addWidget(self.wrong)
        surface.body.addWidget(Text(hint, role=TextRole.SMALL, wrap=True))
        return surface

    def _connect(self) -> None:
        self._keep_soon.timeout.connect(self.flush)
        self.lines.changed.connect(self._change)
        self.tell_button.clicked.connect(self.tell)
        self.leave_button.clicked.connect(self.leave)
        self.names.renewed.connect(self._know)
        self.desk.arrived.connect(self.leave)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._flush_with_focus)

    # Opening and leaving

    def open(self, facts: AfterFacts) -> None:
        """Cover the window with a meeting; from now on someone is looking."""
        if self.isVisible():
            self.leave()
        looking().look_at(facts.account_id)
        looking().set_on(True)
        self.facts = facts
        self.kept = KeptCard.of(self.desk, facts)
        self._card = self.kept.card() or blank(facts)
        here = NamedAccount(facts.account_id, facts.account)
        self.lines.begin(here, self.desk.whole.today, self._card.lines, self._card.decided)
        self.title.setText(facts.account)
        self._show_brief()
        self.names.look_at(facts.account_id)
        self.lay_over()
        self.lines.focus()

    def _show_brief(self) -> None:
        assert self.facts is not None
        touch = self.facts.touch_id if self.facts.is_open else None
        content = brief(brief_facts(self.desk.workspace, self.facts.account_id, touch)).for_the_table()
        purpose = content.meeting.purpose if content.meeting else ""
        words = meeting_words(content.meeting) if touch else _("No meeting is planned today")
        self.when.setText(" · ".join(part for part in (words, purpose if touch else "") if part))
        self.brief.clear()
        fill_pocket(self.brief.body, content)
        self.brief.body.addStretch(1)

    def _know(self) -> None:
        if self.names.book is not None:
            self.lines.know(self.names.book)

    def leave(self) -> None:
        """Show the window again; the notes wait on Today, and someone may still be looking."""
        if not self.isVisible():
            return
        self.flush(tell=True)
        super().leave()

    def tell(self) -> None:
        """Look at the notes and tell how it went."""
        facts = self.facts
        self.leave()
        self.told.emit(facts)

    # Notes

    def _change(self) -> None:
        if not self._keep_soon.isActive():
            self._keep_soon.start()

    def flush(self, tell: bool = False) -> None:
        """Write the notes as they stand."""
        self._keep_soon.stop()
        if self.facts is None or self.kept is None or self._card is None or self.desk.closed:
            return
        card = replace(self._card, lines=self.lines.lines(), decided=self.lines.decided())
        was_kept = self.kept.keep(None if card == blank(self.facts) else card, tell)
        self.desk.unsaved = self.desk.unsaved or not was_kept
        self.wrong.set_tone(None if was_kept else Tone.BAD)
        self.wrong.setText("" if was_kept else _("The file takes no changes now: these notes are not kept."))

    def _flush_with_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and (now is None or not self.isAncestorOf(now)):
            self.flush()

    # Keys

    def stops(self) -> list[QWidget]:
        """Where Tab stops: the notes, then the buttons."""
        return [*self.lines.stops(), self.tell_button, self.leave_button]

    def enter(self) -> None:
        """Ctrl+Enter tells how it went."""
        self.tell()

    def escape(self) -> None:
        """From a chip back to its line, from the room out."""
        if not self.lines.leave_chips():
            self.leave()
