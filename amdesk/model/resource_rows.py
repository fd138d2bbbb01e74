"""Frozen rows of what the plans of an account ask for."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from amdesk.model.values import ResourceKind


@dataclass(frozen=True)
class ResourceLine:
    """A resource: asked, granted, used, in days or in major units of the account's currency; None is not said."""

    id: int
    plan_id: int
    plan: str
    kind: ResourceKind
    what: str
    colleague_id: int | None
    colleague: str
    action: str
    asked: Decimal | None
    granted: Decimal | None
    used: Decimal | None
    due: date | None
