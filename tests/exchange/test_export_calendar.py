"""Dates leave as iCalendar that follows RFC 5545, with zones, and say nothing internal."""

import json
import re
import stat
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import vobject
from icalendar import Calendar

from amdesk.exchange.out.calendar import CalendarWish, write_calendar
from amdesk.model.accounts import Account
from amdesk.model.base import clean
from amdesk.model.colleagues import Colleague
from amdesk.model.day_rows import DueKind
from amdesk.model.issues import Issue, Request, Step
from amdesk.model.memos import Checkpoint, Memo
from amdesk.model.money import Contract
from amdesk.model.people import Person
from amdesk.model.plans import Action, Plan
from amdesk.model.reviews import Decision, Review
from amdesk.model.touches import Promise, Touch, TouchPerson
from amdesk.model.values import TouchStatus
from amdesk.store.queries.agenda import due_rows
from amdesk.store.workspace import Workspace
from tests.conftest import TODAY
from tests.copies import opened_copy
from tests.exchange.sampled import CANARY, account_called, sample_with_canaries

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def made() -> Path:
    return sample_with_canaries()


@pytest.fixture
def sample(made: Path, tmp_path: Path):
    workspace = opened_copy(made, tmp_path)
    yield workspace
    workspace.close()


def judge(raw: bytes) -> list[str]:
    """The standard's rules of lines and nesting; gives the unfolded lines."""
    assert raw.endswith(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"") and b"\r" not in raw.replace(b"\r\n", b"")
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75, line
        line.decode("utf-8")
    lines = re.sub(rb"\r\n[ \t]", b"", raw).decode("utf-8").split("\r\n")[:-1]
    open_parts: list[str] = []
    for line in lines:
        assert re.match(r"[A-Z-]+[;:]", line), line
        if line.startswith("BEGIN:"):
            open_parts.append(line[6:])
        if line.startswith("END:"):
            assert open_parts.pop() == line[4:]
    assert not open_parts and lines[0] == "BEGIN:VCALENDAR" and "VERSION:2.0" in lines[:3]
    return lines


def written(workspace: Workspace, path: Path, account: int | None = None, **wish: object) -> Calendar:
    write_calendar(path, workspace, account, wish=CalendarWish(**wish), now=NOW)  # type: ignore[arg-type]
    judge(path.read_bytes())
    return Calendar.from_ical(path.read_bytes())  # type: ignore[return-value]


def meeting(workspace: Workspace, **says: object) -> None:
    with workspace.write("Meeting") as session:
        konex = Account(name="Konex")
        session.add(konex)
        session.flush()
        ada = Person(account_id=konex.id, name='Ada "A." Novák, CFO', mail="ada@konex.example")
        usual = {"on": date(2026, 12, 1), "at": "15:30", "zone": "Europe/London", "minutes": 45}
        touch = Touch(account_id=konex.id, status=TouchStatus.PLANNED, purpose="Review; bills, and", **usual | says)
        session.add_all([ada, touch])
        session.flush()
        session.add(TouchPerson(touch_id=touch.id, person_id=ada.id))


def test_everything_due_is_in_it(sample: Workspace, tmp_path: Path) -> None:
    calendar = written(sample, tmp_path / "all.ics")
    contracts = {DueKind.CONTRACT, DueKind.MEETING}
    tasks = [due for due in due_rows(sample) if due.kind not in contracts]
    ((dates,),) = sample.select(
        "SELECT (SELECT count(*) FROM contract WHERE notice_by >= :since) + (SELECT count(*) FROM contract "
        'WHERE ends >= :since) + (SELECT count(*) FROM price_step WHERE "on" >= :since)',
        {"since": "2026-10-22"},
    )
    assert len(calendar.todos) == len(tasks) + dates
    assert len(calendar.events) >= len([due for due in due_rows(sample) if due.kind is DueKind.MEETING]) > 0
    uids = [str(part["uid"]) for part in (*calendar.todos, *calendar.events)]
    assert len(set(uids)) == len(uids)
    assert stat.S_IMODE((tmp_path / "all.ics").stat().st_mode) == 0o600


