"""What both prints of a brief are made of: how much they say, their lists, and the one sheet that holds it all."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from amdesk.analysis.brief import BriefContent, ChangedLine, OwedLine, meeting_words, told_words
from amdesk.analysis.brief_successor import Successor
from amdesk.analysis.series import Tone
from amdesk.model.brief_rows import Told
from amdesk.report.account_plan.first_page import cut
from amdesk.report.blocks import Block, Columns, Group, Heading, Placed, Text, extent, fill
from amdesk.report.items import TO_DO, Item, NoteLines, Quote
from amdesk.report.pen import Pen
from amdesk.report.styles import BODY_MUTED, SMALL, SMALL_MUTED, STEP
from amdesk.words import _, day, full_day, listed, plural

NAME_LIMIT = 90
WHO_LIMIT = 60
LINES_APART = 22.0
ABOVE = STEP * 2.5
"""Points above the heading of a part."""

__all__ = [
    "NAME_LIMIT",
    "Detail",
    "OneSheet",
    "changes",
    "cut",
    "details",
    "head",
    "more",
    "owed",
    "told",
    "top",
]


@dataclass(frozen=True)
class Detail:
    """How much a page says: people, lines of each list, longest texts in characters, heights in points.

    `notes` is what is kept free to write on, `chart` the height of satisfaction, 0 for none.
    """

    people: int
    lines: int
    words: int
    quote: int
    notes: float
    chart: float


def details() -> Iterator[Detail]:
    """From everything down to the least: first lists become shorter, then the chart lower."""
    for chart in (96.0, 72.0, 56.0):
        for people, lines, words, quote, notes in (
            (12, 8, 200, 420, 180.0),
            (9, 6, 170, 380, 150.0),
            (8, 5, 140, 320, 120.0),
            (6, 4, 120, 260, 90.0),
            (5, 3, 100, 200, 60.0),
        ):
            yield Detail(people, lines, words, quote, notes, chart)
    yield Detail(4, 3, 90, 160, 44.0, 0.0)
    yield Detail(3, 2, 80, 140, 44.0, 0.0)
    yield Detail(3, 2, 56, 120, 44.0, 0.0)
    yield Detail(2, 1, 60, 100, 0.0, 0.0)


@dataclass
class OneSheet(Block):
    """Blocks that never leave their page: made smaller when too high, lines to write on below when there is room.

    `room` is the height of the page in points.
    """

    blocks: Sequence[Block]
    room: float = 0.0
    before: float = 0.0
    after: float = 0.0

    def placed(self, width: float) -> list[Placed]:
        """All blocks, and the lines to write on."""
        free = self.room - self.needed(width)
        heading = head(_("Notes"))
        taken = heading.before + heading.height(width) + heading.after
        count = int((free - taken) / LINES_APART)
        shown = [*self.blocks]
        if count >= 1:
            shown += [heading, NoteLines(count, apart=LINES_APART, after=0.0)]
        return fill(shown, width, 1e9)[0]

    def needed(self, width: float) -> float:
        """Height of the blocks without lines to write on."""
        return extent(fill(self.blocks, width, 1e9)[0])

    def height(self, width: float) -> float:
        return extent(self.placed(width))

    def headings(self) -> Iterator[Heading]:
        for block in self.blocks:
            yield from block.headings()

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        for each in self.placed(width):
            each.draw(pen, left, top, width)


def top(content: BriefContent) -> Iterator[Block]:
    """The account, the meeting, who of us goes, and what it is for."""
    yield Heading(cut(content.account, NAME_LIMIT), 0)
    meeting = content.meeting
    ours = cut(listed(meeting.colleagues), 120) if meeting else ""
    with_us = _("with {names}").format(names=ours) if ours else ""
    words = " · ".join(part for part in (cut(meeting_words(meeting), 200), with_us) if part)
    yield Text(words, BODY_MUTED, after=STEP * 0.5)
    if meeting and meeting.purpose.strip():
        yield Quote(cut(meeting.purpose, 240))


def head(words: str) -> Heading:
    """The heading of a part, closer to what is above than in a document of many pages."""
    made = Heading(words, 1, listed=False)
    made.before, made.after = ABOVE, STEP
    return made


def more(left: int) -> str:
    """How many lines were left out: "+ 3 more"."""
    return plural("+ {n} more", "+ {n} more", left)


def rest(total: int, shown: int) -> Iterator[Block]:
    """Says how many lines were left out, when any were."""
    if total > shown:
        yield Text(more(total - shown), SMALL_MUTED, after=0.0)


def owed(content: BriefContent | Successor, detail: Detail, ours: str, theirs: str) -> Block:
    """What each side still owes, beside each other."""
    left = [head(ours), *owed_items(content.we_owe, detail, content.today)]
    right = [head(theirs), *owed_items(content.they_owe, detail, content.today)]
    return Columns([left, right], before=ABOVE, after=STEP)


def owed_items(lines: Sequence[OwedLine], detail: Detail, today: date) -> Iterator[Block]:
    """What one side owes, with a box to tick."""
    if not lines:
        yield Text(_("Nothing is open."), SMALL_MUTED)
    for line in lines[: detail.lines]:
        tone = Tone.BAD if line.days_late else Tone.QUIET
        words, note = cut(line.text, detail.words), cut(line.note, detail.words)
        yield Item(words, TO_DO, cut(line.aside(today), WHO_LIMIT), note, style=SMALL, aside_tone=tone)
    yield from rest(len(lines), detail.lines)


def changes(content: BriefContent, detail: Detail, columns: int = 2) -> Iterator[Block]:
    """What changed since they were last met, in one column or two."""
    yield head(_("What changed since {day}").format(day=full_day(content.since)))
    if not content.changed:
        yield Text(_("Nothing that we know of."), SMALL_MUTED)
    shown = content.changed[: detail.lines]
    items = [changed_item(line, content, detail) for line in shown]
    yield from [beside(items)] if columns > 1 and len(items) > 1 else items
    yield from rest(len(content.changed), detail.lines)


def changed_item(line: ChangedLine, content: BriefContent, detail: Detail) -> Item:
    """A change with its day."""
    return Item(cut(line.text, detail.words), aside=day(line.on, content.today), style=SMALL)


def beside(items: Iterable[Block]) -> Block:
    """A list in two columns, read down."""
    blocks = list(items)
    half = -(-len(blocks) // 2)
    return Columns([[Group(blocks[:half])], [Group(blocks[half:])]], after=STEP)


def told(said: Told | None, today: date, title: str, detail: Detail) -> Iterator[Block]:
    """What one of them told us last, word for word."""
    if said:
        yield head(title)
        yield Quote(f"“{cut(said.words, detail.quote)}”", SMALL, after=0.0)
        yield Text(cut(told_words(said, today), 110), SMALL_MUTED, after=STEP * 0.5)
