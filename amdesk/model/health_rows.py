"""Frozen rows about an account's health."""

from dataclasses import dataclass
from enum import Enum


class Band(Enum):
    """How an account's health reads (formulae F4); each has its word and sign beside its colour."""

    GOOD = "good"
    WATCH = "watch"
    BAD = "bad"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class HealthPart:
    """One part of the health score: `score` 0..100 or None when not known, with the evidence in words."""

    name: str
    label: str
    weight: int
    score: float | None
    evidence: str


@dataclass(frozen=True)
class Health:
    """An account's health on a day: `score` 0..100 or None when too little is known; `confidence` 0..100 percent.

    `movement` is the score now less 90 days ago. `movers` are the parts that moved most, each with its move in points
    of the score. `caps` says in words why the score is held down.
    """

    score: int | None
    band: Band
    confidence: int
    parts: tuple[HealthPart, ...]
    caps: tuple[str, ...] = ()
    movement: int | None = None
    movers: tuple[tuple[str, int], ...] = ()
