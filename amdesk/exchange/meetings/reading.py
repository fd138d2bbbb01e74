"""Meetings out of calendar files (.ics) and invitation mails (.eml), as Outlook, Google and others write them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amdesk.exchange.meetings import zones
from amdesk.exchange.meetings.details import (
    first_of,
    invited_to,
    listed_dates,
    number_of,
    place_of,
    plain_agenda,
    said,
    stamped,
    wall_time,
)
from amdesk.exchange.meetings.invitation import Invitation, InvitationFile, Method
from amdesk.exchange.meetings.mails import calendars_of, refuse_outlook
from amdesk.exchange.meetings.series import WEEKS_AHEAD, Dates, dates_of
from amdesk.exchange.meetings.splitting import Parts, split_calendar
from amdesk.exchange.meetings.zones import Zones
from amdesk.exchange.reading import ReadError, decode, read_bytes, shown
from amdesk.words import _, full_day, plural

if TYPE_CHECKING:
    from icalendar import Event

LARGEST_CALENDAR_BYTES = 20_000_000
LONGEST_TITLE, LONGEST_AGENDA = 300, 8_000
LONGEST_MINUTES = 6_000
FIRST_YEAR, LAST_YEAR = 1990, 2199
SUFFIXES = (".ics", ".ical", ".ifb", ".icalendar", ".vcs")
MAIL_SUFFIXES = (".eml", ".msg")
_ZONE = re.compile(r"^([^:\"]*);TZID=", re.IGNORECASE)
_Moment = tuple[date, str, str, str, datetime]
"""Day, time and zone here, the time at the sender's when that differs, and the wall time as it was written."""


def is_invitation(path: Path) -> bool:
    """Whether a file is for this reader, by its ending, or by how it begins."""
    if path.suffix.lower() in SUFFIXES + MAIL_SUFFIXES:
        return True
    try:
        with path.open("rb") as source:
            return b"BEGIN:VCALENDAR" in source.read(400).upper()
    except OSError:
        return False


def read_invitations(path: Path, today: date, home: str | None = None) -> InvitationFile:
    """The meetings in a calendar file or an invitation mail, in the order of their days.

    `home` is the name of the zone whose wall times are kept, this machine's unless given. Of a series the dates of the
    coming `WEEKS_AHEAD` weeks are taken. Raises ReadError with a sentence when there is no meeting in it.
    """
    if path.suffix.lower() in MAIL_SUFFIXES:
        return read_calendars(path.name, calendars_of(path), today, home)
    raw = read_bytes(path, LARGEST_CALENDAR_BYTES)
    refuse_outlook(path, raw)
    return read_calendars(path.name, [decode(raw)[0]], today, home)


def read_calendars(name: str, texts: Iterable[str], today: date, home: str | None = None) -> InvitationFile:
    """The meetings in calendars that are text already; `name` is what they are called. See `read_invitations`."""
    reader = _Reader(name, today, zones.here() if home is None else home)
    for text in texts:
        reader.read(text)
    return reader.file()


def together(files: Sequence[InvitationFile], remarks: Iterable[str] = ()) -> InvitationFile:
    """Several files as one, so that of two versions of a meeting the newer counts."""
    name = files[0].name if len(files) == 1 else plural("{n} file", "{n} files", len(files))
    return InvitationFile(
        name,
        tuple(one for file in files for one in file.meetings),
        (*(remark for file in files for remark in file.remarks), *remarks),
        next((file.owner for file in files if file.owner), ""),
    )


