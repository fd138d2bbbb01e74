"""The way of reporting lines between placed cards."""

from collections.abc import Mapping

from amdesk.analysis.map_layout import CARD, GAPS, LEAVES_IN_A_ROW_OF_A_CROWD, Place, Size


def routes(
    places: Mapping[int, Place],
    boss: Mapping[int, int],
    size: Size = CARD,
    gaps: Size = GAPS,
    sizes: Mapping[int, Size] | None = None,
) -> dict[int, tuple[Place, ...]]:
    """The corners of the line from each person up to the boss, from the boss's lower edge to the person's upper edge.

    It runs in the gap above the card, and past lower rows beside them, so that in a tidy tree it crosses no card.
    """
    sizes = {person: (sizes or {}).get(person, size) for person in places}
    reports: dict[int, list[int]] = {}
    for person, higher in boss.items():
        if person in places and higher in places:
            reports.setdefault(higher, []).append(person)
    found: dict[int, tuple[Place, ...]] = {}
    for higher, people in reports.items():
        first = min(places[p][1] for p in people)
        leaves = [p for p in people if p not in reports]
        beside = min((places[p][0] for p in leaves), default=0) - gaps[0] // 2
        for person in people:
            has_rows = len(leaves) > LEAVES_IN_A_ROW_OF_A_CROWD and person not in reports
            past = beside if has_rows and places[person][1] > first else None
            found[person] = _route(places, sizes, higher, person, first - gaps[1] // 2, past, gaps[1])
    return found


def _route(
    places: Mapping[int, Place],
    sizes: Mapping[int, Size],
    higher: int,
    person: int,
    bus: int,
    past: int | None,
    gap: int,
) -> tuple[Place, ...]:
    start = (places[higher][0] + sizes[higher][0] // 2, places[higher][1] + sizes[higher][1])
    end = (places[person][0] + sizes[person][0] // 2, places[person][1])
    above = end[1] - gap // 2
    if past is not None:
        corners = [start, (start[0], bus), (past, bus), (past, above), (end[0], above), end]
    else:
        level = above if start[1] <= above else (start[1] + end[1]) // 2
        corners = [start, (start[0], level), (end[0], level), end]
    return tuple(corner for i, corner in enumerate(corners) if i == 0 or corner != corners[i - 1])
