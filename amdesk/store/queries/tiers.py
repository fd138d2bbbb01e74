"""What each tier asks for, as the user set it (DESK-9)."""

from amdesk.model.rows import TierNeeds
from amdesk.model.source import Source
from amdesk.model.values import Tier

NEEDS = (
    "SELECT tier, check_in_days, plan_expected, review_days, threads, deciders, influencers, users FROM tier_default"
)
UNSAID = {Tier.KEY: 30, Tier.GROWTH: 60, Tier.STANDARD: 90, Tier.SMALL: 180}
"""Days between check-ins where the table has no row for a tier."""


def tier_needs(source: Source) -> dict[Tier, TierNeeds]:
    """What each tier asks for; a tier without a row asks for its check-ins alone."""
    found = {tier: TierNeeds(tier, days, False, None, 1, 0, 0, 0) for tier, days in UNSAID.items()}
    for tier, days, plan, review, threads, deciders, influencers, users in source.select(NEEDS):
        needs = TierNeeds(Tier(tier), days, bool(plan), review, threads, deciders, influencers, users)
        found[needs.tier] = needs
    return found
