"""What a map warns of."""

from dataclasses import replace
from datetime import date

from amdesk.analysis.map_warnings import gaps_line, map_warnings
from amdesk.model.rows import PlanContent, TargetRow
from amdesk.model.values import LineKind, PlanStatus, Role, Stance, Tier
from tests.analysis.maps import CFO, COO, TODAY, USER, a_map, somebody


def rules(shown, **says):
    return [warning.rule for warning in map_warnings(shown, **says)]


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
