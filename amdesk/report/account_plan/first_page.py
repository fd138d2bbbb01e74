"""The first page of a plan, which stands alone: aims, health, objectives of both sides, map, next actions, needs.

It is always one page: what does not fit is shortened in steps, and what was left out is said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amdesk.analysis.series import Tone
from amdesk.model.health_rows import Health
from amdesk.model.rows import ObjectiveRow
from amdesk.report.account_plan.content import AccountPlanContent, KeyFigure, period, standing
from amdesk.report.account_plan.marks import Progress, due_words
from amdesk.report.blocks import Block, Card, Columns, Group, Heading, Text, extent, fill
from amdesk.report.items import TO_DO, Figure, Figures, Item, Quote, bullets
from amdesk.report.network import Network
from amdesk.report.styles import ACCENT, BODY, BODY_MUTED, CUSTOMER, MUTED, SMALL, SMALL_MUTED, STEP, Style, Weight
from amdesk.words import _, full_day, plural

ACTIONS = 5
SHARES = (1.45, 1.0)
MAP_HEIGHTS = (190.0, 165.0, 140.0, 118.0)
STRONG = Style(9.0, 12.5, Weight.SEMIBOLD)
AIMS_HEAD = Style(9.0, 13.0, Weight.SEMIBOLD, MUTED)


@dataclass(frozen=True)
class Detail:
    """How much the page says: objectives and aims at most, height of the map (0: none), longest texts in characters."""

    objectives: int
    aims: int
    map_high: float
    summary: int = 420
    needs: int = 420


def details() -> Iterator[Detail]:
    """From everything down to the least; the map goes last."""
    for objectives, aims in ((6, 6), (4, 5), (3, 4), (3, 3), (2, 3)):
        for high in MAP_HEIGHTS:
            yield Detail(objectives, aims, high)
    yield Detail(2, 2, MAP_HEIGHTS[-1], 200, 200)
    yield Detail(2, 2, 0.0, 160, 160)
    yield Detail(1, 1, 0.0, 120, 120)


def first_page(content: AccountPlanContent, width: float, room: float) -> list[Block]:
    """The blocks of the page, as detailed as `room` points allow at `width`."""
    head, tail = list(title(content)), list(next_steps(content, 420))
    for detail in details():
        blocks = [*head, *body(content, detail), *(tail if detail.needs == 420 else next_steps(content, detail.needs))]
        placed, _rest = fill(blocks, width, 1e9)
        if extent(placed) <= room:
            return blocks
    return [Group(blocks, together=True)]


def body(content: AccountPlanContent, detail: Detail) -> Iterator[Block]:
    """What stands between the title and the next steps."""
    yield from summary(content, detail)
    yield from aims(content, detail)
    yield from both_sides(content, detail)
    yield from small_map(content, detail)


def title(content: AccountPlanContent) -> Iterator[Block]:
    """The account's name and what it is, and the key figures."""
    yield Heading(content.head.name, 0)
    head, plan = content.head, content.plan
    parts = [_("{tier} account").format(tier=head.tier.label), head.status.label]
    if plan is not None:
        parts = [_("Plan {period}").format(period=period(plan)), standing(plan), parts[0]]
        if plan.next_review:
            parts.append(_("next review {day}").format(day=full_day(plan.next_review)))
    yield Text(" · ".join(parts), BODY_MUTED, after=STEP)
    figures = [health_figure(head.health), *map(figure, content.figures)]
    yield Figures(figures, after=STEP * 2)


def figure(known: KeyFigure) -> Figure:
    """A key figure; one that needs attention is coloured, its note says why."""
    return Figure(known.name, known.value, known.note, Tone.WARN if known.worse else Tone.QUIET)


def health_figure(health: Health) -> Figure:
    """The health with its direction over 90 days and what moved it most."""
    if health.score is None:
        why = _("not enough known ({n} %)").format(n=health.confidence) if health.confidence else _("nothing known yet")
        return Figure(_("Health"), "–", why)
    movement = health.movement or 0
    arrow = "" if not movement else f" {'▲' if movement > 0 else '▼'} {abs(movement)}"
    worst = max(health.movers, key=lambda mover: abs(mover[1]), default=None)
    movers = [f"{label} {points:+d}".replace("-", "−") for label, points in health.movers[:2]]
    note = ", ".join(movers) or (health.caps[0] if health.caps else _("of 100, last 90 days"))
    is_worse = movement < 0 or (worst is not None and worst[1] < 0 and movement <= 0)
    return Figure(_("Health"), f"{health.score}{arrow}", note, Tone.WARN if is_worse else Tone.QUIET)


