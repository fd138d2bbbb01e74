"""Frozen rows of the rounds of month and year: how plans stand, which end, how check-ins followed the rhythm."""

from dataclasses import dataclass
from datetime import date

from amdesk.model.values import Tier


@dataclass(frozen=True)
class PlanStanding:
    """How the plan of an account stands on a day: its open actions past their day, objectives past theirs."""

    plan_id: int
    account_id: int
    account: str
    plan: str
    ends: date
    actions: int
    done: int
    late: int
    oldest: date | None
    objectives_late: int


@dataclass(frozen=True)
class PlanEnding:
    """A plan that comes to its end and has none to follow it."""

    plan_id: int
    account_id: int
    account: str
    plan: str
    ends: date
    objectives: int
    actions: int


@dataclass(frozen=True)
class RhythmHeld:
    """How check-ins followed the rhythm in the year that ends today: `held` of `days` since it came in.

    `agreed_days` is the account's own rhythm where it has one, `tier_days` that of its tier.
    """

    account_id: int
    account: str
    tier: Tier
    agreed_days: int | None
    tier_days: int
    held: int
    days: int

    @property
    def every_days(self) -> int:
        """The rhythm that holds."""
        return self.agreed_days or self.tier_days

    @property
    def due(self) -> int:
        """How many check-ins the rhythm asked for."""
        return self.days // self.every_days
