"""What is typed into the lines of a plan: kept whole, with all that belongs to it, and never lost."""

from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from amdesk.model.colleagues import Colleague
from amdesk.model.people import Person
from amdesk.model.plans import Action, Objective, Plan
from amdesk.model.profile import Aim
from amdesk.model.values import Side, Stance
from amdesk.ui.account.plan.view import PlanView
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Text
from amdesk.ui.place import Place
from amdesk.ui.records.dialog import NewRecord
from tests.journeys import hands
from tests.ui.account.plan.parts import awake
from tests.ui.desks import Konex

Key = Qt.Key


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, konex: Konex) -> PlanView:
    today = desk.workspace.today
    with desk.workspace.write("Plan") as session:
        me = Colleague(name="Jana Kral", is_me=True)
        plan = Plan(account_id=konex.account, name="One year", starts=today, ends=today.replace(year=2027))
        session.add_all([me, Colleague(name="Carla Ruiz"), Colleague(name="Carlos Diaz"), plan])
        session.add(Aim(account_id=konex.account, text="Enter the Nordics"))
        session.flush()
        objective = Objective(plan_id=plan.id, side=Side.CARE, name="Bills right", measure="queries", goal=Decimal(2))
        session.add(objective)
        session.flush()
        session.add(Action(name="Trial week", account_id=konex.account, objective_id=objective.id, place=1))
        session.get_one(Person, konex.ada).stance = Stance.NEUTRAL
    made = PlanView(desk)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.go_to(Place("account", konex.account, "plan"))
    made.show()
    return awake(qtbot, made)


def rows(desk: Desk, sql: str) -> Any:
    return desk.workspace.select(sql)


def line(view: PlanView, name: str) -> QLineEdit:
    found = view.findChild(QLineEdit, name)
    assert found is not None, name
    return found


def action_line(view: PlanView) -> QLineEdit:
    card = view.strategy.card(1)
    assert card is not None
    return card.entry.edit


def says(view: PlanView) -> str:
    card = view.strategy.card(1)
    assert card is not None
    return card.entry.says.text()


def tell(qtbot: QtBot, field: QLineEdit, words: str, key: Key = Key.Key_Return) -> None:
    field.setFocus()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, key)


def test_a_line_gives_an_action_with_all_that_belongs_to_it(qtbot: QtBot, desk: Desk, view: PlanView) -> None:
    words = "Report @carla by fri ~4h, after 1, needs 2d Carlos, needs 5000 EUR for travel, how: two shifts"
    tell(qtbot, action_line(view), words)
    assert rows(
        desk,
        "SELECT x.name, c.name, x.due, x.effort_hours, x.how, b.name FROM action x JOIN colleague c "
        "ON c.id = x.owner_id JOIN action b ON b.id = x.after_id",
    ) == [("Report", "Carla Ruiz", "2026-11-27", "4", "two shifts", "Trial week")]
    assert rows(desk, "SELECT kind, what, asked, action_id FROM resource ORDER BY id") == [
        ("days", "", "2", 2),
        ("budget", "travel", "5000", 2),
    ]
    desk.undo()
    assert rows(desk, "SELECT count(*) FROM resource") == [(0,)]
    assert rows(desk, "SELECT count(*) FROM action") == [(1,)]


def test_what_is_understood_stands_below_while_one_types(qtbot: QtBot, view: PlanView) -> None:
    qtbot.keyClicks(action_line(view), "Report @carla ~4h, after 1, needs 2d Carlos")
    assert says(view) == "Carla Ruiz · 4 h · after “Trial week” · needs 2 d: Carlos Diaz"
    line_there = action_line(view)
    qtbot.waitUntil(lambda: line_there.parentWidget().height() > 1.5 * line_there.height())


def test_a_name_nobody_has_stays_in_the_words_and_is_nobodys_action(qtbot: QtBot, desk: Desk, view: PlanView) -> None:
    qtbot.keyClicks(action_line(view), "Trial week @Zebedee fri ~2h")
    assert "Nobody here is called “Zebedee”." in says(view)
    qtbot.keyClick(action_line(view), Key.Key_Return)
    assert rows(desk, "SELECT name, owner_id FROM action ORDER BY id DESC LIMIT 1") == [("Trial week @Zebedee", None)]


def test_what_nobody_is_named_for_is_mine(qtbot: QtBot, desk: Desk, view: PlanView) -> None:
    tell(qtbot, action_line(view), "Report")
    assert rows(desk, "SELECT owner_id FROM action ORDER BY id DESC LIMIT 1") == [(1,)]


