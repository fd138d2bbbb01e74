"""Lines typed into the cards are understood part by part."""

from datetime import date
from decimal import Decimal

from amdesk.model.values import UsageEffect
from amdesk.ui.account.overview import typed

TODAY = date(2026, 11, 21)


def test_a_plan_of_theirs_says_effect_day_risk_and_need() -> None:
    found = typed.understood("Plant C opens, more, by 5 Mar, needs cold labels", typed.their_plan, TODAY, "EUR")
    assert found.values == {
        "text": "Plant C opens",
        "effect": UsageEffect.MORE,
        "is_risk": False,
        "by": date(2027, 3, 5),
        "product_change": "cold labels",
    }


def test_less_use_is_a_risk_unless_called_an_opportunity() -> None:
    assert typed.understood("Own app, less", typed.their_plan, TODAY, "EUR").values["is_risk"]
    assert not typed.understood("Own app, less, opportunity", typed.their_plan, TODAY, "EUR").values["is_risk"]


def test_value_has_amount_day_and_whether_it_was_accepted() -> None:
    found = typed.understood("Stops down, 12,500 EUR, in August, accepted", typed.value, TODAY, "GBP")
    assert found.values == {
        "text": "Stops down",
        "amount": 1_250_000,
        "currency": "EUR",
        "on": date(2026, 8, 1),
        "accepted": True,
    }
    assert found.says == ["12,500 EUR", "1 Aug 2026", "accepted"]


def test_a_short_amount_is_in_the_currency_of_the_account() -> None:
    found = typed.understood("Stops down, 12k", typed.value, TODAY, "GBP")
    assert (found.values["amount"], found.values["currency"]) == (1_200_000, "GBP")


def test_costs_have_hours_and_queries_and_a_bare_number_stays_with_the_words() -> None:
    found = typed.understood("Bills, 6.5 h, 9 queries, 14", typed.cost, TODAY, "EUR")
    assert found.values == {"text": "Bills, 14", "hours_a_month": Decimal("6.5"), "queries_a_month": 9}


def test_an_idea_knows_who_told_it() -> None:
    found = typed.understood("Return the cores, 3k EUR a year, from Bryony Castell", typed.idea, TODAY, "EUR")
    assert (found.values["worth"], found.values["told_by"]) == (300_000, "Bryony Castell")


def test_a_service_level_is_read_beside_what_was_agreed() -> None:
    found = typed.level("Delivered on time 97 of 98, October", TODAY)
    assert found.values == {"what": "Delivered on time", "reached": 97, "agreed": 98, "on": date(2026, 10, 1)}
    assert typed.level("Delivered on time", TODAY).values == {"what": "Delivered on time"}
