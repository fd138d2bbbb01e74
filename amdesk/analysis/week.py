"""What a week means: its days with what stands under each, and the one sentence over all."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import partial

from amdesk.analysis.agenda import kind_word
from amdesk.model.day_rows import Due, DueKind
from amdesk.model.values import TouchStatus
from amdesk.model.week_rows import CheckInDue, WeekMeeting, WeekRows
from amdesk.words import DAYS, _, counted, full_day, listed, sentence

SATURDAY = 5
DAYS_OF_A_WEEK = 7


class WeekOrder(Enum):
    """How what falls due on a day is ordered; meetings always stand by their time."""

    KIND = "kind"
    ACCOUNT = "account"
    MINE = "mine"

    @property
    def label(self) -> str:
        """The order in the user's language."""
        return {
            WeekOrder.KIND: _("By kind"),
            WeekOrder.ACCOUNT: _("By account"),
            WeekOrder.MINE: _("What waits for me first"),
        }[self]


@dataclass(frozen=True)
class WeekAsked:
    """What is to be seen: some kinds, one account, only mine; nothing named means everything."""

    kinds: frozenset[DueKind] = frozenset()
    account: int | None = None
    mine: bool = False
    order: WeekOrder = WeekOrder.KIND

    @property
    def is_filtered(self) -> bool:
        """Whether something is left out."""
        return bool(self.kinds) or self.account is not None or self.mine


@dataclass(frozen=True)
class Proposal:
    """A check-in to be booked on a day; `days_late` is positive when it is due since."""

    account_id: int
    account: str
    on: date
    days_late: int
    check_in: CheckInDue


