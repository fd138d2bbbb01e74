"""Rules that hold for what a step leaves behind, whichever way the change came: form, board, import or plain SQL."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from amdesk.model.evidence import Evidence
from amdesk.model.fields import FieldError
from amdesk.model.issues import Issue, Step
from amdesk.model.people import Line, bosses
from amdesk.model.values import IssueStatus, LineKind, StepStatus
from amdesk.words import _

SETTLED = (IssueStatus.RESOLVED, IssueStatus.CLOSED)


def check_changes(session: Session, changed: Mapping[str, frozenset[int]]) -> None:
    """Refuse a step that leaves something impossible behind; `changed` names the rows by table.

    Raises FieldError with a sentence that says what is missing.
    """
    if "line" in changed:
        _no_circles(session, changed["line"])
    if not changed.keys().isdisjoint({"issue", "step", "evidence"}):
        _settled_issues_stay_settled(session, changed)


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


def _settled_issues_stay_settled(session: Session, changed: Mapping[str, frozenset[int]]) -> None:
    steps = set(changed.get("step", ()))
    for number in changed.get("evidence", ()):
        evidence = session.get(Evidence, number)
        if evidence is None:
            steps.update(session.scalars(select(Step.id).where(Step.status == StepStatus.DONE, Step.needs_evidence)))
        elif evidence.subject == "step" and evidence.row is not None:
            steps.add(evidence.row)
    rows = [step for number in steps if (step := session.get(Step, number)) is not None]
    for step in rows:
        _done_with_evidence(step)
    for number in set(changed.get("issue", ())) | {step.issue_id for step in rows}:
        issue = session.get(Issue, number)
        if issue is not None and issue.status in SETTLED and (gaps := issue.missing()):
            sentence = _("Issue {id} is {status}, and this would leave it unfinished: {gaps}. Reopen it first.")
            raise FieldError(
                "status", sentence.format(id=issue.id, status=issue.status.label.lower(), gaps="; ".join(gaps))
            )


def _done_with_evidence(step: Step) -> None:
    if step.status is StepStatus.DONE and step.needs_evidence and not step.has_evidence:
        sentence = _("Step {n} is done and needs its evidence. Open the step again first.")
        raise FieldError("status", sentence.format(n=step.number))
    if step.status is StepStatus.SKIPPED and not step.may_be_skipped:
        raise FieldError("status", _("Step {n} cannot be skipped.").format(n=step.number))
