"""Accounts in lists, the head of a page and the rail, read from a real workspace."""

from datetime import date, timedelta

import pytest

from amdesk import upkeep
from amdesk.model.accounts import Account, Rhythm
from amdesk.model.health_rows import Band
from amdesk.model.issues import Issue
from amdesk.model.plans import Action, Agreement, Plan
from amdesk.model.rows import AccountLine
from amdesk.model.touches import Touch
from amdesk.model.values import Channel, PlanStatus, Severity, Status, Tier, TouchKind, TouchStatus
from amdesk.store.queries import accounts, rail
from amdesk.store.workspace import Workspace

TODAY = date(2026, 11, 21)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def konex(workspace: Workspace) -> int:
    """A growth account that came in 100 days ago, with a parent."""
    with workspace.write("Konex") as session:
        session.add(Account(name="Konex Group", tier=Tier.SMALL))
        session.flush()
        konex = Account(
            name="Konex", tier=Tier.GROWTH, came_in=days_ago(100), currency="EUR", city="Leeds", parent_id=1
        )
        session.add(konex)
        session.flush()
        return konex.id


def line(workspace: Workspace, number: int) -> AccountLine:
    return next(found for found in accounts.account_lines(workspace) if found.id == number)


def touch(workspace: Workspace, account: int, days: int, **rest: object) -> None:
    with workspace.write("Touch") as session:
        session.add(Touch(account_id=account, on=days_ago(days), **rest))


def test_accounts_stand_by_name_whatever_the_case(workspace: Workspace) -> None:
    with workspace.write("Accounts") as session:
        session.add_all(Account(name=name) for name in ("zeta", "Alpha", "beta"))
    assert [name for _number, name in accounts.account_names(workspace)] == ["Alpha", "beta", "zeta"]
    assert [found.name for found in accounts.account_lines(workspace)] == ["Alpha", "beta", "zeta"]


def test_a_line_says_tier_parent_and_last_touch(workspace: Workspace, konex: int) -> None:
    touch(workspace, konex, 12)
    found = line(workspace, konex)
    assert (found.tier, found.parent, found.city, found.last_touch) == (
        Tier.GROWTH,
        "Konex Group",
        "Leeds",
        days_ago(12),
    )


def test_without_a_state_the_health_is_not_known(workspace: Workspace, konex: int) -> None:
    found = line(workspace, konex)
    assert (found.health, found.band, found.trend, found.movement) == (None, Band.UNKNOWN, (), None)


def test_the_next_due_is_the_check_in_by_the_rhythm_of_the_tier(workspace: Workspace, konex: int) -> None:
    found = line(workspace, konex)
    assert (found.next_due, found.next_what) == (days_ago(40), "Check-in overdue")


def test_an_agreed_rhythm_goes_before_that_of_the_tier(workspace: Workspace, konex: int) -> None:
    with workspace.write("Rhythm") as session:
        session.add(Rhythm(account_id=konex, days=120, since=days_ago(50)))
    assert line(workspace, konex).next_due == TODAY + timedelta(days=20)
    assert line(workspace, konex).next_what == "Check-in"


def test_an_earlier_action_is_what_comes_next(workspace: Workspace, konex: int) -> None:
    touch(workspace, konex, 1, kind=TouchKind.CHECK_IN)
    with workspace.write("Action") as session:
        session.add(Action(name="Send the labels", account_id=konex, due=TODAY))
    assert (line(workspace, konex).next_due, line(workspace, konex).next_what) == (TODAY, "Send the labels")


def test_a_meeting_comes_next_with_its_time(workspace: Workspace, konex: int) -> None:
    touch(workspace, konex, 1, kind=TouchKind.CHECK_IN)
    touch(workspace, konex, 0, status=TouchStatus.PLANNED, channel=Channel.VISIT, at="15:30")
    assert line(workspace, konex).next_what == "Visit 15:30"


def test_a_complaint_to_answer_comes_next_by_name(workspace: Workspace, konex: int) -> None:
    touch(workspace, konex, 1, kind=TouchKind.CHECK_IN)
    with workspace.write("Issue") as session:
        session.add(Issue(account_id=konex, name="Wrong bill", reported_on=days_ago(9), answer_by=days_ago(2)))
    assert line(workspace, konex).next_what == "Answer “Wrong bill”"


def test_a_lost_account_has_no_rhythm(workspace: Workspace, konex: int) -> None:
    with workspace.write("Lost") as session:
        session.get(Account, konex).status = Status.LOST
    assert line(workspace, konex).next_due is None


def test_the_head_of_an_account_that_is_not_there_is_a_lookup_error(workspace: Workspace) -> None:
    with pytest.raises(LookupError):
        accounts.account_head(workspace, 999)


def test_the_head_says_the_next_meeting_and_when_the_plan_was_agreed(workspace: Workspace, konex: int) -> None:
    touch(workspace, konex, -3, status=TouchStatus.PLANNED, channel=Channel.VIDEO, at="09:00", purpose="Renewal")
    touch(workspace, konex, -9, status=TouchStatus.PLANNED)
    with workspace.write("Plan") as session:
        plan = Plan(account_id=konex, name="2026", starts=date(2026, 1, 1), ends=date(2026, 12, 31))
        plan.status, plan.proposed_on = PlanStatus.AGREED, days_ago(40)
        session.add(plan)
        session.flush()
        session.add(Agreement(plan_id=plan.id, on=days_ago(30)))
        session.add(Plan(account_id=konex, name="2027", starts=date(2027, 1, 1), ends=date(2027, 12, 31)))
    head = accounts.account_head(workspace, konex)
    assert (head.next_meeting, head.next_meeting_what) == (TODAY + timedelta(days=3), "Video 09:00 · Renewal")
    assert (head.plan_status, head.plan_on) == (PlanStatus.AGREED, days_ago(30))


def test_the_head_shows_the_parts_of_the_kept_health(workspace: Workspace, konex: int) -> None:
    upkeep.keep(workspace)
    touch(workspace, konex, 1)
    parts = {part.name: part.score for part in accounts.account_head(workspace, konex).health.parts}
    assert parts["issues"] == 100 and parts["sales"] is None


def test_the_rail_counts_what_is_open(workspace: Workspace, konex: int) -> None:
    with workspace.write("Open things") as session:
        session.add(Action(name="Send the labels", account_id=konex, due=TODAY))
        session.add(Issue(account_id=konex, name="Wrong bill", reported_on=TODAY, severity=Severity.LOW))
    counts = rail.rail_counts(workspace)
    assert (counts.accounts, counts.actions, counts.issues, counts.memos) == (2, 1, 1, 0)
    assert counts.today == 2  # the action, and the check-in that is overdue


def test_a_pinned_account_stands_on_the_rail_with_its_health(workspace: Workspace, konex: int) -> None:
    with workspace.write("Pin") as session:
        session.get(Account, konex).pinned = True
    assert [(found.name, found.health, found.band) for found in rail.pinned(workspace)] == [
        ("Konex", None, Band.UNKNOWN)
    ]
