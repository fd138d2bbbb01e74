"""Time zones as calendars name them: known names, those of Windows, and the rules a file brings itself."""

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from amdesk.exchange.meetings.splitting import Zone

_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)")
_YEARLY = re.compile(r"FREQ=YEARLY|INTERVAL=1|WKST=\w\w|BYMONTH=\d{1,2}|BYDAY=[+-]?\d(?:MO|TU|WE|TH|FR|SA|SU)")
_SHIFTED = re.compile(r"(?:UTC|GMT)([+-])(\d{1,2})(?::?(\d\d))?")
LOCAL_TIME = Path("/etc/localtime")
HALF_A_DAY = timedelta(hours=14)


@cache
def here() -> str:
    """The name of this machine's time zone, such as "Europe/London"; "" where it cannot be told."""
    named = os.environ.get("TZ", "").lstrip(":")
    if known(named) is not None:
        return named
    if os.name == "nt":
        return _windows_name()
    try:
        _before, _mark, name = str(LOCAL_TIME.resolve()).partition("zoneinfo/")
    except OSError:
        return ""
    return name if known(name) is not None else ""


def _windows_name() -> str:
    try:
        import winreg

        path = r"SYSTEM\CurrentControlSet\Control\TimeZoneInformation"
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, path) as key:  # type: ignore[attr-defined, unused-ignore]
            name = winreg.QueryValueEx(key, "TimeZoneKeyName")[0]  # type: ignore[attr-defined, unused-ignore]
    except (ImportError, OSError):
        return ""
    return _windows().get(str(name).strip("\0 "), "")


@cache
def known(name: str) -> ZoneInfo | None:
    """The zone of an IANA name."""
    try:
        return ZoneInfo(name) if name and ".." not in name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


@cache
def _windows() -> Mapping[str, str]:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return WINDOWS_TO_OLSON


class Zones:
    """The zones a file may name; what it describes itself counts only where the name says nothing."""

    def __init__(self, described: Iterable[Zone]) -> None:
        self.described = {name: zone for zone in described if (name := _value(zone.lines, "TZID"))}
        self.unknown: dict[str, None] = {}

    def named(self, name: str, near: datetime) -> tzinfo | None:
        """The zone of a TZID for a time near `near`; None for one nobody knows, which is noted."""
        name = name.strip().strip('"')
        if (found := _by_name(name)) is not None:
            return found
        zone = self.described.get(name)
        if zone is not None:
            if (found := _by_name(_value(zone.lines, "X-LIC-LOCATION"))) is not None:
                return found
            if (offset := offset_of(zone, near)) is not None:
                return timezone(offset)
        self.unknown[name] = None
        return None


def _by_name(name: str) -> tzinfo | None:
    """By an IANA name, that of Windows, or one that ends in such ("/example.org/20070129/Europe/Paris")."""
    if not name:
        return None
    if name.upper() in ("UTC", "GMT", "Z", "ETC/UTC"):
        return UTC
    if (found := known(name) or known(_windows().get(name, ""))) is not None:
        return found
    if shift := _SHIFTED.fullmatch(name):
        size = timedelta(hours=int(shift[2]), minutes=int(shift[3] or 0))
        return timezone(-size if shift[1] == "-" else size) if size <= HALF_A_DAY else None
    words = name.strip("/").split("/")
    ends = ("/".join(words[at:]) for at in range(max(0, len(words) - 3), len(words) - 1))
    return next((found for end in ends if (found := known(end)) is not None), None)


def _value(lines: Sequence[str], name: str) -> str:
    for line in lines:
        head, _colon, value = line.partition(":")
        if head.partition(";")[0].strip().upper() == name:
            return value.strip()
    return ""


def offset_of(zone: Zone, near: datetime) -> timedelta | None:
    """The offset that holds near a local time, by the last change before it; None when the rules say nothing."""
    latest: tuple[datetime, timedelta] | None = None
    first: tuple[datetime, timedelta] | None = None
    for lines in zone.observances:
        begins, offset = _moment(_value(lines, "DTSTART")), _offset(_value(lines, "TZOFFSETTO"))
        if begins is None or offset is None:
            continue
        changed = _last_change(begins, _value(lines, "RRULE"), near)
        if changed is not None and (latest is None or changed > latest[0]):
            latest = changed, offset
        if first is None or begins < first[0]:
            first = begins, offset
    chosen = latest or first
    return chosen[1] if chosen else None


def _moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text.rstrip("Z")[:15], "%Y%m%dT%H%M%S")
    except ValueError:
        return None


def _offset(text: str) -> timedelta | None:
    found = _OFFSET.match(text)
    if not found:
        return None
    size = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return None if size > HALF_A_DAY else (-size if found[1] == "-" else size)


def _last_change(begins: datetime, rule: str, near: datetime) -> datetime | None:
    """When the rule changed the clocks last before `near`; only yearly rules are followed."""
    if begins > near:
        return None
    parts = dict(part.partition("=")[::2] for part in rule.upper().split(";") if part)
    ends = _moment(parts.pop("UNTIL", ""))
    if not all(_YEARLY.fullmatch(f"{key}={value}") for key, value in parts.items()) or not parts:
        return begins
    from dateutil.rrule import rrulestr

    before = min(near, ends) if ends is not None else near
    start = begins.replace(year=max(begins.year, before.year - 1), month=1, day=1)
    try:
        found = rrulestr(";".join(f"{key}={value}" for key, value in parts.items()), dtstart=start).before(
            before, inc=True
        )
    except (ValueError, OverflowError, TypeError):
        return begins
    return found if found is not None and found >= begins else begins


def to_here(moment: datetime, home: str) -> tuple[date, str, str]:
    """Day, wall time and zone of a moment at home, as this machine's clock shows it."""
    zone = known(home)
    local = moment.astimezone(zone) if zone is not None else moment.astimezone()
    return local.date(), f"{local:%H:%M}", home if zone is not None else ""
