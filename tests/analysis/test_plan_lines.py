"""What is typed into a plan is understood, and only what surely means something is taken out of the words."""

from datetime import date
from decimal import Decimal

import pytest

from amdesk.analysis.plan_clauses import NeedSaid, WinSaid
from amdesk.analysis.plan_lines import (
    ActionSaid,
    Around,
    ObjectiveSaid,
    Theirs,
    action_said,
    decision_said,
    objective_said,
)
from amdesk.model.values import ResourceKind, Side, Stance
from tests.conftest import TODAY

COLLEAGUES = [(1, "Jana Kral"), (2, "Carla Ruiz"), (3, "Carlos Diaz"), (4, "Tomasz Nowak")]
AROUND = Around(((11, "Case study"), (12, "Trial week")), ((13, "Offer"),), "EUR")
THEIRS = Theirs(((1, "Enter the Nordics"), (2, "Halve their suppliers")), ((5, "Ada Novak"), (6, "Ben Okafor")))


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


def test_a_name_nobody_has_stays_in_the_words_and_is_told() -> None:
    said = action_said("Trial week @Zebedee fri ~2h", TODAY, COLLEAGUES)
    assert (said.name, said.due, said.hours) == ("Trial week @Zebedee", date(2026, 11, 27), Decimal(2))
    (doubt,) = said.doubts
    assert (doubt.sentence, doubt.stranger) == ("Nobody here is called “Zebedee”.", "colleague")
    assert said.owner_or(1) is None


def test_a_name_that_may_be_two_offers_both() -> None:
    said = action_said("Call @car", TODAY, COLLEAGUES)
    assert (said.name, said.stranger) == ("Call @car", "car")
    assert said.doubts[0].choices == ("Carla Ruiz", "Carlos Diaz")
    assert action_said("Call @carla.ruiz", TODAY, COLLEAGUES).owner_id == 2


def test_what_nobody_is_named_for_is_mine() -> None:
    assert action_said("Call", TODAY, COLLEAGUES).owner_or(1) == 1


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


def test_an_action_says_how_after_what_and_what_it_needs() -> None:
    line = "Report @carla by fri, after 2, needs 2d Tomasz, needs 5.000 EUR for travel, how: two shifts, then by fri"
    said = action_said(line, TODAY, COLLEAGUES, AROUND)
    assert said == ActionSaid(
        "Report",
        date(2026, 11, 27),
        2,
        "Carla Ruiz",
        how="two shifts, then by fri",
        after_id=12,
        after="Trial week",
        needs=(
            NeedSaid(ResourceKind.DAYS, "", Decimal(2), 4, "Tomasz Nowak"),
            NeedSaid(ResourceKind.BUDGET, "travel", Decimal(5000)),
        ),
    )


@pytest.mark.parametrize("words", ["after offer", "after Off", "after “Offer”"])
def test_an_action_waits_for_one_that_is_named(words: str) -> None:
    said = action_said(f"Report {words} by Q1", TODAY, COLLEAGUES, AROUND)
    assert (said.name, said.after_id, said.due) == ("Report", 13, date(2027, 3, 31))


@pytest.mark.parametrize("words", ["Call them after lunch", "Ask who needs help", "Call them after fri", "needs 2d"])
def test_words_that_only_look_like_more_stay_without_a_doubt(words: str) -> None:
    assert action_said(words, TODAY, COLLEAGUES, AROUND) == ActionSaid(words)


def test_what_is_set_apart_and_not_understood_stays_and_is_told() -> None:
    said = action_said("Call them, after lunch, needs 50 USD", TODAY, COLLEAGUES, AROUND)
    assert said.name == "Call them, after lunch, needs 50 USD"
    assert [doubt.words for doubt in said.doubts] == ["lunch", "USD"]


def test_days_of_somebody_unknown_are_needed_all_the_same() -> None:
    said = action_said("Trial, needs 2d @Zoe by 5 Dec @carla", TODAY, COLLEAGUES, AROUND)
    assert (said.owner_id, said.due) == (2, date(2026, 12, 5))
    assert (said.needs[0].what, said.needs[0].asked, said.doubts[0].words) == ("Zoe", Decimal(2), "Zoe")


