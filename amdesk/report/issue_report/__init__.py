"""An issue on paper: the internal report in the order of the 8D method, the customer's report, and letters (OUT-3)."""

from datetime import datetime
from enum import Enum

from amdesk.analysis.issue_letters import Letter
from amdesk.analysis.issue_told import Told
from amdesk.model.issue_rows import IssueRecord
from amdesk.report.blocks import Block, Heading, Text
from amdesk.report.issue_report.customer import customer
from amdesk.report.issue_report.internal import internal
from amdesk.report.items import bullets
from amdesk.report.page import Paper
from amdesk.report.styles import BODY, STEP, PaperSize
from amdesk.words import _

__all__ = ["IssuePrint", "customer_paper", "internal_paper", "issue_title", "letter_paper"]


class IssuePrint(Enum):
    """For whose eyes an issue is printed."""

    INTERNAL = "internal"
    CUSTOMER = "customer"
    UPDATE = "update"
    DEBRIEF = "debrief"

    @property
    def label(self) -> str:
        """The print in the user's language."""
        return {
            IssuePrint.INTERNAL: _("Report, internal"),
            IssuePrint.CUSTOMER: _("Report for the customer"),
            IssuePrint.UPDATE: _("Letter: update for the customer"),
            IssuePrint.DEBRIEF: _("Letter: debrief, internal"),
        }[self]

    @property
    def leaves_the_house(self) -> bool:
        """Whether the customer gets it."""
        return self in (IssuePrint.CUSTOMER, IssuePrint.UPDATE)


def issue_title(name: str, number: int) -> str:
    """The title of the document: "Issue 7 – Overcharged for three months"."""
    return _("Issue {number} – {name}").format(number=number, name=name)


def internal_paper(record: IssueRecord, size: PaperSize, printed: datetime) -> tuple[Paper, list[Block]]:
    """The report for our own people: everything but the name of who made an error."""
    line = record.line
    paper = Paper(
        issue_title(line.name, line.id),
        printed,
        subject=_("Issue report"),
        author=record.me,
        size=size,
        header_left=_("Issue report · Internal, not for the customer"),
        header_right=line.account,
    )
    return paper, list(internal(record))


def customer_paper(told: Told, size: PaperSize, printed: datetime) -> tuple[Paper, list[Block]]:
    """The report for the customer, made only from what may be told."""
    paper = Paper(
        issue_title(told.name, told.id),
        printed,
        subject=_("Issue report"),
        author=told.me,
        size=size,
        header_left=_("Issue report"),
        header_right=told.account,
    )
    return paper, list(customer(told))


def letter_paper(
    letter: Letter, account: str, author: str, size: PaperSize, printed: datetime, *, internal: bool
) -> tuple[Paper, list[Block]]:
    """A letter as it is sent."""
    paper = Paper(
        letter.about,
        printed,
        subject=letter.about,
        author=author,
        size=size,
        header_left=_("Internal, not for the customer") if internal else "",
        header_right=account,
    )
    blocks: list[Block] = [Heading(letter.about, 0, listed=False)]
    for passage in letter.passages:
        if passage.heading:
            blocks.append(Heading(passage.heading, 2, listed=False))
        blocks += [Text(sentence, BODY, after=STEP * 2) for sentence in passage.sentences if sentence]
        if passage.lines:
            blocks.append(bullets(passage.lines))
    return paper, blocks
