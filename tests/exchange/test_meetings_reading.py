"""Calendar files and invitation mails as other programs write them: read, or refused with a sentence."""

import base64
import quopri
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amdesk.exchange.meetings.invitation import Answer, Method
from amdesk.exchange.meetings.reading import read_invitations
from amdesk.exchange.meetings.series import dates_of
from amdesk.exchange.reading import ReadError
from amdesk.store.workspace import Workspace
from tests.conftest import TODAY
from tests.exchange.invitations import ADA, HOME, KIM, calendar, event, file, one_of

BERLIN_BY_RULE = """BEGIN:VTIMEZONE
TZID:Our house
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE"""


@pytest.mark.parametrize(
    ("starts", "day", "at", "zone", "there"),
    [
        ("DTSTART:20261201T143000Z", date(2026, 12, 1), "15:30", HOME, ""),
        ("DTSTART:20261201T153000", date(2026, 12, 1), "15:30", "", ""),
        ("DTSTART;VALUE=DATE:20261201", date(2026, 12, 1), "", "", ""),
        ("DTSTART;TZID=Europe/Berlin:20261201T153000", date(2026, 12, 1), "15:30", HOME, ""),
        ("DTSTART;TZID=America/New_York:20261201T200000", date(2026, 12, 2), "02:00", HOME, "20:00 America/New_York"),
        ("DTSTART;TZID=GMT Standard Time:20260701T090000", date(2026, 7, 1), "10:00", HOME, "09:00 GMT Standard Time"),
        ('DTSTART;TZID="W. Europe Standard Time":20261201T153000', date(2026, 12, 1), "15:30", HOME, ""),
        ("DTSTART;TZID=/example.org/2007/Europe/Paris:20261201T153000", date(2026, 12, 1), "15:30", HOME, ""),
        ("DTSTART;TZID=UTC+03:20261201T153000", date(2026, 12, 1), "13:30", HOME, "15:30 UTC+03"),
    ],
)
def test_a_time_is_kept_as_our_clock_shows_it(
    workspace: Workspace, tmp_path: Path, starts: str, day: date, at: str, zone: str, there: str
) -> None:
    found = one_of(workspace, tmp_path, calendar(event(starts=starts)))
    assert (found.on, found.at, found.zone, found.there) == (day, at, zone, there)


@pytest.mark.parametrize(("day", "at"), [("20261201", "14:30"), ("20260701", "13:30"), ("20260329", "13:30")])
def test_a_zone_the_file_describes_itself_is_followed(workspace: Workspace, tmp_path: Path, day: str, at: str) -> None:
    text = calendar(event(starts=f"DTSTART;TZID=Our house:{day}T153000"), zones=BERLIN_BY_RULE)
    assert one_of(workspace, tmp_path, text, home="Etc/UTC").at == at


def test_a_zone_nobody_knows_is_said(tmp_path: Path) -> None:
    path = file(tmp_path, calendar(event(starts="DTSTART;TZID=Middle Earth:20261201T153000")))
    found = read_invitations(path, TODAY, HOME)
    assert (found.meetings[0].at, found.meetings[0].zone) == ("15:30", "")
    assert found.remarks == ("The time zone “Middle Earth” is not known; its times are taken as ours.",)


@pytest.mark.parametrize(
    ("line", "minutes"),
    [
        ("DTEND:20261201T151500Z", 45),
        ("DURATION:PT1H30M", 90),
        ("DTEND;TZID=Europe/London:20261201T160000", 90),
        ("DTEND:20261201T140000Z", None),
        ("DURATION:P40Y", None),
        ("X-NOTHING:1", None),
    ],
)
def test_how_long_it_lasts(workspace: Workspace, tmp_path: Path, line: str, minutes: int | None) -> None:
    assert one_of(workspace, tmp_path, calendar(event(line))).minutes == minutes


def test_who_invites_and_who_is_invited(workspace: Workspace, tmp_path: Path) -> None:
    room = "ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room4@konex.example"
    nobody = "ATTENDEE;CN=Nobody:urn:uuid:1"
    found = one_of(workspace, tmp_path, calendar(event(KIM, ADA, room, nobody, ADA)))
    said = [(one.mail, one.name, one.answer, one.is_organiser, one.is_room) for one in found.people]
    assert said == [
        ("kim@konex.example", "Kim Lee", Answer.NONE, True, False),
        ("ada@konex.example", "Ada Novak", Answer.ACCEPTED, False, False),
        ("room4@konex.example", "Room 4", Answer.NONE, False, True),
    ]


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (["LOCATION:Leeds\\, Room 4"], "Leeds, Room 4"),
        (
            ["LOCATION:", "DESCRIPTION:Join https://teams.microsoft.com/l/meetup-join/19%3a?x=1 now"],
            "https://teams.microsoft.com/l/meetup-join/19%3a?x=1",
        ),
        (
            ["LOCATION:Leeds", "X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg"],
            "Leeds · https://meet.google.com/abc-defg",
        ),
        (["DESCRIPTION:See https://konex.example/agenda"], ""),
    ],
)
def test_the_place_or_the_link_into_the_call(
    workspace: Workspace, tmp_path: Path, lines: list[str], place: str
) -> None:
    assert one_of(workspace, tmp_path, calendar(event(*lines))).place == place


