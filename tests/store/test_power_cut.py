"""A power cut takes nothing that was acknowledged and leaves a whole workspace (figure 2)."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from amdesk.store import backup
from amdesk.store.errors import WorkspaceError
from amdesk.store.workspace import Workspace
from tests.store import power
from tests.store.dump import kept_and_rebuilt

TODAY = date(2026, 11, 21)
HERE = Path(__file__).parent
COMPILER = shutil.which("cc") or shutil.which("gcc")
pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="LD_PRELOAD and /proc are Linux's own"),
    pytest.mark.skipif(COMPILER is None, reason="no C compiler"),
]


@pytest.fixture(scope="module")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that records what is written and synced."""
    target = tmp_path_factory.mktemp("recorder") / "powerlog.so"
    source = HERE / "powerlog.c"
    subprocess.run([str(COMPILER), "-shared", "-fPIC", "-O1", "-o", target, source, "-ldl"], check=True)
    return target


Record = tuple[Path, dict[str, bytes], list[power.Event]]


def record(folder: Path, recorder: Path, synchronous: str, steps: int = 20, passphrase: str = "") -> Record:
    """What a process that writes numbered steps does to a new workspace's folder."""
    home = folder / "desk"
    home.mkdir()
    path = home / "desk.amdesk"
    Workspace.create(path, passphrase, today=TODAY).close()
    before = {str(path): path.read_bytes()}
    log = folder / "record"
    places = {"AMDESK_POWER_FOLDER": str(home), "AMDESK_POWER_LOG": str(log), "LD_PRELOAD": str(recorder)}
    says = [
        sys.executable,
        str(HERE / "power_writer.py"),
        str(path),
        str(steps),
        synchronous,
        *([passphrase] if passphrase else []),
    ]
    subprocess.run(says, check=True, env={**os.environ, **places}, timeout=60)
    return path, before, power.recorded(log)


def put(image: dict[str, bytes], folder: Path, path: Path) -> Path:
    """Write an image to a folder of its own; gives the workspace in it."""
    for name, content in image.items():
        place = folder / Path(name).relative_to(path.parent)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return folder / path.name


def verdict(place: Path, acknowledged: int, passphrase: str = "", *, derived: bool = False) -> str:
    """What became of the workspace: "whole", or what is wrong."""
    try:
        opened = Workspace.open(place, passphrase, today=TODAY)
    except WorkspaceError as refused:
        return type(refused).__name__
    try:
        stored = [(f"step {n}",) for n in range(1, opened.select("SELECT count(*) FROM account")[0][0] + 1)]
        if opened.select("SELECT name FROM account ORDER BY id") != stored:
            return "between"
        if stored and opened.select("SELECT DISTINCT city FROM account") != stored[-1:]:
            return "between"
        if not acknowledged <= len(stored) <= acknowledged + 1:
            return "lost"
        if [row[0] for row in opened.raw.execute("PRAGMA integrity_check")] != ["ok"]:
            return "corrupt"
        if derived:
            kept, anew = kept_and_rebuilt(opened, TODAY)
            return "whole" if kept == anew else "summaries"
        return "whole"
    finally:
        opened.close()


def judged(tmp_path: Path, written: Record, count: int, seed: int, passphrase: str = "") -> Counter[str]:
    """What became of `count` images."""
    path, before, events = written
    verdicts: Counter[str] = Counter()
    for number, (acknowledged, image) in enumerate(power.images(before, events, count, seed)):
        place = put(image, tmp_path / "image", path)
        verdicts[verdict(place, acknowledged, passphrase, derived=number % 10 == 0)] += 1
        key = ""
        for copy in (tmp_path / "image").glob("* backups/*.amdesk"):
            if not copy.name.startswith(".") and not passphrase:
                verdicts["whole backup" if backup.is_whole(copy, key) else "torn backup"] += 1
        shutil.rmtree(tmp_path / "image")
    return verdicts


def bad(verdicts: Counter[str]) -> dict[str, int]:
    return {kind: n for kind, n in verdicts.items() if kind not in ("whole", "whole backup")}


def test_the_record_sees_what_sqlite_writes_and_syncs(tmp_path: Path, recorder: Path) -> None:
    path, _before, events = record(tmp_path, recorder, "EXTRA", steps=2)
    ops = Counter((event.op, Path(event.path).name) for event in events)
    journal = path.name + "-journal"
    assert ops["W", path.name] and ops["S", path.name] and ops["W", journal] and ops["S", journal]
    assert ops["U", journal] and ops["S", path.parent.name] and ops["W", "acknowledged"] == 2


def test_a_hundred_power_cuts_lose_nothing(tmp_path: Path, recorder: Path) -> None:
    verdicts = judged(tmp_path, record(tmp_path, recorder, "EXTRA"), 100, seed=1)
    assert bad(verdicts) == {}
    assert verdicts["whole"] == 100 and verdicts["whole backup"] > 10


def test_power_cuts_of_a_protected_workspace_lose_nothing(tmp_path: Path, recorder: Path) -> None:
    written = record(tmp_path, recorder, "EXTRA", steps=6, passphrase="correct horse")
    assert bad(judged(tmp_path, written, 12, seed=2, passphrase="correct horse")) == {}


def test_without_syncing_the_simulator_sees_damage(tmp_path: Path, recorder: Path) -> None:
    assert bad(judged(tmp_path, record(tmp_path, recorder, "OFF"), 40, seed=3))


def test_with_one_sync_less_the_simulator_sees_a_lost_step(tmp_path: Path, recorder: Path) -> None:
    assert "lost" in bad(judged(tmp_path, record(tmp_path, recorder, "FULL"), 80, seed=4))


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_two_thousand_five_hundred_power_cuts_lose_nothing(tmp_path: Path, recorder: Path) -> None:
    """The full size of figure 2: `pytest --slow tests/store/test_power_cut.py -k two_thousand`."""
    verdicts = judged(tmp_path, record(tmp_path, recorder, "EXTRA", steps=60), 2500, seed=5)
    assert bad(verdicts) == {}
