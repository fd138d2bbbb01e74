"""The sample with awkward values in every column a list carries, so that whatever is lost on the way shows."""

import random
from collections.abc import Sequence
from datetime import timedelta

from amdesk.exchange.own_lists import TABLE_OF
from amdesk.model.all import SUBJECTS
from amdesk.model.base import checked, fields_of
from amdesk.model.fields import Field, Kind
from amdesk.store.workspace import Workspace
from tests.conftest import TODAY

WORDS = (
    *("None", "N/A", "NULL", "nan", "-", " =1+1", "'=x", "+49 30 1", "a; b", "a, b", "1.234", "0012", "2024-01-02"),
    *("yes", "x:::y", "@me", "Łódź “x” 日本", "two\nlines\t", '"', "\u2028 above", "<b>&amp;"),
)
REACHED = {Kind.MAIL: "ada@example.test", Kind.PHONE: "+49 30 1 2", Kind.LINK: "https://example.test"}
NAMES = ("name", "number")
BY_RULE = {
    "issue": {"status", "closed_on", "reported_on", "answered_on", "resolved_on", "confirmed_on", "review_on"}
    | {"reopened", "person_id", "kind", "severity"},
    "opportunity": {"stage"},
    "contract": {"starts", "ends"},
    "line": {"kind", "since", "until", "source_id", "target_id"},
    "person_role": {"role", "person_id"},
    "touch": {"on"},
    "account": {"currency", "parent_id"},
    "revenue": {"currency"},
}
"""What rules tie to other values."""
ROWS = 6
"""How many rows get an awkward value in each column."""


def enrich(workspace: Workspace) -> None:
    """Fill the columns of all lists that come back, by the same throws of dice every time."""
    dice = random.Random(7)
    with workspace.write("Awkward values"):
        for table in TABLE_OF.values():
            rows = [row for (row,) in workspace.raw.execute(f'SELECT id FROM "{table}" ORDER BY id')]
            for field in fields_of(SUBJECTS[table]):
                is_free = field.name not in NAMES and field.name not in BY_RULE.get(table, ())
                for row in dice.sample(rows, min(ROWS, len(rows))) if is_free and not field.dated else ():
                    value = _value(workspace, field, table, row, dice)
                    if value is not None:
                        workspace.raw.execute(f'UPDATE "{table}" SET "{field.name}" = ? WHERE id = ?', (value, row))
        _tie(workspace)


def _value(workspace: Workspace, field: Field, table: str, row: int, dice: random.Random) -> object:
    if field.kind in (Kind.TEXT, Kind.NOTE):
        return checked(field, dice.choice(WORDS))
    if field.kind is Kind.CHOICE and field.choices is not None:
        return dice.choice([choice.value for choice in field.choices])
    if field.kind is Kind.REFERENCE:
        return _other_row(workspace, field, table, row, dice)
    whole = dice.randint(int(field.low or 0), min(int(field.high or 9), 9))
    day = (TODAY - timedelta(days=dice.randint(400, 900))).isoformat()
    amounts = {
        Kind.MONEY: dice.choice((1_234, 1_000, 5, 99_999_999)),
        Kind.NUMBER: "1.234",
        Kind.YES: dice.randint(0, 1),
    }
    times = {Kind.DATE: day, Kind.TIME: "09:05", Kind.INSTANT: "2026-01-02T03:04:05Z"}
    return {**REACHED, **amounts, **times, **dict.fromkeys((Kind.WHOLE, Kind.SCALE, Kind.PERCENT), whole)}.get(
        field.kind
    )


def _other_row(workspace: Workspace, field: Field, table: str, row: int, dice: random.Random) -> int | None:
    """A row the field may refer to, of the same account where it belongs to one."""
    assert field.subject is not None
    if field.subject == "account":
        return None
    has_account = any(each.name == "account_id" for each in fields_of(SUBJECTS[field.subject]))
    within = f' WHERE account_id = (SELECT account_id FROM "{table}" WHERE id = {row})' if has_account else ""
    found: Sequence[tuple[int]] = workspace.raw.execute(
        f'SELECT id FROM "{field.subject}"{within} ORDER BY id'
    ).fetchall()
    return dice.choice(found)[0] if found else None


def _tie(workspace: Workspace) -> None:
    """Who hangs on touches and opportunities, and roles that began nobody knows when or ended and came again."""
    for sentence in (
        "UPDATE touch_person SET came = 0 WHERE id % 7 = 0",
        "INSERT INTO touch_colleague (touch_id, colleague_id) SELECT id, 2 FROM touch WHERE id % 11 = 0 "
        "AND id NOT IN (SELECT touch_id FROM touch_colleague)",
        "UPDATE opportunity_person SET part = 'signs (in the end)' WHERE id % 2 = 0",
        "INSERT INTO opportunity_colleague (opportunity_id, colleague_id, part) "
        "SELECT id, 2, 'prices' FROM opportunity WHERE id NOT IN "
        "(SELECT opportunity_id FROM opportunity_colleague WHERE colleague_id = 2)",
        "UPDATE person_role SET until = date(coalesce(since, '2025-01-01'), '+9 days') WHERE id % 5 = 0",
        "INSERT INTO person_role (person_id, role, since) SELECT person_id, role, date(until, '+20 days') "
        "FROM person_role WHERE until IS NOT NULL AND id % 10 = 0",
    ):
        workspace.raw.execute(sentence)
