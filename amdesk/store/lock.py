"""One writer at a time, with a name: a lock beside the workspace that a crash releases by itself."""

import contextlib
import getpass
import json
import os
import sys
import time
from datetime import datetime
from io import FileIO
from pathlib import Path

from amdesk.store.errors import InUse, LeftBehind
from amdesk.words import _

SIGNED_WITHIN_SECONDS = 0.2


def lock_path(workspace: Path) -> Path:
    """The file that stands beside an open workspace."""
    return workspace.with_name(f".{workspace.name}.lock")


def _take(file: FileIO) -> bool:
    """Take the system's lock on an open file; it is gone with the process."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(4096)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _host() -> str:
    """The name of this machine."""
    if sys.platform == "win32":
        import socket

        return socket.gethostname()
    return os.uname().nodename


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"


def _holder(path: Path) -> dict[str, str]:
    try:
        content = json.loads(path.read_bytes()[:4096].rstrip(b"\0") or b"{}")
    except (OSError, ValueError):
        return {}
    return {str(k): str(v) for k, v in content.items()} if isinstance(content, dict) else {}


def _described(holder: dict[str, str]) -> str:
    if not holder:
        return _("by another program")
    return _("{user} on {host}, since {since}").format(
        user=holder.get("user", "?"), host=holder.get("host", "?"), since=holder.get("since", "?")
    )


def _is_elsewhere(holder: dict[str, str]) -> bool:
    return holder.get("host", _host()) != _host()


def _is_at(file: FileIO, path: Path) -> bool:
    """Whether an open file is still the one that `path` names."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def forget_left_behind(workspace: Path) -> None:
    """Remove the lock another machine left, when the user knows that amdesk is closed there.

    Nothing is removed while a program holds it.
    """
    path = lock_path(workspace.resolve())
    with contextlib.suppress(FileNotFoundError), path.open("r+b", buffering=0) as file:
        if _take(file) and _is_elsewhere(_holder(path)):
            path.unlink(missing_ok=True)


class Lock:
    """Holds a workspace for this process from `take` until `release`."""

    def __init__(self, workspace: Path) -> None:
        self.workspace = workspace
        self.path = lock_path(workspace.resolve())
        self.file: FileIO | None = None

    def take(self) -> None:
        """Take the lock and write down who holds it.

        Raises InUse naming the holder, and OSError where no file can be made.
        """
        while not self._taken():
            pass

    def _taken(self) -> bool:
        """Whether the lock was taken; not when its holder removed the file in the same moment: try again."""
        handle = os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600)
        with contextlib.ExitStack() as not_taken:
            file = not_taken.enter_context(os.fdopen(handle, "r+b", buffering=0))
            elsewhere = _is_elsewhere(_holder(self.path))
            if not _take(file):
                raise InUse(self.workspace, _described(self._patient_holder()))
            if elsewhere:
                raise LeftBehind(self.workspace, _described(_holder(self.path)))
            if not _is_at(file, self.path):
                return False
            not_taken.pop_all()
        self.file = file
        self._sign(file)
        return True

    def _patient_holder(self) -> dict[str, str]:
        """Who holds the lock; whoever has just taken it gets a moment to write it down."""
        deadline = time.monotonic() + SIGNED_WITHIN_SECONDS
        while not (holder := _holder(self.path)) and time.monotonic() < deadline:
            time.sleep(0.01)
        return holder

    def _sign(self, file: FileIO) -> None:
        says = {
            "user": _user(),
            "host": _host(),
            "pid": str(os.getpid()),
            "since": datetime.now().isoformat(" ", "minutes"),
        }
        with contextlib.suppress(OSError):  # a full disk: the lock holds without a name on it
            file.seek(0)
            file.truncate()
            file.write(json.dumps(says).encode())

    def release(self) -> None:
        """Give the workspace free and leave nothing behind."""
        if self.file is None:
            return
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)
        self.file.close()
        self.file = None
