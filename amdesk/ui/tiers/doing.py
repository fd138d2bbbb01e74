"""Taking tiers over, within one step."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from amdesk.model.values import Tier

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def set_tiers(session: "Session", tiers: Mapping[int, Tier], reasons: Mapping[int, str]) -> bool:
    """Serve accounts as other tiers, and keep why."""
    from amdesk.model.accounts import Account

    for number, tier in tiers.items():
        account = session.get_one(Account, number)
        account.tier, account.tier_reason = tier, reasons.get(number, "")
    return True
