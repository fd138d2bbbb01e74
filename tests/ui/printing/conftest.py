"""A desk over a workspace with one account and its plan; a Qt warning fails the test."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from amdesk.model.accounts import Account
from amdesk.model.plans import Objective, Plan
from amdesk.model.values import Side
from amdesk.store.workspace import Workspace
from amdesk.ui.desk import Desk
from amdesk.ui.kit.theme import ThemeChoice, themes

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Make Qt warnings failures here, but for what only the offscreen platform says."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program in its light theme, remembering things in a folder of the test's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    if themes().choice() is not ThemeChoice.LIGHT:
        themes().apply(qapp, ThemeChoice.LIGHT)


@pytest.fixture
def desk(workspace: Workspace, qapp: QApplication) -> Iterator[Desk]:
    """A desk whose jobs have ended at the end."""
    made = Desk(workspace)
    yield made
    assert made.jobs.close()


@pytest.fixture
def konex(workspace: Workspace) -> int:
    """An account with a plan."""
    with workspace.write("Konex") as session:
        account = Account(name="Konex / <b>GmbH</b>")
        session.add(account)
        session.flush()
        plan = Plan(account_id=account.id, name="2027", starts=date(2026, 10, 1), ends=date(2027, 9, 30))
        session.add(plan)
        session.flush()
        session.add(Objective(plan_id=plan.id, side=Side.CARE, name="Make invoices right first time"))
        return int(account.id)
