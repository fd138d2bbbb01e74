"""The one record of all changes: undo, redo, history and "since the last review" come from it.

TEMP triggers, made from the file's own columns, note every insert (row only), update (changed columns, before) and
delete (whole row) while a step is open. An undo is itself a step that reverses another, so the record is append-only.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from amdesk.store.cipher import Connection
from amdesk.store.errors import CannotSave
from amdesk.words import _

KEPT_STEPS = 500
TABLES = """
CREATE TABLE journal_step (id INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT NOT NULL, at TEXT NOT NULL,
 state TEXT NOT NULL, twin INTEGER) STRICT;
CREATE TABLE journal (id INTEGER PRIMARY KEY AUTOINCREMENT, step INTEGER NOT NULL, tbl TEXT NOT NULL,
 row INTEGER NOT NULL, op TEXT NOT NULL, before TEXT) STRICT;
CREATE INDEX journal_by_step ON journal (step, tbl);
CREATE INDEX journal_by_row ON journal (tbl, row);
CREATE INDEX journal_step_by_state ON journal_step (state, id);
"""

DONE, UNDONE, BACK, GONE = "done", "undone", "back", "gone"


@dataclass(frozen=True)
class StepName:
    """A step that can be undone or redone, as the menu names it."""

    id: int
    label: str


def _columns(raw: Connection, table: str) -> list[str]:
    return [row[1] for row in raw.execute(f'PRAGMA table_info("{table}")')]


def _name(table: str, event: str) -> str:
    return f"j_{table}_{event[0].lower()}"


def _trigger(table: str, event: str, body: str, when: str = "") -> str:
    condition = f"WHEN {when} " if when else ""
    return (
        f'CREATE TEMP TRIGGER IF NOT EXISTS "{_name(table, event)}" AFTER {event} ON main."{table}" {condition}BEGIN '
        f"INSERT INTO journal(step, tbl, row, op, before) SELECT max(id), {body} FROM journal_step; END"
    )


def _triggers(table: str, columns: Sequence[str]) -> Iterator[str]:
    kept = [c for c in columns if c != "id"]
    changed = {c: f'old."{c}" COLLATE BINARY IS NOT new."{c}"' for c in kept}
    parts = " UNION ALL ".join(f"SELECT '{c}' AS k, old.\"{c}\" AS v WHERE {test}" for c, test in changed.items())
    whole = ", ".join(f"'{c}', old.\"{c}\"" for c in columns)
    yield _noting_inserts(table)
    yield _trigger(table, "DELETE", f"'{table}', old.id, 'D', json_object({whole})")
    before = f"(SELECT json_group_object(k, v) FROM ({parts}))"
    yield _trigger(table, "UPDATE", f"'{table}', new.id, 'U', {before}", " OR ".join(changed.values()))


def _noting_inserts(table: str) -> str:
    return _trigger(table, "INSERT", f"'{table}', new.id, 'I', NULL")


def arm(raw: Connection, tables: Sequence[str]) -> None:
    """Begin to note what happens to `tables`; without it nothing may be written."""
    statements = (statement for table in tables for statement in _triggers(table, _columns(raw, table)))
    raw.executescript(";\n".join(statements))


def begin(raw: Connection, label: str, state: str = DONE) -> int:
    """Open a step; all changes until the commit belong to it."""
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    cursor = raw.execute("INSERT INTO journal_step(label, at, state) VALUES (?, ?, ?)", (label, at, state))
    return int(cursor.lastrowid or 0)


def insert(raw: Connection, table: str, columns: Sequence[str], query: str, parameters: Sequence[object] = ()) -> None:
    """Insert the rows of a query into a table, with ids greater than any there, and note them by one statement.

    The trigger would note them one by one, which costs a large import a third more.
    """
    names = ", ".join(f'"{column}"' for column in columns)
    (last,) = raw.execute(f'SELECT coalesce(max(id), 0) FROM "{table}"').fetchone()
    raw.execute(f'DROP TRIGGER temp."{_name(table, "INSERT")}"')
    try:
        raw.execute(f'INSERT INTO "{table}" ({names}) {query}', parameters)
        raw.execute(
            "INSERT INTO journal(step, tbl, row, op) SELECT (SELECT max(id) FROM journal_step), ?, id, 'I' "
            f'FROM "{table}" WHERE id > ? ORDER BY id',
            (table, last),
        )
    finally:
        raw.execute(_noting_inserts(table))


def is_open(raw: Connection, step: int) -> bool:
    """Whether what is written now belongs to a step; not after a rollback inside it."""
    (newest,) = raw.execute("SELECT max(id) FROM journal_step").fetchone()
    return raw.in_transaction and newest == step


def changes(raw: Connection, step: int) -> dict[str, frozenset[int]]:
    """Which rows of which tables a step changed."""
    query = "SELECT tbl, json_group_array(row) FROM journal WHERE step = ? GROUP BY tbl ORDER BY tbl"
    return {table: frozenset(json.loads(rows)) for table, rows in raw.execute(query, (step,)).fetchall()}


def before(raw: Connection, step: int, table: str, column: str) -> dict[int, Any]:
    """What stood in a column before a step changed it or deleted its row, by row.

    Rows the step made or left alone are not in it.
    """
    rows = raw.execute(
        "SELECT row, json_extract(before, '$.' || ?2) FROM journal j WHERE step = ?1 AND tbl = ?3 AND op IN ('U', 'D') "
        "AND json_type(before, '$.' || ?2) IS NOT NULL AND NOT EXISTS (SELECT 1 FROM journal made WHERE made.step = ?1 "
        "AND made.tbl = ?3 AND made.row = j.row AND made.op = 'I' AND made.id < j.id) ORDER BY id DESC",
        (step, f'"{column}"', table),
    )
    return dict(rows.fetchall())


def age(raw: Connection, table: str, row: int) -> timedelta | None:
    """How long ago a row was made; None when no step kept here made it."""
    (at,) = raw.execute(
        "SELECT max(s.at) FROM journal j JOIN journal_step s ON s.id = j.step "
        "WHERE j.tbl = ? AND j.row = ? AND j.op = 'I'",
        (table, row),
    ).fetchone()
    return datetime.now(UTC) - datetime.fromisoformat(at) if at else None


def settle(raw: Connection) -> None:
    """A new step was made: what was undone before can no longer be redone, and only the last steps can be undone."""
    raw.execute("UPDATE journal_step SET state = ? WHERE state = ?", (GONE, UNDONE))
    raw.execute(
        "UPDATE journal_step SET state = ? WHERE state = ? AND id <= "
        "(SELECT id FROM journal_step WHERE state = ? ORDER BY id DESC LIMIT 1 OFFSET ?)",
        (GONE, DONE, DONE, KEPT_STEPS),
    )


def forget(raw: Connection) -> None:
    """End undo here: after a foreign write, a migration, a restore or an erasure. The record stays."""
    raw.execute("UPDATE journal_step SET state = ? WHERE state IN (?, ?)", (GONE, DONE, UNDONE))


def next_undo(raw: Connection) -> StepName | None:
    """The step an undo would take back."""
    row = raw.execute("SELECT id, label FROM journal_step WHERE state = ? ORDER BY id DESC LIMIT 1", (DONE,)).fetchone()
    return StepName(*row) if row else None


def next_redo(raw: Connection) -> StepName | None:
    """The step a redo would bring back."""
    row = raw.execute("SELECT id, label FROM journal_step WHERE state = ? ORDER BY id LIMIT 1", (UNDONE,)).fetchone()
    return StepName(*row) if row else None


def toggle(raw: Connection, step: StepName, new_state: str) -> int:
    """Reverse a step, or reverse its reversal, as a new step that belongs to it; gives the new step."""
    (twin,) = raw.execute("SELECT coalesce(twin, id) FROM journal_step WHERE id = ?", (step.id,)).fetchone()
    new = begin(raw, step.label, BACK)
    raw.execute("PRAGMA defer_foreign_keys=ON")
    _reverse(raw, twin)
    raw.execute("UPDATE journal_step SET state = ?, twin = ? WHERE id = ?", (new_state, new, step.id))
    return new


@dataclass
class _Run:
    """Journal rows in a row that one statement reverses."""

    table: str
    op: str
    columns: tuple[str, ...]
    last: int
    first: int
    rows: set[int]


def _runs(raw: Connection, step: int) -> list[_Run]:
    query = (
        "SELECT id, tbl, row, op, "
        "CASE op WHEN 'U' THEN (SELECT group_concat(key, char(10)) FROM json_each(before)) END FROM journal "
        "WHERE step = ? ORDER BY id DESC"
    )
    runs: list[_Run] = []
    for number, table, row, op, keys in raw.execute(query, (step,)).fetchall():
        columns = tuple(keys.split("\n")) if keys else ()
        run = runs[-1] if runs else None
        if run and (run.table, run.op, run.columns) == (table, op, columns) and row not in run.rows:
            run.first = number
            run.rows.add(row)
        else:
            runs.append(_Run(table, op, columns, number, number, {row}))
    return runs


def no_longer() -> str:
    """The sentence for a step whose rows are not as it left them."""
    return _("This step can no longer be undone or done again: the file was changed by another program meanwhile.")


def _reverse(raw: Connection, step: int) -> None:
    for run in _runs(raw, step):
        span = (step, run.first, run.last)
        reached = {"I": _take_out, "D": _put_back, "U": _set_back}[run.op](raw, run, span)
        if not reached:
            raise CannotSave(no_longer())


SPAN = "FROM journal WHERE step = ? AND id BETWEEN ? AND ?"


def _take_out(raw: Connection, run: _Run, span: tuple[int, int, int]) -> bool:
    chosen = f'"{run.table}" WHERE id IN (SELECT row {SPAN})'
    (present,) = raw.execute(f"SELECT count(*) FROM {chosen}", span).fetchone()
    raw.execute(f"DELETE FROM {chosen}", span)
    return bool(present == len(run.rows))


def _put_back(raw: Connection, run: _Run, span: tuple[int, int, int]) -> bool:
    (keys,) = raw.execute(
        "SELECT group_concat(key, char(10)) FROM json_each((SELECT before FROM journal WHERE id = ?))", (run.last,)
    ).fetchone()
    columns = keys.split("\n")
    names = ", ".join(f'"{c}"' for c in columns)
    values = ", ".join(f"before->>'$.{c}'" for c in columns)
    cursor = raw.execute(f'INSERT INTO "{run.table}" ({names}) SELECT {values} {SPAN} ORDER BY id DESC', span)
    return bool(cursor.rowcount == len(run.rows))


def _set_back(raw: Connection, run: _Run, span: tuple[int, int, int]) -> bool:
    settings = ", ".join(f"\"{c}\" = j.before->>'$.{c}'" for c in run.columns)
    cursor = raw.execute(
        f'UPDATE "{run.table}" SET {settings} FROM journal j '
        f'WHERE j.step = ? AND j.id BETWEEN ? AND ? AND j.row = "{run.table}".id',
        span,
    )
    return bool(cursor.rowcount == len(run.rows))


@dataclass(frozen=True)
class Entry:
    """One noted change of a row: `before` as JSON of the changed columns, or of the whole row when it was deleted."""

    at: str
    label: str
    table: str
    row: int
    op: str
    before: str | None


def history(raw: Connection, table: str, row: int) -> list[Entry]:
    """What happened to one row, oldest first (SAFE-6)."""
    query = (
        "SELECT s.at, s.label, j.tbl, j.row, j.op, j.before FROM journal j JOIN journal_step s ON s.id = j.step "
        "WHERE j.tbl = ? AND j.row = ? ORDER BY j.id"
    )
    return [Entry(*found) for found in raw.execute(query, (table, row))]
