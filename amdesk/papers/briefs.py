"""Meeting briefs on paper: one page for the pocket, for the train, or for a successor."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from amdesk.analysis.brief import BriefContent, brief
from amdesk.analysis.brief_successor import successor
from amdesk.model.source import Source
from amdesk.papers import figures
from amdesk.report.account_plan.first_page import figure, health_figure
from amdesk.report.brief import BriefPrint, brief_paper, brief_title, successor_paper
from amdesk.report.items import Figure
from amdesk.report.page import Progress, no_progress, stop_never, write_whole
from amdesk.report.styles import PaperSize
from amdesk.store.queries.accounts import account_head
from amdesk.store.queries.brief import brief_facts

Stopped = Callable[[], bool]

__all__ = ["BriefPrint", "brief_content", "brief_figures", "brief_title", "built_brief", "print_brief"]


def brief_content(source: Source, account_id: int, touch_id: int | None = None) -> BriefContent:
    """What the brief of an account says, for its next meeting unless one is named.

    Raises LookupError when there is no such account, or no such meeting of it.
    """
    return brief(brief_facts(source, account_id, touch_id))


def brief_figures(source: Source, account_id: int) -> tuple[Figure, ...]:
    """Health, satisfaction, revenue and receivables as key figures. Raises LookupError without such an account."""
    head = account_head(source, account_id)
    known = figures.figures(source, account_id, head.currency)
    return (health_figure(head.health), *map(figure, known))


def built_brief(
    source: Source,
    account_id: int,
    kind: BriefPrint = BriefPrint.POCKET,
    size: PaperSize = PaperSize.A4,
    *,
    printed: datetime,
    touch_id: int | None = None,
    progress: Progress = no_progress,
    stopped: Stopped = stop_never,
) -> bytes:
    """A brief as PDF of one page.

    Raises LookupError without such an account or meeting, PrintingStopped and ShapingMissing.
    """
    facts = brief_facts(source, account_id, touch_id)
    shown = () if kind is BriefPrint.POCKET else brief_figures(source, account_id)
    if kind is BriefPrint.SUCCESSOR:
        paper, blocks = successor_paper(successor(facts), size, printed, shown)
    else:
        paper, blocks = brief_paper(brief(facts), kind, size, printed, shown)
    return paper.build(blocks, progress, stopped)


def print_brief(
    source: Source,
    account_id: int,
    path: Path,
    kind: BriefPrint = BriefPrint.POCKET,
    size: PaperSize = PaperSize.A4,
    printed: datetime | None = None,
    touch_id: int | None = None,
) -> None:
    """Write a brief to a file that only the user can read, wholly or not at all.

    Raises LookupError without such an account or meeting, OSError when the place cannot be written, ShapingMissing.
    """
    write_whole(path, built_brief(source, account_id, kind, size, printed=printed or datetime.now(), touch_id=touch_id))
