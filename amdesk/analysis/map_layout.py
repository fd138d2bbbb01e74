"""Where cards stand on a map: a compact tidy tree whose wide levels are wrapped into columns.

All positions are the upper left corners of cards in map units. Each subtree has a rectangle to itself. Under a boss
people stand side by side; where that would be too wide they hang in columns, each with a lane at its left from which
short lines lead into the cards. So no reporting line crosses a card.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

Place = tuple[int, int]
Size = tuple[int, int]
Unit = tuple[int, int, int, int, int]
"""Somebody with everyone below: who, width, height, the gap kept below, and where the middle of the card is."""

CARD: Size = (184, 66)
SMALL_CARD: Size = (150, 44)
GAPS: Size = (32, 44)
STACKED, STACKED_TREES = 18, 28
"""Gap between cards that hang below each other, and around those with people of their own."""
LONERS_IN_A_ROW = 5
ROOM: Size = (1150, 770)
"""What a canvas shows at a size at which all can be read: a map that fits is not wrapped, others take its shape."""
WIDER, WIDER_HANGING = 1.1, 1.4
"""How much larger than the room a map in levels may be, and one in which only those without reports hang."""
IN_A_COLUMN = 4
"""How many people without reports hang in one column before another is begun beside it."""
SHAPES_TRIED, SHAPE_OF_MANY = (1.0, 1.3, 1.6), 2.5
"""How much wider than the whole its parts are made, since columns of parts become higher than planned."""
MOST_UNWRAPPED = 60
"""A map of more people never fits unwrapped."""
MANY = 400
"""With more people only the most promising number of columns is tried under each boss."""
TRIES, TRIES_OF_MANY = 4, 1
SHADE_LARGER = 0.97
"""Another number of columns is taken only if the part becomes this much smaller by it."""


class Hangs(Enum):
    """Who hangs in columns below the boss instead of standing side by side."""

    NOBODY = "nobody"
    LEAVES = "leaves"
    EVERYBODY = "everybody"


class Lane(NamedTuple):
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
class _Column:
    """Units below each other; `height` without the gap below the last one."""

    units: list[Unit]
    width: int
    height: int


@dataclass(slots=True)
class _Box:
    """The room somebody with reports needs: where the card's middle is, where the columns begin, what they hold."""

    width: int
    height: int
    middle: int
    begin: int
    columns: list[_Column]


def hierarchy(
    people: Sequence[int],
    boss: Mapping[int, int],
    size: Size = CARD,
    gaps: Size = GAPS,
    sizes: Mapping[int, Size] | None = None,
    room: Size = ROOM,
) -> Tree:
    """Everyone's place in a tidy tree; `boss` maps a person to the one above, `sizes` names cards of another size.

    The tree takes the shape of the `room` it will be seen in.

    Cards never overlap. Roots stand side by side, people without any line in rows below. A circle of bosses is cut at
    its first person, a boss who is not among the people counts as none.
    """
    own = dict.fromkeys(people, size) if not sizes else {person: sizes.get(person, size) for person in people}
    above = {person: boss[person] for person in people if boss.get(person) in own}
    roots, children, down = _led(people, above)
    if sum([len(children[person]) for person in down]) < len(above):  # some go round in circles
        above = _without_circles(people, boss)
        roots, children, down = _led(people, above)
    tree = Tree({}, {}, above)
    boxes, columns = _best(down, roots, children, own, gaps, room, are_alike=not sizes)
    wide, bottom = _place_roots(tree, columns, boxes, own, gaps)
    if len(tree.places) < len(own):
        loners = [person for person in people if person not in tree.places]
        _place_loners(tree, loners, own, gaps, bottom, max(wide, round(bottom * room[0] / room[1] * 0.8)))
    return tree


def _led(people: Sequence[int], above: Mapping[int, int]) -> tuple[list[int], dict[int, list[int]], list[int]]:
    """Who leads and has no boss, who reports to whom, and everyone with reports, each after the boss."""
    children: dict[int, list[int]] = {}
    for person, higher in above.items():
        if higher in children:
            children[higher].append(person)
        else:
            children[higher] = [person]
    tops = children.keys() - above.keys()
    roots = [person for person in people if person in tops] if len(tops) > 1 else list(tops)
    down = list(roots)
    for person in down:
        down += [report for report in children[person] if report in children]
    return roots, children, down


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


