"""The preview shows what will be printed, lets parts be chosen and gives the document away safely."""

import stat
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from amdesk.report.blocks import Heading, PageBreak, Text
from amdesk.report.listing import ListColumn
from amdesk.report.page import Paper
from amdesk.report.styles import PaperSize
from amdesk.store.errors import WorkspaceError
from amdesk.ui.desk import Desk
from amdesk.ui.kit.columns import ColumnKind, TableColumn
from amdesk.ui.kit.jobs import JobControl
from amdesk.ui.kit.theme import ThemeChoice, themes
from amdesk.ui.printing import out
from amdesk.ui.printing.lists import preview_listing
from amdesk.ui.printing.options import Make, Options, Part, hooks
from amdesk.ui.printing.plan import preview_plan
from amdesk.ui.printing.preview import Preview
from amdesk.ui.printing.raster import LOCK

PARTS = (Part("one", "One"), Part("two", "Two", usual=False), Part("three", "Three", usual=False))
Open = Callable[..., Preview]


def three_parts(options: Options, control: JobControl) -> bytes:
    """A page for each part chosen."""
    blocks = [block for part in PARTS if part.key in options.parts for block in (Heading(part.label), PageBreak())]
    return Paper("Parts", datetime(2026, 11, 21), size=options.size).build(blocks, *hooks(control))


def long_document(options: Options, control: JobControl) -> bytes:
    """Nine pages."""
    blocks = [block for i in range(9) for block in (Heading(f"Part {i}"), Text("word " * 50), PageBreak())]
    return Paper("Long", datetime(2026, 11, 21), size=options.size).build(blocks, *hooks(control))


@pytest.fixture
def shown(qapp: QApplication) -> Iterator[list[Preview]]:
    """The previews of a test; those still open are closed at the end, as a user would, and delete themselves."""
    made: list[Preview] = []
    yield made
    for preview in made:
        if isValid(preview):
            preview.close()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, shown: list[Preview]) -> Open:
    """Opens a preview and waits for its document."""

    def open_it(make: Make = three_parts, *, waits: bool = True) -> Preview:
        made = Preview(desk, "Konex: <plan>", make, sections=PARTS)
        shown.append(made)
        made.resize(900, 700)
        made.show()
        if waits:
            qtbot.waitUntil(lambda: bool(made.pdf) and made.sheets.drawn())
        return made

    return open_it


def words(pdf: bytes) -> str:
    with LOCK:  # PDFium does one thing at a time, and the preview draws in a worker
        return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


def sizes_in(pdf: bytes | Path) -> list[tuple[float, float]]:
    """Width and height of every page, in points."""
    with LOCK:
        return [page.get_size() for page in pypdfium2.PdfDocument(pdf)]


def text_of(widget: QWidget, name: str) -> str:
    return str(widget.findChild(QWidget, name).text())  # type: ignore[union-attr]


def test_the_usual_parts_are_shown_first(opened: Open) -> None:
    preview = opened()
    assert preview.sheets.count == 1 and "One" in words(preview.pdf) and "Two" not in words(preview.pdf)
    assert text_of(preview, "preview-where") == "Page 1 of 1"


def test_choosing_a_part_makes_the_document_anew(opened: Open, qtbot: QtBot) -> None:
    preview = opened()
    preview.findChild(QCheckBox, "preview-part-two").click()
    qtbot.waitUntil(lambda: preview.sheets.count == 2)
    assert "Two" in words(preview.pdf)


def test_everything_and_the_usual_are_one_click_each(opened: Open, qtbot: QtBot) -> None:
    preview = opened()
    preview.findChild(QAbstractButton, "preview-everything").click()
    qtbot.waitUntil(lambda: preview.sheets.count == 3)
    preview.findChild(QAbstractButton, "preview-usual").click()
    qtbot.waitUntil(lambda: preview.sheets.count == 1)


