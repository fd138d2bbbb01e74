"""Frozen rows of the manager's page: what happened since the last review, what is asked for, what was decided."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from amdesk.model.day_rows import BandChange, Troubled
from amdesk.model.values import Cause, ResourceKind


class Happening(Enum):
    """What became of something between two reviews."""

    WON = "won"
    WON_BACK = "won-back"
    NEW = "new"
    LOST = "lost"
    RESOLVED = "resolved"
    AGREED = "agreed"


@dataclass(frozen=True)
class Happened:
    """Something that happened since the last review; `money` in major units of the user's currency, None unknown."""

    what: Happening
    on: date
    account_id: int
    account: str
    name: str
    money: int | None


@dataclass(frozen=True)
class Asked:
    """Something asked for and not granted, in the plan of an account."""

    account_id: int
    account: str
    kind: ResourceKind
    what: str
    colleague: str
    asked: Decimal
    due: date | None


@dataclass(frozen=True)
class Noes:
    """The noes since the last review with one true cause, and the money at stake in major units of the user's own."""

    cause: Cause | None
    count: int
    accepted: int
    money: int | None


@dataclass(frozen=True)
class Decided:
    """A decision of a review: it waits, or was kept."""

    id: int
    text: str
    account_id: int | None
    account: str
    owner: str
    due: date | None
    kept_on: date | None


@dataclass(frozen=True)
class Proposed:
    """A plan that waits for the manager's agreement."""

    plan_id: int
    account_id: int
    account: str
    plan: str
    on: date | None


@dataclass(frozen=True)
class ManagersFacts:
    """Everything the manager's page is made of; `worths` are revenues of 12 months in major units of `currency`.

    `since` is the last review held with the manager, and `reviewed` whether there was one; `goals` are the weights of
    the goals of today by figure.
    """

    today: date
    since: date
    reviewed: bool
    me: str
    manager: str
    currency: str
    worths: dict[int, int]
    band_changes: tuple[BandChange, ...]
    troubled: tuple[Troubled, ...]
    happened: tuple[Happened, ...]
    asked: tuple[Asked, ...]
    noes: tuple[Noes, ...]
    proposed: tuple[Proposed, ...]
    decided: tuple[Decided, ...]
    goals: dict[str, int]
