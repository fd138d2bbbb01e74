"""What Today is made of: what is due, who needs me, who is forgotten, memos, and what crossed a line by time alone."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from heapq import nsmallest
from typing import Any

from amdesk.model.day_rows import BandChange, Concern, Due, DueKind, MemoWaiting, TodayRows, Troubled
from amdesk.model.health_rows import Band
from amdesk.model.source import Source
from amdesk.model.values import Tier
from amdesk.store.queries import agenda
from amdesk.store.queries.cells import chosen, day
from amdesk.store.queries.states import HEADER, NEWEST, header_of

DUE_AT_MOST, TROUBLED_AT_MOST, MEMOS_AT_MOST, BEATS_AT_MOST = 7, 4, 3, 40
"""The budget of attention. Source: DESK-10."""
LOOK_AHEAD_DAYS = 7
SLIPPING_RULE = "slipping"

SERVED = "a.status NOT IN ('lost', 'prospect')"
TROUBLED = f"""
SELECT a.id, a.name, a.tier, h.health, h.band, {HEADER} FROM (
 SELECT account_id, max(weight) AS worst, sum(weight) AS all_of_them FROM account_concern GROUP BY account_id) c
JOIN account a ON a.id = c.account_id LEFT JOIN account_state h ON {NEWEST}
WHERE {SERVED} ORDER BY c.worst DESC, c.all_of_them DESC, a.name LIMIT ?
"""
TROUBLED_COUNT = f"""
SELECT count(DISTINCT c.account_id), coalesce(sum(c.rule = '{SLIPPING_RULE}'), 0) FROM account_concern c
JOIN account a ON a.id = c.account_id WHERE {SERVED}
"""
CONCERNS = """
SELECT c.account_id, a.name, c.rule, c.weight, c.sentence, c.since FROM account_concern c
JOIN account a ON a.id = c.account_id WHERE c.account_id IN (SELECT value FROM json_each(?))
ORDER BY c.weight DESC, c.rule
"""
NEW_CONCERNS = f"""
SELECT c.account_id, a.name, c.rule, c.weight, c.sentence, c.since FROM account_concern c
JOIN account a ON a.id = c.account_id WHERE {SERVED} AND c.since > ? AND c.since <= ? ORDER BY c.weight DESC, a.name
"""
BANDS = f"""
SELECT a.id, a.name, b.band, h.band, b.health, h.health FROM account a JOIN account_state h ON {NEWEST}
JOIN account_state b ON b.account_id = a.id AND b.day = (
 SELECT max(day) FROM account_state WHERE account_id = a.id AND day <= ?)
WHERE b.band <> h.band AND {SERVED} ORDER BY coalesce(h.health, 101), a.name
"""
MEMOS = """
SELECT id, subject, sender, "on", due, acknowledged_on IS NOT NULL,
 CAST(julianday(:today) - julianday(coalesce(due, "on")) AS INTEGER), snoozed_times
FROM memo WHERE (acknowledged_on IS NULL OR carried_out_on IS NULL AND due IS NOT NULL)
 AND coalesce(snoozed_until, '') <= :today ORDER BY acknowledged_on IS NOT NULL, coalesce(due, "on"), id