def test_a_stranger_is_added_by_a_key_and_the_line_knows_the_name(qtbot: QtBot, desk: Desk, view: PlanView) -> None:
    field = action_line(view)
    field.setFocus()
    qtbot.keyClicks(field, "Trial week @Zebedee fri")

    def keep(dialog: object) -> None:
        assert isinstance(dialog, NewRecord)
        assert dialog.form.values()["name"] == "Zebedee"
        qtbot.keyClick(dialog, Key.Key_Return)

    hands.answering(keep, lambda: qtbot.keyClick(field, Key.Key_1, Qt.KeyboardModifier.AltModifier))
    assert action_line(view).text() == "Trial week @Zebedee fri"
    assert "Nobody" not in says(view)
    qtbot.keyClick(action_line(view), Key.Key_Return)
    assert rows(
        desk, "SELECT x.name, c.name FROM action x JOIN colleague c ON c.id = x.owner_id ORDER BY x.id DESC LIMIT 1"
    ) == [("Trial week", "Zebedee")]


def test_one_of_two_who_may_be_meant_is_chosen_by_a_key(qtbot: QtBot, view: PlanView) -> None:
    field = action_line(view)
    qtbot.keyClicks(field, "Call @car fri")
    assert "“car” may be more than one." in says(view)
    qtbot.keyClick(field, Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert field.text() == "Call @Carlos.Diaz fri"
    assert says(view).startswith("Carlos Diaz")


def test_a_day_that_is_none_is_said_and_kept(qtbot: QtBot, desk: Desk, view: PlanView) -> None:
    qtbot.keyClicks(action_line(view), "Ship it by 31 Feb")
    assert says(view) == "“31 Feb” is no day: it stays in the words."
    qtbot.keyClick(action_line(view), Key.Key_Return)
    assert rows(desk, "SELECT name, due FROM action ORDER BY id DESC LIMIT 1") == [("Ship it by 31 Feb", None)]


def test_a_line_too_long_for_a_name_is_refused_and_stays(qtbot: QtBot, desk: Desk, view: PlanView) -> None:
    words = "Report " + "x" * 400
    tell(qtbot, action_line(view), words)
    assert rows(desk, "SELECT count(*) FROM action") == [(1,)]
    assert action_line(view).text() == words


def test_tab_keeps_an_action_and_opens_all_of_it(qtbot: QtBot, desk: Desk, view: PlanView) -> None:
    tell(qtbot, action_line(view), "Report by fri", Key.Key_Tab)
    assert view.drawer.shown == ("action", 2)
    focus = QApplication.focusWidget()
    assert focus is not None and view.drawer.isAncestorOf(focus)


def test_a_line_gives_an_objective_with_its_aim_and_whom_it_wins(qtbot: QtBot, desk: Desk, view: PlanView) -> None:
    words = "Cultivate: Nordics: workshops 0 > 1,5 by Q1, for: enter, win: Ada ++ by June"
    tell(qtbot, line(view, "plan-add-objective-customer"), words)
    assert rows(
        desk,
        "SELECT o.name, o.side, o.goal, o.due, a.text FROM objective o JOIN aim a ON a.id = o.aim_id",
    ) == [("Nordics", "cultivate", "1.5", "2027-03-31", "Enter the Nordics")]
    assert rows(desk, 'SELECT objective_id, stance_then, stance_wanted, "by" FROM target') == [(2, 0, 2, "2027-06-30")]
    desk.undo()
    assert rows(desk, "SELECT count(*) FROM target") == [(0,)]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_a_measure_that_is_no_number_is_said_below_the_field(
    qtbot: QtBot, desk: Desk, view: PlanView, key: Key
) -> None:
    field = line(view, "plan-measure-1")
    tell(qtbot, field, "about five", key)
    card = view.strategy.card(1)
    assert card is not None
    wrong = card.awake.findChild(Text, "plan-measure-wrong-1")
    assert wrong is not None and wrong.isVisible()
    assert wrong.text() == "“about five” is not a number."
    assert field.text() == "about five"
    field.clear()
    qtbot.keyClicks(field, "1,5")
    assert not wrong.isVisible()
    qtbot.keyClick(field, key)
    assert rows(desk, "SELECT actual FROM objective WHERE id = 1") == [("1.5",)]
