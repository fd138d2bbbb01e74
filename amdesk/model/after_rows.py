"""Frozen rows the card "How did it go?" is filled from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from amdesk.model.values import Channel, Stance, TouchKind


@dataclass(frozen=True)
class Attendee:
    """Someone of the account who is expected at a meeting, or could have come.

    `job` and `stance` are those of today; `rhythm_days` is the rhythm agreed with this person.
    """

    id: int
    name: str
    job: str
    stance: Stance | None
    expected: bool
    rhythm_days: int | None


@dataclass(frozen=True)
class Ours:
    """A colleague of ours."""

    id: int
    name: str
    is_me: bool
    expected: bool


@dataclass(frozen=True)
class Ahead:
    """A touch that is planned already."""

    id: int
    on: date
    at: str
    kind: TouchKind
    purpose: str


@dataclass(frozen=True)
class AfterFacts:
    """A meeting to be told of, or an account for a contact that was not planned (`touch_id` is None).

    `rhythm_days` is what is agreed with the account, `tier_days` what its tier asks for. `do_nots` is what
    they asked us never to do, `booked` how many meetings are planned on each day to come. `is_open` tells whether the
    meeting still waits to be told of.
    """

    account_id: int
    account: str
    touch_id: int | None
    on: date
    at: str
    channel: Channel
    kind: TouchKind
    purpose: str
    location: str
    people: tuple[Attendee, ...]
    colleagues: tuple[Ours, ...]
    rhythm_days: int | None
    tier_days: int | None
    next_channel: Channel | None
    ahead: Ahead | None
    do_nots: str = ""
    booked: Mapping[date, int] = field(default_factory=dict)
    is_open: bool = True


@dataclass(frozen=True)
class Untold:
    """A meeting whose day has come and that nobody told of yet; `half_filled` where its card was begun."""

    touch_id: int
    account_id: int
    account: str
    on: date
    at: str
    minutes: int | None
    purpose: str
    half_filled: bool
