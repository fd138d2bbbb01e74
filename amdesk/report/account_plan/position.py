"""Where we stand: both sides' strengths to threats, the competitors, the white space, and what is in the pipeline."""

from collections.abc import Iterator, Sequence
from functools import partial

from amdesk.analysis.pipeline import add_up, amounts, by_stage, pipeline_sentence, way_words
from amdesk.analysis.position import NAMES, PAIRS, threat
from amdesk.analysis.series import Tone
from amdesk.analysis.white_space import Matrix, state_words, total_lines, wallet
from amdesk.model.pipeline_rows import OpportunityRow
from amdesk.model.position_rows import PositionRow, PresenceRow
from amdesk.model.values import CellState, Money, PositionKind, Whose
from amdesk.model.white_space_rows import Place, WhiteRow
from amdesk.report.account_plan.business import DAY, GAP, quiet
from amdesk.report.account_plan.content import AccountPlanContent
from amdesk.report.blocks import Block, Card, Columns, Group, Heading, Text
from amdesk.report.items import Item
from amdesk.report.styles import ACCENT, BODY, CUSTOMER, STEP, Colour
from amdesk.report.tables import Cell, Column, Row, Table
from amdesk.words import _, full_day, listed

FEW_ROWS = 14
"""So many rows of the pipeline are kept on one page with what is said above them."""
UNITS_ACROSS = 5
"""More units than this do not fit beside each other; each is a block of its own below."""


def position(content: AccountPlanContent) -> Iterator[Block]:
    """Both sides, the competitors here, the white space, the opportunities."""
    for whose, name in ((Whose.OURS, _("Ours")), (Whose.THEIRS, _("The customer's"))):
        rows = [row for row in content.position if row.whose is whose]
        if rows:
            yield Heading(name, 2)
            yield from quadrants(rows, whose)
    if content.presences:
        yield from competitors(content.presences)
    if content.white_space is not None:
        yield from white_space(content.white_space, content.head.currency)
    if content.opportunities:
        yield from opportunities(content)
    if not (content.position or content.presences or content.white_space or content.opportunities):
        yield quiet(_("No strengths, weaknesses, opportunities or threats were written down yet."))


def competitors(presences: Sequence[PresenceRow]) -> Iterator[Block]:
    """The competitors, the most dangerous first."""
    yield Heading(_("Competitors here"), 2)
    columns = [
        Column(_("Competitor"), 1.2),
        Column(_("Where"), 1.3),
        Column(_("What it says"), 1.7),
        Column(_("Strong"), 0.7),
        Column(_("How open"), 0.8),
        Column(_("Threat"), 1.0),
        Column(_("Our answer"), 1.8),
    ]
    yield Table(columns, [presence_row(presence) for presence in presences], gap=GAP)


def presence_row(presence: PresenceRow) -> Row:
    """A competitor as a row."""
    found = threat(presence)
    ratings = (of_five(presence.strength), of_five(presence.vulnerability))
    danger = Cell(found.label, found.tone) if found else Cell(_("? not known"))
    answer = presence.answer or Cell(_("none yet"), Tone.WARN)
    return Row([presence.competitor, presence.where, presence.says, *ratings, danger, answer])


def of_five(value: int | None) -> str:
    """A rating in words."""
    return _("{n} of 5").format(n=value) if value is not None else ""


def quadrants(rows: Sequence[PositionRow], whose: Whose) -> Iterator[Block]:
    """Four cards, two beside each other; kinds without a line stay away when their neighbour has none either."""
    edge = ACCENT if whose is Whose.OURS else CUSTOMER
    for pair in PAIRS:
        halves = [[row for row in rows if row.kind is kind] for kind in pair]
        if any(halves):
            cards = [quadrant(kind, half, edge) for kind, half in zip(pair, halves, strict=True)]
            yield Columns([[card] for card in cards])


def quadrant(kind: PositionKind, rows: Sequence[PositionRow], edge: Colour) -> Card:
    """One kind of lines with their evidence."""
    lines: list[Block] = [Item(row.text, note=row.proof or _("without evidence")) for row in rows]
    return Card([Heading(_(NAMES[kind]), 3, listed=False), *(lines or [quiet(_("none yet"))])], edge)


def white_space(shown: Matrix, currency: str) -> Iterator[Block]:
    """The wallet in a sentence, then ranges by units with the sums of both; it is not torn apart without need."""
    said = _("{wallet} Amounts a year in {currency}.").format(wallet=wallet(shown.all()).sentence, currency=currency)
    first, *others = list(matrices(shown, currency))
    yield Group([Heading(_("White space"), 2), Text(said, BODY, after=STEP), first], together=True)
    yield from others


