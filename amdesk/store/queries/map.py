"""The map of an account on a day: its people, the lines between them, groups, and where the user put the cards."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from amdesk.model.rows import AccountMap, MapGroup, MapLine, MapPerson, PersonTouch, Sureness
from amdesk.model.source import Source
from amdesk.model.values import Certainty, Channel, GroupKind, LineKind, Rated, Role, Stance, Tier
from amdesk.store.queries.cells import choice, chosen, day, holds

RHYTHM_DAYS = 90
"""How often a touch is expected when nobody agreed anything. Source: formulae F5."""

ACCOUNT = f"""
SELECT a.name, a.tier, coalesce(
 (SELECT r.days FROM rhythm r WHERE r.account_id = a.id AND {holds("r")} ORDER BY r.since DESC LIMIT 1),
 (SELECT t.check_in_days FROM tier_default t WHERE t.tier = a.tier))
FROM account a WHERE a.id = :account
"""
PEOPLE = f"""
SELECT p.id, p.name, p.is_placeholder, p.left_on, p.rhythm_days, p.account_id, a.name
FROM person p JOIN account a ON a.id = p.account_id
WHERE coalesce(p.joined_on, min(coalesce(p.came_in, '0'),
  coalesce((SELECT min(m.since) FROM membership m WHERE m.person_id = p.id), '9'),
  coalesce((SELECT min(r.since) FROM rating r WHERE r.person_id = p.id), '9'))) <= :on AND (
 p.account_id = :account AND (:left AND NOT p.is_placeholder OR coalesce(p.left_on, '9999') > :on
  OR EXISTS (SELECT 1 FROM line l WHERE (l.source_id = p.id OR l.target_id = p.id) AND {holds("l")})
  OR EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = p.id AND {holds("r")}))
 OR p.account_id <> :account AND p.id IN (
  SELECT l.source_id FROM person o JOIN line l ON l.target_id = o.id WHERE o.account_id = :account AND {holds("l")}
  UNION
  SELECT l.target_id FROM person o JOIN line l ON l.source_id = o.id WHERE o.account_id = :account AND {holds("l")}))
ORDER BY p.account_id <> :account, p.id
"""
THESE = "IN (SELECT value FROM json_each(:ids))"
POSITIONS = f"""
SELECT m.person_id, m.job, coalesce(u.name, '') FROM membership m LEFT JOIN unit u ON u.id = m.unit_id
WHERE m.person_id {THESE} AND {holds("m")} ORDER BY m.since, m.id
"""
ROLES = f"SELECT r.person_id, r.role FROM person_role r WHERE r.person_id {THESE} AND {holds('r')}"
RATINGS = f"""
SELECT r.person_id, r.what, r.value, r.certainty, r.since FROM rating r
WHERE r.person_id {THESE} AND {holds("r")} ORDER BY r.since, r.id
"""
COVERED = f"""
SELECT v.person_id, c.name FROM coverage v JOIN colleague c ON c.id = v.colleague_id
WHERE v.person_id {THESE} AND {holds("v")} AND coalesce(c.left_on, '9999') > :on ORDER BY v.id
"""
LABELS = f"SELECT person_id, text FROM label WHERE person_id {THESE} AND :on <> '' ORDER BY id"
TOUCHES = f"""
SELECT tp.person_id, max(t."on"), sum(t."on" > date(:on, '-90 days')) FROM touch_person tp
JOIN touch t ON t.id = tp.touch_id
WHERE tp.person_id {THESE} AND tp.came = 1 AND t.status = 'held' AND t."on" <= :on GROUP BY 1
"""
LINES = f"""
SELECT l.id, l.source_id, l.target_id, l.kind, l.strength, l.since, l.label FROM line l
WHERE l.source_id {THESE} AND l.target_id {THESE} AND {holds("l")} ORDER BY l.id
"""
GROUPS = "SELECT id, name, kind FROM camp WHERE account_id = ? ORDER BY id"
MEMBERS = f"""
SELECT m.group_id, m.person_id FROM camp g JOIN camp_member m ON m.group_id = g.id
WHERE g.account_id = :account AND {holds("m")} ORDER BY m.id
"""
PLACED = "SELECT person_id, x, y FROM placement WHERE account_id = ? AND arrangement = ? ORDER BY id"
PERSON_TOUCHES = """
SELECT tp.person_id, t."on", t.channel, t.two_way, t.level_match, t.kind = 'issue-work'
FROM person p JOIN touch_person tp ON tp.person_id = p.id JOIN touch t ON t.id = tp.touch_id
WHERE p.account_id = :account AND tp.came = 1 AND t.status = 'held' AND t."on" <= :on ORDER BY t."on", t.id
"""
DAYS = """
SELECT since FROM (
 SELECT r.since, p.account_id FROM rating r JOIN person p ON p.id = r.person_id UNION
 SELECT m.since, p.account_id FROM membership m JOIN person p ON p.id = m.person_id UNION
 SELECT r.since, p.account_id FROM person_role r JOIN person p ON p.id = r.person_id UNION
 SELECT r.until, p.account_id FROM person_role r JOIN person p ON p.id = r.person_id UNION
 SELECT l.since, p.account_id FROM line l JOIN person p ON p.id = l.source_id UNION
 SELECT l.until, p.account_id FROM line l JOIN person p ON p.id = l.source_id UNION
 SELECT l.since, p.account_id FROM line l JOIN person p ON p.id = l.target_id UNION
 SELECT l.until, p.account_id FROM line l JOIN person p ON p.id = l.target_id UNION
 SELECT v.since, p.account_id FROM coverage v JOIN person p ON p.id = v.person_id UNION
 SELECT v.until, p.account_id FROM coverage v JOIN person p ON p.id = v.person_id UNION
 SELECT m.since, g.account_id FROM camp_member m JOIN camp g ON g.id = m.group_id UNION
 SELECT m.until, g.account_id FROM camp_member m JOIN camp g ON g.id = m.group_id UNION
 SELECT r.until, p.account_id FROM rating r JOIN person p ON p.id = r.person_id UNION
 SELECT CASE WHEN joined_on IS NULL THEN came_in END, account_id FROM person UNION
 SELECT left_on, account_id FROM person UNION
 SELECT joined_on, account_id FROM person)
