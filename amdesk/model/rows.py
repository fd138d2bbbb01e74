"""Frozen rows: what queries hand to analysis, screen and paper. Ids for opening, words and plain values for showing.

Amounts are minor units of the row's `currency`. Dates are dates; what is not known is None, never 0.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from amdesk.model.health_rows import Band, Health
from amdesk.model.values import (
    ActionStatus,
    Certainty,
    Channel,
    ContractDate,
    GroupKind,
    IntelKind,
    IssueKind,
    IssueStatus,
    IssueSubject,
    LineKind,
    OpportunityStage,
    Phase,
    PlanStatus,
    PulseKind,
    Rated,
    ResourceKind,
    RevenueKind,
    Role,
    Severity,
    Side,
    Stance,
    Status,
    StepStatus,
    Tier,
    TouchKind,
    TouchStatus,
)


@dataclass(frozen=True)
class AccountLine:
    """An account in a list."""

    id: int
    name: str
    tier: Tier
    status: Status
    currency: str
    city: str
    country: str
    industry: str
    potential: bool
    pinned: bool
    parent: str
    people: int
    last_touch: date | None
    next_due: date | None
    next_what: str
    open_issues: int
    critical_issues: int
    revenue_12: int
    revenue_before: int
    health: int | None
    band: Band
    trend: tuple[int, ...]
    movement: int | None
    parent_id: int | None = None


@dataclass(frozen=True)
class AccountHead:
    """What stands above the tabs of an account's page."""

    id: int
    name: str
    tier: Tier
    status: Status
    currency: str
    health: Health
    next_meeting: date | None
    next_meeting_what: str
    plan_status: PlanStatus | None
    plan_on: date | None
    open_issues: int
    pinned: bool


@dataclass(frozen=True)
class Sureness:
    """How sure one rating of a person is, and since when it holds."""

    what: Rated
    certainty: Certainty | None
    since: date | None


@dataclass(frozen=True)
class MapPerson:
    """A person as the map shows them on a day; `days_since` a touch is None when there was none.

    `doubt` says which of the ratings were guessed or are old.
    """

    id: int
    name: str
    job: str
    unit: str
    roles: tuple[Role, ...]
    labels: tuple[str, ...]
    stance: Stance | None
    influence: int | None
    interest: int | None
    authority: int | None
    last_touch: date | None
    days_since: int | None
    touches_90: int
    covered_by: tuple[str, ...]
    is_placeholder: bool
    left_on: date | None
    rhythm_days: int
    strength: int | None
    account_id: int
    account: str
    certainty: Certainty | None = None
    sureness: tuple[Sureness, ...] = ()
    doubt: str = ""


@dataclass(frozen=True)
class MapLine:
    """A line between two people of the map."""

    id: int
    source: int
    target: int
    kind: LineKind
    strength: int | None
    since: date | None
    label: str = ""

    @property
    def words(self) -> str:
        """What it is: the user's own word for it, else its kind."""
        return self.label or self.kind.label.lower()


@dataclass(frozen=True)
class MapGroup:
    """A group of people on the map."""

    id: int
    name: str
    kind: GroupKind
    members: tuple[int, ...]


@dataclass(frozen=True)
class AccountMap:
    """Everything a map shows on a day; `placed` are the user's own positions by person, in map units."""

    account_id: int
    account: str
    tier: Tier
    people: tuple[MapPerson, ...]
    lines: tuple[MapLine, ...]
    groups: tuple[MapGroup, ...]
    placed: dict[int, tuple[int, int]]


@dataclass(frozen=True)
class ActionRow:
    """An action in a plan or a list."""

    id: int
    name: str
    how: str
    owner_id: int | None
    owner: str
    due: date | None
    status: ActionStatus
    done_on: date | None
    objective_id: int | None
    issue_id: int | None
    intel_id: int | None
    account_id: int | None
    account: str
    effort_hours: Decimal | None
    needs: str
    place: int


@dataclass(frozen=True)
class ObjectiveRow:
    """An objective of a plan with its actions; `progress` 0..1 from start to goal, None when not measured."""

    id: int
    side: Side
    name: str
    why_us: str
    why_them: str
    aim: str
    measure: str
    measure_unit: str
    start: Decimal | None
    goal: Decimal | None
    actual: Decimal | None
    due: date | None
    place: int
    actions: tuple[ActionRow, ...]

    @property
    def progress(self) -> float | None:
        """How far the measure has come from start to goal, 0..1."""
        if self.start is None or self.goal is None or self.actual is None or self.start == self.goal:
            return None
        return float(min(Decimal(1), max(Decimal(0), (self.actual - self.start) / (self.goal - self.start))))

    @property
    def is_half(self) -> bool:
        """Whether one of its two reasons is missing."""
        return not (self.why_us.strip() and self.why_them.strip())


@dataclass(frozen=True)
class TargetRow:
    """A person to win; `stance` is the one of today."""

    id: int
    person_id: int
    person: str
    job: str
    stance_then: Stance | None
    stance: Stance | None
    stance_wanted: Stance | None
    by: date | None
    approach: str
    owner: str
    objective_id: int | None = None


