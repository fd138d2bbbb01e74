"""The account plan on paper: a first page that stands alone, and as many sections behind it as are wanted."""

from collections.abc import Callable, Iterator
from datetime import datetime

from amdesk.report.account_plan import business, state, strategy
from amdesk.report.account_plan.content import DEFAULT, EVERYTHING, AccountPlanContent, PlanSection, period
from amdesk.report.account_plan.first_page import first_page
from amdesk.report.blocks import Block, Heading, PageBreak
from amdesk.report.page import Paper
from amdesk.report.styles import PaperSize
from amdesk.words import _

__all__ = ["DEFAULT", "EVERYTHING", "AccountPlanContent", "PlanSection", "account_plan", "plan_title", "story"]

Section = Callable[[AccountPlanContent], Iterator[Block]]

SECTIONS: dict[PlanSection, Section] = {
    PlanSection.PROFILE: business.profile,
    PlanSection.MAP: business.account_map,
    PlanSection.BUYING: business.buying,
    PlanSection.POSITION: business.position,
    PlanSection.OBJECTIVES: strategy.objectives,
    PlanSection.ACTIONS: strategy.actions,
    PlanSection.PEOPLE: strategy.people,
    PlanSection.ISSUES: state.issues,
    PlanSection.PULSE: state.pulse,
    PlanSection.MONEY: state.money,
    PlanSection.CHANGES: state.changes,
    PlanSection.AGREEMENT: state.agreement,
}
ON_A_NEW_PAGE = frozenset({PlanSection.AGREEMENT})


def plan_title(content: AccountPlanContent) -> str:
    """The title of the document: "Account plan – Konex"."""
    return _("Account plan – {account}").format(account=content.head.name)


def account_plan(
    content: AccountPlanContent, sections: frozenset[PlanSection], size: PaperSize, printed: datetime
) -> tuple[Paper, list[Block]]:
    """An account's plan in the internal edition, ready to be built."""
    paper = Paper(
        plan_title(content),
        printed,
        subject=_("Account plan"),
        author=content.me,
        size=size,
        header_left=_("Account plan · Internal, not for the customer"),
        header_right=running_head(content),
    )
    return paper, story(content, sections, paper)


def running_head(content: AccountPlanContent) -> str:
    """What stands above every page at the right: the account and the period."""
    return f"{content.head.name} · {period(content.plan)}" if content.plan else content.head.name


def story(content: AccountPlanContent, sections: frozenset[PlanSection], paper: Paper) -> list[Block]:
    """The blocks of the chosen sections in their order; the first page always ends with its page."""
    blocks: list[Block] = []
    if PlanSection.FIRST in sections:
        blocks += [*first_page(content, paper.width, paper.room), PageBreak()]
    for section, write in SECTIONS.items():
        if section not in sections:
            continue
        if section in ON_A_NEW_PAGE and blocks:
            blocks.append(PageBreak())
        blocks += [Heading(section.label), *write(content)]
        if section in ON_A_NEW_PAGE:
            blocks.append(PageBreak())
    return blocks
