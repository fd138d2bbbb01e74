"""What leaving and handed-over files need done away from the window."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TypeVar

import sqlcipher3.dbapi2 as driver

from amdesk.exchange.bundle.carrying import carry_out_bundle
from amdesk.exchange.bundle.packing import SUFFIX, export_bundle
from amdesk.exchange.bundle.planning import BundlePlan, plan_bundle
from amdesk.exchange.bundle.reading import read_bundle
from amdesk.exchange.bundle.row_plans import Choices
from amdesk.exchange.out.calendar import CalendarWish, write_calendar
from amdesk.exchange.out.complete import write_complete
from amdesk.exchange.out.contacts import Version, write_contacts
from amdesk.exchange.out.lists import list_of
from amdesk.exchange.out.refusing import ExportRefused
from amdesk.exchange.out.spreadsheets import write_csv_list, write_xlsx
from amdesk.model.all import SUBJECTS
from amdesk.store.workspace import Changes, Reader, Workspace
from amdesk.ui.kit.jobs import JobControl
from amdesk.words import _, plural

Found = TypeVar("Found")
MOST_TRIES = 5


class Goes(Enum):
    """What can go out, and as which kind of file."""

    CSV = ".csv"
    XLSX = ".xlsx"
    CONTACTS = ".vcf"
    CALENDAR = ".ics"
    ACCOUNT = SUFFIX
    COMPLETE = ".json"

    @property
    def label(self) -> str:
        """The choice in the user's language."""
        return {
            Goes.CSV: _("A list as CSV"),
            Goes.XLSX: _("A list as XLSX workbook"),
            Goes.CONTACTS: _("People as contact cards (vCard)"),
            Goes.CALENDAR: _("Dates as a calendar (iCalendar)"),
            Goes.ACCOUNT: _("An account for a colleague"),
            Goes.COMPLETE: _("Everything as JSON"),
        }[self]

    @property
    def is_list(self) -> bool:
        """Whether it is the list of one subject."""
        return self in (Goes.CSV, Goes.XLSX)


@dataclass(frozen=True)
class Wish:
    """What the user chose. `more` means names for programs, who has left, days for tasks, or files, as fits."""

    goes: Goes
    account: int | None = None
    table: str = "account"
    internal: bool = False
    more: bool = False
    other: bool = False


def write(workspace: Workspace, wish: Wish, path: Path, control: JobControl) -> str:
    """Write the file from one state of the workspace; gives what was written.

    Raises ExportRefused with a sentence and OSError.
    """
    writers: dict[Goes, Callable[[Reader, Wish, Path, JobControl], str]] = {
        Goes.CSV: _list,
        Goes.XLSX: _list,
        Goes.CONTACTS: _contacts,
        Goes.CALENDAR: _dates,
        Goes.ACCOUNT: _account,
        Goes.COMPLETE: _complete,
    }
    return reading(workspace, lambda source: writers[wish.goes](source, wish, path, control))


def _list(source: Reader, wish: Wish, path: Path, control: JobControl) -> str:
    listed = list_of(source, SUBJECTS[wish.table], wish.account, with_internal=wish.internal, names=wish.more)
    control.check()
    cut = write_xlsx(path, listed) if wish.goes is Goes.XLSX else write_csv_list(path, listed)
    said = plural("{n} row", "{n} rows", len(listed.rows))
    if cut:
        said += ", " + plural("{n} text cut to what a cell takes", "{n} texts cut to what a cell takes", cut)
    return said


def _contacts(source: Reader, wish: Wish, path: Path, control: JobControl) -> str:
    version = Version.OLD if wish.other else Version.NEW
    count = write_contacts(path, source, wish.account, version=version, former=wish.more)
    return plural("{n} contact", "{n} contacts", count)


def _dates(source: Reader, wish: Wish, path: Path, control: JobControl) -> str:
    asked = CalendarWish(as_tasks=not wish.more, with_notes=wish.other)
    return plural("{n} date", "{n} dates", write_calendar(path, source, wish.account, wish=asked))


def _account(source: Reader, wish: Wish, path: Path, control: JobControl) -> str:
    if wish.account is None:
        raise ExportRefused(_("Choose the account that is to be handed over."))
    count = export_bundle(source, wish.account, path, wish.internal, with_attachments=wish.more)
    return plural("{n} row", "{n} rows", count)


def _complete(source: Reader, wish: Wish, path: Path, control: JobControl) -> str:
    def progress(share: float) -> None:
        control.check()
        control.progress(share)

    return plural("{n} row", "{n} rows", write_complete(path, source, with_content=wish.more, progress=progress))


# Taking in


def look_into(workspace: Workspace, path: Path, control: JobControl) -> BundlePlan:
    """What taking in a bundle would do. Raises ReadError with a sentence."""
    bundle = read_bundle(path)
    control.check()
    return reading(workspace, lambda source: plan_bundle(source, bundle))


def bring_in(workspace: Workspace, plan: BundlePlan, choices: Choices, control: JobControl) -> list[Changes]:
    """Carry the plan out with a writer of its own; gives what changed, to be told in the window's thread.

    Raises FieldError, ImportRefused, ReadError or a WorkspaceError: then nothing was changed.
    """
    told: list[Changes] = []
    with workspace.second_writer(_("An account is being taken in. Changes wait until it is done.")) as writer:
        writer.on_commit.append(told.append)
        carry_out_bundle(writer, plan, choices, control.progress)
    return told


def reading(workspace: Workspace, look: Callable[[Reader], Found]) -> Found:
    """What is found in one state of the workspace, on a reader of its own; once more when a commit came between."""
    for left in range(MOST_TRIES - 1, -1, -1):
        try:
            with workspace.reader() as source:
                source.raw.execute("BEGIN")
                return look(source)
        except driver.OperationalError as trouble:
            if trouble.sqlite_errorcode != driver.SQLITE_INTERRUPT or not left:
                raise
    raise AssertionError("the last try returns or raises")
