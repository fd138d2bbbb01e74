"""Evidence: the bytes of files kept once by their hash, checked on every read, opened only as private copies.

The bytes lie in `content`, outside the journal: undo brings the row that names them back, and they are still there.
"""

import atexit
import contextlib
import hashlib
import os
import shutil
import stat
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as driver

from amdesk.model.fields import FieldError
from amdesk.model.source import Source
from amdesk.store import files
from amdesk.store.cipher import Connection
from amdesk.store.errors import CannotSave, Damaged, InUse, WorkspaceError
from amdesk.store.lock import Lock
from amdesk.words import _, plural

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from amdesk.model.evidence import Evidence
    from amdesk.store.workspace import Workspace

MOST_BYTES = 50_000_000
"""The largest file that is kept inside a workspace."""
LONGEST_NAME_BYTES = 200
"""Leaves room within the 255 bytes a file system takes for what programs put around a name."""
LONGEST_ENDING_BYTES = 16
OPENED = frozenset(("pdf", "png", "jpg", "gif", "txt", "csv", "docx", "xlsx", "pptx", "odt", "ods", "eml"))
"""The endings of files that are opened; none of these kinds runs anything by being opened."""
FORBIDDEN = frozenset('<>:"/\\|?*')
UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
DEVICES = frozenset(
    (
        "CON",
        "PRN",
        "AUX",
        "NUL",
        "CONIN$",
        "CONOUT$",
        *(f"{port}{n}" for port in ("COM", "LPT") for n in "123456789¹²³"),
    )
)
PREFIX = "amdesk-evidence-"
LOCKED = "copies"
NAMED = 5
"""Damaged files that are named in a sentence."""


class NotOpened(WorkspaceError):
    """A file of a kind that is not opened from here; a copy can be saved."""


@dataclass(frozen=True)
class EvidenceRow:
    """A piece of evidence in a list: a file when `sha` is given, a link, a touch, a credit note, or a note."""

    id: int
    name: str
    sha: str
    size: int | None
    link: str
    on: date | None
    note: str
    confirmed_by: str = ""
    confirmed_on: date | None = None
    touch_id: int | None = None
    credit_note_id: int | None = None


# Keeping


def attach(
    workspace: "Workspace", session: "Session", subject: str, row: int, name: str, content: bytes, note: str = ""
) -> "Evidence":
    """Hang a file on a row of a subject, within the step that is open; equal bytes are kept once.

    Raises FieldError for an empty file and for one larger than `MOST_BYTES`.
    """
    _check_size(len(content), name)
    sha = hashlib.sha256(content).hexdigest()
    workspace.raw.execute(
        "INSERT INTO content VALUES (?, ?) ON CONFLICT (sha) DO UPDATE SET bytes = excluded.bytes "
        "WHERE bytes IS NOT excluded.bytes",
        (sha, content),
    )
    return _put(session, workspace.today, subject, row, safe_name(name), sha=sha, size=len(content), note=note)


def note_down(
    workspace: "Workspace", session: "Session", subject: str, row: int, name: str, **proof: object
) -> "Evidence":
    """Hang what is no file on a row of a subject: a link, a touch, a credit note, or who confirmed it and when."""
    return _put(session, workspace.today, subject, row, name, **proof)


def _put(session: "Session", today: date, subject: str, row: int, name: str, **says: object) -> "Evidence":
    from amdesk.model.evidence import Evidence

    made = Evidence(subject=subject, row=row, name=name, on=today, **says)
    session.add(made)
    session.flush()
    return made


