"""One row of a foreign table, and how large such a table may be."""

from typing import NamedTuple

MOST_ROWS = 200_000
MOST_COLUMNS = 256


class Row(NamedTuple):
    """Cells of one row as text, `number` as a person counts it in the file."""

    number: int
    cells: tuple[str, ...]