def test_leaving_out_every_part_keeps_the_page_and_says_what_to_do(opened: Open, qtbot: QtBot) -> None:
    preview = opened()
    preview.findChild(QCheckBox, "preview-part-one").click()
    qtbot.waitUntil(lambda: "at least one" in preview.side.hint.text())
    assert preview.sheets.count == 1


def test_the_sheet_can_be_letter(opened: Open, qtbot: QtBot) -> None:
    preview = opened()
    sizes = [PaperSize.A4, PaperSize.LETTER]
    preview.side.findChild(QWidget, "preview-paper").setCurrentIndex(sizes.index(PaperSize.LETTER))  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: sizes_in(preview.pdf)[0][0] == pytest.approx(612, abs=0.1))


def test_page_keys_turn_pages_and_home_and_end_go_to_the_ends(opened: Open, qtbot: QtBot) -> None:
    preview = opened(long_document)
    qtbot.keyClick(preview.sheets, Qt.Key.Key_End)
    assert text_of(preview, "preview-where") == "Page 9 of 9"
    qtbot.keyClick(preview.sheets, Qt.Key.Key_Home)
    for _turn in range(30):
        preview.next_page()
    assert preview.sheets.page == 8
    preview.previous_page()
    preview.previous_page()
    assert preview.sheets.page < 8
    qtbot.waitUntil(preview.sheets.drawn)


def test_zoom_steps_stay_within_limits_and_width_can_be_fitted_again(opened: Open, qtbot: QtBot) -> None:
    preview = opened(long_document)
    fitted = preview.sheets.zoom
    preview.larger()
    assert preview.sheets.zoom == pytest.approx(fitted * 1.25)
    for _step in range(20):
        preview.smaller()
    assert preview.sheets.zoom == 0.25
    preview.sheets.fit_width()
    assert preview.sheets.zoom == pytest.approx(fitted, rel=0.05)
    qtbot.waitUntil(preview.sheets.drawn)


def test_the_contents_lead_to_their_pages(opened: Open, qtbot: QtBot) -> None:
    preview = opened(long_document)
    preview.side.page_chosen.emit(6)
    assert preview.sheets.page == 6
    qtbot.waitUntil(preview.sheets.drawn)


def test_what_is_shown_is_what_the_pdf_shows(opened: Open) -> None:
    preview = opened()
    seen = preview.sheets.viewport().grab().toImage()
    places = [(x, y) for x in range(seen.width()) for y in range(0, 300)]
    assert sum(seen.pixelColor(x, y).lightness() < 120 for x, y in places) > 100


def test_saving_writes_a_file_for_the_user_alone(opened: Open, tmp_path: Path) -> None:
    preview = opened()
    preview.save(tmp_path / "plan.pdf")
    assert (tmp_path / "plan.pdf").read_bytes() == preview.pdf
    assert stat.S_IMODE((tmp_path / "plan.pdf").stat().st_mode) == 0o600
    assert preview.notices.texts() == ["Saved plan.pdf."]


