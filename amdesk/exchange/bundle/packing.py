"""Writing the bundle of an account: a manifest with the digest of every member, its rows, its attachments."""

import hashlib
import json
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import amdesk
from amdesk.exchange.bundle.rows import Row, Rows, me, rows_of
from amdesk.exchange.bundle.states import everyone_shared_with, shared_with
from amdesk.exchange.bundle.subjects import HOUSE, ON_ANY_ROW, Stored, account_tables, subject
from amdesk.exchange.writing import replacing
from amdesk.model.source import Source
from amdesk.store import schema

SUFFIX = ".amdesk-account"
FORMAT = "amdesk account"
VERSION = 1
MANIFEST, CONTENT, ATTACHMENTS = "manifest.json", "data.json", "att/"
STAMP = (1980, 1, 1, 0, 0, 0)
"""The day every member carries, so that the same account gives the same bytes."""


def export_bundle(
    source: Source,
    account_id: int,
    path: Path,
    with_internal: bool = True,
    *,
    with_attachments: bool = True,
    now: datetime | None = None,
) -> int:
    """Write an account with all that hangs on it; gives the number of rows.

    Without `with_internal` every internal field is left out, and every row that is nothing without them. `now` is the
    instant of the export, this one unless given. Raises OSError when the disk refuses.
    """
    rows = rows_of(source, account_id)
    told = _columns_told(with_internal)
    kept = _without_strays({table: _outgoing(rows.by_key.get(table, {}).values(), told[table]) for table in told})
    house = _house(rows, kept, with_internal)
    shared = {whose: _states(source, whose, kept, told) for whose in everyone_shared_with(source)}
    content = {"account": kept["account"][0].key, "house": house, "rows": _told(kept), "shared": shared}
    head: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "program": amdesk.__version__,
        "schema": schema.VERSION,
        "from": me(source),
        "made": (now or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds"),
        "with_internal": with_internal,
        "tables": {table: sorted(columns) for table, columns in told.items()},
    }
    with replacing(path) as target, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        members = {CONTENT: _add(packed, CONTENT, _json(content))}
        for sha, raw in _attachments(source, kept) if with_attachments else ():
            members[ATTACHMENTS + sha] = _add(packed, ATTACHMENTS + sha, raw)
        _add(packed, MANIFEST, _json(head | {"members": members}))
    return sum(map(len, kept.values()))


def _columns_told(with_internal: bool) -> dict[str, frozenset[str]]:
    """The tables that go out and their columns: what a bundle does not tell stays as it is where it arrives."""
    found = {}
    for table in account_tables():
        of = subject(table)
        if with_internal or not of.is_internal:
            found[table] = frozenset(c for c, f in of.fields.items() if with_internal or not f.internal)
    return found


def _outgoing(rows: Iterable[Row], columns: Collection[str]) -> list[Row]:
    return [Row(r.table, r.key, {c: cell for c, cell in r.cells.items() if c in columns}, r.id) for r in rows]


def _without_strays(kept: Mapping[str, list[Row]]) -> dict[str, list[Row]]:
    """Only rows whose own row goes too: nothing hangs in the air."""
    going = {table: {row.key for row in rows} for table, rows in kept.items()}
    found = {table: [row for row in rows if _has_its_own(row, going)] for table, rows in kept.items()}
    if sum(map(len, found.values())) < sum(map(len, kept.values())):
        return _without_strays(found)
    return {table: rows for table, rows in found.items() if rows}


def _has_its_own(row: Row, going: Mapping[str, set[str]]) -> bool:
    of = subject(row.table)
    needed = (*of.required, "row") if row.table in ON_ANY_ROW else of.required
    for column in needed:
        target = of.target(column, row.cells)
        if target not in HOUSE and str(row.cells.get(column)) not in going.get(target, ()):
            return False
    return True


def _house(rows: Rows, kept: Mapping[str, list[Row]], with_internal: bool) -> dict[str, dict[str, Any]]:
    """The house things rows that go refer to, each before what refers to it."""
    found: dict[str, dict[str, Any]] = {table: {} for table in HOUSE}

    def note(of_table: str, cells: Mapping[str, Stored]) -> None:
        of = subject(of_table)
        for column in cells:
            target = of.target(column, cells)
            thing = rows.house.get(target, {}).get(str(cells[column] or ""))
            if thing is None or thing.key in found[target] or (not with_internal and subject(target).is_internal):
                continue
            note(target, thing.cells)
            found[target][thing.key] = dict(thing.cells)

    for held in kept.values():
        for row in held:
            note(row.table, row.cells)
    return {table: things for table, things in found.items() if things}


def _told(kept: Mapping[str, list[Row]]) -> dict[str, list[dict[str, Any]]]:
    return {
        table: [{"uid": row.key, **row.cells} if subject(table).has_uid else dict(row.cells) for row in rows]
        for table, rows in kept.items()
    }


def _states(
    source: Source, whose: str, kept: Mapping[str, list[Row]], told: Mapping[str, Collection[str]]
) -> dict[str, dict[str, Any]]:
    """The states of this account's rows, also of those deleted since, without columns that do not go."""
    owners = {row.key for rows in kept.values() for row in rows}
    found: dict[str, dict[str, Any]] = {}
    for table, states in shared_with(source, whose).items():
        if table in told:
            elsewhere = _standing(source, table) - owners
            found[table] = {
                key: {column: digest for column, digest in state.items() if column in told[table]}
                for key, state in states.items()
                if (key not in elsewhere if subject(table).has_uid else key.split("|", 1)[0] in owners)
            }
    return found


def _standing(source: Source, table: str) -> set[str]:
    """The uids of all rows of a table."""
    return {uid for (uid,) in source.select(f'SELECT uid FROM "{table}"')} if subject(table).has_uid else set()


def _attachments(source: Source, kept: Mapping[str, list[Row]]) -> Iterator[tuple[str, bytes]]:
    """The files of the evidence that goes, each once; one that is damaged stays behind."""
    for sha in sorted({str(row.cells.get("sha") or "") for row in kept.get("evidence", ())} - {""}):
        for (raw,) in source.select("SELECT bytes FROM content WHERE sha = ?", (sha,)):
            if hashlib.sha256(raw).hexdigest() == sha:
                yield sha, bytes(raw)


def _json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=False).encode("utf-8", "replace")


def _add(packed: zipfile.ZipFile, name: str, raw: bytes) -> dict[str, Any]:
    member = zipfile.ZipInfo(name, STAMP)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = 0o600 << 16
    packed.writestr(member, raw)
    return {"sha256": hashlib.sha256(raw).hexdigest(), "bytes": len(raw)}
