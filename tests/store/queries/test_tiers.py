"""What accounts brought, for the tiers that follow: at stated rates, up to the newest month where all sales are old."""

from datetime import date
from decimal import Decimal

import pytest

from amdesk.model.accounts import Account
from amdesk.model.money import Rate, Revenue
from amdesk.model.page_rows import TierWorths, Unpriced
from amdesk.model.values import Status
from amdesk.store.queries.tiers import tier_needs, tier_worths
from amdesk.store.workspace import Workspace
from tests.conftest import TODAY


def sell(workspace: Workspace, name: str, *amounts: tuple[date, int], currency: str = "EUR", **says: object) -> None:
    with workspace.write(name) as session:
        account = Account(name=name, currency=currency, **says)
        session.add(account)
        session.flush()
        session.add_all(Revenue(account_id=account.id, on=day, amount=amount * 100) for day, amount in amounts)


def values(worths: TierWorths) -> dict[str, int | None]:
    return {row.name: row.value for row in worths.rows}


def test_twelve_months_up_to_this_one_count(workspace: Workspace) -> None:
    sell(workspace, "Acme", (date(2025, 11, 30), 1000), (date(2025, 12, 1), 200), (TODAY, 30))
    assert values(tier_worths(workspace)) == {"Acme": 230}


def test_where_all_sales_are_older_than_a_year_the_months_to_the_newest_count(workspace: Workspace) -> None:
    sell(workspace, "Acme", (date(1998, 5, 6), 100), (date(1997, 5, 6), 1000))
    sell(workspace, "Brio", (date(1997, 6, 1), 50))
    worths = tier_worths(workspace)
    assert (worths.month, values(worths)) == (date(1998, 5, 1), {"Acme": 100, "Brio": 50})


def test_another_currency_counts_at_its_rate_or_not_at_all(workspace: Workspace) -> None:
    sell(workspace, "Acme", (TODAY, 100), currency="USD")
    (row,) = tier_worths(workspace).rows
    assert (row.value, row.unpriced) == (None, Unpriced.NO_RATE)
    with workspace.write("Rate") as session:
        session.add(Rate(currency="USD", on=TODAY, worth=Decimal("0.90")))
    assert values(tier_worths(workspace)) == {"Acme": 90}


def test_who_never_bought_is_not_known_and_who_stopped_brings_nothing(workspace: Workspace) -> None:
    sell(workspace, "Acme", (TODAY, 100))
    sell(workspace, "Brio", (date(2020, 1, 1), 100))
    sell(workspace, "Cora")
    rows = {row.name: (row.value, row.unpriced) for row in tier_worths(workspace).rows}
    assert (rows["Brio"], rows["Cora"]) == ((0, None), (None, Unpriced.NO_SALES))


@pytest.mark.parametrize("status", [Status.LOST, Status.PROSPECT])
def test_accounts_that_are_not_served_have_no_tier_to_propose(workspace: Workspace, status: Status) -> None:
    sell(workspace, "Acme", (TODAY, 100), status=status)
    assert tier_worths(workspace).rows == ()


def test_every_tier_asks_for_what_the_supplied_table_says(workspace: Workspace) -> None:
    asked = {
        tier.value: (n.check_in_days, n.plan_expected, n.review_days, n.threads, n.deciders, n.influencers, n.users)
        for tier, n in tier_needs(workspace).items()
    }
    assert asked == {
        "key": (30, True, 91, 2, 1, 1, 1),
        "growth": (60, True, None, 1, 1, 0, 1),
        "standard": (90, False, None, 1, 0, 0, 0),
        "small": (180, False, None, 1, 0, 0, 0),
    }