def test_the_agenda_is_without_what_programs_add(workspace: Workspace, tmp_path: Path) -> None:
    line = "DESCRIPTION:1. Prices\\n2. Delivery\\n\\n________________________________\\nMicrosoft Teams meeting\\nJoin"
    assert one_of(workspace, tmp_path, calendar(event(line))).agenda == "1. Prices\n2. Delivery"


def test_a_broken_line_costs_only_itself(workspace: Workspace, tmp_path: Path) -> None:
    broken = ["SEQUENCE:many", "DTEND;VALUE=:x", "ATTENDEE", "\x00\x01", 'LOCATION;X="open:Leeds', "STATUS:CONFIRMED"]
    found = one_of(workspace, tmp_path, calendar(event(*broken)).replace("END:VCALENDAR", ""))
    assert (found.title, found.at, found.sequence, found.minutes) == ("Review", "15:30", 0, None)


def test_lines_that_lost_their_indent_are_put_together(workspace: Workspace, tmp_path: Path) -> None:
    text = calendar(event("DESCRIPTION:First\r\nsecond without indent\r\n third with it"))
    assert one_of(workspace, tmp_path, text).agenda == "First\nsecond without indentthird with it"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_any_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.ics"
    path.write_bytes(calendar(event(title="Gespräch über Äpfel")).encode(encoding))
    assert read_invitations(path, TODAY, HOME).meetings[0].title == "Gespräch über Äpfel"


# Series


def test_the_coming_dates_of_a_series_are_taken(tmp_path: Path) -> None:
    starts = "DTSTART;TZID=Europe/Berlin:20250107T090000"
    path = file(tmp_path, calendar(event("RRULE:FREQ=WEEKLY;BYDAY=TU", starts=starts)))
    found = read_invitations(path, TODAY, HOME).meetings
    assert len(found) == 13 and found[0].on == date(2026, 11, 24) and {one.at for one in found} == {"09:00"}
    assert found[0].occurrence == "2026-11-24T09:00"
    assert found[0].series == "A series: its dates of the next 13 weeks are taken."


def test_a_series_keeps_the_wall_time_of_the_sender(tmp_path: Path) -> None:
    """Clocks in New York and Berlin do not change in the same week."""
    starts = "DTSTART;TZID=America/New_York:20270301T090000"
    path = file(tmp_path, calendar(event("RRULE:FREQ=WEEKLY;COUNT=5", starts=starts)))
    found = read_invitations(path, date(2027, 3, 1), HOME).meetings
    assert [one.at for one in found] == ["15:00", "15:00", "14:00", "14:00", "15:00"]


def test_dates_left_out_and_moved_are_not_taken_twice(tmp_path: Path) -> None:
    starts = "DTSTART;TZID=Europe/Berlin:20261124T090000"
    series = event("RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE;TZID=Europe/Berlin:20261201T090000", starts=starts)
    moved = event("RECURRENCE-ID:20261208T080000Z", starts="DTSTART;TZID=Europe/Berlin:20261209T100000")
    found = read_invitations(file(tmp_path, calendar(series, moved)), TODAY, HOME).meetings
    said = [(one.on.day, one.at, one.occurrence) for one in found]
    assert said == [
        (24, "09:00", "2026-11-24T09:00"),
        (9, "10:00", "2026-12-08T09:00"),
        (15, "09:00", "2026-12-15T09:00"),
    ]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=DAILY;BYHOUR=1,2",
        "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2",
        "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
        "FREQ=WEEKLY;INTERVAL=0x",
        "nonsense",
    ],
)
def test_a_rule_that_could_run_away_gives_its_first_date(tmp_path: Path, rule: str) -> None:
    found = read_invitations(file(tmp_path, calendar(event(f"RRULE:{rule}"))), TODAY, HOME).meetings
    assert [one.on for one in found] == [date(2026, 12, 1)]


def test_a_series_that_ended_is_refused_with_its_name(tmp_path: Path) -> None:
    text = calendar(event("RRULE:FREQ=WEEKLY;COUNT=3", starts="DTSTART:20250107T090000Z", title="Jour fixe"))
    with pytest.raises(ReadError, match="“Jour fixe” is a series that began 7 Jan 2025 and has no date to come"):
        read_invitations(file(tmp_path, text), TODAY, HOME)


@given(
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.integers(1, 5),
    st.dates(date(2020, 1, 1), date(2027, 1, 1)),
)
def test_dates_of_a_series_come_in_order_and_soon(frequency: str, every: int, first: date) -> None:
    found = dates_of(f"FREQ={frequency};INTERVAL={every}", datetime.combine(first, time(9)), (), (), TODAY).moments
    assert list(found) == sorted(set(found)) and len(found) <= 65
    assert all(TODAY <= moment.date() <= TODAY + timedelta(weeks=13) and moment.hour == 9 for moment in found)


# Mails


