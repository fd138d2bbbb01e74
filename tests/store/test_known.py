"""What amdesk closed itself opens quickly, and a bit that flipped since is noticed."""

from pathlib import Path

import pytest

from amdesk.store import known
from amdesk.store.workspace import Workspace
from tests.conftest import TODAY


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace that was closed and remembered."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = tmp_path / "desk.amdesk"
    Workspace.create(path, today=TODAY).close()
    known.remember(path)
    return path


def test_a_file_that_was_closed_here_is_known(closed: Path) -> None:
    assert known.is_unchanged(closed)
    assert known.is_as_closed(closed)


def test_a_file_changed_by_another_program_is_read_whole_again(closed: Path) -> None:
    with closed.open("ab") as file:
        file.write(b"x")
    assert not known.is_unchanged(closed)


@pytest.mark.parametrize("at", [5_000, 40_000, 120_000])
def test_a_flipped_bit_that_kept_size_and_time_is_noticed(closed: Path, at: int) -> None:
    import os

    before = closed.stat()
    content = bytearray(closed.read_bytes())
    content[at] ^= 1
    closed.write_bytes(content)
    os.utime(closed, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert known.is_unchanged(closed)
    assert not known.is_as_closed(closed)


def test_what_is_remembered_is_private(closed: Path, tmp_path: Path) -> None:
    place = next((tmp_path / "state").rglob("known.json"))
    assert place.stat().st_mode & 0o777 == 0o600


def test_a_file_never_seen_is_not_known(tmp_path: Path, closed: Path) -> None:
    other = tmp_path / "other.amdesk"
    Workspace.create(other, today=TODAY).close()
    assert not known.is_unchanged(other)
    assert known.is_as_closed(other)