def test_what_is_due_can_be_whole_days(sample: Workspace, tmp_path: Path) -> None:
    calendar = written(sample, tmp_path / "days.ics", as_tasks=False, kinds=frozenset({DueKind.ACTION}))
    assert not calendar.todos and len(calendar.events) == sum(due.kind is DueKind.ACTION for due in due_rows(sample))
    assert all(type(event.start) is date for event in calendar.events)


def test_one_account_s_dates_are_only_its_own(sample: Workspace, tmp_path: Path) -> None:
    calendar = written(sample, tmp_path / "konex.ics", account_called(sample, "Konex"))
    assert {str(part["summary"]).split(":")[0] for part in (*calendar.todos, *calendar.events)} == {"Konex"}


@pytest.mark.parametrize("notes", [False, True])
def test_nothing_internal_is_in_it(sample: Workspace, tmp_path: Path, notes: bool) -> None:
    written(sample, tmp_path / "all.ics", with_notes=notes)
    assert CANARY not in (tmp_path / "all.ics").read_text("utf-8")


def test_a_meeting_has_its_wall_time_in_its_zone(workspace: Workspace, tmp_path: Path) -> None:
    meeting(workspace)
    calendar = written(workspace, tmp_path / "one.ics")
    (event,) = calendar.events
    assert event.start == datetime(2026, 12, 1, 15, 30, tzinfo=ZoneInfo("Europe/London"))
    assert (event.end - event.start).seconds == 45 * 60
    assert [str(zone["tzid"]) for zone in calendar.timezones] == ["Europe/London"]
    assert (str(event["summary"]), event["sequence"], event["status"]) == ("Konex: Review; bills, and", 0, "CONFIRMED")
    assert str(event["attendee"]) == "mailto:ada@konex.example"


def test_a_meeting_without_zone_floats_and_without_time_takes_the_day(workspace: Workspace, tmp_path: Path) -> None:
    meeting(workspace, zone="")
    (event,) = written(workspace, tmp_path / "a.ics").events
    assert event.start == datetime(2026, 12, 1, 15, 30) and event.start.tzinfo is None
    with workspace.write("No time"):
        workspace.raw.execute("UPDATE touch SET at = ''")
    (event,) = written(workspace, tmp_path / "b.ics").events
    assert (event.start, event["sequence"]) == (date(2026, 12, 1), 1)


def test_an_unknown_zone_does_not_keep_the_meeting_back(workspace: Workspace, tmp_path: Path) -> None:
    meeting(workspace, zone="../../etc/passwd")
    assert len(written(workspace, tmp_path / "a.ics").events) == 1


def test_a_cancelled_meeting_is_cancelled_elsewhere_too(workspace: Workspace, tmp_path: Path) -> None:
    meeting(workspace, calendar_uid="abc@outlook")
    with workspace.write("Cancel") as session:
        session.get_one(Touch, 1).cancel("them")
    (event,) = written(workspace, tmp_path / "a.ics").events
    assert (str(event["uid"]), event["status"], event["sequence"]) == ("abc@outlook", "CANCELLED", 1)


def test_what_was_said_only_goes_with_notes(workspace: Workspace, tmp_path: Path) -> None:
    meeting(workspace, note="They are upset")
    written(workspace, tmp_path / "a.ics")
    assert "upset" not in (tmp_path / "a.ics").read_text("utf-8")
    (event,) = written(workspace, tmp_path / "b.ics", with_notes=True).events
    assert "They are upset" in str(event["description"])


def test_the_organiser_is_me_when_my_mail_is_known(workspace: Workspace, tmp_path: Path) -> None:
    meeting(workspace)
    with workspace.write("My mail") as session:
        session.get_one(Colleague, 1).mail = "me@house.example"
    (event,) = written(workspace, tmp_path / "a.ics").events
    assert str(event["organizer"]) == "mailto:me@house.example"


