"""One week as rows: its meetings with who is expected, everything dated in it, and check-ins not booked yet."""

from datetime import date, timedelta
from typing import Any

from amdesk.model.day_rows import Due, DueKind
from amdesk.model.source import Source
from amdesk.model.values import Channel, TouchKind, TouchStatus
from amdesk.model.week_rows import CheckInDue, WeekMeeting, WeekRows
from amdesk.store.queries import due_sql
from amdesk.store.queries.agenda import due, due_rows

SHOWN = "t.status IN ('planned', 'cancelled') OR t.status = 'held' AND t.channel <> 'mail' AND t.kind <> 'note'"
"""A week tells of meetings and calls, not of every letter."""
MEETINGS = f"""
SELECT t.id, t.account_id, a.name, t."on", t.at, t.minutes, t.status, t.channel, t.kind, t.purpose, t.location,
 t.cancelled_by,
 (SELECT group_concat(p.name, char(31)) FROM touch_person x JOIN person p ON p.id = x.person_id
  WHERE x.touch_id = t.id AND x.came = 1),
 (SELECT group_concat(c.name, char(31)) FROM touch_colleague x JOIN colleague c ON c.id = x.colleague_id
  WHERE x.touch_id = t.id AND c.is_me = 0)
FROM touch t JOIN account a ON a.id = t.account_id
WHERE t."on" BETWEEN :first AND :last AND ({SHOWN}) ORDER BY t."on", t.at, a.name, t.id
"""
CONTRACT_DAYS = f"""
SELECT 'contract', k.subject, k.id, a.id, a.name, k.name, k.day, '', '', 1, k.what, k.day || k.rule, {due_sql.NOT_ASKED}
FROM ({due_sql.CONTRACT_DAYS}) k JOIN account a ON a.id = k.account_id
WHERE a.status <> 'lost' AND k.day BETWEEN :first AND :last ORDER BY k.day, a.name, k.id
"""
"""On the day itself; the list of what is due reminds of it long before."""
CHECK_INS = f"""
SELECT w.id, w.name, date(w.since, '+' || w.days || ' days') AS due, w.days, a.channel
FROM ({due_sql.WAITING}) w JOIN account a ON a.id = w.id
WHERE w.since <> '' AND w.days > 0 AND w.next_on IS NULL AND date(w.since, '+' || w.days || ' days') <= :last
ORDER BY due, w.name
"""
NOT_DUE = frozenset({DueKind.MEETING, DueKind.HALF_FILLED, DueKind.CONTRACT, DueKind.CHECK_IN})
"""What a week shows in another way: as meetings, on the day itself, as proposals."""


def week_rows(source: Source, monday: date) -> WeekRows:
    """Everything of the week that begins on a Monday."""
    sunday = monday + timedelta(days=6)
    says = {"today": source.today.isoformat(), "first": monday.isoformat(), "last": sunday.isoformat()}
    until_then = [one for one in due_rows(source, sunday) if one.kind not in NOT_DUE]
    dues = [one for one in until_then if one.on >= monday]
    dues += [due(row, source.today) for row in source.select(CONTRACT_DAYS, says)]
    return WeekRows(
        source.today,
        monday,
        tuple(_meeting(row) for row in source.select(MEETINGS, says)),
        tuple(sorted(dues, key=_order)),
        _check_ins(source, monday, sunday, says),
        len([one for one in until_then if one.on < monday]) if monday <= source.today <= sunday else 0,
    )


def _order(one: Due) -> tuple[date, str, str]:
    return one.on, one.kind.value, one.account


def _check_ins(source: Source, monday: date, sunday: date, says: dict[str, str]) -> tuple[CheckInDue, ...]:
    """Those due in the week; in the week one is in also those that wait longer. A week that is over proposes none."""
    if sunday < source.today:
        return ()
    first = "" if monday <= source.today else monday.isoformat()
    rows = source.select(CHECK_INS, says)
    return tuple(
        CheckInDue(number, name, date.fromisoformat(on), days, Channel(channel) if channel else None)
        for number, name, on, days, channel in rows
        if on >= first
    )


def _meeting(row: tuple[Any, ...]) -> WeekMeeting:
    number, account_id, account, on, at, minutes, status, channel, kind, purpose, place, by, people, colleagues = row
    return WeekMeeting(
        number,
        account_id,
        account,
        date.fromisoformat(on),
        at,
        minutes,
        TouchStatus(status),
        Channel(channel),
        TouchKind(kind),
        purpose,
        place,
        by,
        tuple(people.split("\x1f")) if people else (),
        tuple(colleagues.split("\x1f")) if colleagues else (),
    )
