"""The commands about meetings that are held: meeting mode, and how it went."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from amdesk.analysis.agenda import is_over
from amdesk.ui.clock import local_time
from amdesk.ui.desk import Desk
from amdesk.words import _, day

if TYPE_CHECKING:
    from amdesk.model.after_rows import AfterFacts, Untold
    from amdesk.ui.after.card import AfterCard
    from amdesk.ui.after.room import MeetingRoom

MENU_TOP_PX = 90


class Telling:
    """`account` is the one in view."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        self.desk = desk
        self.window = window
        self.account: int | None = None
        self._card: AfterCard | None = None
        self._room: MeetingRoom | None = None
        desk.how_asked.connect(self.tell)
        desk.room_asked.connect(self.hold)

    # How did it go?

    def how_did_it_go(self) -> None:
        """Ask about the meeting of the account in view that waits, else about a check-in; or about the one that waits.

        Where several wait, they are offered.
        """
        waiting = self._waiting()
        if self.account is not None:
            self.tell(self.account, waiting[0].touch_id if waiting else None)
        elif len(waiting) == 1:
            self.tell(waiting[0].account_id, waiting[0].touch_id)
        elif waiting:
            self._offer(waiting)
        else:
            self.desk.say(_("No meeting waits to be told of. Open an account to log a check-in."))

    def _waiting(self) -> "list[Untold]":
        """The meetings that wait: first those that are over, the latest first."""
        from amdesk.store.queries.after import untold

        today, now = self.desk.whole.today, local_time()
        found = untold(self.desk.workspace, self.account)
        return sorted(found, key=lambda one: not is_over(one.on, one.at, today, now, one.minutes))

    def _offer(self, waiting: "list[Untold]") -> None:
        menu = self.menu(waiting)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.window.mapToGlobal(QPoint((self.window.width() - menu.sizeHint().width()) // 2, MENU_TOP_PX)))

    def menu(self, waiting: "list[Untold]") -> QMenu:
        """The meetings to choose from, each with a digit."""
        menu = QMenu(self.window)
        menu.setObjectName("after-which")
        menu.setAccessibleName(_("Which meeting?"))
        for at, one in enumerate(waiting, 1):
            when = " ".join(part for part in (day(one.on, self.desk.whole.today), one.at) if part)
            half = _("half filled") if one.half_filled else ""
            words = " · ".join(part for part in (one.account, when, one.purpose, half) if part).replace("&", "&&")
            action = menu.addAction(f"&{at}  {words}" if at < 10 else words)
            action.triggered.connect(partial(self._tell_of_menu, one.account_id, one.touch_id))
        return menu

    def _tell_of_menu(self, account: int, touch: int, checked: bool = False) -> None:
        self.tell(account, touch)

    def tell(self, account: int, touch: int | None = None) -> None:
        """Show the card of a meeting, or of a check-in that was not planned."""
        facts = self._facts(account, touch)
        if facts is not None:
            self._tell(facts)

    def _tell(self, facts: "AfterFacts") -> None:
        if self._card is None:
            from amdesk.ui.after.card import AfterCard

            self._card = AfterCard(self.desk, self.window)
        self._card.open(facts)

    def _facts(self, account: int, touch: int | None) -> "AfterFacts | None":
        """What the card is filled from; what was begun about a meeting that is gone goes on as a check-in."""
        from amdesk.store.queries.after import facts_of_account, facts_of_touch, touch_exists
        from amdesk.ui.after.kept import adopt

        whole = self.desk.whole
        try:
            if touch is None or (not touch_exists(whole, touch) and adopt(self.desk, account, touch)):
                return facts_of_account(whole, account)
            return facts_of_touch(whole, touch)
        except LookupError:
            self.desk.say(_("That meeting is no longer there."))
            return None

    # Meeting mode

    def meeting_mode(self) -> None:
        """Show what is needed in the room: for the account in view, else for the next meeting; leave it when shown."""
        if self._room is not None and self._room.isVisible():
            self._room.leave()
            return
        from amdesk.store.queries.agenda import next_meeting

        if self.account is not None:
            self.hold(self.account)
            return
        meeting = next_meeting(self.desk.workspace, local_time())
        if meeting is not None and meeting.account_id is not None:
            self.hold(meeting.account_id, meeting.id)
        else:
            self.desk.say(_("No meeting comes within a day. Open an account to begin meeting mode."))

    def hold(self, account: int, touch: int | None = None) -> None:
        """Begin meeting mode for a meeting: the one of today unless one is named, else for the account alone."""
        from amdesk.store.queries.after import meeting_today

        facts = self._facts(account, touch or meeting_today(self.desk.whole, account))
        if facts is None:
            return
        if self._room is None:
            from amdesk.ui.after.room import MeetingRoom

            self._room = MeetingRoom(self.desk, self.window)
            self._room.told.connect(self._tell)
        self._room.open(facts)
