"""Everything that happened at an account, newest first, page by page; and its touches as rows."""

from collections.abc import Collection
from datetime import date
from functools import cache
from typing import Any

from amdesk.model.rows import TimelineEntry, TouchRow
from amdesk.model.source import Source
from amdesk.model.values import Channel, TouchKind, TouchStatus

Key = tuple[date, int]
"""After which entry a page begins: its day and id."""
MOST_ALIKE = 24
"""How many entries at most share one day and one id: each subject has few kinds."""

BEFORE = "(day < :day OR day = :day AND id < :row)"
PAGE = (
    "SELECT * FROM ({part}) WHERE day IS NOT NULL AND day <= :today AND {before} ORDER BY day DESC, id DESC LIMIT :most"
)
WHO = "coalesce((SELECT p.name FROM person p WHERE p.id = x.person_id), '')"
PRESENT = (
    "coalesce((SELECT group_concat(p.name, ', ') FROM touch_person tp JOIN person p ON p.id = tp.person_id "
    "WHERE tp.touch_id = x.id), '')"
)
PAID = "coalesce((SELECT sum(y.amount) FROM payment y WHERE y.invoice_id = x.id), 0)"
OPEN_AMOUNT = f"x.amount - coalesce(x.written_off, 0) - {PAID}"


def _part(subject: str, day: str, kind: str, what: str, who: str, tables: str, where: str, person: str = "") -> str:
    """One kind of happening as SQL; `person` is its condition when only one person's are wanted."""
    return (
        f"SELECT {day} AS day, '{subject}' AS subject, x.id AS id, {kind} AS kind, {what} AS what, {who} AS who "
        f"FROM {tables} WHERE {where}" + (f" AND {person}" if person else "")
    )


def _of_account(
    subject: str, day: str, kind: str, what: str, who: str = "''", where: str = "", person: str = ""
) -> tuple[str, tuple[str, str, str, str, str, str, str, str]]:
    condition = "x.account_id = :account" + (f" AND {where}" if where else "")
    return subject, (subject, day, kind, what, who, f'"{subject}" x', condition, person)


THAT_PERSON = "x.person_id = :person"
AT_TOUCH = "EXISTS (SELECT 1 FROM touch_person tp WHERE tp.touch_id = x.id AND tp.person_id = :person)"
NOBODY = "0"

PARTS: tuple[tuple[str, tuple[str, str, str, str, str, str, str, str]], ...] = (
    _of_account(
        "touch",
        'x."on"',
        "CASE x.status WHEN 'held' THEN x.kind WHEN 'planned' THEN 'not-told' ELSE 'cancelled' END",
        "coalesce(nullif(x.purpose, ''), nullif(x.note, ''), x.channel)",
        PRESENT,
        "x.status IN ('held', 'planned', 'cancelled')",
        AT_TOUCH,
    ),
    _of_account("issue", "x.reported_on", "'reported'", "x.name", WHO, "", THAT_PERSON),
    _of_account("issue", "x.resolved_on", "'resolved'", "x.name", WHO, "", THAT_PERSON),
    _of_account("issue", "x.closed_on", "'closed'", "x.name", WHO, "", THAT_PERSON),
    _of_account(
        "pulse",
        'x."on"',
        "x.kind",
        "trim(coalesce(x.company || '/10 ', '') || x.words)",
        WHO,
        "",
        THAT_PERSON,
    ),
    _of_account("intel", 'x."on"', "x.kind", "x.text", f"coalesce(nullif(x.said_by, ''), {WHO})", "", THAT_PERSON),
    _of_account("plan", "x.proposed_on", "'proposed'", "x.name", "''", "", NOBODY),
    (
        "plan",
        (
            "plan",
            'g."on"',
            "'agreed'",
            "x.name",
            "coalesce((SELECT name FROM colleague WHERE id = g.colleague_id), "
            "(SELECT name FROM person WHERE id = g.person_id), '')",
            "plan x JOIN agreement g ON g.plan_id = x.id",
            "x.account_id = :account",
            "g.person_id = :person",
        ),
    ),
    (
        "objective",
        (
            "objective",
            "x.reached_on",
            "'reached'",
            "x.name",
            "''",
            "plan y JOIN objective x ON x.plan_id = y.id",
            "y.account_id = :account",
            NOBODY,
        ),
    ),
    _of_account("promise", "x.said_on", "'promised-by-' || x.\"by\"", "x.text", WHO, "", THAT_PERSON),
    _of_account("promise", "x.kept_on", "x.status", "x.text", WHO, "x.status IN ('kept', 'late')", THAT_PERSON),
    _of_account("promise", "date(x.due, '+1 day')", "'overdue'", "x.text", WHO, "x.status = 'open'", THAT_PERSON),
    _of_account(
        "invoice",
        "date(x.due, '+1 day')",
        "'overdue'",
        "x.number",
        "''",
        f"({OPEN_AMOUNT}) > 0",
        NOBODY,
    ),
    _of_account("contract", "x.starts", "'begins'", "x.name", "''", "", NOBODY),
    _of_account("contract", "x.ends", "'ends'", "x.name", "''", "", NOBODY),
    (
        "price_step",
        (
            "price_step",
            'x."on"',
            "'price'",
            "x.what",
            "''",
            "contract y JOIN price_step x ON x.contract_id = y.id",
            "y.account_id = :account",
            NOBODY,
        ),
    ),
    _of_account("opportunity", "x.closed_on", "x.stage", "x.name", "''", "", NOBODY),
    _of_account("review", 'x."on"', "x.kind", "x.name", "x.with_whom", "x.held = 1", NOBODY),
    _of_account("loss", 'x."on"', "'lost'", "x.words", "''", "", NOBODY),
    _of_account("person", "x.joined_on", "'joined'", "x.name", "''", "", "x.id = :person"),
    _of_account("person", "x.left_on", "'left'", "x.name", "x.left_to", "", "x.id = :person"),
    (
        "spoke_up",
        (
            "spoke_up",
            'x."on"',
            "'spoke-up'",
            'x."where"',
            "y.name",
            "person y JOIN spoke_up x ON x.person_id = y.id",
            "y.account_id = :account",
            THAT_PERSON,
        ),
    ),
)
SUBJECTS = tuple(dict.fromkeys(subject for subject, _part_ in PARTS))
"""What can stand in a timeline, for its filter."""


