"""One row of a foreign table, and how large such a table may be."""

from dataclasses import dataclass

MOST_ROWS = 200_000
MOST_COLUMNS = 256


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of one row as text, `number` as a person counts it in the file."""

    number: int
    cells: tuple[str, ...]
