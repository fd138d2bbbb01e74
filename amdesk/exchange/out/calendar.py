"""Everything dated as iCalendar (RFC 5545): meetings as events, what is due as tasks or whole days."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from amdesk.exchange.writing import replacing
from amdesk.model.day_rows import DueKind
from amdesk.model.source import Source
from amdesk.model.values import TouchKind, TouchStatus
from amdesk.store.queries.agenda import due_rows
from amdesk.words import _

if TYPE_CHECKING:
    from icalendar import Calendar, Event, Todo

PROGRAM = "-//amdesk//amdesk//EN"
DOMAIN = "amdesk"
USUAL_MINUTES = 60
CONTRACT_DAYS_KEPT = 30
"""For how long after its day a date of a contract still goes out."""
_MAIL = re.compile(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+")

MEETINGS = """
SELECT t.id, t.uid, t.calendar_uid, t.calendar_occurrence, t."on", t.at, t.zone, t.minutes, t.status, t.kind, t.channel,
 t.purpose, t.location, t.agenda, t.note, t.needs, a.name, a.uid, coalesce(t.calendar_sequence, 0)
 + (SELECT count(*) FROM journal j WHERE j.tbl = 'touch' AND j.row = t.id AND j.op = 'U')
FROM touch t JOIN account a ON a.id = t.account_id
WHERE (t.status = 'planned' OR t.status = 'cancelled' AND t."on" >= :today)
 AND (:account IS NULL OR t.account_id = :account) ORDER BY t."on", t.at, t.id
"""
NOT_DAYS = frozenset({DueKind.MEETING, DueKind.HALF_FILLED, DueKind.CONTRACT})
"""What goes out as a meeting, not at all, or on the day itself instead of the day that reminds of it."""
ON = 4
"""Where the day of a meeting stands in its row."""
INVITED = """
SELECT t.touch_id, p.name, p.mail FROM touch_person t JOIN person p ON p.id = t.person_id WHERE p.is_placeholder = 0
UNION ALL SELECT t.touch_id, c.name, c.mail FROM touch_colleague t JOIN colleague c ON c.id = t.colleague_id
 WHERE c.is_me = 0 ORDER BY 1, 2
"""
CONTRACTS = """
SELECT k.id, k.uid, a.name, k.name, k.day, k.what FROM (
 SELECT id, uid, account_id, name, notice_by AS day, 'notice' AS what FROM contract UNION ALL
 SELECT id, uid, account_id, name, ends, CASE renews WHEN 1 THEN 'renews' ELSE 'ends' END FROM contract UNION ALL
 SELECT x.id, p.uid, x.account_id, x.name, p."on", 'price' FROM price_step p JOIN contract x ON x.id = p.contract_id
) k JOIN account a ON a.id = k.account_id
WHERE k.day >= :since AND (:account IS NULL OR k.account_id = :account) ORDER BY k.day, k.uid
"""


@dataclass(frozen=True)
class CalendarWish:
    """What goes into a calendar.

    `as_tasks` makes what is due a task, else it becomes an event of its whole day. `with_notes` adds what was said and
    needed to the description of meetings; internal fields never go out this way. `rows` limits it to rows named by
    subject and id, `first` and `last` to days.
    """

    kinds: frozenset[DueKind] = frozenset(DueKind)
    as_tasks: bool = True
    with_notes: bool = False
    rows: frozenset[tuple[str, int]] | None = None
    first: date = date.min
    last: date = date.max

    def holds(self, on: date) -> bool:
        """Whether a day is among those that go out, the first and the last included."""
        return self.first <= on <= self.last

    def wants(self, subject: str, row: int) -> bool:
        """Whether a row is to go out."""
        return self.rows is None or (subject, row) in self.rows


@dataclass(frozen=True)
class _Day:
    """Something due on a day."""

    uid: str
    kind: DueKind
    account: str
    what: str
    on: date
    owner: str = ""


def write_calendar(
    path: Path,
    source: Source,
    account: int | None = None,
    *,
    wish: CalendarWish | None = None,
    now: datetime | None = None,
) -> int:
    """Write all dates, or those of one account, and give their number.

    `now` is the instant of the export, this one unless given. Raises OSError when the disk refuses.
    """
    calendar = calendar_of(source, account, wish or CalendarWish(), now or datetime.now(UTC))
    with replacing(path) as target:
        target.write(calendar.to_ical())
    return len(calendar.events) + len(calendar.todos)


def calendar_of(source: Source, account: int | None, wish: CalendarWish, now: datetime) -> "Calendar":
    """The calendar with the zones its meetings need."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PROGRAM)
    calendar.add("version", "2.0")
    for component in (*_meetings(source, account, wish), *_days(source, account, wish)):
        component.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
        calendar.add_component(component)
    _describe_zones(calendar)
    return calendar


def _describe_zones(calendar: "Calendar") -> None:
    """Add the zones of the meetings, for their years only: some readers take the changes of many years for one."""
    years = [start.year for event in calendar.events if isinstance(start := event.decoded("dtstart"), datetime)]
    if years:
        calendar.add_missing_timezones(date(min(years) - 1, 1, 1), date(max(years) + 1, 12, 31))


# Meetings


def _meetings(source: Source, account: int | None, wish: CalendarWish) -> Iterator["Event"]:
    if DueKind.MEETING not in wish.kinds:
        return
    invited: dict[int, list[tuple[str, str]]] = {}
    for touch, name, mail in source.select(INVITED):
        invited.setdefault(touch, []).append((name, mail))
    me = source.select("SELECT name, mail FROM colleague WHERE is_me = 1 ORDER BY id LIMIT 1")
    organiser = next(((name, mail) for name, mail in me if _MAIL.fullmatch(mail)), None)
    asked = {"account": account, "today": source.today.isoformat()}
    for row in source.select(MEETINGS, asked):
        if wish.wants("touch", row[0]) and wish.holds(date.fromisoformat(row[ON])):
            yield _meeting(row, invited.get(row[0], []), organiser, wish.with_notes)


