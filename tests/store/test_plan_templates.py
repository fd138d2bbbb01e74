"""A plan never begins on an empty page: each supplied one becomes a whole draft for both sides."""

from datetime import date

import pytest

from amdesk.model.accounts import Account
from amdesk.model.people import Person
from amdesk.model.plans import Action, Objective, Plan, Target
from amdesk.model.profile import Aim
from amdesk.model.values import PlanStatus, Side, Stance, Template, Tier
from amdesk.store.plan_templates import draft_plan
from amdesk.store.workspace import Workspace


@pytest.fixture
def account(workspace: Workspace) -> int:
    with workspace.write("Konex") as session:
        made = Account(name="Konex", tier=Tier.KEY)
        session.add(made)
        session.flush()
        return made.id


@pytest.mark.parametrize("kind", Template)
def test_every_template_drafts_whole_objectives_of_all_four_sides(
    workspace: Workspace, account: int, kind: Template
) -> None:
    with workspace.write("Draft") as session:
        plan = draft_plan(session, account, kind)
        objectives = session.query(Objective).filter_by(plan_id=plan.id).all()
        assert plan.status is PlanStatus.DRAFT and plan.summary
        assert {objective.side for objective in objectives} == set(Side)
        assert not any(objective.is_half for objective in objectives)
        assert all(o.measure and o.due and plan.starts < o.due <= plan.ends for o in objectives)  # type: ignore[operator]
        actions = session.query(Action).filter(Action.objective_id.is_not(None)).all()
        assert {action.objective_id for action in actions} == {objective.id for objective in objectives}


@pytest.mark.parametrize("kind", Template)
def test_actions_are_mine_and_due_on_workdays_ahead(workspace: Workspace, account: int, kind: Template) -> None:
    with workspace.write("Draft") as session:
        draft_plan(session, account, kind)
        for action in session.query(Action):
            assert action.owner_id is not None and action.due is not None
            assert action.due > workspace.today and action.due.weekday() < 5


def test_a_plan_runs_from_the_first_of_the_month(workspace: Workspace, account: int) -> None:
    with workspace.write("Draft") as session:
        plan = draft_plan(session, account, Template.GROWTH)
        assert (plan.starts, plan.ends) == (date(2026, 11, 1), date(2027, 10, 31))
        assert plan.name == "Growth, Nov 2026 – Oct 2027"


def test_the_draft_serves_their_aim_and_names_who_is_to_be_won(workspace: Workspace, account: int) -> None:
    with workspace.write("Draft") as session:
        aim = Aim(account_id=account, text="Open in Norway")
        ada, ben = Person(account_id=account, name="Ada"), Person(account_id=account, name="Ben")
        session.add_all([aim, ada, ben])
        session.flush()
        ben.stance = Stance.CHAMPION
        draft_plan(session, account, Template.NEW_KEY_ACCOUNT, aim_id=aim.id, targets=(ada.id, ben.id))
        served = session.query(Objective).filter_by(aim_id=aim.id).one()
        wanted = {target.person_id: target.stance_wanted for target in session.query(Target)}
        assert served.side is Side.CULTIVATE
        assert wanted == {ada.id: Stance.SUPPORTER, ben.id: Stance.CHAMPION}


def test_a_draft_is_one_step(workspace: Workspace, account: int) -> None:
    with workspace.write("Draft") as session:
        draft_plan(session, account, Template.RECOVERY)
    workspace.undo()
    with workspace.read() as session:
        assert [session.query(table).count() for table in (Plan, Objective, Action)] == [0, 0, 0]
