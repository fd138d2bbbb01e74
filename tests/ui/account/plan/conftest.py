"""The plan is tried on an empty workspace of its own."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from amdesk.store.workspace import Workspace
from amdesk.ui.desk import Desk


@pytest.fixture
def desk(workspace: Workspace, qtbot: QtBot) -> Iterator[Desk]:
    """A desk on an empty workspace."""
    made = Desk(workspace)
    yield made
    made.jobs.close()
