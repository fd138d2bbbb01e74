"""The plan is worked in: objectives, actions, ticks, agreement, all undone step by step."""

from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from amdesk.model.plans import Action, Objective, Plan
from amdesk.model.values import Side
from amdesk.ui.account.plan.view import PlanView
from amdesk.ui.desk import Desk
from amdesk.ui.place import Place
from tests.ui.account.plan.parts import awake
from tests.ui.desks import Konex


@pytest.fixture
def plan(desk: Desk, konex: Konex) -> int:
    today = desk.workspace.today
    with desk.workspace.write("Plan") as session:
        made = Plan(account_id=konex.account, name="One year", starts=today, ends=today.replace(year=2027))
        session.add(made)
        session.flush()
        session.add(Objective(plan_id=made.id, side=Side.CARE, name="Bills right first time", why_them="Less work"))
        return made.id


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, konex: Konex, plan: int) -> PlanView:
    made = PlanView(desk)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.go_to(Place("account", konex.account, "plan"))
    made.show()
    return awake(qtbot, made)


def one(desk: Desk, sql: str) -> Any:
    return desk.workspace.select(sql)[0][0]


def child(view: QWidget, name: str) -> Any:
    found = view.findChild(QWidget, name)
    assert found is not None, name
    return found


def test_an_action_is_typed_under_its_objective_and_enter_keeps_it(qtbot: QtBot, desk: Desk, view: PlanView) -> None:
    objective = one(desk, "SELECT id FROM objective")
    entry = child(view, f"plan-add-action-{objective}")
    qtbot.keyClicks(entry, "Audit the next three bills")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert desk.workspace.select("SELECT name, objective_id FROM action") == [("Audit the next three bills", objective)]


def test_ticking_an_action_stores_the_day_and_undo_takes_it_back(
    qtbot: QtBot, desk: Desk, view: PlanView, konex: Konex
) -> None:
    with desk.workspace.write("Action") as session:
        objective = one(desk, "SELECT id FROM objective")
        session.add(Action(name="Audit", account_id=konex.account, objective_id=objective))
    view.refresh()
    number = one(desk, "SELECT id FROM action")
    qtbot.waitUntil(lambda: bool(child(view, f"plan-action-tick-{number}").isVisible()))
    qtbot.mouseClick(child(view, f"plan-action-tick-{number}"), Qt.MouseButton.LeftButton)
    assert one(desk, "SELECT done_on FROM action") == "2026-11-21"
    desk.undo()
    assert one(desk, "SELECT status FROM action") == "open"


def test_a_missing_reason_is_marked_and_never_refused(desk: Desk, view: PlanView) -> None:
    assert "One objective lacks a reason." in view.head.sentence.text()


def test_proposing_freezes_what_was_proposed(qtbot: QtBot, desk: Desk, view: PlanView) -> None:
    qtbot.mouseClick(child(view, "plan-agree"), Qt.MouseButton.LeftButton)
    status, content = desk.workspace.select("SELECT status, proposed FROM plan")[0]
    assert status == "proposed"
    assert "Bills right first time" in content


def test_deleting_a_plan_takes_its_objectives_and_undo_brings_them_back(desk: Desk, view: PlanView) -> None:
    view.delete_plan()
    assert one(desk, "SELECT count(*) FROM objective") == 0
    desk.undo()
    assert one(desk, "SELECT count(*) FROM objective") == 1


def test_an_account_without_a_plan_offers_to_begin_one(qtbot: QtBot, desk: Desk, konex: Konex) -> None:
    view = PlanView(desk)
    qtbot.addWidget(view)
    view.go_to(Place("account", konex.account, "plan"))
    view.show()
    assert view.empty.isVisible()
    assert view.head.sentence.text() == "There is no plan for this account."


