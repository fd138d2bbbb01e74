"""What a new workspace begins with, who is told of what, and readers that never hold up a change."""

import subprocess
import sys
import threading
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import select

from amdesk.model.accounts import Account, TierDefault
from amdesk.model.all import SUBJECTS
from amdesk.model.colleagues import Colleague
from amdesk.model.issues import Checklist, ChecklistStep
from amdesk.model.values import IssueKind
from amdesk.store import journal
from amdesk.store.cipher import Connection
from amdesk.store.workspace import Changes, Workspace

TODAY = date(2026, 11, 21)
ENDLESS = """
WITH RECURSIVE n(i) AS (SELECT max(id) FROM account UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n
"""


def add(workspace: Workspace, name: str) -> None:
    with workspace.write(f"Add {name}") as session:
        session.add(Account(name=name))


def test_a_new_workspace_has_three_checklists_four_tiers_and_me(workspace: Workspace) -> None:
    with workspace.read() as session:
        kinds = session.scalars(select(Checklist.kind).order_by(Checklist.id)).all()
        steps = [session.query(ChecklistStep).filter_by(checklist_id=n, optional=False).count() for n in (1, 2, 3)]
        assert IssueKind.REQUEST in kinds and len(kinds) == 3
        assert steps[:2] == [17, 7] and steps[2] >= 3
        assert session.query(TierDefault).count() == 4
        assert [c.is_me for c in session.scalars(select(Colleague))] == [True]


def test_today_is_the_day_given_or_the_real_one(workspace: Workspace) -> None:
    assert workspace.today == TODAY
    with workspace.read() as session:
        assert session.info["today"] == TODAY
    workspace.fixed_today = None
    assert workspace.today == date.today()


def test_opening_and_plain_sql_need_no_sqlalchemy(workspace: Workspace) -> None:
    workspace.close()
    script = (
        "import sys; from pathlib import Path; from amdesk.store.workspace import Workspace\n"
        f"w = Workspace.open(Path({str(workspace.path)!r})); w.select('SELECT 1'); w.arm(); w.close()\n"
        "sys.exit('sqlalchemy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], timeout=60).returncode == 0


def test_a_change_interrupts_a_reader_and_does_not_wait_for_it(workspace: Workspace) -> None:
    add(workspace, "Acme")
    reading, ended = threading.Event(), []

    def read() -> None:
        with workspace.reader() as reader:
            reading.set()
            try:
                reader.select(ENDLESS)
            except driver.OperationalError as stopped:
                ended.append(str(stopped))

    thread = threading.Thread(target=read)
    thread.start()
    reading.wait(5)
    time.sleep(0.05)
    add(workspace, "Second")
    thread.join(10)
    assert ended == ["interrupted"]


def test_a_reader_sees_what_was_stored_and_cannot_write(workspace: Workspace) -> None:
    add(workspace, "Acme")
    with workspace.reader() as reader:
        assert reader.select("SELECT name FROM account") == [("Acme",)]
        assert reader.today == TODAY
        with pytest.raises(driver.OperationalError, match="readonly"):
            reader.raw.execute("DELETE FROM account")


def test_kept_summaries_are_told_to_who_reads_them_and_are_no_step(workspace: Workspace) -> None:
    heard: list[Changes] = []
    workspace.on_commit.append(heard.append)

    def keep(raw: Connection) -> None:
        raw.execute("INSERT INTO account_state VALUES (1, '2026-11-21', 70, 80, 'good', '{}')")

    workspace.keep_derived(keep, frozenset({"account_state"}))
    assert heard[0].touches({"account_state"})
    assert workspace.next_undo() is None
    assert workspace.select("SELECT health FROM account_state") == [(70,)]


def test_what_belongs_to_a_step_is_stored_with_it_or_not_at_all(workspace: Workspace) -> None:
    def keep(written: Workspace, changed: dict[str, frozenset[int]]) -> None:
        written.raw.execute("INSERT INTO account_state VALUES (1, '2026-11-21', 70, 80, 'good', '{}')")
        if "line" in changed or len(changed["account"]) > 1:
            raise ZeroDivisionError

    workspace.before_commit.append(keep)
    with pytest.raises(ZeroDivisionError), workspace.write("Two") as session:
        session.add_all([Account(name="One"), Account(name="Two")])
    assert workspace.select("SELECT count(*) FROM account_state") == [(0,)]
    add(workspace, "One")
    assert workspace.select("SELECT count(*) FROM account_state") == [(1,)]


def test_steps_are_marked_with_the_moment_in_utc(workspace: Workspace) -> None:
    add(workspace, "Acme")
    (entry,) = workspace.history("account", 1)
    assert entry.at.endswith("+00:00")


def test_a_journal_is_kept_of_every_subject(workspace: Workspace) -> None:
    workspace.arm()
    armed = workspace.select("SELECT DISTINCT tbl_name FROM sqlite_temp_master WHERE type = 'trigger'")
    assert {table for (table,) in armed} == set(SUBJECTS)


def test_forgetting_ends_undo_and_redo_but_keeps_the_record(workspace: Workspace) -> None:
    add(workspace, "One")
    add(workspace, "Two")
    workspace.undo()
    workspace.keep_derived(journal.forget, frozenset())
    assert (workspace.undo(), workspace.redo()) == (None, None)
    assert len(workspace.history("account", 2)) == 2


def test_the_day_is_renewed_once(workspace: Workspace, tmp_path: Path) -> None:
    workspace.fixed_today = TODAY + timedelta(days=1)
    assert [workspace.refresh_day(), workspace.refresh_day()] == [True, False]
