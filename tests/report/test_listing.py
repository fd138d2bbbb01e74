"""Lists are printed whole, upright or across, with their numbers at the right and no word lost."""

from datetime import datetime
from typing import Any

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amdesk.report.listing import ListColumn, Wish, listing, widths
from amdesk.report.styles import PaperSize

PRINTED = datetime(2026, 11, 21, 14, 5)
TWO = [ListColumn("Account"), ListColumn("Revenue", numbers=True)]


def built(columns: list[ListColumn], rows: list[list[str]], size: PaperSize = PaperSize.A4) -> Any:
    paper, blocks = listing("Accounts", "Two need you.", columns, rows, size, PRINTED)
    return pypdfium2.PdfDocument(paper.build(blocks))


def words(document: Any) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_a_narrow_list_stands_upright_and_a_wide_one_lies() -> None:
    narrow = built(TWO, [["Konex", "412,300"]])
    wide = built([ListColumn(f"Column number {i}") for i in range(9)], [["Keep every line in Europe running"] * 9])
    assert narrow[0].get_size()[0] < narrow[0].get_size()[1]
    assert wide[0].get_size()[0] > wide[0].get_size()[1]


def test_every_row_is_on_paper_with_its_head_on_every_page() -> None:
    document = built(TWO, [[f"Account {i}", str(i)] for i in range(200)])
    found = words(document)
    assert all(f"Account {i}" in found for i in range(200))
    assert all("Revenue" in page.get_textpage().get_text_range() for page in document)
    assert f"page {len(document)} of {len(document)}" in found


def test_a_list_without_rows_says_so() -> None:
    assert "There is nothing in this list." in words(built(TWO, []))


def test_names_that_look_like_markup_are_printed_as_they_are() -> None:
    assert "<b>Acme</b> & Söhne" in words(built(TWO, [["<b>Acme</b> & Söhne", "1"]]))


def test_letter_is_letter() -> None:
    assert built(TWO, [["Konex", "1"]], PaperSize.LETTER)[0].get_size() == pytest.approx((612, 792), abs=0.1)


def test_the_same_list_gives_the_same_bytes() -> None:
    first, second = (listing("A", "", TWO, [["Konex", "1"]], PaperSize.A4, PRINTED) for _ in range(2))
    assert first[0].build(first[1]) == second[0].build(second[1])


@given(st.lists(st.tuples(st.floats(26, 400), st.floats(0, 200)), min_size=1, max_size=20), st.floats(100, 800))
def test_columns_always_fill_the_width_exactly(sizes: list[tuple[float, float]], room: float) -> None:
    wishes = [Wish(least, least + more) for least, more in sizes]
    gaps = 8.0 * (len(wishes) - 1)
    if gaps < room:
        assert sum(widths(wishes, room)) + gaps == pytest.approx(room)
