"""What lies under the cards of an arrangement: named areas, axes, our colleagues, and their lines to people."""

from dataclasses import dataclass, field

from amdesk.analysis.map_layout import Place


@dataclass(frozen=True)
class Area:
    """A part of the ground with its name; `is_head` when the name stands inside at the top, `note` at its right.

    Of colleagues it tells whether it is one; where nobody of ours covers people it is not.
    """

    name: str
    x: int
    y: int
    width: int
    height: int
    is_head: bool = False
    note: str = ""


@dataclass(frozen=True)
class Cell:
    """One cell of a grid of two ratings: where it lies, and what standing in it means across and up."""

    across: int
    up: int
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Tie:
    """A line from a colleague to somebody, as the corners it runs through."""

    person: int
    corners: tuple[Place, ...]


@dataclass(frozen=True)
class Ground:
    """The ground of an arrangement; `across` and `up` name its axes when it has some.

    `ours` are the small cards of our colleagues, `ties` whom else they cover beside those in their own area.
    `moved_from` is where someone stood on an earlier day, for a line to the place of now. `cells` are those of a grid.
    """

    areas: tuple[Area, ...]
    across: str = ""
    up: str = ""
    width: int = 0
    height: int = 0
    ours: tuple[Area, ...] = ()
    ties: tuple[Tie, ...] = ()
    moved_from: dict[int, Place] = field(default_factory=dict)
    cells: tuple[Cell, ...] = ()

    def cell_at(self, x: float, y: float) -> Cell | None:
        """The cell of the grid at a point of the map; None beside the grid, or when there is none."""
        hits = (c for c in self.cells if c.x <= x < c.x + c.width and c.y <= y < c.y + c.height)
        return next(hits, None)
