"""One issue with everything that hangs on it, as its report and its letters print it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from amdesk.model.rows import IssueDetail, IssueLine, StepRow
from amdesk.model.values import Cause, Status, Tier


@dataclass(frozen=True)
class DisputedRow:
    """A transaction in dispute, amounts in minor units of the issue's currency; None where not known."""

    id: int
    document: str
    on: date | None
    charged: int | None
    right: int | None
    note: str = ""

    @property
    def difference(self) -> int | None:
        """What was charged too much; None while one of the two is not known."""
        if self.charged is None or self.right is None:
            return None
        return self.charged - self.right


@dataclass(frozen=True)
class InvolvedRow:
    """A team or colleague in an issue, with their part and the team's lead."""

    id: int
    who: str
    part: str
    lead: str = ""


@dataclass(frozen=True)
class RequestRow:
    """Something asked of a team or colleague for an issue."""

    id: int
    who: str
    team: str
    text: str
    asked_on: date | None
    due: date | None
    answered_on: date | None
    asked_times: int

    def days_waiting(self, today: date) -> int | None:
        """Days from asking to the answer, or to `today`; None when the day of asking is not known."""
        return ((self.answered_on or today) - self.asked_on).days if self.asked_on else None


@dataclass(frozen=True)
class RemedyRow:
    """An action that belongs to the issue: what is done, by whom, by when, and whether it worked.

    `check` is the look whether it did, planned for `check_due` or done on `checked_on`.
    """

    id: int
    name: str
    owner: str
    due: date | None
    done_on: date | None
    is_open: bool = True
    check: int | None = None
    check_due: date | None = None
    checked_on: date | None = None
    worked: bool = False


@dataclass(frozen=True)
class KnownCause:
    """A why that was met before, in how many trees."""

    text: str
    category: Cause | None
    count: int


@dataclass(frozen=True)
class RefusalRow:
    """The no to a request."""

    on: date | None
    reason: str
    cause: Cause | None
    alternative: str
    accepted: bool
    agreed_by: str
    at_stake: int | None
    currency: str


@dataclass(frozen=True)
class Afterwards:
    """What came of the account after an issue ended (ISS-10).

    `before` and `after` are the company scores around it, 0 to 10. Revenue in minor units of `currency`: of the twelve
    months until it was reported, of the (at most twelve) months since it ended, of the twelve until `today`. `contract`
    is the largest one that began since, with its value a year and the day it starts.
    """

    ended_on: date | None
    before: int | None
    after: int | None
    revenue_before: int
    revenue_after: int
    revenue_now: int
    currency: str
    tier_then: Tier | None
    tier_now: Tier
    status_now: Status
    contract: tuple[str, int, date] | None = None


@dataclass(frozen=True)
class IssueRecord:
    """Everything of one issue.

    `told` gives for a step how it is said to the customer, `proofs` the names of its evidence; `colleagues` are all of
    ours with their team.
    """

    detail: IssueDetail
    today: date
    me: str
    facts: str
    venting: str
    upset: int | None
    owner: str
    period_from: date | None
    period_until: date | None
    hours_to_answer: Decimal | None
    closed_on: date | None
    reopened: int
    told: dict[int, str]
    proofs: dict[int, tuple[str, ...]]
    disputed: tuple[DisputedRow, ...]
    involved: tuple[InvolvedRow, ...]
    requests: tuple[RequestRow, ...]
    remedies: tuple[RemedyRow, ...]
    refusal: RefusalRow | None
    afterwards: Afterwards
    colleagues: tuple[tuple[str, str], ...] = ()

    @property
    def line(self) -> IssueLine:
        """The issue as a line of a list."""
        return self.detail.line

    @property
    def steps(self) -> tuple[StepRow, ...]:
        """The steps of its checklist."""
        return self.detail.steps
