"""Every table lets its rows out as they are shown: copied, as CSV, XLSX, contact cards and calendar, and on paper."""

import csv
import io
import shutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
import vobject
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from amdesk.model.people import Person
from amdesk.ui.app import open_desk
from amdesk.ui.kit.table import Table
from amdesk.ui.pages import PAGES, TABS
from amdesk.ui.place import Place
from amdesk.ui.printing.preview import Preview
from amdesk.ui.rows_out import RowsOut
from amdesk.ui.window import Window
from tests.ui.sampled import TODAY, own_settings, sample_file

__all__ = ["own_settings", "sample_file"]

PLACES = [
    *(Place(page.name) for page in PAGES if page.name not in ("today", "charts")),
    *(Place("account", 1, tab.name) for tab in TABS if tab.name != "issues"),
]
WITHOUT_TABLE = {"overview", "plan", "pulse", "money"}
"""Tabs whose first view is no list; their lists are the same record tables."""


@pytest.fixture
def window(qtbot: QtBot, sample_file: Path, tmp_path: Path, own_settings: None) -> Iterator[Window]:
    opened = open_desk(shutil.copy(sample_file, tmp_path / "desk.amdesk"), TODAY)
    qtbot.waitUntil(lambda: bool(opened.property("ready")), timeout=10_000)
    opened.activateWindow()
    yield opened
    opened.close()


def in_view(window: Window) -> QWidget:
    view = window.stack.currentWidget()
    assert view is not None
    return view


def here(window: Window) -> Place:
    place = window.trail.here
    assert place is not None
    return place


def sheet_of(path: Path) -> Any:
    return openpyxl.load_workbook(path).active


def out_of(window: Window, place: Place, name: str) -> RowsOut:
    """The way out of a table of a place."""
    window.visit(place)
    table = in_view(window).findChild(Table, name)
    assert table is not None
    table.setFocus()
    out = table.findChild(RowsOut)
    assert out is not None
    return out


def exported(qtbot: QtBot, window: Window, out: RowsOut, path: Path) -> Path:
    """The file, with what is ours alone when that is asked."""
    out.export_to(str(path))
    for asking in window.findChildren(QMessageBox, "export-private"):
        next(button for button in asking.buttons() if "Take" in button.text()).click()
    qtbot.waitUntil(lambda: any(path.name in text for text in window.notices.texts()), timeout=10_000)
    return path


def rows_of(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))


@pytest.mark.parametrize("place", PLACES, ids=lambda p: p.tab or p.page)
def test_every_list_can_be_copied_exported_and_printed(window: Window, place: Place) -> None:
    window.visit(place)
    tables = [table for table in in_view(window).findChildren(Table) if table.isVisible()]
    assert tables or place.tab in WITHOUT_TABLE | {"map"}
    for table in tables:
        words = [action.text() for action in table.build_menu().actions()]
        assert {"Copy", "Export these rows…", "Print these rows…"} <= set(words)


