"""Any subject can be added, edited, deleted and undone through its table and form."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from amdesk.model.all import SUBJECTS
from amdesk.model.colleagues import Colleague
from amdesk.model.intel import Intel
from amdesk.model.plans import Action
from amdesk.model.touches import Touch
from amdesk.model.values import TouchStatus
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button
from amdesk.ui.records.dialog import NewRecord
from amdesk.ui.records.panel import RecordsPanel
from tests.conftest import TODAY
from tests.ui.desks import Konex

OFF_SCREEN = ("origin", "placement", "evidence", "setting", "saved_filter", "plan_view")


def shown(qtbot: QtBot, widget: QWidget) -> Any:
    qtbot.addWidget(widget)
    widget.resize(1200, 700)
    widget.show()
    return widget


def count(desk: Desk, table: str) -> int:
    return int(desk.workspace.select(f'SELECT count(*) FROM "{table}"')[0][0])


def test_a_new_row_is_stored_as_one_named_step(qtbot: QtBot, desk: Desk, konex: Konex) -> None:
    dialog = shown(qtbot, NewRecord(desk, "action", {"account_id": konex.account}))
    dialog.form.editor("name").set_value("Send the cost sheet")
    dialog.save()
    step = desk.workspace.next_undo()
    assert (count(desk, "action"), step and step.label) == (1, "Add action: Send the cost sheet")


def test_a_row_without_what_it_needs_is_refused_at_the_field(qtbot: QtBot, desk: Desk, konex: Konex) -> None:
    dialog = shown(qtbot, NewRecord(desk, "action", {"account_id": konex.account}))
    dialog.save()
    assert dialog.form.editor("name").error() == "Action is needed."
    assert count(desk, "action") == 0


def test_what_was_typed_comes_back_after_the_dialog_was_closed(qtbot: QtBot, desk: Desk, konex: Konex) -> None:
    first = shown(qtbot, NewRecord(desk, "action", {"account_id": konex.account}))
    first.form.editor("name").set_value("Half a thought")
    first.reject()
    again = shown(qtbot, NewRecord(desk, "action", {"account_id": konex.account}))
    assert again.form.values()["name"] == "Half a thought"


def test_a_day_that_was_only_proposed_does_not_come_back(qtbot: QtBot, desk: Desk, konex: Konex) -> None:
    first = shown(qtbot, NewRecord(desk, "touch", {"account_id": konex.account}, {"on": TODAY}))
    first.form.editor("purpose").set_value("Renewal")
    first.reject()
    tomorrow = TODAY + timedelta(days=1)
    again = shown(qtbot, NewRecord(desk, "touch", {"account_id": konex.account}, {"on": tomorrow}))
    assert (again.form.values()["on"], again.form.values()["purpose"]) == (tomorrow, "Renewal")


def test_who_is_expected_is_chosen_by_typing_a_part_of_the_name(qtbot: QtBot, desk: Desk, konex: Konex) -> None:
    with desk.workspace.write("Colleague") as session:
        session.add(Colleague(name="Priya Rao"))
    dialog = shown(qtbot, NewRecord(desk, "touch", {}, {"on": TODAY}, fields=("account_id", "on", "purpose")))
    dialog.form.editor("account_id").edit.setFocus()
    qtbot.keyClicks(dialog.form.editor("account_id").edit, "Konex")
    assert dialog.form.editor("account_id").finish()
    field = dialog.expected.editor.edit
    for name in ("Ada Novak", "Ben Okafor", "Priya Rao · one of ours"):
        field.setFocus()
        qtbot.keyClicks(field, name)
        assert dialog.expected.finish()
    qtbot.mouseClick(dialog.findChild(Button, f"with-person-{konex.ben}"), Qt.MouseButton.LeftButton)
    dialog.reject()
    again = shown(qtbot, NewRecord(desk, "touch", {}, {"on": TODAY}, fields=("account_id", "on", "purpose")))
    again.save()
    assert desk.workspace.select("SELECT person_id, came FROM touch_person") == [(konex.ada, 1)]
    assert desk.workspace.select("SELECT name FROM touch_colleague t JOIN colleague c ON c.id = t.colleague_id") == [
        ("Priya Rao",)
    ]
    desk.undo()
    assert (count(desk, "touch"), count(desk, "touch_person")) == (0, 0)


def test_a_planned_meeting_is_told_of_and_cancelled_as_everywhere_else(qtbot: QtBot, desk: Desk, konex: Konex) -> None:
    with desk.workspace.write("Meetings") as session:
        over = Touch(account_id=konex.account, on=TODAY, status=TouchStatus.PLANNED)
        ahead = Touch(account_id=konex.account, on=TODAY + timedelta(days=3), status=TouchStatus.PLANNED)
        session.add_all([over, ahead])
        session.flush()
        numbers = over.id, ahead.id
    panel = shown(qtbot, RecordsPanel(desk, "touch", account_id=konex.account))
    panel._open(numbers[0])
    button = panel.form.findChild(QWidget, "verb-how-did-it-go")
    with qtbot.waitSignal(desk.how_asked) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == [konex.account, numbers[0]]
    panel._open(numbers[1])
    offered = [each.objectName() for each in panel.form.findChildren(Button) if each.objectName().startswith("verb-")]
    assert offered[-2:] == ["verb-move", "verb-cancel"]
    assert desk.workspace.select("SELECT DISTINCT status FROM touch") == [("planned",)]


def test_a_field_is_stored_when_it_is_left_and_undone_as_a_step(qtbot: QtBot, desk: Desk, konex: Konex) -> None:
    panel = shown(qtbot, RecordsPanel(desk, "person", account_id=konex.account))
    panel._open(konex.ada)
    editor = panel.form.form.editor("phone")
    editor.setFocus()
    qtbot.keyClicks(editor.control, "+44 113 496 0000")
    qtbot.keyClick(editor.control, Qt.Key.Key_Return)
    assert desk.workspace.select("SELECT phone FROM person WHERE id = ?", (konex.ada,)) == [("+44 113 496 0000",)]
    desk.undo()
    assert desk.workspace.select("SELECT phone FROM person WHERE id = ?", (konex.ada,)) == [("",)]


def test_dated_fields_stand_in_table_and_form(qtbot: QtBot, desk: Desk, konex: Konex) -> None:
    panel = shown(qtbot, RecordsPanel(desk, "person", account_id=konex.account, columns=("name", "job", "stance")))
    texts = {c.name: c.text_of(panel.rows[konex.ada]) for c in panel.table.columns()}
    assert (texts["job"], texts["stance"]) == ("CFO", "Neutral")


def test_deleting_rows_is_one_step_that_comes_back(qtbot: QtBot, desk: Desk, konex: Konex) -> None:
    panel = shown(qtbot, RecordsPanel(desk, "person", account_id=konex.account))
    panel.table.choose([konex.ada, konex.ben])
    panel.delete()
    assert count(desk, "person") == 0
    desk.undo()
    assert count(desk, "person") == 2


def test_a_verb_is_offered_and_done(qtbot: QtBot, desk: Desk, konex: Konex) -> None:
    with desk.workspace.write("Action") as session:
        action = Action(name="Call", account_id=konex.account)
        session.add(action)
        session.flush()
        number = action.id
    panel = shown(qtbot, RecordsPanel(desk, "action", account_id=konex.account))
    panel._open(number)
    button = panel.form.findChild(QWidget, "verb-done")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.workspace.select("SELECT status, done_on FROM action") == [("done", "2026-11-21")]


def test_what_the_model_refuses_is_said_at_the_field_and_nothing_is_stored(
    qtbot: QtBot, desk: Desk, konex: Konex
) -> None:
    dialog = shown(qtbot, NewRecord(desk, "plan", {"account_id": konex.account}))
    dialog.form.set_values({"name": "Next year", "starts": desk.workspace.today, "ends": desk.workspace.today})
    dialog.form.editor("ends").set_value(desk.workspace.today.replace(year=2025))
    dialog.save()
    assert dialog.form.editor("ends").error() == "A plan cannot end before it begins."
    assert count(desk, "plan") == 0


def test_a_change_elsewhere_redraws_a_visible_table_once(qtbot: QtBot, desk: Desk, konex: Konex) -> None:
    panel = shown(qtbot, RecordsPanel(desk, "person", account_id=konex.account))
    drawn = []
    panel.table.shown_changed.connect(lambda *_: drawn.append(1))
    with desk.workspace.write("Two changes") as session:
        for number in (konex.ada, konex.ben):
            session.get_one(SUBJECTS["person"], number).name += "!"
    qtbot.waitUntil(lambda: bool(drawn))
    qtbot.wait(30)
    assert len(drawn) == 1


@pytest.mark.parametrize("table", [name for name in SUBJECTS if name not in OFF_SCREEN])
def test_every_subject_has_a_table_and_a_form(qtbot: QtBot, desk: Desk, konex: Konex, table: str) -> None:
    panel = shown(qtbot, RecordsPanel(desk, table, account_id=konex.account))
    dialog = shown(qtbot, NewRecord(desk, table, {}, account_id=konex.account))
    assert set(dialog.form.names()) == {field.name for field in dialog.of.fields if not field.by_verb}
    assert panel.table.shown_keys() == list(panel.rows)


def test_a_finding_is_answered_without_an_action_by_one_click_of_five(qtbot: QtBot, desk: Desk, konex: Konex) -> None:
    with desk.workspace.write("Heard") as session:
        session.add(Intel(account_id=konex.account, text="They hire", on=desk.workspace.today))
    panel = shown(qtbot, RecordsPanel(desk, "intel", account_id=konex.account))
    panel._open(1)
    offered = [button for button in panel.form.findChildren(Button) if button.text().startswith("No action")]
    assert len(offered) == 5
    offered[1].click()
    assert desk.workspace.select("SELECT no_action, no_action_on FROM intel") == [("No effect on us", "2026-11-21")]
