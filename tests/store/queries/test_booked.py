"""Days asked of colleagues add up by quarter over all plans, and too many are told."""

from datetime import date
from decimal import Decimal

from amdesk.model.accounts import Account
from amdesk.model.colleagues import Colleague
from amdesk.model.plans import Plan, Resource
from amdesk.model.values import PlanStatus, ResourceKind
from amdesk.store.queries.booked import booked
from amdesk.store.workspace import Workspace


def ask(workspace: Workspace, days: list[tuple[str, date, int]], closed: bool = False) -> None:
    with workspace.write("Ask") as session:
        carla = Colleague(name="Carla Ruiz", days_a_quarter=Decimal(10))
        session.add(carla)
        session.flush()
        for name, due, asked in days:
            account = Account(name=name, came_in=workspace.today)
            session.add(account)
            session.flush()
            plan = Plan(account_id=account.id, name=name, starts=workspace.today, ends=date(2027, 10, 1))
            session.add(plan)
            session.flush()
            if closed:
                plan.status = PlanStatus.CLOSED
            session.add(
                Resource(plan_id=plan.id, kind=ResourceKind.DAYS, colleague_id=carla.id, asked=Decimal(asked), due=due)
            )


def test_a_colleague_asked_for_too_much_over_two_plans_is_over_booked(workspace: Workspace) -> None:
    ask(workspace, [("Konex", date(2027, 1, 10), 6), ("Hottechi", date(2027, 3, 31), 5), ("Beta", date(2027, 4, 1), 9)])
    first, second = booked(workspace)
    assert (first.quarter, first.asked, len(first.plans), first.is_over) == (1, Decimal(11), 2, True)
    assert (second.quarter, second.asked, second.is_over) == (2, Decimal(9), False)


def test_closed_plans_ask_for_nothing(workspace: Workspace) -> None:
    ask(workspace, [("Konex", date(2027, 1, 10), 60)], closed=True)
    assert booked(workspace) == []
