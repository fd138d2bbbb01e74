"""What an invitation does: people by address, the account, versions, cancellations, answers, all within one step."""

from pathlib import Path

import pytest

from amdesk.exchange.meetings.keeping import Chosen, as_planned, keep
from amdesk.exchange.meetings.planning import Fate, MeetingPlan
from amdesk.exchange.out.calendar import write_calendar
from amdesk.model.touches import Touch
from amdesk.model.values import TouchStatus
from amdesk.store.workspace import Workspace
from tests.exchange.invitations import (
    ADA,
    BEN,
    KIM,
    ME,
    Known,
    calendar,
    dropped,
    event,
    file,
    make_known,
    planned,
    touches,
)


@pytest.fixture
def known(workspace: Workspace) -> Known:
    return make_known(workspace)


def plan_of(workspace: Workspace, folder: Path, text: str) -> MeetingPlan:
    (plan,) = planned(workspace, file(folder, text)).plans
    return plan


def people(workspace: Workspace) -> list[int]:
    return [person for (person,) in workspace.select("SELECT person_id FROM touch_person ORDER BY person_id")]


# Who and with whom


def test_people_are_met_by_any_of_their_addresses(workspace: Workspace, known: Known, tmp_path: Path) -> None:
    plan = dropped(workspace, tmp_path, calendar(event(KIM, ADA, BEN, ME, "ATTENDEE:mailto:dan@ours.example"))).plans[0]
    assert plan.account_id == known.konex and people(workspace) == [known.ada, known.ben]
    assert [guest.name for guest in plan.guests.people] == ["Ada Novak", "Ben Okafor"]
    assert plan.guests.colleagues == ((known.dan, "Dan"),) and plan.guests.has_me
    assert [(one.invited.name, one.is_likely) for one in plan.guests.strangers] == [("Kim Lee", True)]


def test_nobody_becomes_a_person_by_themselves(workspace: Workspace, known: Known, tmp_path: Path) -> None:
    dropped(workspace, tmp_path, calendar(event(KIM, ADA)))
    assert workspace.select("SELECT count(*) FROM person") == [(3,)]


def test_a_stranger_chosen_becomes_a_person_once(workspace: Workspace, known: Known, tmp_path: Path) -> None:
    text = calendar(event(KIM, ADA), event(KIM, uid="m2", starts="DTSTART:20261202T100000Z"))
    plans = planned(workspace, file(tmp_path, text)).plans
    kim = plans[0].guests.strangers[0].invited
    with workspace.write("Meetings") as session:
        keep(session, [Chosen(plan, known.konex, (), (kim,)) for plan in plans])
    assert workspace.select("SELECT name, mail, account_id FROM person WHERE mail LIKE 'kim%'") == [
        ("Kim Lee", "kim@konex.example", known.konex)
    ]
    assert workspace.select("SELECT count(*) FROM touch_person") == [(2,)]


@pytest.mark.parametrize(
    ("who", "title", "account", "by"),
    [
        ("ATTENDEE:mailto:new@acme.example", "Talk", "Acme", "by their mail address"),
        ("ATTENDEE:mailto:new@konex.example", "Talk", "Konex", "by their mail address"),
        ("ATTENDEE:mailto:cleo@gmail.com", "Talk", "Acme", ""),
        ("ATTENDEE:mailto:other@gmail.com", "Talk", None, ""),
        ("ATTENDEE:mailto:other@gmail.com", "Konex – yearly talk", "Konex", "by its title"),
        ("ATTENDEE:mailto:dan@ours.example", "Konexology", None, ""),
    ],
)
def test_the_account_is_found_or_asked(
    workspace: Workspace, known: Known, tmp_path: Path, who: str, title: str, account: str | None, by: str
) -> None:
    plan = plan_of(workspace, tmp_path, calendar(event(who, title=title)))
    assert (plan.account or None, plan.by) == (account, by)


def test_people_of_two_accounts_leave_it_to_be_asked(workspace: Workspace, known: Known, tmp_path: Path) -> None:
    plan = plan_of(workspace, tmp_path, calendar(event(ADA, "ATTENDEE:mailto:cleo@gmail.com")))
    assert plan.account_id is None and not plan.is_wanted(workspace.today)


