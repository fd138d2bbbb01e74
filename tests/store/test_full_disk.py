"""A full disk harms nothing: the step is refused with a sentence, and saves once there is room (figure 4)."""

import os
from datetime import date
from pathlib import Path

import pytest

from amdesk.model.accounts import Account
from amdesk.store.errors import CannotSave
from amdesk.store.workspace import Workspace
from tests.store.child import in_child
from tests.store.dump import kept_and_rebuilt, state

resource = pytest.importorskip("resource")
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
TODAY = date(2026, 11, 21)
LONG = "many words in a long note " * 800


def room_for(size: int | None) -> None:
    """No file may grow beyond `size` bytes in this process; None lifts the limit."""
    most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (most if size is None else size, most))


def add(workspace: Workspace, name: str) -> None:
    with workspace.write("Add") as session:
        session.add_all(Account(name=f"{name} {n}", note=LONG) for n in range(3))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workspace with some content."""
    path = tmp_path / "desk.amdesk"
    made = Workspace.create(path, today=TODAY)
    add(made, "First")
    made.close()
    return path


LEVELS = [-600_000, -100_000, -5000, 0, 512, 4096, 9000, 20_000, 40_000, 70_000, 120_000, 200_000]


@pytest.mark.parametrize("level", LEVELS)
def test_a_step_that_finds_no_room_is_refused_and_saves_when_there_is(path: Path, level: int) -> None:
    def work() -> None:
        workspace = Workspace.open(path, today=TODAY)
        workspace.arm()
        room_for(path.stat().st_size + level)
        saved = 1
        refused = ""
        while not refused:
            before = state(workspace.raw)
            try:
                add(workspace, f"Number {saved}")
                saved += 1
            except CannotSave as full:
                refused = str(full)
        assert path.name in refused and "drive" in refused
        if level >= 0:  # below its size a file cannot even be rolled back, as it can on a full disk
            assert state(workspace.raw) == before
        room_for(None)
        assert state(workspace.raw) == before
        assert workspace.select("SELECT count(*) FROM account") == [(3 * saved,)]
        add(workspace, "At last")
        assert workspace.undo() is not None
        assert state(workspace.raw) == before
        kept, anew = kept_and_rebuilt(workspace, TODAY)
        assert kept == anew
        workspace.close()

    in_child(work)
    Workspace.open(path, today=TODAY).close()


@pytest.mark.parametrize("level", [-100_000, 0, 20_000])
def test_an_undo_that_finds_no_room_is_refused_and_works_when_there_is(path: Path, level: int) -> None:
    def work() -> None:
        workspace = Workspace.open(path, today=TODAY)
        add(workspace, "Second")
        before = state(workspace.raw)
        room_for(16_000)
        with pytest.raises(CannotSave, match="drive"):
            workspace.undo()
        room_for(None)
        assert state(workspace.raw) == before
        assert workspace.undo() is not None
        workspace.close()

    in_child(work)


@pytest.mark.parametrize("room", [0, 100, 4096, 50_000, 200_000, 500_000, 900_000])
def test_a_new_workspace_without_room_leaves_no_file(tmp_path: Path, room: int) -> None:
    def work() -> None:
        room_for(room)
        with pytest.raises(CannotSave, match="drive"):
            Workspace.create(tmp_path / "new.amdesk", today=TODAY)
        assert list(tmp_path.iterdir()) == []
        room_for(None)
        Workspace.create(tmp_path / "new.amdesk", today=TODAY).close()

    in_child(work)


@pytest.mark.parametrize("room", [0, 5000, 300_000])
def test_a_backup_or_copy_without_room_leaves_nothing_and_says_so(path: Path, room: int) -> None:
    def work() -> None:
        workspace = Workspace.open(path, today=TODAY)
        room_for(room)
        with pytest.raises(CannotSave, match="safe"):
            workspace.back_up()
        with pytest.raises(CannotSave, match="could not be written"):
            workspace.save_copy(path.with_name("copy.amdesk"))
        room_for(None)
        workspace.close()
        left = sorted(p.relative_to(path.parent).as_posix() for p in path.parent.rglob("*"))
        assert left == ["desk backups", "desk.amdesk"]

    in_child(work)


def test_a_workspace_opens_on_a_full_disk_and_saves_later(path: Path) -> None:
    def work() -> None:
        room_for(0)
        workspace = Workspace.open(path, today=TODAY)
        with pytest.raises(CannotSave):
            add(workspace, "No room")
        room_for(None)
        add(workspace, "Room")
        workspace.close()

    in_child(work)
