"""The tidy tree, the routes of its lines and the user's own places."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amdesk.analysis.map_layout import CARD, GAPS, LEAVES_IN_A_ROW, hierarchy
from amdesk.analysis.map_places import respect
from amdesk.analysis.map_routes import routes

WIDE, HIGH = CARD


@st.composite
def forests(draw):
    """People in order and the boss of some of them, at times in a circle or unknown."""
    count = draw(st.integers(1, 40))
    people = draw(st.permutations(range(1, count + 1)))
    boss = {p: draw(st.integers(1, p - 1)) for p in range(2, count + 1) if draw(st.booleans())}
    if draw(st.booleans()) and boss:
        boss[1] = draw(st.integers(1, count + 3))
    return people, boss


@st.composite
def bushes(draw):
    """Trees in which many report to few."""
    count = draw(st.integers(6, 60))
    heads = draw(st.integers(1, 4))
    return list(range(1, count + 1)), {p: draw(st.integers(1, min(p - 1, heads))) for p in range(2, count + 1)}


def box(place, size=CARD):
    """The card's edges: left, top, right, bottom."""
    return place[0], place[1], place[0] + size[0], place[1] + size[1]


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def segment(start, end):
    return min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1])


def crosses(start, end, card):
    """Whether an upright or level segment passes through the inside of a card."""
    left, top, right, bottom = segment(start, end)
    return left < card[2] and right > card[0] and top < card[3] and bottom > card[1]


def check(people, boss, sizes=None):
    sizes = {p: (sizes or {}).get(p, CARD) for p in people}
    places = hierarchy(people, boss, sizes=sizes)
    assert set(places) == set(people)
    boxes = {p: box(places[p], sizes[p]) for p in people}
    in_order = sorted(people, key=lambda p: boxes[p][:2])
    for i, one in enumerate(in_order):
        for other in in_order[i + 1 :]:
            if boxes[other][0] >= boxes[one][2]:
                break
            assert not overlap(boxes[one], boxes[other]), (one, other)
    return places, boxes


@given(st.one_of(forests(), bushes()))
@settings(max_examples=150, deadline=None)
def test_no_two_cards_overlap_and_no_line_crosses_a_card(forest):
    people, boss = forest
    places, boxes = check(people, boss)
    upward = {p: b for p, b in boss.items() if b in places and places[b][1] < places[p][1]}
    for person, corners in routes(places, upward).items():
        for start, end in pairwise(corners):
            assert start[0] == end[0] or start[1] == end[1]
            for card in boxes.values():
                assert not crosses(start, end, card), person


@given(bushes(), st.lists(st.tuples(st.integers(20, 300), st.integers(20, 120)), min_size=60, max_size=60))
@settings(max_examples=60, deadline=None)
def test_cards_of_different_sizes_do_not_overlap_either(forest, sizes):
    people, boss = forest
    check(people, boss, dict(zip(people, sizes, strict=False)))


@given(forests())
@settings(max_examples=50, deadline=None)
def test_the_same_people_are_always_placed_alike(forest):
    people, boss = forest
    assert hierarchy(people, boss) == hierarchy(list(people), dict(boss))


def test_a_boss_stands_above_the_middle_of_the_reports():
    places = hierarchy([1, 2, 3], {2: 1, 3: 1})
    assert places[2] == (0, HIGH + GAPS[1])
    assert places[3] == (WIDE + GAPS[0], HIGH + GAPS[1])
    assert places[1] == ((WIDE + GAPS[0]) // 2, 0)


def test_many_leaves_stand_in_rows():
    people = list(range(1, 14))
    places = hierarchy(people, {p: 1 for p in people[1:]})
    assert len({y for _x, y in places.values()}) == 1 + 3
    assert max(x for x, _y in places.values()) < 5 * (WIDE + GAPS[0])


def test_the_line_to_a_lower_row_runs_beside_the_upper_one():
    people = list(range(1, LEAVES_IN_A_ROW + 3))
    boss = {p: 1 for p in people[1:]}
    places = hierarchy(people, boss)
    lower = [p for p in people if places[p][1] > HIGH + GAPS[1]]
    beside = min(x for x, _y in places.values()) - GAPS[0] // 2
    assert lower
    assert all(beside in [x for x, _y in routes(places, boss)[p]] for p in lower)


def test_people_without_lines_stand_below_the_tree():
    places = hierarchy([1, 2, 3, 4], {2: 1})
    bottom = places[2][1] + HIGH
    assert places[3][1] == places[4][1] > bottom


def test_a_circle_of_bosses_is_cut():
    places = hierarchy([1, 2, 3], {1: 2, 2: 3, 3: 1})
    assert len({y for _x, y in places.values()}) == 3


def test_own_places_are_kept_and_reports_move_along():
    automatic = hierarchy([1, 2, 3], {2: 1, 3: 1})
    placed = respect(automatic, {1: (1000, 500)}, {2: 1, 3: 1})
    assert placed[1] == (1000, 500)
    assert placed[2] == (automatic[2][0] + 1000 - automatic[1][0], automatic[2][1] + 500)


@given(forests(), st.dictionaries(st.integers(1, 40), st.tuples(st.integers(0, 900), st.integers(0, 900)), max_size=5))
@settings(max_examples=60, deadline=None)
def test_who_was_not_placed_never_covers_anybody(forest, placed):
    people, boss = forest
    places = respect(hierarchy(people, boss), placed, boss)
    for person in people:
        if person in placed:
            assert places[person] == placed[person]
        else:
            assert not any(overlap(box(places[person]), box(places[o])) for o in people if o != person)


def calls_for(people, boss):
    """How many functions are called to place everyone: what it costs, whatever else the machine does."""
    calls = 0

    def count(frame, event, argument):
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        hierarchy(people, boss)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize(
    "boss_of", [lambda p: (p - 2) // 4 + 1, lambda p: p - 1, lambda p: p - 1 if p % 2 else max(1, p - 2), lambda p: 1]
)
def test_the_work_grows_with_the_people_and_no_faster(boss_of):
    few, many = range(1, 251), range(1, 1001)
    small = calls_for(few, {p: boss_of(p) for p in few[1:]})
    large = calls_for(many, {p: boss_of(p) for p in many[1:]})
    assert large < 4.5 * small
    assert large < 45 * len(many)