@dataclass(frozen=True)
class ResourceRow:
    """A resource of a plan; amounts are days or major units of money."""

    id: int
    kind: ResourceKind
    what: str
    colleague: str
    asked: Decimal | None
    granted: Decimal | None
    used: Decimal | None
    due: date | None
    action: str


@dataclass(frozen=True)
class ContractDay:
    """A date of a contract of the account, `id`: its notice, its end, a new price."""

    id: int
    contract: str
    what: ContractDate
    on: date


@dataclass(frozen=True)
class PlanContent:
    """One plan with everything in it, and the dates of the account's contracts within its period."""

    id: int
    account_id: int
    account: str
    name: str
    starts: date
    ends: date
    status: PlanStatus
    summary: str
    needs: str
    proposed_on: date | None
    agreed_on: date | None
    agreed_by: str
    next_review: date | None
    objectives: tuple[ObjectiveRow, ...]
    targets: tuple[TargetRow, ...]
    resources: tuple[ResourceRow, ...]
    contracts: tuple[ContractDay, ...] = ()


@dataclass(frozen=True)
class IssueLine:
    """An issue in a list; `has_words` when what the customer said is written down."""

    id: int
    account_id: int
    account: str
    tier: Tier
    name: str
    kind: IssueKind
    subject: IssueSubject
    severity: Severity
    status: IssueStatus
    phase: Phase | None
    done: int
    steps: int
    reported_on: date
    answered_on: date | None
    answer_by: date | None
    resolved_on: date | None
    owner: str
    disputed: int | None
    credited: int
    currency: str
    cause: str
    days_open: int
    has_words: bool = True


@dataclass(frozen=True)
class StepRow:
    """One step of an issue's checklist."""

    id: int
    number: int
    phase: Phase
    name: str
    status: StepStatus
    owner: str
    due: date | None
    done_on: date | None
    skipped_because: str
    needs_evidence: bool
    may_be_skipped: bool
    evidence: int
    note: str


@dataclass(frozen=True)
class IssueDetail:
    """One issue with its checklist, and what still stands between it and being resolved."""

    line: IssueLine
    words: str
    reporter: str
    review_on: date | None
    confirmed_on: date | None
    steps: tuple[StepRow, ...]
    whys: tuple[tuple[int, int | None, str, str], ...]
    shares: tuple[tuple[str, int], ...]
    credit_notes: tuple[tuple[int, str, date | None, int, date | None], ...]


@dataclass(frozen=True)
class PulseRow:
    """A score of satisfaction, 0..10, of the company and of its products."""

    id: int
    on: date
    kind: PulseKind
    person_id: int | None
    person: str
    roles: tuple[Role, ...]
    company: int | None
    products: int | None
    words: str
    needs: str


@dataclass(frozen=True)
class TouchRow:
    """A touch in a list."""

    id: int
    account_id: int
    account: str
    on: date
    at: str
    status: TouchStatus
    channel: Channel
    kind: TouchKind
    purpose: str
    note: str
    people: tuple[str, ...]
    two_way: bool = True
    level_match: bool = True


@dataclass(frozen=True)
class PersonTouch:
    """A touch as it counts for the relationship with one person."""

    person_id: int
    on: date
    channel: Channel
    two_way: bool
    level_match: bool
    issue_work: bool


@dataclass(frozen=True)
class IntelRow:
    """A piece of intelligence and what answers it."""

    id: int
    account_id: int | None
    account: str
    on: date
    kind: IntelKind
    text: str
    said_by: str
    certainty: Certainty | None
    implication: str
    actions: int
    no_action: str

    @property
    def is_open(self) -> bool:
        """Whether it waits for an action or a reason for none."""
        return not self.actions and not self.no_action


@dataclass(frozen=True)
class InvoiceRow:
    """An invoice with what was paid of it; `open` is what is still owed, negative for a credit."""

    id: int
    number: str
    on: date | None
    due: date | None
    amount: int
    paid: int
    written_off: int
    disputed: int
    currency: str
    issue_id: int | None

    @property
    def open(self) -> int:
        """What is still owed, in minor units."""
        return self.amount - self.paid - self.written_off


@dataclass(frozen=True)
class RevenueRow:
    """A line of revenue."""

    id: int
    account_id: int
    account: str
    on: date
    product: str
    range: str
    amount: int
    margin: int | None
    currency: str
    kind: RevenueKind | None
    document: str


@dataclass(frozen=True)
class OpportunityRow:
    """An opportunity in a list."""

    id: int
    account_id: int
    account: str
    name: str
    kind: RevenueKind
    hunting: bool
    stage: OpportunityStage
    value: int | None
    currency: str
    probability: int | None
    closes_on: date | None


@dataclass(frozen=True)
class TimelineEntry:
    """Something that happened at an account; `subject` and `id` open its source."""

    on: date
    subject: str
    id: int
    kind: str
    what: str
    who: str
    account: str = ""


@dataclass(frozen=True)
class TierNeeds:
    """What a tier asks for (DESK-9); days between check-ins and reviews."""

    tier: Tier
    check_in_days: int
    plan_expected: bool
    review_days: int | None
    threads: int
    deciders: int
    influencers: int
    users: int
