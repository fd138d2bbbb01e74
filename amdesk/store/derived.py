"""Summaries kept beside the subjects, so that lists of thousands are read in milliseconds.

`write` brings them up to date before COMMIT, set by set, from the rows the step's journal names; undo and import take
the same way. Days matter to some columns: `refresh_day` renews them when the date has changed.
"""

from datetime import date

from amdesk.store import search
from amdesk.store.cipher import Connection

TABLES = """
CREATE TABLE account_summary (account_id INTEGER PRIMARY KEY, last_touch TEXT, last_check_in TEXT, next_meeting TEXT,
 touches_90 INTEGER NOT NULL, people INTEGER NOT NULL, open_issues INTEGER NOT NULL, critical_issues INTEGER NOT NULL,
 open_actions INTEGER NOT NULL, next_due TEXT, revenue_12 INTEGER NOT NULL, revenue_before INTEGER NOT NULL) STRICT;
CREATE TABLE revenue_month (account_id INTEGER NOT NULL, month TEXT NOT NULL, amount INTEGER NOT NULL,
 PRIMARY KEY (account_id, month)) STRICT, WITHOUT ROWID;
CREATE TABLE account_state (account_id INTEGER NOT NULL, day TEXT NOT NULL, health INTEGER, confidence INTEGER NOT NULL,
 band TEXT NOT NULL, parts TEXT NOT NULL, PRIMARY KEY (account_id, day)) STRICT, WITHOUT ROWID;
CREATE TABLE account_concern (account_id INTEGER NOT NULL, rule TEXT NOT NULL, weight INTEGER NOT NULL,
 sentence TEXT NOT NULL, since TEXT, PRIMARY KEY (account_id, rule)) STRICT, WITHOUT ROWID;
CREATE TABLE derived_day (id INTEGER PRIMARY KEY CHECK (id = 1), day TEXT NOT NULL) STRICT;
CREATE TABLE draft (key TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT;
CREATE TABLE content (sha TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
"""

SUMMED = ("touch", "issue", "action", "promise", "revenue", "person")
DERIVED_FROM: dict[str, frozenset[str]] = {
    "account_summary": frozenset({"account", *SUMMED}),
    "revenue_month": frozenset({"revenue"}),
    "search": frozenset(s.subject for s in search.SEARCHED),
}
DERIVED_FROM |= {f"search_{part}": DERIVED_FROM["search"] for part in ("data", "idx", "docsize", "config", "words")}
UNJOURNALED = frozenset(
    {
        "journal",
        "journal_step",
        "account_summary",
        "revenue_month",
        "account_state",
        "account_concern",
        "derived_day",
        "content",
        "draft",
        "search",
        "search_data",
        "search_idx",
        "search_docsize",
        "search_config",
        "search_words",
        "sqlite_sequence",
    }
)

SUMMARY = """
INSERT OR REPLACE INTO account_summary
SELECT a.id,
 (SELECT max("on") FROM touch WHERE account_id = a.id AND status = 'held' AND "on" <= :today),
 (SELECT max("on") FROM touch WHERE account_id = a.id AND status = 'held' AND kind = 'check-in' AND "on" <= :today),
 (SELECT min("on") FROM touch WHERE account_id = a.id AND status = 'planned' AND "on" >= :today),
 (SELECT count(*) FROM touch WHERE account_id = a.id AND status = 'held' AND "on" > date(:today, '-90 days')
   AND "on" <= :today),
 (SELECT count(*) FROM person WHERE account_id = a.id AND left_on IS NULL),
 (SELECT count(*) FROM issue WHERE account_id = a.id AND status = 'open'),
 (SELECT count(*) FROM issue WHERE account_id = a.id AND status = 'open' AND severity = 'critical'),
 (SELECT count(*) FROM action WHERE account_id = a.id AND status IN ('open', 'doing')),
 (SELECT min(due) FROM (
   SELECT min(due) AS due FROM action WHERE account_id = a.id AND status IN ('open', 'doing') UNION ALL
   SELECT min(due) FROM promise WHERE account_id = a.id AND status = 'open' UNION ALL
   SELECT min("on") FROM touch WHERE account_id = a.id AND status = 'planned' AND "on" >= :today UNION ALL
   SELECT min(answer_by) FROM issue WHERE account_id = a.id AND status = 'open' AND answered_on IS NULL)),
 (SELECT coalesce(sum(amount), 0) FROM revenue_month WHERE account_id = a.id AND month > :year_ago AND month <= :month),
 (SELECT coalesce(sum(amount), 0) FROM revenue_month WHERE account_id = a.id AND month > :two_years_ago
   AND month <= :year_ago)
FROM account a WHERE a.id IN (SELECT id FROM affected)
"""
MONTHS = """
INSERT INTO revenue_month SELECT account_id, substr("on", 1, 7), sum(amount) FROM revenue
WHERE account_id IN (SELECT id FROM affected) AND "on" IS NOT NULL GROUP BY 1, 2
"""


