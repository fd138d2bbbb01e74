"""Objectives go wherever one lets them go: before, after, to the end, onto an empty side; by keys as well."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from amdesk.model.plans import Objective, Plan
from amdesk.model.values import Side
from amdesk.ui.account.plan.dragging import OBJECTIVE
from amdesk.ui.account.plan.view import PlanView
from amdesk.ui.desk import Desk
from amdesk.ui.place import Place
from tests.ui.account.plan.parts import awake
from tests.ui.desks import Konex

ALT = Qt.KeyboardModifier.AltModifier
ORDER = "SELECT group_concat(name, '') FROM (SELECT name FROM objective WHERE side IN {} ORDER BY place, id)"


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, konex: Konex) -> PlanView:
    today = desk.workspace.today
    with desk.workspace.write("Plan") as session:
        plan = Plan(account_id=konex.account, name="One year", starts=today, ends=today.replace(year=2027))
        session.add(plan)
        session.flush()
        for place, name in enumerate("ABC", 1):
            session.add(Objective(plan_id=plan.id, side=Side.GROW, name=name, place=place))
    made = PlanView(desk)
    qtbot.addWidget(made)
    made.resize(1200, 900)
    made.go_to(Place("account", konex.account, "plan"))
    made.show()
    return awake(qtbot, made)


def order(desk: Desk) -> tuple[str | None, str | None]:
    ours = desk.workspace.select(ORDER.format("('protect', 'grow')"))[0][0]
    return ours, desk.workspace.select(ORDER.format("('care', 'cultivate')"))[0][0]


def let_go(target: QWidget, objective: int, at: QPointF) -> None:
    """Let an objective go on a widget."""
    mime = QMimeData()
    mime.setData(OBJECTIVE, str(objective).encode())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(at.toPoint(), Qt.DropAction.MoveAction, mime, left, none))
    QApplication.sendEvent(target, QDropEvent(at, Qt.DropAction.MoveAction, mime, left, none))


def card(view: PlanView, objective: int) -> QWidget:
    found = view.strategy.card(objective)
    assert found is not None
    return found.awake


@pytest.mark.parametrize(("share", "expected"), [(0.1, "BAC"), (0.9, "BCA")])
def test_an_objective_goes_before_or_after_the_one_it_is_let_go_on(
    desk: Desk, view: PlanView, share: float, expected: str
) -> None:
    moved, beside = (1, 3) if share > 0.5 else (2, 1)
    target = card(view, beside)
    let_go(target, moved, QPointF(20, target.height() * share))
    assert order(desk) == (expected, None)


def test_an_objective_let_go_below_the_others_comes_last(desk: Desk, view: PlanView) -> None:
    let_go(view.strategy.us, 1, QPointF(20, view.strategy.us.height() - 2))
    assert order(desk) == ("BCA", None)


def test_an_objective_let_go_on_an_empty_side_serves_it(desk: Desk, view: PlanView) -> None:
    assert view.strategy.them.height() == view.strategy.us.height()
    let_go(view.strategy.them, 2, QPointF(20, view.strategy.them.height() - 2))
    assert order(desk) == ("AC", "B")
    desk.undo()
    assert order(desk) == ("ABC", None)


def test_keys_carry_an_objective_over_the_edge_and_back(qtbot: QtBot, desk: Desk, view: PlanView) -> None:
    def press(key: Qt.Key) -> None:
        edit = view.findChild(QWidget, "plan-edit-3")
        assert edit is not None
        edit.setFocus()
        qtbot.keyClick(edit, key, ALT)

    press(Qt.Key.Key_Down)
    assert order(desk) == ("AB", "C")
    press(Qt.Key.Key_Down)
    assert order(desk) == ("AB", "C")
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)
    assert order(desk) == ("ACB", None)
