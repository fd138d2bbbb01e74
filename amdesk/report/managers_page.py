"""The manager's page on paper: always one page, as much of each part as fits, and how much was left out.

Internal; it stands alone or before the plans of a pack (REV-2).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from amdesk.analysis.managers_lines import PageLine
from amdesk.analysis.managers_page import ManagersPage, Part
from amdesk.report.blocks import Block, Card, Columns, Heading, Text
from amdesk.report.brief.parts import OneSheet, beside, cut, head, more
from amdesk.report.items import Figure, Figures, Item
from amdesk.report.page import Paper
from amdesk.report.styles import ACCENT, BODY_MUTED, BODY_STRONG, SMALL, SMALL_MUTED, STEP, PaperSize
from amdesk.words import _, full_day

SIDE_MARGIN = 42.0
SIDES = ((Part.RISK, Part.WON), (Part.CHANGED, Part.DECIDED))
"""Which parts stand beside each other below what is needed."""
SMALLEST = 1


@dataclass(frozen=True)
class Detail:
    """How much the page says: lines of what is needed and of each other part, longest texts in characters."""

    needs: int
    lines: int
    words: int
    notes: int


def details() -> Iterator[Detail]:
    """From everything down to the least: first the lists become shorter, then the texts."""
    for words, notes in ((140, 170), (110, 110), (80, 70)):
        for lines in range(14, 2, -1):
            yield Detail(max(lines, 5), lines, words, notes)
    yield Detail(3, 2, 60, 0)
    yield Detail(2, SMALLEST, 48, 0)


def managers_title() -> str:
    """The title of the document."""
    return _("For the manager")


def managers_paper(page: ManagersPage, size: PaperSize, printed: datetime) -> tuple[Paper, list[Block]]:
    """The page as paper, ready to be built."""
    paper = Paper(
        managers_title(),
        printed,
        subject=_("Review with the manager"),
        author=page.me,
        size=size,
        side_margin=SIDE_MARGIN,
        header_left=_("Manager's page · Internal, not for the customer"),
        header_right=full_day(page.today),
    )
    return paper, [managers_sheet(page, paper.width, paper.room)]


def managers_sheet(page: ManagersPage, width: float, room: float) -> Block:
    """The one sheet, as detailed as `room` points allow at `width`, with lines to write on where room is left."""
    blocks: list[Block] = []
    for detail in details():
        blocks = list(_blocks(page, detail))
        if OneSheet(blocks).needed(width) <= room:
            break
    return OneSheet(blocks, room=room)


def _blocks(page: ManagersPage, detail: Detail) -> Iterator[Block]:
    yield Heading(_("For {manager}").format(manager=page.manager) if page.manager else managers_title(), 0)
    by = _("by {name}").format(name=page.me) if page.me and page.me != _("Me") else ""
    yield Text(" · ".join(part for part in (full_day(page.today), by, page.period) if part), BODY_MUTED, after=STEP)
    yield Text(page.sentence, BODY_STRONG, after=STEP)
    yield Figures([Figure(one.name, one.value, one.note, one.tone) for one in page.figures], after=STEP * 2)
    yield Card(list(_part(page, Part.NEEDS, detail.needs, detail)), edge=ACCENT)
    yield Columns([list(_parts(page, side, detail)) for side in SIDES], after=0.0)


def _parts(page: ManagersPage, parts: Sequence[Part], detail: Detail) -> Iterator[Block]:
    for part in parts:
        yield from _part(page, part, detail.lines, detail)


def _part(page: ManagersPage, part: Part, most: int, detail: Detail) -> Iterator[Block]:
    lines = page.parts[part]
    heading = head(part.label)
    if part is Part.NEEDS:
        heading.before = 0.0
    yield heading
    if not lines:
        yield Text(part.empty, SMALL_MUTED, after=0.0)
    items = [_item(line, detail) for line in lines[:most]]
    yield from [beside(items)] if part is Part.NEEDS and len(items) > 1 else items
    if len(lines) > most:
        yield Text(more(len(lines) - most), SMALL_MUTED, after=0.0)


def _item(line: PageLine, detail: Detail) -> Item:
    note = cut(line.note, detail.notes) if detail.notes else ""
    return Item(cut(line.words, detail.words), aside=line.aside, note=note, style=SMALL, aside_tone=line.tone)
