"""Lists written as CSV or XLSX, so that no spreadsheet runs anything and no digit is lost."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amdesk.exchange.out.lists import Listed
from amdesk.exchange.writing import Cell, replacing, write_csv
from amdesk.words import _

if TYPE_CHECKING:
    from openpyxl import Workbook

LONGEST_CELL = 32_767
"""Characters a cell of a workbook takes."""
LONGEST_SHEET_NAME = 31
NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\r]")
LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
ISO_DATE = "yyyy-mm-dd"
NARROWEST, WIDEST = 12, 60
"""Characters of a column."""


def write_list(path: Path, listed: Listed) -> int:
    """Write a list as XLSX when the file is to end so, else as CSV; gives how many texts had to be cut.

    The old file stays until the new one is complete. Raises OSError when the disk refuses.
    """
    return write_xlsx(path, listed) if path.suffix.lower() == ".xlsx" else write_csv_list(path, listed)


def write_csv_list(path: Path, listed: Listed) -> int:
    """Write a CSV file; no text is ever cut."""
    write_csv(path, listed.columns, listed.rows)
    return 0


def write_xlsx(path: Path, listed: Listed) -> int:
    """Write a workbook of one sheet; gives how many texts were longer than a cell takes and were cut.

    Numbers, amounts and dates are cells a spreadsheet counts with, text is never a formula. Source: reliability 3.4.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    cut = _fill(book, listed)
    with replacing(path) as target:
        book.save(target)
    return cut


def _fill(book: "Workbook", listed: Listed) -> int:
    from openpyxl.styles import Font

    sheet: Any = book.create_sheet(_sheet_name(listed.title))
    sheet.freeze_panes = "A2"
    for at, width in enumerate(_widths(listed), 1):
        sheet.column_dimensions[_letters(at)].width = width
    headings = [_text_cell(sheet, name) for name in listed.columns]
    for cell in headings:
        cell.font = Font(bold=True)
    sheet.append(headings)
    for row in listed.rows:
        sheet.append([_written(sheet, cell) for cell in row])
    return sum(isinstance(cell, str) and len(cell) > LONGEST_CELL for row in listed.rows for cell in row)


def _sheet_name(title: str) -> str:
    return NOT_IN_SHEET_NAMES.sub(" ", title).strip(" '")[:LONGEST_SHEET_NAME] or _("List")


def _letters(number: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(number))


def _widths(listed: Listed) -> list[int]:
    """Characters of each column, by its heading and first rows."""
    first = [listed.columns, *list(listed.rows)[:50]]
    return [min(WIDEST, max(NARROWEST, *(len(str(row[at] or "")) for row in first))) for at in range(len(first[0]))]


def _written(sheet: Any, cell: Cell) -> Any:
    if isinstance(cell, str):
        return _text_cell(sheet, cell) if cell else None
    return _typed_cell(sheet, cell) if isinstance(cell, Decimal | date) else cell


def _text_cell(sheet: Any, text: str) -> Any:
    """A cell that stays text whatever it begins with; what XML cannot hold is written as workbooks escape it."""
    from openpyxl.cell import WriteOnlyCell

    made: Any = WriteOnlyCell(sheet)
    made.value = NOT_IN_XML.sub(_escaped, LOOKS_ESCAPED.sub("_x005F_", text[:LONGEST_CELL]))[:LONGEST_CELL]
    made.data_type = "s"
    made.quotePrefix = True
    return made


def _escaped(found: re.Match[str]) -> str:
    return f"_x{ord(found.group()):04X}_"


def _typed_cell(sheet: Any, value: Decimal | date) -> Any:
    from openpyxl.cell import WriteOnlyCell

    made: Any = WriteOnlyCell(sheet)
    made.value = value
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        made.number_format = "0" + ("." + "0" * places if places else "")
    else:
        made.number_format = ISO_DATE
    return made
