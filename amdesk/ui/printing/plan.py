"""The account plan in the preview, for our own people or for the customer."""

from datetime import datetime
from enum import Enum
from functools import partial

from PySide6.QtWidgets import QWidget

from amdesk import papers
from amdesk.model.source import Source
from amdesk.papers.customer_plans import customer_edition
from amdesk.report.account_plan import (
    DEFAULT,
    TOLD,
    TOLD_USUALLY,
    AccountPlanContent,
    PlanSection,
    account_plan,
    customer_plan,
)
from amdesk.report.account_plan.customer import title
from amdesk.report.account_plan.told import ToldPlan
from amdesk.ui.desk import Desk
from amdesk.ui.kit.jobs import JobControl
from amdesk.ui.printing.options import Edition, Options, Part, hooks
from amdesk.ui.printing.preview import Preview
from amdesk.words import _

PROPOSAL = DEFAULT | {PlanSection.COVER, PlanSection.OBJECTIVES, PlanSection.PEOPLE, PlanSection.AGREEMENT}
"""What is put forward for agreement: all that is agreed to, and the page to sign."""


class PlanEdition(Enum):
    """For whose eyes a plan is printed."""

    INTERNAL = "internal"
    CUSTOMER = "customer"


def plan_editions(first: PlanEdition = PlanEdition.INTERNAL, chosen: frozenset[PlanSection] = DEFAULT) -> list[Edition]:
    """Both editions with the sections each has; the one named is chosen first, `chosen` of ours are printed."""
    ours = [Part(section, section.label, section in chosen) for section in PlanSection]
    theirs = [Part(section, title(section), section in TOLD_USUALLY) for section in TOLD]
    return [
        Edition(PlanEdition.INTERNAL, _("Internal"), ours, first is PlanEdition.INTERNAL),
        Edition(PlanEdition.CUSTOMER, _("For the customer"), theirs, first is PlanEdition.CUSTOMER),
    ]


def preview_plan(
    desk: Desk,
    account_id: int,
    parent: QWidget | None = None,
    plan_id: int | None = None,
    edition: PlanEdition = PlanEdition.INTERNAL,
    chosen: frozenset[PlanSection] = DEFAULT,
) -> Preview:
    """Show an account's plan as it would be printed; the plan to work in unless one is named.

    Raises LookupError when there is no such account.
    """
    name = papers.plan_name(desk.whole, account_id)
    make = partial(plan_as_pdf, desk, account_id, plan_id, datetime.now())
    preview = Preview(desk, name, make, parent, editions=plan_editions(edition, chosen))
    preview.open()
    return preview


def plan_as_pdf(
    desk: Desk, account_id: int, plan_id: int | None, printed: datetime, options: Options, control: JobControl
) -> bytes:
    """The edition with the parts that were chosen; runs in a job."""
    sections = frozenset(part for part in options.parts if isinstance(part, PlanSection))
    progress, stopped = hooks(control)

    def shown(source: Source) -> ToldPlan:
        return customer_edition(source, account_id, sections, plan_id)

    def read(source: Source) -> AccountPlanContent:
        return papers.account_plan_content(source, account_id, plan_id)

    if options.edition is PlanEdition.CUSTOMER:
        paper, blocks = customer_plan(papers.reading(desk.whole, shown), sections, options.size, printed)
    else:
        paper, blocks = account_plan(papers.reading(desk.whole, read), sections, options.size, printed)
    control.check()
    return paper.build(blocks, progress, stopped)
