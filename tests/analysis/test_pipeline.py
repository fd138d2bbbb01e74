"""The pipeline against sums worked out by hand, and what a typed line says."""

from dataclasses import replace
from datetime import date

import pytest

from amdesk.analysis.pipeline import OpportunitySaid, add_up, by_stage, opportunity_said, pipeline_sentence
from amdesk.model.pipeline_rows import OpportunityRow
from amdesk.model.values import OpportunityStage, RevenueKind
from amdesk.ui.kit.amounts import parse_amount
from tests.conftest import TODAY

ROW = OpportunityRow(
    1, "Labels", RevenueKind.CROSS_SELL, True, OpportunityStage.IDEA, 60_000_00, "EUR", 25, date(2027, 3, 31)
)


def test_the_weighted_sum_is_value_times_probability() -> None:
    # 60,000 at 25 % is 15,000; 84,000 at 50 % is 42,000
    found = add_up([ROW, replace(ROW, value=84_000_00, probability=50)])
    assert (found.value, found.weighted) == ({"EUR": 144_000_00}, {"EUR": 57_000_00})


def test_what_has_no_probability_is_counted_and_not_taken_for_nought() -> None:
    found = add_up([ROW, replace(ROW, probability=None), replace(ROW, value=None)])
    assert (found.weighted, found.unweighted) == ({"EUR": 15_000_00}, 2)


def test_currencies_are_not_added_to_each_other() -> None:
    assert add_up([ROW, replace(ROW, currency="CHF", value=10_00)]).value == {"EUR": 60_000_00, "CHF": 10_00}


def test_the_sentence_says_what_is_open_what_it_is_worth_and_what_is_late() -> None:
    rows = [
        ROW,
        replace(ROW, id=2, value=84_000_00, probability=50, closes_on=date(2026, 11, 1)),
        replace(ROW, id=3, stage=OpportunityStage.WON),
    ]
    assert pipeline_sentence(rows, TODAY) == (
        "Two opportunities are open, worth 144,000 EUR, 57,000 EUR by probability. 1 should have been decided by now."
    )
    assert pipeline_sentence(rows[2:], TODAY) == "Nothing is in the pipeline."


def test_what_was_decided_stands_with_the_latest_first() -> None:
    won = replace(ROW, stage=OpportunityStage.WON)
    rows = [replace(won, id=1, closed_on=date(2026, 1, 1)), replace(won, id=2, closed_on=date(2026, 5, 1))]
    assert [row.id for row in by_stage(rows)[OpportunityStage.WON]] == [2, 1]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "Labels for Plant C 60k 40 % hunting by end of March",
            OpportunitySaid("Labels for Plant C", 60_000_00, 40, date(2027, 3, 31), True),
        ),
        ("Line 3 at Plant 2", OpportunitySaid("Line 3 at Plant 2")),
        ("Second line 84,000 farming", OpportunitySaid("Second line", 84_000_00)),
        ("Service 1.5m 10%", OpportunitySaid("Service", 1_500_000_00, 10)),
        ("2500", OpportunitySaid("2500")),
        ("Trade fair 2027", OpportunitySaid("Trade fair 2027")),
        ("Labels €1.234,50 net", OpportunitySaid("Labels net", 1_234_50)),
        ("Labels EUR 9’000, 5 %", OpportunitySaid("Labels", 9_000_00, 5)),
        ("Two lines 60k per year", OpportunitySaid("Two lines per year", 60_000_00)),
    ],
)
def test_a_typed_line_is_understood(typed: str, said: OpportunitySaid) -> None:
    assert opportunity_said(typed, TODAY, "EUR", parse_amount) == said


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Labels 60k usd", "Money is told in EUR here. “60k usd” stays in the words."),
        ("Labels 1234.5678", "EUR has 2 digits behind the point. “1234.5678” stays in the words."),
        ("Labels by 31 Feb", "“31 Feb” is no day: it stays in the words."),
    ],
)
def test_what_is_not_understood_stays_in_the_words_and_is_told(typed: str, why: str) -> None:
    said = opportunity_said(typed, TODAY, "EUR", parse_amount)
    assert (said.name, said.value, [doubt.sentence for doubt in said.doubts]) == (typed, None, [why])
