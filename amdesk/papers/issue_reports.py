"""Reports and letters of an issue on paper; what the customer gets is searched for leaks before it is made."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from amdesk.analysis.issue_letters import Letter, customer_update, debrief
from amdesk.analysis.issue_told import Told, told
from amdesk.model.issue_rows import IssueRecord
from amdesk.model.source import Source
from amdesk.papers.secrets import LeaksFound, refuse_leaks
from amdesk.report.issue_report import IssuePrint, customer_paper, internal_paper, issue_title, letter_paper
from amdesk.report.page import Progress, no_progress, stop_never, write_whole
from amdesk.report.styles import PaperSize
from amdesk.store.queries.issue_report import issue_record

__all__ = ["IssuePrint", "LeaksFound", "built_issue", "issue_letter", "issue_name", "print_issue"]

NAME = "SELECT name FROM issue WHERE id = ?"


def issue_name(source: Source, issue_id: int) -> str:
    """The title an issue is printed under. Raises LookupError when there is no such issue."""
    rows = source.select(NAME, (issue_id,))
    if not rows:
        raise LookupError(issue_id)
    return issue_title(rows[0][0], issue_id)


def built_issue(
    source: Source,
    issue_id: int,
    kind: IssuePrint = IssuePrint.INTERNAL,
    size: PaperSize = PaperSize.A4,
    *,
    printed: datetime,
    progress: Progress = no_progress,
    stopped: Callable[[], bool] = stop_never,
) -> bytes:
    """A report or letter of an issue as PDF.

    Raises LookupError without such an issue, LeaksFound when the customer's paper would give something away,
    PrintingStopped and ShapingMissing.
    """
    record = issue_record(source, issue_id)
    if kind is IssuePrint.INTERNAL:
        paper, blocks = internal_paper(record, size, printed)
    elif kind is IssuePrint.CUSTOMER:
        paper, blocks = customer_paper(_checked(source, record), size, printed)
    else:
        letter = _letter(source, record, kind)
        internal = not kind.leaves_the_house
        paper, blocks = letter_paper(letter, record.line.account, record.me, size, printed, internal=internal)
    return paper.build(blocks, progress, stopped)


def issue_letter(source: Source, issue_id: int, kind: IssuePrint) -> Letter:
    """A letter as text, the customer's update or the debrief.

    Raises LookupError without such an issue, LeaksFound when the customer's letter would give something away.
    """
    return _letter(source, issue_record(source, issue_id), kind)


def _letter(source: Source, record: IssueRecord, kind: IssuePrint) -> Letter:
    if kind is IssuePrint.DEBRIEF:
        return debrief(record)
    return customer_update(_checked(source, record))


def _checked(source: Source, record: IssueRecord) -> Told:
    shown = told(record)
    refuse_leaks(source, shown.texts())
    return shown


def print_issue(
    source: Source,
    issue_id: int,
    path: Path,
    kind: IssuePrint = IssuePrint.INTERNAL,
    size: PaperSize = PaperSize.A4,
    printed: datetime | None = None,
) -> None:
    """Write a report or letter to a file that only the user can read, wholly or not at all.

    Raises LookupError, LeaksFound, OSError when the place cannot be written, ShapingMissing.
    """
    write_whole(path, built_issue(source, issue_id, kind, size, printed=printed or datetime.now()))
