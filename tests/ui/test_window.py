"""The frame: going places, back and forward, search and commands, undo that says its name, closing without loss."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from amdesk.model.accounts import Account
from amdesk.store.workspace import Workspace
from amdesk.ui.app import open_desk
from amdesk.ui.place import Place
from amdesk.ui.window import Window, first_size
from tests.conftest import TODAY
from tests.ui.desks import Konex, make_konex


@pytest.fixture
def desk_file(tmp_path: Path) -> tuple[Path, Konex]:
    """A closed workspace with one account."""
    path = tmp_path / "mine.amdesk"
    workspace = Workspace.create(path, today=TODAY)
    konex = make_konex(workspace)
    workspace.close()
    return path, konex


@pytest.fixture
def window(qtbot: QtBot, desk_file: tuple[Path, Konex]) -> Iterator[Window]:
    opened = open_desk(desk_file[0], TODAY)
    qtbot.waitUntil(lambda: bool(opened.property("ready")), timeout=10_000)
    yield opened
    opened.desk.workspace.read_only_because = ""
    opened.close()


def click(qtbot: QtBot, window: Window, name: str) -> None:
    widget = window.findChild(QWidget, name)
    assert widget is not None, name
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_the_desk_opens_on_today_and_everything_works_soon(window: Window) -> None:
    assert window.trail.here == Place("today")
    assert window.desk.workspace._armed


def test_every_page_of_the_rail_opens(qtbot: QtBot, window: Window) -> None:
    for name in list(window.rail.buttons):
        click(qtbot, window, f"rail-{name}")
        assert window.trail.here == Place(name)
        assert window.stack.currentWidget().objectName() == f"page-{name}"


def test_every_tab_of_an_account_opens(qtbot: QtBot, window: Window, desk_file: tuple[Path, Konex]) -> None:
    window.visit(Place("account", desk_file[1].account))
    for name in ("overview", "map", "plan", "issues", "pulse", "intelligence", "money", "timeline"):
        click(qtbot, window, f"tab-{name}")
        assert window.trail.here == Place("account", desk_file[1].account, name)


def test_a_tab_keeps_its_place(qtbot: QtBot, window: Window, desk_file: tuple[Path, Konex]) -> None:
    account = desk_file[1].account
    window.visit(Place("account", account, "plan"))
    window.visit(Place("today"))
    window.visit(Place("account", account))
    assert window.findChild(QWidget, "tab-plan").isChecked()


def test_back_and_forward_walk_along_the_places_visited(window: Window, desk_file: tuple[Path, Konex]) -> None:
    window.visit(Place("account", desk_file[1].account, "plan"))
    window.visit(Place("memos"))
    window.back()
    assert window.trail.here == Place("account", desk_file[1].account, "plan")
    window.forward()
    assert window.trail.here is not None
    assert window.trail.here.page == "memos"


def test_back_leads_to_the_tab_one_came_from(qtbot: QtBot, window: Window, desk_file: tuple[Path, Konex]) -> None:
    window.visit(Place("account", desk_file[1].account, "overview"))
    click(qtbot, window, "tab-plan")
    click(qtbot, window, "tab-issues")
    window.back()
    assert window.trail.here == Place("account", desk_file[1].account, "plan")
    window.back()
    assert window.trail.here == Place("account", desk_file[1].account, "overview")


def test_search_finds_a_person_without_accents_and_opens_the_map(qtbot: QtBot, window: Window) -> None:
    field = window.bar.search
    field.setFocus()
    qtbot.keyClicks(field, "nov")
    qtbot.waitUntil(field.list.isVisible)
    found = field.list.current()
    assert found is not None
    assert "Ada Novak" in found.title
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.trail.here is not None
    assert (window.trail.here.page, window.trail.here.tab) == ("account", "map")


def test_the_search_field_runs_commands(qtbot: QtBot, window: Window) -> None:
    field = window.bar.search
    field.setFocus()
    qtbot.keyClicks(field, "memos")
    qtbot.waitUntil(field.list.isVisible)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.trail.here == Place("memos")


def test_undo_names_its_step_and_offers_redo(window: Window, desk_file: tuple[Path, Konex]) -> None:
    window.desk.change(
        "Rename Konex", lambda session: setattr(session.get_one(Account, desk_file[1].account), "name", "Konex Ltd")
    )
    assert window.actions_by_name["undo"].text() == "&Undo: Rename Konex"
    window.search()
    window.undo()
    assert window.bar.search.hasFocus()
    assert window.notices.texts() == ["Undone: Rename Konex"]
    assert window.actions_by_name["redo"].text() == "&Redo: Rename Konex"


def test_undo_and_redo_work_after_closing_and_opening_again(qtbot: QtBot, desk_file: tuple[Path, Konex]) -> None:
    path, konex = desk_file
    for act in ("undo", "redo"):
        window = open_desk(path, TODAY)
        qtbot.waitUntil(lambda opened=window: bool(opened.property("ready")), timeout=10_000)
        getattr(window, act)()
        names = window.desk.workspace.select("SELECT name FROM account")
        assert names == ([] if act == "undo" else [("Konex",)])
        window.close()
    assert konex.account == 1


def test_pinning_an_account_puts_it_on_the_rail(qtbot: QtBot, window: Window, desk_file: tuple[Path, Konex]) -> None:
    window.visit(Place("account", desk_file[1].account))
    window.creating.pin()
    qtbot.waitUntil(lambda: window.findChild(QWidget, f"pinned-{desk_file[1].account}") is not None)


def test_text_being_typed_is_stored_when_the_window_closes(qtbot: QtBot, desk_file: tuple[Path, Konex]) -> None:
    path, konex = desk_file
    window = open_desk(path, TODAY)
    qtbot.waitUntil(lambda: bool(window.property("ready")), timeout=10_000)
    window.activateWindow()
    window.visit(Place("account", konex.account, "overview"))
    city = window.findChild(QWidget, "field-city")
    city.setFocus()
    qtbot.keyClicks(city, "Leeds")
    window.close()
    again = Workspace.open(path, today=TODAY)
    assert again.select("SELECT city FROM account") == [("Leeds",)]
    again.close()


def test_the_window_stays_with_its_text_when_it_cannot_be_stored(
    qtbot: QtBot, window: Window, desk_file: tuple[Path, Konex]
) -> None:
    window.activateWindow()
    window.visit(Place("account", desk_file[1].account, "overview"))
    city = window.findChild(QWidget, "field-city")
    city.setFocus()
    qtbot.keyClicks(city, "Leeds")
    window.desk.workspace.read_only_because = "The file may only be read."
    window.close()
    assert window.isVisible()
    assert city.text() == "Leeds"
    assert "The file may only be read." in window.notices.texts()


def test_an_account_that_goes_takes_its_page_with_it(window: Window, desk_file: tuple[Path, Konex]) -> None:
    window.visit(Place("account", desk_file[1].account, "plan"))
    window.undo()
    assert window.trail.here == Place("accounts")
    window.back()
    assert window.stack.currentWidget().objectName() == "page-accounts"


def test_the_guide_opens_on_every_view(window: Window) -> None:
    from amdesk.ui.guide import GuideDialog

    dialog = GuideDialog("map", window)
    assert "map" in dialog.browser.toPlainText().lower()
    dialog.close()


def test_light_and_dark_change_with_one_command(window: Window) -> None:
    from amdesk.ui.kit.theme import theme

    before = theme().is_dark
    window.turn_theme()
    assert theme().is_dark is not before
    window.turn_theme()


def test_a_bug_is_said_once_and_the_program_goes_on(window: Window) -> None:
    from amdesk.ui.guard import CrashNotice

    crash = CrashNotice(window)
    for _attempt in range(3):
        try:
            raise RuntimeError("secret of a customer")
        except RuntimeError as error:
            crash(RuntimeError, error, error.__traceback__)
    assert len([text for text in window.notices.texts() if text.startswith("Something went wrong")]) == 1
    assert "secret" not in "".join(window.notices.texts())


def test_the_keyboard_follows_to_the_tab_one_is_led_to(qtbot: QtBot, window: Window) -> None:
    for name in ("map", "plan"):  # from another page, to a page never and once stood on
        window.visit(Place("accounts"))
        window.findChild(QWidget, "account-table").setFocus()
        window.visit(Place("account", 1, name))
        assert window.views["account"].tabs.buttons[name].hasFocus()
    window.visit(Place("account", 1, "pulse"))
    assert window.views["account"].tabs.buttons["pulse"].hasFocus()


def test_the_window_opens_no_larger_than_the_screen() -> None:
    assert first_size(QSize(1366, 728)) == QSize(1366, 688)
    assert first_size(QSize(2560, 1400)) == QSize(1440, 900)


def test_the_keyboard_stands_on_the_chosen_tab_when_its_view_comes_back(
    qtbot: QtBot, window: Window, desk_file: tuple[Path, Konex]
) -> None:
    konex = desk_file[1].account
    with qtbot.waitActive(window):
        window.activateWindow()
    window.visit(Place("account", konex))
    tabs = {name: window.findChild(QWidget, f"tab-{name}") for name in ("overview", "issues")}
    tabs["overview"].setFocus()
    window.visit(Place("issues"))
    window.stack.currentWidget().setFocus()
    window.visit(Place("account", konex, "issues"))
    assert tabs["issues"].hasFocus()
    window.stack.currentWidget().setFocus()
    window.visit(Place("account", konex, "overview"))
    policies = [tab.focusPolicy() for tab in tabs.values()]
    assert policies == [Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus]


def test_an_older_undo_goes_with_the_next_step(window: Window) -> None:
    for phone in ("1", "2"):
        window.desk.change(
            f"Phone {phone}", lambda session, to=phone: setattr(session.get_one(Account, 1), "phone", to)
        )
        window.desk.say(f"Phone {phone}", link="Undo", action=window.desk.undo)
    assert window.notices.texts() == ["Phone 2"]
    window.undo()
    assert window.notices.texts() == ["Undone: Phone 2"]
