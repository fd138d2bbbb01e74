"""Figures over issues are counted as a hand would, and each names the issues it is made of (formulae F16)."""

from dataclasses import replace
from datetime import date, timedelta

from amdesk.analysis.issue_figures import billing_rate, issue_figures, passed_review, recurrence, without_words
from amdesk.analysis.noes import noes_sentence, register
from amdesk.model.issue_figure_rows import IssuePast, NoRow
from amdesk.model.rows import IssueLine
from amdesk.model.values import Cause, IssueKind, IssueStatus, IssueSubject, Severity, Tier

TODAY = date(2026, 11, 21)
LINE = IssueLine(
    id=1,
    account_id=1,
    account="Konex",
    tier=Tier.KEY,
    name="Late",
    kind=IssueKind.COMPLAINT,
    subject=IssueSubject.BILLING,
    severity=Severity.LOW,
    status=IssueStatus.OPEN,
    phase=None,
    done=0,
    steps=0,
    reported_on=TODAY,
    answered_on=None,
    answer_by=None,
    resolved_on=None,
    owner="",
    disputed=None,
    credited=0,
    currency="EUR",
    cause="",
    days_open=0,
)


def issue(number: int, ago: int, **says: object) -> IssueLine:
    reported = TODAY - timedelta(days=ago)
    return replace(LINE, id=number, reported_on=reported, days_open=ago, **says)  # type: ignore[arg-type]


def root(number: int, *texts: str) -> IssuePast:
    return IssuePast(number, texts, 0, 0)


def test_a_root_cause_met_again_within_twelve_months_recurs() -> None:
    lines = [issue(1, 800), issue(2, 300), issue(3, 100), issue(4, 50), issue(5, 10)]
    pasts = {
        1: root(1, "No form"),
        2: root(2, "New clerk"),
        3: root(3, "new clerk."),
        4: root(4, "No form"),
    }
    found = recurrence(lines, pasts, None)
    assert (found.value, [line.id for line in found.issues]) == ("1 of 4", [3])


def test_the_same_cause_on_the_same_day_counts_once_for_each_other() -> None:
    lines = [issue(1, 10), issue(2, 10)]
    assert recurrence(lines, {1: root(1, "No form"), 2: root(2, "No form")}, None).value == "2 of 2"


def test_billing_queries_of_the_span_are_counted_apart_from_those_carried_over() -> None:
    since = TODAY - timedelta(days=30)
    ended = {"status": IssueStatus.RESOLVED}
    lines = [
        issue(1, 20),
        issue(2, 20, **ended, resolved_on=TODAY - timedelta(days=5)),
        issue(3, 25, **ended, resolved_on=TODAY - timedelta(days=5)),
        issue(4, 60),
        replace(issue(5, 60, **ended), days_open=50),
        replace(issue(6, 60, **ended), days_open=10),
        issue(7, 5, subject=IssueSubject.QUALITY),
    ]
    found = billing_rate(lines, since)
    assert found.value == "2 of 3"
    assert found.note.endswith("two carried over, 1 of them resolved")
    assert [line.id for line in found.issues] == [1, 2, 3, 4, 5]


def test_only_those_whose_first_review_call_went_well_passed() -> None:
    closed = {"status": IssueStatus.CLOSED}
    lines = [issue(1, 200, **closed), issue(2, 200, **closed), issue(3, 200), issue(4, 200)]
    pasts = {
        1: IssuePast(1, (), 1, 0),
        2: IssuePast(2, (), 2, 1),
        3: IssuePast(3, (), 1, 1),
        4: IssuePast(4, (), 1, 0),
    }
    found = passed_review(lines, pasts, None)
    assert (found.value, [line.id for line in found.issues]) == ("1 of 3", [1, 2, 3])


def test_times_of_small_accounts_stand_beside_those_of_big_ones() -> None:
    lines = [
        issue(1, 40, tier=Tier.SMALL, answered_on=TODAY - timedelta(days=34)),
        issue(2, 40, tier=Tier.STANDARD, answered_on=TODAY - timedelta(days=32)),
        issue(3, 40, tier=Tier.KEY, answered_on=TODAY - timedelta(days=39)),
        issue(4, 40, tier=Tier.KEY),
    ]
    (answer,) = [one for one in issue_figures(lines, {}, None) if one.key == "answer"]
    assert (answer.value, [line.id for line in answer.issues]) == ("7 days / 1 day", [1, 2, 3])


def test_issues_without_the_customers_words_are_counted() -> None:
    lines = [issue(1, 5), issue(2, 5, has_words=False), issue(3, 40, has_words=False)]
    found = without_words(lines, TODAY - timedelta(days=30))
    assert (found.value, [line.id for line in found.issues]) == ("1 of 2", [2])
    assert without_words(lines[:1], None).value == ""


def test_nothing_is_said_of_what_nobody_counted() -> None:
    assert issue_figures([], {}, None) == []


def no(number: int, cause: Cause, stake: int | None, currency: str = "EUR", *, accepted: bool = False) -> NoRow:
    return NoRow(number, 1, "Konex", TODAY, "Bank", cause, "Instalments", accepted, stake, currency)


def test_noes_are_counted_by_true_cause_with_the_money_of_each_currency() -> None:
    noes = [
        no(1, Cause.POLICY, 19_300_00, accepted=True),
        no(2, Cause.POLICY, 96_000_00),
        no(3, Cause.POLICY, 500_00, "PLN"),
        no(4, Cause.PRODUCT, None),
    ]
    found = register(noes)
    assert [(one.label, len(one.noes), one.accepted, one.money) for one in found] == [
        ("Policy", 3, 1, "115,300 EUR and 500 PLN"),
        ("Product", 1, 0, ""),
    ]
    assert noes_sentence(found) == (
        "Policy is behind 3 of 4 noes, with 115,300 EUR and 500 PLN at stake; 1 of 4 alternatives were accepted."
    )
