"""Plans: objectives of both sides, people to win, actions, resources, position and agreement."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from amdesk.model import columns as field
from amdesk.model.asking import Asked
from amdesk.model.base import STRICT, Base, Travels, today_of
from amdesk.model.fields import FieldError
from amdesk.model.values import (
    ActionStatus,
    CellState,
    PlanStatus,
    PositionKind,
    ResourceKind,
    Side,
    Stance,
    Whose,
)
from amdesk.words import _


class Plan(Travels, Base):
    """The agreed strategy for one account and one period."""

    __tablename__ = "plan"
    singular, plural = "Plan", "Plans"
    title_column = "name"

    account_id: Mapped[int] = field.belongs("account", "Account")
    name: Mapped[str] = field.name("Name")
    starts: Mapped[date | None] = field.day("From", required=True)
    ends: Mapped[date | None] = field.day("Until", required=True)
    status: Mapped[PlanStatus] = field.choice("Status", PlanStatus, PlanStatus.DRAFT)
    summary: Mapped[str] = field.note("In short", hint="What we want together in this period")
    needs: Mapped[str] = field.note("What I need", internal=True)
    proposed_on: Mapped[date | None] = field.day("Proposed on", listed=False)
    proposed: Mapped[str] = field.note("As proposed", listed=False, internal=True)
    next_review: Mapped[date | None] = field.day("Next review")

    def hold_together(self) -> None:
        """A plan ends after it begins, and what is agreed was proposed."""
        if self.starts is not None and self.ends is not None and self.ends < self.starts:
            raise FieldError("ends", _("A plan cannot end before it begins."))
        if self.status is PlanStatus.AGREED and self.proposed_on is None:
            raise FieldError("status", _("Propose the plan first: what is agreed must be what was proposed."))

    def propose(self, content: str) -> None:
        """Put the plan forward for agreement; `content` freezes what is proposed.

        Raises FieldError when the plan is closed.
        """
        if self.status is PlanStatus.CLOSED:
            raise FieldError("status", _("A closed plan cannot be proposed."))
        self.status, self.proposed, self.proposed_on = PlanStatus.PROPOSED, content, today_of(self)

    def agree(self) -> None:
        """Both agree to what was proposed.

        Raises FieldError when it was not proposed.
        """
        if self.status is not PlanStatus.PROPOSED:
            raise FieldError("status", _("Propose the plan first: what is agreed must be what was proposed."))
        self.status = PlanStatus.AGREED

    def agree_again(self, content: str) -> None:
        """Both agree to what was changed since; `content` freezes what holds now.

        Raises FieldError when it was not agreed before.
        """
        if self.status is not PlanStatus.AGREED:
            raise FieldError("status", _("Only what was agreed can be agreed again."))
        self.proposed = content

    def withdraw(self) -> None:
        """Make the plan a draft again, open to every change.

        Raises FieldError when the plan is closed.
        """
        if self.status is PlanStatus.CLOSED:
            raise FieldError("status", _("A closed plan cannot be withdrawn."))
        self.status = PlanStatus.DRAFT

    def close(self) -> None:
        """End the plan; its content stays readable."""
        self.status = PlanStatus.CLOSED


class Agreement(Travels, Base):
    """By whom, when and how a plan was agreed."""

    __tablename__ = "agreement"
    singular, plural = "Agreement", "Agreements"
    title_column = "how"

    plan_id: Mapped[int] = field.belongs("plan", "Plan")
    on: Mapped[date | None] = field.day("On", required=True)
    colleague_id: Mapped[int | None] = field.points("colleague", "By colleague")
    person_id: Mapped[int | None] = field.points("person", "By the customer's")
    how: Mapped[str] = field.text("How", hint="In the room, signed page, mail")


class Objective(Travels, Base):
    """What a plan wants, for one side, with its measure and the reason for either side."""

    __tablename__ = "objective"
    singular, plural = "Objective", "Objectives"

    plan_id: Mapped[int] = field.belongs("plan", "Plan")
    side: Mapped[Side] = field.choice("Side", Side, Side.PROTECT)
    name: Mapped[str] = field.name("Objective")
    why_us: Mapped[str] = field.note("Why for us", internal=True)
    why_them: Mapped[str] = field.note("Why for them")
    aim_id: Mapped[int | None] = field.points("aim", "Serves their aim")
    measure: Mapped[str] = field.text("Measure")
    measure_unit: Mapped[str] = field.text("Unit", listed=False)
    start: Mapped[Decimal | None] = field.number("Start")
    goal: Mapped[Decimal | None] = field.number("Goal")
    actual: Mapped[Decimal | None] = field.number("Actual")
    due: Mapped[date | None] = field.day("By")
    reached_on: Mapped[date | None] = field.day("Reached on", listed=False)
    place: Mapped[int] = field.whole("Order", default=0, listed=False)

    @property
    def is_half(self) -> bool:
        """Whether one of the two reasons is missing: half an objective, which is marked and never refused."""
        return not (self.why_us.strip() and self.why_them.strip())


class MeasureValue(Travels, Base):
    """A value of an objective's measure on a day."""

    __tablename__ = "measure_value"
    singular, plural = "Measured value", "Measured values"
    title_column = "on"

    objective_id: Mapped[int] = field.belongs("objective", "Objective")
    on: Mapped[date | None] = field.day("On", required=True)
    value: Mapped[Decimal | None] = field.number("Value", required=True)


