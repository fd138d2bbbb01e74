"""The customer in a plan: profile, how they want to be served, their plans, the map, how they buy, the position."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from amdesk.analysis.series import Tone
from amdesk.model.values import PositionKind, Whose
from amdesk.report.account_plan.content import AccountPlanContent, PositionRow, TheirPlanRow
from amdesk.report.blocks import Block, Card, Columns, Group, Heading, Text
from amdesk.report.items import Facts, Item, bullets
from amdesk.report.network import Network
from amdesk.report.styles import ACCENT, BODY, BODY_MUTED, CUSTOMER, STEP, Colour
from amdesk.report.tables import Cell, Column, Row, Table
from amdesk.words import _, full_day, plural

MAP_HIGH = 600.0
DAY = 54.0
GAP = STEP * 3


def profile(content: AccountPlanContent) -> Iterator[Block]:
    """Their business: what is known, since when and from whom."""
    pairs = [(row.section.label, row.text + origin(row.on, row.source)) for row in content.profile]
    if content.aims:
        aims = [aim.text + (f" ({aim.measure})" if aim.measure else "") for aim in content.aims]
        yield Group([Heading(_("Aims this year"), 2), bullets(aims)], together=True, after=STEP * 2)
    if pairs:
        yield Facts(pairs)
    if content.served:
        yield Group([Heading(_("How they want to be served"), 2), Facts(content.served)], together=True)
    if content.their_plans:
        yield Heading(_("Their plans"), 2)
        columns = [Column(_("Plan"), 3), Column(_("Use of our products"), 1.2), Column(_("By"), points=DAY)]
        yield Table([*columns, Column(_("For us"), 1)], [their_plan(row) for row in content.their_plans])
    if not (pairs or content.aims or content.served or content.their_plans):
        yield quiet(_("Nothing is known of their business yet: mission, aims, strategy, how they want to be served."))


def their_plan(row: TheirPlanRow) -> Row:
    """A plan of theirs as a row."""
    effect = row.effect.label if row.effect else ""
    risk = Cell(_("a risk"), Tone.WARN) if row.is_risk else Cell(_("an opportunity"))
    return Row([row.text, effect, full_day(row.by) if row.by else "", risk])


def origin(on: date | None, source: str) -> str:
    """Where an entry comes from, said at its end."""
    when = full_day(on) if on else ""
    told = ", ".join(part for part in (source, when) if part)
    return f"  ({told})" if told else ""


def quiet(words: str) -> Text:
    """A quiet line for what is missing."""
    return Text(words, BODY_MUTED, after=STEP * 2)


def account_map(content: AccountPlanContent) -> Iterator[Block]:
    """The map as large as a page allows, with what it warns of."""
    if not content.drawing.cards:
        yield quiet(_("Nobody is on the map yet: who decides, who uses it, who is listened to?"))
        return
    yield Network(content.drawing, MAP_HIGH)
    if content.map_sentences:
        lines = [Item(sentence, style=BODY) for sentence in content.map_sentences]
        yield Group([Heading(_("What the map warns of"), 2), *lines])


def buying(content: AccountPlanContent) -> Iterator[Block]:
    """How they buy, step by step; a step nobody is known for is a gap."""
    if not content.buying:
        yield quiet(_("How they buy is not known yet: who starts, tests, shortlists, decides and signs."))
        return
    columns = [
        Column("", points=14.0, numbers=True),
        Column(_("Step"), 2),
        Column(_("Who"), 1.6),
        Column(_("Takes"), 0.8, numbers=True),
        Column(_("Criteria"), 2.4),
    ]
    for purchase, steps in groupby(content.buying, key=lambda step: step.purchase):
        if purchase:
            yield Heading(purchase, 2)
        rows = []
        for number, step in enumerate(steps, 1):
            who = step.person or Cell(_("nobody known"), Tone.WARN)
            takes = plural("{n} day", "{n} days", step.days) if step.days is not None else ""
            rows.append(Row([str(number), step.name, who, takes, step.criteria]))
        yield Table(columns, rows, gap=GAP)


def position(content: AccountPlanContent) -> Iterator[Block]:
    """Strengths, weaknesses, opportunities and threats of both, and the competitors here."""
    for whose, name in ((Whose.OURS, _("Ours")), (Whose.THEIRS, _("The customer's"))):
        rows = [row for row in content.position if row.whose is whose]
        if rows:
            yield Heading(name, 2)
            yield from quadrants(rows, whose)
    if content.presences:
        yield Heading(_("Competitors here"), 2)
        columns = [
            Column(_("Competitor"), 1.3),
            Column(_("Where"), 1.2),
            Column(_("How strong"), 0.8),
            Column(_("What it says"), 1.7),
            Column(_("We are open to it"), 0.9),
            Column(_("Our answer"), 1.7),
        ]
        rows_of_them = [
            [p.competitor, p.where, of_five(p.strength), p.says, of_five(p.vulnerability), p.answer]
            for p in content.presences
        ]
        yield Table(columns, rows_of_them)
    if content.wallet:
        yield Text(content.wallet, BODY, after=STEP * 2)
    if not (content.position or content.presences or content.wallet):
        yield quiet(_("No strengths, weaknesses, opportunities or threats were written down yet."))


def of_five(value: int | None) -> str:
    """A rating in words."""
    return _("{n} of 5").format(n=value) if value is not None else ""


PAIRS = ((PositionKind.STRENGTH, PositionKind.WEAKNESS), (PositionKind.OPPORTUNITY, PositionKind.THREAT))
NAMES = {
    PositionKind.STRENGTH: "Strengths",
    PositionKind.WEAKNESS: "Weaknesses",
    PositionKind.OPPORTUNITY: "Opportunities",
    PositionKind.THREAT: "Threats",
}


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
    lines: list[Block] = [Item(row.text, note=row.proof) for row in rows]
    return Card([Heading(_(NAMES[kind]), 3, listed=False), *(lines or [quiet(_("none yet"))])], edge)
