"""What working in a plan needs beside its content: what waits for what, what was measured, who can be asked."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from amdesk.model.source import Source

WAITS = """
SELECT x.id, b.name FROM action x JOIN objective o ON o.id = x.objective_id JOIN action b ON b.id = x.after_id
WHERE o.plan_id = ? AND b.status NOT IN ('done', 'dropped')
"""
MEASURED = """
SELECT m.objective_id, m."on", m.value FROM measure_value m JOIN objective o ON o.id = m.objective_id
WHERE o.plan_id = ? AND m.value IS NOT NULL ORDER BY m."on", m.id
"""
AIMS = "SELECT id, text FROM aim WHERE account_id = ? ORDER BY id"
THEIR_PEOPLE = "SELECT id, name FROM person WHERE account_id = ? AND left_on IS NULL ORDER BY name, id"

Measured = dict[int, tuple[tuple[date, Decimal], ...]]


def waits(source: Source, plan_id: int) -> dict[int, str]:
    """By action of a plan: the open action it waits for."""
    return {action: str(name) for action, name in source.select(WAITS, (plan_id,))}


def measured(source: Source, plan_id: int) -> Measured:
    """By objective of a plan: what its measure was, oldest first."""
    found: dict[int, list[tuple[date, Decimal]]] = defaultdict(list)
    for objective, on, value in source.select(MEASURED, (plan_id,)):
        found[objective].append((date.fromisoformat(on), Decimal(value)))
    return {objective: tuple(values) for objective, values in found.items()}


def aims_of(source: Source, account_id: int) -> list[tuple[int, str]]:
    """What the customer wants, to be served by objectives."""
    return [(int(aim), str(text)) for aim, text in source.select(AIMS, (account_id,))]


def people_of(source: Source, account_id: int) -> list[tuple[int, str]]:
    """The customer's people who are still there."""
    return [(int(person), str(name)) for person, name in source.select(THEIR_PEOPLE, (account_id,))]
