"""Text comes out on paper as it was written, whatever was written."""

import json
import subprocess
import sys
import unicodedata
from datetime import datetime
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amdesk.report import shaping, text
from amdesk.report.blocks import Heading, Text
from amdesk.report.faces import IGNORABLE
from amdesk.report.page import Paper
from amdesk.report.styles import BODY, CELL, SECTION
from amdesk.report.tables import Column, Table

pytestmark = pytest.mark.usefixtures("qapp")

PAPER = Paper("Words", datetime(2026, 11, 21, 14, 5))
NAUGHTY = Path(__file__).parents[2] / "../shared/realdata/naughty_strings/blns.json"
MARKUP = [
    "<Acme GmbH> Ltd",
    "S&P 500",
    "<img src='/etc/x'>",
    "<a href='javascript:alert(1)'>here</a>",
    "<b>&lt;</b>",
    "100% {name} %s \\n",
]
SCRIPTS = [
    "Latin ünïcödé ǅ ș",
    "Ελληνικά κείμενο",
    "Русский текст",
    "مرحبا بالعالم، هذه تجربة 123 للطباعة",
    "שלום עולם, זהו מבחן של amdesk בעברית",
    "नमस्ते दुनिया क्षत्रिय",
    "中文字符，测试。",
    "日本語の文章です。",
    "한국어 텍스트 시험",
    "สวัสดีชาวโลก",
    "வணக்கம் உலகம்",
    "বাংলা লেখা এখানে",
    "ਹਰਪ੍ਰੀਤ ਬੈਂਸ",
    "ગુજરાતી લખાણ",
    "ଓଡ଼ିଆ ଲେଖା",
    "తెలుగు రచన",
    "ಕನ್ನಡ ಬರಹ",
    "മലയാളം എഴുത്ത്",
    "සිංහල අකුරු",
    "ພາສາລາວ",
    "မြန်မာစာ",
    "አማርኛ ጽሑፍ",
    "ភាសាខ្មែរ",
    "Հայերեն",
    "ქართული",
    "☐ ☑ ✓ → ▲ ▼ ◆ ●",
    "𝐓𝐡𝐞 😀",
]


def squeezed(words: str) -> str:
    """Words without spaces and signs that have no width, ligatures resolved as readers do."""
    plain = unicodedata.normalize("NFKC", words)
    return "".join(c for c in plain if not c.isspace() and c not in IGNORABLE and c != "\ufffe")


def read(pdf: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


def printed(*words: str) -> str:
    return read(PAPER.build([Text(each) for each in words]))


def turns_or_stacks(words: str) -> bool:
    """Whether readers may give the characters in another order: right to left, or with marks on marks."""
    return any(unicodedata.bidirectional(c) in ("R", "AL", "NSM") or unicodedata.category(c) == "Cf" for c in words)


@pytest.mark.skipif(not NAUGHTY.exists(), reason="the naughty strings are not here")
def test_naughty_strings_are_found_in_the_pdf_as_they_were_written() -> None:
    strings = json.loads(NAUGHTY.read_text("utf-8"))
    found = squeezed(printed(*strings))
    lost = [s for s in strings if not turns_or_stacks(s) and squeezed(text.clean(s)) not in found]
    assert lost == []


@pytest.mark.skipif(not NAUGHTY.exists(), reason="the naughty strings are not here")
def test_naughty_strings_print_in_headings_and_table_cells_too() -> None:
    strings = json.loads(NAUGHTY.read_text("utf-8"))
    rows = [[s[:200], s] for s in strings]
    blocks = [*(Heading(s[:100]) for s in strings[:60]), Table([Column("A"), Column("B", 2)], rows)]
    assert len(pypdfium2.PdfDocument(PAPER.build(blocks))) > 10


def test_markup_in_names_is_printed_as_it_stands() -> None:
    found = printed(*MARKUP)
    assert [words for words in MARKUP if words not in found] == []


def test_markup_in_names_makes_no_links_and_embeds_nothing() -> None:
    pdf = PAPER.build([Text(words) for words in MARKUP])
    assert not any(sign in pdf for sign in (b"/URI", b"/Launch", b"/Subtype /Image", b"/JavaScript"))


@pytest.mark.parametrize("words", SCRIPTS)
def test_every_script_can_be_read_back(words: str) -> None:
    assert " ".join(words.split()) in " ".join(printed(words).split())


@pytest.mark.parametrize("words", SCRIPTS)
def test_no_letter_of_a_script_is_a_box(words: str) -> None:
    assert [letter for letter in words if letter != "😀" and shaping.stand_in(letter) != letter] == []


@pytest.mark.parametrize("words", SCRIPTS)
def test_every_script_can_be_read_back_in_bold(words: str) -> None:
    found = read(PAPER.build([Text(words, SECTION)]))
    assert squeezed(words) in squeezed(found)


def test_all_fonts_are_embedded() -> None:
    document = pypdfium2.PdfDocument(PAPER.build([Text(words) for words in SCRIPTS]))
    pages = list(document)
    texts = [item for page in pages for item in page.get_objects([raw.FPDF_PAGEOBJ_TEXT])]
    assert len(texts) > len(SCRIPTS)
    assert all(raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(item.raw)) == 1 for item in texts)


