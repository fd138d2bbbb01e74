"""The customer in a plan: profile, how they want to be served, their plans, the map, how they buy."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from amdesk.analysis.series import Tone
from amdesk.report.account_plan.content import AccountPlanContent, TheirPlanRow
from amdesk.report.blocks import Block, Group, Heading, Text
from amdesk.report.items import Facts, Item, bullets
from amdesk.report.network import Network
from amdesk.report.styles import BODY, BODY_MUTED, STEP
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
