"""Where cards stand by influence: who is asked most in the middle, people near those they are joined to.

The distances on the map follow the steps along the lines (stress, made small by moving pairs; nothing is left to
chance, so the same map always looks alike).
Source: J. Zheng, S. Pawar, D. Goodman, Graph Drawing by Stochastic Gradient Descent (2018).
"""

import heapq
import math
import random
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from amdesk.analysis.map_apart import apart
from amdesk.analysis.map_layout import CARD, GAPS, LONERS_IN_A_ROW, Place
from amdesk.model.rows import AccountMap, MapLine
from amdesk.model.values import LineKind

Point = tuple[float, float]
Tie = tuple[int, int, float]
"""Two people and how far from each other they want to stand."""

PITCH: Point = (CARD[0] + 46, CARD[1] + 46)
ROOM_FOR_EACH = 1.4
"""Area for each card, in cards with their gaps."""
SQUEEZED: Point = (0.86, 1.16)
"""How the disc is drawn out to the shape of a canvas; cards are wider than high."""
INFLUENCE_STEP, REPORTING_STEP = 1.0, 1.6
ALL_PAIRS_UP_TO = 220
"""With more people distances are taken to some of them only."""
LANDMARKS = 48
ROUNDS, ROUNDS_OF_MANY = 36, 24
LAST_RATE = 0.05
INWARD = 0.55
"""How firmly people are held at the distance from the middle that their being asked gives them, 0 to 1."""
GOLDEN = math.pi * (3 - 5**0.5)
MOST_ASKED = 5
MUTUAL = (LineKind.PEER, LineKind.CONFLICT)
"""Influences in which nobody asks the other."""


def asked(lines: Iterable[MapLine]) -> dict[int, int]:
    """How many others each person advises or mentors, or is trusted by: how many ask them."""
    askers: dict[int, set[int]] = {}
    for line in lines:
        if not line.kind.is_formal and line.kind not in MUTUAL:
            askers.setdefault(_adviser(line), set()).update({line.source, line.target} - {_adviser(line)})
    return {person: len(others) for person, others in askers.items()}


def most_asked(lines: Iterable[MapLine], count: int = MOST_ASKED) -> tuple[int, ...]:
    """The people most others ask, first who is asked most; of equals the one entered first."""
    found = asked(lines)
    return tuple(sorted(found, key=lambda person: (-found[person], person))[:count])


def with_lines(shown: AccountMap, kinds: Collection[LineKind], *, of_most_asked: bool = False) -> AccountMap:
    """The map with lines of these kinds only, and of influence only what the people most asked have or share."""
    few = set(most_asked(shown.lines)) if of_most_asked else set()

    def is_wanted(line: MapLine) -> bool:
        if line.kind not in kinds or not of_most_asked or line.kind.is_formal:
            return line.kind in kinds
        ends = {line.source, line.target} if line.kind in MUTUAL else {_adviser(line)}
        return bool(ends & few)

    return replace(shown, lines=tuple(line for line in shown.lines if is_wanted(line)))


def _adviser(line: MapLine) -> int:
    """Whoever has the influence: who is trusted, else where the line begins."""
    return line.target if line.kind is LineKind.TRUSTS else line.source


def by_influence(people: Sequence[int], lines: Iterable[MapLine]) -> dict[int, Place]:
    """Everyone's place; people no line leads to stand in rows below. Takes seconds for a thousand people."""
    drawn = tuple((line.source, line.target, line.kind) for line in lines)
    return dict(_placed(tuple(people), drawn))


@lru_cache(maxsize=16)
def _placed(people: tuple[int, ...], lines: tuple[tuple[int, int, LineKind], ...]) -> tuple[tuple[int, Place], ...]:
    rows = [MapLine(0, source, target, kind, None, None) for source, target, kind in lines]
    present = set(people)
    ties = tuple(_ties(line for line in rows if line.source in present and line.target in present))
    joined = {end for one, other, _far in ties for end in (one, other)}
    inside = [person for person in people if person in joined]
    places = _by_stress(inside, ties, asked(rows)) if inside else {}
    places.update(_rows_below(places, [person for person in people if person not in joined]))
    return tuple((person, places[person]) for person in people)


def _ties(lines: Iterable[MapLine]) -> Iterator[Tie]:
    nearest: dict[tuple[int, int], float] = {}
    for line in lines:
        pair = (min(line.source, line.target), max(line.source, line.target))
        far = REPORTING_STEP if line.kind.is_formal else INFLUENCE_STEP
        if pair[0] != pair[1]:
            nearest[pair] = min(far, nearest.get(pair, far))
    return ((one, other, far) for (one, other), far in nearest.items())


