"""The plan is worked in: objectives, actions, ticks, agreement, all undone step by step."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from amdesk.model.plans import Action, Objective, Plan
from amdesk.model.values import Side
from amdesk.ui.account.plan.view import PlanView
from amdesk.ui.desk import Desk
from amdesk.ui.place import Place
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
    return made


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
    assert "One objective lacks a reason." in view.sentence.text()


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
    assert view.sentence.text() == "There is no plan for this account."