def _best(
    down: Sequence[int],
    roots: Sequence[int],
    children: Mapping[int, list[int]],
    sizes: Mapping[int, Size],
    gaps: Size,
    room: Size,
    are_alike: bool,
) -> tuple[dict[int, _Box], list[_Column]]:
    """The tree in levels where that can be read at a glance, else with columns of people or of everything.

    Gives the room of everyone with reports, and the roots in columns.
    """
    shape, apart = room[0] / room[1], gaps[0] * 2
    if len(sizes) <= MOST_UNWRAPPED:
        for hangs, wider in ((Hangs.NOBODY, WIDER), (Hangs.LEAVES, WIDER_HANGING)):
            boxes = _boxes(down, children, sizes, gaps, hangs, shape)
            columns = _side_by_side(_as_units(roots, boxes, gaps[1]))
            wide = sum(column.width + apart for column in columns)
            if wide <= room[0] * wider + apart and all(column.height <= room[1] * wider for column in columns):
                return boxes, columns
    if len(sizes) > MANY:
        return _all_wrapped(down, roots, children, sizes, gaps, shape, shape * SHAPE_OF_MANY, are_alike)
    found = [_all_wrapped(down, roots, children, sizes, gaps, shape, shape * more) for more in SHAPES_TRIED]
    return min(found, key=lambda tried: _extent(tried[1], apart, shape) if tried[1] else 0)


def _all_wrapped(
    down: Sequence[int],
    roots: Sequence[int],
    children: Mapping[int, list[int]],
    sizes: Mapping[int, Size],
    gaps: Size,
    shape: float,
    inner: float,
    are_alike: bool = False,
) -> tuple[dict[int, _Box], list[_Column]]:
    """Every level wrapped into the `inner` shape, and the roots so that the whole has the other."""
    boxes = _boxes(down, children, sizes, gaps, Hangs.EVERYBODY, inner, are_alike)
    units = _as_units(roots, boxes, gaps[1])
    return boxes, _wrapped(units, gaps[0] * 2, TRIES, shape) if units else []


def _as_units(people: Sequence[int], boxes: Mapping[int, _Box], gap: int) -> list[Unit]:
    found = ((person, boxes[person]) for person in people)
    return [(person, box.width, box.height, gap, box.middle) for person, box in found]


