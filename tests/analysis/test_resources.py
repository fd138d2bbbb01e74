"""How resources were answered, what they come to, and what a typed line asks for."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from amdesk.analysis.resources import Answer, ResourceSaid, answer, by_kind, resource_said, resources_sentence
from amdesk.model.resource_rows import ResourceLine
from amdesk.model.values import ResourceKind
from amdesk.ui.kit.amounts import parse_amount
from tests.conftest import TODAY

FIVE = Decimal(5)
ROW = ResourceLine(1, 1, "Plan", ResourceKind.DAYS, "Specialist", 3, "Paul", "Trial week", FIVE, None, None, None)
HERE = [(1, "Me"), (3, "Paul Wrona")]


def test_every_answer_has_its_name() -> None:
    assert answer(ROW) is Answer.OPEN
    assert answer(replace(ROW, granted=FIVE)) is Answer.GRANTED
    assert answer(replace(ROW, granted=Decimal(3))) is Answer.PARTLY
    assert answer(replace(ROW, granted=Decimal(0))) is Answer.REFUSED
    assert answer(replace(ROW, granted=Decimal(3), used=Decimal(4))) is Answer.OVERDRAWN


def test_what_is_used_before_it_is_granted_still_waits_for_an_answer() -> None:
    used = replace(ROW, used=Decimal(1))
    assert answer(used) is Answer.OVERDRAWN
    assert resources_sentence([used], 0) == "One resource waits for an answer."


def test_days_and_money_are_added_up_apart_and_what_nobody_said_stays_unsaid() -> None:
    money = replace(ROW, kind=ResourceKind.BUDGET, asked=Decimal(12_000), granted=Decimal(9_000))
    sums = by_kind([ROW, replace(ROW, asked=Decimal("2.5"), used=Decimal(1)), money])
    days = sums[ResourceKind.DAYS]
    assert (days.asked, days.granted, days.used) == (Decimal("7.5"), None, Decimal(1))
    assert sums[ResourceKind.BUDGET].granted == Decimal(9_000)


def test_the_sentence_says_what_waits_was_refused_and_is_over_booked() -> None:
    rows = [ROW, replace(ROW, granted=Decimal(0))]
    assert resources_sentence(rows, 1) == "One resource waits for an answer. 1 was refused. 1 quarter is over-booked."
    assert resources_sentence([replace(ROW, granted=FIVE)], 0) == "Everything asked for was answered."
    assert resources_sentence([], 0) == "Nothing is asked for yet."


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "Specialist on site 5 d @paul by 15 Jan 2027",
            ResourceSaid("Specialist on site", ResourceKind.DAYS, FIVE, 3, "Paul Wrona", date(2027, 1, 15)),
        ),
        ("Travel 12k", ResourceSaid("Travel", ResourceKind.BUDGET, Decimal(12_000))),
        ("Travel to Turin 2300 eur", ResourceSaid("Travel to Turin", ResourceKind.BUDGET, Decimal(2_300))),
        ("Travel 12,000", ResourceSaid("Travel", ResourceKind.BUDGET, Decimal(12_000))),
        ("2 samples", ResourceSaid("2 samples", ResourceKind.MATERIAL, None)),
    ],
)
def test_a_typed_line_is_understood(typed: str, said: ResourceSaid) -> None:
    assert resource_said(typed, TODAY, HERE, "EUR", parse_amount) == said
