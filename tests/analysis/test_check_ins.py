"""Days proposed for check-ins: by the rhythm, as they want it, spread over the working week."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amdesk.analysis.check_ins import A_DAY_AT_MOST, proposed
from amdesk.model.loop_rows import Waiting
from amdesk.model.served import spared_weekdays
from amdesk.model.values import Channel, Tier

TODAY = date(2026, 11, 21)  # a Saturday
MONDAY = date(2026, 11, 23)


def waiting(number: int, days: int, rhythm: int = 30, do_nots: str = "", channel: Channel | None = None) -> Waiting:
    since = TODAY - timedelta(days=days)
    return Waiting(number, f"Account {number}", Tier.STANDARD, since, rhythm, None, channel, do_nots)


def test_twelve_overdue_ones_are_spread_over_the_working_week() -> None:
    found = proposed([waiting(number, 90) for number in range(12)], TODAY, {})
    assert Counter(one.proposed for one in found) == {MONDAY + timedelta(days=n): A_DAY_AT_MOST for n in range(4)}


def test_whoever_waits_longest_comes_first() -> None:
    found = proposed([waiting(1, 40), waiting(2, 120), waiting(3, 80)], TODAY, {})
    assert [one.waiting.account_id for one in found] == [2, 3, 1]


def test_days_that_are_full_of_meetings_are_left_alone() -> None:
    (one,) = proposed([waiting(1, 90)], TODAY, {MONDAY: 3, MONDAY + timedelta(days=1): 2})
    assert one.proposed == MONDAY + timedelta(days=1)


def test_nobody_is_called_before_the_agreed_day_and_only_this_week_is_proposed() -> None:
    found = proposed([waiting(1, 26), waiting(2, 10)], TODAY, {})
    assert [(one.waiting.account_id, one.proposed) for one in found] == [(1, date(2026, 11, 25))]


@pytest.mark.parametrize(
    ("said", "spared"),
    [
        ("Not on Mondays", {0}),
        ("No calls before 9; never on a Friday", {4}),
        ("Likes Mondays", set()),
        ("", set()),
        ("No Monday. No Tuesday", {0, 1}),
    ],
)
def test_weekdays_they_do_not_want_are_spared(said: str, spared: set[int]) -> None:
    assert spared_weekdays(said) == spared
    (one,) = proposed([waiting(1, 90, do_nots=said)], TODAY, {})
    assert one.proposed.weekday() not in spared


def test_the_way_they_prefer_is_the_way_proposed() -> None:
    first, second = proposed([waiting(1, 90, channel=Channel.VISIT), waiting(2, 60)], TODAY, {})
    assert (first.channel, second.channel) == (Channel.VISIT, Channel.CALL)


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 90)), max_size=40))
def test_no_day_gets_more_than_can_be_done_well_and_none_lies_on_a_weekend(ages: list[tuple[int, int]]) -> None:
    found = proposed([waiting(number, days, rhythm) for number, (days, rhythm) in enumerate(ages)], TODAY, {})
    assert all(one.proposed.weekday() < 5 and one.proposed >= TODAY for one in found)
    assert max(Counter(one.proposed for one in found).values(), default=0) <= A_DAY_AT_MOST
