"""The few that bring most: classes, tiers and the curve."""

from hypothesis import given
from hypothesis import strategies as st

from amdesk.analysis.pareto import Letter, pareto_bars, pareto_sentence, proposed_tiers, ranked
from amdesk.model.page_rows import Worth
from amdesk.model.values import (
    Tier,
)


def worths(*values):
    return [Worth(i, f"Name {i}", value) for i, value in enumerate(values, 1)]


def test_classes_as_in_the_source():
    rows = ranked(worths(30, 500, 15, 120, 5, 80, 40, 10, 200))
    assert "".join(row.letter.value for row in rows) == "AAABBBCCC"
    assert rows[-1].cumulated == 1


def test_what_brings_nothing_is_outside_the_total():
    rows = ranked(worths(100, 0, -50))
    assert [(row.letter, row.cumulated) for row in rows] == [(Letter.A, 1.0), (Letter.D, 1.0), (Letter.D, 1.0)]
    assert [row.letter for row in ranked(worths(0))] == [Letter.D]


@given(st.lists(st.integers(-100, 10**9), max_size=30))
def test_classes_never_rise_as_worth_falls(values):
    rows = ranked(worths(*values))
    letters = [row.letter.value for row in rows]
    assert letters == sorted(letters)
    assert [row.value for row in rows] == sorted(values, reverse=True)
    if any(value > 0 for value in values):
        assert letters[0] == "A"


def test_tiers_follow_the_classes_up_to_what_capacity_allows():
    rows = ranked(worths(500, 200, 120, 80, 40, 30, 15, 10, 5))
    tiers = proposed_tiers(rows, potential={9}, capacity=2)
    assert [tiers[row.id] for row in rows] == [
        Tier.KEY,
        Tier.KEY,
        Tier.GROWTH,
        Tier.STANDARD,
        Tier.STANDARD,
        Tier.STANDARD,
        Tier.SMALL,
        Tier.SMALL,
        Tier.GROWTH,
    ]


def test_the_pareto_draws_its_curve():
    rows = ranked(worths(500, 300, 200, 0))
    bars = pareto_bars(rows, "Value", scale=100)
    assert ([bar.value for bar in bars.bars], bars.line) == ([5.0, 3.0, 2.0], (50.0, 80.0, 100.0))
    assert pareto_sentence(rows) == "Two accounts bring 80 % of the revenue."
