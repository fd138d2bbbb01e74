"""Backups by themselves: one a day in a worker, verified; a second place asked for once, and said when it grows old."""

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from amdesk.analysis.series import Tone
from amdesk.store import backup
from amdesk.store.errors import WorkspaceError
from amdesk.ui.desk import Desk
from amdesk.ui.kit.jobs import JobControl
from amdesk.ui.remembered import settings
from amdesk.words import _, plural

BEGIN_AFTER_MS = 15_000
"""The first minute belongs to the user."""
EVERY = timedelta(days=1)
OLD_AFTER_DAYS = 7
PLACES, ASKED = "backup/places", "backup/asked"


def second_place(workspace: Path) -> Path | None:
    """The second place for backups of a workspace on this machine, when one was chosen."""
    held = settings().value(f"{PLACES}/{_key(workspace)}")
    return Path(str(held)) if held else None


def choose_second_place(workspace: Path, folder: Path | None) -> None:
    """Keep backups in a second place as well, or no longer."""
    settings().setValue(f"{PLACES}/{_key(workspace)}", str(folder) if folder else "")


def _key(workspace: Path) -> str:
    return str(workspace.resolve()).replace("/", "|").replace("\\", "|")


def newest_in(workspace: Path, folder: Path) -> datetime | None:
    """When the newest backup in a folder was taken."""
    return next((when for when, _path in backup.present(workspace, folder)), None)


def what_is_old(workspace: Path, folders: list[Path], now: datetime) -> list[str]:
    """A sentence for each place whose newest backup is older than a week, or that has none."""
    said = []
    for folder in folders:
        newest = newest_in(workspace, folder)
        if newest is None:
            said.append(_("No backup lies in {folder} yet.").format(folder=folder))
        elif (now - newest).days > OLD_AFTER_DAYS:
            days = plural("{n} day", "{n} days", (now - newest).days)
            said.append(_("The newest backup in {folder} is {days} old.").format(folder=folder, days=days))
    return said


class Backups(QObject):
    """Takes what is missing soon after `begin`, and says only what the user has to know."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self.desk = desk
        self.window = window
        self._soon = QTimer(self, singleShot=True, interval=BEGIN_AFTER_MS)
        self._soon.timeout.connect(self.take)

    def begin(self) -> None:
        """Begin in a while."""
        self._soon.start()

    def folders(self) -> list[Path]:
        """Where backups lie: beside the workspace, and in the second place."""
        path = self.desk.whole.path
        second = second_place(path)
        return [backup.folder_for(path), *([second] if second else [])]

    def any_taken(self) -> bool:
        """Whether there is a backup at all."""
        return any(newest_in(self.desk.whole.path, folder) for folder in self.folders())

    def take(self) -> None:
        """Take a backup in a worker wherever the newest one is older than a day."""
        whole, now = self.desk.whole, datetime.now()
        if self.desk.closed or whole.read_only_because:
            return
        newest = {folder: newest_in(whole.path, folder) or datetime.min for folder in self.folders()}
        lacking = [folder for folder, when in newest.items() if now - when >= EVERY]
        if lacking:
            work = partial(_take, whole.path, whole.key, lacking, now)
            self.desk.jobs.run(work, self._taken, self._failed, latest_only="backups")
        else:
            self._ask_once()

    def _taken(self, troubles: list[str]) -> None:
        from amdesk.store import evidence

        for trouble in troubles:
            self.desk.say(trouble, Tone.BAD)
        if not self.desk.closed:
            evidence.collect_unused(self.desk.whole)
        self.say_what_is_old()
        if not troubles:
            self._ask_once()

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, WorkspaceError):
            raise problem
        self.desk.say(str(problem), Tone.BAD)

    def say_what_is_old(self) -> None:
        """Say where the newest backup is older than a week, as when a stick was not plugged in."""
        for said in self.old():
            self.desk.say(said, Tone.WARN, _("Back up now"), self.take)

    def old(self) -> list[str]:
        """Where the newest backup is older than a week, as sentences; a file that takes no changes has none to take."""
        whole = self.desk.whole
        return [] if whole.read_only_because else what_is_old(whole.path, self.folders(), datetime.now())

    def _ask_once(self) -> None:
        key = f"{ASKED}/{_key(self.desk.whole.path)}"
        if second_place(self.desk.whole.path) is None and not settings().value(key):
            settings().setValue(key, "yes")
            said = _(
                "Backups lie beside your file. When the disk fails, a second place helps: a stick, a synced folder."
            )
            self.desk.say(said, Tone.QUIET, _("Choose one…"), self.ask_place)

    def ask_place(self) -> None:
        """Ask for the second place with the system's own dialog, and fill it at once."""
        asking = QFileDialog(self.window, _("Second place for backups"), str(Path.home()))
        asking.setFileMode(QFileDialog.FileMode.Directory)
        asking.fileSelected.connect(self.use_place)
        asking.open()

    def use_place(self, folder: str) -> None:
        """Keep backups there as well."""
        choose_second_place(self.desk.whole.path, Path(folder))
        self.take()


def _take(workspace: Path, key: str, folders: list[Path], now: datetime, control: JobControl) -> list[str]:
    """Take a backup into each folder over a connection of its own, and read every file kept as evidence.

    Gives what went wrong, as sentences.
    """
    from amdesk.store import cipher, evidence
    from amdesk.store.workspace import Reader

    troubles: list[str] = []
    changed: list[str] = []
    for folder in folders:
        control.check()
        raw = cipher.connect(workspace, key, mode="ro", timeout=5.0)
        try:
            backup.take(raw, key, workspace, folder, now)
            changed = evidence.damaged_evidence(Reader(raw, now.date()))
        except WorkspaceError as trouble:
            troubles.append(str(trouble))
        finally:
            raw.close()
    if changed:
        troubles.append(evidence.damage_words(changed))
    return troubles