def test_what_is_filtered_sorted_and_shown_is_what_the_file_holds(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    out = out_of(window, Place("accounts"), "account-table")
    table = out.table
    table.filter_column("tier", {"Key"})
    table.sort_by("name", falling=True)
    table.show_column("city", True)
    table.show_column("trend", False)
    lines = rows_of(exported(qtbot, window, out, tmp_path / "key.csv"))
    assert "City" in lines[0] and "Trend" not in lines[0]
    assert [line[0] for line in lines[1:]] == [row.name for row in table.rows_of(table.shown_keys())]
    assert (
        len(lines) - 1 == len(table.shown_keys()) < window.desk.workspace.select("SELECT count(*) FROM account")[0][0]
    )


def test_of_several_chosen_rows_only_those_go_out(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    out = out_of(window, Place("accounts"), "account-table")
    out.table.choose(out.table.shown_keys()[2:5])
    lines = rows_of(exported(qtbot, window, out, tmp_path / "three.csv"))
    assert [line[0] for line in lines[1:]] == [row.name for row in out.table.rows_of(out.table.chosen_keys())]


@pytest.mark.parametrize("name", ["=1+1", "@cmd", "+A1", "-2", "\t=x", "'=y"])
def test_no_spreadsheet_runs_what_a_name_says(qtbot: QtBot, window: Window, tmp_path: Path, name: str) -> None:
    with window.desk.workspace.write("Rename"):
        window.desk.workspace.raw.execute("UPDATE account SET name = ? WHERE id = 1", (name,))
    out = out_of(window, Place("accounts"), "account-table")
    written = [line[0] for line in rows_of(exported(qtbot, window, out, tmp_path / "all.csv"))]
    assert not [cell for cell in written if cell.startswith(("=", "+", "-", "@", "\t"))]
    exported(qtbot, window, out, tmp_path / "all.xlsx")
    cells = [row[0] for row in sheet_of(tmp_path / "all.xlsx").iter_rows(min_row=2)]
    assert all(cell.data_type == "s" for cell in cells)
    assert name in [cell.value for cell in cells]


def test_a_workbook_counts_with_numbers_dates_and_amounts(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.visit(Place("account", 1, "money"))
    window.desk.open_row("invoice", 1, 1)
    out = out_of(window, here(window), "invoice-table")
    exported(qtbot, window, out, tmp_path / "invoices.xlsx")
    sheet = sheet_of(tmp_path / "invoices.xlsx")
    titles = [cell.value for cell in sheet[1]]
    amount, currency = titles.index("Amount"), titles.index("Amount, currency")
    first = window.desk.workspace.select("SELECT amount, currency FROM invoice WHERE account_id = 1 ORDER BY id")[0]
    assert Decimal(str(sheet[2][amount].value)) == Decimal(first[0]) / 100
    assert sheet[2][currency].value == (first[1] or "EUR")
    assert isinstance(sheet[2][titles.index("Date")].value, date)


def test_what_is_ours_alone_is_asked_about_and_left_out(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.desk.open_row("refusal", 1, None)
    window.desk.go(Place("issues", None, "", "refusal", 1))
    out = out_of(window, here(window), "refusal-table")
    out.table.choose([])
    out.export_to(str(tmp_path / "noes.csv"))
    asking = window.findChild(QMessageBox, "export-private")
    assert asking is not None
    assert "Request" not in asking.text() and "True cause" in asking.text()
    next(button for button in asking.buttons() if "Leave" in button.text()).click()
    qtbot.waitUntil((tmp_path / "noes.csv").exists, timeout=10_000)
    assert "True cause" not in rows_of(tmp_path / "noes.csv")[0]
    assert "Alternative offered" in rows_of(tmp_path / "noes.csv")[0]


def test_people_go_out_as_cards_another_program_reads(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    long = "Anna " + "Maximiliane-" * 12 + "Ångström"
    with window.desk.workspace.write("Add") as session:
        session.add(Person(account_id=1, name=long, mail="a@b.example", phone="+49 (0) 40 1, 2; 3"))
    window.visit(Place("account", 1, "map"))
    toggle = window.findChild(QAbstractButton, "map-list")
    assert toggle is not None
    toggle.setChecked(True)
    out = out_of(window, Place("account", 1, "map"), "map-table")
    exported(qtbot, window, out, tmp_path / "people.vcf")
    cards = list(vobject.readComponents((tmp_path / "people.vcf").read_text("utf-8")))
    names = {row.name for row in out.table.rows_of(out.table.shown_keys())}
    placeholders = {name for (name,) in window.desk.workspace.select("SELECT name FROM person WHERE is_placeholder")}
    assert {card.fn.value for card in cards} == names - placeholders
    anna = next(card for card in cards if card.fn.value == long)
    assert anna.tel.value == "+49 (0) 40 1, 2; 3"


def test_what_is_due_goes_out_as_a_calendar_of_just_those_rows(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    out = out_of(window, Place("actions"), "due-table")
    out.table.filter_column("account", {"Konex"})
    exported(qtbot, window, out, tmp_path / "due.ics")
    calendar = Calendar.from_ical((tmp_path / "due.ics").read_bytes())
    summaries = [str(part["summary"]) for part in (*calendar.events, *calendar.todos)]
    assert summaries
    assert [summary for summary in summaries if not summary.startswith("Konex")] == []


def test_copying_takes_the_chosen_rows_and_all_when_none_is_chosen(qtbot: QtBot, window: Window) -> None:
    out = out_of(window, Place("accounts"), "account-table")
    qtbot.keyClick(out.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 1 + (len(out.table.chosen_keys()) or len(out.table.shown_keys()))


def test_the_keys_for_exporting_and_printing_mean_the_rows_one_stands_in(qtbot: QtBot, window: Window) -> None:
    out = out_of(window, Place("accounts"), "account-table")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(out.table, Qt.Key.Key_E, both)
    asking = window.findChild(QFileDialog)
    assert asking is not None
    asking.close()
    qtbot.keyClick(out.table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    preview = window.findChild(Preview)
    assert preview is not None
    qtbot.waitUntil(lambda: bool(preview.pdf), timeout=20_000)
    document = pypdfium2.PdfDocument(preview.pdf)
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    names = [row.name for row in out.table.rows_of(out.table.shown_keys())]
    assert [text.index(name) for name in names[:5]] == sorted(text.index(name) for name in names[:5])
    preview.close()


def test_the_timeline_goes_out_whole_and_not_only_as_far_as_it_was_read(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    out = out_of(window, Place("account", 1, "timeline"), "timeline-table")
    before = len(out.table.shown_keys())
    lines = rows_of(exported(qtbot, window, out, tmp_path / "timeline.csv"))
    assert len(lines) - 1 > before
