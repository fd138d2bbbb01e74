"""One writer at a time, and no silent write to a file that is another one by now (figures 10, 11, 24)."""

import getpass
import json
import os
import shutil
import signal
import socket
import stat
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from amdesk.model.accounts import Account
from amdesk.store.errors import CannotSave, InUse, Replaced
from amdesk.store.lock import lock_path
from amdesk.store.workspace import Workspace
from tests.store.child import in_child

TODAY = date(2026, 11, 21)
STARTS, AT_ONCE = 48, 8


def add(workspace: Workspace, name: str) -> None:
    with workspace.write(f"Add {name}") as session:
        session.add(Account(name=name))


def whole(path: Path) -> bool:
    raw = driver.connect(str(path))
    answer = raw.execute("PRAGMA integrity_check").fetchall()
    raw.close()
    return bool(answer == [("ok",)])


def test_the_second_is_told_who_has_it_open_on_which_machine_and_since_when(workspace: Workspace) -> None:
    def work() -> None:
        with pytest.raises(InUse) as refused:
            Workspace.open(workspace.path, today=TODAY)
        assert f"{getpass.getuser()} on {socket.gethostname()}, since 20" in str(refused.value)
        assert workspace.path.name in str(refused.value)

    in_child(work)
    add(workspace, "The first still writes")


def test_the_same_process_cannot_open_it_twice(workspace: Workspace) -> None:
    with pytest.raises(InUse):
        Workspace.open(workspace.path, today=TODAY)
    add(workspace, "Still")


def test_closing_gives_it_free_and_leaves_no_lock(workspace: Workspace) -> None:
    assert lock_path(workspace.path).exists()
    workspace.close()
    assert [p.name for p in workspace.path.parent.iterdir()] == [workspace.path.name]
    again = Workspace.open(workspace.path, today=TODAY)
    again.close()


def test_a_refused_file_leaves_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "letter.amdesk"
    path.write_text("Dear Sir " * 1000)
    with pytest.raises(Exception, match="not an amdesk workspace"):
        Workspace.open(path)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_after_a_kill_the_next_start_asks_nothing(workspace: Workspace) -> None:
    workspace.close()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        held = Workspace.open(workspace.path, today=TODAY)
        os.write(writing, b"open")
        time.sleep(60)
        held.close()
    os.read(reading, 4)
    with pytest.raises(InUse):
        Workspace.open(workspace.path, today=TODAY)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert lock_path(workspace.path).exists()
    Workspace.open(workspace.path, today=TODAY).close()


