"""What came of an account after an issue, out of a real workspace."""

from datetime import date, timedelta

import pytest

from amdesk.model.accounts import Account
from amdesk.model.issues import Issue
from amdesk.model.money import Contract, Revenue
from amdesk.model.surveys import Pulse
from amdesk.model.values import IssueStatus, PulseKind, Tier
from amdesk.store.queries.issue_afterwards import afterwards
from amdesk.store.workspace import Workspace


@pytest.fixture
def issue(workspace: Workspace) -> int:
    """An issue of a small account, closed two years ago after 40 days."""
    today = workspace.today
    with workspace.write("Then") as session:
        account = Account(name="Corner shop", tier=Tier.SMALL, currency="EUR")
        session.add(account)
        session.flush()
        ended = today - timedelta(days=730)
        made = Issue(
            account_id=account.id,
            name="Overcharged",
            reported_on=ended - timedelta(days=40),
            status=IssueStatus.CLOSED_ELSEWHERE,
            closed_on=ended,
        )
        session.add(made)
        session.flush()
    return made.id


def pay(workspace: Workspace, on: date, amount: int, currency: str = "") -> None:
    with workspace.write("Revenue") as session:
        session.add(Revenue(account_id=1, on=on, amount=amount, currency=currency))


def test_revenue_counts_in_its_year_and_in_the_accounts_currency(workspace: Workspace, issue: int) -> None:
    reported = workspace.today - timedelta(days=770)
    ended = workspace.today - timedelta(days=730)
    for on, amount in ((reported, 1), (reported - timedelta(days=400), 10), (ended, 100), (ended + timedelta(1), 1000)):
        pay(workspace, on, amount)
    pay(workspace, workspace.today, 10_000)
    pay(workspace, workspace.today, 70_000, "USD")
    found = afterwards(workspace, issue)
    assert (found.revenue_before, found.revenue_after, found.revenue_now) == (1, 1000, 10_000)


def test_the_tier_of_then_is_the_one_before_its_first_change_and_undo_takes_that_back(
    workspace: Workspace, issue: int
) -> None:
    assert afterwards(workspace, issue).tier_then is None
    for tier in (Tier.GROWTH, Tier.KEY):
        with workspace.write("Tier") as session:
            session.get_one(Account, 1).tier = tier
    found = afterwards(workspace, issue)
    assert (found.tier_then, found.tier_now) == (Tier.SMALL, Tier.KEY)


def test_scores_around_it_and_the_largest_contract_since(workspace: Workspace, issue: int) -> None:
    today = workspace.today
    with workspace.write("Scores") as session:
        session.add(Pulse(account_id=1, on=today - timedelta(days=800), company=3))
        session.add(
            Pulse(account_id=1, on=today - timedelta(days=735), company=9, kind=PulseKind.CLOSING, issue_id=issue)
        )
        session.add(Pulse(account_id=1, on=today, company=5))
        for name, value, days in (("Old", 900, 900), ("Small", 100, 9), ("Large", 500, 9)):
            session.add(Contract(account_id=1, name=name, value=value, starts=today - timedelta(days=days)))
    found = afterwards(workspace, issue)
    assert (found.before, found.after) == (3, 9)
    assert found.contract is not None and found.contract[:2] == ("Large", 500)
