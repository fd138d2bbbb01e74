"""Teams, requests and remedies of an issue: asked, answered, waited for, and looked at whether they worked."""

from datetime import date, timedelta

import pytest

from amdesk.model.colleagues import Team
from amdesk.model.issues import Involved, Request
from amdesk.model.plans import Action
from amdesk.model.values import ActionStatus
from amdesk.ui.account.issues.remedies import CHECK_AFTER_DAYS
from tests.ui.account.issues.conftest import Seen
from tests.ui.desks import Konex

TODAY = date(2026, 11, 21)


@pytest.fixture
def asked(seen: Seen) -> Seen:
    """Two teams were asked, one has answered."""
    with seen.desk.workspace.write("Ask") as session:
        billing, finance = Team(name="Billing"), Team(name="Finance")
        session.add_all([billing, finance])
        session.flush()
        session.add(Involved(issue_id=seen.issue, team_id=billing.id, part="Writes the bills"))
        for team, text, on, answered in (
            (billing, "Send the bills", date(2026, 11, 1), date(2026, 11, 4)),
            (finance, "Release the credit", date(2026, 11, 9), None),
        ):
            session.add(Request(issue_id=seen.issue, team_id=team.id, text=text, asked_on=on, answered_on=answered))
    seen.look()
    return seen


def request(seen: Seen, text: str) -> int:
    return int(seen.one(f"SELECT id FROM request WHERE text = '{text}'"))


def test_hand_overs_and_the_longest_wait_are_said(asked: Seen) -> None:
    assert asked.child("issue-hand-overs").text() == "Passed on 2 times; Finance was waited for longest, 12 days."


def test_a_request_is_answered_by_one_click_and_that_can_be_undone(asked: Seen) -> None:
    number = request(asked, "Release the credit")
    asked.click(f"issue-request-answered-{number}")
    assert asked.one(f"SELECT answered_on FROM request WHERE id = {number}") == TODAY.isoformat()
    assert asked.view.findChild(object, f"issue-request-answered-{number}") is None
    asked.undo()
    assert asked.one(f"SELECT answered_on FROM request WHERE id = {number}") is None


def test_asking_again_is_counted(asked: Seen) -> None:
    number = request(asked, "Release the credit")
    asked.click(f"issue-request-again-{number}")
    assert asked.one(f"SELECT asked_times FROM request WHERE id = {number}") == 2


@pytest.fixture
def mended(seen: Seen, konex: Konex) -> Seen:
    """A corrective action that is done."""
    with seen.desk.workspace.write("Mend") as session:
        session.add(
            Action(
                account_id=konex.account,
                issue_id=seen.issue,
                name="Closing form goes to billing",
                status=ActionStatus.DONE,
                done_on=TODAY,
            )
        )
    seen.look()
    return seen


@pytest.mark.parametrize(("answer", "worked"), [("worked", 1), ("failed", 0)])
def test_whether_a_remedy_worked_is_kept_with_its_day(mended: Seen, answer: str, worked: int) -> None:
    number = mended.one("SELECT id FROM action")
    mended.click(f"issue-action-{answer}-{number}")
    assert mended.desk.workspace.select("SELECT action_id, done_on, as_intended FROM checkpoint") == [
        (number, TODAY.isoformat(), worked)
    ]


def test_the_look_is_planned_for_later_and_done_then_in_the_same_checkpoint(mended: Seen) -> None:
    number = mended.one("SELECT id FROM action")
    mended.click(f"issue-action-later-{number}")
    assert mended.one("SELECT due FROM checkpoint") == (TODAY + timedelta(days=CHECK_AFTER_DAYS)).isoformat()
    mended.click(f"issue-action-worked-{number}")
    assert mended.one("SELECT count(*) FROM checkpoint") == 1
    assert mended.one("SELECT as_intended FROM checkpoint") == 1
