"""Workspaces that tests copy: each is made once by each process, for making one takes long."""

import shutil
from functools import cache
from pathlib import Path

from amdesk import upkeep
from amdesk.store.sample import fill
from amdesk.store.workspace import Workspace
from tests.conftest import HOME, TODAY


@cache
def blank() -> Path:
    """A new workspace, closed."""
    path = HOME / "blank.amdesk"
    Workspace.create(path, today=TODAY).close()
    return path


@cache
def sample_as_made() -> Path:
    """The sample, closed."""
    workspace = opened_copy(blank(), HOME, "sample")
    fill(workspace)
    workspace.close()
    return workspace.path


@cache
def sample_caught_up() -> Path:
    """The sample with its health and concerns, closed."""
    workspace = opened_copy(sample_as_made(), HOME, "caught-up")
    upkeep.keep(workspace)
    upkeep.catch_up(workspace)
    workspace.close()
    return workspace.path


def opened_copy(made: Path, folder: Path, name: str = "desk") -> Workspace:
    """A copy of a workspace to work on."""
    path = folder / f"{name}.amdesk"
    shutil.copy(made, path)
    path.chmod(0o600)
    return Workspace.open(path, today=TODAY, trusted=True)