@pytest.mark.parametrize("letter", ["\u070f", "ܐ", "ހ", "𑀅", "ꦀ"])
def test_letters_without_a_font_of_ours_are_boxes_that_read_as_what_they_are(letter: str) -> None:
    assert squeezed(letter) in squeezed(printed(f"سلام {letter} x"))
    drawn = shaping.stand_in(letter)
    assert drawn[0] == "□" and len(drawn.encode("utf-16-le")) == len(letter.encode("utf-16-le"))


def test_hebrew_stands_at_the_right() -> None:
    line = Text("שלום", BODY).laid(300).lines[0]
    assert line.indent > 200  # type: ignore[attr-defined]


def test_brackets_in_hebrew_are_read_the_right_way_round() -> None:
    assert squeezed("מבחן (2026) של") in squeezed(printed("מבחן (2026) של"))


def test_an_unbroken_word_is_broken_at_the_edge() -> None:
    box = text.layout("x" * 500, BODY, 200)
    assert all(line.width <= 200.01 for line in box.lines)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.floats(20, 400))
def test_no_line_is_wider_than_its_room(words: str, width: float) -> None:
    box = text.layout(words, CELL, width)
    assert all(line.width <= width + 0.01 or text.needs_shaping(words) for line in box.lines)


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(max_codepoint=0x17F), max_size=300), st.floats(30, 400))
def test_wrapping_loses_no_word(words: str, width: float) -> None:
    box = text.layout(words, CELL, width)
    shown = "".join(run.text for line in box.lines for run in line.runs)  # type: ignore[attr-defined]
    wanted = "".join(c for c in text.clean(words) if c not in IGNORABLE)
    assert "".join(shown.split()) == "".join(wanted.split())


def test_a_very_long_note_is_cut_and_says_so() -> None:
    found = printed("word " * 250_000)
    assert "1,230,000 more characters are not printed" in " ".join(found.split())


def test_ideographs_wrap_without_spaces_and_not_before_a_full_stop() -> None:
    box = text.layout("日本語の文章です。" * 12, BODY, 120)
    starts = [line.runs[0].text[0] for line in box.lines]  # type: ignore[attr-defined]
    assert len(starts) > 5 and "。" not in starts


def test_direction_and_control_characters_are_taken_out() -> None:
    assert text.clean("a\u202eb\x07c\u2066d") == "abcd"


def test_a_zero_byte_stays_visible() -> None:
    assert text.clean("a\x00b") == "a␀b"


def test_a_lone_surrogate_becomes_the_replacement_sign() -> None:
    assert text.clean("a\ud800b") == "a\ufffdb"


def test_a_line_too_long_ends_in_dots() -> None:
    box = text.one_line("many words that do not fit here", BODY, 80)
    assert box.lines[0].runs[-1].text.endswith("…") and box.lines[0].width <= 80  # type: ignore[attr-defined]


WITHOUT_QT = """
import sys
sys.modules["PySide6"] = None
from datetime import datetime
from amdesk.report.blocks import Text
from amdesk.report.page import Paper
from amdesk.report.shaping import ShapingMissing
paper = Paper("x", datetime(2026, 1, 1))
assert len(paper.build([Text("Latin Ελληνικά Русский 日本語 中文 한국어")])) > 1000
try:
    paper.build([Text("مرحبا")])
except ShapingMissing as error:
    print(error)
"""


def test_without_qt_latin_and_ideographs_print_and_arabic_says_why_not() -> None:
    ran = subprocess.run([sys.executable, "-c", WITHOUT_QT], capture_output=True, text=True, check=True)
    assert ran.stdout.strip().endswith("cannot be printed because the Qt library cannot be loaded.")


WITHOUT_APPLICATION = """
from datetime import datetime
from amdesk.report.blocks import Text
from amdesk.report.page import Paper
import sys
Paper("x", datetime(2026, 1, 1)).build([Text("Latin")])
assert "PySide6" not in sys.modules
print(len(Paper("x", datetime(2026, 1, 1)).build([Text("مرحبا")])))
"""


def test_a_program_without_windows_can_print_arabic_and_loads_qt_for_it_only() -> None:
    ran = subprocess.run([sys.executable, "-c", WITHOUT_APPLICATION], capture_output=True, text=True, check=True)
    assert int(ran.stdout) > 1000 and ran.stderr == ""