def test_a_plan_is_typed_by_keys_alone(qtbot: QtBot, desk: Desk, view: PlanView) -> None:
    entry = child(view, "plan-add-objective")
    entry.setFocus()
    qtbot.keyClicks(entry, "Grow: Second line: pilot orders 0 > 4 by end of June")
    qtbot.keyClick(entry, Qt.Key.Key_Tab)
    side, name, goal, due, number = desk.workspace.select(
        "SELECT side, name, goal, due, id FROM objective ORDER BY id DESC"
    )[0]
    assert (side, name, goal, due) == ("grow", "Second line", "4", "2027-06-30")
    why = QApplication.focusWidget()
    assert why is child(view, f"plan-why-us-{number}")
    qtbot.keyClicks(why, "More of the plant")
    qtbot.keyClick(why, Qt.Key.Key_Return)
    why = QApplication.focusWidget()
    qtbot.keyClicks(why, "Less waiting")
    qtbot.keyClick(why, Qt.Key.Key_Return)
    for words in ("Trial week by fri", "Case study in 3 weeks ~4h"):
        field = QApplication.focusWidget()
        qtbot.keyClicks(field, words)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert desk.workspace.select("SELECT why_us, why_them FROM objective WHERE id = ?", (number,)) == [
        ("More of the plant", "Less waiting")
    ]
    assert desk.workspace.select("SELECT name, due, effort_hours FROM action ORDER BY place") == [
        ("Trial week", "2026-11-27", None),
        ("Case study", "2026-12-12", "4"),
    ]


def test_actions_move_by_keys_within_and_between_objectives_and_undo_takes_it_back(
    qtbot: QtBot, desk: Desk, view: PlanView, plan: int, konex: Konex
) -> None:
    with desk.workspace.write("More") as session:
        ours = Objective(plan_id=plan, side=Side.PROTECT, name="Renew", place=1)
        session.add(ours)
        session.flush()
        for place, name in enumerate(("One", "Two"), 1):
            session.add(Action(name=name, account_id=konex.account, objective_id=ours.id, place=place))
    view.refresh()
    awake(qtbot, view)
    second = one(desk, "SELECT id FROM action WHERE name = 'Two'")
    row = f"plan-action-row-{second}"
    child(view, row).setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    order = "SELECT group_concat(name) FROM (SELECT name FROM action ORDER BY objective_id, place)"
    assert one(desk, order) == "Two,One"
    for _time in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    theirs = one(desk, "SELECT objective_id FROM action WHERE name = 'Two'")
    assert one(desk, f"SELECT side FROM objective WHERE id = {theirs}") == "care"
    desk.undo()
    desk.undo()
    assert one(desk, order) == "Two,One"


def test_a_line_that_is_not_kept_waits_where_it_was_typed(
    qtbot: QtBot, desk: Desk, view: PlanView, konex: Konex
) -> None:
    objective = one(desk, "SELECT id FROM objective")
    qtbot.keyClicks(child(view, f"plan-add-action-{objective}"), "Half a thou")
    with desk.workspace.write("Elsewhere") as session:
        session.get_one(Objective, objective).name = "Bills right"
    view.refresh()
    assert child(view, f"plan-add-action-{objective}").text() == "Half a thou"


def test_what_is_measured_is_kept_over_time(qtbot: QtBot, desk: Desk, view: PlanView) -> None:
    objective = one(desk, "SELECT id FROM objective")
    with desk.workspace.write("Measure") as session:
        row = session.get_one(Objective, objective)
        row.measure, row.start, row.goal = "queries a month", Decimal(9), Decimal(2)
    view.refresh()
    field = child(view, f"plan-measure-{objective}")
    qtbot.keyClicks(field, "6")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert desk.workspace.select('SELECT value, "on" FROM measure_value') == [("6", "2026-11-21")]
    assert one(desk, "SELECT actual FROM objective") == "6"


def test_after_an_objective_is_deleted_the_keyboard_waits_for_the_next_one(
    qtbot: QtBot, desk: Desk, view: PlanView
) -> None:
    edit = view.findChild(QWidget, "plan-edit-1")
    assert edit is not None
    edit.setFocus()
    view.open_form("objective", 1)
    view.drawer.delete()
    qtbot.waitUntil(lambda: view.findChild(QWidget, "plan-edit-1") is None)
    focused = QApplication.focusWidget()
    assert focused is not None and focused.objectName() == "plan-add-objective-customer"


def test_esc_closes_the_form_and_the_keyboard_is_where_it_was(qtbot: QtBot, view: PlanView) -> None:
    with qtbot.waitActive(view):
        view.activateWindow()
    child(view, "plan-edit-1").setFocus()
    view.open_form("objective", 1)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not view.drawer.isVisible()
    assert QApplication.focusWidget() is child(view, "plan-edit-1")


