"""A plan opened until it is painted, against its SQL and painting the rows; and many plans opened and edited."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.harness import Verdict, compare
from tests.bench.starting import TODAY, sample

if TYPE_CHECKING:
    from amdesk.store.workspace import Workspace
    from amdesk.ui.desk import Desk

OBJECTIVES, ACTIONS_EACH = 40, 5
PLANS = 100


def plan(pairs: int) -> Verdict:
    """40 objectives with 200 actions: query to painted."""
    from PySide6.QtGui import QPainter, QPixmap

    from amdesk.store.queries.plan import plan_content
    from amdesk.ui.account.plan.view import PlanView
    from amdesk.ui.app import application
    from amdesk.ui.desk import Desk
    from amdesk.ui.place import Place

    app = application()
    workspace, account, number = _large(sample())
    desk = Desk(workspace)

    def figure() -> float:
        view = PlanView(desk)
        view.resize(1200, 800)
        began = time.perf_counter()
        view.go_to(Place("account", account, "plan", "plan", number))
        view.show()
        app.processEvents()
        view.grab()
        took = time.perf_counter() - began
        view.close()
        view.deleteLater()
        app.processEvents()
        return took

    def limit() -> float:
        began = time.perf_counter()
        content = plan_content(workspace, number)
        picture = QPixmap(1200, 800)
        painter = QPainter(picture)
        for row, objective in enumerate(content.objectives):
            painter.drawText(10, row * 120, objective.name)
            for line, action in enumerate(objective.actions):
                painter.drawText(20, row * 120 + line * 20, f"{action.name} {action.owner} {action.due}")
        painter.end()
        return time.perf_counter() - began

    verdict = compare("plan", figure, limit, 3.0, pairs, _edited(desk, account, number))
    desk.close()
    return verdict


def _edited(desk: "Desk", account: int, number: int) -> str:
    """How long one change of an open plan of this size takes until it is shown."""
    from amdesk.model.plans import Action
    from amdesk.ui.account.plan.view import PlanView
    from amdesk.ui.app import application
    from amdesk.ui.place import Place

    view = PlanView(desk)
    view.resize(1200, 800)
    view.go_to(Place("account", account, "plan", "plan", number))
    view.show()
    for side in view.strategy.sides:
        side.make_all()
    application().processEvents()
    action = desk.workspace.select("SELECT min(id) FROM action WHERE name LIKE 'Bench%'")[0][0]
    began = time.perf_counter()
    desk.change("Rename", lambda session: setattr(session.get_one(Action, action), "name", "Bench changed"))
    application().processEvents()
    view.grab()
    took = (time.perf_counter() - began) * 1000
    view.close()
    view.deleteLater()
    application().processEvents()
    return f"a change is shown after {took:.0f} ms, with {PLANS} plans in the file"


def _large(path: Path) -> tuple["Workspace", int, int]:
    """A workspace with a large plan, and 99 others; gives it, the account and the plan."""
    from amdesk.model.accounts import Account
    from amdesk.model.plans import Action, Objective, Plan
    from amdesk.model.values import Side
    from amdesk.store.workspace import Workspace

    workspace = Workspace.open(path, today=TODAY)
    sides = list(Side)
    with workspace.write("Plans") as session:
        for at in range(PLANS):
            account = Account(name=f"Bench {at}", came_in=TODAY)
            session.add(account)
            session.flush()
            made = Plan(account_id=account.id, name="Bench", starts=TODAY, ends=TODAY.replace(year=TODAY.year + 1))
            session.add(made)
            session.flush()
            for place in range(OBJECTIVES if not at else 2):
                objective = Objective(plan_id=made.id, side=sides[place % 4], name=f"Objective {place}", place=place)
                session.add(objective)
                session.flush()
                session.add_all(
                    Action(name=f"Bench {n}", account_id=account.id, objective_id=objective.id, due=TODAY, place=n)
                    for n in range(ACTIONS_EACH)
                )
    account_id, number = workspace.select("SELECT account_id, id FROM plan WHERE name = 'Bench' ORDER BY id LIMIT 1")[0]
    return workspace, account_id, number
