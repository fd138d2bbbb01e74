"""The names quick entry knows: read in a worker, and read again when they have changed."""

from PySide6.QtCore import QObject, Signal

from amdesk.analysis.quick_entry import Known, NamedAccount, NamedIssue, NamedPerson
from amdesk.model.source import Source
from amdesk.store.queries import names
from amdesk.store.workspace import Changes
from amdesk.ui.desk import Desk
from amdesk.ui.kit.jobs import JobControl

MOST_TRIES = 3
"""A commit may break off the reading of a worker; then it reads again."""


def read_names(source: Source) -> Known:
    """All names of a workspace, ready to be looked up."""
    rows = names.names(source)
    return Known(
        (NamedAccount(*row) for row in rows.accounts),
        (NamedPerson(*row) for row in rows.people),
        (NamedIssue(*row) for row in rows.issues),
    )


class KnownNames(QObject):
    """Keeps `known` up to date; `renewed` tells when it is."""

    renewed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.known = Known()
        self.is_current = False
        self._tries = 0
        desk.committed.connect(self._notice)

    def renew(self) -> None:
        """Read the names in a worker unless they are current."""
        if self.is_current or self.desk.closed:
            return
        workspace = self.desk.whole

        def work(control: JobControl) -> Known:
            with workspace.reader() as source:
                return read_names(source)

        self.desk.jobs.run(work, self._take, self._try_again, latest_only="quick-entry-names")

    def _take(self, known: Known) -> None:
        self.known, self.is_current, self._tries = known, True, 0
        self.renewed.emit()

    def _try_again(self, problem: Exception) -> None:
        self._tries += 1
        if self._tries >= MOST_TRIES:
            raise problem
        self.renew()

    def _notice(self, changes: Changes) -> None:
        if changes.touches(set(names.TABLES)):
            self.is_current = False
