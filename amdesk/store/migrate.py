"""From an older version of the schema to this one: a copy first, then all steps in one checked transaction."""

from collections.abc import Callable, Mapping
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from amdesk.store import backup, files, journal, schema
from amdesk.store.cipher import Connection
from amdesk.store.errors import CannotSave, Damaged, damaged, meant
from amdesk.words import _

Steps = Mapping[int, Callable[[Connection], None]]

STEPS: Steps = {}
"""From version n to n + 1 by n; none before the first release."""


def copy_of(path: Path, version: int) -> Path:
    """Where the file as it was before the migration is kept."""
    return path.with_name(f"{path.stem}.v{version}{path.suffix}")


def migrate(raw: Connection, key: str, path: Path, steps: Steps, newest: int) -> None:
    """Bring the open file to version `newest`; after a crash it is either the old or the new version, never between.

    Raises Damaged when the result would not be whole, and CannotSave when the drive does not take it; then the file is
    as it was.
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
        _refuse_if_broken(raw, path, newest)
        raw.execute("COMMIT")
    except driver.Error as trouble:
        _take_back(raw)
        raise meant(trouble, path) or Damaged(damaged(path)) from None
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
    try:
        files.write_whole(target, lambda part: backup.copy_into(raw, key, part))
    except (driver.Error, OSError) as trouble:
        raise CannotSave(
            _(
                "{file} needs a copy beside it before it is brought up to date, and that could not be written: {why}."
            ).format(file=path.name, why=trouble)
        ) from None
    if not backup.is_whole(target, key):
        raise Damaged(damaged(path))


def _refuse_if_broken(raw: Connection, path: Path, version: int) -> None:
    whole = [row[0] for row in raw.execute("PRAGMA integrity_check(3)")] == ["ok"]
    exact = version > schema.VERSION or not schema.differences(raw, version)
    if not whole or not exact or raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise Damaged(damaged(path))
