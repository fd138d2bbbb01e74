"""The opportunities of an account with the people who decide and the colleagues who had a part."""

from collections import defaultdict

from amdesk.model.pipeline_rows import Decider, OpportunityRow
from amdesk.model.source import Source
from amdesk.model.values import OpportunityStage, RevenueKind
from amdesk.store.queries.cells import day

OPPORTUNITIES = """
SELECT o.id, o.name, o.kind, o.hunting, o.stage, o.value, CASE o.currency WHEN '' THEN a.currency ELSE o.currency END,
 o.probability, o.closes_on, o.closed_on, o.why, o.their_words, coalesce(r.name, ''), coalesce(c.name, '')
FROM opportunity o JOIN account a ON a.id = o.account_id LEFT JOIN product_range r ON r.id = o.range_id
LEFT JOIN colleague c ON c.id = o.owner_id WHERE o.account_id = ?
ORDER BY o.closes_on IS NULL, o.closes_on, o.id
"""
PEOPLE = """
SELECT x.opportunity_id, p.id, p.name, x.part FROM opportunity_person x JOIN person p ON p.id = x.person_id
JOIN opportunity o ON o.id = x.opportunity_id WHERE o.account_id = ? ORDER BY x.id
"""
COLLEAGUES = """
SELECT x.opportunity_id, c.id, c.name, x.part FROM opportunity_colleague x JOIN colleague c ON c.id = x.colleague_id
JOIN opportunity o ON o.id = x.opportunity_id WHERE o.account_id = ? ORDER BY x.id
"""


def opportunity_rows(source: Source, account_id: int) -> list[OpportunityRow]:
    """The opportunities of an account, the next to be decided first."""
    people, colleagues = (_by_opportunity(source, sql, account_id) for sql in (PEOPLE, COLLEAGUES))
    return [
        OpportunityRow(
            id_,
            name,
            RevenueKind(kind),
            bool(hunting),
            OpportunityStage(stage),
            value,
            currency,
            probability,
            day(closes),
            day(closed),
            why,
            words,
            range_,
            owner,
            tuple(people[id_]),
            tuple(colleagues[id_]),
        )
        for (
            id_,
            name,
            kind,
            hunting,
            stage,
            value,
            currency,
            probability,
            closes,
            closed,
            why,
            words,
            range_,
            owner,
        ) in source.select(OPPORTUNITIES, (account_id,))
    ]


def _by_opportunity(source: Source, sql: str, account_id: int) -> dict[int, list[Decider]]:
    found: dict[int, list[Decider]] = defaultdict(list)
    for opportunity, row, name, part in source.select(sql, (account_id,)):
        found[opportunity].append(Decider(row, name, part))
    return found
