"""How things stand: issues, satisfaction, money, what changed, and the page to sign."""

from collections.abc import Iterator, Sequence

from amdesk.analysis.series import Bars, Chart, Lines, Tone
from amdesk.model.rows import IssueLine
from amdesk.model.values import Money, Severity
from amdesk.report.account_plan.business import DAY, GAP, quiet
from amdesk.report.account_plan.content import AccountPlanContent, ChangeRow, measure_words, period
from amdesk.report.blocks import Block, Heading, Text, together
from amdesk.report.charts import ChartBlock
from amdesk.report.items import NoteLines, Signatures
from amdesk.report.styles import BODY, STEP
from amdesk.report.tables import Cell, Column, Row, Table
from amdesk.words import _, full_day, plural

CHART_HIGH = 100.0
SEVERE = {Severity.CRITICAL: Tone.BAD, Severity.MEDIUM: Tone.WARN}


def issues(content: AccountPlanContent) -> Iterator[Block]:
    """The open issues with how far they are, and how many were settled."""
    waiting = [issue for issue in content.issues if issue.status.is_open]
    settled = len(content.issues) - len(waiting)
    if not waiting:
        yield quiet(_("No issue is open."))
    else:
        columns = [
            Column(_("Issue"), 2.6),
            Column(_("Severity"), 0.9),
            Column(_("Phase"), 1.2),
            Column(_("Open"), 0.8, numbers=True),
            Column(_("In dispute"), 1.1, numbers=True),
            Column(_("Who"), 1.1),
        ]
        yield Table(columns, [issue_row(issue) for issue in waiting], gap=GAP)
    if settled:
        yield quiet(plural("{n} other issue was settled.", "{n} other issues were settled.", settled))


def issue_row(issue: IssueLine) -> Row:
    """An open issue as a row."""
    phase = issue.phase.label if issue.phase else ""
    steps = _("{done} of {all} steps").format(done=issue.done, all=issue.steps) if issue.steps else ""
    dispute = f"{Money(issue.disputed, issue.currency).short} {issue.currency}" if issue.disputed else ""
    return Row(
        [
            f"{issue.name}\n{issue.kind.label}, {issue.subject.label.lower()}",
            Cell(issue.severity.label, SEVERE.get(issue.severity)),
            "\n".join(part for part in (phase, steps) if part),
            plural("{n} day", "{n} days", issue.days_open),
            dispute,
            issue.owner or _("nobody yet"),
        ]
    )


def charts(shown: Sequence[Chart], missing: str) -> Iterator[Block]:
    """Charts below each other; the sentence when there is nothing to draw."""
    full = [chart for chart in shown if has_something(chart)]
    if not full:
        yield quiet(missing)
    for chart in full:
        yield ChartBlock(chart, CHART_HIGH)


def has_something(chart: Chart) -> bool:
    """Whether a chart has a value to draw."""
    if isinstance(chart, Bars):
        return any(bar.value for bar in (*chart.bars, *chart.compare))
    if isinstance(chart, Lines):
        return any(line.points for line in chart.lines)
    return any(part.value for part in chart.parts)


def pulse(content: AccountPlanContent) -> Iterator[Block]:
    """Satisfaction over time."""
    yield from charts(content.pulse, _("Nobody was asked yet how satisfied they are."))


def money(content: AccountPlanContent) -> Iterator[Block]:
    """Revenue and what is owed."""
    yield from charts(content.money, _("No revenue and no invoices are known yet."))


def changes(content: AccountPlanContent) -> Iterator[Block]:
    """What changed since the last review, newest first; what alters the agreement is marked."""
    if content.changes_since is None:
        yield quiet(_("There was no review yet to compare with."))
        return
    since = full_day(content.changes_since)
    if not content.changes:
        yield quiet(_("Nothing has changed since {day}.").format(day=since))
        return
    yield Text(_("Since {day}.").format(day=since), BODY, after=STEP)
    yield Table(
        [Column(_("When"), points=DAY), Column(_("What"), 3.2), Column("", 1.2)], list(changed_rows(content.changes))
    )


def changed_rows(changes: Sequence[ChangeRow]) -> Iterator[Row]:
    """Changes as rows."""
    for change in changes:
        mark = Cell(_("needs agreement again"), Tone.WARN) if change.needs_agreement else Cell()
        yield Row([full_day(change.on), change.what, mark])


def agreement(content: AccountPlanContent) -> Iterator[Block]:
    """The page to sign: what is agreed in short, lines for notes, lines for names."""
    if content.plan is None or not content.objectives:
        yield quiet(_("There is nothing to agree yet: the plan has no objectives."))
        return
    opening = _("The plan for {account}, {period}, was gone through together. Both sides want to reach:")
    yield Text(opening.format(account=content.head.name, period=period(content.plan)), BODY, after=STEP * 2)
    columns = [Column(_("Objective"), 2.6), Column(_("For"), 0.9), Column(_("Measure"), 2.2)]
    rows = [
        Row([each.name, each.side.label, measure_words(each), full_day(each.due) if each.due else ""])
        for each in content.objectives
    ]
    yield Table([*columns, Column(_("By"), points=DAY)], rows)
    ours = [named(content.me, _("account manager")), named(content.manager, _("manager"))]
    signing = Signatures([*ours, _("For {account}").format(account=content.head.name)], _("Date"))
    yield together(Heading(_("Noted"), 2, listed=False), NoteLines(4), signing)


def named(name: str, role: str) -> str:
    """A name with what it signs as; the role alone when the name is not known."""
    return f"{name}, {role}" if name else role[:1].upper() + role[1:]
