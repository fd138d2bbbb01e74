"""F8 and F9: survey value, NPS and CSAT with the honesty of small numbers, curves by person."""

from datetime import date, timedelta

import pytest

from amdesk.analysis import pulse
from amdesk.model.facts import Score
from amdesk.model.rows import PulseRow, TimelineEntry
from amdesk.model.values import PulseKind, Role

TODAY = date(2026, 11, 21)


def score(who: int | None, company: int | None, *roles: Role, days: int = 0, products: int | None = None) -> Score:
    return Score(TODAY - timedelta(days=days), who, "", roles, company, products)


def row(number: int, who: str, company: int, *roles: Role) -> PulseRow:
    day = TODAY - timedelta(days=10 - number)
    return PulseRow(number, day, PulseKind.CHECK_IN, number, who, roles, company, None, "fine", "")


def test_many_users_cannot_outvote_the_decider() -> None:
    scores = [score(1, 4, Role.DECIDER), *(score(n, 9, Role.USER) for n in (2, 3, 4))]
    assert pulse.survey_value(scores, TODAY) == pytest.approx((3 * 4 + 3 * 9) / 6)


def test_everyone_counts_once_with_the_newest_score() -> None:
    scores = [score(1, 9, Role.USER, days=40), score(1, 5, Role.USER, days=2), score(2, 7, Role.USER)]
    assert pulse.survey_value(scores, TODAY) == 6


def test_scores_older_than_180_days_do_not_count() -> None:
    assert pulse.survey_value([score(1, 9, days=180)], TODAY) is None
    assert pulse.survey_value([score(1, 9, days=179)], TODAY) == 9


def test_company_and_products_stay_apart() -> None:
    scores = [score(1, 9, products=3), score(2, None, products=5)]
    assert pulse.survey_value(scores, TODAY) == 9
    assert pulse.survey_value(scores, TODAY, products=True) == 4


def test_the_share_heard_is_one_of_revenue() -> None:
    assert pulse.share_heard([(300, True), (100, False)]) == 0.75
    assert pulse.share_heard([]) is None


def test_nps_of_324_answers_has_its_standard_error() -> None:
    value, error = pulse.nps_of(162, 54, 324)
    assert value == pytest.approx(33.33, abs=0.01)
    assert error == pytest.approx(4.14, abs=0.005)


def test_nps_of_ten_answers_is_50_give_or_take_41_6() -> None:
    found = pulse.nps([10] * 6 + [8] * 3 + [2])
    assert found.value == pytest.approx(50)
    assert found.margin == pytest.approx(41.6, abs=0.05)


def test_five_equal_answers_are_not_measurable() -> None:
    assert pulse.nps_words(pulse.nps([10] * 5)) == "n = 5, not measurable"


def test_below_ten_the_single_answers_are_shown() -> None:
    assert pulse.nps_words(pulse.nps([10, 3, 8])) == "n = 3: 10, 8, 3"


def test_when_all_who_were_asked_answered_there_is_no_error() -> None:
    assert pulse.nps([10] * 10, asked=10).margin == 0


def test_csat_is_the_share_of_fours_and_fives() -> None:
    assert pulse.csat([5, 4, 3, 1]) == 0.5
    assert pulse.csat([]) is None


def test_each_person_has_a_curve_and_deciders_come_first() -> None:
    lines = pulse.satisfaction_lines([row(1, "Ben", 8, Role.USER), row(2, "Ada", 6, Role.DECIDER), row(3, "Ben", 7)])
    assert [line.name for line in lines.lines] == ["Ada", "Ben"]
    assert {line.name: len(line.points) for line in lines.lines} == {"Ada": 1, "Ben": 2}


def test_events_stand_on_the_curves_and_open_their_source() -> None:
    event = TimelineEntry(TODAY, "issue", 7, "medium", "Wrong bill", "")
    lines = pulse.satisfaction_lines([row(1, "Ada", 8)], [event])
    assert lines.events[0].key == ("issue", 7)


def test_without_scores_there_are_no_events_either() -> None:
    event = TimelineEntry(TODAY, "issue", 7, "medium", "Wrong bill", "")
    assert pulse.satisfaction_lines([], [event]).events == ()
