"""Rules that hold for what a step leaves behind, whichever way the change came: form, board, import or plain SQL."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Exists, Select, and_, exists, or_, select
from sqlalchemy.orm import Session

from amdesk.model.accounts import Account, TierDefault, Unit
from amdesk.model.all import SUBJECTS
from amdesk.model.base import Base
from amdesk.model.evidence import Evidence
from amdesk.model.fields import FieldError
from amdesk.model.issues import Issue, Refusal, Step
from amdesk.model.people import Line, bosses
from amdesk.model.touches import Touch
from amdesk.model.values import IssueKind, IssueStatus, LineKind, StepStatus, Tier, TouchKind, TouchStatus
from amdesk.words import _

READ_AT_ONCE = 500
SETTLED = (IssueStatus.RESOLVED, IssueStatus.CLOSED)
ENDS_ISSUES = frozenset({"issue", "step", "evidence", "touch", "refusal"})
"""Tables whose rows an issue needs to be settled."""

Before = Callable[[str, str], Mapping[int, Any]]
"""What stood in a column of a table before the step, by row, for the rows where it changed."""


def check_changes(session: Session, changed: Mapping[str, frozenset[int]], before: Before) -> None:
    """Refuse a step that leaves something impossible behind; `changed` names the rows by table.

    The rows are read anew: plain SQL may have changed them behind the objects of `session`. Raises FieldError with a
    sentence that says what is missing.
    """
    with Session(session.connection(), autoflush=False) as stored:
        stored.info.update(session.info)
        for table, rows in changed.items():
            if table in SUBJECTS:
                _each_holds_together(stored, SUBJECTS[table], rows)
        if "line" in changed:
            _no_circles(stored, changed["line"])
        if "account" in changed:
            _none_within_itself(stored, Account, changed["account"], _("An account cannot be part of itself."))
        if "unit" in changed:
            _none_within_itself(stored, Unit, changed["unit"], _("A unit cannot be part of itself."))
        if "tier_default" in changed:
            _one_row_for_each_tier(stored)
        if not changed.keys().isdisjoint(ENDS_ISSUES):
            _settled_issues_stay_settled(stored, changed, before)


def _each_holds_together(session: Session, subject: type[Base], rows: frozenset[int]) -> None:
    if subject.hold_together is Base.hold_together:
        return
    numbers = sorted(rows)
    for at in range(0, len(numbers), READ_AT_ONCE):
        for row in session.scalars(select(subject).where(subject.id.in_(numbers[at : at + READ_AT_ONCE]))):
            row.hold_together()


def _no_circles(session: Session, lines: frozenset[int]) -> None:
    for number in lines:
        line = session.get(Line, number)
        if line is None:
            continue
        if line.source_id == line.target_id:
            raise FieldError("target_id", _("A line joins two different people."))
        if line.kind is LineKind.REPORTS and line.until is None and line.source_id in _above(session, line.target_id):
            raise FieldError("target_id", _("Nobody reports to someone below: that would make a circle."))


def _above(session: Session, person: int) -> list[int]:
    query = select(Line.source_id, Line.target_id).where(Line.kind == LineKind.REPORTS, Line.until.is_(None))
    chain = {source: target for source, target in session.execute(query)}
    return bosses(chain, person)


def _none_within_itself(
    session: Session, subject: type[Account] | type[Unit], rows: frozenset[int], sentence: str
) -> None:
    query = select(subject.id, subject.parent_id).where(subject.parent_id.is_not(None))
    chain = {row: parent for row, parent in session.execute(query) if parent is not None}
    if any(row in chain and row in bosses(chain, row) for row in rows):
        raise FieldError("parent_id", sentence)


def _one_row_for_each_tier(session: Session) -> None:
    counts = Counter(session.scalars(select(TierDefault.tier)))
    for tier in Tier:
        if counts[tier] > 1:
            sentence = _("What {tier} accounts ask for stands in the table already: change that line.")
            raise FieldError("tier", sentence.format(tier=tier.label.lower()))
        if not counts[tier]:
            sentence = _("Each tier keeps its line; without it nothing would say how often {tier} accounts are called.")
            raise FieldError("tier", sentence.format(tier=tier.label.lower()))


def _settled_issues_stay_settled(session: Session, changed: Mapping[str, frozenset[int]], before: Before) -> None:
    _ended_here_not_elsewhere(session, before)
    rows = [step for number in changed.get("step", ()) if (step := session.get(Step, number)) is not None]
    for step in rows:
        _done_with_evidence(step)
    if "evidence" in changed:
        for bare in session.scalars(_bare_steps()):
            _done_with_evidence(bare)
    numbers = set(changed.get("issue", ())) | {step.issue_id for step in rows}
    if len(rows) < len(changed.get("step", ())):
        numbers.update(session.scalars(_settled_without_steps()))
    if "touch" in changed or "refusal" in changed:
        numbers.update(session.scalars(_ended_without_what_ended_them()))
    for number in numbers:
        issue = session.get(Issue, number)
        if issue is not None:
            _settled_rightly(session, issue)


def _ended_here_not_elsewhere(session: Session, before: Before) -> None:
    """Only what comes in that way is closed elsewhere; what a step needs is decided in its list."""
    for number in before("issue", "status"):
        issue = session.get(Issue, number)
        if issue is not None and issue.status is IssueStatus.CLOSED_ELSEWHERE:
            raise FieldError("status", _("Only what was closed before it came here is closed elsewhere. Resolve it."))
    for number, needed in before("step", "needs_evidence").items():
        step = session.get(Step, number)
        if needed and step is not None and not step.needs_evidence:
            sentence = _("Step {n} needs evidence as its list says; change the list, not the step.")
            raise FieldError("needs_evidence", sentence.format(n=step.number))


def _held_call() -> Exists:
    return exists().where(
        Touch.issue_id == Issue.id, Touch.kind == TouchKind.REVIEW_CALL, Touch.status == TouchStatus.HELD
    )


def _ended_without_what_ended_them() -> Select[int]:
    """Issues that are closed without a call, or declined without a no."""
    closed = and_(Issue.status == IssueStatus.CLOSED, ~_held_call())
    declined = and_(Issue.status == IssueStatus.DECLINED, ~exists().where(Refusal.issue_id == Issue.id))
    return select(Issue.id).where(or_(closed, declined))


def _bare_steps() -> Select[Step]:
    """The steps that are done, need evidence and have none."""
    proof = exists().where(Evidence.subject == "step", Evidence.row == Step.id)
    return select(Step).where(Step.status == StepStatus.DONE, Step.needs_evidence, ~proof)


def _settled_without_steps() -> Select[int]:
    return select(Issue.id).where(Issue.status.in_(SETTLED), ~exists().where(Step.issue_id == Issue.id))


def _settled_rightly(session: Session, issue: Issue) -> None:
    if issue.status is IssueStatus.DECLINED:
        if issue.kind is not IssueKind.REQUEST:
            raise FieldError("status", _("Only a request can be declined; a complaint is resolved."))
        if session.scalar(select(Refusal.id).where(Refusal.issue_id == issue.id).limit(1)) is None:
            raise FieldError("status", _("A no needs its reason, the alternative offered and who agreed: decline it."))
    if issue.status not in SETTLED:
        return
    if gaps := issue.missing():
        sentence = _("Issue {id} is {status}, and this would leave it unfinished: {gaps}. Reopen it first.")
        raise FieldError(
            "status", sentence.format(id=issue.id, status=issue.status.label.lower(), gaps="; ".join(gaps))
        )
    if issue.resolved_on is None:
        raise FieldError("status", _("Resolve the issue first; it is closed after the review call."))
    if issue.status is IssueStatus.CLOSED and not session.scalar(select(_held_call().where(Issue.id == issue.id))):
        raise FieldError("status", _("Hold the review call first; it is what closes the issue."))


def _done_with_evidence(step: Step) -> None:
    if step.status is StepStatus.DONE and step.needs_evidence and not step.has_evidence:
        sentence = _("Step {n} is done and needs its evidence. Open the step again first.")
        raise FieldError("status", sentence.format(n=step.number))
    if step.status is StepStatus.SKIPPED and not step.can_be_skipped:
        raise FieldError("status", _("Step {n} cannot be skipped.").format(n=step.number))
