"""What an account plan prints, gathered before a pen is taken up, and the sections one can choose from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from amdesk.analysis.network import NetworkDrawing
from amdesk.analysis.series import Chart
from amdesk.analysis.white_space import Matrix
from amdesk.model.pipeline_rows import OpportunityRow
from amdesk.model.position_rows import PositionRow, PresenceRow
from amdesk.model.rows import AccountHead, ActionRow, IssueLine, ObjectiveRow, PlanContent
from amdesk.model.values import PlanStatus, ResourceKind, Section, Side, UsageEffect
from amdesk.words import MONTHS, _, full_day


class PlanSection(Enum):
    """A part of the plan on paper, in the order of printing."""

    COVER = "cover"
    FIRST = "first"
    PROFILE = "profile"
    MAP = "map"
    BUYING = "buying"
    POSITION = "position"
    OBJECTIVES = "objectives"
    ACTIONS = "actions"
    PEOPLE = "people"
    ISSUES = "issues"
    PULSE = "pulse"
    MONEY = "money"
    CHANGES = "changes"
    AGREEMENT = "agreement"

    @property
    def label(self) -> str:
        """The section's heading."""
        return _(LABELS[self])


LABELS = {
    PlanSection.COVER: "Cover",
    PlanSection.FIRST: "First page",
    PlanSection.PROFILE: "Their business",
    PlanSection.MAP: "Account map",
    PlanSection.BUYING: "How they buy",
    PlanSection.POSITION: "Position",
    PlanSection.OBJECTIVES: "Objectives",
    PlanSection.ACTIONS: "Actions and resources",
    PlanSection.PEOPLE: "People to win",
    PlanSection.ISSUES: "Issues",
    PlanSection.PULSE: "Satisfaction",
    PlanSection.MONEY: "Money",
    PlanSection.CHANGES: "Changes since the last review",
    PlanSection.AGREEMENT: "Agreement",
}
DEFAULT = frozenset({PlanSection.FIRST, PlanSection.ACTIONS})
EVERYTHING = frozenset(PlanSection)
NOBODY = NetworkDrawing((), (), (), 0, 0)


@dataclass(frozen=True)
class AimRow:
    """What the customer wants this year."""

    text: str
    measure: str = ""
    year: int | None = None
    reached: bool = False
    id: int | None = None


@dataclass(frozen=True)
class ProfileRow:
    """An entry of the customer profile with its day and source."""

    section: Section
    text: str
    on: date | None = None
    source: str = ""
    id: int | None = None


@dataclass(frozen=True)
class TheirPlanRow:
    """A plan of the customer's and what it means for the use of our products."""

    text: str
    effect: UsageEffect | None
    by: date | None
    is_risk: bool


@dataclass(frozen=True)
class BuyingRow:
    """A step of how the account buys; `person` is empty when nobody is known for it."""

    purchase: str
    name: str
    person: str
    days: int | None
    criteria: str


@dataclass(frozen=True)
class ChangeRow:
    """Something that changed since the last review; `needs_agreement` when it alters what was agreed."""

    on: date
    what: str
    needs_agreement: bool = False


@dataclass(frozen=True)
class KeyFigure:
    """A figure of the first page: its name, its value and what to know about it; `worse` when it needs attention."""

    name: str
    value: str
    note: str = ""
    worse: bool = False


