"""What is typed into a plan is understood, and only what surely means something is taken out of the words."""

from datetime import date
from decimal import Decimal

import pytest

from amdesk.analysis.plan_lines import ActionSaid, ObjectiveSaid, action_said, objective_said
from amdesk.model.values import Side
from tests.conftest import TODAY

COLLEAGUES = [(1, "Jana Kral"), (2, "Carla Ruiz"), (3, "Carlos Diaz")]


def test_an_action_says_owner_day_and_effort_in_any_order() -> None:
    expected = ActionSaid("Meet the CFO", date(2026, 11, 27), 2, "Carla Ruiz", Decimal(3))
    assert action_said("Meet the CFO @carla ~3h by fri", TODAY, COLLEAGUES) == expected
    assert action_said("Meet the CFO ~3h @ruiz !fri", TODAY, COLLEAGUES) == expected


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("in 3 weeks", date(2026, 12, 12)),
        ("end of March", date(2027, 3, 31)),
        ("5 Dec", date(2026, 12, 5)),
        ("2026-12-05", date(2026, 12, 5)),
        ("tomorrow", date(2026, 11, 22)),
    ],
)
def test_days_are_typed_as_words(words: str, day: date) -> None:
    said = action_said(f"Send the comparison {words}", TODAY)
    assert (said.name, said.due) == ("Send the comparison", day)


@pytest.mark.parametrize(
    "words", ["Ask what they may", "Walk in the sun", "Show them the second", "Answer call 12", "March"]
)
def test_words_that_may_mean_something_else_stay(words: str) -> None:
    assert action_said(words, TODAY) == ActionSaid(words)


def test_an_owner_who_may_be_two_or_nobody_is_told_and_not_guessed() -> None:
    assert action_said("Call @car", TODAY, COLLEAGUES).stranger == "car"
    assert action_said("Call @zoe", TODAY, COLLEAGUES).stranger == "zoe"


def test_me_is_the_first_of_all() -> None:
    colleagues = [(7, "Jana Kral"), (8, "Carla Menotti")]
    assert action_said("Call @me", TODAY, colleagues).owner_id == 7


def test_days_of_work_are_eight_hours_each() -> None:
    assert action_said("Prepare ~2d", TODAY).hours == Decimal(16)


def test_an_objective_says_side_measure_and_day() -> None:
    assert objective_said("grow: Second line for Plant B: pilot orders 0 > 40,000 EUR by end of June", TODAY) == (
        ObjectiveSaid(
            "Second line for Plant B", Side.GROW, "pilot orders", Decimal(0), Decimal(40000), "EUR", date(2027, 6, 30)
        )
    )


def test_an_objective_without_a_measure_keeps_its_colon() -> None:
    assert objective_said("Plant B: a second line", TODAY) == ObjectiveSaid("Plant B: a second line")
