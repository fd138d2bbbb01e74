"""What each tier asks for, as the user set it (DESK-9), and what each account brings, which its tier is proposed by."""

from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from amdesk.model.page_rows import TierWorth, TierWorths, Unpriced
from amdesk.model.rows import TierNeeds
from amdesk.model.source import Source
from amdesk.model.values import Money, Tier
from amdesk.store.queries.currency import own_currency
from amdesk.store.queries.portfolio import rates_of

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


NEWEST_MONTH = "SELECT max(month) FROM revenue_month WHERE month <= ?"
WORTHS = """
SELECT a.id, a.name, a.city, a.tier, a.potential, a.currency,
 (SELECT sum(amount) FROM revenue_month WHERE account_id = a.id AND month > :year_ago AND month <= :month),
 EXISTS (SELECT 1 FROM revenue_month WHERE account_id = a.id)
FROM account a WHERE a.status NOT IN ('lost', 'prospect') ORDER BY a.name
"""


def tier_worths(source: Source) -> TierWorths:
    """What every account that is served brought in twelve months, at the stated rates (formulae F10).

    The months end with this one; where the newest sales are older than a year, with the month of the newest.
    """
    month = _last_month(source)
    home = own_currency(source)
    rates = {home: Decimal(1), "": Decimal(1)} | rates_of(source)
    says = {"month": f"{month:%Y-%m}", "year_ago": f"{month.year - 1}-{month:%m}"}
    rows = tuple(_worth(row, rates, home) for row in source.select(WORTHS, says))
    return TierWorths(home, month, rows)


def _last_month(source: Source) -> date:
    today = source.today.replace(day=1)
    ((newest,),) = source.select(NEWEST_MONTH, (f"{today:%Y-%m}",))
    found = date.fromisoformat(f"{newest}-01") if newest else today
    return found if found <= today.replace(year=today.year - 1) else today


def _worth(row: tuple[Any, ...], rates: dict[str, Decimal], home: str) -> TierWorth:
    number, name, place, tier, potential, currency, revenue, ever_sold = row
    value, unpriced = None, None
    if not ever_sold:
        unpriced = Unpriced.NO_SALES
    elif currency not in rates:
        unpriced = Unpriced.NO_RATE
    else:
        exact = Money(revenue or 0, currency or home).decimal * rates[currency]
        value = int(exact.quantize(Decimal(1), ROUND_HALF_EVEN))
    return TierWorth(number, name, place, Tier(tier), bool(potential), value, unpriced)
