"""What all tests share: a workspace of their own on a fixed day, and no window system."""

import os
import shutil
import sys
import tempfile
from collections.abc import Generator, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp(prefix="amdesk-tests-")

from amdesk.store.workspace import Workspace

HOME = Path(os.environ["XDG_STATE_HOME"])
"""What this process keeps until its end."""
TODAY = date(2026, 11, 21)

settings.register_profile(
    "amdesk", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("amdesk")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--slow` runs the full sizes: thousands of kills, power cuts and mutants."""
    parser.addoption("--slow", action="store_true", help="also run the tests marked slow, at their full size")


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known; crashes are made by forks, which Python 3.12 warns of beside threads."""
    config.addinivalue_line("markers", "slow: the full size of a figure; run with --slow")
    config.addinivalue_line("filterwarnings", "ignore:.*fork:DeprecationWarning")


def pytest_unconfigure() -> None:
    """Leave no folder behind."""
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """A test's widgets are kept until they are closed: a window that is garbage may be deleted while it is painted."""
    try:
        yield
    finally:
        if widgets := getattr(item, "qt_widgets", None):
            widgets[:] = [(partial(_if_alive, widget()), before) for widget, before in widgets]


def _if_alive(widget: object) -> object:
    return widget if sys.modules["shiboken6"].isValid(widget) else None


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Generator[None]:
    """A test leaves no widget to be deleted, no closed window, no pressed mouse, and nobody looking."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is not None and widgets.QApplication.instance() is not None:
        core = sys.modules["PySide6.QtCore"]
        for widget in widgets.QApplication.topLevelWidgets():
            if getattr(getattr(widget, "desk", None), "closed", False):
                widget.deleteLater()
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
        _let_go()
    if "amdesk.ui.kit.looking" in sys.modules:
        sys.modules["amdesk.ui.kit.looking"].looking().set_on(False)


def _let_go() -> None:
    """Let go of the mouse: a double click made by a test ends pressed."""
    gui, test, widgets = (sys.modules.get(f"PySide6.{name}") for name in ("QtGui", "QtTest", "QtWidgets"))
    if gui is not None and test is not None and widgets is not None and gui.QGuiApplication.mouseButtons().value:
        test.QTest.mouseRelease(widgets.QWidget(), sys.modules["PySide6.QtCore"].Qt.MouseButton.LeftButton)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the slow tests out unless they are asked for."""
    if not config.getoption("--slow"):
        left_out = [item for item in items if item.get_closest_marker("slow")]
        items[:] = [item for item in items if not item.get_closest_marker("slow")]
        if left_out:
            config.hook.pytest_deselected(items=left_out)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A new, plain workspace in a folder of its own; it is closed at the end."""
    from tests.copies import blank, opened_copy

    opened = opened_copy(blank(), tmp_path)
    yield opened
    opened.close()
