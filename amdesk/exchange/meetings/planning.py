"""What invitations would do here: a new meeting, another time, a cancellation, an answer, or nothing and why."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from typing import Any

from amdesk.exchange.meetings.invitation import Answer, Invitation, InvitationFile, Invited, Method
from amdesk.exchange.meetings.matching import Guests, Known
from amdesk.exchange.out.calendar import USUAL_MINUTES
from amdesk.exchange.plan import Change
from amdesk.exchange.reading import shown
from amdesk.model.source import Source
from amdesk.model.values import TouchKind, TouchStatus
from amdesk.words import DAYS, _, full_day, listed, plural

AT_ONCE = 500
OWN = "@amdesk"
"""How the ids of meetings end that went out from here."""
RECENT = timedelta(days=14)
"""Meetings longer ago than this are not ticked by themselves."""
EARLIEST = datetime(1, 1, 1, tzinfo=UTC)

TOUCHES = """
SELECT t.id, t.uid, t.calendar_uid, t.calendar_occurrence, t.calendar_sequence, t.calendar_stamp, t.account_id, a.name,
 t."on", t.at, t.minutes, t.status, t.purpose, t.location,
 EXISTS (SELECT 1 FROM journal j WHERE j.tbl = 'touch' AND j.row = t.id AND j.op = 'U'
  AND json_type(j.before, '$.purpose') IS NOT NULL)
FROM touch t JOIN account a ON a.id = t.account_id WHERE t.{column} IN ({marks}) ORDER BY t."on", t.at, t.id
"""
EXPECTED = "SELECT touch_id, person_id FROM touch_person WHERE touch_id IN ({marks})"


class Fate(Enum):
    """What becomes of an invitation."""

    ADDED = "added"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    ANSWERED = "answered"
    UNCHANGED = "unchanged"
    LEFT = "left"

    @property
    def label(self) -> str:
        """The fate in the user's language."""
        return {
            Fate.ADDED: _("new"),
            Fate.CHANGED: _("changed"),
            Fate.CANCELLED: _("cancelled"),
            Fate.ANSWERED: _("answered"),
            Fate.UNCHANGED: _("as it is here"),
            Fate.LEFT: _("left alone"),
        }[self]

    @property
    def writes(self) -> bool:
        """Whether something is stored."""
        return self not in (Fate.UNCHANGED, Fate.LEFT)


@dataclass(frozen=True)
class KnownTouch:
    """A meeting that is here already; `purpose_is_own` when its purpose was rewritten here."""

    id: int
    uid: str
    calendar_uid: str
    occurrence: str
    sequence: int | None
    stamp: datetime | None
    account_id: int
    account: str
    on: date
    at: str
    minutes: int | None
    status: TouchStatus
    purpose: str
    place: str
    purpose_is_own: bool
    people: frozenset[int] = frozenset()


@dataclass(frozen=True)
class MeetingPlan:
    """What one invitation would do; `account_id` is None when it must be asked, or when `new_account` is made for it.

    `by` says how the account was found, `sentence` what happens or why nothing does. `fields` are the names of the
    changes, in their order.
    """

    invitation: Invitation
    fate: Fate
    guests: Guests
    title: str
    account_id: int | None = None
    account: str = ""
    by: str = ""
    touch: KnownTouch | None = None
    changes: tuple[Change, ...] = ()
    fields: tuple[str, ...] = ()
    sentence: str = ""
    cancelled_by: str = ""
    new_account: str = ""

    @property
    def has_account(self) -> bool:
        """Whether it is plain with whom it is."""
        return self.account_id is not None or bool(self.new_account)

    def is_wanted(self, today: date) -> bool:
        """Whether it is ticked by itself: it does something, its account is known, and it is not long past."""
        return self.fate.writes and self.has_account and self.invitation.on >= today - RECENT


@dataclass(frozen=True)
class MeetingsPlan:
    """What a file of invitations would do."""

    file: str
    plans: tuple[MeetingPlan, ...]
    remarks: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """How many would be added, changed, cancelled and left alone."""
        counts = [(fate, sum(plan.fate is fate for plan in self.plans)) for fate in Fate]
        said = [f"{count} {fate.label}" for fate, count in counts if count]
        return _("{meetings}: {what}.").format(
            meetings=plural("{n} meeting", "{n} meetings", len(self.plans)), what=listed(said)
        )


