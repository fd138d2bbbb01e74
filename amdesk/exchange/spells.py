"""What holds since a day, such as a stance or a rhythm: whether a file may end what was said here after it."""

from collections.abc import Mapping
from typing import Any

from amdesk.exchange.plan import label_start
from amdesk.model.source import Source


def stays(source: Source, table: str, whose: Mapping[str, Any], column: str, said: Any) -> bool:
    """Whether the spell that holds was set here, after one that said what the file still says."""
    owned = " AND ".join(f"t.{name} = ?" for name in whose)
    owners = tuple(whose.values())
    by_whom = (
        f"SELECT s.label FROM {table} t JOIN journal j ON j.tbl = '{table}' AND j.row = t.id "
        f"JOIN journal_step s ON s.id = j.step WHERE {owned} AND t.until IS NULL ORDER BY j.id DESC LIMIT 1"
    )
    labels = [label for (label,) in source.select(by_whom, owners)]
    if not labels or labels[0].startswith(label_start()):
        return False
    before = (
        f"SELECT t.{column} FROM {table} t WHERE {owned} AND t.until IS NOT NULL UNION "
        f"SELECT j.before->>'$.{column}' FROM {table} t JOIN journal j ON j.tbl = '{table}' AND j.row = t.id "
        f"WHERE {owned} AND j.op = 'U'"
    )
    return str(said) in {str(value) for (value,) in source.select(before, owners * 2)}
