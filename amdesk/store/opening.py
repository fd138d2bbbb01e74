"""Opening a file safely: nothing is altered, made or run before it has proven to be a whole workspace."""

import stat
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from amdesk.store import cipher, schema
from amdesk.store.cipher import Connection
from amdesk.store.errors import (
    FULL,
    IOERR,
    PRIMARY,
    Damaged,
    Missing,
    Newer,
    NotAllowed,
    NotAWorkspace,
    PassphraseNeeded,
    WrongPassphrase,
    damaged,
)
from amdesk.words import _

HEADER_BYTES = 100
ANSWER_WITHIN_SECONDS = 20.0
SLOWEST_BYTES_A_SECOND = 5_000_000
STEPS_BETWEEN_LOOKS = 10_000
SUMMARIES = (
    "journal",
    "journal_step",
    "account_summary",
    "revenue_month",
    "account_state",
    "account_concern",
    "derived_day",
)
ROLLBACK_FORMAT = b"\x01\x01"
"""How a file says that it needs no write-ahead log; merely opening another would alter it."""


@dataclass(frozen=True)
class Header:
    """What the first 100 bytes of a file say, read without SQLite."""

    is_plain: bool
    application: int
    version: int
    pages: int
    page_size: int
    size: int
    rolls_back: bool


def read_header(path: Path) -> Header:
    """Read the header of the file at `path`.

    Raises Missing, NotAllowed or NotAWorkspace with a sentence.
    """
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise NotAWorkspace(_("{file} is not a file amdesk can open.").format(file=path.name))
        with path.open("rb") as file:
            head = file.read(HEADER_BYTES)
        size = path.stat().st_size
    except FileNotFoundError:
        raise Missing(_missing(path)) from None
    except PermissionError:
        raise NotAllowed(
            _("You may not read {file}. Ask its owner, or open a copy of your own.").format(file=path.name)
        ) from None
    except OSError as trouble:
        raise Missing(_("{file} cannot be read: {why}.").format(file=path.name, why=trouble.strerror)) from None
    return _understood(head, size)


def _missing(path: Path) -> str:
    if path.parent.is_dir():
        return _("There is no {file} in {folder}. Was it moved or renamed?").format(file=path.name, folder=path.parent)
    return _("The folder {folder} is not there. Is its drive connected?").format(folder=path.parent)


def _understood(head: bytes, size: int) -> Header:
    def number(at: int, width: int = 4) -> int:
        return int.from_bytes(head[at : at + width], "big")

    page_size = 65536 if number(16, 2) == 1 else number(16, 2)
    plain = head.startswith(cipher.PLAIN_MAGIC)
    return Header(plain, number(68), number(60), number(28), page_size, size, head[18:20] == ROLLBACK_FORMAT)


def _not_ours(path: Path) -> str:
    return _("{file} is not an amdesk workspace. It was not changed.").format(file=path.name)


def _newer(path: Path) -> str:
    return _("{file} was written by a newer amdesk. Install that one to open it; it was not changed.").format(
        file=path.name
    )


def _judge_plain(path: Path, header: Header, newest: int) -> None:
    if header.application != schema.APPLICATION:
        raise NotAWorkspace(_not_ours(path))
    if header.version > newest:
        raise Newer(_newer(path))
    power_of_two = header.page_size >= 512 and header.page_size & (header.page_size - 1) == 0
    cut = header.size < header.pages * header.page_size and not journal_of(path).exists()
    if not power_of_two or cut or header.version < 1 or not header.rolls_back:
        raise Damaged(damaged(path))


def journal_of(path: Path) -> Path:
    """The rollback journal SQLite keeps beside a file after a crash; it must never be removed or moved alone."""
    real = path.resolve()
    return real.with_name(real.name + "-journal")


def looks_encrypted(path: Path, header: Header) -> bool:
    """Whether the bytes could be a protected workspace: no known beginning, and whole pages unless a crash cut one."""
    whole_pages = header.size % 4096 == 0 or journal_of(path).exists()
    return not header.is_plain and header.size >= 4096 and whole_pages


