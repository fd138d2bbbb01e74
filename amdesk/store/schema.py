"""The exact schema of each version: what a new file is made from and what an opened file must equal.

The SQL of a version lies in resources/schema; until the first release version 1 is made from the model by
`python -m amdesk.store.schema`, and a test holds the two together. Opening needs no models: it compares texts.
"""

from functools import cache

from amdesk import paths
from amdesk.store import derived, journal, search
from amdesk.store.cipher import Connection

VERSION = 1
APPLICATION = 0x616D646B
"""`application_id` of every workspace: "amdk"."""
SHADOWS = frozenset({"search_data", "search_idx", "search_docsize", "search_config", "sqlite_sequence"})


@cache
def statements(version: int = VERSION) -> tuple[str, ...]:
    """The SQL statements that make an empty file of a version."""
    text = (paths.resources() / "schema" / f"{version}.sql").read_text("utf-8")
    return tuple(part.strip() for part in text.split(";\n") if part.strip())


def create(raw: Connection) -> None:
    """Fill a new file with the schema of this version, in the transaction that is open."""
    for statement in statements():
        raw.execute(statement)
    raw.execute(search.GATHER)
    raw.execute(f"PRAGMA application_id={APPLICATION}")
    raw.execute(f"PRAGMA user_version={VERSION}")


def _folded(sql: str) -> str:
    return " ".join(sql.split()).removesuffix(";")


def differences(raw: Connection, version: int = VERSION) -> list[str]:
    """What the file has more, less or other than the version's schema; empty when it is exact."""
    rows = raw.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    found = {_folded(sql) for kind, name, sql in rows if kind != "table" or name not in SHADOWS}
    expected = {_folded(sql) for sql in statements(version)}
    return sorted(found ^ expected)


def journaled(raw: Connection) -> list[str]:
    """The tables whose changes are noted."""
    rows = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return [name for (name,) in rows if name not in derived.UNJOURNALED]


def from_model() -> str:
    """The schema of this version as the model and the store declare it."""
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex, CreateTable

    from amdesk.model.all import Base

    dialect = sqlite.dialect()
    parts: list[str] = []
    for table in Base.metadata.sorted_tables:
        parts.append(_folded(str(CreateTable(table).compile(dialect=dialect))))
        indices = sorted(table.indexes, key=lambda index: str(index.name))
        parts += [_folded(str(CreateIndex(index).compile(dialect=dialect))) for index in indices]
    for text in (journal.TABLES, derived.TABLES, search.TABLE):
        parts += [_folded(part) for part in text.split(";\n") if part.strip()]
    return ";\n".join(parts) + ";\n"


if __name__ == "__main__":
    (paths.resources() / "schema" / f"{VERSION}.sql").write_text(from_model(), "utf-8")
