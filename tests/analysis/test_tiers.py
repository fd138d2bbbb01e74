"""Tiers as the revenue speaks for them, never guessed where nothing is known, and the week they ask for."""

from datetime import date

from amdesk.analysis.pareto import Letter
from amdesk.analysis.tiers import (
    TierLine,
    changed,
    check_ins_a_week,
    tier_lines,
    tiers_sentence,
    workload_sentence,
)
from amdesk.model.page_rows import TierWorth, TierWorths, Unpriced
from amdesk.model.rows import TierNeeds
from amdesk.model.values import Tier

TODAY = date(2026, 11, 21)
DAYS = {Tier.KEY: 30, Tier.GROWTH: 60, Tier.STANDARD: 90, Tier.SMALL: 180}
NEEDS = {tier: TierNeeds(tier, days, False, None, 1, 0, 0, 0) for tier, days in DAYS.items()}


def worths(*values: int | None, month: date = TODAY, potential: tuple[int, ...] = ()) -> TierWorths:
    rows = [
        TierWorth(
            n, f"Name {n}", "", Tier.STANDARD, n in potential, value, Unpriced.NO_SALES if value is None else None
        )
        for n, value in enumerate(values, 1)
    ]
    return TierWorths("EUR", month, tuple(rows))


def lines(*values: int | None, **rest: tuple[int, ...]) -> list[TierLine]:
    return tier_lines(worths(*values, **rest), capacity=2)  # type: ignore[arg-type]


def test_revenue_speaks_for_a_tier_and_says_why() -> None:
    found = lines(500, 200, 120, 80, 40, 30, 15, 10, 5)
    assert [line.proposed for line in found[:4]] == [Tier.KEY, Tier.KEY, Tier.GROWTH, Tier.STANDARD]
    assert (found[0].share, found[0].cumulated, found[0].why) == (0.5, 0.5, "A: the first 80 %")


def test_an_account_without_sales_known_keeps_its_tier_and_says_so() -> None:
    *_others, unknown = lines(500, None)
    assert (unknown.proposed, unknown.why, unknown.revenue) == (Tier.STANDARD, "no sales known", None)


def test_an_account_that_stopped_buying_is_small() -> None:
    *_others, stopped = lines(500, 0)
    assert (stopped.proposed, stopped.letter, stopped.share) == (Tier.SMALL, Letter.D, None)


def test_potential_is_named_as_the_reason() -> None:
    found = {line.id: line for line in lines(500, 200, 120, 80, 40, 5, potential=(6,))}
    assert (found[6].proposed, found[6].why) == (Tier.GROWTH, "marked as having potential")


def test_only_accounts_that_would_be_served_otherwise_change() -> None:
    found = lines(500, 100)
    assert changed(found, {}) == {1: Tier.KEY}
    assert changed(found, {1: Tier.STANDARD, 2: Tier.SMALL}) == {2: Tier.SMALL}


def test_forty_accounts_ask_for_about_five_check_ins_a_week() -> None:
    tiers = [Tier.KEY] * 10 + [Tier.GROWTH] * 10 + [Tier.STANDARD] * 14 + [Tier.SMALL] * 6
    assert round(check_ins_a_week(tiers, NEEDS)) == 5


def test_the_sentence_says_how_few_bring_how_much() -> None:
    content = worths(500, 300, 120, 50, 30)
    said = tiers_sentence(tier_lines(content), {}, content, TODAY)
    assert said == "Two accounts bring 80 % of the revenue of 12 months. Three accounts would be served otherwise."


def test_old_sales_are_said_to_be_old() -> None:
    content = worths(500, month=date(1998, 5, 1))
    said = tiers_sentence(tier_lines(content), {}, content, TODAY)
    assert "the 12 months to May 1998, the newest sales known" in said


def test_without_any_sales_nothing_is_proposed() -> None:
    content = worths(None, None)
    assert tiers_sentence(tier_lines(content), {}, content, TODAY).startswith("No sales are known")


def test_the_week_is_said_before_and_after() -> None:
    assert workload_sentence(7.1, 4.4) == "That asks for about 4 check-ins a week instead of 7."
    assert workload_sentence(4.2, 4.4) == "That asks for about 4 check-ins a week, as now."
