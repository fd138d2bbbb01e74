"""The plan for the customer: what both sides want to reach, who does what by when, where to sign."""

from collections.abc import Callable, Iterator, Sequence

from amdesk.analysis.issue_told import Told
from amdesk.model.rows import ActionRow, ObjectiveRow
from amdesk.report.account_plan.business import DAY, quiet
from amdesk.report.account_plan.content import AccountPlanContent, PlanSection, measure_words, period, standing
from amdesk.report.account_plan.cover import cover
from amdesk.report.account_plan.marks import Progress
from amdesk.report.account_plan.told import ToldPlan
from amdesk.report.blocks import Block, Card, Columns, Group, Heading, PageBreak, Text, together
from amdesk.report.issue_report.customer import reported
from amdesk.report.items import DONE, TO_DO, Facts, Item, NoteLines, Quote, Signatures, bullets
from amdesk.report.network import Network
from amdesk.report.styles import ACCENT, BODY, BODY_MUTED, CUSTOMER, SMALL, SMALL_MUTED, STEP, Style, Weight
from amdesk.report.tables import Cell, Column, Row, Table
from amdesk.words import _, full_day, plural

NEXT_ACTIONS = 6
MAP_HIGH = 330.0
"""Names and lines alone need less room than the map with all that is ours; their business fits above it."""
STRONG = Style(9.0, 12.5, Weight.SEMIBOLD)
SIDE_HEAD = Style(10.0, 14.0, Weight.SEMIBOLD)
FACTS_SHARE = 0.17


def customer_story(told: ToldPlan, sections: frozenset[PlanSection], room: float) -> list[Block]:
    """The blocks of the chosen sections in their order."""
    blocks: list[Block] = []
    if PlanSection.COVER in sections:
        blocks += [*cover(told.content, room), PageBreak()]
    if PlanSection.FIRST in sections:
        blocks += list(first(told.content))
    for section, write in SECTIONS.items():
        if section in sections:
            written: list[Block] = [Heading(title(section)), *write(told)]
            blocks += [together(*written)] if section is PlanSection.AGREEMENT else written
    return blocks


def title(section: PlanSection) -> str:
    """A section's heading, said to the customer."""
    said = {
        PlanSection.PROFILE: _("Your business"),
        PlanSection.MAP: _("Who is who"),
        PlanSection.ISSUES: _("What you told us"),
        PlanSection.ACTIONS: _("Who does what"),
        PlanSection.OBJECTIVES: _("What we want to reach"),
    }
    return said.get(section, section.label)


def first(content: AccountPlanContent) -> Iterator[Block]:
    """Whose plan it is, what it wants in short, both sides beside each other, and what comes next."""
    yield Heading(content.head.name, 0)
    plan = content.plan
    if plan is None:
        yield quiet(_("There is no plan yet."))
        return
    parts = [_("Plan {period}").format(period=period(plan)), standing(plan)]
    if plan.next_review:
        parts.append(_("next review {day}").format(day=full_day(plan.next_review)))
    yield Text(" · ".join(parts), BODY_MUTED, after=STEP * 2)
    if plan.summary.strip():
        yield Quote(plan.summary)
    aims = [aim for aim in content.aims if not aim.reached]
    if aims:
        yield Heading(_("What you want"), 1, listed=False)
        yield bullets([f"{aim.text} ({aim.measure})" if aim.measure else aim.text for aim in aims])
    if content.objectives:
        halves = [_half(content, ours=ours) for ours in (False, True)]
        yield Columns([half for half in halves if half], before=STEP * 3, after=STEP)
    coming = content.open_actions()
    if coming:
        yield Heading(_("What comes next"), 1, listed=False)
        for action, _objective in coming[:NEXT_ACTIONS]:
            yield Item(action.name, TO_DO, _who_and_when(action), style=SMALL)
        if len(coming) > NEXT_ACTIONS:
            yield Text(plural("and {n} more", "and {n} more", len(coming) - NEXT_ACTIONS), SMALL_MUTED)


def side_name(*, ours: bool) -> str:
    """A side as it is called between the two."""
    return _("For us") if ours else _("For you")


def _half(content: AccountPlanContent, *, ours: bool) -> list[Block]:
    rows, edge = content.of_side(ours=ours), ACCENT if ours else CUSTOMER
    if not rows:
        return []
    blocks: list[Block] = [Text(side_name(ours=ours), SIDE_HEAD.but(colour=edge), after=STEP)]
    for row in rows:
        lines: list[Block] = [Text(row.name, STRONG, after=0.0)]
        if row.due:
            lines.append(Text(_("by {day}").format(day=full_day(row.due)), SMALL_MUTED, after=0.0))
        if measure_words(row):
            lines.append(Progress(row))
        blocks.append(Card(lines, edge, before=STEP * 0.5, after=STEP * 1.25, pad=STEP * 1.5))
    return blocks


def _who_and_when(action: ActionRow) -> str:
    when = action.done_on or action.due
    return " · ".join(part for part in (action.owner, full_day(when) if when else "") if part)


def objectives(told: ToldPlan) -> Iterator[Block]:
    """Every objective with why it is good for the customer and what is done for it."""
    if not told.content.objectives:
        yield quiet(_("Nothing is written down yet."))
    for ours in (False, True):
        rows = told.content.of_side(ours=ours)
        if rows:
            yield Heading(side_name(ours=ours), 2)
            for row in rows:
                yield _objective(row)


