"""The first picture needs Qt, plain SQL and what it shows; the rest comes when it stands."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.copies import sample_caught_up

TODAY = date(2026, 11, 21)
HEAVY = (
    "sqlalchemy",
    "numpy",
    "pyqtgraph",
    "reportlab",
    "openpyxl",
    "pypdfium2",
    "vobject",
    "PySide6.QtPrintSupport",
    "asyncio",
    "hashlib",
    "logging.handlers",
    "socket",
    "amdesk.model.all",
    "amdesk.model.rows",
    "amdesk.model.facts",
    "amdesk.analysis.health",
    "amdesk.analysis.concerns",
    "amdesk.upkeep",
    "amdesk.store.queries.search_results",
    "amdesk.ui.found",
    "amdesk.ui.found_commands",
    "amdesk.ui.guard",
    "amdesk.ui.guide",
    "amdesk.ui.kit.message",
    "amdesk.ui.kit.table",
)
CHILD = """
import sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QTimer
from amdesk.ui.app import application, open_desk
HEAVY = sys.argv[2].split()
def painted():
    global early
    early = early if early is not None else [name for name in HEAVY if name in sys.modules]
def wait():
    if not window.property("ready"):
        QTimer.singleShot(2, wait)
        return
    from amdesk.model.accounts import Account
    stored = window.desk.change("Move", lambda session: setattr(session.get_one(Account, 1), "city", "Lund") or True)
    print(early, stored, window.desk.workspace.select("SELECT city FROM account WHERE id = 1"))
    window.close()
early = None
app = application()
window = open_desk(Path(sys.argv[1]), date(2026, 11, 21))
window.rail.painted.connect(painted)
wait()
app.exec()
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What a process of its own says of its start and of an edit once it is ready."""
    folder = tmp_path_factory.mktemp("start")
    path = Path(shutil.copy(sample_caught_up(), folder / "sample.amdesk"))
    home = {name: str(folder) for name in ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA")}
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(path), " ".join(HEAVY)],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parent.parent,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_first_picture_stands_before_anything_heavy_is_loaded(told: str) -> None:
    assert told.startswith("[] "), told


def test_an_edit_works_as_soon_as_the_desk_is_ready(told: str) -> None:
    assert told.endswith("True [('Lund',)]"), told
