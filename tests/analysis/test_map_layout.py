"""The tidy tree, the routes of its lines and the user's own places."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amdesk.analysis.map_layout import CARD, GAPS, STACKED, hierarchy
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
    tree = hierarchy(people, boss, sizes=sizes)
    places = tree.places
    assert set(places) == set(people)
    boxes = {p: box(places[p], sizes[p]) for p in people}
    in_order = sorted(people, key=lambda p: boxes[p][:2])
    for i, one in enumerate(in_order):
        for other in in_order[i + 1 :]:
            if boxes[other][0] >= boxes[one][2]:
                break
            assert not overlap(boxes[one], boxes[other]), (one, other)
    return tree, boxes


@given(st.one_of(forests(), bushes()))
@settings(max_examples=150, deadline=None)
def test_no_two_cards_overlap_and_no_line_crosses_a_card(forest):
    people, boss = forest
    tree, boxes = check(people, boss)
    for person, corners in routes(tree.places, tree.above, tree=tree).items():
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
    places = hierarchy([1, 2, 3], {2: 1, 3: 1}).places
    assert places[2] == (0, HIGH + GAPS[1])
    assert places[3] == (WIDE + GAPS[0], HIGH + GAPS[1])
    assert places[1] == ((WIDE + GAPS[0]) // 2, 0)


def test_a_level_too_wide_to_read_hangs_in_columns():
    people = list(range(1, 14))
    places = hierarchy(people, {p: 1 for p in people[1:]}).places
    columns = sorted({x for person, (x, _y) in places.items() if person != 1})
    assert columns == [GAPS[0] + column * (WIDE + 2 * GAPS[0]) for column in range(3)]
    assert {y for person, (_x, y) in places.items() if person != 1} == {
        HIGH + GAPS[1] + row * (HIGH + STACKED) for row in range(4)
    }


def test_cards_in_a_column_are_joined_at_their_left_by_a_lane_beside_it():
    people = list(range(1, 14))
    tree = hierarchy(people, {p: 1 for p in people[1:]})
    way = routes(tree.places, tree.above, tree=tree)
    x, y = tree.places[5]
    lane = x - GAPS[0] // 2
    assert (x, y) == (GAPS[0], HIGH + GAPS[1] + HIGH + STACKED)
    assert way[5][1:] == ((way[5][0][0], HIGH + GAPS[1] // 2), (lane, HIGH + GAPS[1] // 2), (lane, y + 33), (x, y + 33))


def test_a_line_leaves_its_lane_when_one_of_its_cards_is_moved():
    tree = hierarchy([1, 2, 3], {2: 1, 3: 1})
    together = {person: (x + 50, y + 70) for person, (x, y) in tree.places.items()}
    assert routes(together, tree.above, tree=tree)[2] == tuple(
        (x + 50, y + 70) for x, y in routes(tree.places, tree.above, tree=tree)[2]
    )
    alone = {**tree.places, 2: (0, 900)}
    assert routes(alone, tree.above, tree=tree)[2] == ((200, 66), (200, 878), (92, 878), (92, 900))


@given(bushes())
@settings(max_examples=60, deadline=None)
def test_a_map_never_becomes_much_longer_one_way_than_the_other(forest):
    people, boss = forest
    _tree, boxes = check(people, boss)
    wide, high = max(b[2] for b in boxes.values()), max(b[3] for b in boxes.values())
    assert wide < max(1500, 4 * high)
    assert high < 2.5 * max(wide, 600)


def test_people_without_lines_stand_below_the_tree():
    places = hierarchy([1, 2, 3, 4], {2: 1}).places
    bottom = places[2][1] + HIGH
    assert places[3][1] == places[4][1] > bottom


def test_a_circle_of_bosses_is_cut():
    places = hierarchy([1, 2, 3], {1: 2, 2: 3, 3: 1}).places
    assert len({y for _x, y in places.values()}) == 3


def test_own_places_are_kept_and_reports_move_along():
    automatic = hierarchy([1, 2, 3], {2: 1, 3: 1}).places
    placed = respect(automatic, {1: (1000, 500)}, {2: 1, 3: 1})
    assert placed[1] == (1000, 500)
    assert placed[2] == (automatic[2][0] + 1000 - automatic[1][0], automatic[2][1] + 500)


@given(forests(), st.dictionaries(st.integers(1, 40), st.tuples(st.integers(0, 900), st.integers(0, 900)), max_size=5))
@settings(max_examples=60, deadline=None)
def test_who_was_not_placed_never_covers_anybody(forest, placed):
    people, boss = forest
    places = respect(hierarchy(people, boss).places, placed, boss)
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
