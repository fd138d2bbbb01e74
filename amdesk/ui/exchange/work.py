"""What the import does away from the window: read a file, plan it, carry the plan out."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import TypeVar

import sqlcipher3.dbapi2 as driver

from amdesk.exchange.importing import ImportPlan, carry_out, facts_of, plan_import
from amdesk.exchange.mapping import ColumnMapping, guess
from amdesk.exchange.tables import Table
from amdesk.model.source import Source
from amdesk.store.workspace import Changes, Workspace
from amdesk.ui.exchange.source import Choices
from amdesk.ui.kit.jobs import JobControl
from amdesk.words import _

Found = TypeVar("Found")
Doing = Callable[[JobControl], Found]

MOST_TRIES = 5


class ImportStopped(Exception):
    """The user stopped the import; nothing was changed."""


@dataclass(frozen=True)
class Read:
    """A file that was read, and the mapping it was given."""

    choices: Choices
    table: Table
    mapping: ColumnMapping


def read(workspace: Workspace, choices: Choices, control: JobControl) -> Read:
    """Read a file and guess its mapping. Raises ReadError with a sentence."""
    table = choices.read()
    control.check()
    facts = _reading(workspace, facts_of)
    return Read(choices, table, guess(table, choices.subject, facts))


def plan(
    workspace: Workspace, found: Read, mapping: ColumnMapping, account: int | None, control: JobControl
) -> ImportPlan:
    """What the import would do. Raises ImportRefused with a sentence."""

    def progress(share: float) -> None:
        control.check()
        control.progress(share)

    def planned(source: Source) -> ImportPlan:
        return plan_import(
            source,
            found.table,
            mapping,
            file=found.choices.name,
            today=workspace.today,
            account=account,
            progress=progress,
        )

    return _reading(workspace, planned)


def bring_in(workspace: Workspace, wanted: ImportPlan, stop: Event, control: JobControl) -> list[Changes]:
    """Carry a plan out with a writer of its own; gives what changed, to be told in the window's thread.

    `stop` ends it as long as nothing is stored; the job itself is never cancelled, so that its answer is not lost.
    Raises ImportStopped, ImportRefused or a WorkspaceError: then nothing was changed.
    """

    def progress(share: float) -> None:
        if stop.is_set() or control.cancelled:
            raise ImportStopped
        control.progress(share)

    told: list[Changes] = []
    with workspace.second_writer(_("A file is being imported. Changes wait until it is done.")) as writer:
        writer.on_commit.append(told.append)
        carry_out(writer, wanted, progress)
    return told


def _reading(workspace: Workspace, look: Callable[[Source], Found]) -> Found:
    """What is found on a reader of its own, once more when a commit came between."""
    for left in range(MOST_TRIES - 1, -1, -1):
        try:
            with workspace.reader() as source:
                return look(source)
        except driver.OperationalError as trouble:
            if trouble.sqlite_errorcode != driver.SQLITE_INTERRUPT or not left:
                raise
    raise AssertionError("the last try returns or raises")
