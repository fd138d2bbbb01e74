"""A window on a small account, with quick entry open over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from amdesk.store.workspace import Workspace
from amdesk.ui.app import open_desk
from amdesk.ui.quick_entry.panel import QuickEntry
from amdesk.ui.window import Window
from tests.conftest import TODAY
from tests.ui.desks import make_konex


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed workspace with Konex, Ada Novak (CFO) and Ben Okafor."""
    made = tmp_path / "quick.amdesk"
    workspace = Workspace.create(made, today=TODAY)
    make_konex(workspace)
    workspace.close()
    return made


@pytest.fixture
def window(qtbot: QtBot, path: Path) -> Iterator[Window]:
    """The window, ready for changes."""
    opened = open_desk(path, TODAY)
    qtbot.waitUntil(lambda: bool(opened.property("ready")), timeout=10_000)
    opened.activateWindow()
    yield opened
    opened.desk.workspace.read_only_because = ""
    opened.close()


@pytest.fixture
def quick(qtbot: QtBot, window: Window) -> QuickEntry:
    """Quick entry, open and knowing the names."""
    return opened(qtbot, window)


def opened(qtbot: QtBot, window: Window) -> QuickEntry:
    """Open quick entry by its command and wait for the names."""
    window.actions_by_name["quick-entry"].trigger()
    panel = window.findChild(QuickEntry)
    assert panel is not None
    qtbot.waitUntil(lambda: panel.names.is_current, timeout=10_000)
    qtbot.waitUntil(panel.line.hasFocus)
    return panel
