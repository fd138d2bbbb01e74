"""Where cards stand on a map: a compact tidy tree whose wide levels are wrapped into columns.

All positions are the upper left corners of cards in map units. Each subtree has a rectangle to itself. Under a boss
people stand side by side; where that would be too wide they hang in columns, each with a lane at its left from which
short lines lead into the cards. So no reporting line crosses a card.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Place = tuple[int, int]
Size = tuple[int, int]
Unit = tuple[int, int, int]
"""Somebody with everyone below: who, width and height."""

CARD: Size = (184, 66)
SMALL_CARD: Size = (150, 44)
GAPS: Size = (32, 44)
STACKED, STACKED_TREES = 14, 26
"""Gap between cards that hang below each other, and around those with people of their own."""
LONERS_IN_A_ROW = 5
ROOM: Size = (1150, 770)
"""What a canvas shows at a size at which all can be read: a map that fits is not wrapped, others take its shape."""
SHAPE = ROOM[0] / ROOM[1]
WIDER = 1.3
"""How much wider than the room a map may be before its levels are wrapped."""
MOST_UNWRAPPED = 60
"""A map of more people never fits unwrapped."""
MANY = 400
"""With more people only the most promising number of columns is tried under each boss."""
SHADE_LARGER = 0.97
"""More columns are taken only if the part becomes this much smaller by them."""


@dataclass(frozen=True)
class Lane:
    """How the line up to a boss runs: level at the height `bus`; up along `across` from a card joined at its left."""

    bus: int
    across: int | None = None


@dataclass(frozen=True)
class Tree:
    """Everyone's place; `lanes` say how the line from each person up to the one `above` runs."""

    places: dict[int, Place]
    lanes: dict[int, Lane]
    above: dict[int, int]


@dataclass(slots=True)
class _Box:
    """The room somebody with reports needs: where the card's middle is, where the columns begin, what they hold."""

    width: int
    height: int
    middle: int
    begin: int
    columns: list[list[Unit]]


def hierarchy(
    people: Sequence[int],
    boss: Mapping[int, int],
    size: Size = CARD,
    gaps: Size = GAPS,
    sizes: Mapping[int, Size] | None = None,
) -> Tree:
    """Everyone's place in a tidy tree; `boss` maps a person to the one above, `sizes` names cards of another size.

    Cards never overlap. Roots stand side by side, people without any line in rows below. A circle of bosses is cut at
    its first person, a boss who is not among the people counts as none.
    """
    above = _without_circles(people, boss)
    own = dict.fromkeys(people, size) if not sizes else {person: sizes.get(person, size) for person in people}
    children: dict[int, list[int]] = {}
    for person in people:
        if person in above:
            children.setdefault(above[person], []).append(person)
    roots = [person for person in people if person in children and person not in above]
    tree = Tree({}, {}, above)
    boxes, columns = _best(_downwards(roots, children), roots, children, own, gaps)
    wide, bottom = _place_roots(tree, columns, boxes, own, gaps)
    loners = [person for person in people if person not in children and person not in above]
    _place_loners(tree, loners, own, gaps, bottom, wide)
    return tree


def _without_circles(people: Sequence[int], boss: Mapping[int, int]) -> dict[int, int]:
    """Everyone's boss, as far as the boss is on the map and the chain ends somewhere."""
    present = set(people)
    above: dict[int, int] = {}
    settled: set[int] = set()
    for person in people:
        path: set[int] = set()
        while person not in settled and person not in path:
            path.add(person)
            higher = boss.get(person)
            if higher is None or higher not in present or higher in path:
                break
            above[person] = higher
            person = higher
        settled |= path
    return above


def _downwards(roots: Sequence[int], children: Mapping[int, list[int]]) -> list[int]:
    """Everyone with reports, each after the boss."""
    order = list(roots)
    for person in order:
        order += [report for report in children[person] if report in children]
    return order


def _best(
    down: Sequence[int],
    roots: Sequence[int],
    children: Mapping[int, list[int]],
    sizes: Mapping[int, Size],
    gaps: Size,
) -> tuple[dict[int, _Box], list[list[Unit]]]:
    """The tree in levels where that can be read at a glance, else with its levels wrapped; and the roots in columns."""
    apart = gaps[0] * 2
    if len(sizes) <= MOST_UNWRAPPED:
        boxes = _boxes(down, children, sizes, gaps, 0)
        units = [(root, boxes[root].width, boxes[root].height) for root in roots]
        if sum(unit[1] + apart for unit in units) <= ROOM[0] * WIDER + apart and all(
            unit[2] <= ROOM[1] for unit in units
        ):
            return boxes, [[unit] for unit in units]
    boxes = _boxes(down, children, sizes, gaps, 1 if len(sizes) > MANY else 4)
    units = [(root, boxes[root].width, boxes[root].height) for root in roots]
    return boxes, _wrapped(units, boxes, apart, gaps[1], 4) if units else []


def _boxes(
    down: Sequence[int], children: Mapping[int, list[int]], sizes: Mapping[int, Size], gaps: Size, tries: int
) -> dict[int, _Box]:
    """The room for everyone with reports, wrapped unless there are no `tries` to find the best number of columns."""
    boxes: dict[int, _Box] = {}
    for person in reversed(down):
        units: list[Unit] = []
        leaves: list[Unit] = []
        for report in children[person]:
            box = boxes.get(report)
            if box is None:
                leaves.append((report, *sizes[report]))
            else:
                units.append((report, box.width, box.height))
        units += leaves
        is_wrapped = tries and len(units) > 1
        columns = _wrapped(units, boxes, gaps[0], 0, tries) if is_wrapped else [[unit] for unit in units]
        boxes[person] = _box(sizes[person], columns, boxes, gaps)
    return boxes


