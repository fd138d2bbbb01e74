"""The way keys take from card to card: up to the boss, down to a report, aside to who shares the boss."""

from collections.abc import Iterable, Mapping
from enum import Enum

Box = tuple[float, float, float, float]
"""Left, top, right and bottom of a card."""
ASIDE_COSTS = 2.5
"""How much worse it is to miss the direction than to go far."""


class Way(Enum):
    """Where a key leads."""

    UP = (0, -1)
    DOWN = (0, 1)
    LEFT = (-1, 0)
    RIGHT = (1, 0)


def step(person: int, way: Way, cards: Mapping[int, Box], boss: Mapping[int, int]) -> int | None:
    """The card a key leads to along the reporting lines, or the nearest that way; None when there is none."""
    along = _along_lines(person, way, cards, boss)
    return along if along is not None else _nearest(person, way, cards)


def _along_lines(person: int, way: Way, cards: Mapping[int, Box], boss: Mapping[int, int]) -> int | None:
    if way is Way.UP:
        higher = boss.get(person)
        return higher if higher in cards else None
    if way is Way.DOWN:
        reports = [each for each in cards if boss.get(each) == person]
        return min(
            reports, key=lambda each: (cards[each][1], abs(_middle(cards[each]) - _middle(cards[person]))), default=None
        )
    if boss.get(person) not in cards:
        return None
    row = [each for each in cards if boss.get(each) == boss[person] and _in_a_row(cards[each], cards[person])]
    return _beside(person, way, sorted(row, key=lambda each: cards[each][0]))


def _beside(person: int, way: Way, row: list[int]) -> int | None:
    place = row.index(person) + way.value[0]
    return row[place] if 0 <= place < len(row) else None


def _in_a_row(one: Box, other: Box) -> bool:
    return one[1] < other[3] and other[1] < one[3]


def _middle(box: Box) -> float:
    return (box[0] + box[2]) / 2


def _nearest(person: int, way: Way, cards: Mapping[int, Box]) -> int | None:
    here = cards[person]
    x, y = _middle(here), (here[1] + here[3]) / 2
    dx, dy = way.value

    def cost(box: Box) -> float | None:
        right, down = _middle(box) - x, (box[1] + box[3]) / 2 - y
        ahead = right * dx + down * dy
        aside = abs(right * dy + down * dx)
        return ahead + aside * ASIDE_COSTS if ahead > 1 else None

    costs = {each: cost(box) for each, box in cards.items() if each != person}
    there = {each: found for each, found in costs.items() if found is not None}
    return min(there, key=there.__getitem__, default=None)


def followers(people: Iterable[int], boss: Mapping[int, int], placed: Iterable[int]) -> set[int]:
    """Who moves along with these people: everyone below them who has no place of their own."""
    reports: dict[int, list[int]] = {}
    for person, higher in boss.items():
        reports.setdefault(higher, []).append(person)
    fixed = set(placed)
    found: set[int] = set()
    stack = list(people)
    leaders = set(stack)
    while stack:
        for person in reports.get(stack.pop(), ()):
            if person not in fixed and person not in found and person not in leaders:
                found.add(person)
                stack.append(person)
    return found