def test_who_declined_is_not_expected(workspace: Workspace, known: Known, tmp_path: Path) -> None:
    dropped(workspace, tmp_path, calendar(event(ADA, BEN.replace("CN=", "PARTSTAT=DECLINED;CN="))))
    assert people(workspace) == [known.ada]


# New, past, again


def test_a_new_meeting_is_planned_in_one_step(workspace: Workspace, known: Known, tmp_path: Path) -> None:
    dropped(workspace, tmp_path, calendar(event(ADA, "DTEND:20261201T151500Z", "LOCATION:Leeds")))
    assert touches(workspace, "on", "at", "zone", "minutes", "status", "purpose", "location", "calendar_uid") == [
        ("2026-12-01", "15:30", "Europe/Berlin", 45, "planned", "Review", "Leeds", "m1")
    ]
    step = workspace.next_undo()
    assert step is not None and step.label == "Meeting: Konex, Review, Tue 1 Dec 2026 15:30"
    workspace.undo()
    assert touches(workspace, "id") == [] and people(workspace) == []


def test_a_past_meeting_waits_to_be_told(workspace: Workspace, known: Known, tmp_path: Path) -> None:
    plan = dropped(workspace, tmp_path, calendar(event(ADA, starts="DTSTART:20261119T090000Z"))).plans[0]
    assert plan.sentence == "Its time has passed: Today will ask how it went."
    assert touches(workspace, "on", "status") == [("2026-11-19", "planned")]


def test_meetings_of_long_ago_are_not_ticked(workspace: Workspace, known: Known, tmp_path: Path) -> None:
    old, new = event(ADA, starts="DTSTART:20250101T090000Z"), event(ADA, uid="m2")
    plans = planned(workspace, file(tmp_path, calendar(old, new, method=""))).plans
    assert [plan.is_wanted(workspace.today) for plan in plans] == [False, True]


def test_dropping_it_again_changes_nothing(workspace: Workspace, known: Known, tmp_path: Path) -> None:
    text = calendar(event(ADA, "DTSTAMP:20261120T080000Z", "SEQUENCE:1"))
    dropped(workspace, tmp_path, text)
    assert dropped(workspace, tmp_path, text).plans[0].fate is Fate.UNCHANGED
    assert len(touches(workspace, "id")) == 1


# Versions

FIRST = event(ADA, "SEQUENCE:1", "DTSTAMP:20261120T080000Z", "LOCATION:Leeds")


@pytest.mark.parametrize(
    "version", [("SEQUENCE:2", "DTSTAMP:20261119T080000Z"), ("SEQUENCE:1", "DTSTAMP:20261121T080000Z")]
)
def test_a_newer_version_moves_it_and_says_from_where(
    workspace: Workspace, known: Known, tmp_path: Path, version: tuple[str, str]
) -> None:
    dropped(workspace, tmp_path, calendar(FIRST))
    text = calendar(event(ADA, BEN, *version, "LOCATION:York", starts="DTSTART:20261203T090000Z", title="Bills"))
    plan = dropped(workspace, tmp_path, text).plans[0]
    assert [(change.field, change.before, change.after) for change in plan.changes] == [
        ("When", "Tue 1 Dec 2026 15:30", "Thu 3 Dec 2026 10:00"),
        ("Place", "Leeds", "York"),
        ("Purpose", "Review", "Bills"),
        ("Also expected", "", "Ben Okafor"),
    ]
    assert touches(workspace, "on", "at", "purpose", "location") == [("2026-12-03", "10:00", "Bills", "York")]
    assert people(workspace) == [known.ada, known.ben]


@pytest.mark.parametrize(
    "version", [("SEQUENCE:0", "DTSTAMP:20261122T080000Z"), ("SEQUENCE:1", "DTSTAMP:20261119T080000Z")]
)
def test_an_older_version_changes_nothing(
    workspace: Workspace, known: Known, tmp_path: Path, version: tuple[str, str]
) -> None:
    dropped(workspace, tmp_path, calendar(FIRST))
    plan = dropped(workspace, tmp_path, calendar(event(ADA, *version, starts="DTSTART:20261205T090000Z"))).plans[0]
    assert (plan.fate, plan.sentence) == (
        Fate.LEFT,
        "This is an older version of a meeting that is here; nothing is changed.",
    )
    assert touches(workspace, "on") == [("2026-12-01",)]


