"""What the properties of a calendar entry say: texts, people, places, dates."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, tzinfo
from typing import TYPE_CHECKING, Any

from amdesk.exchange.meetings.invitation import Answer, Invited

if TYPE_CHECKING:
    from icalendar import Event

LONGEST_PLACE, LONGEST_NAME = 300, 120
MOST_PEOPLE = 200
_MAIL = re.compile(r"[^\s@<>,;:\"]{1,120}@[^\s@<>,;:\"]{1,180}")
_CALL = re.compile(
    r"https://[^\s<>\"')\]]*(?:teams\.microsoft\.com/l/meetup|teams\.live\.com/meet|zoom\.us/j|meet\.google\.com/|"
    r"webex\.com/|gotomeet(?:ing)?\.|whereby\.com/|meet\.jit\.si/|bluejeans\.com/|chime\.aws/)[^\s<>\"')\]]*"
)
"""A link that leads into a video call."""
_BOILERPLATE = re.compile(r"(?:[_\-~=*:.]{12,}|.{0,4}\bMicrosoft Teams (?:meeting|Need help)).*", re.DOTALL)
_MARKUP = re.compile(r"<[^<>]{1,400}>")


def wall_time(when: date, zone: tzinfo | None) -> datetime:
    """A date or time as wall time; what is told in UTC of a series in a zone is turned into that zone."""
    if not isinstance(when, datetime):
        return datetime.combine(when, time())
    if when.tzinfo is not None and zone is not None:
        when = when.astimezone(zone)
    return when.replace(tzinfo=None)


def first_of(event: "Event", name: str) -> Any:
    """The first value of a property that could be understood, else None."""
    value = event.get(name)
    for one in value if isinstance(value, list) else [value]:
        if one is not None and (not hasattr(one, "expected_type")):
            return one
    return None


def said(event: "Event", name: str, longest: int) -> str:
    value = first_of(event, name)
    return "" if value is None else str(value)[:longest].replace("\0", "").strip()


def number_of(event: "Event", name: str) -> int:
    try:
        return max(0, min(int(str(event.get(name, 0))), 10**6))
    except ValueError:
        return 0


def stamped(event: "Event") -> datetime | None:
    for name in ("DTSTAMP", "LAST-MODIFIED"):
        when = getattr(first_of(event, name), "dt", None)
        if isinstance(when, datetime):
            return when.astimezone(UTC) if when.tzinfo is not None else when.replace(tzinfo=UTC)
    return None


def listed_dates(event: "Event", name: str, zone: tzinfo | None) -> Iterator[datetime]:
    """The wall times of RDATE or EXDATE, one property or several, dates or periods."""
    values = event.get(name)
    for value in values if isinstance(values, list) else [values]:
        for each in getattr(value, "dts", ()):
            when = each.dt[0] if isinstance(each.dt, tuple) else each.dt
            if isinstance(when, date):
                yield wall_time(when, zone)


def invited_to(event: "Event") -> tuple[Invited, ...]:
    """Who invites and who is invited, each address once."""
    found: dict[str, Invited] = {}
    for name in ("ORGANIZER", "ATTENDEE"):
        values = event.get(name)
        for value in values if isinstance(values, list) else [values]:
            one = _invited(value, name == "ORGANIZER")
            if one is None or len(found) >= MOST_PEOPLE:
                continue
            before = found.get(one.mail)
            found[one.mail] = one if before is None else _both(before, one)
    return tuple(found.values())


def _both(before: Invited, one: Invited) -> Invited:
    return Invited(before.mail, before.name or one.name, one.answer, before.is_organiser, one.is_room)


def _invited(value: Any, is_organiser: bool) -> Invited | None:
    if value is None:
        return None
    params = getattr(value, "params", {})
    address = str(value)
    mail = address[7:] if address.lower().startswith("mailto:") else str(params.get("EMAIL", "")) or address
    mail = mail.partition("?")[0].strip("<> '\"").lower()
    if not _MAIL.fullmatch(mail):
        return None
    name = " ".join(str(params.get("CN", "")).replace('"', "").split())[:LONGEST_NAME]
    name = "" if name.lower() in (mail, mail.partition("@")[0]) and "@" in name else name
    kind = str(params.get("CUTYPE", "")).upper()
    return Invited(mail, name, _answer(params), is_organiser, kind in ("ROOM", "RESOURCE"))


def _answer(params: Any) -> Answer:
    try:
        return Answer(str(params.get("PARTSTAT", "NEEDS-ACTION")).upper())
    except ValueError:
        return Answer.NONE


def place_of(event: "Event", agenda: str) -> str:
    """Where it is: the place, and the link into the call when it names none."""
    place = " ".join(said(event, "LOCATION", LONGEST_PLACE).split())
    names = ("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "CONFERENCE", "URL")
    texts = [*(said(event, name, 1_000) for name in names), agenda]
    link = next((found[0] for text in texts if (found := _CALL.search(text))), "")
    if not link or "https://" in place or len(link) > LONGEST_PLACE:
        return place
    together = f"{place} · {link}" if place else link
    return together if len(together) <= LONGEST_PLACE else link


def plain_agenda(text: str) -> str:
    """What was written of a description, without markup and without what programs add below their rule."""
    if "<html" in text[:200].lower() or "<br" in text.lower():
        text = _MARKUP.sub("", re.sub(r"(?i)<br ?/?>|</p>", "\n", text)).replace("&nbsp;", " ").replace("&amp;", "&")
    text = _BOILERPLATE.sub("", text.replace("\r\n", "\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in text.split("\n"))).strip()
