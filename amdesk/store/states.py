"""Where the health and concerns of accounts are kept: today in full, days that are over as bare scores."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from amdesk.model.day_rows import Concern
from amdesk.model.health_rows import Health
from amdesk.model.source import Source
from amdesk.store.cipher import Connection
from amdesk.store.queries.cells import chosen
from amdesk.store.queries.scope import says, scoped
from amdesk.store.queries.states import packed, packed_scores, scores_of

COMPARED_DAYS, COMPARED_AT_MOST_DAYS = 90, 120
"""Movement looks this far back, and takes no score older than the second."""

EARLIER = """
SELECT s.account_id, s.day, s.health FROM account_state s
WHERE s.account_id {these} AND s.day < :on AND s.day >= :since AND s.health IS NOT NULL ORDER BY s.day
"""
BEFORE = """
SELECT s.account_id, max(s.day), s.health, s.parts FROM account_state s
WHERE s.account_id {these} AND s.day <= :compared AND s.day >= :oldest GROUP BY s.account_id
"""
SINCE = "SELECT c.account_id, c.rule, c.since FROM account_concern c WHERE c.account_id {these}"
BEGUN = "SELECT DISTINCT s.account_id FROM account_state s WHERE s.day < ?"
MISSING = """
SELECT a.id FROM account a
WHERE NOT EXISTS (SELECT 1 FROM account_state s WHERE s.account_id = a.id AND s.day = ?) ORDER BY a.id
"""
OVER = """
UPDATE account_state SET parts = (SELECT json_group_object(value->>0, value->3)
 FROM json_each(substr(parts, instr(parts, char(10)) + 1), '$.parts') WHERE value->>3 IS NOT NULL)
WHERE day < ? AND instr(parts, char(10)) > 0
"""


@dataclass(frozen=True)
class State:
    """The health of an account on a day; `trend` and `concerns` only for the newest day."""

    account_id: int
    day: date
    health: Health
    trend: tuple[int, ...] = ()
    concerns: tuple[Concern, ...] = ()
    is_history: bool = False

    @property
    def row(self) -> tuple[int, str, int | None, int, str, str]:
        """The cells as they are kept."""
        scores = {p.name: p.score for p in self.health.parts if p.score is not None}
        kept = packed_scores(scores) if self.is_history else packed(self.health, self.trend)
        health = self.health
        return self.account_id, self.day.isoformat(), health.score, health.confidence, str(health.band.value), kept


@dataclass(frozen=True)
class Earlier:
    """What was kept of an account before: scores by day, oldest first, and the scores of the parts 90 days ago."""

    scores: tuple[tuple[date, int], ...] = ()
    before: int | None = None
    parts_before: tuple[tuple[str, float], ...] = ()


def earlier(source: Source, day: date, accounts: Collection[int] | None) -> dict[int, Earlier]:
    """What is kept of the accounts before a day, as far back as trend and movement look."""
    days = says(day, accounts, since=COMPARED_AT_MOST_DAYS, compared=COMPARED_DAYS, oldest=COMPARED_AT_MOST_DAYS)
    scores: dict[int, list[tuple[date, int]]] = {}
    for account, when, score in source.select(scoped(EARLIER, accounts), days):
        scores.setdefault(account, []).append((date.fromisoformat(when), score))
    then = {row[0]: row[2:] for row in source.select(scoped(BEFORE, accounts), days)}
    found = {}
    for account in scores.keys() | then.keys():
        score, parts = then.get(account, (None, "{}"))
        found[account] = Earlier(tuple(scores.get(account, ())), score, tuple(scores_of(parts).items()))
    return found


def trend(known: Iterable[tuple[date, int]], now: int | None, day: date, weeks: int) -> tuple[int, ...]:
    """Weekly scores up to a day, oldest first: each the last one known by then; weeks before the first are left out."""
    found = []
    known = list(known)
    for back in range(weeks - 1, 0, -1):
        by_then = [score for when, score in known if when <= day - timedelta(weeks=back)]
        found += by_then[-1:]
    return (*found, *([] if now is None else [now]))


def missing(source: Source, day: date) -> list[int]:
    """The accounts without a state for a day."""
    return [number for (number,) in source.select(MISSING, (day.isoformat(),))]


def begun(source: Source, day: date) -> set[int]:
    """The accounts with a state of any day before."""
    return {number for (number,) in source.select(BEGUN, (day.isoformat(),))}


def said_since(source: Source, accounts: Collection[int] | None) -> dict[tuple[int, str], str]:
    """Since when each kept concern holds, by account and rule."""
    rows = source.select(scoped(SINCE, accounts), {} if accounts is None else {"accounts": chosen(accounts)})
    return {(account, rule): since for account, rule, since in rows if since}


def keep(raw: Connection, states: Collection[State], since: dict[tuple[int, str], str]) -> None:
    """Store states, and for the newest day of an account its concerns in place of those kept before."""
    raw.executemany("INSERT OR REPLACE INTO account_state VALUES (?, ?, ?, ?, ?, ?)", (state.row for state in states))
    current = [state for state in states if not state.is_history]
    raw.executemany("DELETE FROM account_concern WHERE account_id = ?", ((state.account_id,) for state in current))
    rows = (_concern_row(concern, state.day, since) for state in current for concern in state.concerns)
    raw.executemany("INSERT OR REPLACE INTO account_concern VALUES (?, ?, ?, ?, ?)", rows)


def _concern_row(concern: Concern, day: date, since: dict[tuple[int, str], str]) -> tuple[int, str, int, str, str]:
    known = concern.since.isoformat() if concern.since else since.get((concern.account_id, concern.rule))
    return concern.account_id, concern.rule, concern.weight, concern.sentence, known or day.isoformat()


def mark_missing(raw: Connection, day: date, accounts: Collection[int] | None) -> None:
    """Take away the state of a day, so that it is made anew; of all accounts when none are named."""
    if accounts is None:
        raw.execute("DELETE FROM account_state WHERE day = ?", (day.isoformat(),))
        return
    these = "SELECT value FROM json_each(?)"
    raw.execute(
        f"DELETE FROM account_state WHERE day = ? AND account_id IN ({these})", (day.isoformat(), chosen(accounts))
    )


def close_days(raw: Connection, day: date) -> None:
    """Keep of all days before only the scores: no words about people stay in them."""
    raw.execute(OVER, (day.isoformat(),))


def forget_words(raw: Connection, accounts: Collection[int]) -> None:
    """Of accounts that are gone keep scores by day, in case they come back by undo, but no words."""
    these = (chosen(accounts),)
    raw.execute("DELETE FROM account_concern WHERE account_id IN (SELECT value FROM json_each(?))", these)
    raw.execute("UPDATE account_state SET parts = '{}' WHERE account_id IN (SELECT value FROM json_each(?))", these)
