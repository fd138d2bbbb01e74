"""Pieces of intelligence, with what answers them."""

from datetime import date
from typing import Any

from amdesk.model.rows import IntelRow
from amdesk.model.source import Source
from amdesk.model.values import Certainty, IntelKind
from amdesk.store.queries.cells import choice

INTEL = """
SELECT i.id, i.account_id, coalesce(a.name, ''), i."on", i.kind, i.text, coalesce(nullif(i.said_by, ''), p.name, ''),
 i.certainty, i.implication, (SELECT count(*) FROM action x WHERE x.intel_id = i.id), i.no_action
FROM intel i LEFT JOIN account a ON a.id = i.account_id LEFT JOIN person p ON p.id = i.person_id
WHERE i."on" IS NOT NULL {whose} ORDER BY i."on" DESC, i.id DESC
"""
OPEN = "AND i.no_action = '' AND NOT EXISTS (SELECT 1 FROM action x WHERE x.intel_id = i.id)"
INTEL_OF_ALL = INTEL.format(whose="")
INTEL_OF_ACCOUNT = INTEL.format(whose="AND i.account_id = ?")
OPEN_OF_ALL = INTEL.format(whose=OPEN)
OPEN_OF_ACCOUNT = INTEL.format(whose=f"{OPEN} AND i.account_id = ?")


def intel_rows(source: Source, account_id: int | None = None) -> list[IntelRow]:
    """The pieces of intelligence of an account, or all of them, newest first."""
    if account_id is None:
        return [_row(row) for row in source.select(INTEL_OF_ALL)]
    return [_row(row) for row in source.select(INTEL_OF_ACCOUNT, (account_id,))]


def open_intel(source: Source, account_id: int | None = None) -> list[IntelRow]:
    """What waits for an action or a reason for none, newest first (WHEEL-2)."""
    if account_id is None:
        return [_row(row) for row in source.select(OPEN_OF_ALL)]
    return [_row(row) for row in source.select(OPEN_OF_ACCOUNT, (account_id,))]


def _row(row: tuple[Any, ...]) -> IntelRow:
    number, account_id, account, on, kind, text, said_by, certainty, implication, actions, no_action = row
    return IntelRow(
        number,
        account_id,
        account,
        date.fromisoformat(on),
        IntelKind(kind),
        text,
        said_by,
        choice(Certainty, certainty),
        implication,
        actions,
        no_action,
    )