def mail(text: str, encoding: str, kind: str = "text/calendar; method=REQUEST; charset=utf-8") -> bytes:
    raw = text.encode()
    body = base64.encodebytes(raw) if encoding == "base64" else quopri.encodestring(raw)
    head = (
        "From: Kim <kim@konex.example>\nTo: me@ours.example\nSubject: =?utf-8?q?Einladung?=\nMIME-Version: 1.0\n"
        'Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain\n\nPlease come\n--b\n'
        f"Content-Type: {kind}\nContent-Transfer-Encoding: {encoding}\n\n"
    )
    return head.encode() + body + b"\n--b--\n"


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
@pytest.mark.parametrize("kind", ["text/calendar; method=REQUEST", 'application/octet-stream; name="invite.ics"'])
def test_an_invitation_mail_is_read(tmp_path: Path, encoding: str, kind: str) -> None:
    path = tmp_path / "mail.eml"
    path.write_bytes(mail(calendar(event(KIM, title="Gespräch")), encoding, kind))
    found = read_invitations(path, TODAY, HOME).meetings
    assert [(one.title, one.method) for one in found] == [("Gespräch", Method.REQUEST)]


def test_a_mail_without_invitation_is_refused(tmp_path: Path) -> None:
    path = file(tmp_path, "From: a@b.c\nSubject: Hello\n\nJust words", "mail.eml")
    with pytest.raises(ReadError, match=r"There is no invitation in mail\.eml"):
        read_invitations(path, TODAY, HOME)


@pytest.mark.parametrize("name", ["talk.msg", "talk.eml"])
def test_outlook_s_own_format_says_what_to_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    with pytest.raises(ReadError, match="choose Save as and iCalendar"):
        read_invitations(path, TODAY, HOME)


# What is no invitation, and what is too much


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is not a calendar file"),
        ("hello", "is not a calendar file"),
        (calendar(), "There is no meeting in"),
        (calendar("BEGIN:VTODO\r\nSUMMARY:x\r\nEND:VTODO"), "only tasks or busy times"),
        (calendar(event(starts="DTSTART:someday")), "has a day that can be understood"),
        (calendar(event(starts="DTSTART:00010101T000000Z")), "has a day that can be understood"),
        (calendar(*[event()] * 5001), "more than 5,000 meetings"),
    ],
)
def test_what_is_no_meeting_is_refused_with_a_sentence(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(ReadError, match=why):
        read_invitations(file(tmp_path, text), TODAY, HOME)


@pytest.mark.parametrize(
    "text",
    [
        calendar(event("DESCRIPTION:" + "x" * 5_000_000)),
        calendar(event("ATTENDEE;CN=" + "a," * 1_000_000 + ":mailto:a@b.c")),
        calendar(event(*[f"ATTENDEE:mailto:a{n}@b.c" for n in range(20_000)])),
        calendar(event("ATTENDEE" + ";X=" * 20_000 + ":mailto:a@b.c")),
        calendar(event("DESCRIPTION:" + "\\n" * 100_000 + "<" * 50_000)),
        calendar(event("RDATE:" + ",".join(["20261201T090000Z"] * 3_000))),
        "BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n" * 4_000 + calendar(event()),
        calendar(event(), zones=BERLIN_BY_RULE.replace("FREQ=YEARLY", "FREQ=SECONDLY") * 200),
    ],
    ids=["long text", "commas", "crowd", "parameters", "markup", "dates", "nested", "zones"],
)
@pytest.mark.timeout(20)
def test_a_file_that_wants_too_much_is_cut_to_what_a_person_reads(tmp_path: Path, text: str) -> None:
    found = read_invitations(file(tmp_path, text), TODAY, HOME).meetings
    assert found[-1].title == "Review" and len(found[-1].people) <= 200 and len(found[-1].agenda) <= 8_000


def test_a_file_larger_than_a_calendar_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.ics"
    with path.open("wb") as target:
        target.truncate(20_000_001)
    with pytest.raises(ReadError, match="larger than 20 MB"):
        read_invitations(path, TODAY, HOME)


@given(st.binary(max_size=400))
def test_whatever_the_bytes_are_it_is_read_or_refused(tmp_path: Path, raw: bytes) -> None:
    begun = {"a.ics": calendar(event()).encode()[:-40], "a.eml": mail(calendar(event()), "base64")[:-60]}
    for name, around in begun.items():
        path = tmp_path / name
        path.write_bytes(around + raw)
        try:
            assert read_invitations(path, TODAY, HOME).meetings
        except ReadError as refused:
            assert str(refused)


@pytest.mark.timeout(120)
def test_every_calendar_of_other_programs_is_read_or_refused_with_a_sentence(realdata: Path) -> None:
    read = refused = 0
    calendars = sorted((realdata / "ics").glob("*.ics"))
    for path in calendars:
        try:
            assert all(one.uid and one.on.year >= 1990 for one in read_invitations(path, TODAY, HOME).meetings)
            read += 1
        except ReadError as wrong:
            assert str(wrong).endswith("."), path.name
            refused += 1
    assert read > 80 and read + refused == len(calendars)
