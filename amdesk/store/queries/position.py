"""The position at an account as rows: strengths to threats of both sides, and the competitors there."""

from amdesk.model.position_rows import PositionRow, PresenceRow
from amdesk.model.source import Source
from amdesk.model.values import PositionKind, Whose
from amdesk.store.queries.cells import day

LINES = "SELECT id, whose, kind, text, proof FROM position_line WHERE account_id = ? ORDER BY place, id"
PRESENCES = """
SELECT p.id, c.name, p."where", p.strength, p.says, p.vulnerability, p.answer, p.since
FROM presence p JOIN competitor c ON c.id = p.competitor_id WHERE p.account_id = ?
ORDER BY coalesce(p.strength, 0) DESC, c.name COLLATE NOCASE, p.id
"""
COMPETITORS = "SELECT name FROM competitor ORDER BY name COLLATE NOCASE, id"


def position_rows(source: Source, account_id: int) -> list[PositionRow]:
    """Strengths, weaknesses, opportunities and threats in the user's order."""
    return [
        PositionRow(Whose(whose), PositionKind(kind), text, proof, row)
        for row, whose, kind, text, proof in source.select(LINES, (account_id,))
    ]


def presence_rows(source: Source, account_id: int) -> list[PresenceRow]:
    """The competitors at the account, the strongest first."""
    return [
        PresenceRow(name, where, strength, says, vulnerability, answer, row, day(since))
        for row, name, where, strength, says, vulnerability, answer, since in source.select(PRESENCES, (account_id,))
    ]


def competitor_names(source: Source) -> list[str]:
    """Every competitor we meet anywhere."""
    return [str(name) for (name,) in source.select(COMPETITORS)]
