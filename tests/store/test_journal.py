"""The one record of all changes: undo and redo of whatever changed rows, after a restart too."""

import random
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlcipher3 import dbapi2 as driver

from amdesk.model.accounts import Account
from amdesk.model.fields import FieldError
from amdesk.model.people import Line, Person, Rating
from amdesk.model.values import Stance
from amdesk.store import journal
from amdesk.store.errors import CannotSave
from amdesk.store.workspace import Changes, Workspace
from tests.store.dump import State, state
from tests.store.edits import random_edit

TODAY = date(2026, 11, 21)


def add_account(workspace: Workspace, name: str = "Acme") -> int:
    with workspace.write(f"Add {name}") as session:
        account = Account(name=name)
        session.add(account)
        session.flush()
        number = account.id
    return number


def add_ada(workspace: Workspace) -> tuple[int, int]:
    account = add_account(workspace)
    with workspace.write("Add Ada and her lines") as session:
        ada, bob = Person(account_id=account, name="ada"), Person(account_id=account, name="bob")
        session.add_all([ada, bob])
        session.flush()
        ada.stance = Stance.CHAMPION
        session.add(Line(source_id=bob.id, target_id=ada.id))
        number = ada.id
    return account, number


def run(workspace: Workspace, sql: str, **values: object) -> None:
    with workspace.write("Plain SQL") as session:
        session.execute(text(sql), values)


def there_and_back(workspace: Workspace, before: State) -> Workspace:
    """Undo, redo, and both again after reopening, each compared with what was."""
    after = state(workspace.raw)
    assert after != before
    workspace.undo()
    assert state(workspace.raw) == before
    workspace.redo()
    assert state(workspace.raw) == after
    workspace.close()
    workspace.__dict__.update(Workspace.open(workspace.path, today=TODAY).__dict__)
    workspace.undo()
    assert state(workspace.raw) == before
    workspace.redo()
    assert state(workspace.raw) == after
    return workspace


def test_deleting_an_account_takes_everything_of_it_and_undo_brings_all_back(workspace: Workspace) -> None:
    account, _ada = add_ada(workspace)
    before = state(workspace.raw)
    with workspace.write("Delete Acme") as session:
        session.delete(session.get(Account, account))
    assert workspace.select("SELECT count(*) FROM rating") == [(0,)]
    there_and_back(workspace, before)


def test_undo_brings_back_a_deleted_person_and_her_line(workspace: Workspace) -> None:
    _account, ada = add_ada(workspace)
    with workspace.write("Delete Ada") as session:
        session.delete(session.get(Person, ada))
    workspace.undo()
    assert workspace.select("SELECT target_id FROM line") == [(ada,)]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE person SET note = 'all of them'",
        "DELETE FROM person",
        "DELETE FROM person WHERE name = 'bob'",
        "DELETE FROM account",
        "INSERT INTO person(account_id, name) SELECT account_id, name || ' II' FROM person",
        "INSERT OR REPLACE INTO person(id, account_id, name) SELECT id, account_id, 'replaced' FROM person",
        "UPDATE OR REPLACE person SET id = 1 WHERE id = 1",
        "INSERT INTO person(id, account_id, name) SELECT id, account_id, 'x' FROM person WHERE true "
        "ON CONFLICT(id) DO UPDATE SET name = excluded.name || person.name",
        "UPDATE person SET name = 'ADA' WHERE name = 'ada'",
    ],
)
def test_plain_sql_inside_a_step_is_undone_and_redone(workspace: Workspace, sql: str) -> None:
    add_ada(workspace)
    before = state(workspace.raw)
    run(workspace, sql)
    if "OR REPLACE person SET" in sql:
        assert state(workspace.raw) == before
    else:
        there_and_back(workspace, before)


def test_a_reference_to_the_own_table_is_emptied_and_set_again(workspace: Workspace) -> None:
    parent, child = add_account(workspace, "Parent"), add_account(workspace, "Child")
    run(workspace, "UPDATE account SET parent_id = :p WHERE id = :c", p=parent, c=child)
    before = state(workspace.raw)
    run(workspace, "DELETE FROM account WHERE id = :p", p=parent)
    assert workspace.select("SELECT parent_id FROM account") == [(None,)]
    there_and_back(workspace, before)


