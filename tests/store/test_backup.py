"""Backups are whole, equal a state that was stored, and never push out the last good one (figure 8)."""

import shutil
import threading
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from amdesk.model.accounts import Account
from amdesk.store import backup
from amdesk.store.errors import CannotSave, Damaged
from amdesk.store.workspace import Workspace
from tests.store.dump import state

TODAY = date(2026, 11, 21)
NOON = datetime(2026, 11, 21, 12)


def add(workspace: Workspace, name: str) -> None:
    with workspace.write(f"Add {name}") as session:
        session.add(Account(name=name, note="many words " * 300))
        session.flush()
        session.execute(text("UPDATE account SET city = :c"), {"c": name})


def test_a_backup_is_a_workspace_with_everything_in_it(workspace: Workspace) -> None:
    add(workspace, "Acme")
    taken = workspace.back_up(now=NOON)
    assert taken.name == "desk 2026-11-21 12.00.00.amdesk"
    opened = Workspace.open(taken, today=TODAY)
    assert state(opened.raw) == state(workspace.raw)
    assert opened.undo() is not None
    opened.close()


def test_backups_taken_while_another_writes_equal_a_state_that_was_stored(workspace: Workspace) -> None:
    enough = threading.Event()

    def write(twin: Workspace) -> None:
        number = 0
        while not enough.is_set():
            add(twin, f"Account {number}")
            number += 1

    taken = []
    with workspace.second_writer("writing") as twin:
        writer = threading.Thread(target=write, args=(twin,))
        writer.start()
        for number in range(25):
            taken.append(workspace.back_up(now=NOON + timedelta(days=number * 30)))
            shutil.copy(taken[-1], workspace.path.with_name(f"{number}.amdesk"))
        enough.set()
        writer.join()
    sizes = []
    for number in range(25):
        opened = Workspace.open(workspace.path.with_name(f"{number}.amdesk"), today=TODAY)
        names = opened.select("SELECT name FROM account ORDER BY id")
        assert names == [(f"Account {n}",) for n in range(len(names))]
        assert not names or opened.select("SELECT DISTINCT city FROM account") == names[-1:]
        sizes.append(len(names))
        opened.close()
    assert sizes == sorted(sizes) and sizes[-1] > sizes[0]


def test_a_damaged_workspace_is_not_backed_up_over_a_good_one(workspace: Workspace) -> None:
    for number in range(60):
        add(workspace, f"Account {number}")
    good = workspace.back_up(now=NOON)
    path = workspace.path
    workspace.close()
    (root,) = [r[0] for r in _roots(path, "account_by_name")]
    content = bytearray(path.read_bytes())
    content[(root - 1) * 4096 + 200 : root * 4096] = bytes(4096 - 200)
    path.write_bytes(content)
    opened = Workspace.__new__(Workspace)
    with pytest.raises(Damaged):
        opened = Workspace.open(path, today=TODAY)
    opened = Workspace.open(path, today=TODAY, trusted=True)
    with pytest.raises(Damaged):
        opened.back_up(now=NOON + timedelta(hours=1))
    opened.close()
    assert list(backup.folder_for(path).iterdir()) == [good]
    assert backup.is_whole(good, "")


def _roots(path: Path, index: str) -> list[tuple[int]]:
    import sqlite3

    raw = sqlite3.connect(path)
    found = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (index,)).fetchall()
    raw.close()
    return found


def test_a_backup_that_cannot_be_written_says_where_and_that_the_workspace_is_safe(workspace: Workspace) -> None:
    in_the_way = workspace.path.with_name("in the way")
    in_the_way.touch()
    with pytest.raises(CannotSave, match="workspace itself is safe"):
        workspace.back_up(in_the_way)


def test_only_backups_of_this_workspace_are_counted_and_removed(workspace: Workspace) -> None:
    folder = backup.folder_for(workspace.path)
    folder.mkdir()
    others = [
        folder / name
        for name in ("desk.amdesk", "desk 2.amdesk", "desk notes.txt", "desktop 2026-11-21 12.00.00.amdesk")
    ]
    for other in others:
        other.touch()
    for number in range(40):
        (folder / f"desk {(NOON - timedelta(minutes=number)).strftime(backup.STAMP)}.amdesk").touch()
    workspace.back_up(now=NOON + timedelta(minutes=1))
    assert all(other.exists() for other in others)
    assert len(backup.present(workspace.path, folder)) == backup.RECENT


moments = st.lists(st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31)), unique=True, max_size=60)


@given(taken=moments)
def test_the_rotation_keeps_the_newest_ten_and_never_more_than_twenty_one(taken: list[datetime]) -> None:
    newest_first = sorted(taken, reverse=True)
    kept = backup.kept(newest_first)
    assert set(newest_first[: backup.RECENT]) <= kept <= set(newest_first)
    assert len(kept) <= backup.RECENT + backup.DAILY + backup.WEEKLY


@given(taken=moments)
def test_the_rotation_keeps_the_newest_of_seven_days_and_four_weeks(taken: list[datetime]) -> None:
    kept = backup.kept(sorted(taken, reverse=True))
    days = sorted({m.date() for m in taken}, reverse=True)[: backup.DAILY]
    weeks = sorted({m.isocalendar()[:2] for m in taken}, reverse=True)[: backup.WEEKLY]
    assert {max(m for m in taken if m.date() == day) for day in days} <= kept
    assert {max(m for m in taken if m.isocalendar()[:2] == week) for week in weeks} <= kept


@given(taken=moments)
def test_rotating_again_removes_nothing_more(taken: list[datetime]) -> None:
    once = backup.kept(sorted(taken, reverse=True))
    assert backup.kept(sorted(once, reverse=True)) == once


def test_a_year_of_daily_backups_reaches_back_four_weeks(workspace: Workspace) -> None:
    stay: set[datetime] = set()
    for day in range(365):
        stay = backup.kept(sorted(stay | {NOON + timedelta(days=day)}, reverse=True))
    last = NOON + timedelta(days=364)
    assert max(stay) == last
    assert timedelta(days=19) <= last - min(stay) <= timedelta(days=28)