class Target(Travels, Base):
    """A person to win: from which stance to which, by when, how and by whom."""

    __tablename__ = "target"
    singular, plural = "Person to win", "People to win"
    title_column = "approach"

    plan_id: Mapped[int] = field.belongs("plan", "Plan")
    person_id: Mapped[int] = field.belongs("person", "Person")
    objective_id: Mapped[int | None] = field.points("objective", "For objective")
    stance_then: Mapped[Stance | None] = field.choice("Stance at the start", Stance, internal=True)
    stance_wanted: Mapped[Stance | None] = field.choice("Stance wanted", Stance, internal=True)
    by: Mapped[date | None] = field.day("By")
    approach: Mapped[str] = field.note("Approach", internal=True)
    owner_id: Mapped[int | None] = field.points("colleague", "Owner")


class Action(Asked, Travels, Base):
    """Something a colleague does by a day."""

    __tablename__ = "action"
    __table_args__ = (Index("action_by_due", "due"), STRICT)
    singular, plural = "Action", "Actions"

    name: Mapped[str] = field.name("Action")
    account_id: Mapped[int | None] = field.belongs("account", "Account", required=False)
    objective_id: Mapped[int | None] = field.belongs("objective", "Objective", required=False)
    issue_id: Mapped[int | None] = field.belongs("issue", "Issue", required=False)
    intel_id: Mapped[int | None] = field.points("intel", "Rests on")
    memo_id: Mapped[int | None] = field.points("memo", "Memo")
    loss_id: Mapped[int | None] = field.belongs("loss", "Post-mortem", required=False)
    person_id: Mapped[int | None] = field.points("person", "Concerns")
    owner_id: Mapped[int | None] = field.points("colleague", "Owner")
    due: Mapped[date | None] = field.day("Due")
    status: Mapped[ActionStatus] = field.choice("Status", ActionStatus, ActionStatus.OPEN)
    done_on: Mapped[date | None] = field.day("Done on", listed=False)
    how: Mapped[str] = field.note("How", listed=False)
    effort_hours: Mapped[Decimal | None] = field.number("Effort", low=0, unit="h", listed=False)
    after_id: Mapped[int | None] = field.points("action", "After", listed=False)
    corrective: Mapped[bool] = field.yes("Corrective", listed=False, hint="Mends or prevents a cause")
    check_on: Mapped[date | None] = field.day("Check effect on", listed=False)
    check_result: Mapped[str] = field.text("Effect found", listed=False)
    asked_on: Mapped[date | None] = field.day("First asked on", listed=False)
    asked_times: Mapped[int] = field.whole("Asked", default=0, low=0, listed=False)
    place: Mapped[int] = field.whole("Order", default=0, listed=False)
    note: Mapped[str] = field.note("Note", internal=True, listed=False)
    typed: Mapped[str] = field.text("As typed", listed=False, limit=2000)

    def finish(self, on: date | None = None) -> None:
        """It is done, on a day, today unless said otherwise."""
        self.status, self.done_on = ActionStatus.DONE, on or today_of(self)

    def reopen(self) -> None:
        """It is to be done after all."""
        self.status, self.done_on = ActionStatus.OPEN, None

    def drop(self) -> None:
        """It will not be done."""
        self.status, self.done_on = ActionStatus.DROPPED, None