"""
LAST_OPENED = "SELECT value FROM setting WHERE name = 'last_opened'"


def today(source: Source) -> TodayRows:
    """Everything Today shows, within the budget of attention; `analysis.attention.today` says what it means."""
    now = source.today
    opened = last_opened(source)
    rows = agenda.raw_rows(source, now + timedelta(days=LOOK_AHEAD_DAYS))
    found = troubled(source, TROUBLED_AT_MOST)
    accounts, slipping = source.select(TROUBLED_COUNT)[0]
    memos = memos_waiting(source)
    return TodayRows(
        today=now,
        last_opened=opened,
        due=_most_pressing(rows, now),
        more_due=max(0, len(rows) - DUE_AT_MOST),
        meetings_today=sum(row[0] == "meeting" and row[6] == now.isoformat() for row in rows),
        late=_late(rows, "", now),
        became_late=_late(rows, opened.isoformat(), now) if opened else {},
        troubled=found,
        more_troubled=max(0, accounts - len(found)),
        slipping=slipping,
        beats=tuple(agenda.beats(source, BEATS_AT_MOST)),
        overdue_check_ins=agenda.overdue_check_ins(source),
        memos=memos[:MEMOS_AT_MOST],
        more_memos=max(0, len(memos) - MEMOS_AT_MOST),
        band_changes=band_changes(source, opened) if opened and opened < now else (),
        new_concerns=_concerns(source.select(NEW_CONCERNS, (opened.isoformat(), now.isoformat()))) if opened else (),
    )


def last_opened(source: Source) -> date | None:
    """The day Today was last looked at and dismissed, from the setting of that name."""
    rows = source.select(LAST_OPENED)
    return day(rows[0][0]) if rows else None


MEETING_TODAY, ASKED, HARD_LATE, DUE_TODAY, LATE, LATER = range(6)
ASKED_AT_MOST = 3
"""Meetings that wait for “How did it go?” and go before what is late: the latest, which one remembers."""
HARD = frozenset({"answer", "promise", "memo", "review-call", "step", "meeting", "decision"})
"""What others wait for: late, it goes before work of my own and before check-ins by rhythm."""


def _pressing(row: Sequence[Any], today: str, asked: frozenset[int]) -> tuple[int, bool, str, str]:
    kind, on = row[0], row[6]
    if kind == "half-filled" or (kind == "meeting" and row[2] in asked):
        rank = ASKED
    elif on == today:
        rank = MEETING_TODAY if kind == "meeting" else LATE if kind == "contract" else DUE_TODAY
    elif on < today:
        rank = HARD_LATE if kind in HARD else LATE
    else:
        rank = LATER
    return rank, not row[9], on, row[7] or "24"


def _latest(row: Sequence[Any]) -> tuple[str, str]:
    return row[6], row[7]


def _most_pressing(rows: Sequence[Sequence[Any]], now: date) -> tuple[Due, ...]:
    """The few lines that matter most, in the order of the day: what is late counts as today."""
    today = now.isoformat()
    held = sorted((row for row in rows if row[0] == "meeting" and row[6] < today), key=_latest, reverse=True)
    asked = frozenset(row[2] for row in held[:ASKED_AT_MOST])
    few = nsmallest(DUE_AT_MOST, rows, key=lambda row: _pressing(row, today, asked))
    few.sort(key=lambda row: (max(row[6], today), *_pressing(row, today, asked)))
    return tuple(agenda.due(row, now) for row in few)


def _late(rows: Iterable[Sequence[Any]], since: str, now: date) -> dict[DueKind, int]:
    """How many of my own lines passed their day, by kind; only those that did so since a day."""
    counts = Counter(row[0] for row in rows if since <= row[6] < now.isoformat() and row[9])
    return {DueKind(kind): count for kind, count in counts.items()}


def troubled(source: Source, limit: int = -1) -> tuple[Troubled, ...]:
    """The accounts with concerns, the weightiest first."""
    rows = source.select(TROUBLED, (limit,))
    concerns: dict[int, list[Concern]] = {row[0]: [] for row in rows}
    for concern in _concerns(source.select(CONCERNS, (chosen(concerns),))):
        concerns[concern.account_id].append(concern)
    return tuple(
        Troubled(
            number, name, Tier(tier), health, Band(band or "unknown"), header_of(header)[0], tuple(concerns[number])
        )
        for number, name, tier, health, band, header in rows
    )


def concerns_of(source: Source, account_id: int) -> tuple[Concern, ...]:
    """The concerns of one account, the weightiest first."""
    return _concerns(source.select(CONCERNS, (chosen([account_id]),)))


def _concerns(rows: Iterable[Sequence[Any]]) -> tuple[Concern, ...]:
    return tuple(
        Concern(number, name, rule, weight, said, since=day(since)) for number, name, rule, weight, said, since in rows
    )


def memos_waiting(source: Source) -> tuple[MemoWaiting, ...]:
    """The memos to acknowledge, then those to carry out; what was put aside stays out until its day."""
    return tuple(
        MemoWaiting(number, subject, sender, day(on), day(due), bool(known), max(0, late or 0), snoozed)
        for number, subject, sender, on, due, known, late, snoozed in source.select(
            MEMOS, {"today": source.today.isoformat()}
        )
    )


def band_changes(source: Source, since: date) -> tuple[BandChange, ...]:
    """The accounts whose health reads otherwise than on a day, the worst first."""
    return tuple(
        BandChange(number, name, Band(before), Band(now), health_before, health)
        for number, name, before, now, health_before, health in source.select(BANDS, (since.isoformat(),))
    )
