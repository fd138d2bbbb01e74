"""Ways through a map: how strong each relationship is, the shortest trusted way to a person, and who is a bridge."""

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from amdesk.analysis.relationships import THREAD_ABOVE, strengths
from amdesk.analysis.sureness import doubt_words
from amdesk.model.rows import AccountMap, MapPerson, PersonTouch
from amdesk.model.values import LineKind

FORMAL_COST = 5
COST_OF_STRENGTH = {3: 2, 2: 3, 1: 4, None: 4}
"""How far a step along a line is: a strong influence brings nearer than a weak one, a reporting line least."""
US = 0
"""Where our side stands in the graph of people."""


def strengthened(shown: AccountMap, touches: Iterable[PersonTouch], on: date) -> AccountMap:
    """The map with the strength of the relationship with each person, and what is doubtful. Source: formulae F5."""
    found = strengths(touches, {person.id: person.rhythm_days for person in shown.people}, on)
    return replace(
        shown, people=tuple(replace(p, strength=found.get(p.id), doubt=doubt_words(p, on)) for p in shown.people)
    )


def is_here(person: MapPerson) -> bool:
    """Whether it is someone we know by name who has not left."""
    return not person.is_placeholder and person.left_on is None


def is_thread(person: MapPerson) -> bool:
    """Whether our relationship with the person holds; without its strength a touch within two rhythms counts."""
    if not is_here(person):
        return False
    if person.strength is not None:
        return person.strength > THREAD_ABOVE
    return person.days_since is not None and person.days_since <= 2 * person.rhythm_days


def threads(shown: AccountMap) -> tuple[MapPerson, ...]:
    """The people of the account our relationship with holds."""
    return tuple(p for p in shown.people if p.account_id == shown.account_id and is_thread(p))


def shortest_way(shown: AccountMap, person: int) -> tuple[int, ...]:
    """The shortest trusted way to a person: from someone on our side along lines of trust, that one first.

    Influence is followed from who has it to whom they influence, reporting lines both ways; conflict, people against
    us, those who left and placeholders are no way. Empty when there is none, the person alone when we know them well.
    """
    people = {p.id: p for p in shown.people}
    if person not in people:
        return ()
    if is_thread(people[person]):
        return (person,)
    steps = _steps(shown)
    trusted = (p.id for p in shown.people if is_thread(p) and p.stance is not None and p.stance.value > 0)
    queue: list[tuple[int, tuple[int, ...]]] = [(0, (who,)) for who in trusted]
    heapq.heapify(queue)
    seen: set[int] = set()
    while queue:
        cost, way = heapq.heappop(queue)
        if way[-1] == person:
            return way
        if way[-1] in seen or not _is_passable(people[way[-1]]):
            continue
        seen.add(way[-1])
        for after, length in steps.get(way[-1], ()):
            heapq.heappush(queue, (cost + length, (*way, after)))
    return ()


def _is_passable(person: MapPerson) -> bool:
    return is_here(person) and (person.stance is None or person.stance.value >= 0)


def _steps(shown: AccountMap) -> Mapping[int, list[tuple[int, int]]]:
    steps: dict[int, list[tuple[int, int]]] = {}
    here = {person.id for person in shown.people}
    for line in shown.lines:
        if line.kind is LineKind.CONFLICT or line.source not in here or line.target not in here:
            continue
        cost = FORMAL_COST if line.kind.is_formal else COST_OF_STRENGTH[line.strength]
        steps.setdefault(line.source, []).append((line.target, cost))
        if line.kind.is_formal or line.kind is LineKind.PEER:
            steps.setdefault(line.target, []).append((line.source, cost))
    return steps


@dataclass(frozen=True)
class Bridge:
    """A person through whom alone we come to others, who would be out of reach if that one left."""

    person: int
    cut_off: tuple[int, ...]


def bridges(shown: AccountMap) -> tuple[Bridge, ...]:
    """Everyone whose leaving would cut people off from all our threads, who cuts off most first."""
    here = {p.id for p in shown.people if is_here(p)}
    joined: dict[int, set[int]] = {who: set() for who in here}
    joined[US] = {p.id for p in threads(shown)}
    for who in joined[US]:
        joined[who].add(US)
    for line in shown.lines:
        if line.kind is not LineKind.CONFLICT and line.source in here and line.target in here:
            joined[line.source].add(line.target)
            joined[line.target].add(line.source)
    cut_off = _cut_off(joined)
    found = [Bridge(who, tuple(sorted(lost))) for who, lost in cut_off.items()]
    return tuple(sorted(found, key=_most_first))


def _most_first(bridge: Bridge) -> tuple[int, int]:
    return -len(bridge.cut_off), bridge.person


@dataclass
class _Visit:
    """Where a search first met a person, and the earliest it can get back to without passing the same way."""

    met: int
    earliest: int


def _cut_off(joined: Mapping[int, set[int]]) -> dict[int, list[int]]:
    """Whom each person alone joins to us. Source: articulation points, Hopcroft and Tarjan 1973."""
    visits = {US: _Visit(0, 0)}
    order = [US]
    lost: dict[int, list[int]] = {}
    path = [(US, US, iter(sorted(joined[US])))]
    while path:
        who, came_from, rest = path[-1]
        after = next(rest, None)
        if after is None:
            path.pop()
            if who != US and came_from != US and visits[who].earliest >= visits[came_from].met:
                lost.setdefault(came_from, []).extend(order[visits[who].met :])
            if who != US:
                visits[came_from].earliest = min(visits[came_from].earliest, visits[who].earliest)
        elif after not in visits:
            visits[after] = _Visit(len(order), len(order))
            order.append(after)
            path.append((after, who, iter(sorted(joined[after]))))
        elif after != came_from:
            visits[who].earliest = min(visits[who].earliest, visits[after].met)
    return lost
