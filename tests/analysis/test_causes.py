"""Why issues happen."""

from datetime import date, timedelta

from amdesk.analysis.causes import causes, causes_sentence, of_span, team_stack
from amdesk.analysis.issue_spans import YEAR_DAYS, Span
from amdesk.model.rows import IssueLine
from amdesk.model.values import (
    IssueKind,
    IssueStatus,
    IssueSubject,
    Severity,
    Tier,
)

TODAY = date(2026, 11, 21)


def issue(number, cause, reported=TODAY):
    return IssueLine(
        number,
        1,
        "Konex",
        Tier.KEY,
        "Late",
        IssueKind.COMPLAINT,
        IssueSubject.BILLING,
        Severity.LOW,
        IssueStatus.OPEN,
        None,
        0,
        0,
        reported,
        None,
        None,
        None,
        "",
        None,
        0,
        "EUR",
        cause,
        0,
    )


def test_the_causes_that_count_most_come_first():
    lines = [issue(n, cause) for n, cause in enumerate(["Skill", "Process", "Process", "", "Policy", "Process"])]
    bars = causes(lines)
    assert [(bar.label, bar.value) for bar in bars.bars] == [("Process", 3), ("Policy", 1), ("Skill", 1)]
    assert bars.line == (60.0, 80.0, 100.0)
    assert causes_sentence(lines) == "Process is behind 3 of 5. One issue has no cause yet."
    assert causes([]).bars == ()
    assert causes_sentence([]) == "No issues."


def test_all_issues_count_unless_a_span_is_chosen():
    lines = [issue(1, ""), issue(2, "", TODAY - timedelta(days=364)), issue(3, "", TODAY - timedelta(days=365))]
    assert [line.id for line in of_span(lines, Span(None), TODAY)] == [1, 2, 3]
    assert [line.id for line in of_span(lines, Span(YEAR_DAYS), TODAY)] == [1, 2]


def test_shares_of_teams_are_percent_of_all_that_was_shared_out():
    assert [(p.name, p.value) for p in team_stack([("Billing", 150), ("Us", 50)]).parts] == [
        ("Billing", 75.0),
        ("Us", 25.0),
    ]
    assert team_stack([]).parts == ()
