"""Ctrl+B shows the brief of whatever row or card one stands on."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from amdesk.ui.account.map.view import MapView
from amdesk.ui.app import open_desk
from amdesk.ui.brief.panel import BriefPanel
from amdesk.ui.kit.table import Table
from amdesk.ui.place import Place
from amdesk.ui.window import Window
from tests.ui.sampled import TODAY, own_settings, sample_file

__all__ = ["own_settings", "sample_file"]


@pytest.fixture
def window(qtbot: QtBot, sample_file: Path, tmp_path: Path, own_settings: None) -> Iterator[Window]:
    opened = open_desk(shutil.copy(sample_file, tmp_path / "desk.amdesk"), TODAY)
    qtbot.waitUntil(lambda: bool(opened.property("ready")), timeout=10_000)
    opened.activateWindow()
    yield opened
    opened.close()


def brief_of(window: Window) -> tuple[int, int | None]:
    """The account and person of the brief that Ctrl+B shows."""
    window.actions_by_name["brief"].trigger()
    panel = window.findChild(BriefPanel)
    assert panel is not None and panel.isVisible()
    return panel.account_id, panel.person_id


def table_at(window: Window, place: Place, name: str) -> Table:
    window.visit(place)
    table = window.findChild(Table, name)
    assert table is not None
    return table


def test_of_an_account_in_the_list(window: Window) -> None:
    table_at(window, Place("accounts"), "account-table").choose([3])
    assert brief_of(window) == (3, None)


def test_of_the_account_of_a_line_that_is_due_and_of_the_person_it_concerns(window: Window) -> None:
    table = table_at(window, Place("actions"), "due-table")
    key, due = next(
        (table.shown_keys()[at], row)
        for at, row in enumerate(table.rows_of(table.shown_keys()))
        if row.subject == "promise"
    )
    table.choose([key])
    person = window.desk.workspace.select("SELECT person_id FROM promise WHERE id = ?", (due.id,))[0][0]
    assert brief_of(window) == (due.account_id, person)


def test_of_the_account_of_an_issue_and_of_who_reported_it(window: Window) -> None:
    table_at(window, Place("issues"), "issue-table").choose([1])
    account, person = window.desk.workspace.select("SELECT account_id, person_id FROM issue WHERE id = 1")[0]
    assert brief_of(window) == (account, person)


def test_of_a_card_on_the_map_and_of_a_row_of_its_list(window: Window) -> None:
    window.visit(Place("account", 1, "map"))
    view = window.findChild(MapView)
    assert view is not None
    view.canvas.choose([2])
    assert brief_of(window) == (1, 2)
    window.actions_by_name["brief"].trigger()
    toggle = window.findChild(QAbstractButton, "map-list")
    assert toggle is not None
    toggle.setChecked(True)
    view.table.choose([3])
    assert brief_of(window) == (1, 3)


def test_of_a_person_in_a_list_of_records(window: Window) -> None:
    window.desk.open_row("membership", 1, 1)
    person = window.desk.workspace.select("SELECT person_id FROM membership WHERE id = 1")[0][0]
    assert brief_of(window) == (1, person)


def test_of_the_account_in_view_when_nothing_is_chosen(window: Window) -> None:
    window.visit(Place("account", 2, "money"))
    assert brief_of(window) == (2, None)
