"""Concerns: each rule with its evidence in words, silent where nothing was begun or the tier does not ask."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from amdesk.analysis.concerns import RULES, WEIGHTS, concerns
from amdesk.analysis.next_steps import NEXT_STEPS
from amdesk.model.day_rows import Concern
from amdesk.model.facts import (
    AccountFacts,
    ContractFacts,
    IssueFacts,
    Overdue,
    Paying,
    PersonFacts,
    PlanFacts,
    Sales,
    Score,
)
from amdesk.model.health_rows import Band, Health
from amdesk.model.rows import TierNeeds
from amdesk.model.values import IssueKind, PlanStatus, Role, Severity, Stance, Status, Tier

TODAY = date(2026, 11, 21)
KEY = TierNeeds(Tier.KEY, 30, True, 91, 2, 1, 1, 1)
GROWTH = TierNeeds(Tier.GROWTH, 60, True, None, 1, 1, 0, 1)
SMALL = TierNeeds(Tier.SMALL, 180, False, None, 1, 0, 0, 0)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def account(needs: TierNeeds = SMALL, **rest: object) -> AccountFacts:
    """An account that was checked in on today: nothing is wrong unless `rest` says so."""
    given: dict[str, object] = {
        "known_since": days_ago(400),
        "last_touch": TODAY,
        "last_check_in": TODAY,
        "last_review": TODAY,
        "plan": PlanFacts(PlanStatus.AGREED, 0, 0),
        "people": (person("Cleo"),),
        **rest,
    }
    return AccountFacts(1, "Konex", Status.ACTIVE, TODAY, needs, needs.check_in_days, **given)  # type: ignore[arg-type]


def person(name: str, *roles: Role, days: int | None = 0, rhythm: int = 60, **rest: object) -> PersonFacts:
    last = None if days is None else days_ago(days)
    given: dict[str, object] = {"stance": None, "influence": None, **rest}
    touches = 0 if days is None or days > 90 else 3
    return PersonFacts(
        hash(name), name, roles, rhythm_days=rhythm, last_touch=last, touches_90=touches, depth=1.0, **given
    )  # type: ignore[arg-type]


def issue(**rest: object) -> IssueFacts:
    given = {"id": 1, "kind": IssueKind.COMPLAINT, "severity": Severity.MEDIUM, "reported_on": days_ago(9), **rest}
    return IssueFacts(name="Wrong bill", **given)  # type: ignore[arg-type]


def said(facts: AccountFacts, rule: str) -> str | None:
    found = RULES[rule](facts)
    return found.sentence if found else None


def test_an_account_in_order_has_no_concerns() -> None:
    assert concerns(account()) == ()


def test_every_rule_has_a_weight_and_a_next_step() -> None:
    assert RULES.keys() == WEIGHTS.keys() == NEXT_STEPS.keys()


def test_unanswered_complaints_are_one_line_however_many() -> None:
    late = issue(answer_by=days_ago(3))
    assert said(account(issues=(late, late)), "unanswered") == "2 complaints unanswered for 9 days"


def test_a_request_is_no_unanswered_complaint() -> None:
    assert said(account(issues=(issue(kind=IssueKind.REQUEST, answer_by=days_ago(3)),)), "unanswered") is None


def test_a_complaint_without_a_date_is_late_after_two_days() -> None:
    assert said(account(issues=(issue(reported_on=days_ago(2)),)), "unanswered") is None
    assert said(account(issues=(issue(reported_on=days_ago(3)),)), "unanswered") == "1 complaint unanswered for 3 days"


def test_a_critical_issue_is_said_after_14_days() -> None:
    old = issue(severity=Severity.CRITICAL, reported_on=days_ago(20), answered_on=days_ago(19))
    assert said(account(issues=(old,)), "critical-issue") == "Critical issue “Wrong bill” open for 20 days"


def test_an_unanswered_critical_issue_is_said_once() -> None:
    old = issue(severity=Severity.CRITICAL, reported_on=days_ago(20))
    assert [found.rule for found in concerns(account(issues=(old,)))] == ["unanswered"]


def test_falling_satisfaction_with_products_is_said_apart() -> None:
    scores = (Score(days_ago(200), 1, "", (), 8, 9), Score(days_ago(5), 1, "", (), 8, 7))
    assert said(account(scores=scores), "products") == "Satisfaction with products fell 9.0 → 7.0"
    assert said(account(scores=scores), "pulse") is None


def test_a_dispute_is_said() -> None:
    assert said(account(issues=(issue(disputed=41000),)), "dispute") == "Invoice dispute open"


def test_late_promises_say_how_late() -> None:
    assert said(account(overdue_promises=Overdue(1, days_ago(9))), "promises") == "1 promise late by 9 days"
    two = account(overdue_promises=Overdue(2, days_ago(9)))
    assert said(two, "promises") == "2 promises late, the oldest by 9 days"


def test_falling_satisfaction_is_said_with_both_values() -> None:
    scores = (Score(days_ago(200), 1, "", (), 9, None), Score(days_ago(5), 1, "", (), 7, None))
    assert said(account(scores=scores), "pulse") == "Satisfaction fell 9.0 → 7.0"


def test_a_small_change_of_satisfaction_is_not() -> None:
    before = [Score(days_ago(200), who, "", (), 8, None) for who in (1, 2)]
    now = [Score(TODAY, 1, "", (), 7, None), Score(TODAY, 2, "", (), 8, None)]
    assert said(account(scores=(*before, *now)), "pulse") is None


def test_an_overdue_check_in_names_the_agreed_rhythm() -> None:
    facts = account(GROWTH, last_check_in=days_ago(94))
    assert said(facts, "check-in") == "No check-in for 94 days (agreed: every 60)"
    assert RULES["check-in"](facts).since == days_ago(34)  # type: ignore[union-attr]


def test_a_planned_check_in_answers_the_overdue_one() -> None:
    assert said(account(GROWTH, last_check_in=days_ago(94), next_check_in=TODAY), "check-in") is None


def test_silence_counts_from_the_day_the_account_came_in() -> None:
    facts = account(GROWTH, last_touch=None, last_check_in=None, known_since=days_ago(60))
    assert said(facts, "silence") is None and said(facts, "check-in") is None
    assert said(replace(facts, known_since=days_ago(91)), "silence") == "No contact for 91 days (agreed: every 60)"


def test_a_silent_account_is_not_reproached_twice() -> None:
    facts = account(GROWTH, last_touch=days_ago(200), last_check_in=days_ago(200))
    rules = {found.rule for found in concerns(facts)}
    assert "silence" in rules and "check-in" not in rules


def test_a_small_account_is_not_asked_for_people_or_plan() -> None:
    assert concerns(account(plan=None, people=(person("Cleo"),))) == ()


def test_a_key_account_is_asked_for_decider_influencer_user_and_plan() -> None:
    rules = {found.rule for found in concerns(account(KEY, plan=None, people=()))}
    assert rules == {"no-decider", "no-influencer", "no-user", "no-plan"}


def test_a_draft_is_enough_for_growth_but_not_for_key() -> None:
    draft = PlanFacts(PlanStatus.DRAFT, 0, 0)
    assert said(account(KEY, plan=draft), "no-plan") == "Key account without an agreed plan"
    assert said(account(GROWTH, plan=draft), "no-plan") is None


def test_a_decider_not_seen_is_said_with_the_day() -> None:
    facts = account(GROWTH, people=(person("Ada", Role.DECIDER, days=121),))
    assert said(facts, "decider-silent") == "Decider not seen since 23 Jul"


def test_a_decider_never_met_waits_one_rhythm() -> None:
    never = person("Ada", Role.DECIDER, days=None, came_in=days_ago(60))
    assert said(account(GROWTH, people=(never,)), "never-met") is None
    later = replace(never, came_in=days_ago(61))
    assert said(account(GROWTH, people=(later,)), "never-met") == "Decider Ada never met"


def test_a_decider_who_left_is_said_until_another_is_known() -> None:
    left = person("Ada", Role.DECIDER, left_on=days_ago(3))
    assert said(account(people=(left,)), "decider-gone") == "Decider Ada left on 18 Nov"
    assert said(account(people=(left, person("Ben", Role.DECIDER))), "decider-gone") is None


def test_another_role_with_someone_who_left_is_said_apart() -> None:
    left = person("Ada", Role.BUYER, left_on=days_ago(3))
    assert said(account(people=(left,)), "role-left") == "Role of buyer still with Ada, who left on 18 Nov"


def test_an_opponent_outweighs_unless_a_supporter_has_as_much_influence() -> None:
    against = person("Ada", stance=Stance.OPPONENT, influence=4)
    for_us = person("Ben", stance=Stance.SUPPORTER, influence=4)
    assert said(account(people=(against,)), "opponent") == "Opponent Ada outweighs every supporter"
    assert said(account(people=(against, for_us)), "opponent") is None


def test_one_living_contact_concerns_only_tiers_that_ask_for_two() -> None:
    people = (person("Ada", Role.USER), person("Ben", days=300))
    assert said(account(KEY, people=people), "single-thread") == "Only one living contact: Ada"
    assert said(account(GROWTH, people=people), "single-thread") is None


def test_people_neglected_beyond_the_rhythm_are_said_together() -> None:
    people = (person("Ada", days=70), person("Ben", days=80))
    assert said(account(people=people), "neglected") == "Nobody met within the agreed rhythm"
    assert said(account(people=(*people, person("Cleo", days=3))), "neglected") is None


def test_slower_payment_needs_three_payments_on_either_side() -> None:
    assert said(account(paying=Paying(57, 3, 45, 3)), "paying") == "Paying slower: after 57 days, before 45"
    assert said(account(paying=Paying(57, 2, 45, 3)), "paying") is None


def test_buying_less_is_said_for_the_year_or_the_quarter() -> None:
    assert said(account(sales=Sales(24, 76, 100, 25, 25)), "buying-less") == "Buying 24 % less than a year ago"
    assert said(account(sales=Sales(24, 95, 100, 10, 25)), "buying-less") == "Buying 60 % less than a year ago"
    assert said(account(sales=Sales(12, 0, 100, 0, 25)), "buying-less") is None


def test_a_competitor_is_said_while_fresh() -> None:
    assert said(account(competitor=(days_ago(49), "Rival")), "competitor") == "Competitor seen 3 Oct: Rival"
    assert said(account(competitor=(days_ago(91), "Rival")), "competitor") is None


@pytest.mark.parametrize(
    ("contract", "sentence"),
    [
        (ContractFacts("Frame", days_ago(-58), None, False), "Contract “Frame” ends in 58 days"),
        (ContractFacts("Frame", days_ago(-121), None, False), None),
        (ContractFacts("Frame", days_ago(-58), None, True), None),
        (ContractFacts("Frame", days_ago(-58), days_ago(-20), True), "Notice for “Frame” due in 20 days"),
        (ContractFacts("Frame", days_ago(2), None, False), "Contract “Frame” has ended"),
    ],
)
def test_a_contract_is_said_from_120_days_before_its_end(contract: ContractFacts, sentence: str | None) -> None:
    assert said(account(contracts=(contract,)), "contract") == sentence


def test_a_slipping_account_names_what_fell() -> None:
    fell = Health(60, Band.WATCH, 100, (), movement=-12, movers=(("Pulse", -9), ("Plan", 2)))
    assert said(account(health=fell), "slipping") == "Health fell 12 points in 90 days: pulse −9"


def test_a_green_account_with_a_silent_decider_is_a_watermelon() -> None:
    good = Health(82, Band.GOOD, 100, ())
    facts = account(GROWTH, people=(person("Ada", Role.DECIDER, days=70),), health=good, known_since=days_ago(100))
    assert said(facts, "watermelon") == "Looks good, but no decider heard for 70 days"


FRAME = ContractFacts("Frame", TODAY + timedelta(days=80), TODAY + timedelta(days=20), renews=True)


@pytest.mark.parametrize(
    ("needs", "objectives", "sentence"),
    [
        (KEY, ("Grow the north",), "Notice for “Frame” due in 20 days, no objective is about it"),
        (KEY, ("Grow the north", "Renew Frame for three years"), None),
        (GROWTH, (), None),
    ],
)
def test_the_renewal_of_a_key_account_wants_an_objective(
    needs: TierNeeds, objectives: tuple[str, ...], sentence: str | None
) -> None:
    assert said(account(needs, contracts=(FRAME,), objectives=objectives), "renewal") == sentence


def test_a_renewal_is_not_missed_where_there_is_no_plan_at_all() -> None:
    assert said(account(KEY, contracts=(FRAME,), plan=None), "renewal") is None


def test_a_plan_that_only_sells_is_a_concern() -> None:
    sells = PlanFacts(PlanStatus.AGREED, 0, 0, only_sells=True)
    assert said(account(GROWTH, plan=sells), "only-sells") == "The plan only sells: no objective cares for the customer"
    assert said(account(GROWTH), "only-sells") is None


def test_a_snoozed_rule_is_silent() -> None:
    facts = account(issues=(issue(disputed=1, answered_on=TODAY),))
    assert [found.rule for found in concerns(facts)] == ["dispute"]
    assert concerns(replace(facts, snoozed=frozenset({"dispute"}))) == ()


def test_the_weightiest_concern_comes_first_with_its_next_step() -> None:
    facts = account(issues=(issue(disputed=1),), overdue_promises=Overdue(1, days_ago(2)))
    found: tuple[Concern, ...] = concerns(facts)
    assert [one.rule for one in found] == ["unanswered", "promises", "dispute"]
    assert found[0].next_step == "Answer it now"


@pytest.mark.parametrize("status", [Status.LOST, Status.PROSPECT])
def test_lost_accounts_and_prospects_have_no_concerns(status: Status) -> None:
    assert concerns(replace(account(overdue_promises=Overdue(1, days_ago(2))), status=status)) == ()


# What each tier asks for (DESK-9)

STANDARD = TierNeeds(Tier.STANDARD, 90, False, None, 1, 0, 0, 0)
ADA, BEN, CLEO = person("Ada", Role.DECIDER), person("Ben", Role.INFLUENCER), person("Cleo", Role.USER)
DRAFT, AGREED = PlanFacts(PlanStatus.DRAFT, 0, 0), PlanFacts(PlanStatus.AGREED, 0, 0)
JUST_ENOUGH: dict[TierNeeds, dict[str, object]] = {
    KEY: {"people": (ADA, BEN, CLEO), "plan": AGREED, "last_check_in": days_ago(30), "last_review": days_ago(91)},
    GROWTH: {"people": (ADA, CLEO), "plan": DRAFT, "last_check_in": days_ago(60), "last_review": None},
    STANDARD: {"people": (person("Ada"),), "plan": None, "last_check_in": days_ago(90), "last_review": None},
    SMALL: {"people": (person("Ada"),), "plan": None, "last_check_in": days_ago(180), "last_review": None},
}
"""What satisfies each tier and not a day or a person more."""
ONE_LESS: dict[TierNeeds, dict[str, dict[str, object]]] = {
    KEY: {
        "check-in": {"last_check_in": days_ago(31)},
        "no-plan": {"plan": DRAFT},
        "review": {"last_review": days_ago(92)},
        "no-decider": {"people": (BEN, CLEO)},
        "no-influencer": {"people": (ADA, CLEO)},
        "no-user": {"people": (ADA, BEN)},
        "single-thread": {"people": (person("Ada", Role.DECIDER, Role.INFLUENCER, Role.USER),)},
    },
    GROWTH: {
        "check-in": {"last_check_in": days_ago(61)},
        "no-plan": {"plan": None},
        "no-decider": {"people": (CLEO,)},
        "no-user": {"people": (ADA,)},
    },
    STANDARD: {"check-in": {"last_check_in": days_ago(91)}, "nobody": {"people": ()}},
    SMALL: {"check-in": {"last_check_in": days_ago(181)}, "nobody": {"people": ()}},
}


def tier_name(value: object) -> str:
    return value.tier.value if isinstance(value, TierNeeds) else str(value)


@pytest.mark.parametrize("needs", JUST_ENOUGH, ids=tier_name)
def test_no_rule_asks_for_more_than_the_tier(needs: TierNeeds) -> None:
    assert concerns(account(needs, **JUST_ENOUGH[needs])) == ()


@pytest.mark.parametrize(
    ("needs", "rule"), [(needs, rule) for needs, rules in ONE_LESS.items() for rule in rules], ids=tier_name
)
def test_each_thing_a_tier_asks_for_is_missed_when_it_is_not_there(needs: TierNeeds, rule: str) -> None:
    facts = account(needs, **{**JUST_ENOUGH[needs], **ONE_LESS[needs][rule]})
    assert [found.rule for found in concerns(facts)] == [rule]


def test_a_changed_number_in_the_table_counts_at_once() -> None:
    more = replace(KEY, deciders=2, users=2, influencers=2, threads=4)
    facts = account(more, **JUST_ENOUGH[KEY])
    assert {found.rule: found.sentence for found in concerns(facts)} == {
        "no-decider": "Only 1 of 2 deciders known",
        "no-influencer": "Only 1 of 2 known who are listened to",
        "no-user": "Only 1 of 2 users known",
        "single-thread": "Only 3 of 4 living contacts",
    }
    nothing = TierNeeds(Tier.KEY, 365, False, None, 1, 0, 0, 0)
    assert concerns(account(nothing, people=(person("Ada"),), plan=None, last_review=None)) == ()


def test_a_review_that_is_planned_is_enough() -> None:
    late = account(KEY, last_review=days_ago(120))
    assert said(late, "review") == "No review for 120 days (expected: every 91)"
    assert said(replace(late, next_review=days_ago(-7)), "review") is None


def test_a_review_is_not_missed_before_one_span_inside_amdesk() -> None:
    new = account(KEY, last_review=None, known_since=days_ago(91))
    assert said(new, "review") is None
    assert said(replace(new, known_since=days_ago(92)), "review") is not None


# The budget of attention (DESK-10)


@pytest.mark.parametrize("since", ["last_touch", "known_since"])
def test_silence_counts_from_the_later_of_last_touch_and_the_day_it_came_in(since: str) -> None:
    both = {"last_touch": days_ago(400), "known_since": days_ago(400), "last_check_in": days_ago(400)}
    silent = account(SMALL, **{**both, since: days_ago(271)})
    assert said(silent, "silence") == "No contact for 271 days (agreed: every 180)"
    assert said(account(SMALL, **{**both, since: days_ago(270)}), "silence") is None


def test_an_imported_account_with_nothing_but_a_name_is_not_silent_on_its_first_day() -> None:
    fresh = account(STANDARD, known_since=TODAY, last_touch=None, last_check_in=None, plan=None, last_review=None)
    assert concerns(fresh) == ()


def test_what_was_not_begun_and_no_tier_expects_is_never_missed() -> None:
    bare = account(SMALL, plan=None, last_review=None, people=(person("Ada", days=None),))
    silent_about = {"no-plan", "no-decider", "no-user", "no-influencer", "never-met", "pulse", "buying-less", "paying"}
    assert not silent_about & {found.rule for found in concerns(bare)}


def test_there_is_one_line_for_an_account_and_a_rule_however_many_findings() -> None:
    issues = tuple(issue(id=n, answer_by=days_ago(n), disputed=100) for n in range(1, 6))
    found = [one.rule for one in concerns(account(KEY, issues=issues, people=(ADA, ADA, ADA, ADA)))]
    assert len(found) == len(set(found))
