"""How complete a plan is, and its mistakes."""

from datetime import timedelta
from decimal import Decimal

from amdesk.analysis.completeness import (
    angles,
    colleague_days,
    completeness_sentence,
    covered_share,
    done_this_month,
    mistakes,
)
from amdesk.model.page_rows import PlanSurroundings
from amdesk.model.rows import ContractDay, ResourceRow
from amdesk.model.values import ContractDate, PlanStatus, ResourceKind, Side
from tests.analysis.plans import TODAY, action, objective, plan

NOTHING = PlanSurroundings(0, 0, 0, 0, 0, 0, 0, 0, 0, None)


def test_an_empty_plan_has_every_angle_open_with_a_step():
    found = angles(plan(), NOTHING, TODAY)
    assert covered_share(found) == 0
    assert all(angle.next_step and angle.sentence for angle in found)
    assert completeness_sentence(found).endswith("Add an objective that will protect.")


def test_a_whole_plan_is_covered():
    resource = ResourceRow(1, ResourceKind.DAYS, "", "Ben", Decimal(2), Decimal(2), Decimal(1), None, "")
    content = plan(
        *(objective(side, action(1)) for side in Side),
        resources=(resource,),
        status=PlanStatus.AGREED,
        next_review=TODAY,
    )
    beside = PlanSurroundings(1, 2, 1, 0, 3, 1, 4, 0, 1, TODAY)
    found = angles(content, beside, TODAY)
    assert [angle.name for angle in found if not angle.is_covered] == ["people"]
    assert colleague_days(content) == {"Ben": (2.0, 2.0, 1.0)}


def test_half_an_objective_is_an_open_angle():
    found = {a.name: a for a in angles(plan(objective(Side.CARE, action(1), why_us=" ")), NOTHING, TODAY)}
    assert (found["reasons"].is_covered, found["reasons"].sentence) == (False, "One objective has only one reason.")
    assert found["measures"].is_covered


def ends(name: str = "Frame") -> ContractDay:
    return ContractDay(1, name, ContractDate.ENDS, TODAY)


def test_a_contract_that_ends_within_the_period_wants_an_objective_about_its_renewal():
    frame = (ends(),)
    angle = {
        a.name: a for a in angles(plan(objective(Side.GROW, name="A second line"), contracts=frame), NOTHING, TODAY)
    }
    assert angle["contracts"].sentence == "Frame: ends 21 Nov 2026, and no objective is about it."
    assert angle["contracts"].next_step == "Add an objective for the renewal."
    for name in ("Renewal by spring", "Frame: five more years", "Sign the next contract"):
        found = angles(plan(objective(Side.PROTECT, name=name), contracts=frame), NOTHING, TODAY)
        assert next(a for a in found if a.name == "contracts").is_covered


def test_a_plan_without_a_contract_in_its_period_has_no_such_angle():
    assert "contracts" not in {a.name for a in angles(plan(), NOTHING, TODAY)}
    price = ContractDay(1, "Frame", ContractDate.PRICE, TODAY)
    assert {a.name: a.is_covered for a in angles(plan(contracts=(price,)), NOTHING, TODAY)}["contracts"]


def test_mistakes_are_told_apart():
    assert mistakes(plan(objective(Side.GROW)))
    assert not mistakes(plan(objective(Side.CARE)))
    assert not mistakes(plan())


def test_what_was_done_this_month():
    done = [action(n, done_on=TODAY - timedelta(days=n)) for n in (29, 3, 30)]
    assert [a.id for a in done_this_month(plan(objective(Side.CARE, *done)), TODAY)] == [3, 29]
