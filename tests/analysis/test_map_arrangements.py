"""The arrangements of a map, what is folded away, and which lines are wanted."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amdesk.analysis.map_arrangements import Arrangement, standing
from amdesk.analysis.map_folding import below_level, fold, still_there_on, without_left
from amdesk.analysis.map_influence import asked, by_influence, most_asked, with_lines
from amdesk.analysis.map_layout import CARD, SMALL_CARD
from amdesk.analysis.map_reading import way_words
from amdesk.analysis.map_sides import by_coverage
from amdesk.analysis.map_units import by_unit
from amdesk.analysis.map_ways import shortest_way
from amdesk.model.rows import MapLine
from amdesk.model.values import LineKind, Stance
from tests.analysis.maps import a_map, somebody

LEFT_ON = date(2026, 5, 4)
KINDS = st.sampled_from([kind for kind in LineKind])


@st.composite
def maps(draw):
    """People known more or less well, and lines between some of them."""
    count = draw(st.integers(0, 24))
    people = [
        somebody(
            number,
            unit=draw(st.sampled_from(["", "IT", "Finance", "Plant"])),
            influence=draw(st.none() | st.integers(1, 5)),
            interest=draw(st.none() | st.integers(0, 10)),
            stance=draw(st.none() | st.sampled_from(Stance)),
            covered_by=tuple(draw(st.lists(st.sampled_from(["Nora", "Tom", "Ivy"]), unique=True, max_size=2))),
            account_id=draw(st.sampled_from([1, 1, 1, 2])),
        )
        for number in range(1, count + 1)
    ]
    ends = st.integers(1, max(count, 1))
    lines = draw(st.lists(st.tuples(ends, ends, KINDS), max_size=40))
    return a_map(*people, lines=[line for line in lines if line[0] != line[1]] if count else [])


@given(maps(), st.sampled_from(Arrangement))
@settings(max_examples=120, deadline=None)
def test_in_no_arrangement_a_card_covers_another_and_all_is_the_same_next_time(shown, arrangement):
    found = standing(shown, arrangement)
    assert set(found.places) == {person.id for person in shown.people}
    guests = {person.id for person in shown.people if person.account_id != shown.account_id}
    cards = sorted((place, SMALL_CARD if person in guests else CARD) for person, place in found.places.items())
    for i, ((x, y), (wide, high)) in enumerate(cards):
        for (a, b), (_wide, below) in cards[i + 1 :]:
            assert a - x >= wide or b - y >= high or y - b >= below
    assert standing(shown, arrangement) == found


@given(maps())
@settings(max_examples=40, deadline=None)
def test_everyone_stands_in_the_area_of_the_own_unit(shown):
    places, ground = by_unit(shown)
    for person in shown.people:
        x, y = places[person.id]
        name = person.unit or "Unit not known" if person.account_id == 1 else person.account
        area = next(a for a in ground.areas if a.x < x < a.x + a.width and a.y < y < a.y + a.height)
        assert area.name == name


@given(maps())
@settings(max_examples=40, deadline=None)
def test_everyone_stands_beside_who_covers_them_first_and_lines_come_from_the_others(shown):
    places, ground = by_coverage(shown)
    for person in shown.people:
        y = places[person.id][1]
        band = next(area for area in ground.areas if area.y < y < area.y + area.height)
        whose = [one.name for one in ground.ours if band.y <= one.y + one.height / 2 <= band.y + band.height]
        assert whose == [person.covered_by[0] if person.covered_by else "Nobody of ours"]
    assert len(ground.ties) == sum(max(0, len(person.covered_by) - 1) for person in shown.people)


def test_a_colleague_says_how_many_are_covered_first_or_not():
    shown = a_map(somebody(1, covered_by=("Nora", "Tom")), somebody(2, covered_by=("Nora",)))
    _places, ground = by_coverage(shown)
    assert [(one.name, one.note) for one in ground.ours] == [("Nora", "2 people"), ("Tom", "1 person")]
    assert len(ground.areas) == 1


def test_whoever_has_most_influence_stands_first_in_a_unit():
    shown = a_map(somebody(1, "Low", unit="IT", influence=1), somebody(2, "High", unit="IT", influence=5))
    places, ground = by_unit(shown)
    assert places[2] < places[1]
    assert (ground.areas[0].name, ground.areas[0].note) == ("IT", "2 people")


def line(source, target, kind=LineKind.ADVISES):
    return MapLine(source * 100 + target, source, target, kind, None, None)


def test_who_advises_mentors_or_is_trusted_is_asked_and_nobody_counts_twice():
    lines = [
        line(1, 2),
        line(1, 3, LineKind.MENTORS),
        line(3, 1, LineKind.TRUSTS),
        line(4, 2, LineKind.TRUSTS),
        line(5, 2, LineKind.PEER),
        line(5, 2, LineKind.CONFLICT),
        line(5, 2, LineKind.REPORTS),
    ]
    assert asked(lines) == {1: 2, 2: 1}
    assert most_asked(lines) == (1, 2)
    assert most_asked(lines, 1) == (1,)


def test_only_lines_of_the_most_asked_leaves_the_reporting_lines_alone():
    star = [(1, other, LineKind.ADVISES) for other in range(2, 9)]
    few = [(p, p + 1, LineKind.ADVISES) for p in range(2, 7)]
    shown = a_map(*map(somebody, range(1, 9)), lines=[*star, *few, (8, 7, LineKind.ADVISES), (8, 7, LineKind.REPORTS)])
    kept = with_lines(shown, set(LineKind), of_most_asked=True).lines
    assert most_asked(shown.lines) == (1, 2, 3, 4, 5)
    assert {(each.source, each.kind) for each in kept} == {
        *((p, LineKind.ADVISES) for p in range(1, 6)),
        (8, LineKind.REPORTS),
    }


def test_lines_of_a_kind_not_wanted_are_left_out():
    shown = a_map(somebody(1), somebody(2), lines=[(1, 2, LineKind.ADVISES), (1, 2, LineKind.CONFLICT)])
    assert [each.kind for each in with_lines(shown, {LineKind.CONFLICT}).lines] == [LineKind.CONFLICT]


def test_who_is_asked_most_stands_nearest_the_middle():
    lines = [line(7, other) for other in range(1, 7)] + [line(1, 2), line(2, 3)]
    places = by_influence(range(1, 8), lines)
    middle = [sum(place[i] for place in places.values()) / 7 for i in (0, 1)]
    far = {who: abs(x - middle[0]) + abs(y - middle[1]) for who, (x, y) in places.items()}
    assert min(far, key=far.__getitem__) == 7


def test_people_no_line_leads_to_stand_below_in_rows():
    places = by_influence(range(1, 6), [line(1, 2)])
    assert places[3][1] == places[4][1] == places[5][1] > max(places[1][1], places[2][1]) + CARD[1]


def test_own_places_hold_in_the_influence_arrangement_too():
    shown = a_map(somebody(1), somebody(2), lines=[(1, 2, LineKind.ADVISES)], placed={1: (900, 900)})
    assert standing(shown, Arrangement.INFLUENCE).places[1] == (900, 900)


TREE = a_map(
    *(somebody(number) for number in range(1, 8)),
    lines=[(p, b, LineKind.REPORTS) for p, b in ((2, 1), (3, 1), (4, 2), (5, 2), (6, 4))],
)


def test_who_stands_below_a_folded_person_is_left_out_and_counted():
    kept, counts = fold(TREE, {2})
    assert [person.id for person in kept.people] == [1, 2, 3, 7]
    assert counts == {2: 3}


def test_a_fold_inside_a_fold_is_counted_once_and_comes_back_with_it():
    kept, counts = fold(TREE, {2, 4})
    assert ([person.id for person in kept.people], counts) == ([1, 2, 3, 7], {2: 3})
    assert fold(TREE, {4})[1] == {4: 1}


def test_folding_somebody_without_reports_changes_nothing():
    assert fold(TREE, {7, 99}) == (TREE, {})


@pytest.mark.parametrize(("level", "folded"), [(1, {1}), (2, {2}), (3, {4}), (4, set())])
def test_the_map_can_be_folded_below_a_level(level, folded):
    assert below_level(TREE, level) == folded


@given(maps(), st.sets(st.integers(1, 24), max_size=4))
@settings(max_examples=60, deadline=None)
def test_everyone_is_either_shown_or_counted_below_someone_shown(shown, folded):
    kept, counts = fold(shown, folded)
    here = {person.id for person in kept.people}
    assert set(counts) <= here
    hidden = len(shown.people) - len(here)
    assert hidden <= sum(counts.values()) <= hidden * max(len(counts), 1)


@given(maps(), st.sets(st.integers(1, 24)), st.sets(st.integers(1, 24)), st.dates(date(2025, 1, 1), date(2026, 12, 31)))
@settings(max_examples=120, deadline=None)
def test_whatever_is_folded_or_left_out_no_line_lacks_an_end_and_everyone_left_can_be_read(shown, folded, left, day):
    gone = tuple(replace(p, left_on=LEFT_ON) if p.id in left else p for p in shown.people)
    for part in (without_left(replace(shown, people=gone)), still_there_on(replace(shown, people=gone), day)):
        kept, _counts = fold(part, folded)
        here = {person.id for person in kept.people}
        assert all({line.source, line.target} <= here for line in kept.lines)
        for person in here:
            assert set(shortest_way(kept, person)) <= here
            way_words(kept, person)
