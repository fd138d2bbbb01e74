"""Everything due from anywhere in one list (DESK-11), the rhythm of check-ins, and the meeting that comes next."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from amdesk.model.day_rows import Beat, Due, DueKind, Reminder
from amdesk.model.source import Source
from amdesk.model.values import Channel, IssueKind, PlanStatus, Tier, TouchKind
from amdesk.store.queries import due_sql
from amdesk.store.queries.cells import day
from amdesk.words import _, full_day, plural

FOREVER = "9999-12-31"
ISO_DAY = len(FOREVER)
KINDS = {str(kind.value): kind for kind in DueKind}
HALF = " half"
"""What stands at the end of a meeting's details while its card waits half filled."""
MEETING_ENDS_AFTER = timedelta(hours=1)
"""How long after its time a meeting still counts as the next one."""

Raw = Sequence[Any]


def _says(source: Source, until: date | None) -> dict[str, str]:
    return {"today": source.today.isoformat(), "until": until.isoformat() if until else FOREVER}


def due_rows(source: Source, until: date | None = None, account: int | None = None) -> list[Due]:
    """Everything due up to a day, or ever, of one account or of all, by day and time; what is late comes first."""
    return [due(row, source.today) for row in raw_rows(source, until, account)]


def raw_rows(source: Source, until: date | None, account: int | None = None) -> list[tuple[Any, ...]]:
    """Everything due as cells in the order of `due_sql.COLUMNS`, by day, time and account."""
    query = due_sql.DUE if account is None else due_sql.DUE_AT_ACCOUNT
    return sorted(source.select(query, {**_says(source, until), "account": account}), key=_by_day)


def _by_day(row: Raw) -> tuple[str, str, str, str, int]:
    return row[6], row[7] or "24", row[0], row[4], row[2]


def due_counts(source: Source, until: date | None) -> tuple[int, int]:
    """How much is due up to a day, and how much of it is mine."""
    ((everything, mine),) = source.select(due_sql.COUNT, _says(source, until))
    return everything, mine


def due(row: Raw, today: date) -> Due:
    """One due line from its cells, in words."""
    kind, subject, number, account_id, account, what, on, at, owner, mine, one, two, times, first = row
    when = date.fromisoformat(on)
    late = (today - when).days
    return Due(
        KINDS[kind],
        subject,
        number,
        account_id,
        account,
        WHAT[kind](what, one, two) if kind in WHAT else what,
        when,
        at,
        owner,
        bool(mine),
        _asked(times, first, today) or note(kind, one, two, today, late),
        late,
        _reminder(two) if kind == "contract" else None,
    )


def _meeting(what: str, one: str, place: str) -> str:
    channel, kind = one.split(" ")[:2]
    said = what or TouchKind(kind).label
    return f"{Channel(channel).label} · {said}" + (f", {place}" if place else "")


def _answer(what: str, kind: str, _two: str) -> str:
    return _("Answer {kind} “{issue}”").format(kind=IssueKind(kind).label.lower(), issue=what)


def _memo(what: str, step: str, _two: str) -> str:
    pattern = _("Acknowledge memo “{memo}”") if step == "acknowledge" else _("Carry out memo “{memo}”")
    return pattern.format(memo=what)


def _review(what: str, kind: str, _two: str) -> str:
    return _("Review of plan “{plan}”").format(plan=what) if kind == "plan" else what


def _contract(what: str, kind: str, day_and_rule: str) -> str:
    pattern = {
        "notice": _("Notice for “{contract}” by {day}"),
        "ends": _("Contract “{contract}” ends {day}"),
        "renews": _("Contract “{contract}” renews {day}"),
        "price": _("New price in “{contract}” from {day}"),
    }[kind]
    return pattern.format(contract=what, day=full_day(_reminder(day_and_rule).day))


def _reminder(day_and_rule: str) -> Reminder:
    return Reminder(day_and_rule[ISO_DAY:], date.fromisoformat(day_and_rule[:ISO_DAY]))


def _checkpoint(what: str, kind: str, _two: object) -> str:
    return _("Did it work? {action}").format(action=what) if kind == "effect" else what


def _review_call(what: str, _one: str, _two: str) -> str:
    return _("Review call after “{issue}”").format(issue=what)


def _promise(what: str, by: str, person: str) -> str:
    if by == "them":
        return _("They promised: {promise}").format(promise=what)
    return _("{promise} (to {person})").format(promise=what, person=person) if person else what


