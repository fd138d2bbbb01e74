"""The meeting brief on paper, always one page: for the pocket, for the train, or for a successor (OUT-2, LOVE-1).

The pocket print may lie on the customer's table and is made from what `for_the_table` leaves; the rest of its page is
lines to write on. The train print has everything and is marked internal.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from enum import Enum

from amdesk.analysis.brief import BriefContent
from amdesk.analysis.brief_successor import Successor
from amdesk.report.blocks import Block
from amdesk.report.brief import successor
from amdesk.report.brief.parts import NAME_LIMIT, Detail, OneSheet, cut, details
from amdesk.report.brief.pocket import pocket
from amdesk.report.brief.train import train
from amdesk.report.items import Figure
from amdesk.report.page import Paper
from amdesk.report.styles import PaperSize
from amdesk.words import _, full_day

SIDE_MARGIN = 42.0
HEADER_LIMIT = 36

__all__ = ["BriefPrint", "brief_paper", "brief_title", "successor_paper"]


class BriefPrint(Enum):
    """For whose eyes a brief is printed."""

    POCKET = "pocket"
    TRAIN = "train"
    SUCCESSOR = "successor"

    @property
    def label(self) -> str:
        """The print in the user's language."""
        return {
            BriefPrint.POCKET: _("For the pocket"),
            BriefPrint.TRAIN: _("For the train, internal"),
            BriefPrint.SUCCESSOR: _("For a successor, internal"),
        }[self]


def brief_title(account: str) -> str:
    """The title of the document: "Meeting brief – Konex"."""
    return _("Meeting brief – {account}").format(account=cut(account, NAME_LIMIT))


def successor_paper(
    content: Successor, size: PaperSize, printed: datetime, figures: Sequence[Figure]
) -> tuple[Paper, list[Block]]:
    """An account in five minutes for whoever takes it over, as paper and its one page."""
    paper = Paper(
        _("Hand-over – {account}").format(account=cut(content.account, NAME_LIMIT)),
        printed,
        subject=_("Hand-over"),
        size=size,
        side_margin=SIDE_MARGIN,
        header_left=_("Hand-over · Internal, not for the customer"),
        header_right=f"{cut(content.account, HEADER_LIMIT)} · {full_day(content.today)}",
    )

    def write(detail: Detail) -> list[Block]:
        return list(successor.page(content, detail, figures))

    return paper, [OneSheet(fitting(write, paper, successor.details(), lined=False))]


def brief_paper(
    content: BriefContent, kind: BriefPrint, size: PaperSize, printed: datetime, figures: Sequence[Figure] = ()
) -> tuple[Paper, list[Block]]:
    """A brief as paper and its one page; `figures` stand on the train print only."""
    pocketed = kind is BriefPrint.POCKET
    shown = content.for_the_table() if pocketed else content.for_us()
    meeting = shown.meeting
    when = f"{full_day(meeting.on)} {meeting.at}".strip() if meeting else full_day(shown.today)
    paper = Paper(
        brief_title(shown.account),
        printed,
        subject=_("Meeting brief"),
        size=size,
        side_margin=SIDE_MARGIN,
        header_left=_("Meeting brief") if pocketed else _("Meeting brief · Internal, not for the customer"),
        header_right=f"{cut(shown.account, HEADER_LIMIT)} · {when}",
    )

    def write(detail: Detail) -> list[Block]:
        return list(pocket(shown, detail) if pocketed else train(shown, detail, figures))

    return paper, [OneSheet(fitting(write, paper, details(), lined=pocketed), room=paper.room)]


def fitting(
    write: Callable[[Detail], list[Block]], paper: Paper, tried: Iterable[Detail], *, lined: bool
) -> list[Block]:
    """The most of what is `tried` that fits on the page, with room to write on when it is to be `lined`.

    The shortest where even that is too much, to be made smaller.
    """
    blocks: list[Block] = []
    for detail in tried:
        blocks = write(detail)
        if OneSheet(blocks).needed(paper.width) <= paper.room - (detail.notes if lined else 0.0):
            return blocks
    return blocks
