"""Names and amounts are blotted out of text, and nothing else."""

import pytest

from amdesk.store.blot import BLOT, Blotter, is_money

BLOTTER = Blotter(
    ("Aldermoor Dairy Ltd", "Northern Foods", "Zürich Bau AG"), "*", ("Ada Lovelace", "Bo"), "?", "Konex Bau"
)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Like Aldermoor Dairy Ltd did", "Like * did"),
        ("Like ALDERMOOR dairy did", "Like * did"),
        ("Aldermoor asked twice", "* asked twice"),
        ("The northern plant", "The northern plant"),
        ("Northern plant of Northern Foods", "Northern plant of *"),
        ("zurich bau", "*"),
        ("Konex Bau builds", "Konex Bau builds"),
        ("Ask Ada Lovelace, not Ada", "Ask ?, not Ada"),
        ("Bo called", "Bo called"),
        ("see https://files.house.example/aldermoor/plan", "see https://files.house.example/*/plan"),
        ("mail kim@aldermoor.example, the aldermoor tree", "mail kim@*.example, the aldermoor tree"),
    ],
)
def test_names_are_blotted_as_they_are_said(text: str, seen: str) -> None:
    assert BLOTTER.blotted(text) == seen


@pytest.mark.parametrize(
    "text",
    ["12,000 EUR", "EUR 12 000", "€ 1.5m", "$40k", "1,250.50", "40k", "3 million euros", "£7", "−200 CHF", "12’500"],
)
def test_amounts_are_blotted(text: str) -> None:
    assert BLOTTER.blotted(f"about {text} a year") == f"about {BLOT} a year"


@pytest.mark.parametrize("text", ["8/10", "21 November 2026", "30 days", "ISO 9001", "Plant 4", "14:30", "+49 30 1234"])
def test_other_figures_stay(text: str) -> None:
    assert BLOTTER.blotted(text) == text


def test_units_of_money_are_known() -> None:
    assert [is_money(unit) for unit in ("EUR", "thousand €", "euros a year", "hours", "", None)] == [True] * 3 + [
        False
    ] * 3