def test_hours_management_and_things_are_needed_as_well() -> None:
    said = action_said("Trial, needs 4h Tomasz, needs 1,5d management, needs a demo kit", TODAY, COLLEAGUES, AROUND)
    assert [(need.kind, need.what, need.asked) for need in said.needs] == [
        (ResourceKind.DAYS, "", Decimal("0.5")),
        (ResourceKind.MANAGEMENT, "", Decimal("1.5")),
        (ResourceKind.MATERIAL, "a demo kit", None),
    ]


def test_a_decision_keeps_its_effort_in_its_words() -> None:
    said = decision_said("Visit Plant B @carla ~2h by fri", TODAY, COLLEAGUES)
    assert (said.name, said.owner_id, said.due) == ("Visit Plant B ~2h", 2, date(2026, 11, 27))


@pytest.mark.parametrize("words", ["by 31 Feb", "31 Feb", "by 31.2.", "!sometime", "on 30 February 2027", "by Q5"])
def test_what_is_written_like_a_day_and_is_none_stays_and_is_told(words: str) -> None:
    said = action_said(f"Ship it {words}", TODAY)
    assert (said.name, said.due) == (f"Ship it {words}", None)
    assert "is no day: it stays in the words." in said.doubts[0].sentence


def test_a_day_that_is_none_is_no_unit() -> None:
    said = objective_said("Grow: Fewer queries: queries 5 > 3 by 31 Feb", TODAY)
    assert (said.name, said.goal, said.unit) == ("Fewer queries by 31 Feb", Decimal(3), "")
    assert said.doubts[0].words == "31 Feb"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("by Q1", date(2027, 3, 31)),
        ("until q4", date(2026, 12, 31)),
        ("by march", date(2027, 3, 31)),
        ("by Feb 2028", date(2028, 2, 29)),
    ],
)
def test_by_a_month_or_a_quarter_means_its_last_day(words: str, day: date) -> None:
    assert action_said(f"Ship it {words}", TODAY) == ActionSaid("Ship it", day)


@pytest.mark.parametrize(
    ("words", "start", "goal"),
    [
        ("error rate 1,5 > 0,5 %", "1.5", "0.5"),
        ("error rate 1.5% > 0.5 %", "1.5", "0.5"),
        ("revenue 1.200.000 > 1.500.000", "1200000", "1500000"),
        ("revenue 1,200,000 → 1,500,000", "1200000", "1500000"),
        ("revenue 1 200 000 -> 1 500 000", "1200000", "1500000"),
        ("revenue 1.200,50 > 1,500.5", "1200.50", "1500.5"),
        ("orders 1,500 > 2.000", "1500", "2000"),
        ("loss 0,125 > 0.1", "0.125", "0.1"),
        ("orders 0 > 40k EUR", "0", "40000"),
        ("balance −5 > 3", "-5", "3"),
    ],
)
def test_figures_are_read_as_money_is(words: str, start: str, goal: str) -> None:
    said = objective_said(f"Better: {words}", TODAY)
    assert (said.start, said.goal) == (Decimal(start), Decimal(goal))


def test_a_year_before_the_figures_is_no_figure() -> None:
    said = objective_said("Sales: orders 2026 200 > 300", TODAY)
    assert (said.measure, said.start) == ("orders 2026", Decimal(200))


def test_an_objective_says_whom_it_serves_and_wins() -> None:
    said = objective_said("Care: Bills right, for: enter, win: Ada ++ by March, Ben support", TODAY, THEIRS)
    assert (said.name, said.side, said.aim) == ("Bills right", Side.CARE, "Enter the Nordics")
    assert said.wins == (
        WinSaid(5, "Ada Novak", Stance.CHAMPION, date(2027, 3, 31)),
        WinSaid(6, "Ben Okafor", Stance.SUPPORTER),
    )


def test_an_aim_or_a_person_nobody_knows_stays_in_the_words() -> None:
    said = objective_said("Bills right, for: the moon, win: Zoe ++, Ada", TODAY, THEIRS)
    assert said.name == "Bills right, for: the moon, win: Zoe ++"
    assert [doubt.stranger for doubt in said.doubts] == ["", "person"]
    assert [win.person for win in said.wins] == ["Ada Novak"]
