"""From an older version of the schema to this one: a copy first, then all steps in one checked transaction."""

from collections.abc import Callable, Mapping
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from amdesk.store import backup, cipher, files, journal
from amdesk.store.cipher import Connection
from amdesk.store.errors import Damaged
from amdesk.store.opening import damaged

Steps = Mapping[int, Callable[[Connection], None]]

STEPS: Steps = {}
"""From version n to n + 1 by n; none before the first release."""


def copy_of(path: Path, version: int) -> Path:
    """Where the file as it was before the migration is kept."""
    return path.with_name(f"{path.stem}.v{version}{path.suffix}")


def migrate(raw: Connection, key: str, path: Path, steps: Steps, newest: int) -> None:
    """Bring the open file to version `newest`; after a crash it is either the old or the new version, never between.

    Raises Damaged when the result would not be whole; then the file is as it was.
    """
    (version,) = raw.execute("PRAGMA user_version").fetchone()
    if version >= newest:
        return
    _keep_a_copy(raw, key, path, version)
    raw.execute("PRAGMA foreign_keys=OFF")
    raw.execute("PRAGMA legacy_alter_table=ON")
    try:
        raw.execute("BEGIN IMMEDIATE")
        for number in range(version, newest):
            steps[number](raw)
        raw.execute(f"PRAGMA user_version={newest}")
        journal.forget(raw)
        _refuse_if_broken(raw, path)
        raw.execute("COMMIT")
    except driver.Error:
        _take_back(raw)
        raise Damaged(damaged(path)) from None
    except Exception:
        _take_back(raw)
        raise
    finally:
        raw.execute("PRAGMA legacy_alter_table=OFF")
        raw.execute("PRAGMA foreign_keys=ON")


def _take_back(raw: Connection) -> None:
    if raw.in_transaction:
        raw.execute("ROLLBACK")


def _keep_a_copy(raw: Connection, key: str, path: Path, version: int) -> None:
    target = copy_of(path, version)

    def fill(part: Path) -> None:
        copy = cipher.connect(part, key)
        try:
            raw.backup(copy)
        finally:
            copy.close()

    files.write_whole(target, fill)
    if not backup.is_whole(target, key):
        raise Damaged(damaged(path))


def _refuse_if_broken(raw: Connection, path: Path) -> None:
    whole = [row[0] for row in raw.execute("PRAGMA integrity_check(3)")] == ["ok"]
    if not whole or raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise Damaged(damaged(path))
