"""The account plan in the preview."""

from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from amdesk import papers
from amdesk.model.source import Source
from amdesk.report.account_plan import DEFAULT, AccountPlanContent, PlanSection
from amdesk.ui.desk import Desk
from amdesk.ui.kit.jobs import JobControl
from amdesk.ui.printing.options import Options, Part, hooks
from amdesk.ui.printing.preview import Preview


def plan_parts() -> list[Part]:
    """The sections of a plan as parts to choose from."""
    return [Part(section, section.label, section in DEFAULT) for section in PlanSection]


def preview_plan(desk: Desk, account_id: int, parent: QWidget | None = None, plan_id: int | None = None) -> Preview:
    """Show an account's plan as it would be printed; the plan to work in unless one is named.

    Raises LookupError when there is no such account.
    """
    title = papers.plan_name(desk.whole, account_id)
    printed = datetime.now()
    make = partial(plan_as_pdf, desk, account_id, plan_id, printed)
    preview = Preview(desk, title, make, parent, sections=plan_parts())
    preview.open()
    return preview


def plan_as_pdf(
    desk: Desk, account_id: int, plan_id: int | None, printed: datetime, options: Options, control: JobControl
) -> bytes:
    """The plan with the parts that were chosen; runs in a job."""

    def read(source: Source) -> AccountPlanContent:
        return papers.account_plan_content(source, account_id, plan_id)

    content = papers.reading(desk.whole, read)
    control.check()
    sections = frozenset(part for part in options.parts if isinstance(part, PlanSection))
    progress, stopped = hooks(control)
    return papers.built_account_plan(
        content, sections, options.size, printed=printed, progress=progress, stopped=stopped
    )