class Resource(Travels, Base):
    """What an action or objective needs: asked, granted, used, in days or in major units of the account's currency."""

    __tablename__ = "resource"
    singular, plural = "Resource", "Resources"
    title_column = "what"

    plan_id: Mapped[int] = field.belongs("plan", "Plan")
    action_id: Mapped[int | None] = field.belongs("action", "Action", required=False)
    kind: Mapped[ResourceKind] = field.choice("Kind", ResourceKind, ResourceKind.DAYS)
    what: Mapped[str] = field.text("What")
    colleague_id: Mapped[int | None] = field.points("colleague", "Colleague")
    asked: Mapped[Decimal | None] = field.number("Asked", low=0)
    granted: Mapped[Decimal | None] = field.number("Granted", low=0)
    used: Mapped[Decimal | None] = field.number("Used", low=0)
    due: Mapped[date | None] = field.day("Needed by")


class PositionLine(Travels, Base):
    """A strength, weakness, opportunity or threat, ours or the customer's, with its evidence."""

    __tablename__ = "position_line"
    singular, plural = "Position", "Position"
    title_column = "text"

    account_id: Mapped[int] = field.belongs("account", "Account")
    whose: Mapped[Whose] = field.choice("Whose", Whose, Whose.OURS)
    kind: Mapped[PositionKind] = field.choice("Kind", PositionKind, PositionKind.STRENGTH)
    text: Mapped[str] = field.text("Line", required=True, internal=True)
    proof: Mapped[str] = field.text("Evidence", internal=True)
    place: Mapped[int] = field.whole("Order", default=0, listed=False)


class Competitor(Travels, Base):
    """A competitor, wherever we meet it."""

    __tablename__ = "competitor"
    singular, plural = "Competitor", "Competitors"

    name: Mapped[str] = field.name("Name", internal=True)
    offers: Mapped[str] = field.note("What it offers", internal=True)
    note: Mapped[str] = field.note("Note", internal=True)


class Presence(Travels, Base):
    """A competitor at an account: where it is, how strong, what it says, how we are open to it."""

    __tablename__ = "presence"
    singular, plural = "Competitor here", "Competitors here"
    title_column = "where"

    account_id: Mapped[int] = field.belongs("account", "Account")
    competitor_id: Mapped[int] = field.belongs("competitor", "Competitor", internal=True)
    where: Mapped[str] = field.text("Where", internal=True)
    strength: Mapped[int | None] = field.scale("How strong", internal=True)
    says: Mapped[str] = field.note("What it says", internal=True)
    vulnerability: Mapped[int | None] = field.scale("How open we are to it", internal=True)
    answer: Mapped[str] = field.note("Our answer", internal=True)
    since: Mapped[date | None] = field.day("Since", internal=True)


class WhiteCell(Travels, Base):
    """A cell of the white space: one range of products in one unit, with who has it and what it is worth a year."""

    __tablename__ = "white_cell"
    singular, plural = "White space", "White space"
    title_column = "state"

    account_id: Mapped[int] = field.belongs("account", "Account")
    range_id: Mapped[int] = field.belongs("product_range", "Range")
    unit_id: Mapped[int | None] = field.belongs("unit", "Unit", required=False)
    state: Mapped[CellState] = field.choice("State", CellState, CellState.OPEN, internal=True)
    potential: Mapped[int | None] = field.money("Worth a year", internal=True)
    ours: Mapped[int | None] = field.money("Ours a year", internal=True)
    competitor_id: Mapped[int | None] = field.points("competitor", "Competitor", internal=True)
    opportunity_id: Mapped[int | None] = field.points("opportunity", "Opportunity")
