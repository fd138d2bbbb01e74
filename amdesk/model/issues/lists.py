"""Checklists: templates of steps, in versions."""

from sqlalchemy import select
from sqlalchemy.orm import Mapped, object_session

from amdesk.model import columns as field
from amdesk.model.base import Base, Travels
from amdesk.model.issues.numbers import NEVER_SKIPPED
from amdesk.model.values import IssueKind, Phase


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
