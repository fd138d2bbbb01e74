"""Frozen rows of the opportunities of an account."""

from dataclasses import dataclass
from datetime import date

from amdesk.model.values import OpportunityStage, RevenueKind


@dataclass(frozen=True)
class Decider:
    """A person who decides on an opportunity, or a colleague who had a part in it."""

    id: int
    name: str
    part: str = ""


@dataclass(frozen=True)
class OpportunityRow:
    """A sale that may come, in minor units of `currency`; value and probability are None where not known."""

    id: int
    name: str
    kind: RevenueKind
    hunting: bool
    stage: OpportunityStage
    value: int | None
    currency: str
    probability: int | None
    closes_on: date | None
    closed_on: date | None = None
    why: str = ""
    their_words: str = ""
    range: str = ""
    owner: str = ""
    people: tuple[Decider, ...] = ()
    colleagues: tuple[Decider, ...] = ()

    @property
    def weighted(self) -> int | None:
        """What it is worth by its probability, to the nearest minor unit; None while either is not known."""
        if self.value is None or self.probability is None:
            return None
        return (self.value * self.probability + 50) // 100

    def is_overdue(self, today: date) -> bool:
        """Whether it should have been decided by now."""
        return self.stage.is_open and self.closes_on is not None and self.closes_on < today
