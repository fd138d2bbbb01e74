"""What a plan gives each side, and the two wheels."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amdesk.analysis.balance import fresh_share, sides, sides_sentence, wheels
from amdesk.model.page_rows import WheelFacts
from amdesk.model.values import ActionStatus, IntelKind, Side, Tier
from tests.analysis.plans import TODAY, action, objective, plan


def test_the_balance_counts_actions_of_each_side():
    content = plan(
        objective(Side.PROTECT, action(1), action(2), action(3, status=ActionStatus.DROPPED)),
        objective(Side.CARE, action(4)),
    )
    assert [(p.name, p.value) for p in sides(content).parts] == [("Protect and grow", 2), ("Care and cultivate", 1)]
    assert sides_sentence(content) == "The plan gives both sides something: 2 for us, 1 for them."


def test_without_actions_the_objectives_count():
    stack = sides(plan(objective(Side.GROW), objective(Side.CULTIVATE)))
    assert ([p.value for p in stack.parts], stack.unit) == ([1, 1], "objectives")


@pytest.mark.parametrize(
    ("objectives", "begins"),
    [
        ((), "The plan has no objectives yet"),
        ((Side.GROW,), "The plan only sells"),
        ((Side.CARE,), "The plan gives us nothing"),
        ((Side.GROW, Side.GROW, Side.GROW, Side.CARE), "The plan leans to us: 3 of 4"),
        ((Side.GROW, Side.CARE, Side.CARE, Side.CARE), "The plan leans to the customer: 3 of 4"),
    ],
)
def test_an_empty_or_heavy_side_is_said(objectives, begins):
    assert sides_sentence(plan(*(objective(side) for side in objectives))).startswith(begins)


def facts(tier=Tier.KEY, kinds=0, days=10, **says):
    heard = tuple((kind, TODAY - timedelta(days=days)) for kind in list(IntelKind)[:kinds])
    return replace(WheelFacts(1, "Konex", tier, 100.0, heard, 0, 0, 0, 0, 0, 0), **says)


def test_a_key_account_expects_six_fresh_kinds():
    assert fresh_share(facts(kinds=3), TODAY) == 0.5
    assert fresh_share(facts(kinds=3, days=91), TODAY) == 0
    assert fresh_share(facts(Tier.GROWTH, kinds=3, days=180), TODAY) == 1
    assert fresh_share(facts(Tier.SMALL, kinds=4, days=365), TODAY) == 1


def test_the_wheels_are_weighted_by_revenue():
    found = wheels(
        [
            facts(kinds=6, revenue=300.0, due=4, on_time=3, intel=4, answered=3, actions=8, resting=2),
            facts(kinds=0, revenue=100.0, due=2, on_time=0, intel=2, answered=0, actions=2, resting=2),
        ],
        TODAY,
    )
    assert found.knowing == 0.75
    assert found.doing == pytest.approx(0.75 * 0.75)
    assert found.balance == pytest.approx(0.75)
    assert (found.answered, found.resting) == (0.5, 0.4)
    assert found.sentence == "40 % of what we do rests on something we know."


def test_a_weak_wheel_is_named():
    found = wheels([facts(kinds=6, due=10, on_time=3)], TODAY)
    assert found.balance == pytest.approx(0.3)
    assert found.sentence == "We know more than we do: 30 % of what was due in 90 days was done on time."


def test_nothing_due_is_not_known():
    found = wheels([facts(kinds=6)], TODAY)
    assert (found.doing, found.balance, found.answered, found.resting) == (None, None, None, None)
    assert wheels([], TODAY).sentence == "Nothing is known or due yet."
    never_heard = wheels([facts(kinds=0)], TODAY)
    assert (never_heard.knowing, never_heard.sentence) == (None, "Nothing is known or due yet.")
    assert wheels([facts(kinds=0), facts(kinds=6)], TODAY).knowing == 0.5


@given(
    st.lists(
        st.builds(
            facts,
            st.sampled_from(Tier),
            st.integers(0, 6),
            revenue=st.floats(0, 1e9),
            due=st.just(5),
            on_time=st.integers(0, 5),
            intel=st.just(4),
            answered=st.integers(0, 4),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_every_share_lies_between_nothing_and_all(some):
    found = wheels(some, TODAY)
    for share in (found.knowing, found.doing, found.answered, found.resting, found.balance):
        assert share is None or -1e-9 <= share <= 1 + 1e-9
    assert found.sentence.endswith(".")
