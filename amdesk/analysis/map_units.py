"""Where cards stand by unit: each unit an area with its people, who has most influence first."""

import math
from collections.abc import Iterable, Sequence

from amdesk.analysis.map_ground import Area, Ground
from amdesk.analysis.map_layout import CARD, GAPS, Place
from amdesk.model.rows import AccountMap, MapPerson
from amdesk.words import _, plural

PAD, HEAD, BETWEEN = 16, 40, 28
STEP = (CARD[0] + GAPS[0] // 2, CARD[1] + GAPS[0] // 2)
SHAPE = 2.0
"""How much wider than high all areas together become, and each of them."""


def by_unit(shown: AccountMap) -> tuple[dict[int, Place], Ground]:
    """Everyone's place in the area of the unit, and the areas; the largest unit first, who has none last."""
    areas: list[Area] = []
    places: dict[int, Place] = {}
    units = _units(shown)
    limit = _limit([len(people) for _name, people in units])
    left = top = high = 0
    for name, people in units:
        columns = _columns(len(people))
        width, height = _size(len(people), columns)
        if left and left + width > limit:
            left, top, high = 0, top + high + BETWEEN, 0
        note = plural("{n} person", "{n} people", len(people))
        areas.append(Area(name, left, top, width, height, is_head=True, note=note))
        for i, person in enumerate(people):
            x, y = i % columns * STEP[0], i // columns * STEP[1]
            places[person.id] = (left + PAD + x, top + HEAD + y)
        left, high = left + width + BETWEEN, max(high, height)
    return places, Ground(
        tuple(areas),
        width=max((area.x + area.width for area in areas), default=0),
        height=max((area.y + area.height for area in areas), default=0),
    )


def _units(shown: AccountMap) -> list[tuple[str, list[MapPerson]]]:
    own: dict[str, list[MapPerson]] = {}
    others: dict[str, list[MapPerson]] = {}
    for person in shown.people:
        if person.account_id == shown.account_id:
            own.setdefault(person.unit, []).append(person)
        else:
            others.setdefault(person.account, []).append(person)
    without = own.pop("", [])
    found = sorted(own.items(), key=lambda unit: (-len(unit[1]), unit[0].casefold()))
    found += sorted(others.items())
    if without:
        found.append((_("Unit not known"), without))
    return [(name, by_weight(people)) for name, people in found]


def by_weight(people: Iterable[MapPerson]) -> list[MapPerson]:
    """People in the order of their influence, who has most first; those who left last."""
    return sorted(people, key=lambda p: (p.left_on is not None, -(p.influence or 0), p.name.casefold(), p.id))


def _columns(count: int) -> int:
    return max(1, min(count, round(math.sqrt(count * SHAPE * STEP[1] / STEP[0]) + 0.3)))


def _size(count: int, columns: int) -> Place:
    rows = -(-count // columns)
    gap = GAPS[0] // 2
    return columns * STEP[0] - gap + 2 * PAD, HEAD + rows * STEP[1] - gap + PAD


def _limit(counts: Sequence[int]) -> int:
    """How wide a row of areas may be."""
    sizes = [_size(count, _columns(count)) for count in counts]
    area = sum((width + BETWEEN) * (height + BETWEEN) for width, height in sizes)
    return max([round(math.sqrt(area * SHAPE)), *(width for width, _height in sizes)])
