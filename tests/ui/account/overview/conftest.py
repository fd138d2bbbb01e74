"""The Overview is tried on an empty workspace of its own."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from amdesk.store.workspace import Workspace
from amdesk.ui.account.overview.profile import ProfileView
from amdesk.ui.desk import Desk
from amdesk.ui.place import Place
from tests.ui.desks import Konex


@pytest.fixture
def desk(workspace: Workspace, qtbot: QtBot) -> Iterator[Desk]:
    """A desk on an empty workspace."""
    made = Desk(workspace)
    yield made
    made.jobs.close()


@pytest.fixture
def view(desk: Desk, konex: Konex, qtbot: QtBot) -> ProfileView:
    """The Overview of an account of which nothing is known."""
    made = ProfileView(desk)
    qtbot.addWidget(made)
    made.resize(1100, 800)
    made.go_to(Place("account", konex.account))
    made.show()
    qtbot.waitExposed(made)
    return made
