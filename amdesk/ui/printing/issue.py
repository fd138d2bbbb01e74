"""The report and the letters of an issue in the preview."""

from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from amdesk import papers
from amdesk.model.source import Source
from amdesk.papers.issue_reports import IssuePrint, built_issue, issue_name
from amdesk.ui.desk import Desk
from amdesk.ui.kit.jobs import JobControl
from amdesk.ui.printing.options import Options, Part, hooks
from amdesk.ui.printing.preview import Preview


def preview_issue(
    desk: Desk, issue_id: int, parent: QWidget | None = None, kind: IssuePrint = IssuePrint.INTERNAL
) -> Preview:
    """Show a report or letter of an issue as it would be printed.

    Raises LookupError when there is no such issue.
    """
    title = issue_name(desk.whole, issue_id)
    make = partial(issue_as_pdf, desk, issue_id, datetime.now())
    parts = [Part(each, each.label, each is kind) for each in IssuePrint]
    preview = Preview(desk, title, make, parent, sections=parts, one_of=True)
    preview.open()
    return preview


def issue_as_pdf(desk: Desk, issue_id: int, printed: datetime, options: Options, control: JobControl) -> bytes:
    """The print that was chosen; runs in a job."""
    kind = next(part for part in options.parts if isinstance(part, IssuePrint))
    progress, stopped = hooks(control)

    def made(source: Source) -> bytes:
        return built_issue(source, issue_id, kind, options.size, printed=printed, progress=progress, stopped=stopped)

    return papers.reading(desk.whole, made)
