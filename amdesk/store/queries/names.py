"""The names that exist, for quick entry; and the lines typed there, kept beside the subjects like any draft."""

import json
from dataclasses import dataclass

from amdesk.model.source import Source

ACCOUNTS = "SELECT id, name, city FROM account ORDER BY id"
PEOPLE = """
SELECT p.id, p.name, p.account_id, coalesce((SELECT m.job FROM membership m WHERE m.person_id = p.id AND m.until IS NULL
 ORDER BY m.since DESC, m.id DESC LIMIT 1), ''), p.left_on IS NOT NULL AND p.left_on <= :today
FROM person p WHERE NOT p.is_placeholder ORDER BY p.id
"""
ISSUES = "SELECT id, name, account_id, status = 'open' FROM issue ORDER BY id"
TABLES = frozenset(("account", "person", "membership", "issue"))
"""The tables whose change makes the names old."""
LINES = "SELECT content FROM draft WHERE key = 'quick-entry'"
KEEP_LINES = "INSERT OR REPLACE INTO draft (key, content) VALUES ('quick-entry', ?)"


@dataclass(frozen=True)
class NameRows:
    """Rows of names: accounts as (id, name, city), people as (id, name, account, job, has left), issues as
    (id, name, account, is open).
    """

    accounts: tuple[tuple[int, str, str], ...]
    people: tuple[tuple[int, str, int, str, bool], ...]
    issues: tuple[tuple[int, str, int, bool], ...]


def names(source: Source) -> NameRows:
    """Every account, every person with the job held now, and every issue by name."""
    people = source.select(PEOPLE, {"today": source.today.isoformat()})
    return NameRows(
        tuple((number, name, city) for number, name, city in source.select(ACCOUNTS)),
        tuple((number, name, account, job, bool(left)) for number, name, account, job, left in people),
        tuple((number, name, account, bool(is_open)) for number, name, account, is_open in source.select(ISSUES)),
    )


@dataclass(frozen=True)
class TypedLines:
    """The line being typed, and those stored before, newest last."""

    line: str = ""
    stored: tuple[str, ...] = ()

    def as_text(self) -> str:
        """The lines as they are kept."""
        return json.dumps({"line": self.line, "stored": self.stored}, ensure_ascii=False)


def typed_lines(source: Source) -> TypedLines:
    """The lines kept from the last time; none when there are none or they cannot be read."""
    rows = source.select(LINES)
    try:
        kept = json.loads(rows[0][0]) if rows else {}
        return TypedLines(str(kept.get("line", "")), tuple(str(line) for line in kept.get("stored", ())))
    except (ValueError, AttributeError, TypeError):
        return TypedLines()
