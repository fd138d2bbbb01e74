"""The lines typed: the one under way comes back after closing, those stored before are recalled with the arrow keys."""

from contextlib import suppress

from amdesk.store.cipher import Connection
from amdesk.store.errors import WorkspaceError
from amdesk.store.queries.names import KEEP_LINES, TypedLines, typed_lines
from amdesk.ui.desk import Desk

MOST_STORED = 50


class KeptLines:
    """The line under way and the last ones stored, kept in the workspace; a file that takes no change keeps none."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._kept = typed_lines(desk.whole)
        self.stored = list(self._kept.stored)
        self.line = self._kept.line
        self._at = len(self.stored)

    def type(self, line: str) -> None:
        """This is being typed."""
        self.line = line
        self._at = len(self.stored)

    def store(self, line: str) -> None:
        """This was stored; nothing is being typed any more."""
        self.stored = [*(one for one in self.stored if one != line), line][-MOST_STORED:]
        self.type("")
        self.keep()

    def step(self, distance: int) -> str | None:
        """The line before or after the one recalled last; None where there is none."""
        at = self._at + distance
        if not 0 <= at <= len(self.stored):
            return None
        self._at = at
        return self.line if at == len(self.stored) else self.stored[at]

    def keep(self) -> None:
        """Write what has changed since."""
        lines = TypedLines(self.line, tuple(self.stored))
        if lines == self._kept or self.desk.closed or self.desk.whole.read_only_because:
            return

        def write(raw: Connection) -> None:
            raw.execute(KEEP_LINES, (lines.as_text(),))

        with suppress(WorkspaceError):  # the line stays in the field; what is wrong is said when something is stored
            self.desk.whole.keep_derived(write, frozenset())
            self._kept = lines
