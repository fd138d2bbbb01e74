"""The customer's edition of a plan on paper; it is searched for leaks before it is made."""

from datetime import datetime
from pathlib import Path

from amdesk.analysis.issue_told import Told, told
from amdesk.model.source import Source
from amdesk.papers.maps import MapWish, map_content
from amdesk.papers.plans import account_plan_content
from amdesk.papers.secrets import LeaksFound, refuse_leaks
from amdesk.report.account_plan import TOLD_USUALLY, AccountPlanContent, PlanSection, customer_plan
from amdesk.report.account_plan.content import NOBODY
from amdesk.report.account_plan.told import ToldPlan, told_plan
from amdesk.report.page import write_whole
from amdesk.report.styles import PaperSize
from amdesk.store.queries.issue_report import issue_record

__all__ = ["LeaksFound", "built_customer_plan", "customer_edition", "print_customer_plan"]


def customer_edition(
    source: Source, account_id: int, sections: frozenset[PlanSection] = TOLD_USUALLY, plan_id: int | None = None
) -> ToldPlan:
    """What the customer's edition with these sections shows.

    Raises LookupError without such an account, LeaksFound when something shown would give anything away.
    """
    content = account_plan_content(source, account_id, plan_id)
    with_map, with_issues = PlanSection.MAP in sections, PlanSection.ISSUES in sections
    drawing = map_content(source, account_id, MapWish(for_customer=True)).drawing if with_map else NOBODY
    shown = told_plan(content, sections, drawing, _issues(source, content) if with_issues else ())
    refuse_leaks(source, shown.texts())
    return shown


def _issues(source: Source, content: AccountPlanContent) -> list[Told]:
    return [told(issue_record(source, line.id)) for line in content.issues if line.status.is_open]


def built_customer_plan(
    source: Source,
    account_id: int,
    sections: frozenset[PlanSection] = TOLD_USUALLY,
    size: PaperSize = PaperSize.A4,
    *,
    printed: datetime,
) -> bytes:
    """The customer's edition as PDF.

    Raises LookupError, LeaksFound and ShapingMissing.
    """
    paper, blocks = customer_plan(customer_edition(source, account_id, sections), sections, size, printed)
    return paper.build(blocks)


def print_customer_plan(
    source: Source,
    account_id: int,
    path: Path,
    sections: frozenset[PlanSection] = TOLD_USUALLY,
    size: PaperSize = PaperSize.A4,
    printed: datetime | None = None,
) -> None:
    """Write the customer's edition to a file that only the user can read, wholly or not at all.

    Raises LookupError, LeaksFound, OSError when the place cannot be written, ShapingMissing.
    """
    built = built_customer_plan(source, account_id, sections, size, printed=printed or datetime.now())
    write_whole(path, built)
