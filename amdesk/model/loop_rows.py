"""Frozen rows of the daily loop: check-ins as they are proposed, promises of both sides."""

from dataclasses import dataclass
from datetime import date

from amdesk.model.values import Channel, PromiseBy, PromiseStatus, Tier


@dataclass(frozen=True)
class Waiting:
    """An account that waits for its check-in, and how it wants to be served.

    `since` is the day its silence counts from, `rhythm_days` what is agreed, `planned` a check-in that is planned.
    """

    account_id: int
    account: str
    tier: Tier
    since: date
    rhythm_days: int
    planned: date | None
    channel: Channel | None
    do_nots: str


@dataclass(frozen=True)
class CheckIn:
    """A check-in with the day proposed for it; `days` of silence, `days_over` what was agreed."""

    waiting: Waiting
    days: int
    days_over: int
    proposed: date
    channel: Channel


@dataclass(frozen=True)
class PromiseRow:
    """A promise of either side."""

    id: int
    account_id: int
    account: str
    by: PromiseBy
    text: str
    person: str
    owner: str
    said_on: date | None
    due: date | None
    status: PromiseStatus
    kept_on: date | None


@dataclass(frozen=True)
class KeptRate:
    """How promises were kept: `share` 0..1 in time of those that came to an end, None while none has."""

    in_time: int
    late: int
    broken: int
    open: int

    @property
    def ended(self) -> int:
        """How many came to an end."""
        return self.in_time + self.late + self.broken

    @property
    def share(self) -> float | None:
        """The share kept in time."""
        return self.in_time / self.ended if self.ended else None