def _wrapped(units: Sequence[Unit], boxes: Mapping[int, _Box], gap: int, apart: int, tries: int) -> list[list[Unit]]:
    """Units in as many columns as give them the shape of a canvas; `apart` is the least gap below each other."""
    area = sum([(unit[1] + gap) * (unit[2] + STACKED) for unit in units])
    widest = max([unit[1] for unit in units]) + gap
    likely = max(1, min(len(units), round(math.sqrt(area * SHAPE) / widest)))
    best = _in_columns(units, boxes, likely, apart)
    if tries > 1 and len(units) > 1:
        least = _extent(best, boxes, gap, apart)
        for count in range(min(len(units), likely + tries), max(0, likely - tries), -1):
            if count != likely:
                other = _in_columns(units, boxes, count, apart)
                extent = _extent(other, boxes, gap, apart)
                if extent < least * SHADE_LARGER:
                    best, least = other, extent
    return best


def _in_columns(units: Sequence[Unit], boxes: Mapping[int, _Box], count: int, apart: int) -> list[list[Unit]]:
    """Each unit in turn below what is shortest so far."""
    columns: list[list[Unit]] = [[] for _column in range(count)]
    heights = [0] * count
    for unit in units:
        shortest = heights.index(min(heights))
        columns[shortest].append(unit)
        heights[shortest] += unit[2] + (apart or (STACKED_TREES if unit[0] in boxes else STACKED))
    return [column for column in columns if column]


def _extent(columns: Sequence[Sequence[Unit]], boxes: Mapping[int, _Box], gap: int, apart: int) -> float:
    """How much room columns take on a canvas, by the side that is longer for it."""
    wide = sum([max([unit[1] for unit in column]) + gap * (1 + (len(column) > 1)) for column in columns])
    return max(wide / SHAPE, max([_height(column, boxes, apart) for column in columns]))


def _height(column: Sequence[Unit], boxes: Mapping[int, _Box], apart: int = 0) -> int:
    high = column[0][2]
    for i in range(1, len(column)):
        high += column[i][2] + (apart or _gap(column[i - 1], column[i], boxes))
    return high


def _gap(upper: Unit, lower: Unit, boxes: Mapping[int, _Box]) -> int:
    return STACKED_TREES if upper[0] in boxes or lower[0] in boxes else STACKED


def _box(card: Size, columns: list[list[Unit]], boxes: Mapping[int, _Box], gaps: Size) -> _Box:
    """The room for a card above its columns, the card over their middle."""
    gap, drop = gaps
    wide, high = -gap, 0
    for column in columns:
        wide += max([unit[1] for unit in column]) + (gap if len(column) == 1 else 2 * gap)
        high = max(high, _height(column, boxes))
    first, last = columns[0], columns[-1]
    left = _middle(first[0], boxes) if len(first) == 1 else gap // 2
    right = last[0][1] - _middle(last[0], boxes) if len(last) == 1 else max([unit[1] for unit in last]) + gap // 2
    middle = (
        (left + wide - right) // 2 if len(columns) > 1 else _middle(first[0], boxes) if len(first) == 1 else wide // 2
    )
    begin = max(0, card[0] // 2 - middle)
    width = max(begin + wide, begin + middle + card[0] - card[0] // 2)
    return _Box(width, card[1] + drop + high, begin + middle, begin, columns)


def _middle(unit: Unit, boxes: Mapping[int, _Box]) -> int:
    box = boxes.get(unit[0])
    return unit[1] // 2 if box is None else box.middle


def _place_roots(
    tree: Tree, columns: Sequence[Sequence[Unit]], boxes: Mapping[int, _Box], sizes: Mapping[int, Size], gaps: Size
) -> Size:
    """Put the trees side by side and below each other; gives how far they reach to the right and, with a gap, down."""
    left = bottom = 0
    for column in columns:
        top = 0
        for root, _width, height in column:
            _place_tree(tree, root, left, top, boxes, sizes, gaps)
            top += height + gaps[1]
        left += max([unit[1] for unit in column]) + gaps[0] * 2
        bottom = max(bottom, top)
    return left, bottom


def _place_tree(
    tree: Tree, root: int, left: int, top: int, boxes: Mapping[int, _Box], sizes: Mapping[int, Size], gaps: Size
) -> None:
    places, lanes = tree.places, tree.lanes
    gap, drop = gaps
    stack = [(root, left, top)]
    while stack:
        person, left, top = stack.pop()
        box, card = boxes[person], sizes[person]
        places[person] = (left + box.middle - card[0] // 2, top)
        left, begin = left + box.begin, top + card[1] + drop
        bus = Lane(begin - drop // 2)
        for column in box.columns:
            lane, top = bus, begin
            if len(column) > 1:
                lane = Lane(bus.bus, left + gap // 2)
                left += gap
            before = None
            for unit in column:
                who, _width, height = unit
                if before is not None:
                    top += _gap(before, unit, boxes)
                if who in boxes:
                    stack.append((who, left, top))
                else:
                    places[who] = (left, top)
                lanes[who] = lane
                top += height
                before = unit
            left += max([unit[1] for unit in column]) + gap


def _place_loners(
    tree: Tree, people: Sequence[int], sizes: Mapping[int, Size], gaps: Size, top: int, wide: int
) -> None:
    """People without lines, in rows from `top` down, about as wide as what stands above them."""
    if not people:
        return
    width = max(sizes[p][0] for p in people) + gaps[0]
    height = max(sizes[p][1] for p in people) + gaps[0]
    alone = round(math.sqrt(len(people) * SHAPE * height / width))
    columns = max(LONERS_IN_A_ROW, alone, min(wide // width, len(people)))
    for number, person in enumerate(people):
        tree.places[person] = (number % columns * width, top + number // columns * height)
