"""What the rounds go through, read from the workspace."""

from datetime import date

from amdesk.analysis.check_ins import proposed
from amdesk.analysis.monthly_round import monthly_round, the_page, the_review
from amdesk.analysis.rounds import RoundItem, RoundKind, RoundStep
from amdesk.analysis.tiers import tier_lines
from amdesk.analysis.weekly_round import next_week, weekly_round
from amdesk.analysis.workload import key_capacity
from amdesk.analysis.yearly_round import yearly_round
from amdesk.model.loop_rows import CheckIn
from amdesk.model.source import Source
from amdesk.model.values import Channel
from amdesk.store.queries import rounds
from amdesk.store.queries.agenda import due_rows
from amdesk.store.queries.check_ins import booked, waiting
from amdesk.store.queries.findings import findings
from amdesk.store.queries.issues import issue_lines
from amdesk.store.queries.managers_page import managers_facts
from amdesk.store.queries.tiers import tier_worths
from amdesk.store.queries.today import memos_waiting
from amdesk.ui.workload import assumptions
from amdesk.words import _, day, full_day

NO_PURPOSE = """
SELECT t.id, a.id, a.name, t."on", t.at, t.channel FROM touch t JOIN account a ON a.id = t.account_id
WHERE t.status = 'planned' AND t.purpose = '' AND t.kind <> 'check-in' AND t."on" BETWEEN :monday AND :sunday
ORDER BY t."on", t.at, t.id
"""


def round_items(source: Source, kind: RoundKind = RoundKind.WEEK) -> list[RoundItem]:
    """Everything a round goes through now."""
    return {RoundKind.WEEK: _week, RoundKind.MONTH: _month, RoundKind.YEAR: _year}[kind](source)


def _week(source: Source) -> list[RoundItem]:
    today = source.today
    found = weekly_round(due_rows(source, today), findings(source), open_check_ins(source), today)
    return [*found, *_without_purpose(source)]


def _month(source: Source) -> list[RoundItem]:
    facts = managers_facts(source)
    found = monthly_round(
        facts.decided,
        facts.band_changes,
        rounds.plan_standings(source),
        issue_lines(source),
        memos_waiting(source),
        source.today,
    )
    held = [] if rounds.was_held(source) else [the_review(taken_words(source))]
    return [the_page(source.today), *found, *held]


def _year(source: Source) -> list[RoundItem]:
    worths = tier_worths(source)
    lines = tier_lines(worths, key_capacity(assumptions(source)))
    return yearly_round(rounds.plans_ending(source), lines, rounds.rhythms_held(source), worths.currency, source.today)


def taken_words(source: Source, account: int | None = None) -> list[str]:
    """The decisions of the review in work as one reads them; only those about an account where one is named."""
    return [
        " · ".join(part for part in (one.text, one.owner, day(one.due, source.today) if one.due else "") if part)
        for one in rounds.decisions_taken(source, rounds.review_in_work(source))
        if account is None or one.account_id == account
    ]


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
        when = full_day(date.fromisoformat(on)) + (f", {at}" if at else "")
        what = _("{how} on {day}: what for?").format(how=Channel(channel).label, day=when)
        found.append(RoundItem(RoundStep.PURPOSE, "touch", touch, account, name, what, ""))
    return found
