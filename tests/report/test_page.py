"""Documents are paged, numbered, bookmarked and written whole."""

import re
import stat
from datetime import datetime
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amdesk.analysis.series import Tone
from amdesk.report.blocks import Block, Card, Columns, Group, Heading, PageBreak, Rule, Space, Text, together
from amdesk.report.items import DONE, TO_DO, Facts, Figure, Figures, Item, NoteLines, Quote, Signatures, bullets
from amdesk.report.page import Contents, Paper, PrintingStopped
from amdesk.report.styles import ACCENT, PaperSize
from amdesk.report.tables import Cell, Column, Row, Table

PRINTED = datetime(2026, 11, 21, 14, 5)
PAPER = Paper("Konex plan", PRINTED, "Account plan", "Ada", "en", ("plan",), header_left="Plan", header_right="Konex")
TWO = [Column("What", 3), Column("Value", 1, numbers=True)]


def pages(blocks: list[Block], paper: Paper = PAPER) -> list[str]:
    return [p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(paper.build(blocks))]


def everything() -> list[Block]:
    """One of each block."""
    return [
        Heading("Konex", 0),
        Figures([Figure("Health", "72 ▼ 6", "billing dispute", Tone.WARN), Figure("Overdue", "18 k")]),
        Heading("Contents", listed=False),
        Contents(),
        Heading("Owed", aside="2 open"),
        Table(TWO, [[Cell("Credit notes", ticked=False), "7"], Row(["Sum", Cell("7", Tone.BAD)], strong=True)]),
        Columns([[Card([Heading("Renew", 2), Item("Meet", TO_DO, "me")], ACCENT)], [Text("Care")]]),
        bullets(["One", "Two"]),
        Item("Settled", DONE, note="with thanks"),
        Facts([("Mission", "Keep every line running")]),
        Quote("Two promises are late."),
        Rule(),
        Space(),
        NoteLines(2),
        PageBreak("Agreement"),
        Heading("Agreement"),
        Signatures(["Ada", "Customer"], "Date"),
    ]


def test_the_same_blocks_give_the_same_bytes() -> None:
    assert PAPER.build(everything()) == PAPER.build(everything())


def test_the_file_carries_title_author_subject_language_and_date() -> None:
    pdf = PAPER.build(everything())
    told = pypdfium2.PdfDocument(pdf).get_metadata_dict()
    assert (told["Title"], told["Author"], told["Subject"]) == ("Konex plan", "Ada", "Account plan")
    assert told["CreationDate"] == "D:20261121140500" and re.search(rb"/Lang \(en\)", pdf)


def test_every_page_says_its_number_of_all() -> None:
    found = pages([Text("word " * 3000)])
    assert len(found) > 2
    assert all(f"page {n} of {len(found)}" in page for n, page in enumerate(found, 1))


def test_the_footer_says_when_it_was_printed() -> None:
    assert "Printed 21 Nov 2026 14:05" in pages([Text("x")])[0]


def test_a_page_break_changes_the_header_from_there_on() -> None:
    first, second = pages([Text("a"), PageBreak("Betasoloin"), Text("b")])
    assert "Konex" in first and "Betasoloin" in second


def test_page_breaks_in_a_row_make_no_empty_pages() -> None:
    assert len(pages([PageBreak(), Text("a"), PageBreak(), PageBreak(), Text("b"), PageBreak()])) == 2


def test_nothing_to_print_is_one_page() -> None:
    assert len(pages([])) == 1


def test_bookmarks_follow_the_headings() -> None:
    outline = pypdfium2.PdfDocument(PAPER.build(everything())).get_toc()
    assert [(m.get_title(), m.level) for m in outline] == [("Konex", 0), ("Owed", 1), ("Renew", 2), ("Agreement", 1)]


def test_bookmarks_bear_levels_left_out() -> None:
    blocks: list[Block] = [Heading("Deep", 3), Heading("Deeper", 2), Heading("Top", 0)]
    outline = pypdfium2.PdfDocument(PAPER.build(blocks)).get_toc()
    assert [m.level for m in outline] == [0, 1, 0]


def test_the_contents_name_the_pages_of_the_headings() -> None:
    blocks: list[Block] = [Contents(), Heading("First"), PageBreak(), Heading("Second"), PageBreak(), Heading("Third")]
    assert re.findall(r"(First|Second|Third)\s+(\d)\s", pages(blocks)[0]) == [
        ("First", "1"),
        ("Second", "2"),
        ("Third", "3"),
    ]


def test_a_heading_stays_with_what_follows() -> None:
    filler = Space(PAPER.room - 40)
    first, second = pages([filler, Heading("Alone"), Text("Follows\n" * 3)])
    assert "Alone" not in first and "Alone" in second


def test_what_belongs_together_moves_to_the_next_page() -> None:
    kept = together(*(Text(f"line {i}") for i in range(10)))
    first, second = pages([Space(PAPER.room - 60), kept])
    assert "line 0" not in first and "line 9" in second


def test_what_belongs_together_but_is_too_long_is_cut() -> None:
    found = pages([together(*(Text(f"line {i}.") for i in range(200)))])
    assert len(found) > 2 and all(f"line {i}." in "".join(found) for i in range(200))


