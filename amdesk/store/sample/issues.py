"""Issues of the sample workspace: each with its checklist, worked as far as the story says, with evidence."""

from datetime import date
from typing import Any

from sqlalchemy import select

from amdesk.model.colleagues import Colleague
from amdesk.model.evidence import Evidence
from amdesk.model.issues import Checklist, Issue, Step
from amdesk.model.values import StepStatus
from amdesk.store.sample.tables import Sample, Says, read, rows_of
from amdesk.words import _


def put_issues(sample: Sample) -> None:
    """Make issues with their steps, then everything that hangs on them."""
    first, *others = read("issues")
    checklists = {checklist.name: checklist for checklist in sample.session.scalars(select(Checklist))}
    story: Any = read("issue_steps")
    told = {(says["issue"], says["number"]): says for says in rows_of(story["steps"])}
    for says in rows_of(first):
        _put_issue(sample, says, checklists, told, story["proofs"])
    for table in others:
        for says in rows_of(table):
            sample.put(table["of"], says)


def _put_issue(
    sample: Sample,
    says: Says,
    checklists: dict[str, Checklist],
    told: dict[tuple[str, int], Says],
    proofs: dict[str, str],
) -> None:
    worked = {name: says.pop(name, None) for name in ("checklist", "done", "skipped")}
    issue: Issue = sample.put("issue", says)
    if worked["checklist"] is None:
        return
    issue.use(checklists[worked["checklist"]])
    steps = issue.steps
    numbers = [step.number for step in steps] if worked["done"] == "all" else _numbers(worked["done"])
    days = dict(zip(numbers, _spaced(sample, issue, len(numbers)), strict=True))
    for step in steps:
        story = told.get((says["key"], step.number), {})
        _plan_step(sample, issue, step, story)
        if because := (worked["skipped"] or {}).get(str(step.number)):
            step.skip(because)
        elif step.number in days:
            _do_step(sample, step, story, days[step.number], proofs)


def _numbers(said: str) -> list[int]:
    return [int(number) for number in said.split()]


def _spaced(sample: Sample, issue: Issue, count: int) -> list[date]:
    """Days of the steps done, evenly from the report to the solution or to today."""
    begin = issue.reported_on or sample.days.today
    end = issue.resolved_on or issue.closed_on or sample.days.today
    return [begin + (end - begin) * number // max(1, count) for number in range(count)]


def _plan_step(sample: Sample, issue: Issue, step: Step, story: Says) -> None:
    step.owner_id = sample.id_of("colleague", story["owner"]) if "owner" in story else issue.owner_id
    step.due = sample.days.on(story["due"]) if "due" in story else None
    step.note = story.get("note", "")


def _do_step(sample: Sample, step: Step, story: Says, day: date, proofs: dict[str, str]) -> None:
    done_on = sample.days.on(story["done"]) if "done" in story else day
    proof = story.get("evidence") or proofs.get(str(step.number))
    if proof:
        owner = sample.session.get(Colleague, step.owner_id) if step.owner_id is not None else None
        who = owner.name if owner is not None else _("Me")
        about = {"subject": "step", "row": step.id, "name": proof, "on": done_on}
        sample.session.add(Evidence(**about, confirmed_by=who, confirmed_on=done_on))
        sample.session.flush()
    step.status, step.done_on = StepStatus.DONE, done_on
