"""Teams, requests and remedies of an issue: asked, answered, waited for, and looked at whether they worked."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QDialog

from amdesk.model.colleagues import Team
from amdesk.model.issues import Involved, Request
from amdesk.model.plans import Action
from amdesk.model.values import ActionStatus
from amdesk.ui.account.issues.remedies import CHECK_AFTER_DAYS
from amdesk.ui.records.dialog import NewRecord
from tests.journeys.hands import answering
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


def test_a_team_is_asked_from_the_step_and_the_step_says_so(seen: Seen) -> None:
    with seen.desk.workspace.write("Team") as session:
        billing = Team(name="Billing")
        session.add(billing)
        session.flush()
        team = billing.id
    detail = seen.unfold(2)
    assert not detail.asked.isVisible()

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, NewRecord)
        assert dialog.form.values()["step_id"] == detail.step.id
        dialog.form.set_values({"text": "Send the bills of June", "team_id": team})
        dialog.save()

    answering(answer, detail.ask_team.click)
    seen.look()
    assert seen.one("SELECT step_id FROM request") == detail.step.id
    assert detail.asked.text() == "Billing: Send the bills of June · asked 1 time"
    seen.undo()
    assert seen.one("SELECT count(*) FROM request") == 0


def test_their_feedback_is_noted_as_the_closing_one_of_the_issue(seen: Seen) -> None:
    assert seen.child("issue-afterwards").isHidden()
    for number in (1, 2, 3, 9):
        if number == 2:
            seen.prove(number)
        seen.tick(number)

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, NewRecord)
        dialog.form.set_values({"company": 9, "words": "Now I trust you"})
        dialog.save()

    answering(answer, seen.child("issue-add-feedback").click)
    seen.look()
    found = seen.desk.workspace.select("SELECT kind, company, issue_id, person_id IS NOT NULL FROM pulse")
    assert found == [("closing", 9, seen.issue, 1)]
    assert seen.view.content.came_of_it == ("They gave 9 of 10 after it.",)
    seen.undo()
    assert seen.one("SELECT count(*) FROM pulse") == 0
