"""What the first picture does not need, done as soon as it stands."""

import gc
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from amdesk.analysis.series import Tone
from amdesk.store import known
from amdesk.store.errors import WorkspaceError, damaged
from amdesk.ui.desk import Desk
from amdesk.ui.kit import fonts

if TYPE_CHECKING:
    from amdesk.store.states import State

NEEDED_SOON = ("amdesk.model.all", "sqlalchemy.orm", "amdesk.upkeep")


class Ready(QObject):
    """Loads the models in a worker, then begins the journal, the day's summaries and states, and other scripts.

    Begins when a widget of the first picture was painted, so that the picture does not share the
    processor: `begun` then. Sets the property "ready" of the window when everything works, and tells it: `done`.
    """

    begun = Signal()
    done = Signal()

    def __init__(self, window: QObject, desk: Desk) -> None:
        super().__init__(window)
        self.window = window
        self.desk = desk
        self._began = False

    def begin(self) -> None:
        """Begin soon, the first time this is called."""
        if not self._began:
            self._began = True
            QTimer.singleShot(0, self.load)

    def load(self) -> None:
        """Load the models, and look whether a file opened on trust is the one that was closed."""
        if self.desk.closed:
            return
        self.begun.emit()
        path = self.desk.workspace.path
        self.desk.jobs.run(lambda control: _load_and_look(path), self.arm)

    def arm(self, whole: bool) -> None:
        """Everything of the first view works from here on."""
        workspace = self.desk.whole
        workspace.arm()
        if workspace.read_only_because:
            self.desk.say(workspace.read_only_because, Tone.WARN)
        else:
            self._keep_up()
        if not whole:
            self.desk.say(damaged(workspace.path), Tone.BAD)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            fonts.load_fallbacks(app)
        self.window.setProperty("ready", True)
        self.done.emit()

    def _keep_up(self) -> None:
        from amdesk import upkeep

        upkeep.keep(self.desk.whole, self.make_states)
        self.desk.whole.refresh_day()
        self.make_states()

    def make_states(self) -> None:
        """Work out in a worker the health and concerns that are missing for today, then store them."""
        from amdesk import upkeep

        workspace = self.desk.whole

        def work(control: object) -> "list[State]":
            with workspace.reader() as reader:
                return upkeep.missing_states(reader)

        def store(made: "list[State]") -> None:
            with suppress(WorkspaceError):  # what cannot be stored now is worked out again the next time
                upkeep.store_missing(workspace, made)

        self.desk.jobs.run(work, store, latest_only="states")


def _load_and_look(path: Path) -> bool:
    """Load what is needed soon and remove copies a crash left; tells whether the file is byte for byte as closed."""
    if NEEDED_SOON[0] not in sys.modules:
        _load()
    evidence = import_module("amdesk.store.evidence")
    evidence.wipe_leftovers()
    return known.is_as_closed(path)


def _load() -> None:
    """Import what stays to the end, without looking again and again for garbage in it, a tenth of the time."""
    gc.disable()
    try:
        for module in NEEDED_SOON:
            import_module(module)
    finally:
        gc.freeze()
        gc.enable()
