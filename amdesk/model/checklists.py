"""What is done to checklists, each within one step: begun, copied as a new version, reordered, deleted."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from amdesk.model.base import in_order, plain_fields
from amdesk.model.fields import FieldError
from amdesk.model.issues import NEVER_SKIPPED, Checklist, ChecklistStep
from amdesk.model.values import Phase
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

FIXED = (*NEVER_SKIPPED, 17)
"""Numbers that mean something by themselves: what every customer gets, and the day of the review call."""


def begin(session: "Session") -> int:
    """A new list with the steps every customer gets; gives its id."""
    count = session.scalar(select(func.count()).select_from(Checklist)) or 0
    made = Checklist(name=_("Own list {n}").format(n=count + 1))
    session.add(made)
    session.flush()
    first = session.scalars(
        select(ChecklistStep).where(ChecklistStep.number.in_(FIXED)).order_by(ChecklistStep.id)
    ).all()
    for number in FIXED:
        step = next((one for one in first if one.number == number), None)
        session.add(_copied(step, made.id) if step is not None else _bare(number, made.id))
    return made.id


def _bare(number: int, checklist: int) -> ChecklistStep:
    """A step every list has, when no list is left to take its words from."""
    words = {
        1: (Phase.LISTEN, _("Hear the customer out")),
        3: (Phase.LISTEN, _("Answer with a plan")),
        16: (Phase.CONFIRM, _("Tell the customer, ask for feedback")),
        17: (Phase.LOOK_BACK, _("Set the review call")),
    }
    phase, name = words[number]
    may_be_skipped = number not in NEVER_SKIPPED
    return ChecklistStep(checklist_id=checklist, number=number, phase=phase, name=name, may_be_skipped=may_be_skipped)


def _copied(step: ChecklistStep, checklist: int) -> ChecklistStep:
    values = {field.name: getattr(step, field.name) for field in plain_fields(ChecklistStep)}
    return ChecklistStep(**{**values, "checklist_id": checklist})


@dataclass(frozen=True)
class Copy:
    """Copies a list as its next version."""

    checklist: int

    def __call__(self, session: "Session") -> int:
        """Give the id of the copy."""
        old = session.get_one(Checklist, self.checklist)
        newest = session.scalar(select(func.max(Checklist.version)).where(Checklist.name == old.name)) or 1
        made = Checklist(name=old.name, version=newest + 1, kind=old.kind, note=old.note)
        session.add(made)
        session.flush()
        steps = session.scalars(select(ChecklistStep).where(ChecklistStep.checklist_id == old.id))
        session.add_all(_copied(step, made.id) for step in in_order(steps, "number"))
        return made.id


@dataclass(frozen=True)
class Deletion:
    """Deletes a list; the issues that began with it keep their steps."""

    checklist: int

    def __call__(self, session: "Session") -> int:
        """Give the id of what is gone."""
        session.delete(session.get_one(Checklist, self.checklist))
        return self.checklist


@dataclass(frozen=True)
class Move:
    """Lets a step change its number with the one before or after it in its phase."""

    step: int
    by: int

    def __call__(self, session: "Session") -> int:
        """Give the step. Raises FieldError for one that keeps its place."""
        step = session.get_one(ChecklistStep, self.step)
        beside = self._beside(session, step)
        if beside is None:
            raise FieldError("number", _("It is the last of its phase on that side. Change its phase instead."))
        fixed = [one.number for one in (step, beside) if one.number in FIXED]
        if fixed:
            sentence = _("Step {n} keeps its number: it means the same in every list.")
            raise FieldError("number", sentence.format(n=fixed[0]))
        step.number, beside.number = beside.number, step.number
        return step.id

    def _beside(self, session: "Session", step: ChecklistStep) -> ChecklistStep | None:
        others = select(ChecklistStep).where(
            ChecklistStep.checklist_id == step.checklist_id, ChecklistStep.phase == step.phase
        )
        ordered = in_order(session.scalars(others), "number")
        place = ordered.index(step) + self.by
        return ordered[place] if 0 <= place < len(ordered) else None
