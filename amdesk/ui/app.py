"""Starting the program: one QApplication, one window on one workspace."""

import sys
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from amdesk.store import known
from amdesk.store.workspace import Workspace
from amdesk.ui.backing_up import Backups
from amdesk.ui.desk import Desk
from amdesk.ui.kit.theme import STYLE, ThemeChoice, themes
from amdesk.ui.place import Place
from amdesk.ui.ready import Ready
from amdesk.ui.remembered import settings
from amdesk.ui.running import run_command
from amdesk.ui.window import Window

KEPT_OPEN: list[Window] = []
"""The window that was opened in place of another."""


def application() -> QApplication:
    """The running application, made with amdesk's name, fonts and colours when there is none."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        app = running
    else:
        QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        app = QApplication([*sys.argv[:1], *STYLE])
        app.setProperty("fusion", True)
    if app.applicationName() != "amdesk":
        app.setApplicationName("amdesk")
        app.setDesktopFileName("amdesk")
        themes().apply(app, ThemeChoice(settings().value("theme", ThemeChoice.SYSTEM.value)))
    return app


def open_desk(path: Path | str, today: date | None = None, passphrase: str = "") -> Window:
    """Open the workspace at `path` and show it; gives the window.

    Makes the QApplication when there is none. Raises a WorkspaceError, its text a sentence, when it cannot be opened.
    """
    return _shown(Path(path), today, passphrase)[0]


def _shown(path: Path, today: date | None, passphrase: str) -> tuple[Window, Ready]:
    """The window on a workspace, and what gets ready once it is painted."""
    application()
    workspace = Workspace.open(path, passphrase, today, trusted=known.is_unchanged(path))
    window = Window(Desk(workspace))
    window.visit(Place("today"))
    ready = Ready(window, window.desk)
    window.rail.painted.connect(ready.begin)
    window.show()
    return window, ready


def run(path: Path, today: date | None = None, passphrase: str = "", first: str = "") -> int:
    """Show the desk on `path` until its window is closed; gives the exit code.

    `first` is a command of the window that is done once everything works. Raises a WorkspaceError when the file cannot
    be opened.
    """
    app = application()
    window, ready = _shown(path, today, passphrase)
    ready.begun.connect(partial(_guard, app, window))
    ready.done.connect(Backups(window.desk, window).begin)
    if first:
        ready.done.connect(partial(run_command, window, first))
    app.commitDataRequest.connect(window._finish_typing)
    return app.exec()


def _guard(app: QApplication, window: Window) -> None:
    """See to bugs and signals; before the first picture each ends the program with one line, and nothing is lost."""
    from amdesk.ui import guard

    guard.log_to_file()
    guard.say_bugs(window)
    guard.close_on_signals(app, window.close)
