"""The manager's page in the preview."""

from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from amdesk import papers
from amdesk.model.source import Source
from amdesk.papers.managers_pages import built_managers_page
from amdesk.report.managers_page import managers_title
from amdesk.ui.desk import Desk
from amdesk.ui.kit.jobs import JobControl
from amdesk.ui.printing.options import Options, hooks
from amdesk.ui.printing.preview import Preview


def preview_managers_page(desk: Desk, parent: QWidget | None = None) -> Preview:
    """Show the page as it would be printed."""
    preview = Preview(desk, managers_title(), partial(page_as_pdf, desk, datetime.now()), parent)
    preview.open()
    return preview


def page_as_pdf(desk: Desk, printed: datetime, options: Options, control: JobControl) -> bytes:
    """The page on the sheet that was chosen; runs in a job."""
    progress, stopped = hooks(control)

    def made(source: Source) -> bytes:
        return built_managers_page(source, options.size, printed=printed, progress=progress, stopped=stopped)

    return papers.reading(desk.whole, made)
