"""What is to be done: objectives by side with both reasons, actions, resources, and the people to win."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from amdesk.analysis.renewals import contract_words
from amdesk.analysis.series import Tone
from amdesk.model.rows import ActionRow, ObjectiveRow, ResourceRow, TargetRow
from amdesk.model.values import UNKNOWN_SIGN, ResourceKind, Stance
from amdesk.report.account_plan.business import DAY, GAP, quiet
from amdesk.report.account_plan.content import AccountPlanContent, resource_amount
from amdesk.report.account_plan.marks import Progress, due_words
from amdesk.report.blocks import Block, Card, Heading, Text
from amdesk.report.items import DONE, TO_DO, Facts, Item
from amdesk.report.styles import ACCENT, BODY, CUSTOMER, SMALL, STEP, WARN, Style, Weight
from amdesk.report.tables import Cell, Column, Row, Table
from amdesk.words import _, full_day

FACTS_SHARE = 0.17
STANCE = 53.0
OBJECTIVE = Style(10.0, 14.0, Weight.SEMIBOLD)


def objectives(content: AccountPlanContent) -> Iterator[Block]:
    """Every objective with why it is good for us and why for them."""
    if not content.objectives:
        yield quiet(_("The plan has no objectives yet."))
        return
    for ours, name, none in (
        (True, _("For us: protect and grow"), _("Nothing yet for us.")),
        (False, _("For the customer: care and cultivate"), _("Nothing yet for the customer: this plan only sells.")),
    ):
        rows = content.of_side(ours=ours)
        yield Heading(name, 2)
        if not rows:
            yield Text(none, BODY.but(colour=WARN), after=STEP * 2)
        for row in rows:
            yield objective(row, content)


def objective(row: ObjectiveRow, content: AccountPlanContent) -> Card:
    """One objective as a card with its actions."""
    by = _("by {day}").format(day=full_day(row.due)) if row.due else _("no day yet")
    blocks: list[Block] = [
        Heading(row.name, 2, f"{row.side.label} · {by}", listed=False),
        Facts(reasons(row), FACTS_SHARE, after=0.0),
        Progress(row, SMALL, before=STEP),
    ]
    if row.is_half:
        blocks.append(Text(half_words(row), SMALL.but(colour=WARN), after=STEP))
    blocks += [task(action, content) for action in row.actions]
    return Card(blocks, ACCENT if row.side.is_ours else CUSTOMER)


def reasons(row: ObjectiveRow) -> list[tuple[str, str]]:
    """Both reasons and the aim of theirs it serves, as far as they are known."""
    pairs = [
        (_("Why for us"), row.why_us.strip()),
        (_("Why for them"), row.why_them.strip()),
        (_("Serves their aim"), row.aim.strip()),
    ]
    return [(name, words) for name, words in pairs if words]


def half_words(row: ObjectiveRow) -> str:
    """Which of the two reasons is missing."""
    if not row.why_us.strip() and not row.why_them.strip():
        return _("▲ Neither reason is written down: why for us, why for them?")
    if not row.why_us.strip():
        return _("▲ Half an objective: why for us is missing.")
    return _("▲ Half an objective: why for them is missing.")


def task(action: ActionRow, content: AccountPlanContent) -> Item:
    """An action with its box to tick, who does it and by when."""
    when, tone = due_words(action, content.today)
    aside = " · ".join(part for part in (action.owner, when) if part)
    mark = DONE if action.done_on is not None else TO_DO
    return Item(action.name, mark, aside, action.how, style=SMALL, aside_tone=tone)


ACTION_COLUMNS = (3.2, 2.0, 1.2, 1.05)


def actions(content: AccountPlanContent) -> Iterator[Block]:
    """All actions by day, then what was done, then the resources."""
    waiting, done = content.open_actions(), content.done_actions()
    if waiting:
        yield Heading(_("To do"), 2, listed=False)
        yield action_table(waiting, content, _("Due"))
    if done:
        yield Heading(_("Done"), 2, listed=False)
        yield action_table(done, content, _("Done"))
    if not (waiting or done):
        yield quiet(_("No actions are planned yet."))
    yield from contract_days(content)
    yield from resources(content)


def contract_days(content: AccountPlanContent) -> Iterator[Block]:
    """The dates of contracts within the plan's period."""
    days = content.plan.contracts if content.plan else ()
    if days:
        yield Heading(_("Contracts in this period"), 2, listed=False)
        yield from (Item(contract_words(each)) for each in days)


def action_table(rows: Sequence[tuple[ActionRow, str]], content: AccountPlanContent, day_title: str) -> Table:
    """Actions as a table with boxes to tick."""
    titles = (_("Action"), _("For"), _("Who"), day_title)
    columns = [Column(title, share) for title, share in zip(titles, ACTION_COLUMNS, strict=True)]
    return Table(columns, [action_row(action, objective_name, content) for action, objective_name in rows])