def when_words(on: date, at: str, minutes: int | None = None) -> str:
    """Day and time of a meeting in full: "Tue 1 Dec 2026 15:30–16:15"."""
    said = f"{_(DAYS[on.weekday()])} {full_day(on)} {at}".strip()
    if not at or not minutes:
        return said
    ends = datetime.combine(on, time.fromisoformat(at)) + timedelta(minutes=minutes)
    return f"{said}–{ends:%H:%M}"


def plan_meetings(source: Source, file: InvitationFile, account: int | None = None) -> MeetingsPlan:
    """Set the invitations of a file beside what is here; `account` is where those belong that name nobody known."""
    known = Known.of(source, file.owner)
    meetings = [one for one in file.meetings if not _is_day_of_ours(one.uid)]
    uids = {one.uid for one in meetings}
    touches = _touches(source, uids)
    plans: list[MeetingPlan] = []
    by_uid: dict[str, list[Invitation]] = {}
    for one in meetings:
        by_uid.setdefault(one.uid, []).append(one)
    for uid, invitations in by_uid.items():
        here = touches.get(uid, [])
        plans += _Planner(source.today, known, here, account).plans(invitations)
    plans.sort(key=lambda plan: (plan.invitation.on, plan.invitation.at, plan.title))
    return MeetingsPlan(file.name, tuple(plans), (*file.remarks, *_about_days(len(file.meetings) - len(meetings))))


def _is_day_of_ours(uid: str) -> bool:
    """Whether an entry is something due that went out from amdesk as a day: its id names what is due, and how."""
    return uid.endswith(OWN) and "-" in uid


def _about_days(count: int) -> list[str]:
    one = "{n} entry is a day of amdesk on which something is due, no meeting; it is left out."
    many = "{n} entries are days of amdesk on which something is due, no meetings; they are left out."
    return [plural(one, many, count)] if count else []


def _touches(source: Source, uids: Iterable[str]) -> dict[str, list[KnownTouch]]:
    """The meetings that are here already, by their calendar id; those sent out from here by the id they got then."""
    wanted = sorted(uids)
    own = sorted(uid.removesuffix(OWN) for uid in wanted if uid.endswith(OWN))
    rows = [*_select(source, "calendar_uid", wanted), *_select(source, "uid", own)]
    people = _people(source, [row[0] for row in rows])
    found: dict[str, list[KnownTouch]] = {}
    for row in {row[0]: row for row in rows}.values():
        touch = _known_touch(row, people.get(row[0], frozenset()))
        found.setdefault(touch.calendar_uid or touch.uid + OWN, []).append(touch)
    return found


