"""Cards, lines and regions of a map without a pen, its warnings and the ways through it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amdesk.analysis.map_grid import GridKind, grid, quadrant
from amdesk.analysis.map_layout import SMALL_CARD
from amdesk.analysis.map_lines import Ground
from amdesk.analysis.map_warnings import gaps_line, map_warnings
from amdesk.analysis.map_ways import bridges, shortest_way, strengthened, threads
from amdesk.analysis.network import arranged, draw, initials
from amdesk.analysis.series import Tone
from amdesk.model.rows import AccountMap, MapGroup, MapLine, MapPerson, PersonTouch, PlanContent, TargetRow
from amdesk.model.values import Channel, GroupKind, LineKind, PlanStatus, Role, Stance, Tier

TODAY = date(2026, 11, 21)


def somebody(number, name="", **says):
    """A person of Konex nobody knows anything about, but for `says`."""
    unknown = MapPerson(
        number,
        name or f"P{number}",
        "",
        "",
        (),
        (),
        None,
        None,
        None,
        None,
        None,
        None,
        0,
        (),
        False,
        None,
        30,
        None,
        1,
        "Konex",
    )
    return replace(unknown, **says)


def a_map(*people, lines=(), groups=(), tier=Tier.KEY, placed=None):
    drawn = tuple(MapLine(i, a, b, kind, None, None) for i, (a, b, kind) in enumerate(lines, 1))
    return AccountMap(1, "Konex", tier, people, drawn, tuple(groups), placed or {})


def rules(shown, **says):
    return [warning.rule for warning in map_warnings(shown, **says)]


COO = somebody(
    1, "Cora Coo", roles=(Role.DECIDER,), stance=Stance.SUPPORTER, influence=5, days_since=12, last_touch=TODAY
)
CFO = somebody(2, "Finn", roles=(Role.DECIDER,), influence=5)
USER = somebody(3, "Ulla", roles=(Role.USER,), stance=Stance.NEUTRAL, influence=2, days_since=61, last_touch=TODAY)


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


def test_a_curve_goes_around_the_card_between():
    shown = a_map(COO, CFO, USER, lines=[(1, 2, LineKind.TRUSTS)])
    drawing = draw(shown, {1: (0, 0), 2: (0, 400), 3: (0, 200)})
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
            assert abs(a - x) >= SMALL_CARD[0] or abs(b - y) >= SMALL_CARD[1]
    for person in people:
        is_unknown = (
            person.influence is None or (person.interest if kind is GridKind.POWER_INTEREST else person.stance) is None
        )
        assert (person.id in found.tray) == is_unknown
        assert is_unknown == (found.places[person.id][1] >= found.height)


def test_people_stand_in_the_part_of_the_grid_they_belong_to():
    people = [somebody(1, influence=5, interest=9), somebody(2, influence=1, interest=1)]
    found = grid(people, GridKind.POWER_INTEREST)
    names = {}
    for who, (x, y) in found.places.items():
        names[who] = next(a.name for a in found.areas if a.x <= x < a.x + a.width and a.y <= y < a.y + a.height)
    assert names == {1: "Manage closely", 2: "Monitor"}


def test_who_moved_on_the_grid_shows_from_where():
    before, now = [somebody(1, influence=1, interest=1)], [somebody(1, influence=5, interest=1)]
    assert set(grid(now, GridKind.POWER_INTEREST, before).moved_from) == {1}
    assert grid(now, GridKind.POWER_INTEREST, now).moved_from == {}


def test_a_key_account_without_anybody_misses_a_decider_an_influencer_and_a_user():
    assert rules(a_map()) == ["no-decider", "no-user", "no-influencer"]
    assert rules(a_map(tier=Tier.SMALL)) == []


def test_a_placeholder_decides_but_is_not_known():
    shown = a_map(somebody(7, is_placeholder=True, roles=(Role.DECIDER,)), tier=Tier.GROWTH)
    warning = map_warnings(shown)[0]
    assert (warning.rule, warning.people) == ("no-decider", (7,))
    assert "do not know who" in warning.sentence


def test_a_decider_nobody_met_comes_with_the_way_in():
    shown = a_map(COO, CFO, USER, lines=[(1, 2, LineKind.ADVISES)])
    warning = next(w for w in map_warnings(shown) if w.rule == "decider-never-met")
    assert warning.sentence == "Finn decides, and none of us ever met them."
    assert warning.next_step == "Shortest trusted way to Finn: through Cora Coo."
    assert warning.people == (2,)


def test_an_opponent_stronger_than_all_supporters_is_named():
    opponent = somebody(4, "Olaf", stance=Stance.OPPONENT, influence=5)
    assert "strong-opponent" in rules(a_map(replace(COO, influence=4), opponent))
    assert "strong-opponent" not in rules(a_map(COO, opponent))


def test_a_single_thread_is_named_for_tiers_that_expect_two():
    assert "single-thread" in rules(a_map(COO, CFO))
    assert "single-thread" not in rules(a_map(COO, CFO, tier=Tier.GROWTH))


def test_a_role_of_somebody_who_left_is_named():
    gone = replace(COO, left_on=date(2026, 1, 1))
    warning = next(w for w in map_warnings(a_map(gone)) if w.rule == "role-of-the-gone")
    assert warning.sentence == "Cora Coo left and still holds decider on the map."


def test_everyone_beyond_the_rhythm_is_named_once():
    warning = next(w for w in map_warnings(a_map(COO, USER)) if w.rule == "neglected")
    assert warning.people == (3,)
    assert warning.sentence == "One person waits longer than agreed: Ulla."


def test_a_map_without_any_opponent_is_doubted():
    friends = [somebody(n, stance=Stance.SUPPORTER) for n in (4, 5, 6)]
    assert "no-opponent" in rules(a_map(*friends))
    assert "no-opponent" not in rules(a_map(*friends, somebody(7, stance=Stance.SCEPTIC)))


def test_the_most_influential_not_on_our_side():
    assert "influential-not-ours" in rules(a_map(CFO, somebody(5, influence=4, stance=Stance.NEUTRAL)))
    assert "influential-not-ours" not in rules(a_map(COO, CFO))


def test_a_plan_resting_on_people_without_authority():
    target = TargetRow(1, 3, "Ulla", "", None, None, Stance.CHAMPION, None, "", "")
    plan = PlanContent(
        1, 1, "Konex", "Plan", TODAY, TODAY, PlanStatus.DRAFT, "", "", None, None, "", None, (), (target,), ()
    )
    assert "goals-without-authority" in rules(a_map(COO, USER), plan=plan)
    assert "goals-without-authority" not in rules(a_map(COO, replace(USER, authority=100)), plan=plan)


def test_all_gaps_fit_one_line():
    assert gaps_line(map_warnings(a_map())) == "3 gaps"
    assert gaps_line([]) == ""


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