def bytes_of(path: Path) -> bytes:
    """The content of a file that is to be kept.

    Raises FieldError when it is no plain file, cannot be read, is empty or larger than `MOST_BYTES`.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise FieldError("name", _("“{name}” is no file that can be kept.").format(name=safe_name(path.name)))
        _check_size(status.st_size, path.name)
        return path.read_bytes()
    except OSError as trouble:
        sentence = _("“{name}” cannot be read: {why}.")
        raise FieldError("name", sentence.format(name=safe_name(path.name), why=trouble.strerror)) from None


def _check_size(size: int, name: str) -> None:
    if not size:
        raise FieldError("name", _("“{name}” is empty: there is nothing to keep.").format(name=safe_name(name)))
    if size > MOST_BYTES:
        sentence = _("“{name}” has {size} MB; at most {most} MB are kept here. Keep it elsewhere and add a link to it.")
        raise FieldError(
            "name", sentence.format(name=safe_name(name), size=-(-size // 10**6), most=MOST_BYTES // 10**6)
        )


def evidence_rows(source: Source, subject: str, row: int) -> tuple[EvidenceRow, ...]:
    """What hangs on a row of a subject, oldest first."""
    found = source.select(
        'SELECT id, name, sha, size, link, "on", note, confirmed_by, confirmed_on, touch_id, credit_note_id '
        'FROM evidence WHERE subject = ? AND "row" = ? ORDER BY id',
        (subject, row),
    )
    return tuple(
        EvidenceRow(number, name, sha, size, link, _day(on), note, who, _day(confirmed), touch, credit)
        for number, name, sha, size, link, on, note, who, confirmed, touch, credit in found
    )


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


# Reading


def read_verified(source: Source, sha: str) -> bytes:
    """The bytes that were kept under a hash.

    Raises Damaged when they are gone or are not what they were.
    """
    try:
        found = source.select("SELECT bytes FROM content WHERE sha = ?", (sha,))
    except driver.DatabaseError:
        found = []
    if not found or hashlib.sha256(found[0][0]).hexdigest() != sha:
        raise Damaged(
            _(
                "This file is not as it was when it was added: its bytes have changed on the drive. It was not opened. "
                "Take it from a backup, or add it again."
            )
        )
    return bytes(found[0][0])


def damaged_evidence(source: Source) -> list[str]:
    """The names of all evidence whose bytes are gone or changed."""
    wrong = []
    for name, sha in source.select("SELECT min(name), sha FROM evidence WHERE sha <> '' GROUP BY sha ORDER BY 1"):
        try:
            read_verified(source, sha)
        except Damaged:
            wrong.append(str(name))
    return wrong


def damage_words(names: Sequence[str]) -> str:
    """What is wrong with files that were kept and what helps, in a sentence."""
    more = len(names) - NAMED
    shown = ", ".join(names[:NAMED]) + (_(" and {n} more").format(n=more) if more > 0 else "")
    count = plural(
        "{n} file kept here has changed on the drive", "{n} files kept here have changed on the drive", len(names)
    )
    return _("{count}: {names}. Take from a backup, or add again.").format(count=count, names=shown)


def collect_unused(workspace: "Workspace") -> None:
    """Let go of bytes that no evidence and no row of the journal names: nothing can bring them back anyway."""
    workspace.keep_derived(_collect, frozenset())


def _collect(raw: Connection) -> None:
    raw.execute(
        "DELETE FROM content WHERE sha NOT IN (SELECT sha FROM evidence) AND sha NOT IN "
        "(SELECT before->>'$.sha' FROM journal WHERE tbl = 'evidence' AND before->>'$.sha' IS NOT NULL)"
    )


# Names


def safe_name(name: str) -> str:
    """A name any system takes for a file in one folder: no path, device, control or hidden character.

    At most `LONGEST_NAME_BYTES` long in UTF-8, its ending kept; "file" when nothing is left of it.
    """
    name = name.encode("utf-8", "replace").decode("utf-8").replace("\\", "/").rstrip("/").rpartition("/")[2]
    name = unicodedata.normalize("NFC", "".join(c for c in name if unicodedata.category(c) not in UNSEEN))
    name = "".join("_" if c in FORBIDDEN else c for c in name)
    name = _cut(" ".join(name.split()).strip(". "))
    if name.partition(".")[0].rstrip().upper() in DEVICES:
        name = _cut(f"_{name}")
    return name or "file"


def _cut(name: str) -> str:
    """The name within its limit; the ending, which says what the file is, stays."""
    if len(name.encode()) <= LONGEST_NAME_BYTES:
        return name
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending.encode()) > LONGEST_ENDING_BYTES:
        stem, dot, ending = name, "", ""
    room = LONGEST_NAME_BYTES - len((dot + ending).encode())
    return (stem.encode()[:room].decode("utf-8", "ignore").rstrip(". ") + dot + ending).strip(". ")


def may_open(name: str) -> bool:
    """Whether a file of this name is of a kind that is opened."""
    stem, dot, ending = safe_name(name).rpartition(".")
    return bool(stem and dot) and ending.lower() in OPENED


# Copies outside


def private_copy(workspace: "Workspace", sha: str, name: str) -> Path:
    """A copy for another program to show, readable by the user alone and gone when amdesk ends.

    Raises NotOpened for a kind that is not opened, Damaged for bytes that have changed, CannotSave without room.
    """
    if not may_open(name):
        raise NotOpened(
            _("“{name}” is not opened from here: a file of its kind could run something. A copy can be saved.").format(
                name=safe_name(name)
            )
        )
    content = read_verified(workspace, sha)
    try:
        path = Path(tempfile.mkdtemp(dir=_copies.folder())) / safe_name(name)
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o400)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
    except OSError as trouble:
        raise CannotSave(_("No copy can be made to be opened: {why}.").format(why=trouble.strerror)) from None
    return path


def save_copy(workspace: "Workspace", sha: str, path: Path) -> None:
    """Write a file that was kept to a place the user chose.

    Raises Damaged for bytes that have changed and CannotSave when the place does not take it.
    """
    content = read_verified(workspace, sha)
    try:
        files.write_whole(path, lambda part: _write(part, content))
    except OSError as trouble:
        raise CannotSave(
            _("{file} could not be written: {why}.").format(file=path.name, why=trouble.strerror)
        ) from None


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


class _Copies:
    """The folder of this process's copies: made on first use, held by a lock, wiped at the end."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._lock: Lock | None = None

    def folder(self) -> Path:
        """The folder, readable by the user alone."""
        if self._folder is None or not self._folder.is_dir():
            wipe_leftovers()
            self._folder = Path(tempfile.mkdtemp(prefix=PREFIX))
            self._lock = Lock(self._folder / LOCKED)
            self._lock.take()
            atexit.register(self.wipe)
        return self._folder

    def wipe(self) -> None:
        """Remove every copy."""
        if self._lock is not None:
            self._lock.release()
        if self._folder is not None:
            _remove(self._folder)
        self._folder = self._lock = None


_copies = _Copies()


def wipe_copies() -> None:
    """Remove every copy this process made to be opened."""
    _copies.wipe()


def wipe_leftovers() -> None:
    """Remove copies of processes that ended without doing so themselves; called at start."""
    for folder in _folders():
        lock = Lock(folder / LOCKED)
        try:
            lock.take()
        except (InUse, OSError):
            continue
        lock.release()
        _remove(folder)


def _folders() -> Iterator[Path]:
    """The folders of copies that belong to this user."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            status = folder.lstat()
            if stat.S_ISDIR(status.st_mode) and (os.name == "nt" or status.st_uid == os.getuid()):
                yield folder


def _remove(folder: Path) -> None:
    for path in folder.rglob("*"):
        with contextlib.suppress(OSError):
            if path.is_file() and not path.is_symlink():
                path.chmod(0o600)
    shutil.rmtree(folder, ignore_errors=True)