def test_both_columns_go_on_over_the_page() -> None:
    found = pages([Columns([[Text(f"left {i}.") for i in range(90)], [Text("right only")]])])
    assert len(found) == 3 or len(found) == 2
    assert "left 89." in found[-1] and "right only" in found[0]


def test_a_table_repeats_its_head_on_every_page() -> None:
    found = pages([Table(TWO, [[f"row {i}.", str(i)] for i in range(150)])])
    assert len(found) > 2 and all("What" in page for page in found)


def test_a_short_table_goes_to_the_next_page_whole_with_its_heading() -> None:
    for rows, expected in ((5, ""), (9, "row 0.")):
        table = Table(TWO, [[f"row {i}.", str(i)] for i in range(rows)])
        first, second = pages([Space(PAPER.room - 110), Heading("Resources"), table])
        assert ("Resources" in first) is bool(expected) and expected in first
        assert ("row 0." in second) is not bool(expected) and f"row {rows - 1}." in second


def test_no_row_of_a_table_is_lost() -> None:
    found = "".join(pages([Heading("T"), Table(TWO, [[f"row {i}.", str(i)] for i in range(333)])]))
    assert all(found.count(f"row {i}.") == 1 for i in range(333))


def test_a_row_taller_than_a_page_goes_on_over_pages() -> None:
    long = " ".join(f"word{i}" for i in range(4000))
    found = pages([Table(TWO, [["before", "1"], [long[:19_000], "2"], ["after", "3"]])])
    assert len(found) > 2 and "before" in found[0] and "after" in found[-1]
    assert "".join(found).count("word1500") == 1


def test_a_row_taller_than_a_page_fits_in_a_card_in_a_column() -> None:
    long = " ".join(f"word{i}" for i in range(1500))
    found = pages([Columns([[Card([Table(TWO, [[long, "2"]])])], [Text("beside")]])])
    assert len(found) > 1 and "word1499" in found[-1]


def test_facts_longer_than_a_page_are_cut() -> None:
    found = pages([Facts([("Note", " ".join(f"word{i}" for i in range(2500))), ("Last", "end")])])
    assert len(found) > 1 and "word1234" in " ".join(found) and "end" in found[-1]


def test_facts_begin_below_their_heading_and_never_leave_one_alone() -> None:
    filling: list[Block] = [Text("above") for _line in range(28)]
    facts = Facts([(f"Name {i}", "words " * 40) for i in range(9)])
    first, second = pages([*filling, Heading("Known"), facts])
    assert "Known" in first and "Name 1" in first and "Name 8" in second
    whole = Facts([(f"Name {i}", "word") for i in range(6)])
    room = whole.height(400) - 1
    parts = whole.cut(400, room)
    assert parts is not None and [len(part.pairs) for part in parts if isinstance(part, Facts)] == [4, 2]


def test_what_cannot_be_cut_is_made_smaller() -> None:
    assert len(pages([Figures([Figure("Name", "x " * 3000)])])) == 1


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.builds(Heading, st.text("ab ", max_size=80), st.integers(0, 3)),
            st.builds(Text, st.text("abc \n", max_size=3000)),
            st.builds(Space, st.floats(0, 2000)),
            st.builds(NoteLines, st.integers(0, 60)),
            st.builds(lambda n: Table(TWO, [["x " * n, "1"]] * 5), st.integers(0, 900)),
            st.builds(lambda n: Card([Text("x " * n)]), st.integers(0, 3000)),
            st.builds(lambda a, b: Columns([[Text("x " * a)], [Text("y " * b)]]), *[st.integers(0, 3000)] * 2),
            st.builds(lambda n: Group([Text("x")] * n), st.integers(0, 99)),
        ),
        max_size=8,
    )
)
def test_any_blocks_find_their_pages(blocks: list[Block]) -> None:
    laid = PAPER.pages(blocks)
    assert all(p.down + p.height * p.scale <= PAPER.room + 0.1 for page in laid for p in page.placed)


def test_letter_and_a4_have_their_sizes() -> None:
    letter = Paper("x", PRINTED, size=PaperSize.LETTER).build([Text("x")])
    assert pypdfium2.PdfDocument(letter)[0].get_size() == (612, 792)


def test_the_file_is_readable_by_the_user_alone(tmp_path: Path) -> None:
    PAPER.save([Text("x")], tmp_path / "plan.pdf")
    assert stat.S_IMODE((tmp_path / "plan.pdf").stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["plan.pdf"]


def test_stopping_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(b"old")
    with pytest.raises(PrintingStopped):
        PAPER.save([Text("x")], file, stopped=lambda: True)
    assert file.read_bytes() == b"old" and len(list(tmp_path.iterdir())) == 1


def test_a_missing_folder_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        PAPER.save([Text("x")], tmp_path / "nowhere" / "plan.pdf")


def test_progress_is_told_page_by_page() -> None:
    told: list[tuple[int, int]] = []
    PAPER.build([Text("a"), PageBreak(), Text("b")], progress=lambda page, total: told.append((page, total)))
    assert told == [(1, 2), (2, 2)]