def _meeting(
    row: Sequence[Any], people: Sequence[tuple[str, str]], organiser: tuple[str, str] | None, with_notes: bool
) -> "Event":
    from icalendar import Event

    _id, uid, calendar_uid, occurrence, on, at, zone, minutes, status, kind, channel, purpose, location, *rest = row
    agenda, note, needs, account, account_uid, changed = rest
    event = Event()
    event.add("uid", calendar_uid or f"{uid}@{DOMAIN}")
    if occurrence:
        event.add("recurrence-id", _of_series(occurrence, zone))
    event.add("sequence", changed)
    event.add("status", "CANCELLED" if status == TouchStatus.CANCELLED.value else "CONFIRMED")
    event.add("summary", f"{account}: {purpose or TouchKind(kind).label}")
    for name, value in _times(date.fromisoformat(on), at, zone, minutes):
        event.add(name, value)
    if location:
        event.add("location", location)
    said = [note, needs] if with_notes else []
    names = ", ".join(name for name, _mail in people)
    event.add("description", "\n".join(text for text in (TouchKind(kind).label, names, agenda, *said) if text))
    _invite(event, people, organiser)
    _say_what_comes_back(event, (account, account_uid), {"kind": kind, "channel": channel, "agenda": agenda})
    return event


def _say_what_comes_back(event: "Event", account: tuple[str, str], told: Mapping[str, str]) -> None:
    """What other calendars have no place for, so that the meeting comes back as it was."""
    from icalendar import vText

    name, uid = account
    event.add(f"x-{DOMAIN}-account", vText(name, params={"X-UID": uid}))
    for what, said in told.items():
        if said:
            event.add(f"x-{DOMAIN}-{what}", vText(said))


def _times(on: date, at: str, zone: str, minutes: int | None) -> Iterator[tuple[str, date | datetime]]:
    """Start and end: wall time in its zone, floating without one, the whole day without a time."""
    try:
        start = datetime.combine(on, time.fromisoformat(at))
    except ValueError:
        yield "dtstart", on
        yield "dtend", on + timedelta(days=1)
        return
    known = _zone(zone)
    yield "dtstart", start.replace(tzinfo=known)
    yield "dtend", (start + timedelta(minutes=USUAL_MINUTES if minutes is None else minutes)).replace(tzinfo=known)


def _of_series(occurrence: str, zone: str) -> date | datetime:
    """The date of a series a meeting first had: a day, or a wall time."""
    if "T" not in occurrence:
        return date.fromisoformat(occurrence)
    return datetime.fromisoformat(occurrence).replace(tzinfo=_zone(zone))


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _invite(event: "Event", people: Iterable[tuple[str, str]], organiser: tuple[str, str] | None) -> None:
    if organiser is not None:
        event.add("organizer", _address(*organiser))
    for name, mail in people:
        if _MAIL.fullmatch(mail):
            event.add("attendee", _address(name, mail))


def _address(name: str, mail: str) -> Any:
    from icalendar import vCalAddress, vText

    address = vCalAddress(f"mailto:{mail}")
    address.params["CN"] = vText(" ".join(name.replace('"', "'").split()))
    return address


# Days


def _days(source: Source, account: int | None, wish: CalendarWish) -> Iterator["Event | Todo"]:
    days = [*_due_days(source, account, wish), *_contract_days(source, account, wish)]
    for day in sorted(days, key=lambda day: (day.on, day.uid)):
        if day.kind in wish.kinds and wish.holds(day.on):
            yield _task(day) if wish.as_tasks else _whole_day(day)


def _due_days(source: Source, account: int | None, wish: CalendarWish) -> Iterator[_Day]:
    uids: dict[str, dict[int, str]] = {}
    for due in due_rows(source):
        if due.kind in NOT_DAYS or account not in (None, due.account_id):
            continue
        if not wish.wants(due.subject, due.id):
            continue
        if due.subject not in uids:
            uids[due.subject] = {row: uid for row, uid in source.select(f'SELECT id, uid FROM "{due.subject}"')}
        uid = f"{uids[due.subject][due.id]}-{due.kind.value}@{DOMAIN}"
        yield _Day(uid, due.kind, due.account, due.what, due.on, due.owner)


def _contract_days(source: Source, account: int | None, wish: CalendarWish) -> Iterator[_Day]:
    since = (source.today - timedelta(days=CONTRACT_DAYS_KEPT)).isoformat()
    says = {
        "notice": _("Last day of notice: {contract}"),
        "renews": _("Renews by itself: {contract}"),
        "ends": _("Ends: {contract}"),
        "price": _("New price: {contract}"),
    }
    for row, uid, name, contract, on, what in source.select(CONTRACTS, {"since": since, "account": account}):
        if not wish.wants("contract", row):
            continue
        said = says[what].format(contract=contract)
        yield _Day(f"{uid}-{what}@{DOMAIN}", DueKind.CONTRACT, name, said, date.fromisoformat(on))


def _task(day: _Day) -> "Todo":
    from icalendar import Todo

    task = Todo()
    _describe(task, day)
    task.add("due", day.on)
    task.add("status", "NEEDS-ACTION")
    return task


def _whole_day(day: _Day) -> "Event":
    from icalendar import Event

    event = Event()
    _describe(event, day)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _describe(component: "Event | Todo", day: _Day) -> None:
    component.add("uid", day.uid)
    component.add("summary", f"{day.account}: {day.what}" if day.account else day.what)
    if day.owner:
        component.add("description", day.owner)
