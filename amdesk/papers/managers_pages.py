"""The manager's page on paper, gathered and made: one page, for us alone."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from amdesk.analysis.managers_page import managers_page
from amdesk.model.source import Source
from amdesk.report.managers_page import managers_paper
from amdesk.report.page import Progress, no_progress, stop_never, write_whole
from amdesk.report.styles import PaperSize
from amdesk.store.queries.managers_page import managers_facts

__all__ = ["built_managers_page", "print_managers_page"]


def built_managers_page(
    source: Source,
    size: PaperSize = PaperSize.A4,
    *,
    printed: datetime,
    progress: Progress = no_progress,
    stopped: Callable[[], bool] = stop_never,
) -> bytes:
    """The page as PDF. Raises PrintingStopped and ShapingMissing."""
    paper, blocks = managers_paper(managers_page(managers_facts(source)), size, printed)
    return paper.build(blocks, progress, stopped)


def print_managers_page(
    source: Source, path: Path, size: PaperSize = PaperSize.A4, printed: datetime | None = None
) -> None:
    """Write the page to a file that only the user can read, wholly or not at all.

    Raises OSError when the place cannot be written, ShapingMissing.
    """
    write_whole(path, built_managers_page(source, size, printed=printed or datetime.now()))
