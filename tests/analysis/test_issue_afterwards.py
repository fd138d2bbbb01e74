"""What came of an account after an issue, in sentences (ISS-10)."""

from datetime import date
from typing import Any

import pytest

from amdesk.analysis.issue_afterwards import came_of_it, full_months
from amdesk.model.issue_rows import Afterwards
from amdesk.model.values import Status, Tier

ENDED = date(2026, 3, 10)


def what(**says: Any) -> Afterwards:
    usual: dict[str, Any] = {
        "ended_on": ENDED,
        "before": None,
        "after": None,
        "revenue_before": 0,
        "revenue_after": 0,
        "revenue_now": 0,
        "currency": "EUR",
        "tier_then": None,
        "tier_now": Tier.SMALL,
        "status_now": Status.ACTIVE,
    }
    return Afterwards(**{**usual, **says})


def test_while_the_issue_is_open_only_their_feedback_is_told() -> None:
    assert came_of_it(what(ended_on=None, revenue_before=100), ENDED) == ()
    assert came_of_it(what(ended_on=None, before=3, after=9), ENDED) == ("They gave 3 of 10 before it and 9 after.",)


def test_a_year_that_is_not_over_is_told_by_its_months_and_not_compared() -> None:
    told = came_of_it(what(revenue_before=400_000, revenue_after=50_000), date(2026, 5, 12))
    assert told == ("In the 12 months before it they bought for 4,000 EUR, in the 2 months after it for 500 EUR.",)


@pytest.mark.parametrize(("after", "change"), [(500_000, " (+25 %)"), (300_000, " (-25 %)"), (400_000, "")])
def test_two_whole_years_are_compared(after: int, change: str) -> None:
    told = came_of_it(what(revenue_before=400_000, revenue_after=after), date(2027, 3, 10))
    assert told[0].endswith(f"in the 12 months after it for {after // 100:,} EUR{change}.")


def test_years_later_the_small_account_with_the_contract_in_the_millions_is_told() -> None:
    grown = what(
        revenue_before=400_000,
        revenue_after=600_000,
        revenue_now=120_000_000,
        tier_then=Tier.SMALL,
        tier_now=Tier.KEY,
        contract=("Frame contract", 250_000_000, date(2029, 1, 1)),
    )
    assert came_of_it(grown, date(2029, 6, 1))[1:] == (
        "3 years later it is 1,200,000 EUR a year, 300 times as much.",
        "Then a small account, now a key account.",
        "Since then they signed “Frame contract”: 2,500,000 EUR a year from 1 Jan 2029.",
    )


def test_an_account_that_was_lost_is_not_praised() -> None:
    lost = what(status_now=Status.LOST, tier_then=Tier.SMALL, tier_now=Tier.KEY)
    assert came_of_it(lost, date(2027, 6, 1)) == ("The account was lost.",)


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), 1),
        (date(2026, 1, 15), date(2026, 2, 14), 0),
        (date(2026, 1, 15), date(2027, 1, 15), 12),
        (date(2026, 5, 1), date(2026, 4, 1), 0),
    ],
)
def test_only_whole_months_count(start: date, end: date, months: int) -> None:
    assert full_months(start, end) == months
