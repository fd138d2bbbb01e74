"""No issue or step of one ends without what that takes, whichever way the change came (ISS-3, ISS-8).

Only the rows the step changed, and what stood in them before, are looked at.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from amdesk.model.evidence import Evidence
from amdesk.model.fields import FieldError
from amdesk.model.issues import Checklist, ChecklistStep, Issue, Refusal, Step, never_resolved
from amdesk.model.touches import Touch
from amdesk.model.values import IssueKind, IssueStatus, StepStatus, TouchKind, TouchStatus
from amdesk.words import _, listed

READ_AT_ONCE = 500
CORRECTED_WITHIN = timedelta(days=1)
"""How long after it was told the kind of an issue may have been a mistake."""
SETTLED = (IssueStatus.RESOLVED, IssueStatus.CLOSED)
ENDS_ISSUES = frozenset({"issue", "step", "evidence", "touch", "refusal", "credit_note", "checklist_step"})
"""Tables whose rows an issue needs to be settled."""

Before = Callable[[str, str], Mapping[int, Any]]
"""What stood in a column of a table before the step, by row, for the rows it changed or deleted."""
Changed = Mapping[str, frozenset[int]]


def keep_the_rules(session: Session, changed: Changed, before: Before) -> None:
    """Refuse what would end an issue, or a step of it, without what that takes.

    Raises FieldError with a sentence that says what is missing and what to do instead.
    """
    if changed.keys().isdisjoint(ENDS_ISSUES):
        return
    _ended_here_not_elsewhere(session, before)
    _requests_were_requests(session, before)
    _templates_can_resolve(session, changed, before)
    _lists_stay_whole(session, changed, before)
    for step in _of(session, Step, {*changed.get("step", ()), *_proved(session, changed, before)}):
        _done_rightly(step)
    _proof_still_proves(session, changed)
    was = before("issue", "status")
    for issue in _of(session, Issue, _ended_by(session, changed, before)):
        _settled_rightly(session, issue, was.get(issue.id, issue.status.value))


def _of(session: Session, subject: Any, numbers: Iterable[int | None]) -> Iterator[Any]:
    for some in _some(numbers):
        yield from session.scalars(select(subject).where(_is_one_of(subject.id, some)))


def _is_one_of(column: Any, some: list[int]) -> Any:
    """What an import made lies side by side: a span says it without naming each row, which takes longer to say."""
    has_no_gap = some[-1] - some[0] == len(some) - 1
    return column.between(some[0], some[-1]) if has_no_gap else column.in_(some)


def _some(numbers: Iterable[int | None]) -> Iterator[list[int]]:
    known = sorted(number for number in set(numbers) if number is not None)
    for at in range(0, len(known), READ_AT_ONCE):
        yield known[at : at + READ_AT_ONCE]


# What changes


def _proved(session: Session, changed: Changed, before: Before) -> set[int | None]:
    """The steps that evidence came to or was taken from."""
    if "evidence" not in changed:
        return set()
    there: set[int | None] = {each.row for each in _of(session, Evidence, changed["evidence"])}
    return there | set(before("evidence", "row").values())


def _ended_by(session: Session, changed: Changed, before: Before) -> set[int | None]:
    """The issues that stand on the rows of a step."""
    numbers: set[int | None] = set(changed.get("issue", ()))
    tables: tuple[tuple[str, Any], ...] = (("step", Step), ("touch", Touch), ("refusal", Refusal))
    for table, subject in tables:
        column = subject.issue_id
        if table in changed:
            for some in _some(changed[table]):  # an import brings a hundred thousand touches, of which few name one
                numbers.update(
                    session.scalars(select(column).where(_is_one_of(subject.id, some), column.is_not(None)).distinct())
                )
            numbers.update(before(table, "issue_id").values())
    return numbers


# Rules


def _ended_here_not_elsewhere(session: Session, before: Before) -> None:
    """Only what comes in that way is closed elsewhere; what a step needs is decided in its list."""
    for issue in _of(session, Issue, before("issue", "status")):
        if issue.status is IssueStatus.CLOSED_ELSEWHERE:
            raise FieldError("status", _("Only what was closed before it came here is closed elsewhere. Resolve it."))
    needed = before("step", "needs_evidence")
    for step in _of(session, Step, needed):
        if needed[step.id] and not step.needs_evidence:
            sentence = _("Step {n} needs evidence as its list says; change the list, not the step.")
            raise FieldError("needs_evidence", sentence.format(n=step.number))


def _requests_were_requests(session: Session, before: Before) -> None:
    """A complaint is not made a request, so that it can be declined; what was only told wrongly is put right soon."""
    kinds = before("issue", "kind")
    for issue in _of(session, Issue, kinds):
        if issue.kind is not IssueKind.REQUEST or kinds[issue.id] == IssueKind.REQUEST.value:
            continue
        began = any(step.status is not StepStatus.OPEN for step in issue.steps)
        if began or issue.status is not IssueStatus.OPEN:
            sentence = _("They complained, and work on it began: it is resolved. Log what they ask for as a request.")
            raise FieldError("kind", sentence)
        age: timedelta | None = session.info["age"]("issue", issue.id)
        if age is None or age > CORRECTED_WITHIN:
            sentence = _("They complained, more than a day ago: it is resolved. Log what they ask for as a request.")
            raise FieldError("kind", sentence)


def _templates_can_resolve(session: Session, changed: Changed, before: Before) -> None:
    """A list keeps the steps without which no issue could ever be resolved."""
    if "checklist_step" not in changed:
        return
    numbers: set[int | None] = {step.checklist_id for step in _of(session, ChecklistStep, changed["checklist_step"])}
    for checklist in _of(session, Checklist, numbers | set(before("checklist_step", "checklist_id").values())):
        if lacking := checklist.lacking():
            raise FieldError("number", never_resolved(checklist.name, lacking))


def _lists_stay_whole(session: Session, changed: Changed, before: Before) -> None:
    """A step leaves its list only together with its issue."""
    if "step" not in changed:
        return
    issues, numbers = before("step", "issue_id"), before("step", "number")
    steps = {step.id: step for step in _of(session, Step, issues.keys() | numbers.keys())}
    for row in issues.keys() | numbers.keys():
        step = steps.get(row)
        if step is not None and (row in numbers or issues[row] != step.issue_id):
            raise FieldError("number", _stays(numbers.get(row, step.number)))
        if step is None and session.get(Issue, issues.get(row)) is not None:
            raise FieldError("number", _stays(numbers[row]))


def _stays(number: int) -> str:
    if number in (1, 3, 16):
        return _("Step {n} stays in the list of its issue: every customer gets it.").format(n=number)
    return _("Step {n} stays in the list of its issue. Leave it out with a reason instead.").format(n=number)


def _done_rightly(step: Step) -> None:
    if step.status is StepStatus.DONE and step.needs_evidence and not step.has_evidence:
        sentence = _("Step {n} is done and needs its evidence. Open the step again first.")
        raise FieldError("status", sentence.format(n=step.number))
    if step.status is StepStatus.SKIPPED and not step.can_be_skipped:
        raise FieldError("status", _("Step {n} cannot be skipped.").format(n=step.number))
    if step.status is StepStatus.SKIPPED and not step.skipped_because.strip():
        raise FieldError("skipped_because", _("Say why step {n} is left out.").format(n=step.number))


def _proof_still_proves(session: Session, changed: Changed) -> None:
    """A touch or credit note that is evidence stays what it was."""
    for table, column in (("touch", Evidence.touch_id), ("credit_note", Evidence.credit_note_id)):
        if table not in changed:
            continue
        named = session.execute(select(Evidence.id, column).where(column.is_not(None)))
        for proof in _of(session, Evidence, [row for row, number in named if number in changed[table]]):
            proof.hold_together()


def _settled_rightly(session: Session, issue: Issue, was: str) -> None:
    if issue.status is IssueStatus.DECLINED:
        _declined_rightly(session, issue)
    if issue.status not in SETTLED:
        return
    if gaps := issue.missing():
        raise FieldError("status", _unfinished(issue, was, gaps))
    if issue.resolved_on is None:
        raise FieldError("status", _("Resolve the issue first; it is closed after the review call."))
    if issue.status is IssueStatus.CLOSED:
        _closed_rightly(session, issue)


def _unfinished(issue: Issue, was: str, gaps: list[str]) -> str:
    if was not in {status.value for status in SETTLED}:
        return _("Not resolved yet: {gaps}.").format(gaps=listed(gaps))
    sentence = _("Issue {id} is {status}, and this would leave it unfinished: {gaps}. Reopen it first.")
    return sentence.format(id=issue.id, status=issue.status.label.lower(), gaps=listed(gaps))


def _declined_rightly(session: Session, issue: Issue) -> None:
    if issue.kind is not IssueKind.REQUEST:
        raise FieldError("status", _("Only a request can be declined; a complaint is resolved."))
    if session.scalar(select(Refusal.id).where(Refusal.issue_id == issue.id).limit(1)) is None:
        raise FieldError("status", _("A no needs its reason, the alternative offered and who agreed: decline it."))
    if unheard := issue.unheard():
        raise FieldError("status", issue.not_heard(unheard))


def _closed_rightly(session: Session, issue: Issue) -> None:
    calls = select(Touch).where(
        Touch.issue_id == issue.id, Touch.kind == TouchKind.REVIEW_CALL, Touch.status == TouchStatus.HELD
    )
    since = [call for call in session.scalars(calls.order_by(Touch.on, Touch.id)) if issue.is_since_resolved(call.on)]
    if not since:
        raise FieldError("status", _("Hold the review call first; it is what closes the issue."))
    if since[-1].went_badly:
        raise FieldError("status", _("That call went badly. Another one that goes well closes the issue."))
    today: date = session.info["today"]
    held = since[-1].on or today
    if issue.closed_on is None or not held <= issue.closed_on <= today:
        raise FieldError(
            "closed_on", _("An issue is closed on the day of its review call or after, not on a day to come.")
        )
