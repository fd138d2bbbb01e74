"""An issue ends twice, not before all that was promised is done (ISS-3, ISS-8); memos are not put off for ever."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from amdesk.model.accounts import Account
from amdesk.model.evidence import Evidence
from amdesk.model.fields import FieldError
from amdesk.model.issues import REVIEW_AFTER_DAYS, Checklist, Issue, Refusal, Step
from amdesk.model.memos import Memo
from amdesk.model.touches import Touch
from amdesk.model.values import Cause, IssueKind, IssueStatus, StepStatus, TouchStatus
from amdesk.store.workspace import Workspace

TODAY = date(2026, 11, 21)


@pytest.fixture
def session(workspace: Workspace) -> Iterator[Session]:
    """A step that is taken back at the end, so that rules of what is left behind do not speak."""
    with pytest.raises(InterruptedError), workspace.write("Test") as session:
        yield session
        raise InterruptedError


@pytest.fixture
def issue(session: Session) -> Issue:
    """An issue with the full checklist."""
    account = Account(name="Acme")
    session.add(account)
    session.flush()
    issue = Issue(account_id=account.id, name="Late again", reported_on=TODAY)
    session.add(issue)
    checklists = session.scalars(select(Checklist).order_by(Checklist.id)).all()
    issue.use(checklists[0])
    return issue


def prove(session: Session, step: Step) -> Evidence:
    evidence = Evidence(subject="step", row=step.id, name="Mail", confirmed_by="Ada", confirmed_on=TODAY)
    session.add(evidence)
    session.flush()
    return evidence


def finish(session: Session, issue: Issue) -> None:
    for step in issue.steps:
        prove(session, step)
        step.tick()
    issue.confirmed_on = TODAY
    issue.set_review_call()


def call(session: Session, issue: Issue, status: TouchStatus) -> Touch:
    touch = Touch(account_id=issue.account_id, on=TODAY, status=status)
    session.add(touch)
    session.flush()
    return touch


def test_the_full_list_has_seventeen_steps_in_order(issue: Issue) -> None:
    assert [step.number for step in issue.steps] == list(range(1, 18))


def test_steps_that_need_evidence_are_the_six_of_the_domain(issue: Issue) -> None:
    assert [s.number for s in issue.steps if s.needs_evidence] == [2, 5, 8, 13, 15, 16]


def test_steps_that_cannot_be_skipped_are_the_three_of_the_domain(issue: Issue) -> None:
    assert [s.number for s in issue.steps if not s.may_be_skipped] == [1, 3, 16]


def test_changing_the_list_keeps_every_tick(session: Session, issue: Issue) -> None:
    issue.steps[0].tick()
    short = session.scalars(select(Checklist).where(Checklist.id == 2)).one()
    issue.use(short)
    assert [s.number for s in issue.steps if s.status is StepStatus.DONE] == [1]
    assert len(issue.steps) == 17


def test_an_issue_without_a_list_is_not_resolved(session: Session, issue: Issue) -> None:
    bare = Issue(account_id=issue.account_id, name="Bare", reported_on=TODAY, confirmed_on=TODAY, review_on=TODAY)
    session.add(bare)
    session.flush()
    with pytest.raises(FieldError, match="no checklist"):
        bare.resolve()


def test_the_refusal_names_everything_that_is_missing(session: Session, issue: Issue) -> None:
    finish(session, issue)
    issue.steps[3].untick()
    issue.steps[6].untick()
    issue.confirmed_on = issue.review_on = None
    with pytest.raises(FieldError) as refused:
        issue.resolve()
    for part in ("2 steps open", "4", "7", "customer has not confirmed", "review call is not dated"):
        assert part in refused.value.sentence
    assert issue.status is IssueStatus.OPEN


def test_all_done_confirmed_and_dated_is_resolved_today(session: Session, issue: Issue) -> None:
    finish(session, issue)
    issue.resolve()
    assert (issue.status, issue.resolved_on, issue.missing()) == (IssueStatus.RESOLVED, TODAY, [])


def test_steps_skipped_with_a_reason_count_as_settled(session: Session, issue: Issue) -> None:
    finish(session, issue)
    issue.steps[3].untick()
    issue.steps[3].skip("Nobody else was involved")
    issue.resolve()
    assert issue.status is IssueStatus.RESOLVED


@pytest.mark.parametrize("number", [1, 3, 16])
def test_a_step_that_cannot_be_skipped_refuses(issue: Issue, number: int) -> None:
    with pytest.raises(FieldError, match="cannot be skipped"):
        issue.steps[number - 1].skip("because")


def test_skipping_needs_a_reason(issue: Issue) -> None:
    with pytest.raises(FieldError, match="why"):
        issue.steps[3].skip("  ")


def test_a_step_that_needs_evidence_cannot_be_ticked_without(session: Session, issue: Issue) -> None:
    step = issue.steps[1]
    with pytest.raises(FieldError, match="evidence"):
        step.tick()
    prove(session, step)
    step.tick()
    assert (step.status, step.done_on) == (StepStatus.DONE, TODAY)


def test_evidence_of_another_step_does_not_count(session: Session, issue: Issue) -> None:
    prove(session, issue.steps[4])
    with pytest.raises(FieldError):
        issue.steps[1].tick()


def test_a_resolved_issue_keeps_its_ticks_until_it_is_reopened(session: Session, issue: Issue) -> None:
    finish(session, issue)
    issue.resolve()
    with pytest.raises(FieldError, match="Reopen"):
        issue.steps[0].untick()
    issue.reopen()
    issue.steps[0].untick()
    assert issue.steps[0].status is StepStatus.OPEN


def test_closing_needs_a_resolved_issue(session: Session, issue: Issue) -> None:
    with pytest.raises(FieldError, match="Resolve"):
        issue.close(call(session, issue, TouchStatus.HELD))


@pytest.mark.parametrize("status", [TouchStatus.PLANNED, TouchStatus.CANCELLED])
def test_closing_needs_the_review_call(session: Session, issue: Issue, status: TouchStatus) -> None:
    finish(session, issue)
    issue.resolve()
    with pytest.raises(FieldError, match="review call"):
        issue.close(call(session, issue, status))


def test_after_the_review_call_it_is_closed(session: Session, issue: Issue) -> None:
    finish(session, issue)
    issue.resolve()
    issue.close(call(session, issue, TouchStatus.HELD))
    assert (issue.status, issue.closed_on) == (IssueStatus.CLOSED, TODAY)


def test_reopening_keeps_what_was_done_and_counts(session: Session, issue: Issue) -> None:
    finish(session, issue)
    issue.resolve()
    issue.close(call(session, issue, TouchStatus.HELD))
    issue.reopen()
    assert (issue.status, issue.reopened, issue.resolved_on, issue.closed_on) == (IssueStatus.OPEN, 1, None, None)
    assert all(step.status is StepStatus.DONE for step in issue.steps)
    assert "the customer has not confirmed" in issue.missing()


def test_an_open_issue_cannot_be_reopened(issue: Issue) -> None:
    with pytest.raises(FieldError):
        issue.reopen()


def test_the_review_call_is_three_months_ahead(issue: Issue) -> None:
    issue.set_review_call()
    assert issue.review_on == TODAY + timedelta(days=REVIEW_AFTER_DAYS + 2)  # the day itself is a Saturday


def refusal(**says: object) -> Refusal:
    whole = {
        "reason": "Below cost at this volume",
        "alternative": "Yearly volume price",
        "agreed_by": "Head of sales",
        "cause": Cause.POLICY,
    }
    return Refusal(**{**whole, **says})


@pytest.mark.parametrize(
    "empty",
    [
        "",
        "  ",
        "It's the market",
        "it’s our policy.",
        "IT IS OUR POLICY!",
        "can't do",
        "Cannot do.",
        " it is the market ",
        "its our policy",
        "Policy",
        "The market!!",
        "we can't do this",
        "That is against company policy, sorry",
        "n/a",
        "–",
    ],
)
def test_that_alone_is_no_reason(empty: str) -> None:
    with pytest.raises(FieldError, match=r"What can we do instead|needed") as refused:
        refusal(reason=empty).hold_together()
    assert refused.value.field == "reason"


@pytest.mark.parametrize("said", ["none", "Nothing.", "we can't", "no"])
def test_an_alternative_that_offers_nothing_is_none(said: str) -> None:
    with pytest.raises(FieldError, match="what can we do instead") as refused:
        refusal(alternative=said).hold_together()
    assert refused.value.field == "alternative"


def test_a_no_needs_its_true_cause() -> None:
    with pytest.raises(FieldError, match="true cause"):
        refusal(cause=None).hold_together()


@pytest.mark.parametrize("missing", ["alternative", "agreed_by"])
def test_a_no_needs_an_alternative_and_who_agreed(missing: str) -> None:
    with pytest.raises(FieldError, match="what can we do instead") as refused:
        refusal(**{missing: " "}).hold_together()
    assert refused.value.field == missing


def test_only_a_request_can_be_declined(issue: Issue) -> None:
    with pytest.raises(FieldError, match="request"):
        issue.decline(refusal())


def test_a_request_is_declined_with_a_whole_no(issue: Issue) -> None:
    issue.kind = IssueKind.REQUEST
    with pytest.raises(FieldError):
        issue.decline(refusal(reason="It's our policy"))
    with pytest.raises(FieldError, match="step 1 and step 3 are not done"):
        issue.decline(refusal())
    assert issue.status is IssueStatus.OPEN
    for number in (1, 3):
        issue.steps[number - 1].tick()
    issue.decline(refusal())
    assert (issue.status, issue.closed_on) == (IssueStatus.DECLINED, TODAY)


@pytest.fixture
def memo(session: Session) -> Memo:
    """A memo of today."""
    memo = Memo(subject="New price list", on=TODAY)
    session.add(memo)
    session.flush()
    return memo


def test_a_memo_is_acknowledged_in_own_words(memo: Memo) -> None:
    with pytest.raises(FieldError):
        memo.acknowledge("  ")
    memo.acknowledge("Tell all key accounts before May")
    assert memo.acknowledged_on == memo.read_on == TODAY


def test_a_memo_is_carried_out_after_it_was_acknowledged(memo: Memo) -> None:
    with pytest.raises(FieldError, match="Acknowledge"):
        memo.carry_out()
    memo.acknowledge("Understood")
    memo.carry_out()
    assert memo.carried_out_on == TODAY


def test_a_memo_is_put_aside_for_a_week_at_most(memo: Memo) -> None:
    with pytest.raises(FieldError):
        memo.snooze(TODAY + timedelta(days=8))
    memo.snooze(TODAY + timedelta(days=7))
    assert (memo.snoozed_until, memo.snoozed_times) == (TODAY + timedelta(days=7), 1)


def test_a_memo_is_put_aside_three_times_at_most(memo: Memo) -> None:
    for _time in range(3):
        memo.snooze(TODAY + timedelta(days=1))
    with pytest.raises(FieldError, match="3 times"):
        memo.snooze(TODAY + timedelta(days=1))
