"""From the start of the process to the first picture, and to the moment everything in it works."""

import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from tests.bench.harness import Verdict, compare

TODAY = date(2026, 11, 21)
EMPTY = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, told)
def told():
    print(time.monotonic(), flush=True)
    app.quit()
app = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
"""
DESK = """
import sys, time
from datetime import date
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QLabel
from amdesk.ui import app as starting
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.seen:
            self.seen = True
            self.heavy = "sqlalchemy" in sys.modules
            QTimer.singleShot(0, self.told)
        return False
    seen = heavy = False
    def told(self):
        words = [label.text() for label in view.findChildren(QLabel)]
        print(time.monotonic(), flush=True)
        if sum(len(w) for w in words) < 200 or self.heavy:
            app.exit(1)
            return
        if UNTIL_READY:
            wait()
        else:
            app.quit()
def wait():
    if window.property("ready"):
        print(time.monotonic(), flush=True)
        app.quit()
    else:
        QTimer.singleShot(2, wait)
app = starting.application()
window = starting.open_desk(Path(sys.argv[1]), date(2026, 11, 21))
view = window.stack.currentWidget()
painted = Painted()
view.installEventFilter(painted)
sys.exit(app.exec())
"""


def sample() -> Path:
    """A sample workspace, made once for each run and opened once so that its days are caught up."""
    path = Path(tempfile.mkdtemp(prefix="amdesk-bench-")) / "sample.amdesk"
    from amdesk import upkeep
    from amdesk.store import sample as content
    from amdesk.store.workspace import Workspace

    workspace = Workspace.create(path, today=TODAY)
    content.fill(workspace)
    upkeep.catch_up(workspace)
    workspace.close()
    return path


def _child(code: str, *arguments: str) -> float:
    """Seconds from the start of a process until the last moment it prints."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
        timeout=60,
    )
    return float(done.stdout.split()[-1]) - began


def startup(pairs: int) -> Verdict:
    """Process start to the first painted view with data, against an empty QMainWindow painted."""
    path = str(sample())
    desk = DESK.replace("UNTIL_READY", "False")
    return compare("startup", lambda: _child(desk, path), lambda: _child(EMPTY), 1.5, pairs)


def ready(pairs: int) -> Verdict:
    """Process start until every control of the first view works, against an empty QMainWindow painted."""
    path = str(sample())
    desk = DESK.replace("UNTIL_READY", "True")
    return compare("ready", lambda: _child(desk, path), lambda: _child(EMPTY), 4.5, pairs)
