"""A plan opened until it is painted, against its SQL and painting the rows; and many plans opened and edited."""

import gc
import statistics
import time
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStackedWidget, QWidget

from tests.bench import bare_plan
from tests.bench.harness import Verdict, compare
from tests.bench.starting import TODAY, sample

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from amdesk.store.workspace import Workspace
    from amdesk.ui.account.plan.view import PlanView
    from amdesk.ui.desk import Desk

SIZE = (1200, 800)
LEAST_WORDS = 60
TURNS = 7
OBJECTIVES, ACTIONS_EACH = 40, 5
PLANS = 100


def plan(pairs: int) -> Verdict:
    """40 objectives with 200 actions: query to painted.

    The limit reads all that the view shows by the same queries, and paints what is seen of it: the same words in the
    same fonts, wrapped in the same room, and the same frames, by a bare painter. Both count
    their CPU time, as all of it happens in this thread: the longer one waits more often for what else the machine does.
    """
    from PySide6.QtGui import QPixmap

    from amdesk.ui.app import application
    from amdesk.ui.desk import Desk

    app = application()
    workspace, account, number = _large(sample())
    desk = Desk(workspace)
    gc.freeze()  # as the program does once it has loaded
    note = f"a change is shown after {_edited(desk, account, number):.0f} ms; {_ordinary(desk)}"
    note += f"; all rows of it painted by the bare painter, seen or not: {_all_rows(desk, account, number):.0f} ms"
    shown = _shown(desk, account, number)
    seen = bare_plan.seen(shown.view)
    assert len(seen.words) > LEAST_WORDS
    note += f"; its controls work {_awake(shown):.0f} ms later"
    shown.put_away()

    def figure() -> float:
        one = _shown(desk, account, number)
        assert bare_plan.seen(one.view) == seen
        one.put_away()
        return one.took

    def limit() -> float:
        began = time.process_time()
        bare_plan.read(workspace, account, number)
        picture = QPixmap(*SIZE)
        bare_plan.paint(picture, seen)
        return time.process_time() - began

    verdict = compare("plan", figure, limit, 3.0, pairs, note)
    _window().close()
    desk.close()
    app.processEvents()
    return verdict


class _Painted(QObject):
    """Notes that something was painted."""

    seen = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen = self.seen or event.type() is QEvent.Type.Paint
        return False


@dataclass
class _Shown:
    """A plan that was opened, and how many seconds it took until it was painted."""

    view: "PlanView"
    took: float

    def put_away(self) -> None:
        from amdesk.ui.app import application

        _window().removeWidget(self.view)
        self.view.deleteLater()
        application().sendPostedEvents(self.view, QEvent.Type.DeferredDelete.value)
        application().processEvents()


@cache
def _window() -> QStackedWidget:
    """A window that is there already, as when one goes from one view to another."""
    window = QStackedWidget()
    window.addWidget(QWidget())
    window.resize(*SIZE)
    window.show()
    QTest.qWaitForWindowExposed(window)
    return window


def _shown(desk: "Desk", account: int, number: int) -> _Shown:
    from amdesk.ui.account.plan.view import PlanView
    from amdesk.ui.app import application
    from amdesk.ui.place import Place

    app, window = application(), _window()
    view = PlanView(desk)
    window.addWidget(view)
    painted = _Painted()
    view.strategy.us.installEventFilter(painted)
    began = time.process_time()
    view.go_to(Place("account", account, "plan", "plan", number))
    window.setCurrentWidget(view)
    while not painted.seen:
        app.processEvents()
    return _Shown(view, time.process_time() - began)


def _awake(shown: _Shown) -> float:
    """How many milliseconds it takes until what was painted can be worked with."""
    began = time.process_time()
    for pile in (*shown.view.strategy.sides, shown.view.side):
        pile.wake()
    return (time.process_time() - began) * 1000


def _edited(desk: "Desk", account: int, number: int) -> float:
    """How many milliseconds one change of an open plan takes until it is painted."""
    from amdesk.ui.app import application

    shown = _shown(desk, account, number)
    shown.view.strategy.make_all()
    application().processEvents()
    action = desk.workspace.select(
        "SELECT min(a.id) FROM action a JOIN objective o ON o.id = a.objective_id WHERE o.plan_id = ?", (number,)
    )[0][0]
    took = []
    for turn in range(TURNS):
        painted = _Painted()
        shown.view.strategy.us.installEventFilter(painted)
        began = time.process_time()
        desk.change("Rename", partial(_rename, action=action, name=f"Changed {id(shown)} {turn}"))
        while not painted.seen:
            application().processEvents()
        took.append(time.process_time() - began)
    shown.put_away()
    return statistics.median(took) * 1000


def _all_rows(desk: "Desk", account: int, number: int) -> float:
    """How many milliseconds a bare painter takes for the whole page, of which a screen shows a tenth."""
    from PySide6.QtGui import QPixmap

    shown = _shown(desk, account, number)
    shown.view.strategy.make_all()
    shown.view.area.settle()
    _window().resize(SIZE[0], shown.view.area.widget().height() + SIZE[1])
    shown.view.area.settle()
    everything, size = bare_plan.seen(shown.view), shown.view.size()
    shown.put_away()
    _window().resize(*SIZE)
    began = time.process_time()
    bare_plan.paint(QPixmap(size), everything)
    return (time.process_time() - began) * 1000


def _rename(session: "Session", action: int, name: str) -> None:
    from amdesk.model.plans import Action

    session.get_one(Action, action).name = name


def _ordinary(desk: "Desk") -> str:
    """How long one of the other plans takes to be opened and to show a change."""
    account, number = desk.workspace.select(
        "SELECT account_id, id FROM plan WHERE name = 'Bench' ORDER BY id DESC LIMIT 1"
    )[0]
    took = []
    for _turn in range(TURNS):
        shown = _shown(desk, account, number)
        took.append(shown.took)
        shown.put_away()
    opened, changed = statistics.median(took) * 1000, _edited(desk, account, number)
    return f"one of the {PLANS - 1} with 10 actions opens in {opened:.0f} ms and shows a change after {changed:.0f} ms"


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