def matrices(shown: Matrix, currency: str) -> Iterator[Table]:
    """The units side by side, in as many tables as a page's width asks for; the last has the sums of all units."""
    across = -(-len(shown.units) // -(-len(shown.units) // UNITS_ACROSS))
    for begin in range(0, len(shown.units), across):
        some = shown.units[begin : begin + across]
        yield matrix_part(shown, some, currency, with_sums=begin + across >= len(shown.units))


def matrix_part(shown: Matrix, some: Sequence[Place], currency: str, *, with_sums: bool) -> Table:
    """Every range in some of the units."""
    columns = [Column(_("Range"), 1.0), *(Column(unit.name, 1.3) for unit in some)]
    if with_sums:
        columns.append(Column(_("All units"), 1.4))
    rows = []
    for range_ in shown.ranges:
        cells = [white_cell(shown, shown.cell(range_, unit), currency) for unit in some]
        sums = [sum_words(shown.of_range(range_), currency)] if with_sums else []
        rows.append(Row([range_.name, *cells, *sums]))
    sums = [sum_words(shown.all(), currency)] if with_sums else []
    below = [sum_words(shown.of_unit(unit), currency) for unit in some]
    rows.append(Row([_("All ranges"), *below, *sums], strong=True))
    return Table(columns, rows, gap=GAP)


TONES = {CellState.OURS: Tone.GOOD, CellState.COMPETITOR: Tone.BAD, CellState.OPEN: Tone.ACCENT}


def white_cell(shown: Matrix, cell: WhiteRow, currency: str) -> Cell:
    """Who has a cell, what of its worth is ours, and that it is an opportunity."""
    if not shown.counts(cell):
        return Cell("·")
    tone = TONES.get(cell.state) if cell.state is not None else None
    stage = f" → {cell.stage.label.lower()}" if cell.stage is not None else ""
    lines = [(cell.competitor or cell_name(cell)) + stage]
    if cell.state not in (None, CellState.NOT_WANTED):
        worth = Money(cell.potential, currency).short if cell.potential is not None else "?"
        ours = Money(cell.ours, currency).short if cell.ours else ""
        lines.append(_("{ours} of {worth}").format(ours=ours, worth=worth) if ours else worth)
    return Cell("\n".join(lines), tone)


def cell_name(cell: WhiteRow) -> str:
    """Who has a cell; the table puts a sign of its own before what is good or bad."""
    return cell.state.label if cell.state in (CellState.OURS, CellState.COMPETITOR) else state_words(cell)


def sum_words(cells: Sequence[WhiteRow], currency: str) -> str:
    """What of the worth of some cells is ours, what is to win, and how many nobody knows."""
    return "\n".join(total_lines(cells, partial(short_amount, currency)))


def short_amount(currency: str, minor: int) -> str:
    """An amount in whole units."""
    return Money(minor, currency).short


def opportunities(content: AccountPlanContent) -> Iterator[Block]:
    """The pipeline: open ones by stage with their sums, then what was decided and why."""
    said = Text(pipeline_sentence(content.opportunities, content.today), BODY, after=STEP)
    rows = list(pipeline_rows(content))
    head: list[Block] = [Heading(_("Opportunities"), 2), said]
    if rows:
        columns = [
            Column(_("Opportunity"), 2.3),
            Column(_("Way"), 0.9),
            Column(_("Value"), 1.0, numbers=True),
            Column("%", 0.5, numbers=True),
            Column(_("Weighted"), 1.0, numbers=True),
            Column(_("Closes"), points=DAY),
            Column(_("Who decides"), 1.5),
        ]
        head.append(Table(columns, rows, gap=GAP))
    yield Group(head, together=len(rows) <= FEW_ROWS, after=STEP * 3)
    decided = [row for row in content.opportunities if not row.stage.is_open]
    if decided:
        ended = [Column(_("Decided"), 2.0), Column("", 0.7), Column(_("Value"), 1.0, numbers=True)]
        yield Table([*ended, Column(_("Why"), 3.0), Column(_("Part"), 1.3)], [decided_row(row) for row in decided])


def pipeline_rows(content: AccountPlanContent) -> Iterator[Row]:
    """The open opportunities, each stage under a line with its sums."""
    for stage, found in by_stage(content.opportunities).items():
        if stage.is_open and found:
            sums = add_up(found)
            name = f"{stage.label}  {len(found)}"
            yield Row([name, "", amounts(sums.value), "", amounts(sums.weighted), "", ""], wash=True)
            yield from (opportunity_row(row, content) for row in found)


def opportunity_row(row: OpportunityRow, content: AccountPlanContent) -> Row:
    """An open opportunity as a row."""
    value, weighted = (money_words(amount, row.currency) for amount in (row.value, row.weighted))
    chance = f"{row.probability}" if row.probability is not None else "?"
    closes = full_day(row.closes_on) if row.closes_on else ""
    when = Cell(f"! {closes}", Tone.BAD) if row.is_overdue(content.today) else Cell(closes or _("no date"))
    people = listed([one.name for one in row.people]) or Cell(_("nobody known"), Tone.WARN)
    return Row([f"{row.name}\n{row.kind.label}", way_words(row), value, chance, weighted, when, people])


def decided_row(row: OpportunityRow) -> Row:
    """A decided opportunity as a row, with why in their words where they said it."""
    why = f"“{row.their_words}”" if row.their_words.strip() else row.why
    part = listed([one.name for one in row.colleagues])
    return Row([row.name, row.stage.label, money_words(row.value, row.currency), why, part])


def money_words(amount: int | None, currency: str) -> str:
    """An amount with its currency; "?" when it is not known."""
    return "?" if amount is None else f"{Money(amount, currency).short} {currency}"
