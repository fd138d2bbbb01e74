"""Which accounts a step touched: by the rows its journal names, as they are and as they were."""

import json
from collections.abc import Collection, Iterable, Mapping

from amdesk.store.cipher import Connection

OWNED = frozenset(
    {
        *("touch", "person", "issue", "promise", "pulse", "revenue", "invoice", "payment", "plan", "action"),
        *("contract", "presence", "intel", "rhythm", "warning_reply", "review"),
    }
)
"""The tables with an account of their own that health and concerns read."""
THROUGH = {
    "touch_person": ("touch_id", "touch"),
    "person_role": ("person_id", "person"),
    "rating": ("person_id", "person"),
    "objective": ("plan_id", "plan"),
    "action": ("objective_id", "objective"),
}
"""The tables that come to an account through another row."""
READ = frozenset({"account", "tier_default", "competitor", "setting", *OWNED, *THROUGH})
"""Everything health and concerns are made of."""
OF_ACCOUNTS = ("name", "status", "tier", "came_in", "customer_since")
"""The columns of the account itself that they read; another address or note makes nobody's health anew."""


def accounts_touched(raw: Connection, changed: Mapping[str, Collection[int]]) -> set[int]:
    """The accounts, deleted ones included, whose health or concerns the open step may have changed."""
    found = _accounts_changed(raw) if "account" in changed else set()
    for table in OWNED.intersection(changed):
        found |= _values(raw, table, changed[table], "account_id")
    for table in THROUGH.keys() & changed.keys():
        found |= _accounts_through(raw, table, changed[table])
    return found


def _accounts_changed(raw: Connection) -> set[int]:
    """The accounts that came, went or were changed in what health and concerns read of them."""
    read = f"SELECT 1 FROM json_each(before) WHERE key IN {OF_ACCOUNTS}"
    step = "(SELECT max(id) FROM journal_step)"
    query = f"SELECT row FROM journal WHERE step = {step} AND +tbl = 'account' AND (op <> 'U' OR EXISTS ({read}))"
    return {row for (row,) in raw.execute(query)}


def _accounts_through(raw: Connection, table: str, rows: Iterable[int]) -> set[int]:
    column, parent = THROUGH[table]
    parents = _values(raw, table, rows, column)
    found = _values(raw, parent, parents, "account_id") if parent in OWNED else set()
    return found | (_accounts_through(raw, parent, parents) if parent in THROUGH and parents else set())


def _values(raw: Connection, table: str, rows: Iterable[int], column: str) -> set[int]:
    """What `column` of these rows holds now, or held before the open step changed or deleted them."""
    ids = json.dumps(list(rows))
    now = f'SELECT DISTINCT "{column}" FROM "{table}" WHERE id IN (SELECT value FROM json_each(?))'
    step = "(SELECT max(id) FROM journal_step)"
    then = f"SELECT DISTINCT before->>'$.{column}' FROM journal WHERE step = {step} AND +tbl = ?"
    values = [*raw.execute(now, (ids,)).fetchall(), *raw.execute(then, (table,)).fetchall()]
    return {int(value) for (value,) in values if value is not None}


def concerns_all(raw: Connection, changed: Mapping[str, Collection[int]], settings: Collection[str]) -> bool:
    """Whether every account is touched: by what a tier asks for, or by one of these settings."""
    if "tier_default" in changed:
        return True
    ids = json.dumps(list(changed.get("setting", ())))
    names = raw.execute("SELECT name FROM setting WHERE id IN (SELECT value FROM json_each(?))", (ids,)).fetchall()
    return any(name in settings for (name,) in names)
