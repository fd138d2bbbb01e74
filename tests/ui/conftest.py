"""Real widgets, offscreen where there is no screen; a Qt warning fails the test."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amdesk.store.workspace import Workspace
from amdesk.ui.desk import Desk
from amdesk.ui.kit.theme import ThemeChoice, themes
from tests.ui.desks import Konex, make_konex

if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Make Qt warnings failures here, but for what only the offscreen platform says."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """The program in its light theme."""
    if themes().choice() is not ThemeChoice.LIGHT:
        themes().apply(qapp, ThemeChoice.LIGHT)


@pytest.fixture
def desk(workspace: Workspace, qtbot: QtBot) -> Iterator[Desk]:
    """A desk on an empty workspace."""
    made = Desk(workspace)
    yield made
    made.jobs.close()


@pytest.fixture
def konex(workspace: Workspace) -> Konex:
    """An account with two people."""
    return make_konex(workspace)
