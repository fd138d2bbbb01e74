"""What the weekly round goes through, read from the workspace."""

from amdesk.analysis.check_ins import proposed
from amdesk.analysis.weekly_round import RoundItem, RoundStep, next_week, weekly_round
from amdesk.model.loop_rows import CheckIn
from amdesk.model.source import Source
from amdesk.model.values import Channel
from amdesk.store.queries.agenda import due_rows
from amdesk.store.queries.check_ins import booked, waiting
from amdesk.store.queries.findings import findings
from amdesk.words import _, full_day

NO_PURPOSE = """
SELECT t.id, a.id, a.name, t."on", t.at, t.channel FROM touch t JOIN account a ON a.id = t.account_id
WHERE t.status = 'planned' AND t.purpose = '' AND t.kind <> 'check-in' AND t."on" BETWEEN :monday AND :sunday
ORDER BY t."on", t.at, t.id
"""


def round_items(source: Source) -> list[RoundItem]:
    """Everything the round goes through now."""
    today = source.today
    found = weekly_round(due_rows(source, today), findings(source), open_check_ins(source), today)
    return [*found, *_without_purpose(source)]


def open_check_ins(source: Source) -> list[CheckIn]:
    """The check-ins that are overdue and not planned, with the day proposed for each."""
    return [
        row
        for row in proposed(waiting(source), source.today, booked(source))
        if row.days_over > 0 and row.waiting.planned is None
    ]


def _without_purpose(source: Source) -> list[RoundItem]:
    monday, sunday = next_week(source.today)
    says = {"monday": monday.isoformat(), "sunday": sunday.isoformat()}
    found = []
    for touch, account, name, on, at, channel in source.select(NO_PURPOSE, says):
        when = full_day(type(monday).fromisoformat(on)) + (f", {at}" if at else "")
        what = _("{how} on {day}: what for?").format(how=Channel(channel).label, day=when)
        found.append(RoundItem(RoundStep.PURPOSE, "touch", touch, account, name, what, ""))
    return found