@dataclass(frozen=True)
class AccountPlanContent:
    """Everything an account plan prints, on the day `today`.

    `loose_actions` are open actions of the account outside the plan; `changes_since` is the day of the last review.
    `me` is the account manager, `manager` who agrees for us.
    """

    head: AccountHead
    today: date
    plan: PlanContent | None = None
    figures: tuple[KeyFigure, ...] = ()
    aims: tuple[AimRow, ...] = ()
    profile: tuple[ProfileRow, ...] = ()
    served: tuple[tuple[str, str], ...] = ()
    their_plans: tuple[TheirPlanRow, ...] = ()
    drawing: NetworkDrawing = NOBODY
    map_sentences: tuple[str, ...] = ()
    buying: tuple[BuyingRow, ...] = ()
    position: tuple[PositionRow, ...] = ()
    presences: tuple[PresenceRow, ...] = ()
    loose_actions: tuple[ActionRow, ...] = ()
    issues: tuple[IssueLine, ...] = ()
    pulse: tuple[Chart, ...] = ()
    money: tuple[Chart, ...] = ()
    changes: tuple[ChangeRow, ...] = ()
    changes_since: date | None = None
    me: str = ""
    manager: str = ""
    white_space: Matrix | None = None
    opportunities: tuple[OpportunityRow, ...] = ()

    @property
    def objectives(self) -> tuple[ObjectiveRow, ...]:
        """The plan's objectives in their order."""
        return self.plan.objectives if self.plan else ()

    def of_side(self, *, ours: bool) -> tuple[ObjectiveRow, ...]:
        """The objectives for us, or those for the customer."""
        return tuple(o for o in self.objectives if o.side.is_ours is ours)

    def actions(self) -> Iterator[tuple[ActionRow, str]]:
        """Every action of the plan and of the account, with the objective it belongs to."""
        for objective in self.objectives:
            for action in objective.actions:
                yield action, objective.name
        for action in self.loose_actions:
            yield action, ""

    def open_actions(self) -> list[tuple[ActionRow, str]]:
        """The actions still to be done, the earliest first, those without a day last."""
        waiting = [pair for pair in self.actions() if pair[0].status.is_open]
        return sorted(waiting, key=lambda pair: (pair[0].due or date.max, pair[0].id))

    def done_actions(self) -> list[tuple[ActionRow, str]]:
        """The actions that are done, the latest first."""
        done = [pair for pair in self.actions() if pair[0].done_on is not None]
        return sorted(done, key=lambda pair: (pair[0].done_on or date.min, pair[0].id), reverse=True)


def period(plan: PlanContent) -> str:
    """The months a plan covers: "Oct 2026 – Sep 2027"."""
    begin = f"{_(MONTHS[plan.starts.month - 1])} {plan.starts.year}"
    end = f"{_(MONTHS[plan.ends.month - 1])} {plan.ends.year}"
    return f"{begin} – {end}"


def standing(plan: PlanContent) -> str:
    """Where a plan stands: "Agreed 3 Oct 2026 by Karin Holm", "Draft"."""
    if plan.status is PlanStatus.AGREED and plan.agreed_on:
        on = full_day(plan.agreed_on)
        by = plan.agreed_by
        return _("Agreed {day} by {who}").format(day=on, who=by) if by else _("Agreed {day}").format(day=on)
    if plan.status is PlanStatus.PROPOSED and plan.proposed_on:
        return _("Proposed {day}").format(day=full_day(plan.proposed_on))
    return plan.status.label


def plain(value: Decimal | None) -> str:
    """A number as short as it can be written: "9", "2.5", "40,000"; empty when it is not known."""
    if value is None:
        return ""
    whole = value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
    return f"{whole:,f}"


def measure_words(objective: ObjectiveRow) -> str:
    """An objective's measure: "Queries a month: 9 → 2, now 5"; empty without one."""
    unit = f" {objective.measure_unit}" if objective.measure_unit else ""
    if objective.start is not None and objective.goal is not None:
        span = f"{plain(objective.start)} → {plain(objective.goal)}{unit}"
    elif objective.goal is not None:
        span = f"{plain(objective.goal)}{unit}"
    else:
        return objective.measure
    now = _("now {value}").format(value=plain(objective.actual)) if objective.actual is not None else ""
    told = ", ".join(part for part in (span, now) if part)
    return f"{objective.measure}: {told}" if objective.measure else told


def resource_amount(kind: ResourceKind, value: Decimal | None, currency: str) -> str:
    """An amount of a resource with its unit."""
    if value is None:
        return ""
    unit = {ResourceKind.BUDGET: currency, ResourceKind.MATERIAL: ""}.get(kind, _("d"))
    return f"{plain(value)} {unit}".strip()


SIDES = ((Side.PROTECT, Side.GROW), (Side.CARE, Side.CULTIVATE))
