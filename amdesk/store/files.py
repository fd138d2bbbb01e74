"""Files that are whole or not there: private from the first byte, on the disk before they are named."""

import os
from collections.abc import Callable
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Make a change of names in `folder` survive a power cut, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Make the content of `path` survive a power cut."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def create_private(path: Path) -> None:
    """Make an empty file only the user can read.

    Raises FileExistsError when there is one.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def write_whole(path: Path, fill: Callable[[Path], None]) -> None:
    """Let `fill` write a private file beside `path`, then put it in its place; a failure leaves the old one."""
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    create_private(part)
    try:
        fill(part)
        sync_file(part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(path.parent)