def _objective(row: ObjectiveRow) -> Card:
    by = _("by {day}").format(day=full_day(row.due)) if row.due else ""
    pairs = [(_("Why"), row.why_them.strip()), (_("Your aim"), row.aim.strip())]
    blocks: list[Block] = [Heading(row.name, 2, by, listed=False)]
    blocks.append(Facts([(name, words) for name, words in pairs if words], FACTS_SHARE, after=0.0))
    if measure_words(row):
        blocks.append(Progress(row, SMALL, before=STEP))
    for action in row.actions:
        mark = DONE if action.done_on is not None else TO_DO
        blocks.append(Item(action.name, mark, _who_and_when(action), style=SMALL))
    return Card(blocks, ACCENT if row.side.is_ours else CUSTOMER)


def actions(told: ToldPlan) -> Iterator[Block]:
    """What is still to come by day, and what is done."""
    columns = [Column(_("What"), 2.6), Column(_("For"), 2.3), Column(_("Who"), 1.5), Column(_("When"), points=DAY)]
    found = [
        (_("To do"), told.content.open_actions()),
        (_("Done"), told.content.done_actions()),
    ]
    for name, rows in found:
        if rows:
            yield Heading(name, 2, listed=False)
            yield Table(columns, [_action_row(action, objective) for action, objective in rows])
    if not any(rows for _name, rows in found):
        yield quiet(_("Nothing is written down yet."))


def _action_row(action: ActionRow, objective: str) -> Row:
    when = action.done_on or action.due
    name = Cell(action.name, ticked=action.done_on is not None)
    return Row([name, objective, action.owner, full_day(when) if when else ""])


def business(told: ToldPlan) -> Iterator[Block]:
    """What we understood of their business, and how they want to be served."""
    content = told.content
    if content.profile:
        yield Facts([(entry.section.label, entry.text) for entry in content.profile])
    if content.served:
        yield Group([Heading(_("How you want to be served"), 2), Facts(content.served)], together=True)
    if not (content.profile or content.served):
        yield quiet(_("Nothing is written down yet."))


def who_is_who(told: ToldPlan) -> Iterator[Block]:
    """Names, titles, units and who reports to whom."""
    if told.content.drawing.cards:
        yield Network(told.content.drawing, MAP_HIGH, legend=False)
    else:
        yield quiet(_("Nothing is written down yet."))


def issues(told: ToldPlan) -> Iterator[Block]:
    """What is open, in the customer's words, with what was done and what comes next."""
    if not told.issues:
        yield quiet(_("Nothing is open."))
    for issue in told.issues:
        yield _issue(issue)


def _issue(issue: Told) -> Group:
    blocks: list[Block] = [Heading(issue.name, 2, listed=False), Text(reported(issue), BODY_MUTED, after=STEP)]
    if issue.words:
        blocks.append(Quote(issue.words))
    blocks.append(Text(issue.sentence, BODY, after=STEP))
    blocks += [Item(step.words, DONE, full_day(step.on) if step.on else "", style=SMALL) for step in issue.done]
    blocks += [Item(step.words, TO_DO, style=SMALL) for step in issue.coming]
    return Group(blocks, after=STEP * 2)


def agreement(told: ToldPlan) -> Iterator[Block]:
    """The page to sign: what both sides want to reach, lines for notes, lines for names."""
    content, plan = told.content, told.content.plan
    if plan is None or not content.objectives:
        yield quiet(_("There is nothing to agree yet."))
        return
    opening = _("We went through this plan together. From {start} until {end} we want to reach:")
    said = opening.format(start=full_day(plan.starts), end=full_day(plan.ends))
    yield Text(said, BODY, after=STEP * 2)
    columns = [Column(_("What"), 2.8), Column("", 0.7), Column(_("Measure"), 2.2), Column(_("By"), points=DAY)]
    yield Table(columns, _agreed_rows(content.objectives))
    ours = f"{content.me}, {_('account manager')}" if content.me else _("Account manager")
    signing = Signatures([ours, _("For {account}").format(account=content.head.name)], _("Date"))
    yield together(Heading(_("Noted"), 2, listed=False), NoteLines(4), signing)


def _agreed_rows(rows: Sequence[ObjectiveRow]) -> list[Row]:
    return [
        Row([each.name, side_name(ours=each.side.is_ours), measure_words(each), full_day(each.due) if each.due else ""])
        for each in sorted(rows, key=lambda each: each.side.is_ours)
    ]


SECTIONS: dict[PlanSection, Callable[[ToldPlan], Iterator[Block]]] = {
    PlanSection.PROFILE: business,
    PlanSection.MAP: who_is_who,
    PlanSection.OBJECTIVES: objectives,
    PlanSection.ACTIONS: actions,
    PlanSection.ISSUES: issues,
    PlanSection.AGREEMENT: agreement,
}
TOLD = (PlanSection.COVER, PlanSection.FIRST, *SECTIONS)
"""The sections the customer's edition has."""
TOLD_USUALLY = frozenset({PlanSection.FIRST, PlanSection.OBJECTIVES, PlanSection.AGREEMENT})
