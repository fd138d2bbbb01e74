"""Reading for a print in another thread: in one go, and once more when a change of the user's comes between."""

from collections.abc import Callable
from typing import TypeVar

import sqlcipher3.dbapi2 as driver

from amdesk.model.source import Source
from amdesk.store.workspace import Workspace

Read = TypeVar("Read")

MOST_TRIES = 5


def reading(workspace: Workspace, read: Callable[[Source], Read]) -> Read:
    """What `read` finds on a reader of its own; a commit that waits may interrupt it, then it reads again."""
    for left in range(MOST_TRIES - 1, -1, -1):
        try:
            with workspace.reader() as source:
                return read(source)
        except driver.OperationalError as trouble:
            if trouble.sqlite_errorcode != driver.SQLITE_INTERRUPT or not left:
                raise
    raise AssertionError("the last try returns or raises")
