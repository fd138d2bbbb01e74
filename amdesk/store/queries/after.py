"""What the card "How did it go?" is filled from, which meetings wait for it, and the cards half filled."""

from typing import Any

from amdesk.model.after_rows import AfterFacts, Ahead, Attendee, Ours, Untold
from amdesk.model.source import Source
from amdesk.model.values import Channel, Stance, TouchKind
from amdesk.store.queries.cells import choice, day, holds
from amdesk.store.queries.check_ins import booked
from amdesk.store.queries.due_sql import HALF_FILLED_TOUCH

ACCOUNT = f"""
SELECT a.name, a.channel, a.do_nots, (SELECT r.days FROM rhythm r WHERE r.account_id = a.id AND r.days IS NOT NULL
  AND {holds("r")} ORDER BY r.since DESC LIMIT 1),
 (SELECT d.check_in_days FROM tier_default d WHERE d.tier = a.tier) FROM account a WHERE a.id = :account
"""
TOUCH = """
SELECT account_id, "on", at, channel, kind, purpose, location, status = 'planned' FROM touch WHERE id = ?
"""
NOW_M, NOW_R = (holds(spell).replace(":on", ":today") for spell in ("m", "r"))
"""Title and stance are those of today: what was learned after the meeting is not forgotten by telling of it."""
PEOPLE = f"""
SELECT p.id, p.name,
 coalesce((SELECT m.job FROM membership m WHERE m.person_id = p.id AND {NOW_M} ORDER BY m.since DESC LIMIT 1), ''),
 (SELECT r.value FROM rating r WHERE r.person_id = p.id AND r.what = 'stance' AND {NOW_R}
  ORDER BY r.since DESC, r.id DESC LIMIT 1),
 EXISTS (SELECT 1 FROM touch_person x WHERE x.person_id = p.id AND x.touch_id = :touch), p.rhythm_days,
 (SELECT max(t."on") FROM touch_person x JOIN touch t ON t.id = x.touch_id
  WHERE x.person_id = p.id AND x.came = 1 AND t.status = 'held') AS met
FROM person p WHERE NOT p.is_placeholder AND coalesce(p.left_on, '9999') > :on AND (p.account_id = :account
 OR EXISTS (SELECT 1 FROM touch_person x WHERE x.person_id = p.id AND x.touch_id = :touch))
ORDER BY 5 DESC, met IS NULL, met DESC, p.name, p.id
"""
COLLEAGUES = """
SELECT c.id, c.name, c.is_me, EXISTS (SELECT 1 FROM touch_colleague x WHERE x.colleague_id = c.id
 AND x.touch_id = :touch) FROM colleague c WHERE coalesce(c.left_on, '9999') > :on ORDER BY c.is_me DESC, c.name, c.id
"""
AHEAD = """
SELECT id, "on", at, kind, purpose FROM touch WHERE account_id = :account AND status = 'planned' AND kind = 'check-in'
 AND "on" >= :today AND id <> :touch ORDER BY "on", at, id LIMIT 1
"""
UNTOLD = f"""
SELECT t.id, a.id, a.name, t."on", t.at, t.minutes, t.purpose, {HALF_FILLED_TOUCH}
FROM touch t JOIN account a ON a.id = t.account_id
WHERE t.status = 'planned' AND t."on" <= :today AND (:account IS NULL OR a.id = :account)
ORDER BY t."on" DESC, t.at DESC, t.id DESC
"""
MEETING_TODAY = """
SELECT id FROM touch WHERE account_id = ? AND status = 'planned' AND "on" = ? ORDER BY at, id LIMIT 1
"""
DRAFT = "SELECT content FROM draft WHERE key = ?"
KEEP_DRAFT = "INSERT OR REPLACE INTO draft (key, content) VALUES (?, ?)"
DROP_DRAFT = "DELETE FROM draft WHERE key = ?"
RENAME_DRAFT = "UPDATE OR IGNORE draft SET key = ? WHERE key = ?"
FORGET_OLDEST = """
DELETE FROM draft WHERE key > 'put-away:' AND key < 'put-away;' AND rowid NOT IN (
 SELECT rowid FROM draft WHERE key > 'put-away:' AND key < 'put-away;' ORDER BY rowid DESC LIMIT 100)
"""
NOTHING = 0
"""An id no row has."""


