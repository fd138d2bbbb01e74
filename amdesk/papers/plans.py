"""Account plans on paper: one, or all in a single document."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

from amdesk.analysis.managers_page import managers_page
from amdesk.analysis.map_warnings import map_warnings
from amdesk.analysis.network import arranged, draw, tree_of
from amdesk.analysis.position import by_threat
from amdesk.model.rows import ActionRow, PlanContent
from amdesk.model.source import Source
from amdesk.papers import figures, known
from amdesk.report.account_plan import DEFAULT, AccountPlanContent, PlanSection, account_plan, plan_pack, plan_title
from amdesk.report.account_plan.content import ChangeRow
from amdesk.report.page import PrintingStopped, Progress, no_progress, stop_never, write_whole
from amdesk.report.styles import PaperSize
from amdesk.store.queries import accounts, changes, issues, plan, tiers
from amdesk.store.queries.cells import day
from amdesk.store.queries.managers_page import managers_facts
from amdesk.store.queries.map import account_map
from amdesk.store.queries.opportunities import opportunity_rows
from amdesk.store.queries.position import position_rows, presence_rows

WIDE_ROOM = (1800, 560)
"""The shape of what a plan leaves for the map, in map units."""

Stopped = Callable[[], bool]

WITH_PLAN = """
SELECT DISTINCT a.id FROM account a JOIN plan p ON p.account_id = a.id
WHERE p.status <> 'closed' AND a.status <> 'lost' ORDER BY a.name COLLATE NOCASE, a.id
"""
REVIEWED = """
SELECT max("on") FROM review WHERE held = 1 AND (account_id = ? OR account_id IS NULL) AND "on" <= ?
"""
ARRIVED = """
SELECT max(s.at) FROM journal j JOIN journal_step s ON s.id = j.step
WHERE j.tbl = 'account' AND j.row = ? AND j.op = 'I'
"""
NAME = "SELECT name FROM account WHERE id = ?"


def accounts_with_plan(source: Source) -> list[int]:
    """The accounts that have a plan which is not closed, by name."""
    return [row[0] for row in source.select(WITH_PLAN)]


def plan_name(source: Source, account_id: int) -> str:
    """The title an account's plan is printed under. Raises LookupError when there is no such account."""
    rows = source.select(NAME, (account_id,))
    if not rows:
        raise LookupError(account_id)
    return plan_title(rows[0][0])


def account_plan_content(source: Source, account_id: int, plan_id: int | None = None) -> AccountPlanContent:
    """Everything the plan of an account prints; the plan to work in unless one is named.

    Raises LookupError when there is no such account or plan.
    """
    head = accounts.account_head(source, account_id)
    chosen = plan_id or plan.current_plan(source, account_id)
    content = plan.plan_content(source, chosen) if chosen else None
    drawn = account_map(source, account_id)
    tree = tree_of(drawn, WIDE_ROOM)
    warnings = map_warnings(drawn, tiers.tier_needs(source)[head.tier], content)
    since = last_review(source, account_id, content)
    me, manager = known.signers(source)
    return AccountPlanContent(
        head=head,
        today=source.today,
        plan=content,
        figures=figures.figures(source, account_id, head.currency),
        aims=known.aims(source, account_id),
        profile=known.profile(source, account_id),
        served=known.served(source, account_id),
        their_plans=known.their_plans(source, account_id),
        drawing=draw(drawn, arranged(drawn, tree), tree),
        map_sentences=tuple(f"{each.sentence} {each.next_step}".strip() for each in warnings),
        buying=known.buying(source, account_id),
        position=tuple(position_rows(source, account_id)),
        presences=tuple(by_threat(presence_rows(source, account_id))),
        white_space=known.white_space(source, account_id),
        opportunities=tuple(opportunity_rows(source, account_id)),
        loose_actions=loose(plan.actions_of(source, "account", account_id)),
        issues=tuple(issues.issue_lines(source, account_id)),
        pulse=tuple(figures.pulse_charts(source, account_id)),
        money=tuple(figures.money_charts(source, account_id, head.currency)),
        changes=changed(source, account_id, chosen, since) if since else (),
        changes_since=since,
        me=me,
        manager=manager,
    )


def last_review(source: Source, account_id: int, content: PlanContent | None) -> date | None:
    """The day changes are counted from: the last review held, else the agreement, else the plan's beginning."""
    held = source.select(REVIEWED, (account_id, source.today.isoformat()))[0][0]
    if held or content is None:
        return day(held)
    return content.agreed_on or min(content.starts, source.today)


def changed(source: Source, account_id: int, plan_id: int | None, since: date) -> tuple[ChangeRow, ...]:
    """What changed in the plan and at the account since a day, the newest first.

    What came into amdesk together with the account, as by an import, is no change; moves dated before it are.
    """
    arrived = arrival(source, account_id)
    begin: date | datetime = since
    found = []
    if arrived is not None and arrived.date() > since:
        begin = arrived
        told = changes.account_changes(source, account_id, since)
        found = [change for change in told if change.table == "person" and change.on < arrived.date()]
    found += changes.account_changes(source, account_id, begin)
    found += changes.plan_changes(source, plan_id, begin) if plan_id else []
    rows = [ChangeRow(change.on, change.what, change.needs_agreement) for change in found]
    return tuple(sorted(rows, key=lambda row: row.on, reverse=True))


def arrival(source: Source, account_id: int) -> datetime | None:
    """When the account came into amdesk, in local time; None where the journal does not reach back so far."""
    at = source.select(ARRIVED, (account_id,))[0][0]
    return datetime.fromisoformat(at).astimezone() if at else None


def loose(actions: Sequence[ActionRow]) -> tuple[ActionRow, ...]:
    """The open actions that belong to no objective."""
    return tuple(action for action in actions if action.objective_id is None and action.status.is_open)


def built_account_plan(
    content: AccountPlanContent,
    sections: frozenset[PlanSection] = DEFAULT,
    size: PaperSize = PaperSize.A4,
    *,
    printed: datetime,
    progress: Progress = no_progress,
    stopped: Stopped = stop_never,
) -> bytes:
    """An account's plan as PDF. Raises PrintingStopped and ShapingMissing."""
    paper, blocks = account_plan(content, sections, size, printed)
    return paper.build(blocks, progress, stopped)


def print_account_plan(
    source: Source,
    account_id: int,
    path: Path,
    sections: frozenset[PlanSection] = DEFAULT,
    size: PaperSize = PaperSize.A4,
    printed: datetime | None = None,
) -> None:
    """Write an account's plan to a file that only the user can read, wholly or not at all.

    Raises LookupError without such an account, OSError when the place cannot be written, ShapingMissing.
    """
    content = account_plan_content(source, account_id)
    write_whole(path, built_account_plan(content, sections, size, printed=printed or datetime.now()))


def print_all(
    source: Source,
    path: Path,
    sections: frozenset[PlanSection] = DEFAULT,
    size: PaperSize = PaperSize.A4,
    printed: datetime | None = None,
    progress: Progress = no_progress,
    stopped: Stopped = stop_never,
) -> int:
    """Write the plans of all accounts that have one to a single file behind the manager's page; gives their number.

    Raises PrintingStopped, then nothing was written, OSError and ShapingMissing.
    """
    contents = []
    for account_id in accounts_with_plan(source):
        if stopped():
            raise PrintingStopped
        contents.append(account_plan_content(source, account_id))
    page = managers_page(managers_facts(source))
    paper, blocks = plan_pack(contents, sections, size, printed or datetime.now(), page)
    paper.save(blocks, path, progress, stopped)
    return len(contents)