def _check_in(_what: str, _one: str, _two: int) -> str:
    return _("Check-in (no selling)")


def _half_filled(account: str, _one: str, _two: object) -> str:
    return _("How did it go with {account}?").format(account=account)


WHAT: dict[str, Callable[[str, Any, Any], str]] = {
    "meeting": _meeting,
    "answer": _answer,
    "memo": _memo,
    "review": _review,
    "contract": _contract,
    "checkpoint": _checkpoint,
    "review-call": _review_call,
    "promise": _promise,
    "check-in": _check_in,
    "half-filled": _half_filled,
}


def _asked(times: int, first: str | None, today: date) -> str:
    """How often it was asked for and since when: "asked 3 times, 21 days"; empty when it was not."""
    if not times or not first:
        return ""
    days = max(0, (today - date.fromisoformat(first)).days)
    return plural("asked once", "asked {n} times", times) + ", " + plural("{n} day", "{n} days", days)


def note(kind: str, one: Any, two: Any, today: date, late: int) -> str:
    """The short state of a due line: "9 days late", "step 8 of 17", "call"."""
    if kind == "check-in":
        return plural("{n} day", "{n} days", (today - date.fromisoformat(one)).days)
    if kind == "contract":
        return _remaining((_reminder(two).day - today).days)
    if kind == "half-filled" or (kind == "meeting" and one.endswith(HALF)):
        return _("half filled")
    if kind == "meeting":
        return _("how did it go?") if late > 0 else _kind_of_meeting(one)
    if late > 0:
        return plural("{n} day late", "{n} days late", late)
    return _state(kind, one, two) or (_("due") if late == 0 else "")


def _remaining(days: int) -> str:
    return plural("in {n} day", "in {n} days", days) if days >= 0 else plural("{n} day ago", "{n} days ago", -days)


def _kind_of_meeting(one: str) -> str:
    kind = TouchKind(one.split(" ")[1])
    return "" if kind is TouchKind.MEETING else kind.label.lower()


def _state(kind: str, one: Any, two: Any) -> str:
    if kind == "step":
        return _("step {number} of {steps}").format(number=one, steps=two)
    if kind == "review-call":
        return _("call")
    if kind == "memo":
        return _("acknowledge") if one == "acknowledge" else _("carry out")
    if kind == "review" and one == "plan":
        return _("agree") if two in (PlanStatus.DRAFT.value, PlanStatus.PROPOSED.value) else _("review")
    return ""


def beats(source: Source, limit: int | None = None) -> list[Beat]:
    """How long each account waits for its check-in beside the agreed rhythm, the longest wait first."""
    says = {"today": source.today.isoformat(), "limit": -1 if limit is None else limit}
    return [
        Beat(number, name, Tier(tier), max(0, days), rhythm, day(next_on))
        for number, name, tier, days, rhythm, next_on in source.select(due_sql.BEATS, says)
    ]


def overdue_check_ins(source: Source) -> int:
    """How many accounts wait longer for a check-in than agreed, with none planned."""
    return int(source.select(due_sql.OVERDUE_BEATS, {"today": source.today.isoformat()})[0][0])


NEXT_MEETINGS = f"""
SELECT 'meeting', 'touch', t.id, a.id, a.name, t.purpose, t."on", t.at, '', 1, t.channel || ' ' || t.kind, t.location,
 {due_sql.NOT_ASKED}
FROM account_summary s CROSS JOIN account a ON a.id = s.account_id CROSS JOIN touch t ON t.account_id = a.id
 AND t.status = 'planned' AND t."on" BETWEEN :today AND :until
WHERE s.next_meeting <= :until ORDER BY t."on", t.at, t.id
"""


def next_meeting(source: Source, now: time | None = None) -> Due | None:
    """The meeting that comes within 24 hours, or None; without `now` the first of today or tomorrow.

    A meeting without a time counts all day; one that began less than an hour ago still counts.
    """
    tomorrow = source.today + timedelta(days=1)
    meetings = (due(row, source.today) for row in source.select(NEXT_MEETINGS, _says(source, tomorrow)))
    return next((m for m in meetings if now is None or _within_a_day(m, now, source.today)), None)


def _within_a_day(meeting: Due, now: time, today: date) -> bool:
    if not meeting.at:
        return True
    if meeting.on > today:
        return meeting.at <= now.strftime("%H:%M")
    earliest = datetime.combine(today, now) - MEETING_ENDS_AFTER
    return earliest.date() < today or meeting.at >= earliest.strftime("%H:%M")
