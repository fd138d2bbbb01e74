"""People on a grid of two ratings."""

from hypothesis import given
from hypothesis import strategies as st

from amdesk.analysis.map_grid import GridKind, grid, quadrant
from amdesk.analysis.map_layout import CARD
from amdesk.model.values import Stance
from tests.analysis.maps import somebody


def test_power_and_interest_have_four_answers():
    assert quadrant(somebody(1, influence=3, interest=5)) == "Manage closely"
    assert quadrant(somebody(1, influence=3, interest=4)) == "Keep satisfied"
    assert quadrant(somebody(1, influence=2, interest=9)) == "Keep informed"
    assert quadrant(somebody(1, influence=2, interest=0)) == "Monitor"
    assert quadrant(somebody(1, influence=2)) == ""


rated = st.builds(
    somebody,
    st.integers(1, 10**6),
    influence=st.none() | st.integers(1, 5),
    interest=st.none() | st.integers(0, 10),
    stance=st.none() | st.sampled_from(Stance),
)


@given(st.lists(rated, max_size=40, unique_by=lambda p: p.id), st.sampled_from(GridKind))
def test_cards_of_a_grid_never_cover_each_other(people, kind):
    found = grid(people, kind)
    assert set(found.places) == {p.id for p in people}
    places = sorted(found.places.values())
    for i, (x, y) in enumerate(places):
        for a, b in places[i + 1 :]:
            assert abs(a - x) >= CARD[0] or abs(b - y) >= CARD[1]
    for person in people:
        is_unknown = (
            person.influence is None or (person.interest if kind is GridKind.POWER_INTEREST else person.stance) is None
        )
        assert (person.id in found.tray) == is_unknown
        assert is_unknown == (found.places[person.id][1] >= found.ground.height)


def test_people_stand_in_the_part_of_the_grid_they_belong_to():
    people = [somebody(1, influence=5, interest=9), somebody(2, influence=1, interest=1)]
    found = grid(people, GridKind.POWER_INTEREST)
    names = {}
    for who, (x, y) in found.places.items():
        names[who] = next(a.name for a in found.ground.areas if a.x <= x < a.x + a.width and a.y <= y < a.y + a.height)
    assert names == {1: "Manage closely", 2: "Monitor"}


def test_who_moved_on_the_grid_shows_from_where():
    before, now = [somebody(1, influence=1, interest=1)], [somebody(1, influence=5, interest=1)]
    assert set(grid(now, GridKind.POWER_INTEREST, before).ground.moved_from) == {1}
    assert grid(now, GridKind.POWER_INTEREST, now).ground.moved_from == {}
