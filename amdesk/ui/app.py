"""Starting the program: one QApplication, one window on one workspace, and what happens when something goes wrong."""

import logging
import signal
import socket
import sys
import threading
from collections.abc import Callable
from datetime import date
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QSocketNotifier, Qt
from PySide6.QtWidgets import QApplication

from amdesk import paths
from amdesk.analysis.series import Tone
from amdesk.store import known
from amdesk.store.workspace import Workspace
from amdesk.ui.desk import Desk
from amdesk.ui.kit.theme import ThemeChoice, themes
from amdesk.ui.place import Place
from amdesk.ui.ready import Ready
from amdesk.ui.remembered import settings
from amdesk.ui.window import Window
from amdesk.words import _

LOG = logging.getLogger("amdesk")
KEPT_OPEN: list[Window] = []
"""The window that was opened in place of another."""


def application() -> QApplication:
    """The running application, made with amdesk's name, fonts and colours when there is none."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        app = running
    else:
        QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        app = QApplication(sys.argv[:1])
    if app.applicationName() != "amdesk":
        app.setApplicationName("amdesk")
        app.setDesktopFileName("amdesk")
        themes().apply(app, ThemeChoice(settings().value("theme", ThemeChoice.SYSTEM.value)))
    return app


def open_desk(path: Path | str, today: date | None = None, passphrase: str = "") -> Window:
    """Open the workspace at `path` and show it; gives the window.

    Makes the QApplication when there is none. Raises a WorkspaceError, its text a sentence, when it cannot be opened.
    """
    application()
    path = Path(path)
    workspace = Workspace.open(path, passphrase, today, trusted=known.is_unchanged(path))
    window = Window(Desk(workspace))
    window.visit(Place("today"))
    ready = Ready(window, window.desk)
    window.rail.installEventFilter(ready)
    window.show()
    return window


class CrashNotice:
    """Turns a bug into one line in the log and one sentence on the screen; the program goes on."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.seen: set[tuple[str, str, int]] = set()

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self.window.close()
            return
        where = _where(trace)
        LOG.error("%s at %s:%d", kind.__name__, *where)
        if (kind.__name__, *where) in self.seen:
            return
        self.seen.add((kind.__name__, *where))
        self.window.desk.say(
            _("Something went wrong in amdesk. What was saved is safe. Details without your data are in the log."),
            Tone.BAD,
        )


def _where(trace: TracebackType | None) -> tuple[str, int]:
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return ("?", 0) if trace is None else (Path(trace.tb_frame.f_code.co_filename).name, trace.tb_lineno)


def _log_to_file() -> None:
    handler = RotatingFileHandler(paths.log_folder() / "amdesk.log", maxBytes=500_000, backupCount=2, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOG.addHandler(handler)
    LOG.propagate = False


def _close_on_signals(app: QApplication, close: Callable[[], object]) -> QSocketNotifier:
    """Let SIGTERM and SIGHUP store and close at once instead of at the next event."""
    here, there = socket.socketpair()
    there.setblocking(False)
    signal.set_wakeup_fd(there.fileno(), warn_on_full_buffer=False)
    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        signal.signal(number, lambda *_args: None)
    notifier = QSocketNotifier(here.fileno(), QSocketNotifier.Type.Read, app)
    notifier.setProperty("sockets", (here, there))
    notifier.activated.connect(lambda *_args: close())
    return notifier


def run(path: Path, today: date | None = None, passphrase: str = "") -> int:
    """Show the desk on `path` until its window is closed; gives the exit code.

    Raises a WorkspaceError when the file cannot be opened.
    """
    app = application()
    _log_to_file()
    window = open_desk(path, today, passphrase)
    crash = CrashNotice(window)
    sys.excepthook = crash
    threading.excepthook = lambda args: crash(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)
    _close_on_signals(app, window.close)
    app.commitDataRequest.connect(window._finish_typing)
    return app.exec()
