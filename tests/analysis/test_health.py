"""F4: health, its caps, confidence, bands and movers, against hand-worked numbers."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from amdesk.analysis import health
from amdesk.model.facts import AccountFacts, IssueFacts, PersonFacts, PlanFacts, Receivables, Sales, Score
from amdesk.model.health_rows import Band, HealthPart
from amdesk.model.rows import TierNeeds
from amdesk.model.values import IssueKind, PlanStatus, Role, Severity, Status, Tier

TODAY = date(2026, 11, 21)
GROWTH = TierNeeds(Tier.GROWTH, 60, True, None, 1, 1, 0, 1)
STANDARD = TierNeeds(Tier.STANDARD, 90, False, None, 1, 0, 0, 0)
KEY = TierNeeds(Tier.KEY, 30, True, 91, 2, 1, 1, 1)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def issue(severity: Severity = Severity.MEDIUM, reported: int = 5, **rest: object) -> IssueFacts:
    return IssueFacts(1, "Wrong bill", IssueKind.COMPLAINT, severity, days_ago(reported), **rest)  # type: ignore[arg-type]


def parts(**scores: float | None) -> tuple[HealthPart, ...]:
    return tuple(HealthPart(name, name, health.WEIGHTS[name], score, "") for name, score in scores.items())


def whole(needs: TierNeeds = STANDARD) -> AccountFacts:
    """An account of which everything is known, with the parts of the vector except relationships."""
    ada = PersonFacts(1, "Ada", (Role.DECIDER,), None, None, 90, last_touch=TODAY, touches_90=1, depth=1.0)
    return AccountFacts(
        1,
        "Konex",
        Status.ACTIVE,
        TODAY,
        needs,
        needs.check_in_days,
        last_touch=TODAY,
        people=(ada,),
        issues=(issue(),),
        scores=(Score(days_ago(10), 1, "Ada", (Role.DECIDER,), 7, None), Score(days_ago(9), None, "", (), 8, None)),
        receivables=(Receivables("EUR", 0, 0),),
        sales=Sales(24, 104, 100, 26, 25),
        plan=PlanFacts(PlanStatus.AGREED, 10, 8),
    )


VECTOR = {"pulse": 72.0, "relationships": 60.0, "issues": 80.0, "receivables": 100.0, "sales": 60.0, "plan": 80.0}


def test_the_vector_of_the_formula_gives_75() -> None:
    assert health.weighted(parts(**VECTOR)) == (75.0, 100)


def test_without_receivables_and_sales_it_gives_72_with_confidence_75() -> None:
    known: dict[str, float | None] = {**VECTOR, "receivables": None, "sales": None}
    assert health.weighted(parts(**known)) == (72.0, 75)


def test_every_part_is_measured_as_the_formula_says() -> None:
    measured = {part.name: part.score for part in health.health(whole()).parts}
    assert measured["pulse"] == pytest.approx(10 * (3 * 7 + 8) / 4)
    assert measured["relationships"] == pytest.approx(30 + 25 + 15)
    assert measured["issues"] == 80
    assert measured["receivables"] == 100
    assert measured["sales"] == pytest.approx(60)
    assert measured["plan"] == 80


def test_below_60_percent_confidence_nothing_is_said() -> None:
    facts = AccountFacts(1, "New", Status.ACTIVE, TODAY, STANDARD, 90, last_touch=TODAY)
    found = health.health(facts)
    assert (found.score, found.band, found.confidence) == (None, Band.UNKNOWN, 20)


@pytest.mark.parametrize(
    ("score", "band"), [(0, Band.BAD), (50, Band.BAD), (51, Band.WATCH), (75, Band.WATCH), (76, Band.GOOD)]
)
def test_bands_change_above_50_and_above_75(score: int, band: Band) -> None:
    assert health.band(score) is band


def test_an_unanswered_issue_past_its_date_counts_twice() -> None:
    late = replace(whole(), issues=(issue(answer_by=days_ago(1)),))
    assert health.health(late).parts[2].score == 60


def test_an_issue_answered_counts_once_although_its_date_has_passed() -> None:
    answered = replace(whole(), issues=(issue(answer_by=days_ago(1), answered_on=days_ago(2)),))
    assert health.health(answered).parts[2].score == 80


def test_issues_never_take_more_than_everything() -> None:
    bad = replace(whole(), issues=(issue(Severity.CRITICAL),) * 4)
    assert health.health(bad).parts[2].score == 0


def test_issues_are_not_known_of_an_account_not_in_touch() -> None:
    quiet = replace(whole(), issues=(), last_touch=days_ago(181))
    assert health.health(quiet).parts[2].score is None


def test_a_critical_issue_older_than_14_days_holds_the_score_at_40() -> None:
    held = health.health(replace(whole(), issues=(issue(Severity.CRITICAL, reported=15),)))
    assert held.score == 40
    assert held.caps == ("critical issue open for 15 days: at most 40",)


def test_a_single_thread_holds_a_growth_account_at_70_but_not_a_standard_one() -> None:
    thriving = replace(whole(), issues=(), plan=PlanFacts(PlanStatus.AGREED, 2, 2), sales=Sales(24, 120, 100, 30, 25))
    assert health.health(thriving).score > 70  # type: ignore[operator]
    assert health.health(replace(thriving, needs=GROWTH)).score == 70


def test_a_decider_not_met_in_twice_the_rhythm_holds_the_score_at_60() -> None:
    silent = PersonFacts(1, "Ada", (Role.DECIDER,), None, None, 90, last_touch=days_ago(181))
    user = PersonFacts(2, "Ben", (Role.USER,), None, None, 90, last_touch=TODAY, touches_90=1, depth=1.0, two_way=True)
    facts = replace(whole(), people=(silent, user), issues=(), scores=(Score(TODAY, 2, "", (Role.USER,), 10, None),))
    assert health.health(facts).score == 60


def test_the_silence_of_a_decider_is_not_counted_from_before_the_account_came_in() -> None:
    never = PersonFacts(1, "Ada", (Role.DECIDER,), None, None, 90)
    facts = replace(whole(), people=(never,), known_since=days_ago(30))
    assert health.health(facts).caps == ()


def test_undisputed_late_invoices_lower_receivables() -> None:
    owing = replace(whole(), receivables=(Receivables("EUR", 1000, 250),))
    assert health.health(owing).parts[3].score == 75


def test_the_worst_currency_counts() -> None:
    owing = replace(whole(), receivables=(Receivables("EUR", 1000, 0), Receivables("GBP", 100, 50)))
    assert health.health(owing).parts[3].score == 50


def test_sales_are_not_known_under_13_months() -> None:
    young = replace(whole(), sales=Sales(12, 100, 0, 30, 0))
    assert health.health(young).parts[4].score is None


def test_a_key_account_without_a_plan_has_nothing_of_the_plan() -> None:
    assert health.health(replace(whole(KEY), plan=None)).parts[5].score == 0
    assert health.health(replace(whole(), plan=None)).parts[5].score is None


def test_the_three_biggest_movers_are_named_with_their_points() -> None:
    now = parts(**{**VECTOR, "pulse": 56.0, "issues": 60.0, "plan": 100.0, "sales": 50.0})
    assert health.movers(now, VECTOR) == (("pulse", -4), ("issues", -4), ("plan", 2))


def test_what_was_not_known_before_is_no_mover() -> None:
    assert health.movers(parts(pulse=10.0), {}) == ()


def test_movement_needs_both_days() -> None:
    assert health.movement(72, 78) == -6
    assert health.movement(72, None) is None


@given(some.dictionaries(some.sampled_from(sorted(health.WEIGHTS)), some.none() | some.floats(0, 100), min_size=1))
def test_the_score_stays_between_its_known_parts(scores: dict[str, float | None]) -> None:
    value, confidence = health.weighted(parts(**scores))
    known = [score for score in scores.values() if score is not None]
    assert (value is None) == (not known) and 0 <= confidence <= 100
    if value is not None:
        assert min(known) - 1e-9 <= value <= max(known) + 1e-9
