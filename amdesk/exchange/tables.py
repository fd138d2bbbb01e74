"""Tables out of other programs' files and out of pasted text, and CSV files written for other programs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from amdesk.exchange.gathering import gathering
from amdesk.exchange.headings import looks_like_headings, titles_above, unique_names
from amdesk.exchange.reading import LARGEST_FILE_BYTES, Problem, ReadError, decode, listed_problems, read_bytes, shown
from amdesk.exchange.rows import Row
from amdesk.exchange.separated import guess_separator, separated_rows, separator_named
from amdesk.exchange.writing import Cell, may_be_guarded, unguard, write_csv
from amdesk.words import _, plural

__all__ = ["Cell", "Problem", "ReadError", "Row", "Table", "read_table", "read_text", "write_csv"]

_TABLE_AS_PAGE = ("<html", "<!doctype html", "<table", "<?xml")


@dataclass(frozen=True)
class Table:
    """Rows of equal length under unique column names, and how they were read.

    `number` of a row is its line in a text file (the first of several) or its row in a sheet, counted from 1.
    Every row has as many cells as there are columns; wholly empty rows are left out. `sheets` is empty for text.
    """

    columns: tuple[str, ...]
    rows: Sequence[Row]
    encoding: str
    separator: str
    has_header: bool
    sheets: tuple[str, ...]
    sheet: str
    problems: tuple[Problem, ...]


def read_table(
    path: Path,
    *,
    encoding: str | None = None,
    separator: str | None = None,
    header: bool | None = None,
    sheet: str | None = None,
) -> Table:
    """The table in a CSV or text file or in one sheet of an XLSX workbook; what is not given is guessed.

    The content decides, not the file's ending. Raises ReadError with a sentence for the user.
    """
    from amdesk.exchange.sheets import is_workbook, read_workbook, refuse_other_offices

    raw = read_bytes(path, LARGEST_FILE_BYTES)
    refuse_other_offices(raw, path.name)
    if is_workbook(raw):
        book = read_workbook(raw, path.name, sheet)
        return _table(book.rows, book.problems, header=header, sheets=book.sheets, sheet=book.sheet)
    text, encoding = decode(raw, encoding)
    _refuse_what_is_no_table(text, path.name)
    with gathering():
        return _separated(text, encoding, separator, header, guarded=True)


def read_text(text: str, *, separator: str | None = None, header: bool | None = None) -> Table:
    """The table in a pasted block of text, as spreadsheets and mails give it.

    Raises ReadError with a sentence for the user.
    """
    return _separated(text.removeprefix("\ufeff"), "", separator, header, guarded=False)


def _separated(text: str, encoding: str, separator: str | None, header: bool | None, *, guarded: bool) -> Table:
    problems = []
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        problems.append(Problem(line, _("Characters without meaning are shown as ␀.")))
        text = text.replace("\0", "␀")
    named, body = separator_named(text)
    chosen = separator or named or guess_separator(body)
    rows, found = separated_rows(body, chosen, first_line=1 if body is text else 2)
    if guarded and may_be_guarded(body):
        rows = [_unguarded(row) for row in rows]
    return _table(rows, [*problems, *found], header=header, encoding=encoding, separator=chosen)


def _table(
    rows: list[Row],
    problems: Iterable[Problem],
    *,
    header: bool | None,
    encoding: str = "",
    separator: str = "",
    sheets: tuple[str, ...] = (),
    sheet: str = "",
) -> Table:
    """Rows of any length brought under columns."""
    if not rows:
        return Table((), (), encoding, separator, False, sheets, sheet, listed_problems(problems))
    titles = titles_above([row.cells for row in rows]) if header is not False else 0
    problems = [*problems, *(_left_out(row) for row in rows[:titles] if "".join(row.cells).strip())]
    rows = rows[titles:]
    has_header = looks_like_headings([row.cells for row in rows]) if header is None else header
    expected = _filled(rows[0].cells)
    width = _widest(rows)
    body = rows[1:] if has_header else rows
    names = unique_names(rows[0].cells if has_header else (), width)
    if has_header and width > expected:
        problems = [*problems, *(_too_long(row, expected) for row in body if _filled(row.cells) > expected)]
    even = [row if len(row.cells) == width else Row(row.number, _of_width(row.cells, width)) for row in body]
    return Table(names, even, encoding, separator, has_header, sheets, sheet, listed_problems(problems))


def _unguarded(row: Row) -> Row:
    """The row without the marks that keep spreadsheets from running its cells; most rows have none."""
    return Row(row.number, tuple(map(unguard, row.cells))) if "'" in "".join(row.cells) else row


def _widest(rows: Sequence[Row]) -> int:
    """How many cells the fullest row fills; what is not longer than another need not be looked at."""
    width = 0
    for _number, cells in rows:
        if len(cells) > width:
            width = max(width, _filled(cells))
    return width


def _filled(cells: Sequence[str]) -> int:
    """How many cells there are up to the last that holds something."""
    return next((n for n in range(len(cells), 0, -1) if cells[n - 1]), 0)


def _of_width(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return cells[:width] + ("",) * (width - len(cells))


def _left_out(title: Row) -> Problem:
    return Problem(
        title.number, _("“{text}” is taken for a title and left out.").format(text=shown("".join(title.cells)))
    )


def _too_long(row: Row, expected: int) -> Problem:
    cells = plural("{n} cell", "{n} cells", _filled(row.cells))
    sentence = _("This row has {cells}, the heading only {expected}.")
    return Problem(row.number, sentence.format(cells=cells, expected=expected))


def _refuse_what_is_no_table(text: str, name: str) -> None:
    start = text[:2_000].lstrip().lower()
    if start.startswith(_TABLE_AS_PAGE):
        sentence = _("{file} is a web page or XML, not a table. Open it in a spreadsheet and save it as XLSX or CSV.")
        raise ReadError(sentence.format(file=name))
    strange = sum(sign < " " and sign not in "\t\n\r\0" for sign in start)
    if strange > max(20, len(start) // 20) or start.startswith(("%pdf", "{\\rtf")):
        raise ReadError(_("{file} holds no table. Choose a CSV or XLSX file.").format(file=name))
