"""What was found out, with the actions that rest on it: of one account or of all."""

from collections import defaultdict
from datetime import date

from amdesk.model.finding_rows import Finding, FindingAction
from amdesk.model.source import Source
from amdesk.model.values import ActionStatus, Certainty, Effect, IntelKind
from amdesk.store.queries.cells import choice, day

FINDINGS = """
SELECT i.id, i.account_id, coalesce(a.name, ''), i."on", i.kind, i.text, coalesce(nullif(i.said_by, ''), p.name, ''),
 i.certainty, i.implication, i.no_action, i.effect
FROM intel i LEFT JOIN account a ON a.id = i.account_id LEFT JOIN person p ON p.id = i.person_id
WHERE i."on" IS NOT NULL AND (:account IS NULL OR i.account_id = :account) ORDER BY i."on", i.id
"""
ACTIONS = """
SELECT x.intel_id, x.id, x.name, coalesce(c.name, ''), x.due, x.status
FROM action x JOIN intel i ON i.id = x.intel_id LEFT JOIN colleague c ON c.id = x.owner_id
WHERE :account IS NULL OR i.account_id = :account ORDER BY x.id
"""


def findings(source: Source, account_id: int | None = None) -> list[Finding]:
    """What was found out about an account, or about all, the oldest first."""
    whose = {"account": account_id}
    answers: dict[int, list[FindingAction]] = defaultdict(list)
    for intel, action, name, owner, due, status in source.select(ACTIONS, whose):
        answers[intel].append(FindingAction(action, name, owner, day(due), ActionStatus(status)))
    return [
        Finding(
            id_,
            account,
            account_name,
            date.fromisoformat(on),
            IntelKind(kind),
            text,
            said_by,
            choice(Certainty, certainty),
            implication,
            no_action,
            choice(Effect, effect),
            tuple(answers[id_]),
        )
        for (
            id_,
            account,
            account_name,
            on,
            kind,
            text,
            said_by,
            certainty,
            implication,
            no_action,
            effect,
        ) in source.select(FINDINGS, whose)
    ]
