"""Today's rows: the few lines that matter most, who needs me, memos, and what crossed a line since the last opening."""

from datetime import date, timedelta

import pytest

from amdesk import upkeep
from amdesk.analysis import attention
from amdesk.model.accounts import Account
from amdesk.model.day_rows import DueKind
from amdesk.model.health_rows import Band
from amdesk.model.issues import Issue
from amdesk.model.memos import Memo
from amdesk.model.plans import Action
from amdesk.model.touches import Promise, Touch
from amdesk.model.values import TouchKind, TouchStatus
from amdesk.store.queries import today
from amdesk.store.workspace import Workspace

TODAY = date(2026, 11, 21)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def konex(workspace: Workspace) -> Workspace:
    """A workspace that is kept up, with account 1, Konex, checked in on today."""
    upkeep.keep(workspace)
    with workspace.write("Konex") as session:
        session.add(Account(name="Konex", came_in=days_ago(400)))
        session.flush()
        session.add(Touch(account_id=1, on=TODAY, kind=TouchKind.CHECK_IN))
    return workspace


def opened(workspace: Workspace, day: date) -> None:
    workspace.keep_derived(
        lambda raw: raw.execute("INSERT INTO setting(name, value) VALUES ('last_opened', ?)", (day.isoformat(),)),
        frozenset(),
    )


def test_seven_lines_are_shown_and_the_rest_is_counted(konex: Workspace) -> None:
    with konex.write("Actions") as session:
        session.add_all(Action(name=f"Action {n}", due=TODAY) for n in range(9))
    rows = today.today(konex)
    assert (len(rows.due), rows.more_due) == (7, 2)


def test_the_meeting_of_today_is_never_crowded_out_by_late_work(konex: Workspace) -> None:
    with konex.write("Rows") as session:
        session.add_all(Action(name=f"Late {n}", due=days_ago(30)) for n in range(9))
        session.add(Touch(account_id=1, on=TODAY, at="15:30", status=TouchStatus.PLANNED))
    rows = today.today(konex)
    assert rows.due[0].kind is DueKind.MEETING
    assert rows.meetings_today == 1


def test_a_late_promise_goes_before_a_late_action_of_my_own(konex: Workspace) -> None:
    with konex.write("Rows") as session:
        session.add_all(Action(name=f"Late {n}", due=days_ago(30)) for n in range(7))
        session.add(Promise(account_id=1, text="Cost sheet", due=days_ago(1)))
    assert today.today(konex).due[0].kind is DueKind.PROMISE


def test_what_lies_beyond_a_week_stays_out(konex: Workspace) -> None:
    with konex.write("Rows") as session:
        session.add(Action(name="In 7 days", due=TODAY + timedelta(days=7)))
        session.add(Action(name="In 8 days", due=TODAY + timedelta(days=8)))
    assert [row.what for row in today.today(konex).due] == ["In 7 days"]


def test_the_sentence_counts_what_is_late(konex: Workspace) -> None:
    with konex.write("Rows") as session:
        session.add_all(Promise(account_id=1, text=text, due=days_ago(2)) for text in ("One", "Two"))
    assert attention.today(today.today(konex)).sentence == "Two promises are late."


def test_what_others_owe_is_not_late_of_mine(konex: Workspace) -> None:
    with konex.write("Rows") as session:
        session.add(Promise(account_id=1, text="Forecast", due=days_ago(2), by="them"))
    assert today.today(konex).late == {}


def test_an_account_with_concerns_needs_me_and_says_why(konex: Workspace) -> None:
    with konex.write("Rows") as session:
        session.add(Issue(account_id=1, name="Bill", reported_on=days_ago(9), answer_by=days_ago(2)))
        session.add(Promise(account_id=1, text="Cost sheet", due=days_ago(3)))
    (line,) = attention.today(today.today(konex)).needs_me
    assert line.sentence == "1 complaint unanswered for 9 days · 1 promise late by 3 days"


def test_four_accounts_are_shown_and_the_rest_is_counted(konex: Workspace) -> None:
    with konex.write("Accounts") as session:
        accounts = [Account(name=f"Account {n}", came_in=days_ago(400)) for n in range(6)]
        session.add_all(accounts)
    rows = today.today(konex)
    assert (len(rows.troubled), rows.more_troubled) == (4, 3)  # Konex itself, where nobody is known, is one of them
    assert {one.concerns[0].rule for one in rows.troubled} == {"silence"}


def test_memos_to_acknowledge_stand_before_those_to_carry_out(konex: Workspace) -> None:
    known = Memo(subject="Known", on=days_ago(9), due=days_ago(1), acknowledged_on=TODAY, understood="Call them all")
    with konex.write("Memos") as session:
        session.add_all(
            [
                known,
                Memo(subject="New", on=days_ago(2)),
                Memo(
                    subject="Done",
                    on=days_ago(2),
                    acknowledged_on=TODAY,
                    understood="Nothing to do",
                    carried_out_on=TODAY,
                ),
            ]
        )
    assert [(memo.subject, memo.acknowledged) for memo in today.today(konex).memos] == [("New", False), ("Known", True)]


def test_what_became_late_since_the_last_opening_is_told_apart(konex: Workspace) -> None:
    opened(konex, days_ago(4))
    with konex.write("Rows") as session:
        session.add(Promise(account_id=1, text="Before", due=days_ago(9)))
        session.add(Promise(account_id=1, text="Since", due=days_ago(3)))
    rows = today.today(konex)
    assert (rows.late[DueKind.PROMISE], rows.became_late[DueKind.PROMISE]) == (2, 1)


def test_a_change_of_band_since_the_last_opening_is_told(konex: Workspace) -> None:
    opened(konex, days_ago(4))
    row = (days_ago(5).isoformat(),)
    konex.keep_derived(
        lambda raw: raw.execute("INSERT INTO account_state VALUES (1, ?, 80, 100, 'good', '{}')", row), frozenset()
    )
    (change,) = today.today(konex).band_changes
    assert (change.before, change.now) == (Band.GOOD, Band.UNKNOWN)


def test_without_a_last_opening_nothing_has_crossed_a_line(konex: Workspace) -> None:
    rows = today.today(konex)
    assert (rows.last_opened, rows.band_changes, rows.new_concerns) == (None, (), ())


def untold(workspace: Workspace, *days: int) -> None:
    with workspace.write("Meetings") as session:
        session.add_all(
            Touch(account_id=1, on=days_ago(ago), at="10:00", status=TouchStatus.PLANNED, purpose=f"{ago} days ago")
            for ago in days
        )


def test_the_latest_untold_meetings_ask_before_late_work(konex: Workspace) -> None:
    untold(konex, 2, 9, 5, 30)
    with konex.write("Promises") as session:
        session.add_all(Promise(account_id=1, text=f"Late {n}", due=days_ago(60 + n)) for n in range(9))
    lines = today.today(konex).due
    assert [line.what for line in lines[:3]] == ["Call · 9 days ago", "Call · 5 days ago", "Call · 2 days ago"]
    assert all(line.kind is DueKind.PROMISE for line in lines[3:])
