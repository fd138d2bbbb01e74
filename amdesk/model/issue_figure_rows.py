"""What the figures over all issues are counted from, beside the lines of the list."""

from dataclasses import dataclass
from datetime import date

from amdesk.model.values import Cause


@dataclass(frozen=True)
class IssuePast:
    """What lies behind an issue: its root causes in words, and whether a review call went well or badly."""

    id: int
    roots: tuple[str, ...]
    calls_held: int
    calls_gone_badly: int


@dataclass(frozen=True)
class NoRow:
    """A no to a request; `at_stake` in minor units of `currency`, None where not known."""

    id: int
    account_id: int
    account: str
    on: date | None
    reason: str
    cause: Cause | None
    alternative: str
    accepted: bool
    at_stake: int | None
    currency: str
