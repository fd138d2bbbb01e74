"""Cards, lines and regions of a map without a pen."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amdesk.analysis.map_layout import SMALL_CARD
from amdesk.analysis.map_lines import Ground
from amdesk.analysis.network import abbreviated, arranged, draw, initials, tree_of
from amdesk.analysis.series import Tone
from amdesk.model.rows import MapGroup
from amdesk.model.values import GroupKind, LineKind
from tests.analysis.maps import CFO, COO, USER, a_map, somebody


def test_a_card_tells_everything_by_word_and_sign():
    shown = a_map(replace(COO, covered_by=("Ben Adler",)), CFO)
    coo, cfo = draw(shown, arranged(shown)).cards
    assert (coo.roles, coo.stance_sign, coo.stance_word, coo.stance_tone) == (
        (("◆", "Decider"),),
        "+",
        "Supporter",
        Tone.GOOD,
    )
    assert (coo.days, coo.days_tone, coo.covered_by, coo.influence) == ("12 d", Tone.QUIET, ("BA",), 5)
    assert (cfo.stance_sign, cfo.stance_word, cfo.days, cfo.days_tone) == ("?", "Not known", "never", Tone.BAD)


def test_people_of_other_accounts_are_small_and_say_where_they_belong():
    shown = a_map(COO, somebody(9, account_id=2, account="Hottechi"), lines=[(9, 1, LineKind.TRUSTS)])
    small = draw(shown, arranged(shown)).cards[1]
    assert (small.is_small, small.account, (small.width, small.height)) == (True, "Hottechi", SMALL_CARD)


def test_lines_of_boss_have_corners_and_influence_is_a_curve():
    shown = a_map(COO, CFO, USER, lines=[(3, 1, LineKind.REPORTS), (2, 1, LineKind.CONFLICT), (2, 3, LineKind.PEER)])
    boss, conflict, peer = draw(shown, arranged(shown)).lines
    assert (boss.is_curve, boss.arrow, boss.dash, boss.label) == (False, False, (), "")
    assert all(a[0] == b[0] or a[1] == b[1] for a, b in zip(boss.points, boss.points[1:], strict=False))
    assert (conflict.is_curve, conflict.arrow, conflict.tone, conflict.label) == (True, True, Tone.BAD, "conflict")
    assert len(conflict.points) == 4
    assert not peer.arrow
    assert boss.dash != conflict.dash != peer.dash


def test_a_group_is_outlined_around_its_cards():
    shown = a_map(
        COO, CFO, groups=[MapGroup(1, "Camp", GroupKind.CAMP, (1, 2)), MapGroup(2, "Empty", GroupKind.CAMP, ())]
    )
    drawing = draw(shown, {1: (0, 0), 2: (300, 200)})
    (camp,) = drawing.groups
    xs, ys = [x for x, _y in camp.outline], [y for _x, y in camp.outline]
    for card in drawing.cards:
        assert min(xs) < card.x and max(xs) > card.x + card.width
        assert min(ys) < card.y and max(ys) > card.y + card.height
    assert max(xs) <= drawing.width and min(xs) >= 0


def test_a_group_never_runs_over_somebody_else_even_if_it_must_be_drawn_in_parts():
    shown = a_map(COO, CFO, USER, groups=[MapGroup(1, "Camp", GroupKind.CAMP, (1, 2))])
    apart = draw(shown, {1: (0, 0), 2: (600, 0), 3: (300, 0)})
    assert [region.name for region in apart.groups] == ["Camp", "Camp"]
    assert len(draw(shown, {1: (0, 0), 2: (300, 0), 3: (600, 0)}).groups) == 1


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=2, max_size=40, unique=True), st.data())
def test_each_member_stands_in_a_region_of_the_group_and_nobody_else_does(spots, data):
    members = data.draw(st.sets(st.integers(1, len(spots)), min_size=1))
    people = [somebody(n) for n in range(1, len(spots) + 1)]
    shown = a_map(*people, groups=[MapGroup(1, "Camp", GroupKind.CAMP, tuple(sorted(members)))])
    drawing = draw(shown, {n: (x * 250, y * 100) for n, (x, y) in enumerate(spots, 1)})
    for card in drawing.cards:
        middle = (card.x + card.width // 2, card.y + card.height // 2)
        inside = sum(_contains(region.outline, middle) for region in drawing.groups)
        assert inside == (card.id in members)


def _contains(outline, point):
    """Whether a point lies inside a convex outline that goes around one way."""
    turns = [
        (bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax)
        for (ax, ay), (bx, by) in zip(outline, (*outline[1:], outline[0]), strict=True)
    ]
    return all(turn > 0 for turn in turns) or all(turn < 0 for turn in turns)


def test_a_curve_goes_around_the_card_between():
    shown = a_map(COO, CFO, USER, lines=[(1, 2, LineKind.TRUSTS)])
    drawing = draw(shown, {1: (0, 0), 2: (0, 400), 3: (0, 200)}, tree_of(shown))
    between = next(card for card in drawing.cards if card.id == 3)
    (line,) = drawing.lines
    ground = Ground([(between.x, between.y, between.x + between.width, between.y + between.height)])
    assert ground.crossings(line.points) == 0


@given(st.dictionaries(st.integers(1, 12), st.tuples(st.integers(-900, 900), st.integers(-900, 900)), min_size=1))
def test_nothing_reaches_beyond_the_drawing(places):
    people = [somebody(n) for n in places]
    lines = [(a, b, LineKind.TRUSTS) for a, b in zip(places, list(places)[1:], strict=False)]
    drawing = draw(a_map(*people, lines=lines), places)
    corners = [(c.x, c.y) for c in drawing.cards] + [(c.x + c.width, c.y + c.height) for c in drawing.cards]
    assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in corners)
    outlined = [point for region in drawing.groups for point in region.outline]
    assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in outlined)


def test_an_empty_map_is_drawn_empty():
    assert draw(a_map(), {}).cards == ()


@pytest.mark.parametrize(
    ("name", "letters"), [("Ada Mary Lovelace", "AL"), ("Ada", "A"), ("", ""), ("élan vital", "ÉV")]
)
def test_initials(name, letters):
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("name", "short"),
    [("Ada Mary Okonjo-Bright", "A. M. Okonjo-Bright"), ("Ada", "Ada"), ("", ""), ("élan  vital", "é. vital")],
)
def test_a_long_name_is_abbreviated_to_its_surname(name, short):
    assert abbreviated(name) == short
