"""The user's own places on a map, and where the other cards go around them."""

from collections.abc import Mapping

from amdesk.analysis.map_layout import CARD, GAPS, Place, Size


def respect(
    automatic: Mapping[int, Place],
    placed: Mapping[int, Place],
    boss: Mapping[int, int] | None = None,
    size: Size = CARD,
    gaps: Size = GAPS,
) -> dict[int, Place]:
    """The user's own places, and around them the others: each moves along with its nearest placed boss.

    A card that would lie on another slides down until it is free; the user's own places are never changed.
    """
    found = {person: placed[person] for person in automatic if person in placed}
    if not found:
        return dict(automatic)
    taken = _Taken(size, gaps)
    for place in found.values():
        taken.add(place)
    for person, (x, y) in automatic.items():
        if person not in found:
            dx, dy = _moved_with(person, automatic, placed, boss or {})
            found[person] = taken.free_below((x + dx, y + dy))
    return {person: found[person] for person in automatic}


def _moved_with(
    person: int, automatic: Mapping[int, Place], placed: Mapping[int, Place], boss: Mapping[int, int]
) -> Place:
    seen = {person}
    while (higher := boss.get(person)) is not None and higher not in seen:
        if higher in placed and higher in automatic:
            return placed[higher][0] - automatic[higher][0], placed[higher][1] - automatic[higher][1]
        seen.add(person := higher)
    return 0, 0


class _Taken:
    """Places that are taken, found by the cell of a raster as large as a card with its gap."""

    def __init__(self, size: Size, gaps: Size) -> None:
        self._size = size
        self._step = size[1] + gaps[1] // 2
        self._cells: dict[Place, list[Place]] = {}

    def add(self, place: Place) -> None:
        """The place is taken."""
        self._cells.setdefault(self._cell(place), []).append(place)

    def free_below(self, place: Place) -> Place:
        """The first free place at or below `place`, which is taken then."""
        while (other := self._overlapped(place)) is not None:
            place = (place[0], other[1] + self._step)
        self.add(place)
        return place

    def _cell(self, place: Place) -> Place:
        return place[0] // self._size[0], place[1] // self._size[1]

    def _overlapped(self, place: Place) -> Place | None:
        column, row = self._cell(place)
        near = (self._cells.get((column + i, row + j), ()) for i in (-1, 0, 1) for j in (-1, 0, 1))
        return next(
            (
                other
                for cell in near
                for other in cell
                if abs(other[0] - place[0]) < self._size[0] and abs(other[1] - place[1]) < self._size[1]
            ),
            None,
        )
