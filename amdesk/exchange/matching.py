"""How rows of a file find what the workspace already holds: by the other program's own id, else by exact name.

The rule. An id is the other program's: it is kept with the name of that program. A program that is recognised or named
(Salesforce, HubSpot, vCard …) may be trusted: its id alone decides. Files of unknown origin all count as one program,
`import`, so that customers.csv and sales.csv of one system meet by `customer_id`; but since two unknown systems may use
the same ids, such an id counts only when the row names nothing, or names what the found row is called or ever was
called here, or when the row here has no name but that id. Without a match by id the name decides: equal without regard
to case, accents and spaces, never similar; a name that nobody has any more finds the row that had it before. What was
merged into another row is found as that one, by its ids, its name and where it was.
A row that has another id of the same program is never taken by name: same-named accounts with different ids stay apart.
Where two rows fit equally well nothing is guessed: the row is refused and says so.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from amdesk.exchange.mapping import fold
from amdesk.exchange.reading import shown
from amdesk.model.natural import OURS
from amdesk.model.source import Source
from amdesk.words import _

UNKNOWN_PROGRAM = "import"


class Doubt(Exception):
    """Two rows fit equally well; the text is a sentence."""


@dataclass(frozen=True)
class Merged:
    """A row that became part of another: its number, and what it held then by column."""

    row: int
    held: dict[str, Any]


@dataclass
class Known:
    """The rows of one table that the workspace holds or the file brings, found by id and by name within a scope."""

    table: str
    program: str
    source: Source
    names: dict[int, str] = field(default_factory=dict)
    scopes: dict[int, int] = field(default_factory=dict)
    by_key: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    keys_of: dict[int, tuple[str, ...]] = field(default_factory=dict)
    own: dict[int, str] = field(default_factory=dict)
    other_ids: int = 0

    @classmethod
    def load(cls, source: Source, table: str, program: str, scope: str = "0", title: str = "name") -> "Known":
        """Read names and ids of a table.

        `scope` is the SQL expression within which names must differ, `title` the column that holds the names.
        """
        known = cls(table, program, source)
        for row, name, within in source.select(f'SELECT id, "{title}", {scope} FROM "{table}" ORDER BY id'):
            known._name(row, name, within)
        query = "SELECT row, key FROM origin WHERE subject = ? AND program = ? ORDER BY id"
        for row, key in source.select(query, (table, program)):
            if row in known.names:
                known._key(row, key)
        if program == OURS:
            known._know_own()
        return known

    def _know_own(self) -> None:
        """Lists of amdesk itself know rows by their uid, which needs no keeping."""
        for row, uid in self.source.select(f'SELECT id, uid FROM "{self.table}"'):
            self.own[row] = uid
            self.by_key[uid].append(row)

    def add(self, row: int, key: str | None, name: str, scope: int = 0) -> None:
        """Know a row that the file brings."""
        self._name(row, name, scope)
        if key:
            self._key(row, key)

    def give_key(self, row: int, key: str) -> None:
        """Know the id of a row found by name."""
        self._key(row, key)

    def has_key(self, row: int, key: str) -> bool:
        """Whether the row is known under the id."""
        return key in self.keys_of.get(row, ()) or self.own.get(row) == key

    def find(self, key: str | None, name: str | None, scope: int = 0) -> int | None:
        """The row meant by an id and a name, each None when the file does not say it; None when there is none.

        Raises Doubt when several fit equally well.
        """
        if key and (row := self._one(self.with_key(key, name), key)) is not None:
            return row
        if not name:
            return None
        named = self.by_name.get((scope, fold(name))) or self._once_called(scope, fold(name))
        apart = [row for row in named if not (key and self.keys_of.get(row))]
        self.other_ids += bool(named and not apart)
        return self._one(apart, name)

    def _once_called(self, scope: int, name: str) -> list[int]:
        called = [row for row, names in self._former_names.items() if name in names]
        return [row for row in called if self.scopes[row] == scope or self.was_within(row, scope)]

    def was_within(self, row: int, scope: int) -> bool:
        """Whether something that was merged into the row lay within a scope, such as a person at another account."""
        return any(merged.held.get("account_id") == scope for merged in self.merged.get(row, ()))

    def called(self, name: str) -> list[int]:
        """The rows with a name, in whatever scope."""
        wanted = fold(name)
        return [row for (_scope, folded), rows in self.by_name.items() if folded == wanted for row in rows]

    def with_key(self, key: str, name: str | None) -> list[int]:
        """The rows an id means, when the row of the file calls them by this name, or by none."""
        rows = self.by_key.get(key, [])
        if self.program != UNKNOWN_PROGRAM or not name:
            return rows
        return [row for row in rows if self._is_called(row, key, fold(name))]

    def _is_called(self, row: int, key: str, name: str) -> bool:
        now = fold(self.names[row])
        return now in (name, fold(key)) or name in self._former_names.get(row, ())

    @cached_property
    def by_name(self) -> dict[tuple[int, str], list[int]]:
        """The rows by scope and folded name; records are never found by name, so theirs are never folded."""
        found: dict[tuple[int, str], list[int]] = defaultdict(list)
        for row, name in self.names.items():
            found[self.scopes[row], fold(name)].append(row)
        return found

    @cached_property
    def merged(self) -> dict[int, list[Merged]]:
        """What became part of each row, from the journal: the uids that went are remembered with the row that stays."""
        query = "SELECT key, row FROM origin WHERE subject = ? AND program = ?"
        went = dict(self.source.select(query, (self.table, OURS)))
        found: dict[int, list[Merged]] = defaultdict(list)
        deleted = "SELECT row, before FROM journal WHERE tbl = ? AND op = 'D'"
        for row, before in self.source.select(deleted, (self.table,)) if went else ():
            held = json.loads(before)
            if (stays := went.get(held.get("uid"))) in self.names:
                found[stays].append(Merged(row, held))
        return found

    @cached_property
    def _former_names(self) -> dict[int, set[str]]:
        """What the rows were called before, from the journal, and what was merged into them."""
        former: dict[int, set[str]] = defaultdict(set)
        query = (
            "SELECT row, before->>'$.name' FROM journal WHERE tbl = ? AND op = 'U' AND before->>'$.name' IS NOT NULL"
        )
        for row, name in self.source.select(query, (self.table,)):
            if row in self.names:
                former[row].add(fold(name))
        for row, gone in self.merged.items():
            former[row] |= {fold(str(merged.held.get("name") or "")) for merged in gone}
        return former

    def _one(self, rows: Iterable[int], said: str) -> int | None:
        found = list(rows)
        if len(found) > 1:
            sentence = _("{n} entries are known as “{said}”, so it is not plain which one is meant.")
            raise Doubt(sentence.format(n=len(found), said=shown(said)))
        return found[0] if found else None

    def _name(self, row: int, name: str, scope: int) -> None:
        self.names[row] = name
        self.scopes[row] = scope
        if "by_name" in self.__dict__:
            self.by_name[scope, fold(name)].append(row)

    def _key(self, row: int, key: str) -> None:
        keys = self.keys_of.get(row, ())
        if key not in keys:
            self.by_key[key].append(row)
            self.keys_of[row] = (*keys, key)
