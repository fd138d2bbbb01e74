"""An older file becomes the new version or stays the old one, never something between (figure 9)."""

import os
import random
import signal
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from amdesk.store import backup, migrate
from amdesk.store.cipher import Connection
from amdesk.store.errors import CannotSave, Damaged, Newer
from amdesk.store.workspace import Workspace
from tests.store.child import in_child
from tests.store.dump import State, state
from tests.store.edits import random_edit

TODAY = date(2026, 11, 21)
KILLS = 20


def nicknames(raw: Connection) -> None:
    """Version 2: people have nicknames."""
    raw.execute("ALTER TABLE person ADD COLUMN nickname TEXT NOT NULL DEFAULT 'none'")
    raw.execute("UPDATE person SET nickname = name")


def pets(raw: Connection) -> None:
    """Version 3: pets of people, and no more notes of accounts."""
    raw.execute(
        "CREATE TABLE pet (id INTEGER PRIMARY KEY AUTOINCREMENT, person_id INTEGER REFERENCES person (id)) STRICT"
    )
    raw.execute("INSERT INTO pet(person_id) SELECT id FROM person")
    raw.execute("ALTER TABLE account DROP COLUMN do_nots")


STEPS: migrate.Steps = {1: nicknames, 2: pets}


@pytest.fixture
def path(workspace: Workspace) -> Path:
    """A workspace of version 1 with some content."""
    chance = random.Random(3)
    for _time in range(12):
        random_edit(workspace, chance)
    workspace.close()
    return workspace.path


def before(path: Path) -> State:
    opened = Workspace.open(path, today=TODAY)
    found = state(opened.raw)
    opened.close()
    return found


def version(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[60:64], "big")


def upgraded(path: Path, steps: migrate.Steps = STEPS) -> Workspace:
    return Workspace.open(path, today=TODAY, steps=steps, newest=3)


def test_all_steps_are_taken_and_what_was_there_is_kept(path: Path) -> None:
    old = before(path)
    opened = upgraded(path)
    assert opened.raw.execute("PRAGMA user_version").fetchone() == (3,)
    now = state(opened.raw)
    assert [row[:3] for row in now["person"]] == [row[:3] for row in old["person"]]
    assert now["touch"] == old["touch"] and len(now["pet"]) == len(old["person"]) > 0
    opened.close()


def test_a_copy_of_the_old_version_lies_beside_it_whole(path: Path) -> None:
    old = before(path)
    upgraded(path).close()
    copy = migrate.copy_of(path, 1)
    assert copy.name == "desk.v1.amdesk" and backup.is_whole(copy, "")
    assert before(copy) == old


def test_undo_ends_at_the_migration_and_new_columns_are_noted_after_it(path: Path) -> None:
    opened = upgraded(path)
    assert opened.undo() is None
    was = state(opened.raw)
    with opened.write("Nickname") as session:
        session.connection().exec_driver_sql("UPDATE person SET nickname = 'Addie'")
        session.connection().exec_driver_sql("DELETE FROM pet")
    opened.undo()
    assert state(opened.raw) == was
    opened.close()


def test_what_was_migrated_opens_again_without_a_step(path: Path) -> None:
    upgraded(path).close()
    Workspace.open(path, today=TODAY, steps={}, newest=3).close()


def test_what_was_migrated_is_newer_for_the_older_program(path: Path) -> None:
    upgraded(path).close()
    content = path.read_bytes()
    with pytest.raises(Newer):
        Workspace.open(path, today=TODAY)
    assert path.read_bytes() == content


def wrong_sql(raw: Connection) -> None:
    raw.execute("UPDATE nowhere SET x = 1")


def orphans(raw: Connection) -> None:
    raw.execute("DELETE FROM account")


def a_bug(raw: Connection) -> None:
    raise ZeroDivisionError


@pytest.mark.parametrize(("step", "error"), [(wrong_sql, Damaged), (orphans, Damaged), (a_bug, ZeroDivisionError)])
def test_a_failing_step_leaves_the_old_version(
    path: Path, step: Callable[[Connection], None], error: type[Exception]
) -> None:
    old = before(path)
    with pytest.raises(error):
        upgraded(path, {1: nicknames, 2: step})
    assert version(path) == 1
    assert before(path) == old
    assert not path.with_name(path.name + "-journal").exists()
    upgraded(path).close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_kill_in_the_middle_leaves_the_old_or_the_new_version(path: Path, tmp_path: Path) -> None:
    content, old, chance = path.read_bytes(), before(path), random.Random(5)
    seen = set()
    for number in range(KILLS):
        path.write_bytes(content)
        child = os.fork()
        if child == 0:
            upgraded(path)
            os._exit(0)
        time.sleep(chance.random() * 0.07 + 0.02 * (number == 0))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        try:
            assert before(path) == old
            seen.add("old")
        except Newer:
            seen.add("new")
        opened = upgraded(path)
        assert len(state(opened.raw)["pet"]) == len(old["person"])
        opened.close()
        copy = migrate.copy_of(path, 1)
        assert backup.is_whole(copy, "")
        copy.unlink()
        assert [p.name for p in tmp_path.iterdir() if p.suffix == ".part"] in ([], [f".{copy.name}.part"])
    assert "old" in seen


def slow_then_killed(raw: Connection) -> None:
    """Large changes that reach the disk before the commit, then the end."""
    raw.execute("PRAGMA cache_size=5")
    raw.execute("UPDATE touch SET note = note || replace(hex(zeroblob(4000)), '00', 'x')")
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_kill_after_pages_were_written_is_rolled_back(path: Path) -> None:
    old, size = before(path), path.stat().st_size
    child = os.fork()
    if child == 0:
        upgraded(path, {1: nicknames, 2: slow_then_killed})
        os._exit(0)
    os.waitpid(child, 0)
    assert path.with_name(path.name + "-journal").exists()
    assert before(path) == old
    assert path.stat().st_size == size


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("share", [0.3, 1.0])
def test_without_room_the_old_version_stays_and_a_sentence_says_why(path: Path, share: float) -> None:
    resource = pytest.importorskip("resource")
    old = before(path)

    def work() -> None:
        most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(path.stat().st_size * share), most))
        with pytest.raises(CannotSave):
            upgraded(path, {1: nicknames, 2: grow})

    in_child(work)
    assert version(path) == 1
    assert before(path) == old


def grow(raw: Connection) -> None:
    raw.execute("CREATE TABLE big (x TEXT) STRICT")
    raw.execute("INSERT INTO big VALUES (hex(zeroblob(2000000)))")


def test_a_protected_workspace_is_migrated_and_its_copy_stays_protected(tmp_path: Path) -> None:
    path = tmp_path / "safe.amdesk"
    Workspace.create(path, "correct horse", today=TODAY).close()
    Workspace.open(path, "correct horse", today=TODAY, steps=STEPS, newest=3).close()
    copy = migrate.copy_of(path, 1)
    assert b"CREATE TABLE" not in copy.read_bytes()
    Workspace.open(copy, "correct horse", today=TODAY).close()
    with pytest.raises(driver.DatabaseError):
        driver.connect(str(copy)).execute("SELECT * FROM sqlite_master")


def test_what_may_only_be_read_is_not_migrated(path: Path) -> None:
    content = path.read_bytes()
    other = driver.connect(str(path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    opened = upgraded(path)
    assert opened.read_only_because
    opened.close()
    other.execute("ROLLBACK")
    other.close()
    assert path.read_bytes() == content