def test_a_purpose_written_here_stays(workspace: Workspace, known: Known, tmp_path: Path) -> None:
    dropped(workspace, tmp_path, calendar(FIRST))
    with workspace.write("Purpose") as session:
        session.query(Touch).one().purpose = "Agree the renewal"
    dropped(workspace, tmp_path, calendar(event(ADA, "SEQUENCE:2", starts="DTSTART:20261203T090000Z")))
    assert touches(workspace, "on", "purpose") == [("2026-12-03", "Agree the renewal")]


def test_a_meeting_that_was_held_is_not_touched(workspace: Workspace, known: Known, tmp_path: Path) -> None:
    dropped(workspace, tmp_path, calendar(FIRST))
    with workspace.write("Held") as session:
        session.query(Touch).one().hold()
    plan = dropped(workspace, tmp_path, calendar(event(ADA, "SEQUENCE:5"), method="CANCEL")).plans[0]
    assert plan.sentence == "This meeting was held 1 Dec 2026; nothing of it is changed."
    assert touches(workspace, "status") == [("held",)]


# Cancellations and answers


@pytest.mark.parametrize(
    ("organiser", "by", "says"),
    [
        (KIM, "They (Kim Lee)", "Kim Lee cancelled it."),
        ("ORGANIZER:mailto:me@ours.example", "We (Me)", "Me cancelled it."),
        ("COMMENT:x", "They", "It was cancelled."),
    ],
)
def test_a_cancellation_says_who_cancelled(
    workspace: Workspace, known: Known, tmp_path: Path, organiser: str, by: str, says: str
) -> None:
    dropped(workspace, tmp_path, calendar(FIRST))
    plan = dropped(workspace, tmp_path, calendar(event(organiser, "SEQUENCE:2"), method="CANCEL")).plans[0]
    assert (plan.fate, plan.sentence) == (Fate.CANCELLED, says)
    assert touches(workspace, "status", "cancelled_by", "on") == [("cancelled", by, "2026-12-01")]
    workspace.undo()
    assert touches(workspace, "status") == [("planned",)]


def test_status_cancelled_is_a_cancellation(workspace: Workspace, known: Known, tmp_path: Path) -> None:
    dropped(workspace, tmp_path, calendar(FIRST))
    dropped(workspace, tmp_path, calendar(event("STATUS:CANCELLED", "SEQUENCE:2"), method="PUBLISH"))
    assert touches(workspace, "status") == [("cancelled",)]


def test_a_newer_request_brings_a_cancelled_meeting_back(workspace: Workspace, known: Known, tmp_path: Path) -> None:
    dropped(workspace, tmp_path, calendar(FIRST))
    dropped(workspace, tmp_path, calendar(event("SEQUENCE:2"), method="CANCEL"))
    plan = dropped(workspace, tmp_path, calendar(event(ADA, "SEQUENCE:3"))).plans[0]
    assert ("Status", "takes place after all") in {(change.field, change.after) for change in plan.changes}
    assert touches(workspace, "status", "cancelled_by") == [("planned", "")]


def test_what_was_never_here_cannot_be_cancelled(workspace: Workspace, known: Known, tmp_path: Path) -> None:
    plan = dropped(workspace, tmp_path, calendar(event(ADA), method="CANCEL")).plans[0]
    assert plan.sentence == "It is cancelled, and it was never here: there is nothing to do."
    assert touches(workspace, "id") == []


def test_who_declines_later_is_no_longer_expected(workspace: Workspace, known: Known, tmp_path: Path) -> None:
    dropped(workspace, tmp_path, calendar(event(ADA, BEN)))
    plan = dropped(workspace, tmp_path, calendar(event(ADA.replace("ACCEPTED", "DECLINED")), method="REPLY")).plans[0]
    assert plan.sentence == "Ada Novak: does not come"
    assert workspace.select("SELECT person_id, came FROM touch_person ORDER BY 1") == [(known.ada, 0), (known.ben, 1)]


