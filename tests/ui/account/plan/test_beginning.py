"""A plan begins with a supplied one or with the last, never with an empty page."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from amdesk.model.plans import Objective, Plan
from amdesk.model.values import Template
from amdesk.store.plan_carrying import carry_over, shift_of
from amdesk.store.plan_templates import draft_plan, plan_template
from amdesk.store.queries.plan import plan_content, plans_of
from amdesk.ui.account.plan.beginning import TemplateChoice
from amdesk.ui.account.plan.carrying import CarryDialog
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Text
from tests.ui.desks import Konex

Key = Qt.Key


@pytest.fixture
def plan(desk: Desk, konex: Konex) -> int:
    with desk.workspace.write("Plan") as session:
        return draft_plan(session, konex.account, Template.GROWTH, targets=[konex.ada]).id


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_each_plan_to_begin_with_shows_what_it_contains(qtbot: QtBot, parent: QWidget) -> None:
    choice = TemplateChoice(parent)
    choice.show()
    for kind in Template:
        said = "\n".join(text.text() for text in choice.content.findChildren(Text))
        assert choice.chosen() is kind
        assert all(objective["name"] in said for objective in plan_template(kind).objectives)
        qtbot.keyClick(choice.names, Key.Key_Down)


def test_nothing_is_carried_over_before_every_line_is_answered(
    qtbot: QtBot, desk: Desk, plan: int, parent: QWidget
) -> None:
    content = plan_content(desk.workspace, plan)
    dialog = CarryDialog(desk, content, parent)
    dialog.show()
    assert not dialog.begin_button.isEnabled()
    qtbot.keyClick(dialog.list, Key.Key_D)
    first = content.objectives[0]
    assert not {("objective", first.id), *(("action", action.id) for action in first.actions)} & dialog.kept()
    while not dialog.begin_button.isEnabled():
        qtbot.keyClick(dialog.list, Key.Key_K)
    assert {("objective", one.id) for one in content.objectives[1:]} <= dialog.kept()


def test_answers_given_are_there_again_when_the_list_is_left(
    qtbot: QtBot, desk: Desk, plan: int, parent: QWidget
) -> None:
    content = plan_content(desk.workspace, plan)
    dialog = CarryDialog(desk, content, parent)
    dialog.show()
    qtbot.keyClick(dialog.list, Key.Key_K)
    dialog.reject()
    assert CarryDialog(desk, content, parent).answers == dialog.answers


def test_the_next_year_ends_on_the_same_day_and_so_do_its_dates_whatever_the_leap_year(
    desk: Desk, plan: int, konex: Konex
) -> None:
    first = plan_content(desk.workspace, plan).objectives[0].id
    with desk.workspace.write("A year from October") as session:
        session.get_one(Plan, plan).starts, session.get_one(Plan, plan).ends = date(2026, 10, 1), date(2027, 9, 30)
        session.get_one(Objective, first).due = date(2027, 6, 30)
    with desk.workspace.write("Carry") as session:
        following = carry_over(session, plan, {("objective", first)}).id
    new = plan_content(desk.workspace, following)
    assert (new.starts, new.ends, new.objectives[0].due) == (date(2027, 10, 1), date(2028, 9, 30), date(2028, 6, 30))


@pytest.mark.parametrize(
    ("starts", "ends", "due", "later"),
    [
        (date(2027, 2, 1), date(2027, 2, 28), date(2027, 2, 28), date(2027, 3, 28)),
        (date(2027, 8, 1), date(2028, 1, 31), date(2027, 8, 31), date(2028, 2, 29)),
        (date(2026, 11, 12), date(2026, 12, 1), date(2026, 11, 30), date(2026, 12, 20)),
    ],
)
def test_days_move_by_months_where_the_period_is_made_of_them_else_by_days(
    starts: date, ends: date, due: date, later: date
) -> None:
    assert shift_of(starts, ends).later(due) == later


def test_the_next_period_begins_where_this_one_ends_and_where_its_measures_stand(
    desk: Desk, plan: int, konex: Konex
) -> None:
    content = plan_content(desk.workspace, plan)
    kept = {("objective", content.objectives[1].id), ("target", content.targets[0].id)}
    kept |= {("action", action.id) for action in content.objectives[1].actions}
    with desk.workspace.write("Measured") as session:
        session.get_one(Objective, content.objectives[1].id).actual = content.objectives[1].goal
    with desk.workspace.write("Carry") as session:
        following = carry_over(session, plan, kept).id
    new = plan_content(desk.workspace, following)
    assert (new.starts - content.ends).days == 1
    assert [one.name for one in new.objectives] == [content.objectives[1].name]
    assert new.objectives[0].start == content.objectives[1].goal
    assert [action.name for action in new.objectives[0].actions] == [a.name for a in content.objectives[1].actions]
    assert [target.person for target in new.targets] == ["Ada Novak"]
    assert len(plans_of(desk.workspace, konex.account)) == 2
    desk.undo()
    assert len(plans_of(desk.workspace, konex.account)) == 1
