"""Calendar text cut into its events and time zones, so that a broken line or event costs nothing but itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from amdesk.exchange.reading import ReadError
from amdesk.words import _

MOST_EVENTS = 5_000
MOST_ZONES = 300
LONGEST_LINE = 60_000
"""Characters of one line that are read; nothing a person wrote is longer."""
MOST_LINES = 400
"""Lines of one event that are read: that is some three hundred people invited."""

READ = frozenset(
    (
        *("UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "RECURRENCE-ID", "RRULE", "RDATE", "EXDATE", "STATUS"),
        *("DTSTART", "DTEND", "DURATION", "SUMMARY", "LOCATION", "DESCRIPTION", "ORGANIZER", "ATTENDEE", "URL"),
        *("CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"),
        *("X-AMDESK-ACCOUNT", "X-AMDESK-KIND", "X-AMDESK-CHANNEL", "X-AMDESK-AGENDA"),
    )
)
OF_ZONES = frozenset(("TZID", "X-LIC-LOCATION", "DTSTART", "RRULE", "TZOFFSETFROM", "TZOFFSETTO"))
_NAME = re.compile(r"[\w-]+(?=[;:])")
_LINE_ENDS = re.compile(r"\r*\n|\r")


@dataclass
class Zone:
    """A time zone a file describes: its names, and when it changes to which offset."""

    lines: list[str] = field(default_factory=list)
    observances: list[list[str]] = field(default_factory=list)


@dataclass
class Parts:
    """What a calendar text is made of; events are lists of unfolded lines."""

    method: str = ""
    owner: str = ""
    events: list[list[str]] = field(default_factory=list)
    zones: list[Zone] = field(default_factory=list)
    is_calendar: bool = False
    has_tasks: bool = False


def split_calendar(text: str) -> Parts:
    """The events and zones in `text`, calendars one after another taken together.

    Raises ReadError when there are more events than a calendar holds.
    """
    parts = Parts()
    nest: list[str] = []
    for line in unfolded(text):
        name = line.partition(":")[0].partition(";")[0].strip().upper()
        if name == "BEGIN":
            nest.append(line.partition(":")[2].strip().upper())
            _open(parts, nest)
        elif name == "END":
            if line.partition(":")[2].strip().upper() in nest:
                while nest and nest.pop() != line.partition(":")[2].strip().upper():
                    pass
        elif nest:
            _take(parts, nest, name, line)
    return parts


def _open(parts: Parts, nest: list[str]) -> None:
    word = nest[-1]
    parts.is_calendar |= word == "VCALENDAR"
    parts.has_tasks |= word in ("VTODO", "VJOURNAL", "VFREEBUSY")
    if word == "VEVENT":
        if len(parts.events) == MOST_EVENTS:
            sentence = _("The file holds more than {most:,} meetings. Export a shorter time from your calendar.")
            raise ReadError(sentence.format(most=MOST_EVENTS))
        parts.events.append([])
    elif word == "VTIMEZONE" and len(parts.zones) < MOST_ZONES:
        parts.zones.append(Zone())
    elif word in ("STANDARD", "DAYLIGHT") and "VTIMEZONE" in nest and parts.zones:
        del parts.zones[-1].observances[MOST_LINES:]
        parts.zones[-1].observances.append([])


def _take(parts: Parts, nest: list[str], name: str, line: str) -> None:
    inner = nest[-1]
    if inner == "VEVENT":
        if name in READ and len(parts.events[-1]) < MOST_LINES:
            parts.events[-1].append(line)
    elif inner == "VTIMEZONE" and parts.zones:
        if name in OF_ZONES:
            parts.zones[-1].lines.append(line)
    elif inner in ("STANDARD", "DAYLIGHT") and parts.zones and parts.zones[-1].observances:
        if name in OF_ZONES:
            parts.zones[-1].observances[-1].append(line)
    elif inner == "VCALENDAR":
        value = line.partition(":")[2].strip()
        parts.method = value.upper() if name == "METHOD" else parts.method
        if name in ("X-WR-RELCALID", "X-WR-CALNAME") and "@" in value:
            parts.owner = value.lower()


def unfolded(text: str) -> Iterator[str]:
    """The logical lines of a calendar; a line that is no property but follows one is taken as its broken end."""
    pieces: list[str] = []
    size = 0
    for line in _LINE_ENDS.split(text):
        continues = line[:1] in (" ", "\t")
        if continues or (pieces and line.strip() and not _NAME.match(line)):
            piece = line[1:] if continues else "\\n" + line
        else:
            if pieces:
                yield "".join(pieces)
            pieces, size, piece = [], 0, line.lstrip("\ufeff").strip()
            if not piece:
                continue
        if size < LONGEST_LINE:
            pieces.append(piece[: LONGEST_LINE - size])
            size += len(piece)
    if pieces:
        yield "".join(pieces)
