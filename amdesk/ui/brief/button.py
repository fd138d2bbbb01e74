"""The bar's button for the brief of the next meeting; it is there only when one comes within 24 hours."""

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from amdesk.model.day_rows import Due
from amdesk.store.queries.agenda import next_meeting
from amdesk.store.workspace import Changes
from amdesk.ui.clock import local_time
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.labels import plain_tip
from amdesk.ui.kit.looking import looking
from amdesk.words import _

LOOK_EVERY_MS = 60_000
SHOWN_TABLES = {"touch", "account"}


class BriefButton(Button):
    """ "Brief for 15:30"; `chosen` comes with the account and the touch of the meeting."""

    chosen = Signal(int, int)

    def __init__(self, desk: Desk, clock: Callable[[], time] = local_time, parent: QWidget | None = None) -> None:
        super().__init__("", parent, icon_name="presentation", primary=True)
        self.desk = desk
        self.clock = clock
        self.meeting: Due | None = None
        self.setObjectName("bar-brief")
        self.setAutoDefault(False)
        self.hide()
        self._again = QTimer(self, interval=LOOK_EVERY_MS)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self.look)
        self._soon.timeout.connect(self.look)
        self.clicked.connect(self._choose)
        desk.committed.connect(self._notice)
        looking().changed.connect(self.look)
        self._again.start()
        self._soon.start()

    def look(self) -> None:
        """Look which meeting is next, and show it or nothing."""
        if self.desk.closed:
            return
        self.meeting = next_meeting(self.desk.workspace, self.clock())
        self.setVisible(self.meeting is not None)
        if self.meeting is None:
            return
        self.setText(button_words(self.meeting, self.desk.workspace.today))
        self.setAccessibleName(f"{self.text()}, {self.meeting.account}")
        plain_tip(self, f"{self.meeting.account}\n{self.meeting.what}\nCtrl+B")

    def _notice(self, changes: Changes) -> None:
        if changes.touches(SHOWN_TABLES):
            self._soon.start()

    def _choose(self) -> None:
        if self.meeting is not None and self.meeting.account_id is not None:
            self.chosen.emit(self.meeting.account_id, self.meeting.id)


def button_words(meeting: Due, today: date) -> str:
    """The button's words: "Brief for 15:30", "Brief for tomorrow 09:00", "Brief for today"."""
    when = meeting.at or (_("today") if meeting.on == today else "")
    if meeting.on > today:
        when = f"{_('tomorrow')} {meeting.at}".strip()
    return _("Brief for {when}").format(when=when)
