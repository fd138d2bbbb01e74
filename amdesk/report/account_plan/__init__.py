"""The account plan on paper, for our own people or for the customer, with as many sections as are wanted."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from amdesk.analysis.managers_page import ManagersPage
from amdesk.report.account_plan import business, position, state, strategy
from amdesk.report.account_plan.content import DEFAULT, EVERYTHING, AccountPlanContent, PlanSection, period
from amdesk.report.account_plan.cover import cover
from amdesk.report.account_plan.customer import TOLD, TOLD_USUALLY, customer_story
from amdesk.report.account_plan.first_page import first_page
from amdesk.report.account_plan.told import ToldPlan
from amdesk.report.blocks import Block, Heading, PageBreak, Text, together
from amdesk.report.managers_page import managers_sheet
from amdesk.report.page import Contents, Paper
from amdesk.report.styles import BODY_MUTED, STEP, PaperSize
from amdesk.words import _, plural

__all__ = [
    "DEFAULT",
    "EVERYTHING",
    "TOLD",
    "TOLD_USUALLY",
    "AccountPlanContent",
    "PlanSection",
    "account_plan",
    "customer_plan",
    "plan_pack",
    "plan_title",
]

Section = Callable[[AccountPlanContent], Iterator[Block]]

SECTIONS: dict[PlanSection, Section] = {
    PlanSection.PROFILE: business.profile,
    PlanSection.MAP: business.account_map,
    PlanSection.BUYING: business.buying,
    PlanSection.POSITION: position.position,
    PlanSection.OBJECTIVES: strategy.objectives,
    PlanSection.ACTIONS: strategy.actions,
    PlanSection.PEOPLE: strategy.people,
    PlanSection.ISSUES: state.issues,
    PlanSection.PULSE: state.pulse,
    PlanSection.MONEY: state.money,
    PlanSection.CHANGES: state.changes,
    PlanSection.AGREEMENT: state.agreement,
}
ON_ONE_PAGE = frozenset({PlanSection.AGREEMENT})
"""What is signed stands on one page, with what goes before it where there is room."""


def plan_title(account: str) -> str:
    """The title of the document: "Account plan – Konex"."""
    return _("Account plan – {account}").format(account=account)


def account_plan(
    content: AccountPlanContent, sections: frozenset[PlanSection], size: PaperSize, printed: datetime
) -> tuple[Paper, list[Block]]:
    """An account's plan in the internal edition, ready to be built."""
    paper = Paper(
        plan_title(content.head.name),
        printed,
        subject=_("Account plan"),
        author=content.me,
        size=size,
        header_left=_("Account plan · Internal, not for the customer"),
        header_right=running_head(content),
    )
    return paper, story(content, sections, paper)


def customer_plan(
    told: ToldPlan, sections: frozenset[PlanSection], size: PaperSize, printed: datetime
) -> tuple[Paper, list[Block]]:
    """An account's plan in the customer's edition, made only from what may be told."""
    paper = Paper(
        plan_title(told.content.head.name),
        printed,
        subject=_("Account plan"),
        author=told.content.me,
        size=size,
        header_left=_("Account plan"),
        header_right=running_head(told.content),
    )
    return paper, customer_story(told, sections, paper.room)


def running_head(content: AccountPlanContent) -> str:
    """What stands above every page at the right: the account and the period."""
    return f"{content.head.name} · {period(content.plan)}" if content.plan else content.head.name


def story(content: AccountPlanContent, sections: frozenset[PlanSection], paper: Paper) -> list[Block]:
    """The blocks of the chosen sections in their order; the first page always ends with its page."""
    blocks: list[Block] = []
    if PlanSection.COVER in sections:
        blocks += [*cover(content, paper.room), PageBreak()]
    if PlanSection.FIRST in sections:
        blocks += [*first_page(content, paper.width, paper.room), PageBreak()]
    for section, write in SECTIONS.items():
        if section not in sections:
            continue
        written: list[Block] = [Heading(section.label), *write(content)]
        blocks += [together(*written)] if section in ON_ONE_PAGE else written
    return blocks


def plan_pack(
    contents: Sequence[AccountPlanContent],
    sections: frozenset[PlanSection],
    size: PaperSize,
    printed: datetime,
    page: ManagersPage,
) -> tuple[Paper, list[Block]]:
    """The plans of many accounts in one document: the manager's page, the contents, each plan on pages of its own."""
    paper = Paper(
        _("Account plans"),
        printed,
        subject=_("Account plans"),
        author=next((content.me for content in contents), ""),
        size=size,
        header_left=_("Account plans · Internal, not for the customer"),
    )
    count = plural("{n} account has a plan.", "{n} accounts have a plan.", len(contents))
    blocks: list[Block] = [managers_sheet(page, paper.width, paper.room), PageBreak()]
    blocks += [Heading(_("Account plans"), 0, listed=False), Text(count, BODY_MUTED, after=STEP * 3)]
    blocks.append(Contents(highest=0, deepest=0))
    for content in contents:
        blocks += [PageBreak(running_head(content)), *titled(content, story(content, sections, paper))]
    return paper, blocks


def titled(content: AccountPlanContent, blocks: list[Block]) -> list[Block]:
    """The pages of an account, beginning with its name also where the first page was left out."""
    begins = any(isinstance(block, Heading) and block.level == 0 for block in blocks)
    return blocks if begins else [Heading(content.head.name, 0), *blocks]
