"""The account list over a large workspace: 2,000 accounts, 50,000 people, 1,000,000 touches."""

import tempfile
import time
from datetime import date
from pathlib import Path
from zlib import crc32

from amdesk import paths
from tests.bench.harness import Verdict, compare

TODAY = date(2026, 11, 21)
ACCOUNTS, PEOPLE, TOUCHES = 2_000, 50_000, 1_000_000
SCHEMA = crc32((paths.resources() / "schema" / "1.sql").read_bytes())
CACHED = Path(tempfile.gettempdir()) / f"amdesk-bench-large-{SCHEMA:08x}.amdesk"
FILL = (
    """INSERT INTO account(name, tier, status, city, currency, came_in)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :accounts)
SELECT 'Account ' || i, CASE i % 10 WHEN 0 THEN 'key' WHEN 1 THEN 'growth' WHEN 2 THEN 'growth' ELSE 'standard' END,
 'active', 'City ' || (i % 97), 'EUR', '2024-01-01' FROM n""",
    """INSERT INTO person(account_id, name)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :people)
SELECT 1 + i % :accounts, 'Person ' || i FROM n""",
    """INSERT INTO touch(account_id, "on", kind, purpose, note)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :touches)
SELECT 1 + i % :accounts, date('2026-11-20', '-' || (i / :accounts) || ' days'), 'check-in',
 'Call ' || i, 'talked about delivery and labels' FROM n""",
    """INSERT INTO revenue(account_id, "on", amount)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 24 * :accounts)
SELECT 1 + i % :accounts, date('2026-11-15', '-' || (i / :accounts) || ' months'), 1000 * (i % 977) FROM n""",
)


def large_workspace() -> Path:
    """The large workspace, made once and kept in the folder for temporary files."""
    from amdesk import upkeep
    from amdesk.store import derived, journal
    from amdesk.store.workspace import Workspace

    if CACHED.exists():
        return CACHED
    part = CACHED.with_suffix(".part")
    part.unlink(missing_ok=True)
    workspace = Workspace.create(part, today=TODAY)
    sizes = {"accounts": ACCOUNTS, "people": PEOPLE, "touches": TOUCHES}

    def fill(raw: object) -> None:
        for statement in FILL:
            workspace.raw.execute(statement, sizes)
        derived.rebuild(workspace.raw, TODAY)
        journal.forget(workspace.raw)

    workspace.keep_derived(fill, frozenset())
    upkeep.catch_up(workspace)
    workspace.close()
    part.rename(CACHED)
    return CACHED


def open_large(pairs: int) -> Verdict:
    """Query to painted list, against a plain select of the same rows and painting them in the same table."""
    from PySide6.QtTest import QTest

    from amdesk.store.queries import accounts
    from amdesk.store.workspace import Workspace
    from amdesk.ui.app import application
    from amdesk.ui.kit.columns import TableColumn
    from amdesk.ui.kit.table import Table

    app = application()
    workspace = Workspace.open(large_workspace(), today=TODAY, trusted=True)
    columns = [TableColumn(name, name) for name in ("name", "tier", "city", "people", "last_touch", "revenue_12")]
    table = Table(columns, name="accounts")
    table.resize(1200, 800)
    table.show()
    QTest.qWait(50)

    def painted(read: object) -> float:
        began = time.perf_counter()
        rows = read()  # type: ignore[operator]
        table.set_rows(rows, [row.id for row in rows])
        table.grab()
        app.processEvents()
        taken = time.perf_counter() - began
        assert len(rows) == ACCOUNTS
        return taken

    bare = [row for row in accounts.account_lines(workspace)]

    def plain() -> list[object]:
        workspace.raw.execute("SELECT * FROM account").fetchall()
        return list(bare)

    began = time.perf_counter()
    accounts.account_lines(workspace)
    query = (time.perf_counter() - began) * 1000
    verdict = compare(
        "open-large",
        lambda: painted(lambda: accounts.account_lines(workspace)),
        lambda: painted(plain),
        2.5,
        pairs,
        f"query {query:.1f} ms",
    )
    table.close()
    workspace.close()
    return verdict