def test_naughty_strings_leave_a_valid_calendar(workspace: Workspace, tmp_path: Path, realdata: Path) -> None:
    told = json.loads((realdata / "naughty_strings" / "blns.json").read_text("utf-8"))
    texts = [text for each in told if (text := clean(str(each)).strip())]
    with workspace.write("Meetings") as session:
        konex = Account(name="Konex")
        session.add(konex)
        session.flush()
        for text in texts:
            person = Person(account_id=konex.id, name=text[:300], mail="a@b.example")
            touch = Touch(
                account_id=konex.id, on=TODAY, status=TouchStatus.PLANNED, purpose=text[:300], location=text[:300]
            )
            session.add_all([person, touch])
            session.flush()
            session.add(TouchPerson(touch_id=touch.id, person_id=person.id))
    calendar = written(workspace, tmp_path / "naughty.ics")
    assert len(calendar.events) == len(texts)
    assert {str(event["summary"]) for event in calendar.events} == {f"Konex: {text[:300].strip()}" for text in texts}


def test_another_program_s_reader_takes_it_too(sample: Workspace, tmp_path: Path) -> None:
    """vobject reads iCalendar by itself; it finds the same meetings and tasks at the same moments."""
    meeting(sample, agenda="1. Prices\n2. Bills; and, more", location="Leeds, Room 4")
    ours = written(sample, tmp_path / "all.ics")
    theirs = vobject.readOne((tmp_path / "all.ics").read_text("utf-8"))
    assert len(theirs.vevent_list) == len(ours.events) and len(theirs.vtodo_list) == len(ours.todos)
    for read in theirs.vevent_list:
        (same,) = [event for event in ours.events if event["uid"] == read.uid.value]
        assert str(same["summary"]) == read.summary.value
        assert _instant(same.start) == _instant(read.dtstart.value)
    told = next(read for read in theirs.vevent_list if "Konex: Review; bills, and" in read.summary.value)
    assert told.location.value == "Leeds, Room 4" and "1. Prices\n2. Bills; and, more" in told.description.value
    assert {read.due.value for read in theirs.vtodo_list} == {todo.decoded("due") for todo in ours.todos}


def _instant(when: date) -> date:
    return when.astimezone(UTC) if isinstance(when, datetime) and when.tzinfo else when


def test_every_kind_of_date_goes_out(workspace: Workspace, tmp_path: Path) -> None:
    day = date(2026, 12, 1)
    with workspace.write("Dated") as session:
        konex = Account(name="Konex")
        session.add(konex)
        session.flush()
        issue = Issue(account_id=konex.id, name="Bills", reported_on=TODAY, answer_by=day)
        memo, review = Memo(subject="Prices", on=TODAY, due=day), Review(name="Month", on=day)
        session.add_all([issue, memo, review])
        session.flush()
        session.add_all(
            [
                Touch(account_id=konex.id, on=day, status=TouchStatus.PLANNED, purpose="Talk"),
                Action(account_id=konex.id, name="Act", due=day),
                Promise(account_id=konex.id, text="Promise", due=day),
                Step(issue_id=issue.id, number=1, name="Listen", due=day),
                Request(issue_id=issue.id, text="Papers", due=day),
                Checkpoint(account_id=konex.id, question="Done?", due=day),
                Decision(review_id=review.id, text="Decide", due=day),
                Contract(account_id=konex.id, name="Frame", notice_by=day, ends=date(2027, 3, 1)),
                Plan(account_id=konex.id, name="Plan", starts=TODAY, ends=day, next_review=day),
            ]
        )
    calendar = written(workspace, tmp_path / "all.ics")
    said = " ".join(str(part["summary"]) for part in (*calendar.events, *calendar.todos))
    names = (
        "Talk",
        "Act",
        "Promise",
        "Listen",
        "Papers",
        "Done?",
        "Decide",
        "Frame",
        "Plan",
        "Prices",
        "Month",
        "Bills",
    )
    assert [name for name in names if name not in said] == []
