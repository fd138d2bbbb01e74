"""Everything due in one table: filters by whose and week; done, later and give to for many rows in one step."""

from datetime import date, timedelta

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from amdesk.analysis.series import Tone
from amdesk.model.colleagues import Colleague
from amdesk.model.day_rows import DueKind
from amdesk.model.plans import Action
from amdesk.model.values import ActionStatus
from amdesk.ui.actions import doing
from amdesk.ui.actions.ask_day import DayDialog
from amdesk.ui.actions.due import DueView
from amdesk.ui.actions.page import ActionsPage, says
from amdesk.ui.desk import Desk
from amdesk.ui.kit.theme import tone_colours
from amdesk.ui.place import Place
from amdesk.ui.printing.preview import Preview
from amdesk.ui.view import View
from tests.conftest import TODAY


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> ActionsPage:
    made = ActionsPage(desk)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    return made


def actions(page: ActionsPage, count: int) -> list[object]:
    return [key for key, due in page.due.dues.items() if due.kind is DueKind.ACTION][:count]


def test_it_says_first_what_is_late_and_what_waits_for_others(page: ActionsPage) -> None:
    assert page.sentence.text() == says(list(page.due.dues.values()))
    assert "late" in page.sentence.text()


def test_every_line_that_is_due_stands_in_the_table(page: ActionsPage) -> None:
    assert page.due.bar.count_text() == str(len(page.due.dues))


@pytest.mark.parametrize("name", ["mine", "waiting", "late", "week"])
def test_quick_filters_leave_what_they_say(page: ActionsPage, name: str) -> None:
    page.due.filter(name)
    shown = [page.due.dues[key] for key in page.due.table.shown_keys()]
    sunday = date(2026, 11, 22)
    holds = {
        "mine": [due.mine for due in shown],
        "waiting": [not due.mine for due in shown],
        "late": [due.days_late > 0 for due in shown],
        "week": [due.days_late <= 0 and due.on <= sunday for due in shown],
    }[name]
    assert shown
    assert all(holds)


def test_many_are_done_in_one_step_and_undone_in_one(desk: Desk, page: ActionsPage) -> None:
    keys = actions(page, 3)
    page.due.table.choose(keys)  # type: ignore[arg-type]
    held = [page.due.dues[key] for key in keys]  # type: ignore[index]
    page.due.finish()
    with desk.workspace.read() as session:
        assert {session.get_one(Action, due.id).status for due in held} == {ActionStatus.DONE}
    desk.undo()
    with desk.workspace.read() as session:
        assert not any(session.get_one(Action, due.id).status is ActionStatus.DONE for due in held)


def test_a_click_on_the_box_finishes_the_line(qtbot: QtBot, page: ActionsPage) -> None:
    key = actions(page, 1)[0]
    page.due.table.row_edited.emit(key, "done", True)
    qtbot.waitUntil(lambda: key not in page.due.dues)


def test_a_box_that_cannot_finish_opens_the_line(page: ActionsPage, visited: list[object]) -> None:
    key = next(key for key, due in page.due.dues.items() if due.kind is DueKind.ANSWER)
    page.due.table.row_edited.emit(key, "done", True)
    assert visited[-1].row == page.due.dues[key].id  # type: ignore[attr-defined]


def test_later_counts_from_today_for_what_is_late(desk: Desk, page: ActionsPage) -> None:
    keys = [key for key, due in page.due.dues.items() if due.kind is DueKind.ACTION and due.days_late > 0][:2]
    rows = [page.due.dues[key] for key in keys]
    page.due.table.choose(keys)
    page.due.put_off_by(7)
    with desk.workspace.read() as session:
        days = {session.get_one(Action, due.id).due for due in rows}
    assert days == {desk.workspace.today + timedelta(days=7)}