def test_after_an_action_is_deleted_the_keyboard_stands_on_the_next_one(
    qtbot: QtBot, desk: Desk, view: PlanView, konex: Konex
) -> None:
    with desk.workspace.write("More") as session:
        for place, name in enumerate(("One", "Two", "Three"), 1):
            session.add(Action(name=name, account_id=konex.account, objective_id=1, place=place))
    view.refresh()
    for gone, expected in ((2, "plan-action-row-3"), (3, "plan-action-row-1"), (1, "plan-add-action-1")):
        qtbot.mouseClick(child(view, f"plan-action-row-{gone}"), Qt.MouseButton.LeftButton)
        assert view.drawer.isVisible()
        view.drawer.delete()
        qtbot.waitUntil(lambda gone=gone: view.findChild(QWidget, f"plan-action-row-{gone}") is None)
        focused = QApplication.focusWidget()
        assert focused is not None and focused.objectName() == expected


def order_of_tab(qtbot: QtBot, view: PlanView) -> list[str]:
    """The names Tab leads to from the choice of the plan on, until it leaves the plan."""
    view.head.choice.setFocus()
    found = [""]
    while len(found) < 200 and (focused := QApplication.focusWidget()) is not None and view.isAncestorOf(focused):
        found.append(focused.objectName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is focused or focused.objectName() == "plan-add-resource":
            break
    return found


def test_tab_keeps_its_order_when_a_card_is_made_anew(qtbot: QtBot, desk: Desk, view: PlanView, konex: Konex) -> None:
    with desk.workspace.write("More") as session:
        plan = one(desk, "SELECT id FROM plan")
        session.add(Objective(plan_id=plan, side=Side.CARE, name="Two", place=2))
        session.add(Action(name="Audit", account_id=konex.account, objective_id=1))
    view.refresh()
    before = order_of_tab(qtbot, view)
    with desk.workspace.write("Rename") as session:
        session.get_one(Objective, 1).name = "Bills right"
    view.refresh()
    assert order_of_tab(qtbot, view) == before


def test_a_reason_is_typed_where_it_stands_and_alt_moves_its_objective_once(
    qtbot: QtBot, desk: Desk, view: PlanView, plan: int
) -> None:
    with desk.workspace.write("More") as session:
        for place, name in enumerate(("Two", "Three"), 2):
            session.add(Objective(plan_id=plan, side=Side.CARE, name=name, place=place))
    view.refresh()
    reason = child(view, "plan-why-us-1")
    qtbot.mouseClick(reason, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(QApplication.focusWidget(), "Fewer calls")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    names = "SELECT group_concat(name) FROM (SELECT name FROM objective ORDER BY place, id)"
    assert one(desk, names) == "Two,Bills right first time,Three"
    assert one(desk, "SELECT why_us FROM objective WHERE id = 1") == "Fewer calls"


def test_a_plan_is_seen_before_its_controls_are_there_and_tab_wakes_them_at_once(
    qtbot: QtBot, desk: Desk, konex: Konex, plan: int
) -> None:
    view = PlanView(desk)
    qtbot.addWidget(view)
    view.resize(1200, 800)
    view.go_to(Place("account", konex.account, "plan"))
    view.show()
    assert view.strategy.them.cards and not view.strategy.them.findChildren(QWidget)
    view.head.choice.setFocus()
    qtbot.keyClick(view.head.choice, Qt.Key.Key_Tab)
    assert child(view, "plan-edit-1").isVisible()


def test_cards_nobody_sees_are_made_after_the_others_and_their_room_is_kept(
    qtbot: QtBot, desk: Desk, konex: Konex, plan: int
) -> None:
    with desk.workspace.write("Many") as session:
        session.add_all(Objective(plan_id=plan, side=Side.CARE, name=f"Goal {n}", place=n + 2) for n in range(12))
    view = PlanView(desk)
    qtbot.addWidget(view)
    view.resize(1200, 800)
    view.go_to(Place("account", konex.account, "plan"))
    view.show()
    column = view.strategy.them
    made, height = len(column.cards), column.height()
    assert 0 < made < 13
    last = view.strategy.card(13)
    assert last is not None and last.awake.isVisibleTo(view)
    assert len(column.cards) == 13
    view.area.settle()
    assert abs(column.height() - height) < height * 0.1
