"""The commands about the brief: show it over the window, print it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from amdesk.ui.clock import local_time
from amdesk.ui.desk import Desk
from amdesk.words import _

if TYPE_CHECKING:
    from amdesk.ui.brief.panel import BriefPanel


class Briefing:
    """`account` is the one in view, `person` the person in view there, if any; `stands_on` tells what is chosen."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        self.desk = desk
        self.window = window
        self.account: int | None = None
        self.person: int | None = None
        self.stands_on: Callable[[], tuple[int, int | None] | None] = _nothing
        self._panel: BriefPanel | None = None
        desk.brief_asked.connect(self.show_meeting)

    def _meant(self) -> tuple[int, int | None, int | None] | None:
        """What is chosen, else the account in view, else that of the next meeting: account, touch, person."""
        chosen = self.stands_on()
        if chosen is not None:
            return chosen[0], None, chosen[1]
        if self.account is not None:
            return self.account, None, self.person
        from amdesk.store.queries.agenda import next_meeting

        meeting = next_meeting(self.desk.workspace, local_time())
        if meeting is None or meeting.account_id is None:
            self.desk.say(_("No meeting comes within a day. Open an account or a person to see the brief."))
            return None
        return meeting.account_id, meeting.id, None

    def brief(self) -> None:
        """Show the brief of what is in view, or of the next meeting; put it away when it is shown."""
        if self._panel is not None and self._panel.isVisible():
            self._panel.leave()
            return
        meant = self._meant()
        if meant is not None:
            self._open(*meant)

    def show_meeting(self, account: int, touch: int) -> None:
        """Show the brief of one meeting."""
        self._open(account, touch, None)

    def _open(self, account: int, touch: int | None, person: int | None) -> None:
        if self._panel is None:
            from amdesk.ui.brief.panel import BriefPanel

            self._panel = BriefPanel(self.desk, self.window)
        self._panel.open(account, touch, person)

    def print_brief(self) -> None:
        """Show the brief of what is in view, or of the next meeting, as it would be printed."""
        meant = self._meant()
        if meant is not None:
            from amdesk.ui.brief.printing import preview_brief

            preview_brief(self.desk, meant[0], meant[1], self.window)

    def print_hand_over(self) -> None:
        """Show the account in view in five minutes for whoever takes it over, as it would be printed."""
        meant = self._meant()
        if meant is not None:
            from amdesk.papers.briefs import BriefPrint
            from amdesk.ui.brief.printing import preview_brief

            preview_brief(self.desk, meant[0], None, self.window, BriefPrint.SUCCESSOR)


def _nothing() -> None:
    """Nothing is chosen."""
