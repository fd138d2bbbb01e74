"""Everything due from anywhere, each in words, sorted by day."""

from datetime import date, time, timedelta

import pytest

from amdesk.model.accounts import Account, WarningReply
from amdesk.model.base import Base
from amdesk.model.colleagues import Colleague
from amdesk.model.day_rows import Due, DueKind, Reminder
from amdesk.model.issues import NEVER_SKIPPED, Issue, Request, Step
from amdesk.model.memos import Checkpoint, Memo
from amdesk.model.money import Contract, PriceStep
from amdesk.model.plans import Action, Plan
from amdesk.model.reviews import Decision, Review
from amdesk.model.touches import Promise, Touch
from amdesk.model.values import (
    ActionStatus,
    Channel,
    IssueStatus,
    PromiseBy,
    PromiseStatus,
    Status,
    StepStatus,
    TouchKind,
    TouchStatus,
)
from amdesk.store.queries import agenda
from amdesk.store.workspace import Workspace

TODAY = date(2026, 11, 21)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def konex(workspace: Workspace) -> Workspace:
    """A workspace with account 1, Konex, checked in on today, and colleague 2, Ben."""
    with workspace.write("Konex") as session:
        session.add(Account(name="Konex", came_in=TODAY))
        session.add(Colleague(name="Ben"))
    return workspace


def add(workspace: Workspace, *rows: Base) -> None:
    with workspace.write("Rows") as session:
        session.add_all(rows)


def due(workspace: Workspace, kind: DueKind, until: date | None = TODAY) -> Due:
    (found,) = [row for row in agenda.due_rows(workspace, until) if row.kind is kind]
    return found


def kinds(workspace: Workspace, until: date | None = TODAY) -> list[DueKind]:
    return [row.kind for row in agenda.due_rows(workspace, until)]


def test_a_meeting_says_how_and_where(konex: Workspace) -> None:
    add(
        konex,
        Touch(
            account_id=1,
            on=TODAY,
            at="15:30",
            status=TouchStatus.PLANNED,
            channel=Channel.VISIT,
            kind=TouchKind.CHECK_IN,
            purpose="Labels",
            location="Leeds office",
        ),
    )
    found = due(konex, DueKind.MEETING)
    assert (found.what, found.at, found.note) == ("Visit · Labels, Leeds office", "15:30", "check-in")


def test_a_meeting_that_has_passed_asks_how_it_went(konex: Workspace) -> None:
    add(konex, Touch(account_id=1, on=days_ago(1), status=TouchStatus.PLANNED))
    assert due(konex, DueKind.MEETING).note == "how did it go?"


def test_a_late_action_says_how_late_and_belongs_to_its_owner(konex: Workspace) -> None:
    add(konex, Action(name="Send the labels", account_id=1, due=days_ago(9), owner_id=2))
    found = due(konex, DueKind.ACTION)
    assert (found.note, found.days_late, found.owner, found.mine) == ("9 days late", 9, "Ben", False)


def test_an_action_without_owner_is_mine(konex: Workspace) -> None:
    add(konex, Action(name="Send the labels", due=TODAY))
    found = due(konex, DueKind.ACTION)
    assert (found.mine, found.note, found.account_id) == (True, "due", None)


def test_an_action_asked_for_says_how_often_and_how_long_ago(konex: Workspace) -> None:
    add(konex, Action(name="Send", account_id=1, due=days_ago(2), owner_id=2, asked_times=3, asked_on=days_ago(21)))
    assert due(konex, DueKind.ACTION).note == "asked 3 times, 21 days"


