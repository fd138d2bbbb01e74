"""Any table on paper: a title, a sentence and rows under named columns, lying on its long side when it is wide."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import cast

from amdesk.report import text
from amdesk.report.blocks import Block, Heading, Text
from amdesk.report.page import SIDE_MARGIN, Paper
from amdesk.report.styles import BODY, BODY_MUTED, CELL, CELL_HEAD, STEP, PaperSize, Style
from amdesk.report.tables import Column, Table
from amdesk.words import _, plural

MEASURED_ROWS = 300
WIDEST = 190.0
NARROWEST = 26.0
UNBROKEN = 96.0
GAP = STEP * 2
SAME_SIZE = 0.5


@dataclass(frozen=True)
class ListColumn:
    """A column of a list: its title, and whether it holds numbers, which stand right."""

    title: str
    numbers: bool = False


@dataclass(frozen=True)
class Turned:
    """A sheet lying on its long side: width and height in points."""

    value: tuple[float, float]


@dataclass(frozen=True)
class Wish:
    """How wide a column would like to be in points: at least, and without wrapping anything."""

    least: float
    best: float


def across(size: PaperSize) -> PaperSize:
    """The sheet lying on its long side; a paper only asks it for its width and height."""
    width, height = size.value
    return cast(PaperSize, Turned((height, width)))


def wish(column: ListColumn, cells: Sequence[str]) -> Wish:
    """The widths that fit a column's title and the cells that were measured."""
    style = CELL.but(tabular=column.numbers)
    shown = [cell[:200] for cell in cells if cell]
    parts = [(column.title, CELL_HEAD), *((cell, style) for cell in shown)]
    best = max(text.natural_width(words, each) for words, each in parts)
    least = best if column.numbers else max(least_width(words, each) for words, each in parts)
    return Wish(max(least, NARROWEST) + SAME_SIZE, max(min(best, WIDEST), least, NARROWEST) + SAME_SIZE)


def least_width(words: str, style: Style) -> float:
    """Width of the longest word, long ones being broken."""
    return min(text.narrowest(words, style), UNBROKEN)


def widths(wishes: Sequence[Wish], room: float) -> list[float]:
    """Widths in points that fill `room`: what each needs, and the rest by how much more it would like."""
    room -= GAP * max(len(wishes) - 1, 0)
    least = sum(each.least for each in wishes)
    if least >= room:
        return [room * each.least / least for each in wishes]
    more = [each.best - each.least for each in wishes]
    spare = room - least
    if sum(more) >= spare:
        return [each.least + spare * part / sum(more) for each, part in zip(wishes, more, strict=True)]
    over = (spare - sum(more)) / sum(each.best for each in wishes)
    return [each.best * (1 + over) for each in wishes]


def lies(wishes: Sequence[Wish], size: PaperSize) -> bool:
    """Whether the columns want more width than an upright sheet has."""
    return sum(each.best for each in wishes) + GAP * (len(wishes) - 1) > size.value[0] - 2 * SIDE_MARGIN


def listing(
    title: str,
    sentence: str,
    columns: Sequence[ListColumn],
    rows: Sequence[Sequence[str]],
    size: PaperSize,
    printed: datetime,
    internal: bool = True,
) -> tuple[Paper, list[Block]]:
    """A list as paper and blocks; without rows it says so."""
    measured = list(islice(rows, MEASURED_ROWS))
    wishes = [wish(column, [row[i] for row in measured if i < len(row)]) for i, column in enumerate(columns)]
    sheet = across(size) if lies(wishes, size) else size
    count = plural("{n} line", "{n} lines", len(rows))
    mark = _("Internal") if internal else ""
    paper = Paper(title, printed, size=sheet, header_left=mark, header_right=f"{title} · {count}")
    blocks: list[Block] = [Heading(title, 0)]
    if sentence:
        blocks.append(Text(sentence, BODY, after=STEP * 3))
    if not rows:
        return paper, [*blocks, Text(_("There is nothing in this list."), BODY_MUTED)]
    fixed = [
        Column(column.title, points=points, numbers=column.numbers)
        for column, points in zip(columns, widths(wishes, paper.width), strict=True)
    ]
    return paper, [*blocks, Table(fixed, rows, gap=GAP)]
