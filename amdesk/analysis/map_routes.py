"""The way of reporting lines between placed cards."""

from collections.abc import Mapping

from amdesk.analysis.map_layout import CARD, GAPS, Lane, Place, Size, Tree

Corners = tuple[Place, ...]


def routes(
    places: Mapping[int, Place],
    boss: Mapping[int, int],
    size: Size = CARD,
    gaps: Size = GAPS,
    sizes: Mapping[int, Size] | None = None,
    tree: Tree | None = None,
) -> dict[int, Corners]:
    """The corners of the line from each person up to the boss, from the boss's lower edge to the person's upper
    edge, or to the left one where people hang in a column.

    Where both stand to each other as in the tidy `tree`, the line keeps to the lanes of that, and crosses no card.
    """
    sizes = {person: (sizes or {}).get(person, size) for person in places}
    found: dict[int, Corners] = {}
    for person, higher in boss.items():
        if person not in places or higher not in places:
            continue
        start, end = places[higher], places[person]
        below = (start[0] + sizes[higher][0] // 2, start[1] + sizes[higher][1])
        lane = _lane(tree, person, higher, start, end)
        if lane is None:
            found[person] = _direct(below, (end[0] + sizes[person][0] // 2, end[1]), gaps[1])
        elif lane.across is None:
            above = (end[0] + sizes[person][0] // 2, end[1])
            found[person] = _without_repeats([below, (below[0], lane.bus), (above[0], lane.bus), above])
        else:
            beside = (end[0], end[1] + sizes[person][1] // 2)
            turns = [(below[0], lane.bus), (lane.across, lane.bus), (lane.across, beside[1])]
            found[person] = _without_repeats([below, *turns, beside])
    return found


def _lane(tree: Tree | None, person: int, higher: int, start: Place, end: Place) -> Lane | None:
    """The lane of the tidy tree where the cards now are; none when one of them moved away from the other."""
    if tree is None or tree.above.get(person) != higher:
        return None
    (ax, ay), (bx, by) = tree.places[higher], tree.places[person]
    dx, dy = start[0] - ax, start[1] - ay
    if (end[0] - bx, end[1] - by) != (dx, dy):
        return None
    lane = tree.lanes[person]
    return Lane(lane.bus + dy, None if lane.across is None else lane.across + dx)


def _direct(start: Place, end: Place, gap: int) -> Corners:
    above = end[1] - gap // 2
    level = above if start[1] <= above else (start[1] + end[1]) // 2
    return _without_repeats([start, (start[0], level), (end[0], level), end])


def _without_repeats(corners: list[Place]) -> Corners:
    return tuple(corner for i, corner in enumerate(corners) if i == 0 or corner != corners[i - 1])