def test_whatever_others_owe_says_how_often_it_was_asked_for(konex: Workspace) -> None:
    add(
        konex,
        Issue(account_id=1, name="Late pallets", owner_id=2, reported_on=TODAY),
        Review(name="Quarter", on=days_ago(30), held=True),
    )
    owed: dict[DueKind, Base] = {
        DueKind.PROMISE: Promise(account_id=1, text="Names of the plant", by=PromiseBy.THEM, due=TODAY),
        DueKind.STEP: Step(issue_id=1, name="Find the cause", owner_id=2, due=TODAY),
        DueKind.DECISION: Decision(review_id=1, text="Visit the plant", owner_id=2, due=TODAY),
        DueKind.CHECKPOINT: Checkpoint(question="Was it done?", account_id=1, colleague_id=2, due=TODAY),
    }
    add(konex, *owed.values())
    with konex.write("Ask") as session:
        for row in owed.values():
            for days in (0, 21):
                session.get_one(type(row), row.id).ask(days_ago(days))
    notes = {one.kind: one.note for one in agenda.due_rows(konex) if one.kind in owed and "asked" in one.note}
    assert notes == {kind: "asked 2 times, 21 days" for kind in owed}


def test_what_is_done_is_not_due(konex: Workspace) -> None:
    add(
        konex,
        Action(name="Done", account_id=1, due=TODAY, status=ActionStatus.DONE),
        Promise(account_id=1, text="Kept", due=TODAY, status=PromiseStatus.KEPT),
        Touch(account_id=1, on=TODAY),
        Review(name="Held", on=TODAY, held=True),
    )
    assert kinds(konex) == []


def test_their_promise_is_due_but_not_mine(konex: Workspace) -> None:
    add(konex, Promise(account_id=1, text="Send forecast", due=TODAY, by=PromiseBy.THEM))
    found = due(konex, DueKind.PROMISE)
    assert (found.what, found.mine, found.owner) == ("They promised: Send forecast", False, "Konex")


def test_a_step_says_where_it_stands_in_its_list(konex: Workspace) -> None:
    add(konex, Issue(account_id=1, name="Wrong bill", reported_on=TODAY))
    add(konex, Step(issue_id=1, number=8, name="Train billing", due=TODAY), Step(issue_id=1, number=17, name="Call"))
    found = due(konex, DueKind.STEP)
    assert (found.what, found.note) == ("Train billing · Wrong bill", "step 8 of 17")


def test_a_step_of_a_resolved_issue_is_no_longer_due(konex: Workspace) -> None:
    add(konex, Issue(account_id=1, name="Bill", reported_on=TODAY, status=IssueStatus.CLOSED_ELSEWHERE))
    add(konex, Step(issue_id=1, number=1, name="Hear", due=TODAY))
    assert kinds(konex) == []


def test_an_issue_to_answer_and_its_request_are_due(konex: Workspace) -> None:
    add(konex, Issue(account_id=1, name="Wrong bill", reported_on=days_ago(9), answer_by=TODAY))
    add(konex, Request(issue_id=1, text="Find the invoices", due=TODAY, colleague_id=2, asked_on=TODAY))
    assert due(konex, DueKind.ANSWER).what == "Answer complaint “Wrong bill”"
    assert (due(konex, DueKind.REQUEST).owner, due(konex, DueKind.REQUEST).mine) == ("Ben", False)


def test_a_review_call_is_due_three_months_after(konex: Workspace) -> None:
    issue = Issue(account_id=1, name="Wrong bill", reported_on=days_ago(120), confirmed_on=days_ago(91))
    add(konex, issue)
    add(konex, *(Step(issue_id=1, number=n, name="Never left out", status=StepStatus.DONE) for n in NEVER_SKIPPED))
    with konex.write("Resolve") as session:
        found = session.get(Issue, 1)
        found.review_on = TODAY
        found.resolve()
    call = due(konex, DueKind.REVIEW_CALL)
    assert (call.what, call.note) == ("Review call after “Wrong bill”", "call")


def test_an_overdue_check_in_says_how_many_days_ago_the_last_was(konex: Workspace) -> None:
    with konex.write("Long ago") as session:
        session.get(Account, 1).came_in = days_ago(94)
    found = due(konex, DueKind.CHECK_IN)
    assert (found.what, found.note, found.days_late) == ("Check-in (no selling)", "94 days", 4)


