"""The people of a map on a grid of two ratings; equal people fan out within their cell, unknown ones wait in a tray.

Source: formulae F11 (Mendelow's power and interest).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from amdesk.analysis.map_ground import Area, Cell, Ground
from amdesk.analysis.map_layout import CARD, Place, Size
from amdesk.model.rows import MapPerson
from amdesk.model.values import Stance
from amdesk.words import _, plural

MARGIN = 12
LEAST_COLUMN, NAMED_COLUMN, LEAST_ROW = 56, 104, 70
TRAY_BELOW, TRAY_HEAD = 40, 32
HIGH = 5
"""From here on, of 10, power and interest are high. Source: formulae F11."""
POWER_OF_INFLUENCE = 2
"""Influence goes from 1 to 5, power from 0 to 10."""


class GridKind(Enum):
    """Which two ratings span the grid: across and up."""

    POWER_INTEREST = "power-interest"
    STANCE_INFLUENCE = "stance-influence"


@dataclass(frozen=True)
class Grid:
    """People on a grid: upper left corners of their cards in map units.

    `tray` are those whose rating is not known, standing below the grid.
    """

    places: dict[int, Place]
    tray: tuple[int, ...]
    ground: Ground


@dataclass(frozen=True)
class _Axes:
    """The values on both axes, low to high, how to read them of a person, and how many make up the lower half.

    An empty column is as wide as `least_column`.
    """

    columns: tuple[int, ...]
    rows: tuple[int, ...]
    column_of: Callable[[MapPerson], int | None]
    row_of: Callable[[MapPerson], int | None]
    low_columns: int
    low_rows: int
    least_column: int


def power(person: MapPerson) -> int | None:
    """A person's power from 0 to 10, or None when the influence is not known."""
    return None if person.influence is None else person.influence * POWER_OF_INFLUENCE


def quadrant(person: MapPerson) -> str:
    """How to deal with a person by power and interest; empty when one of them is not known. Source: formulae F11."""
    strong = power(person)
    if strong is None or person.interest is None:
        return ""
    return _quadrants()[strong >= HIGH][person.interest >= HIGH]


def _quadrants() -> tuple[tuple[str, str], tuple[str, str]]:
    return (_("Monitor"), _("Keep informed")), (_("Keep satisfied"), _("Manage closely"))


def _interest(person: MapPerson) -> int | None:
    return person.interest


def _influence(person: MapPerson) -> int | None:
    return person.influence


def _stance(person: MapPerson) -> int | None:
    return None if person.stance is None else int(person.stance.value)


AXES = {
    GridKind.POWER_INTEREST: _Axes(tuple(range(11)), (0, 2, 4, 6, 8, 10), _interest, power, 5, 3, LEAST_COLUMN),
    GridKind.STANCE_INFLUENCE: _Axes((-2, -1, 0, 1, 2), (1, 2, 3, 4, 5), _stance, _influence, 0, 0, NAMED_COLUMN),
}


