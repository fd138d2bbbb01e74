"""What the plans of an account ask for."""

from amdesk.model.resource_rows import ResourceLine
from amdesk.model.source import Source
from amdesk.model.values import ResourceKind
from amdesk.store.queries.cells import day, number

RESOURCES = """
SELECT r.id, p.id, p.name, r.kind, r.what, r.colleague_id, coalesce(c.name, ''), coalesce(x.name, ''), r.asked,
 r.granted, r.used, r.due
FROM resource r JOIN plan p ON p.id = r.plan_id LEFT JOIN colleague c ON c.id = r.colleague_id
LEFT JOIN action x ON x.id = r.action_id
WHERE p.account_id = ? AND p.status <> 'closed' ORDER BY r.due IS NULL, r.due, r.id
"""


def resource_lines(source: Source, account_id: int) -> list[ResourceLine]:
    """The resources of the plans that are not closed, the first needed on top."""
    return [
        ResourceLine(
            row,
            plan_id,
            plan,
            ResourceKind(kind),
            what,
            colleague_id,
            colleague,
            action,
            number(asked),
            number(granted),
            number(used),
            day(due),
        )
        for row, plan_id, plan, kind, what, colleague_id, colleague, action, asked, granted, used, due in source.select(
            RESOURCES, (account_id,)
        )
    ]
