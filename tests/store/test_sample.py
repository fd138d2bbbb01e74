"""The sample workspace is full, believable, the same every time, and fits any day."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from amdesk.model.all import SUBJECTS
from amdesk.model.fields import Kind
from amdesk.store import derived
from amdesk.store.sample import fill
from amdesk.store.workspace import Workspace

TODAY = date(2026, 11, 21)
OTHER_DAYS = (date(2027, 3, 1), date(2028, 2, 29))
LEFT_EMPTY = {"placement", "saved_filter", "origin", "shared", "kept_apart"}
SUMMARIES = ("account_summary", "revenue_month")


def filled(path: Path, today: date) -> Workspace:
    workspace = Workspace.create(path, today=today)
    fill(workspace)
    return workspace


@pytest.fixture(scope="module")
def on(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[date], Workspace]]:
    """The sample as made on a day; made once for each."""
    folder = tmp_path_factory.mktemp("sample")
    made: dict[date, Workspace] = {}

    def once(today: date) -> Workspace:
        if today not in made:
            made[today] = filled(folder / f"{today}.amdesk", today)
        return made[today]

    yield once
    for workspace in made.values():
        workspace.close()


@pytest.fixture
def workspace(on: Callable[[date], Workspace]) -> Workspace:
    """The sample as made today."""
    return on(TODAY)


def content(workspace: Workspace) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every subject without its uid."""
    found = {}
    for table, subject in SUBJECTS.items():
        columns = ", ".join(f'"{c.name}"' for c in subject.__table__.columns if c.name != "uid")
        found[table] = workspace.select(f'SELECT {columns} FROM "{table}" ORDER BY id')
    return found


def days_in(workspace: Workspace) -> Iterator[tuple[str, str, str]]:
    """Table, column and value of every date."""
    for table, subject in SUBJECTS.items():
        for column in subject.__table__.columns:
            described = column.info.get("field")
            if described is not None and described.kind is Kind.DATE:
                rows = workspace.select(f'SELECT "{column.name}" FROM "{table}" WHERE "{column.name}" IS NOT NULL')
                yield from ((table, column.name, value) for (value,) in rows)


def test_every_subject_has_rows(workspace: Workspace) -> None:
    empty = {table for table, rows in content(workspace).items() if not rows}
    assert empty == LEFT_EMPTY


def test_there_are_accounts_of_every_tier_and_status_and_many_people(workspace: Workspace) -> None:
    assert len(workspace.select("SELECT DISTINCT status FROM account")) == 5
    assert len(workspace.select("SELECT DISTINCT tier FROM account")) == 4
    assert workspace.select("SELECT count(*) FROM account")[0][0] >= 14
    assert workspace.select("SELECT count(*) FROM person")[0][0] >= 60
    assert len(workspace.select("SELECT DISTINCT currency FROM account")) >= 4


def test_every_choice_of_an_issue_and_a_plan_occurs(workspace: Workspace) -> None:
    statuses = {row[0] for row in workspace.select("SELECT DISTINCT status FROM issue")}
    assert statuses == {"open", "resolved", "closed", "declined", "closed-elsewhere"}
    assert len(workspace.select("SELECT DISTINCT status FROM plan")) == 4
    assert len(workspace.select("SELECT DISTINCT kind FROM intel")) == 6
    assert len(workspace.select("SELECT DISTINCT section FROM profile_entry")) == 12
    assert len(workspace.select("SELECT DISTINCT stage FROM opportunity")) == 6


def test_nine_of_the_seventeen_steps_of_the_dispute_are_done(workspace: Workspace) -> None:
    query = "SELECT s.status FROM step s JOIN issue i ON i.id = s.issue_id WHERE i.name LIKE 'Overcharged%'"
    steps = [status for (status,) in workspace.select(query)]
    assert (len(steps), steps.count("done")) == (17, 9)


def test_the_next_meeting_is_today_at_half_past_three(workspace: Workspace) -> None:
    query = "SELECT a.name, t.at FROM touch t JOIN account a ON a.id = t.account_id WHERE t.\"on\" = ? AND t.at > '12'"
    assert workspace.select(query, (TODAY.isoformat(),)) == [("Konex", "15:30")]


@pytest.mark.timeout(40)
def test_it_is_the_same_every_time(workspace: Workspace, tmp_path: Path) -> None:
    again = Workspace.create(tmp_path / "again.amdesk", today=TODAY)
    fill(again)
    assert content(again) == content(workspace)
    again.close()


def test_making_it_is_not_offered_for_undo(workspace: Workspace) -> None:
    assert workspace.next_undo() is None


def test_summaries_equal_a_rebuild(workspace: Workspace) -> None:
    before = {table: workspace.select(f"SELECT * FROM {table} ORDER BY 1, 2") for table in SUMMARIES}
    workspace.keep_derived(lambda raw: derived.rebuild(raw, TODAY), frozenset())
    after = {table: workspace.select(f"SELECT * FROM {table} ORDER BY 1, 2") for table in SUMMARIES}
    assert before == after


@pytest.mark.parametrize("today", [TODAY, *OTHER_DAYS])
def test_days_lie_around_any_today(on: Callable[[date], Workspace], today: date) -> None:
    earliest, latest = today - timedelta(days=11 * 366), today + timedelta(days=3 * 366)
    absurd = [found for found in days_in(on(today)) if not earliest.isoformat() <= found[2] <= latest.isoformat()]
    assert absurd == []


PAST = {
    "touch": "status = 'held' AND \"on\" > :today",
    "pulse": '"on" > :today',
    "revenue": '"on" > :today',
    "invoice": '"on" > :today',
    "payment": '"on" > :today',
    "step": "done_on > :today OR (status = 'done') <> (done_on IS NOT NULL)",
    "action": "done_on > :today OR (status = 'done') <> (done_on IS NOT NULL)",
    "promise": "kept_on > :today OR (status IN ('kept', 'late')) <> (kept_on IS NOT NULL)",
    "issue": "coalesce(answered_on, reported_on) < reported_on OR coalesce(resolved_on, reported_on) < reported_on",
    "intel": '"on" > :today',
    "contract": "ends <= starts OR notice_by > ends",
    "plan": "ends <= starts OR (status = 'agreed') > (id IN (SELECT plan_id FROM agreement))",
    "loss": '"on" > :today OR done_on < "on"',
}
SPELLS = ("rating", "membership", "person_role", "line", "coverage", "rhythm", "camp_member", "product_use")


@pytest.mark.parametrize("today", [TODAY, *OTHER_DAYS])
def test_nothing_happens_before_its_time(on: Callable[[date], Workspace], today: date) -> None:
    workspace = on(today)
    wrong = {}
    rules = PAST | {table: "until <= since OR since > :today" for table in SPELLS}
    for table, rule in rules.items():
        (wrong[table],) = workspace.select(f"SELECT count(*) FROM {table} WHERE {rule}", {"today": today.isoformat()})[
            0
        ]
    assert {table: count for table, count in wrong.items() if count} == {}


def test_nobody_was_met_after_leaving_or_before_we_knew_them(workspace: Workspace) -> None:
    query = """
        SELECT p.name FROM touch_person tp JOIN touch t ON t.id = tp.touch_id JOIN person p ON p.id = tp.person_id
        WHERE t."on" > p.left_on OR t."on" < p.came_in
    """
    assert workspace.select(query) == []


def test_people_have_names_of_their_own(workspace: Workspace) -> None:
    names = [name for (name,) in workspace.select("SELECT name FROM person")]
    assert [name for name in names if any(letter.isdigit() for letter in name)] == ["Someone signs above 250,000"]
    assert len(set(names)) == len(names)
