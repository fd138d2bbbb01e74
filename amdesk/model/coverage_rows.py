"""Frozen rows of coverage, of the buying process and of who spoke up for us."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Cover:
    """A colleague who looks after a person now, every so many days where that was agreed."""

    person_id: int
    colleague_id: int
    every_days: int | None
    since: date | None


@dataclass(frozen=True)
class OurColleague:
    """One of ours who covers or met somebody of an account, or could."""

    id: int
    name: str
    function: str
    is_me: bool


@dataclass(frozen=True)
class StepOfBuying:
    """One step of how an account buys a kind of thing; without a person nobody is known who acts."""

    id: int
    purchase: str
    place: int
    name: str
    person_id: int | None
    person: str
    is_known: bool
    days: int | None
    criteria: str


@dataclass(frozen=True)
class SpokenUp:
    """Once when a person spoke up for us."""

    id: int
    person_id: int
    on: date | None
    where: str
    result: str
