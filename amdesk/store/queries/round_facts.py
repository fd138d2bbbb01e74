"""What to know of one thing before answering it in a round: last words, what comes next, why it is so."""

from datetime import date
from typing import Any

from amdesk.model.health_rows import Health
from amdesk.model.source import Source
from amdesk.model.values import Channel, Stance
from amdesk.store.queries.states import NEWEST, health_of
from amdesk.store.queries.today import concerns_of

CONCERNS_SAID, LINES_SAID = 3, 4

LAST = """
SELECT t."on", t.channel, coalesce(nullif(t.note, ''), nullif(t.needs, ''), t.purpose),
 coalesce((SELECT group_concat(p.name, ', ') FROM touch_person x JOIN person p ON p.id = x.person_id
  WHERE x.touch_id = t.id), '')
FROM touch t WHERE t.account_id = :account AND t.status = 'held' AND t."on" <= :today
ORDER BY t."on" DESC, t.at DESC, t.id DESC LIMIT 1
"""
NEXT = """
SELECT t."on", t.channel, t.purpose FROM touch t
WHERE t.account_id = :account AND t.status = 'planned' AND t."on" >= :today ORDER BY t."on", t.at, t.id LIMIT 1
"""
NEXT_ACTION = """
SELECT x.name, x.due, coalesce(c.name, '') FROM action x LEFT JOIN colleague c ON c.id = x.owner_id
WHERE x.account_id = :account AND x.status IN ('open', 'doing') AND x.due >= :today ORDER BY x.due, x.id LIMIT 1
"""
HEALTH = (
    f"SELECT h.health, h.band, h.confidence, h.parts FROM account a JOIN account_state h ON {NEWEST} WHERE a.id = ?"
)
PROMISED = """
SELECT x.said_on, coalesce(p.name, '') FROM promise x LEFT JOIN person p ON p.id = x.person_id WHERE x.id = ?
"""
LATE_ACTIONS = """
SELECT x.name, x.due, coalesce(c.name, '') FROM objective o JOIN action x ON x.objective_id = o.id
LEFT JOIN colleague c ON c.id = x.owner_id
WHERE o.plan_id = :plan AND x.status IN ('open', 'doing') AND x.due < :today ORDER BY x.due, x.id LIMIT :most
"""
OBJECTIVES = "SELECT name FROM objective WHERE plan_id = ? ORDER BY place, id"
MEMO = "SELECT coalesce(nullif(understood, ''), text) FROM memo WHERE id = ?"
GUESTS = """
SELECT p.name, (SELECT r.value FROM rating r WHERE r.person_id = p.id AND r.what = 'stance' AND r.until IS NULL
 ORDER BY r.since DESC LIMIT 1) FROM touch_person x JOIN person p ON p.id = x.person_id WHERE x.touch_id = ?
"""


def last_words(source: Source, account: int) -> tuple[date, Channel, str, str] | None:
    """Day, channel, words and people of the last contact."""
    for on, channel, words, people in source.select(LAST, _says(source, account)):
        return date.fromisoformat(on), Channel(channel), " ".join((words or "").split()), people
    return None


def next_meeting_of(source: Source, account: int) -> tuple[date, Channel, str] | None:
    """Day, channel and purpose of the next meeting planned."""
    for on, channel, purpose in source.select(NEXT, _says(source, account)):
        return date.fromisoformat(on), Channel(channel), purpose
    return None


def next_action_of(source: Source, account: int) -> tuple[str, date, str] | None:
    """The next open action: what, when, who."""
    for name, due, owner in source.select(NEXT_ACTION, _says(source, account)):
        return name, date.fromisoformat(due), owner
    return None


def health_with_reasons(source: Source, account: int) -> tuple[Health, tuple[str, ...]]:
    """The health kept last, and why the account needs attention."""
    rows = source.select(HEALTH, (account,))
    reasons = tuple(concern.sentence for concern in concerns_of(source, account))[:CONCERNS_SAID]
    return health_of(*(rows[0] if rows else (None, None, None, None))), reasons


def promised(source: Source, promise: int) -> tuple[date | None, str]:
    """When a promise was given, and to whom."""
    for said_on, person in source.select(PROMISED, (promise,)):
        return date.fromisoformat(said_on) if said_on else None, person
    return None, ""


def late_actions(source: Source, plan: int) -> list[tuple[str, date, str]]:
    """The late actions of a plan, the oldest first: what, since when, who."""
    says: dict[str, Any] = {"plan": plan, "today": source.today.isoformat(), "most": LINES_SAID}
    return [(name, date.fromisoformat(due), owner) for name, due, owner in source.select(LATE_ACTIONS, says)]


def objectives_of(source: Source, plan: int) -> list[str]:
    """The objectives of a plan."""
    return [name for (name,) in source.select(OBJECTIVES, (plan,))]


def memo_words(source: Source, memo: int) -> str:
    """What a memo asks for, in my words where they were written."""
    return " ".join((word or "") for (word,) in source.select(MEMO, (memo,)))


def guests(source: Source, touch: int) -> list[tuple[str, Stance | None]]:
    """Who is expected to a meeting, and how they stand to us."""
    return [(name, Stance(value) if value else None) for name, value in source.select(GUESTS, (touch,))]


def _says(source: Source, account: int) -> dict[str, Any]:
    return {"account": account, "today": source.today.isoformat()}