class _Reader:
    """Reads the calendars of one file and notes what it had to leave out."""

    def __init__(self, name: str, today: date, home: str) -> None:
        self.name, self.today, self.home = name, today, home
        self.meetings: list[Invitation] = []
        self.remarks: dict[str, None] = {}
        self.left_out = 0
        self.owner = ""
        self.is_calendar = self.has_tasks = False

    def read(self, text: str) -> None:
        """Read one calendar. Raises ReadError when it holds too many meetings."""
        parts = split_calendar(text)
        self.is_calendar |= parts.is_calendar or bool(parts.events)
        self.has_tasks |= parts.has_tasks
        self.owner = self.owner or parts.owner
        named = Zones(parts.zones)
        read = [(event, _parsed(event)) for event in parts.events]
        moved = _moved_dates(component for _lines, component in read)
        for _lines, component in read:
            try:
                self.meetings += self._meetings(component, _method(parts), named, moved)
            except (ValueError, OverflowError, KeyError, TypeError, AttributeError):
                self.left_out += 1
        for zone in named.unknown:
            sentence = _("The time zone “{zone}” is not known; its times are taken as ours.")
            self.remarks[sentence.format(zone=shown(zone))] = None

    def file(self) -> InvitationFile:
        """What was read. Raises ReadError when that is nothing."""
        if not self.meetings:
            raise ReadError(self._why_nothing())
        if self.left_out:
            sentence = plural(
                "{n} meeting has no day that can be understood and is left out.",
                "{n} meetings have no day that can be understood and are left out.",
                self.left_out,
            )
            self.remarks[sentence] = None
        ordered = sorted(self.meetings, key=lambda one: (one.on, one.at, one.uid, one.sequence))
        return InvitationFile(self.name, tuple(ordered), tuple(self.remarks), self.owner)

    def _why_nothing(self) -> str:
        if not self.is_calendar:
            return _("{file} is not a calendar file.").format(file=self.name)
        if self.remarks:
            return next(iter(self.remarks))
        if self.left_out:
            return _("No meeting in {file} has a day that can be understood.").format(file=self.name)
        if self.has_tasks:
            return _("There is no meeting in {file}, only tasks or busy times.").format(file=self.name)
        return _("There is no meeting in {file}.").format(file=self.name)

    # One meeting

    def _meetings(
        self, event: "Event", method: Method, named: Zones, moved: dict[str, list[date]]
    ) -> Iterator[Invitation]:
        starts = first_of(event, "DTSTART")
        if starts is None and (starts := first_of(event, "RECURRENCE-ID")) is None:
            raise ValueError("no day")
        start = self._moment(starts, named)
        if not FIRST_YEAR <= start[0].year <= LAST_YEAR:
            raise ValueError("no day of our time")
        one = self._described(event, method, start, named)
        occurrence = first_of(event, "RECURRENCE-ID")
        if occurrence is not None:
            wall = wall_time(occurrence.dt, _zone_of(starts, named))
            yield _at(one, start, _named(wall, not isinstance(occurrence.dt, datetime)))
        elif event.get("RRULE") is not None or event.get("RDATE") is not None:
            yield from self._series(event, one, start, starts, named, moved.get(one.uid, []))
        else:
            yield one

    def _described(self, event: "Event", method: Method, start: _Moment, named: Zones) -> Invitation:
        agenda = said(event, "DESCRIPTION", LONGEST_AGENDA * 4)
        title = " ".join(said(event, "SUMMARY", LONGEST_TITLE).split())
        on, at, zone, there, _written = start
        status, kind = said(event, "STATUS", 40).upper(), said(event, "X-AMDESK-KIND", 40)
        minutes = self._minutes(event, start, named) if at else None
        return Invitation(
            uid=said(event, "UID", 250).strip() or f"{on.isoformat()} {at} {title}".strip(),
            method=method,
            on=on,
            at=at,
            zone=zone,
            minutes=minutes,
            title=title,
            place=place_of(event, agenda),
            agenda=(said(event, "X-AMDESK-AGENDA", LONGEST_AGENDA) if kind else plain_agenda(agenda))[:LONGEST_AGENDA],
            people=invited_to(event),
            sequence=number_of(event, "SEQUENCE"),
            stamp=stamped(event),
            is_cancelled=method is Method.CANCEL or status == "CANCELLED",
            there=there,
            account=" ".join(said(event, "X-AMDESK-ACCOUNT", LONGEST_TITLE).split()),
            account_uid=str(getattr(first_of(event, "X-AMDESK-ACCOUNT"), "params", {}).get("X-UID", "")),
            kind=kind,
            channel=said(event, "X-AMDESK-CHANNEL", 40),
        )

    def _minutes(self, event: "Event", start: _Moment, named: Zones) -> int | None:
        """How long it lasts, by its end or its duration; None when neither makes sense."""
        length = getattr(first_of(event, "DURATION"), "dt", None)
        ends = first_of(event, "DTEND")
        if isinstance(length, timedelta):
            minutes = round(length.total_seconds() / 60)
        elif ends is not None and isinstance(getattr(ends, "dt", None), datetime):
            minutes = round((_instant(self._moment(ends, named)) - _instant(start)).total_seconds() / 60)
        else:
            return None
        return minutes if 0 <= minutes <= LONGEST_MINUTES else None

    def _moment(self, value: Any, named: Zones) -> _Moment:
        """A date or a time of a calendar as our clock shows it."""
        when = value.dt
        if not isinstance(when, datetime):
            if not isinstance(when, date):
                raise ValueError("no day")
            return when, "", "", "", datetime.combine(when, time())
        wall = when.replace(tzinfo=None)
        name = str(value.params.get("X-TZID", ""))
        zone: tzinfo | None = UTC if when.tzinfo is not None else named.named(name, wall) if name else None
        if zone is None:
            return wall.date(), f"{wall:%H:%M}", "", "", wall
        on, at, home = zones.to_here(wall.replace(tzinfo=zone), self.home)
        there = f"{wall:%H:%M} {name}" if name and (wall.date(), f"{wall:%H:%M}") != (on, at) else ""
        return on, at, home, there, wall

    # Series

    def _series(
        self, event: "Event", one: Invitation, start: _Moment, starts: Any, named: Zones, moved: list[date]
    ) -> Iterator[Invitation]:
        """The coming dates of a series, each at the sender's wall time turned into ours."""
        rule = event.get("RRULE")
        text = rule.to_ical().decode() if rule is not None and hasattr(rule, "to_ical") else ""
        written = start[4]
        zone = _zone_of(starts, named)
        more = list(listed_dates(event, "RDATE", zone))
        but = [*listed_dates(event, "EXDATE", zone), *(wall_time(when, zone) for when in moved)]
        found = dates_of(text, written, more, but, self.today)
        if one.is_cancelled and not found.moments:
            yield _at(one, start, "")
            return
        if not found.moments:
            self.remarks[_ended(one, written, found)] = None
            return
        says = _series_says(found)
        for moment in found.moments:
            at = self._shifted(moment, starts, named)
            yield _at(one, at, _named(moment, not one.at), says)

    def _shifted(self, moment: datetime, starts: Any, named: Zones) -> _Moment:
        """A date of a series as our clock shows it, in the zone of its first one."""
        value = type(starts)(moment if isinstance(starts.dt, datetime) else moment.date())
        value.params = starts.params
        if isinstance(starts.dt, datetime) and starts.dt.tzinfo is not None:
            value.dt = moment.replace(tzinfo=UTC)
        return self._moment(value, named)


