"""What an import would add although it may be there: told, never merged by itself, done as the user says."""

from dataclasses import replace
from pathlib import Path

import pytest

from amdesk.exchange.guessing import guess
from amdesk.exchange.importing import carry_out, facts_of, plan_import
from amdesk.exchange.likely import Meant
from amdesk.exchange.mapping import Subject
from amdesk.exchange.plan import ImportPlan
from amdesk.exchange.tables import read_table
from amdesk.exchange.together import Part, bring_in, look
from amdesk.model.accounts import Account
from amdesk.model.people import Person
from amdesk.store.queries.duplicates import kept_apart
from amdesk.store.workspace import Workspace
from tests.conftest import TODAY
from tests.store.dump import state

PEOPLE = "organisation,name,title,mail,phone\n"
ADA = PEOPLE + "Konex,A. Lovelace,Finance,ADA@konex.com,020 7946 0958\nKonex,Ben Okafor,CTO,,\n"


@pytest.fixture
def ada(workspace: Workspace) -> int:
    """Ada at Konex."""
    with workspace.write("Ada") as session:
        account = Account(name="Konex")
        session.add(account)
        session.flush()
        person = Person(account_id=account.id, name="Ada Lovelace", mail="ada@konex.com")
        session.add(person)
        session.flush()
        person.job = "CFO"
        return person.id


def part(workspace: Workspace, tmp_path: Path, text: str, subject: Subject = Subject.PEOPLE) -> Part:
    path = tmp_path / "file.csv"
    path.write_text(text, "utf-8")
    table = read_table(path)
    return Part(path.name, table, guess(table, subject, facts_of(workspace)))


def planned(workspace: Workspace, tmp_path: Path, text: str, subject: Subject = Subject.PEOPLE) -> ImportPlan:
    one = part(workspace, tmp_path, text, subject)
    return plan_import(workspace, one.table, one.mapping, file=one.name, today=TODAY)


def names(workspace: Workspace) -> list[str]:
    return [name for (name,) in workspace.select("SELECT name FROM person ORDER BY id")]


def test_whoever_may_be_there_is_told_with_the_reason(workspace: Workspace, tmp_path: Path, ada: int) -> None:
    (told,) = planned(workspace, tmp_path, ADA).likely
    assert (told.table, told.number, told.other, told.title) == ("person", 2, ada, "A. Lovelace")
    assert told.says == "may be Ada Lovelace · Konex: same last name, first name as initial, same mail address"


def test_unsaid_it_arrives_as_new(workspace: Workspace, tmp_path: Path, ada: int) -> None:
    plan = planned(workspace, tmp_path, ADA)
    carry_out(workspace, plan)
    assert names(workspace) == ["Ada Lovelace", "A. Lovelace", "Ben Okafor"]
    assert len(plan.undecided) == 1


def test_called_the_same_it_becomes_part_of_the_one_here_in_the_same_step(
    workspace: Workspace, tmp_path: Path, ada: int
) -> None:
    plan = planned(workspace, tmp_path, ADA)
    before = state(workspace.raw)
    carry_out(workspace, replace(plan, meant={plan.likely[0].key: Meant.SAME}))
    joined = "FROM person p JOIN membership m ON m.person_id = p.id WHERE p.id = ?"
    said = f"SELECT p.id, p.name, p.mail, p.phone, m.job {joined}"
    assert workspace.select(said, (ada,)) == [(ada, "Ada Lovelace", "ada@konex.com", "020 7946 0958", "CFO")]
    assert names(workspace) == ["Ada Lovelace", "Ben Okafor"]
    again = planned(workspace, tmp_path, ADA)
    assert not again.adds_or_changes and not again.likely
    workspace.undo()
    assert state(workspace.raw) == before


def test_called_different_it_is_never_proposed_again(workspace: Workspace, tmp_path: Path, ada: int) -> None:
    plan = planned(workspace, tmp_path, ADA)
    carry_out(workspace, replace(plan, meant={plan.likely[0].key: Meant.DIFFERENT}))
    assert names(workspace) == ["Ada Lovelace", "A. Lovelace", "Ben Okafor"]
    (new,) = [row for (row,) in workspace.select("SELECT id FROM person WHERE name = 'A. Lovelace'")]
    assert set(kept_apart(workspace, "person")) == {(ada, new)}


def test_three_spellings_in_one_file_become_one(workspace: Workspace, tmp_path: Path) -> None:
    text = PEOPLE + "Konex,Ada Lovelace,,ada@konex.com,\nKonex,A. Lovelace,,,020 7946 0958\nKonex,Ada Lovlace,CFO,,\n"
    plan = planned(workspace, tmp_path, text)
    assert [each.number for each in plan.likely] == [3, 4]
    carry_out(workspace, replace(plan, meant={each.key: Meant.SAME for each in plan.likely}))
    said = "SELECT p.name, p.mail, p.phone, m.job FROM person p JOIN membership m ON m.person_id = p.id"
    assert workspace.select(said) == [("Ada Lovelace", "ada@konex.com", "020 7946 0958", "CFO")]


def test_accounts_that_differ_by_their_legal_form_are_told(workspace: Workspace, tmp_path: Path, ada: int) -> None:
    plan = planned(workspace, tmp_path, "account,city\nKONEX GmbH,Leeds\nFirma,York\n", Subject.ACCOUNTS)
    assert [(each.title, each.other_title) for each in plan.likely] == [("KONEX GmbH", "Konex")]


def test_several_files_together_do_what_was_said_of_each(workspace: Workspace, tmp_path: Path, ada: int) -> None:
    one = part(workspace, tmp_path, ADA)
    seen = look(workspace, [one])
    said = replace(one, meant={seen.plans[0].likely[0].key: Meant.SAME})
    bring_in(workspace, [said], seen)
    assert names(workspace) == ["Ada Lovelace", "Ben Okafor"]
