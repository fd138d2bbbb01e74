"""How complete a plan is, and its mistakes."""

from datetime import timedelta
from decimal import Decimal

from amdesk.analysis.completeness import (
    angles,
    colleague_days,
    completeness_sentence,
    covered_share,
    done_this_month,
    is_measured_on_sales,
    is_missing_plan,
    mistakes,
)
from amdesk.model.page_rows import PlanSurroundings
from amdesk.model.rows import ResourceRow
from amdesk.model.values import PlanStatus, ResourceKind, Side, Tier
from tests.analysis.plans import TODAY, action, objective, plan

NOTHING = PlanSurroundings(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, None)


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
    beside = PlanSurroundings(1, 2, 1, 0, 3, 1, 4, 0, 1, 0, TODAY)
    found = angles(content, beside, TODAY)
    assert [angle.name for angle in found if not angle.is_covered] == ["people"]
    assert colleague_days(content) == {"Ben": (2.0, 2.0, 1.0)}


def test_half_an_objective_is_an_open_angle():
    found = {a.name: a for a in angles(plan(objective(Side.CARE, action(1), why_us=" ")), NOTHING, TODAY)}
    assert (found["reasons"].is_covered, found["reasons"].sentence) == (False, "One objective has only one reason.")
    assert found["measures"].is_covered


def test_mistakes_are_told_apart():
    assert mistakes(plan(objective(Side.GROW)))
    assert not mistakes(plan(objective(Side.CARE)))
    assert not mistakes(plan())
    assert is_missing_plan(Tier.KEY, [PlanStatus.CLOSED])
    assert not is_missing_plan(Tier.KEY, [PlanStatus.DRAFT])
    assert not is_missing_plan(Tier.GROWTH, [])
    assert is_measured_on_sales({"repeat-sales": 51, "check-ins": 49})
    assert not is_measured_on_sales({"repeat-sales": 50, "check-ins": 50})
    assert not is_measured_on_sales({})


def test_what_was_done_this_month():
    done = [action(n, done_on=TODAY - timedelta(days=n)) for n in (29, 3, 30)]
    assert [a.id for a in done_this_month(plan(objective(Side.CARE, *done)), TODAY)] == [3, 29]
