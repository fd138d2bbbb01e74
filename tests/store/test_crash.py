"""A process that is killed loses nothing that was acknowledged and leaves a whole workspace (figure 1)."""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from amdesk.store.workspace import Workspace
from tests.store.dump import kept_and_rebuilt, state
from tests.store.edits import random_edit

TODAY = date(2026, 11, 21)
LONGEST_LIFE_SECONDS = 0.045
KILLS_OF_ONE_FILE = 50
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

BULK = """
INSERT INTO touch(account_id, "on", note) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
SELECT (SELECT min(id) FROM account), '2026-10-' || substr('0' || (1 + i % 28), -2), 'imported ' || i FROM n
WHERE EXISTS (SELECT 1 FROM account)
"""


def counts(workspace: Workspace) -> str:
    """The last step and what there is after it, in a line."""
    (step,) = workspace.select("SELECT coalesce(max(id), 0) FROM journal_step")[0]
    tables = ("account", "person", "touch", "revenue", "issue", "journal")
    return " ".join(str(n) for n in (step, *(workspace.select(f"SELECT count(*) FROM {t}")[0][0] for t in tables)))


def bulk(workspace: Workspace) -> None:
    """An import of 200 touches, of which the oldest go."""
    with workspace.write("Import") as session:
        session.execute(text(BULK))
        session.execute(text("DELETE FROM touch WHERE id <= (SELECT max(id) - 500 FROM touch)"))


def one_step(workspace: Workspace, chance: random.Random) -> None:
    """An edit, an undo, a redo or an import."""
    act = chance.random()
    if act < 0.6:
        random_edit(workspace, chance)
    elif act < 0.75:
        workspace.undo()
    elif act < 0.85:
        workspace.redo()
    else:
        bulk(workspace)


def write_until_killed(path: Path, passphrase: str, seed: int, pipe: int) -> None:
    """Make steps and acknowledge each on the pipe, for ever."""
    workspace = Workspace.open(path, passphrase, today=TODAY, trusted=True)
    chance = random.Random(seed)
    workspace.arm()
    while True:
        os.write(pipe, f"{counts(workspace)}\n".encode())
        one_step(workspace, chance)


def killed(work: Callable[[int], None], life: float) -> str:
    """Run `work` in a process of its own, kill it a while after its first word; gives its last whole word."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            work(writing)
        finally:
            os._exit(1)
    os.close(writing)
    said = os.read(reading, 65536)
    time.sleep(life)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 65536):
        said += more
    os.close(reading)
    lines = said.decode().split("\n")[:-1]
    return lines[-1] if lines else ""


def whole_after(path: Path, passphrase: str, acknowledged: str, *, thoroughly: bool) -> None:
    """Open the workspace again and compare it with what was acknowledged."""
    assert acknowledged, "the writer died by itself"
    workspace = Workspace.open(path, passphrase, today=TODAY)
    now = counts(workspace)
    step, last = int(now.split()[0]), int(acknowledged.split()[0])
    assert last <= step <= last + 1
    assert step != last or now == acknowledged
    unnamed = "SELECT count(*) FROM journal WHERE step NOT IN (SELECT id FROM journal_step)"
    assert workspace.select(unnamed) == [(0,)]
    if thoroughly:
        assert workspace.raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        kept, anew = kept_and_rebuilt(workspace, TODAY)
        assert kept == anew
    workspace.close()


def survive(folder: Path, kills: int, seed: int, passphrase: str = "") -> int:
    """Kill writers of workspaces; gives how many left a journal that had to be rolled back."""
    chance = random.Random(seed)
    hot, path, begun = 0, folder / "none.amdesk", {}
    for number in range(kills):
        if number % KILLS_OF_ONE_FILE == 0:
            path = folder / f"desk {number}.amdesk"
            made = Workspace.create(path, passphrase, today=TODAY)
            begun = state(made.raw)
            made.close()
        life = chance.random() ** 2 * LONGEST_LIFE_SECONDS
        work = WriterOf(path, passphrase, chance.randrange(2**32))
        acknowledged = killed(work, life)
        hot += path.with_name(path.name + "-journal").exists()
        whole_after(path, passphrase, acknowledged, thoroughly=number % 10 == 0)
        if number % KILLS_OF_ONE_FILE == KILLS_OF_ONE_FILE - 1:
            undone_and_redone(path, passphrase, begun)
    return hot


class WriterOf:
    """Writes into one workspace until it is killed."""

    def __init__(self, path: Path, passphrase: str, seed: int) -> None:
        self.path, self.passphrase, self.seed = path, passphrase, seed

    def __call__(self, pipe: int) -> None:
        """Make steps for ever."""
        write_until_killed(self.path, self.passphrase, self.seed, pipe)


def undone_and_redone(path: Path, passphrase: str, begun: dict[str, list[tuple[object, ...]]]) -> None:
    """All steps that survived the kills lead back to the beginning and forth again."""
    workspace = Workspace.open(path, passphrase, today=TODAY)
    while workspace.redo() is not None:
        pass
    last = state(workspace.raw)
    undone = 0
    while workspace.undo() is not None:
        undone += 1
    assert undone == 500 or state(workspace.raw) == begun
    while workspace.redo() is not None:
        undone -= 1
    assert undone == 0
    assert state(workspace.raw) == last
    workspace.close()


@pytest.mark.parametrize("seed", range(200 // KILLS_OF_ONE_FILE))
def test_two_hundred_kills_lose_nothing(tmp_path: Path, seed: int) -> None:
    survive(tmp_path, KILLS_OF_ONE_FILE, seed)


def test_kills_of_a_protected_workspace_lose_nothing(tmp_path: Path) -> None:
    survive(tmp_path, 10, seed=2, passphrase="correct horse")


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_thousand_kills_lose_nothing(tmp_path: Path) -> None:
    """The full size of figure 1: `pytest --slow tests/store/test_crash.py -k thousand`."""
    hot = survive(tmp_path, 1000, seed=3)
    print(f"{hot} journals rolled back", file=sys.stderr)
    assert hot > 50


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_many_kills_of_a_protected_workspace_lose_nothing(tmp_path: Path) -> None:
    """`pytest --slow tests/store/test_crash.py -k many_kills`."""
    survive(tmp_path, 200, seed=4, passphrase="correct horse")
