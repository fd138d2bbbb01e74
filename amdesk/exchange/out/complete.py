"""The whole workspace as JSON: every table with every row, for any program to read in any year."""

import base64
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from amdesk.exchange.writing import replacing
from amdesk.model.source import Source
from amdesk.store import derived, schema

FORMAT = "amdesk workspace"
LEFT_OUT = derived.UNJOURNALED - {"journal", "journal_step", "content"}
"""Tables that hold nothing of their own: summaries, the search index, what is being typed."""
READ_AT_ONCE = 2_000

Progress = Callable[[float], None]


def write_complete(path: Path, source: Source, *, with_content: bool = True, progress: Progress | None = None) -> int:
    """Write every table with every row, uids and the journal included; gives the number of rows.

    Files kept as evidence come as base64 under their hash, or not at all. Tables and rows are in one order, so the same
    workspace gives the same bytes. `progress` is told the share done and may raise to stop. Raises OSError when the
    disk refuses.
    """
    tables = tables_of(source)
    with replacing(path) as target:
        _put(target, f'{{"format": {_text(FORMAT)}, "version": {schema.VERSION}, "tables": {{')
        count = 0
        for at, table in enumerate(tables):
            if progress is not None:
                progress(at / len(tables))
            count += _put_table(target, source, table, first=not at)
        _put(target, "\n}")
        if with_content:
            count += _put_content(target, source)
        _put(target, "}\n")
    return count


def tables_of(source: Source) -> list[str]:
    """The tables that go out, by name."""
    rows = source.select("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [name for (name,) in rows if name not in LEFT_OUT and name != "content"]


def _put(target: IO[bytes], text: str) -> None:
    target.write(text.encode("utf-8"))


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _put_table(target: IO[bytes], source: Source, table: str, *, first: bool) -> int:
    columns = [row[1] for row in source.select(f'PRAGMA table_info("{table}")')]
    _put(target, f"{'' if first else ','}\n{_text(table)}: [")
    count = 0
    for row in _rows(source, table):
        _put(target, f"{',' if count else ''}\n {_text(dict(zip(columns, row, strict=True)))}")
        count += 1
    _put(target, "]")
    return count


def _rows(source: Source, table: str) -> Iterator[tuple[Any, ...]]:
    """All rows by id, some thousand at a time."""
    last = -1
    while some := source.select(f'SELECT * FROM "{table}" WHERE id > ? ORDER BY id LIMIT {READ_AT_ONCE}', (last,)):
        yield from some
        last = int(some[-1][0])


def _put_content(target: IO[bytes], source: Source) -> int:
    """One file at a time: each may be large."""
    _put(target, ', "content": {')
    hashes = [sha for (sha,) in source.select("SELECT sha FROM content ORDER BY sha")]
    for at, sha in enumerate(hashes):
        ((raw,),) = source.select("SELECT bytes FROM content WHERE sha = ?", (sha,))
        _put(target, f'{"," if at else ""}\n {_text(sha)}: "{base64.b64encode(raw).decode("ascii")}"')
    _put(target, "}")
    return len(hashes)