def test_a_planned_check_in_takes_the_place_of_the_overdue_one(konex: Workspace) -> None:
    with konex.write("Long ago") as session:
        session.get(Account, 1).came_in = days_ago(94)
        session.add(Touch(account_id=1, on=TODAY, status=TouchStatus.PLANNED, kind=TouchKind.CHECK_IN))
    assert kinds(konex) == [DueKind.MEETING]


def test_a_lost_account_needs_no_check_in(konex: Workspace) -> None:
    with konex.write("Lost") as session:
        account = session.get(Account, 1)
        account.came_in, account.status = days_ago(94), Status.LOST
    assert kinds(konex) == [] and agenda.beats(konex) == []


def test_a_memo_is_first_to_acknowledge_then_to_carry_out(konex: Workspace) -> None:
    add(konex, Memo(subject="Support in rocky waters", on=days_ago(3), due=TODAY))
    assert due(konex, DueKind.MEMO).what == "Acknowledge memo “Support in rocky waters”"
    with konex.write("Read") as session:
        session.get(Memo, 1).acknowledge("Visit each account")
    assert due(konex, DueKind.MEMO).what == "Carry out memo “Support in rocky waters”"


def test_a_snoozed_memo_waits_until_its_day(konex: Workspace) -> None:
    add(konex, Memo(subject="Later", on=days_ago(3), due=TODAY, snoozed_until=TODAY + timedelta(days=2)))
    assert kinds(konex) == []
    assert due(konex, DueKind.MEMO, TODAY + timedelta(days=2)).on == TODAY + timedelta(days=2)


def test_reviews_decisions_and_checkpoints_are_due(konex: Workspace) -> None:
    add(
        konex,
        Review(name="November", on=TODAY),
        Plan(account_id=1, name="Konex 2026", starts=days_ago(300), ends=TODAY, next_review=TODAY),
        Checkpoint(question="Labels used?", account_id=1, due=TODAY),
    )
    add(konex, Decision(review_id=1, text="Hire", due=TODAY))
    whats = {row.what for row in agenda.due_rows(konex, TODAY)}
    assert whats == {"November", "Review of plan “Konex 2026”", "Labels used?", "Hire"}


def test_a_corrective_action_is_looked_at_again(konex: Workspace) -> None:
    add(konex, Action(name="Train", account_id=1, status=ActionStatus.DONE, done_on=days_ago(30), check_on=TODAY))
    assert due(konex, DueKind.CHECKPOINT).what == "Did it work? Train"


@pytest.mark.parametrize(
    ("days_to_end", "stands_in"), [(130, 10), (121, 1), (120, 0), (119, 0), (61, 0), (30, 0), (1, 0), (0, 0), (-9, -9)]
)
def test_a_contract_is_reminded_of_from_120_days_before_and_every_day_until_it_is_answered(
    konex: Workspace, days_to_end: int, stands_in: int
) -> None:
    add(konex, Contract(account_id=1, name="Frame", ends=TODAY + timedelta(days=days_to_end)))
    found = due(konex, DueKind.CONTRACT, None)
    assert (found.on - TODAY).days == stands_in
    assert found.days_late == -stands_in
    assert found.note == (
        f"in {days_to_end} day{'s' if days_to_end != 1 else ''}" if days_to_end >= 0 else "9 days ago"
    )


def test_a_date_of_a_contract_is_no_longer_reminded_of_a_month_after_it(konex: Workspace) -> None:
    add(konex, Contract(account_id=1, name="Frame", ends=days_ago(31)))
    assert kinds(konex, None) == [DueKind.CHECK_IN]


def answer(workspace: Workspace, until: date) -> None:
    rule = due(workspace, DueKind.CONTRACT).reminder
    assert rule is not None
    add(workspace, WarningReply(account_id=1, rule=rule.rule, until=until, reason="Not now"))


def test_a_reminder_put_aside_over_a_weekend_stands_again_on_its_day(konex: Workspace) -> None:
    add(konex, Contract(account_id=1, name="Frame", notice_by=TODAY + timedelta(days=100)))
    answer(konex, TODAY + timedelta(days=2))
    assert kinds(konex) == []
    assert due(konex, DueKind.CONTRACT, None).on == TODAY + timedelta(days=2)


