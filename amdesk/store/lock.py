"""One writer at a time, with a name: a lock beside the workspace that a crash releases by itself."""

import contextlib
import getpass
import json
import os
import socket
import sys
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from amdesk.store.errors import InUse
from amdesk.words import _


def lock_path(workspace: Path) -> Path:
    """The file that stands beside an open workspace."""
    return workspace.with_name(f".{workspace.name}.lock")


def _take(file: BinaryIO) -> bool:
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


class Lock:
    """Holds a workspace for this process from `take` until `release`."""

    def __init__(self, workspace: Path) -> None:
        self.workspace = workspace
        self.path = lock_path(workspace)
        self.file: BinaryIO | None = None

    def take(self) -> None:
        """Take the lock and write down who holds it.

        Raises InUse naming the holder, and OSError where no file can be made.
        """
        handle = os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600)
        file = os.fdopen(handle, "r+b")
        holder = _holder(self.path)
        elsewhere = holder.get("host", socket.gethostname()) != socket.gethostname()
        if elsewhere or not _take(file):
            file.close()
            raise InUse(self.workspace, _described(holder))
        self.file = file
        self._sign(file)

    def _sign(self, file: BinaryIO) -> None:
        says = {
            "user": _user(),
            "host": socket.gethostname(),
            "pid": str(os.getpid()),
            "since": datetime.now().isoformat(" ", "minutes"),
        }
        file.seek(0)
        file.truncate()
        file.write(json.dumps(says).encode())
        file.flush()

    def release(self) -> None:
        """Give the workspace free and leave nothing behind."""
        if self.file is None:
            return
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)
        self.file.close()
        self.file = None
