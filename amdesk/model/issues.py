"""Issues: a complaint, cry for help or request, its checklist, and the two ends it may come to."""

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlalchemy.orm import Mapped, object_session

from amdesk.model import columns as field
from amdesk.model.asking import Asked
from amdesk.model.base import Base, Travels, in_order, today_of
from amdesk.model.fields import FieldError
from amdesk.model.reasons import is_empty
from amdesk.model.served import Served, served_within
from amdesk.model.values import Cause, IssueKind, IssueStatus, IssueSubject, Phase, Severity, StepStatus
from amdesk.words import _, listed

if TYPE_CHECKING:
    from amdesk.model.touches import Touch

REVIEW_AFTER_DAYS = 91
NEVER_SKIPPED = (1, 3, 16)
"""To hear the customer out, to answer, and to tell them and ask for feedback: steps of every list."""
ANSWERED_BY = (1, 3)
"""A no needs the customer to be heard and answered."""


class Checklist(Travels, Base):
    """A template of steps, in a version."""

    __tablename__ = "checklist"
    singular, plural = "Checklist", "Checklists"

    name: Mapped[str] = field.name("Name")
    version: Mapped[int] = field.whole("Version", default=1, low=1)
    kind: Mapped[IssueKind | None] = field.choice("For", IssueKind)
    note: Mapped[str] = field.note("Note")

    def lacking(self) -> list[int]:
        """The steps every customer must get that its issues would not begin with."""
        session = object_session(self)
        if session is None:
            return []
        steps = session.scalars(select(ChecklistStep).where(ChecklistStep.checklist_id == self.id))
        usual = {step.number for step in steps if not step.optional}
        return [number for number in NEVER_SKIPPED if number not in usual]


class ChecklistStep(Travels, Base):
    """One step of a template."""

    __tablename__ = "checklist_step"
    singular, plural = "Step of a checklist", "Steps of checklists"

    checklist_id: Mapped[int] = field.belongs("checklist", "Checklist")
    number: Mapped[int] = field.whole("Step", default=1, low=1, high=99)
    phase: Mapped[Phase] = field.choice("Phase", Phase, Phase.LISTEN)
    name: Mapped[str] = field.name("Step")
    told: Mapped[str] = field.text("Said to the customer", hint="How a letter or report for the customer says it")
    needs_evidence: Mapped[bool] = field.yes("Needs evidence")
    optional: Mapped[bool] = field.yes("Optional")
    may_be_skipped: Mapped[bool] = field.yes("May be skipped", default=True)


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
                _("{n} open: {steps}").format(n=_steps(len(steps)), steps=listed([str(s.number) for s in steps]))
            )
        if self.steps and (lacking := self._lacking()):
            gaps.append(_("its list lacks {steps}").format(steps=_numbered(lacking)))
        if self.confirmed_on is None:
            gaps.append(_("the customer has not confirmed"))
        if self.review_on is None:
            gaps.append(_("the review call is not dated"))
        return gaps

    def resolve(self) -> None:
        """The customer's problem is solved.

        Raises FieldError naming everything that is missing.
        """
        gaps = self.missing()
        if gaps:
            raise FieldError("status", _("Not resolved yet: {gaps}.").format(gaps=listed(gaps)))
        self.status, self.resolved_on = IssueStatus.RESOLVED, today_of(self)

    def close(self, call: "Touch") -> None:
        """The review call was held and went well.

        Raises FieldError when the issue is not resolved, or the call was not held since or went badly.
        """
        if self.status is not IssueStatus.RESOLVED:
            raise FieldError("status", _("Resolve the issue first; it is closed after the review call."))
        if call.status.value != "held" or not self.is_since_resolved(call.on):
            raise FieldError("status", _("Hold the review call first; it is what closes the issue."))
        if call.went_badly:
            raise FieldError("status", _("That call went badly. Another one that goes well closes the issue."))
        self.status, self.closed_on = IssueStatus.CLOSED, today_of(self)

    def is_since_resolved(self, on: date | None) -> bool:
        """Whether a day lies between the solution and today."""
        return on is not None and self.resolved_on is not None and self.resolved_on <= on <= today_of(self)

    def reopen(self) -> None:
        """It came back: everything done so far is kept, but for what the customer said of it and the review call's day.

        Raises FieldError for an issue that is open.
        """
        if self.status is IssueStatus.OPEN:
            raise FieldError("status", _("The issue is open."))
        self.status, self.reopened = IssueStatus.OPEN, self.reopened + 1
        self.confirmed_on = self.resolved_on = self.closed_on = self.review_on = None

    def come_back(self, call: "Touch") -> None:
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
        return _("Hear them out and answer first: {steps} not done. A no comes after that.").format(steps=_are(unheard))

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


