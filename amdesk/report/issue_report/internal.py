"""The report of an issue for our own people: problem, steps, causes, corrections, money, times; no person's error."""

from collections.abc import Iterator

from amdesk.analysis.issue_afterwards import came_of_it
from amdesk.analysis.issue_money import money_of
from amdesk.analysis.issue_standards import correspondence
from amdesk.analysis.issue_whys import whys, without_names
from amdesk.analysis.series import Tone
from amdesk.model.issue_rows import IssueRecord, RemedyRow, RequestRow
from amdesk.model.rows import StepRow
from amdesk.model.values import IssueStatus, Phase, StepStatus
from amdesk.report.blocks import Block, Heading, Text
from amdesk.report.issue_report.parts import DAY, GAP, amount, on, transactions
from amdesk.report.items import Facts, Figure, Figures, Item, Mark, Quote
from amdesk.report.styles import BODY, BODY_MUTED, STEP
from amdesk.report.tables import Cell, Column, Row, Table
from amdesk.words import _, full_day, plural

INDENT = "   "


def internal(record: IssueRecord) -> Iterator[Block]:
    """The blocks of the report."""
    yield Heading(record.line.name, 0)
    yield Text(headline(record), BODY_MUTED, after=STEP)
    yield Figures(figures(record))
    for part in (problem, steps, standards, disputed, causes, corrections, credits, waiting, refusal, after):
        yield from part(record)


def headline(record: IssueRecord) -> str:
    """Kind, subject, severity, account, and who owns it."""
    line = record.line
    parts = [line.account, line.kind.label, line.subject.label, line.severity.label, line.status.label]
    if record.owner:
        parts.append(_("owner {name}").format(name=record.owner))
    return " · ".join(parts)


def figures(record: IssueRecord) -> list[Figure]:
    """Days, first answer, steps and money at a glance."""
    line = record.line
    days = plural("{n} day", "{n} days", line.days_open)
    found = [Figure(_("Open") if line.status.is_open else _("Took"), days)]
    if record.hours_to_answer is not None:
        found.append(Figure(_("First answer"), plural("{n} hour", "{n} hours", round(record.hours_to_answer))))
    elif line.answered_on is None and line.status.is_open:
        found.append(Figure(_("First answer"), "–", _("none yet"), Tone.BAD))
    if line.steps:
        found.append(Figure(_("Steps"), _("{done} of {all}").format(done=line.done, all=line.steps)))
    if line.disputed:
        money = money_of(line.disputed, record.detail.credit_notes)
        note = _("{amount} left").format(amount=amount(money.left, line.currency))
        if money.waiting:
            note = _("{amount} to sign off").format(amount=amount(money.waiting, line.currency)) + f", {note}"
        found.append(Figure(_("In dispute"), amount(line.disputed, line.currency), note))
    return found


def problem(record: IssueRecord) -> Iterator[Block]:
    """Their words, the facts, and who told us."""
    yield Heading(_("The problem"))
    if record.detail.words:
        yield Quote(record.detail.words)
    pairs = [(_("Reported"), reported(record))]
    if record.period_from or record.period_until:
        period = f"{on(record.period_from)} – {on(record.period_until)}".strip(" –")
        pairs.append((_("Periods"), period))
    if record.facts:
        pairs.append((_("Facts"), without_names(record.facts, record.colleagues)))
    if record.venting:
        pairs.append((_("Venting"), record.venting))
    if record.upset is not None:
        pairs.append((_("How upset"), _("{n} of 5").format(n=record.upset)))
    if record.reopened:
        pairs.append((_("Reopened"), plural("{n} time", "{n} times", record.reopened)))
    involved = "; ".join(f"{each.who}: {each.part}" if each.part else each.who for each in record.involved)
    if involved:
        pairs.append((_("Involved"), involved))
    yield Facts(pairs)


def reported(record: IssueRecord) -> str:
    """When, and by whom."""
    day = full_day(record.line.reported_on)
    return f"{day}, {record.detail.reporter}" if record.detail.reporter else day


def steps(record: IssueRecord) -> Iterator[Block]:
    """The checklist phase by phase, with owner, day and evidence."""
    if not record.steps:
        return
    yield Heading(_("Steps"))
    columns = [
        Column("", points=20.0),
        Column(_("Step"), 3.2),
        Column(_("Who"), 1.2),
        Column(_("Done or due"), points=DAY + 14),
        Column(_("Evidence"), 1.8),
    ]
    rows: list[Row] = []
    for phase in Phase:
        of_it = [step for step in record.steps if step.phase is phase]
        if of_it:
            rows.append(Row(["", Cell(phase.label, strong=True), "", "", ""], wash=True))
            rows += [step_row(step, record) for step in of_it]
    yield Table(columns, rows)


def step_row(step: StepRow, record: IssueRecord) -> Row:
    """A step as a row."""
    proofs = "; ".join(record.proofs.get(step.id, ()))
    if not proofs and step.needs_evidence and step.status is StepStatus.OPEN:
        proofs = _("needed")
    note = without_names(step.note, record.colleagues) if step.phase is Phase.FIND_OUT else step.note
    words = f"{step.name}\n{note}" if note else step.name
    return Row([str(step.number), words, step.owner, step_state(step, record), proofs])


def step_state(step: StepRow, record: IssueRecord) -> Cell:
    """Whether a step is done, skipped, late or due."""
    if step.status is StepStatus.DONE:
        return Cell(on(step.done_on) or _("done"), Tone.GOOD)
    if step.status is StepStatus.SKIPPED:
        return Cell(_("skipped: {why}").format(why=step.skipped_because))
    if step.due is not None and step.due < record.today and record.line.status.is_open:
        return Cell(_("late, {day}").format(day=full_day(step.due)), Tone.BAD)
    return Cell(on(step.due))


