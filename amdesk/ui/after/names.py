"""The names the lines of a meeting are understood with."""

from PySide6.QtCore import QObject, Signal

from amdesk.analysis.after import book_at
from amdesk.analysis.after.lines import book_of_one
from amdesk.analysis.quick_entry import Known
from amdesk.ui.desk import Desk
from amdesk.ui.quick_entry.names import KnownNames


class MeetingNames(QObject):
    """Keeps the `book` of one account up to date; `renewed` tells when it is. None until the names are read."""

    renewed = Signal()

    def __init__(self, desk: Desk, parent: QObject, only_here: bool = False) -> None:
        super().__init__(parent)
        self.only_here = only_here
        self.account = 0
        self.book: Known | None = None
        self._names = KnownNames(desk, self)
        self._names.renewed.connect(self._take)

    def look_at(self, account: int) -> None:
        """Know the names as a meeting with this account needs them."""
        self.account, self.book = account, None
        if self._names.is_current:
            self._take()
        else:
            self._names.renew()

    def renew(self) -> None:
        """Read the names anew unless they are current."""
        self._names.renew()

    def _take(self) -> None:
        if self.account:
            make = book_of_one if self.only_here else book_at
            self.book = make(self._names.known, self.account)
            self.renewed.emit()
