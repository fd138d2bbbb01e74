"""Text with separators (CSV and its kin) taken apart into rows, with a word on every row that is not right."""

import csv
import io
import re
from collections import Counter, deque
from collections.abc import Iterator
from itertools import islice

from amdesk.exchange.reading import Problem, ReadError
from amdesk.exchange.rows import MOST_COLUMNS, MOST_ROWS, Row
from amdesk.words import _

SEPARATORS = (",", ";", "\t", "|")
BLANKS = " "
"""Columns of one width, as old programs print them: any number of blanks separates them."""
LONGEST_CELL = 131_072
"""Characters; the limit of Python's own reader, which ends what an unclosed quotation mark begins."""

FEWEST_ALIGNED = 3
"""Names of two words are no columns."""
_SAMPLE_ROWS = 60
_SAMPLE_LENGTH = 64_000
_SEPARATOR_NAMED = re.compile(r'"?sep=([^"\w\s]|\t)"?[ ]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_TOO_LARGE = "field larger than field limit"


def separator_named(text: str) -> tuple[str | None, str]:
    """The separator Excel's first line `sep=;` names, and the text after that line."""
    found = _SEPARATOR_NAMED.match(text)
    return (found[1], text[found.end() :]) if found else (None, text)


def guess_separator(text: str) -> str:
    """The separator that cuts most rows of the beginning into equally many cells; a comma when none does."""
    sample = text[:_SAMPLE_LENGTH]
    scores = {separator: _evenness(sample, separator) for separator in SEPARATORS}
    best = max(SEPARATORS, key=lambda separator: scores[separator])
    if scores[best] > (0.0, 0):
        return best
    return BLANKS if _evenness(sample, BLANKS) >= (1.0, FEWEST_ALIGNED) else ","


def separated_rows(text: str, separator: str, first_line: int = 1) -> tuple[list[Row], list[Problem]]:
    """All rows that hold something, and the problems met; `first_line` is the number of the text's first line.

    Raises ReadError when a quotation mark is never closed, or there are too many rows or columns.
    """
    try:
        return _checked(_at_once(text, separator, first_line)), []
    except csv.Error:
        reader = _Reader(text, separator, first_line)
        return _checked(reader.rows()), reader.problems


def _checked(found: Iterator[Row]) -> list[Row]:
    rows: list[Row] = []
    for row in islice(found, MOST_ROWS + 1):
        if len(row.cells) > MOST_COLUMNS:
            raise ReadError(_too_many_columns(row))
        rows.append(row)
    if next(found, None) is not None:
        sentence = _("The file has more than {most:,} rows. Split it into smaller files.")
        raise ReadError(sentence.format(most=MOST_ROWS))
    return rows


def _at_once(text: str, separator: str, first_line: int) -> Iterator[Row]:
    """The rows of a file in which all is right, which is read several times as fast. Raises csv.Error for others."""
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=separator, strict=True, skipinitialspace=separator == BLANKS
    )
    number = first_line
    for cells in reader:
        if any(cells):
            yield Row(number, tuple(cells))
        number = first_line + reader.line_num


class _Reader:
    """Reads strictly, and a row that is not strictly right a second time, leniently."""

    def __init__(self, text: str, separator: str, first_line: int) -> None:
        self.problems: list[Problem] = []
        self._separator = separator
        self._lines: Iterator[str] = iter(io.StringIO(text, newline=""))
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self._number = first_line

    def rows(self) -> Iterator[Row]:
        """Every row with content, each with the number of its first line."""
        while (cells := self._next_row()) is not None:
            if any(cells):
                yield Row(self._number, tuple(cells))
            self._number += len(self._taken)

    def _next_row(self) -> list[str] | None:
        self._taken = []
        try:
            return next(self._parser(strict=True), None)
        except csv.Error as error:
            self._refuse_endless(error)
            return self._leniently(unclosed="unexpected end" in str(error))

    def _parser(self, *, strict: bool = False, quotes: bool = True) -> Iterator[list[str]]:
        sign, is_aligned = self._separator, self._separator == BLANKS
        if not quotes:
            return csv.reader(self._tapped(), delimiter=sign, quoting=csv.QUOTE_NONE, skipinitialspace=is_aligned)
        return csv.reader(self._tapped(), delimiter=sign, strict=strict, skipinitialspace=is_aligned)

    def _tapped(self) -> Iterator[str]:
        while (line := self._again.popleft() if self._again else next(self._lines, None)) is not None:
            self._taken.append(line)
            yield line

    def _leniently(self, *, unclosed: bool) -> list[str] | None:
        """The row that just failed, with its quotation marks as they come."""
        self._again.extendleft(reversed(self._taken))
        self._taken = []
        stray = _("There is text after a closing quotation mark.")
        self.problems.append(Problem(self._number, _("A quotation mark is not closed.") if unclosed else stray))
        try:
            return next(self._parser(quotes=not unclosed), None)
        except csv.Error as error:
            self._refuse_endless(error)
            raise

    def _refuse_endless(self, error: csv.Error) -> None:
        if _TOO_LARGE in str(error):
            sentence = _(
                "The row at line {line} holds a text of more than {most:,} characters, or a quotation mark that is"
                " never closed. Correct that line, or choose another separator."
            )
            raise ReadError(sentence.format(line=self._number, most=LONGEST_CELL)) from error


def _too_many_columns(row: Row) -> str:
    sentence = _("The row at line {line} has {count:,} columns; at most {most} can be read. Choose another separator.")
    return sentence.format(line=row.number, count=len(row.cells), most=MOST_COLUMNS)


def _evenness(sample: str, separator: str) -> tuple[float, int]:
    """Which share of the sample's rows has the commonest number of cells, and that number; zeros below two cells."""
    widths = _widths(sample, separator)
    if len(widths) > 1 and len(sample) == _SAMPLE_LENGTH:
        widths.pop()
    if not widths:
        return 0.0, 0
    width, times = Counter(widths).most_common(1)[0]
    share = times / len(widths)
    return (0.0, 0) if width < 2 or share < 0.5 else (share * (1.0 if widths[0] == width else 0.7), width)


def _widths(sample: str, separator: str) -> list[int]:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=separator, skipinitialspace=separator == BLANKS)
    try:
        return [len(cells) for cells in islice(reader, _SAMPLE_ROWS) if cells]
    except csv.Error:
        return []
