"""What the import does away from the window: read files, plan them, carry the plan out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from threading import Event
from typing import TypeVar

import sqlcipher3.dbapi2 as driver

from amdesk.exchange.guessing import guess
from amdesk.exchange.importing import ImportPlan, facts_of, plan_import
from amdesk.exchange.likely import LikelyKey, Meant
from amdesk.exchange.mapping import ColumnMapping, Facts
from amdesk.exchange.plan import Told
from amdesk.exchange.reading import ReadError
from amdesk.exchange.tables import Table
from amdesk.exchange.together import Part, Together, bring_in, in_order, look
from amdesk.model.source import Source
from amdesk.store.workspace import Changes, Workspace
from amdesk.ui.exchange.source import Choices
from amdesk.ui.kit.jobs import JobControl
from amdesk.words import _

Found = TypeVar("Found")
Doing = Callable[[JobControl], Found]

MOST_TRIES = 5
MOST_SHEETS = 30


class ImportStopped(Exception):
    """The user stopped the import; nothing was changed."""


@dataclass(frozen=True)
class Read:
    """A table that was read, the mapping it was given, and whether it is to be imported.

    `account` takes the rows that name none, `meant` is what the user said of rows that may be there already.
    """

    choices: Choices
    table: Table
    mapping: ColumnMapping
    account: int | None = None
    is_wanted: bool = True
    meant: Mapping[LikelyKey, Meant] = field(default_factory=dict)

    @property
    def is_plain(self) -> bool:
        """Whether it is clear what the rows are, and nothing is missing."""
        return self.mapping.is_sure and not self.mapping.lacks()

    @property
    def part(self) -> Part:
        """What is imported of it."""
        account = self.account if self.mapping.subject.can_be_taken else None
        return Part(self.choices.name, self.table, self.mapping, account, self.meant)


@dataclass(frozen=True)
class Harvest:
    """The tables that could be read, and a sentence about each file that could not."""

    reads: tuple[Read, ...]
    refusals: tuple[str, ...] = ()


def read_all(workspace: Workspace, wanted: Sequence[Choices], control: JobControl) -> Harvest:
    """Read files, each sheet of a workbook as a table of its own, in the order they depend on each other.

    Of several, those that are not plain are left out at first. Raises ReadError when none can be read.
    """
    facts = _reading(workspace, facts_of)
    reads: list[Read] = []
    refusals: list[ReadError] = []
    for choices in wanted:
        try:
            reads += _tables(choices, facts, control)
        except ReadError as problem:
            refusals.append(problem)
    if refusals and not reads:
        raise refusals[0]
    ordered = sorted(reads, key=lambda read: _places(in_order([each.part for each in reads]), read))
    if any(read.is_plain for read in reads):
        ordered = [replace(read, is_wanted=len(reads) == 1 or read.is_plain) for read in ordered]
    return Harvest(tuple(ordered), tuple(map(str, refusals)))


def _places(parts: Sequence[Part], read: Read) -> int:
    return next(at for at, part in enumerate(parts) if part.table is read.table)


def _tables(choices: Choices, facts: Facts, control: JobControl) -> list[Read]:
    """The table of a file, or one for each sheet that holds something."""
    control.check()
    table = choices.read()
    if choices.sheet is not None or len(table.sheets) < 2:
        return [Read(choices, table, guess(table, choices.subject, facts))]
    found = []
    for sheet in table.sheets[:MOST_SHEETS]:
        control.check()
        own = replace(choices, sheet=sheet)
        each = table if sheet == table.sheet else own.read()
        if each.columns:
            found.append(Read(own, each, guess(each, None, facts)))
    if len(found) == 1:
        return [replace(found[0], choices=replace(found[0].choices, sheet=None))]
    return found or [Read(choices, table, guess(table, choices.subject, facts))]


def plan(workspace: Workspace, parts: Sequence[Part], control: JobControl) -> Told:
    """What the import would do. Raises ImportRefused with a sentence."""

    def progress(share: float) -> None:
        control.check()
        control.progress(share)

    if len(parts) == 1:
        return _reading(workspace, lambda source: _plan_alone(source, parts[0], progress))
    with workspace.second_writer(_("Files are being looked at. Changes wait until that is done.")) as writer:
        return look(writer, parts, progress)


def _plan_alone(source: Source, part: Part, progress: Callable[[float], None]) -> ImportPlan:
    return plan_import(
        source,
        part.table,
        part.mapping,
        file=part.name,
        today=source.today,
        account=part.account,
        progress=progress,
    )


def plans_of(told: Told, parts: Sequence[Part]) -> dict[int, ImportPlan]:
    """The plan of each part, by what tells its table apart."""
    plans = told.plans if isinstance(told, Together) else (told,)
    pairs = zip(parts, plans, strict=True)
    return {id(part.table): plan for part, plan in pairs if isinstance(plan, ImportPlan)}


def carry_out(
    workspace: Workspace, parts: Sequence[Part], wanted: Told, stop: Event, control: JobControl
) -> list[Changes]:
    """Do what was planned with a writer of its own; gives what changed, to be told in the window's thread.

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
        bring_in(writer, parts, wanted, progress)
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
