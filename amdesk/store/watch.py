"""Which tables a panel reads, learned from the SQL itself, so that after a commit exactly those panels redraw."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from amdesk.store.cipher import Connection

SQLITE_READ = 20
SQLITE_OK = 0


@dataclass
class Watch:
    """Remembers for each SQL text the tables it reads; derived tables count as their sources."""

    derived_from: Mapping[str, frozenset[str]]
    known: dict[str, frozenset[str]] = field(default_factory=dict)
    reading: list[set[str]] = field(default_factory=list)

    def note(self, raw: Connection, sql: str) -> None:
        """Add the tables that `sql` reads to whoever is reading now; prepares an unknown text once."""
        if not self.reading:
            return
        if sql not in self.known:
            self.known[sql] = self._learn(raw, sql)
        self.reading[-1] |= self.known[sql]

    def note_tables(self, tables: set[str]) -> None:
        """Add tables of which whoever is reading now still shows what was read of them before."""
        if self.reading:
            self.reading[-1] |= tables

    def _learn(self, raw: Connection, sql: str) -> frozenset[str]:
        seen: set[str] = set()

        def authorize(action: int, table: str | None, *rest: object) -> int:
            if action == SQLITE_READ and table:
                seen.add(table)
            return SQLITE_OK

        raw.set_authorizer(authorize)
        try:
            raw(sql)
        finally:
            raw.set_authorizer(None)
        return frozenset().union(*(self.derived_from.get(table, frozenset({table})) for table in seen))

    @contextmanager
    def noting(self) -> Iterator[set[str]]:
        """The set fills with the tables read inside the block."""
        tables: set[str] = set()
        self.reading.append(tables)
        try:
            yield tables
        finally:
            self.reading.pop()
            if self.reading:
                self.reading[-1] |= tables
