"""The brief in the preview, with the choice for whom it is printed."""

from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from amdesk import papers
from amdesk.model.source import Source
from amdesk.papers.briefs import BriefPrint, brief_title, built_brief
from amdesk.ui.desk import Desk
from amdesk.ui.kit.jobs import JobControl
from amdesk.ui.printing.options import Options, Part, hooks
from amdesk.ui.printing.preview import Preview

NAME = "SELECT name FROM account WHERE id = ?"


def brief_parts(usual: BriefPrint) -> list[Part]:
    """The prints as parts, one of them chosen."""
    return [Part(kind, kind.label, kind is usual) for kind in BriefPrint]


def preview_brief(
    desk: Desk,
    account_id: int,
    touch_id: int | None = None,
    parent: QWidget | None = None,
    usual: BriefPrint = BriefPrint.POCKET,
) -> Preview:
    """Show the brief of an account as it would be printed, for its next meeting unless one is named.

    Raises LookupError when there is no such account.
    """
    names = desk.whole.select(NAME, (account_id,))
    if not names:
        raise LookupError(account_id)
    make = partial(brief_as_pdf, desk, account_id, touch_id, datetime.now())
    preview = Preview(desk, brief_title(names[0][0]), make, parent, sections=brief_parts(usual), one_of=True)
    preview.open()
    return preview


def brief_as_pdf(
    desk: Desk, account_id: int, touch_id: int | None, printed: datetime, options: Options, control: JobControl
) -> bytes:
    """The print that was chosen; runs in a job."""
    kind = next((kind for kind in BriefPrint if kind in options.parts), BriefPrint.POCKET)
    progress, stopped = hooks(control)

    def made(source: Source) -> bytes:
        return built_brief(
            source,
            account_id,
            kind,
            options.size,
            printed=printed,
            touch_id=touch_id,
            progress=progress,
            stopped=stopped,
        )

    return papers.reading(desk.whole, made)
