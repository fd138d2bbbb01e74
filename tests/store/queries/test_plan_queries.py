"""Plans read from a real workspace."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from amdesk.model.money import Contract, PriceStep
from amdesk.model.values import ContractDate, IntelKind, PlanStatus, Side, Stance, Tier
from amdesk.store.queries.plan import (
    actions_of,
    current_plan,
    plan_content,
    plan_surroundings,
    plans_of,
    wheels_facts,
)


def test_plans_come_latest_first_and_the_one_of_now_is_worked_in(konex):
    plans = plans_of(konex.workspace, konex["konex"])
    assert [p.name for p in plans] == ["Plan 2026", "2025"]
    assert plans[0].agreed_on == date(2026, 10, 3)
    assert current_plan(konex.workspace, konex["konex"]) == konex["plan"]
    assert current_plan(konex.workspace, konex["other"]) is None


def test_a_plan_has_everything_in_it(konex):
    plan = plan_content(konex.workspace, konex["plan"])
    assert (plan.account, plan.status, plan.agreed_by) == ("Konex", PlanStatus.AGREED, "Ben Adler")
    renew, bills = plan.objectives
    assert (renew.side, renew.aim, renew.progress, renew.is_half) == (Side.PROTECT, "Halve supplier admin", 0.5, True)
    assert [a.name for a in renew.actions] == ["Settle", "Meet the CFO"]
    assert renew.actions[1].needs == "Ben Adler, 2 d"
    assert (bills.actions, bills.is_half, bills.progress) == ((), False, None)


def test_a_person_to_win_shows_the_stance_of_today(konex):
    (target,) = plan_content(konex.workspace, konex["plan"]).targets
    assert (target.stance_then, target.stance, target.stance_wanted) == (
        Stance.NEUTRAL,
        Stance.SUPPORTER,
        Stance.CHAMPION,
    )
    assert target.job == "Chief Operating Officer"


def test_resources_keep_exact_numbers(konex):
    (resource,) = plan_content(konex.workspace, konex["plan"]).resources
    assert (resource.asked, resource.granted, resource.action) == (Decimal(2), None, "Meet the CFO")


def test_actions_of_a_piece_of_intel_say_what_came_of_it(konex):
    assert [a.name for a in actions_of(konex.workspace, "intel", konex["heard"])] == ["Meet the CFO"]


def test_a_plan_names_the_dates_of_contracts_within_its_period(konex):
    workspace, frame = konex.workspace, konex["frame"]
    plan = plan_content(workspace, konex["plan"])
    with workspace.write("Dates") as session:
        contract = session.get_one(Contract, frame)
        contract.ends, contract.notice_by, contract.renews = plan.ends, plan.starts, True
        session.add(PriceStep(contract_id=frame, on=plan.starts, what="plus 2 %"))
        session.add(PriceStep(contract_id=frame, on=plan.ends + timedelta(days=1), what="beyond the period"))
    found = plan_content(workspace, konex["plan"]).contracts
    assert [(one.id, one.contract, one.what, one.on) for one in found] == [
        (frame, "Frame", ContractDate.NOTICE, plan.starts),
        (frame, "Frame", ContractDate.PRICE, plan.starts),
        (frame, "Frame", ContractDate.RENEWS, plan.ends),
    ]


def test_what_stands_beside_a_plan_is_counted(konex):
    beside = plan_surroundings(konex.workspace, konex["plan"])
    assert (beside.aims, beside.deciders, beside.competitors) == (1, 1, 0)
    assert beside.last_work == date(2026, 10, 30)


def test_the_wheels_are_fed_by_what_was_due_heard_and_answered(konex):
    (facts,) = wheels_facts(konex.workspace, konex["konex"])
    assert facts.tier is Tier.KEY
    assert facts.heard == ((IntelKind.MARKET, date(2026, 11, 14)),)
    assert (facts.due, facts.on_time) == (2, 1)
    assert (facts.intel, facts.answered, facts.actions, facts.resting) == (2, 1, 2, 1)
    assert facts.revenue == 1000.0
    assert [f.account for f in wheels_facts(konex.workspace)] == ["Konex", "Betasoloin"]


def test_a_plan_that_is_not_there_is_said(workspace):
    with pytest.raises(LookupError):
        plan_content(workspace, 99)
