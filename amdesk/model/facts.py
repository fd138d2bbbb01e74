"""What is known of an account on a day, as queries gather it for many accounts at once and health and concerns read it.

Amounts are minor units. What is not known is None, never 0.
"""

from dataclasses import dataclass, field
from datetime import date

from amdesk.model.health_rows import Health
from amdesk.model.rows import TierNeeds
from amdesk.model.values import Channel, IssueKind, PlanStatus, Role, Severity, Stance, Status


@dataclass(frozen=True)
class PersonFacts:
    """A person and the contact with them up to the day.

    `depth` 0..1, `two_way` and `level_match` are the best of the touches in the last two rhythms (90 days at least).
    `rhythm_days` is the person's own, else the account's, else the tier's.
    """

    id: int
    name: str
    roles: tuple[Role, ...]
    stance: Stance | None
    influence: int | None
    rhythm_days: int
    came_in: date | None = None
    left_on: date | None = None
    is_placeholder: bool = False
    last_touch: date | None = None
    touches_90: int = 0
    depth: float = 0.0
    two_way: bool = False
    level_match: bool = False

    def has(self, role: Role) -> bool:
        """Whether the person has the buying role."""
        return role in self.roles

    def is_here(self, day: date) -> bool:
        """Whether it is a person with a name who has not left by the day."""
        return not self.is_placeholder and (self.left_on is None or self.left_on > day)


@dataclass(frozen=True)
class Visit:
    """A colleague of ours with a person in one touch; `preferred` is whom the account wishes to deal with."""

    touch_id: int
    person_id: int
    person: str
    colleague_id: int
    colleague: str
    on: date
    channel: Channel
    issue_work: bool
    plan_action_id: int | None = None
    preferred_id: int | None = None
    preferred: str = ""


@dataclass(frozen=True)
class IssueFacts:
    """An issue that is open on the day."""

    id: int
    name: str
    kind: IssueKind
    severity: Severity
    reported_on: date
    answer_by: date | None = None
    answered_on: date | None = None
    disputed: int | None = None

    def is_unanswered(self, day: date) -> bool:
        """Whether nobody had answered it by the day."""
        return self.answered_on is None or self.answered_on > day


@dataclass(frozen=True)
class Score:
    """A score of satisfaction 0..10 by one person; without a person nobody in particular gave it."""

    on: date
    person_id: int | None
    person: str
    roles: tuple[Role, ...]
    company: int | None
    products: int | None


@dataclass(frozen=True)
class Receivables:
    """What is owed in one currency: `late` is the undisputed part more than 30 days after its date."""

    currency: str
    outstanding: int
    late: int


@dataclass(frozen=True)
class Paying:
    """Mean days from invoice to payment in the last 180 days and in the 180 before, each with its count."""

    days: float
    count: int
    days_before: float
    count_before: int


@dataclass(frozen=True)
class Sales:
    """Revenue of complete months: the last 12 and the 12 before, the last 3 and the same 3 a year earlier.

    `months` counts complete months since the first sale.
    """

    months: int
    last_12: int
    before_12: int
    last_3: int
    same_3: int


@dataclass(frozen=True)
class PlanFacts:
    """The plan that covers the day, and its actions due in the last 90 days: `on_time` of `due` were done by then.

    It `only_sells` when it has objectives and none of them cares for the customer (PLAN-13).
    """

    status: PlanStatus
    due: int
    on_time: int
    only_sells: bool = False


@dataclass(frozen=True)
class Overdue:
    """Our promises past their day."""

    count: int
    oldest: date


@dataclass(frozen=True)
class ContractFacts:
    """A contract whose end or day of notice comes near."""

    name: str
    ends: date | None
    notice_by: date | None
    renews: bool


@dataclass(frozen=True)
class AccountFacts:
    """An account on a day. `known_since` is the day it came in; silence is never counted from before it."""

    id: int
    name: str
    status: Status
    day: date
    needs: TierNeeds
    rhythm_days: int
    known_since: date | None = None
    last_touch: date | None = None
    last_check_in: date | None = None
    next_meeting: date | None = None
    next_check_in: date | None = None
    last_review: date | None = None
    next_review: date | None = None
    last_issue: date | None = None
    people: tuple[PersonFacts, ...] = ()
    issues: tuple[IssueFacts, ...] = ()
    scores: tuple[Score, ...] = ()
    receivables: tuple[Receivables, ...] | None = None
    paying: Paying | None = None
    sales: Sales | None = None
    plan: PlanFacts | None = None
    overdue_promises: Overdue | None = None
    contracts: tuple[ContractFacts, ...] = ()
    objectives: tuple[str, ...] = ()
    competitor: tuple[date, str] | None = None
    snoozed: frozenset[str] = frozenset()
    health: Health | None = field(default=None, compare=False)

    @property
    def here(self) -> tuple[PersonFacts, ...]:
        """The people with a name who have not left."""
        return tuple(p for p in self.people if p.is_here(self.day))

    def with_role(self, role: Role) -> tuple[PersonFacts, ...]:
        """The people of today with a buying role."""
        return tuple(p for p in self.here if p.has(role))
