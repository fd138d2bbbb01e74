"""What changes on a map if somebody leaves."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from amdesk.analysis.coverage import MapStatus
from amdesk.analysis.map_ways import is_thread
from amdesk.analysis.map_what_if import what_if_leaves, what_if_line, what_if_words, without_person
from amdesk.model.values import LineKind, Role, Stance
from tests.analysis.maps import CFO, COO, TODAY, a_map, somebody

NAMES = {1: "Cora Coo", 2: "Finn", 3: "Ben"}
FRIEND4 = somebody(4, "Ida", stance=Stance.SUPPORTER, days_since=5, last_touch=TODAY)
FRIEND = somebody(3, "Ben", stance=Stance.SUPPORTER, days_since=5, last_touch=TODAY, influence=3)


def test_a_role_nobody_else_holds_would_be_empty():
    shown = a_map(COO, FRIEND)
    found = what_if_leaves(shown, 1, TODAY)
    assert found.roles == (Role.DECIDER,)
    assert found.before is MapStatus.DECIDER_WITH_US
    assert found.after is MapStatus.NOBODY_INFLUENTIAL
    assert "no-decider" in [warning.rule for warning in found.new]
    assert "Nobody known would be decider." in what_if_words(found, NAMES)


def test_a_way_that_led_through_them_is_lost():
    shown = a_map(COO, CFO, lines=[(1, 2, LineKind.TRUSTS)])
    found = what_if_leaves(shown, 1, TODAY)
    assert found.lost == (2,)
    assert found.cut_off == (2,)
    assert "No trusted way would lead to Finn." in what_if_words(found, NAMES)
    assert "one person out of reach" in what_if_line(found)


def test_another_way_becomes_the_shortest():
    shown = a_map(COO, CFO, FRIEND, lines=[(1, 2, LineKind.TRUSTS), (3, 2, LineKind.REPORTS)])
    found = what_if_leaves(shown, 1, TODAY)
    assert found.lost == ()
    assert found.detours == ((2, (3, 2)),)
    assert "The way to Finn would lead through Ben." in what_if_words(found, NAMES)


def test_nothing_is_lost_with_somebody_nobody_knows():
    found = what_if_leaves(a_map(COO, FRIEND, somebody(9, "Nils")), 9, TODAY)
    assert what_if_words(found, NAMES) == []
    assert what_if_line(found) == "If Nils leaves: nothing we rely on is lost."


def test_a_gap_that_would_be_gone_is_told_too():
    opponent = somebody(4, "Olaf", stance=Stance.OPPONENT, influence=5)
    found = what_if_leaves(a_map(replace(COO, influence=2), opponent), 4, TODAY)
    assert "strong-opponent" in [warning.rule for warning in found.gone]


def test_a_gap_that_is_there_already_is_not_new_because_it_is_worded_otherwise_then():
    cora, gone = replace(COO, id=1), somebody(2, "Gus", roles=(Role.DECIDER,))
    shown = a_map(cora, gone, somebody(3, "Hal", roles=(Role.DECIDER,)), FRIEND4)
    rules = [warning.rule for warning in what_if_leaves(shown, 2, TODAY).new]
    assert "decider-never-met" not in rules and "decider-uncovered" not in rules
    met = replace(gone, last_touch=TODAY, days_since=0)
    both = a_map(cora, met, somebody(3, "Hal", roles=(Role.DECIDER,)), FRIEND4)
    assert "decider-never-met" not in [warning.rule for warning in what_if_leaves(both, 2, TODAY).gone]


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(1, 7), st.integers(1, 7)), max_size=12),
    st.sets(st.integers(1, 7), max_size=3),
    st.integers(1, 7),
)
def test_who_is_out_of_reach_agrees_with_a_walk_over_the_lines(pairs, met, goes):
    lines = [(a, b, LineKind.PEER) for a, b in pairs if a != b]
    people = [somebody(n, days_since=1, last_touch=TODAY) if n in met else somebody(n) for n in range(1, 8)]
    shown = a_map(*people, lines=lines)
    before, after = reached(shown), reached(without_person(shown, goes, TODAY))
    assert set(what_if_leaves(shown, goes, TODAY).cut_off) == before - after - {goes}


def reached(shown):
    """Everyone a walk along the lines comes to from somebody we know well."""
    here = {p.id for p in shown.people if p.left_on is None}
    seen, ahead = set(), [p.id for p in shown.people if is_thread(p)]
    while ahead:
        who = ahead.pop()
        if who in here and who not in seen:
            seen.add(who)
            ahead += [b for a, b in ends(shown) if a == who]
    return seen


def ends(shown):
    return [pair for line in shown.lines for pair in ((line.source, line.target), (line.target, line.source))]
