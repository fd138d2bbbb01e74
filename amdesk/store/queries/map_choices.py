"""What one chooses from on a map: to whom a line may lead, units of the account, colleagues."""

from amdesk.model.source import Source
from amdesk.store.queries.cells import chosen

PEOPLE = """
SELECT p.id, CASE WHEN p.account_id = :account THEN p.name ELSE p.name || ' · ' || a.name END
FROM person p JOIN account a ON a.id = p.account_id
WHERE coalesce(p.left_on, '9999') > :today OR p.account_id = :account
ORDER BY p.account_id <> :account, p.name, p.id
"""
UNITS = "SELECT id, name FROM unit WHERE account_id = ? ORDER BY name, id"
COLLEAGUES = "SELECT id, name FROM colleague WHERE coalesce(left_on, '9999') > ? ORDER BY name, id"
NAMES = "SELECT id, name FROM person WHERE id IN (SELECT value FROM json_each(?))"


def line_ends(source: Source, account_id: int) -> list[tuple[int, str]]:
    """Everyone a line from this account's map may lead to, as id and name; of others with the name of their account."""
    rows = source.select(PEOPLE, {"account": account_id, "today": source.today.isoformat()})
    return [(number, name) for number, name in rows]


def units_of(source: Source, account_id: int) -> list[tuple[int, str]]:
    """The units of an account, as id and name."""
    return [(number, name) for number, name in source.select(UNITS, (account_id,))]


def colleagues_of(source: Source) -> list[tuple[int, str]]:
    """Our people who are still there, as id and name."""
    return [(number, name) for number, name in source.select(COLLEAGUES, (source.today.isoformat(),))]


def names_of(source: Source, people: tuple[int, ...]) -> dict[int, str]:
    """The names of these people, by id."""
    return {number: name for number, name in source.select(NAMES, (chosen(people),))}
