"""An issue: a complaint, cry for help or request, and the two ends it may come to."""

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, select
from sqlalchemy.orm import Mapped, Session, object_session

from amdesk.model import columns as field
from amdesk.model.base import Base, Travels, in_order, today_of
from amdesk.model.fields import FieldError
from amdesk.model.issues.lists import Checklist, ChecklistStep
from amdesk.model.issues.numbers import ANSWERED_BY, NEVER_SKIPPED, are, never_resolved, numbered
from amdesk.model.issues.steps import Step
from amdesk.model.served import Served, served_within
from amdesk.model.touches import Touch
from amdesk.model.values import (
    Cause,
    IssueKind,
    IssueStatus,
    IssueSubject,
    Severity,
    StepStatus,
    TouchKind,
    TouchStatus,
)
from amdesk.words import _, listed, plural

if TYPE_CHECKING:
    from amdesk.model.issues.refusals import Refusal

REVIEW_AFTER_DAYS = 91


class Issue(Travels, Base):
    """A complaint or problem the customer has."""

    __tablename__ = "issue"
    singular, plural = "Issue", "Issues"

    account_id: Mapped[int] = field.belongs("account", "Account")
    name: Mapped[str] = field.name("Issue")
    person_id: Mapped[int | None] = field.points("person", "Reported by")
    kind: Mapped[IssueKind] = field.choice("Kind", IssueKind, IssueKind.COMPLAINT)
    subject: Mapped[IssueSubject] = field.choice("Subject", IssueSubject, IssueSubject.OTHER)
    severity: Mapped[Severity] = field.choice("Severity", Severity, Severity.MEDIUM)
    upset: Mapped[int | None] = field.scale("How upset", internal=True)
    status: Mapped[IssueStatus] = field.choice("Status", IssueStatus, IssueStatus.OPEN, by_verb=True)
    words: Mapped[str] = field.note("In their words")
    facts: Mapped[str] = field.note("Facts", listed=False)
    venting: Mapped[str] = field.note("Venting", internal=True, listed=False)
    reported_on: Mapped[date | None] = field.day("Reported on", required=True)
    answer_by: Mapped[date | None] = field.day("Answer by")
    answered_on: Mapped[date | None] = field.day("First answered on", listed=False)
    resolved_on: Mapped[date | None] = field.day("Resolved on", listed=False, by_verb=True)
    closed_on: Mapped[date | None] = field.day("Closed on", listed=False, by_verb=True)
    confirmed_on: Mapped[date | None] = field.day("Customer confirmed on", listed=False)
    review_on: Mapped[date | None] = field.day("Review call on", listed=False)
    owner_id: Mapped[int | None] = field.points("colleague", "Owner")
    disputed: Mapped[int | None] = field.money("In dispute")
    currency: Mapped[str] = field.currency()
    period_from: Mapped[date | None] = field.day("Periods from", listed=False)
    period_until: Mapped[date | None] = field.day("Periods until", listed=False)
    cause: Mapped[Cause | None] = field.choice("Cause", Cause, internal=True)
    reopened: Mapped[int] = field.whole("Reopened", default=0, low=0, listed=False, by_verb=True)
    typed: Mapped[str] = field.text("As typed", private=True, listed=False, limit=2000)
    hours_to_answer: Mapped[Decimal | None] = field.number("Hours to first answer", low=0, listed=False)

    @property
    def steps(self) -> list["Step"]:
        """The steps of its checklist, in order."""
        session = object_session(self)
        if session is None or self.id is None:
            return []
        rows = session.scalars(select(Step).where(Step.issue_id == self.id))
        return in_order(rows, "number")

    def use(self, checklist: Checklist) -> None:
        """Take over the steps of a template; what is already ticked stays."""
        session = object_session(self)
        if session is None:
            return
        session.flush()
        present = {step.number for step in self.steps}
        templates = session.scalars(select(ChecklistStep).where(ChecklistStep.checklist_id == checklist.id))
        for template in in_order(templates, "number"):
            if template.number not in present and not template.optional:
                session.add(Step.of(template, self))
        session.flush()
        if lacking := self._lacking():
            raise FieldError("checklist_id", never_resolved(checklist.name, lacking))

    def _lacking(self) -> list[int]:
        present = {step.number for step in self.steps}
        return [number for number in NEVER_SKIPPED if number not in present]

    def missing(self) -> list[str]:
        """What stands between the issue and being resolved, each a phrase; empty when nothing does."""
        steps = [s for s in self.steps if s.status is StepStatus.OPEN]
        gaps = []
        if not self.steps:
            gaps.append(_("it has no checklist"))
        if steps:
            gaps.append(
                _("{n} open: {steps}").format(
                    n=plural("{n} step", "{n} steps", len(steps)), steps=listed([str(s.number) for s in steps])
                )
            )
        if self.steps and (lacking := self._lacking()):
            gaps.append(_("its list lacks {steps}").format(steps=numbered(lacking)))
        if self.confirmed_on is None:
            gaps.append(_("the customer has not confirmed"))
        if self.review_on is None:
            gaps.append(_("the review call is not dated"))
        elif self.review_on < (self.resolved_on or today_of(self)):
            gaps.append(_("the day of the review call is past"))
        return gaps

    def resolve(self) -> None:
        """The customer's problem is solved.

        Raises FieldError naming everything that is missing.
        """
        gaps = self.missing()
        if gaps:
            raise FieldError("status", _("Not resolved yet: {gaps}.").format(gaps=listed(gaps)))
        self.status, self.resolved_on = IssueStatus.RESOLVED, today_of(self)

    def close(self, call: Touch) -> None:
        """The review call was held and went well.

        Raises FieldError when the issue is not resolved, or the call was not held since or went badly.
        """
        if self.status is not IssueStatus.RESOLVED:
            raise FieldError("status", _("Resolve the issue first; it is closed after the review call."))
        if call.status is not TouchStatus.HELD or not self.is_since_resolved(call.on):
            raise FieldError("status", _("Hold the review call first; it is what closes the issue."))
        if call.went_badly:
            raise FieldError("status", _("That call went badly. Another one that goes well closes the issue."))
        self.status, self.closed_on = IssueStatus.CLOSED, today_of(self)
        self.cancel_planned_calls()

    def is_since_resolved(self, on: date | None) -> bool:
        """Whether a day lies between the solution and today."""
        return on is not None and self.resolved_on is not None and self.resolved_on <= on <= today_of(self)

    def reopen(self) -> None:
        """It came back: everything done so far is kept, but for what the customer said of it and the review call.

        Raises FieldError for an issue that is open.
        """
        if self.status is IssueStatus.OPEN:
            raise FieldError("status", _("The issue is open."))
        self.status, self.reopened = IssueStatus.OPEN, self.reopened + 1
        self.confirmed_on = self.resolved_on = self.closed_on = self.review_on = None
        self.cancel_planned_calls()

    def cancel_planned_calls(self) -> None:
        """No review call is waited for any more; those that were held stay."""
        session = object_session(self)
        if session is None:
            return
        calls = select(Touch).where(Touch.issue_id == self.id, Touch.kind == TouchKind.REVIEW_CALL)
        for call in session.scalars(calls.where(Touch.status == TouchStatus.PLANNED)):
            call.cancel()

    def come_back(self, call: Touch) -> None:
        """The review call showed the trouble again: the issue is open, and the call closes nothing any more.

        Raises FieldError for an issue that is open.
        """
        self.reopen()
        call.went_badly = True

    def decline(self, refusal: "Refusal") -> None:
        """Say no to a request with its reason and the alternative offered.

        Raises FieldError when it is not a request, before they were heard and answered, or for a reason that is none.
        """
        if self.kind is not IssueKind.REQUEST:
            raise FieldError("status", _("Only a request can be declined; a complaint is resolved."))
        refusal.hold_together()
        if unheard := self.unheard():
            raise FieldError("status", self.not_heard(unheard))
        self.status, self.closed_on = IssueStatus.DECLINED, today_of(self)

    def unheard(self) -> list[int]:
        """The steps of hearing and answering the customer that are not done, or not in its list."""
        done = {step.number for step in self.steps if step.status is StepStatus.DONE}
        return [number for number in ANSWERED_BY if number not in done]

    def not_heard(self, unheard: list[int]) -> str:
        """Why it cannot be declined yet."""
        return _("Hear them out and answer first: {steps} not done. A no comes after that.").format(steps=are(unheard))

    def hold_together(self) -> None:
        """Refuse days that cannot have been (ISS-3).

        Raises FieldError at the day that is wrong.
        """
        self._was_not_later("confirmed_on", _("The customer has not confirmed on a day to come."))
        self._was_not_later("resolved_on", _("An issue is not resolved on a day to come."))
        self._not_before(
            "confirmed_on", self.reported_on, _("Nobody confirms a solution before the issue is reported.")
        )
        self._not_before("resolved_on", self.reported_on, _("No issue is resolved before it is reported."))
        if self.status in (IssueStatus.RESOLVED, IssueStatus.CLOSED):
            self._not_before("review_on", self.resolved_on, _("The review call comes after the solution."))

    def _was_not_later(self, name: str, sentence: str) -> None:
        on = getattr(self, name)
        if on is not None and on > today_of(self):
            raise FieldError(name, sentence)

    def _not_before(self, name: str, first: date | None, sentence: str) -> None:
        on = getattr(self, name)
        if on is not None and first is not None and on < first:
            raise FieldError(name, sentence)

    def set_review_call(self, after: date | None = None) -> None:
        """Date the review call three months after a day, today unless said otherwise, on one that suits the account."""
        session = object_session(self)
        asked = served_within(session, self.account_id) if session is not None else Served()
        self.review_on = asked.free_day((after or today_of(self)) + timedelta(days=REVIEW_AFTER_DAYS))


@event.listens_for(Session, "before_flush")
def _calls_go_with_their_issue(session: Session, context: Any, instances: Any) -> None:
    """Whichever way an issue is deleted, nobody waits for its review call any more."""
    for row in session.deleted:
        if isinstance(row, Issue):
            row.cancel_planned_calls()
