"""Issues read from a real workspace."""

from datetime import date

import pytest

from amdesk.model.accounts import Account
from amdesk.model.issues import Issue
from amdesk.model.values import Phase, StepStatus
from amdesk.store.queries.issues import issue_detail, issue_lines, team_shares


def test_a_line_says_how_far_the_checklist_is(konex):
    (line,) = issue_lines(konex.workspace, konex["konex"])
    assert (line.done, line.steps, line.phase) == (2, 4, Phase.FIND_OUT)
    assert (line.disputed, line.credited, line.currency) == (1842000, 1364000, "EUR")
    assert (line.cause, line.owner, line.days_open) == ("Process", "Ben Adler", 38)


def test_all_issues_come_newest_first(konex):
    lines = issue_lines(konex.workspace)
    assert [line.account for line in lines] == ["Betasoloin", "Konex"]
    assert (lines[0].steps, lines[0].phase, lines[0].cause, lines[0].currency) == (0, None, "", "GBP")


def test_an_issue_without_cause_or_currency_has_that_of_its_whys_and_of_the_user(konex):
    with konex.workspace.write("Nothing of its own") as session:
        session.get_one(Issue, konex["issue"]).cause = None
        session.get_one(Account, konex["konex"]).currency = ""
    (line,) = issue_lines(konex.workspace, konex["konex"])
    assert (line.cause, line.currency) == ("System", "EUR")


def test_one_issue_has_its_steps_with_evidence_and_its_causes(konex):
    issue = issue_detail(konex.workspace, konex["issue"])
    assert (issue.words, issue.reporter) == ("Passed from desk to desk", "Ada")
    assert [(s.number, s.status, s.evidence) for s in issue.steps] == [
        (1, StepStatus.DONE, 0),
        (2, StepStatus.SKIPPED, 0),
        (4, StepStatus.OPEN, 1),
        (7, StepStatus.OPEN, 0),
    ]
    assert [(parent, text, why) for _id, parent, text, why in issue.whys] == [
        (None, "Closure not in billing", ""),
        (konex["why"], "Form", "System"),
    ]
    assert issue.shares == (("Billing", 50),)
    assert [(name, amount) for _id, name, _on, amount, _signed in issue.credit_notes] == [
        ("C1", 1000000),
        ("C2", 364000),
    ]


def test_shares_are_summed_by_team_since_a_day(konex):
    assert team_shares(konex.workspace, date(2026, 1, 1)) == [("Billing", 50)]
    assert team_shares(konex.workspace, date(2026, 11, 1)) == []


def test_an_issue_that_is_not_there_is_said(workspace):
    with pytest.raises(LookupError):
        issue_detail(workspace, 99)