def test_rows_added_changed_and_deleted_in_one_step_are_undone_together(workspace: Workspace) -> None:
    account, ada = add_ada(workspace)
    before = state(workspace.raw)
    with workspace.write("All at once") as session:
        for number in range(5):
            session.execute(text("UPDATE person SET note = :n WHERE id = :i"), {"n": str(number), "i": ada})
        session.execute(text("INSERT INTO person(account_id, name) VALUES (:a, 'cyd')"), {"a": account})
        session.execute(text("UPDATE person SET mail = 'c@x', note = 'c' WHERE name = 'cyd'"))
        session.execute(text("DELETE FROM person WHERE id = :i"), {"i": ada})
        session.execute(text("UPDATE person SET note = 'left' WHERE name = 'cyd'"))
    there_and_back(workspace, before)


def test_the_same_values_again_are_no_step_and_no_notice(workspace: Workspace) -> None:
    _account, ada = add_ada(workspace)
    heard: list[Changes] = []
    workspace.on_commit.append(heard.append)
    last = workspace.next_undo()
    with workspace.write("Nothing") as session:
        session.get(Person, ada).name = "ada"
        session.execute(text("UPDATE person SET note = note, name = name"))
    assert (workspace.next_undo(), heard) == (last, [])
    assert workspace.select("SELECT count(*) FROM journal_step WHERE label = 'Nothing'") == [(0,)]


def test_a_change_of_case_alone_is_noted_and_undone(workspace: Workspace) -> None:
    _account, ada = add_ada(workspace)
    with workspace.write("Ada") as session:
        session.get(Person, ada).name = "Ada"
    workspace.undo()
    assert workspace.select("SELECT name FROM person WHERE id = ?", (ada,)) == [("ada",)]


def test_a_failing_step_leaves_nothing(workspace: Workspace) -> None:
    account, _ada = add_ada(workspace)
    before, steps = state(workspace.raw), workspace.select("SELECT * FROM journal_step")
    with pytest.raises(ZeroDivisionError), workspace.write("Half") as session:
        session.add(Person(account_id=account, name="half"))
        session.flush()
        raise ZeroDivisionError
    assert state(workspace.raw) == before
    assert workspace.select("SELECT * FROM journal_step") == steps


def test_a_refused_value_leaves_nothing_and_the_next_step_works(workspace: Workspace) -> None:
    account, _ada = add_ada(workspace)
    before = state(workspace.raw)
    with pytest.raises(FieldError), workspace.write("Half") as session:
        session.add(Person(account_id=account, name="half"))
        session.flush()
        session.add(Person(account_id=account, name=""))
    assert state(workspace.raw) == before
    add_account(workspace, "Next")
    there_and_back(workspace, before)


def test_a_savepoint_taken_back_is_not_part_of_the_step(workspace: Workspace) -> None:
    account, _ada = add_ada(workspace)
    before = state(workspace.raw)
    with workspace.write("With a savepoint") as session:
        session.add(Person(account_id=account, name="stays"))
        with pytest.raises(ZeroDivisionError), session.begin_nested():
            session.execute(text("DELETE FROM line"))
            raise ZeroDivisionError
    assert workspace.select("SELECT count(*) FROM line") == [(1,)]
    there_and_back(workspace, before)


def test_a_rollback_inside_a_step_is_an_error_of_the_program(workspace: Workspace) -> None:
    account = add_account(workspace)
    before = state(workspace.raw)
    with pytest.raises(RuntimeError), workspace.write("Rolled back") as session:
        session.rollback()
        session.add(Person(account_id=account, name="not in the journal"))
    assert state(workspace.raw) == before


def test_reading_refuses_to_write(workspace: Workspace) -> None:
    with pytest.raises(Exception, match="readonly"), workspace.read() as session:
        session.execute(text("DELETE FROM checklist"))


def test_the_driver_refuses_to_write_outside_a_step(workspace: Workspace) -> None:
    add_account(workspace)
    with pytest.raises(Exception, match="readonly"):
        workspace.raw.execute("DELETE FROM account")


def test_scopes_do_not_nest(workspace: Workspace) -> None:
    account = add_account(workspace)
    with pytest.raises(RuntimeError), workspace.read() as session:
        session.get(Account, account)
        add_account(workspace, "Inside a reading scope")
    with pytest.raises(RuntimeError), workspace.write("Outer"), workspace.read():
        pass
    before = state(workspace.raw)
    run(workspace, "UPDATE account SET note = 'x' WHERE id = :a", a=account)
    there_and_back(workspace, before)


