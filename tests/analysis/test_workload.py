"""The hours of a year by tier, beside the hours there are."""

from dataclasses import replace

import pytest

from amdesk.analysis.workload import USUAL, Assumptions, hours_sentence, key_capacity, parts_words, workload
from amdesk.model.rows import TierNeeds
from amdesk.model.values import Tier

NEEDS = {
    Tier.KEY: TierNeeds(Tier.KEY, 30, True, 91, 2, 1, 1, 1),
    Tier.SMALL: TierNeeds(Tier.SMALL, 180, False, None, 1, 0, 0, 0),
}


def test_a_key_account_takes_120_hours_of_visits_and_a_year_has_1144() -> None:
    assert USUAL.visiting_hours(Tier.KEY) == 24 * (1 + 2 + 1.5 + 0.5) == 120
    assert USUAL.capacity == 220 * 8 * 0.65 == 1144


def test_issues_and_reviews_come_on_top() -> None:
    found = workload([Tier.KEY, Tier.KEY, Tier.SMALL], NEEDS, issues_a_year=6)
    assert (found.visits, found.issues) == (245, 24)
    assert found.reviews == pytest.approx(2 * 365 / 91 * 3)
    assert round(found.hours) == 293
    assert parts_words(found) == "Visits 245 h, issues 24 h, reviews 24 h."


@pytest.mark.parametrize(
    ("assumed", "fit"),
    [
        (USUAL, 10),  # 1,144 / 120 = 9.5
        (replace(USUAL, visits_key=12), 19),
        (replace(USUAL, share=33), 5),
        (replace(USUAL, visits_key=400), 1),
        (replace(USUAL, visits_key=0), 1),
    ],
)
def test_how_many_key_accounts_fit_follows_from_the_assumptions(assumed: Assumptions, fit: int) -> None:
    assert key_capacity(assumed) == fit


def test_the_sentence_says_that_it_is_estimated_and_what_it_was() -> None:
    now, then = (workload([Tier.KEY] * count, {}, 0) for count in (4, 5))
    assert hours_sentence(now, then) == "Estimated 600 h a year of 1,144 h (52 %), now 480 h."
    assert hours_sentence(now, now) == "Estimated 480 h a year of 1,144 h (42 %), as now."
