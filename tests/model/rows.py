"""Rows of any table, made from what the schema says of its columns."""

from datetime import date
from typing import Any

from sqlalchemy import Integer, insert
from sqlalchemy.orm import Session

from amdesk.model.base import Base
from amdesk.model.columns import Choice, Day
from amdesk.model.values import Cause

KEEPS_TOGETHER: dict[str, dict[str, Any]] = {
    "refusal": {"reason": "It would break", "alternative": "The other one", "agreed_by": "Ada", "cause": Cause.POLICY}
}
"""What a table's own rules ask for beside what its columns need."""


def make(session: Session, table: str, **given: Any) -> int:
    """A row of a table with what it needs; rows it belongs to are made where they are not given."""
    made = Base.metadata.tables[table]
    values = {**KEEPS_TOGETHER.get(table, {}), **given}
    for column in made.columns:
        if column.primary_key or column.name in values:
            continue
        keys = list(column.foreign_keys)
        field = column.info.get("field")
        if keys and not column.nullable:
            values[column.name] = make(session, keys[0].column.table.name)
        elif field is not None and field.required and not keys and not isinstance(column.type, Choice):
            values[column.name] = _something(column.type, table)
    row = session.connection().execute(insert(made).values(**values)).inserted_primary_key
    assert row is not None
    return int(row[0])


def _something(kind: object, table: str) -> Any:
    if isinstance(kind, Day):
        return date(2026, 11, 2)
    return 1 if isinstance(kind, Integer) else f"A {table}"
