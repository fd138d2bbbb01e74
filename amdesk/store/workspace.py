"""The one file that holds everything: opened safely, written in named steps that can be undone, never half.

`with workspace.read() as session` and `with workspace.write("Change influence of …") as session` are the only ways to
subjects; lists are read with `select`. Scopes last for one user event; no session is kept.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as driver

from amdesk.store import backup, cipher, derived, files, journal, migrate, opening, schema
from amdesk.store.cipher import Connection
from amdesk.store.errors import CannotSave, Missing, NotAllowed, NotAWorkspace, ReadOnly, Replaced, meant
from amdesk.store.journal import StepName
from amdesk.store.lock import Lock
from amdesk.store.watch import Watch
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

COMMIT_WITHIN_SECONDS = 5.0
READING, WRITING = "BEGIN", "BEGIN IMMEDIATE"


@dataclass(frozen=True)
class Changes:
    """What a commit changed: the rows by table, and the step's label."""

    tables: dict[str, frozenset[int]]
    label: str

    def touches(self, tables: set[str]) -> bool:
        """Whether a panel that read `tables` shows something else now."""
        return not tables.isdisjoint(self.tables)


@dataclass
class Workspace:
    """An open workspace; see `create` and `open`. Close it once, at the end."""

    path: Path
    raw: Connection
    key: str
    lock: Lock | None
    fixed_today: date | None = None
    read_only_because: str = ""
    on_commit: list[Callable[[Changes], None]] = field(default_factory=list)
    before_commit: list[Callable[[Workspace, dict[str, frozenset[int]]], None]] = field(default_factory=list)
    watch: Watch = field(default_factory=lambda: Watch(derived.DERIVED_FROM))
    _engine: Engine | None = None
    _armed: bool = False
    _begin: str = READING
    _seen_version: int = 0
    _identity: tuple[int, int] = (0, 0)
    _readers: list[Connection] = field(default_factory=list)
    busy_because: str = ""

    def __post_init__(self) -> None:
        self._identity = self._file_identity()
        self._seen_version = self._data_version()
        self.raw.execute("PRAGMA query_only=ON")

    @classmethod
    def create(cls, path: Path, passphrase: str = "", today: date | None = None) -> Workspace:
        """Make a new workspace, readable by the user alone, with the supplied checklists and tier defaults.

        Raises FileExistsError when there is a file, Missing without the folder, NotAllowed where none can be made and
        CannotSave when the drive is full; no half-made file is left.
        """
        path = path.absolute()
        _make_private(path)
        with contextlib.ExitStack() as half_made:
            half_made.callback(path.unlink, missing_ok=True)
            lock = _locked(path)
            half_made.callback(lock.release)
            raw, key = _filled(path, passphrase)
            half_made.callback(raw.close)
            workspace = cls(path, raw, key, lock, today)
            _supply(workspace)
            half_made.pop_all()
        return workspace

    @classmethod
    def open(
        cls,
        path: Path,
        passphrase: str = "",
        today: date | None = None,
        *,
        trusted: bool = False,
        steps: migrate.Steps = migrate.STEPS,
        newest: int = schema.VERSION,
    ) -> Workspace:
        """Open the workspace at `path`; an older version is migrated after a copy.

        Without the right to write it opens read-only and `read_only_because` says why. Raises a WorkspaceError of the
        kind that fits; then the file was not altered.
        """
        path = path.absolute()
        opening.read_header(path)
        lock, why = _lock_or_reason(path)
        with contextlib.ExitStack() as half_open:
            if lock is not None:
                half_open.callback(lock.release)
            raw, key = opening.open_file(path, passphrase, trusted=trusted, newest=newest)
            half_open.callback(raw.close)
            if not why and not opening.is_writable(raw):
                why = _("{file} may only be read. Save a copy elsewhere to change it.").format(file=path.name)
            if not why:
                migrate.migrate(raw, key, path, steps, newest)
            half_open.pop_all()
        return cls(path, raw, key, lock, today, why)

    @property
    def today(self) -> date:
        """The day that counts as today."""
        return self.fixed_today or date.today()

    # Reading

    def select(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a plain SQL query, fetched; the panel that reads them is remembered."""
        self.watch.note(self.raw, sql)
        return self.raw.execute(sql, parameters).fetchall()

    @contextlib.contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading subjects; what would be written is refused. Inside `write`, read with its session."""
        from sqlalchemy.orm import Session

        if self._begin != READING:
            raise RuntimeError("inside a step, read with its session")
        with Session(self.engine, autoflush=False) as session:
            session.info["today"] = self.today
            yield session

    @contextlib.contextmanager
    def reader(self) -> Iterator[Reader]:
        """A read-only connection of its own, for work in another thread; fetch everything and leave."""
        raw = cipher.connect(self.path, self.key, mode="ro", timeout=COMMIT_WITHIN_SECONDS)
        self._readers.append(raw)
        try:
            yield Reader(raw, self.today)
        finally:
            self._readers.remove(raw)
            raw.close()

    # Writing

    @property
    def engine(self) -> Engine:
        """SQLAlchemy on the one connection; made on first use, since importing it takes long."""
        if self._engine is None:
            self._engine = self._make_engine()
        return self._engine

    def _make_engine(self) -> Engine:
        from sqlalchemy import create_engine, event
        from sqlalchemy.pool import StaticPool

        import amdesk.model.all  # noqa: F401  (makes the mapping complete)

        engine = create_engine(
            "sqlite://", creator=self._connection, poolclass=StaticPool, module=driver, hide_parameters=True
        )
        event.listen(engine, "begin", self._begin_transaction)
        event.listen(engine, "before_cursor_execute", self._note_statement)
        return engine

    def _connection(self) -> Connection:
        return self.raw

    def _begin_transaction(self, connection: Any) -> None:
        if not self.raw.in_transaction:
            connection.exec_driver_sql(self._begin)

    def _note_statement(self, connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        self.watch.note(self.raw, statement)

    def arm(self) -> None:
        """Begin to keep the journal; done once, before the first change."""
        if self._armed or self.read_only_because:
            return
        self.raw.execute("PRAGMA query_only=OFF")
        try:
            journal.arm(self.raw, schema.journaled(self.raw))
        finally:
            self.raw.execute("PRAGMA query_only=ON")
        self._armed = True

    @contextlib.contextmanager
    def write(self, label: str) -> Iterator[Session]:
        """One named step: all of it is stored and can be undone, or none of it.

        A step that changes nothing leaves no trace. Raises FieldError for what the model refuses and CannotSave when
        the file or disk does not take it; both leave the workspace as it was.
        """
        from sqlalchemy.orm import Session

        from amdesk.model.rules import check_changes

        with self._changing():
            session = Session(self.engine)
            session.info["today"] = self.today
            session.info["age"] = partial(journal.age, self.raw)
            try:
                session.connection()
                step = journal.begin(self.raw, label)
                yield session
                session.flush()
                if not journal.is_open(self.raw, step):
                    raise RuntimeError("a step is taken back by an error that leaves it, not inside")
                changed = journal.changes(self.raw, step)
                if changed:
                    check_changes(session, changed, partial(journal.before, self.raw, step))
                    self._derive(step, changed)
                    journal.settle(self.raw)
                    self._commit()
            finally:
                self._roll_back()
                session.close()
        if changed:
            self._tell(Changes(changed, label))

    @contextlib.contextmanager
    def _changing(self) -> Iterator[None]:
        """The connection may write inside the block; the driver's errors leave it as sentences."""
        if self.raw.in_transaction:
            raise RuntimeError("a step begins after the scope before it has ended")
        self._refuse_if_it_cannot_be_written()
        self.arm()
        self._begin = WRITING
        try:
            self.raw.execute("PRAGMA query_only=OFF")
            self._notice_foreign_writes()
            yield
        except Exception as trouble:
            said = meant(getattr(trouble, "orig", trouble), self.path)
            if said is None:
                raise
            raise said from None
        finally:
            self._begin = READING
            self._roll_back()
            self.raw.execute("PRAGMA query_only=ON")

    def _refuse_if_it_cannot_be_written(self) -> None:
        if self.read_only_because:
            raise ReadOnly(self.read_only_because)
        if self.busy_because:
            raise CannotSave(self.busy_because)
        self._refuse_if_replaced()

    def _refuse_if_replaced(self) -> None:
        """SQLite looks for another file in its place when a transaction begins to write, but not at its end."""
        try:
            same = self._file_identity() == self._identity
        except OSError:
            same = False
        if not same:
            raise Replaced(
                _(
                    "{file} was replaced or moved by another program while it was open. Nothing was written to it. "
                    "Save what you see here under another name."
                ).format(file=self.path.name)
            )

    def _file_identity(self) -> tuple[int, int]:
        status = self.path.stat()
        return status.st_dev, status.st_ino

    def _data_version(self) -> int:
        return int(self.raw.execute("PRAGMA data_version").fetchone()[0])

    def _notice_foreign_writes(self) -> None:
        version = self._data_version()
        if version != self._seen_version:
            self._seen_version = version
            journal.forget(self.raw)

    def _derive(self, step: int, changed: dict[str, frozenset[int]]) -> None:
        derived.update(self.raw, step, frozenset(changed), self.today)
        for keep in self.before_commit:
            keep(self, changed)

    def _commit(self) -> None:
        self._refuse_if_replaced()
        self._commit_patiently()
        self._refuse_if_replaced()

    def _commit_patiently(self) -> None:
        deadline = time.monotonic() + COMMIT_WITHIN_SECONDS
        while True:
            try:
                self.raw.execute("COMMIT")
                return
            except driver.OperationalError as trouble:
                if "locked" not in str(trouble) or time.monotonic() > deadline:
                    raise
                for reader in list(self._readers):
                    reader.interrupt()

    def _roll_back(self) -> None:
        if self.raw.in_transaction:
            self.raw.execute("ROLLBACK")

    def _tell(self, changes: Changes) -> None:
        for listener in list(self.on_commit):
            listener(changes)

    # Undo

    def next_undo(self) -> StepName | None:
        """The step that undo would take back."""
        return journal.next_undo(self.raw)

    def next_redo(self) -> StepName | None:
        """The step that redo would bring back."""
        return journal.next_redo(self.raw)

    def undo(self) -> Changes | None:
        """Take the last step back; None when there is none left.

        Raises CannotSave after another program wrote to the file: what it wrote is not overwritten.
        """
        return self._toggle(self.next_undo, journal.UNDONE)

    def redo(self) -> Changes | None:
        """Bring the last undone step back; None when there is none."""
        return self._toggle(self.next_redo, journal.DONE)

    def _toggle(self, choose: Callable[[], StepName | None], state: str) -> Changes | None:
        hoped_for = choose()
        with self._changing():
            self.raw.execute(WRITING)
            step = choose()
            if step is None:
                if hoped_for is not None:
                    raise CannotSave(journal.no_longer())
                return None
            changed = self._reverse(step, state)
        changes = Changes(changed, step.label)
        self._tell(changes)
        return changes

    def _reverse(self, step: StepName, state: str) -> dict[str, frozenset[int]]:
        try:
            new = journal.toggle(self.raw, step, state)
            changed = journal.changes(self.raw, new)
            self._derive(new, changed)
            self._commit()
        except driver.IntegrityError:
            raise CannotSave(journal.no_longer()) from None
        return changed

    def history(self, table: str, row: int) -> list[journal.Entry]:
        """What happened to one row, oldest first."""
        return journal.history(self.raw, table, row)

    # Keeping

    def keep_derived(self, change: Callable[[Connection], None], tables: frozenset[str]) -> None:
        """Store derived rows that no step names, such as a day's health; whoever reads `tables` is told."""
        with self._changing():
            self.raw.execute(WRITING)
            change(self.raw)
            self._commit()
        self._tell(Changes(dict.fromkeys(tables, frozenset()), ""))

    def refresh_day(self) -> bool:
        """Renew the summaries that depend on the date, when it has changed since; tells whether it had."""
        if self.read_only_because or derived.day_of(self.raw) == self.today:
            return False
        self.keep_derived(lambda raw: derived.refresh_day(raw, self.today), frozenset({"account"}))
        return True

    @contextlib.contextmanager
    def second_writer(self, because: str) -> Iterator[Workspace]:
        """A writer for a long job in another thread; meanwhile `write` here is refused with `because`."""
        raw = cipher.connect(self.path, self.key, timeout=COMMIT_WITHIN_SECONDS)
        raw.execute("PRAGMA cache_spill=OFF")
        twin = Workspace(self.path, raw, self.key, None, self.fixed_today)
        twin.before_commit = self.before_commit
        self.busy_because = because
        try:
            yield twin
        finally:
            twin._dispose()
            self.busy_because = ""

    def written_elsewhere(self, changes: Changes) -> None:
        """Take note, in this thread, of what the second writer stored."""
        self._seen_version = self._data_version()
        self._tell(changes)

    def back_up(self, folder: Path | None = None, now: datetime | None = None) -> Path:
        """Take a verified backup, beside the workspace unless another folder is given; gives its path."""
        target = folder or backup.folder_for(self.path)
        return backup.take(self.raw, self.key, self.path, target, now or datetime.now())

    def save_copy(self, path: Path) -> None:
        """Write everything as it stands to a new file, as when the drive is full or the file was replaced.

        Raises CannotSave when that place does not take it either.
        """
        try:
            files.write_whole(path, lambda part: backup.copy_into(self.raw, self.key, part))
        except (driver.Error, OSError) as trouble:
            raise CannotSave(_("{file} could not be written: {why}.").format(file=path.name, why=trouble)) from None

    def close(self) -> None:
        """Close the file and give it free; nothing is lost by closing, since every step is stored."""
        self._dispose()
        if self.lock is not None:
            self.lock.release()

    def _dispose(self) -> None:
        if self._engine is not None:
            self._engine.dispose()
        self.raw.close()


@dataclass
class Reader:
    """What query functions read from in another thread: plain SQL and the day."""

    raw: Connection
    today: date

    def select(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query, fetched."""
        return self.raw.execute(sql, parameters).fetchall()


def _make_private(path: Path) -> None:
    try:
        files.create_private(path)
    except FileExistsError:
        raise
    except FileNotFoundError:
        sentence = _("The folder {folder} is not there. Is its drive connected?")
        raise Missing(sentence.format(folder=path.parent)) from None
    except PermissionError:
        raise NotAllowed(_("No file may be made in {folder}.").format(folder=path.parent)) from None
    except OSError as trouble:
        raise CannotSave(
            _("No file can be made in {folder}: {why}.").format(folder=path.parent, why=trouble.strerror)
        ) from None


def _filled(path: Path, passphrase: str) -> tuple[Connection, str]:
    """The connection to a new file that has its schema by now, and its key."""
    key = cipher.key_for(path, passphrase) if passphrase else ""
    raw = cipher.connect(path, key)
    try:
        raw.execute(WRITING)
        schema.create(raw)
        raw.execute("COMMIT")
        files.sync_folder(path.parent)
    except driver.Error as trouble:
        raw.close()
        raise meant(trouble, path) or CannotSave(str(trouble)) from None
    return raw, key


def _locked(path: Path) -> Lock:
    lock = Lock(path)
    lock.take()
    return lock


def _lock_or_reason(path: Path) -> tuple[Lock | None, str]:
    try:
        return _locked(path), ""
    except PermissionError:
        return None, _("{folder} may only be read. Save a copy elsewhere to change it.").format(folder=path.parent)
    except OSError as trouble:
        return None, _("{file} may only be read: {why}.").format(file=path.name, why=trouble.strerror)


def _supply(workspace: Workspace) -> None:
    """What every new workspace begins with."""
    from amdesk.store.supplied import supply

    with workspace.write(_("New workspace")) as session:
        supply(session)
    workspace.keep_derived(journal.forget, frozenset())
    workspace.refresh_day()


__all__ = ["Changes", "NotAWorkspace", "Reader", "Workspace"]
