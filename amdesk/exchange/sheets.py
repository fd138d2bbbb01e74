"""XLSX workbooks read row by row, never trusting what the file says about its size."""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from amdesk.exchange.reading import Problem, ReadError, shown
from amdesk.exchange.rows import MOST_COLUMNS, MOST_ROWS, Row
from amdesk.words import _

LARGEST_UNPACKED_BYTES = 200_000_000
HIGHEST_RATIO = 200
"""Unpacked to packed; workbooks of numbers reach 30, of repeated texts 60."""
RATIO_COUNTS_FROM_BYTES = 1_000_000
MOST_PARTS = 10_000
LONGEST_CELL = 131_072
LAST_ROW = 1_048_576
"""Of any sheet; what claims to lie below is not looked for. Rows between are cheap as long as no width is asked for."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PART_NAMES = {name.lower(): name for name in ("xl/sharedStrings.xml", "[Content_Types].xml")}
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BROKEN = (
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    SyntaxError,
    RuntimeError,
    EOFError,
    OSError,
)
"""What openpyxl raises for damaged parts; SyntaxError covers XML that is not well formed, RuntimeError locked parts."""


@dataclass(frozen=True)
class Workbook:
    """The rows of one sheet as text, and the names of all sheets."""

    rows: list[Row]
    problems: list[Problem]
    sheets: tuple[str, ...]
    sheet: str


def is_workbook(raw: bytes) -> bool:
    """Whether the bytes are a zip archive, as XLSX files are."""
    return raw.startswith(_ZIP)


def refuse_other_offices(raw: bytes, name: str) -> None:
    """Raise ReadError for what looks like a workbook to a person but is locked or of an older kind."""
    if not raw.startswith(_OLE):
        return
    if _ENCRYPTED in raw:
        sentence = _("{file} is protected by a password. Open it in Excel, save it without the password and try again.")
    else:
        sentence = _("{file} is of an older Office kind (.xls). Open it and save it as XLSX or CSV.")
    raise ReadError(sentence.format(file=name))


def read_workbook(raw: bytes, name: str, sheet: str | None = None) -> Workbook:
    """One sheet of the workbook in `raw`: the one named, else the first that holds something.

    Raises ReadError when it is no workbook, damaged, far too large, or has no such sheet.
    """
    _refuse_bombs(raw, name)
    try:
        return _read(raw, name, sheet)
    except (*_BROKEN, zipfile.BadZipFile, zlib.error) as error:
        sentence = _("{file} is damaged or not quite a workbook. Open it in a spreadsheet, save it anew and try again.")
        raise ReadError(sentence.format(file=name)) from error


def _read(raw: bytes, name: str, sheet: str | None) -> Workbook:
    from openpyxl import load_workbook

    warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")  # about styles and names, not cells
    book = load_workbook(io.BytesIO(_mended(raw)), read_only=True, data_only=True, keep_links=False)
    try:
        sheets = {each.title: each for each in book.worksheets}
        if not sheets:
            sentence = _("{file} has no sheet that can be read. Open it in a spreadsheet and save it as ordinary XLSX.")
            raise ReadError(sentence.format(file=name))
        if sheet is not None and sheet not in sheets:
            raise ReadError(_("{file} has no sheet “{sheet}”.").format(file=name, sheet=shown(sheet)))
        for title in sheets if sheet is None else (sheet,):
            rows, problems = _rows(sheets[title])
            if rows:
                return Workbook(rows, problems, tuple(sheets), title)
        return Workbook([], [], tuple(sheets), sheet or next(iter(sheets)))
    finally:
        book.close()


def _mended(raw: bytes) -> bytes:
    """The archive with its parts named as they should be: some programs write xl\\SharedStrings.xml."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        plain = {name: name.replace("\\", "/") for name in archive.namelist()}
        names = {name: _PART_NAMES.get(right.lower(), right) for name, right in plain.items()}
        if all(name == right for name, right in names.items()):
            return raw
        anew = io.BytesIO()
        with zipfile.ZipFile(anew, "w") as mended:
            for name, right in names.items():
                mended.writestr(right, archive.read(name))
    return anew.getvalue()


def _rows(sheet: Any) -> tuple[list[Row], list[Problem]]:
    """Rows with content; one column and one row more than allowed are looked at to see whether there are too many."""
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, cells in _filled_rows(sheet):
        if number > MOST_ROWS:
            sentence = _("The sheet “{sheet}” goes beyond row {most:,}. Delete or move what is below.")
            raise ReadError(sentence.format(sheet=shown(sheet.title), most=MOST_ROWS))
        if len(cells) > MOST_COLUMNS:
            problems.append(Problem(number, _("Columns after the {most}th are left out.").format(most=MOST_COLUMNS)))
        if any(len(cell) > LONGEST_CELL for cell in cells):
            problems.append(Problem(number, _("A very long text is cut.")))
        rows.append(Row(number, tuple(cell[:LONGEST_CELL] for cell in cells[:MOST_COLUMNS])))
    return rows, problems


def _filled_rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    for number, whole in enumerate(islice(sheet.iter_rows(values_only=True), LAST_ROW), 1):
        if not whole:  # a row that the file leaves out: there may be a million before the last
            continue
        row = whole[: MOST_COLUMNS + 1]
        width = next((n for n in range(len(row), 0, -1) if row[n - 1] is not None), 0)
        cells = [_text(value) for value in row[:width]]
        is_below = number > MOST_ROWS and any(value is not None for value in whole)
        if is_below or any(cells):
            yield number, cells


def _text(value: Any) -> str:
    """A cell as a person would write it without loss: days as ISO, whole numbers without a fraction."""
    match value:
        case None:
            return ""
        case str():
            return _ESCAPED.sub(_unescaped, value) if "_x" in value else value
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
    return str(value)


def _unescaped(found: re.Match[str]) -> str:
    """The character XLSX writes as _x000D_; zeros are shown, halves of characters stay as written."""
    code = int(found[1], 16)
    return found[0] if code >= 0xD800 else chr(code) if code else "␀"


def _refuse_bombs(raw: bytes, name: str) -> None:
    """Raise ReadError before anything is unpacked that would fill the memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
        raise ReadError(_("{file} is damaged: it cannot be unpacked. Fetch it again.").format(file=name)) from error
    unpacked = sum(part.file_size for part in parts)
    steepest = max((_ratio(part) for part in parts), default=0.0)
    if unpacked > LARGEST_UNPACKED_BYTES or steepest > HIGHEST_RATIO or len(parts) > MOST_PARTS:
        sentence = _("{file} unpacks to far more than it seems and is not opened. Save only the sheet you need as CSV.")
        raise ReadError(sentence.format(file=name))
    _refuse_other_archives({part.filename.replace("\\", "/").casefold() for part in parts}, name)


def _ratio(part: zipfile.ZipInfo) -> float:
    return part.file_size / max(part.compress_size, 1) if part.file_size > RATIO_COUNTS_FROM_BYTES else 0.0


def _refuse_other_archives(parts: set[str], name: str) -> None:
    if any(part.startswith("xl/") and part.endswith("workbook.bin") for part in parts):
        raise ReadError(_("{file} is a binary workbook (.xlsb). Save it as XLSX or CSV.").format(file=name))
    if "[content_types].xml" not in parts:
        sentence = _("{file} is an archive, but not an XLSX workbook. Save the table as XLSX or CSV.")
        raise ReadError(sentence.format(file=name))