def cut(words: str, most: int) -> str:
    """A text of at most `most` characters, ended by "…" between two words."""
    words = " ".join(words.split())
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0].rstrip(",;:.") + " …"


def summary(content: AccountPlanContent, detail: Detail) -> Iterator[Block]:
    """What we want together, in the words of the plan."""
    if content.plan and content.plan.summary.strip():
        yield Quote(cut(content.plan.summary, detail.summary))
    if content.plan is None:
        yield Text(_("This account has no plan yet."), BODY_MUTED, after=STEP * 2)


def aims(content: AccountPlanContent, detail: Detail) -> Iterator[Block]:
    """What they want this year."""
    open_aims = [aim for aim in content.aims if not aim.reached] or list(content.aims)
    if not open_aims:
        return
    yield Heading(_("What they want this year"), 1, listed=False)
    lines = [f"{aim.text} ({aim.measure})" if aim.measure else aim.text for aim in open_aims[: detail.aims]]
    if len(open_aims) > detail.aims:
        lines[-1] += " · " + more(len(open_aims) - detail.aims)
    if len(lines) < 3:
        yield bullets(lines)
        return
    half = -(-len(lines) // 2)
    yield Columns([[bullets(lines[:half])], [bullets(lines[half:])]], after=STEP)


def more(count: int) -> str:
    """How many were left out."""
    return plural("and {n} more", "and {n} more", count)


def both_sides(content: AccountPlanContent, detail: Detail) -> Iterator[Block]:
    """The objectives of both sides beside each other, each with the progress of its measure."""
    if content.plan is None:
        return
    if not content.objectives:
        yield Text(_("The plan has no objectives yet."), BODY_MUTED)
        return
    columns = [side(content.of_side(ours=ours), ours, detail.objectives, content) for ours in (True, False)]
    yield Columns(columns, before=STEP * 3, after=STEP)


def side(objectives: Sequence[ObjectiveRow], ours: bool, most: int, content: AccountPlanContent) -> list[Block]:
    """One side's objectives in short."""
    colour = ACCENT if ours else CUSTOMER
    name = _("For us: protect and grow") if ours else _("For the customer: care and cultivate")
    blocks: list[Block] = [Text(name, Style(10.0, 14.0, Weight.SEMIBOLD, colour), after=STEP)]
    blocks += [short_objective(each, content) for each in objectives[:most]]
    if len(objectives) > most:
        blocks.append(Text(more(len(objectives) - most), SMALL_MUTED))
    if not objectives:
        blocks.append(Text(_("Nothing yet on this side."), BODY_MUTED))
    return blocks


def short_objective(objective: ObjectiveRow, content: AccountPlanContent) -> Card:
    """An objective as a card: its name, side and day, and the progress of its measure."""
    by = _("by {day}").format(day=full_day(objective.due)) if objective.due else ""
    about = " · ".join(part for part in (objective.side.label, by) if part)
    blocks: list[Block] = [Text(objective.name, STRONG, after=0.0), Text(about, SMALL_MUTED, after=0.0)]
    blocks.append(Progress(objective))
    edge = ACCENT if objective.side.is_ours else CUSTOMER
    return Card(blocks, edge, before=STEP * 0.5, after=STEP * 1.25, pad=STEP * 1.5)


def small_map(content: AccountPlanContent, detail: Detail) -> Iterator[Block]:
    """The map in small."""
    if content.drawing.cards and detail.map_high:
        yield Heading(_("Who decides"), 1, listed=False)
        yield Network(content.drawing, detail.map_high, after=STEP)


def next_steps(content: AccountPlanContent, most: int) -> Iterator[Block]:
    """The next actions, and beside them what is needed of the reader."""
    waiting = content.open_actions()
    needs = content.plan.needs.strip() if content.plan else ""
    left: list[Block] = [Heading(_("Next actions"), 1, listed=False)]
    for action, _objective in waiting[:ACTIONS]:
        when, tone = due_words(action, content.today)
        aside = " · ".join(part for part in (action.owner, when) if part)
        left.append(Item(cut(action.name, 150), TO_DO, aside, style=SMALL, aside_tone=tone))
    if len(waiting) > ACTIONS:
        left.append(Text(more(len(waiting) - ACTIONS), SMALL_MUTED))
    right: list[Block] = [Heading(_("What I need"), 1, listed=False)]
    right.append(Text(cut(needs, most), BODY))
    if waiting and needs:
        yield Columns([left, right], SHARES, before=STEP * 4)
    elif waiting:
        yield Group(left, together=True, before=STEP * 4)
    elif needs:
        yield Group(right, together=True, before=STEP * 4)
