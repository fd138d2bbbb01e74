"""The connection to a file, plain or encrypted: one SQLite (SQLCipher) on every system."""

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import sqlcipher3.dbapi2 as driver

from amdesk.store.folding import folded

if TYPE_CHECKING:
    from sqlite3 import Connection as Connection
else:
    from sqlcipher3.dbapi2 import Connection as Connection

SALT_BYTES = 16
PLAIN_MAGIC = b"SQLite format 3\x00"
PRAGMAS = (
    "journal_mode=DELETE",
    "synchronous=EXTRA",
    "foreign_keys=ON",
    "recursive_triggers=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "secure_delete=ON",
    "temp_store=MEMORY",
)


def derive_key(passphrase: str, salt: bytes) -> str:
    """The raw key of SQLCipher for a passphrase, as hex of key and salt; takes about 0.2 s by design.

    Source: RFC 7914 (scrypt), n = 2**15, r = 8, p = 1.
    """
    import hashlib

    key = hashlib.scrypt(passphrase.encode(), salt=salt, n=2**15, r=8, p=1, maxmem=64 * 2**20, dklen=32)
    return key.hex() + salt.hex()


def key_for(path: Path, passphrase: str) -> str:
    """The key of the file at `path`: its salt stands in its first bytes; a new file gets a new salt."""
    import secrets

    with path.open("rb") as file:
        salt = file.read(SALT_BYTES)
    return derive_key(passphrase, salt if len(salt) == SALT_BYTES else secrets.token_bytes(SALT_BYTES))


def connect(path: Path, key: str = "", *, mode: str = "rw", timeout: float = 0.05) -> Connection:
    """A connection with amdesk's pragmas; `mode` is "rw" or "ro", never one that makes a file.

    Raises driver.Error when the file cannot be opened; statements begin no transactions by themselves.
    """
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"
    raw: Connection = driver.connect(uri, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False)
    if key:
        raw.execute("PRAGMA cipher_log_level=NONE")
        raw.execute(f"PRAGMA key=\"x'{key}'\"")
    for pragma in PRAGMAS:
        raw.execute(f"PRAGMA {pragma}")
    raw.create_function("folded", 1, folded, deterministic=True)
    return raw