def test_a_proposal_of_another_time_moves_nothing(workspace: Workspace, known: Known, tmp_path: Path) -> None:
    dropped(workspace, tmp_path, calendar(FIRST))
    text = calendar(event(ADA, starts="DTSTART:20261203T090000Z"), method="COUNTER")
    plan = dropped(workspace, tmp_path, text).plans[0]
    assert plan.sentence.startswith("Ada Novak proposes another time: Thu 3 Dec 2026 10:00.")
    assert touches(workspace, "on") == [("2026-12-01",)]


# Series

WEEKLY = ("RRULE:FREQ=WEEKLY;COUNT=3", "SEQUENCE:1")
TUESDAYS = "DTSTART;TZID=Europe/Berlin:20261124T090000"


def series(workspace: Workspace, folder: Path) -> None:
    dropped(workspace, folder, calendar(event(ADA, *WEEKLY, starts=TUESDAYS)))


def test_one_date_of_a_series_is_moved(workspace: Workspace, known: Known, tmp_path: Path) -> None:
    series(workspace, tmp_path)
    one = event(
        ADA,
        "SEQUENCE:2",
        "RECURRENCE-ID;TZID=Europe/Berlin:20261201T090000",
        starts="DTSTART;TZID=Europe/Berlin:20261202T100000",
    )
    dropped(workspace, tmp_path, calendar(one))
    assert touches(workspace, "on", "at") == [("2026-11-24", "09:00"), ("2026-12-02", "10:00"), ("2026-12-08", "09:00")]


def test_a_whole_series_moves_date_by_date(workspace: Workspace, known: Known, tmp_path: Path) -> None:
    series(workspace, tmp_path)
    ids = touches(workspace, "id")
    text = calendar(event(ADA, WEEKLY[0], "SEQUENCE:2", starts="DTSTART;TZID=Europe/Berlin:20261126T110000"))
    dropped(workspace, tmp_path, text)
    assert touches(workspace, "id") == ids
    assert touches(workspace, "on", "at") == [("2026-11-26", "11:00"), ("2026-12-03", "11:00"), ("2026-12-10", "11:00")]


def test_a_series_that_became_shorter_cancels_what_is_left(workspace: Workspace, known: Known, tmp_path: Path) -> None:
    series(workspace, tmp_path)
    dropped(workspace, tmp_path, calendar(event(ADA, "RRULE:FREQ=WEEKLY;COUNT=2", "SEQUENCE:2", starts=TUESDAYS)))
    assert touches(workspace, "status") == [("planned",), ("planned",), ("cancelled",)]


def test_a_whole_series_is_cancelled_from_today_on(workspace: Workspace, known: Known, tmp_path: Path) -> None:
    series(workspace, tmp_path)
    plan = dropped(workspace, tmp_path, calendar(event(KIM, "SEQUENCE:3", starts=TUESDAYS), method="CANCEL"))
    assert plan.sentence == "3 meetings: 3 cancelled."
    assert touches(workspace, "status") == [("cancelled",)] * 3


# Out and in again


def test_what_went_out_from_here_is_met_when_it_comes_back(workspace: Workspace, known: Known, tmp_path: Path) -> None:
    with workspace.write("Meeting") as session:
        session.add(
            Touch(account_id=known.konex, on=workspace.today, at="15:30", status=TouchStatus.PLANNED, purpose="X")
        )
    write_calendar(tmp_path / "out.ics", workspace)
    plan = planned(workspace, tmp_path / "out.ics").plans[0]
    assert (plan.touch is not None, plan.account, plan.title, plan.fate) == (True, "Konex", "X", Fate.UNCHANGED)


def test_a_series_goes_out_as_dates_of_one_series(workspace: Workspace, known: Known, tmp_path: Path) -> None:
    series(workspace, tmp_path)
    write_calendar(tmp_path / "out.ics", workspace)
    plans = planned(workspace, tmp_path / "out.ics").plans
    assert [plan.fate for plan in plans] == [Fate.UNCHANGED] * 3
    assert [plan.invitation.occurrence for plan in plans] == [
        "2026-11-24T09:00",
        "2026-12-01T09:00",
        "2026-12-08T09:00",
    ]


def test_a_plan_without_an_account_is_not_kept(workspace: Workspace, known: Known, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="asked first"):
        as_planned(plan_of(workspace, tmp_path, calendar(event("ATTENDEE:mailto:x@gmail.com"))))
