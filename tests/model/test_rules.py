"""What a step leaves behind is possible, whichever way the change came: there is no way around."""

from datetime import date

import pytest
from sqlalchemy import select, text

from amdesk.model.accounts import Account, Unit
from amdesk.model.evidence import Evidence
from amdesk.model.fields import FieldError
from amdesk.model.issues import NEVER_SKIPPED, Checklist, Issue, Refusal, Step
from amdesk.model.people import Line, Person
from amdesk.model.touches import Touch
from amdesk.model.values import IssueKind, IssueStatus, LineKind, StepStatus, TouchKind
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
    with workspace.write("Resolve") as session:
        issue = session.get(Issue, number)
        for step in issue.steps:
            session.add(Evidence(subject="step", row=step.id, name="Mail"))
            session.flush()
            step.tick()
        issue.confirmed_on = TODAY
        issue.set_review_call()
        issue.resolve()
    return number


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
            session.add(Evidence(subject="step", row=step.id, name="Mail"))
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
        session.add(Evidence(subject="step", row=2, name="Mail"))
    with workspace.write("Without") as session:
        session.execute(text("DELETE FROM evidence"))
    assert workspace.select("SELECT count(*) FROM evidence") == [(0,)]


def test_an_issue_closed_elsewhere_needs_no_checklist(workspace: Workspace) -> None:
    add_issue(workspace, status=IssueStatus.CLOSED_ELSEWHERE)
    with workspace.write("No list") as session:
        session.execute(text("DELETE FROM step"))
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
            account_id=issue.account_id, issue_id=number, reason="No lorry", alternative="By rail", agreed_by="Ada"
        )
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


@pytest.mark.parametrize("number", NEVER_SKIPPED)
def test_a_list_without_what_every_customer_must_get_resolves_nothing(workspace: Workspace, number: int) -> None:
    issue_id = add_issue(workspace)
    with workspace.write("Delete the step") as session:
        session.delete(session.scalars(select(Step).where(Step.issue_id == issue_id, Step.number == number)).one())
    with workspace.read() as session:
        assert f"its list lacks step {number}" in session.get_one(Issue, issue_id).missing()


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


@pytest.fixture
def three(workspace: Workspace) -> list[int]:
    """Three people at one account."""
    with workspace.write("People") as session:
        account = Account(name="Acme")
        session.add(account)
        session.flush()
        people = [Person(account_id=account.id, name=name) for name in ("Ada", "Bob", "Cyd")]
        session.add_all(people)
        session.flush()
        numbers = [person.id for person in people]
    return numbers


def report(workspace: Workspace, *pairs: tuple[int, int], **says: object) -> None:
    with workspace.write("Lines") as session:
        session.add_all(Line(source_id=source, target_id=target, **says) for source, target in pairs)


def test_nobody_reports_to_someone_below(workspace: Workspace, three: list[int]) -> None:
    ada, bob, cyd = three
    report(workspace, (ada, bob), (bob, cyd))
    with pytest.raises(FieldError, match="circle"):
        report(workspace, (cyd, ada))
    assert workspace.select("SELECT count(*) FROM line") == [(2,)]


def test_a_circle_within_one_step_is_refused(workspace: Workspace, three: list[int]) -> None:
    ada, bob, cyd = three
    with pytest.raises(FieldError, match="circle"):
        report(workspace, (ada, bob), (bob, cyd), (cyd, ada))


def test_nobody_reports_to_themselves(workspace: Workspace, three: list[int]) -> None:
    with pytest.raises(FieldError, match="two different people"):
        report(workspace, (three[0], three[0]))


def test_influence_may_go_round(workspace: Workspace, three: list[int]) -> None:
    ada, bob, _cyd = three
    report(workspace, (ada, bob), (bob, ada), kind=LineKind.TRUSTS)
    assert workspace.select("SELECT count(*) FROM line") == [(2,)]


def test_a_line_that_ended_makes_no_circle(workspace: Workspace, three: list[int]) -> None:
    ada, bob, _cyd = three
    report(workspace, (ada, bob), since=date(2020, 1, 1), until=date(2024, 1, 1))
    report(workspace, (bob, ada))
    assert workspace.select("SELECT count(*) FROM line") == [(2,)]


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


def test_a_unit_cannot_be_part_of_itself_by_any_detour(workspace: Workspace) -> None:
    with workspace.write("Units") as session:
        session.add(Account(name="Konex"))
        session.flush()
        session.add_all([Unit(account_id=1, name="Operations"), Unit(account_id=1, name="Plant A", parent_id=1)])
    with pytest.raises(FieldError, match="A unit cannot be part of itself"), workspace.write("Circle") as session:
        session.get_one(Unit, 1).parent_id = 2
    assert workspace.select("SELECT parent_id FROM unit ORDER BY id") == [(None,), (1,)]
