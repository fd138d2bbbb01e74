"""F5: the strength of a relationship, against hand-worked numbers."""

from datetime import date, timedelta

import pytest

from amdesk.analysis import relationships
from amdesk.model.facts import AccountFacts, PersonFacts
from amdesk.model.rows import PersonTouch, TierNeeds
from amdesk.model.values import Channel, Role, Status, Tier

TODAY = date(2026, 11, 21)
NEEDS = TierNeeds(Tier.STANDARD, 90, False, None, 1, 0, 0, 0)


def person(number: int = 1, *roles: Role, days: int | None = 0, rhythm: int = 90, **rest: object) -> PersonFacts:
    last = None if days is None else TODAY - timedelta(days=days)
    return PersonFacts(number, f"Person {number}", roles, None, None, rhythm, last_touch=last, **rest)  # type: ignore[arg-type]


def account(*people: PersonFacts) -> AccountFacts:
    return AccountFacts(1, "Konex", Status.ACTIVE, TODAY, NEEDS, 90, people=people)


@pytest.mark.parametrize(("rhythm", "days", "points"), [(90, 0, 30), (90, 45, 15), (90, 90, 7.5), (180, 90, 15)])
def test_recency_halves_with_half_a_rhythm(rhythm: int, days: int, points: float) -> None:
    assert relationships.recency(days, rhythm) == pytest.approx(points)


def test_three_touches_in_90_days_fill_the_frequency_of_a_30_day_rhythm() -> None:
    assert relationships.frequency(3, 30) == 25
    assert relationships.frequency(1, 30) == pytest.approx(25 / 3)


def test_a_visit_today_that_was_answered_on_the_right_level_is_the_strongest_relationship() -> None:
    visited = person(days=0, touches_90=1, depth=1.0, two_way=True, level_match=True)
    assert relationships.strength(visited, TODAY) == 100


def test_who_was_never_met_has_no_strength_at_all() -> None:
    assert relationships.strength(person(days=None), TODAY) is None


def test_the_mean_weighs_a_decider_three_times() -> None:
    strong = person(1, Role.DECIDER, days=0, touches_90=1, depth=1.0, two_way=True, level_match=True)
    faded = person(2, Role.USER, days=90)
    mean = relationships.mean_strength(relationships.known_strengths(account(strong, faded)))
    assert mean == pytest.approx((3 * 100 + 7.5) / 4)


def test_who_has_left_holds_no_thread() -> None:
    left = person(1, days=0, touches_90=1, depth=1.0, left_on=TODAY)
    assert relationships.known_strengths(account(left)) == []


def test_a_long_past_visit_leaves_no_thread() -> None:
    visit = PersonTouch(1, TODAY - timedelta(days=181), Channel.VISIT, True, True, False)
    assert relationships.strengths([visit], {1: 90}, TODAY) == {1: 2}


def test_the_strength_from_touches_equals_the_strength_from_facts() -> None:
    touches = [PersonTouch(1, TODAY - timedelta(days=d), Channel.CALL, False, True, False) for d in (0, 45)]
    expected = person(touches_90=2, depth=0.6, level_match=True)
    assert relationships.strengths(touches, {}, TODAY)[1] == round(relationships.strength(expected, TODAY) or 0)