def open_file(
    path: Path, passphrase: str = "", *, trusted: bool = False, newest: int = schema.VERSION
) -> tuple[Connection, str]:
    """A connection to the workspace at `path`, and its key ("" for a plain one).

    Everything is verified first: header, schema, and, unless the file is `trusted` to be as it was when amdesk closed
    it, every page and every value. Raises a WorkspaceError of the kind that fits; the file is not altered.
    """
    header = read_header(path)
    if header.is_plain:
        _judge_plain(path, header, newest)
    elif not looks_encrypted(path, header):
        raise NotAWorkspace(_not_ours(path))
    elif not passphrase:
        raise PassphraseNeeded(
            _("{file} is protected by a passphrase, or it is not an amdesk workspace.").format(file=path.name)
        )
    key = "" if header.is_plain else cipher.key_for(path, passphrase)
    return _verified(path, key, trusted, newest), key


def _verified(path: Path, key: str, trusted: bool, newest: int) -> Connection:
    raw = _connected(path, key)
    deadline = time.monotonic() + ANSWER_WITHIN_SECONDS + path.stat().st_size / SLOWEST_BYTES_A_SECOND
    raw.set_progress_handler(_out_of_time(deadline), STEPS_BETWEEN_LOOKS)
    try:
        _judge_inside(raw, path, newest)
        if not trusted:
            if key and raw.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
                raise Damaged(damaged(path))
            verify_content(raw, path)
    except (driver.Error, UnicodeDecodeError):
        raw.close()
        raise Damaged(damaged(path)) from None
    except Exception:
        raw.close()
        raise
    raw.set_progress_handler(None, 0)
    return raw


def _judge_inside(raw: Connection, path: Path, newest: int) -> None:
    """The same questions as to the header, which an encrypted file answers only now, and the exact schema."""
    (application,) = raw.execute("PRAGMA application_id").fetchone()
    (version,) = raw.execute("PRAGMA user_version").fetchone()
    if application != schema.APPLICATION:
        raise NotAWorkspace(_not_ours(path))
    if version > newest:
        raise Newer(_newer(path))
    if version < 1 or (version <= schema.VERSION and schema.differences(raw, version)):
        raise Damaged(damaged(path))


def _out_of_time(deadline: float) -> Callable[[], int]:
    def late() -> int:
        return int(time.monotonic() > deadline)

    return late


def _connected(path: Path, key: str) -> Connection:
    try:
        raw = cipher.connect(path, key)
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except (driver.Error, UnicodeDecodeError) as trouble:
        raise _meant(path, key, trouble) from None
    return raw


def _meant(path: Path, key: str, trouble: Exception) -> Exception:
    said = str(trouble)
    if "not a database" in said and key:
        sentence = _("The passphrase does not open {file}, or it is not an amdesk workspace. It was not changed.")
        return WrongPassphrase(sentence.format(file=path.name))
    if "unable to open" in said:
        return NotAllowed(_("{file} cannot be opened: the system does not allow it.").format(file=path.name))
    if "locked" in said:
        return NotAllowed(_("{file} is being written by another program. Try again.").format(file=path.name))
    return Damaged(damaged(path))


def verify_content(raw: Connection, path: Path) -> None:
    """Read every page and every value once.

    Raises Damaged when a page, a type, a reference or a text is not as it must be.
    """
    tables = schema.journaled(raw)
    for table in [*tables, *SUMMARIES, "content"]:
        if [row[0] for row in raw.execute(f'PRAGMA quick_check("{table}")')] != ["ok"]:
            raise Damaged(damaged(path))
    for table in [*tables, *SUMMARIES]:
        for row in raw.execute(f'SELECT * FROM "{table}"'):
            if bytes in map(type, row):
                raise Damaged(damaged(path))
    if raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise Damaged(damaged(path))


def is_writable(raw: Connection) -> bool:
    """Whether a change would be allowed: tried with one that is taken back at once. A full disk may become free."""
    try:
        (version,) = raw.execute("PRAGMA user_version").fetchone()
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(f"PRAGMA user_version={version}")
        raw.execute("ROLLBACK")
    except driver.OperationalError as trouble:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        return trouble.sqlite_errorcode & PRIMARY in (FULL, IOERR)
    return True
