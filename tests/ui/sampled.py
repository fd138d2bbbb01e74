"""A desk on the sample workspace, made once and copied for each test that wants it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from amdesk import upkeep
from amdesk.store.workspace import Workspace
from amdesk.ui.desk import Desk
from amdesk.ui.place import Place
from amdesk.ui.view import View
from tests.conftest import TODAY
from tests.copies import sample_caught_up

__all__ = ["TODAY"]


class Visited(list[Place]):
    """Where the desk was asked to go."""


@pytest.fixture
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Choices of this machine are kept in the test's own folder."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture(scope="session")
def sample_file() -> Path:
    """The sample with its health and concerns, closed."""
    return sample_caught_up()


@pytest.fixture
def desk(qapp: QApplication, sample_file: Path, tmp_path: Path, own_settings: None) -> Iterator[Desk]:
    """A desk on a copy of the sample."""
    yield from _opened(shutil.copy(sample_file, tmp_path / "desk.amdesk"))


@pytest.fixture
def empty_desk(qapp: QApplication, workspace: Workspace, own_settings: None) -> Iterator[Desk]:
    """A desk on a workspace with nothing in it."""
    made = Desk(workspace)
    yield made
    made.jobs.close()


def _opened(path: Path) -> Iterator[Desk]:
    workspace = Workspace.open(path, today=TODAY)
    upkeep.keep(workspace)
    made = Desk(workspace)
    yield made
    made.close()


@pytest.fixture
def visited(desk: Desk) -> Visited:
    """Where the desk was asked to go."""
    places = Visited()
    desk.travelled.connect(places.append)
    return places


@pytest.fixture
def fills(monkeypatch: pytest.MonkeyPatch) -> dict[type[View], int]:
    """How often each kind of view has read the workspace."""
    counts: dict[type[View], int] = {}
    refresh = View.refresh

    def counted(view: View) -> None:
        counts[type(view)] = counts.get(type(view), 0) + 1
        refresh(view)

    monkeypatch.setattr(View, "refresh", counted)
    return counts
