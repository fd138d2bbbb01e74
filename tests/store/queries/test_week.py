"""One week: meetings with who is expected, everything dated on its day, and check-ins that are not booked."""

from datetime import date, timedelta

from amdesk.analysis.week import WeekAsked, WeekOrder, as_lines, monday_of, title, week
from amdesk.model.accounts import Account, Rhythm
from amdesk.model.day_rows import DueKind
from amdesk.model.money import Contract
from amdesk.model.people import Person
from amdesk.model.plans import Action
from amdesk.model.touches import Promise, Touch, TouchPerson
from amdesk.model.values import Channel, TouchKind, TouchStatus
from amdesk.store.queries.week import week_rows
from amdesk.store.workspace import Workspace
from tests.conftest import TODAY

MONDAY = date(2026, 11, 23)
"""The week after that of TODAY, a Saturday."""


def account(workspace: Workspace, name: str = "Konex", **says: object) -> int:
    with workspace.write(name) as session:
        made = Account(name=name, **says)
        session.add(made)
        session.flush()
        return int(made.id)


def meeting(workspace: Workspace, where: int, on: date, at: str = "", **says: object) -> int:
    with workspace.write("Meeting") as session:
        touch = Touch(account_id=where, on=on, at=at, **{"status": TouchStatus.PLANNED, **says})
        session.add(touch)
        session.flush()
        return int(touch.id)


def test_meetings_stand_under_their_day_in_order(workspace: Workspace) -> None:
    konex = account(workspace)
    late = meeting(workspace, konex, MONDAY, "15:30", purpose="Bills", minutes=45)
    early = meeting(workspace, konex, MONDAY, "09:00")
    whole = meeting(workspace, konex, MONDAY)
    meeting(workspace, konex, MONDAY + timedelta(days=7))
    content = week(week_rows(workspace, MONDAY))
    assert [one.id for one in content.days[0].meetings] == [whole, early, late]
    assert len(content.meetings) == 3
    assert content.sentence == "Three meetings, two without a purpose."


def test_who_is_expected_and_what_became_of_it_is_said(workspace: Workspace) -> None:
    konex = account(workspace)
    one = meeting(workspace, konex, MONDAY, "09:00", purpose="Bills", status=TouchStatus.CANCELLED, cancelled_by="They")
    with workspace.write("People") as session:
        ada, ben = Person(account_id=konex, name="Ada"), Person(account_id=konex, name="Ben")
        session.add_all([ada, ben])
        session.flush()
        session.add_all(
            [TouchPerson(touch_id=one, person_id=ada.id), TouchPerson(touch_id=one, person_id=ben.id, came=False)]
        )
    (found,) = week_rows(workspace, MONDAY).meetings
    assert (found.people, found.status, found.cancelled_by) == (("Ada",), TouchStatus.CANCELLED, "They")


def test_letters_and_notes_that_were_held_stay_out(workspace: Workspace) -> None:
    konex = account(workspace)
    monday = monday_of(TODAY)
    held = TouchStatus.HELD
    call = meeting(workspace, konex, monday, status=held, channel=Channel.CALL)
    meeting(workspace, konex, monday, status=held, channel=Channel.MAIL)
    meeting(workspace, konex, monday, status=held, kind=TouchKind.NOTE)
    assert [one.id for one in week_rows(workspace, monday).meetings] == [call]


def test_everything_dated_stands_on_its_own_day(workspace: Workspace) -> None:
    konex = account(workspace)
    with workspace.write("Dated") as session:
        session.add_all(
            [
                Promise(account_id=konex, text="Cost sheet", due=MONDAY),
                Action(account_id=konex, name="Labels", due=MONDAY + timedelta(days=1)),
                Contract(account_id=konex, name="Frame", notice_by=MONDAY + timedelta(days=2)),
                Action(account_id=konex, name="Late", due=TODAY - timedelta(days=9)),
            ]
        )
    content = week(week_rows(workspace, MONDAY))
    kinds = [[due.kind for due in day.dues] for day in content.days]
    assert kinds == [[DueKind.PROMISE], [DueKind.ACTION], [DueKind.CONTRACT], [], [], [], []]
    assert content.sentence == "No meetings; three things fall due."
    assert week_rows(workspace, monday_of(TODAY)).late == 1


def test_a_check_in_that_falls_due_is_proposed_until_it_is_booked(workspace: Workspace) -> None:
    konex = account(workspace, came_in=TODAY - timedelta(days=30))
    with workspace.write("Rhythm") as session:
        session.add(Rhythm(account_id=konex, days=34, since=TODAY - timedelta(days=30)))
    content = week(week_rows(workspace, MONDAY))
    (proposal,) = content.days[2].proposals
    assert (proposal.account, proposal.on, proposal.days_late) == ("Konex", MONDAY + timedelta(days=2), -4)
    assert content.sentence == "No meetings; one check-in to book."
    meeting(workspace, konex, MONDAY, kind=TouchKind.CHECK_IN)
    assert not any(day.proposals for day in week(week_rows(workspace, MONDAY)).days)


def test_an_overdue_check_in_is_proposed_in_the_week_one_is_in(workspace: Workspace) -> None:
    konex = account(workspace, came_in=TODAY - timedelta(days=90))
    with workspace.write("Rhythm") as session:
        session.add(Rhythm(account_id=konex, days=30, since=TODAY - timedelta(days=90)))
    now = week(week_rows(workspace, monday_of(TODAY)))
    assert [(one.account, one.days_late) for one in now.days[TODAY.weekday()].proposals] == [("Konex", 60)]
    assert not week_rows(workspace, MONDAY).check_ins
    assert not week_rows(workspace, MONDAY - timedelta(weeks=3)).check_ins


def test_filters_leave_out_and_say_how_much(workspace: Workspace) -> None:
    konex, acme = account(workspace), account(workspace, "Acme")
    meeting(workspace, konex, MONDAY, purpose="x")
    meeting(workspace, acme, MONDAY, purpose="y")
    with workspace.write("Actions") as session:
        session.add_all(
            [Action(account_id=konex, name="B", due=MONDAY), Promise(account_id=acme, text="A", due=MONDAY)]
        )
    rows = week_rows(workspace, MONDAY)
    only = week(rows, WeekAsked(account=acme))
    assert ([one.account for one in only.meetings], only.left_out) == (["Acme"], 2)
    assert week(rows, WeekAsked(kinds=frozenset({DueKind.ACTION}))).left_out == 3
    by_account = week(rows, WeekAsked(order=WeekOrder.ACCOUNT))
    assert [due.account for due in by_account.days[0].dues] == ["Acme", "Konex"]
    assert [due.account for due in week(rows).days[0].dues] == ["Konex", "Acme"]


def test_the_week_as_lines_for_paper(workspace: Workspace) -> None:
    konex = account(workspace)
    meeting(workspace, konex, MONDAY, "15:30", purpose="Bills", minutes=45, location="Leeds")
    with workspace.write("Promise") as session:
        session.add(Promise(account_id=konex, text="Cost sheet", due=MONDAY))
    content = week(week_rows(workspace, MONDAY))
    assert as_lines(content) == [
        ("Mon 23 Nov 2026", "15:30–16:15", "Meeting", "Konex", "Bills, Leeds"),
        ("Mon 23 Nov 2026", "", "Promise", "Konex", "Cost sheet"),
    ]
    assert title(content) == "Week 48 · 23–29 Nov 2026"


def test_a_week_over_the_turn_of_the_year_names_both(workspace: Workspace) -> None:
    assert title(week(week_rows(workspace, date(2026, 12, 28)))) == "Week 53 · 28 Dec 2026–3 Jan 2027"
