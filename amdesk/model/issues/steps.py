"""The steps of one issue's checklist: done with evidence, left out for a reason, or open."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import Mapped, object_session

from amdesk.model import columns as field
from amdesk.model.asking import Asked
from amdesk.model.base import Base, Travels, today_of
from amdesk.model.fields import FieldError
from amdesk.model.issues.lists import ChecklistStep
from amdesk.model.issues.numbers import NEVER_SKIPPED
from amdesk.model.values import IssueStatus, Phase, StepStatus
from amdesk.words import _

if TYPE_CHECKING:
    from amdesk.model.issues.issue import Issue


class Step(Asked, Travels, Base):
    """One step of an issue's checklist, with owner, due day, evidence and note."""

    __tablename__ = "step"
    singular, plural = "Step", "Steps"

    issue_id: Mapped[int] = field.belongs("issue", "Issue")
    number: Mapped[int] = field.whole("Step", default=1, low=1, high=99)
    phase: Mapped[Phase] = field.choice("Phase", Phase, Phase.LISTEN)
    name: Mapped[str] = field.name("Step")
    status: Mapped[StepStatus] = field.choice("Status", StepStatus, StepStatus.OPEN)
    owner_id: Mapped[int | None] = field.points("colleague", "Owner")
    due: Mapped[date | None] = field.day("Due")
    done_on: Mapped[date | None] = field.day("Done on", listed=False)
    skipped_because: Mapped[str] = field.text("Skipped because", listed=False)
    told: Mapped[str] = field.text(
        "Said to the customer", listed=False, hint="How a letter or report for the customer says it"
    )
    needs_evidence: Mapped[bool] = field.yes("Needs evidence", listed=False)
    may_be_skipped: Mapped[bool] = field.yes("May be skipped", default=True, listed=False)
    asked_on: Mapped[date | None] = field.day("First asked on", listed=False)
    asked_times: Mapped[int] = field.whole("Asked", default=0, low=0, listed=False)
    note: Mapped[str] = field.note("Note", internal=True)

    @classmethod
    def of(cls, template: ChecklistStep, issue: "Issue") -> "Step":
        """A step for an issue as its template says."""
        return cls(
            issue_id=issue.id,
            number=template.number,
            phase=template.phase,
            name=template.name,
            told=template.told,
            needs_evidence=template.needs_evidence,
            may_be_skipped=template.may_be_skipped,
        )

    @property
    def can_be_skipped(self) -> bool:
        """Whether it may be left out for a reason; never what every customer must get (ISS-3)."""
        return self.may_be_skipped and self.number not in NEVER_SKIPPED

    @property
    def has_evidence(self) -> bool:
        """Whether a file, link, touch, credit note or note of who confirmed it hangs on the step.

        What hangs there proves something: nothing else is stored.
        """
        from amdesk.model.evidence import Evidence

        session = object_session(self)
        if session is None:
            return False
        query = select(func.count()).select_from(Evidence)
        return bool(session.scalar(query.where(Evidence.subject == "step", Evidence.row == self.id)))

    def tick(self, on: date | None = None) -> None:
        """It is done.

        Raises FieldError when the step needs evidence and has none.
        """
        if self.needs_evidence and not self.has_evidence:
            sentence = _("Step {n} needs evidence: drop a file on it, or note who confirmed it and when.")
            raise FieldError("status", sentence.format(n=self.number))
        self.status, self.done_on, self.skipped_because = StepStatus.DONE, on or today_of(self), ""

    def untick(self) -> None:
        """It is to be done after all.

        Raises FieldError while the issue is resolved or closed: reopen it first.
        """
        from amdesk.model.issues.issue import Issue

        session = object_session(self)
        issue = session.get(Issue, self.issue_id) if session is not None else None
        if issue is not None and issue.status in (IssueStatus.RESOLVED, IssueStatus.CLOSED):
            raise FieldError("status", _("The issue is resolved. Reopen it to change its steps."))
        self.status, self.done_on, self.skipped_because = StepStatus.OPEN, None, ""

    def skip(self, reason: str) -> None:
        """It is left out, for a reason.

        Raises FieldError without a reason, or for a step that cannot be skipped.
        """
        if not self.can_be_skipped:
            raise FieldError("status", _("Step {n} cannot be skipped.").format(n=self.number))
        if not reason.strip():
            raise FieldError("skipped_because", _("Say why the step is left out."))
        self.status, self.skipped_because, self.done_on = StepStatus.SKIPPED, reason, None