def test_the_folder_is_remembered(opened: Open, tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    opened().save(folder / "plan.pdf")
    assert out.usual_folder() == folder


def test_a_place_that_cannot_be_written_is_said_in_a_sentence(opened: Open, tmp_path: Path) -> None:
    preview = opened()
    preview.save(tmp_path / "nowhere" / "plan.pdf")
    assert "plan.pdf could not be written" in preview.notices.texts()[0]


def test_a_maker_that_fails_is_said_in_a_sentence(opened: Open, qtbot: QtBot) -> None:
    def fail(options: Options, control: JobControl) -> bytes:
        raise WorkspaceError("The file was moved.")

    preview = opened(fail, waits=False)
    qtbot.waitUntil(lambda: preview.notices.texts() == ["The file was moved."])
    assert not preview.findChild(QAbstractButton, "preview-save").isEnabled()


def test_long_work_can_be_cancelled(opened: Open, qtbot: QtBot) -> None:
    started, go_on = threading.Event(), threading.Event()

    def slow(options: Options, control: JobControl) -> bytes:
        started.set()
        go_on.wait(5)
        return long_document(options, control)

    preview = opened(slow, waits=False)
    cancel = preview.findChild(QAbstractButton, "preview-cancel")
    qtbot.waitUntil(lambda: started.is_set() and cancel.isVisible())
    cancel.click()
    go_on.set()
    qtbot.waitUntil(lambda: not cancel.isVisible())
    assert preview.pdf == b"" and "Stopped" in preview.side.hint.text()


def test_closing_while_pages_are_made_leaves_nothing_behind(opened: Open, desk: Desk, qtbot: QtBot) -> None:
    preview = opened(long_document, waits=False)
    preview.close()
    qtbot.waitUntil(lambda: not desk.jobs.running())


def test_printing_sends_every_page_at_true_size(opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    preview = opened(long_document)
    assert preview._pages is not None
    printer = out.printer_for(preview._pages, "Long")
    printer.setResolution(72)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    preview.print_to(printer)
    qtbot.waitUntil(lambda: any("to the printer" in each for each in preview.notices.texts()))
    printed = sizes_in(tmp_path / "printed.pdf")
    assert len(printed) == 9 and printed[0] == pytest.approx((595, 842), abs=1.5)


def test_only_the_wanted_pages_are_printed(opened: Open) -> None:
    printer = QPrinter()
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 4)
    assert out.wanted_pages(printer, 9) == [1, 2, 3]


def test_dragging_carries_a_private_file_with_a_safe_name(opened: Open) -> None:
    preview = opened()
    carried = preview.findChild(out.DragHandle).carried()
    path = Path(carried.urls()[0].toLocalFile())
    assert path.name == "Konex plan.pdf" and path.read_bytes() == preview.pdf
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 and stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Account plan – Konex", "Account plan – Konex.pdf"),
        ("../../etc/passwd", "etc passwd.pdf"),
        ("con", "Document con.pdf"),
        ("", "Document.pdf"),
        ("a\x00b\nc\u202efdp.exe", "a b c fdp.exe.pdf"),
        ("x" * 300, "x" * 80 + ".pdf"),
    ],
)
def test_file_names_are_safe_whatever_the_title(title: str, name: str) -> None:
    assert out.file_name(title) == name


def test_pages_stay_white_in_the_dark(opened: Open, qapp: QApplication) -> None:
    preview = opened()
    themes().apply(qapp, ThemeChoice.DARK)
    seen = preview.sheets.viewport().grab().toImage()
    assert seen.pixelColor(seen.width() // 2, 200).name() == "#ffffff"
    assert seen.pixelColor(3, 3).lightness() < 60


def test_the_plan_of_an_account_opens_in_the_preview(
    desk: Desk, konex: int, qtbot: QtBot, shown: list[Preview]
) -> None:
    preview = preview_plan(desk, konex)
    shown.append(preview)
    qtbot.waitUntil(lambda: bool(preview.pdf) and preview.sheets.drawn())
    found = words(preview.pdf)
    assert "Konex / <b>GmbH</b>" in found and "Make invoices right first time" in found and "Actions" in found
    assert preview.objectName() == "preview-dialog"


def test_a_list_opens_in_the_preview_with_its_numbers_at_the_right(
    desk: Desk, qtbot: QtBot, shown: list[Preview]
) -> None:
    columns = [TableColumn("name", "Account"), TableColumn("n", "Revenue", ColumnKind.NUMBER), ListColumn("City")]
    preview = preview_listing(desk, "Accounts", "1 row.", columns, [["Konex", "412", "Leeds"]])
    shown.append(preview)
    qtbot.waitUntil(lambda: bool(preview.pdf) and preview.sheets.drawn())
    assert "Leeds" in words(preview.pdf)


def test_the_mouse_has_to_move_a_little_before_a_drag_begins(opened: Open, qtbot: QtBot) -> None:
    preview = opened()
    handle = preview.findChild(out.DragHandle)
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    qtbot.mouseMove(handle, QPoint(6, 6))
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton)
