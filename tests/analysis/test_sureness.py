"""How sure a rating is and how old."""

from datetime import date

from amdesk.analysis.sureness import doubt_words, gathered, is_doubtful, sure_words
from amdesk.model.rows import Sureness
from amdesk.model.values import Certainty, Rated
from tests.analysis.maps import TODAY, somebody


def held(certainty, since, what=Rated.STANCE):
    return Sureness(what, certainty, since)


def test_how_sure_comes_with_its_age():
    assert sure_words(held(Certainty.GUESSED, date(2026, 3, 15)), TODAY) == "guessed, 8 months old"
    assert sure_words(held(Certainty.SEEN, TODAY), TODAY) == "seen, of today"
    assert sure_words(held(Certainty.TOLD, date(2026, 11, 9)), TODAY) == "told, 12 days old"
    assert sure_words(held(None, date(2024, 5, 1)), TODAY) == "not said how sure, 2 years old"


def test_guessed_and_old_is_doubtful_and_seen_lately_is_not():
    assert is_doubtful(held(Certainty.GUESSED, TODAY), TODAY)
    assert is_doubtful(held(Certainty.SEEN, date(2025, 11, 20)), TODAY)
    assert not is_doubtful(held(Certainty.SEEN, date(2025, 11, 21)), TODAY)
    assert not is_doubtful(held(Certainty.TOLD, None), TODAY)


def test_a_card_doubts_the_stance_it_draws():
    one = somebody(1, sureness=(held(Certainty.GUESSED, TODAY), held(Certainty.GUESSED, TODAY, Rated.INTEREST)))
    assert doubt_words(one, TODAY) == "Stance guessed, of today"
    assert doubt_words(somebody(1, sureness=(held(Certainty.SEEN, TODAY),)), TODAY) == ""


def test_ratings_known_alike_stand_in_one_line():
    long_ago = date(2024, 5, 1)
    ratings = (
        held(Certainty.SEEN, TODAY),
        held(Certainty.TOLD, long_ago, Rated.INFLUENCE),
        held(Certainty.TOLD, long_ago, Rated.INTEREST),
    )
    lines = gathered(somebody(1, sureness=ratings), TODAY)
    assert lines == [("Stance: seen, of today", False), ("Influence, interest: told, 2 years old", True)]
