"""The page of all issues with 20,000 of them: query to painted, against its bare SQL and painting the same rows."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.harness import Verdict, compare
from tests.bench.large import SCHEMA, TODAY

ACCOUNTS, ISSUES, STEPS = 2_000, 20_000, 7
GOAL = 2.5
CACHED = Path(tempfile.gettempdir()) / f"amdesk-bench-issues-{SCHEMA:08x}.amdesk"
FILL = (
    """INSERT INTO account(name, tier, status, currency, came_in)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :accounts)
SELECT 'Account ' || i, CASE i % 10 WHEN 0 THEN 'key' WHEN 1 THEN 'growth' ELSE 'small' END, 'active', 'EUR',
 '2024-01-01' FROM n""",
    """INSERT INTO issue(account_id, name, kind, subject, severity, status, reported_on, answer_by, disputed)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :issues)
SELECT 1 + i % :accounts, 'Issue ' || i, 'complaint', CASE i % 3 WHEN 0 THEN 'billing' ELSE 'delivery' END,
 CASE i % 5 WHEN 0 THEN 'critical' WHEN 1 THEN 'low' ELSE 'medium' END, 'open',
 date('2026-11-20', '-' || (i % 900) || ' days'), date('2026-11-25', '-' || (i % 900) || ' days'), 100 * (i % 977)
FROM n""",
    """INSERT INTO step(issue_id, number, phase, name, status)
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :steps - 1)
SELECT issue.id, i + 1,
 CASE i / 2 WHEN 0 THEN 'listen' WHEN 1 THEN 'find-out' WHEN 2 THEN 'put-right' ELSE 'confirm' END, 'Step ' || (i + 1),
 CASE WHEN i < issue.id % 8 THEN 'done' ELSE 'open' END FROM issue, n""",
)


def many_issues() -> Path:
    """A workspace with 20,000 open issues, made once and kept in the folder for temporary files."""
    from amdesk.store import derived, journal
    from amdesk.store.workspace import Workspace

    if CACHED.exists():
        return CACHED
    part = CACHED.with_suffix(".part")
    part.unlink(missing_ok=True)
    workspace = Workspace.create(part, today=TODAY)
    sizes = {"accounts": ACCOUNTS, "issues": ISSUES, "steps": STEPS}

    def fill(raw: object) -> None:
        for statement in FILL:
            workspace.raw.execute(statement, sizes)
        derived.rebuild(workspace.raw, TODAY)
        journal.forget(workspace.raw)

    workspace.keep_derived(fill, frozenset())
    workspace.close()
    part.rename(CACHED)
    return CACHED


def board(pairs: int) -> Verdict:
    """The page with its list and its board read, sorted, worked out and painted.

    The limit reads the same rows by the same SQL and paints the same page as it stands.
    """
    from amdesk.store.queries.issues import LINES_OF_ALL, issue_lines
    from amdesk.store.workspace import Workspace
    from amdesk.ui.app import application
    from amdesk.ui.desk import Desk
    from amdesk.ui.issues.page import IssuesPage

    app = application()
    workspace = Workspace.open(many_issues(), today=TODAY, trusted=True)
    desk = Desk(workspace)
    page = IssuesPage(desk)
    page.resize(1200, 800)
    page.show_tab("board")
    lines = issue_lines(workspace)

    def show() -> None:
        page.show_lines(issue_lines(workspace))

    def bare() -> None:
        rows = workspace.raw.execute(LINES_OF_ALL).fetchall()
        assert len(rows) == ISSUES
        page.board.shown = None
        page.board.show_lines(lines, TODAY)

    def painted(act: Callable[[], None]) -> float:
        page.board.shown = None
        began = time.perf_counter()
        act()
        page.grab()
        app.processEvents()
        taken = time.perf_counter() - began
        assert len(page.board.shown or ()) == ISSUES
        return taken

    verdict = compare("issues", lambda: painted(show), lambda: painted(bare), GOAL, pairs, f"{ISSUES} issues")
    page.close()
    desk.jobs.close()
    workspace.close()
    return verdict