@cache
def _sql(subjects: tuple[str, ...], of_person: bool, begins: bool, most: int) -> str:
    """One page of at most `most` rows: a number in the text, since SQLite sorts all rows when it is a parameter."""
    before = "1" if begins else BEFORE
    pages = [
        PAGE.format(part=_part(*(part if of_person else (*part[:7], ""))), before=before)
        for subject, part in PARTS
        if subject in subjects
    ]
    together = " UNION ALL ".join(f"SELECT * FROM ({page})" for page in pages)
    return f"{together} ORDER BY day DESC, id DESC, subject, kind LIMIT :most".replace(":most", str(most))


def timeline(
    source: Source,
    account_id: int,
    before: Key | None = None,
    limit: int = 100,
    subjects: Collection[str] = SUBJECTS,
    person_id: int | None = None,
) -> list[TimelineEntry]:
    """One page of what happened at an account up to today, newest first.

    `before` is day and id of the last entry of the page before. A page may be a little longer than `limit`: entries
    that share day and id are never parted. Limited to some subjects, and to one person, when those are given.
    """
    wanted = tuple(subject for subject in SUBJECTS if subject in subjects)
    if not wanted:
        return []
    says: dict[str, Any] = {"account": account_id, "today": source.today.isoformat()}
    if before is not None:
        says |= {"day": before[0].isoformat(), "row": before[1]}
    if person_id is not None:
        says["person"] = person_id
    rows = source.select(_sql(wanted, person_id is not None, before is None, limit + MOST_ALIKE), says)
    return [TimelineEntry(date.fromisoformat(row[0]), *row[1:]) for row in rows[: _cut(rows, limit)]]


def _cut(rows: list[tuple[Any, ...]], limit: int) -> int:
    """Where a page ends: at its limit, or after the entries that are alike there."""
    end = min(limit, len(rows))
    while 0 < end < len(rows) and (rows[end][0], rows[end][2]) == (rows[end - 1][0], rows[end - 1][2]):
        end += 1
    return end


TOUCHES = """
SELECT x.id, x.account_id, a.name, x."on", x.at, x.status, x.channel, x.kind, x.purpose, x.note, x.two_way,
 x.level_match, (SELECT group_concat(p.name, char(31)) FROM touch_person tp JOIN person p ON p.id = tp.person_id
  WHERE tp.touch_id = x.id)
FROM touch x JOIN account a ON a.id = x.account_id
WHERE {whose} AND x."on" >= :since ORDER BY x."on" DESC, x.id DESC LIMIT :most
"""
TOUCHES_OF_ACCOUNT = TOUCHES.format(whose="x.account_id = :account")
TOUCHES_OF_PERSON = TOUCHES.format(
    whose="x.id IN (SELECT touch_id FROM touch_person WHERE person_id = :person) AND :account IS NOT 0"
)
TOUCHES_OF_ALL = TOUCHES.format(whose=":account IS NULL")


def touch_rows(
    source: Source,
    account_id: int | None = None,
    person_id: int | None = None,
    since: date | None = None,
    limit: int = 100_000,
) -> list[TouchRow]:
    """The touches of an account, with a person, or all of them, newest first; planned and cancelled ones as well."""
    says = {"account": account_id, "since": since.isoformat() if since else "", "most": limit}
    if person_id is not None:
        rows = source.select(TOUCHES_OF_PERSON, {**says, "person": person_id})
    else:
        rows = source.select(TOUCHES_OF_ALL if account_id is None else TOUCHES_OF_ACCOUNT, says)
    return [_touch(row) for row in rows]


def _touch(row: tuple[Any, ...]) -> TouchRow:
    number, account_id, account, on, at, status, channel, kind, purpose, note, two_way, level_match, people = row
    return TouchRow(
        number,
        account_id,
        account,
        date.fromisoformat(on),
        at,
        TouchStatus(status),
        Channel(channel),
        TouchKind(kind),
        purpose,
        note,
        tuple(people.split("\x1f")) if people else (),
        bool(two_way),
        bool(level_match),
    )
