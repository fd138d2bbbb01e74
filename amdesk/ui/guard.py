"""What happens when something goes wrong: a bug is said and logged, a signal closes in order."""

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

from amdesk import paths
from amdesk.analysis.series import Tone
from amdesk.ui.window import Window
from amdesk.words import _

LOG = logging.getLogger("amdesk")


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


def say_bugs(window: Window) -> None:
    """Let bugs be said in `window`, whichever thread they come from."""
    crash = CrashNotice(window)
    sys.excepthook = crash
    threading.excepthook = lambda args: crash(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)


def log_to_file() -> None:
    """Write the log to a file, without what the user wrote."""
    from logging.handlers import RotatingFileHandler

    handler = RotatingFileHandler(paths.log_folder() / "amdesk.log", maxBytes=500_000, backupCount=2, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOG.addHandler(handler)
    LOG.propagate = False


def close_on_signals(app: QApplication, close: Callable[[], object]) -> QSocketNotifier:
    """Let SIGTERM and SIGHUP store and close at once instead of at the next event."""
    import signal
    import socket

    here, there = socket.socketpair()
    there.setblocking(False)
    signal.set_wakeup_fd(there.fileno(), warn_on_full_buffer=False)
    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        signal.signal(number, lambda *_args: None)
    notifier = QSocketNotifier(here.fileno(), QSocketNotifier.Type.Read, app)
    notifier.setProperty("sockets", (here, there))
    notifier.activated.connect(lambda *_args: close())
    return notifier
