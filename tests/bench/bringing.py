"""100,000 touches brought in with journal, summaries and search, against executemany of the same tuples."""

import csv
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.bench.harness import Verdict, compare
from tests.bench.large import TODAY

TOUCHES, ACCOUNTS = 100_000, 2_000
SENTENCE = "talked about delivery, labels and what they want for next year"
WRITTEN = {
    "touch": ("account_id", "on", "channel", "purpose", "note", "status", "kind"),
    "origin": ("subject", "row", "program", "key"),
}
"""The tuples an import of touches writes: the touches, and how each is known again."""


def _file(folder: Path) -> Path:
    path = folder / "touches.csv"
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(("company", "date", "channel", "subject", "note"))
        for n in range(TOUCHES):
            day = TODAY - timedelta(days=1 + n % 900)
            writer.writerow((f"Account {n % ACCOUNTS}", day, "call", f"Call {n}", f"{SENTENCE} {n}"))
    return path


class _Desk:
    """One workspace of accounts, in which every import is undone by taking a fresh copy; and a bare file beside it."""

    def __init__(self, folder: Path, passphrase: str) -> None:
        from amdesk.model.accounts import Account
        from amdesk.store.workspace import Workspace

        self.folder, self.passphrase = folder, passphrase
        self.file = _file(folder)
        self.empty = folder / "empty.amdesk"
        made = closing(Workspace.create(self.empty, passphrase, today=TODAY))
        with made as workspace, workspace.write("Accounts") as session:
            session.add_all([Account(name=f"Account {n}") for n in range(ACCOUNTS)])
        self.tuples: dict[str, list[tuple[Any, ...]]] = {}

    def imported(self, from_file: bool) -> float:
        """Seconds of the processor from the file, or from the plan, until the touches are committed."""
        from amdesk.exchange.foreign import read_foreign
        from amdesk.exchange.guessing import guess
        from amdesk.exchange.importing import carry_out, facts_of, plan_import
        from amdesk.exchange.mapping import Subject
        from amdesk.store.workspace import Workspace

        path = self.folder / "desk.amdesk"
        path.write_bytes(self.empty.read_bytes())
        with closing(Workspace.open(path, self.passphrase, today=TODAY, trusted=True)) as workspace:
            workspace.arm()
            began = time.process_time()
            table = read_foreign(self.file)
            mapping = guess(table, Subject.TOUCHES, facts_of(workspace))
            plan = plan_import(workspace, table, mapping, file=self.file.name, today=TODAY)
            planned = time.process_time()
            carry_out(workspace, plan)
            taken = time.process_time() - (began if from_file else planned)
            assert workspace.select("SELECT count(*) FROM touch") == [(TOUCHES,)]
            self.tuples = {name: self._written(workspace, name) for name in WRITTEN}
        path.unlink()
        return taken

    def _written(self, workspace: Any, name: str) -> list[tuple[Any, ...]]:
        columns = ", ".join(f'"{column}"' for column in WRITTEN[name])
        found: list[tuple[Any, ...]] = workspace.select(f"SELECT {columns} FROM {name}")
        return found

    def bare(self, from_file: bool) -> float:
        """Seconds of the processor for executemany of the same tuples, after reading the file where that counts."""
        from amdesk.store import cipher
        from amdesk.store.workspace import Workspace

        path = self.folder / "bare.amdesk"
        with closing(Workspace.create(path, self.passphrase, today=TODAY)) as made:
            key = made.key
        with closing(cipher.connect(path, key)) as raw:
            raw.execute("PRAGMA foreign_keys=OFF")
            began = time.process_time()
            if from_file:
                with self.file.open(encoding="utf-8", newline="") as source:
                    assert len(list(csv.reader(source))) == TOUCHES + 1
            raw.execute("BEGIN IMMEDIATE")
            for name, columns in WRITTEN.items():
                names, marks = ", ".join(f'"{c}"' for c in columns), ", ".join("?" * len(columns))
                raw.executemany(f"INSERT INTO {name} ({names}) VALUES ({marks})", self.tuples[name])
            raw.execute("COMMIT")
            taken = time.process_time() - began
        path.unlink()
        return taken


def _measured(name: str, goal: float, passphrase: str, from_file: bool) -> Callable[[int], Verdict]:
    def measure(pairs: int) -> Verdict:
        with tempfile.TemporaryDirectory(prefix="amdesk-bench-") as folder:
            desk = _Desk(Path(folder), passphrase)
            return compare(name, lambda: desk.imported(from_file), lambda: desk.bare(from_file), goal, pairs)

    return measure


carrying = _measured("import", 4.0, "", from_file=False)
carrying_encrypted = _measured("import-encrypted", 6.0, "a passphrase of the bench", from_file=False)
from_csv = _measured("import-csv", 4.0, "", from_file=True)