def test_many_are_given_to_a_colleague_in_one_step(desk: Desk, page: ActionsPage) -> None:
    keys = actions(page, 2)
    rows = [page.due.dues[key] for key in keys]  # type: ignore[index]
    page.due.table.choose(keys)  # type: ignore[arg-type]
    menu = QMenu()
    page.due._fill_give(menu)
    menu.actions()[1].trigger()
    colleague = desk.workspace.select("SELECT id FROM colleague ORDER BY is_me DESC, name")[1][0]
    with desk.workspace.read() as session:
        assert {session.get_one(Action, due.id).owner_id for due in rows} == {colleague}
    desk.undo()


def test_lines_are_copied_as_a_message_by_who_has_to_act(page: ActionsPage) -> None:
    page.due.filter("waiting")
    page.due.table.choose(page.due.table.shown_keys()[:2])
    page.due.copy_message()
    text = QGuiApplication.clipboard().text()
    assert text.count("- ") >= 2


def test_enter_opens_what_a_line_stands_for(qtbot: QtBot, page: ActionsPage, visited: list[object]) -> None:
    key = page.due.table.shown_keys()[1]
    page.due.table.choose([key])
    qtbot.keyClick(page.due.table, Qt.Key.Key_Return)
    assert visited[-1].row == page.due.dues[key].id  # type: ignore[attr-defined]


def test_a_place_that_names_an_action_shows_it_in_its_table(page: ActionsPage) -> None:
    row = page.due.dues[actions(page, 1)[0]].id  # type: ignore[index]
    page.go_to(Place("actions", None, "", "action", row))
    assert page.records is not None
    assert page.records.show_tab("action").table.chosen_keys() == [row]
    assert page.place() == Place("actions", None, "all")


def test_a_change_redraws_the_table_once(
    qtbot: QtBot, desk: Desk, page: ActionsPage, fills: dict[type[View], int]
) -> None:
    page.due.table.choose(actions(page, 1))  # type: ignore[arg-type]
    page.due.finish()
    qtbot.wait(20)
    assert fills[DueView] == 1


def owing(desk: Desk, page: ActionsPage) -> tuple[str, Action]:
    """A colleague who owes one action that was asked for twice, first three weeks ago."""
    with desk.workspace.write("Ask") as session:
        colleague = Colleague(name="Priya Rao")
        session.add(colleague)
        session.flush()
        action = Action(name="Price list", owner_id=colleague.id, due=TODAY - timedelta(days=5))
        session.add(action)
        session.flush()
        action.ask(TODAY - timedelta(days=2))
        action.ask(TODAY - timedelta(days=21))
    page.due.refresh()
    return "Priya Rao", action


def test_asking_again_counts_and_the_waiting_runs_from_the_first_time(desk: Desk, page: ActionsPage) -> None:
    name, _action = owing(desk, page)
    (due,) = page.due.waiting_for(name)
    assert due.note == "asked 2 times, 21 days"
    page.due.ask(of=[due])
    page.due.refresh()
    (again,) = page.due.waiting_for(name)
    assert again.note == "asked 3 times, 21 days"
    desk.undo()
    page.due.refresh()
    assert page.due.waiting_for(name)[0].note == "asked 2 times, 21 days"


def test_what_a_colleague_owes_is_copied_as_a_message_that_says_how_often_it_was_asked_for(
    desk: Desk, page: ActionsPage
) -> None:
    name, _action = owing(desk, page)
    page.due.copy_message(page.due.waiting_for(name))
    said = QGuiApplication.clipboard().text()
    assert said == "Priya Rao:\n- Price list (by 16 Nov 2026, 5 days late, asked 2 times, 21 days)"


def test_what_a_colleague_owes_is_printed_for_them_alone(qtbot: QtBot, desk: Desk, page: ActionsPage) -> None:
    name, _action = owing(desk, page)
    page.due.print_for(name)
    preview = page.window().findChild(Preview)
    assert preview is not None
    qtbot.waitUntil(lambda: bool(preview.pdf), timeout=20_000)
    document = PdfDocument(preview.pdf)
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    preview.close()
    assert "Asked of Priya Rao" in text and "Price list" in text
    assert "1 thing is waited for, 1 of them late." in text