def standards(record: IssueRecord) -> Iterator[Block]:
    """Where the steps stand in ISO 10002 and in the 8D method."""
    stages = correspondence(record.steps)
    if not stages:
        return
    yield Heading(_("Beside the standards"), 2)
    columns = [Column(_("Steps"), 0.7), Column("ISO 10002", 2.6), Column("8D", 0.7), Column(_("Done"), 0.7)]
    rows = [
        Row([each.steps, _(each.stage.iso), each.stage.disciplines, f"{each.done} / {each.count}"]) for each in stages
    ]
    yield Table(columns, rows, gap=GAP)


def disputed(record: IssueRecord) -> Iterator[Block]:
    """The transactions in dispute."""
    if record.disputed:
        yield Heading(_("Transactions in dispute"))
        yield from transactions(record.disputed, record.line.currency)


def causes(record: IssueRecord) -> Iterator[Block]:
    """Why it happened, and the part of each team; never of a person."""
    tree, shares = whys(record), record.detail.shares
    if not tree and not shares:
        return
    yield Heading(_("Why it happened"))
    for why in tree:
        yield Item(INDENT * why.depth + why.text, Mark("•" if not why.depth else "→"), aside=why.category)
    if shares:
        said = ", ".join(f"{team} {share} %" for team, share in shares)
        yield Text(_("Part of each team: {shares}.").format(shares=said), BODY, before=STEP, after=STEP * 2)


def corrections(record: IssueRecord) -> Iterator[Block]:
    """What is done so that it does not come again, and whether it worked."""
    if not record.remedies:
        return
    yield Heading(_("Corrections"))
    columns = [Column(_("Action"), 3.0), Column(_("Who"), 1.2), Column(_("Done or due"), points=DAY + 14)]
    yield Table([*columns, Column(_("Checked"), 1.6)], [correction(each) for each in record.remedies])


def correction(each: RemedyRow) -> Row:
    """A corrective action as a row."""
    state = Cell(on(each.done_on), Tone.GOOD) if each.done_on else Cell(on(each.due))
    checked = _("to be looked at {day}").format(day=on(each.check_due)) if each.check_due else ""
    if each.checked_on:
        found = _("works as intended") if each.worked else _("does not work as intended")
        checked = f"{on(each.checked_on)}: {found}"
    return Row([each.name, each.owner, state, checked])


def credits(record: IssueRecord) -> Iterator[Block]:
    """The credit notes."""
    notes = record.detail.credit_notes
    if not notes:
        return
    yield Heading(_("Credit notes"))
    columns = [Column(_("Number"), 1.6), Column(_("Day"), points=DAY), Column(_("Amount"), 1.0, numbers=True)]
    rows = [
        Row([number, on(day), amount(minor, record.line.currency), on(signed) or Cell(_("not yet"), Tone.WARN)])
        for _id, number, day, minor, signed in notes
    ]
    yield Table([*columns, Column(_("Signed off by the customer"), 1.4)], rows, gap=GAP)


def waiting(record: IssueRecord) -> Iterator[Block]:
    """What was asked of whom, and how long it took."""
    if not record.requests:
        return
    yield Heading(_("Requests"))
    columns = [Column(_("Asked of"), 1.3), Column(_("Request"), 2.6), Column(_("Asked"), points=DAY)]
    columns += [Column(_("Answered"), points=DAY), Column(_("Waited"), 0.8, numbers=True)]
    yield Table(columns, [request_row(each, record) for each in record.requests])


def request_row(each: RequestRow, record: IssueRecord) -> Row:
    """A request as a row."""
    days = each.days_waiting(record.today)
    waited = plural("{n} day", "{n} days", days) if days is not None else ""
    answered = on(each.answered_on) if each.answered_on else Cell(_("not yet"), Tone.WARN)
    return Row([each.who, each.text, on(each.asked_on), answered, waited])


def refusal(record: IssueRecord) -> Iterator[Block]:
    """The no: its reason, what was offered, who agreed, the money at stake."""
    no = record.refusal
    if record.line.status is not IssueStatus.DECLINED or no is None:
        return
    yield Heading(_("Declined"))
    offered = f"{no.alternative} ({_('accepted') if no.accepted else _('not accepted')})"
    pairs = [(_("Reason"), no.reason), (_("Offered instead"), offered), (_("Agreed by"), no.agreed_by)]
    if no.cause is not None:
        pairs.append((_("True cause"), no.cause.label))
    if no.at_stake is not None:
        pairs.append((_("At stake"), amount(no.at_stake, no.currency or record.line.currency)))
    yield Facts(pairs)


def after(record: IssueRecord) -> Iterator[Block]:
    """The customer's word, the review call, and what came of the account."""
    pairs = []
    if record.detail.confirmed_on:
        pairs.append((_("Customer confirmed"), full_day(record.detail.confirmed_on)))
    if record.detail.review_on:
        pairs.append((_("Review call"), full_day(record.detail.review_on)))
    if record.closed_on:
        pairs.append((_("Closed"), full_day(record.closed_on)))
    told = came_of_it(record.afterwards, record.today)
    if pairs or told:
        yield Heading(_("After it"))
    if pairs:
        yield Facts(pairs)
    for sentence in told:
        yield Text(sentence, BODY, after=STEP)
