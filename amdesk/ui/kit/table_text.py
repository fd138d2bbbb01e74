"""Tables as text: what goes to the clipboard and what comes from a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from amdesk.ui.kit.columns import ColumnKind, TableColumn, harmless

MOST_PASTED = 5_000_000  # characters; a longer clipboard is for the import, not for a table


def tsv(columns: Sequence[TableColumn], rows: Iterable[Any]) -> str:
    """Titles and rows as lines of tab-separated cells."""
    titles = "\t".join(harmless(column.title) for column in columns)
    lines = ["\t".join(_cell(column, row) for column in columns) for row in rows]
    return "\n".join([titles, *lines]) + "\n"


def _cell(column: TableColumn, row: Any) -> str:
    if column.kind is ColumnKind.CHECK:
        return "1" if column.value_of(row) else "0"
    return column.copy_of(row)


def cells(text: str) -> list[list[str]]:
    """The cells of a block copied from a spreadsheet; quoted cells may hold line ends. Empty when there is nothing."""
    if not text.strip() or len(text) > MOST_PASTED:
        return []
    return [row for row in csv.reader(io.StringIO(text.replace("\0", "")), delimiter="\t") if row]
