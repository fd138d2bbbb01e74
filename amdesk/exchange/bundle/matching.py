"""Which row here is which row there: by uid, by what an earlier import noted, by name where both made it themselves."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from amdesk.exchange.bundle.reading import Bundle
from amdesk.exchange.bundle.rows import Row, Rows, all_house, loose_rows, plain, rows_of
from amdesk.exchange.bundle.subjects import HOUSE, Stored, account_tables, subject
from amdesk.model.natural import OURS
from amdesk.model.source import Source
from amdesk.words import _

KNOWN_BY_NAME = ("account", "person", "unit")
DIFFERS = frozenset({"account_id", "came_in"})
"""Columns that say nothing of whether two rows are the same one."""


@dataclass
class Matched:
    """A bundle in the terms of this workspace.

    `here` are the account's rows here, `there` the bundle's with their references as uids of this workspace; `theirs`
    gives the key a row has in the bundle itself. `uids` maps uids there to those here where they differ. `account_id`
    is None for an account that is not here. `new_house` are house things to be made, those others refer to first.
    """

    account_id: int | None
    here: Rows = field(default_factory=Rows)
    there: Rows = field(default_factory=Rows)
    theirs: dict[tuple[str, str], str] = field(default_factory=dict)
    uids: dict[str, dict[str, str]] = field(default_factory=dict)
    new_house: list[Row] = field(default_factory=list)

    def uid_here(self, table: str, uid: str) -> str:
        """The uid a row of the bundle has here."""
        return self.uids.get(table, {}).get(uid, uid)


def match(source: Source, bundle: Bundle) -> Matched:
    """Find every row of a bundle here; nothing is written."""
    account_id, by_name = _account(source, bundle)
    found = Matched(account_id)
    if account_id is not None:
        found.here = rows_of(source, account_id)
    noted = _noted(source)
    _match_house(source, bundle, found, noted)
    for table in account_tables():
        _match_table(source, bundle, found, table, noted.get(table, {}), by_name)
    return found


def _account(source: Source, bundle: Bundle) -> tuple[int | None, bool]:
    """The account here, and whether it is only known by its name."""
    by_uid = source.select("SELECT id FROM account WHERE uid = ?", (bundle.account,))
    noted = source.select(
        'SELECT a.id FROM origin o JOIN account a ON a.id = o."row" '
        "WHERE o.subject = 'account' AND o.program = ? AND o.key = ?",
        (OURS, bundle.account),
    )
    if by_uid or noted:
        return int((by_uid or noted)[0][0]), False
    for uid in _aliases(bundle, "account").get(bundle.account, ()):
        if back := source.select("SELECT id FROM account WHERE uid = ?", (uid,)):
            return int(back[0][0]), False
    name = plain({"name": bundle.name})
    named = [row for row, text in source.select("SELECT id, name FROM account") if plain({"name": text}) == name]
    return (named[0], True) if len(named) == 1 else (None, False)


def _noted(source: Source) -> dict[str, dict[str, str]]:
    """The uid here of rows known to have another elsewhere, by table and that other uid."""
    found: dict[str, dict[str, str]] = {}
    for table in (*HOUSE, *account_tables()):
        if not subject(table).has_uid:
            continue
        joined = f'SELECT o.key, t.uid FROM origin o JOIN "{table}" t ON t.id = o."row"'
        found[table] = dict(source.select(f"{joined} WHERE o.subject = ? AND o.program = ?", (table, OURS)))
    return found


# House things


def _match_house(source: Source, bundle: Bundle, found: Matched, noted: Mapping[str, Mapping[str, str]]) -> None:
    ours = all_house(source)
    for table in HOUSE:
        held = ours.get(table, {})
        names = Counter(plain(row.cells) for row in held.values())
        by_name = {plain(row.cells): uid for uid, row in held.items() if names[plain(row.cells)] == 1}
        for uid, row in bundle.rows.house.get(table, {}).items():
            thing = _renamed(row, bundle)
            known = uid if uid in held else noted[table].get(uid) or by_name.get(plain(thing.cells))
            if known is None:
                thing = Row(table, uid, _translated(found, table, thing.cells))
                found.new_house.append(thing)
                held[uid] = thing
            elif known != uid:
                found.uids.setdefault(table, {})[uid] = known
        found.there.house[table] = held
    found.here.house = found.there.house


def _renamed(row: Row, bundle: Bundle) -> Row:
    """Their "me" under a name that says who it is here."""
    if row.table != "colleague" or row.key != bundle.whose or plain(row.cells) not in _words_for_me():
        return row
    name = row.cells["mail"] or _("Colleague {letters}").format(letters=row.key[:4])
    return Row(row.table, row.key, {**row.cells, "name": name})


def _words_for_me() -> frozenset[str]:
    return frozenset({plain({"name": "Me"}), plain({"name": _("Me")})})


# Rows


def _translated(found: Matched, table: str, cells: Mapping[str, Stored]) -> dict[str, Stored]:
    """Cells with references as uids of this workspace."""
    of = subject(table)
    told: dict[str, Stored] = {}
    for column, cell in cells.items():
        target = of.target(column, cells)
        told[column] = found.uid_here(target, str(cell)) if target and cell is not None else cell
    return told


def _match_table(
    source: Source, bundle: Bundle, found: Matched, table: str, noted: Mapping[str, str], by_name: bool
) -> None:
    of = subject(table)
    rows = bundle.rows.by_key.get(table, {}).values()
    here = found.here.by_key.setdefault(table, {})
    if of.has_uid:
        renamed = _aliases(bundle, table)
        unknown = []
        for row in rows:
            uid = next((u for u in (row.key, noted.get(row.key), *renamed.get(row.key, ())) if u in here), None)
            if uid is None:
                unknown.append(row)
            elif uid != row.key:
                found.uids.setdefault(table, {})[row.key] = uid
        if by_name:
            taken = {found.uid_here(table, row.key) for row in rows}
            _match_by_content(found, table, unknown, taken)
        _find_elsewhere(source, found, table, [row.key for row in unknown])
    for row in sorted(rows, key=lambda row: found.uid_here(table, row.key) == row.key):
        cells = _translated(found, table, row.cells)
        uid = found.uid_here(table, row.key) if of.has_uid else ""
        made = found.there.put(table, cells, uid)
        found.theirs[table, made.key] = row.key


def _aliases(bundle: Bundle, table: str) -> dict[str, list[str]]:
    """The other uids a row of the bundle is said to have, by its own."""
    found: dict[str, list[str]] = {}
    for row in bundle.rows.by_key.get("origin", {}).values():
        if row.cells["subject"] == table and row.cells["program"] == OURS:
            found.setdefault(str(row.cells["row"]), []).append(str(row.cells["key"]))
    return found


def _match_by_content(found: Matched, table: str, unknown: list[Row], taken: Collection[str]) -> None:
    """In an account both made themselves, rows that are called or say the same are the same."""
    free: dict[object, list[str]] = {}
    for held in found.here.by_key[table].values():
        if held.key not in taken:
            free.setdefault(_content(found.here, table, held.cells), []).append(held.key)
    for row in list(unknown):
        matches = free.get(_content(found.there, table, _translated(found, table, row.cells)), [])
        if matches:
            found.uids.setdefault(table, {})[row.key] = matches.pop(0)
            unknown.remove(row)


def _content(rows: Rows, table: str, cells: Mapping[str, Stored]) -> object:
    of = subject(table)
    if table in KNOWN_BY_NAME:
        return plain(cells)
    told = (column for column, cell in cells.items() if column not in DIFFERS and cell not in (None, ""))
    return tuple(sorted((column, rows.normal(of, column, cells)) for column in told))


def _find_elsewhere(source: Source, found: Matched, table: str, uids: Iterable[str]) -> None:
    """Rows that hang on another account here, such as a person who moved, are met where they are."""
    wanted = [uid for uid in uids if uid not in found.uids.get(table, {})]
    if wanted:
        found.here.by_key[table].update(loose_rows(source, {table: wanted}).by_key.get(table, {}))
