"""The search, Today and a page of the timeline over the large workspace, against the bare SQL of the same rows."""

import statistics
import time
from collections.abc import Callable
from functools import partial

from tests.bench.harness import Verdict, compare
from tests.bench.large import TODAY, large_workspace

HITS = 50
TYPED = ("ta", "tal", "talke", "label", "deliv label", "ca", "call 99", "acc", "person 12", "acc 4")
"""Common words and rare ones, whole and unfinished, in one and in a million rows."""
WORDS = {
    "touch": "purpose || note || needs",
    "account": "name || city || country || note",
    "person": "name || mail || phone || note",
}


def _seconds(act: Callable[[], object], times: int = 5) -> float:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def search(pairs: int) -> Verdict:
    """Words typed until 50 rows with their excerpts stand ready, against the index's 50 rows with their bare words."""
    from amdesk.store import search as index
    from amdesk.store.queries.cells import chosen
    from amdesk.store.queries.search_results import results
    from amdesk.store.workspace import Workspace

    workspace = Workspace.open(large_workspace(), today=TODAY, trusted=True)
    raw = workspace.raw

    def found(typed: str) -> int:
        return len(results(workspace, index.find(raw, typed, HITS), typed))

    def bare(typed: str) -> int:
        rows = raw.execute(
            "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?", (matches[typed], HITS)
        ).fetchall()
        ids: dict[str, set[int]] = {}
        for (row,) in rows:
            ids.setdefault(index.BY_CODE[row // index.IDS].subject, set()).add(row % index.IDS)
        for subject, numbers in ids.items():
            words = WORDS.get(subject, "uid")
            sql = f'SELECT id, {words} FROM "{subject}" WHERE id IN (SELECT value FROM json_each(?))'
            raw.execute(sql, (chosen(numbers),)).fetchall()
        return len(rows)

    matches = {typed: index.match_of(raw, typed) for typed in TYPED}
    assert all(found(typed) and bare(typed) for typed in TYPED)
    slowest = max((_seconds(partial(found, typed)), typed) for typed in TYPED)
    verdict = compare(
        "search",
        lambda: sum(_seconds(partial(found, typed), 1) for typed in TYPED) / len(TYPED),
        lambda: sum(_seconds(partial(bare, typed), 1) for typed in TYPED) / len(TYPED),
        3.0,
        pairs,
        f"slowest “{slowest[1]}” {slowest[0] * 1000:.1f} ms",
    )
    workspace.close()
    return verdict


def _statements(workspace: object, act: Callable[[], object]) -> list[str]:
    """The SQL, with its values, of what `act` reads."""
    heard: list[str] = []
    raw = workspace.raw  # type: ignore[attr-defined]
    raw.set_trace_callback(heard.append)
    act()
    raw.set_trace_callback(None)
    return [sql for sql in heard if sql.lstrip().upper().startswith(("SELECT", "WITH"))]


def today(pairs: int) -> Verdict:
    """Today from its query to the painted view, against its bare SQL and painting the same view."""
    from PySide6.QtTest import QTest

    from amdesk.store.queries.today import today as read
    from amdesk.store.workspace import Workspace
    from amdesk.ui.app import application
    from amdesk.ui.desk import Desk
    from amdesk.ui.today.page import TodayPage

    app = application()
    desk = Desk(Workspace.open(large_workspace(), today=TODAY, trusted=True))
    page = TodayPage(desk)
    page.resize(1240, 820)
    page.show()
    QTest.qWait(100)
    statements = _statements(desk.workspace, page.refresh)

    def painted(act: Callable[[], object]) -> float:
        began = time.perf_counter()
        act()
        page.grab()
        app.processEvents()
        return time.perf_counter() - began

    def bare() -> None:
        for sql in statements:
            desk.workspace.raw.execute(sql).fetchall()

    def anew() -> None:
        page._shown.clear()
        page.refresh()

    query = _seconds(lambda: read(desk.workspace)) * 1000
    verdict = compare(
        "today",
        lambda: painted(anew),
        lambda: painted(bare),
        2.5,
        pairs,
        f"query {query:.1f} ms, {len(statements)} reads",
    )
    page.close()
    desk.close()
    return verdict


def timeline(pairs: int) -> Verdict:
    """A page of 100 as frozen objects, against the raw rows of the same SQL."""
    from amdesk.store.queries.timeline import timeline as read
    from amdesk.store.workspace import Workspace

    workspace = Workspace.open(large_workspace(), today=TODAY, trusted=True)
    ((account,),) = workspace.select("SELECT account_id FROM touch GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1")
    (sql,) = _statements(workspace, lambda: read(workspace, account, limit=100))
    assert len(read(workspace, account, limit=100)) >= 100
    verdict = compare(
        "timeline",
        lambda: _seconds(lambda: read(workspace, account, limit=100), 3),
        lambda: _seconds(lambda: workspace.raw.execute(sql).fetchall(), 3),
        2.5,
        pairs,
    )
    workspace.close()
    return verdict
