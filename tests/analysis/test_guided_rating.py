"""Questions that make ratings mean the same on every map."""

from itertools import product

import pytest

from amdesk.analysis.guided_rating import (
    QUESTIONS,
    RHYTHMS,
    Guide,
    influence_from,
    is_answered,
    rhythm_from,
    stance_from,
)
from amdesk.model.values import Stance


def every_answer(guide):
    questions = QUESTIONS[guide]
    for points in product(*([p for p, _words in question.answers] for question in questions)):
        yield dict(zip((question.name for question in questions), points, strict=True))


def stance(talk, deed, gain=0):
    return stance_from({"talk": talk, "deed": deed, "gain": gain})


def test_only_deeds_make_a_champion():
    assert stance(2, 1) is Stance.CHAMPION
    assert stance(2, 0) is Stance.SUPPORTER
    assert stance(2, -1) is Stance.NEUTRAL


def test_only_deeds_or_a_loss_of_their_own_make_an_opponent():
    assert stance(-2, -1) is Stance.OPPONENT
    assert stance(-2, 0, -1) is Stance.OPPONENT
    assert stance(-2, 0) is Stance.SCEPTIC


def test_who_says_nothing_is_judged_by_what_they_did_then_by_what_they_lose():
    assert stance(0, 1) is Stance.SUPPORTER
    assert stance(0, -1, 1) is Stance.SCEPTIC
    assert stance(0, 0, -1) is Stance.SCEPTIC
    assert stance(0, 0, 1) is Stance.NEUTRAL


def test_words_against_deeds_are_neutral():
    assert stance(1, -1) is Stance.NEUTRAL
    assert stance(-1, 1) is Stance.NEUTRAL


def test_speaking_better_never_lowers_a_stance():
    for answers in every_answer(Guide.STANCE):
        if answers["talk"] < 2:
            better = answers | {"talk": answers["talk"] + 1}
            assert stance_from(better).value >= stance_from(answers).value, answers


def test_influence_uses_the_whole_scale_and_nothing_beyond():
    assert {influence_from(answers) for answers in every_answer(Guide.INFLUENCE)} == {1, 2, 3, 4, 5}


def test_who_matters_more_is_seen_more_often():
    found = {rhythm_from(answers) for answers in every_answer(Guide.COVERAGE)}
    assert found == set(RHYTHMS)
    assert rhythm_from({"matters": 2, "moves": 2, "wishes": 1}) == min(RHYTHMS)
    assert rhythm_from({"matters": 0, "moves": 0, "wishes": -1}) == max(RHYTHMS)


@pytest.mark.parametrize("guide", Guide)
def test_a_guide_asks_two_or_three_questions_or_one_with_an_amount(guide):
    assert len(QUESTIONS[guide]) in (2, 3) or guide is Guide.AUTHORITY
    assert not is_answered(guide, {})
    assert all(is_answered(guide, answers) for answers in every_answer(guide))
