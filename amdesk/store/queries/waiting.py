"""How many accounts wait for a check-in at all, beside the few that are shown; whether there are accounts and sales."""

from amdesk.model.source import Source
from amdesk.store.queries.due_sql import WAITING

COUNT = f"SELECT count(*) FROM ({WAITING}) WHERE since <> '' AND days > 0"


def accounts_with_rhythm(source: Source) -> int:
    """How many accounts have a rhythm and a day their silence counts from."""
    return int(source.select(COUNT, {"today": source.today.isoformat()})[0][0])


def has_accounts(source: Source) -> bool:
    """Whether the workspace holds any account."""
    return bool(source.select("SELECT 1 FROM account LIMIT 1"))


def has_sales(source: Source) -> bool:
    """Whether the workspace holds any revenue."""
    return bool(source.select("SELECT 1 FROM revenue LIMIT 1"))
