"""Scores of satisfaction: of many accounts for their health, of one for its page, and what may have moved them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from amdesk.model.facts import Score
from amdesk.model.rows import PulseRow, TimelineEntry
from amdesk.model.source import Source
from amdesk.model.values import PulseKind, Role
from amdesk.store.queries.cells import holds
from amdesk.store.queries.scope import says, scoped
from amdesk.words import _

SCORES_OF_DAYS = 271
"""How far back scores are read: 180 days that count now, and 180 that counted 90 days ago."""
SCORES = """
SELECT x.account_id, x."on", x.person_id, x.company, x.products FROM pulse x
WHERE x.account_id {these} AND x."on" > :since AND x."on" <= :on
"""
PULSES = f"""
SELECT x.id, x."on", x.kind, x.person_id, coalesce(p.name, ''), x.company, x.products, x.words, x.needs,
 (SELECT group_concat(r.role) FROM person_role r WHERE r.person_id = x.person_id AND {holds("r")})
FROM pulse x LEFT JOIN person p ON p.id = x.person_id
WHERE x.account_id = :account AND x."on" IS NOT NULL ORDER BY x."on", x.id
"""
EVENTS = """
SELECT day, subject, id, kind, what FROM (
 SELECT reported_on AS day, 'issue' AS subject, id, severity AS kind, name AS what FROM issue
  WHERE account_id = :account
 UNION ALL SELECT resolved_on, 'issue', id, 'resolved', name FROM issue WHERE account_id = :account
 UNION ALL SELECT left_on, 'person', id, 'left', name FROM person WHERE account_id = :account
 UNION ALL SELECT due, 'promise', id, status, text FROM promise WHERE account_id = :account AND "by" = 'us'
  AND (status IN ('broken', 'late') OR status = 'open' AND due < :on))
WHERE day IS NOT NULL AND day <= :on ORDER BY day, id
"""
PATTERNS = {"resolved": "{what}: resolved", "left": "{what} left", "broken": "Broken: {what}", "late": "Late: {what}"}


def scores(
    source: Source, day: date, accounts: Collection[int] | None, roles: Mapping[int, tuple[Role, ...]]
) -> dict[int, list[Score]]:
    """The scores of each account that count on a day or counted 90 days before."""
    found: dict[int, list[Score]] = defaultdict(list)
    rows = source.select(scoped(SCORES, accounts), says(day, accounts, since=SCORES_OF_DAYS))
    for account, on, who, company, products in rows:
        found[account].append(Score(date.fromisoformat(on), who, "", roles.get(who, ()), company, products))
    return found


def pulses(source: Source, account_id: int) -> list[PulseRow]:
    """Every score of an account, oldest first, with the buying roles its giver has today."""
    rows = source.select(PULSES, {"account": account_id, "on": source.today.isoformat()})
    return [
        PulseRow(
            number, date.fromisoformat(on), PulseKind(kind), who, name, _roles(held), company, products, words, needs
        )
        for number, on, kind, who, name, company, products, words, needs, held in rows
    ]


def _roles(held: str | None) -> tuple[Role, ...]:
    names = set((held or "").split(","))
    return tuple(role for role in Role if role.value in names)


def pulse_events(source: Source, account_id: int) -> list[TimelineEntry]:
    """What may have moved satisfaction: issues reported and resolved, people who left, our late promises."""
    rows = source.select(EVENTS, {"account": account_id, "on": source.today.isoformat()})
    return [
        TimelineEntry(date.fromisoformat(on), subject, number, kind, _named(kind, what), "")
        for on, subject, number, kind, what in rows
    ]


def _named(kind: str, what: str) -> str:
    return _(PATTERNS[kind]).replace("{what}", what) if kind in PATTERNS else what
