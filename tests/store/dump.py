"""What a workspace holds, as plain values that can be compared."""

from datetime import date
from typing import Any

from amdesk.store import derived, schema, search
from amdesk.store.cipher import Connection
from amdesk.store.workspace import Workspace

State = dict[str, list[tuple[Any, ...]]]


def state(raw: Connection) -> State:
    """All rows of all journaled tables."""
    return {table: raw.execute(f'SELECT * FROM "{table}" ORDER BY id').fetchall() for table in schema.journaled(raw)}


def summaries(raw: Connection) -> State:
    """All rows of the summaries that follow the subjects."""
    return {
        table: raw.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
        for table in ("account_summary", "revenue_month")
    }


def index(raw: Connection) -> list[tuple[Any, ...]]:
    """Every word of the search index with the rows it stands in."""
    raw.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab(main, search, instance)")
    return raw.execute("SELECT term, doc, col, offset FROM temp.words ORDER BY 1, 2, 3, 4").fetchall()


def kept_and_rebuilt(workspace: Workspace, today: date) -> tuple[tuple[State, Any], tuple[State, Any]]:
    """Summaries and index as they were kept, and as they come out when made anew (which is taken back)."""
    raw = workspace.raw
    raw.execute("PRAGMA query_only=OFF")
    try:
        kept = summaries(raw), index(raw)
        raw.execute("BEGIN")
        derived.rebuild(raw, today)
        anew = summaries(raw), index(raw)
        raw.execute("ROLLBACK")
    finally:
        raw.execute("PRAGMA query_only=ON")
    return kept, anew


def found(workspace: Workspace, typed: str) -> list[search.Hit]:
    """What the search finds."""
    return search.find(workspace.raw, typed)
