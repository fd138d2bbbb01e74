"""What a map says of one person; the shortest way against a second computation."""

from datetime import date
from itertools import pairwise, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from amdesk.analysis.map_reading import bridge_words, spoken_words, strength_words, way_words
from amdesk.analysis.map_ways import shortest_way
from amdesk.model.coverage_rows import SpokenUp
from amdesk.model.values import LineKind, Stance
from tests.analysis.maps import CFO, COO, TODAY, a_map, somebody

COST = {LineKind.TRUSTS: 4, LineKind.PEER: 4, LineKind.REPORTS: 5}


def test_the_way_reads_as_a_sentence():
    shown = a_map(COO, CFO, somebody(3, "Ben"), lines=[(1, 3, LineKind.ADVISES), (2, 3, LineKind.REPORTS)])
    assert way_words(shown, 2) == (
        "Shortest trusted way: you know Cora Coo well, Cora Coo advises Ben, Ben leads Finn."
    )


def test_no_way_is_said_and_none_is_needed_to_whom_we_know():
    shown = a_map(COO, CFO)
    assert way_words(shown, 2) == "No trusted way leads to Finn yet."
    assert way_words(shown, 1) == ""


def test_whom_we_reach_through_one_alone():
    shown = a_map(COO, CFO, lines=[(1, 2, LineKind.TRUSTS)])
    assert bridge_words(shown, 1) == "We reach Finn through Cora Coo alone."
    assert bridge_words(shown, 2) == ""


def test_a_relationship_is_none_and_not_nought_where_nobody_met():
    assert strength_words(CFO) == "Relationship: none so far, never met"
    assert strength_words(somebody(1, strength=64)) == "Relationship 64 of 100: it holds"
    assert strength_words(somebody(1, strength=12)) == "Relationship 12 of 100: it does not hold us"


def test_who_spoke_up_is_told_with_the_last_time():
    spoken = [
        SpokenUp(2, 1, date(2026, 10, 3), "the board", "Renewed"),
        SpokenUp(1, 1, date(2026, 5, 4), "the plant", ""),
        SpokenUp(3, 2, None, "elsewhere", ""),
    ]
    assert spoken_words(spoken, 1, TODAY) == "Spoke up for us 2 times, last the board, 3 Oct: Renewed"
    assert spoken_words(spoken, 9, TODAY) == ""


@settings(max_examples=80)
@given(
    st.lists(
        st.tuples(st.integers(1, 5), st.integers(1, 5), st.sampled_from(list(COST))),
        max_size=9,
    ),
    st.lists(st.sampled_from([None, Stance.NEUTRAL, Stance.OPPONENT]), min_size=4, max_size=4),
)
def test_the_shortest_way_costs_as_little_as_the_best_of_all_ways(drawn, stances):
    lines = [(a, b, kind) for a, b, kind in drawn if a != b]
    known = somebody(1, stance=Stance.SUPPORTER, days_since=1, last_touch=TODAY)
    shown = a_map(known, *(somebody(n, stance=s) for n, s in enumerate(stances, 2)), lines=lines)
    for wanted in (2, 3, 4, 5):
        way = shortest_way(shown, wanted)
        assert (cost_of(way, lines) if way else None) == best_cost(wanted, stances, lines)


def best_cost(wanted, stances, lines):
    """The least of the costs of all ways from 1, each tried."""
    passable = [n for n, stance in enumerate(stances, 2) if stance is not Stance.OPPONENT and n != wanted]
    ways = [(1, *middle, wanted) for n in range(len(passable) + 1) for middle in permutations(passable, n)]
    costs = [cost for way in ways if (cost := cost_of(way, lines)) is not None]
    return min(costs, default=None)


def cost_of(way, lines):
    steps = [step_cost(a, b, lines) for a, b in pairwise(way)]
    return None if None in steps else sum(steps)


def step_cost(a, b, lines):
    costs = [COST[kind] for source, target, kind in lines if (source, target) == (a, b)]
    costs += [COST[k] for source, target, k in lines if (target, source) == (a, b) and k is not LineKind.TRUSTS]
    return min(costs, default=None)
