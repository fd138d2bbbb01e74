"""The rows of an account as they stand in a workspace, their references as uids."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from amdesk.exchange.bundle.subjects import (
    ALSO_OF_ACCOUNT,
    HOUSE,
    ON_ANY_ROW,
    Stored,
    Subject,
    account_tables,
    subject,
)
from amdesk.model.all import SUBJECTS
from amdesk.model.natural import NATURAL
from amdesk.model.source import Source
from amdesk.store.folding import folded

Ids = dict[str, dict[int, str]]
"""The uid of each row by its table and id."""


@dataclass(frozen=True)
class Row:
    """One row: `key` is its uid, or what else tells it apart; `id` is 0 outside a workspace."""

    table: str
    key: str
    cells: Mapping[str, Stored]
    id: int = 0


@dataclass
class Rows:
    """Rows by table and key, the house things they refer to, and the names of those for telling them apart."""

    by_key: dict[str, dict[str, Row]] = field(default_factory=dict)
    house: dict[str, dict[str, Row]] = field(default_factory=dict)

    def all(self) -> Iterable[Row]:
        """Every row, tables others refer to first."""
        return (row for rows in self.by_key.values() for row in rows.values())

    def normal(self, of: Subject, column: str, cells: Mapping[str, Stored]) -> str:
        """A cell so that two workspaces agree on it: house things by their name, everything else as it is."""
        cell = cells.get(column)
        if cell is None or cell == "":
            return ""
        thing = self.house.get(of.target(column, cells), {}).get(str(cell))
        return "~" + plain(thing.cells) if thing is not None else str(cell)

    def key_of(self, of: Subject, cells: Mapping[str, Stored]) -> str:
        """What tells a row without uid apart."""
        return "|".join(self.normal(of, column, cells) for column in NATURAL[of.table])

    def put(self, table: str, cells: Mapping[str, Stored], uid: str, number: int = 0) -> Row:
        """Add a row; a second one with the same natural key is counted."""
        of = subject(table)
        held = self.by_key.setdefault(table, {})
        key = bare = uid or self.key_of(of, cells)
        again = Counter[str]()
        while not uid and key in held:
            again[bare] += 1
            key = f"{bare}#{again[bare] + 1}"
        held[key] = Row(table, key, cells, number)
        return held[key]


def plain(cells: Mapping[str, Stored]) -> str:
    """The name of a house thing as it is compared: without case, accents and doubled spaces."""
    return " ".join(folded(str(cells.get("name") or cells.get("text") or "")).casefold().split())


def me(source: Source) -> str:
    """Whose workspace this is: the uid of the colleague marked as "me", "" when nobody is."""
    found = source.select("SELECT uid FROM colleague WHERE is_me = 1 ORDER BY id LIMIT 1")
    return str(found[0][0]) if found else ""


def rows_of(source: Source, account_id: int) -> Rows:
    """An account with all that hangs on it, but for rows that need another row that does not go with it."""
    numbers: dict[str, list[int]] = {"account": [account_id]}
    raw: dict[str, list[tuple[Any, ...]]] = {}
    for table in account_tables():
        raw[table] = _read(source, table, numbers)
        numbers[table] = [row[0] for row in raw[table]]
    raw["review"] += _reviews_of_many(source, account_id)
    return _with_uids(source, raw)


def _reviews_of_many(source: Source, account_id: int) -> list[tuple[Any, ...]]:
    """Reviews of many accounts in which something was decided for this one, without what was said of the others."""
    summary = list(subject("review").fields).index("summary") + 2
    chosen = "WHERE account_id IS NULL AND id IN (SELECT review_id FROM decision WHERE account_id = ?) ORDER BY id"
    found = source.select(f"{_select('review')} {chosen}", (account_id,))
    return [(*row[:summary], "", *row[summary + 1 :]) for row in found]


def loose_rows(source: Source, wanted: Mapping[str, Sequence[str]]) -> Rows:
    """Rows by their uids, wherever they hang."""
    chosen = "WHERE uid IN (SELECT value FROM json_each(?))"
    raw = {
        table: source.select(f"{_select(table)} {chosen}", (json.dumps(list(uids)),))
        for table, uids in wanted.items()
        if subject(table).has_uid
    }
    return _with_uids(source, raw)


def _select(table: str) -> str:
    of = subject(table)
    columns = ", ".join(f'"{column}"' for column in of.fields)
    return f'SELECT id, {"uid" if of.has_uid else repr("")}, {columns} FROM "{table}"'


def _read(source: Source, table: str, numbers: Mapping[str, Sequence[int]]) -> list[tuple[Any, ...]]:
    if table in ON_ANY_ROW:
        sql = f'{_select(table)} WHERE subject = ? AND "row" IN (SELECT value FROM json_each(?)) ORDER BY id'
        hung = ((each, json.dumps(list(ids))) for each, ids in numbers.items() if ids)
        return sorted((row for asked in hung for row in source.select(sql, asked)), key=_by_id)
    parents = {column: target for column, target in subject(table).parents.items() if target in numbers}
    if table in ALSO_OF_ACCOUNT:
        parents[ALSO_OF_ACCOUNT[table]] = "account"
    if table == "account":
        parents = {"id": "account"}
    tests = " OR ".join(f'"{column}" IN (SELECT value FROM json_each(?))' for column in parents)
    asked = tuple(json.dumps(list(numbers[target])) for target in parents.values())
    return source.select(f"{_select(table)} WHERE {tests} ORDER BY id", asked)


def _by_id(row: tuple[Any, ...]) -> int:
    return int(row[0])


def _with_uids(source: Source, raw: Mapping[str, Sequence[tuple[Any, ...]]]) -> Rows:
    found = Rows()
    uids = _Uids(source)
    for table, rows in raw.items():
        of = subject(table)
        for number, uid, *values in rows:
            cells: dict[str, Stored] = dict(zip(of.fields, values, strict=True))
            told = {column: uids.cell(of, column, cells) for column in cells}
            if any(told[column] is None for column in of.needed):
                continue
            _note_house(found, uids, of, told)
            found.put(table, told, uid, number)
    return found


class _Uids:
    """The uids of rows by table and id, read once for each table."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.known: Ids = {}
        self.house: dict[str, dict[str, Row]] = {}

    def cell(self, of: Subject, column: str, cells: Mapping[str, Stored]) -> Stored:
        """A cell, a reference as the uid of its row; None when that row is not there."""
        target = of.target(column, cells)
        if not target or cells[column] is None:
            return cells[column]
        if target not in SUBJECTS:
            return None
        if target not in self.known:
            rows = self.source.select(f'SELECT id, uid FROM "{target}"') if subject(target).has_uid else []
            self.known[target] = dict(rows)
        return self.known[target].get(int(cells[column] or 0))

    def thing(self, table: str, uid: str) -> Row | None:
        """A house thing by its uid."""
        if table not in self.house:
            of = subject(table)
            columns = HOUSE[table]
            names = ", ".join(f'"{column}"' for column in columns)
            self.house[table] = {}
            for number, own, *values in self.source.select(f'SELECT id, uid, {names} FROM "{table}" ORDER BY id'):
                cells: dict[str, Stored] = dict(zip(columns, values, strict=True))
                told = {column: self.cell(of, column, cells) for column in cells}
                self.house[table][own] = Row(table, own, told, number)
        return self.house[table].get(uid)


def _note_house(found: Rows, uids: _Uids, of: Subject, cells: Mapping[str, Stored]) -> None:
    """Keep the house things a row refers to, and those they refer to themselves."""
    for column in cells:
        target = of.target(column, cells)
        uid = str(cells[column] or "")
        if target not in HOUSE or not uid or uid in found.house.get(target, {}):
            continue
        thing = uids.thing(target, uid)
        if thing is not None:
            _note_house(found, uids, subject(target), thing.cells)
            found.house.setdefault(target, {})[uid] = thing


def all_house(source: Source) -> dict[str, dict[str, Row]]:
    """Every house thing of a workspace."""
    uids = _Uids(source)
    for table in HOUSE:
        uids.thing(table, "")
    return uids.house
