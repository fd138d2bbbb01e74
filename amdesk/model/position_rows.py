"""Frozen rows of the position at an account: strengths to threats of both sides, and the competitors there."""

from dataclasses import dataclass
from datetime import date

from amdesk.model.values import PositionKind, Whose


@dataclass(frozen=True)
class PositionRow:
    """A strength, weakness, opportunity or threat with its evidence."""

    whose: Whose
    kind: PositionKind
    text: str
    proof: str = ""
    id: int | None = None


@dataclass(frozen=True)
class PresenceRow:
    """A competitor at the account; strength and vulnerability 1..5, None where nobody rated them."""

    competitor: str
    where: str
    strength: int | None
    says: str
    vulnerability: int | None
    answer: str
    id: int | None = None
    since: date | None = None
