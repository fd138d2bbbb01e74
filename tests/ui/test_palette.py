"""The search field: every word of every subject leads to its row, every command is found and run, by the keys."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from amdesk.model.accounts import Account
from amdesk.store import search
from amdesk.store.searched import SEARCHED
from amdesk.ui.app import open_desk
from amdesk.ui.found import Found
from amdesk.ui.found_commands import command_words, name_of
from amdesk.ui.kit.table import Table
from amdesk.ui.place import Place
from amdesk.ui.records.form import RecordForm
from amdesk.ui.synonyms import SYNONYMS
from amdesk.ui.window import Window
from tests.ui.sampled import TODAY, own_settings, sample_file

__all__ = ["own_settings", "sample_file"]

WORD = "Quagmire"
SUBJECTS = list({searched.subject: searched for searched in reversed(SEARCHED)}.values())
SHOWN_BY_A_VIEW = {
    "person": "the map chooses the card",
    "issue": "the issue's own view",
    "step": "the issue's own view",
    "plan": "the plan",
    "objective": "the plan",
    "position_line": "the position leads the keyboard to its line",
    "presence": "the position leads the keyboard to its competitor",
    "intel": "the queue of intelligence",
    "pulse": "the satisfaction",
    "account": "the overview",
}


@pytest.fixture
def window(qtbot: QtBot, sample_file: Path, tmp_path: Path, own_settings: None) -> Iterator[Window]:
    opened = open_desk(shutil.copy(sample_file, tmp_path / "desk.amdesk"), TODAY)
    qtbot.waitUntil(lambda: bool(opened.property("ready")), timeout=10_000)
    opened.activateWindow()
    yield opened
    for dialog in opened.findChildren(QDialog):
        dialog.close()
    opened.close()


def type_words(qtbot: QtBot, window: Window, words: str) -> None:
    field = window.bar.search
    field.setFocus()
    field.clear()
    qtbot.keyClicks(field, words)
    field.look()


def current(window: Window) -> Found:
    found = window.bar.search.list.current()
    assert found is not None
    return found


def here(window: Window) -> Place:
    place = window.trail.here
    assert place is not None
    return place


def put_word(window: Window, searched: search.Searched) -> int:
    """Write a word nobody uses into the last text of one row; gives its id."""
    workspace = window.desk.workspace
    ((row,),) = workspace.select(f'SELECT max(id) FROM "{searched.subject}"')
    with workspace.write("Word"):
        workspace.raw.execute(
            f'UPDATE "{searched.subject}" SET "{searched.columns[-1]}" = ? WHERE id = ?', (f"the {WORD} tale", row)
        )
    return int(row)


def is_chosen(window: Window, row: int) -> bool:
    """Whether a visible table stands on the row, or a visible form shows it."""
    tops = [window, *window.findChildren(QDialog)]
    tables = [table for top in tops for table in top.findChildren(Table) if table.isVisible()]
    forms = [form for top in tops for form in top.findChildren(RecordForm) if form.isVisible()]
    return any(row in table.chosen_keys() for table in tables) or any(form.row == row for form in forms)


@pytest.mark.parametrize("searched", SUBJECTS, ids=lambda s: s.subject)
def test_every_subject_is_found_and_opens_at_its_row(qtbot: QtBot, window: Window, searched: search.Searched) -> None:
    row = put_word(window, searched)
    places: list[Place] = []
    window.desk.travelled.connect(places.append)
    type_words(qtbot, window, WORD[:5].lower())
    found = window.bar.search.list.found()
    assert len(found) == 1
    qtbot.keyClick(window.bar.search, Qt.Key.Key_Return)
    assert len(places) == 1
    if searched.subject == "evidence":
        assert places[0].subject != "evidence"
        return
    assert (places[0].subject or "account", places[0].row or places[0].account) == (searched.subject, row)
    if searched.subject not in SHOWN_BY_A_VIEW:
        qtbot.waitUntil(lambda: is_chosen(window, row), timeout=3000)


def test_every_command_of_the_menus_is_found_by_its_words_and_run_by_enter(qtbot: QtBot, window: Window) -> None:
    account = window.desk.workspace.select("SELECT min(id) FROM account")[0][0]
    window.visit(Place("account", account, "overview"))
    for action in [one for one in window.commands() if name_of(one)]:
        action.setEnabled(True)
        action.triggered.disconnect()
        with qtbot.waitSignal(action.triggered, timeout=1000):
            words = command_words(action)
            type_words(qtbot, window, words)
            found = current(window)
            assert (found.title, found.side) == (
                words,
                action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
            )
            qtbot.keyClick(window.bar.search, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("dark mode", "Light or dark"),
        ("csv", "Import"),
        ("backup", "Back up now"),
        ("complaint", "Issue"),
        ("customers", "Accounts"),
        ("todo", "Action"),
        ("preferences", "Settings"),
        ("pdf", "Print the plan"),
        ("ttings", "Settings"),
        ("new issue", "Issue"),
    ],
)
def test_a_command_is_found_by_another_word_and_by_part_of_its_own(
    qtbot: QtBot, window: Window, typed: str, command: str
) -> None:
    type_words(qtbot, window, typed)
    assert command in [found.title for found in window.bar.search.list.found()]


def test_a_page_is_found_first_by_its_name_with_an_article_too(qtbot: QtBot, window: Window) -> None:
    type_words(qtbot, window, "the week")
    assert (current(window).title, current(window).group) == ("Week", "Commands")


def test_the_tabs_of_the_account_in_view_are_found_by_their_names(qtbot: QtBot, window: Window) -> None:
    type_words(qtbot, window, "pulse")
    assert current(window).group != "Commands"
    window.visit(Place("account", 1, "overview"))
    type_words(qtbot, window, "pulse")
    qtbot.keyClick(window.bar.search, Qt.Key.Key_Return)
    assert here(window) == Place("account", 1, "pulse")


def test_names_that_begin_as_typed_come_before_words_within_names(qtbot: QtBot, window: Window) -> None:
    window.desk.change("Add account", lambda session: session.add(Account(name="Lightfoot Darkroom")))
    window.desk.change("Add account", lambda session: session.add(Account(name="Darkwater")))
    type_words(qtbot, window, "dark")
    titles = [found.title for found in window.bar.search.list.found()]
    assert titles[:3] == ["Darkwater", "Lightfoot Darkroom", "Light or dark"]
    type_words(qtbot, window, "light")
    assert current(window).title == "Light or dark"


def test_what_can_be_done_here_comes_before_what_cannot(qtbot: QtBot, window: Window) -> None:
    window.visit(Place("today"))
    type_words(qtbot, window, "print the")
    lines = [found.line for found in window.bar.search.list.found() if found.group == "Commands"]
    assert lines == sorted(lines, key=lambda line: line == "not here") and "not here" in lines


def test_every_other_word_belongs_to_a_command_or_a_page(window: Window) -> None:
    names = {name_of(action) for action in window.commands()} - {""}
    assert names <= SYNONYMS.keys()


def test_a_command_that_does_not_fit_here_says_what_it_needs(qtbot: QtBot, window: Window) -> None:
    window.visit(Place("today"))
    type_words(qtbot, window, "pin this account")
    assert current(window).line == "not here"
    qtbot.keyClick(window.bar.search, Qt.Key.Key_Return)
    assert "needs something it can work on" in window.notices.texts()[-1]


def test_the_name_of_what_was_done_last_does_not_find_undo(qtbot: QtBot, window: Window) -> None:
    window.desk.change("Add account: Quendel", lambda session: session.add(Account(name="Quendel")))
    type_words(qtbot, window, "quendel")
    assert current(window).title == "Quendel"


def test_what_is_found_stands_under_the_name_of_its_kind(qtbot: QtBot, window: Window) -> None:
    type_words(qtbot, window, "billing")
    groups = [found.group for found in window.bar.search.list.found()]
    assert groups == sorted(groups, key=groups.index)
    assert {"Colleagues", "Actions"} <= set(groups)


def test_arrows_pass_over_headings_and_stop_at_the_ends(qtbot: QtBot, window: Window) -> None:
    type_words(qtbot, window, "billing")
    field = window.bar.search
    everything = field.list.found()
    assert field.list.current() == everything[0]
    for expected in everything[1:]:
        qtbot.keyClick(field, Qt.Key.Key_Down)
        assert field.list.current() == expected
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.list.current() == everything[-1]


def test_ctrl_enter_opens_the_account_of_what_was_found(qtbot: QtBot, window: Window) -> None:
    type_words(qtbot, window, "cost sheet for")
    found = current(window)
    assert (found.group, found.second is not None) == ("Promises", True)
    qtbot.keyClick(window.bar.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (here(window).tab, here(window).subject) == ("overview", "")


def test_the_empty_field_offers_where_one_was_before(qtbot: QtBot, window: Window) -> None:
    account = window.desk.workspace.select("SELECT id FROM account WHERE name = 'Konex'")[0][0]
    for place in (Place("memos"), Place("account", account, "money"), Place("today")):
        window.visit(place)
    window.actions_by_name["search"].trigger()
    titles = [(found.title, found.line) for found in window.bar.search.list.found()]
    assert titles[:2] == [("Konex", "Money"), ("Memos", "")]
    qtbot.keyClick(window.bar.search, Qt.Key.Key_Return)
    assert window.trail.here == Place("account", account, "money")


def test_esc_leaves_the_field_empty_and_closed(qtbot: QtBot, window: Window) -> None:
    type_words(qtbot, window, "konex")
    qtbot.keyClick(window.bar.search, Qt.Key.Key_Escape)
    assert (window.bar.search.text(), window.bar.search.list.isVisible()) == ("", False)


def test_the_keyboard_goes_back_where_it_was_and_is_never_nowhere(qtbot: QtBot, window: Window) -> None:
    window.visit(Place("accounts"))
    table = window.findChild(Table, "account-table")
    table.setFocus()
    window.actions_by_name["search"].trigger()
    qtbot.keyClick(window.bar.search, Qt.Key.Key_Escape)
    assert table.hasFocus()
    type_words(qtbot, window, "memos")  # with the mouse: where one was is not known
    qtbot.keyClick(window.bar.search, Qt.Key.Key_Return)
    assert window.isAncestorOf(window.focusWidget()) and not window.rail.isAncestorOf(window.focusWidget())


def test_markup_in_what_is_found_is_only_text(qtbot: QtBot, window: Window) -> None:
    workspace = window.desk.workspace
    with workspace.write("Rename"):
        workspace.raw.execute("UPDATE account SET name = '<b>Zebra</b> &amp;' WHERE id = 1")
    type_words(qtbot, window, "zebra")
    assert window.bar.search.list.found()[0].title == "<b>Zebra</b> &amp;"