def _select(source: Source, column: str, values: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    for at in range(0, len(values), AT_ONCE):
        some = values[at : at + AT_ONCE]
        yield from source.select(TOUCHES.format(column=column, marks=", ".join("?" * len(some))), some)


def _people(source: Source, touches: Sequence[int]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    for at in range(0, len(touches), AT_ONCE):
        some = touches[at : at + AT_ONCE]
        for touch, person in source.select(EXPECTED.format(marks=", ".join("?" * len(some))), some):
            found.setdefault(touch, set()).add(person)
    return {touch: frozenset(people) for touch, people in found.items()}


def _known_touch(row: tuple[Any, ...], people: frozenset[int]) -> KnownTouch:
    number, uid, calendar_uid, occurrence, sequence, stamp, account_id, account, on, at, minutes, status, *rest = row
    purpose, place, is_own = rest
    return KnownTouch(
        number,
        uid,
        calendar_uid,
        occurrence,
        sequence,
        datetime.fromisoformat(stamp) if stamp else None,
        account_id,
        account,
        date.fromisoformat(on),
        at,
        minutes,
        TouchStatus(status),
        purpose,
        place,
        bool(is_own),
        people,
    )


class _Planner:
    """Plans the invitations of one UID beside the meetings that are here of it."""

    def __init__(self, today: date, known: Known, here: Sequence[KnownTouch], account: int | None) -> None:
        self.today, self.known, self.account = today, known, account
        self.left = {touch.occurrence: touch for touch in here}
        self.here = list(here)

    def plans(self, invitations: Sequence[Invitation]) -> Iterator[MeetingPlan]:
        """One plan for each invitation, and for each date of a series that is no longer in it."""
        newest: dict[str, Invitation] = {}
        for one in sorted(invitations, key=_version):
            newest[one.occurrence] = one
        wanted = sorted(newest.values(), key=lambda one: (one.on, one.at))
        if all(one.is_cancelled and not one.occurrence for one in wanted) and any(self.left):
            yield from (self._cancelled(one, touch) for one in wanted for touch in self._ahead())
            return
        moved = self._moved_dates(wanted)
        for one in wanted:
            yield self._plan(one, self.left.pop(one.occurrence, None) or moved.get(one.occurrence))
        if any(one.series for one in wanted) and wanted:
            taken = {touch.id for touch in moved.values()}
            for touch in self._ahead():
                if touch.id not in taken and touch.occurrence in self.left and _is_newer(wanted[0], touch):
                    yield self._cancelled(wanted[0], touch, _("It is no longer one of the dates of its series."))

    def _ahead(self) -> list[KnownTouch]:
        """What is planned of the series from today on."""
        return [touch for touch in self.here if touch.status is TouchStatus.PLANNED and touch.on >= self.today]

    def _moved_dates(self, wanted: Sequence[Invitation]) -> dict[str, KnownTouch]:
        """When a whole series moves its dates are new ones: each takes the place of one that is here, in order."""
        if not any(one.series for one in wanted):
            return {}
        new = [one for one in wanted if one.occurrence not in self.left and not one.is_cancelled]
        named = {one.occurrence for one in wanted}
        old = [touch for touch in self._ahead() if touch.occurrence not in named]
        return {one.occurrence: touch for one, touch in zip(new, old, strict=False) if _is_newer(one, touch)}

    def _plan(self, one: Invitation, touch: KnownTouch | None) -> MeetingPlan:
        if one.method is Method.REPLY:
            return self._answered(one, touch)
        if one.method in (Method.COUNTER, Method.DECLINECOUNTER, Method.REFRESH):
            return self._nothing(one, touch, Fate.LEFT, _not_an_invitation(one))
        if touch is None:
            return self._new(one)
        if touch.status is TouchStatus.HELD:
            said = _("This meeting was held {day}; nothing of it is changed.").format(day=full_day(touch.on))
            return self._nothing(one, touch, Fate.LEFT, said)
        if _is_older(one, touch):
            said = _("This is an older version of a meeting that is here; nothing is changed.")
            return self._nothing(one, touch, Fate.LEFT, said)
        if one.is_cancelled:
            if touch.status is TouchStatus.CANCELLED:
                return self._nothing(one, touch, Fate.UNCHANGED, _("It is cancelled here already."))
            return self._cancelled(one, touch)
        return self._changed(one, touch)

    def _new(self, one: Invitation) -> MeetingPlan:
        guests = self.known.guests(one.people)
        account, by = self.known.account_said(one), ""
        if account is None:
            account, by = self.known.account_of(guests, one.title)
        account = self.account if account is None else account
        new = one.account if account is None else ""
        if one.is_cancelled:
            said = _("It is cancelled, and it was never here: there is nothing to do.")
            return self._nothing(one, None, Fate.LEFT, said)
        said = one.series or (_("Its time has passed: Today will ask how it went.") if one.on < self.today else "")
        name = new if account is None else self.known.accounts[account]
        title = self._title(one, name)
        said = said or (_("A new account: {name}").format(name=shown(new)) if new else "")
        return MeetingPlan(
            one, Fate.ADDED, guests.at(account), title, account, name, by, sentence=said, new_account=new
        )

    def _changed(self, one: Invitation, touch: KnownTouch) -> MeetingPlan:
        guests = self.known.guests(one.people).at(touch.account_id)
        title = self._title(one, touch.account)
        changes = dict(_differences(one, touch, title, guests))
        if touch.status is TouchStatus.CANCELLED:
            changes["status"] = Change(_("Status"), _("cancelled"), _("takes place after all"))
        if not changes:
            return self._nothing(one, touch, Fate.UNCHANGED, _("This meeting is here already, as it stands."))
        return MeetingPlan(
            one,
            Fate.CHANGED,
            guests,
            title,
            touch.account_id,
            touch.account,
            "",
            touch,
            tuple(changes.values()),
            tuple(changes),
        )

    def _cancelled(self, one: Invitation, touch: KnownTouch, why: str = "") -> MeetingPlan:
        organiser = one.organiser
        by_us = organiser is not None and self.known.is_ours(organiser.mail)
        who = self.known.name_of(organiser) if organiser is not None else ""
        by = _("We") if by_us else _("They")
        return MeetingPlan(
            replace(one, on=touch.on, at=touch.at, minutes=touch.minutes, occurrence=touch.occurrence),
            Fate.CANCELLED,
            self.known.guests(one.people).at(touch.account_id),
            touch.purpose or self._title(one, touch.account),
            touch.account_id,
            touch.account,
            touch=touch,
            sentence=why or (_("{name} cancelled it.").format(name=who) if who else _("It was cancelled.")),
            cancelled_by=f"{by} ({who})" if who else by,
        )

    def _answered(self, one: Invitation, touch: KnownTouch | None) -> MeetingPlan:
        """What someone invited answers; it is kept who will not come."""
        if touch is None:
            return self._nothing(one, None, Fate.LEFT, _("This answers an invitation that is not here."))
        guests = self.known.guests(one.people).at(touch.account_id)
        said = [f"{self.known.name_of(who)}: {answer_words(who.answer)}" for who in one.people if not who.is_organiser]
        answers = {guest.id for guest in guests.people} & touch.people
        fate = Fate.ANSWERED if answers else Fate.LEFT
        return MeetingPlan(
            replace(one, on=touch.on, at=touch.at),
            fate,
            guests,
            touch.purpose or self._title(one, touch.account),
            touch.account_id,
            touch.account,
            touch=touch,
            sentence="; ".join(said),
        )

    def _nothing(self, one: Invitation, touch: KnownTouch | None, fate: Fate, said: str) -> MeetingPlan:
        guests = self.known.guests(one.people)
        title = self._title(one, touch.account if touch else "")
        number, name = (touch.account_id, touch.account) if touch else (None, "")
        return MeetingPlan(one, fate, guests, title, number, name, touch=touch, sentence=said)

    @staticmethod
    def _title(one: Invitation, account: str) -> str:
        """The title without the account's name, which what goes out from here begins with."""
        head, colon, rest = one.title.partition(": ")
        return rest if account and colon and head.casefold() == account.casefold() else one.title


def _version(one: Invitation) -> tuple[int, datetime]:
    return one.sequence, one.stamp or EARLIEST


def _is_older(one: Invitation, touch: KnownTouch) -> bool:
    """Whether what is here is a later version; where versions are alike the later stamp counts."""
    before = touch.sequence or 0
    if touch.sequence is None or one.sequence != before:
        return touch.sequence is not None and one.sequence < before
    return one.stamp is not None and touch.stamp is not None and one.stamp < touch.stamp


def _is_newer(one: Invitation, touch: KnownTouch) -> bool:
    before = touch.sequence or 0
    if one.sequence != before:
        return one.sequence > before
    return one.stamp is not None and (touch.stamp is None or one.stamp > touch.stamp)


def _differences(one: Invitation, touch: KnownTouch, title: str, guests: Guests) -> Iterator[tuple[str, Change]]:
    """What an update says otherwise than what is here; the same version says nothing new."""
    if not _is_newer(one, touch) and (one.stamp is not None or touch.sequence is not None):
        return
    before, after = (touch.on, touch.at, touch.minutes), (one.on, one.at, one.minutes)
    lasts = USUAL_MINUTES if touch.minutes is None else touch.minutes
    if before[:2] != after[:2] or (one.minutes is not None and one.minutes != lasts):
        yield "when", Change(_("When"), when_words(*before), when_words(*after))
    if one.place and one.place != touch.place:
        yield "location", Change(_("Place"), touch.place, one.place)
    if title and title != touch.purpose and (touch.purpose or title not in _kinds()):
        yield "purpose", Change(_("Purpose"), touch.purpose, title)
    if new := [guest.name for guest in guests.people if guest.is_expected and guest.id not in touch.people]:
        yield "people", Change(_("Also expected"), "", listed(new))


def _kinds() -> set[str]:
    """What stands for a purpose in calendars where a meeting has none."""
    return {kind.label for kind in TouchKind}


def _not_an_invitation(one: Invitation) -> str:
    if one.method is Method.COUNTER:
        who = next((who.said_name for who in one.people if not who.is_organiser), "")
        said = _("{name} proposes another time: {when}. When you agree, move the meeting here with Move….")
        return said.format(name=shown(who) or _("Someone"), when=when_words(one.on, one.at, one.minutes))
    return _("This is no invitation but a message between calendars; nothing is changed.")


def answer_words(answer: Answer) -> str:
    """An answer as it is read."""
    return {
        Answer.ACCEPTED: _("comes"),
        Answer.TENTATIVE: _("may come"),
        Answer.DECLINED: _("does not come"),
        Answer.DELEGATED: _("sends someone else"),
        Answer.NONE: _("has not answered"),
    }[answer]


def invited_names(people: Iterable[Invited]) -> str:
    """People as they are named in a sentence."""
    return listed([shown(one.said_name) for one in people])
