"""Beside the plan stand what was found out and not answered, and their business; nothing of ours for who looks on."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from amdesk.model.intel import Intel
from amdesk.model.people import BuyingStep
from amdesk.model.plans import Objective, Plan
from amdesk.model.profile import Aim, ProfileEntry
from amdesk.model.rows import TargetRow
from amdesk.model.values import Section, Side, Stance
from amdesk.ui.account.plan.side import moved_words
from amdesk.ui.account.plan.view import PlanView
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Link
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.surface import DrawnRow
from amdesk.ui.place import Place
from amdesk.ui.records.dialog import NewRecord
from tests.journeys import hands
from tests.ui.account.plan.parts import awake
from tests.ui.desks import Konex


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, konex: Konex) -> PlanView:
    today = desk.workspace.today
    with desk.workspace.write("Plan") as session:
        plan = Plan(account_id=konex.account, name="One year", starts=today, ends=today.replace(year=2027))
        session.add(plan)
        session.flush()
        session.add(Objective(plan_id=plan.id, side=Side.CARE, name="Bills right"))
        session.add(Intel(account_id=konex.account, on=date(2026, 11, 13), text="Opentech visited Plant B twice"))
        session.add(ProfileEntry(account_id=konex.account, section=Section.MISSION, text="Keep every line running"))
        session.add(Aim(account_id=konex.account, text="Enter the Nordics"))
        for place, name in enumerate(("Users test", "CFO signs"), 1):
            session.add(BuyingStep(account_id=konex.account, purchase="Machines", name=name, place=place))
    made = PlanView(desk)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.go_to(Place("account", konex.account, "plan"))
    made.show()
    return awake(qtbot, made)


def test_their_business_is_said_shortly(view: PlanView) -> None:
    said = [row.accessibleName() for row in view.side.aims.awake.findChildren(DrawnRow)]
    said += view.side.aims.awake.accessibleDescription().split("\n")
    assert "Keep every line running" in said
    assert "Enter the Nordics" in said
    assert "Users test → CFO signs" in said


def test_acting_on_intelligence_makes_an_action_of_the_plan(qtbot: QtBot, desk: Desk, view: PlanView) -> None:
    act = view.side.waiting.awake.findChild(Link, "plan-act-1")
    assert act is not None and act.isVisible()

    def keep(dialog: object) -> None:
        assert isinstance(dialog, NewRecord)
        dialog.form.set_values({"name": "Ask Lorenzo why"})
        dialog.save()

    hands.answering(keep, act.click)
    assert desk.workspace.select("SELECT name, objective_id, intel_id FROM action") == [("Ask Lorenzo why", 1, 1)]
    view.refresh()
    assert not view.side.waiting.awake.isVisible()


def test_nothing_of_ours_stands_there_while_someone_is_looking(view: PlanView) -> None:
    looking().set_on(True)
    view.refresh()
    try:
        assert not view.side.waiting.awake.isVisible()
        assert not view.side.people.awake.isVisible()
    finally:
        looking().set_on(False)


@pytest.mark.parametrize(
    ("then", "now", "words"),
    [
        (Stance.SCEPTIC, Stance.NEUTRAL, "0 neutral (was − sceptic) → + supporter"),
        (Stance.SCEPTIC, Stance.SUPPORTER, "✓ + supporter (was − sceptic), as wanted"),
        (None, None, "? unknown → + supporter"),
    ],
)
def test_a_person_to_win_says_how_far_they_came(then: Stance | None, now: Stance | None, words: str) -> None:
    target = TargetRow(1, 1, "Ada Novak", "", then, now, Stance.SUPPORTER, None, "", "")
    assert moved_words(target) == words
