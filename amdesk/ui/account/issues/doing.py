"""What the buttons of an issue do to the subjects, each within one step."""

from datetime import date
from typing import TYPE_CHECKING, Any

from amdesk.model.accounts import Account
from amdesk.model.evidence import Evidence
from amdesk.model.issues import CauseNode, ChecklistStep, Issue, Refusal, Step
from amdesk.model.touches import Touch, TouchPerson
from amdesk.model.values import Cause, Channel, IssueKind, Phase, StepStatus, TouchKind, TouchStatus
from amdesk.store.workspace import Workspace
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ANSWER_STEP, REVIEW_STEP = 3, 17
"""The steps of the supplied lists that answer the customer and set the review call."""
PLANNED_CALL = "SELECT id FROM touch WHERE issue_id = ? AND kind = 'review-call' AND status = 'planned' ORDER BY id"
HELD_CALL = """
SELECT id FROM touch WHERE issue_id = ? AND kind = 'review-call' AND status = 'held' AND NOT went_badly
 AND "on" BETWEEN ? AND ? ORDER BY "on" DESC, id DESC
"""


# Steps


def tick(workspace: Workspace, session: "Session", number: int) -> bool:
    """A step is done; the one that answers notes the first answer, the last one dates the review call.

    Raises FieldError for a step that needs evidence and has none.
    """
    step = session.get_one(Step, number)
    step.tick()
    issue = session.get_one(Issue, step.issue_id)
    if step.number == ANSWER_STEP and issue.answered_on is None:
        issue.answered_on = workspace.today
    if _sets_the_call(step) and issue.review_on is None:
        _date_call(workspace, session, issue)
    return True


def untick(session: "Session", number: int) -> bool:
    """A step is to be done after all."""
    session.get_one(Step, number).untick()
    return True


def skip(session: "Session", number: int, reason: str) -> bool:
    """A step is left out for a reason."""
    session.get_one(Step, number).skip(reason)
    return True


def change_step(session: "Session", number: int, field: str, value: Any) -> bool:
    """One field of a step gets another value."""
    setattr(session.get_one(Step, number), field, value)
    return True


def add_optional(session: "Session", issue: int, template: int) -> bool:
    """Switch on a step that is not part of the usual list."""
    session.add(Step.of(session.get_one(ChecklistStep, template), session.get_one(Issue, issue)))
    return True


def remove_evidence(session: "Session", number: int) -> bool:
    """Take a piece of evidence away; undo brings it back."""
    session.delete(session.get_one(Evidence, number))
    return True


# Towards the first end


def answered(session: "Session", issue: int, on: date) -> bool:
    """The customer had the first answer."""
    session.get_one(Issue, issue).answered_on = on
    return True


def confirm(session: "Session", issue: int, on: date) -> bool:
    """The customer says that it is solved."""
    session.get_one(Issue, issue).confirmed_on = on
    return True


def date_call(workspace: Workspace, session: "Session", number: int) -> bool:
    """Date the review call and plan it; the step that asks for it is done by that."""
    issue = session.get_one(Issue, number)
    _date_call(workspace, session, issue)
    for step in issue.steps:
        if _sets_the_call(step) and step.status is StepStatus.OPEN and (not step.needs_evidence or step.has_evidence):
            step.tick()
    return True


def _sets_the_call(step: Step) -> bool:
    return step.number == REVIEW_STEP and step.phase is Phase.LOOK_BACK


def _date_call(workspace: Workspace, session: "Session", issue: Issue) -> None:
    issue.set_review_call()
    assert issue.review_on is not None
    session.flush()
    planned = workspace.select(PLANNED_CALL, (issue.id,))
    if planned:
        session.get_one(Touch, planned[0][0]).move(issue.review_on)
    else:
        _call(session, issue, issue.review_on, TouchStatus.PLANNED)


def _call(session: "Session", issue: Issue, on: date, status: TouchStatus) -> Touch:
    call = Touch(
        account_id=issue.account_id,
        on=on,
        status=status,
        channel=session.get_one(Account, issue.account_id).channel or Channel.CALL,
        kind=TouchKind.REVIEW_CALL,
        purpose=_("Review call: {issue}").format(issue=issue.name[:200]),
        issue_id=issue.id,
    )
    session.add(call)
    session.flush()
    if issue.person_id is not None:
        session.add(TouchPerson(touch_id=call.id, person_id=issue.person_id))
    return call


def resolve(session: "Session", issue: int) -> bool:
    """The customer's problem is solved. Raises FieldError naming everything that is missing."""
    session.get_one(Issue, issue).resolve()
    return True


# Towards the second end


def close(workspace: Workspace, session: "Session", number: int, went_well: bool, said: str) -> bool:
    """The review call was held: when it went well the issue is closed, otherwise it is open again.

    The call stands as held in the timeline, today unless it was noted there before.
    """
    issue = session.get_one(Issue, number)
    call = _held_call(workspace, session, issue)
    if said.strip():
        call.note = f"{call.note}\n{said}".strip()
    if went_well:
        issue.close(call)
    else:
        issue.come_back(call)
    return True


def _held_call(workspace: Workspace, session: "Session", issue: Issue) -> Touch:
    planned = workspace.select(PLANNED_CALL, (issue.id,))
    if planned:
        call = session.get_one(Touch, planned[0][0])
        call.hold()
        if not issue.is_since_resolved(call.on):
            call.on = workspace.today
        return call
    since = (issue.resolved_on or workspace.today).isoformat()
    held = workspace.select(HELD_CALL, (issue.id, since, workspace.today.isoformat()))
    if held:
        return session.get_one(Touch, held[0][0])
    return _call(session, issue, workspace.today, TouchStatus.HELD)


def reopen(session: "Session", number: int) -> bool:
    """It came back; a review call that is still planned is cancelled."""
    session.get_one(Issue, number).reopen()
    return True


def decline(session: "Session", refusal: Refusal) -> None:
    """With the no recorded, its request is declined. Raises FieldError for a reason that is none."""
    issue = session.get_one(Issue, refusal.issue_id)
    issue.decline(refusal)


def why_not_declined(workspace: Workspace, number: int) -> str:
    """What comes before a no; empty when they were heard and answered."""
    with workspace.read() as session:
        issue = session.get_one(Issue, number)
        unheard = issue.unheard()
        return issue.not_heard(unheard) if unheard else ""


def can_be_declined(kind: IssueKind) -> bool:
    """Whether an issue of a kind can end with a no."""
    return kind is IssueKind.REQUEST


# Causes and the rest


def add_why(session: "Session", issue: int, parent: int | None, text: str, category: Cause | None = None) -> int:
    """A why under another, or a first one; gives its id."""
    why = CauseNode(issue_id=issue, parent_id=parent, text=text, category=category)
    session.add(why)
    session.flush()
    return why.id


def categorise(session: "Session", why: int, category: Cause) -> bool:
    """Say of what kind a why is."""
    session.get_one(CauseNode, why).category = category
    return True


def delete_issue(session: "Session", issue: int) -> bool:
    """Delete an issue with everything that belongs to it."""
    session.delete(session.get_one(Issue, issue))
    return True