def _steps(count: int) -> str:
    return _("1 step") if count == 1 else _("{n} steps").format(n=count)


def _numbered(numbers: list[int]) -> str:
    return listed([_("step {n}").format(n=number) for number in numbers])


def _are(numbers: list[int]) -> str:
    steps = _numbered(numbers)
    return (_("{steps} is") if len(numbers) == 1 else _("{steps} are")).format(steps=steps)


def never_resolved(checklist: str, lacking: list[int]) -> str:
    """Why a list of steps cannot be used: it leaves out what every customer must get (ISS-3)."""
    sentence = _("“{list}” lacks {steps}: an issue worked with it could never be resolved. Add what it lacks.")
    return sentence.format(list=checklist, steps=_numbered(lacking))


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
    def of(cls, template: ChecklistStep, issue: Issue) -> "Step":
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


class CauseNode(Travels, Base):
    """A why in the tree of causes of an issue or a loss."""

    __tablename__ = "cause_node"
    singular, plural = "Why", "Whys"
    title_column = "text"

    issue_id: Mapped[int | None] = field.belongs("issue", "Issue", required=False)
    loss_id: Mapped[int | None] = field.belongs("loss", "Post-mortem", required=False)
    parent_id: Mapped[int | None] = field.belongs("cause_node", "Because of", required=False)
    text: Mapped[str] = field.text("Why", required=True, internal=True)
    category: Mapped[Cause | None] = field.choice("Category", Cause)


class TeamShare(Travels, Base):
    """The part a team had in a cause; never a person's."""

    __tablename__ = "team_share"
    singular, plural = "Share of a team", "Shares by team"
    title_column = "share"

    issue_id: Mapped[int | None] = field.belongs("issue", "Issue", required=False)
    loss_id: Mapped[int | None] = field.belongs("loss", "Post-mortem", required=False)
    team_id: Mapped[int] = field.belongs("team", "Team")
    share: Mapped[int | None] = field.percent("Share", internal=True)


def _folded(number: Any) -> Any:
    return func.lower(func.trim(number))


class CreditNote(Travels, Base):
    """A credit note for an issue."""

    __tablename__ = "credit_note"
    singular, plural = "Credit note", "Credit notes"
    title_column = "number"

    issue_id: Mapped[int] = field.belongs("issue", "Issue")
    number: Mapped[str] = field.text("Number", required=True)
    on: Mapped[date | None] = field.day("On")
    amount: Mapped[int] = field.money("Amount", required=True)
    signed_off_on: Mapped[date | None] = field.day("Signed off by the customer")

    def hold_together(self) -> None:
        """Refuse what gives nothing back, and a number that is there already.

        Raises FieldError at amount or number.
        """
        if self.amount <= 0:
            raise FieldError("amount", _("A credit note gives money back: its amount is more than 0."))
        session = object_session(self)
        if session is None:
            return
        others = (
            select(CreditNote)
            .join(Issue)
            .where(CreditNote.id != self.id, _folded(CreditNote.number) == _folded(self.number))
        )
        account = select(Issue.account_id).where(Issue.id == self.issue_id).scalar_subquery()
        twin = session.scalar(others.where(Issue.account_id == account).limit(1))
        if twin is not None:
            sentence = _("Credit note {number} is there already, with issue #{issue}. It counts once.")
            raise FieldError("number", sentence.format(number=twin.number, issue=twin.issue_id))