def _try_to_write(path: Path, marker: Path) -> int:
    """0 when it wrote alone, 1 when it was refused, 2 when another wrote in the same moment."""
    try:
        workspace = Workspace.open(path, today=TODAY, trusted=True)
    except InUse:
        return 1
    try:
        os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return 2
    marker.unlink()
    workspace.close()
    return 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_of_many_starts_at_once_never_two_may_write(workspace: Workspace) -> None:
    workspace.close()
    marker = workspace.path.with_name("writing")
    answers: list[int] = []
    for _round in range(STARTS // AT_ONCE):
        children = []
        for _start in range(AT_ONCE):
            child = os.fork()
            if child == 0:
                os._exit(_try_to_write(workspace.path, marker))
            children.append(child)
        answers += [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert set(answers) <= {0, 1}
    assert answers.count(0) >= STARTS // AT_ONCE


def test_a_lock_of_another_machine_is_respected_and_named(workspace: Workspace) -> None:
    workspace.close()
    says = {"user": "ada", "host": "another-machine", "since": "2026-11-21 09:00"}
    lock_path(workspace.path).write_text(json.dumps(says))
    with pytest.raises(InUse, match="ada on another-machine, since 2026-11-21 09:00"):
        Workspace.open(workspace.path, today=TODAY)


@pytest.mark.parametrize("content", [b"", b"\0" * 100, b"not json", b"[1]", b'{"user": 3}', b"\xff\xfe"])
def test_a_lock_file_with_anything_in_it_is_no_obstacle(workspace: Workspace, content: bytes) -> None:
    workspace.close()
    lock_path(workspace.path).write_bytes(content)
    Workspace.open(workspace.path, today=TODAY).close()


# Figure 10: the file under an open workspace


@pytest.fixture
def another(workspace: Workspace, tmp_path: Path) -> Path:
    """Another version of the workspace, as a sync client would bring it."""
    add(workspace, "Common")
    path = tmp_path / "other" / "other.amdesk"
    path.parent.mkdir()
    workspace.save_copy(path)
    version = Workspace.open(path, today=TODAY)
    for number in range(3):
        add(version, f"Theirs {number}")
    version.close()
    add(workspace, "Ours")
    return path


def still_usable(workspace: Workspace, folder: Path) -> None:
    """What was open can be read and saved elsewhere."""
    assert workspace.select("SELECT name FROM account ORDER BY id") == [("Common",), ("Ours",)]
    workspace.save_copy(folder / "saved.amdesk")
    saved = Workspace.open(folder / "saved.amdesk", today=TODAY)
    assert saved.select("SELECT name FROM account ORDER BY id") == [("Common",), ("Ours",)]
    saved.close()


def test_a_file_replaced_while_open_is_not_written_and_says_so(
    workspace: Workspace, another: Path, tmp_path: Path
) -> None:
    before = another.read_bytes()
    another.replace(workspace.path)
    for act in (lambda: add(workspace, "Lost?"), workspace.undo):
        with pytest.raises(Replaced, match="another name"):
            act()
    assert workspace.path.read_bytes() == before
    assert whole(workspace.path)
    still_usable(workspace, tmp_path)


def test_a_file_replaced_during_a_step_is_not_harmed(workspace: Workspace, another: Path, tmp_path: Path) -> None:
    before = another.read_bytes()
    with pytest.raises(CannotSave), workspace.write("Late") as session:
        session.add(Account(name="Lost?"))
        session.flush()
        another.replace(workspace.path)
    workspace.close()
    assert workspace.path.read_bytes() == before
    theirs = Workspace.open(workspace.path, today=TODAY)
    assert theirs.select("SELECT count(*) FROM account") == [(4,)]
    assert whole(workspace.path)
    theirs.close()


@pytest.mark.parametrize("how", ["removed", "renamed"])
def test_a_file_removed_or_renamed_while_open_is_noticed(
    workspace: Workspace, another: Path, tmp_path: Path, how: str
) -> None:
    if how == "removed":
        workspace.path.unlink()
    else:
        workspace.path.rename(workspace.path.with_name("renamed.amdesk"))
    with pytest.raises(Replaced, match="another name"):
        add(workspace, "Lost?")
    assert not workspace.path.exists()
    still_usable(workspace, tmp_path)


def test_a_file_put_back_can_be_written_again(workspace: Workspace) -> None:
    aside = workspace.path.with_name("aside.amdesk")
    workspace.path.rename(aside)
    with pytest.raises(Replaced):
        add(workspace, "No")
    aside.rename(workspace.path)
    add(workspace, "Yes")
    assert workspace.select("SELECT name FROM account") == [("Yes",)]


def test_another_version_written_into_the_same_file_ends_undo_and_stays_whole(
    workspace: Workspace, another: Path
) -> None:
    shutil.copyfile(another, workspace.path)
    with pytest.raises(CannotSave, match="another program"):
        workspace.undo()
    add(workspace, "After")
    assert workspace.select("SELECT name FROM account ORDER BY id DESC LIMIT 1") == [("After",)]
    assert workspace.select("SELECT count(*) FROM account") == [(5,)]
    assert whole(workspace.path)


# Figure 24


@pytest.fixture
def careless() -> Iterator[None]:
    """A umask that would let everyone in."""
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    return {p.relative_to(folder).as_posix(): stat.S_IMODE(p.stat().st_mode) for p in folder.rglob("*")}


def test_everything_is_private_whatever_the_umask(careless: None, tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "desk.amdesk", today=TODAY)
    with workspace.write("Add") as session:
        session.add(Account(name="Acme"))
        session.flush()
        session.connection().exec_driver_sql("PRAGMA cache_spill=1")
        during = modes(tmp_path)
    workspace.back_up()
    workspace.save_copy(tmp_path / "copy.amdesk")
    found = modes(tmp_path)
    workspace.close()
    assert during == {"desk.amdesk": 0o600, ".desk.amdesk.lock": 0o600, "desk.amdesk-journal": 0o600}
    assert {mode for name, mode in found.items() if name != "desk backups"} == {0o600}
    assert found["desk backups"] == 0o700
    assert len(found) == 5


def test_what_was_deleted_is_gone_from_the_file(workspace: Workspace) -> None:
    add(workspace, "CANARYNAME")
    raw = workspace.path.read_bytes()
    assert b"CANARYNAME" in raw
    workspace.undo()
    workspace.keep_derived(forget_everything, frozenset())
    assert b"CANARYNAME" not in workspace.path.read_bytes()


def forget_everything(raw: driver.Connection) -> None:
    raw.execute("DELETE FROM journal")
    raw.execute("DELETE FROM journal_step")
