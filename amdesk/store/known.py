"""Which files amdesk closed itself and how they stood then: what is unchanged since opens without being read whole.

Kept on this machine beside the window's state, not in the workspace; holds paths and digests, no content.
"""

import json
from pathlib import Path

from amdesk import paths
from amdesk.store import files

KEPT = 50
PART_BYTES = 2**20
READ_AT_MOST = 64 * 2**20


def _place() -> Path:
    return paths.state_folder() / "known.json"


def _all() -> dict[str, dict[str, str]]:
    try:
        content = json.loads(_place().read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _stamp(path: Path) -> str:
    status = path.stat()
    return f"{status.st_dev}:{status.st_ino}:{status.st_size}:{status.st_mtime_ns}"


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, as hex."""
    import hashlib

    digest = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(PART_BYTES):
            digest.update(part)
    return digest.hexdigest()


def remember(path: Path) -> None:
    """The file was closed as it stands now."""
    path = path.absolute()
    found = _all()
    found.pop(str(path), None)
    small = path.stat().st_size <= READ_AT_MOST
    found[str(path)] = {"stamp": _stamp(path), "sha256": digest_of(path) if small else ""}
    kept = dict(list(found.items())[-KEPT:])
    content = json.dumps(kept, indent=1).encode()

    def fill(part: Path) -> None:
        part.write_bytes(content)

    files.write_whole(_place(), fill)


def is_unchanged(path: Path) -> bool:
    """Whether size, time and place of the file are those at the last close."""
    known = _all().get(str(path.absolute()))
    try:
        return known is not None and known["stamp"] == _stamp(path)
    except OSError:
        return False


def is_as_closed(path: Path) -> bool:
    """Whether every byte is the one at the last close; true as well where that cannot be told: for files never closed
    here, changed since, or larger than is read while one waits.
    """
    known = _all().get(str(path.absolute()))
    if known is None or path.stat().st_size > READ_AT_MOST:
        return True
    same = known["sha256"] == digest_of(path)
    return same or known["stamp"] != _stamp(path)