def test_numbers_are_never_given_twice(workspace: Workspace) -> None:
    first = add_account(workspace, "First")
    workspace.undo()
    second = add_account(workspace, "Second")
    run(workspace, "DELETE FROM account WHERE id = :i", i=second)
    assert first < second < add_account(workspace, "Third")


HARD_TEXTS = [
    "null",
    "true",
    "1e400",
    "a\0b",
    "😀 𝔄𝔡𝔞",
    "line\u2028separator\u2029end",
    '"quoted" \\ back\\u0041slash',
    "{}",
    "[1]",
    "",
    " ",
    "\x01\x1f\x7f",
    "e\u0301 \u202e rtl",
    "x" * 100_000,
]


@pytest.mark.parametrize("hard", HARD_TEXTS, ids=range(len(HARD_TEXTS)))
def test_any_text_comes_back_exactly(workspace: Workspace, hard: str) -> None:
    account = add_account(workspace)
    run(workspace, "UPDATE account SET note = :t, city = :t WHERE id = :a", t=hard, a=account)
    before = state(workspace.raw)
    run(workspace, "UPDATE account SET note = 'other', city = 'other'")
    there_and_back(workspace, before)
    workspace.undo()
    run(workspace, "DELETE FROM account")
    there_and_back(workspace, before)


@pytest.mark.parametrize("whole", [0, -1, 2**53, -(2**53), 2**63 - 1, -(2**63)])
def test_any_whole_number_comes_back_exactly(workspace: Workspace, whole: int) -> None:
    account = add_account(workspace)
    run(
        workspace,
        "INSERT INTO revenue(account_id, 'on', amount, margin) VALUES (:a, '1999-01-02', 5, :w)",
        a=account,
        w=whole,
    )
    before = state(workspace.raw)
    run(workspace, "UPDATE revenue SET margin = NULL")
    there_and_back(workspace, before)
    workspace.undo()
    run(workspace, "DELETE FROM revenue")
    there_and_back(workspace, before)


def test_eighty_random_edits_are_undone_and_redone_one_by_one_after_reopening(workspace: Workspace) -> None:
    chance = random.Random(7)
    states = [state(workspace.raw)]
    while len(states) < 81:
        last = workspace.next_undo()
        random_edit(workspace, chance)
        if workspace.next_undo() != last:
            states.append(state(workspace.raw))
    workspace.close()
    reopened = Workspace.open(workspace.path, today=TODAY)
    for expected in reversed(states[:-1]):
        assert reopened.undo() is not None
        assert state(reopened.raw) == expected
    assert reopened.undo() is None
    for expected in states[1:]:
        assert reopened.redo() is not None
        assert state(reopened.raw) == expected
    assert reopened.redo() is None
    reopened.close()


def test_a_new_step_ends_redo(workspace: Workspace) -> None:
    add_account(workspace, "First")
    workspace.undo()
    add_account(workspace, "Second")
    assert (workspace.next_redo(), workspace.redo()) == (None, None)


def test_the_menu_names_the_step(workspace: Workspace) -> None:
    add_account(workspace, "First")
    undo = workspace.next_undo()
    changes = workspace.undo()
    redo = workspace.next_redo()
    assert undo and changes and redo
    assert undo.label == changes.label == redo.label == "Add First"


def test_a_new_workspace_has_nothing_to_undo(workspace: Workspace) -> None:
    assert workspace.undo() is None


def foreign_write(workspace: Workspace, sql: str) -> None:
    other = sqlite3.connect(workspace.path)
    other.execute(sql)
    other.commit()
    other.close()


@pytest.mark.parametrize("foreign", ["UPDATE account SET name = 'Foreign'", "DELETE FROM account"])
def test_undo_after_a_foreign_write_is_refused_with_a_sentence(workspace: Workspace, foreign: str) -> None:
    account = add_account(workspace)
    run(workspace, "UPDATE account SET name = 'Ours' WHERE id = :a", a=account)
    foreign_write(workspace, foreign)
    before = state(workspace.raw)
    with pytest.raises(CannotSave, match="another program"):
        workspace.undo()
    assert state(workspace.raw) == before
    assert workspace.undo() is None


def test_undo_of_rows_that_went_while_the_file_was_closed_is_refused(workspace: Workspace) -> None:
    account = add_account(workspace)
    run(workspace, "UPDATE account SET name = 'Ours' WHERE id = :a", a=account)
    workspace.close()
    foreign_write(workspace, "DELETE FROM account")
    reopened = Workspace.open(workspace.path, today=TODAY)
    with pytest.raises(CannotSave, match="another program"):
        reopened.undo()
    reopened.close()