class Involved(Travels, Base):
    """A team or colleague involved in an issue, with their part."""

    __tablename__ = "involved"
    singular, plural = "Involved", "Involved in issues"
    title_column = "part"

    issue_id: Mapped[int] = field.belongs("issue", "Issue")
    team_id: Mapped[int | None] = field.points("team", "Team")
    colleague_id: Mapped[int | None] = field.points("colleague", "Colleague")
    part: Mapped[str] = field.text("Part", private=True)


class Request(Asked, Travels, Base):
    """Something asked of a colleague or team for an issue, by a day."""

    __tablename__ = "request"
    singular, plural = "Request", "Requests"
    title_column = "text"

    issue_id: Mapped[int] = field.belongs("issue", "Issue")
    step_id: Mapped[int | None] = field.points("step", "For step")
    team_id: Mapped[int | None] = field.points("team", "Team")
    colleague_id: Mapped[int | None] = field.points("colleague", "Colleague")
    text: Mapped[str] = field.text("Request", required=True)
    asked_on: Mapped[date | None] = field.day("Asked on")
    due: Mapped[date | None] = field.day("Due")
    answered_on: Mapped[date | None] = field.day("Answered on")
    asked_times: Mapped[int] = field.whole("Asked", default=1, low=0, listed=False)

    def answer(self, on: date | None = None) -> None:
        """It was answered on a day, today unless said otherwise."""
        self.answered_on = on or today_of(self)


class DisputedLine(Travels, Base):
    """A transaction in dispute: what was charged, what would be right."""

    __tablename__ = "disputed_line"
    singular, plural = "Disputed transaction", "Disputed transactions"
    title_column = "document"

    issue_id: Mapped[int] = field.belongs("issue", "Issue")
    invoice_id: Mapped[int | None] = field.points("invoice", "Invoice")
    document: Mapped[str] = field.text("Document")
    on: Mapped[date | None] = field.day("On")
    charged: Mapped[int | None] = field.money("Charged")
    right: Mapped[int | None] = field.money("Right would be")
    note: Mapped[str] = field.text("Note")


class Refusal(Travels, Base):
    """A no to a request: its true cause, the alternative offered, who agreed, the money at stake (ISS-8)."""

    __tablename__ = "refusal"
    singular, plural = "No", "Noes"
    title_column = "reason"

    account_id: Mapped[int] = field.belongs("account", "Account")
    issue_id: Mapped[int | None] = field.belongs("issue", "Issue", required=False)
    on: Mapped[date | None] = field.day("On")
    reason: Mapped[str] = field.text("Reason", required=True, internal=True)
    cause: Mapped[Cause | None] = field.choice("True cause", Cause, internal=True)
    alternative: Mapped[str] = field.text("Alternative offered")
    accepted: Mapped[bool] = field.yes("Alternative accepted")
    agreed_by: Mapped[str] = field.text("Agreed by", internal=True)
    at_stake: Mapped[int | None] = field.money("Money at stake", internal=True)
    currency: Mapped[str] = field.currency()

    def hold_together(self) -> None:
        """Refuse a no without a true reason, an alternative or an agreement.

        Raises FieldError with the question "what can we do instead?".
        """
        if is_empty(self.reason or ""):
            raise FieldError("reason", _("That alone is no reason. What can we do instead?"))
        for name, label in (("alternative", _("the alternative offered")), ("agreed_by", _("who agreed"))):
            if is_empty(getattr(self, name) or ""):
                raise FieldError(name, _("Say {what}: what can we do instead?").format(what=label))
        if self.cause is None:
            sentence = _(
                "Choose the true cause: noes are counted by it, so that what stands behind them can be changed."
            )
            raise FieldError("cause", sentence)
