"""Backups: copies taken while the file is in use, verified before they count, rotated so that a good one stays."""

from datetime import date, datetime, timedelta
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from amdesk.store import cipher, files
from amdesk.store.cipher import Connection
from amdesk.store.errors import CannotSave, Damaged, damaged
from amdesk.words import _

RECENT, DAILY, WEEKLY = 10, 7, 4
WAIT_SECONDS = 0.02
"""Between two tries while another connection writes."""
STAMP = "%Y-%m-%d %H.%M.%S"


def folder_for(workspace: Path) -> Path:
    """Where the backups of a workspace lie unless another place is chosen: beside it."""
    return workspace.with_name(f"{workspace.stem} backups")


def take(raw: Connection, key: str, workspace: Path, folder: Path, now: datetime) -> Path:
    """Copy the open workspace into `folder`, verify the copy, then let the rotation remove what is too old.

    Raises CannotSave when the copy cannot be written, and Damaged when what was copied is not whole: then nothing is
    removed.
    """
    target = folder / f"{workspace.stem} {now.strftime(STAMP)}{workspace.suffix}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        files.write_whole(target, lambda part: copy_into(raw, key, part))
    except (driver.Error, OSError) as trouble:
        raise CannotSave(
            _("The backup could not be written to {folder}: {why}. The workspace itself is safe.").format(
                folder=folder, why=trouble
            )
        ) from None
    if not is_whole(target, key):
        target.unlink(missing_ok=True)
        raise Damaged(damaged(workspace))
    rotate(workspace, folder)
    return target


def copy_into(raw: Connection, key: str, part: Path) -> None:
    """Copy the open workspace, as it stands at one moment, into the empty file `part`."""
    copy = cipher.connect(part, key)
    try:
        raw.backup(copy, sleep=WAIT_SECONDS)
    finally:
        copy.close()


def is_whole(path: Path, key: str) -> bool:
    """Whether a copy passes SQLite's full integrity check."""
    try:
        raw = cipher.connect(path, key, mode="ro")
        try:
            return [row[0] for row in raw.execute("PRAGMA integrity_check(3)")] == ["ok"]
        finally:
            raw.close()
    except driver.Error:
        return False


def taken_at(path: Path, workspace: Path) -> datetime | None:
    """When a backup of `workspace` was taken, by its name; None for any other file."""
    name = path.stem
    if not name.startswith(workspace.stem + " "):
        return None
    try:
        return datetime.strptime(name[len(workspace.stem) + 1 :], STAMP)
    except ValueError:
        return None


def present(workspace: Path, folder: Path) -> list[tuple[datetime, Path]]:
    """The backups in a folder, newest first."""
    if not folder.is_dir():
        return []
    found = [(taken_at(path, workspace), path) for path in folder.glob(f"*{workspace.suffix}")]
    return sorted(((when, path) for when, path in found if when is not None), reverse=True)


def kept(moments: list[datetime]) -> set[datetime]:
    """Which of the backups, newest first, the rotation keeps: the 10 newest, one of 7 days and one of 4 weeks."""
    chosen = set(moments[:RECENT])
    days: dict[date, datetime] = {}
    weeks: dict[date, datetime] = {}
    for moment in moments:
        days.setdefault(moment.date(), moment)
        weeks.setdefault(moment.date() - timedelta(days=moment.weekday()), moment)
    chosen.update(list(days.values())[:DAILY])
    chosen.update(list(weeks.values())[:WEEKLY])
    return chosen


def rotate(workspace: Path, folder: Path) -> None:
    """Remove backups that the rotation no longer keeps."""
    backups = present(workspace, folder)
    stay = kept([when for when, _path in backups])
    for when, path in backups:
        if when not in stay:
            path.unlink(missing_ok=True)
