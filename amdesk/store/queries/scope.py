"""Which accounts a query for many is about: some, or all of them, by the same SQL."""

from collections.abc import Collection
from datetime import date, timedelta

from amdesk.store.queries.cells import chosen

SOME = "IN (SELECT value FROM json_each(:accounts))"
EVERY = "+ 0 > 0"
"""True of every id, and no reason to go by an index: all rows are read as they lie."""


def scoped(sql: str, accounts: Collection[int] | None) -> str:
    """`sql` with its `{these}` standing for the chosen accounts, or for every account."""
    return sql.replace("{these}", EVERY if accounts is None else SOME)


def says(day: date, accounts: Collection[int] | None, **days_ago: int) -> dict[str, str]:
    """The parameters `:on` and `:accounts` of a scoped query, and further days counted back from the day."""
    named = {name: (day - timedelta(days=days)).isoformat() for name, days in days_ago.items()}
    return {"on": day.isoformat(), **({} if accounts is None else {"accounts": chosen(accounts)}), **named}