def test_what_is_settled_is_not_reminded_of_again_but_the_other_date_of_the_contract_is(konex: Workspace) -> None:
    end = TODAY + timedelta(days=110)
    add(konex, Contract(account_id=1, name="Frame", notice_by=TODAY + timedelta(days=20), ends=end))
    assert {row.what.split()[0] for row in agenda.due_rows(konex, TODAY)} == {"Contract", "Notice"}
    add(konex, WarningReply(account_id=1, rule="contract-notice-1", until=date.max, reason="Settled"))
    assert due(konex, DueKind.CONTRACT, None).what == "Contract “Frame” ends 11 Mar 2027"


@pytest.mark.parametrize(
    ("today", "again"),
    [
        (date(2026, 11, 21), date(2027, 1, 10)),  # 110 days before: again 60 days before
        (date(2027, 1, 10), date(2027, 2, 9)),  # 60 days before: again 30 days before
        (date(2027, 2, 20), date(2027, 3, 11)),  # 19 days before: again on the day
        (date(2027, 3, 11), date.max),
    ],
)
def test_an_action_answers_a_reminder_until_the_next_of_its_days(today: date, again: date) -> None:
    assert Reminder("contract-ends-1", date(2027, 3, 11)).comes_again(today) == again


def test_a_price_step_is_reminded_of_too(konex: Workspace) -> None:
    add(konex, Contract(account_id=1, name="Frame"))
    add(konex, PriceStep(contract_id=1, on=TODAY + timedelta(days=60), what="plus 2 %"))
    found = due(konex, DueKind.CONTRACT)
    assert (found.subject, found.what) == ("price_step", "New price in “Frame” from 20 Jan 2027")


def test_everything_stands_in_order_of_day_and_time(konex: Workspace) -> None:
    planned = {"account_id": 1, "status": TouchStatus.PLANNED}
    add(
        konex,
        Touch(on=TODAY, at="15:30", **planned),
        Touch(on=TODAY, at="09:00", **planned),
        Touch(on=TODAY, **planned),
    )
    add(konex, Action(name="Late", due=days_ago(3)), Action(name="Later", due=TODAY + timedelta(days=1)))
    found = agenda.due_rows(konex)
    assert [(row.on, row.at) for row in found if row.kind is not DueKind.CHECK_IN] == [
        (days_ago(3), ""),
        (TODAY, "09:00"),
        (TODAY, "15:30"),
        (TODAY, ""),
        (TODAY + timedelta(days=1), ""),
    ]
    assert agenda.due_counts(konex, None) == (len(found), len(found))


def test_nobody_forgotten_counts_days_beside_the_rhythm(konex: Workspace) -> None:
    with konex.write("Long ago") as session:
        session.get(Account, 1).came_in = days_ago(45)
    (beat,) = agenda.beats(konex)
    assert (beat.days, beat.rhythm_days, beat.ratio) == (45, 90, 0.5)
    assert agenda.overdue_check_ins(konex) == 0


def test_the_next_meeting_lies_within_24_hours(konex: Workspace) -> None:
    planned = {"account_id": 1, "status": TouchStatus.PLANNED}
    add(konex, Touch(on=TODAY, at="09:00", **planned), Touch(on=TODAY + timedelta(days=1), at="08:00", **planned))
    assert agenda.next_meeting(konex, time(9, 30)).on == TODAY
    assert agenda.next_meeting(konex, time(11, 0)).on == TODAY + timedelta(days=1)
    assert agenda.next_meeting(konex, time(0, 15)).on == TODAY


def test_without_a_meeting_there_is_none_next(konex: Workspace) -> None:
    add(konex, Touch(account_id=1, on=TODAY + timedelta(days=1), at="18:00", status=TouchStatus.PLANNED))
    assert agenda.next_meeting(konex, time(9, 0)) is None
