"""What was merged stays one: files and bundles that tell of both again find it, and change nothing."""

from pathlib import Path

import pytest

from amdesk.exchange.bundle.carrying import carry_out_bundle
from amdesk.exchange.bundle.packing import export_bundle
from amdesk.exchange.bundle.planning import plan_bundle
from amdesk.exchange.bundle.reading import read_bundle
from amdesk.exchange.guessing import guess
from amdesk.exchange.importing import carry_out, facts_of, plan_import
from amdesk.exchange.mapping import Subject
from amdesk.exchange.plan import ImportPlan
from amdesk.exchange.tables import read_table
from amdesk.model.merging import Taken, merge
from amdesk.store.workspace import Workspace
from tests.conftest import TODAY

ACCOUNTS = "id,name,city,phone\n1,Acme Ltd,Leeds,020 7946 0958\n2,ACME Limited,York,\n"
NAMES = "account,city\nAcme Ltd,Leeds\nACME Limited,York\n"
PEOPLE = "organisation,name,title,mail\nKonex,Ada King,CFO,ada@konex.com\nKonex,A. King,Finance,ak@konex.com\n"
ELSEWHERE = "organisation,name,title,mail\nKonex,Ada King,CFO,ada@konex.com\nFirma,Ada King,Finance,ak@konex.com\n"


def plan(workspace: Workspace, tmp_path: Path, text: str) -> ImportPlan:
    path = tmp_path / "file.csv"
    path.write_text(text, "utf-8")
    table = read_table(path)
    mapping = guess(table, Subject.PEOPLE if "title" in text else Subject.ACCOUNTS, facts_of(workspace))
    return plan_import(workspace, table, mapping, file=path.name, today=TODAY)


def bring_in(workspace: Workspace, tmp_path: Path, text: str) -> None:
    carry_out(workspace, plan(workspace, tmp_path, text))


def numbers(workspace: Workspace, table: str) -> list[int]:
    return [row for (row,) in workspace.select(f"SELECT id FROM {table} ORDER BY id")]


def join(workspace: Workspace, table: str, kept: int, lost: int, **taken: Taken) -> None:
    with workspace.write("Merge") as session:
        merge(session, table, kept, lost, taken)


@pytest.mark.parametrize(
    ("table", "text"), [("account", ACCOUNTS), ("account", NAMES), ("person", PEOPLE), ("person", ELSEWHERE)]
)
@pytest.mark.parametrize("keeps_first", [True, False])
def test_the_same_file_again_finds_the_merged_one_and_changes_nothing(
    workspace: Workspace, tmp_path: Path, table: str, text: str, keeps_first: bool
) -> None:
    bring_in(workspace, tmp_path, text)
    first, second = numbers(workspace, table)
    pair = (first, second) if keeps_first else (second, first)
    join(workspace, table, *pair)
    again = plan(workspace, tmp_path, text)
    assert not again.adds_or_changes, again.outcomes
    assert not again.refused
    carry_out(workspace, again)
    assert numbers(workspace, table) == [pair[0]]


def test_a_file_that_says_something_new_of_the_merged_one_changes_it(workspace: Workspace, tmp_path: Path) -> None:
    bring_in(workspace, tmp_path, ACCOUNTS)
    join(workspace, "account", *numbers(workspace, "account"))
    bring_in(workspace, tmp_path, "id,name,city,phone\n2,ACME Limited,Hull,\n")
    assert workspace.select("SELECT city FROM account") == [("Hull",)]


def test_after_undo_both_are_found_again(workspace: Workspace, tmp_path: Path) -> None:
    bring_in(workspace, tmp_path, ACCOUNTS)
    join(workspace, "account", *numbers(workspace, "account"))
    workspace.undo()
    again = plan(workspace, tmp_path, ACCOUNTS)
    assert not again.adds_or_changes
    assert len(numbers(workspace, "account")) == 2


def test_a_bundle_that_still_holds_both_doubles_nothing(workspace: Workspace, tmp_path: Path) -> None:
    bring_in(workspace, tmp_path, PEOPLE)
    (account,), (kept, lost) = numbers(workspace, "account"), numbers(workspace, "person")
    export_bundle(workspace, account, tmp_path / "konex.amdesk-account")
    join(workspace, "person", kept, lost)
    taken = plan_bundle(workspace, read_bundle(tmp_path / "konex.amdesk-account"))
    carry_out_bundle(workspace, taken, taken.taking_theirs())
    assert workspace.select("SELECT id, name FROM person") == [(kept, "Ada King")]


def test_a_bundle_of_the_merged_one_finds_either_of_the_two_elsewhere(workspace: Workspace, tmp_path: Path) -> None:
    bring_in(workspace, tmp_path, PEOPLE)
    (account,), (kept, lost) = numbers(workspace, "account"), numbers(workspace, "person")
    export_bundle(workspace, account, tmp_path / "before.amdesk-account")
    other = Workspace.create(tmp_path / "other.amdesk", today=TODAY)
    carry_out_bundle(other, plan_bundle(other, read_bundle(tmp_path / "before.amdesk-account")))
    with other.write("Only the one that will go is known there") as session:
        from amdesk.model.people import Person

        session.delete(next(person for person in session.query(Person) if person.name == "Ada King"))
    join(workspace, "person", kept, lost)
    export_bundle(workspace, account, tmp_path / "after.amdesk-account")
    taken = plan_bundle(other, read_bundle(tmp_path / "after.amdesk-account"))
    carry_out_bundle(other, taken, taken.taking_theirs())
    names = other.select("SELECT name FROM person")
    other.close()
    assert names == [("Ada King",)]