def _boxes(
    down: Sequence[int],
    children: Mapping[int, list[int]],
    sizes: Mapping[int, Size],
    gaps: Size,
    hangs: Hangs,
    shape: float,
    are_alike: bool = False,
) -> dict[int, _Box]:
    """The room for everyone with reports, of whom nobody, those without reports, or everybody hangs in columns.

    It takes less work where all cards `are_alike`.
    """
    boxes: dict[int, _Box] = {}
    tries = TRIES_OF_MANY if len(sizes) > MANY else TRIES
    for person in reversed(down):
        units: list[Unit] = []
        leaves: list[Unit] = []
        for report in children[person]:
            box = boxes.get(report)
            if box is None:
                wide, high = sizes[report]
                (units if hangs is Hangs.NOBODY else leaves).append((report, wide, high, STACKED, wide // 2))
            else:
                units.append((report, box.width, box.height, STACKED_TREES, box.middle))
        if hangs is Hangs.EVERYBODY:  # leaves come last and fill what is left free
            are_leaves = not units
            units += leaves
            columns = _wrapped(units, gaps[0], tries, shape, are_leaves and are_alike)
        else:
            columns = _side_by_side(units)
            if leaves:
                columns += _in_columns(leaves, -(-len(leaves) // IN_A_COLUMN))
        boxes[person] = _box(sizes[person], columns, gaps)
    return boxes


def _side_by_side(units: Sequence[Unit]) -> list[_Column]:
    return [_Column([unit], unit[1], unit[2]) for unit in units]


def _wrapped(units: Sequence[Unit], gap: int, tries: int, shape: float, are_alike: bool = False) -> list[_Column]:
    """Units in as many columns as give them the shape wanted, width by height; those alike take less work."""
    if len(units) == 1:
        return _side_by_side(units)
    if are_alike and tries == 1:
        return _in_rows(
            units, max(1, round(math.sqrt(len(units) * shape * _area(units[0], gap)) / (units[0][1] + gap)))
        )
    area = widest = 0
    for _who, width, height, _gap, _middle in units:
        width += gap
        area += width * (height + STACKED)
        if width > widest:
            widest = width
    likely = max(1, min(len(units), round(math.sqrt(area * shape) / widest)))
    best = _in_columns(units, likely)
    if tries > 1:
        least = _extent(best, gap, shape)
        for count in range(min(len(units), likely + tries), max(0, likely - tries), -1):
            other = _in_columns(units, count)
            extent = _extent(other, gap, shape)
            if extent < least * SHADE_LARGER:
                best, least = other, extent
    return best


def _area(unit: Unit, gap: int) -> int:
    return (unit[1] + gap) * (unit[2] + STACKED)


def _in_rows(units: Sequence[Unit], count: int) -> list[_Column]:
    """Units that are alike in `count` columns, row by row, as `_in_columns` puts them."""
    _who, wide, high, gap, _middle = units[0]
    columns = (units[place::count] for place in range(min(count, len(units))))
    return [_Column(list(column), wide, len(column) * (high + gap) - gap) for column in columns]


def _in_columns(units: Sequence[Unit], count: int) -> list[_Column]:
    """Each unit in turn below what is shortest so far."""
    columns = _side_by_side(units[:count])
    if len(units) <= count:
        return columns
    heights = [unit[2] + unit[3] for unit in units[:count]]
    for unit in units[count:]:
        shortest = heights.index(min(heights)) if count > 1 else 0
        column = columns[shortest]
        column.units.append(unit)
        column.height = heights[shortest] + unit[2]
        heights[shortest] = column.height + unit[3]
        if unit[1] > column.width:
            column.width = unit[1]
    return columns


def _extent(columns: Sequence[_Column], gap: int, shape: float) -> float:
    """How much room columns take, by the side that is longer for the shape wanted."""
    wide = sum([column.width + gap * min(len(column.units), 2) for column in columns])
    return max(wide / shape, max([column.height for column in columns]))


def _box(card: Size, columns: list[_Column], gaps: Size) -> _Box:
    """The room for a card above its columns, the card over their middle."""
    gap, drop = gaps
    wide, high = -gap, 0
    for column in columns:
        wide += column.width + (gap if len(column.units) == 1 else 2 * gap)
        if column.height > high:
            high = column.height
    first, last = columns[0], columns[-1]
    left = first.units[0][4] if len(first.units) == 1 else gap // 2
    right = last.width - last.units[0][4] if len(last.units) == 1 else last.width + gap // 2
    middle = wide // 2 if first is last and len(first.units) > 1 else (left + wide - right) // 2
    begin = max(0, card[0] // 2 - middle)
    width = max(begin + wide, begin + middle + card[0] - card[0] // 2)
    return _Box(width, card[1] + drop + high, begin + middle, begin, columns)


def _place_roots(
    tree: Tree, columns: Sequence[_Column], boxes: Mapping[int, _Box], sizes: Mapping[int, Size], gaps: Size
) -> Size:
    """Put the trees side by side and below each other; gives how far they reach to the right and, with a gap, down."""
    left = bottom = 0
    for column in columns:
        top = 0
        for root, _width, height, gap, _middle in column.units:
            _place_tree(tree, root, left, top, boxes, sizes, gaps)
            top += height + gap
        left += column.width + gaps[0] * 2
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
        box, (wide, high) = boxes[person], sizes[person]
        places[person] = (left + box.middle - wide // 2, top)
        left, begin = left + box.begin, top + high + drop
        bus = Lane(begin - drop // 2)
        for column in box.columns:
            units = column.units
            if len(units) == 1:
                who = units[0][0]
                lanes[who] = bus
                if who in boxes:
                    stack.append((who, left, begin))
                else:
                    places[who] = (left, begin)
                left += column.width + gap
                continue
            lane, top = Lane(bus.bus, left + gap // 2), begin
            left += gap
            for who, _width, height, below, _middle in units:
                lanes[who] = lane
                if who in boxes:
                    stack.append((who, left, top))
                else:
                    places[who] = (left, top)
                top += height + below
            left += column.width + gap


def _place_loners(
    tree: Tree, people: Sequence[int], sizes: Mapping[int, Size], gaps: Size, top: int, wide: int
) -> None:
    """People without lines, in rows from `top` down, about as wide as what stands above them."""
    if not people:
        return
    width = max(sizes[p][0] for p in people) + gaps[0]
    height = max(sizes[p][1] for p in people) + gaps[0]
    alone = round(math.sqrt(len(people) * height / width * ROOM[0] / ROOM[1]))
    columns = max(LONERS_IN_A_ROW, alone, min(wide // width, len(people)))
    for number, person in enumerate(people):
        tree.places[person] = (number % columns * width, top + number // columns * height)