def action_row(action: ActionRow, objective_name: str, content: AccountPlanContent) -> Row:
    """An action as a row; what it needs and how it is done stand below its name."""
    is_done = action.done_on is not None
    more = [action.how.strip(), _("needs {what}").format(what=action.needs) if action.needs else ""]
    name = "\n".join(part for part in (action.name, *more) if part)
    return Row([Cell(name, ticked=is_done), objective_name, action.owner or _("nobody yet"), due_cell(action, content)])


def due_cell(action: ActionRow, content: AccountPlanContent) -> Cell:
    """The day an action was done or is due, and how late it is."""
    day = action.done_on or action.due
    words, tone = due_words(action, content.today)
    if day is None:
        return Cell(words)
    return Cell(f"{full_day(day)}\n{words}", Tone.BAD) if tone is Tone.BAD else Cell(full_day(day))


def resources(content: AccountPlanContent) -> Iterator[Block]:
    """What the plan asks for, was granted and has used, with the sums of days and money."""
    rows = content.plan.resources if content.plan else ()
    if not rows:
        return
    yield Heading(_("Resources"), 2)
    columns = [
        Column(_("What"), 2.4),
        Column(_("Who"), 1.4),
        Column(_("Asked"), 0.9, numbers=True),
        Column(_("Granted"), 0.9, numbers=True),
        Column(_("Used"), 0.9, numbers=True),
        Column(_("By"), points=DAY),
    ]
    lines = [resource_row(row, content.head.currency) for row in rows]
    yield Table(columns, [*lines, *sums(rows, content.head.currency)], gap=GAP)


def resource_row(row: ResourceRow, currency: str) -> Row:
    """A resource as a row; what was asked for and not granted is marked."""
    asked, granted, used = (resource_amount(row.kind, v, currency) for v in (row.asked, row.granted, row.used))
    is_short = row.asked is not None and (row.granted or Decimal(0)) < row.asked
    answer = Cell(granted or _("open"), Tone.WARN) if is_short else Cell(granted)
    return Row([row.what or row.kind.label, row.colleague, asked, answer, used, full_day(row.due) if row.due else ""])


def sums(rows: Sequence[ResourceRow], currency: str) -> Iterator[Row]:
    """The sum of each kind that can be added and has more than one line."""
    for kind in (ResourceKind.DAYS, ResourceKind.MANAGEMENT, ResourceKind.BUDGET):
        of_kind = [row for row in rows if row.kind is kind]
        if len(of_kind) > 1:
            total = [total_of([getattr(row, name) for row in of_kind]) for name in ("asked", "granted", "used")]
            cells = [resource_amount(kind, amount, currency) for amount in total]
            yield Row([_("All of {kind}").format(kind=kind.label.lower()), "", *cells, ""], strong=True)


def total_of(values: Sequence[Decimal | None]) -> Decimal | None:
    """The sum of what is known; None when nothing is."""
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None


def people(content: AccountPlanContent) -> Iterator[Block]:
    """The people to win: from which stance to which, by when, how, and who does it."""
    targets = content.plan.targets if content.plan else ()
    if not targets:
        yield quiet(_("Nobody is named yet whose stance is to change."))
        return
    columns = [
        Column(_("Person"), 1.7),
        Column(_("At the start"), points=STANCE),
        Column(_("Today"), points=STANCE + 8),
        Column(_("Wanted"), points=STANCE),
        Column(_("By"), points=DAY),
        Column(_("Approach"), 2.3),
        Column(_("Who"), 1.0),
    ]
    yield Table(columns, [target_row(target) for target in targets])


def target_row(row: TargetRow) -> Row:
    """A person to win as a row; reached and moved away from are marked."""
    person = f"{row.person}\n{row.job}" if row.job else row.person
    by = full_day(row.by) if row.by else ""
    stances = (stance_words(row.stance_then), Cell(stance_words(row.stance), tone_of(row)), wanted_words(row))
    return Row([person, *stances, by, row.approach, row.owner])


def stance_words(stance: Stance | None) -> str:
    """A stance with its sign."""
    return (
        f"{stance.sign} {stance.label.lower()}" if stance is not None else _("{sign} unknown").format(sign=UNKNOWN_SIGN)
    )


def wanted_words(row: TargetRow) -> str:
    """The stance wanted; empty when none was named."""
    return stance_words(row.stance_wanted) if row.stance_wanted is not None else ""


def tone_of(row: TargetRow) -> Tone | None:
    """Good when the wanted stance is reached, bad when the person moved away from it."""
    if row.stance is None or row.stance_wanted is None:
        return None
    if row.stance.value >= row.stance_wanted.value:
        return Tone.GOOD
    moved_away = row.stance_then is not None and row.stance.value < row.stance_then.value
    return Tone.BAD if moved_away else None