def _parsed(lines: Sequence[str]) -> "Event":
    """The properties of an event; zones keep their names, so that only `Zones` says what they mean."""
    from icalendar import Event

    kept = (_ZONE.sub(r"\1;X-TZID=", line, count=1) for line in lines if not _breaks(line))
    text = "\r\n".join(["BEGIN:VEVENT", *kept, "END:VEVENT", ""])
    try:
        event = Event.from_ical(text)
    except Exception:
        event = Event()  # what even the tolerant parser refuses holds nothing that could be kept
    return event if isinstance(event, Event) else Event()


def _breaks(line: str) -> bool:
    return "\n" in line or "\r" in line


def _method(parts: Parts) -> Method:
    try:
        return Method(parts.method or "PUBLISH")
    except ValueError:
        return Method.PUBLISH


def _moved_dates(events: "Iterable[Event]") -> dict[str, list[date]]:
    """The dates of series that the file itself tells of apart, by UID."""
    found: dict[str, list[date]] = {}
    for event in events:
        when = getattr(first_of(event, "RECURRENCE-ID"), "dt", None)
        if isinstance(when, date):
            found.setdefault(said(event, "UID", 250).strip(), []).append(when)
    return found


def _zone_of(value: Any, named: Zones) -> tzinfo | None:
    """The zone a date is written in, None for UTC and for what floats."""
    name, when = str(value.params.get("X-TZID", "")), value.dt
    return named.named(name, when.replace(tzinfo=None)) if name and isinstance(when, datetime) else None


def _at(one: Invitation, moment: _Moment, occurrence: str, series: str = "") -> Invitation:
    """The same meeting on one date of its series."""
    on, at, zone, there, _written = moment
    return replace(one, on=on, at=at, zone=zone, there=there, occurrence=occurrence, series=series)


def _named(moment: datetime, is_whole_day: bool) -> str:
    return moment.date().isoformat() if is_whole_day else f"{moment:%Y-%m-%dT%H:%M}"


def _instant(moment: _Moment) -> datetime:
    on, at, zone, _there, _written = moment
    wall = datetime.combine(on, time.fromisoformat(at) if at else time())
    return wall.replace(tzinfo=zones.known(zone)).astimezone(UTC) if zone else wall.replace(tzinfo=UTC)


def _series_says(found: Dates) -> str:
    if not found.is_followed:
        return _("It repeats by a rule that is not followed here: only its first date is taken.")
    if found.goes_on:
        return _("A series: its dates of the next {n} weeks are taken.").format(n=WEEKS_AHEAD)
    return plural("The last date of a series.", "A series of {n} dates.", len(found.moments))


def _ended(one: Invitation, start: datetime, found: Dates) -> str:
    title = shown(one.title or one.uid)
    if found.goes_on:
        return _("“{title}” has no date in the next {n} weeks.").format(title=title, n=WEEKS_AHEAD)
    return _("“{title}” is a series that began {day} and has no date to come.").format(
        title=title, day=full_day(start.date())
    )
