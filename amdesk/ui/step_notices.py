"""Messages that offer to take a step back, or to bring it back: they go when another step is the next."""

from amdesk.ui.desk import Desk
from amdesk.ui.kit.notice import Notices


class StepNotices:
    """Keeps the messages with Undo or Redo true: an older one would take back another step than it names."""

    def __init__(self, desk: Desk, notices: Notices) -> None:
        self.desk = desk
        self.notices = notices
        self._next = self._steps()

    def drop_old(self) -> None:
        """Take away what was said of the step before, once another one would be undone or redone."""
        now = self._steps()
        if now != self._next:
            self._next = now
            self.notices.drop(self.desk.undo, self.desk.redo)

    def _steps(self) -> tuple[int | None, int | None]:
        undo, redo = self.desk.whole.next_undo(), self.desk.whole.next_redo()
        return undo.id if undo else None, redo.id if redo else None