def grid(people: Sequence[MapPerson], kind: GridKind, earlier: Iterable[MapPerson] = (), size: Size = CARD) -> Grid:
    """The people on a grid, no two cards on one another; `earlier` are the same people as they were another day."""
    axes = AXES[kind]
    cells = _cells(people, axes)
    widths, heights = _widths(cells, axes, size), _heights(cells, axes, size)
    lefts = _edges([widths[c] for c in axes.columns])
    tops = _edges([heights[r] for r in reversed(axes.rows)])
    corner = {
        (column, row): (lefts[i], tops[len(axes.rows) - 1 - j])
        for i, column in enumerate(axes.columns)
        for j, row in enumerate(axes.rows)
    }
    places = {
        person: place
        for cell, who in cells.items()
        for person, place in zip(who, _fanned(corner[cell], len(who), size), strict=True)
    }
    tray = tuple(person.id for person in people if person.id not in places)
    columns = max(1, lefts[-1] // (size[0] + MARGIN))
    below = (0, tops[-1] + TRAY_BELOW)
    places.update(zip(tray, _fanned((0, below[1] + TRAY_HEAD), len(tray), size, columns), strict=True))
    ground = Ground(
        (*_areas(kind, axes, lefts, tops), *_tray_area(len(tray), columns, below, size, lefts[-1])),
        *_names(kind),
        width=lefts[-1],
        height=tops[-1],
        moved_from=_moved(people, earlier, axes, corner),
        cells=tuple(Cell(column, row, *at, widths[column], heights[row]) for (column, row), at in corner.items()),
    )
    return Grid(places, tray, ground)


def ratings_of(kind: GridKind, cell: Cell) -> dict[str, Stance | int]:
    """What standing in a cell says of a person, by the name of the field; the lowest power is the least influence."""
    if kind is GridKind.STANCE_INFLUENCE:
        return {"stance": Stance(cell.across), "influence": cell.up}
    return {"interest": cell.across, "influence": max(1, cell.up // POWER_OF_INFLUENCE)}


def rating_words(kind: GridKind, cell: Cell) -> str:
    """What standing in a cell says, in words."""
    if kind is GridKind.STANCE_INFLUENCE:
        return _("{stance}, influence {n}").format(stance=Stance(cell.across).label.lower(), n=cell.up)
    return _("power {power} (influence {influence}), interest {interest}").format(
        power=max(cell.up, POWER_OF_INFLUENCE), influence=ratings_of(kind, cell)["influence"], interest=cell.across
    )


def _cells(people: Sequence[MapPerson], axes: _Axes) -> dict[tuple[int, int], list[int]]:
    cells: dict[tuple[int, int], list[int]] = {}
    for person in people:
        cell = _cell(person, axes)
        if cell is not None:
            cells.setdefault(cell, []).append(person.id)
    return cells


def _cell(person: MapPerson, axes: _Axes) -> tuple[int, int] | None:
    column, row = axes.column_of(person), axes.row_of(person)
    return None if column is None or row is None else (column, row)


def _columns_in(count: int) -> int:
    """How many cards of a cell stand beside each other."""
    return 1 if count < 4 else 2 if count < 13 else round((count / 3) ** 0.5)


def _widths(cells: dict[tuple[int, int], list[int]], axes: _Axes, size: Size) -> dict[int, int]:
    widths = dict.fromkeys(axes.columns, axes.least_column)
    for (column, _row), who in cells.items():
        widths[column] = max(widths[column], MARGIN + _columns_in(len(who)) * (size[0] + MARGIN))
    return widths


def _heights(cells: dict[tuple[int, int], list[int]], axes: _Axes, size: Size) -> dict[int, int]:
    heights = dict.fromkeys(axes.rows, LEAST_ROW)
    for (_column, row), who in cells.items():
        rows = -(-len(who) // _columns_in(len(who)))
        heights[row] = max(heights[row], MARGIN + rows * (size[1] + MARGIN))
    return heights


def _edges(lengths: Sequence[int]) -> list[int]:
    edges = [0]
    for length in lengths:
        edges.append(edges[-1] + length)
    return edges


def _fanned(corner: Place, count: int, size: Size, columns: int = 0) -> list[Place]:
    beside = columns or _columns_in(count)
    x, y = corner[0] + MARGIN, corner[1] + MARGIN
    return [(x + i % beside * (size[0] + MARGIN), y + i // beside * (size[1] + MARGIN)) for i in range(count)]


def _areas(kind: GridKind, axes: _Axes, lefts: list[int], tops: list[int]) -> tuple[Area, ...]:
    if kind is GridKind.POWER_INTEREST:
        across, down = lefts[axes.low_columns], tops[len(axes.rows) - axes.low_rows]
        low, high = _quadrants()
        return (
            Area(high[0], 0, 0, across, down),
            Area(high[1], across, 0, lefts[-1] - across, down),
            Area(low[0], 0, down, across, tops[-1] - down),
            Area(low[1], across, down, lefts[-1] - across, tops[-1] - down),
        )
    return tuple(
        Area(Stance(value).label, lefts[i], 0, lefts[i + 1] - lefts[i], tops[-1])
        for i, value in enumerate(axes.columns)
    )


def _tray_area(count: int, columns: int, corner: Place, size: Size, width: int) -> tuple[Area, ...]:
    """The ground of those whose rating is not known."""
    if not count:
        return ()
    height = TRAY_HEAD + -(-count // columns) * (size[1] + MARGIN) + MARGIN
    note = plural("{n} person", "{n} people", count)
    return (Area(_("Not rated yet"), *corner, width, height, is_head=True, note=note),)


def _moved(
    people: Sequence[MapPerson], earlier: Iterable[MapPerson], axes: _Axes, corner: dict[tuple[int, int], Place]
) -> dict[int, Place]:
    now = {person.id: _cell(person, axes) for person in people}
    then = {person.id: _cell(person, axes) for person in earlier}
    return {
        who: (corner[cell][0] + MARGIN, corner[cell][1] + MARGIN)
        for who, cell in then.items()
        if cell is not None and now.get(who) is not None and now[who] != cell
    }


def _names(kind: GridKind) -> tuple[str, str]:
    if kind is GridKind.POWER_INTEREST:
        return _("Interest"), _("Power")
    return _("Stance"), _("Influence")