@dataclass(frozen=True)
class WeekDay:
    """One day: meetings by time, then what falls due, then check-ins that should be booked."""

    on: date
    is_today: bool
    meetings: tuple[WeekMeeting, ...] = ()
    dues: tuple[Due, ...] = ()
    proposals: tuple[Proposal, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands there."""
        return not (self.meetings or self.dues or self.proposals)


@dataclass(frozen=True)
class WeekContent:
    """A week from Monday to Sunday. `left_out` counts what the filters hide."""

    monday: date
    today: date
    days: tuple[WeekDay, ...]
    sentence: str
    left_out: int

    @property
    def meetings(self) -> tuple[WeekMeeting, ...]:
        """All meetings shown."""
        return tuple(meeting for day in self.days for meeting in day.meetings)


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def week(rows: WeekRows, asked: WeekAsked | None = None) -> WeekContent:
    """The week as it is shown, filtered and ordered as asked."""
    asked = asked or WeekAsked()
    proposals = [_proposal(one, rows) for one in rows.check_ins]
    meetings = [one for one in rows.meetings if _meeting_wanted(one, asked)]
    dues = [one for one in rows.dues if _due_wanted(one, asked)]
    wanted = [one for one in proposals if _wanted(DueKind.CHECK_IN, one.account_id, asked)]
    days = tuple(
        WeekDay(
            on,
            on == rows.today,
            tuple(one for one in meetings if one.on == on),
            tuple(sorted((one for one in dues if one.on == on), key=partial(_rank, order=asked.order))),
            tuple(one for one in wanted if one.on == on),
        )
        for on in (rows.monday + timedelta(days=n) for n in range(DAYS_OF_A_WEEK))
    )
    shown = len(meetings) + len(dues) + len(wanted)
    left_out = len(rows.meetings) + len(rows.dues) + len(proposals) - shown
    return WeekContent(rows.monday, rows.today, days, _sentence(rows, meetings, dues, wanted), left_out)


def _meeting_wanted(one: WeekMeeting, asked: WeekAsked) -> bool:
    return _wanted(DueKind.MEETING, one.account_id, asked)


def _due_wanted(one: Due, asked: WeekAsked) -> bool:
    return _wanted(one.kind, one.account_id, asked) and (one.mine or not asked.mine)


def _wanted(kind: DueKind, account: int | None, asked: WeekAsked) -> bool:
    return (not asked.kinds or kind in asked.kinds) and asked.account in (None, account)


def _rank(one: Due, order: WeekOrder) -> tuple[str | int | bool, ...]:
    """Where a line stands among those of its day."""
    kind, account = list(DueKind).index(one.kind), one.account.casefold()
    if order is WeekOrder.ACCOUNT:
        return account, kind, one.what
    return (not one.mine, kind, account) if order is WeekOrder.MINE else (kind, account, one.what)


def _proposal(one: CheckInDue, rows: WeekRows) -> Proposal:
    """On its day; what is due since is proposed for today, and a weekend gives way to a working day of that week."""
    day = max(one.due, rows.today, rows.monday)
    if day.weekday() >= SATURDAY:
        friday = day - timedelta(days=day.weekday() - SATURDAY + 1)
        day = friday if friday >= max(rows.today, rows.monday) else day
    return Proposal(one.account_id, one.account, day, (rows.today - one.due).days, one)


def _sentence(
    rows: WeekRows, meetings: Collection[WeekMeeting], dues: Collection[Due], proposals: Collection[Proposal]
) -> str:
    """How much is ahead in the week, what is missing, and what waits from before."""
    planned = [one for one in meetings if one.status is TouchStatus.PLANNED]
    held = [one for one in meetings if one.status is TouchStatus.HELD]
    bare = sum(one.lacks_purpose for one in planned)
    parts = []
    if planned:
        said = counted(len(planned), _("meeting"), _("meetings"))
        parts.append(said + (_(", {n} without a purpose").format(n=counted(bare, "", "").strip()) if bare else ""))
    if held:
        parts.append(counted(len(held), _("was held"), _("were held")))
    if not meetings:
        parts.append(_("no meetings"))
    if dues:
        parts.append(counted(len(dues), _("thing falls due"), _("things fall due")))
    if proposals:
        parts.append(counted(len(proposals), _("check-in to book"), _("check-ins to book")))
    if rows.late:
        parts.append(counted(rows.late, _("is late from before"), _("are late from before")))
    return sentence("; ".join(parts))


def title(content: WeekContent) -> str:
    """The week's number and days: "Week 48 · 23–29 Nov 2026"."""
    sunday = content.monday + timedelta(days=DAYS_OF_A_WEEK - 1)
    first = full_day(content.monday)
    if content.monday.year == sunday.year:
        first = first.removesuffix(f" {sunday.year}")
    if content.monday.month == sunday.month:
        first = first.partition(" ")[0]
    number = content.monday.isocalendar().week
    return _("Week {n} · {days}").format(n=number, days=f"{first}–{full_day(sunday)}")


def as_lines(content: WeekContent) -> list[tuple[str, str, str, str, str]]:
    """The week as rows of day, time, kind, account and what, for the clipboard and for paper."""
    return [line for day in content.days for line in _lines(day)]


def _lines(day: WeekDay) -> Iterable[tuple[str, str, str, str, str]]:
    on = f"{_(DAYS[day.on.weekday()])} {full_day(day.on)}"
    for meeting in day.meetings:
        yield on, time_words(meeting), status_word(meeting), meeting.account, _what(meeting)
    for due in day.dues:
        yield on, due.at, kind_word(due.kind), due.account, f"{due.what} ({due.owner})" if due.owner else due.what
    for one in day.proposals:
        yield on, "", _("To book"), one.account, _("Check-in (no selling)")


def _what(meeting: WeekMeeting) -> str:
    people = listed([*meeting.people, *meeting.colleagues])
    parts = (meeting.purpose or _("no purpose yet"), people, meeting.place)
    return ", ".join(part for part in parts if part)


def status_word(meeting: WeekMeeting) -> str:
    """What became of a meeting, or what kind it is."""
    if meeting.status is TouchStatus.CANCELLED:
        return _("Cancelled")
    if meeting.status is TouchStatus.HELD:
        return _("Held")
    return meeting.kind.label


def time_words(meeting: WeekMeeting) -> str:
    """From when until when: "15:30–16:15", "15:30", "" for the whole day."""
    if not meeting.at or not meeting.minutes:
        return meeting.at
    hour, minute = (int(part) for part in meeting.at.split(":"))
    ends = (hour * 60 + minute + meeting.minutes) % (24 * 60)
    return f"{meeting.at}–{ends // 60:02d}:{ends % 60:02d}"
