"""Transactions in dispute are read from pasted blocks and files of any layout."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from amdesk.exchange.disputed_lines import NewLine, disputed_lines
from amdesk.exchange.tables import read_table, read_text

JULY = date(2026, 7, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Invoice\tDate\tCharged\tRight\tNote\nR-1\t2026-07-01\t6140.00\t0\tLine closed\n",
        "Note;Soll;Betrag;Datum;Rechnungsnr\nLine closed;0,00;6.140,00;01.07.2026;R-1\n",
        "R-1\t01.07.2026\t6.140,00\t0,00\tLine closed\nR-2\t31.07.2026\t10,00\t9,50\tx\n",
    ],
)
def test_columns_are_found_by_their_heads_or_by_what_they_hold(text: str) -> None:
    lines, problems = disputed_lines(read_text(text), "EUR")
    assert lines[0] == NewLine("R-1", JULY, 614000, 0, "Line closed")
    assert problems == []


def test_a_blank_amount_is_not_known_and_never_zero() -> None:
    lines, _problems = disputed_lines(read_text("Invoice\tCharged\tRight\nR-1\t10.50\t\n"), "EUR")
    assert (lines[0].charged, lines[0].right) == (1050, None)


def test_what_is_not_understood_is_told_with_its_line_and_the_rest_is_taken() -> None:
    lines, problems = disputed_lines(read_text("Invoice\tCharged\nR-1\tmuch\nR-2\t5.00\n"), "EUR")
    assert [line.document for line in lines] == ["R-2"]
    assert [(problem.number, "much" in problem.sentence) for problem in problems] == [(2, True)]


def test_a_workbook_is_read_as_well(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Document", "Date", "Charged", "Right"], ["R-7", JULY, 12.5, 10]):
        book.active.append(row)
    path = tmp_path / "lines.xlsx"
    book.save(path)
    lines, _problems = disputed_lines(read_table(path), "EUR")
    assert lines == [NewLine("R-7", JULY, 1250, 1000, "")]