def test_undo_that_would_leave_a_row_without_its_parent_is_refused(workspace: Workspace) -> None:
    _account, ada = add_ada(workspace)
    run(workspace, "DELETE FROM person WHERE id = :i", i=ada)
    workspace.close()
    foreign_write(workspace, "DELETE FROM person")
    foreign_write(workspace, "DELETE FROM account")
    reopened = Workspace.open(workspace.path, today=TODAY)
    with pytest.raises(CannotSave, match="another program"):
        reopened.undo()
    assert reopened.select("SELECT count(*) FROM person") == [(0,)]
    reopened.close()


def test_only_the_last_steps_can_be_undone(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "KEPT_STEPS", 5)
    for number in range(9):
        add_account(workspace, f"Account {number}")
    undone = 0
    while workspace.undo() is not None:
        undone += 1
    assert undone == 5
    assert workspace.select("SELECT name FROM account ORDER BY id") == [(f"Account {n}",) for n in range(4)]


def test_five_hundred_steps_are_kept() -> None:
    assert journal.KEPT_STEPS == 500


def test_the_history_of_a_row_tells_what_it_was_and_by_which_step(workspace: Workspace) -> None:
    _account, ada = add_ada(workspace)
    run(workspace, "UPDATE person SET mail = 'ada@x.example' WHERE id = :i", i=ada)
    workspace.undo()
    run(workspace, "DELETE FROM person WHERE id = :i", i=ada)
    entries = workspace.history("person", ada)
    assert [(e.op, e.label) for e in entries] == [
        ("I", "Add Ada and her lines"),
        ("U", "Plain SQL"),
        ("U", "Plain SQL"),
        ("D", "Plain SQL"),
    ]
    assert [e.before for e in entries[:3]] == [None, '{"mail":""}', '{"mail":"ada@x.example"}']
    assert '"name":"ada"' in (entries[3].before or "")


def test_a_commit_tells_which_rows_changed(workspace: Workspace) -> None:
    _account, ada = add_ada(workspace)
    heard: list[Changes] = []
    workspace.on_commit.append(heard.append)
    with workspace.write("Ada stands against us") as session:
        session.get(Person, ada).stance = Stance.OPPONENT
    (rating,) = workspace.select("SELECT max(id) FROM rating")[0]
    assert heard == [Changes({"rating": frozenset({rating})}, "Ada stands against us")]
    assert heard[0].touches({"rating", "line"})
    assert not heard[0].touches({"line"})


def test_undo_and_redo_tell_the_same_rows(workspace: Workspace) -> None:
    add_ada(workspace)
    heard: list[Changes] = []
    workspace.on_commit.append(heard.append)
    workspace.undo()
    workspace.redo()
    assert heard[0] == heard[1]
    assert set(heard[0].tables) == {"person", "rating", "line"}


def test_a_second_writer_keeps_the_journal_too_and_its_step_is_undone(workspace: Workspace, tmp_path: Path) -> None:
    add_account(workspace)
    before = state(workspace.raw)
    heard: list[Changes] = []
    with workspace.second_writer("an import is running") as twin:
        twin.on_commit.append(heard.append)
        add_account(twin, "Imported")
        with pytest.raises(CannotSave, match="import"):
            add_account(workspace, "Refused")
    workspace.written_elsewhere(heard[0])
    there_and_back(workspace, before)


def test_ratings_that_were_added_by_undo_are_the_old_rows(workspace: Workspace) -> None:
    _account, ada = add_ada(workspace)
    rows = workspace.select("SELECT * FROM rating")
    with workspace.write("Delete") as session:
        session.delete(session.get(Person, ada))
    workspace.undo()
    with workspace.read() as session:
        assert session.get(Rating, rows[0][0]).person_id == ada
    assert workspace.select("SELECT * FROM rating") == rows


def test_a_refused_insert_of_many_rows_leaves_the_journal_armed(workspace: Workspace) -> None:
    with workspace.write("Two accounts") as session:
        session.connection()
        journal.insert(workspace.raw, "account", ("name",), "SELECT 'Acme'")
        with pytest.raises(driver.IntegrityError):
            journal.insert(workspace.raw, "account", ("name",), "SELECT NULL")
        workspace.raw.execute("INSERT INTO account(name) VALUES ('Globex')")
    workspace.undo()
    assert workspace.select("SELECT name FROM account") == []