WHERE account_id = :account AND since IS NOT NULL AND since <= :on GROUP BY since ORDER BY since
"""


def account_map(
    source: Source,
    account_id: int,
    arrangement: str = "hierarchy",
    on: date | None = None,
    *,
    with_left: bool = False,
) -> AccountMap:
    """The map of an account as it stood on a day, today unless said otherwise.

    People of other accounts are on it where a line leads to them; of those who left, who still holds a role or a line,
    or everyone `with_left`.
    Raises LookupError when there is no such account.
    """
    at = on or source.today
    says = {"account": account_id, "on": at.isoformat(), "left": with_left}
    head = source.select(ACCOUNT, says)
    if not head:
        raise LookupError(account_id)
    name, tier, rhythm = head[0]
    rows = source.select(PEOPLE, says)
    known = _known(source, [row[0] for row in rows], at)
    people = tuple(_person(row, known, at, rhythm or RHYTHM_DAYS) for row in rows)
    ids = {person.id for person in people}
    return AccountMap(
        account_id,
        name,
        Tier(tier),
        people,
        _lines(source, ids, at),
        _groups(source, says, ids),
        {
            person: (x or 0, y or 0)
            for person, x, y in source.select(PLACED, (account_id, arrangement))
            if person in ids
        },
    )


def _known(source: Source, ids: Iterable[int], at: date) -> dict[str, Any]:
    """What is known of these people on the day, by kind of knowledge and person."""
    these = {"ids": chosen(ids), "on": at.isoformat()}
    ratings = {(who, what): (value, sure, since) for who, what, value, sure, since in source.select(RATINGS, these)}
    return {
        "position": {who: (job, unit) for who, job, unit in source.select(POSITIONS, these)},
        "roles": _gathered(source.select(ROLES, these)),
        "ratings": ratings,
        "covered": _gathered(source.select(COVERED, these)),
        "labels": _gathered(source.select(LABELS, these)),
        "touches": {who: (day(last), recent) for who, last, recent in source.select(TOUCHES, these)},
    }


def _gathered(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for who, what in rows:
        found[who].append(what)
    return found


def _person(row: tuple[Any, ...], known: dict[str, Any], at: date, rhythm: int) -> MapPerson:
    number, name, is_placeholder, left_on, own_rhythm, account_id, account = row
    job, unit = known["position"].get(number, ("", ""))
    last, recent = known["touches"].get(number, (None, 0))
    left = day(left_on)

    def rated(what: Rated) -> tuple[int | None, str | None, str | None]:
        value: tuple[int | None, str | None, str | None] = known["ratings"].get(
            (number, what.value), (None, None, None)
        )
        return value

    stance, sure, _since = rated(Rated.STANCE)
    return MapPerson(
        id=number,
        name=name,
        job=job,
        unit=unit,
        roles=tuple(role for role in Role if role.value in known["roles"].get(number, ())),
        labels=tuple(known["labels"].get(number, ())),
        stance=choice(Stance, stance),
        influence=rated(Rated.INFLUENCE)[0],
        interest=rated(Rated.INTEREST)[0],
        authority=rated(Rated.AUTHORITY)[0],
        last_touch=last,
        days_since=None if last is None else (at - last).days,
        touches_90=recent,
        covered_by=tuple(dict.fromkeys(known["covered"].get(number, ()))),
        is_placeholder=bool(is_placeholder),
        left_on=left if left is not None and left <= at else None,
        rhythm_days=own_rhythm or rhythm,
        strength=None,
        account_id=account_id,
        account=account,
        certainty=choice(Certainty, sure or rated(Rated.INFLUENCE)[1]),
        sureness=tuple(
            Sureness(what, choice(Certainty, certain), day(since))
            for what, (value, certain, since) in ((what, rated(what)) for what in Rated)
            if value is not None
        ),
    )


def _lines(source: Source, ids: set[int], at: date) -> tuple[MapLine, ...]:
    rows = source.select(LINES, {"ids": chosen(ids), "on": at.isoformat()})
    return tuple(
        MapLine(number, start, end, LineKind(kind), strength, day(since), label)
        for number, start, end, kind, strength, since, label in rows
    )


def _groups(source: Source, says: dict[str, Any], ids: set[int]) -> tuple[MapGroup, ...]:
    members = _gathered(source.select(MEMBERS, says))
    return tuple(
        MapGroup(number, name, GroupKind(kind), tuple(who for who in members.get(number, ()) if who in ids))
        for number, name, kind in source.select(GROUPS, (says["account"],))
    )


def person_touches(source: Source, account_id: int, on: date | None = None) -> list[PersonTouch]:
    """Every held touch with each person of an account up to a day, oldest first: what F5 measures."""
    says = {"account": account_id, "on": (on or source.today).isoformat()}
    return [
        PersonTouch(who, date.fromisoformat(when), Channel(channel), bool(two_way), bool(level), bool(work))
        for who, when, channel, two_way, level, work in source.select(PERSON_TOUCHES, says)
    ]


def map_days(source: Source, account_id: int) -> list[date]:
    """The days on which the map changed, oldest first: the marks of its slider."""
    rows = source.select(DAYS, {"account": account_id, "on": source.today.isoformat()})
    return [date.fromisoformat(when) for (when,) in rows]