def test_every_colleague_who_owes_something_stands_in_the_menu(desk: Desk, page: ActionsPage) -> None:
    name, _action = owing(desk, page)
    menu = QMenu()
    page.due.colleagues.fill_menu(menu)
    owed = {due.owner for due in page.due.dues.values() if not due.mine and due.owner}
    assert {action.text().rsplit("  (", 1)[0] for action in menu.actions()} == owed
    page.due.colleagues.show_owner(name)
    assert [row.owner for row in page.due.table.rows_of(page.due.table.shown_keys())] == [name]


@pytest.mark.parametrize(("typed", "days_ago"), [("today", 0), ("yesterday", 1), ("mon", 5), ("5 nov", 16)])
def test_the_day_of_asking_lies_behind_us(typed: str, days_ago: int) -> None:
    assert doing.past_day(typed, TODAY) == TODAY - timedelta(days=days_ago)


def test_nobody_was_asked_on_a_day_to_come() -> None:
    with pytest.raises(ValueError, match="lies ahead"):
        doing.past_day("in 3 weeks", TODAY)


def test_a_line_that_a_tick_cannot_finish_has_no_box(page: ActionsPage) -> None:
    boxes = {due.kind: page.due.table.columns()[0].value_of(due) for due in page.due.dues.values()}
    assert boxes[DueKind.ACTION] is False
    assert boxes[DueKind.CHECK_IN] is None


def asked_day(page: ActionsPage) -> DayDialog:
    """The dialog that asks for a day."""
    return next(dialog for dialog in page.findChildren(DayDialog) if dialog.isVisible())


def menu_entry(page: ActionsPage, words: str) -> QAction:
    """An entry of the menu of the chosen lines."""
    menu = QMenu(page)
    page.due._fill_menu(menu, page.due.table.chosen_keys())
    menus = [menu, *(action.menu() for action in menu.actions() if isinstance(action.menu(), QMenu))]
    return next(
        action for each in menus if isinstance(each, QMenu) for action in each.actions() if action.text() == words
    )


def test_lines_are_put_off_until_a_day_typed_in_words(qtbot: QtBot, desk: Desk, page: ActionsPage) -> None:
    (key,) = actions(page, 1)
    number = page.due.dues[key].id
    page.due.table.choose([key])
    menu_entry(page, "Until a date…").trigger()
    dialog = asked_day(page)
    qtbot.keyClicks(dialog.field, "in 2 weeks")
    assert dialog.meant.text() == "→ Sat 5 Dec 2026"
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert desk.whole.select("SELECT due FROM action WHERE id = ?", (number,)) == [("2026-12-05",)]


@pytest.mark.parametrize(
    ("typed", "says"),
    [("nonsense", "“nonsense” is not a date."), ("20 Nov 2026", "20 Nov 2026 has passed: nothing can be put off")],
)
def test_a_day_that_is_none_or_has_passed_is_said_at_the_field_and_the_words_stay(
    qtbot: QtBot, desk: Desk, page: ActionsPage, typed: str, says: str
) -> None:
    page.due.table.choose(actions(page, 1))
    before = desk.whole.select("SELECT id, due FROM action ORDER BY id")
    menu_entry(page, "Until a date…").trigger()
    dialog = asked_day(page)
    qtbot.keyClicks(dialog.field, typed)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.field.text() == typed
    assert dialog.meant.text().startswith(says)
    dialog.grab()
    assert dialog.meant.palette().color(dialog.meant.foregroundRole()) == tone_colours(Tone.BAD)[0]
    assert desk.whole.select("SELECT id, due FROM action ORDER BY id") == before


def test_asking_on_a_day_to_come_is_answered_at_the_field(qtbot: QtBot, page: ActionsPage) -> None:
    page.due.filter("waiting")
    page.due.table.choose([key for key in page.due.table.shown_keys() if doing.can_ask(page.due.dues[key])][:1])
    page.due.ask_when_asked()
    dialog = asked_day(page)
    qtbot.keyClicks(dialog.field, "in 3 weeks")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.meant.text() == "12 Dec 2026 lies ahead: nobody was asked then yet."
