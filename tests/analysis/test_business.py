"""Value brought, cost of dealing, service and plans of theirs: sentences with figures worked by hand."""

from datetime import date
from decimal import Decimal

from amdesk.analysis.business import dealing_cost, own_risks, plans_of_theirs, service_levels, value_brought
from amdesk.analysis.series import Tone
from amdesk.model.profile_rows import CostLine, LevelLine, OwnRiskLine, TheirPlanLine, ValueLine
from amdesk.model.values import Money, UsageEffect

TODAY = date(2026, 11, 21)


def eur(amount: int) -> Money:
    return Money(amount * 100, "EUR")


def test_value_counts_what_was_accepted_this_year() -> None:
    rows = [
        ValueLine(1, "Stops", eur(46_000), date(2026, 7, 24), True),
        ValueLine(2, "Scrap", Money(9_000_00, "SEK"), date(2026, 2, 1), True),
        ValueLine(3, "Waste", eur(8_200), date(2026, 9, 22), False),
        ValueLine(4, "Older", eur(5_000), date(2025, 9, 22), True),
    ]
    assert value_brought(rows, TODAY).says == (
        "Accepted this year: 46,000 EUR + 9,000 SEK (2 gains); not accepted yet: 8,200 EUR (1 gain); "
        "accepted last year: 5,000 EUR (1 gain)."
    )


def test_value_without_amounts_is_only_counted() -> None:
    rows = [ValueLine(1, "Peace", None, TODAY, True)]
    assert value_brought(rows, TODAY).says == "Accepted this year: 1 gain."
    assert value_brought([], TODAY).says == ""


def cost(number: int, text: str, hours: str | None, day: date, queries: int | None = None) -> CostLine:
    return CostLine(number, text, Decimal(hours) if hours else None, queries, None, day)


def test_a_cost_measured_again_falls_or_rises() -> None:
    before, now = date(2026, 1, 1), date(2026, 10, 1)
    rows = [cost(1, "Bills", "30", before), cost(2, "Typing", "6", before), cost(3, "bills", "22", now, 9)]
    ledger = dealing_cost(rows)
    assert ledger.says == "Dealing with us costs them 28 h a month and 9 queries a month; it is falling."
    assert [(entry.id, entry.chip) for entry in ledger.entries] == [(3, "▼ falling"), (2, "")]


def test_a_cost_measured_once_says_that_nobody_knows() -> None:
    says = dealing_cost([cost(1, "Bills", "30", TODAY)]).says
    assert says == (
        "Dealing with us costs them 30 h a month; nothing was measured twice, so nobody knows whether it falls."
    )


def test_service_is_judged_by_the_last_month_against_what_was_agreed() -> None:
    rows = [
        LevelLine(1, "On time", date(2026, 8, 1), 97, 99),
        LevelLine(2, "On time", date(2026, 9, 1), None, 95),
        LevelLine(3, "Answer", date(2026, 9, 1), 90, 90),
    ]
    ledger = service_levels(rows)
    assert ledger.says == "On time is below what was agreed."
    late, kept = ledger.entries
    assert (late.aside, late.chip, late.values, late.level) == (
        "95 % of 97 % agreed · 1 Sep 2026",
        "missed",
        (99, 95),
        97,
    )
    assert (kept.chip, kept.tone) == ("kept", Tone.GOOD)


def test_a_level_nobody_measured_is_not_zero() -> None:
    (entry,) = service_levels([LevelLine(1, "On time", None, 97, None)]).entries
    assert entry.aside == "not measured of 97 % agreed" and entry.chip == ""


def test_their_plans_are_chances_and_risks_with_what_they_ask_of_us() -> None:
    rows = [
        TheirPlanLine(1, "Plant C", UsageEffect.MORE, date(2027, 4, 20), False, "Cold labels", "Tomasz"),
        TheirPlanLine(2, "Own monitoring", UsageEffect.LESS, None, True, "Open interface", ""),
    ]
    ledger = plans_of_theirs(rows)
    assert ledger.says == "Their plans hold one opportunity and one risk for us."
    assert [entry.aside for entry in ledger.entries] == [
        "they will use more of us · by 20 Apr 2027 · needs: Cold labels, asked of Tomasz",
        "they will use less of us · needs: Open interface, asked of nobody yet",
    ]


def test_risks_say_since_when_and_whom_they_concern() -> None:
    ledger = own_risks([OwnRiskLine(1, "Roadmap stopped", date(2026, 10, 1), True)])
    assert ledger.says == "One thing on our side may cost us this account."
    assert ledger.entries[0].aside == "since 1 Oct 2026 · concerns all accounts"