def facts_of_touch(source: Source, touch: int) -> AfterFacts:
    """A meeting with those expected.

    Raises LookupError when it is gone.
    """
    rows = source.select(TOUCH, (touch,))
    if not rows:
        raise LookupError(touch)
    account, on, at, channel, kind, purpose, location, is_open = rows[0]
    when = day(on) or source.today
    says = {"account": account, "touch": touch, "on": when.isoformat(), "today": source.today.isoformat()}
    return _facts(
        source,
        says,
        touch_id=touch,
        on=when,
        at=at,
        channel=Channel(channel),
        kind=TouchKind(kind),
        purpose=purpose,
        location=location,
        is_open=bool(is_open),
    )


def facts_of_account(source: Source, account: int) -> AfterFacts:
    """An account for a check-in that was not planned: today, by its preferred channel, else a call.

    Raises LookupError when it is gone.
    """
    today = source.today.isoformat()
    says = {"account": account, "touch": NOTHING, "on": today, "today": today}
    return _facts(
        source,
        says,
        touch_id=None,
        on=source.today,
        at="",
        channel=None,
        kind=TouchKind.CHECK_IN,
        purpose="",
        location="",
    )


def _facts(source: Source, says: dict[str, Any], *, channel: Channel | None, **meeting: Any) -> AfterFacts:
    rows = source.select(ACCOUNT, says)
    if not rows:
        raise LookupError(says["account"])
    name, preferred, do_nots, rhythm, tier = rows[0]
    liked = choice(Channel, preferred)
    return AfterFacts(
        account_id=says["account"],
        account=name,
        channel=channel or liked or Channel.CALL,
        people=tuple(_attendee(row) for row in source.select(PEOPLE, says)),
        colleagues=tuple(Ours(row[0], row[1], bool(row[2]), bool(row[3])) for row in source.select(COLLEAGUES, says)),
        rhythm_days=rhythm,
        tier_days=tier,
        next_channel=liked,
        ahead=_ahead(source, says),
        do_nots=do_nots,
        booked=booked(source),
        **meeting,
    )


def _attendee(row: tuple[Any, ...]) -> Attendee:
    number, name, job, stance, expected, rhythm, _met = row
    return Attendee(number, name, job, choice(Stance, stance), bool(expected), rhythm)


def _ahead(source: Source, says: dict[str, Any]) -> Ahead | None:
    for number, on, at, kind, purpose in source.select(AHEAD, says):
        return Ahead(number, day(on) or source.today, at, TouchKind(kind), purpose)
    return None


def untold(source: Source, account: int | None = None) -> list[Untold]:
    """The meetings whose day has come and that still wait to be told of, the latest first."""
    rows = source.select(UNTOLD, {"today": source.today.isoformat(), "account": account})
    return [
        Untold(touch, number, name, day(on) or source.today, at, minutes, purpose, bool(half))
        for touch, number, name, on, at, minutes, purpose, half in rows
    ]


def meeting_today(source: Source, account: int) -> int | None:
    """The first meeting planned with an account today, None where there is none."""
    rows = source.select(MEETING_TODAY, (account, source.today.isoformat()))
    return int(rows[0][0]) if rows else None


def touch_exists(source: Source, touch: int) -> bool:
    """Whether a meeting is still there."""
    return bool(source.select("SELECT 1 FROM touch WHERE id = ?", (touch,)))


def card_key(account: int, touch: int | None) -> str:
    """Under which key a half-filled card is kept."""
    return f"after:{account}:{touch or ''}"


def put_away_key(account: int, touch: int | None) -> str:
    """Under which key the card stays that was kept or discarded last: what was typed can be brought back."""
    return f"put-away:{account}:{touch or ''}"


def kept_text(source: Source, key: str) -> str:
    """The card kept under a key as text, "" where none is."""
    rows = source.select(DRAFT, (key,))
    return str(rows[0][0]) if rows else ""
