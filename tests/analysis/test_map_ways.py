"""Ways through a map, bridges and strength."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from amdesk.analysis.map_ways import bridges, shortest_way, strengthened, threads
from amdesk.model.rows import PersonTouch
from amdesk.model.values import Channel, LineKind, Stance
from tests.analysis.maps import CFO, COO, TODAY, USER, a_map, somebody


def test_the_shortest_way_avoids_opponents_and_conflicts():
    people = [
        replace(COO, id=1),
        somebody(2, stance=Stance.OPPONENT),
        somebody(3),
        somebody(4),
        somebody(5),
    ]
    lines = [
        (1, 2, LineKind.ADVISES),
        (2, 5, LineKind.ADVISES),
        (1, 3, LineKind.ADVISES),
        (3, 4, LineKind.PEER),
        (4, 5, LineKind.REPORTS),
        (1, 5, LineKind.CONFLICT),
    ]
    assert shortest_way(a_map(*people, lines=lines), 5) == (1, 3, 4, 5)
    assert shortest_way(a_map(*people), 5) == ()
    assert shortest_way(a_map(*people), 1) == (1,)
    assert shortest_way(a_map(*people), 77) == ()


def test_a_bridge_is_who_alone_joins_others_to_us():
    people = [COO, somebody(2), somebody(3), somebody(4)]
    chain = a_map(*people, lines=[(1, 2, LineKind.PEER), (2, 3, LineKind.PEER), (2, 4, LineKind.REPORTS)])
    assert [(b.person, b.cut_off) for b in bridges(chain)] == [(1, (2, 3, 4)), (2, (3, 4))]
    ring = a_map(*people[:3], lines=[(1, 2, LineKind.PEER), (2, 3, LineKind.PEER), (3, 1, LineKind.PEER)])
    assert [(b.person, b.cut_off) for b in bridges(ring)] == [(1, (2, 3))]
    both = a_map(COO, somebody(2), replace(USER, days_since=1), lines=[(1, 2, LineKind.PEER), (2, 3, LineKind.PEER)])
    assert bridges(both) == ()


@given(
    st.integers(1, 9).flatmap(
        lambda n: st.tuples(
            st.just(n),
            st.sets(st.tuples(st.integers(1, n), st.integers(1, n)), max_size=14),
            st.sets(st.integers(1, n), max_size=3),
        )
    )
)
def test_bridges_are_those_whose_leaving_cuts_others_off(case):
    count, lines, known = case
    people = [somebody(n, days_since=1 if n in known else None) for n in range(1, count + 1)]
    drawn = [(a, b, LineKind.PEER) for a, b in lines if a != b]

    def reached(without):
        found, rest = set(), [n for n in known if n != without]
        while rest:
            who = rest.pop()
            if who not in found:
                found.add(who)
                rest += [b if a == who else a for a, b, _k in drawn if who in (a, b) and without not in (a, b)]
        return found

    whole = reached(None)
    expected = {n: tuple(sorted(whole - reached(n) - {n})) for n in whole}
    assert {b.person: b.cut_off for b in bridges(a_map(*people, lines=drawn))} == {
        n: c for n, c in expected.items() if c
    }


def test_strength_comes_from_the_touches():
    touches = [PersonTouch(1, TODAY, Channel.VISIT, True, True, False)]
    shown = strengthened(a_map(COO, CFO), touches, TODAY)
    assert shown.people[0].strength is not None and shown.people[0].strength > 60
    assert shown.people[1].strength is None
    assert [p.id for p in threads(shown)] == [1]
