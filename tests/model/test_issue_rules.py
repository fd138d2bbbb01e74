"""An issue ends by its rules, whichever way the change comes: there is no way around (ISS-3, ISS-8)."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select, text

from amdesk.model.accounts import Account
from amdesk.model.evidence import Evidence
from amdesk.model.fields import FieldError
from amdesk.model.issues import NEVER_SKIPPED, Checklist, ChecklistStep, CreditNote, Issue, Refusal, Step
from amdesk.model.touches import Touch
from amdesk.model.values import Cause, IssueKind, IssueStatus, StepStatus, TouchKind, TouchStatus
from amdesk.store.workspace import Workspace

TODAY = date(2026, 11, 21)


def add_issue(workspace: Workspace, **says: object) -> int:
    with workspace.write("Add an issue") as session:
        account = Account(name="Acme")
        session.add(account)
        session.flush()
        issue = Issue(account_id=account.id, name="Late", reported_on=TODAY, **says)
        session.add(issue)
        issue.use(session.get(Checklist, 1))
        number = issue.id
    return number


@pytest.fixture
def resolved(workspace: Workspace) -> int:
    """A resolved issue with evidence on every step."""
    number = add_issue(workspace)
    resolve(workspace, number)
    return number


def resolve(workspace: Workspace, number: int) -> None:
    with workspace.write("Resolve") as session:
        issue = session.get(Issue, number)
        for step in issue.steps:
            session.add(Evidence(subject="step", row=step.id, name="Mail", confirmed_by="Ada", confirmed_on=TODAY))
            session.flush()
            step.tick()
        issue.confirmed_on = TODAY
        issue.set_review_call()
        issue.resolve()


def refused(workspace: Workspace, sql: str, **values: object) -> str:
    before = workspace.select("SELECT * FROM issue"), workspace.select("SELECT * FROM step")
    with pytest.raises(FieldError) as refusal, workspace.write("Around the rules") as session:
        session.execute(text(sql), values)
    assert before == (workspace.select("SELECT * FROM issue"), workspace.select("SELECT * FROM step"))
    return refusal.value.sentence


@pytest.mark.parametrize("status", [IssueStatus.RESOLVED, IssueStatus.CLOSED])
def test_setting_the_status_alone_settles_nothing(workspace: Workspace, status: IssueStatus) -> None:
    number = add_issue(workspace)
    with pytest.raises(FieldError, match="17 steps open"), workspace.write("Plain") as session:
        session.get(Issue, number).status = status
    assert "17 steps open" in refused(workspace, "UPDATE issue SET status = :s", s=status.value)


def test_plain_sql_behind_a_loaded_issue_is_seen(workspace: Workspace) -> None:
    number = add_issue(workspace)
    with pytest.raises(FieldError), workspace.write("Behind its back") as session:
        issue = session.get(Issue, number)
        session.execute(text("UPDATE issue SET status = 'resolved'"))
        assert issue.status is IssueStatus.OPEN


def test_an_issue_cannot_be_closed_that_was_never_resolved(workspace: Workspace) -> None:
    number = add_issue(workspace)
    with workspace.write("All but resolved") as session:
        issue = session.get(Issue, number)
        for step in issue.steps:
            session.add(Evidence(subject="step", row=step.id, name="Mail", confirmed_by="Ada", confirmed_on=TODAY))
            session.flush()
            step.tick()
        issue.confirmed_on, issue.review_on = TODAY, TODAY
    assert "Resolve" in refused(workspace, "UPDATE issue SET status = 'closed', closed_on = '2026-11-21'")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE step SET status = 'open' WHERE number = 4",
        "UPDATE issue SET confirmed_on = NULL",
        "UPDATE issue SET review_on = NULL",
        "UPDATE issue SET resolved_on = NULL",
        "DELETE FROM step",
        "DELETE FROM evidence WHERE row = (SELECT id FROM step WHERE number = 5)",
        "DELETE FROM evidence",
        "UPDATE evidence SET row = (SELECT id FROM step WHERE number = 4)",
        "UPDATE evidence SET subject = 'issue'",
        "UPDATE step SET needs_evidence = 1, id = id + 1000",
        "INSERT INTO step(issue_id, number, name) SELECT id, 99, 'One more' FROM issue",
        "UPDATE step SET status = 'skipped', skipped_because = 'x' WHERE number = 1",
    ],
)
def test_what_made_an_issue_resolved_cannot_be_taken_away(workspace: Workspace, resolved: int, sql: str) -> None:
    assert refused(workspace, sql).endswith(".")


def test_a_step_cannot_become_done_without_its_evidence(workspace: Workspace) -> None:
    add_issue(workspace)
    assert "Step 2" in refused(workspace, "UPDATE step SET status = 'done' WHERE number = 2")


def test_undo_never_leaves_an_issue_resolved_without_what_made_it_so(workspace: Workspace, resolved: int) -> None:
    while workspace.undo() is not None:
        assert unfinished(workspace) == []
    while workspace.redo() is not None:
        assert unfinished(workspace) == []
    with workspace.read() as session:
        assert session.get(Issue, resolved).status is IssueStatus.RESOLVED


def unfinished(workspace: Workspace) -> list[int]:
    with workspace.read() as session:
        settled = session.scalars(
            select(Issue).where(Issue.status.in_([IssueStatus.RESOLVED, IssueStatus.CLOSED]))
        ).all()
        return [issue.id for issue in settled if issue.missing()]


def test_a_resolved_issue_may_be_deleted_whole(workspace: Workspace, resolved: int) -> None:
    with workspace.write("Delete") as session:
        session.delete(session.get(Issue, resolved))
    assert workspace.select("SELECT count(*) FROM step") == [(0,)]


def test_a_resolved_issue_may_be_renamed(workspace: Workspace, resolved: int) -> None:
    with workspace.write("Rename") as session:
        session.get(Issue, resolved).name = "Late deliveries"
    assert workspace.select("SELECT name FROM issue") == [("Late deliveries",)]


def test_evidence_of_an_open_step_may_go(workspace: Workspace) -> None:
    add_issue(workspace)
    with workspace.write("Evidence") as session:
        session.add(Evidence(subject="step", row=2, name="Mail", confirmed_by="Ada", confirmed_on=TODAY))
    with workspace.write("Without") as session:
        session.execute(text("DELETE FROM evidence"))
    assert workspace.select("SELECT count(*) FROM evidence") == [(0,)]


def test_an_issue_closed_elsewhere_needs_no_checklist(workspace: Workspace) -> None:
    with workspace.write("From a file") as session:
        account = Account(name="Acme")
        session.add(account)
        session.flush()
        session.add(Issue(account_id=account.id, name="Old", reported_on=TODAY, status=IssueStatus.CLOSED_ELSEWHERE))
    assert workspace.select("SELECT status FROM issue") == [("closed-elsewhere",)]


def test_a_complaint_cannot_be_declined_by_its_status(workspace: Workspace) -> None:
    add_issue(workspace)
    assert "request" in refused(workspace, "UPDATE issue SET status = 'declined'")


def declined(workspace: Workspace) -> int:
    """A request declined with its no."""
    number = add_issue(workspace, kind=IssueKind.REQUEST)
    with workspace.write("Decline") as session:
        issue = session.get_one(Issue, number)
        no = Refusal(
            account_id=issue.account_id,
            issue_id=number,
            reason="No lorry",
            alternative="By rail",
            agreed_by="Ada",
            cause=Cause.PROCESS,
        )
        for step in issue.steps:
            if step.number in (1, 3):
                step.tick()
        session.add(no)
        session.flush()
        issue.decline(no)
    return number


def test_a_request_is_not_declined_by_its_status_alone(workspace: Workspace) -> None:
    add_issue(workspace, kind=IssueKind.REQUEST)
    assert "alternative" in refused(workspace, "UPDATE issue SET status = 'declined'")


def test_the_no_of_a_declined_request_cannot_be_taken_away(workspace: Workspace) -> None:
    declined(workspace)
    assert "alternative" in refused(workspace, "DELETE FROM refusal")


@pytest.fixture
def closed(workspace: Workspace, resolved: int) -> int:
    """A closed issue whose review call was held."""
    with workspace.write("Close") as session:
        issue = session.get_one(Issue, resolved)
        call = Touch(account_id=issue.account_id, on=TODAY, kind=TouchKind.REVIEW_CALL, issue_id=resolved)
        session.add(call)
        session.flush()
        issue.close(call)
    return resolved


def test_an_issue_is_not_closed_by_its_status_while_no_call_was_held(workspace: Workspace, resolved: int) -> None:
    assert "review call" in refused(workspace, "UPDATE issue SET status = 'closed', closed_on = '2026-11-21'")


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM touch",
        "UPDATE touch SET status = 'cancelled'",
        "UPDATE touch SET kind = 'sales'",
        "UPDATE touch SET issue_id = NULL",
    ],
)
def test_the_call_that_closed_an_issue_cannot_be_taken_away(workspace: Workspace, closed: int, sql: str) -> None:
    assert "review call" in refused(workspace, sql)


def test_an_issue_worked_on_here_is_not_closed_elsewhere(workspace: Workspace) -> None:
    add_issue(workspace)
    assert "before it came here" in refused(workspace, "UPDATE issue SET status = 'closed-elsewhere'")


@pytest.mark.parametrize("number", NEVER_SKIPPED)
def test_what_every_customer_must_get_cannot_be_skipped_by_changing_the_step(workspace: Workspace, number: int) -> None:
    add_issue(workspace)
    sql = "UPDATE step SET may_be_skipped = 1, status = 'skipped', skipped_because = 'x' WHERE number = :number"
    assert "cannot be skipped" in refused(workspace, sql, number=number)


def test_a_step_goes_on_needing_the_evidence_its_list_asks_for(workspace: Workspace) -> None:
    add_issue(workspace)
    sql = "UPDATE step SET needs_evidence = 0, status = 'done', done_on = '2026-11-21' WHERE number = 2"
    assert "needs evidence" in refused(workspace, sql)


def test_a_declined_request_stays_a_request(workspace: Workspace) -> None:
    declined(workspace)
    assert "request" in refused(workspace, "UPDATE issue SET kind = 'complaint'")


def test_a_step_left_open_may_wait_for_its_evidence(workspace: Workspace) -> None:
    number = add_issue(workspace)
    with workspace.write("Note") as session:
        step = session.scalars(select(Step).where(Step.issue_id == number, Step.number == 2)).one()
        step.note = "Asked for the photo"
    assert workspace.select("SELECT status FROM step WHERE number = 2") == [(StepStatus.OPEN.value,)]


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM step WHERE number = 2",
        "DELETE FROM step WHERE number = 16",
        "UPDATE step SET number = 44 WHERE number = 4",
        "UPDATE step SET number = number + 20",
        "UPDATE step SET issue_id = (SELECT max(id) FROM issue) WHERE number = 5",
        "UPDATE step SET issue_id = (SELECT max(id) FROM issue)",
    ],
)
@pytest.mark.parametrize("settled", [False, True])
def test_a_step_leaves_its_list_only_with_its_issue(workspace: Workspace, settled: bool, sql: str) -> None:
    number = add_issue(workspace)
    if settled:
        resolve(workspace, number)
    add_issue(workspace)
    assert "stays in the list of its issue" in refused(workspace, sql)


def test_the_refusal_to_delete_a_step_offers_to_leave_it_out(workspace: Workspace) -> None:
    add_issue(workspace)
    assert refused(workspace, "DELETE FROM step WHERE number = 4").endswith("Leave it out with a reason instead.")


@pytest.mark.parametrize("number", NEVER_SKIPPED)
def test_a_list_that_could_never_resolve_is_not_begun(workspace: Workspace, number: int) -> None:
    with workspace.write("Own list, still empty") as session:
        own = Checklist(name="Ours")
        session.add(own)
        session.flush()
        list_id = own.id
    with pytest.raises(FieldError, match=f"“Ours” lacks step {number}"), workspace.write("Its steps") as session:
        for each in set(NEVER_SKIPPED) - {number}:
            session.add(ChecklistStep(checklist_id=list_id, number=each, name="Do it"))
    with workspace.write("Account") as session:
        session.add(Account(name="Acme"))
    with pytest.raises(FieldError, match="“Ours” lacks step 1"), workspace.write("Begin") as session:
        issue = Issue(account_id=1, name="Late", reported_on=TODAY)
        session.add(issue)
        issue.use(session.get_one(Checklist, list_id))


def test_a_step_is_not_left_out_without_a_reason(workspace: Workspace) -> None:
    add_issue(workspace)
    assert "Say why step 4 is left out" in refused(workspace, "UPDATE step SET status = 'skipped' WHERE number = 4")


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE issue SET confirmed_on = '2026-11-22'", "to come"),
        ("UPDATE issue SET confirmed_on = '2026-11-20'", "before the issue is reported"),
        ("UPDATE issue SET resolved_on = '2026-11-20'", "before it is reported"),
        ("UPDATE issue SET resolved_on = '2026-11-22'", "to come"),
        ("UPDATE issue SET review_on = '2026-11-20'", "comes after the solution"),
    ],
)
def test_days_that_cannot_have_been_are_refused(workspace: Workspace, resolved: int, sql: str, said: str) -> None:
    assert said in refused(workspace, sql)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE touch SET \"on\" = '2020-01-01'",
        "UPDATE touch SET \"on\" = '2026-11-22'",
        "UPDATE touch SET went_badly = 1",
        "UPDATE issue SET closed_on = NULL",
        "UPDATE issue SET closed_on = '2026-11-20'",
        "UPDATE issue SET closed_on = '2026-11-22'",
    ],
)
def test_an_issue_is_closed_by_a_good_call_between_the_solution_and_today(
    workspace: Workspace, closed: int, sql: str
) -> None:
    assert "call" in refused(workspace, sql)


def hold_call(workspace: Workspace, number: int, on: date = TODAY, status: TouchStatus = TouchStatus.HELD) -> None:
    with workspace.write("Call") as session:
        account = session.get_one(Issue, number).account_id
        kind = TouchKind.REVIEW_CALL
        session.add(Touch(account_id=account, on=on, kind=kind, issue_id=number, status=status))


@pytest.mark.parametrize("on", [date(2020, 1, 1), TODAY + timedelta(days=1)])
def test_a_call_of_another_time_closes_nothing(workspace: Workspace, resolved: int, on: date) -> None:
    hold_call(workspace, resolved, on)
    assert "review call" in refused(workspace, "UPDATE issue SET status = 'closed', closed_on = '2026-11-21'")


def test_a_call_that_went_badly_closes_nothing_even_on_the_day_of_the_next_solution(
    workspace: Workspace, resolved: int
) -> None:
    hold_call(workspace, resolved)
    with workspace.write("Badly") as session:
        session.get_one(Issue, resolved).come_back(session.scalars(select(Touch)).one())
    with workspace.write("Solved again") as session:
        issue = session.get_one(Issue, resolved)
        issue.confirmed_on = TODAY
        issue.set_review_call()
        issue.resolve()
    assert "went badly" in refused(workspace, "UPDATE issue SET status = 'closed', closed_on = '2026-11-21'")


def test_reopening_asks_for_a_new_review_call(workspace: Workspace, resolved: int) -> None:
    with workspace.write("Reopen") as session:
        session.get_one(Issue, resolved).reopen()
    assert workspace.select("SELECT review_on, confirmed_on FROM issue") == [(None, None)]


PROOFS = {
    "a name alone": {},
    "a sign for a name": {"confirmed_by": "x", "confirmed_on": TODAY},
    "nobody": {"confirmed_on": TODAY},
    "no day": {"confirmed_by": "Ada"},
    "a day to come": {"confirmed_by": "Ada", "confirmed_on": TODAY + timedelta(days=1)},
    "a hash of no file": {"sha": "a" * 64},
    "no web link": {"link": "file:///etc/passwd"},
    "half a link": {"link": "https://"},
    "a touch of nobody": {"touch_id": None},
}


@pytest.mark.parametrize("says", PROOFS.values(), ids=PROOFS.keys())
def test_what_proves_nothing_is_no_evidence_of_a_step(workspace: Workspace, says: dict[str, object]) -> None:
    add_issue(workspace)
    with pytest.raises(FieldError, match="would prove nothing on step 2"), workspace.write("Prove") as session:
        session.add(Evidence(subject="step", row=2, name="x", **says))


def test_a_web_link_proves_a_step(workspace: Workspace) -> None:
    add_issue(workspace)
    with workspace.write("Prove") as session:
        session.add(Evidence(subject="step", row=2, name="Mail", link="https://files.example/mail"))
        session.flush()
        session.get_one(Step, 2).tick()
    assert workspace.select("SELECT status FROM step WHERE id = 2") == [("done",)]


@pytest.mark.parametrize("sql", ["confirmed_by = ''", "confirmed_on = NULL", "confirmed_on = '2026-12-24'"])
def test_evidence_is_not_blanked_later(workspace: Workspace, resolved: int, sql: str) -> None:
    assert "prove nothing" in refused(workspace, f"UPDATE evidence SET {sql}")


@pytest.fixture
def talked(workspace: Workspace) -> int:
    """An issue whose second step is proved by a touch and whose eighth by a credit note; both are done."""
    number = add_issue(workspace)
    with workspace.write("Talk and give back") as session:
        touch = Touch(account_id=session.get_one(Issue, number).account_id, on=TODAY)
        note = CreditNote(issue_id=number, number="CN-1", amount=500)
        session.add_all((touch, note))
        session.flush()
        session.add(Evidence(subject="step", row=2, name="Call", touch_id=touch.id))
        session.add(Evidence(subject="step", row=8, name="CN-1", credit_note_id=note.id))
        session.flush()
        for step in (2, 8):
            session.get_one(Step, step).tick()
    return number


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM touch",
        "UPDATE touch SET status = 'cancelled'",
        "DELETE FROM credit_note",
        "UPDATE evidence SET touch_id = NULL",
    ],
)
def test_a_touch_or_credit_note_that_is_evidence_stays(workspace: Workspace, talked: int, sql: str) -> None:
    assert "prove nothing" in refused(workspace, sql)


def test_an_issue_goes_with_the_credit_note_that_proved_a_step(workspace: Workspace, talked: int) -> None:
    with workspace.write("Delete") as session:
        session.delete(session.get_one(Issue, talked))
    assert workspace.select("SELECT count(*) FROM credit_note") == [(0,)]


def test_a_touch_of_another_account_proves_nothing(workspace: Workspace) -> None:
    add_issue(workspace)
    with pytest.raises(FieldError, match="prove nothing"), workspace.write("Prove") as session:
        other = Account(name="Other")
        session.add(other)
        session.flush()
        touch = Touch(account_id=other.id, on=TODAY)
        session.add(touch)
        session.flush()
        session.add(Evidence(subject="step", row=2, name="Call", touch_id=touch.id))


@pytest.mark.parametrize("amount", [0, -100])
def test_a_credit_note_gives_something_back(workspace: Workspace, amount: int) -> None:
    add_issue(workspace)
    with pytest.raises(FieldError, match="more than 0"), workspace.write("Credit") as session:
        session.add(CreditNote(issue_id=1, number="CN-1", amount=amount))


def test_a_credit_note_counts_once(workspace: Workspace, talked: int) -> None:
    with pytest.raises(FieldError, match="It counts once"), workspace.write("Again") as session:
        session.add(CreditNote(issue_id=talked, number=" cn-1 ", amount=500))


def test_a_complaint_in_work_is_not_made_a_request(workspace: Workspace) -> None:
    number = add_issue(workspace)
    with workspace.write("Hear them") as session:
        session.get_one(Step, 1).tick()
    assert "They complained" in refused(workspace, "UPDATE issue SET kind = 'request'")
    with workspace.write("Not begun") as session:
        session.get_one(Step, 1).untick()
        session.get_one(Issue, number).kind = IssueKind.REQUEST
    assert workspace.select("SELECT kind FROM issue") == [("request",)]


def told_long_ago(workspace: Workspace, kind: IssueKind) -> int:
    """An issue that was written down months ago."""
    with workspace.write("Long ago") as session:
        account = Account(name="Acme")
        session.add(account)
        session.flush()
        issue = Issue(account_id=account.id, name="Late", reported_on=TODAY, kind=kind)
        session.add(issue)
        issue.use(session.get_one(Checklist, 1))
        session.execute(text("UPDATE journal_step SET at = '2026-01-01T08:00:00.000+00:00'"))
        return issue.id


def test_a_complaint_told_long_ago_is_not_made_a_request(workspace: Workspace) -> None:
    told_long_ago(workspace, IssueKind.COMPLAINT)
    assert "more than a day ago" in refused(workspace, "UPDATE issue SET kind = 'request'")


def test_a_request_made_a_complaint_by_mistake_is_one_again_by_undo(workspace: Workspace) -> None:
    number = told_long_ago(workspace, IssueKind.REQUEST)
    with workspace.write("By mistake") as session:
        session.get_one(Issue, number).kind = IssueKind.COMPLAINT
    workspace.undo()
    assert workspace.select("SELECT kind FROM issue") == [("request",)]


@pytest.mark.parametrize("end", ["reopen", "close"])
def test_a_planned_review_call_is_waited_for_only_while_the_issue_is_resolved(
    workspace: Workspace, resolved: int, end: str
) -> None:
    with workspace.write("Call") as session:
        on = TODAY + timedelta(days=91)
        planned = {"on": on, "status": TouchStatus.PLANNED}
        for says in (planned, {"on": TODAY}):
            session.add(Touch(account_id=1, kind=TouchKind.REVIEW_CALL, issue_id=resolved, **says))
    with workspace.write("End of it") as session:
        issue = session.get_one(Issue, resolved)
        if end == "reopen":
            issue.reopen()
        else:
            issue.close(session.get_one(Touch, 2))
    assert workspace.select("SELECT status FROM touch ORDER BY id") == [("cancelled",), ("held",)]


def test_a_declined_request_was_heard_and_answered(workspace: Workspace) -> None:
    declined(workspace)
    assert "step 3 is not done" in refused(workspace, "UPDATE step SET status = 'open' WHERE number = 3")


def test_touches_of_a_resolved_issue_are_free(workspace: Workspace, resolved: int) -> None:
    with workspace.write("Call") as session:
        session.add(Touch(account_id=1, on=TODAY, issue_id=resolved))
    assert workspace.select("SELECT count(*) FROM touch") == [(1,)]


@pytest.mark.parametrize("reason", ["It's our policy.", ""])
def test_a_no_without_a_true_reason_is_not_stored(workspace: Workspace, reason: str) -> None:
    add_issue(workspace)
    sql = "INSERT INTO refusal(account_id, issue_id, reason, alternative, agreed_by) VALUES (1, 1, :r, 'x', 'y')"
    with pytest.raises(FieldError, match="instead"), workspace.write("No") as session:
        session.execute(text(sql), {"r": reason})
    assert workspace.select("SELECT count(*) FROM refusal") == [(0,)]


def test_an_account_cannot_be_part_of_itself_by_any_detour(workspace: Workspace) -> None:
    with workspace.write("Two") as session:
        above = Account(name="Above")
        session.add(above)
        session.flush()
        below = Account(name="Below", parent_id=above.id)
        session.add(below)
        session.flush()
        ids = above.id, below.id
    with pytest.raises(FieldError, match="part of itself"), workspace.write("Circle") as session:
        session.get_one(Account, ids[0]).parent_id = ids[1]
    with pytest.raises(FieldError, match="part of itself"), workspace.write("Itself") as session:
        session.get_one(Account, ids[0]).parent_id = ids[0]
    assert workspace.select("SELECT parent_id FROM account ORDER BY id") == [(None,), (ids[0],)]