def _days(today: date) -> dict[str, str]:
    def month(years: int) -> str:
        return f"{today.year - years}-{today.month:02}"

    return {"today": today.isoformat(), "month": month(0), "year_ago": month(1), "two_years_ago": month(2)}


def _choose_affected(raw: Connection, step: int, changed: frozenset[str]) -> None:
    raw.execute("CREATE TEMP TABLE IF NOT EXISTS affected (id INTEGER PRIMARY KEY)")
    raw.execute("DELETE FROM affected")
    choose = "INSERT OR IGNORE INTO affected "
    if "account" in changed:
        raw.execute(choose + "SELECT row FROM journal WHERE step = ? AND +tbl = 'account'", (step,))
    for table in changed.intersection(SUMMED):
        mentioned = "before->>'$.account_id' AS id FROM journal WHERE step = ? AND +tbl = ?"
        raw.execute(choose + f"SELECT id FROM (SELECT {mentioned}) WHERE id IS NOT NULL", (step, table))
        rows = "SELECT row FROM journal WHERE step = ? AND +tbl = ?"
        query = f'SELECT DISTINCT account_id FROM "{table}" WHERE account_id IS NOT NULL AND id IN ({rows})'
        raw.execute(choose + query, (step, table))


def update(raw: Connection, step: int, changed: frozenset[str], today: date) -> None:
    """Bring summaries and search up to date with what a step changed."""
    search.update(raw, step, changed)
    if changed.isdisjoint({"account", *SUMMED}):
        return
    _choose_affected(raw, step, changed)
    if changed & {"account", "revenue"}:
        raw.execute("DELETE FROM revenue_month WHERE account_id IN (SELECT id FROM affected)")
        raw.execute(MONTHS)
    _summarise(raw, today)


def _summarise(raw: Connection, today: date) -> None:
    raw.execute("DELETE FROM account_summary WHERE account_id IN (SELECT id FROM affected)")
    raw.execute(SUMMARY, _days(today))


def affected_accounts(raw: Connection) -> list[int]:
    """The accounts the last `update` summarised."""
    found = raw.execute("SELECT name FROM sqlite_temp_master WHERE name = 'affected'").fetchone()
    return [row[0] for row in raw.execute("SELECT id FROM affected")] if found else []


def day_of(raw: Connection) -> date | None:
    """The day the summaries stand for, or None before the first."""
    row = raw.execute("SELECT day FROM derived_day").fetchone()
    return date.fromisoformat(row[0]) if row else None


def refresh_day(raw: Connection, today: date) -> None:
    """Renew what depends on the date, for all accounts."""
    raw.execute("CREATE TEMP TABLE IF NOT EXISTS affected (id INTEGER PRIMARY KEY)")
    raw.execute("DELETE FROM affected")
    raw.execute("INSERT INTO affected SELECT id FROM account")
    _summarise(raw, today)
    raw.execute("INSERT OR REPLACE INTO derived_day VALUES (1, ?)", (today.isoformat(),))


def rebuild(raw: Connection, today: date) -> None:
    """Make every summary and the search index anew."""
    search.rebuild(raw)
    raw.execute("DELETE FROM revenue_month")
    raw.execute(MONTHS.replace("account_id IN (SELECT id FROM affected) AND ", ""))
    raw.execute("DELETE FROM account_summary")
    refresh_day(raw, today)