def _by_stress(people: Sequence[int], ties: Iterable[Tie], asks: Mapping[int, int]) -> dict[int, Place]:
    number = {person: i for i, person in enumerate(people)}
    near: list[list[tuple[int, float]]] = [[] for _person in people]
    for one, other, far in ties:
        near[number[one]].append((number[other], far))
        near[number[other]].append((number[one], far))
    order = sorted(range(len(people)), key=lambda i: (-asks.get(people[i], 0), -len(near[i]), people[i]))
    outward = (ROOM_FOR_EACH / math.pi) ** 0.5
    radii = [0.0] * len(people)
    for rank, i in enumerate(order):
        radii[i] = outward * (rank + (0.25 if rank else 0.0)) ** 0.5
    points = _settled(_pairs(near, max(radii)), radii, order)
    spread = apart([(x * PITCH[0] * SQUEEZED[0], y * PITCH[1] * SQUEEZED[1]) for x, y in points], PITCH)
    left, top = min(x for x, _y in spread), min(y for _x, y in spread)
    return {person: (round(x - left), round(y - top)) for person, (x, y) in zip(people, spread, strict=True)}


def _pairs(near: Sequence[Sequence[tuple[int, float]]], radius: float) -> list[tuple[int, int, float, float]]:
    """Pairs of people, how far apart they want to be and how much that counts, scaled to a disc of that radius."""
    count = len(near)
    sources: Iterable[int] = range(count) if count <= ALL_PAIRS_UP_TO else range(0, count, max(1, count // LANDMARKS))
    pairs: dict[tuple[int, int], float] = {}
    for source in sources:
        for other, far in _steps(near, source).items():
            if other != source:
                pairs[min(source, other), max(source, other)] = far
    for one, others in enumerate(near):
        pairs.update({(one, other): far for other, far in others if one < other})
    if not pairs:
        return []
    stretch = 0.9 * max(radius, 0.6) / (sum(pairs.values()) / len(pairs))
    return [(one, other, far * stretch, 1.0 / (far * stretch) ** 2) for (one, other), far in pairs.items()]


def _steps(near: Sequence[Sequence[tuple[int, float]]], source: int) -> dict[int, float]:
    """How far everyone who can be reached is along the lines."""
    reached = {source: 0.0}
    queue = [(0.0, source)]
    while queue:
        far, at = heapq.heappop(queue)
        if far > reached[at]:
            continue
        for other, step in near[at]:
            if far + step < reached.get(other, math.inf):
                reached[other] = far + step
                heapq.heappush(queue, (far + step, other))
    return reached


def _settled(pairs: list[tuple[int, int, float, float]], radii: Sequence[float], order: Sequence[int]) -> list[Point]:
    """Points whose distances are near those wanted, everyone about as far from the middle as `radii` say."""
    xs, ys = [0.0] * len(radii), [0.0] * len(radii)
    for rank, i in enumerate(order):
        xs[i], ys[i] = radii[i] * math.cos(rank * GOLDEN), radii[i] * math.sin(rank * GOLDEN)
    if not pairs:
        return list(zip(xs, ys, strict=True))
    rounds = ROUNDS if len(radii) <= ALL_PAIRS_UP_TO else ROUNDS_OF_MANY
    weights = [pair[3] for pair in pairs]
    first, last = 1.0 / min(weights), LAST_RATE / max(weights)
    mixed = random.Random(len(pairs))
    for step in range(rounds):
        rate = first * (last / first) ** (step / max(rounds - 1, 1))
        mixed.shuffle(pairs)
        _move_pairs(pairs, xs, ys, rate)
        _hold(radii, xs, ys, INWARD * (0.3 + 0.7 * step / rounds))
    return list(zip(xs, ys, strict=True))


def _move_pairs(pairs: Sequence[tuple[int, int, float, float]], xs: list[float], ys: list[float], rate: float) -> None:
    for one, other, far, weight in pairs:
        dx, dy = xs[one] - xs[other], ys[one] - ys[other]
        length = math.sqrt(dx * dx + dy * dy) or 1e-6
        share = rate * weight
        pull = (length - far) / (2 * length) * (share if share < 1.0 else 1.0)
        dx, dy = dx * pull, dy * pull
        xs[one] -= dx
        ys[one] -= dy
        xs[other] += dx
        ys[other] += dy


def _hold(radii: Sequence[float], xs: list[float], ys: list[float], firmness: float) -> None:
    """Bring everyone nearer to the distance from the middle that is theirs."""
    for i, radius in enumerate(radii):
        now = math.hypot(xs[i], ys[i]) or 1e-6
        factor = 1 - firmness + firmness * radius / now
        xs[i], ys[i] = xs[i] * factor, ys[i] * factor


def _rows_below(places: Mapping[int, Place], people: Sequence[int]) -> dict[int, Place]:
    wide = max((x + CARD[0] for x, _y in places.values()), default=0)
    top = max((y + CARD[1] + 2 * GAPS[1] for _x, y in places.values()), default=0)
    across, down = CARD[0] + GAPS[0], CARD[1] + GAPS[0]
    columns = max(LONERS_IN_A_ROW, min(wide // across, len(people)), round((len(people) * 0.6) ** 0.5))
    begin = max(0, (wide - min(columns, len(people)) * across + GAPS[0]) // 2)
    return {who: (begin + i % columns * across, top + i // columns * down) for i, who in enumerate(people)}
